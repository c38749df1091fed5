"""The text of an article: its canonical form, positions in it, quotes from it, and its words and sentences.

Every position is a code point of the canonical text, ends exclusive. Source: RELIABILITY 2.1.
"""

import hashlib
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from curator.model import ArticleId, Quote
from curator.patterns import pattern

CONTEXT = 32
"""How many code points of the text a quote keeps on each side of its words."""

_LINE_ENDS = pattern("\r\n|[\r\u2028\u2029\x85]")
_ENDS = ("\r", "\u2028", "\u2029", "\x85")
_UNSTORABLE = pattern("[\x00\ufdd0\ufdd1\ud800-\udfff]")
"""NUL (SQLite stops at it), U+FDD0 and U+FDD1 (Qt's own marks of block ends), lone surrogates (no UTF-8)."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

_MARKS = "\u00ad\u0300-\u036f\u0483-\u0489\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f"
"""Combining marks and joiners, which belong to the letter before them (й may be written и + U+0306)."""
_LETTER = rf"\w[{_MARKS}]*+"
_WORD = pattern(rf"(?:\d+(?>(?:[.,]\d+)+)|(?>(?:{_LETTER})+))(?>(?:['’ʼ\-\u2010\u2011](?>(?:{_LETTER})+))*)")
_WORD_PART = pattern(rf"[\w{_MARKS}'’ʼ\-\u2010\u2011.,]")

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«„(\\[—–-"
_STOP = pattern(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?>(?:\[\d{{1,3}}\])?)(?=\s)")
_NEXT = pattern(rf"\s*+(?>(?:[{_OPENERS}]\s*+)*)")
_LAST_WORD = pattern(r"[\w.]+\Z")
_CLAUSE_END = pattern(
    r"(?<!\d),(?=\s)|,(?=\s(?!\d{4}\b))|[;:](?=\s)|[()—–…](?!\d)|\s(?=(?:but|while|although|але|хоча|однако|хотя)\s)"
)


def _words(listed: str) -> frozenset[str]:
    """A set of words from a line of them."""
    return frozenset(listed.split())


_BEFORE_NAMES = _words(
    "mr mrs ms dr prof gen col lt maj capt sgt cpl adm brig sen rep gov pres st hon rev fr jr sr vs cf ca approx "
    "ген полк підполк лейт кап адм проф акад ім им вул ул пл обл рн оф див см напр тов п гр "
    "тис млн млрд тыс чол чел"
)
"""Abbreviations after which a name or a number goes on in the same sentence."""
_BEFORE_NUMBERS = _words(
    "no nos p pp fig vol art para sec ch jan feb mar apr jun jul aug sep sept oct nov dec "
    "ст стор с стр гл рис табл п пп ч кв буд д"
)
"""Abbreviations after which a number goes on in the same sentence."""
_STARTERS = _words(
    "a after all although an and as at both but by for he her his however i if in it its on officials our she since so "
    "some that the their then there these they this those to under we what when while with you"
)
"""Words that begin a sentence even after `U.S.` or an initial."""


def canonical(raw: str) -> str:
    """Give the one form of a text that is stored, hashed and counted in: no BOM, one kind of line end, no NUL.

    Idempotent. Nothing else ever changes a text; what can't be stored becomes U+FFFD, one for one.
    """
    text = raw.lstrip("\ufeff")
    # Looking for what most texts do not have is ten times as quick as replacing nothing.
    if any(end in text for end in _ENDS):
        text = _LINE_ENDS.sub("\n", text)
    return _UNSTORABLE.sub("\ufffd", text) if _has_unstorable(text) else text


def _has_unstorable(text: str) -> bool:
    if text.isascii():
        return "\x00" in text
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return True
    return "\x00" in text or "\ufdd0" in text or "\ufdd1" in text


def sha256(text: str) -> str:
    """Give the hexadecimal SHA-256 of the text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


class OffsetMap:
    """Converts positions between code points (ours) and UTF-16 units (Qt's) of one text, in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [position + before for before, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """Give the UTF-16 position of a code point position; ValueError outside the text."""
        if not 0 <= position <= self._length:
            raise ValueError(f"position {position} is outside a text of {self._length} code points")
        return position + bisect_left(self._astral, position)

    def to_code_point(self, units: int, *, up: bool = False) -> int:
        """Give the code point position of a UTF-16 position; ValueError outside the text.

        Qt lets a cursor stop inside a surrogate pair: such a position snaps to the pair's start, or to its end if `up`.
        """
        if not 0 <= units <= self._length + len(self._astral):
            raise ValueError(f"position {units} is outside a text of {self._length + len(self._astral)} UTF-16 units")
        before = bisect_left(self._units, units)
        inside = before > 0 and self._units[before - 1] + 1 == units
        return units - before + (1 if inside and up else 0)


def quote(article: ArticleId, text: str, start: int, end: int) -> Quote:
    """Take the quote `text[start:end]` with its context; ValueError if it is empty or not inside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"a quote from {start} to {end} is empty or outside a text of {len(text)} code points")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Quote(article, start, end, text[start:end], before, after)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space at both ends of a stretch; (start, start) if there is nothing else."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return (start, start) if left == len(words) else (start + left, start + len(words.rstrip()))


