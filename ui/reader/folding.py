"""Stretches that belong to the web page and not to the article: dimmed, and folded to one line that opens.

The text keeps all of them, and no position changes: a fold's blocks are only not laid out, and the line that stands
for them is drawn in room that is left above the next block.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor

from curator.values import value
from ui import theme
from ui.reader.geometry import Geometry, Row
from ui.reader.positions import Positions
from ui.words import tr

if TYPE_CHECKING:
    from ui.reader.page import Page

_ROOM = 1.9
"""Height of the line that stands for a fold, in ems."""
_WORTH = 120
"""Code points from which a single line is worth folding; a shorter one is only dimmed."""
DIM = 0.36
"""How much of the page's colour is laid over dimmed words."""
_PADDING = 9
_GRIP = 18
"""Pixels of the sign in the margin that folds what is open."""


@value
class Stretch:
    """Some boilerplate (code points, end exclusive) and what it is, in words."""

    start: int
    end: int
    what: str


@value
class Fold:
    """A stretch that can be folded: it fills whole blocks, `first` to `last`."""

    stretch: Stretch
    first: int
    last: int
    lines: int

    @property
    def words(self) -> str:
        """What stands in place of it."""
        if self.lines == 1:
            return tr("{what} · 1 line, unfold", what=self.stretch.what)
        return tr("{what} · {n} lines, unfold", what=self.stretch.what, n=self.lines)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch begins, ends or lies in it; not where it only runs over it."""
        mine = self.stretch
        return mine.start <= start < mine.end or mine.start < end <= mine.end


class Folding:
    """What is dimmed and folded on one page."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self.stretches: tuple[Stretch, ...] = ()
        self.folds: tuple[Fold, ...] = ()
        self._closed: set[Fold] = set()
        self._dimmed: list[Stretch] = []
        """The stretches that were dim when that was asked last."""

    def forget(self) -> None:
        """Another text is shown."""
        self.stretches, self.folds, self._dimmed = (), (), []
        self._closed.clear()

    def show(self, stretches: Iterable[Stretch], unfolded: Collection[int]) -> None:
        """Dim these stretches and fold those that can be, but for the ones that start at a place of `unfolded`."""
        self._open_all()
        self.stretches = tuple(stretches)
        self._dimmed = self.dimmed()
        found = (fold_of(self._page.sheet.positions, stretch) for stretch in self.stretches)
        self.folds = tuple(fold for fold in found if fold is not None and self._has_neighbour(fold))
        marked = [(mark.start, mark.end) for mark in self._page.sheet.marks]
        for fold in self.folds:
            if fold.stretch.start not in unfolded and not any(fold.holds(*span) for span in marked):
                self._closed.add(fold)
        self._lay_out(self.folds)

    def _has_neighbour(self, fold: Fold) -> bool:
        """Whether some other words are left on the page."""
        positions = self._page.sheet.positions
        start, end = positions.block_span(fold.first)[0], positions.block_span(fold.last)[1]
        return bool(positions.text[:start].strip() or positions.text[end:].strip())

    # --- folding and unfolding

    def is_closed(self, fold: Fold) -> bool:
        """Whether it is folded now."""
        return fold in self._closed

    def unfolded(self) -> tuple[int, ...]:
        """Where the folds start that are open."""
        return tuple(fold.stretch.start for fold in self.folds if fold not in self._closed)

    def reveal(self, start: int, end: int) -> None:
        """Unfold what hides an end of a stretch."""
        hiding = [fold for fold in self._closed if fold.holds(start, end)]
        self._closed.difference_update(hiding)
        self._lay_out(hiding)

    def reveal_marks(self) -> None:
        """Unfold what hides words that carry a claim."""
        for mark in self._page.sheet.marks if self._closed else ():
            if not mark.suggested:
                self.reveal(mark.start, mark.end)

    def toggle(self, fold: Fold) -> None:
        """Fold it, or unfold it; the caret goes to its start, or stays off it."""
        if fold in self._closed:
            self._closed.remove(fold)
            self._lay_out([fold])
            self._page.set_caret(fold.stretch.start)
            return
        self._closed.add(fold)
        if fold.holds(self._page.caret(), self._page.caret()) or fold.holds(self._page.anchor(), self._page.anchor()):
            self._page.set_caret(self.beside(fold, 1))
        self._lay_out([fold])

    def near(self, position: int) -> Fold | None:
        """The fold at a place, else the next one, else the last one before it."""
        here = [fold for fold in self.folds if fold.stretch.start <= position <= fold.stretch.end]
        later = [fold for fold in self.folds if fold.stretch.start > position]
        return next(iter((*here, *later, *reversed(self.folds))), None)

    def hiding(self, position: int) -> Fold | None:
        """The closed fold whose blocks hold a place."""
        block = self._page.sheet.positions.block(position) if self._closed else -1
        return next((fold for fold in self._closed if fold.first <= block <= fold.last), None)

    def beside(self, fold: Fold, direction: int) -> int:
        """The nearest place that is shown behind a fold (1) or before it (-1); on the other side where none is."""
        positions = self._page.sheet.positions
        for way in (direction, -direction):
            block = fold.last + 1 if way > 0 else fold.first - 1
            while 0 <= block < positions.block_count:
                start, end = positions.block_span(block)
                at = start if way > 0 else max(start, end - 1)
                hidden = self.hiding(at)
                if hidden is None and not positions.is_blank(block):
                    return at
                block = (hidden.last if way > 0 else hidden.first) + way if hidden else block + way
        return fold.stretch.start

    def past(self, position: int, direction: int) -> int:
        """The place itself, or where one gets to behind what is folded there (before it, going backwards)."""
        fold = self.hiding(position)
        return self.beside(fold, direction) if fold else position

    # --- laying out

    def refresh(self) -> None:
        """Leave room again: the blocks were set anew."""
        self._lay_out(self._closed)

    def _open_all(self) -> None:
        closed, self._closed = self._closed, set()
        self._lay_out(closed)

    def _lay_out(self, folds: Iterable[Fold]) -> None:
        """Show or hide the blocks of folds, and leave room for the lines that stand for them."""
        changed = tuple(folds)
        if not changed:
            return
        document = self._page.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for fold in changed:
            for number in range(fold.first, fold.last + 1):
                document.findBlockByNumber(number).setVisible(fold not in self._closed)
        for fold in changed:
            self._leave_room(cursor, fold)
        cursor.endEditBlock()
        first = document.findBlockByNumber(min(fold.first for fold in changed)).position()
        document.markContentsDirty(first, document.characterCount() - first)
        self._page.viewport().update()

    def _leave_room(self, cursor: QTextCursor, fold: Fold) -> None:
        """The block that carries the room of a fold gets as much as all folds want that it carries."""
        block, below = self._carrier(fold)
        wanted = [one for one in self._closed if self._carrier(one)[0] == block and self._carrier(one)[1] == below]
        room = len(wanted) * _ROOM * self._page.geometry_of_text.em
        text_format = block.blockFormat()
        if below:
            text_format.setTopMargin(room)
        else:
            gap = self._page.gap
            text_format.setBottomMargin(gap + room + gap if room else gap)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(text_format)

    def _carrier(self, fold: Fold) -> tuple[QTextBlock, bool]:
        """The block above which there is room for a fold's line; below the last one for a fold at the very end."""
        positions, document = self._page.sheet.positions, self._page.document()
        hidden = {number for one in self._closed for number in range(one.first, one.last + 1)}
        for number in range(fold.last + 1, positions.block_count):
            if number not in hidden and not positions.is_blank(number):
                return document.findBlockByNumber(number), True
        number = fold.first - 1
        while number > 0 and (number in hidden or positions.is_blank(number)):
            number -= 1
        return document.findBlockByNumber(number), False

    # --- drawing and pointing

    def labels(self, geometry: Geometry) -> list[tuple[Fold, QRectF]]:
        """The lines that stand for folds, and where they are (document pixels)."""
        found: list[tuple[Fold, QRectF]] = []
        carried: dict[tuple[int, bool], list[Fold]] = {}
        for fold in sorted(self._closed, key=lambda fold: fold.first):
            block, below = self._carrier(fold)
            carried.setdefault((block.blockNumber(), below), []).append(fold)
        height = _ROOM * geometry.em
        layout = self._page.document().documentLayout()
        for (number, below), folds in carried.items():
            block = self._page.document().findBlockByNumber(number)
            box = layout.blockBoundingRect(block)
            origin = block.layout().position()
            top = origin.y() - len(folds) * height if below else box.bottom() + self._page.gap
            for row, fold in enumerate(folds):
                found.append((fold, QRectF(origin.x(), top + row * height, self._page.column_width, height * 0.82)))
        return found

    def label_at(self, point: QPointF) -> Fold | None:
        """The fold whose line is at a point of the viewport."""
        geometry = self._page.geometry_of_text
        there = point + geometry.offset
        pointed = (*self.labels(geometry), *self._grips(geometry)) if self.folds else ()
        return next((fold for fold, box in pointed if box.contains(there)), None)

    def _grips(self, geometry: Geometry) -> list[tuple[Fold, QRectF]]:
        """The signs in the margin that fold what is open, and where they are (document pixels)."""
        found = []
        for fold in self.folds:
            edge = QRectF() if fold in self._closed else geometry.caret(self._qt(fold.stretch.start))
            if not edge.isEmpty():
                found.append((fold, QRectF(edge.left() - _GRIP - 3, edge.top(), _GRIP, edge.height())))
        return found

    def _qt(self, position: int) -> int:
        return self._page.sheet.positions.to_qt(position)

    def draw(self, painter: QPainter, rows: Iterable[Row], geometry: Geometry, area: QRectF) -> None:
        """Dim the words of the stretches in view, and draw the lines that stand for folds."""
        self._dim(painter, list(rows), geometry)
        t = theme.current()
        painter.setFont(self._page.font())
        for fold, box in self.labels(geometry):
            if not box.intersects(area):
                continue
            painter.setPen(QPen(QColor(t.border), 1))
            painter.setBrush(QColor(t.raised))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QColor(t.muted))
            inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f"▸  {fold.words}")

        painter.setPen(QColor(t.muted))
        for _, box in self._grips(geometry):
            if box.intersects(area):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "▾")

    def dimmed(self) -> list[Stretch]:
        """The stretches that are dim: words that carry a claim are as clear there as elsewhere."""
        marks = self._page.sheet.marks
        return [stretch for stretch in self.stretches if not marks.reach_into(stretch.start, stretch.end)]

    def dims_others(self) -> bool:
        """Whether other stretches are dim than when this was asked last, or when the stretches were shown."""
        before, self._dimmed = self._dimmed, self.dimmed()
        return self._dimmed != before

    def _dim(self, painter: QPainter, rows: list[Row], geometry: Geometry) -> None:
        if not rows or not self.stretches:
            return
        over = QColor(theme.current().pane)
        over.setAlphaF(DIM)
        positions = self._page.sheet.positions
        for stretch in self.dimmed():
            first, last = positions.to_qt(stretch.start), positions.to_qt(stretch.end)
            if last < rows[0].first or first > rows[-1].last:
                continue
            for row in rows:
                for box in geometry.boxes(row, first, last, mixed=positions.mixed):
                    painter.fillRect(box, over)


def fold_of(positions: Positions, stretch: Stretch) -> Fold | None:
    """The fold that a stretch can be; None where it shares a line with the article or is too short to be worth it."""
    text = positions.text
    blocks = positions.blocks(stretch.start, stretch.end)
    start, end = positions.block_span(blocks.start)[0], positions.block_span(blocks.stop - 1)[1]
    if text[start : stretch.start].strip() or text[stretch.end : end].strip():
        return None
    lines = sum(not positions.is_blank(number) for number in blocks)
    if lines < 2 and stretch.end - stretch.start < _WORTH:
        return None
    return Fold(stretch, blocks.start, blocks.stop - 1, lines)
