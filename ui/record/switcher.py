"""The list of swaps that opens below the name of the swap: those of this article first, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from curator.model import SwapSummary
from ui.record.phrases import summary_line
from ui.words import tr

_MOST = 200
"""Rows shown at once; typing narrows the rest."""
_ID_ROLE = int(Qt.ItemDataRole.UserRole)


class SwapSwitcher(QFrame):
    """A pop-up with a line to type in and the swaps that match; Enter or a click goes to one."""

    chosen = Signal(int)
    asked = Signal()
    """It is about to open; `offer` may still say what can be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("swapSwitcher")
        self._linked: tuple[SwapSummary, ...] = ()
        self._others: tuple[SwapSummary, ...] = ()
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Code, date or number"))
        self._search.setAccessibleName(tr("Find a swap"))
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Swaps"))
        self._list.itemClicked.connect(self._take)
        self._list.itemActivated.connect(self._take)
        self._rest = QLabel()
        self._rest.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self._search, self._list, self._rest):
            layout.addWidget(widget)

    def offer(self, linked: Sequence[SwapSummary], others: Sequence[SwapSummary]) -> None:
        """The swaps linked to the article, and every other one."""
        self._linked, self._others = tuple(linked), tuple(others)

    def open_below(self, widget: QWidget) -> None:
        """Open under a widget, as wide as it, with an empty search."""
        self.asked.emit()
        self._search.clear()
        self._fill()
        self.resize(max(300, widget.width()), 320)
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
        self.show()
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter act on the list while one types."""
        if watched is self._search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        words = self._search.text().casefold().split()
        self._list.clear()
        left = _MOST
        missed = 0
        for heading, summaries in ((tr("In this article"), self._linked), (tr("All other swaps"), self._others)):
            found = [s for s in summaries if all(word in summary_line(s).casefold() for word in words)]
            if found and left:
                self._add_heading(heading)
            for summary in found[:left]:
                item = QListWidgetItem(summary_line(summary))
                item.setData(_ID_ROLE, int(summary.id))
                self._list.addItem(item)
            missed += max(0, len(found) - left)
            left = max(0, left - len(found))
        self._rest.setText(tr("{n} more: type to narrow", n=missed))
        self._rest.setVisible(bool(missed))
        self._list.setCurrentRow(1 if self._list.count() > 1 else -1)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _step(self, by: int) -> None:
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count() and self._list.item(row).data(_ID_ROLE) is None:
            row += by
        if 0 <= row < self._list.count():
            self._list.setCurrentRow(row)

    def _take(self, item: QListWidgetItem | None) -> None:
        swap = None if item is None else item.data(_ID_ROLE)
        if swap is not None:
            self.close()
            self.chosen.emit(swap)
