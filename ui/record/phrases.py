"""How the form says values, states and identities: words for people, never stored."""

from collections.abc import Sequence
from dataclasses import replace

from curator.columns import Column
from curator.edtf import UNKNOWN, spoken_edtf
from curator.model import (
    Choice,
    Claim,
    ClaimantType,
    ClaimField,
    ConfirmedBy,
    CountState,
    EventType,
    Modality,
    Party,
    Qualifier,
    Side,
    Status,
    SwapSummary,
)
from curator.swaps import Swap, Value
from curator.values import value
from curator.wording import value_in_words as claim_in_words
from ui.moments import local
from ui.words import tr

STATUS_WORDS: dict[str, str] = {
    Status.COMPLETED: "completed",
    Status.COMPLETED_STAGE: "completed stage",
    Status.IN_PROGRESS: "in progress",
    Status.AGREED: "agreed",
    Status.PLANNED: "planned",
    Status.POSTPONED: "postponed",
    Status.CANCELLED: "cancelled",
    Status.ALLEGED: "alleged",
}
EVENT_WORDS: dict[str, str] = {
    EventType.EXCHANGE: "exchange",
    EventType.ONE_WAY_RELEASE: "one-way release",
    EventType.BODIES_REPATRIATION: "return of bodies",
    EventType.OUTSIDE_EXCHANGE_RETURN: "outside an exchange",
}
CONFIRMED_WORDS: dict[str, str] = {
    ConfirmedBy.BOTH: "both sides",
    ConfirmedBy.A: "{a}",
    ConfirmedBy.B: "{b}",
    ConfirmedBy.THIRD_PARTY: "a third party",
    ConfirmedBy.NONE: "nobody officially",
}
ENUM_WORDS: dict[ClaimField, dict[str, str]] = {
    ClaimField.STATUS: STATUS_WORDS,
    ClaimField.EVENT_TYPE: EVENT_WORDS,
    ClaimField.CONFIRMED_BY: CONFIRMED_WORDS,
}
"""The fields that take one word of a list, with what the list says to people; {a} and {b} are the desk's sides."""

STATE_WORDS: dict[CountState, str] = {
    CountState.NOT_STATED: "not stated",
    CountState.UNDISCLOSED: "undisclosed",
    CountState.DISPUTED: "disputed",
}
"""The states a person may give a count that has no number."""

_HEDGED = (Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST)
_MODALITY_WORDS: dict[Modality, str] = {
    Modality.DENIES: "denied",
    Modality.PLANS: "planned",
    Modality.EXPECTS: "expected",
    Modality.BACKGROUND: "background",
}
_COUNTED = (ClaimField.COUNT, ClaimField.BODIES)


@value
class Option:
    """One line of a list of words: what is stored and what is shown."""

    value: str
    words: str


def options(column: Column, sides: tuple[Party, Party]) -> tuple[Option, ...]:
    """What a column that takes one word of a list can be set to; empty for every other column."""
    words = ENUM_WORDS.get(column.field, {})
    return tuple(Option(value, _named(text, sides)) for value, text in words.items())


def value_in_words(column: Column, value: str | None, sides: tuple[Party, Party]) -> str:
    """A canonical value as the form shows it; "" when there is none."""
    if value is None:
        return ""
    if column.field in ENUM_WORDS:
        return _named(ENUM_WORDS[column.field].get(value, value), sides)
    if column.field is ClaimField.DATE:
        return tr("unknown") if value == UNKNOWN else _date_words(value)
    return value.replace("..", "–") if column.field in _COUNTED else value


def claimed(column: Column, claim: Claim, sides: tuple[Party, Party]) -> str:
    """What a claim says, for the line of its quote: "at least 95", "not read", "Fri 23 May 2025"."""
    if column.field in ENUM_WORDS and claim.value is not None:
        return value_in_words(column, claim.value, sides)  # the very words of the list in the editor
    return claim_in_words(claim, sides)


def stance(claim: Claim) -> str:
    """What the claimant does with the statement, when it is not simply asserted; else ""."""
    return tr(_MODALITY_WORDS[claim.modality]) if claim.modality in _MODALITY_WORDS else ""


def shown(column: Column, value: Value, sides: tuple[Party, Party]) -> str:
    """The text in a column's editor: the adopted value, or the state that stands in its place."""
    if value.value is None:
        return tr(STATE_WORDS[value.state]) if value.choice is not None and value.state in STATE_WORDS else ""
    first = next((claim for claim in value.adopted if claim.value == value.value), None)
    if first is not None and first.qualifier in _HEDGED:
        return claim_in_words(replace(first, side=Side.NONE), sides)  # the field is one side already
    return value_in_words(column, value.value, sides)


