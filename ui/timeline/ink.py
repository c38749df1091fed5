"""How bars look: shape and colour say the same thing, so that neither is needed to read the other.

Verified is solid, a draft is hollow, a disputed one is hatched and carries a diamond; above the axis is side a, below
it side b. Everything is painted in pixels of the plot, on whole pixels where an edge should be sharp.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from curator.timeline import Bar, Reach
from ui import theme
from ui.timeline.bins import BinShape
from ui.timeline.scale import Scale
from ui.timeline.shapes import STRIP, Shape
from ui.timeline.ticks import Tick

HATCH = 5.0
"""Pixels between the lines of a disputed bar."""
MOST_LABELS = 60
"""With more bars in view than this, their numbers are left to the hover card."""
_STRIP = 64
"""Pixels of a strip in which painted places are looked for."""
_DIAMOND = 4.0
_LEAST_HATCHED = 6.0
"""Pixels: in a smaller bar the lines would be a blot; the diamond says it alone."""
_LEAST_WHISKER = 4.0
"""Pixels: a shorter one is a blot; the hover card says the numbers."""
_SIDES = ("to_a", "to_b")


def small_font(font: QFont) -> QFont:
    """The font of numbers at the bars and along the axes."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1.5, 7.0))
    return small


def paint_grid(painter: QPainter, scale: Scale, days: Sequence[Tick], counts: Sequence[Tick]) -> None:
    """Light lines behind the bars: one a count, one a year; the zero line is painted later, over the bars."""
    colours = theme.current()
    line = QColor(colours.border)
    line.setAlpha(110)
    painter.setPen(QPen(line, 1))
    area = scale.area
    levels = [round(scale.y(tick.at)) + 0.5 for tick in counts if tick.at]
    painter.drawLines([QLineF(area.left(), y, area.right(), y) for y in levels])
    years = [round(scale.x(tick.at)) + 0.5 for tick in days if tick.major]
    line.setAlpha(200)
    painter.setPen(QPen(line, 1))
    painter.drawLines([QLineF(x, area.top(), x, area.bottom()) for x in years])


def paint_zero(painter: QPainter, scale: Scale) -> None:
    """The line that parts one side from the other."""
    painter.setPen(QPen(QColor(theme.current().muted), 1))
    y = scale.axis - 0.5
    painter.drawLine(QLineF(scale.area.left(), y, scale.area.right(), y))


def paint_band(painter: QPainter, scale: Scale, shape: Shape, *, selected: bool) -> None:
    """The upright band behind a selected swap, or behind the one the pointer or the keys are at."""
    colours = theme.current()
    column = shape.column
    band = QRectF(column.left() - 5, scale.area.top(), column.width() + 10, scale.area.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent_soft if selected else colours.raised))
    painter.drawRect(band)


