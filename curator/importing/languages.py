"""Which language an article is written in, as far as its letters and its commonest words tell."""

from collections import Counter

_LEAST = 20
"""Letters below which nothing is said."""
_SAMPLE = 4_000
"""Code points that are looked at: more would only cost time."""
_ENGLISH = frozenset(b"a an and as at by for from has in is it of on that the to was".split())
_ENGLISH_SHARE = 0.15
_LOWER_OR_BLANK = bytes(byte | 0x20 if byte < 0x80 and chr(byte).isalpha() else 0x20 for byte in range(256))
"""Leaves the letters of English words in lower case, and blanks between the words."""


def language_of(text: str) -> str:
    """ISO 639-1: uk, ru, be or en; "" where the text does not show it.

    Mostly Cyrillic: Belarusian by ў, else Ukrainian or Russian by the letters that only one of them has (a Ukrainian
    quotation in a Russian article does not outweigh the rest). Mostly Latin: English by its commonest words.
    """
    sample = text[:_SAMPLE]
    lowered = sample.lower()
    # Counting each of a few dozen letters is several times as quick as counting letter by letter.
    letters = Counter({letter: lowered.count(letter) for letter in set(lowered) if letter.isalpha()})
    total = sum(letters.values())
    if total < _LEAST:
        return ""
    cyrillic = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u04ff")
    if cyrillic > total / 2:
        return _slavic(letters)
    words = sample.encode("ascii", "replace").translate(_LOWER_OR_BLANK).split()
    common = sum(map(_ENGLISH.__contains__, words))
    return "en" if words and common / len(words) >= _ENGLISH_SHARE else ""


def _slavic(letters: Counter[str]) -> str:
    ukrainian = sum(letters[letter] for letter in "іїєґ")
    russian = sum(letters[letter] for letter in "ыэёъ")
    if letters["ў"] and letters["ў"] * 4 >= russian:
        return "be"
    if ukrainian == russian:
        return ""
    return "uk" if ukrainian > russian else "ru"
