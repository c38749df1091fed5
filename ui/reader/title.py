"""The title over the article: it goes on in further lines, and in a low pane gives way after the second."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from ui.words import tr

_LINES = 2
"""How many lines a title takes at most in a low pane."""


class Title(QLabel):
    """A label of plain text, whatever is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName(tr("Title of the article"))

    def show_title(self, title: str) -> None:
        """Show this, or nothing for ""."""
        self.setText(title)
        self.setVisible(bool(title))
        self._tell()

    def set_low(self, low: bool) -> None:
        """Take the room of a low pane, or of a high one."""
        self._low = low
        self.setProperty("role", "lowArticleTitle" if low else "articleTitle")
        self.style().polish(self)
        self.updateGeometry()
        self._tell()

    def heightForWidth(self, width: int) -> int:
        """As high as its lines (pixels), as far as they may go."""
        height = super().heightForWidth(width)
        return min(height, _LINES * self.fontMetrics().lineSpacing() + 2) if self._low else height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other words may fit."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that fit; the last one is shortened where more would follow."""
        shown = self.shown()
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        how = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        self.style().drawItemText(
            painter, self.contentsRect(), how, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()

    def shown(self) -> str:
        """The words that fit, as they are painted."""
        text, width = self.text(), self.contentsRect().width()
        if not self._low:
            return text
        starts = self._line_starts(text, width)
        if len(starts) <= _LINES:
            return text
        last = starts[_LINES - 1]
        return text[:last] + self.fontMetrics().elidedText(text[last:], Qt.TextElideMode.ElideRight, width)

    def _line_starts(self, text: str, width: int) -> list[int]:
        """Where each line begins at a width (pixels)."""
        layout = QTextLayout(text, self.font())
        layout.setTextOption(QTextOption())
        starts = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        return starts

    def _tell(self) -> None:
        """Say the whole of it where it is shortened."""
        self.setToolTip(f"<p>{escape(self.text())}</p>" if self.shown() != self.text() else "")
