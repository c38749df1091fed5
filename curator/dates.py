"""Dates in running text: where they stand, and what day, month or year they mean against a publication date.

Source of the rules: CODEBOOK "Dates" 1 to 6. English, Ukrainian and Russian. Nothing is ever guessed: what has nothing
to anchor on reads as None, and the explanation says what is missing.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from curator.date_patterns import expressions, patterns
from curator.date_words import (
    AFTER,
    BEFORE,
    DAYS_FROM_TODAY,
    FUTURE_CUES,
    MONTHS,
    SMALL_NUMBERS,
    UNITS,
    WEEKDAYS,
)
from curator.edtf import edtf_bounds, spoken
from curator.model import DateBasis, DatePrecision
from curator.number_words import key
from curator.values import value

__all__ = ["DateReading", "DateSpan", "edtf_bounds", "find_dates", "has_future_cue", "read_date", "spoken"]


@value
class DateSpan:
    """A date expression and where it stands: `text == article_text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateReading:
    """What words mean as a date. `start` and `end` are the ISO bounds of `edtf`; all three None if it can't be read."""

    edtf: str | None
    start: str | None
    end: str | None
    precision: DatePrecision
    basis: DateBasis | None
    explanation: str
    """One line to show: how it was read, or what is missing."""


class _NeedsPublication(Exception):
    """The words mean a date only against a publication date, and there is none."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A date that was read, before it is explained."""

    edtf: str
    basis: DateBasis
    precision: DatePrecision | None = None
    """None: as the EDTF says."""
    note: str = ""


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Find every date expression of a text, each as long as it goes, in order.

    "Saturday and Sunday" are two. No dates: may, march and the like as plain words, scores, 24/7, numbers of people.
    """
    return tuple(DateSpan(match.start(), match.end(), match[0]) for match in expressions(text))


_FUTURE = re.compile(rf"(?<!\w)(?:{FUTURE_CUES})(?!\w)", re.IGNORECASE)


def has_future_cue(words: str) -> bool:
    """Whether words (a clause) put their date into the future: "is expected on Saturday"."""
    return _FUTURE.search(words) is not None


def read_date(words: str, published: str | None, *, future: bool = False) -> DateReading:
    """Read what words mean as a date, against the article's publication day (ISO) where they need one.

    `future`: the clause looks ahead, so a weekday or a day without a year is the first on or after publication.
    The words may be more than the date, if they hold just one. EDTF ("2023-08", "../2025-05-23") is read too.
    """
    said = " ".join(words.split())
    day = date.fromisoformat(published) if published else None
    try:
        meaning = _as_edtf(said) or _meaning(_only_date(said), day, future or has_future_cue(said))
    except _NeedsPublication:
        return _unread(f"“{said}” needs the article's publication date")
    except ValueError as fault:
        return _unread(str(fault).rstrip("."))
    start, end, precision = edtf_bounds(meaning.edtf)
    precision = meaning.precision or precision
    anchored = day is not None and meaning.basis is not DateBasis.EXPLICIT_FULL
    against = f", published {spoken(day.isoformat())}" if day and anchored else ""
    explanation = f"{said}{against} → {_shown(start, end, precision)}{meaning.note}"
    return DateReading(meaning.edtf, start, end, precision, meaning.basis, explanation)


def _unread(explanation: str) -> DateReading:
    return DateReading(None, None, None, DatePrecision.UNKNOWN, None, explanation)


def _as_edtf(said: str) -> _Meaning | None:
    """The words as EDTF, which curators type and the program stores."""
    if not re.fullmatch(r"(?:[0-9]{4}(?![0-9])|\.\./)[0-9./~?%-]*", said):
        return None
    edtf_bounds(said)
    return _Meaning(said, DateBasis.EXPLICIT_FULL)


def _only_date(said: str) -> str:
    """The one date expression of the words; ValueError, in a sentence, if there is none or more than one."""
    if any(pattern.fullmatch(said) for pattern, _ in _readers()):
        return said
    found = {span.text: None for span in find_dates(said)}
    if len(found) > 1:
        raise ValueError(f"“{said}” holds {len(found)} dates: select one of them")
    if not found:
        raise ValueError(f"“{said}” can't be read as a date: type it as 2025-05-23, 2025-05 or 2025")
    return next(iter(found))


def _meaning(said: str, published: date | None, future: bool) -> _Meaning:
    """Read one date expression by the first pattern that fits all of it."""
    for pattern, reader in _readers():
        match = pattern.fullmatch(said)
        if match is not None:
            return reader(match, _Anchor(published, future))
    raise ValueError(f"“{said}” can't be read as a date: type it as 2025-05-23, 2025-05 or 2025")


def _shown(start: str, end: str, precision: DatePrecision) -> str:
    """Bounds as people say them."""
    first = date.fromisoformat(start) if start else None
    if start == end:
        return spoken(start)
    if precision is DatePrecision.MONTH and first is not None:
        return f"some day in {_MONTH_NAMES[first.month - 1]} {first.year}"
    if precision is DatePrecision.YEAR and first is not None:
        return f"some day in {first.year}"
    if not start or not end:
        return f"up to {spoken(end)}" if end else f"from {spoken(start)}"
    return f"{spoken(start)} to {spoken(end)}"


_MONTH_NAMES = str.split("January February March April May June July August September October November December")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The publication day and which way to look from it."""

    published: date | None
    future: bool

    @property
    def day(self) -> date:
        """The publication day; _NeedsPublication without one."""
        if self.published is None:
            raise _NeedsPublication
        return self.published

    def year_of(self, month: int, day: int, last_day: int) -> int:
        """Latest year in which month and day are not after publication; first year on or after if looking ahead.

        `last_day` is the day by which an interval looking ahead must not be over.
        """
        step = 1 if self.future else -1
        for year in range(self.day.year - step, self.day.year + 9 * step, step):
            if day > monthrange(year, month)[1]:
                continue
            if (
                (date(year, month, max(day, min(last_day, monthrange(year, month)[1]))) >= self.day)
                if self.future
                else (date(year, month, day) <= self.day)
            ):
                return year
        raise ValueError(f"there is no {day} {_MONTH_NAMES[month - 1]} in any year")

    def weekday(self, weekday: int, said: str) -> date:
        """Latest such day on or before publication, first on or after if looking ahead; `last`, `next` leave it out."""
        back, ahead = (self.day.weekday() - weekday) % 7, (weekday - self.day.weekday()) % 7
        if said in BEFORE:
            return self.day - timedelta(back or 7)
        if said in AFTER:
            return self.day + timedelta(ahead or 7)
        if self.future:
            return self.day + timedelta(ahead)
        return self.day - timedelta(back)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        name = _MONTH_NAMES[month - 1] if 1 <= month <= 12 else f"month {month}"
        raise ValueError(f"{day} {name} {year} is no day of the calendar") from None


def _month(words: str) -> int:
    return MONTHS[key(words).rstrip(".")]


def _read_iso(match: re.Match[str], _anchor: _Anchor) -> _Meaning:
    edtf_bounds(match[0])
    return _Meaning(match[0], DateBasis.EXPLICIT_FULL)


def _read_numeric(match: re.Match[str], _anchor: _Anchor) -> _Meaning:
    """23.05.2025; with slashes only if one of the two can be no month."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if "/" in match[0] and first <= 12 and second <= 12 and first != second:
        one, other = f"{first} {_MONTH_NAMES[second - 1]}", f"{second} {_MONTH_NAMES[first - 1]}"
        raise ValueError(f"“{match[0]}” is {one} or {other}: type the day that is meant")
    if "/" in match[0] and second > 12:
        first, second = second, first
    last = _day(year, second, first)
    if match["from"]:
        start = _day(year, second, int(match["from"]))
        return _interval(start, last, DateBasis.EXPLICIT_FULL, "")
    return _Meaning(last.isoformat(), DateBasis.EXPLICIT_FULL)


def _read_days(match: re.Match[str], anchor: _Anchor) -> _Meaning:
    """Day and month, with or without a year, a weekday, a second day, a second month."""
    fields = match.groupdict()
    second = fields.get("month2") or match["month"]
    month, month2 = _month(match["month"]), _month(second)
    day, last = int(match["day"]), int(fields.get("day2") or match["day"])
    same = fields.get("month2") is None
    if match["year"]:
        year2, basis = int(match["year"]), DateBasis.EXPLICIT_FULL
        year = year2 - (1 if month > month2 else 0)
    else:
        year = anchor.year_of(month, day, last if same else 31)
        year2, basis = year + (1 if month > month2 else 0), DateBasis.EXPLICIT_NO_YEAR
    first, end = _day(year, month, day), _day(year2, month2, last)
    return _interval(first, end, basis, _weekday_note(fields.get("weekday"), first))


def _weekday_note(written: str | None, day: date) -> str:
    """A weekday that contradicts its written date is said, not repaired."""
    if not written or WEEKDAYS[key(written).rstrip(".")] == day.weekday():
        return ""
    return f", but the text says {written}"


def _interval(first: date, last: date, basis: DateBasis, note: str, precision: DatePrecision | None = None) -> _Meaning:
    if first > last:
        raise ValueError(f"{spoken(first.isoformat())} to {spoken(last.isoformat())} ends before it begins")
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return _Meaning(edtf, basis, precision, note)


def _read_month(match: re.Match[str], anchor: _Anchor) -> _Meaning:
    month = _month(match["month"])
    if match["year"]:
        return _Meaning(f"{match['year']}-{month:02}", DateBasis.EXPLICIT_FULL)
    today = anchor.day
    if anchor.future:
        year = today.year + (1 if month < today.month else 0)
    else:
        year = today.year - (1 if month > today.month else 0)
    return _Meaning(f"{year:04}-{month:02}", DateBasis.EXPLICIT_NO_YEAR)


def _read_years(match: re.Match[str], _anchor: _Anchor) -> _Meaning:
    years = f"{match['year']}/{match['year2']}" if match["year2"] else match["year"]
    return _Meaning(years, DateBasis.EXPLICIT_FULL)


def _read_weekday(match: re.Match[str], anchor: _Anchor) -> _Meaning:
    day = anchor.weekday(WEEKDAYS[key(match["weekday"])], key(match["which"] or ""))
    return _Meaning(day.isoformat(), DateBasis.WEEKDAY_VS_PUBLICATION)


def _read_today(match: re.Match[str], anchor: _Anchor) -> _Meaning:
    words = key(match[0])
    if words not in DAYS_FROM_TODAY:
        return _interval(anchor.day - timedelta(1), anchor.day, DateBasis.TODAY_VS_PUBLICATION, "")
    day = anchor.day + timedelta(DAYS_FROM_TODAY[words])
    basis = DateBasis.TODAY_VS_PUBLICATION if day == anchor.day else DateBasis.RELATIVE
    return _Meaning(day.isoformat(), basis)


def _read_ago(match: re.Match[str], anchor: _Anchor) -> _Meaning:
    """Days ago are exact; weeks ago give a week around the day, months and years ago a month and a year."""
    said = key(match["n"] or "a")
    count = int(said) if said.isdigit() else SMALL_NUMBERS[said]
    unit, today = UNITS[key(match["unit"])], anchor.day
    if unit == "day":
        return _Meaning((today - timedelta(count)).isoformat(), DateBasis.RELATIVE)
    if unit == "week":
        middle = today - timedelta(7 * count)
        around = timedelta(3)
        return _interval(middle - around, middle + around, DateBasis.RELATIVE, "", DatePrecision.WEEK)
    months = count * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return _Meaning(f"{year:04}" if unit == "year" else f"{year:04}-{month + 1:02}", DateBasis.RELATIVE)


def _read_period(match: re.Match[str], anchor: _Anchor) -> _Meaning:
    """Last, this or next week (Monday to Sunday), month or year."""
    which, unit, today = key(match["which"]), UNITS[key(match["unit"])], anchor.day
    step = -1 if which in BEFORE else 1 if which in AFTER else 0
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        return _interval(monday, monday + timedelta(6), DateBasis.RELATIVE, "", DatePrecision.WEEK)
    if unit == "year":
        return _Meaning(f"{today.year + step:04}", DateBasis.RELATIVE)
    year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
    return _Meaning(f"{year:04}-{month + 1:02}", DateBasis.RELATIVE)


_Reader = Callable[[re.Match[str], _Anchor], _Meaning]
_BY_NAME: dict[str, _Reader] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "days": _read_days,
    "month": _read_month,
    "year": _read_years,
    "weekday": _read_weekday,
    "today": _read_today,
    "ago": _read_ago,
    "period": _read_period,
}


@cache
def _readers() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((pattern, _BY_NAME[name]) for name, pattern in patterns())
