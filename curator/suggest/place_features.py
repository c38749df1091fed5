"""What the second opinion looks at to say whether a place is where people were handed over.

Source: SUGGESTIONS P1-P4: the role of a place matters more than its name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from curator.model import Side
from curator.parties import side_named
from curator.place_names import place_name
from curator.places import place_phrases
from curator.suggest.count_features import words_around
from curator.suggest.days import Role
from curator.suggest.ground import Ground
from curator.suggest.linear import Seen
from curator.suggest.sayings import said_of
from curator.suggest.tokens import Tokens

_NAMELESS = re.compile(r"(?:state |administrative )?border(?: \w+)?", re.I)
"""A border of which nobody says whose: it tells a curator nothing."""
_DEEDS = frozenset(
    {
        "<swap>",
        "<return>",
        "<free>",
        "<give>",
        "<get>",
        "<arrive>",
        "<held>",
        "<talks>",
        "<home>",
        "<dead>",
        "<say>",
        "<plan>",
    }
)
_KINDS = re.compile(
    r"(?P<border>border|кордон|границ)|(?P<post>crossing|checkpoint|post|bridge|пункт|міст|мост)"
    r"|(?P<field>airport|airfield|air base|runway|аеропорт|аэропорт)|(?P<region>region|oblast|province|област)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place where an article names it (article positions), and the family of its phrase."""

    name: str
    sentence: int
    start: int
    end: int
    family: str


def sites_in(ground: Ground) -> list[Site]:
    """Every phrase for a place in what is read of an article, except the sides' bare names and a border without one."""
    found = []
    for index in ground.tokens:
        sentence = ground.sentences[index]
        for family, start, end in place_phrases(sentence.text):
            name = place_name(sentence.text[start:end])
            bare = family == "P5.name" and side_named(name, ground.sides) is not Side.NONE
            if not bare and not _NAMELESS.fullmatch(name):
                found.append(Site(name, index, sentence.start + start, sentence.start + end, family))
    return found


def place_features(ground: Ground, at: Site) -> list[Seen]:
    """The features of one place."""
    tokens = ground.tokens[at.sentence]
    found = words_around(tokens, tokens.at(at.start), tokens.at(at.end))
    found += _ways(tokens, at)
    return [*found, *(Seen(one) for one in _of_sentence(ground, at))]


def _ways(tokens: Tokens, at: Site) -> Iterator[Seen]:
    """The words of the phrase itself, and the nearest words on either side for what people do or suffer there."""
    first, last = tokens.at(at.start), tokens.at(at.end)
    for index in range(first, min(last, len(tokens.words))):
        yield Seen(f"own:{tokens.stems[index]}", tokens.starts[index], tokens.ends[index])
    for where, path in (("l", range(first - 1, -1, -1)), ("r", range(last, len(tokens.words)))):
        for gap, index in enumerate(path):
            if tokens.words[index] in _DEEDS:
                stem, far = tokens.stems[index], "near" if gap < 6 else "far"
                yield Seen(f"{where}deed={tokens.words[index]}|{far}", tokens.starts[index], tokens.ends[index])
                yield Seen(f"{where}deed={stem}|{far}", tokens.starts[index], tokens.ends[index])
                break


def _of_sentence(ground: Ground, at: Site) -> Iterator[str]:
    sentence, words = ground.sentences[at.sentence], ground.tokens[at.sentence]
    kinds = {match.lastgroup for match in _KINDS.finditer(at.name)}
    kind = "+".join(sorted(str(one) for one in kinds)) or "name"
    yield f"family={at.family}"
    yield f"kind={kind}"
    for tag in sorted(words.tags):
        yield f"in:{tag}" if tag[0] == "<" else "in:side"
    yield f"kind={kind}|{'<swap>' in words.tags or '<return>' in words.tags}"
    for what in said_of(words, at.start, at.end):
        yield f"says {what}"
    yield f"part={sentence.part}"
    yield f"at={min(sentence.index // 3, 4)}"
    yield f"front={at.start - sentence.start < 4}"


_DATES = 40
_LONG = re.compile(r"\w{4,}")


def beside_others(ground: Ground, sites: list[Site]) -> Iterator[list[Seen]]:
    """Of each place how it stands in its article: how often it is named, in what order, whether anything happened."""
    times = Counter(one.name for one in sites)
    again = Counter(word for one in sites for word in set(_LONG.findall(one.name.lower())))
    days = ground.days[:_DATES]
    ahead = any(one.role is Role.PLANNED for one in days)
    happened = min(3, sum(one.role is Role.EVENT for one in days))
    dated = {one.sentence.index for one in days if one.role in (Role.EVENT, Role.PAST)}
    for order, one in enumerate(sites):
        named = max((again[word] for word in _LONG.findall(one.name.lower())), default=0)
        names = (
            f"times={min(3, times[one.name])}",
            f"words again={min(3, named)}",
            f"ahead={ahead}|{happened}",
            f"many={min(6, len(sites)) // 2}",
            f"order={min(3, order)}",
            f"dated={one.sentence in dated}",
        )
        yield [Seen(name) for name in names]
