"""Where the lines are: those in view, the boxes of a stretch in them, the caret's place (document pixels)."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from curator.values import value

ABOVE = 0.98
"""How far a box reaches above the base line, in ems."""
BELOW = 0.30
"""How far a box reaches below the base line, in ems."""


@value
class Row:
    """One line of text on the page; `first` and `last` are Qt's positions, `base` is the base line's y.

    `right` is where its last letter ends: white space at which a line is broken hangs over.
    """

    block: int
    start: int
    first: int
    last: int
    line: QTextLine
    left: float
    right: float
    base: float
    em: float

    def x(self, position: int) -> float:
        """The x of one of Qt's positions."""
        reached: tuple[float, int] = self.line.cursorToX(position - self.start)  # type: ignore[assignment]
        return self.left + reached[0]


def rows_of(block: QTextBlock, em: float) -> Iterator[Row]:
    """Give the lines of a block that is laid out."""
    layout = block.layout()
    origin, start = layout.position(), block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = start + line.textStart()
        base = origin.y() + line.y() + line.ascent()
        right = origin.x() + line.naturalTextRect().right()
        yield Row(block.blockNumber(), start, first, first + line.textLength(), line, origin.x(), right, base, em)


class Geometry:
    """Answers where the words of a text edit are, as long as it isn't laid out anew."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit

    @property
    def em(self) -> float:
        """The size of the letters in pixels."""
        return self._edit.document().defaultFont().pointSizeF() * self._edit.logicalDpiY() / 72

    @property
    def offset(self) -> QPointF:
        """What to add to a point of the viewport to get one of the document."""
        return QPointF(self._edit.horizontalScrollBar().value(), self._edit.verticalScrollBar().value())

    def rows(self, top: float, bottom: float) -> Iterator[Row]:
        """Give the lines between two heights of the document, a little more than less."""
        em = self.em
        slack = 2 * em
        for block in self._blocks(top, bottom + slack):
            for row in rows_of(block, em):
                if row.base > bottom + slack:
                    break
                if row.base >= top - slack:
                    yield row

    def blocks_in_view(self) -> Iterator[int]:
        """Give the numbers of the blocks in view."""
        top = self.offset.y()
        for block in self._blocks(top, top + self._edit.viewport().height()):
            yield block.blockNumber()

    def _blocks(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        """The blocks between two heights and the one before them.

        The lower end is found by going there: asking Qt what is at a point below what it has laid out makes it lay
        out everything.
        """
        first = self._edit.cursorForPosition(QPoint(0, int(top - self.offset.y()))).block()
        block = first.previous() if first.previous().isValid() else first
        layout = self._edit.document().documentLayout()
        while block.isValid():
            if block.isVisible():  # what is folded is not laid out, and says where it was before
                if layout.blockBoundingRect(block).top() > bottom:
                    return
                yield block
            block = block.next()

    def row_at(self, position: int) -> Row | None:
        """Give the line that holds one of Qt's positions; None for a text that has none."""
        block = self._edit.document().findBlock(position)
        self._edit.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return None
        wanted = line.lineNumber()
        return next(row for number, row in enumerate(rows_of(block, self.em)) if number == wanted)

    def boxes(self, row: Row, first: int, last: int, *, mixed: bool = False) -> list[QRectF]:
        """Give the boxes of a stretch (Qt's positions) in a line: one, or several where directions mix."""
        low, high = max(first, row.first), min(last, row.last)
        if low >= high:
            return []
        if mixed:
            return self._merged(row, low, high)
        return [self._box(row, row.x(low), min(row.x(high), row.right))]

    def _merged(self, row: Row, low: int, high: int) -> list[QRectF]:
        """The boxes of the letters, neighbours joined: the caret's places don't tell them where directions meet."""
        runs = row.line.glyphRuns(low - row.start, high - low)
        spans = sorted((run.boundingRect().left(), run.boundingRect().right()) for run in runs)
        found: list[QRectF] = []
        for left, right in spans:
            box = self._box(row, row.left + left, row.left + right)
            if found and box.left() <= found[-1].right() + 0.6:
                found[-1] = found[-1].united(box)
            else:
                found.append(box)
        return found

    def _box(self, row: Row, left: float, right: float) -> QRectF:
        """A box over a line from x to x."""
        return QRectF(left, row.base - ABOVE * row.em, right - left, (ABOVE + BELOW) * row.em)

    def caret(self, position: int) -> QRectF:
        """Give the caret's place at one of Qt's positions; empty where there is no text."""
        row = self.row_at(position)
        if row is None:
            return QRectF()
        return QRectF(row.x(position) - 1, row.base - ABOVE * row.em, 2, (ABOVE + BELOW) * row.em)

    def edge(self, position: int, *, at_end: bool) -> QRectF:
        """Give the caret's place at an edge of a stretch: an end at a line's break stays behind its last letter."""
        row = self.row_at(position - 1 if at_end else position)
        if row is None:
            return QRectF()
        x = min(row.x(position), row.right)
        return QRectF(x - 1, row.base - ABOVE * row.em, 2, (ABOVE + BELOW) * row.em)

    def knob(self, position: int, *, at_end: bool) -> QPointF:
        """Give the middle of the knob that an edge is gripped by: below an end, above a start."""
        edge = self.edge(position, at_end=at_end)
        return QPointF(edge.center().x(), edge.bottom() if at_end else edge.top())

    def position_at(self, point: QPointF) -> int:
        """Give Qt's position nearest to a point of the viewport."""
        return self._edit.cursorForPosition(point.toPoint()).position()

    def span_box(self, first: int, last: int) -> QRectF:
        """Give the box around a stretch, wherever it is in the document."""
        box = self.caret(first)
        return box.united(self.caret(last)) if last != first else box
