"""Stretches of days in pixels, drawn where there are too many swaps to tell apart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from curator.values import value
from ui.timeline.scale import Scale
from ui.timeline.shapes import MIN_HEIGHT, in_reach

if TYPE_CHECKING:
    from ui.timeline.table import Bin


@value
class BinShape:
    """A stretch of days taken together, in pixels: verified people solid, all people hollow, above and below."""

    solid_up: QRectF
    hollow_up: QRectF
    solid_down: QRectF
    hollow_down: QRectF


def most_single_bars(width: float) -> int:
    """Up to how many bars are drawn one by one on so many pixels: under 1,500 (PERFORMANCE 1(e)), and never a wall."""
    return int(min(1500.0, max(width / 2.5, 120.0)))


def bin_shape(each: "Bin", scale: Scale) -> BinShape:
    """The columns of one stretch, cut to the plot."""
    window = in_reach(scale)
    left = max(round(scale.x(each.start)), window.left())
    width = max(min(round(scale.x(each.end)), window.right()) - left - 1, 2)

    def column(count: int, sign: int) -> QRectF:
        height = max(round(count * scale.per_head), MIN_HEIGHT) if count else 0
        return QRectF(left, scale.axis - height if sign < 0 else scale.axis, width, height)

    return BinShape(
        column(each.verified_a, -1), column(each.all_a, -1), column(each.verified_b, 1), column(each.all_b, 1)
    )
