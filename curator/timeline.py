"""Lay swaps out on a line of days: where each bar stands, how far it reaches, which bars share a place.

Layout only: no colours, no pixels. The unit along the line is the day, as a proleptic Gregorian ordinal
(`datetime.date.toordinal`), so day n fills the stretch from n to n + 1 and its midday is n + 0.5.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from curator.model import DatePrecision, ReviewState, Status, SwapId, SwapSummary
from curator.values import value

NOT_HELD = frozenset({Status.PLANNED, Status.AGREED, Status.CANCELLED, Status.POSTPONED})
"""A swap that did not take place adds nothing to the totals (CODEBOOK: planned numbers never become counts)."""

_WITHOUT_PLACE = frozenset({"", DatePrecision.OPEN, DatePrecision.UNKNOWN})

_MANY = 200
"""With more changes than this at once, sorting afresh is cheaper than inserting one by one."""


@value
class Reach:
    """The people returned to one side: the adopted number, and the lowest and highest exact claim."""

    value: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def top(self) -> int:
        """How far from the axis anything of it is drawn."""
        return max(self.value or 0, self.high or 0)

    @property
    def whisker(self) -> tuple[int, int] | None:
        """Lowest and highest claim where they differ, else None."""
        if self.low is None or self.high is None or self.low == self.high:
            return None
        return self.low, self.high


@value
class Bar:
    """One dated swap on the line. `start` and `end` are days, the end exclusive; an exact date is one day long."""

    id: SwapId
    code: str
    start: float
    end: float
    to_a: Reach
    to_b: Reach
    verified: bool
    disputed: bool
    held: bool
    """False for a swap that was only planned, agreed, cancelled or postponed."""
    lane: int = 0
    """Swaps of the same date stand side by side: the place of this one, from the left, …"""
    lanes: int = 1
    """… of how many."""

    @property
    def x(self) -> float:
        """The middle of its date."""
        return (self.start + self.end) / 2

    @property
    def exact(self) -> bool:
        """Whether the date is known to the day."""
        return self.end - self.start <= 1

    @property
    def counted(self) -> bool:
        """Whether any number is known."""
        return self.to_a.value is not None or self.to_b.value is not None


@value
class Totals:
    """Running totals of a layout: numbers of swaps, and people returned to each side."""

    verified: int = 0
    drafts: int = 0
    disputed: int = 0
    to_a: int = 0
    to_b: int = 0
    verified_to_a: int = 0
    verified_to_b: int = 0


class Layout:
    """Every swap's place on the line, kept up to date by touching only what changed.

    The result depends on the summaries it holds and never on the order in which they came.
    ValueError for one whose date is no ISO day or ends before it begins.
    """

    def __init__(self, summaries: Iterable[SwapSummary] = ()) -> None:
        self.bars: dict[SwapId, Bar] = {}
        self.totals = Totals()
        self._summaries: dict[SwapId, SwapSummary] = {}
        self._undated: set[SwapId] = set()
        self._places: dict[tuple[float, float], list[SwapId]] = {}
        self._order: list[tuple[float, float, SwapId]] = []
        self._ends: list[float] = []
        self._starts: list[float] = []
        self.update(summaries)

    def update(self, changed: Iterable[SwapSummary], removed: Iterable[int] = ()) -> frozenset[SwapId]:
        """Take changed or new swaps in and removed ones out; return the ids whose bar is new, different or gone."""
        before: dict[SwapId, Bar | None] = {}
        places: set[tuple[float, float]] = set()
        for number in removed:
            self._take_out(SwapId(number), before, places)
        for summary in changed:
            self._take_out(summary.id, before, places)
            self._put_in(summary, before, places)
        self._sort_in(before)
        for place in places:
            self._set_side_by_side(place, before)
        return frozenset(id_ for id_, bar in before.items() if self.bars.get(id_) != bar)

    @property
    def extent(self) -> tuple[float, float] | None:
        """First and last day of all bars, the end exclusive; None without any."""
        return (self._starts[0], self._ends[-1]) if self._starts else None

    @property
    def undated(self) -> tuple[SwapSummary, ...]:
        """Swaps without a place on the line (date open, unknown or missing), by id."""
        return tuple(self._summaries[id_] for id_ in sorted(self._undated))

    def __len__(self) -> int:
        return len(self._summaries)

    def __contains__(self, swap: object) -> bool:
        return swap in self._summaries

    def summary(self, swap: int) -> SwapSummary:
        """The summary of a swap as last given; KeyError when there is none."""
        return self._summaries[SwapId(swap)]

    def neighbour(self, swap: int | None, step: int) -> SwapId | None:
        """The next bar (`step` 1) or the one before (-1) in time; from nowhere, the first or the last one.

        None when there is nothing further that way.
        """
        if not self._order:
            return None
        bar = self.bars.get(SwapId(swap)) if swap is not None else None
        if bar is None:
            return self._order[0 if step > 0 else -1][2]
        index = bisect_left(self._order, _order_key(bar)) + step
        return self._order[index][2] if 0 <= index < len(self._order) else None

    def any_between(self, start: float, end: float) -> bool:
        """Whether the middle of any bar lies from `start` to before `end`."""
        return bisect_left(self._order, (start, 0.0, SwapId(0))) < bisect_left(self._order, (end, 0.0, SwapId(0)))

    def _take_out(self, swap: SwapId, before: dict[SwapId, Bar | None], places: set[tuple[float, float]]) -> None:
        summary = self._summaries.pop(swap, None)
        before.setdefault(swap, self.bars.get(swap))
        if summary is None:
            return
        self._count(summary, -1)
        self._undated.discard(swap)
        bar = self.bars.pop(swap, None)
        if bar is None:
            return
        place = (bar.start, bar.end)
        places.add(place)
        self._places[place].remove(swap)

    def _put_in(self, summary: SwapSummary, before: dict[SwapId, Bar | None], places: set[tuple[float, float]]) -> None:
        self._summaries[summary.id] = summary
        before.setdefault(summary.id, None)
        self._count(summary, 1)
        bar = _bar(summary)
        if bar is None:
            self._undated.add(summary.id)
            return
        self.bars[summary.id] = bar
        place = (bar.start, bar.end)
        places.add(place)
        insort(self._places.setdefault(place, []), summary.id)

    def _sort_in(self, before: Mapping[SwapId, Bar | None]) -> None:
        """Bring the sorted lists in line: one by one for a few changes, afresh for many."""
        if len(before) > _MANY:
            bars = self.bars.values()
            self._order = sorted(_order_key(bar) for bar in bars)
            self._starts = sorted(bar.start for bar in bars)
            self._ends = sorted(bar.end for bar in bars)
            return
        for swap, old in before.items():
            if old is not None:
                del self._order[bisect_left(self._order, _order_key(old))]
                del self._starts[bisect_left(self._starts, old.start)]
                del self._ends[bisect_left(self._ends, old.end)]
            new = self.bars.get(swap)
            if new is not None:
                insort(self._order, _order_key(new))
                insort(self._starts, new.start)
                insort(self._ends, new.end)

    def _set_side_by_side(self, place: tuple[float, float], before: dict[SwapId, Bar | None]) -> None:
        swaps = self._places[place]
        if not swaps:
            del self._places[place]
        for lane, swap in enumerate(swaps):
            bar = self.bars[swap]
            if (bar.lane, bar.lanes) != (lane, len(swaps)):
                before.setdefault(swap, bar)
                self.bars[swap] = _in_lane(bar, lane, len(swaps))

    def _count(self, summary: SwapSummary, sign: int) -> None:
        held = summary.status not in NOT_HELD
        verified = summary.review_state is ReviewState.VERIFIED
        to_a = sign * (summary.to_a or 0) if held else 0
        to_b = sign * (summary.to_b or 0) if held else 0
        was = self.totals
        self.totals = Totals(
            was.verified + sign * verified,
            was.drafts + sign * (not verified),
            was.disputed + sign * summary.disputed,
            was.to_a + to_a,
            was.to_b + to_b,
            was.verified_to_a + to_a * verified,
            was.verified_to_b + to_b * verified,
        )


def _order_key(bar: Bar) -> tuple[float, float, SwapId]:
    return bar.x, bar.start, bar.id


def _in_lane(bar: Bar, lane: int, lanes: int) -> Bar:
    """The same bar in another lane; `dataclasses.replace` takes twice as long, which 10,000 swaps make felt."""
    return Bar(
        bar.id, bar.code, bar.start, bar.end, bar.to_a, bar.to_b, bar.verified, bar.disputed, bar.held, lane, lanes
    )


@lru_cache(maxsize=1024)
def _reach(value: int | None, low: int | None, high: int | None) -> Reach:
    """Most swaps are of few people, so that one object serves many of them."""
    return Reach(value, low, high)


def _bar(summary: SwapSummary) -> Bar | None:
    """The bar of one swap, not yet beside others; None when its date gives it no place."""
    if summary.date_precision in _WITHOUT_PLACE or not summary.date_start or not summary.date_end:
        return None
    start = date.fromisoformat(summary.date_start).toordinal()
    end = date.fromisoformat(summary.date_end).toordinal() + 1
    if end <= start:
        raise ValueError(f"{summary.code}: the date ends before it begins")
    return Bar(
        id=summary.id,
        code=summary.code,
        start=float(start),
        end=float(end),
        to_a=_reach(summary.to_a, summary.to_a_low, summary.to_a_high),
        to_b=_reach(summary.to_b, summary.to_b_low, summary.to_b_high),
        verified=summary.review_state is ReviewState.VERIFIED,
        disputed=summary.disputed,
        held=summary.status not in NOT_HELD,
    )
