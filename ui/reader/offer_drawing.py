"""Draws what the program suggests: the evidence of one offer, the candidates of a field, figures that are put aside.

What a person confirmed has a fill; what is only suggested has dashes. Nothing is told by colour alone: a solid ring is
the value, a dashed one the words that decide the direction, dots a date, and a line below who says it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme
from ui.reader.geometry import Geometry, Row
from ui.reader.marks import Mark

if TYPE_CHECKING:
    from ui.reader.drawing import Sheet

_ROUND = 4.0
_PENS = {
    "value": Qt.PenStyle.SolidLine,
    "frame": Qt.PenStyle.DashLine,
    "date": Qt.PenStyle.DotLine,
    "claimant": Qt.PenStyle.NoPen,
}
"""How the stretches that an offer rests on are ringed."""


class OfferDrawing:
    """Draws offers on one page."""

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry

    def draw_under(self, painter: QPainter, sheet: "Sheet", rows: list[Row]) -> None:
        """Tints behind the text: of the candidates of the field that waits, and of the offer that is looked at."""
        for mark in sheet.candidates:
            tint = self._hue(mark, "value")
            tint.setAlphaF(0.16)
            for box in self._boxes(sheet, rows, mark.start, mark.end):
                painter.setPen(QPen(self._hue(mark, "value"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(tint)
                painter.drawRoundedRect(box.adjusted(-1.5, -0.5, 1.5, 0.5), _ROUND, _ROUND)

    def draw_over(self, painter: QPainter, sheet: "Sheet", rows: list[Row]) -> None:
        """Rings around the evidence of the offer that is looked at, and a dotted line under figures put aside."""
        self._draw_aside(painter, sheet, rows)
        if sheet.offer is None:
            return
        for start, end, role in sheet.offer.evidence:
            for box in self._boxes(sheet, rows, start, end):
                self._draw_evidence(painter, sheet.offer, box, role)

    def _draw_evidence(self, painter: QPainter, mark: Mark, box: QRectF, role: str) -> None:
        ink = self._hue(mark, role)
        style = _PENS.get(role, Qt.PenStyle.DotLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if style is Qt.PenStyle.NoPen:
            painter.setPen(QPen(ink, 1.6))
            painter.drawLine(QPointF(box.left(), box.bottom() + 1), QPointF(box.right(), box.bottom() + 1))
            return
        painter.setPen(QPen(ink, 1.6 if role == "value" else 1.2, style))
        away = 1.5 if role == "value" else 3.0
        painter.drawRoundedRect(box.adjusted(-away, -away / 2, away, away / 2), _ROUND, _ROUND)

    def _draw_aside(self, painter: QPainter, sheet: "Sheet", rows: list[Row]) -> None:
        """A quiet dotted line under every figure that was put aside."""
        if not sheet.aside or not rows:
            return
        low, high = sheet.positions.from_qt(rows[0].first), sheet.positions.from_qt(rows[-1].last)
        painter.setPen(QPen(QColor(theme.current().muted), 1, Qt.PenStyle.DotLine))
        for start, end in sheet.aside:
            for box in self._boxes(sheet, rows, start, end) if low < end and start < high else ():
                y = box.bottom() - 1
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _boxes(self, sheet: "Sheet", rows: list[Row], start: int, end: int) -> Iterable[QRectF]:
        first, last = sheet.positions.to_qt(start), sheet.positions.to_qt(end)
        return (box for row in rows for box in self._geometry.boxes(row, first, last, mixed=sheet.positions.mixed))

    @staticmethod
    def _hue(mark: Mark, role: str) -> QColor:
        """The field's colour for the value and what decides its direction, that of dates, or a quiet one."""
        colours = theme.current()
        if role == "date":
            return colours.ink("date")
        return colours.ink("status" if role == "claimant" or not mark.hues else mark.hues[0])
