"""The patterns of date expressions, and what must stand around a bare month or year for it to be a date.

`patterns` read one whole expression, by name; `expressions` finds them in running text. Digits are ASCII, so
that every one of them can be calculated with.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from curator.date_words import (
    AFTER,
    BEFORE,
    DAYS_FROM_TODAY,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    NIGHT,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    SLAVIC_MONTHS,
    SLAVIC_WEEKDAYS,
    SMALL_NUMBERS,
    THIS,
    UNITS,
    WEEKDAYS,
)
from curator.number_words import key


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first, with any apostrophe and е for ё."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(word.replace("'", "['’ʼ]").replace("е", "[её]") for word in ordered)


_GAP = r"[^\S\n]{1,3}"
_DASH = "[-–—‑]"
_COUNTED = (
    rf"{_GAP}(?>(?:(?:ukrainian|russian|captured|wounded|more|other|of|of our|of the|українськ\w{{1,4}}|"
    rf"російськ\w{{1,4}}|украинск\w{{1,4}}|российск\w{{1,4}}){_GAP})?)(?:our|people|prisoner|soldier|service|civilian|pow|men\b|women|"
    r"person|captive|troop|fighter|defender|bod(?:y|ies)|child|ukrainians|russians|люд|ос[іо]б|військов|цивільн|"
    r"полонен|захисник|оборонц|чолов|человек|военн|пленн|гражданск|солдат|тіл|тел[^е]|б[іо]йц|українц|украинц|ро[сc]і?с?и?ян)"
)
_YEAR = rf"(?:19|20)[0-9]{{2}}(?![\d%]|[.,:]\d|-(?:for|strong|на|за)|(?i:{_COUNTED}))"
_YEAR_WORD = rf"(?>(?:{_GAP}(?:року|році|рік|года|году|год|р|г)(?!\w))?)"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_ORDINAL_END = r"(?>(?:st|nd|rd|th)?)"
_DAY_END = r"(?>(?:st|nd|rd|th|-?го|-?ого|-е|-го)?)(?!\d|:\d|[.,]\d{3}(?!\d)|[.,]\d{1,2}(?!\d)|\w)"
_MONTH = (
    rf"(?:{_any([*ENGLISH_MONTHS, *(month.upper() for month in ENGLISH_MONTHS)])}"
    rf"|(?:{_any([*SHORT_MONTHS, *(month.upper() for month in SHORT_MONTHS)])})\.?|(?i:{_any(SLAVIC_MONTHS)}))(?!\w)"
)
_FULL_WEEKDAY = f"(?i:{_any([*ENGLISH_WEEKDAYS, *SLAVIC_WEEKDAYS])})"
_WEEKDAY = rf"(?:{_FULL_WEEKDAY}|(?:{_any(SHORT_WEEKDAYS)})\.?)(?!\w)"
_NOT_IN_NUMBER = r"(?<![\w.,:/$€£₴№-])"
_TO = rf"(?:\s?{_DASH}\s?|{_GAP}(?:to|through|till|until|по|до){_GAP})"
_AND = rf"(?:{_TO}|{_GAP}(?:and|та|і|й|и){_GAP})"

_BEFORE_DAY = rf"(?:(?P<weekday>{_WEEKDAY}),?{_GAP})?(?P<day>{_DAY})"
_BEFORE_MONTH = rf"(?:(?P<weekday>{_WEEKDAY}),?{_GAP})?(?P<month>{_MONTH}){_GAP}(?P<day>{_DAY})"
_OF = rf"{_GAP}(?:of{_GAP})?"
_MAYBE_YEAR = rf"(?:,?[^\S\n]{{0,3}}(?P<year>{_YEAR}){_YEAR_WORD})?"
_ENDS_HERE = r"(?=\s*(?:[,.;:)\n\]]|\Z))"


def _numeric(mark: str) -> str:
    return (
        rf"(?<![\w.,:/-])(?:(?P<from>{_DAY})[-–])?(?P<a>{_DAY}){mark}(?P<b>{_DAY}){mark}"
        rf"(?P<year>(?:19|20)[0-9]{{2}})(?!\d|[./-]\d){_YEAR_WORD}"
    )


_ISO = "(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_ENGLISH_UNITS = "days?|weeks?|months?|years?"
_SLAVIC_UNITS = _any(unit for unit in UNITS if not unit.isascii())
_SLAVIC_PERIODS = _any(unit for unit, name in UNITS.items() if not unit.isascii() and name != "day")
_WHICH = f"(?:{_any([*BEFORE, *AFTER, *THIS])})"

_SOURCES: list[tuple[str, str]] = [
    ("iso", rf"(?<![\w.-]){_ISO}(?:/{_ISO})?(?![\d-])"),
    ("numeric", _numeric("[.]")),
    ("numeric", _numeric("/")),
    ("numeric", _numeric("-")),
    ("days", rf"{_NOT_IN_NUMBER}{_BEFORE_DAY}{_DAY_END}{_OF}(?P<month>{_MONTH}){_TO}(?P<day2>{_DAY}){_DAY_END}{_OF}"
             rf"(?P<month2>{_MONTH}){_MAYBE_YEAR}"),
    ("days", rf"{_NOT_IN_NUMBER}{_BEFORE_DAY}{_ORDINAL_END}{_AND}(?P<day2>{_DAY}){_DAY_END}{_OF}"
             rf"(?P<month>{_MONTH}){_MAYBE_YEAR}"),
    ("days", rf"{_NOT_IN_NUMBER}{_BEFORE_DAY}{_DAY_END}{_OF}(?P<month>{_MONTH}){_MAYBE_YEAR}"),
    ("days", rf"(?<!\w){_BEFORE_MONTH}{_DAY_END}{_TO}(?P<month2>{_MONTH}){_GAP}(?P<day2>{_DAY}){_DAY_END}"
             rf"{_MAYBE_YEAR}"),
    ("days", rf"(?<!\w){_BEFORE_MONTH}{_ORDINAL_END}(?:{_DASH}|{_GAP}(?:to|through){_GAP})(?P<day2>{_DAY}){_DAY_END}"
             rf"{_MAYBE_YEAR}"),
    ("days", rf"(?<!\w){_BEFORE_MONTH}{_ORDINAL_END}{_AND}(?P<day2>{_DAY}){_DAY_END}"
             rf"(?:,?{_GAP}(?P<year>{_YEAR}){_YEAR_WORD}|{_ENDS_HERE})"),
    ("days", rf"(?<!\w){_BEFORE_MONTH}{_DAY_END}{_MAYBE_YEAR}"),
    ("month", rf"(?<!\w)(?P<month>{_MONTH})(?:,?{_GAP}(?:of{_GAP})?(?P<year>{_YEAR}){_YEAR_WORD})?"),
    ("ago", rf"(?<!\w)(?i:(?P<n>[0-9]{{1,3}}|{_any(word for word in SMALL_NUMBERS if word.isascii())})"
            rf"{_GAP}(?P<unit>{_ENGLISH_UNITS}){_GAP}ago)(?!\w)"),
    ("ago", rf"(?<!\w)(?i:(?:(?P<n>[0-9]{{1,3}}|{_any(word for word in SMALL_NUMBERS if not word.isascii())}){_GAP})?"
            rf"(?P<unit>{_SLAVIC_UNITS}){_GAP}(?:тому|назад))(?!\w)"),
    ("period", rf"(?<!\w)(?i:(?P<which>{_WHICH}){_GAP}(?P<unit>week|month|year|{_SLAVIC_PERIODS}))(?!\w)"),
    ("weekday", rf"(?<!\w)(?:(?i:(?P<which>{_WHICH})){_GAP})?(?P<weekday>{_FULL_WEEKDAY})(?!\w)"),
    ("today", rf"(?<!\w)(?i:{_any([*DAYS_FROM_TODAY, *NIGHT])})(?!\w)"),
    ("year", rf"(?<![\w.,:/$€£₴№+-])(?P<year>{_YEAR})(?:[-–](?P<year2>{_YEAR}))?(?!\w){_YEAR_WORD}"),
]  # fmt: skip


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind of expression and its pattern, with named groups; the kind names its reader in `curator.dates`.

    Compiled at the first text that is read, so that the window need not wait for it.
    """
    return tuple((name, re.compile(source)) for name, source in _SOURCES)


