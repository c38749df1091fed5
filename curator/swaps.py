"""Assemble a swap from its claims and the decisions made on it: pure, the same result from the same input.

Sources of the rules: CODEBOOK "Counts", "Dates" and "A swap may be verified when".
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from curator.agreement import SPANNING, adoptable, adopted_alone, adopted_by_default, agreeing, differ, ends_of
from curator.columns import BY_NAME, COLUMNS, Column, columns_of
from curator.edtf import edtf_bounds
from curator.model import (
    Choice,
    Claim,
    ClaimField,
    CountState,
    DatePrecision,
    FieldCheck,
    OrdinalScope,
    ReviewState,
    Side,
    SwapId,
    SwapRecord,
    SwapSummary,
)
from curator.series import places_beside
from curator.values import value
from curator.verdicts import Verdict


@value
class Value:
    """What one column of a swap holds and where it comes from."""

    column: str
    value: str | None
    """Canonical text as in Claim.value; for a `;` list all values joined by `; `."""
    claims: tuple[Claim, ...]
    """Every claim on this column, adopted or not, in the order they were made."""
    adopted: tuple[Claim, ...]
    """The claims whose value the column takes (those that agree with the adopted one included)."""
    low: int | None = None
    high: int | None = None
    """Counts only: lowest and highest exact claim."""
    state: CountState | None = None
    """Counts only."""
    differing: bool = False
    """True when claims that could be adopted disagree."""
    choice: Choice | None = None
    check: FieldCheck | None = None
    """A person's confirmation of the column, as long as it is of what stands there now."""
    verdict: Verdict | None = None
    """A reviewer's doubt about the column, as long as it is about what stands there now."""

    @property
    def fingerprint(self) -> str:
        """Of everything a person sees under the column, sixteen hex digits; a check holds while it stays the same.

        Worked out when it is asked for: most columns of most swaps are never checked.
        """
        seen = [repr((self.value, self.state))]
        if self.choice is not None:
            seen.append(repr((self.choice.claim, self.choice.state, self.choice.reason)))
        for claim in self.claims:
            places = tuple((quote.article, quote.start, quote.end) for quote in claim.quotes)
            manner = (claim.qualifier, claim.modality, claim.claimant, claim.claimant_type, claim.note)
            seen.append(repr(((claim.id, claim.value, *manner), places)))
        return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]

    @property
    def filled(self) -> bool:
        """Whether the column says anything: a value, a state chosen by a person, or claims to decide on."""
        return self.value is not None or self.choice is not None or bool(self.claims)

    @property
    def checked(self) -> bool:
        """Whether a person confirmed the column as it stands now."""
        return self.check is not None

    @property
    def number(self) -> int | None:
        """The value of a count or an ordinal."""
        return int(self.value) if self.value is not None and self.value.isdigit() else None

    @property
    def unsourced(self) -> bool:
        """Whether the adopted value was typed by hand, without a quote."""
        return bool(self.adopted) and not any(claim.quotes for claim in self.adopted)


@value
class Swap:
    """One swap as it stands: what is stored of it, its claims, and a Value for every column of `columns.COLUMNS`."""

    record: SwapRecord
    claims: tuple[Claim, ...]
    values: Mapping[str, Value]

    @property
    def id(self) -> SwapId:
        """The desk's number of the swap."""
        return self.record.id

    @property
    def sealed(self) -> bool:
        """Whether the swap is verified and so must not be changed before it is reopened."""
        return self.record.review_state is ReviewState.VERIFIED

    @property
    def sources(self) -> tuple[int, ...]:
        """Articles that carry its quotes, ascending."""
        return tuple(sorted({quote.article for claim in self.claims for quote in claim.quotes}))

    @property
    def disputed(self) -> tuple[str, ...]:
        """Columns on which claims differ, in the order of the form."""
        return tuple([name for name in _NAMES if self.values[name].differing])


def assemble(record: SwapRecord, claims: Iterable[Claim]) -> Swap:
    """The swap that these claims and decisions make. Every column of `columns.COLUMNS` gets a Value."""
    ordered = tuple(sorted(claims, key=attrgetter("id")))
    choices = {choice.column: choice for choice in record.choices}
    fed: dict[str, list[Claim]] = {name: [] for name in choices if name in BY_NAME}
    for claim in ordered:
        for column in columns_of(claim.field, claim.side, claim.category):
            fed.setdefault(column.name, []).append(claim)
    values = dict(_BLANK)
    for name, said in fed.items():
        values[name] = _value(BY_NAME[name], tuple(said), choices.get(name))
    for side in (Side.A, Side.B):
        values[f"to_{side}"] = _with_derived_total(values, f"to_{side}")
    for check in record.checks:
        if _holds(check, values):
            values[check.column] = replace(values[check.column], check=check)
    for verdict in record.verdicts:
        if _holds(verdict, values):
            values[verdict.column] = replace(values[verdict.column], verdict=verdict)
    return Swap(record, ordered, values)


