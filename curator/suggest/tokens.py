"""A sentence as the second opinion sees it: its words as tags, sides and short stems, each with its place.

Positions are code points of the article. Source: SUGGESTIONS 0 ("lexicon-tagged context").
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from curator.countries import countries_in, helpers_in
from curator.model import Party, Side
from curator.parties import sides_in
from curator.suggest.blocks import Sentence
from curator.suggest.lexicon import stem_of, tag_of

SIDES = {"@a": Side.A, "@b": Side.B}
"""The marks of the two sides: no word of a text has an @ in it, so that "a soldier" is nobody's."""
_MARKS = {side: mark for mark, side in SIDES.items()}
_TOKEN = re.compile(r"\w+(?:[’'ʼ-]\w+)*|[^\w\s]")
_SIGNS = {"“": '"', "”": '"', "«": '"', "»": '"', "—": "–", "-": "–", "‘": "'", "’": "'"}


@dataclass(frozen=True)
class Tokens:
    """The words of one sentence in order, each with where it begins and ends."""

    sentence: Sentence
    words: tuple[str, ...]
    """`<tag>`, `@a` or `@b` for a side, `<country>`, `#` for digits, a sign, or the first letters of any other word."""
    stems: tuple[str, ...]
    """The same, with the first letters of a word that has a tag."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    countries: tuple[tuple[int, int, str], ...] = ()
    """The countries and bodies it names (positions in the sentence), looked for once."""

    def at(self, position: int) -> int:
        """The index of the first word that begins at a position of the article or behind it."""
        return bisect_left(self.starts, position)

    def written(self, index: int) -> str:
        """A word as it is written."""
        return self.sentence.text[self.starts[index] - self.sentence.start : self.ends[index] - self.sentence.start]

    @cached_property
    def seen_by(self) -> dict[Side, tuple[str, ...]]:
        """The words as each side sees them, and as seen from nowhere."""
        return {side: tuple([seen_from(word, side) for word in self.words]) for side in (Side.NONE, Side.A, Side.B)}

    @cached_property
    def tags(self) -> frozenset[str]:
        """Every tag and side of the sentence."""
        return frozenset(word for word in self.words if word[0] == "<" or word in SIDES)

    @cached_property
    def of_helpers(self) -> "Tokens":
        """The same where whoever stands for a country counts as the country: "Trump" as the United States."""
        named = helpers_in(self.sentence.text, self.countries)
        if len(named) == len(self.countries):
            return self
        marked = {bisect_left(self.starts, self.sentence.start + start) for start, *_ in named}
        words = ["<country>" if at in marked and word not in SIDES else word for at, word in enumerate(self.words)]
        return replace(self, words=tuple(words), countries=named)


def tokens_of(sentence: Sentence, sides: tuple[Party, Party]) -> Tokens:
    """The words of a sentence; linear."""
    text, at = sentence.text, sentence.start
    parties = sides_in(text, sides)
    named = {start: _MARKS[side] for start, _, side in parties}
    countries = countries_in(text)
    named |= {start: "<country>" for start, _, _ in countries if start not in named}
    ends_of_names = {end for _, end, _ in (*parties, *countries)}
    words, stems, starts, ends = [], [], [], []
    for start, end in _places(text, named, ends_of_names):
        word, stem = (named[start],) * 2 if start in named else _read(text[start:end])
        words.append(word)
        stems.append(stem)
        starts.append(at + start)
        ends.append(at + end)
    return Tokens(sentence, tuple(words), tuple(stems), tuple(starts), tuple(ends), countries)


def _places(text: str, names: Container[int], ends: Container[int]) -> Iterator[tuple[int, int]]:
    """Where words begin and end; a compound is cut at a name: "UAE-mediated" and "Russia-Ukraine" are two words each.

    `names`, `ends`: where names begin and end.
    """
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        at = text.find("-", start + 1, end)
        while at > 0:
            if at in ends or at + 1 in names:
                yield start, at
                start = at + 1
            at = text.find("-", at + 1, end)
        yield start, end


@lru_cache(maxsize=20_000)
def _read(word: str) -> tuple[str, str]:
    """A word as its tag and as its stem; both are the same where it has no tag."""
    if word[0].isdigit():
        return "#", "#"
    if len(word) == 1 and not word.isalnum():
        sign = _SIGNS.get(word, word)
        return sign, sign
    tag = tag_of(word)
    return tag, stem_of(word) if tag[0] == "<" else tag


def seen_from(word: str, side: Side) -> str:
    """A word as one side sees it: its own name is `me`, the other's `you`; seen from nowhere both are `side`."""
    if word in SIDES:
        return "side" if side is Side.NONE else "me" if SIDES[word] is side else "you"
    return word
