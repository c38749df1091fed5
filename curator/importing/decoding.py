"""Bytes to text: byte-order mark, declared encoding, strict UTF-8, else the encoding that its letters show.

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

_WIDE_SHARE = 0.95

_HIGH = bytes(range(0x80, 0x100))
_WESTERN = ("cp1252", "cp1250", "iso8859-2", "iso8859-15")
"""What servers and templates declare without asking what the page is written in."""
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]{4,}")
_TWO_SCRIPTS = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


class EncodingUnknown(InputRefused):
    """The letters of a text do not show how it is encoded: a person has to say it."""


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
    counts where it is a known encoding that fits, before UTF-8 is tried. A declaration of one byte a letter fits any
    bytes, so that it yields where they are valid UTF-8, which no text of such an encoding is by chance, and a Western
    one where the letters clearly are Cyrillic words.
    """
    for magic, kind, suffix in _MAGIC if data.startswith(_NO_TEXT) else ():
        if data.startswith(magic):
            advice = f"call it {suffix} and import it again" if suffix else "save the article as a .txt file"
            raise InputRefused(f"{name} is {kind}, not plain text; {advice}.")
    found = _decoded_as(data, name, encoding) if encoding else _decoded(data, name, declared)
    if "\x00" in found.text or _controls(found.text) > _MAX_CONTROLS * len(found.text):
        raise InputRefused(_no_text(name))
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
    if not marked and b"\x00" in data[:_SAMPLE] and (wide := _unmarked_wide(data)) is not None:
        return wide
    try:
        if said in LEGACY and _is_utf8_for_sure(data):
            note = f"It declares {declared.strip()} but is valid UTF-8, and is read so."
            return Decoded(data.decode("utf-8"), "utf-8", note)
        if said in _WESTERN and (cyrillic := _cyrillic(data, declared)) is not None:
            return cyrillic
        if said and (text := _strictly(data, said)) is not None:
            return Decoded(text, said)
        return Decoded(data.decode(marked or "utf-8"), marked or "utf-8")
    except UnicodeDecodeError as fault:
        if marked:
            sentence = f"{name} begins like {marked[:6].upper()} but is damaged; get the file again from its source."
            raise InputRefused(sentence) from fault
        if b"\x00" in data:
            raise InputRefused(_no_text(name)) from fault
        guess = _told_by_letters(data, declared)
        if guess is not None:
            return guess
        line = data.count(b"\n", 0, fault.start) + 1
        first, *others = likely_encodings(data)
        raise EncodingUnknown(
            f"{name} is not UTF-8 (line {line}) and its letters do not show what it is; it reads best as {first}: "
            f"try --encoding {first}, else {', '.join(others[:-1])} or {others[-1]}."
        ) from fault


def _is_utf8_for_sure(data: bytes) -> bool:
    """Whether bytes are valid UTF-8 with more than one letter beyond ASCII."""
    text = _strictly(data, "utf-8")
    return text is not None and len(data) - len(text) > 2


def _unmarked_wide(data: bytes) -> Decoded | None:
    """A text in UTF-16 without its mark: of every second byte nearly all stand for Latin, Cyrillic or dashes."""
    for codec, pages in (("utf-16-le", data[1:_SAMPLE:2]), ("utf-16-be", data[:_SAMPLE:2])):
        known = sum(map(pages.count, (0x00, 0x04, 0x20)))
        if known > _WIDE_SHARE * len(pages) and (text := _strictly(data, codec)) is not None and "\x00" not in text:
            return Decoded(text, codec, f"It has no byte-order mark; its letters read as {codec}.")
    return None


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


def _cyrillic(data: bytes, declared: str) -> Decoded | None:
    """The Cyrillic text that bytes are which declare to be Western; single letters of French do not make it one."""
    foreign = _foreign(data)
    guess = _told_by_letters(data, declared) if foreign else None
    if guess is None or guess.encoding in _WESTERN:
        return None
    return guess if sum(map(len, _CYRILLIC_WORD.findall(guess.text[:_SAMPLE]))) > 0.5 * foreign else None


def _foreign(data: bytes) -> int:
    """How many bytes of a sample are no ASCII."""
    return len(data[:_SAMPLE]) - len(data[:_SAMPLE].translate(None, _HIGH))


def _told_by_letters(data: bytes, declared: str = "") -> Decoded | None:
    """The one legacy encoding under which the letters are natural, if there is one that leads clearly."""
    foreign = _foreign(data)
    scores = sorted(((_plausibility(data, codec) / foreign, codec) for codec in LEGACY), reverse=True)
    (best, codec), (second, _), *_ = scores
    text = _strictly(data, codec)
    if text is None or best < _CLEAR_SCORE or best - second < _CLEAR_LEAD:
        return None
    said = f"declares {declared.strip()}, but" if declared.strip() else "does not say how it is encoded;"
    note = f"It {said} its letters read as {codec}. Import it with another encoding if not."
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


def _no_text(name: str) -> str:
    """What to tell of content with NULs or control characters."""
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
