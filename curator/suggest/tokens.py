"""A sentence as the second opinion sees it: its words as tags, sides and short stems, each with its place.

Positions are code points of the article. Source: SUGGESTIONS 0 ("lexicon-tagged context").
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from curator.countries import countries_in
from curator.model import Party, Side
from curator.parties import sides_in
from curator.suggest.blocks import Sentence
from curator.suggest.lexicon import tag_of

_TOKEN = re.compile(r"\w+(?:[’'ʼ-]\w+)*|[^\w\s]")
_SIGNS = {"“": '"', "”": '"', "«": '"', "»": '"', "—": "–", "-": "–", "‘": "'", "’": "'"}


@dataclass(frozen=True)
class Tokens:
    """The words of one sentence in order, each with where it begins and ends."""

    sentence: Sentence
    words: tuple[str, ...]
    """`<tag>`, `a` or `b` for a side, `<country>`, `#` for digits, a sign, or the first letters of any other word."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, position: int) -> int:
        """The index of the first word that begins at a position of the article or behind it."""
        return bisect_left(self.starts, position)

    @cached_property
    def tags(self) -> frozenset[str]:
        """Every tag and side of the sentence."""
        return frozenset(word for word in self.words if word[0] == "<" or word in ("a", "b"))


def tokens_of(sentence: Sentence, sides: tuple[Party, Party]) -> Tokens:
    """The words of a sentence; linear."""
    text, at = sentence.text, sentence.start
    named = {start: str(side.value) for start, _, side in sides_in(text, sides)}
    named |= {start: "<country>" for start, _, _ in countries_in(text) if start not in named}
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        words.append(named.get(start) or _word(match.group()))
        starts.append(at + start)
        ends.append(at + end)
    return Tokens(sentence, tuple(words), tuple(starts), tuple(ends))


def _word(word: str) -> str:
    if word[0].isdigit():
        return "#"
    if len(word) == 1 and not word.isalnum():
        return _SIGNS.get(word, word)
    return tag_of(word)


def seen_from(word: str, side: Side) -> str:
    """A word as one side sees it: its own name is `me`, the other's `you`; seen from nowhere both are `side`."""
    if word in ("a", "b"):
        return "side" if side is Side.NONE else "me" if word == str(side.value) else "you"
    return word
