"""An area that scrolls up and down alone and shows the ground it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Upright(QScrollArea):
    """Its inside is as wide as it is itself; the keyboard goes to what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, inside: QWidget) -> None:
        """Take in what is scrolled."""
        self.setWidget(inside)
        for bare in (inside, self.viewport()):
            bare.setAutoFillBackground(False)
