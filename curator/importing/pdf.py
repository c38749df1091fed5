"""PDF documents: their words in reading order, lines joined to paragraphs again, words hyphenated at line ends whole.

pypdf gives the pieces with their places; what is one paragraph is judged by distance, indent, size and punctuation.
"""

import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from curator.errors import InputRefused
from curator.importing.days import iso_day
from curator.importing.document import Document, Source, paragraphs, refuse_length
from curator.importing.package import damaged
from curator.model import Candidate
from curator.text import canonical

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the document

MAX_PAGES = 2_000
_BLANKS = re.compile(r"[ \t\f\v]+")
_LIGATURES = MappingProxyType(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_TYPESET = str.maketrans(dict(_LIGATURES))
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"(?P<first>[^\W\d_]+)[-\u2010]$")
_SOFT = re.compile(r"[^\W\d_]\u00ad$")
_LOWER = re.compile(r"(?P<rest>[^\W\d_]+)")
_KEEPS_HYPHEN = frozenset(("anti", "co", "ex", "non", "post", "pre", "pro", "re", "self", "semi", "well"))
_APART = 1.35
"""How many times the usual distance of lines parts two paragraphs."""
_EDGE_LINES = 3
"""How many lines at the top and the bottom of a page may be its header or footer."""
_SAME_HEIGHT = 3
"""Points."""
_NO_TITLE = re.compile(r"microsoft|untitled|\.(?:docx?|indd|qxd|pdf|rtf|odt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line on a page: its words, the left end, the base line upwards and the size of type, in points."""

    words: str
    x: float
    y: float
    size: float


def read(source: Source) -> Document:
    """The text of a .pdf file and what its properties say. Raises InputRefused."""
    try:
        return _read(source)
    except (InputRefused, MemoryError):
        raise
    except Exception as fault:  # pypdf lets every kind of fault of a broken file escape (RELIABILITY 1c)
        raise InputRefused(damaged(source.name)) from fault


def _read(source: Source) -> Document:
    reader = PdfReader(io.BytesIO(source.data))
    _unlock(reader, source.name)
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise InputRefused(f"{source.name} has {count} pages, too many for an article; cut out the article.")
    pages: list[list[Line]] = []
    characters = 0
    for page in reader.pages:
        pages.append(_lines(page))
        characters += sum(len(line.words) for line in pages[-1])
        refuse_length(characters, source.name)
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == count:
        raise InputRefused(
            f"{source.name} holds no text, only pictures; have its text recognised (OCR) and import that."
        )
    heights = _furniture(pages)
    furniture = [[line for line in _edges(lines) if _is_furniture(line, heights)] for lines in pages]
    body = [[line for line in lines if line not in edges] for lines, edges in zip(pages, furniture, strict=True)]
    blocks = _paragraphs(body)
    repeated = dict.fromkeys(line.words for edges in furniture for line in edges)
    text = canonical(paragraphs([*blocks, "\n".join(repeated)]))
    title = _largest(next((lines for lines in body if lines), []))
    head = max(0, text.find(title)) if title else 0
    stronger = (Candidate("title", title, "largest type"),) if title else ()
    return Document(text, head, stronger, _properties(reader), _told(empty, count, bool(repeated)))


def _unlock(reader: PdfReader, name: str) -> None:
    """Open a file that only forbids changes; one with a password is refused."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError):
        opened = 0  # type: ignore[assignment]
    if not opened:
        raise InputRefused(f"{name} is encrypted; open it where you can, print it to a new PDF and import that.")


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order in which they were set."""
    pieces: list[tuple[str, float, float, float]] = []

    def piece(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] or tm[1] or 1) * abs(cm[3] or cm[1] or 1)
        pieces.append((text, float(x), float(y), float(size) * scale))

    page.extract_text(visitor_text=piece)
    return _rows(_assembled(pieces))


def _rows(lines: Iterable[Line]) -> list[Line]:
    """Lines that stand side by side are cells of one row, parted by tabs."""
    found: list[Line] = []
    end = 0.0
    for line in lines:
        if found and abs(found[-1].y - line.y) < 0.2 * line.size and line.x > end:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\t{line.words}")
        else:
            found.append(line)
        end = line.x
    return found


def _assembled(pieces: list[tuple[str, float, float, float]]) -> Iterator[Line]:
    """Lines made of pieces; a line stands where its first words stand."""
    words: list[str] = []
    place: tuple[float, float, float] | None = None
    for text, *where in pieces:
        first, *more = text.split("\n")
        for part, ends in ((first, False), *((part, True) for part in more)):
            if ends:
                if place and (shown := _shown(words)):
                    yield Line(shown, *place)
                words, place = [], None
            words.append(part)
            if place is None and part.strip():
                place = (where[0], where[1], where[2])
    if place and (shown := _shown(words)):
        yield Line(shown, *place)


def _shown(words: list[str]) -> str:
    return _BLANKS.sub(" ", "".join(words).translate(_TYPESET)).strip()


# -- headers and footers ------------------------------------------------------------------------------------------


def _pattern(words: str) -> str:
    return re.sub(r"\d+", "#", words)


