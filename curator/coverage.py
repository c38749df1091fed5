"""What became of the figures of an article: cited, put aside, or still open. Source: CODEBOOK "figures.csv"."""

from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from itertools import accumulate
from operator import itemgetter

from curator.dismissals import Dismissal, DismissReason


class Outcome(StrEnum):
    """What became of one figure."""

    CITED = "cited"
    DISMISSED = "dismissed"
    OPEN = "open"


class Coverage:
    """Tells of any figure of one article what became of it; positions are code points, ends exclusive."""

    def __init__(self, quotes: Iterable[tuple[int, int]], dismissals: Iterable[Dismissal]) -> None:
        ordered = sorted(quotes, key=itemgetter(0))
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate(map(itemgetter(1), ordered), max))
        """How far the quotes up to each one reach."""
        self._aside = {(one.start, one.end): one.reason for one in dismissals}

    def outcome(self, start: int, end: int) -> Outcome:
        """Cited before dismissed: one that is put aside and yet carries a claim was used."""
        if self.cites(start, end):
            return Outcome.CITED
        return Outcome.DISMISSED if (start, end) in self._aside else Outcome.OPEN

    def cites(self, start: int, end: int) -> bool:
        """Whether a quote of any claim covers the whole figure."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def reason(self, start: int, end: int) -> DismissReason | None:
        """Why a figure was put aside; None where it was not, or where it is cited all the same."""
        why = self._aside.get((start, end))
        return None if why is None or self.cites(start, end) else why

    def open(self, figures: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those figures that are neither cited nor put aside, in their order."""
        return [figure for figure in figures if self.outcome(*figure) is Outcome.OPEN]
