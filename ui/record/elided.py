"""Text that gives way: one line of plain text, shortened with an ellipsis where there is no room."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton


class ElidedLabel(QLabel):
    """A label of one line that never asks for more width than it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of the text as fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter, room, self.alignment().value, self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class ElidedButton(QPushButton):
    """A flat button whose sentence is shortened to the width at hand; the whole of it is its accessible name."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_sentence(self, sentence: str) -> None:
        """Show this."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        text = self.fontMetrics().elidedText(self._sentence, Qt.TextElideMode.ElideRight, self.width() - 10)
        self.setToolTip("" if text == self._sentence else f"<p>{escape(self._sentence)}</p>")
        self.setText(_no_mnemonic(text))


class IdentityButton(QToolButton):
    """The name of the swap as the button that opens the list of swaps."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setProperty("role", "identity")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """The whole name."""
        return self._name

    def show_name(self, name: str) -> None:
        """Show this."""
        self._name = name
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Wide enough for the whole name."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._name + " ▾") + 14
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - metrics.horizontalAdvance(" ▾") - 12
        self.setText(_no_mnemonic(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)) + " ▾")


def _no_mnemonic(text: str) -> str:
    return text.replace("&", "&&")
