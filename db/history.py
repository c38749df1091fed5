"""The history: every act of a person is one transaction and one labelled step; undo, redo and audit in one.

Source: RELIABILITY 3.5. Triggers write each changed row, before and after, under the open step; nothing here can be
changed or deleted afterwards but a step's state. An undo is a new step that plays its target backwards, a redo one
that plays it forwards again, so the history only ever grows. A step is open while its hash is null.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import Any

from curator.changes import Changes
from curator.errors import NotAllowed, NotSaved
from curator.model import ArticleId, ClaimId, Step, SwapId
from curator.values import value
from db.connection import Connection

Change = tuple[str, int, str | None, str | None]
"""Table, row id, the row before and after as JSON objects."""


def now() -> str:
    """The time in UTC to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Act:
    """One act while it runs; `changes` is known when its block has ended."""

    label: str
    why: str = ""
    changes: Changes = field(default_factory=Changes)


@value
class _Head:
    """What a step's hash covers beside its changes."""

    seq: int
    label: str
    why: str
    who: str
    at: str
    kind: str
    target: int | None
    prev_hash: str


def digest(head: tuple[object, ...], changes: Iterable[Change]) -> str:
    """The hash of a step: over seq, label, why, who, at, kind, target and prev_hash, then each change in order."""
    running = hashlib.sha256(json.dumps(head, ensure_ascii=False).encode())
    for change in changes:
        running.update(b"\n")
        running.update(json.dumps(change, ensure_ascii=False).encode())
    return running.hexdigest()