def _furniture(pages: list[list[Line]]) -> dict[str, float]:
    """The heights of lines that stand at the edge of most pages, numbers aside, by how they read."""
    shown = [lines for lines in pages if lines]
    found: dict[str, list[Line]] = {}
    for lines in shown:
        for pattern, line in {_pattern(line.words): line for line in _edges(lines)}.items():
            found.setdefault(pattern, []).append(line)
    least = max(2, len(shown) // 2 + 1)
    furniture = {}
    for pattern, lines in found.items():
        height = median(line.y for line in lines)
        if sum(abs(line.y - height) < _SAME_HEIGHT for line in lines) >= least:
            furniture[pattern] = height
    return furniture


def _is_furniture(line: Line, heights: dict[str, float]) -> bool:
    """Whether a line at the edge of a page is a header or a footer."""
    known = heights.get(_pattern(line.words))
    return known is not None and abs(line.y - known) < _SAME_HEIGHT


def _edges(page: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.y)
    return [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]


# -- paragraphs ---------------------------------------------------------------------------------------------------


def _paragraphs(pages: list[list[Line]]) -> list[str]:
    """Lines joined to paragraphs, over the ends of columns and pages too."""
    lengths = [len(line.words) for lines in pages for line in lines]
    full = sorted(lengths)[int(len(lengths) * 0.9)] if lengths else 0
    known = " ".join(line.words for lines in pages for line in lines)
    blocks: list[str] = []
    before: Line | None = None
    for lines in pages:
        leading = _leading(lines)
        for position, line in enumerate(lines):
            if before is not None and "\t" in before.words and "\t" in line.words:
                blocks[-1] = f"{blocks[-1]}\n{line.words}"
            elif before is not None and not _parted(before, line, leading, full, same_page=position > 0):
                blocks[-1] = _joined(blocks[-1], line.words, known)
            else:
                blocks.append(line.words)
            before = line
    return blocks


def _leading(lines: list[Line]) -> dict[int, float]:
    """The usual distance of two lines of one size, by the size in points."""
    gaps: dict[int, list[float]] = {}
    for upper, lower in pairwise(lines):
        if round(upper.size) == round(lower.size) and 0 < upper.y - lower.y < 4 * max(upper.size, 1):
            gaps.setdefault(round(upper.size), []).append(upper.y - lower.y)
    return {size: sorted(found)[len(found) // 3] if len(found) > 2 else median(found) for size, found in gaps.items()}


def _parted(upper: Line, lower: Line, leading: dict[int, float], full: int, *, same_page: bool) -> bool:
    """Whether a new paragraph begins with the lower line."""
    if "\t" in upper.words or "\t" in lower.words:
        return True
    if abs(upper.size - lower.size) > 0.08 * max(upper.size, lower.size):
        return True
    if upper.words.endswith(("-", "\u2010", "\u00ad")) and lower.words[:1].islower():
        return False
    usual = leading.get(round(lower.size), 0)
    gap = upper.y - lower.y
    ended = bool(_ENDS.search(upper.words))
    if same_page and gap >= 0:
        if usual and gap > _APART * usual:
            return True
        if lower.x > upper.x + 0.6 * lower.size and gap > 0.3 * lower.size:
            return ended or lower.words[:1].isupper()
        return ended and len(upper.words) < 0.75 * full
    # The next column or page: a sentence goes on, a paragraph that ends with its sentence is over.
    return ended or (len(upper.words) < 0.6 * full and not lower.words[:1].islower())


def _joined(upper: str, lower: str, known: str) -> str:
    """Two lines of one paragraph as one; a word that was hyphenated at the end of the line is whole again."""
    if _SOFT.search(upper):
        return upper[:-1] + lower
    first, rest = _HYPHEN.search(upper), _LOWER.match(lower)
    if upper.endswith(("-", "\u2010")) and (not first or not rest or not rest["rest"][0].islower()):
        return upper + lower  # "1000-for-" + "1000", "Ukraine-" + "Russia"
    if first is None or rest is None:
        return f"{upper} {lower}"
    whole, compound = first["first"] + rest["rest"], f"{first['first']}-{rest['rest']}"
    keeps = first["first"].lower() in _KEEPS_HYPHEN or re.search(rf"\b{re.escape(compound)}\b", known)
    if keeps and not re.search(rf"\b{re.escape(whole)}\b", known):
        return upper + lower
    return upper[:-1] + lower


# -- what is said of it -------------------------------------------------------------------------------------------


def _largest(lines: list[Line]) -> str:
    """The lines at the head of the first page that are set larger than the rest, "" where none are."""
    if len(lines) < 3:
        return ""
    usual = median(line.size for line in lines for _ in range(1 + len(line.words) // 20))
    largest = max(lines, key=lambda line: line.size)
    if largest.size < 1.2 * usual:
        return ""
    start = lines.index(largest)
    taken = [largest.words]
    for line in lines[start + 1 :]:
        if abs(line.size - largest.size) > 0.05 * largest.size:
            break
        taken.append(line.words)
    title = ""
    for words in taken:
        title = _joined(title, words, "") if title else words
    return title if len(title) <= 300 else ""


def _properties(reader: PdfReader) -> tuple[Candidate, ...]:
    said: Mapping[str, Any] = reader.metadata or {}
    found = []
    for key, name in (
        ("/Title", "title"),
        ("/Author", "author"),
        ("/CreationDate", "published_on"),
        ("/ModDate", "updated_on"),
    ):
        words = " ".join(str(said.get(key) or "").split())
        value = iso_day(words.removeprefix("D:")[:8]) if name.endswith("_on") else words
        if value and len(value) <= 400:
            hint = name != "title" or bool(_NO_TITLE.search(value))
            found.append(Candidate(name, value, f"document property {key[1:]}", hint=hint))
    return tuple(found)


def _told(empty: list[int], count: int, furniture: bool) -> tuple[str, ...]:
    notes = []
    if empty:
        pages = ", ".join(map(str, empty[:10])) + (" and more" if len(empty) > 10 else "")
        notes.append(f"Of {count} pages these hold no text, perhaps pictures of it: {pages}.")
    if furniture:
        notes.append("Lines that repeat at the edges of the pages stand once, at the end.")
    return tuple(notes)
