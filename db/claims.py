"""Claims and their quotes: rows to values and back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from enum import StrEnum
from itertools import repeat
from typing import Any

from peewee import fn

from curator.columns import columns_of
from curator.errors import NotAllowed
from curator.model import (
    ArticleId,
    Category,
    Claim,
    ClaimantType,
    ClaimField,
    ClaimId,
    DateBasis,
    DatePrecision,
    Modality,
    OrdinalScope,
    Qualifier,
    Quote,
    Reading,
    Side,
    SwapId,
)
from db.connection import Connection, Statement
from db.history import History, now
from db.tables import ArticleTable, ChoiceTable, DecisionTable, KeptQuoteTable, TextRow
from db.tables import ClaimTable as C
from db.tables import QuoteTable as Q

_PLAIN = tuple(f.name for f in fields(Claim) if f.name not in ("id", "swap", "quotes"))
"""The columns of the table of claims that a claim has under the same name."""

_QUOTE = (Q.claim, Q.article, Q.start, Q.end, Q.text, Q.prefix, Q.suffix)

_WORDS: dict[str, type[StrEnum]] = {
    "field": ClaimField,
    "category": Category,
    "side": Side,
    "qualifier": Qualifier,
    "modality": Modality,
    "claimant_type": ClaimantType,
    "claimant_side": Side,
    "reading": Reading,
    "basis": DateBasis,
    "precision": DatePrecision,
    "scope": OrdinalScope,
}
"""What the words of a column stand for."""


class _Members(dict[str | None, StrEnum | None]):
    """The members of an enumeration by their words: several times as quick as asking it; None where there is none."""

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__((str(member), member) for member in kind)
        self[None] = None
        self._kind = kind

    def __missing__(self, word: str) -> StrEnum:
        return self._kind(word)  # says which word it is that nobody knows


_MEANINGS = {name: _Members(kind) for name, kind in _WORDS.items()}
_WHOLE = ("id", "swap", *_PLAIN)
_TOLD = (
    "id",
    "swap",
    "field",
    "value",
    "category",
    "side",
    "qualifier",
    "modality",
    "claimant_side",
    "basis",
    "precision",
    "scope",
)
"""What the values of a swap are worked out of (`curator.swaps.assemble`): half of the columns, and the short ones."""
_UNTOLD: dict[str, Iterable[Any]] = {f.name: repeat("" if f.default is MISSING else f.default) for f in fields(Claim)}
"""What a claim has, in the order of `Claim`, where its column is not read."""


def _columns(names: Iterable[str]) -> list[Any]:
    return [getattr(C, name) for name in names]


def _with_quotes(which: Any = None, which_quotes: Any = None, *order: Any) -> tuple[Statement, Statement]:
    """The two statements that give claims and their quotes; the parameters of both are the same."""
    claims, quotes = C.select(*_columns(_WHOLE)).order_by(*order, C.id), Q.select(*_QUOTE).order_by(Q.claim, Q.place)
    if which is None:
        return Statement(claims), Statement(quotes)
    return Statement(claims.where(which)), Statement(quotes.where(which_quotes))


_CARRIED = Q.select(Q.claim).where(Q.article == 0)
_ALL = _with_quotes()
_ONE = _with_quotes(C.id == 0, Q.claim == 0)
_OF_SWAP = _with_quotes(C.swap == 0, Q.claim.in_(C.select(C.id).where(C.swap == 0)))
_OF_SWAPS = _with_quotes(C.swap.between(0, 0), Q.claim.in_(C.select(C.id).where(C.swap.between(0, 0))), C.swap)
_TOLD_OF_SWAPS = Statement(C.select(*_columns(_TOLD)).where(C.swap.between(0, 0)).order_by(C.swap, C.id))
_SOURCES = Statement(
    C.select(C.swap, Q.article)
    .join(Q, on=(Q.claim == C.id))
    .where(C.swap.between(0, 0))
    .distinct()
    .order_by(C.swap, Q.article)
)
_OF_ARTICLE = _with_quotes(C.id.in_(_CARRIED), Q.claim.in_(_CARRIED))

_INSERT = Statement(C.insert(dict.fromkeys(("swap", *_PLAIN), "")))
_BRING_BACK = Statement(C.insert(dict.fromkeys(("id", "swap", *_PLAIN), "")))
_INSERT_QUOTE = Statement(Q.insert({"place": 0, **{field.name: 0 for field in _QUOTE}}))
_SLICE = Statement(
    ArticleTable.select(fn.SUBSTR(TextRow.text, 0, 0))
    .join(TextRow, on=(ArticleTable.text_sha256 == TextRow.sha256))
    .where(ArticleTable.id == 0)
)


def _read(connection: Connection, statements: tuple[Statement, Statement], *parameters: int) -> tuple[Claim, ...]:
    claims, quotes = statements
    carried: dict[int, list[Quote]] = defaultdict(list)
    for claim, *quote in connection.rows(quotes, parameters):
        carried[claim].append(Quote(*quote))
    return _claims(connection.rows(claims, parameters), carried)


def of_swap(connection: Connection, swap: SwapId) -> tuple[Claim, ...]:
    """The claims on a swap, in the order they were made."""
    return _read(connection, _OF_SWAP, swap)


def of_swaps(connection: Connection, first: SwapId, last: SwapId) -> tuple[Claim, ...]:
    """The claims on the swaps of these ids and all between, swap by swap, in the order they were made."""
    return _read(connection, _OF_SWAPS, first, last)


def told_of_swaps(connection: Connection, first: SwapId, last: SwapId) -> tuple[Claim, ...]:
    """The same as far as values are worked out of them: without their words and quotes, and who made them."""
    return _claims(connection.rows(_TOLD_OF_SWAPS, (first, last)), {}, _TOLD)


def sources_of_swaps(connection: Connection, first: SwapId, last: SwapId) -> Mapping[int, tuple[int, ...]]:
    """The articles that carry the quotes of these swaps and all between, ascending; a swap without is left out."""
    found: dict[int, tuple[int, ...]] = {}
    for swap, article in connection.rows(_SOURCES, (first, last)):
        found[swap] = (*found.get(swap, ()), article)
    return found


class Claims:
    """The claims of a desk. `assert_draft` raises NotAllowed when a swap is verified, KeyError when it is not there."""

    def __init__(self, connection: Connection, history: History, assert_draft: Callable[[SwapId], None]) -> None:
        self._connection = connection
        self._history = history
        self._assert_draft = assert_draft

    # ---- reading

    def get(self, claim: ClaimId) -> Claim:
        """One claim; KeyError when there is none of that id."""
        found = _read(self._connection, _ONE, claim)
        if not found:
            raise KeyError(f"there is no claim {claim}")
        return found[0]

    def exists(self, claim: ClaimId) -> bool:
        """Whether there is a claim of that id."""
        return bool(self._connection.query(C.select(C.id).where(C.id == claim)))

    def of_swap(self, swap: SwapId) -> tuple[Claim, ...]:
        """The claims on a swap, in the order they were made."""
        return of_swap(self._connection, swap)

    def of_article(self, article: ArticleId) -> tuple[Claim, ...]:
        """The claims with a quote from an article, each with all its quotes, in the order they were made."""
        return _read(self._connection, _OF_ARTICLE, article)

    def all(self) -> tuple[Claim, ...]:
        """Every claim, in the order they were made."""
        return _read(self._connection, _ALL)

    # ---- writing

    def add(self, claim: Claim) -> ClaimId:
        """Store a claim made by `curator.claims` on the swap it names; id, curator and time are given here.

        NotAllowed when the swap is verified; KeyError when there is no such swap; ValueError when a quote is not
        what its article says there.
        """
        self._history.assert_writing()
        self._assert_draft(claim.swap)
        self._assert_quotes(claim.quotes)
        stored = replace(claim, curator=claim.curator or self._history.person, made_on=claim.made_on or now())
        number = ClaimId(self._connection.insert(_INSERT, tuple(_values(stored).values())))
        for place, quote in enumerate(claim.quotes):
            self._insert_quote(number, place, quote)
        return number

    def bring_back(self, claim: Claim) -> None:
        """Store a claim that was removed again, as it was and under its own id.

        NotAllowed when its swap is verified or an article it quotes is gone; ValueError when its id is in use.
        """
        self._history.assert_writing()
        self._assert_draft(claim.swap)
        if self.exists(claim.id):
            raise ValueError(f"claim {claim.id} is there")
        try:
            self._assert_quotes(claim.quotes)
        except KeyError:
            raise NotAllowed(f"“{claim.value_text}” cannot come back: its article was removed.") from None
        self._connection.insert(_BRING_BACK, (claim.id, *_values(claim).values()))
        for place, quote in enumerate(claim.quotes):
            self._insert_quote(claim.id, place, quote)

    def change(self, claim: Claim) -> None:
        """Store a claim anew under its id: its words, reading, claimant, swap or quotes.

        A choice that fell on it falls where it no longer fits (another swap or another column). NotAllowed when its
        swap, before or after, is verified; KeyError and ValueError as in `add`.
        """
        self._history.assert_writing()
        before = self.get(claim.id)
        for swap in {before.swap, claim.swap}:
            self._assert_draft(swap)
        self._assert_quotes(tuple(quote for quote in claim.quotes if quote not in before.quotes))
        fitting = [column.name for column in columns_of(claim.field, claim.side, claim.category)]
        unfit = (ChoiceTable.swap != claim.swap) | ChoiceTable.column.not_in(fitting)
        self._connection.changed(ChoiceTable.delete().where((ChoiceTable.claim == claim.id) & unfit))
        self._connection.changed(C.update(_values(claim)).where(C.id == claim.id))
        self._change_quotes(claim, before.quotes)

    def _change_quotes(self, claim: Claim, before: Sequence[Quote]) -> None:
        for place, quote in enumerate(claim.quotes):
            if place >= len(before):
                self._insert_quote(claim.id, place, quote)
            elif quote != before[place]:
                same = (Q.claim == claim.id) & (Q.place == place)
                self._connection.changed(Q.update(_quote_values(claim.id, place, quote)).where(same))
        if len(before) > len(claim.quotes):
            self._connection.changed(Q.delete().where((Q.claim == claim.id) & (Q.place >= len(claim.quotes))))

    def remove(self, claim: ClaimId) -> None:
        """Remove a claim with its quotes; a choice that fell on it falls with it, in the same step.

        The decision on the suggestion that it began as stays, without it.
        NotAllowed when its swap is verified; KeyError when there is no such claim.
        """
        self._history.assert_writing()
        found = self._connection.query(C.select(C.swap).where(C.id == claim))
        if not found:
            raise KeyError(f"there is no claim {claim}")
        self._assert_draft(SwapId(found[0][0]))
        self._connection.changed(ChoiceTable.delete().where(ChoiceTable.claim == claim))
        self._connection.changed(DecisionTable.update({"claim": None}).where(DecisionTable.claim == claim))
        self._connection.changed(KeptQuoteTable.delete().where(KeptQuoteTable.claim == claim))
        self._connection.changed(Q.delete().where(Q.claim == claim))
        self._connection.changed(C.delete().where(C.id == claim))

    def _insert_quote(self, claim: ClaimId, place: int, quote: Quote) -> None:
        self._connection.execute(_INSERT_QUOTE, tuple(_quote_values(claim, place, quote).values()))

    def _assert_quotes(self, quotes: Sequence[Quote]) -> None:
        """A quote that is not its slice of the text is never stored; SQLite counts code points as we do."""
        for quote in quotes:
            there = (quote.start + 1, quote.end - quote.start, quote.article)
            found = self._connection.row(_SLICE, there)
            if found is None:
                raise KeyError(f"there is no article {quote.article}")
            if found[0] != quote.text or quote.start < 0 or quote.start >= quote.end:
                raise ValueError(f"the quote at {quote.start} to {quote.end} is not what article {quote.article} says")


def _claims(
    rows: Sequence[tuple[Any, ...]], carried: Mapping[int, Sequence[Quote]], names: tuple[str, ...] = _WHOLE
) -> tuple[Claim, ...]:
    """The claims of rows, each with the quotes that are carried under its id; a column at a time, as there are many."""
    if not rows:
        return ()
    read = dict(zip(names, zip(*rows, strict=True), strict=True))
    quotes = [tuple(carried.get(number, ())) for number in read["id"]]
    meant = {name: map(members.__getitem__, read[name]) for name, members in _MEANINGS.items() if name in read}
    return tuple(map(Claim, *(_UNTOLD | {"quotes": quotes} | read | meant).values()))


def from_rows(row: Mapping[str, Any], quotes: Iterable[Mapping[str, Any]]) -> Claim:
    """A claim from rows whose values stand under their names, its quotes in their order."""
    carried = [Quote(*(quote[column.column_name] for column in _QUOTE[1:])) for quote in quotes]
    (claim,) = _claims([(row["id"], row["swap"], *(row[name] for name in _PLAIN))], {row["id"]: carried})
    return claim


def _values(claim: Claim) -> dict[str, object]:
    values: dict[str, object] = {"swap": claim.swap}
    for name in _PLAIN:
        value = getattr(claim, name)
        values[name] = None if value is None else str(value)
    return values


def _quote_values(claim: ClaimId, place: int, quote: Quote) -> dict[str, object]:
    return {
        "claim": claim,
        "place": place,
        "article": quote.article,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }
