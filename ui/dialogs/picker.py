"""Choosing a swap among all of the desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from curator.edtf import spoken_edtf
from curator.model import SwapId, SwapSummary
from ui.dialogs.sheet import Sheet
from ui.words import tr


class SearchLine(QLineEdit):
    """A search field whose up and down keys walk the list below it."""

    def __init__(self, below: QListWidget, placeholder: str) -> None:
        super().__init__()
        self._below = below
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list, everything else types."""
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        step = 1 if event.key() == Qt.Key.Key_Down else -1
        row = self._below.currentRow() + step
        while 0 <= row < self._below.count() and self._below.item(row).isHidden():
            row += step
        if 0 <= row < self._below.count():
            self._below.setCurrentRow(row)


def show_matching(rows: QListWidget, words: str) -> None:
    """Show the rows that hold all the words in any order, and choose the first."""
    wanted = words.casefold().split()
    first = None
    for number in range(rows.count()):
        row = rows.item(number)
        fits = all(word in row.data(Qt.ItemDataRole.AccessibleTextRole) for word in wanted)
        row.setHidden(not fits)
        if fits and first is None:
            first = number
    rows.setCurrentRow(-1 if first is None else first)


class SwapPicker(Sheet):
    """A searchable list of swaps, newest first."""

    picked = Signal(int)

    def __init__(
        self, parent: QWidget | None, summaries: Sequence[SwapSummary], sides: tuple[str, str], current: SwapId | None
    ) -> None:
        super().__init__(parent, tr("Work on another swap"), action=tr("Choose"), width=560)
        self.list = QListWidget()
        self.list.setObjectName("swapPicker")
        self.list.setAccessibleName(tr("Swaps"))
        self.list.setMinimumHeight(220)
        self.search = SearchLine(self.list, tr("Search by date, number or count"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        for summary in sorted(summaries, key=lambda s: (s.date_start, s.id), reverse=True):
            self._add(summary, sides, summary.id == current)
        self.search.textChanged.connect(lambda words: show_matching(self.list, words))
        self.list.itemActivated.connect(self._give)
        self.action_button.clicked.connect(self._give)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.search.setFocus()

    def _add(self, summary: SwapSummary, sides: tuple[str, str], current: bool) -> None:
        when = spoken_edtf(summary.date_edtf) if summary.date_edtf else tr("no date")
        counts = f"{_number(summary.to_a)} {sides[0]} / {_number(summary.to_b)} {sides[1]}"
        text = " · ".join((summary.code, when, counts, tr(summary.review_state.value)))
        row = QListWidgetItem(text)
        row.setData(Qt.ItemDataRole.UserRole, summary.id)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} {summary.date_edtf}".casefold())
        self.list.addItem(row)
        if current:
            self.list.setCurrentItem(row)

    def _give(self) -> None:
        row = self.list.currentItem()
        if row is None:
            self.refuse(tr("No swap fits; change the search."))
            return
        self.accept()
        self.picked.emit(row.data(Qt.ItemDataRole.UserRole))


def _number(count: int | None) -> str:
    return "–" if count is None else f"{count:,}"
