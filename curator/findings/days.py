"""Whether the days of a swap fit its sources and the other swaps. Source: CODEBOOK "Dates", "ordinal"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from curator.agreement import adoptable
from curator.edtf import edtf_bounds, spoken_edtf
from curator.findings.finding import Finding, FindingKind, found
from curator.model import Article, ArticleId, Claim, OrdinalScope, SwapSummary
from curator.swaps import Swap
from curator.wording import ordinal_in_words

_Numbered = tuple[int, SwapSummary]
"""A swap with its place in the official series."""
_number = itemgetter(0)


def after_publication(swap: Swap, articles: Mapping[ArticleId, Article]) -> Iterator[Finding]:
    """A date that is told as a fact and lies after the day on which its article came out."""
    for claim in swap.values["date"].claims:
        day = edtf_bounds(claim.value)[0] if adoptable(claim) and claim.value else ""
        for quote in claim.quotes:
            article = articles.get(quote.article)
            published = article.published_on if article is not None else None
            if day and published and day > published:
                said = f"{spoken_edtf(claim.value or day)} is after its article came out ({spoken_edtf(published)})"
                yield found(FindingKind.LATE, ("date",), said, (claim,), published)


def two_days(swap: Swap) -> Iterator[Finding]:
    """Sources that give different days for one exchange: a disputed date, as long as nobody has decided."""
    value = swap.values["date"]
    if value.differing and value.choice is None:
        told = [claim for claim in value.claims if adoptable(claim)]
        days = dict.fromkeys(spoken_edtf(claim.value) for claim in told if claim.value)
        yield found(FindingKind.DAYS, ("date",), f"The sources give different days: {', '.join(days)}", told)


def series(swap: Swap, summary: SwapSummary, others: Iterable[SwapSummary]) -> Iterator[Finding]:
    """The place in the official series against the other swaps of the desk: collisions, order of days, gaps."""
    number = summary.ordinal
    if number is None:
        return
    known = [(other.ordinal, other) for other in others if other.ordinal is not None and other.id != swap.id]
    claims = [claim for claim in swap.values["ordinal"].adopted if claim.scope is OrdinalScope.OFFICIAL_SERIES]
    for ordinal, other in known:
        if ordinal == number:
            sentence = f"{other.code} is called the {_th(number)} as well"
            yield found(FindingKind.COLLISION, ("ordinal",), sentence, claims, other.code)
    dates = swap.values["date"].adopted
    for ordinal, other in _out_of_order(number, summary, known):
        when = "before" if ordinal > number else "after"
        day = spoken_edtf(other.date_edtf)
        sentence = f"The {_th(ordinal)} ({other.code}, {day}) was {when} this one, the {_th(number)}"
        causes = (other.code, other.date_edtf, ordinal)
        yield found(FindingKind.ORDER, ("ordinal", "date"), sentence, [*claims, *dates], *causes)
    yield from _gap(number, known, claims)


def _out_of_order(number: int, summary: SwapSummary, known: Sequence[_Numbered]) -> Iterator[_Numbered]:
    """The nearest earlier one that took place later, and the nearest later one that took place earlier."""
    start, end = summary.date_start, summary.date_end
    earlier = [(n, o) for n, o in known if n < number and end and o.date_start > end]
    later = [(n, o) for n, o in known if n > number and start and o.date_end and o.date_end < start]
    if earlier:
        yield max(earlier, key=_number)
    if later:
        yield min(later, key=_number)


def _gap(number: int, known: Sequence[_Numbered], claims: Sequence[Claim]) -> Iterator[Finding]:
    """The numbers between this one and the one before it on the desk, which no swap has."""
    before, other = max(((n, o) for n, o in known if n < number), key=_number, default=(0, None))
    if other is None or number - before < 2:
        return
    first, last = before + 1, number - 1
    wanting = f"The {_th(first)} is" if first == last else f"The {_th(first)} to the {_th(last)} are"
    sentence = f"{wanting} not on this desk, between {other.code} and this one, the {_th(number)}"
    yield found(FindingKind.GAP, ("ordinal",), sentence, claims, before)


def _th(number: int) -> str:
    return ordinal_in_words(str(number))
