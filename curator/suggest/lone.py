"""Single persons who were exchanged without a number: "a Russian pilot", "for Viktor Bout", "one for one".

Each is a count of one (SUGGESTIONS C3: named legs count 1), a candidate where the words of an exchange or a release
stand right beside the person; who merely speaks or waits is none. English, and "one for one" in Ukrainian and Russian.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from curator.lone_persons import NAMED, PERSON
from curator.values import value


class Place(StrEnum):
    """Where a single person stands in the words of the exchange."""

    PAIR = "pair"
    """In "one for one" itself, which stands for both."""
    FOR = "for"
    """Who was given for somebody: "exchanged … for a Russian pilot"."""
    OBJECT = "object"
    """Whom the verb moves: "released an American teacher"."""
    SUBJECT = "subject"
    """Of whom it is told: "an American teacher was freed"."""


@value
class Lone:
    """One person, by positions in the sentence."""

    start: int
    end: int
    place: Place
    paired: bool
    """Whether the person was given for one who is named too, or the other way round."""


_WHO = rf"(?:{PERSON}|{NAMED})"
_SWAP = (
    r"(?:exchang(?:ed|ing|es|e)|swapp(?:ed|ing)|swaps?|trad(?:ed|ing|es)|let\b[^.;]{1,60}?\bgo|released?|freed"
    r"|handed over|sent home)"
)
_MOVED = (
    r"(?:exchang(?:ed|ing)|swapp(?:ed|ing)|traded|releas(?:ed|es|ing)|free(?:d|s|ing)|hand(?:ed|s|ing) (?:over|back)"
    r"|gave (?:back|up)|return(?:ed|s|ing)|receiv(?:ed|es)|got(?: back)?|brought (?:home|back)|sent (?:home|back)|lets?"
    r"|transferred|repatriated|extradited|took back|recovered)"
)
_AWAY = (
    rf"(?:{_SWAP}|returned|repatriated|transferred|flown home|back home|home|walked free|(?:came|come|flew|went|go)"
    r" (?:home|back)|extradited|back in|return in exchange|on (?:his|her) way home)"
)
_INSERTED = (
    r"(?:\s\([^)]{0,40}\)|,\s[^,;.]{1,90},"
    r"|\s(?:held|jailed|imprisoned|detained|convicted|serving|accused|in|who|whom)\s[^,;.]{1,90}?)?"
)
_TRIGGER = re.compile(
    r"\b(?:exchang|swap|trad|releas|free|hand|gave|return|receiv|got|brought|sent|let|took|transf|repat|home|flown"
    r"|walked|extrad|recov|обм)",
    re.I,
)
_PAIR = re.compile(
    r"\bone[- ](?:for|against|to)[- ]one\b(?! (?:meeting|talk|correspond))|\bодин на од(?:ин|ного|ну)\b"
    r"|\bодного за одного\b",
    re.I,
)
_FOR = re.compile(rf"\b(?:for\s(?P<who>{_WHO})|(?:на|за)\s(?P<whom>одн(?:ого|у)\s\w+(?:\s[\w-]+)?))", re.I)
_OBJECT = re.compile(
    rf"\b{_MOVED}\s(?:home\s)?(?:(?P<who>{PERSON})|(?P<named>{NAMED}))(?P<paired>[^.;]{{0,120}}?\bfor\s)?", re.I
)
_SUBJECT = re.compile(
    rf"(?:(?P<who>{PERSON})|(?P<named>{NAMED})(?=[^.;]{{0,100}}?\s(?:was|is|had been|has been)\s)){_INSERTED}"
    rf"\s(?:(?:was|were|is|had|has|been|being|be|also|to)\s){{0,4}}{_AWAY}\b"
    r"(?P<paired>[^.;]{0,100}?\bfor\s)?",
    re.I,
)
_BOTH = re.compile(
    rf"(?P<who>{PERSON})[^.;]{{0,80}}?\sand\s{PERSON}[^.;]{{0,80}}?\s(?:were|have been|are)\s(?:\w+\s)?{_AWAY}\b",
    re.I,
)
_BODY = re.compile(r"\b(?:body|bodies|remains|death|murder|killing|release|wife|mother|family|lawyers?) of\s\Z", re.I)
"""Words before a person that make it no one who was moved."""
_SUPERLATIVE = re.compile(r"\b(?:old|young|eld)est\s", re.I)
"""One of those who came home, not somebody besides: "the oldest soldier freed is 59"."""
_SWAPPED = re.compile(rf"\b(?:{_SWAP}|обм\w+)\b[^.;]*\Z", re.I)
_BACK = 170
"""How far (code points) before "for a Russian pilot" the word for the exchange may begin."""
_MOST = 12
"""More persons than this are a list of names."""


@lru_cache(maxsize=64)
def lone_in(sentence: str) -> tuple[Lone, ...]:
    """The single persons of a sentence who were moved, in no order, none twice; none of a list of names.

    Kept, for whoever looks for sentences to read and whoever reads them both ask.
    """
    taken: list[Lone] = []
    for one in _found(sentence):
        if len(taken) == _MOST:
            return ()
        before = sentence[max(0, one.start - 16) : one.start]
        besides = not _BODY.search(before) and not _SUPERLATIVE.search(before + sentence[one.start : one.end])
        if besides and all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return tuple(taken)


def _found(sentence: str) -> Iterator[Lone]:
    for match in _PAIR.finditer(sentence):
        yield Lone(*match.span(), Place.PAIR, paired=True)
    if _TRIGGER.search(sentence) is None:
        return
    for match in _FOR.finditer(sentence):
        if _SWAPPED.search(sentence[max(0, match.start() - _BACK) : match.start()]):
            yield Lone(*match.span("who" if match["who"] else "whom"), Place.FOR, paired=True)
    for match in _BOTH.finditer(sentence):
        yield Lone(*match.span("who"), Place.SUBJECT, paired=True)
    for pattern, place in ((_OBJECT, Place.OBJECT), (_SUBJECT, Place.SUBJECT)):
        for match in pattern.finditer(sentence):
            paired = match["paired"] is not None
            if match["who"] or paired:
                yield Lone(*match.span("who" if match["who"] else "named"), place, paired=paired)