def paint_outline(painter: QPainter, scale: Scale, shape: Shape) -> None:
    """The outline of a selected swap's bars."""
    painter.setPen(QPen(QColor(theme.current().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    parts = [part for part in (shape.up, shape.down) if part is not None]
    if not parts:
        painter.drawEllipse(QPointF(shape.column.center().x(), scale.axis), 7.5, 7.5)
    for part in parts:
        painter.drawRect(part.adjusted(-2, -2, 2, 2))


def paint_bars(painter: QPainter, shapes: Sequence[Shape], scale: Scale) -> None:
    """Every bar in view with its marks, imprecise dates behind exact ones."""
    groups: dict[tuple[str, bool, bool, bool], list[QRectF]] = {}
    for shape in shapes:
        bar = shape.bar
        for side, part in zip(_SIDES, (shape.up, shape.down), strict=True):
            if part is not None:
                groups.setdefault((side, bar.verified, bar.held, bar.exact), []).append(part)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for (side, verified, held, exact), parts in groups.items():
        _paint_columns(painter, parts, side, verified=verified, held=held, exact=exact)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_hatch(painter, [shape for shape in shapes if shape.bar.disputed])
    for shape in shapes:
        if shape.strip is not None:
            _paint_strip(painter, shape.strip)
    for shape in shapes:
        _paint_marks(painter, shape, scale)


def paint_bins(painter: QPainter, bins: Sequence[BinShape]) -> None:
    """Stretches of days in place of single bars, where there are too many to tell apart."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for side, solid, hollow in (
        ("to_a", [b.solid_up for b in bins], [b.hollow_up for b in bins]),
        ("to_b", [b.solid_down for b in bins], [b.hollow_down for b in bins]),
    ):
        _paint_columns(painter, hollow, side, verified=False, held=True, exact=True)
        _paint_columns(painter, [part for part in solid if part.height()], side, verified=True, held=True, exact=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_numbers(painter: QPainter, shapes: Sequence[Shape], scale: Scale, font: QFont) -> None:
    """The counts at the tips of bars wherever there is room, and the diamonds of disputed ones everywhere."""
    if len(shapes) > MOST_LABELS:
        for shape in shapes:
            if shape.bar.disputed:
                at, _, upward = next(iter(_tips(shape, scale).values()))
                _paint_tip_diamond(painter, at, upward=upward)
        return
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    taken = _Taken()
    for shape in shapes:
        for part in (shape.up, shape.down):
            if part is not None and shape.bar.exact:
                taken.add(part)
    for shape in sorted(shapes, key=lambda s: s.column.center().x()):
        tips = _tips(shape, scale)
        for side, (at, value, upward) in tips.items():
            diamond = shape.bar.disputed and side == next(iter(tips))
            label = f"{value:,}" if value is not None else ""
            _paint_tip(painter, metrics, at, label, side, diamond=diamond, upward=upward, taken=taken)


class _Taken:
    """Places that are painted on, sorted into upright strips so that only neighbours are compared."""

    def __init__(self) -> None:
        self._strips: dict[int, list[QRectF]] = {}

    def add(self, place: QRectF) -> None:
        for strip in self._strips_of(place):
            self._strips.setdefault(strip, []).append(place)

    def leaves(self, place: QRectF) -> bool:
        """Whether nothing is painted there yet."""
        return not any(
            place.intersects(other) for strip in self._strips_of(place) for other in self._strips.get(strip, ())
        )

    @staticmethod
    def _strips_of(place: QRectF) -> range:
        return range(int(place.left() // _STRIP), int(place.right() // _STRIP) + 1)


def paint_diamond(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """The mark of a swap whose sources disagree."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y, r = centre.x(), centre.y(), _DIAMOND
    painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]))


def _tips(shape: Shape, scale: Scale) -> dict[str, tuple[QPointF, int | None, bool]]:
    """Where the marks of each side begin: past the bar and its whisker."""
    x = shape.column.center().x()
    tips: dict[str, tuple[QPointF, int | None, bool]] = {}
    if shape.up is not None:
        top = min(shape.up.top(), scale.axis - shape.bar.to_a.top * scale.per_head)
        tips["to_a"] = (QPointF(x, top), shape.bar.to_a.value, True)
    if shape.down is not None:
        bottom = max(shape.down.bottom(), scale.axis + shape.bar.to_b.top * scale.per_head)
        tips["to_b"] = (QPointF(x, bottom), shape.bar.to_b.value, False)
    return tips or {"none": (QPointF(x, shape.column.top()), None, True)}


def _paint_tip(
    painter: QPainter,
    metrics: QFontMetricsF,
    at: QPointF,
    label: str,
    side: str,
    *,
    diamond: bool,
    upward: bool,
    taken: _Taken,
) -> None:
    height = metrics.height()
    lead = 2 * _DIAMOND + 3 if diamond else 0.0
    width = metrics.horizontalAdvance(label) + lead
    top = at.y() - height - 2 if upward else at.y() + 3
    place = QRectF(at.x() - width / 2, top, width, height)
    free = label and taken.leaves(place.adjusted(-2, 1, 2, -1))
    colours = theme.current()
    if free:
        taken.add(place)
        painter.setPen(colours.ink(side))
        painter.drawText(place.adjusted(lead, 0, 1, 0), Qt.AlignmentFlag.AlignCenter, label)
    if not diamond:
        return
    if free:
        paint_diamond(painter, QPointF(place.left() + _DIAMOND, place.center().y()), QColor(colours.warn))
    else:
        _paint_tip_diamond(painter, at, upward=upward)


def _paint_tip_diamond(painter: QPainter, at: QPointF, *, upward: bool) -> None:
    centre = QPointF(at.x(), at.y() + (-1 if upward else 1) * (_DIAMOND + 3))
    paint_diamond(painter, centre, QColor(theme.current().warn))


