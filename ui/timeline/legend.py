"""What the shapes and colours of the timeline mean: painted in the head line of the pane and in saved pictures."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.timeline.ink import hatch_lines, paint_diamond
from ui.words import tr

_SWATCH, _GAP, _BETWEEN, _TIGHT = 10.0, 5.0, 12.0, 7.0
"""Pixels: a shape, from it to its words, from these to the next shape, and that where there is little room."""
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Legend(QWidget):
    """One line of shapes with their meaning; entries that have no room are left out whole, which three dots say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = ("A", "B")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # the totals beside it change its width at every edit
        self._tell()

    def set_sides(self, a: str, b: str) -> None:
        """Name the two sides."""
        self._sides = (a, b)
        self._tell()
        self.updateGeometry()
        self.update()

    def entries(self) -> list[tuple[str, str]]:
        """Kind of shape and words of every entry, in order."""
        a, b = self._sides
        return [
            ("to_a", tr("to {side}", side=a)),
            ("to_b", tr("to {side}", side=b)),
            ("verified", tr("verified")),
            ("draft", tr("draft")),
            ("disputed", tr("disputed")),
            ("span", tr("date not exact")),
        ]

    def sizeHint(self) -> QSize:
        """Room for every entry."""
        metrics = QFontMetricsF(self.font())
        width = sum(metrics.horizontalAdvance(words) + _SWATCH + _GAP + _BETWEEN for _, words in self.entries())
        return QSize(round(width), round(metrics.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """No width: in a narrow window the numbers matter more."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew only where other entries have room now."""
        super().resizeEvent(event)
        if self._places(event.oldSize().width()) != self._places(event.size().width()):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the entries that fit."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    def paint(self, painter: QPainter, area: QRectF) -> float:
        """Paint the entries that fit into an area, from its left; return where they end (pixels)."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        places, end = self._places(area.width())
        muted = QColor(theme.current().muted)
        for kind, words, start in places:
            x = area.left() + start
            _paint_swatch(painter, kind, QRectF(x, round(area.center().y() - _SWATCH / 2), _SWATCH, _SWATCH))
            painter.setPen(muted)
            painter.drawText(area.adjusted(start + _SWATCH + _GAP, 0, 0, 0), _MIDDLE, words)
        if len(places) < len(self.entries()):
            painter.setPen(muted)
            painter.drawText(area.adjusted(end, 0, 0, 0), _MIDDLE, "…")
        painter.restore()
        return area.left() + end

    def _places(self, width: float) -> tuple[list[tuple[str, str, float]], float]:
        """Kind, words and start (pixels) of the entries that fit into a width, and where the next one would start."""
        metrics = QFontMetricsF(self.font())
        between = _BETWEEN if width >= self.sizeHint().width() else _TIGHT
        places: list[tuple[str, str, float]] = []
        x, entries = 0.0, self.entries()
        for number, (kind, words) in enumerate(entries, 1):
            wide = _SWATCH + _GAP + metrics.horizontalAdvance(words)
            after = between + metrics.horizontalAdvance("…") if number < len(entries) else 0
            if x + wide + after > width:
                break
            places.append((kind, words, x))
            x += wide + between
        return places, x

    def _tell(self) -> None:
        words = ", ".join(words for _, words in self.entries())
        self.setAccessibleName(tr("Legend: {entries}", entries=words))
        self.setToolTip(
            tr("Solid: verified · hollow: draft · hatched with a diamond: sources disagree")
            + "\n"
            + tr("Thin line: from the lowest to the highest claim · ring: no number yet · dotted: did not take place")
            + "\n"
            + tr("Soft band: from the first to the last day it may have been")
        )


def _paint_swatch(painter: QPainter, kind: str, box: QRectF) -> None:
    colours = theme.current()
    if kind in ("to_a", "to_b"):
        _paint_arrow(painter, box, colours.ink(kind), up=kind == "to_a")
        return
    if kind == "span":
        _paint_span(painter, box, colours.ink("date"))
        return
    ink = QColor(colours.muted)
    bar = box.adjusted(1.5, 0, -1.5, 0)
    if kind == "verified":
        painter.fillRect(bar, ink)
        return
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    if kind == "disputed":
        painter.drawLines(hatch_lines(bar))
        paint_diamond(painter, QPointF(box.right() - 1, box.top() + 1), QColor(colours.warn))


def _paint_arrow(painter: QPainter, box: QRectF, colour: QColor, *, up: bool) -> None:
    base, tip = (box.bottom() - 1, box.top() + 1) if up else (box.top() + 1, box.bottom() - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = [QPointF(box.left(), base), QPointF(box.right(), base), QPointF(box.center().x(), tip)]
    painter.drawPolygon(QPolygonF(corners))


def _paint_span(painter: QPainter, box: QRectF, colour: QColor) -> None:
    soft = QColor(colour)
    soft.setAlpha(70)
    middle = QRectF(box.left(), box.center().y() - 3, box.width(), 6)
    painter.fillRect(middle, soft)
    painter.fillRect(QRectF(middle.left(), middle.top(), 1.5, 6), colour)
    painter.fillRect(QRectF(middle.right() - 1.5, middle.top(), 1.5, 6), colour)
