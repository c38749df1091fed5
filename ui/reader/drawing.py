"""Draws the page: fills and bars of marks, matches, selection and flash under the text, then text, caret and ticks.

Only what is in view is looked at (PERFORMANCE 1c, technique v), and the document's own formats are never touched.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QBrush, QColor, QLinearGradient, QPainter, QPalette, QPen
from PySide6.QtWidgets import QTextEdit

from curator.oddities import Odd
from ui import theme
from ui.reader.folding import Folding
from ui.reader.geometry import Geometry, Row
from ui.reader.marks import Laned, Mark, MarkIndex
from ui.reader.odd_drawing import OddDrawing
from ui.reader.offer_drawing import OfferDrawing
from ui.reader.positions import Positions

_ROUND = 3.0
_TICKS_AT_MOST = 4
TICK_WIDTH, TICK_HEIGHT, TICK_STEP = 4.0, 4.0, 6.0
TICKS_FROM_COLUMN = 12.0
"""How far left of the column the first tick of a line stands, in pixels."""


@dataclass
class Sheet:
    """Everything that is drawn besides the text; positions are code points."""

    positions: Positions
    marks: MarkIndex
    figures: list[tuple[int, int]] = field(default_factory=list)
    """The open ones, in order."""
    proposed: dict[tuple[int, int], str] = field(default_factory=dict)
    """The open ones that the program has a proposal for, and which, in words."""
    aside: dict[tuple[int, int], str] = field(default_factory=dict)
    """Figures that were put aside, in order, and why, in words."""
    odd: tuple[Odd, ...] = ()
    """What does not look like what it is, in order."""
    offer: Mark | None = None
    """The suggested mark whose evidence is shown."""
    candidates: tuple[Mark, ...] = ()
    """Suggested marks for the field that waits for words."""
    matches: list[tuple[int, int]] = field(default_factory=list)
    """What the find bar found, in order."""
    match: int = -1
    """Which of them is the current one."""
    flash: tuple[int, int] | None = None
    flash_strength: float = 0.0
    """1 at the start of a flash, 0 at its end."""
    handle: tuple[Mark, str] | None = None
    """The mark whose edge the mouse is at, and which: 'start' or 'end'."""
    focus_hue: str | None = None
    """The colour of the field that waits for words."""


def _hues(mark: Mark) -> tuple[str, ...]:
    """The colours of a mark; words that feed no column are grey."""
    return mark.hues or ("status",)


def _laned(sheet: Sheet, row: Row) -> list[Laned]:
    """The marks that reach into a line."""
    return [one for one in sheet.marks.in_block(row.block) if one.first < row.last and row.first < one.last]


def _brush(hues: tuple[str, ...], box: QRectF) -> QBrush:
    """The fill of a mark; the second hue begins below the middle, softly, so that letters stay easy to read."""
    t = theme.current()
    if len(hues) == 1:
        return QBrush(t.fill(hues[0]))
    blend = QLinearGradient(box.topLeft(), box.bottomLeft())
    blend.setColorAt(0.5, t.fill(hues[0]))
    blend.setColorAt(0.66, t.fill(hues[1]))
    return QBrush(blend)


def figures_of_row(sheet: Sheet, row: Row) -> list[tuple[int, int]]:
    """Give the open figures that begin in a line."""
    start, end = sheet.positions.from_qt(row.first), sheet.positions.from_qt(row.last)
    low, high = bisect_left(sheet.figures, (start,)), bisect_left(sheet.figures, (end,))
    return sheet.figures[low:high]


class Drawing:
    """Draws one sheet in the viewport of a text edit."""

    def __init__(self, edit: QTextEdit, geometry: Geometry) -> None:
        self._edit = edit
        self._geometry = geometry
        self._offers = OfferDrawing(geometry)
        self.odd = OddDrawing(geometry)

    def draw(
        self, painter: QPainter, sheet: Sheet, clip: QRect, caret: QColor | None, left: float, folding: Folding
    ) -> None:
        """Draw what is in the clip (viewport pixels); the caret in its colour, or none; `left` is the column's."""
        offset = self._geometry.offset
        area = QRectF(clip).translated(offset)
        painter.translate(-offset)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = list(self._geometry.rows(area.top(), area.bottom()))
        marks = [_laned(sheet, row) for row in rows]
        for row, laned in zip(rows, marks, strict=True):
            self._draw_fills(painter, sheet, row, laned)
        self._offers.draw_under(painter, sheet, rows)
        self._draw_matches(painter, sheet, rows)
        self._draw_selection(painter, sheet, rows)
        self._draw_flash(painter, sheet, rows)
        for row, laned in zip(rows, marks, strict=True):
            self._draw_bars(painter, sheet, row, laned)
            self._draw_ticks(painter, sheet, row, left)
        self._offers.draw_over(painter, sheet, rows)
        self._draw_text(painter, area)
        self.odd.draw(painter, sheet, rows)
        folding.draw(painter, rows, self._geometry, area)
        if caret is not None:
            painter.fillRect(self._geometry.caret(self._edit.textCursor().position()), caret)
        self._draw_handle(painter, sheet)

    def _boxes(self, sheet: Sheet, row: Row, laned: Laned) -> list[QRectF]:
        return self._geometry.boxes(row, laned.first, laned.last, mixed=sheet.positions.mixed)

    def _draw_fills(self, painter: QPainter, sheet: Sheet, row: Row, laned: list[Laned]) -> None:
        """The first mark of every place: a fill; with two hues the second one is its lower part."""
        painter.setPen(Qt.PenStyle.NoPen)
        for one in laned:
            if one.lane > 0:
                continue
            for box in self._boxes(sheet, row, one):
                painter.setBrush(_brush(_hues(one.mark), box))
                painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _draw_bars(self, painter: QPainter, sheet: Sheet, row: Row, laned: list[Laned]) -> None:
        """Further marks of a place: stacked bars under the words; suggested ones dashed."""
        lower = [one for one in laned if one.lane > 0]
        if not lower:
            return
        step = min(3.4, 0.36 * row.em / max(one.lane for one in lower))
        for one in lower:
            for box in self._boxes(sheet, row, one):
                bar = QRectF(box.left() + 0.5, box.bottom() + (one.lane - 1) * step + 0.4, box.width() - 1, step - 0.8)
                self._draw_bar(painter, one.mark, bar)

    def _draw_bar(self, painter: QPainter, mark: Mark, bar: QRectF) -> None:
        """One bar: two hues as its upper and lower half."""
        hues = _hues(mark)
        thickness = bar.height() / len(hues)
        for number, hue in enumerate(hues):
            ink, top = theme.current().ink(hue), bar.top() + number * thickness
            if not mark.suggested:
                painter.fillRect(QRectF(bar.left(), top, bar.width(), thickness), ink)
                continue
            pen = QPen(ink, thickness)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([(1.4 if mark.faint else 4) / thickness, 2.6 / thickness])
            painter.setPen(pen)
            middle = top + thickness / 2
            painter.drawLine(QPointF(bar.left(), middle), QPointF(bar.right(), middle))

    def _draw_matches(self, painter: QPainter, sheet: Sheet, rows: list[Row]) -> None:
        """What was found: a tint, the current one with a ring."""
        if not sheet.matches or not rows:
            return
        t = theme.current()
        low = bisect_left(sheet.matches, (sheet.positions.from_qt(rows[0].first),))
        high = bisect_left(sheet.matches, (sheet.positions.from_qt(rows[-1].last) + 1,))
        tint = QColor(t.warn)
        tint.setAlphaF(0.26)
        for number in range(max(0, low - 1), high):
            pen = QPen(QColor(t.warn), 1.5) if number == sheet.match else QPen(Qt.PenStyle.NoPen)
            self._draw_tint(painter, sheet, rows, sheet.matches[number], tint, pen)

    def _draw_tint(
        self, painter: QPainter, sheet: Sheet, rows: list[Row], span: tuple[int, int], tint: QColor, pen: QPen
    ) -> None:
        """Lay a colour over a stretch, with a ring in the pen."""
        first, last = sheet.positions.to_qt(span[0]), sheet.positions.to_qt(span[1])
        painter.setPen(pen)
        painter.setBrush(tint)
        for row in rows:
            for box in self._geometry.boxes(row, first, last, mixed=sheet.positions.mixed):
                painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _draw_selection(self, painter: QPainter, sheet: Sheet, rows: list[Row]) -> None:
        """The selected words: in the colour of the field that waits for them, if one does."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            return
        t = theme.current()
        fill = QColor(t.selection) if sheet.focus_hue is None else t.fill(sheet.focus_hue)
        ink = QColor(t.accent) if sheet.focus_hue is None else t.ink(sheet.focus_hue)
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        for row in rows:
            for box in self._geometry.boxes(row, first, last, mixed=sheet.positions.mixed):
                painter.fillRect(box, fill)
                painter.fillRect(QRectF(box.left(), box.bottom() - 1.5, box.width(), 1.5), ink)

    def _draw_flash(self, painter: QPainter, sheet: Sheet, rows: list[Row]) -> None:
        """A ring and a tint that fade."""
        if sheet.flash is None:
            return
        ring = QColor(theme.current().accent)
        ring.setAlphaF(sheet.flash_strength)
        tint = QColor(ring)
        tint.setAlphaF(0.22 * sheet.flash_strength)
        first, last = sheet.positions.to_qt(sheet.flash[0]), sheet.positions.to_qt(sheet.flash[1])
        painter.setPen(QPen(ring, 2))
        painter.setBrush(tint)
        for row in rows:
            for box in self._geometry.boxes(row, first, last, mixed=sheet.positions.mixed):
                painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _ROUND + 1, _ROUND + 1)

    def _draw_text(self, painter: QPainter, area: QRectF) -> None:
        """The words themselves, as the document sets them."""
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = self._edit.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.current().text))
        context.palette = palette
        context.clip = area
        self._edit.document().documentLayout().draw(painter, context)

    def _draw_ticks(self, painter: QPainter, sheet: Sheet, row: Row, left: float) -> None:
        """A dot in the margin for every open figure of a line: a ring where there is a proposal for it."""
        colour = QColor(theme.current().warn)
        for number, figure in enumerate(figures_of_row(sheet, row)[:_TICKS_AT_MOST]):
            ring = figure in sheet.proposed
            painter.setPen(QPen(colour, 1.1) if ring else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(Qt.BrushStyle.NoBrush if ring else colour)
            x = left - TICKS_FROM_COLUMN - number * TICK_STEP
            painter.drawEllipse(QPointF(x, row.base - 0.32 * self._geometry.em), TICK_WIDTH / 2, TICK_HEIGHT / 2)

    def _draw_handle(self, painter: QPainter, sheet: Sheet) -> None:
        """A grip at the edge of the mark the mouse is at."""
        if sheet.handle is None or sheet.handle[0] not in sheet.marks:
            return
        mark, at_end = sheet.handle[0], sheet.handle[1] == "end"
        edge = self._geometry.edge(sheet.positions.to_qt(mark.end if at_end else mark.start), at_end=at_end)
        ink = theme.current().ink(_hues(mark)[0])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(edge, 1, 1)
        knob = self._geometry.knob(sheet.positions.to_qt(mark.end if at_end else mark.start), at_end=at_end)
        painter.drawEllipse(knob, 4, 4)
