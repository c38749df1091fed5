"""Where the axes of the timeline carry a mark, and what it says: plain arithmetic on days and counts."""

from collections.abc import Iterator
from datetime import date
from math import floor, log10

from curator.values import value
from ui.words import tr

_DAYS_OF_MONTH = {
    1: tuple(range(1, 32)),
    2: tuple(range(1, 30, 2)),
    5: (1, 6, 11, 16, 21, 26),
    10: (1, 11, 21),
}
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_DAY_LABEL, _MONTH_LABEL, _YEAR_LABEL = 34, 46, 50
"""Pixels a label needs for itself."""
_COUNT_LABEL = 24
"""Pixels between two counts."""
_LETTER = 6.2
"""Pixels of a letter of a label, about."""


@value
class Tick:
    """One mark: where it is (a day, or a count), its words, and whether a year (or month of days) begins there."""

    at: float
    label: str
    major: bool = False


def month_name(month: int) -> str:
    """The short name of a month, 1 to 12."""
    names = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return names[month - 1]


def date_ticks(start: float, end: float, width: float) -> list[Tick]:
    """Marks from day `start` to day `end` on `width` pixels: days, months or years, whichever fit.

    Where no mark would tell the year, the first one does.
    """
    day = width / (end - start)
    first, last = _day(start), _day(end)
    for step, days in _DAYS_OF_MONTH.items():
        if day * step >= _DAY_LABEL:
            return _apart(_telling_the_year(list(_days(start, end, days)), with_day=True), day)
    for step in _MONTH_STEPS:
        if day * 30.4 * step >= _MONTH_LABEL:
            return _apart(_telling_the_year(list(_months(first, last, start, end, step)), with_day=False), day)
    step = next((s for s in _YEAR_STEPS if day * 365 * s >= _YEAR_LABEL), _YEAR_STEPS[-1])
    years = range(max(first.year - first.year % step, step), last.year + 1, step)
    return [Tick(at, str(year), True) for year in years if start <= (at := date(year, 1, 1).toordinal()) <= end]


def count_ticks(low: float, high: float, height: float) -> list[Tick]:
    """Marks from `low` to `high` (negative: below the axis) on `height` pixels, without a sign, always with 0."""
    least = max(1.0, (high - low) * _COUNT_LABEL / max(height, 1.0))
    power = 10 ** floor(log10(least))
    step = round(next(power * m for m in (1, 2, 5, 10) if power * m >= least * 0.999))
    return [
        Tick(value, f"{abs(value):,}", value == 0)
        for value in range(-floor(-low / step) * step, floor(high / step) * step + 1, step)
    ]


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(floor(ordinal), 1), date.max.toordinal()))


def _days(start: float, end: float, days: tuple[int, ...]) -> Iterator[Tick]:
    for ordinal in range(floor(start), floor(end) + 1):
        day = _day(ordinal)
        if day.day in days and start <= ordinal + 0.5 <= end:
            yield Tick(ordinal + 0.5, _day_label(day), day.day == 1)


def _day_label(day: date) -> str:
    if day.day > 1:
        return str(day.day)
    return f"1 {month_name(day.month)}" + (f" {day.year}" if day.month == 1 else "")


def _months(first: date, last: date, start: float, end: float, step: int) -> Iterator[Tick]:
    for number in range(first.year * 12, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        at = date(year, month + 1, 1).toordinal()
        if month % step == 0 and start <= at <= end:
            yield Tick(at, month_name(month + 1) if month else str(year), month == 0)


def _telling_the_year(ticks: list[Tick], *, with_day: bool) -> list[Tick]:
    """Give the first mark its month, and its year if no mark carries one."""
    if not ticks:
        return ticks
    day = _day(ticks[0].at)
    dated = any(tick.label[-4:].isdigit() and len(tick.label) >= 4 for tick in ticks)
    words = month_name(day.month) if dated else f"{month_name(day.month)} {day.year}"
    if with_day:
        words = f"{day.day} {words}"
    return ticks if dated and ticks[0].major else [Tick(ticks[0].at, words, ticks[0].major), *ticks[1:]]


def _apart(ticks: list[Tick], day: float) -> list[Tick]:
    """Leave out marks whose labels would run into a major one's, or into the longer label of the first."""
    majors = [tick for tick in ticks if tick.major]
    clear = [t for t in ticks if t.major or not any(_touch(t, major, day) for major in majors)]
    return clear[:1] + [t for t in clear[1:] if t.major or not _touch(t, clear[0], day)]


def _touch(one: Tick, other: Tick, day: float) -> bool:
    return abs(one.at - other.at) * day < (len(one.label) + len(other.label)) * _LETTER / 2 + 8
