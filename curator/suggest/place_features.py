"""What the second opinion looks at to say whether a place is where people were handed over.

Source: SUGGESTIONS P1-P4: the role of a place matters more than its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.countries import countries_in
from curator.model import Side
from curator.parties import side_named
from curator.places import place_phrases
from curator.suggest.count_features import words_around
from curator.suggest.ground import Ground
from curator.suggest.linear import Seen

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
    """Every phrase for a place in what is read of an article, except the sides' bare names."""
    found = []
    for index in ground.tokens:
        sentence = ground.sentences[index]
        for family, start, end in place_phrases(sentence.text):
            name = _named(sentence.text[start:end])
            if family != "P5.name" or side_named(name, ground.sides) is Side.NONE:
                found.append(Site(name, index, sentence.start + start, sentence.start + end, family))
    return found


def _named(words: str) -> str:
    """The name of a place; a border in Ukrainian or Russian by the country it is with."""
    countries = countries_in(words)
    cyrillic = re.search(r"кордон|границ", words, re.I) is not None
    return f"border with {countries[0][2]}" if cyrillic and countries else " ".join(words.split())


def place_features(ground: Ground, at: Site) -> list[Seen]:
    """The features of one place."""
    tokens = ground.tokens[at.sentence]
    found = list(words_around(tokens, tokens.at(at.start), tokens.at(at.end)))
    return [*found, *(Seen(one) for one in _of_sentence(ground, at))]


def _of_sentence(ground: Ground, at: Site) -> Iterator[str]:
    sentence, words = ground.sentences[at.sentence], ground.tokens[at.sentence]
    kinds = {match.lastgroup for match in _KINDS.finditer(at.name)}
    kind = "+".join(sorted(str(one) for one in kinds)) or "name"
    yield f"family={at.family}"
    yield f"kind={kind}"
    for tag in sorted(words.tags):
        yield f"in:{tag}" if tag[0] == "<" else "in:side"
    yield f"kind={kind}|{'<swap>' in words.tags or '<return>' in words.tags}"
    yield f"part={sentence.part}"
    yield f"at={min(sentence.index // 3, 4)}"
    yield f"front={at.start - sentence.start < 4}"
