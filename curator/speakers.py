"""Who is named in a text as somebody who may speak, with kind and side, by the tables of `offices`.

The country in, before or behind an office gives its side; a person named with it gives the name. Positions are code
points of the text handed in.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from curator.countries import countries_in, may_mediate
from curator.model import ClaimantType, Party, Side
from curator.offices import OFFICES, PERSONS, STATE_OFFICES
from curator.parties import side_named, sides_in
from curator.values import value


@value
class Speaker:
    """Somebody named in a text: where, by what name, of which kind, speaking for which side."""

    start: int
    end: int
    name: str
    type: ClaimantType
    side: Side
    points_back: bool = False
    """True for "the ministry", "he" and the like, which stand for somebody named elsewhere."""

    def moved(self, by: int) -> "Speaker":
        """The same one with positions so much further on: of a sentence, in its article."""
        return Speaker(self.start + by, self.end + by, self.name, self.type, self.side, self.points_back)


_CAPITAL = r"[A-ZА-ЯІЇЄҐ]"
_NAME = rf"{_CAPITAL}[\w'’-]+(?: (?:al-|bin )?{_CAPITAL}[\w'’-]+){{0,2}}"
_OFFICE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        f"(?P<{office.id}>(?i:{office.words}){f'|(?:{office.names})' if office.names else ''})" for office in OFFICES
    )
    + r")(?!\w)"
)
_PERSON = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<p{index}>{person.surname})" for index, person in enumerate(PERSONS))
    + r")(?![\w-])"
)
_FORENAMES = re.compile(rf"(?:{_CAPITAL}[\w'’-]+ |{_CAPITAL}\. ?){{1,2}}\Z")
_AFTER_OFFICE = re.compile(
    rf"(?:(?: (?:chief|head|deputy head|spokes\w+|commissioner|aide|adviser))? (?P<name>{_NAME}))"
)
_OF_COUNTRY = re.compile(r" (?:of|from|in) (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)?)")
_BEFORE_OFFICE = re.compile(r"(?:[\w'’.-]+ ){1,4}\Z")
_APPOSED = re.compile(rf"(?P<name>{_NAME}), (?:an? |the )?(?:[\w'’-]+ ){{0,4}}\Z")
_BOTH = re.compile(
    r"\b(?:officials|authorities|representatives|sources) (?:from|of|in|on) (?:both|the two|each)\s\w+"
    r"|\b(?:both|the two|each of the|all the) (?:warring |opposing )?(?:sides|parties|countries|nations|governments)"
    r"|\b(?:обидві|обе) сторон[иы]|\b(?:оба|обох)\s(?:сторон\w*|правительства)",
    re.I,
)
_JOINED = re.compile(r"(?:['’]s?)? (?:and|та|і|и) (?:the )?\Z")
_BOTH_TAIL = re.compile(r"\s(?:governments?|officials|authorities|sides|ministries|leaders)\b")
_BACK = re.compile(
    r"\b(?:the|this) (?P<what>ministry|president|ombuds(?:man|woman)|commissioner|headquarters|agency|office|"
    r"official|statement|minister|spokes(?:man|woman|person)|leader)\b|(?<!\w)(?P<person>he|she)\b"
    r"|\b(?P<other>відомств\w+|ведомств\w+|він|вона|он|она)\b",
    re.I,
)
_BACK_TYPES: dict[str, frozenset[ClaimantType]] = {
    "ministry": frozenset({ClaimantType.DEFENCE_MINISTRY, ClaimantType.GOVERNMENT, ClaimantType.MEDIATOR}),
    "minister": frozenset({ClaimantType.DEFENCE_MINISTRY, ClaimantType.GOVERNMENT, ClaimantType.MEDIATOR}),
    "president": frozenset({ClaimantType.HEAD_OF_STATE, ClaimantType.THIRD_PARTY_OFFICIAL, ClaimantType.MEDIATOR}),
    "leader": frozenset({ClaimantType.HEAD_OF_STATE, ClaimantType.THIRD_PARTY_OFFICIAL}),
    "headquarters": frozenset({ClaimantType.PRISONER_COORDINATION_BODY}),
    "ombudsman": frozenset({ClaimantType.OMBUDSMAN}),
    "ombudswoman": frozenset({ClaimantType.OMBUDSMAN}),
    "commissioner": frozenset({ClaimantType.OMBUDSMAN}),
}
"""Which kinds of speaker "the …" can stand for; other words can stand for any."""


_UNRESOLVED: tuple[tuple[str, ClaimantType], ...] = (
    ("minist", ClaimantType.GOVERNMENT),
    ("president", ClaimantType.HEAD_OF_STATE),
    ("ombuds", ClaimantType.OMBUDSMAN),
    ("commissioner", ClaimantType.OMBUDSMAN),
    ("headquarters", ClaimantType.PRISONER_COORDINATION_BODY),
    ("official", ClaimantType.UNNAMED_OFFICIAL),
    ("spokes", ClaimantType.UNNAMED_OFFICIAL),
)
"""What "the …" is when the text names nobody it could stand for."""


@lru_cache(maxsize=512)
def speakers_in(text: str, sides: tuple[Party, Party]) -> tuple[Speaker, ...]:
    """Everybody a text names who may speak, in order, none overlapping another; the longest naming wins."""
    found = [*_both(text, sides), *_offices(text, sides), *_persons(text, sides), *_pointers(text)]
    found += [Speaker(s, e, text[s:e], ClaimantType.GOVERNMENT, side) for s, e, side in sides_in(text, sides)]
    kept: list[Speaker] = []
    for speaker in sorted(found, key=lambda one: (_rank(one), one.start)):
        if all(speaker.end <= one.start or one.end <= speaker.start for one in kept):
            kept.append(speaker)
    return tuple(sorted(kept, key=lambda one: one.start))


def _rank(speaker: Speaker) -> tuple[bool, int]:
    """Both sides together first, then the longer naming."""
    return speaker.type is not ClaimantType.BOTH_SIDES, speaker.start - speaker.end


def points_to(pointer: Speaker, named: Speaker) -> bool:
    """Whether "the ministry" (`pointer`) can stand for somebody named elsewhere."""
    if named.points_back or named.type is ClaimantType.MEDIA:
        return False
    what = pointer.name.lower().split()[-1]
    if what in ("he", "she", "він", "вона", "он", "она"):
        return bool(re.search(rf"{_CAPITAL}\w", named.name)) and named.type not in (
            ClaimantType.DEFENCE_MINISTRY,
            ClaimantType.BOTH_SIDES,
        )
    wanted = _BACK_TYPES.get(what)
    if what.startswith("minist"):
        return "minist" in named.name.lower() or named.type is ClaimantType.DEFENCE_MINISTRY
    return wanted is None or named.type in wanted


def as_named(pointer: Speaker) -> Speaker | None:
    """A pointer that stands for nobody named, by its own word ("the ombudsman"); None for "he" and the like."""
    what = pointer.name.lower().split()[-1]
    kind = next((kind for stem, kind in _UNRESOLVED if what.startswith(stem)), None)
    return replace(pointer, type=kind, points_back=False) if kind is not None else None


def _both(text: str, sides: tuple[Party, Party]) -> Iterator[Speaker]:
    """Both sides named together: "Both sides", "officials from both countries", "Moscow and Kyiv"."""
    for match in _BOTH.finditer(text):
        yield Speaker(match.start(), match.end(), match.group(), ClaimantType.BOTH_SIDES, Side.EACH)
    named = sides_in(text, sides)
    for (start, left, one), (right, end, two) in pairwise(named):
        if one is not two and _JOINED.fullmatch(text, left, right):
            begins = re.search(r"(?i:both )\Z", text[max(0, start - 5) : start])
            tail = _BOTH_TAIL.match(text, end)
            first, last = start - (5 if begins else 0), tail.end() if tail else end
            name = text[start:last]
            yield Speaker(first, last, name, ClaimantType.BOTH_SIDES, Side.EACH)


def _offices(text: str, sides: tuple[Party, Party]) -> Iterator[Speaker]:
    for match in _OFFICE.finditer(text):
        office = next(one for one in OFFICES if match.group(one.id) is not None)
        if office.type is ClaimantType.HEAD_OF_STATE and text[match.end() :].startswith(("'s Office", "’s Office")):
            continue
        start, end, name = _extended(text, match.start(), match.end(), sides)
        words = text[start:end]
        side = side_named(words, sides)
        side = side if side is not Side.EACH else Side.NONE
        person = _PERSON.search(name)
        if side is Side.NONE and person:
            side = _side_of_country(PERSONS[int(str(person.lastgroup)[1:])].country, sides)
        yield _of_country(Speaker(start, end, name or words, office.type, side), words)


def _of_country(speaker: Speaker, words: str) -> Speaker:
    """An office of a third country is a mediator's, or just somebody else's."""
    countries = [name for _, _, name in countries_in(words)]
    if speaker.side is not Side.NONE or not countries:
        return speaker
    if speaker.type in STATE_OFFICES or speaker.type is ClaimantType.UNNAMED_OFFICIAL:
        mediates = any(may_mediate(name) for name in countries)
        kind = ClaimantType.MEDIATOR if mediates else ClaimantType.THIRD_PARTY_OFFICIAL
        return replace(speaker, type=kind)
    return speaker


def _extended(text: str, start: int, end: int, sides: tuple[Party, Party]) -> tuple[int, int, str]:
    """An office with the country before or behind it and the person named with it: (start, end, name to show)."""
    first, person = _country_before(text, start, sides), ""
    behind = _OF_COUNTRY.match(text, end)
    if behind and (side_named(behind["of"], sides) is not Side.NONE or countries_in(behind["of"])):
        end = behind.start("of") + len(behind["of"].split(" ")[0]) if " " in behind["of"] else behind.end()
    genitive = next((last for first, last, _ in sides_in(text[end : end + 40], sides) if first == 1), None)
    if genitive is not None and re.match(r" [А-ЯІЇЄҐ]", text[end : end + 2]):
        end += genitive
    with_name = _AFTER_OFFICE.match(text, end)
    if with_name and side_named(with_name["name"], sides) is Side.NONE:
        person, end = with_name["name"], with_name.end()
    else:
        apposed = _APPOSED.search(text[max(0, first - 80) : first])
        if apposed and _is_person(apposed["name"], sides):
            person, first = apposed["name"], first - len(apposed.group())
    return first, end, person or re.sub(r"^(?:the|a|an) ", "", text[first:end], flags=re.I)


def _is_person(name: str, sides: tuple[Party, Party]) -> bool:
    """Whether capitalised words before an apposition are a person's name: two or more, none of a country."""
    return " " in name and side_named(name, sides) is Side.NONE and not countries_in(name)


