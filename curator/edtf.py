"""Dates as EDTF (ISO 8601-2, level 1 as far as the codebook needs it): bounds, precision, and how to say them.

Understood: YYYY, YYYY-MM, YYYY-MM-DD, XXXX (unknown), a trailing ~ ? or %, and intervals a/b, ../b, a/..
"""

from datetime import date
from functools import lru_cache

from curator.model import DatePrecision
from curator.patterns import pattern

UNKNOWN = "XXXX"
"""EDTF for a year that is not known: the value of a date a person declared unknown."""

DAY_LENGTH = 10
"""Characters of an EDTF date that is one day: YYYY-MM-DD."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Not strftime: its names change with the language of the system, and these stand in what is stored.

_PART = pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z")


@lru_cache(maxsize=1024)
def edtf_bounds(edtf: str) -> tuple[str, str, DatePrecision]:
    """First and last ISO day and the precision of an EDTF date; an open or unknown end is "".

    Raises ValueError with one sentence when it is no such date.
    """
    if edtf == UNKNOWN:
        return "", "", DatePrecision.UNKNOWN
    if "/" not in edtf:
        return _part(edtf)
    first, _, last = edtf.partition("/")
    if ".." in (first, last):
        start = "" if first == ".." else _part(first)[0]
        end = "" if last == ".." else _part(last)[1]
        if start or end:
            return start, end, DatePrecision.OPEN
        raise ValueError(f"“{edtf}” has neither a first nor a last day.")
    start, end = _part(first)[0], _part(last)[1]
    if start > end:
        raise ValueError(f"“{edtf}” ends before it begins.")
    return start, end, DatePrecision.INTERVAL


def _part(text: str) -> tuple[str, str, DatePrecision]:
    if _is_day(text):
        return text, text, DatePrecision.DAY
    match = _PART.match(text)
    if match is None:
        raise ValueError(f"“{text}” is not a date; write 2025-05-23, 2025-05 or 2025.")
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if day is not None:
            whole = date(year or 0, month or 0, day).isoformat()
            return whole, whole, DatePrecision.DAY
        if month is not None:
            first = date(year or 0, month, 1)
            last = 31 if month == 12 else (first.replace(month=month + 1) - first).days
            return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last}", DatePrecision.MONTH
        return date(year or 0, 1, 1).isoformat(), date(year or 0, 12, 31).isoformat(), DatePrecision.YEAR
    except ValueError as fault:
        raise ValueError(f"“{text}” is not a day of the calendar.") from fault


def _is_day(text: str) -> bool:
    """Whether this is an ISO day written in full, as most dates are."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def spoken(iso_day: str) -> str:
    """A day as people read it: "Fri 23 May 2025". Raises ValueError when it is no ISO day."""
    day = date.fromisoformat(iso_day)
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=1024)
def spoken_edtf(edtf: str) -> str:
    """Any date of ours as people read it: "Fri 23 May 2025", "August 2023", "2023", "23 to 25 May", "unknown"."""
    start, end, precision = edtf_bounds(edtf)
    match precision:
        case DatePrecision.DAY:
            return spoken(start)
        case DatePrecision.MONTH:
            return f"{_MONTHS[date.fromisoformat(start).month - 1]} {start[:4]}"
        case DatePrecision.YEAR:
            return start[:4]
        case DatePrecision.UNKNOWN:
            return "date unknown"
        case _ if not start:
            return f"up to {spoken(end)}"
        case _ if not end:
            return f"from {spoken(start)}"
        case _:
            return f"{spoken(start)} to {spoken(end)}"
