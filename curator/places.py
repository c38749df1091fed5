"""Where people were handed over, and where they were taken next: the place phrase in highlighted words.

A border before a region before a town before a country; months and people are no places. Source: SUGGESTIONS P1-P4.
"""

import re

from curator.countries import countries_in
from curator.model import Party, Reading
from curator.parties import sides_in
from curator.selections import Finding, Selection, shortened, unreadable

_NAME = r"[A-ZА-ЯІЇЄҐ][\w’'-]+"
_NAMES = rf"{_NAME}(?:[ –-](?:of |al-|ed-|el-|es-|и |і )?{_NAME}){{0,3}}"
_THE = r"(?P<the>the\s+)?"
_PREPOSITION = (
    r"(?P<prep>(?:[Oo]n|[Aa]t|[Ii]n|[Nn]ear|[Ff]rom|[Ii]nside|[Aa]cross|[Cc]lose to|[Aa]long|[Tt]hrough|[Vv]ia|into"
    r"|to|[Oo]utside"
    r"|off|around|[Нн]а|[Уу]|[Вв]о?|[Бб]іля|[Вв]озле|[Пп]ід|[Пп]од|[Чч]ерез|до)\s+)"
)
_SITE = (
    r"(?:checkpoint|check post|crossing(?: point)?|border post|bridge|airport|airfield|air base|military airfield"
    r"|hospital|port"
    r"|harbou?r|square|station)"
)
_SLAVIC_SITE = (
    r"(?:(?:пункт\w*\s+)?пропуск\w*|(?:контрольно-)?пропускн\w+ пункт\w*|КПП|КПВВ|аеропорт\w*|аэропорт\w*"
    r"|мосту?|міст[аоу]?|сел(?:о|а|і|е|у|ом)|селища|пос[её]лк\w+|город\w*|н\.п\.|с\.|м\.|станці[їя])"
)
_PATTERNS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "P1.border",
        ("order",),
        re.compile(
            rf"\b(?:{_PREPOSITION})?{_THE}(?P<place>(?:(?:{_NAME}|state"
            rf"|administrative)[ –-]+(?:and {_NAME} )?){{0,3}}\b[Bb]order\b(?!\s+(?:guards?|service|committee"
            rf"|commissions?|force))"
            rf"(?:\s+(?:crossing|checkpoint|point|area|post|region))?"
            rf"(?:\s+(?:with|between|of|in|near)\s+(?:the\s+)?{_NAMES}(?:\s+and\s+{_NAMES})?)?)",
        ),
    ),
    (
        "P1.border",
        ("кордон", "границ"),
        re.compile(
            r"(?<![\w-])(?P<place>(?:[\w–-]+ськ\w+[ –-]|[\w–-]+ск(?:ой|ая|ую)[ –-])?(?:кордон(?!н)\w*|границ\w*)"
            rf"(?:\s+(?:між|между|з|із|с|со)?\s*{_NAMES}(?:\s+(?:та|і|и|й)\s+{_NAMES})?)?)"
        ),
    ),
    (
        "P2.checkpoint",
        ("check", "crossing", "post", "bridge", "air", "hospital", "port", "harbo", "square", "station"),
        re.compile(rf"\b(?:{_PREPOSITION})?{_THE}(?P<place>(?:{_NAMES}(?:[’']s)?\s+){_SITE})\b"),
    ),
    (
        "P2.checkpoint",
        (),
        re.compile(rf"(?<!\w){_SLAVIC_SITE}\s+[«\"“„]?(?P<place>{_NAMES})"),
    ),
    (
        "P3.region",
        ("egion", "blast", "rovince", "overnorate", "istrict", "област", "напрямку", "направлении"),
        re.compile(
            rf"\b(?:{_PREPOSITION})?{_THE}(?P<place>(?:{_NAMES}[’']?s?\s+)(?:[Rr]egion|[Oo]blast"
            rf"|[Pp]rovince|[Gg]overnorate|[Dd]istrict|област[іьи]|области|області|напрямку|направлении))\b"
        ),
    ),
    (
        "P4.territory",
        ("territory", "soil", "border", "land"),
        re.compile(rf"\b(?:{_PREPOSITION}){_THE}(?P<place>(?P<whose>{_NAME})\s+(?:territory|soil"
            rf"|side of the border|land)|(?:the )?territory of (?P<whose2>{_NAMES}))\b"),
    ),
    (
        "P5.name",
        (),
        re.compile(
            r"\b(?P<prep>(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside|[Aa]cross|off|to|into|[Tt]hrough|[Vv]ia|[Oo]n"
            r"|[Уу]|[Вв]о?"
            rf"|[Бб]іля|[Вв]озле|[Пп]ід|[Пп]од|[Чч]ерез|до)\s+){_THE}"
            rf"(?P<place>(?:(?:neighbou?ring|northern|southern|eastern|western|the city of|the town of"
            rf"|the village of)\s+)?{_NAMES})"
        ),
    ),
)  # fmt: skip
"""The families of place phrases, those that say most first: its name, letters (each phrase has some of them), words."""
FAMILIES = tuple(dict.fromkeys(family for family, *_ in _PATTERNS))
"""Their names."""
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|Telegram|Facebook|Twitter|X|Truth Social|YouTube|President|POWs?|Russian|Ukrainian|Ukraine|Russia|English)\b"
)
_LEADING = re.compile(rf"^(?:{_PREPOSITION})?(?:the\s+)?", re.I)


