"""Bytes to text: byte-order mark, declared encoding, strict UTF-8, else the legacy encoding that its letters show.

A guess is made only where the letters are clear, and always told; nothing is ever replaced (RELIABILITY 1b).
"""

import codecs
import re
from dataclasses import dataclass

from curator.errors import InputRefused

_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FIRST = {mark[:1] for mark, _ in _MARKS}

_MAGIC = (
    (b"%PDF-", "a PDF document", ".pdf"),
    (b"PK\x03\x04", "a zip archive or an office document", ".docx, .odt or .zip"),
    (b"\xd0\xcf\x11\xe0", "an old office document", ""),
    (b"{\\rtf", "a rich-text (RTF) document", ".rtf"),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"SQLite format 3\x00", "a database", ""),
    (b"\x7fELF", "a program", ""),
    (b"\x1f\x8b", "a compressed file", ""),
)

_NO_TEXT = tuple(magic for magic, _, _ in _MAGIC)

LEGACY = ("cp1251", "koi8-u", "cp866", "cp1252")
"""The one-byte encodings that Ukrainian, Russian and older English texts come in."""

PREVIEWED = ("utf-8", *LEGACY, "utf-16")
"""What a person may choose from when a text reads wrong."""

_SAMPLE = 100_000
"""Bytes that are looked at to tell encodings apart."""
_CLEAR_SCORE, _CLEAR_LEAD = 0.35, 0.3
"""How natural the best reading must be a letter, and by how much it must lead, to be taken without asking."""

_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_MAX_CONTROLS = 1 / 500
"""Share of control characters above which a file is no text; form feeds and vertical tabs are common in texts."""

_HIGH = bytes(range(0x80, 0x100))
_TWO_SCRIPTS = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec that gave it, and a sentence where that codec was told by the letters alone."""

    text: str
    encoding: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first lines of some bytes under one encoding; None where it does not fit them."""

    encoding: str
    lines: str | None


def decode(data: bytes, name: str, encoding: str | None = None, declared: str = "") -> Decoded:
    """The text of these bytes, strictly. Raises InputRefused.

    `encoding` (a Python codec name) is a person's word and holds; `declared` is what the document says of itself, and
    counts where it is a known encoding that fits, before UTF-8 is tried.
    """
    for magic, kind, suffix in _MAGIC if data.startswith(_NO_TEXT) else ():
        if data.startswith(magic):
            advice = f"call it {suffix} and import it again" if suffix else "save the article as a .txt file"
            raise InputRefused(f"{name} is {kind}, not plain text; {advice}.")
    found = _decoded_as(data, name, encoding) if encoding else _decoded(data, name, declared)
    if "\x00" in found.text or _controls(found.text) > _MAX_CONTROLS * len(found.text):
        raise InputRefused(_no_text(data, name))
    return found


def _controls(text: str) -> int:
    """How many control characters a text holds; in UTF-8 they are the same bytes."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _CONTROLS))


def previews(data: bytes, lines: int = 6) -> tuple[Preview, ...]:
    """How the first lines of some bytes read under each encoding that a person may choose, the likeliest first."""
    found = []
    for codec in sorted(PREVIEWED, key=lambda codec: -_score(data, codec)):
        # A stretch may end inside a letter: the incremental decoder waits for the rest of it and stays strict.
        try:
            text = codecs.getincrementaldecoder(codec)().decode(data[:_SAMPLE])
        except UnicodeError:
            found.append(Preview(codec, None))
            continue
        shown = [line.strip()[:200] for line in text.splitlines() if line.strip()][:lines]
        found.append(Preview(codec, "\n".join(shown).replace("\x00", "\ufffd").removeprefix("\ufeff")))
    return tuple(found)


def _score(data: bytes, codec: str) -> float:
    """The place of an encoding among the previews: what fits strictly as Unicode first."""
    if codec in LEGACY:
        return _plausibility(data, codec)
    marked = next((mark for mark, name in _MARKS if data.startswith(mark) and name.startswith(codec)), None)
    try:
        codecs.getincrementaldecoder(codec)().decode(data[:_SAMPLE])
    except UnicodeError:
        return -1e9
    return 1e9 if marked or codec == "utf-8" else -1e8


def marked_encoding(data: bytes) -> str | None:
    """The codec that a byte-order mark names; None where there is none."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None) if data[:1] in _FIRST else None


