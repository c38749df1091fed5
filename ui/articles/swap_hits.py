"""The swaps in which the words that are searched for stand: a few lines above the articles."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from curator.model import SwapId
from curator.searching import Snippet
from ui.words import tr

_SHOWN = 3


class Hit(Protocol):
    """A swap that was found, and the piece of it that has the words."""

    @property
    def swap(self) -> SwapId: ...  # noqa: D102 - as the class says

    @property
    def code(self) -> str: ...  # noqa: D102

    @property
    def snippet(self) -> Snippet: ...  # noqa: D102


class SwapHits(QFrame):
    """The best matches, each a button that opens its swap."""

    activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("swapHits")
        self.setAccessibleName(tr("Swaps that were found"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the first few and how many more there are; none hides it."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for hit in hits[:_SHOWN]:
            line = _Line(hit, self)
            line.clicked.connect(lambda _checked=False, swap=hit.swap: self.activated.emit(swap))
            self._column.addWidget(line)
        if len(hits) > _SHOWN:
            more = QLabel(tr("and {n} more swaps", n=len(hits) - _SHOWN), self)
            more.setProperty("role", "muted")
            more.setContentsMargins(7, 0, 0, 0)
            self._column.addWidget(more)
        self.setVisible(bool(hits))


class _Line(QPushButton):
    """One swap, on one line that is cut where the pane ends."""

    def __init__(self, hit: Hit, parent: QWidget) -> None:
        super().__init__(parent)
        said = hit.snippet.words
        self._words = hit.code if said.startswith(hit.code) else f"{hit.code} · {said}"
        self.setProperty("role", "line")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._elide()

    def sizeHint(self) -> QSize:
        """As wide as the pane lets it."""
        return QSize(100, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(40, self.width() - 18)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))