_BODY = re.compile(
    r"(?:Cross|Crescent|Ministry|Headquarters|Office|Command|Committee|Council|Agreement|Day|Church|Force"
    r"|Defen[cs]e|Штаб\w*|Офіс\w*"
    r"|Координаційн\w+|Координацион\w+|Минобороны|Міноборони|ФСБ|РНБО)(?:\s\w+)?\Z"
)
"""A body or a day, whose name stands behind the words that lead to a place."""


def place_phrases(text: str) -> list[tuple[str, int, int]]:
    """Every phrase of a text that may name a place: its family (P1 to P5), start and end; none overlaps another."""
    found: list[tuple[str, int, int]] = []
    taken: set[int] = set()
    for rule, pattern in _patterns_for(text):
        for match in pattern.finditer(text):
            start, end = match.span("place")
            if taken.isdisjoint(range(start, end)) and not (rule == "P5.name" and _is_none(match["place"])):
                found.append((rule, start, end))
                taken.update(range(start, end))
    return sorted(found, key=lambda one: one[1])


def _patterns_for(text: str) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns that may find something in a text; asked by their letters first, which costs next to nothing."""
    return [(rule, pattern) for rule, some, pattern in _PATTERNS if not some or any(one in text for one in some)]


def _is_none(words: str) -> bool:
    """Whether a name behind a preposition is that of a month, a medium or a body."""
    return _NO_PLACE.match(words) is not None or _BODY.search(words) is not None


def read_place(selection: Selection) -> tuple[Finding, ...]:
    """The place the words name; a longer stretch is narrowed to the words of the place."""
    for rule, pattern in _patterns_for(selection.read):
        for match in pattern.finditer(selection.read):
            if rule == "P5.name" and not _is_place(match, selection.sides):
                continue
            return (_finding(selection, match),)
    words = _LEADING.sub("", " ".join(selection.read.split())).strip(' ,.;:“”"«»')
    if words and len(words.split()) <= 8 and "\n" not in selection.words:
        return (Finding(words, f"“{shortened(words)}” as written"),)
    return unreadable("No place could be read in these words; select its name.")


def _is_place(match: re.Match[str], sides: tuple[Party, Party]) -> bool:
    """A capitalised name behind a preposition, unless it is a month, a medium, or a side the people were sent to."""
    place = match["place"]
    to_side = match["prep"].strip() in ("to", "into", "on", "до") and sides_in(place, sides)
    return not _is_none(place) and not to_side


def _finding(selection: Selection, match: re.Match[str]) -> Finding:
    place = re.sub(r"\s+", " ", match["place"])
    groups = match.groupdict()
    whose = groups.get("whose") or groups.get("whose2")
    reading, why = Reading.STATED, ""
    if whose:
        place = _country(whose, selection.sides) or place
        reading, why = Reading.INTERPRETED, f"“{shortened(match.group())}” → {place}"
    start, end = selection.start + match.start(), selection.start + match.end()
    around = selection.article.text[selection.start : start] + selection.article.text[end : selection.end]
    span = (start, end) if around.strip(' ,.;:“”"«»\n') else None
    return Finding(place, why or f"“{shortened(place)}”", reading=reading, span=span)


def _country(whose: str, sides: tuple[Party, Party]) -> str | None:
    """The country of an adjective: "Belarusian" → "Belarus"."""
    named = sides_in(whose, sides)
    if named:
        return sides[0].name if named[0][2] == "a" else sides[1].name
    countries = countries_in(whose)
    return countries[0][2] if countries else None
