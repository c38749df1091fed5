"""Whether the days of a swap fit its sources and the other swaps. Source: CODEBOOK "Dates", "ordinal"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from curator.agreement import adoptable
from curator.edtf import edtf_bounds, spoken_edtf
from curator.findings.finding import Finding, FindingKind, found
from curator.model import Article, ArticleId, Claim, OrdinalScope, SwapSummary
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
    """The place in the official series against the other swaps of the desk: collisions, order of days, gaps."""
    number = summary.ordinal
    if number is None:
        return
    near = _Neighbours(number, summary)
    near.look(others)
    claims = [claim for claim in swap.values["ordinal"].adopted if claim.scope is OrdinalScope.OFFICIAL_SERIES]
    for other in near.same:
        sentence = f"{other.code} is called the {_th(number)} as well"
        yield found(FindingKind.COLLISION, ("ordinal",), sentence, claims, other.code)
    dated = [*claims, *swap.values["date"].adopted]
    for out, when in ((near.late, "after"), (near.early, "before")):
        if out is not None and out.ordinal is not None:
            sentence = (
                f"The {_th(out.ordinal)} ({out.code}, {spoken_edtf(out.date_edtf)}) was {when} this one,"
                f" the {_th(number)}"
            )
            causes = (out.code, out.date_edtf, out.ordinal)
            yield found(FindingKind.ORDER, ("ordinal", "date"), sentence, dated, *causes)
    yield from _gap(number, near.before, claims)


class _Neighbours:
    """The swaps of the series that a place is judged by, from one look at each swap: asked again after every act."""

    def __init__(self, number: int, summary: SwapSummary) -> None:
        self._number, self._summary = number, summary
        self.same: list[SwapSummary] = []
        self.before: SwapSummary | None = None
        """The nearest with a lower number."""
        self.late: SwapSummary | None = None
        """The nearest with a lower number that took place later."""
        self.early: SwapSummary | None = None
        """The nearest with a higher number that took place earlier."""

    def look(self, others: Iterable[SwapSummary]) -> None:
        """Look at every other swap."""
        number, own = self._number, self._summary.id
        start, end = self._summary.date_start, self._summary.date_end or "~"
        below = late = -1
        early: float = inf
        for other in others:
            ordinal = other.ordinal
            if ordinal is None or other.id == own:
                continue
            if ordinal < number:
                if ordinal > below:
                    below, self.before = ordinal, other
                if ordinal > late and other.date_start > end:
                    late, self.late = ordinal, other
            elif ordinal == number:
                self.same.append(other)
            elif ordinal < early and "" < other.date_end < start:
                early, self.early = ordinal, other


def _gap(number: int, before: SwapSummary | None, claims: Sequence[Claim]) -> Iterator[Finding]:
    """The numbers between this one and the one before it on the desk, which no swap has."""
    if before is None or before.ordinal is None or number - before.ordinal < 2:
        return
    first, last = before.ordinal + 1, number - 1
    wanting = f"The {_th(first)} is" if first == last else f"The {_th(first)} to the {_th(last)} are"
    sentence = f"{wanting} not on this desk, between {before.code} and this one, the {_th(number)}"
    yield found(FindingKind.GAP, ("ordinal",), sentence, claims, before.ordinal)


def _th(number: int) -> str:
    return ordinal_in_words(str(number))
