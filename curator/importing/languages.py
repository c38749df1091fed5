"""Which language an article is written in, as far as its letters and its commonest words tell."""

_LEAST = 20
"""Letters below which nothing is said."""
_SAMPLE = 4_000
"""Code points that are looked at: more would only cost time."""
_ENGLISH = frozenset(b"a an and as at by for from has in is it of on that the to was".split())
_ENGLISH_SHARE = 0.15
_ENGLISH_SAMPLE = 1_500
"""Code points whose words are compared with the commonest ones."""
_LOWER_OR_BLANK = bytes(byte | 0x20 if byte < 0x80 and chr(byte).isalpha() else 0x20 for byte in range(256))
"""Leaves the letters of English words in lower case, and blanks between the words."""
_HIGH = bytes(range(0x80, 0x100))
_NO_LETTERS = bytes(byte for byte in range(0x80) if not chr(byte).isalpha())
_CYRILLIC_PAGE = 0x04
"""The high byte of the code points of Cyrillic letters."""
_CYRILLIC_SIGNS = "\u0482\u0483\u0484\u0485\u0486\u0487\u0488\u0489"
_PUNCTUATION = "“”’–—‘«»…•"


def language_of(text: str) -> str:
    """ISO 639-1: uk, ru, be or en; "" where the text does not show it.

    Mostly Cyrillic: Belarusian by ў, else Ukrainian or Russian by the letters that only one of them has (a Ukrainian
    quotation in a Russian article does not outweigh the rest). Mostly Latin: English by its commonest words.
    """
    sample = text[:_SAMPLE]
    cyrillic, others = _letters(sample)
    if cyrillic + others < _LEAST:
        return ""
    if cyrillic > others:
        return _slavic(sample.lower())
    words = sample[:_ENGLISH_SAMPLE].encode("utf-8", "surrogatepass").translate(_LOWER_OR_BLANK).split()
    common = sum(map(_ENGLISH.__contains__, words))
    return "en" if words and common / len(words) >= _ENGLISH_SHARE else ""


def _letters(sample: str) -> tuple[int, int]:
    """How many Cyrillic letters and how many others; by bytes, several times as quick as letter by letter."""
    ascii_only = sample.encode("utf-8", "surrogatepass").translate(None, _HIGH)
    latin = len(ascii_only.translate(None, _NO_LETTERS))
    if len(ascii_only) == len(sample):
        return 0, latin
    pages = sample.encode("utf-16-le", "surrogatepass")[1::2]
    cyrillic = pages.count(_CYRILLIC_PAGE)
    left = len(sample) - len(ascii_only) - cyrillic
    for sign in _PUNCTUATION if left else ():
        left -= sample.count(sign)
        if not left:
            break
    if not left:
        return cyrillic - (sum(map(sample.count, _CYRILLIC_SIGNS)) if cyrillic else 0), latin
    letters = [letter for letter in sample.lower() if letter.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    return cyrillic, len(letters) - cyrillic


def _slavic(sample: str) -> str:
    ukrainian = sum(map(sample.count, "іїєґ"))
    russian = sum(map(sample.count, "ыэёъ"))
    belarusian = sample.count("ў")
    if belarusian and belarusian * 4 >= russian:
        return "be"
    if ukrainian == russian:
        return ""
    return "uk" if ukrainian > russian else "ru"
