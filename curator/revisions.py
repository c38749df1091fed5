"""A changed article that comes again: where the quotes of the earlier text stand in the later one.

A quote moves by itself only where its exact words with their context stand at one place (`curator.text.reanchor`);
every other one waits for a person, and until then stays where it is: the earlier text is never taken away.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum

from curator.model import ArticleId, ClaimId, Quote
from curator.text import reanchor
from curator.values import value

_LONGEST = 4000
"""Words of a changed stretch that are compared one by one; a longer stretch counts as replaced."""
_MOST_PLACES = 50
_PIECE = re.compile(r"\s+|[^\s]+")


class Sameness(StrEnum):
    """Why an article may be a new revision of an earlier one."""

    ADDRESS = "address"
    FILE_NAME = "file_name"
    TEXT = "text"
    """By the same publisher, and nearly the same word for word."""


@value
class Offer:
    """An article that may be a new revision of an earlier one."""

    article: ArticleId
    earlier: ArticleId
    why: Sameness


class Standing(StrEnum):
    """How a quote of the earlier text stands in the later one."""

    MOVED = "moved"
    """Its words stand at one place, among other words."""
    AMBIGUOUS = "ambiguous"
    """Its words stand at several places."""
    LOST = "lost"
    """Its words are not there any more."""


@value
class WaitingQuote:
    """A quote of an earlier text that could not follow by itself."""

    claim: ClaimId
    quote: Quote
    newer: ArticleId
    standing: Standing
    places: tuple[tuple[int, int], ...]
    """Where the words stand in the later text (code points)."""


def exact_place(newer: str, quote: Quote) -> tuple[int, int] | None:
    """Where a quote stands in the later text, exactly and at one place only; None where a person must look."""
    return reanchor(newer, quote)


def standing(newer: str, quote: Quote) -> tuple[Standing, tuple[tuple[int, int], ...]]:
    """How a quote that could not follow stands in the later text, and where its words are."""
    found = tuple(_places(newer, quote.text))
    if not found:
        return Standing.LOST, ()
    return (Standing.MOVED if len(found) == 1 else Standing.AMBIGUOUS), found


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    for _ in range(_MOST_PLACES):
        if start < 0:
            return
        yield start, start + len(words)
        start = text.find(words, start + 1)


class Change(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def difference(earlier: str, later: str) -> tuple[tuple[Change, str], ...]:
    """Both texts as one: what is the same, what is gone, what is new, in order.

    Without what is new it is the earlier text, without what is gone the later one.
    """
    found: list[tuple[Change, str]] = []
    one, other = earlier.splitlines(keepends=True), later.splitlines(keepends=True)
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        before, after = "".join(one[a:b]), "".join(other[c:d])
        found += [(Change.SAME, before)] if tag == "equal" else _words_changed(before, after)
    return tuple((change, words) for change, words in found if words)


def _words_changed(before: str, after: str) -> list[tuple[Change, str]]:
    one, other = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(one), len(other)) > _LONGEST:
        return [(Change.GONE, before), (Change.NEW, after)]
    found: list[tuple[Change, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((Change.SAME, "".join(one[a:b])))
        else:
            found += [(Change.GONE, "".join(one[a:b])), (Change.NEW, "".join(other[c:d]))]
    return found
