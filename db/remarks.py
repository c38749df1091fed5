"""Remarks: notes and questions on swaps and their columns."""

from typing import Any

from curator.columns import BY_NAME
from curator.model import SwapId
from curator.remarks import Remark, RemarkId, RemarkKind
from db.connection import Connection, Statement
from db.history import History, now
from db.tables import RemarkTable as R

_COLUMNS = (R.id, R.swap, R.column, R.kind, R.text, R.by, R.on, R.answer, R.answered_by, R.answered_on)
"""In the order of `Remark`."""
_OF_SWAP = Statement(R.select(*_COLUMNS).where(R.swap == 0).order_by(R.id))


class Remarks:
    """The remarks of a desk. They say nothing of a swap's values, so verified swaps take them too."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def get(self, remark: RemarkId) -> Remark:
        """One remark; KeyError when there is none of that id."""
        found = self._read(R.id == remark)
        if not found:
            raise KeyError(f"there is no remark {remark}")
        return found[0]

    def of_swap(self, swap: SwapId) -> tuple[Remark, ...]:
        """The remarks on a swap, in the order they were made."""
        return tuple(map(_remark, self._connection.rows(_OF_SWAP, (swap,))))

    def every(self) -> tuple[Remark, ...]:
        """All remarks, in the order they were made."""
        return self._read()

    def open(self) -> tuple[Remark, ...]:
        """The questions that nobody has answered, in the order they were asked."""
        return self._read((R.kind == RemarkKind.QUESTION.value) & (R.answered_on == ""))

    def _read(self, which: Any = None) -> tuple[Remark, ...]:
        query = R.select(*_COLUMNS).order_by(R.id)
        return tuple(map(_remark, self._connection.query(query if which is None else query.where(which))))

    # ---- writing

    def add(self, swap: SwapId, column: str, kind: RemarkKind, text: str) -> RemarkId:
        """Write a remark on a column of a swap, or with "" on the swap; ValueError when there is no such column."""
        self._history.assert_writing()
        if column and column not in BY_NAME:
            raise ValueError(f"a swap has no column {column}")
        said = {"swap": swap, "column": column, "kind": str(kind), "text": text}
        who = {"by": self._history.person, "on": now()}
        answer = {"answer": "", "answered_by": "", "answered_on": ""}
        return RemarkId(self._connection.inserted(R.insert({**said, **who, **answer})))

    def answer(self, remark: RemarkId, answer: str) -> None:
        """Answer a remark, or answer it anew; KeyError when there is none of that id."""
        self._update(remark, {"answer": answer, "answered_by": self._history.person, "answered_on": now()})

    def unanswer(self, remark: RemarkId) -> None:
        """Take the answer back, so that a question is open again; KeyError when there is none of that id."""
        self._update(remark, {"answer": "", "answered_by": "", "answered_on": ""})

    def rewrite(self, remark: RemarkId, text: str) -> None:
        """Change the words of a remark; KeyError when there is none of that id."""
        self._update(remark, {"text": text})

    def move(self, swap: SwapId, into: SwapId) -> None:
        """Hang every remark of one swap on another."""
        self._history.assert_writing()
        self._connection.changed(R.update({"swap": into}).where(R.swap == swap))

    def remove(self, remark: RemarkId) -> None:
        """Remove a remark; KeyError when there is none of that id."""
        self._history.assert_writing()
        if not self._connection.changed(R.delete().where(R.id == remark)):
            raise KeyError(f"there is no remark {remark}")

    def _update(self, remark: RemarkId, values: dict[str, str]) -> None:
        self._history.assert_writing()
        if not self._connection.changed(R.update(values).where(R.id == remark)):
            raise KeyError(f"there is no remark {remark}")


def _remark(row: tuple[Any, ...]) -> Remark:
    number, swap, column, kind, *rest = row
    return Remark(RemarkId(number), SwapId(swap), column, RemarkKind(kind), *rest)
