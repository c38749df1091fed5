"""Notes and questions of the open desk. A verified swap takes them too: they say nothing of its values."""

from typing import TYPE_CHECKING

from curator.changes import Changes
from curator.columns import BY_NAME
from curator.errors import InputRefused
from curator.model import SwapId
from curator.remarks import Remark, RemarkId, RemarkKind
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Remarks:
    """The remarks of the open desk. A column is one of `curator.columns`, or "" for the swap as a whole."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act
        self._kept: tuple[SwapId, tuple[Remark, ...]] | None = None
        """The remarks on the swap that was asked for last: the form asks after every act."""
        workspace.changed.connect(self._forget)

    def _forget(self, changes: Changes) -> None:
        if self._kept is not None and self._kept[0] in changes.swaps:
            self._kept = None

    def of_swap(self, swap: SwapId) -> tuple[Remark, ...]:
        """The remarks on a swap, in the order they were made."""
        if self._kept is None or self._kept[0] != swap:
            self._kept = swap, self._desk.remarks.of_swap(swap)
        return self._kept[1]

    def every(self) -> tuple[Remark, ...]:
        """All remarks of the desk, in the order they were made."""
        return self._desk.remarks.every()

    def open(self) -> tuple[Remark, ...]:
        """The questions that wait for an answer, in the order they were asked."""
        return self._desk.remarks.open()

    def note(self, swap: SwapId, column: str, text: str) -> RemarkId:
        """Write a note."""
        return self._add(swap, column, RemarkKind.NOTE, text)

    def ask(self, swap: SwapId, column: str, text: str) -> RemarkId:
        """Ask a question; it is open until it is answered."""
        return self._add(swap, column, RemarkKind.QUESTION, text)

    def _add(self, swap: SwapId, column: str, kind: RemarkKind, text: str) -> RemarkId:
        words = _not_blank(text)
        with self._act(f"{kind.capitalize()} on {self._place(swap, column)}"):
            return self._desk.remarks.add(swap, column, kind, words)

    def answer(self, remark: RemarkId, answer: str) -> None:
        """Answer a question."""
        words = _not_blank(answer)
        with self._act(f"Answer on {self._place_of(remark)}"):
            self._desk.remarks.answer(remark, words)

    def reopen(self, remark: RemarkId) -> None:
        """Take the answer back."""
        with self._act(f"Ask again on {self._place_of(remark)}"):
            self._desk.remarks.unanswer(remark)

    def rewrite(self, remark: RemarkId, text: str) -> None:
        """Change the words of a remark."""
        words = _not_blank(text)
        with self._act(f"Reword on {self._place_of(remark)}"):
            self._desk.remarks.rewrite(remark, words)

    def remove(self, remark: RemarkId) -> None:
        """Remove a remark."""
        with self._act(f"Remove a remark on {self._place_of(remark)}"):
            self._desk.remarks.remove(remark)

    def _place_of(self, remark: RemarkId) -> str:
        found = self._desk.remarks.get(remark)
        return self._place(found.swap, found.column)

    def _place(self, swap: SwapId, column: str) -> str:
        code = self._desk.swaps.record(swap).code
        return f"{code}, {BY_NAME[column].in_full(self._workspace.side_names)}" if column else code


def _not_blank(text: str) -> str:
    """The words without blanks around them; InputRefused when there are none."""
    words = text.strip()
    if not words:
        raise InputRefused("There is nothing written; write a note or a question first.")
    return words