def _one_of(*kinds: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of some kinds; the first that fits is the longest, by their order.

    Tried one by one: as one pattern they take a tenth of a second and more to compile, at every start.
    """
    return tuple(pattern for kind, pattern in patterns() if kind in kinds)


def _first_words(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(entry)[0] for table in tables for entry in table)


_WORD = re.compile(r"\w+")
_NAMES = _first_words(MONTHS, WEEKDAYS)
_WORDS = _first_words(DAYS_FROM_TODAY, NIGHT, BEFORE, AFTER, THIS, SMALL_NUMBERS, UNITS)


@cache
def _from_digit() -> tuple[re.Pattern[str], ...]:
    """What an expression that begins with a day can be, or with one or two digits."""
    possible = _one_of("numeric", "days", "ago")
    return tuple(pattern for pattern in possible if not pattern.pattern.startswith(rf"(?<!\w){_BEFORE_MONTH}"))


@cache
def _from_digits() -> tuple[re.Pattern[str], ...]:
    """What an expression that begins with three or more digits can be."""
    return _one_of("iso", "ago", "year")


@cache
def _by_first_word() -> dict[str, tuple[re.Pattern[str], ...]]:
    """What an expression can begin with, so that other words cost next to nothing; п begins п'ятниця and п'ять."""
    possible = {
        **dict.fromkeys(_WORDS, _one_of("ago", "period", "weekday", "today")),
        **dict.fromkeys(_NAMES, _one_of("days", "month", "weekday")),
        **dict.fromkeys(_NAMES & _WORDS, _one_of("days", "month", "ago", "weekday")),
    }
    english, slavic = _one_of("ago")
    return {
        word: tuple(one for one in some if one is not (slavic if word.isascii() else english))
        for word, some in possible.items()
    }


def expressions(text: str) -> Iterator[re.Match[str]]:
    """Every date expression of a text in order, none inside another."""
    end = 0
    by_first_word = _by_first_word()
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        first = word[0]
        if first[0] in "0123456789":
            tried = _from_digits() if first[2:3].isdigit() else _from_digit()
        else:
            tried = by_first_word.get(first.lower().replace("ё", "е"), ())
        match = _first_match(tried, text, start) if tried else None
        if match is not None and _stands(text, match):
            end = match.end()
            yield match


def _first_match(tried: tuple[re.Pattern[str], ...], text: str, start: int) -> re.Match[str] | None:
    for pattern in tried:
        match = pattern.match(text, start)
        if match is not None:
            return match
    return None


_WINDOW = 32


@cache
def _month_cues() -> re.Pattern[str]:
    """What stands before a month that is meant as a date."""
    return re.compile(
        r"(?<!\w)(?i:in|since|until|till|by|of|last|this|next|early|late|mid|from|during|before|after|through|throughout|"
        r"on|у|в|з|із|зі|с|со|до|від|от|к|по|за|на|після|после|наприкінці|кінця|кінці|конца|конце|початку|начала|начале|"
        r"середини|середині|середины|середине|протягом|минулого|цього|наступного|прошлого|этого|следующего)[^\S\n-]?[^\S\n-]\Z"
        rf"|(?<!\w)(?i:mid|early|late)-\Z|(?<!\w)(?:{_MONTH})(?:\s?{_DASH}\s?|\s(?:to|and|or|та|і|и)\s)\Z"
    )


_AMBIGUOUS_MONTHS = frozenset(str.split("may march april june august"))
"""Months that are also verbs, names or adjectives: alone they need a word like `in` before them."""
_FIERCE = frozenset({"лютий", "лютим"})


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a bare month, year or weekday let it be a date; whatever says more always is."""
    words = match[0]
    if words.isdigit():
        return _bare_year_stands(text, match.start(), match.end())
    if key(words).rstrip(".") in MONTHS:
        return _bare_month_stands(text, match.start(), match.end())
    return _day_stands(text, match.start(), match.end())


def _bare_month_stands(text: str, start: int, end: int) -> bool:
    """Whether a month without day and year is a date: "in May", "since March", "травні" only behind a preposition."""
    words = text[start:end]
    plain = key(words)
    if plain.rstrip(".") in {short.lower() for short in SHORT_MONTHS} - _AMBIGUOUS_MONTHS:
        return False
    english = plain.isascii()
    if english and plain not in _AMBIGUOUS_MONTHS:
        return True
    if plain in _FIERCE or (not english and words[0].isupper()):
        return False
    return _month_cues().search(text, max(0, start - _WINDOW), start) is not None


_YEAR_CUES = re.compile(
    r"(?<!\w)(?i:in|since|of|from|until|till|by|during|before|after|late|early|mid|through|throughout|year|the|spring|summer|"
    r"autumn|fall|winter|у|в|з|із|зі|с|со|від|от|до|к|після|после|протягом|кінця|конца|початку|начала|навесні|восени|"
    r"влітку|взимку|весной|осенью|летом|зимой)[^\S\n-]{1,2}\Z"
    r"|(?<!\w)(?i:mid|early|late|pre|post)-\Z|\(\Z|(?:19|20)[0-9]{2}(?:,|,?\s(?:to|and|or|до|по|і|та|и))\s\Z"
)


def _bare_year_stands(text: str, start: int, end: int) -> bool:
    """Whether four digits alone are a year: behind `in`, `since`, `the` and the like, never before people."""
    return text[start:end] == text.strip() or _YEAR_CUES.search(text, max(0, start - _WINDOW), start) is not None


_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z]\w*\s\Z")
_FROM_OR_TO = re.compile(r"(?<!\w)(?i:с|со|до|от|к|после|вечером|утром|ночь|ночи)\s\Z")


def _day_stands(text: str, start: int, end: int) -> bool:
    """Whether a day's word is one: not `USA Today`, not среды as surroundings."""
    words = text[start:end]
    before = max(0, start - _WINDOW)
    if words == "Today":
        return _NAME_BEFORE.search(text, before, start) is None
    if words.lower() == "среды":
        return _FROM_OR_TO.search(text, before, start) is not None
    return True