def _decoded(data: bytes, name: str, declared: str) -> Decoded:
    marked = marked_encoding(data)
    said = "" if marked else _known_text_codec(declared)
    try:
        if said and (text := _strictly(data, said)) is not None:
            return Decoded(text, said)
        return Decoded(data.decode(marked or "utf-8"), marked or "utf-8")
    except UnicodeDecodeError as fault:
        if marked:
            sentence = f"{name} begins like {marked[:6].upper()} but is damaged; get the file again from its source."
        elif b"\x00" in data:
            sentence = _no_text(data, name)
        else:
            guess = _told_by_letters(data)
            if guess is not None:
                return guess
            line = data.count(b"\n", 0, fault.start) + 1
            first, *others = likely_encodings(data)
            sentence = (
                f"{name} is not UTF-8 (line {line}) and its letters do not show what it is; it reads best as {first}: "
                f"try --encoding {first}, else {', '.join(others[:-1])} or {others[-1]}."
            )
        raise InputRefused(sentence) from fault


def _known_text_codec(declared: str) -> str:
    """The codec that a document's declaration names; "" for none and for what is no encoding of text."""
    try:
        codec = codecs.lookup(declared.strip().strip("'\"")).name
        "".encode(codec)
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "cp1252" if codec in ("ascii", "iso8859-1") else codec  # as every browser does


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _told_by_letters(data: bytes) -> Decoded | None:
    """The one legacy encoding under which the letters are natural, if there is one that leads clearly."""
    foreign = len(data[:_SAMPLE]) - len(data[:_SAMPLE].translate(None, _HIGH))
    scores = sorted(((_plausibility(data, codec) / foreign, codec) for codec in LEGACY), reverse=True)
    (best, codec), (second, _), *_ = scores
    text = _strictly(data, codec)
    if text is None or best < _CLEAR_SCORE or best - second < _CLEAR_LEAD:
        return None
    note = f"It does not say how it is encoded; its letters read as {codec}. Import it with another encoding if not."
    return Decoded(text, codec, note)


def _decoded_as(data: bytes, name: str, encoding: str) -> Decoded:
    """Decode strictly in an encoding that a person named."""
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError) as fault:
        raise InputRefused(f"There is no encoding {encoding!r}; try {', '.join(LEGACY)} or utf-16.") from fault
    try:
        return Decoded(data.decode(codec.name), codec.name)
    except LookupError as fault:  # a codec of bytes to bytes, such as hex
        raise InputRefused(f"{encoding} is no encoding of text; try {', '.join(LEGACY)} or utf-16.") from fault
    except UnicodeError as fault:
        others = [other for other in ("utf-8", *LEGACY) if codecs.lookup(other).name != codec.name]
        raise InputRefused(f"{name} is not written in {encoding}; try --encoding {', '.join(others)}.") from fault


def _no_text(data: bytes, name: str) -> str:
    """What to tell of content with NULs or control characters: mostly binary, now and then UTF-16 without a mark."""
    for codec, nulls in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if nulls.count(0) > 0.3 * max(1, len(nulls)) and data.count(0) < 0.6 * len(data):
            return f"{name} looks like UTF-16 without its mark; try --encoding {codec}."
    return f"{name} is not a text file (it holds binary data); save the article as a .txt file and import that."


def likely_encodings(data: bytes) -> tuple[str, ...]:
    """The encodings of LEGACY, the most plausible first, judged by how natural the letters look."""
    return tuple(sorted(LEGACY, key=lambda codec: -_plausibility(data, codec)))


def _plausibility(data: bytes, codec: str) -> float:
    """Everyday lower-case letters count for an encoding; capitals, box drawing and words of two scripts against it."""
    # errors="replace" only to compare encodings: this text goes nowhere. A sample is enough.
    text = data[:_SAMPLE].decode(codec, errors="replace")
    score = -2.0 * len(_TWO_SCRIPTS.findall(text))
    for letter in text:
        if letter in "оаинетсрвлкіпдуяь":
            score += 1
        elif letter in "’‘“”–—«»…éèáíóúüöäñç£€°":
            score += 0.5
        elif letter > "\x7f" and not letter.islower():
            score -= 1
    return score