def _paint_columns(
    painter: QPainter, parts: list[QRectF], side: str, *, verified: bool, held: bool, exact: bool
) -> None:
    """Columns of one kind at once. Their edges are whole pixels: smoothing would only cost (ten times as much)."""
    ink = theme.current().ink(side)
    fill = QColor(ink)
    if verified and exact:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRects(parts)
        return
    fill.setAlpha((120 if verified else 34) if held else 0)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.SolidLine if held else Qt.PenStyle.DotLine))
    painter.setBrush(QBrush(fill))
    painter.drawRects([part.adjusted(0, 0, -1, -1) for part in parts])


def hatch_lines(part: QRectF) -> list[QLineF]:
    """Slanting lines that fill a rectangle without leaving it."""
    lines = []
    left, right, top, bottom = part.left(), part.right(), part.top(), part.bottom()
    offset = left - part.height() + HATCH
    while offset < right:
        x1, x2 = max(offset, left), min(offset + part.height(), right)
        lines.append(QLineF(x1, bottom - (x1 - offset), x2, max(bottom - (x2 - offset), top)))
        offset += HATCH
    return lines


def _paint_hatch(painter: QPainter, disputed: list[Shape]) -> None:
    colours = theme.current()
    on_solid: list[QLineF] = []
    on_hollow: dict[str, list[QLineF]] = {side: [] for side in _SIDES}
    for shape in disputed:
        for side, part in zip(_SIDES, (shape.up, shape.down), strict=True):
            if part is not None and min(part.width(), part.height()) >= _LEAST_HATCHED:
                solid = shape.bar.verified and shape.bar.exact
                (on_solid if solid else on_hollow[side]).extend(hatch_lines(part))
    painter.setPen(QPen(QColor(colours.pane), 1.4))
    painter.drawLines(on_solid)
    for side, lines in on_hollow.items():
        painter.setPen(QPen(colours.ink(side), 1))
        painter.drawLines(lines)


def _paint_strip(painter: QPainter, strip: QRectF) -> None:
    """The stretch in which the date lies: a strip on the axis with an end at both its ends."""
    ink = theme.current().ink("date")
    soft = QColor(ink)
    soft.setAlpha(70)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(strip, STRIP / 2, STRIP / 2)
    painter.setPen(QPen(ink, 1.5))
    left, right = strip.left() + 0.75, strip.right() - 0.75
    painter.drawLine(QLineF(left, strip.top(), left, strip.bottom()))
    painter.drawLine(QLineF(right, strip.top(), right, strip.bottom()))


def _paint_marks(painter: QPainter, shape: Shape, scale: Scale) -> None:
    """Whiskers from the lowest to the highest claim, and the ring of a swap without any number."""
    bar = shape.bar
    if bar.counted and bar.to_a.whisker is None and bar.to_b.whisker is None:
        return
    x = round(shape.column.center().x()) + 0.5
    for reach, sign in ((bar.to_a, -1), (bar.to_b, 1)):
        if reach.whisker is not None:
            _paint_whisker(painter, x, reach, partial(_height_of, scale, sign))
    if not bar.counted:
        _paint_ring(painter, bar, QPointF(x - 0.5, scale.axis))


def _height_of(scale: Scale, sign: int, count: int) -> float:
    """Where a count stands: over the line of days (-1) or under it (1), in pixels."""
    return scale.axis + sign * count * scale.per_head


def _paint_whisker(painter: QPainter, x: float, reach: Reach, y: Callable[[int], float]) -> None:
    if reach.whisker is None:
        return
    low, high = (round(y(n)) + 0.5 for n in reach.whisker)
    if abs(low - high) < _LEAST_WHISKER:
        return
    lines = [QLineF(x, low, x, high), *(QLineF(x - 3, end, x + 3, end) for end in (low, high))]
    colours = theme.current()
    for colour, width in ((colours.pane, 3), (colours.text, 1)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLines(lines)


def _paint_ring(painter: QPainter, bar: Bar, centre: QPointF) -> None:
    colours = theme.current()
    style = Qt.PenStyle.SolidLine if bar.held else Qt.PenStyle.DotLine
    painter.setPen(QPen(QColor(colours.muted), 1.6, style))
    painter.setBrush(QColor(colours.muted if bar.verified else colours.pane))
    painter.drawEllipse(centre, 4.5, 4.5)
