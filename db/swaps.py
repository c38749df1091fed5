"""Swaps: what is stored of them, the decisions on them, and the table of their derived values."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache, partial
from itertools import chain
from sys import intern
from typing import Any

from curator.columns import BY_NAME, columns_of
from curator.errors import NotAllowed
from curator.model import (
    Answer,
    Category,
    Choice,
    Claim,
    ClaimField,
    ClaimId,
    CountState,
    FieldCheck,
    HowChecked,
    Modality,
    ReviewState,
    Side,
    SwapId,
    SwapRecord,
    SwapSummary,
)
from curator.swaps import Swap, assemble, summarise
from curator.verdicts import Verdict, VerdictKind
from curator.verification import duplicate_key
from db import claims as stored_claims
from db.codes import code
from db.connection import Connection, Statement
from db.history import History, now
from db.joining import join, part
from db.side_tables import SummaryTable as Y
from db.tables import AnswerTable, CheckTable, ChoiceTable, ClaimTable, RemarkTable, VerdictTable
from db.tables import SwapTable as S


def _made_of(columns: tuple[Any, ...], value: Callable[..., Any], row: dict[str, Any]) -> Any:
    """A decision from a row whose values stand under their names."""
    return value(*(row[column.column_name] for column in columns))


_DECISIONS: tuple[tuple[Any, tuple[Any, ...], Callable[..., Any]], ...] = (
    (
        ChoiceTable,
        (ChoiceTable.column, ChoiceTable.claim, ChoiceTable.state, ChoiceTable.reason, ChoiceTable.by, ChoiceTable.on),
        lambda column, claim, state, *rest: Choice(column, claim, CountState(state) if state else None, *rest),
    ),
    (
        CheckTable,
        (CheckTable.column, CheckTable.fingerprint, CheckTable.by, CheckTable.on, CheckTable.how),
        lambda column, seen, by, on, how: FieldCheck(column, seen, by, on, HowChecked(how)),
    ),
    (AnswerTable, (AnswerTable.key, AnswerTable.reason, AnswerTable.by, AnswerTable.on), Answer),
    (
        VerdictTable,
        (VerdictTable.column, VerdictTable.verdict, VerdictTable.fingerprint, VerdictTable.by, VerdictTable.on),
        lambda column, kind, *rest: Verdict(column, VerdictKind(kind), *rest),
    ),
)
"""The kinds of decisions: their table, its columns in the order of the value, and how the value is made."""

DECIDED: dict[str, Callable[[dict[str, Any]], Any]] = {
    table._meta.table_name: partial(_made_of, columns, value)  # noqa: SLF001 - peewee names it nowhere else
    for table, columns, value in _DECISIONS
}
"""How a decision is made of its row, by its table; in the order that a `SwapRecord` has them."""

_PORTION = 50
"""Swaps that are read together where all are: a few milliseconds of work."""
_DERIVED = tuple(f.name for f in fields(SwapSummary) if f.name not in ("id", "code", "review_state"))
_DISPUTED = _DERIVED.index("disputed")
_REVIEW_STATES = {str(state): state for state in ReviewState}


def _statements(which: Any) -> tuple[Statement, ...]:
    """The statements that give the stored part of swaps, then each kind of decisions on them; `which` picks swaps."""
    records = S.select(S.id, S.review_state, S.note, S.curated_by, S.verified_by, S.verified_on).order_by(S.id)
    decisions = (table.select(table.swap, *columns).order_by(table.id) for table, columns, _ in _DECISIONS)
    swaps = (S.id, *(table.swap for table, _, _ in _DECISIONS))
    queries = zip((records, *decisions), swaps, strict=True)
    return tuple(Statement(which(query, swap)) for query, swap in queries)


_ALL = _statements(lambda query, _: query)
_ONE = _statements(lambda query, swap: query.where(swap == 0))
_SOME = _statements(lambda query, swap: query.where(swap.between(0, 0)))
_CHOSEN = _SOME[:2]
"""Their stored part with the choices alone, which their values hang on."""
_IDS = Statement(S.select(S.id).order_by(S.id))
_STATE = Statement(S.select(S.review_state).where(S.id == 0))
_STORED = Statement(Y.select(*(getattr(Y, name) for name in _DERIVED)).where(Y.id == 0))
_WRITE_SUMMARY = Statement(Y.insert(dict.fromkeys(("id", *_DERIVED), "")).on_conflict_replace())
_SUMMARIES = Y.select(S.id, S.review_state, *(getattr(Y, name) for name in _DERIVED)).join(S, on=(Y.id == S.id))
_SUMMARY = Statement(_SUMMARIES.where(S.id == 0))
_NEAR = Statement(_SUMMARIES.where((Y.date_start >= "") & (Y.date_start <= "") | (Y.ordinal == 0)).order_by(S.id))
_EVERY_SUMMARY = Statement(_SUMMARIES.order_by(S.id))


def read(connection: Connection, swap: SwapId | None = None) -> tuple[SwapRecord, ...]:
    """What is stored of all swaps, or of one, in one statement for each kind; in the order they were made."""
    return _read(connection, _ALL) if swap is None else _read(connection, _ONE, swap)


def _read(connection: Connection, statements: tuple[Statement, ...], *which: SwapId) -> tuple[SwapRecord, ...]:
    swaps, *decisions = statements
    made: list[dict[int, list[Any]]] = []
    for sql, (_, _, value) in zip(decisions, _DECISIONS, strict=False):
        of_swap: dict[int, list[Any]] = defaultdict(list)
        for number, *row in connection.rows(sql, which):
            of_swap[number].append(value(*row))
        made.append(of_swap)
    records = []
    for number, state, *words in connection.rows(swaps, which):
        decided = (tuple(of_swap.get(number, ())) for of_swap in made)
        records.append(SwapRecord(SwapId(number), code(number), ReviewState(state), *words, *decided))
    return tuple(records)


def get(connection: Connection, swap: SwapId) -> Swap | None:
    """One swap, assembled; None when there is none of that id."""
    found = read(connection, swap)
    return assemble(found[0], stored_claims.of_swap(connection, swap)) if found else None


def portions(connection: Connection, *, bare: bool = False) -> Iterator[tuple[Swap, ...]]:
    """Every swap, assembled, a few at a time, in the order they were made; nothing is held between two portions.

    So a window may do other things in between, and what a portion was made of is soon forgotten: a portion whose rows
    stay close to the processor is read in less time than a part of all rows.

    Bare swaps have their values and choices, and nothing that values do not hang on: no words and quotes of claims, no
    checks, verdicts and answers.
    """
    ids = [number for (number,) in connection.rows(_IDS)]
    for at in range(0, len(ids), _PORTION):
        some = ids[at : at + _PORTION]
        first, last = SwapId(some[0]), SwapId(some[-1])
        claims: dict[SwapId, list[Claim]] = defaultdict(list)
        of_swaps = stored_claims.told_of_swaps if bare else stored_claims.of_swaps
        for claim in of_swaps(connection, first, last):
            claims[claim.swap].append(claim)
        records = _read(connection, _CHOSEN if bare else _SOME, first, last)
        yield tuple([assemble(record, claims.get(record.id, ())) for record in records])


def assembled(connection: Connection) -> Iterator[Swap]:
    """Every swap, assembled, in the order they were made."""
    return chain.from_iterable(portions(connection))


def assert_draft(connection: Connection, swap: SwapId) -> None:
    """NotAllowed when a swap is verified; KeyError when there is none of that id."""
    if _state(connection, swap) is ReviewState.VERIFIED:
        raise NotAllowed(f"{code(swap)} is verified; reopen it first, and say why.")


def _state(connection: Connection, swap: SwapId) -> ReviewState:
    found = connection.row(_STATE, (swap,))
    if found is None:
        raise KeyError(f"there is no swap {swap}")
    return ReviewState(found[0])


def refresh(connection: Connection, touched: SwapId) -> Swap | None:
    """Write the derived values of one swap anew and give it as it was assembled for that; None for one that is gone."""
    swap = get(connection, touched)
    if swap is not None:
        _keep(connection, touched, tuple(_derived(summarise(swap))))
    return swap


def _keep(connection: Connection, swap: SwapId, derived: tuple[str | int | None, ...]) -> None:
    """Write the derived values of one swap, but only those that are others: each page left as it is need not be saved.

    Most acts change no day and no ordinal, which have indexes, and many change nothing that is derived.
    """
    stored = connection.row(_STORED, (swap,))
    if stored is None:
        connection.execute(_WRITE_SUMMARY, (swap, *derived))
        return
    changed = {name: now for name, before, now in zip(_DERIVED, stored, derived, strict=True) if now != before}
    if changed:
        connection.execute(_changing(tuple(changed)), (*changed.values(), swap))


@lru_cache
def _changing(names: tuple[str, ...]) -> Statement:
    return Statement(Y.update(dict.fromkeys(names, "")).where(Y.id == 0))


def refresh_all(connection: Connection) -> None:
    """Write the derived values of every swap anew, in a transaction: what an older program derived may lack some."""
    for swap in assembled(connection):
        connection.execute(_WRITE_SUMMARY, (swap.id, *_derived(summarise(swap))))


def _derived(summary: SwapSummary) -> Iterator[str | int | None]:
    """What the table of summaries keeps, in the order of its columns."""
    for name in _DERIVED:
        value = getattr(summary, name)
        yield int(value) if isinstance(value, bool) else str(value) if isinstance(value, str) else value


def read_summaries(connection: Connection, swap: SwapId | None = None) -> tuple[SwapSummary, ...]:
    """The derived values of all swaps, or of one, as they are stored, in one statement."""
    if swap is None:
        return tuple(_summary(row) for row in connection.each(_EVERY_SUMMARY))
    return tuple(map(_summary, connection.rows(_SUMMARY, (swap,))))


def _summary(row: tuple[Any, ...]) -> SwapSummary:
    """Its words are shared with all others that have the same: of 10,000 swaps they would take as much as the rest."""
    number, state, *derived = row
    derived[_DISPUTED] = bool(derived[_DISPUTED])
    shared: list[Any] = [intern(value) if isinstance(value, str) else value for value in derived]
    return SwapSummary(SwapId(number), code(number), _REVIEW_STATES[state], *shared)


class Swaps:
    """The swaps of a desk."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    # ---- reading

    def get(self, swap: SwapId) -> Swap:
        """One swap, assembled from its claims and decisions; KeyError when there is none of that id."""
        found = get(self._connection, swap)
        if found is None:
            raise KeyError(f"there is no swap {swap}")
        return found

    def record(self, swap: SwapId) -> SwapRecord:
        """What is stored of one swap beside its claims; KeyError when there is none of that id."""
        found = read(self._connection, swap)
        if not found:
            raise KeyError(f"there is no swap {swap}")
        return found[0]

    def all(self) -> tuple[Swap, ...]:
        """Every swap, assembled, in the order they were made."""
        return tuple(assembled(self._connection))

    def count(self) -> int:
        """How many swaps there are."""
        found = self._connection.row("SELECT count(*) FROM swap")
        return int(found[0]) if found else 0

    def portions(self, *, bare: bool = False) -> Iterator[tuple[Swap, ...]]:
        """The same, a few at a time; an act between two portions may be in the later ones only.

        Bare ones have their values and choices alone: no words and quotes of claims, no checks, verdicts and answers.
        """
        return portions(self._connection, bare=bare)

    def sources(self, first: SwapId, last: SwapId) -> Mapping[int, tuple[int, ...]]:
        """The articles that carry the quotes of the swaps from the one to the other; a swap without is left out."""
        return stored_claims.sources_of_swaps(self._connection, first, last)

    def summaries(self) -> tuple[SwapSummary, ...]:
        """The derived values of every swap, in the order they were made, in one statement."""
        return read_summaries(self._connection)

    def summary(self, swap: SwapId) -> SwapSummary:
        """The derived values of one swap; KeyError when there is none of that id."""
        found = read_summaries(self._connection, swap)
        if not found:
            raise KeyError(f"there is no swap {swap}")
        return found[0]

    def near(self, first: str, last: str, ordinal: int | None) -> tuple[SwapSummary, ...]:
        """The derived values of the swaps that begin between two ISO days, or have an ordinal: indexes find them."""
        return tuple(map(_summary, self._connection.each(_NEAR, (first, last, ordinal))))

    # ---- the swap itself

    def create(self, note: str = "") -> SwapId:
        """Make a new swap; its code is never used again, whatever becomes of it."""
        self._history.assert_writing()
        values = {
            "review_state": str(ReviewState.DRAFT),
            "note": note,
            "curated_by": self._history.person,
            "verified_by": "",
            "verified_on": "",
        }
        return SwapId(self._connection.inserted(S.insert(values)))

    def annotate(self, swap: SwapId, note: str) -> None:
        """Write a swap's note anew; NotAllowed when it is verified."""
        self._assert_open_to_change(swap)
        self._connection.changed(S.update({"note": note}).where(S.id == swap))

    def remove(self, swap: SwapId) -> None:
        """Remove a swap with the decisions and remarks on it; NotAllowed while it has claims or is verified."""
        self._assert_open_to_change(swap)
        if self._connection.query(ClaimTable.select(ClaimTable.id).where(ClaimTable.swap == swap).limit(1)):
            raise NotAllowed(f"{code(swap)} has claims; remove those or move them to another swap first.")
        for table in (*(table for table, _, _ in _DECISIONS), RemarkTable):
            self._connection.changed(table.delete().where(table.swap == swap))
        self._connection.changed(S.delete().where(S.id == swap))

    def merge(self, swap: SwapId, into: SwapId) -> None:
        """Make two swaps one: claims, remarks and what still makes sense of the decisions move, the emptied one goes.

        NotAllowed when either is verified, or when both are the same.
        """
        if swap == into:
            raise NotAllowed(f"{code(swap)} is the same swap already.")
        for one in (swap, into):
            self._assert_open_to_change(one)
        join(self._connection, self.get(swap), self.get(into))
        self.remove(swap)

    def split(self, swap: SwapId, claims: Collection[ClaimId], reason: str) -> SwapId:
        """Make two swaps of one: these claims, and the decisions that belong to them, become a new one.

        That the two are not the same is answered on both with the reason. NotAllowed when the swap is verified, does
        not have these claims, or would be left with none.
        """
        self._assert_open_to_change(swap)
        whole = self.get(swap)
        made = self.create()
        part(self._connection, whole, made, claims)
        self.answer(swap, duplicate_key(self.record(made)), reason)
        self.answer(made, duplicate_key(whole.record), reason)
        return made

    def verify(self, swap: SwapId) -> None:
        """Seal a swap in the name of the person who acts; NotAllowed when it is verified already.

        Whether it may be verified is for `curator.verification.missing` to say before; here it is only stored.
        """
        self._assert_open_to_change(swap)
        values = {"review_state": str(ReviewState.VERIFIED), "verified_by": self._history.person, "verified_on": now()}
        self._connection.changed(S.update(values).where(S.id == swap))

    def reopen(self, swap: SwapId) -> None:
        """Open a verified swap to change again; NotAllowed when the act does not say why, or the swap is no such."""
        self._history.assert_writing()
        if _state(self._connection, swap) is not ReviewState.VERIFIED:
            raise NotAllowed(f"{code(swap)} is not verified, so there is nothing to reopen.")
        if not self._history.why.strip():
            raise NotAllowed(f"Say why {code(swap)} is reopened.")
        values = {"review_state": str(ReviewState.DRAFT), "verified_by": "", "verified_on": ""}
        self._connection.changed(S.update(values).where(S.id == swap))

    # ---- decisions; each NotAllowed when the swap is verified, KeyError when it is not there

    def choose(self, swap: SwapId, column: str, claim: ClaimId | None, state: CountState | None, reason: str) -> None:
        """Decide a column: for one of its claims, or for a state without a number; replaces an earlier decision.

        NotAllowed for a claim that neither asserts nor confirms; ValueError for a claim that is not on that column.
        """
        self._assert_open_to_change(swap)
        self._assert_column(column)
        if claim is not None:
            self._assert_adoptable(swap, column, claim)
        values: dict[str, object] = {"claim": claim, "state": None if state is None else str(state), "reason": reason}
        self._decide(ChoiceTable, swap, {"column": column}, values)

    def unchoose(self, swap: SwapId, column: str) -> None:
        """Take the decision on a column back; nothing happens when there is none."""
        self._undecide(ChoiceTable, swap, {"column": column})

    def check(self, swap: SwapId, column: str, fingerprint: str, how: HowChecked = HowChecked.SEEN) -> None:
        """Keep that the person saw a column as it stands, with its quotes; a verdict on it is settled by that."""
        self._assert_open_to_change(swap)
        self._assert_column(column)
        self._decide(CheckTable, swap, {"column": column}, {"fingerprint": fingerprint, "how": str(how)})
        self._undecide(VerdictTable, swap, {"column": column})

    def uncheck(self, swap: SwapId, column: str) -> None:
        """Take the check of a column back; nothing happens when there is none."""
        self._undecide(CheckTable, swap, {"column": column})

    def judge(self, swap: SwapId, column: str, kind: VerdictKind, fingerprint: str) -> None:
        """Keep that a reviewer finds a column wrong, unclear or for later; a check of it falls with that."""
        self._assert_open_to_change(swap)
        self._assert_column(column)
        self._decide(VerdictTable, swap, {"column": column}, {"verdict": str(kind), "fingerprint": fingerprint})
        self._undecide(CheckTable, swap, {"column": column})

    def unjudge(self, swap: SwapId, column: str) -> None:
        """Take the verdict on a column back; nothing happens when there is none."""
        self._undecide(VerdictTable, swap, {"column": column})

    def answer(self, swap: SwapId, key: str, reason: str) -> None:
        """Keep the person's answer to a question of the program; replaces an earlier answer."""
        self._assert_open_to_change(swap)
        self._decide(AnswerTable, swap, {"key": key}, {"reason": reason})

    def unanswer(self, swap: SwapId, key: str) -> None:
        """Take an answer back; nothing happens when there is none."""
        self._undecide(AnswerTable, swap, {"key": key})

    def _decide(self, table: Any, swap: SwapId, what: dict[str, str], values: dict[str, object]) -> None:
        given = {**values, "by": self._history.person, "on": now()}
        there = self._which(table, swap, what)
        if not self._connection.changed(table.update(given).where(there)):
            self._connection.changed(table.insert({"swap": swap, **what, **given}))

    def _undecide(self, table: Any, swap: SwapId, what: dict[str, str]) -> None:
        self._assert_open_to_change(swap)
        self._connection.changed(table.delete().where(self._which(table, swap, what)))

    @staticmethod
    def _which(table: Any, swap: SwapId, what: dict[str, str]) -> Any:
        ((name, value),) = what.items()
        return (table.swap == swap) & (getattr(table, name) == value)

    def _assert_open_to_change(self, swap: SwapId) -> None:
        self._history.assert_writing()
        assert_draft(self._connection, swap)

    @staticmethod
    def _assert_column(column: str) -> None:
        if column not in BY_NAME:
            raise ValueError(f"a swap has no column {column}")

    def _assert_adoptable(self, swap: SwapId, column: str, claim: ClaimId) -> None:
        c = ClaimTable
        query = c.select(c.swap, c.field, c.side, c.category, c.modality).where(c.id == claim)
        for owner, field, side, category, modality in self._connection.query(query):
            fed = columns_of(ClaimField(field), Side(side), Category(category))
            if owner != swap or BY_NAME[column] not in fed:
                break
            if modality not in (Modality.ASSERTS, Modality.CONFIRMS):
                raise NotAllowed(
                    f"This claim is marked '{modality}'; only what is asserted or confirmed can be adopted."
                )
            return
        raise ValueError(f"claim {claim} is not on {column} of swap {swap}")
