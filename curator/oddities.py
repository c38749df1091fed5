"""What does not look like what it is: letters of another script in a word, signs that turn the text or have no width.

Nothing of it is ever changed; it is shown. Source: RELIABILITY 1b ("Homoglyphs", "Bidi / zero width"), after Unicode
Technical Standard 39, whose table of confusable letters is here cut down to Latin and Cyrillic.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from curator.patterns import pattern
from curator.values import value

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_CYRILLIC = "\u0400-\u052f"
_RUN = r"(?>[{}\u0300-\u036f]+)[{}]"
_TOUCHING = pattern(rf"(?<![{_LATIN}{_CYRILLIC}])(?:{_RUN.format(_LATIN, _CYRILLIC)}|{_RUN.format(_CYRILLIC, _LATIN)})")
"""The beginning of a word of both scripts: whether a text needs a closer look at all."""
_WORD = pattern(rf"[{_LATIN}{_CYRILLIC}\u0300-\u036f]+")
_LIKE_CYRILLIC = frozenset("ABCEHIJKMOPSTXYacehijkmnoprstuwxyïëĂăÏËӔæÆ")
"""Latin letters that a reader takes for Cyrillic ones."""
_LIKE_LATIN = frozenset("АВСЕНІЈКМОРЅТХУҮасеһіјкопрѕтухуүёїԁԛԝӔӕЁЇмн")
"""Cyrillic letters that a reader takes for Latin ones."""
_IS_LATIN = pattern(f"[{_LATIN}]")
_IS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")

_TURNING = "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_UNSEEN = "\u200b\u2060\ufeff\u00ad\u034f\u180e\u2061-\u2064"
_SIGNS = pattern(f"[{_TURNING}]+|[{_UNSEEN}]+|(?<![\u200d\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+")
"""A joiner between two emoji makes one of them and is no oddity."""
_ANY_SIGN = re.compile(f"[{_TURNING}{_UNSEEN}\u200c\u200d]")
"""Most texts have none, and one set of signs is looked for far quicker."""
_TURNS = pattern(f"[{_TURNING}]")


class Oddity(StrEnum):
    """What is odd about a stretch of text."""

    SCRIPTS = "scripts"
    """A word of Cyrillic and Latin letters, one script posing as the other."""
    TURNING = "turning"
    """Signs that turn the direction in which the text runs, so that it reads otherwise than it is."""
    UNSEEN = "unseen"
    """Signs without width."""


@value
class Odd:
    """One odd stretch of a text, in code points."""

    start: int
    end: int
    kind: Oddity


def oddities(text: str) -> tuple[Odd, ...]:
    """Every odd stretch of a text, in order."""
    if text.isascii():
        return ()
    found = [
        *(_signs(text) if _ANY_SIGN.search(text) else ()),
        *(_mixed_words(text) if _IS_CYRILLIC.search(text) and _TOUCHING.search(text) else ()),
    ]
    return tuple(sorted(found, key=lambda odd: odd.start))


def _signs(text: str) -> Iterator[Odd]:
    for match in _SIGNS.finditer(text):
        kind = Oddity.TURNING if _TURNS.match(match.group()) else Oddity.UNSEEN
        yield Odd(match.start(), match.end(), kind)


def _mixed_words(text: str) -> Iterator[Odd]:
    for match in _WORD.finditer(text):
        latin, cyrillic = _IS_LATIN.findall(match.group()), _IS_CYRILLIC.findall(match.group())
        if latin and cyrillic and (_LIKE_CYRILLIC.issuperset(latin) or _LIKE_LATIN.issuperset(cyrillic)):
            yield Odd(match.start(), match.end(), Oddity.SCRIPTS)


def told(text: str) -> tuple[str, ...]:
    """What to tell of a text at its import, a sentence each; signs without width are too common for that."""
    found = oddities(text)
    words = [text[odd.start : odd.end] for odd in found if odd.kind is Oddity.SCRIPTS]
    turned = sum(odd.kind is Oddity.TURNING for odd in found)
    lost = text.count("\ufffd")
    said = []
    if words:
        named = ", ".join(f"“{word[:40]}”" for word in dict.fromkeys(words[:5]))
        one = "A word mixes" if len(words) == 1 else f"{len(words)} words mix"
        said.append(f"{one} Latin and Cyrillic letters and will not be found as it reads: {named}.")
    if turned:
        places = "1 place" if turned == 1 else f"{turned} places"
        said.append(f"Signs turn the direction of the text at {places}; it may read otherwise than it is.")
    if lost:
        signs, they = ("1 sign", "it") if lost == 1 else (f"{lost} signs", "them")
        said.append(f"{signs} could not be read, or no text can hold {they}: look for \ufffd in the text.")
    return tuple(said)