def clipped(words: str, most: int = 40) -> str:
    """Words on one line, cut with "…" to so many code points, as labels show them."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def reanchor(text: str, wanted: Quote) -> tuple[int, int] | None:
    """Find the one place where a quote now stands: the exact words with their context on both sides, else on one.

    None if there is no such place or more than one: a quote is never moved by guess.
    """
    found: dict[int, list[int]] = {1: [], 2: []}
    start = text.find(wanted.text) if wanted.text else -1
    while start >= 0 and len(found[2]) < 2:
        sides = _context_sides(text, wanted, start)
        if sides:
            found[sides].append(start)
        start = text.find(wanted.text, start + 1)
    best = found[2] or found[1]
    return (best[0], best[0] + len(wanted.text)) if len(best) == 1 else None


def _context_sides(text: str, wanted: Quote, start: int) -> int:
    """On how many sides of `start` the quote's context stands; a context cut short by an edge needs that edge."""
    end = start + len(wanted.text)
    left = text.startswith(wanted.prefix, start - len(wanted.prefix)) if start >= len(wanted.prefix) else False
    right = text.startswith(wanted.suffix, end)
    left = left and (len(wanted.prefix) == CONTEXT or start == len(wanted.prefix))
    right = right and (len(wanted.suffix) == CONTEXT or end + len(wanted.suffix) == len(text))
    return left + right


def word_at(text: str, position: int) -> tuple[int, int]:
    """Give the word that contains the position or ends at it; (position, position) where there is none.

    `1,348`, `1000-for-1000` and `Zelensky’s` are one word each.
    """
    for start, end in _words_before(text, position):
        if start <= position <= end:
            return start, end
    found = _WORD.match(text, position)
    return found.span() if found else (position, position)


def next_word(text: str, position: int) -> int:
    """Give the start of the next word after the position, or the end of the text."""
    inside = word_at(text, position)
    found = _WORD.search(text, max(position + 1, inside[1]))
    return found.start() if found else len(text)


def previous_word(text: str, position: int) -> int:
    """Give the start of the last word that begins before the position, or 0."""
    while position > 0 and not (text[position - 1].isalnum() or text[position - 1] == "_"):
        position -= 1
    starts = [start for start, _ in _words_before(text, position) if start < position]
    return starts[-1] if starts else 0


def _words_before(text: str, position: int) -> list[tuple[int, int]]:
    """The words of the unbroken run around the position that begin before it (one to a few)."""
    start = position
    while start > 0 and _WORD_PART.match(text[start - 1]):
        start -= 1
    found = []
    for match in _WORD.finditer(text, start):
        if match.start() >= position:
            break
        found.append(match.span())
    return found


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the sentences of a text in order, without the white space between them; a line end always ends one.

    Linear in the text, and kept for the last few texts, so that asking for every figure's sentence stays cheap.
    """
    found = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, stop, line.end()):
                found.append(trimmed(text, start, stop.end()))
                start = stop.end()
        found.append(trimmed(text, start, line.end()))
    return tuple(span for span in found if span[0] < span[1])


def _ends_sentence(text: str, stop: re.Match[str], line_end: int) -> bool:
    """Whether a full stop (or ! ? …) ends a sentence, by what stands on both sides of it."""
    skipped = _NEXT.match(text, stop.end(), line_end)
    after = text[skipped.end() : skipped.end() + 24] if skipped else ""
    if not after or after[0].islower():
        return not after
    if stop.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - 12), stop.start())
    return not (word and _goes_on(word.group(), after))


def _goes_on(word: str, after: str) -> bool:
    """Whether `word.` is an abbreviation or an initial that the words after it belong to."""
    plain = word.lower()
    if after[0].isdigit():
        return plain in _BEFORE_NUMBERS or plain in _BEFORE_NAMES
    if plain in _BEFORE_NAMES:
        return True
    initial = len(word.rpartition(".")[2]) == 1 and word[-1].isupper()
    following = _WORD.match(after)
    return initial and not (following and following.group().lower() in _STARTERS)


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """Give the sentence at a position; in the gap between two, the one before; (position, position) if none."""
    spans = sentences(text)
    if not spans:
        return position, position
    return spans[max(0, begun(spans, position) - 1)]


def begun(spans: Sequence[tuple[int, int]], position: int) -> int:
    """How many of some stretches, in order, begin at a position or before it."""
    return bisect_right(spans, (position, sys.maxsize))


def next_sentence(text: str, position: int) -> int:
    """Give the start of the next sentence after the position, or the end of the text."""
    spans = sentences(text)
    index = begun(spans, position)
    return spans[index][0] if index < len(spans) else len(text)


def previous_sentence(text: str, position: int) -> int:
    """Give the start of the last sentence that begins before the position, or 0."""
    spans = sentences(text)
    index = bisect_left(spans, (position, -1)) - 1
    return spans[index][0] if index >= 0 else 0


@lru_cache(maxsize=64)
def clause_at(text: str, position: int) -> tuple[int, int]:
    """Give the part of the sentence at a position between commas, dashes, brackets or `but`, `while` and the like.

    A comma inside a number or before the year of a date does not part clauses. Kept, for every rule about a number
    asks for its clause.
    """
    start, end = sentence_at(text, position)
    for mark in _CLAUSE_END.finditer(text, start, end):
        if mark.end() > position:
            end = mark.start()
            break
        start = mark.end()
    return trimmed(text, start, max(start, end))


_LEAD = 80
"""A line of so many code points is one of the article, not a date, a stamp or a note above it."""


def opening(text: str) -> str:
    """How an article begins, on one line: its first long line, or the longest where none is."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return next((line for line in lines if len(line) >= _LEAD), max(lines, key=len))
