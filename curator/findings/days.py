"""Whether the days of a swap fit its sources and the other swaps. Source: CODEBOOK "Dates", "ordinal"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from curator.agreement import adoptable
from curator.edtf import edtf_bounds, spoken_edtf
from curator.findings.finding import Finding, FindingKind, found
from curator.model import Article, ArticleId, Claim, SwapSummary
from curator.series import OFFICIAL, places, series_in_words
from curator.swaps import Swap
from curator.wording import ordinal_in_words


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
    """The place in each series against the other swaps of the desk: collisions, order of days, gaps."""
    mine = places(summary)
    if not mine:
        return
    others = [other for other in others if (other.ordinal is not None or other.series) and other.id != summary.id]
    for key, number in mine.items():
        near = _Neighbours(number, summary)
        near.look(_placed(key, others))
        claims = [claim for claim in swap.values["ordinal"].claims if str(claim.scope) == key.partition(" ")[0]]
        yield from _places_in(key, number, near, claims, swap.values["date"].adopted)


def _placed(key: str, others: Iterable[SwapSummary]) -> Iterator[tuple[int, SwapSummary]]:
    """The swaps that have a place in a series, each with it."""
    if key == OFFICIAL:
        return ((other.ordinal, other) for other in others if other.ordinal is not None)
    known = ((places(other).get(key), other) for other in others if other.series)
    return ((number, other) for number, other in known if number is not None)


def _places_in(
    key: str, number: int, near: "_Neighbours", claims: Sequence[Claim], dates: Sequence[Claim]
) -> Iterator[Finding]:
    """What does not fit about a place in one series."""
    of = series_in_words(key)
    this = f"this one, the {_th(number)}"
    for _, other in near.same:
        sentence = f"{other.code} is called the {_th(number)}{of} as well"
        yield found(FindingKind.COLLISION, ("ordinal",), sentence, claims, other.code)
    for out, when in ((near.late, "after"), (near.early, "before")):
        if out is not None:
            place, other = out
            sentence = f"The {_th(place)}{of} ({other.code}, {spoken_edtf(other.date_edtf)}) was {when} {this}"
            causes = (other.code, other.date_edtf, place)
            yield found(FindingKind.ORDER, ("ordinal", "date"), sentence, [*claims, *dates], *causes)
    if near.before is not None and number - near.before[0] > 1:
        place, other = near.before
        first, last = place + 1, number - 1
        wanting = f"The {_th(first)}{of} is" if first == last else f"The {_th(first)} to the {_th(last)}{of} are"
        sentence = f"{wanting} not on this desk, between {other.code} and {this}"
        yield found(FindingKind.GAP, ("ordinal",), sentence, claims, place)


class _Neighbours:
    """The swaps of a series that a place is judged by, from one look at each swap: asked again after every act."""

    def __init__(self, number: int, summary: SwapSummary) -> None:
        self._number, self._summary = number, summary
        self.same: list[tuple[int, SwapSummary]] = []
        self.before: tuple[int, SwapSummary] | None = None
        """The nearest with a lower number."""
        self.late: tuple[int, SwapSummary] | None = None
        """The nearest with a lower number that took place later."""
        self.early: tuple[int, SwapSummary] | None = None
        """The nearest with a higher number that took place earlier."""

    def look(self, others: Iterable[tuple[int, SwapSummary]]) -> None:
        """Look at every other swap of the series, each with its place."""
        number = self._number
        start, end = self._summary.date_start, self._summary.date_end or "~"
        below = late = -1
        early: float = inf
        for placed in others:
            place, other = placed
            if place < number:
                if place > below:
                    below, self.before = place, placed
                if place > late and other.date_start > end:
                    late, self.late = place, placed
            elif place == number:
                self.same.append(placed)
            elif place < early and "" < other.date_end < start:
                early, self.early = place, placed


def _th(number: int) -> str:
    return ordinal_in_words(str(number))
