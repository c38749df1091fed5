"""What is still missing before a swap may be called verified, in words.

Source of the rules: CODEBOOK "A swap may be verified when".
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from curator.columns import COLUMNS, Column
from curator.confirmation import coders, unconfirmed
from curator.desk_settings import DeskSettings
from curator.findings.arithmetic import of_sides
from curator.model import (
    Article,
    ArticleId,
    Claim,
    ClaimField,
    DatePrecision,
    Modality,
    Party,
    Qualifier,
    SwapRecord,
    SwapSummary,
)
from curator.swaps import Swap, Value, summarise
from curator.text import clipped
from curator.values import value

_NO_DEMANDS = DeskSettings()
_PAIR_DAYS = 10
"""Within how many days the same pair of counts is asked about (CODEBOOK)."""


@value
class Missing:
    """One thing that stands between a swap and "verified"."""

    column: str
    """Where to go to put it right; "" for the swap as a whole."""
    sentence: str


def missing(
    swap: Swap,
    articles: Mapping[ArticleId, Article],
    others: Iterable[SwapSummary],
    sides: tuple[Party, Party],
    settings: DeskSettings = _NO_DEMANDS,
    person: str = "",
) -> tuple[Missing, ...]:
    """Everything that is missing, in the order of the form; empty when this person may verify the swap."""
    names = (sides[0].name, sides[1].name)
    found: list[Missing] = []
    for column in COLUMNS:
        value = swap.values[column.name]
        label = column.in_full(names)
        found += (Missing(column.name, f"{label}: {what}") for what in _wrong_with(column, value, articles))
    found += (Missing(finding.columns[0], finding.sentence) for finding in of_sides(swap, names))
    if not swap.sources:
        found.append(Missing("", "No article carries any of it; cite the words of at least one."))
    answered = {answer.key for answer in swap.record.answers if answer.reason.strip()}
    for other in duplicates(summarise(swap), others):
        if duplicate_key(other) not in answered:
            found.append(
                Missing("", f"Is it the same swap as {other.code} ({other.date_edtf or 'no date'})? Answer it.")
            )
    for column in COLUMNS:
        value = swap.values[column.name]
        wanting = unconfirmed(value, settings) if value.filled else None
        if wanting is not None and not any(m.column == column.name for m in found):
            found.append(Missing(column.name, f"{column.in_full(names)}: {wanting}"))
    if settings.second_person and person in coders(swap):
        found.append(Missing("", f"{person} coded it; another person has to verify it."))
    return tuple(found)


def _wrong_with(column: Column, value: Value, articles: Mapping[ArticleId, Article]) -> Iterator[str]:
    if column.required and value.value is None and value.state is None:
        yield _wanted(column)
    elif column.field is ClaimField.COUNT and column.required and value.value is None and value.choice is None:
        yield "adopt a number, or say that it is disputed"
    if value.differing and (value.choice is None or not value.choice.reason.strip()):
        yield "the claims differ; adopt one and say why"
    for claim in value.claims:
        yield from _wrong_with_claim(claim, claim in value.adopted, articles)


def _wanted(column: Column) -> str:
    if column.field is ClaimField.COUNT:
        return "no number yet; cite one, or say why there is none"
    if column.field is ClaimField.DATE:
        return "no date yet; cite one, or enter “unknown” with a reason"
    return "nothing yet; cite the words that say it"


def _wrong_with_claim(claim: Claim, adopted: bool, articles: Mapping[ArticleId, Article]) -> Iterator[str]:
    words = f"“{clipped(claim.value_text)}”"
    if claim.value is None and claim.qualifier is not Qualifier.SOME:
        yield f"{words} was not read; correct the claim or remove it"
    for quote in claim.quotes:
        article = articles.get(quote.article)
        if article is None or article.text[quote.start : quote.end] != quote.text:
            yield f"{words} no longer stands where it was quoted"
    if claim.field is ClaimField.COUNT and claim.quotes and not claim.claimant.strip():
        yield f"{words} has no claimant; say who says it"
    if not adopted:
        return
    if not claim.quotes and not claim.note.strip():
        yield f"{words} was typed by hand; name its source in a note"
    if claim.precision is DatePrecision.UNKNOWN and not claim.note.strip():
        yield "say in a note why the date is unknown"
    if claim.modality not in (Modality.ASSERTS, Modality.CONFIRMS):
        yield f"{words} is planned or background; adopt what happened"


def duplicate_key(other: SwapSummary | SwapRecord) -> str:
    """Under which key the answer to "is it the same as …?" is kept."""
    return f"duplicate:{other.code}"


def duplicates(summary: SwapSummary, others: Iterable[SwapSummary]) -> tuple[SwapSummary, ...]:
    """Swaps that may be the same: same or next day, same ordinal, or the same pair of counts within ten days."""
    pair, ordinal = (summary.to_a, summary.to_b), summary.ordinal
    next_days, (first, last) = _days_around(summary, 1), near_days(summary)

    def is_near(other: SwapSummary) -> bool:
        day = other.date_start
        if not first <= day <= last or other.date_precision != DatePrecision.DAY:
            return False
        return next_days[0] <= day <= next_days[1] or (None not in pair and pair == (other.to_a, other.to_b))

    return tuple(
        other
        for other in others
        if ((ordinal is not None and ordinal == other.ordinal) or is_near(other)) and other.id != summary.id
    )


def near_days(summary: SwapSummary) -> tuple[str, str]:
    """The first and the last ISO day on which a swap may begin that is the same one; others share its ordinal alone.

    ISO days compare as text in their order.
    """
    return _days_around(summary, _PAIR_DAYS)


def _days_around(summary: SwapSummary, days: int) -> tuple[str, str]:
    """The first and the last ISO day so many days around a swap's; a span that nothing is in when it has no day."""
    if summary.date_precision != DatePrecision.DAY or not summary.date_start:
        return _NO_DAYS
    day = date.fromisoformat(summary.date_start).toordinal()
    first, last = max(date.min.toordinal(), day - days), min(date.max.toordinal(), day + days)
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


_NO_DAYS = ("~", "")
"""From behind every ISO day to before the first."""