def _value(column: Column, claims: tuple[Claim, ...], choice: Choice | None) -> Value:
    """One column from its claims: the person's choice where there is one, else the codebook's default."""
    if choice is None and len(claims) == 1:
        return _of_one(column, claims)
    differing = differ(column, claims)
    chosen = None
    if choice is not None:
        chosen = next((claim for claim in claims if claim.id == choice.claim), None)
        if chosen is None and choice.state is None:
            choice = None  # the chosen claim is gone, and with it the decision
    value, adopted, state = _taken(column, claims, differing, chosen, choice)
    low, high = _span(column, claims)
    return Value(column.name, value, claims, adopted, low, high, state, differing, choice)


def _of_one(column: Column, claims: tuple[Claim, ...]) -> Value:
    """A column that one claim alone speaks of, as of most: what the rules come to where nothing can differ."""
    (claim,) = claims
    counts = column.field is ClaimField.COUNT
    low, high = _span(column, claims) if counts else (None, None)
    if not (adoptable(claim) if column.many else adopted_alone(column, claim)):
        return Value(column.name, None, claims, (), low, high)
    value = claim.value or None if column.many else claim.value
    return Value(column.name, value, claims, claims, low, high, CountState.STATED if counts else None)


def _taken(
    column: Column, claims: tuple[Claim, ...], differing: bool, chosen: Claim | None, choice: Choice | None
) -> tuple[str | None, tuple[Claim, ...], CountState | None]:
    """What the column takes, from which claims, and for a count how it came by it."""
    if choice is not None and choice.state is not None:
        return None, (), choice.state
    if chosen is None and column.many:
        taken = tuple(claim for claim in claims if adoptable(claim))
        names = dict.fromkeys(claim.value for claim in taken if claim.value)
        return "; ".join(names) or None, taken, None
    adopted = chosen if chosen is not None else adopted_by_default(column, claims)
    state = _state(column, adopted, differing)
    if adopted is None:
        return None, (), state
    together, value = agreeing(column, adopted, claims)
    return value, together, state


def _state(column: Column, adopted: Claim | None, differing: bool) -> CountState | None:
    if column.field is not ClaimField.COUNT:
        return None
    if adopted is not None and adopted.value is not None:
        return CountState.STATED
    return CountState.DISPUTED if differing else None


def _span(column: Column, claims: Sequence[Claim]) -> tuple[int | None, int | None]:
    """Lowest and highest exact count that is asserted."""
    if column.field is not ClaimField.COUNT:
        return None, None
    numbers: list[int] = []
    for claim in claims:
        if adoptable(claim) and claim.value and claim.qualifier in SPANNING:
            numbers += ends_of(claim.value)
    return (min(numbers), max(numbers)) if numbers else (None, None)


def _with_derived_total(values: Mapping[str, Value], name: str) -> Value:
    """A total of which nothing is told as a fact is the sum of servicemen and civilians, which partition it."""
    total, soldiers, civilians = values[name], values[f"{name}_servicemen"], values[f"{name}_civilians"]
    if soldiers.number is None or civilians.number is None:
        return total
    if total.choice is not None or any(adoptable(claim) for claim in total.claims):
        return total
    number = soldiers.number + civilians.number
    return replace(total, value=str(number), state=CountState.DERIVED, low=number, high=number)


def _holds(word: FieldCheck | Verdict, values: Mapping[str, Value]) -> bool:
    """Whether what a person said of a column is about what stands there now."""
    value = values.get(word.column)
    return value is not None and value.fingerprint == word.fingerprint


_NAMES = tuple(column.name for column in COLUMNS)
_BLANK = {column.name: Value(column.name, None, (), ()) for column in COLUMNS}
"""Columns that nothing is said of: most of them in most swaps, so made once."""


def summarise(swap: Swap) -> SwapSummary:
    """The derived values of a swap that lists, timeline and duplicate search need."""
    date = swap.values["date"]
    start, end, precision = days_of(swap)
    a, b, ordinal = swap.values["to_a"], swap.values["to_b"], swap.values["ordinal"]
    official = any(claim.scope is OrdinalScope.OFFICIAL_SERIES for claim in ordinal.adopted)
    return SwapSummary(
        id=swap.id,
        code=swap.record.code,
        review_state=swap.record.review_state,
        event_type=swap.values["event_type"].value or "",
        status=swap.values["status"].value or "",
        date_edtf=date.value or "",
        date_start=start,
        date_end=end,
        date_precision=precision,
        to_a=a.number,
        to_a_low=a.low,
        to_a_high=a.high,
        to_b=b.number,
        to_b_low=b.low,
        to_b_high=b.high,
        ordinal=ordinal.number if official else None,
        disputed=bool(swap.disputed),
        n_sources=len(swap.sources),
        series=places_beside(ordinal.claims, start, end, swap.values["mediators"].value or ""),
    )


class SwapDays(NamedTuple):
    """First and last ISO day of a swap, "" where that end is open or unknown, and how closely they are known."""

    start: str
    end: str
    precision: DatePrecision


_NO_DAYS = SwapDays("", "", DatePrecision.UNKNOWN)


def days_of(swap: Swap) -> SwapDays:
    """When a swap took place, as far as its date says."""
    date = swap.values["date"]
    if date.value is None:
        return _NO_DAYS
    claimed = next((claim.precision for claim in date.adopted if claim.precision is not None), None)
    if claimed is DatePrecision.UNKNOWN:
        return _NO_DAYS
    start, end, precision = edtf_bounds(date.value)
    return SwapDays(start, end, claimed or precision)