class History:
    """The steps of a desk."""

    def __init__(
        self,
        connection: Connection,
        refresh: Callable[[Changes], None],
        sign: Callable[[], None] = lambda: None,
    ) -> None:
        """`refresh` works derived values out anew, `sign` notes which program writes: both within the act."""
        self.person = ""
        self._sign = sign
        self._connection = connection
        self._refresh = refresh
        self._running: Act | None = None
        self._open: _Head | None = None
        """The step under which rows are being written; stays after a bulk import that could not be sealed."""
        self._recover()

    def _recover(self) -> None:
        """Seal the step that a killed bulk import left open: what was in stays in, as one step."""
        found = self._connection.row(
            "SELECT seq, label, why, who, at, kind, target, prev_hash FROM step WHERE hash IS NULL"
        )
        if found is not None and not self._connection.read_only:
            with self._connection.transaction():
                self._seal(_Head(*found))

    # ---- acts

    @contextmanager
    def act(self, label: str, why: str = "") -> Iterator[Act]:
        """One transaction and one step; an exception takes everything back, an act that wrote nothing leaves no step.

        RuntimeError when another act is running; NotSaved when the disk refuses.
        """
        act = Act(label, why)
        with self._only(act), suppress(_Untouched), self._connection.transaction():
            head = self._begin(label, why, "act")
            yield act
            act.changes = self._finish(head)

    @contextmanager
    def long_act(self, label: str, why: str = "") -> Iterator["LongAct"]:
        """One step of many transactions, each a `batch`; what is in stays in when the rest fails."""
        act = self.begin_long_act(label, why)
        with self._only(act):
            try:
                yield act
            finally:
                self.end_long_act(act)

    def begin_long_act(self, label: str, why: str = "") -> "LongAct":
        """A long act that leaves room for others between its batches: it is one step as long as there are none.

        After another act it goes on in a step of its own, so that the history stays in the order of time.
        """
        return LongAct(self, label, why)

    def end_long_act(self, act: "LongAct") -> None:
        """Nothing more comes of a long act: its changes are known, and its step is sealed."""
        act.changes = self._touched(act.label, chain.from_iterable(map(self._each_change, act.seqs)))
        if act.head is not None and self._is_open(act.head):
            # On a full disk the step stays open; the next act, or the next opening, seals it.
            with suppress(NotSaved), self._connection.transaction():
                self._seal(act.head)

    @contextmanager
    def batch(self, act: "LongAct") -> Iterator[None]:
        """One transaction of a long act; the first one begins its step."""
        alone = nullcontext() if self._running is act else self._only(act)
        with alone, self._connection.transaction():
            head = act.head if act.head is not None and self._is_open(act.head) else None
            head = head or self._begin(act.label, act.why, "act")
            yield
        if act.head != head:
            act.seqs.append(head.seq)
        act.head = self._open = head

    @contextmanager
    def _only(self, act: Act) -> Iterator[None]:
        if self._running is not None:
            raise RuntimeError(f"'{act.label}' was begun inside '{self._running.label}'")
        self._running = act
        try:
            yield
        finally:
            self._running = None

    def assert_writing(self) -> None:
        """RuntimeError outside of an act: no write happens without a step."""
        if self._running is None:
            raise RuntimeError("a write needs an act: `with desk.act(label):`")

    @property
    def why(self) -> str:
        """The reason given for the act that is running."""
        return self._running.why if self._running is not None else ""

    def _begin(self, label: str, why: str, kind: str, target: int | None = None) -> _Head:
        if self._open is not None:
            self._seal_left_open(self._open)
        if kind == "act":
            self._connection.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
        self._sign()
        last = self._connection.row("SELECT hash FROM step ORDER BY seq DESC LIMIT 1")
        values = (label, why, self.person, now(), kind, target, str(last[0]) if last else "")
        seq = self._connection.insert(
            "INSERT INTO step (label, why, who, at, kind, target, prev_hash, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'done')",
            values,
        )
        return _Head(seq, *values)

    def _seal_left_open(self, head: _Head) -> None:
        if self._is_open(head):
            self._seal(head)
        else:
            self._open = None

    def _is_open(self, head: _Head) -> bool:
        return self._connection.row("SELECT 1 FROM step WHERE seq = ? AND hash IS NULL", (head.seq,)) is not None

    def _finish(self, head: _Head) -> Changes:
        changes = self._changes(head.seq)
        if not changes:
            raise _Untouched
        touched = self._touched(head.label, changes)
        self._refresh(touched)
        self._seal(head, changes)
        return touched

    def _seal(self, head: _Head, changes: list[Change] | None = None) -> None:
        found = self._each_change(head.seq) if changes is None else changes
        values = (head.seq, head.label, head.why, head.who, head.at, head.kind, head.target, head.prev_hash)
        self._connection.execute("UPDATE step SET hash = ? WHERE seq = ?", (digest(values, found), head.seq))

    def _changes(self, seq: int) -> list[Change]:
        return self._connection.rows(_CHANGES, (seq,))

    def _each_change(self, seq: int) -> Iterator[Change]:
        """One after the other: those of an import may be more than memory should hold."""
        yield from self._connection.each(_CHANGES, (seq,))

    # ---- what was touched

    def _touched(self, label: str, changes: Iterable[Change]) -> Changes:
        found = _Touched()
        for change in changes:
            found.add(*change)
        self._complete(found)
        return Changes(
            label,
            frozenset(ArticleId(number) for number in found.articles),
            frozenset(ClaimId(number) for number in found.claims),
            frozenset(SwapId(number) for number in found.swaps),
            found.desk,
        )

    def _complete(self, found: "_Touched") -> None:
        """A claim touches its swap and the articles of its quotes, though their own rows stay as they are.

        Of one that came or went all rows are among the changes already.
        """
        for claim in found.claims - found.come_or_gone:
            found.swaps.update(swap for (swap,) in self._connection.rows(_SWAP_OF_CLAIM, (claim,)))
            found.articles.update(article for (article,) in self._connection.rows(_ARTICLES_OF_CLAIM, (claim,)))

    # ---- undo and redo

    def steps(self, limit: int = 500) -> tuple[Step, ...]:
        """The last steps, newest first, undo and redo among them."""
        found = self._connection.rows(
            "SELECT seq, label, why, who, at, kind, state FROM step ORDER BY seq DESC LIMIT ?", (limit,)
        )
        return tuple(Step(*row) for row in found)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, None when there is nothing."""
        found = self._connection.row(_TO_UNDO)
        return str(found[1]) if found else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, None when there is nothing."""
        found = self._connection.row(_TO_REDO)
        return str(found[1]) if found else None

    def undo(self) -> Changes:
        """Take back the last act that stands; NotAllowed when there is none."""
        return self._replay(_TO_UNDO, "undo", "There is nothing to undo.")

    def redo(self) -> Changes:
        """Do again the act that was undone last; NotAllowed when there is none."""
        return self._replay(_TO_REDO, "redo", "There is nothing to do again.")

    def _replay(self, which: str, kind: str, refusal: str) -> Changes:
        backwards = kind == "undo"
        found = self._connection.row(which)
        if found is None:
            raise NotAllowed(refusal)
        target, label = int(found[0]), f"{kind.capitalize()}: {found[1]}"
        act = Act(label)
        with self._only(act), self._connection.transaction():
            head = self._begin(label, "", kind, target)
            self._connection.execute(
                "UPDATE step SET state = ? WHERE seq = ?", ("undone" if backwards else "done", target)
            )
            changes = self._changes(target)
            for table, row, before, after in reversed(changes) if backwards else changes:
                self._put(table, row, *((after, before) if backwards else (before, after)))
            act.changes = self._finish(head)
        return act.changes

    def _put(self, table: str, row: int, there: str | None, wanted: str | None) -> None:
        """Bring one row from the one state to the other; RuntimeError when it is not there as the history says."""
        if wanted is None:
            count = self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))  # noqa: S608
        else:
            values = as_row(wanted)
            names = tuple(values)
            sql = _insert(table, names) if there is None else _update(table, names)
            parameters = [*values.values(), *([] if there is None else [row])]
            count = self._connection.execute(sql, parameters)
        if count != 1:
            raise RuntimeError(f"row {row} of {table} is not as the history says")


def as_row(written: str) -> dict[str, Any]:
    """A row as the triggers wrote it, which escape no control characters but line ends and tabs.

    What was written before a later format lacks the columns that format added: `migrations.ADDED_COLUMNS`.
    """
    row: dict[str, Any] = json.loads(written, strict=False)
    return row


class LongAct(Act):
    """One act of many transactions."""

    def __init__(self, history: History, label: str, why: str) -> None:
        super().__init__(label, why)
        self.head: _Head | None = None
        """The step that its next batch goes on with."""
        self.seqs: list[int] = []
        """All its steps."""
        self._history = history

    def batch(self) -> Any:
        """A block whose writes are one transaction of this act."""
        return self._history.batch(self)


class _Untouched(Exception):
    """The act wrote nothing: its transaction is taken back."""


class _Touched:
    """Ids collected from changed rows."""

    def __init__(self) -> None:
        self.articles: set[int] = set()
        self.claims: set[int] = set()
        self.come_or_gone: set[int] = set()
        """Of the claims those that were made or removed."""
        self.swaps: set[int] = set()
        self.desk = False

    def add(self, table: str, row: int, before: str | None, after: str | None) -> None:
        """Add what one changed row says about the values it belongs to."""
        own = {"article": self.articles, "claim": self.claims, "swap": self.swaps}.get(table)
        if own is not None:
            own.add(row)
        if table == "claim" and (before is None or after is None):
            self.come_or_gone.add(row)
        if table in ("property", "saved_search"):
            self.desk = True
        if table not in ("article", "property", "saved_search", "swap"):
            for state in (before, after):
                if state is not None:
                    self._belonging(table, as_row(state))

    def _belonging(self, table: str, row: Mapping[str, Any]) -> None:
        if table == "claim_quote":
            self.claims.add(row["claim"])
        if "article" in row:
            self.articles |= {row["article"], row.get("revises") or row["article"]}
        else:
            self.swaps.add(row["swap"])


_CHANGES = 'SELECT "table", "row", "before", "after" FROM change WHERE step = ? ORDER BY id'
_SWAP_OF_CLAIM = "SELECT swap FROM claim WHERE id = ?"
_ARTICLES_OF_CLAIM = "SELECT article FROM claim_quote WHERE claim = ?"
_TO_UNDO = "SELECT seq, label FROM step WHERE kind = 'act' AND state = 'done' ORDER BY seq DESC LIMIT 1"
_TO_REDO = "SELECT seq, label FROM step WHERE state = 'undone' ORDER BY seq LIMIT 1"


@lru_cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608 - our own names


@lru_cache
def _update(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{table}" SET {columns} WHERE id = ?'  # noqa: S608 - our own names
