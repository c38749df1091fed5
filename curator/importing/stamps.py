"""Calendar days as publishers stamp them on articles, in English, Ukrainian and Russian.

Only for the head and foot of an article; the dates of its sentences are read by curator.dates.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = (
    "january jan січня січень січ января январь янв",
    "february feb лютого лютий лют февраля февраль февр фев",
    "march mar березня березень бер марта март мар",
    "april apr квітня квітень квіт апреля апрель апр",
    "may травня травень трав мая май",
    "june jun червня червень черв июня июнь июн",
    "july jul липня липень лип июля июль июл",
    "august aug серпня серпень серп августа август авг",
    "september sept sep вересня вересень вер сентября сентябрь сент сен",
    "october oct жовтня жовтень жовт октября октябрь окт",
    "november nov листопада листопад лист ноября ноябрь нояб ноя",
    "december dec грудня грудень груд декабря декабрь дек",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_MONTH = rf"(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"

STAMP = (
    rf"(?:\b{_YEAR}-\d{{2}}-\d{{2}}(?!\d)"
    rf"|\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}\b"
    rf"|\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?"
    rf"|\b{_MONTH}\s+{_DAY}\b(?!:|\s+{_MONTH})(?:,?\s+{_YEAR}\b)?)"  # not "May 20" in "By Simon May 20 July"
)
"""A stamp without groups, to be put into larger patterns that ignore case."""

WEEKDAY = (
    # Short forms only with their stop or comma: Sun and Fri are names too.
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?=[.,])"
    r"|понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b\.?"
)
SHORT_WEEKDAY = rf"\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?=\s+(?:\d{{1,2}}\s|{_MONTH}\s+\d))"
"""A weekday right before its day ("Mon May 26"), for places where no name can stand."""
CLOCK = (
    r"(?:\b(?:at|о|в)\s+)?\b\d{1,2}[:.]\d{2}(?::\d{2})?\b(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*(?:GMT|UTC|EET|EEST|MSK|CET|CEST|BST|[CEMP][SD]?T)\b)?"
)
"""A time of day, as it stands beside a day."""

_FOUND = re.compile(STAMP, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})")
_NAMED = re.compile(rf"(\d{{1,2}})?\D*?({_MONTH})\s*(\d{{1,2}}(?!\d))?\D*({_YEAR})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day at `text[start:end]`: the full ISO day, or month and day alone, or neither if it can be read two ways."""

    start: int
    end: int
    words: str
    day: str | None
    month_day: tuple[int, int] | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the words are a day only for one who knows the country: 05/06/2024."""
        return self.day is None and self.month_day is None

    def day_near(self, hint: str | None) -> str | None:
        """The ISO day; one without a year takes the latest year that is not more than a week after the hint.

        The week allows for page clocks and time zones. None without a year and without a hint: never a guess.
        """
        if self.day is not None or self.month_day is None or hint is None:
            return self.day
        latest = date.fromisoformat(hint) + timedelta(days=7)
        for year in range(latest.year, latest.year - 5, -1):  # five: 29 February
            day = _iso(year, *self.month_day)
            if day is not None and day <= latest.isoformat():
                return day
        return None


@lru_cache(maxsize=128)  # the same lines are asked about by title, by-line and date
def find_stamp(text: str, start: int = 0) -> Stamp | None:
    """The first day in a line from `start` on, if it holds one that is in the calendar."""
    if not _DIGIT.search(text, start):
        return None  # most lines; the long pattern is slow
    for match in _FOUND.finditer(text, start):
        stamp = _read(match)
        if stamp is not None:
            return stamp
    return None


def _read(match: re.Match[str]) -> Stamp | None:
    """A matched stamp, or None for a day that no calendar has (31.02.2024)."""
    words = match.group().rstrip(".,")
    place = (match.start(), match.start() + len(words), words)
    if iso := _ISO.match(words):
        day = _iso(*(int(part) for part in iso.groups()))
        return Stamp(*place, day) if day else None
    if numeric := _NUMERIC.match(words):
        return _numeric(place, int(numeric[1]), int(numeric[3]), int(numeric[4]), dotted=numeric[2] == ".")
    named = _NAMED.match(words)
    if named is None:
        return None
    month, number = _MONTH_OF[named[2].lower().rstrip(".")], int(named[1] or named[3] or 0)
    day = _iso(int(named[4] or 2024), month, number)  # 2024: a leap year, to allow 29 February
    if day is None:
        return None
    return Stamp(*place, day) if named[4] else Stamp(*place, None, (month, number))


def _numeric(place: tuple[int, int, str], first: int, second: int, year: int, *, dotted: bool) -> Stamp | None:
    """Dots are day first; slashes are day or month first, and are read only if one of the two is impossible."""
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if dotted or month_first is None or day_first == month_first:
        return Stamp(*place, day_first) if day_first else None
    return Stamp(*place, None if day_first else month_first)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
