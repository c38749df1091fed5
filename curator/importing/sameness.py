"""Whether two texts are one article but for their layout: the same words from a page, a PDF, a mail or a document."""

import hashlib
import unicodedata

from curator.importing.boilerplate import boilerplate


def layout_free_key(text: str) -> str:
    """The hexadecimal SHA-256 of the letters and digits of a canonical text that are no boilerplate.

    Two texts have the same key when they differ only in white space, line and page ends, hyphenation, punctuation and
    quotation marks, case, and in what boilerplate stands around them (share bars, appeals, headers of pages).
    """
    kept, position = [], 0
    for stretch in boilerplate(text):
        kept.append(text[position : stretch.start])
        position = stretch.end
    kept.append(text[position:])
    words = _letters("".join(kept)) or _letters(text)
    return hashlib.sha256(words.encode()).hexdigest()


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", plain)))
