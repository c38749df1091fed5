"""The rectangles of bars on the screen: what is painted and what a pointer can hit are the same."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF

from curator.timeline import Bar, Reach
from curator.values import value
from ui.timeline.scale import Scale

MIN_HEIGHT = 3.0
"""Pixels: a count of 2 beside one of 2,000 is still seen, and so is a stated 0."""
GRIP = 3.0
"""Pixels around a bar that still belong to it."""
STRIP = 7.0
"""Pixels: height of the strip that shows from when to when an imprecise date reaches."""


@value
class Shape:
    """A bar in pixels: its column over the axis, the one under it, and the strip on the axis of an imprecise date."""

    bar: Bar
    column: QRectF
    """From the tip above to the tip below; where no number is known, around the marker on the axis."""
    up: QRectF | None
    down: QRectF | None
    strip: QRectF | None

    def holds(self, point: QPointF) -> bool:
        """Whether a pointer there means this bar."""
        return self.column.adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(point)


def slim_width(scale: Scale, crowd: int) -> float:
    """Pixels of a bar of one day when `crowd` bars are in view: never so slim that it is lost among years."""
    room = 0.6 * scale.area.width() / max(crowd, 1)
    return round(max(min(12.0, max(3.0, room)), min(0.7 * scale.per_day, 28.0)))


def shapes(bars: Sequence[Bar], scale: Scale) -> list[Shape]:
    """The shapes of bars in view; imprecise dates come first, so that exact ones are painted over them."""
    slim = slim_width(scale, len(bars))
    window = in_reach(scale)
    found = [_shape(bar, scale, slim, window) for bar in bars]
    found.sort(key=lambda shape: -shape.column.width())
    return found


def in_reach(scale: Scale) -> QRectF:
    """What is drawn of anything: the plot and a little beside it.

    Cutting here and not by the painter's clip keeps a year seen from near small, and an SVG knows no clip.
    """
    return scale.area.adjusted(-3, 0, 3, 0)


def hit(candidates: Iterable[Shape], point: QPointF) -> Shape | None:
    """The bar under the pointer; of several, the slimmest and nearest."""
    near = [shape for shape in candidates if shape.holds(point)]
    if not near:
        return None
    return min(near, key=lambda s: (s.column.width(), abs(s.column.center().x() - point.x())))


def _shape(bar: Bar, scale: Scale, slim: float, window: QRectF) -> Shape:
    left, width = _slot(bar, scale, slim)
    if left < window.left() or left + width > window.right():
        right = min(left + width, window.right())
        left = max(left, window.left())
        width = max(right - left, 1.0)
    up = _column(bar.to_a, left, width, scale, -1)
    down = _column(bar.to_b, left, width, scale, 1)
    strip = None if bar.exact else QRectF(left, scale.axis - STRIP / 2, width, STRIP)
    top = min(scale.axis - 6, up.top() if up is not None else scale.axis)
    bottom = max(scale.axis + 6, down.bottom() if down is not None else scale.axis)
    return Shape(bar, QRectF(left, top, width, bottom - top), up, down, strip)


def _slot(bar: Bar, scale: Scale, slim: float) -> tuple[float, float]:
    """Left edge and width: swaps of the same date share its stretch, or stand side by side around its middle."""
    if not bar.exact:
        whole = max((bar.end - bar.start) * scale.per_day, (slim + 1) * bar.lanes)
        width = whole / bar.lanes
        left = round(scale.x(bar.x) - whole / 2 + bar.lane * width)
        return left, max(round(width) - 1, 3)
    step = slim + 1
    if bar.lanes > 1 and step * bar.lanes > (room := max(scale.per_day, 8 * step)):
        step = room / bar.lanes
    centre = scale.x(bar.x) + (bar.lane - (bar.lanes - 1) / 2) * step
    width = max(round(min(slim, step - 1)), 2)
    return round(centre - width / 2), width


def _column(reach: Reach, left: float, width: float, scale: Scale, sign: int) -> QRectF | None:
    if reach.value is None:
        return None
    height = max(round(reach.value * scale.per_head), MIN_HEIGHT)
    return QRectF(left, scale.axis - height if sign < 0 else scale.axis, width, height)
