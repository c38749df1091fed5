"""An area that scrolls up and down alone and shows the ground it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.viewports import viewport_of


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
        self._viewport = viewport_of(self)
        for bare in (inside, self._viewport):
            bare.setAutoFillBackground(False)
