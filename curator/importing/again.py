"""Reading an article's original once more: every candidate of what is known of it, its encoding and why, other ones.

Nothing of this is stored: the original is kept whole, so it can be asked again at any time.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from curator.errors import InputRefused
from curator.importing.decoding import PREVIEWED, Preview, decode, marked_encoding, previews
from curator.importing.html import declared_charset
from curator.importing.isolation import Content, IsolatedReader
from curator.model import Candidate, ParsedArticle

_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".md", *_PAGES)
_CODE = re.compile(rb"<(?:script|style)\b", re.IGNORECASE)
_END_OF_CODE = re.compile(rb"</(?:script|style)", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_SHOWN = 200_000
"""Bytes of an original that are looked at for a preview."""


@dataclass(frozen=True, slots=True)
class Again:
    """What an original says: candidates, and in which encoding (a codec's name) its text was read and why.

    "" for both where its format has an encoding of its own.
    """

    candidates: tuple[Candidate, ...] = ()
    encoding: str = ""
    why: str = ""


def has_choice(name: str) -> bool:
    """Whether a file of this name is text in some encoding that nobody can be sure of."""
    return Path(name).suffix.lower() in _TEXTS


def read_again(name: str, original: bytes, text: str) -> Again:
    """What the original of a stored text says; CuratorError when no reading process can be started."""
    with IsolatedReader() as reader:
        usual = _read(reader, name, original, None)
        candidates = usual.candidates if usual is not None else ()
        if not has_choice(name):
            return Again(candidates)
        if usual is not None and usual.text == text:
            return Again(candidates, *_told(name, original))
        for codec in PREVIEWED:
            chosen = _read(reader, name, original, codec)
            if chosen is not None and chosen.text == text:
                return Again(chosen.candidates, codec, "chosen by a curator")
    return Again(candidates)


def read_in(name: str, original: bytes, encoding: str) -> ParsedArticle:
    """The article in its original read in an encoding. Raises CuratorError in one sentence."""
    with IsolatedReader() as reader:
        parsed = _read(reader, name, original, encoding)
    if parsed is None:
        raise InputRefused(f"{name} cannot be read as {encoding}; choose another encoding.")
    return parsed


def _read(reader: IsolatedReader, name: str, original: bytes, encoding: str | None) -> ParsedArticle | None:
    found = (read.found for read in reader.read([Content(name, original)], encoding=encoding))
    return next((article for article in found if isinstance(article, ParsedArticle)), None)


def _told(name: str, original: bytes) -> tuple[str, str]:
    """The encoding in which an original is read by itself, and why."""
    declared = declared_charset(original) if Path(name).suffix.lower() in _PAGES else ""
    decoded = decode(original, name, declared=declared)
    if marked_encoding(original):
        return decoded.encoding, "its byte-order mark says so"
    if decoded.note:
        return decoded.encoding, "told by its letters"
    if decoded.encoding == "utf-8":
        return decoded.encoding, "it is valid UTF-8"
    return decoded.encoding, "the page declares it"


def choices(name: str, original: bytes) -> tuple[Preview, ...]:
    """The first lines of an original under each encoding, the likeliest first; of a page its words."""
    data = original[:_SHOWN]
    if Path(name).suffix.lower() in _PAGES and b"\x00" not in data:
        data = _TAG.sub(b" ", _without_code(data))
    return previews(data, 3)


def _without_code(data: bytes) -> bytes:
    """A page without its scripts and styles, in one pass whatever is left open."""
    first, *others = _CODE.split(data)
    ends = ((part, _END_OF_CODE.search(part)) for part in others)
    return b"<".join((first, *(part[end.start() + 1 :] for part, end in ends if end is not None)))
