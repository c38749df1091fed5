"""Choosing a swap among all of the desk."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from curator.edtf import spoken_edtf
from curator.model import SwapId, SwapSummary
from ui.dialogs.choosing import ID, ChoiceList, SearchLine
from ui.dialogs.sheet import Sheet
from ui.words import tr


class SwapPicker(Sheet):
    """A searchable list of swaps, newest first."""

    picked = Signal(int)

    def __init__(
        self,
        parent: QWidget | None,
        summaries: Sequence[SwapSummary],
        sides: tuple[str, str],
        current: SwapId | None,
        *,
        title: str = "",
        action: str = "",
    ) -> None:
        super().__init__(parent, title or tr("Work on another swap"), action=action or tr("Choose"), width=560)
        self.list = ChoiceList("swapPicker", tr("Swaps"), 240)
        self.search = SearchLine(self.list, tr("Search by date, number or count"))
        self.search.setObjectName("swapPickerSearch")
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        for summary in sorted(summaries, key=lambda s: (s.date_start, s.id), reverse=True):
            self._add(summary, sides, summary.id == current)
        self.search.textChanged.connect(self._find)
        self.list.itemDoubleClicked.connect(self._give)  # Enter presses the button, wherever the focus is
        self.action_button.clicked.connect(self._give)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.search.setFocus()

    def _add(self, summary: SwapSummary, sides: tuple[str, str], current: bool) -> None:
        when = spoken_edtf(summary.date_edtf) if summary.date_edtf else tr("no date")
        counts = tr(
            "{a} to {side_a}, {b} to {side_b}",
            a=_number(summary.to_a),
            b=_number(summary.to_b),
            side_a=sides[0],
            side_b=sides[1],
        )
        text = " · ".join((summary.code, when, counts))
        state = tr(summary.review_state.value)
        row = self.list.add(summary.id, text, state, f"{text} {state} {summary.date_edtf}")
        if current:
            self.list.setCurrentItem(row)

    def _find(self, words: str) -> None:
        self.refuse("")
        self.list.show_matching(words)

    def _give(self) -> None:
        row = self.list.chosen()
        if row is None:
            none = tr("There is no swap yet; cite something or begin a new one.")
            self.refuse(tr("No swap fits; change the search.") if self.list.count() else none)
            return
        self.accept()
        self.picked.emit(row.data(ID))


def _number(count: int | None) -> str:
    return "–" if count is None else f"{count:,}"
