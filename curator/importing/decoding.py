"""Bytes to text: byte-order mark, else strict UTF-8, else a refusal that names the encodings to try.

Never a silent guess and never errors="replace" (RELIABILITY 1b "Encodings").
"""

import codecs
import re

from curator.errors import InputRefused

_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file"),
)

LEGACY = ("cp1251", "koi8-u", "cp866", "cp1252")
"""The one-byte encodings that Ukrainian, Russian and older English texts come in."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MAX_CONTROLS = 1 / 500
"""Share of control characters above which a file is no text; form feeds and vertical tabs are common in texts."""

_TWO_SCRIPTS = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of these bytes; `encoding` (a Python codec name) is taken at its word. Raises InputRefused."""
    kind = next((words for magic, words in _MAGIC if data.startswith(magic)), None)
    if kind is not None:
        raise InputRefused(f"{name} is {kind}, not plain text; save the article as a .txt file and import that.")
    text = _decoded_as(data, name, encoding) if encoding else _decoded(data, name)
    if "\x00" in text or len(_CONTROLS.findall(text)) > _MAX_CONTROLS * len(text):
        raise InputRefused(_no_text(data, name))
    return text


def _decoded(data: bytes, name: str) -> str:
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError as fault:
        if marked:
            sentence = f"{name} begins like {marked[:6].upper()} but is damaged; get the file again from its source."
        elif b"\x00" in data:
            sentence = _no_text(data, name)
        else:
            line = data.count(b"\n", 0, fault.start) + 1
            first, *others = likely_encodings(data)
            sentence = (
                f"{name} is not UTF-8 (line {line}); it reads best as {first}: "
                f"try --encoding {first}, else {', '.join(others[:-1])} or {others[-1]}."
            )
        raise InputRefused(sentence) from fault


def _decoded_as(data: bytes, name: str, encoding: str) -> str:
    """Decode strictly in an encoding that a person named."""
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError) as fault:
        raise InputRefused(f"There is no encoding {encoding!r}; try {', '.join(LEGACY)} or utf-16.") from fault
    try:
        return data.decode(codec.name)
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
    text = data[:100_000].decode(codec, errors="replace")
    score = -2.0 * len(_TWO_SCRIPTS.findall(text))
    for letter in text:
        if letter in "оаинетсрвлкіпдуяь":
            score += 1
        elif letter in "’‘“”–—«»…éèáíóúüöäñç£€°":
            score += 0.5
        elif letter > "\x7f" and not letter.islower():
            score -= 1
    return score
