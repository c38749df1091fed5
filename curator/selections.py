"""What a person has highlighted, and what was read from it: the ground on which claims are made.

A `Selection` is a stretch of an article with what stands around it; a `Finding` is one value read from it, before it
is given a claimant and becomes a claim. Positions are code points of the article's text, ends exclusive.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from curator.dates import find_dates
from curator.errors import InputRefused
from curator.model import (
    Article,
    Category,
    DateBasis,
    DatePrecision,
    Modality,
    OrdinalScope,
    Party,
    Qualifier,
    Reading,
    Side,
)
from curator.numbers import Number, find_numbers
from curator.text import clause_at, sentence_at, trimmed, word_at

MAX_WORDS = 2000
"""Code points of a selection that are read; what is longer is no statement on one field."""


@dataclass(frozen=True)
class Selection:
    """Highlighted words of an article, white space left out at both ends, never empty."""

    article: Article
    sides: tuple[Party, Party]
    start: int
    end: int

    @property
    def words(self) -> str:
        """The highlighted words as they stand in the article."""
        return self.article.text[self.start : self.end]

    @cached_property
    def read(self) -> str:
        """The words that are read: all of them, unless there are very many."""
        return self.words[:MAX_WORDS]

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """From the start of the first sentence touched to the end of the last, at most MAX_WORDS to either side."""
        last_read = min(self.end, self.start + MAX_WORDS)
        first = sentence_at(self.article.text, self.start)[0]
        last = sentence_at(self.article.text, max(self.start, last_read - 1))[1]
        start = max(min(first, self.start), self.start - MAX_WORDS)
        return start, min(max(last, last_read), last_read + MAX_WORDS)

    @cached_property
    def around(self) -> str:
        """The text of those sentences."""
        return self.article.text[slice(*self.sentence)]

    @cached_property
    def clause(self) -> str:
        """The part of the sentence around the selection between commas, dashes and words like `but`."""
        first = clause_at(self.article.text, self.start)
        last = clause_at(self.article.text, max(self.start, self.end - 1))
        return self.article.text[min(first[0], self.start) : max(last[1], self.end)][:MAX_WORDS]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the sentences around, positions from `sentence[0]`."""
        return _numbers_in(self.around)

    @cached_property
    def dates(self) -> tuple[tuple[int, int], ...]:
        """Where dates stand in the sentences around, positions from `sentence[0]`."""
        return _dates_in(self.around)

    def inside(self, start: int, end: int) -> bool:
        """Whether a stretch of `around` lies in the selection."""
        return self.start <= self.sentence[0] + start and self.sentence[0] + end <= self.end

    def narrowed(self, start: int, end: int) -> "Selection":
        """The same article with the selection at other positions."""
        return Selection(self.article, self.sides, start, end)


@lru_cache(maxsize=256)
def _dates_in(words: str) -> tuple[tuple[int, int], ...]:
    """Where dates stand in the sentences around a selection. Kept, for each number and date of a sentence asks."""
    return tuple((span.start, span.end) for span in find_dates(words))


@lru_cache(maxsize=256)
def _numbers_in(words: str) -> tuple[Number, ...]:
    return find_numbers(words, _dates_in(words))


@dataclass(frozen=True, slots=True)
class Finding:
    """One value read from a selection; None for `value` when the words could not be read."""

    value: str | None
    explanation: str
    side: Side = Side.NONE
    category: Category = Category.TOTAL
    qualifier: Qualifier = Qualifier.EXACT
    modality: Modality = Modality.ASSERTS
    reading: Reading = Reading.STATED
    basis: DateBasis | None = None
    precision: DatePrecision | None = None
    scope: OrdinalScope | None = None
    span: tuple[int, int] | None = None
    """Where the quote was narrowed to; None when it stays what was highlighted."""


def selected(article: Article, sides: tuple[Party, Party], start: int, end: int) -> Selection:
    """The selection a person means: trimmed, inside the text; a bare caret means the word it stands in.

    Raises InputRefused when there is no word there.
    """
    text = article.text
    start, end = (min(max(0, position), len(text)) for position in sorted((start, end)))
    start, end = trimmed(text, start, end)
    if start == end:
        start, end = word_at(text, start)
    if start == end:
        raise InputRefused("There are no words here; select the words that say it first.")
    return Selection(article, sides, start, end)


def unreadable(why: str) -> tuple[Finding, ...]:
    """Words that could not be read: kept without a value, with the reason."""
    return (Finding(None, why, reading=Reading.INTERPRETED),)


def shortened(words: str, most: int = 48) -> str:
    """Words on one line for an explanation, without quotation marks at their ends, cut where they are long."""
    line = re.sub(r"\s+", " ", words).strip(' “”"«»')
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
