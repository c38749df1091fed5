"""Which days to show: all of them, one year, and how far one may go. Days are ordinals, ends exclusive."""

from datetime import date

from curator.timeline import Layout

_FIT_DAYS = 60.0
"""One swap alone is shown with a month on either side."""

Days = tuple[float, float]

ZOOM_STEP = 1.4
"""How many times as many days a step further away shows."""


def home(extent: Days) -> Days:
    """Every swap with a little room at both ends."""
    length = extent[1] - extent[0]
    pad = max(length * 0.035, 4.0, (_FIT_DAYS - length) / 2)
    return extent[0] - pad, extent[1] + pad


def limits(extent: Days) -> Days:
    """As far as one can go: the whole years of the swaps and two months more."""
    first, last = date.fromordinal(int(extent[0])), date.fromordinal(int(extent[1]) - 1)
    return date(first.year, 1, 1).toordinal() - 61, date(last.year, 12, 31).toordinal() + 62


def year_to_show(layout: Layout, today: date) -> Days | None:
    """The calendar year of today; where it has no swap, the year of the last one; None without any."""
    last = layout.neighbour(None, -1)
    if last is None:
        return None
    this = _year(today.year)
    return this if layout.any_between(*this) else _year(date.fromordinal(int(layout.bars[last].x)).year)


def _year(year: int) -> Days:
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