def state_from(text: str) -> CountState | None:
    """The state that a person wrote out as words in the place of a number."""
    return next((state for state, words in STATE_WORDS.items() if tr(words) == text.strip().casefold()), None)


def headline(swap: Swap) -> str:
    """What the swap is called at the head of the form: "SW-0003 · Fri 23 May 2025"."""
    date = swap.values["date"].value
    return f"{swap.record.code} · {tr('no date yet') if date is None else _date_words(date)}"


def storyline(swap: Swap, independent: int, sides: Sequence[Party], heard: str = "") -> str:
    """The muted line below it: "2 sources · confirmed by both sides · 1000-for-1000 deal · stage 1".

    How it is founded comes first: a narrow form cuts the end off. `independent` is how many of its sources are no
    copies of one another, `heard` who says it officially by the claims (a ConfirmedBy), said where nothing is adopted
    yet.
    """
    n = len(swap.sources)
    counted = tr("no source yet") if not n else tr("1 source") if n == 1 else tr("{n} sources", n=n)
    parts = [counted if not n or independent in (0, n) else tr("{told}, {n} independent", told=counted, n=independent)]
    confirmed = CONFIRMED_WORDS.get(swap.values["confirmed_by"].value or "")
    if confirmed:
        parts.append(tr("confirmed by {who}", who=_named(confirmed, sides)))
    elif heard and heard != ConfirmedBy.NONE:
        parts.append(tr("told by {who}", who=_named(CONFIRMED_WORDS[heard], sides)))
    deal, stage = swap.values["deal"].value, swap.values["stage"].value
    if deal:
        parts.append(deal if tr("deal") in deal.casefold() else tr("{name} deal", name=deal))
    if stage:
        parts.append(tr("stage {n}", n=stage))
    return " · ".join(parts)


def summary_line(summary: SwapSummary) -> str:
    """One swap in a list of swaps: "SW-0003 · Fri 23 May 2025 · 390 / 390"."""
    date = _date_words(summary.date_edtf) if summary.date_edtf else tr("no date yet")
    counts = (
        "" if summary.to_a is None and summary.to_b is None else f" · {_count(summary.to_a)} / {_count(summary.to_b)}"
    )
    return f"{summary.code} · {date}{counts}"


def parts_hint(swap: Swap, total: str) -> tuple[str, bool]:
    """How the parts of a total add up, as shown beside it ("= 270 + 120"), and whether they fit."""
    numbers = [swap.values[f"{total}_{part}"].number for part in ("servicemen", "civilians")]
    number = swap.values[total].number
    if number is None or None in numbers:
        return "", True
    fits = sum(n or 0 for n in numbers) == number
    return f"{'=' if fits else '≠'} {numbers[0]} + {numbers[1]}", fits


def span_hint(value: Value) -> str:
    """The lowest and highest exact claim of a count, when they are not one number."""
    return f"{value.low}–{value.high}" if value.low is not None and value.low != value.high else ""


def names_of(sides: Sequence[Party]) -> tuple[str, str]:
    """The names of the desk's two sides."""
    return sides[0].name, sides[1].name


def details(claim: Claim) -> str:
    """What a claim's line does not say: qualifier, kind of claimant, modality, reading, who made it and when."""
    parts = (
        "" if claim.qualifier is Qualifier.EXACT else tr(claim.qualifier.value.replace("_", " ")),
        tr("the article's own voice")
        if claim.claimant_type is ClaimantType.MEDIA
        else tr(claim.claimant_type.value.replace("_", " ")),
        tr(claim.modality.value) if claim.modality is not Modality.ASSERTS else tr("asserts"),
        tr(claim.reading.value),
        tr("cited by {who}", who=claim.curator) if claim.curator and claim.quotes else claim.curator,
        local(claim.made_on) if claim.made_on else "",
        tr("rule {name}", name=claim.rule) if claim.rule else "",
        claim.note if claim.quotes else "",
    )
    return " · ".join(part for part in parts if part)


def decided(choice: Choice) -> str:
    """Who decided and why, for the line of what was adopted; "" when no reason was given."""
    if not choice.reason.strip():
        return ""
    who = tr("adopted by {who}", who=choice.by) if choice.claim is not None else tr("decided by {who}", who=choice.by)
    return tr("{who}: {why}", who=who, why=choice.reason.strip())


def _named(text: str, sides: Sequence[Party]) -> str:
    return tr(text, a=sides[0].name, b=sides[1].name)


def _date_words(edtf: str) -> str:
    try:
        return tr("date unknown") if edtf == UNKNOWN else spoken_edtf(edtf)
    except ValueError:  # a desk may hold a date that was not written here; it is shown as it is
        return edtf


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)
