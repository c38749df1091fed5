"""Shows what does not look like what it is: signs that nobody sees, signs that turn the text, words of two scripts."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from curator.oddities import Odd, Oddity
from ui import theme
from ui.reader.geometry import Geometry, Row
from ui.words import tr

if TYPE_CHECKING:
    from ui.reader.drawing import Sheet

_NEAR = 4.0
"""Pixels beside a sign without width at which the mouse is on it."""
_FLAG = 2.6
"""Half the width of the flag of such a sign, in pixels."""


class OddDrawing:
    """Draws the oddities of a text and says what they are; the text itself stays as it is."""

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry

    def draw(self, painter: QPainter, sheet: "Sheet", rows: list[Row]) -> None:
        """A dashed line under a word of two scripts; a thin staff with a flag where a sign has no width."""
        if not sheet.odd or not rows:
            return
        low, high = sheet.positions.from_qt(rows[0].first), sheet.positions.from_qt(rows[-1].last)
        first = max(0, bisect_left(sheet.odd, low, key=lambda odd: odd.start) - 1)
        for odd in sheet.odd[first:]:
            if odd.start > high:
                return
            for box in self._boxes(sheet, rows, odd):
                self._draw(painter, odd.kind, box)

    def said(self, sheet: "Sheet", row: Row, point: QPointF) -> list[str]:
        """What is odd at a point of the document."""
        start, end = sheet.positions.from_qt(row.first), sheet.positions.from_qt(row.last)
        here = [odd for odd in sheet.odd if odd.start < end and start <= odd.end]
        room = (-_NEAR, 0.0, _NEAR, _NEAR)
        return [
            _said(odd, sheet.positions.text)
            for odd in here
            if any(box.adjusted(*room).contains(point) for box in self._boxes(sheet, [row], odd))
        ]

    def _boxes(self, sheet: "Sheet", rows: list[Row], odd: Odd) -> list[QRectF]:
        first, last = sheet.positions.to_qt(odd.start), sheet.positions.to_qt(odd.end)
        if odd.kind is Oddity.SCRIPTS:
            return [b for row in rows for b in self._geometry.boxes(row, first, last, mixed=sheet.positions.mixed)]
        em = self._geometry.em
        shown = (row for row in rows if row.first <= first < row.last)
        return [QRectF(min(row.x(first), row.right), row.base - 0.9 * em, 0, 1.1 * em) for row in shown]

    @staticmethod
    def _draw(painter: QPainter, kind: Oddity, box: QRectF) -> None:
        colours = theme.current()
        ink = QColor({Oddity.UNSEEN: colours.muted, Oddity.TURNING: colours.bad}.get(kind, colours.warn))
        painter.setPen(QPen(ink, 1.4 if kind is Oddity.SCRIPTS else 1, Qt.PenStyle.SolidLine))
        if kind is Oddity.SCRIPTS:
            pen = painter.pen()
            pen.setDashPattern([2.2, 1.6])
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), box.bottom()), QPointF(box.right(), box.bottom()))
            return
        x, top = box.left(), box.top()
        painter.drawLine(QPointF(x, top), QPointF(x, box.bottom()))
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(x - _FLAG, top), QPointF(x + _FLAG, top), QPointF(x, top + 2 * _FLAG)]))


def _said(odd: Odd, text: str) -> str:
    """One oddity in words."""
    words = text[odd.start : odd.end]
    if odd.kind is Oddity.SCRIPTS:
        return tr("“{word}” mixes Latin and Cyrillic letters: it is not found as it reads.", word=words)
    codes = ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in words))
    if odd.kind is Oddity.TURNING:
        return tr("A sign here turns the direction of the text ({codes}); it may read otherwise.", codes=codes)
    return tr("A sign without width stands here ({codes}).", codes=codes)


def badges(odd: tuple[Odd, ...]) -> tuple[str, ...]:
    """What to say of a text over it; signs without width are too common for that."""
    words = sum(one.kind is Oddity.SCRIPTS for one in odd)
    turned = any(one.kind is Oddity.TURNING for one in odd)
    said = []
    if words:
        said.append(tr("1 word of two scripts") if words == 1 else tr("{n} words of two scripts", n=words))
    if turned:
        said.append(tr("text direction is turned"))
    return tuple(said)