def _country_before(text: str, start: int, sides: tuple[Party, Party]) -> int:
    """Where "Russia's" or "the UAE" before an office begins, else where the office does."""
    before = _BEFORE_OFFICE.search(text[max(0, start - 60) : start])
    if before is None:
        return start
    offset = start - len(before.group())
    places = [(s, e) for s, e, _ in sides_in(before.group(), sides)] + [
        (s, e) for s, e, _ in countries_in(before.group())
    ]
    for first, last in sorted(places):
        gap = before.group()[last:].split()
        if all(re.fullmatch(r"['’]s?|[a-z-]+|Main|Armed|Human|Rights", word) for word in gap) and not {
            "and", "or", "in", "to", "from", "by", "with", "of", "that", "the", "said", "on", "at", "for", "as",
        }.intersection(gap):  # fmt: skip
            return offset + first
    return start


def _persons(text: str, sides: tuple[Party, Party]) -> Iterator[Speaker]:
    for match in _PERSON.finditer(text):
        person = PERSONS[int(str(match.lastgroup)[1:])]
        forenames = _FORENAMES.search(text[max(0, match.start() - 40) : match.start()])
        start = match.start() - len(forenames.group()) if forenames else match.start()
        name = text[start : match.end()]
        if forenames and (side_named(forenames.group(), sides) is not Side.NONE or _OFFICE.search(forenames.group())):
            start, name = match.start(), match.group()
        side = _side_of_country(person.country, sides)
        kind = person.type
        if side is Side.NONE and kind is not ClaimantType.MEDIATOR:
            kind = ClaimantType.THIRD_PARTY_OFFICIAL
        yield Speaker(start, match.end(), name, kind, side)


def _side_of_country(country: str, sides: tuple[Party, Party]) -> Side:
    names = (sides[0].name.casefold(), sides[1].name.casefold())
    return (Side.A, Side.B)[names.index(country.casefold())] if country.casefold() in names else Side.NONE


def _pointers(text: str) -> Iterator[Speaker]:
    for match in _BACK.finditer(text):
        yield Speaker(match.start(), match.end(), match.group(), ClaimantType.MEDIA, Side.NONE, points_back=True)
