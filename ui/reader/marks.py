"""The marks on an article: which words carry a claim, in which colours, and how overlapping ones share the room."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui.reader.positions import Positions


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that carry a claim or, if `suggested`, might: start and end in code points, one hue or two of the theme."""

    id: int
    start: int
    end: int
    hues: tuple[str, ...]
    tip: str
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Laned:
    """A mark as drawn in one block: Qt's first and last position, and its lane.

    Lane 0 is the fill behind the words; 1 and up are bars under them. Suggested marks only ever get bars.
    """

    mark: Mark
    first: int
    last: int
    lane: int


class MarkIndex:
    """The marks of one text by block, so that drawing and asking cost what is in view and not what is in the text."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._marks: dict[int, Mark] = {}
        self._blocks: dict[int, set[int]] = {}
        self._laned: dict[int, tuple[Laned, ...]] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def get(self, mark_id: int) -> Mark | None:
        """The mark of that id, if it is there."""
        return self._marks.get(mark_id)

    def put(self, mark: Mark) -> set[int]:
        """Add a mark or replace the one of the same id; give the numbers of the blocks that look different now."""
        if self._marks.get(mark.id) == mark:
            return set()
        if not 0 <= mark.start < mark.end <= len(self._positions.text):
            raise ValueError(f"a mark from {mark.start} to {mark.end} is empty or outside the text")
        touched = self.drop(mark.id)
        self._marks[mark.id] = mark
        for number in self._positions.blocks(mark.start, mark.end):
            self._blocks.setdefault(number, set()).add(mark.id)
            self._laned.pop(number, None)
            touched.add(number)
        return touched

    def drop(self, mark_id: int) -> set[int]:
        """Take a mark away if it is there; give the numbers of the blocks that look different now."""
        mark = self._marks.pop(mark_id, None)
        if mark is None:
            return set()
        touched = set(self._positions.blocks(mark.start, mark.end))
        for number in touched:
            self._blocks[number].discard(mark_id)
            self._laned.pop(number, None)
        return touched

    def replace(self, marks: Iterable[Mark]) -> set[int]:
        """Make these the marks; give the numbers of the blocks that look different now."""
        wanted = {mark.id: mark for mark in marks}
        touched: set[int] = set()
        for mark_id in [mark_id for mark_id in self._marks if mark_id not in wanted]:
            touched |= self.drop(mark_id)
        for mark in wanted.values():
            touched |= self.put(mark)
        return touched

    def in_block(self, number: int) -> tuple[Laned, ...]:
        """Give the marks of a block with their lanes, in the order to draw them."""
        if number not in self._laned:
            self._laned[number] = self._lanes(self._marks[mark_id] for mark_id in self._blocks.get(number, ()))
        return self._laned[number]

    def at(self, position: int) -> tuple[Mark, ...]:
        """Give the marks that hold the character at a position, or end there: the shortest first."""
        laned = self.in_block(self._positions.block(position))
        inside = [one.mark for one in laned if one.mark.start <= position < one.mark.end]
        ending = [one.mark for one in laned if one.mark.end == position]
        return tuple(sorted(inside or ending, key=lambda mark: (mark.end - mark.start, mark.suggested, mark.id)))

    def _lanes(self, marks: Iterable[Mark]) -> tuple[Laned, ...]:
        """Put each mark into the first free lane: confirmed before suggested, then by start, long before short."""
        busy: list[list[tuple[int, int]]] = [[]]
        found = []
        for mark in sorted(marks, key=lambda mark: (mark.suggested, mark.start, -mark.end, mark.id)):
            lane = 1 if mark.suggested else 0
            while lane < len(busy) and any(a < mark.end and mark.start < b for a, b in busy[lane]):
                lane += 1
            busy.extend([] for _ in range(lane + 1 - len(busy)))
            busy[lane].append((mark.start, mark.end))
            to_qt = self._positions.to_qt
            found.append(Laned(mark, to_qt(mark.start), to_qt(mark.end), lane))
        return tuple(found)
