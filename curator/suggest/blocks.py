"""The sentences of a page and what part of it each is: headline, running text, page furniture, something said before.

Source: SUGGESTIONS 3 ("blocks") and V7.
"""

import re
from bisect import bisect_right
from enum import StrEnum

from curator.importing.boilerplate import Reason, boilerplate
from curator.text import sentences
from curator.values import value

LONGEST = 1200
"""Code points of a sentence that are read; what is longer is a table or a list and stays open."""


class Part(StrEnum):
    """What part of the page a sentence is."""

    TITLE = "title"
    HEADER = "header"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    REPEATED = "repeated"


@value
class Sentence:
    """One sentence: its place in the text, its number, the line (paragraph) it stands in, its part of the page."""

    index: int
    start: int
    end: int
    text: str
    line: int
    part: Part

    @property
    def readable(self) -> bool:
        """Whether it is read for facts: running text or headline, and of a length that sentences have."""
        return self.part in (Part.TITLE, Part.BODY) and self.end - self.start <= LONGEST

    def place_of(self, match: re.Match[str]) -> tuple[int, int]:
        """Start and end of what was found in the sentence's words, as positions of the article."""
        return self.start + match.start(), self.start + match.end()


_STAMP = re.compile(
    r"\s*(?:(?:last )?updated?\b|last update|published\b|posted\b|date\s*:?\s*\d|by [A-Z][\w’'-]+ [A-Z]"
    r"|оновлено|опубліковано|обновлено|опубликовано|дата\b)",
    re.I,
)
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_HEAD_LINES = 12
_SHORT = 90
"""Longest line (code points) that may be a by-line or a stamp."""
_LEAST_REPEAT = 24


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Every sentence of the text in order, each with its part of the page; linear."""
    found: list[Sentence] = []
    seen: set[str] = set()
    furniture = [one for one in boilerplate(text) if one.reason is not Reason.REPEATED]
    begins = [one.start for one in furniture]
    title, line, line_end = "", -1, -1
    for index, (start, end) in enumerate(sentences(text)):
        words = text[start:end]
        if start > line_end:
            line, line_end = line + 1, text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
        same = " ".join(words.split()).casefold()
        before = bisect_right(begins, start)
        in_furniture = before > 0 and start < furniture[before - 1].end
        part = Part.BOILERPLATE if in_furniture else _part(words, same, line, seen, title)
        if part is Part.TITLE:
            title = same
        seen.add(same)
        found.append(Sentence(index, start, end, words, line, part))
    return tuple(found)


def _part(words: str, same: str, line: int, seen: set[str], title: str) -> Part:
    """The part of the page by the words, by where they stand, and by what stood before them."""
    if line < _HEAD_LINES and len(words) <= _SHORT and _is_stamp(words):
        return Part.HEADER
    if len(same) >= _LEAST_REPEAT and (same in seen or _echoes(same, title)):
        return Part.REPEATED
    headline = not title and line < _HEAD_LINES and len(words) > 20 and len(words) < 200 and not _STOPPED.search(words)
    return Part.TITLE if headline else Part.BODY


def _is_stamp(words: str) -> bool:
    """Whether a line is a by-line, an update stamp or a bare date."""
    if not re.search(r"\d", words):
        return False
    return _STAMP.match(words) is not None and not re.search(r"\b(?:exchang|swap|prison|POW)", words)


def _echoes(same: str, title: str) -> bool:
    """Whether a line is the headline once more, in a trail of pages or a caption."""
    return len(title) >= _LEAST_REPEAT and title in same and len(same) <= len(title) + 80
