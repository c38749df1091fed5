"""Which language an article is written in, as far as its letters and its commonest words tell."""

import re
from collections import Counter

_LEAST = 20
"""Letters below which nothing is said."""
_SAMPLE = 4_000
"""Code points that are looked at: more would only cost time."""
_ENGLISH = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "has", "in", "is", "it", "of", "on", "that", "the", "to", "was")
)
_ENGLISH_SHARE = 0.15
_WORD = re.compile(r"[A-Za-z]+")


def language_of(text: str) -> str:
    """ISO 639-1: uk, ru, be or en; "" where the text does not show it.

    Mostly Cyrillic: Belarusian by ў, else Ukrainian or Russian by the letters that only one of them has (a Ukrainian
    quotation in a Russian article does not outweigh the rest). Mostly Latin: English by its commonest words.
    """
    sample = text[:_SAMPLE]
    letters = Counter({letter: count for letter, count in Counter(sample.lower()).items() if letter.isalpha()})
    total = sum(letters.values())
    if total < _LEAST:
        return ""
    cyrillic = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u04ff")
    if cyrillic > total / 2:
        return _slavic(letters)
    words = [word.lower() for word in _WORD.findall(sample)]
    common = sum(word in _ENGLISH for word in words)
    return "en" if words and common / len(words) >= _ENGLISH_SHARE else ""


def _slavic(letters: Counter[str]) -> str:
    ukrainian = sum(letters[letter] for letter in "іїєґ")
    russian = sum(letters[letter] for letter in "ыэёъ")
    if letters["ў"] and letters["ў"] * 4 >= russian:
        return "be"
    if ukrainian == russian:
        return ""
    return "uk" if ukrainian > russian else "ru"
