"""Where things stand on the page: the one place that converts between code points (ours) and Qt's positions.

Qt counts UTF-16 units. Besides, the page breaks a paragraph that is too long for Qt into several blocks, and the line
ends it puts in count for Qt but not for us. Nothing is ever read back from Qt but positions.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from curator.text import OffsetMap
from ui.bidi import RIGHT_TO_LEFT

LONG = 20_000
"""Code points from which a paragraph is broken into blocks; Qt's cost a key grows with its length (PERFORMANCE 1c)."""
PIECE = 6_000
"""How long such a block is at most."""


def _breaks(text: str) -> list[int]:
    """Code points before which the page ends a block inside a paragraph: after white space where there is some."""
    found = []
    for line in re.finditer(r"[^\n]++", text):
        at = line.start()
        while line.end() - line.start() >= LONG and line.end() - at > PIECE:
            space = text.rfind(" ", at + PIECE // 2, at + PIECE - 1)
            at = space + 1 if space >= 0 else at + PIECE
            found.append(at)
    return found


class Positions:
    """The positions of one canonical text and of the same text as Qt holds it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._map = OffsetMap(text)
        self._breaks = _breaks(text)
        self._break_units = [self._map.to_utf16(at) + before for before, at in enumerate(self._breaks)]
        self._blocks = sorted({0, *self._breaks, *(match.end() for match in re.finditer("\n", text))})
        self.mixed = RIGHT_TO_LEFT.search(text) is not None
        """Whether some of the text runs from right to left, so that a stretch may be drawn in several parts."""

    @property
    def shown(self) -> str:
        """The text as given to Qt: with a line end at every break inside a long paragraph."""
        edges = [0, *self._breaks, len(self.text)]
        return "\n".join(self.text[a:b] for a, b in pairwise(edges))

    def to_qt(self, position: int) -> int:
        """Give Qt's position of a code point position; ValueError outside the text."""
        return self._map.to_utf16(position) + bisect_right(self._breaks, position)

    def from_qt(self, position: int, *, up: bool = False) -> int:
        """Give the code point position of Qt's; inside a surrogate pair its start, or its end if `up`."""
        return self._map.to_code_point(position - bisect_left(self._break_units, position), up=up)

    def span_from_qt(self, first: int, last: int) -> tuple[int, int]:
        """Give a stretch in code points, widened to whole characters at both ends."""
        return self.from_qt(min(first, last)), self.from_qt(max(first, last), up=True)

    def clamp(self, position: int) -> int:
        """The nearest position inside the text."""
        return max(0, min(position, len(self.text)))

    def block(self, position: int) -> int:
        """Give the number of the block (from 0) that holds a position."""
        return bisect_right(self._blocks, position) - 1

    def blocks(self, start: int, end: int) -> range:
        """Give the numbers of the blocks that a stretch touches."""
        return range(self.block(start), self.block(max(start, end - 1)) + 1)

    def block_span(self, number: int) -> tuple[int, int]:
        """Give start and end of a block, with the line end that closes it."""
        after = self._blocks[number + 1] if number + 1 < len(self._blocks) else len(self.text)
        return self._blocks[number], after

    @property
    def block_count(self) -> int:
        """How many blocks there are."""
        return len(self._blocks)

    def is_blank(self, number: int) -> bool:
        """Whether a block holds nothing but white space."""
        start, end = self.block_span(number)
        return not self.text[start:end].strip()

    def is_broken_off(self, number: int) -> bool:
        """Whether a block is followed by more of the same paragraph."""
        at = bisect_left(self._breaks, self.block_span(number)[1])
        return at < len(self._breaks) and self._breaks[at] == self.block_span(number)[1]

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """Give the paragraph around a position, without its line end."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return start, end if end >= 0 else len(self.text)
