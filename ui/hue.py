"""The square in the colour of a field, as it stands before the field's name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme


class HueSquare(QWidget):
    """A small square in the colour of a field's marks; `side` is in pixels."""

    def __init__(self, hue: str, parent: QWidget, *, side: int = 9) -> None:
        super().__init__(parent)
        self._hue = hue
        self.setFixedSize(side, side)

    def show_hue(self, hue: str) -> None:
        """Be in the colour of another field."""
        self._hue = hue
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square, in the theme of the moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().ink(self._hue))
        painter.drawRoundedRect(self.rect(), 2, 2)
