"""What is searched for: the words as typed, how they are folded, where they stand in a text.

All positions are code points of the text that was given, ends exclusive.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from curator.patterns import pattern
from curator.values import value

_APOSTROPHES = "’ʼ‘`´"
_QUOTED = pattern(r"[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)|([^\s\"“”„«»]+)")
_LETTER = r"(?:[^\W_]|[\u0300-\u0331])"
"""What words of the index are made of: letters, digits, and marks that no letter could be composed with."""
_TOKEN = pattern(rf"{_LETTER}+")
_CLUSTER = pattern(r"[\s\S][\u0300-\u036f\u0483-\u0487]*")
"""A character with the marks that belong to it, as Ukrainian and Russian letters may be written in two."""
SNIPPET = 160
"""Code points of a snippet at most."""
_BEFORE = 40
"""Code points of a snippet before the first hit."""


def folded(words: str) -> str:
    """The search key of words: one form for composed and decomposed letters, for cases, widths and apostrophes.

    є, і, ї, й and ґ are letters of their own; ё is е, because Russian is mostly printed without it.
    """
    once = unicodedata.normalize("NFKC", words).casefold()
    key = unicodedata.normalize("NFKC", once)
    for apostrophe in _APOSTROPHES:  # far quicker on a long text than str.translate
        key = key.replace(apostrophe, "'")
    return key.replace("ё", "е")


@value
class Phrase:
    """Words that stand one after the other; `open` where the last of them may go on."""

    key: str
    open: bool = False

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its words without what stands between them."""
        return tuple(_TOKEN.findall(self.key))


@lru_cache(maxsize=32)
def phrases(typed: str) -> tuple[Phrase, ...]:
    """What must all be found: each word as typed, words in quotation marks together.

    The last word may go on as long as no blank follows it: who types has not ended it yet.
    """
    found = []
    for match in _QUOTED.finditer(typed):
        quoted, single = match.groups()
        ended = quoted is not None or match.end() < len(typed)
        phrase = Phrase(folded(quoted if quoted is not None else single), open=not ended)
        if phrase.tokens:
            found.append(phrase)
    return tuple(found)


def places(text: str, wanted: tuple[Phrase, ...]) -> Iterator[tuple[int, int]]:
    """Where any of the phrases stands, in the order of the text; stretches do not overlap."""
    pattern = _pattern(wanted)
    if pattern is None:
        return
    key = folded(text)
    back = None if _one_to_one(text, key) else _origins(text)
    for match in pattern.finditer(key if back is None else "".join(letter for letter, _ in back)):
        start, end = match.span()
        yield (start, end) if back is None else (back[start][1], _after(back, end, len(text)))


def _one_to_one(text: str, key: str) -> bool:
    """Whether every code point of a text has one in its key, so that positions are the same in both."""
    lower = text.casefold()
    normal = (unicodedata.is_normalized("NFKC", each) for each in (text, lower))
    return len(key) == len(lower) == len(text) and all(normal)


def _origins(text: str) -> list[tuple[str, int]]:
    """Each code point of the key with the place in the text that it comes from."""
    return [(letter, cluster.start()) for cluster in _CLUSTER.finditer(text) for letter in folded(cluster.group())]


def _after(back: list[tuple[str, int]], end: int, length: int) -> int:
    """Where the text goes on after the code point of the key before `end`."""
    last = back[end - 1][1]
    return next((place for _, place in back[end:] if place > last), length)


@lru_cache(maxsize=32)
def _pattern(wanted: tuple[Phrase, ...]) -> re.Pattern[str] | None:
    """Finds any of the phrases in a key; words are those of the index: letters and digits."""
    parts = []
    for phrase in wanted:
        words = r"[\W_]+".join(map(re.escape, phrase.tokens))
        parts.append(words if phrase.open else rf"{words}(?!{_LETTER})")
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(parts)})") if parts else None


def holds(keys: Sequence[str], wanted: tuple[Phrase, ...]) -> bool:
    """Whether every one of the phrases stands in some of the keys; what the index answers, without it."""
    patterns = [_pattern((phrase,)) for phrase in wanted]
    return all(pattern is not None and any(map(pattern.search, keys)) for pattern in patterns)


@value
class Snippet:
    """Words of a text around what was found in it."""

    words: str
    """On one line."""
    marks: tuple[tuple[int, int], ...]
    """What was found, in code points of `words`."""


def snippet(text: str, wanted: tuple[Phrase, ...]) -> Snippet | None:
    """The text around the first hit, cut at words; None where nothing of it stands there."""
    found = list(_until(places(text, wanted)))
    if not found:
        return None
    first = found[0][0]
    start = max(text.rfind("\n", 0, first) + 1, _word_start(text, first - _BEFORE) if first > _BEFORE else 0)
    end = min(len(text), start + SNIPPET)
    if end < len(text) and (blank := text.rfind(" ", found[0][1], end)) > 0:
        end = blank
    head, tail = "… " if start > 0 else "", " …" if end < len(text) else ""
    flat = re.sub(r"\s", " ", text[start:end])
    shift = len(head) - start
    marks = tuple((a + shift, min(b, end) + shift) for a, b in found if a < end)
    return Snippet(f"{head}{flat}{tail}", marks)


def _until(found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The hits that can stand in one snippet."""
    first = None
    for start, end in found:
        first = start if first is None else first
        if start - first > SNIPPET:
            return
        yield start, end


def _word_start(text: str, position: int) -> int:
    """The start of the first word after a position."""
    blank = re.compile(r"\s").search(text, position)
    return blank.end() if blank else position


def first_place(text: str, wanted: tuple[Phrase, ...]) -> tuple[int, int] | None:
    """Where the article opens: the first place of the longest phrase, else of any."""
    for phrase in sorted(wanted, key=lambda one: -len(one.key)):
        for place in places(text, (phrase,)):
            return place
    return None
