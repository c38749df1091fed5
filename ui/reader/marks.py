"""The marks on an article: which words carry a claim, in which colours, and how overlapping ones share the room."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import is_

from curator.values import value
from ui.reader.positions import Positions


@value
class Mark:
    """Words that carry a claim or, if `suggested`, might: start and end in code points, one hue or two of the theme.

    Suggested ones have ids below zero.
    """

    id: int
    start: int
    end: int
    hues: tuple[str, ...]
    tip: str
    suggested: bool = False
    faint: bool = False
    """Of suggested ones: only to be seen, not to be relied on."""
    evidence: tuple[tuple[int, int, str], ...] = ()
    """Of suggested ones: the stretches that it rests on, and what each shows (value, frame, date, claimant)."""


@value
class Laned:
    """A mark as drawn in one block: Qt's first and last position, and its lane.

    Lane 0 is the fill behind the words; 1 and up are bars under them. Suggested marks only ever get bars.
    """

    mark: Mark
    first: int
    last: int
    lane: int


class MarkIndex:
    """The marks of one text by block, so that drawing and asking cost what is in view and not what is in the text.

    Marks are values: several may have one id (a claim with two quotes in one article).
    """

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._marks: Counter[Mark] = Counter()
        """With how often each is given: the same words may carry a claim twice."""
        self._given: tuple[Mark, ...] = ()
        """The marks in the order they were given."""
        self._blocks: dict[int, set[Mark]] = {}
        self._laned: dict[int, tuple[Laned, ...]] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def __contains__(self, mark: Mark) -> bool:
        return mark in self._marks

    def add(self, mark: Mark) -> set[int]:
        """Add a mark; give the numbers of the blocks that look different now. ValueError outside the text."""
        self._assert_inside(mark)
        if mark in self._marks:
            return set()
        self._given = (*self._given, mark)
        self._marks[mark] = 1
        return self._put(mark)

    def remove(self, mark: Mark) -> set[int]:
        """Take a mark away if it is there; give the numbers of the blocks that look different now."""
        if mark not in self._marks:
            return set()
        self._given = tuple(other for other in self._given if other.id != mark.id or other != mark)
        del self._marks[mark]
        return self._take_out(mark)

    def replace(self, marks: Iterable[Mark]) -> set[int]:
        """Make these the marks; give the numbers of the blocks that look different now. ValueError outside the text.

        An act leaves all but a few of a thousand marks as they were, the same objects: only those between are compared.
        """
        given, before = tuple(marks), self._given
        same = _alike(given, before)
        rest = _alike(given[same:][::-1], before[same:][::-1])
        fresh, gone = given[same : len(given) - rest], before[same : len(before) - rest]
        for mark in fresh:
            self._assert_inside(mark)
        touched: set[int] = set()
        for mark in fresh:
            if mark not in self._marks:
                touched |= self._put(mark)
            self._marks[mark] += 1
        for mark in gone:
            touched |= self._one_less(mark)
        self._given = given
        return touched

    def _one_less(self, mark: Mark) -> set[int]:
        """A mark was given once less; the numbers of the blocks that look different now."""
        self._marks[mark] -= 1
        if self._marks[mark]:
            return set()
        del self._marks[mark]
        return self._take_out(mark)

    def _assert_inside(self, mark: Mark) -> None:
        if not 0 <= mark.start < mark.end <= len(self._positions.text):
            raise ValueError(f"a mark from {mark.start} to {mark.end} is empty or outside the text")

    def _put(self, mark: Mark) -> set[int]:
        """Enter a mark under its blocks; give their numbers."""
        touched = set(self._positions.blocks(mark.start, mark.end))
        for number in touched:
            self._blocks.setdefault(number, set()).add(mark)
            self._laned.pop(number, None)
        return touched

    def _take_out(self, mark: Mark) -> set[int]:
        """Take a mark out of its blocks; give their numbers."""
        touched = set(self._positions.blocks(mark.start, mark.end))
        for number in touched:
            self._blocks[number].remove(mark)
            self._laned.pop(number, None)
        return touched

    def in_block(self, number: int) -> tuple[Laned, ...]:
        """Give the marks of a block with their lanes, in the order to draw them."""
        if number not in self._laned:
            self._laned[number] = self._lanes(self._blocks.get(number, ()))
        return self._laned[number]

    def at(self, position: int) -> tuple[Mark, ...]:
        """Give the marks that hold the character at a position, or end there: the shortest first."""
        laned = self.in_block(self._positions.block(position))
        inside = [one.mark for one in laned if one.mark.start <= position < one.mark.end]
        ending = [one.mark for one in laned if one.mark.end == position]
        return tuple(sorted(inside or ending, key=lambda mark: (mark.end - mark.start, mark.suggested, mark.id)))

    def reach_into(self, start: int, end: int) -> bool:
        """Whether any mark has a character between two positions."""
        blocks = (self._blocks.get(number, ()) for number in self._positions.blocks(start, end))
        return any(start < mark.end and mark.start < end for marks in blocks for mark in marks)

    def _lanes(self, marks: Iterable[Mark]) -> tuple[Laned, ...]:
        """Put each mark into the first free lane: confirmed before suggested, then by start, long before short."""
        busy: list[list[tuple[int, int]]] = [[]]
        found = []
        to_qt = self._positions.to_qt
        for mark in sorted(marks, key=_order):
            lane = _first_free(busy, mark) if mark.suggested else _first_behind(busy, mark)
            if lane == len(busy):
                busy.append([])
            insort(busy[lane], (mark.start, mark.end))
            found.append(Laned(mark, to_qt(mark.start), to_qt(mark.end), lane))
        return tuple(found)


def _alike(some: tuple[Mark, ...], others: tuple[Mark, ...]) -> int:
    """With how many of the same objects both begin."""
    return [*map(is_, some, others), False].index(False)


def _order(mark: Mark) -> tuple[bool, int, int, int]:
    return mark.suggested, mark.start, -mark.end, mark.id


def _first_behind(busy: list[list[tuple[int, int]]], mark: Mark) -> int:
    """The first lane for the next mark by start: free where the last one of it has ended."""
    for lane, stretches in enumerate(busy):
        if not stretches or stretches[-1][1] <= mark.start:
            return lane
    return len(busy)


def _first_free(busy: list[list[tuple[int, int]]], mark: Mark) -> int:
    """The first lane under the words that is free between the stretches that others take."""
    return next((lane for lane in range(1, len(busy)) if _is_free(busy[lane], mark)), max(1, len(busy)))


def _is_free(lane: list[tuple[int, int]], mark: Mark) -> bool:
    """Whether a mark overlaps none of a lane's stretches, which are in order and apart: only its neighbours count."""
    place = bisect_left(lane, (mark.end,))
    return place == 0 or lane[place - 1][1] <= mark.start
