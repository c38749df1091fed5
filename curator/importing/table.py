"""Tables of articles (CSV, TSV, JSON lines): a row an article, by a mapping of columns that a person sees."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from types import MappingProxyType

from curator.errors import InputRefused
from curator.importing.days import iso_day
from curator.importing.decoding import decode
from curator.importing.document import Document, Source, says_anything, under_title
from curator.model import Candidate
from curator.text import canonical

_NAMES = MappingProxyType(
    {
        "text": "text body content article articletext fulltext articlebody maintext message "
        "текст зміст содержание стаття статья",
        "title": "title headline header heading subject заголовок назва название",
        "publisher": "publisher source outlet site sitename newspaper medium media domain "
        "видання издание джерело источник сайт",
        "date": "date published publishedon publishedat publisheddate publicationdate pubdate datepublished day дата",
        "url": "url link uri address href permalink посилання ссылка",
    }
)
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 20
_LONGEST_CELL = 10_000_000
_MOST_COLUMNS = 500
_LONGEST_NAME = 300
"""Code points of a column's name; what is longer is an article, in a table without names."""
_SHOWN = 400
"""Code points of a cell that a preview holds."""
_MARKUP = re.compile(r"</(?:p|div|a|span|h\d|li|strong|b|em)>|<(?:br|p)\s*/?>", re.IGNORECASE)


class ColumnsUnknown(InputRefused):
    """No column of a table is known to hold the text: a person has to say which."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what of an article, by its name in the header; "" for what no column holds."""

    text: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""

    @classmethod
    def parsed(cls, words: str) -> "Columns":
        """The mapping that `text=body,title=headline` says. Raises InputRefused."""
        said = dict(part.split("=", 1) for part in words.split(",") if "=" in part)
        known = {field.name for field in fields(cls)}
        given = {key.strip(): value.strip() for key, value in said.items()}
        if not given.get("text") or not given.keys() <= known or len(said) != len(words.split(",")):
            raise InputRefused(
                f"“{words}” is no mapping of columns; write it as text=COLUMN,title=COLUMN,publisher=COLUMN,"
                "date=COLUMN,url=COLUMN."
            )
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Preview:
    """The names of a table's columns and its first rows, for a person who maps them."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    proposal: Columns
    """By the names of the columns; the text without a known name is the column with the longest cells."""
    certain: bool
    """Whether the text column was known by its name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a table: its number from 1, the document and the bytes to keep as its original."""

    number: int
    document: Document
    original: bytes


def preview(source: Source) -> Preview:
    """What a table holds and how it would be read. Raises InputRefused."""
    rows = list(islice(_rows(source), _SAMPLE_ROWS))
    header = _header(rows, source.name)
    shown = tuple(tuple(cells.get(name, "")[:_SHOWN] for name in header) for cells, _ in rows)
    named = {field: _named(field, header) for field in _NAMES}
    certain = bool(named["text"])
    if not certain:
        taken = set(named.values())
        free = [name for name in header if name not in taken] or list(header)
        named["text"] = max(free, key=lambda name: sum(len(cells.get(name, "")) for cells, _ in rows))
    return Preview(header, shown, Columns(**named), certain)


def read(source: Source, columns: Columns | None = None) -> Iterator[Row]:
    """Every row that holds a text; without a mapping the columns must be known by name. Raises InputRefused."""
    if columns is None:
        found = preview(source)
        if not found.certain:
            raise ColumnsUnknown(
                f"{source.name} has no column called text; say which one it is: "
                f"--columns text={found.proposal.text} (it has {', '.join(found.header[:12])})."
            )
        columns = found.proposal
    missing = _missing(columns, source)
    if missing:
        raise InputRefused(f"{source.name} has no column called {missing}; look at its first line.")
    for number, (cells, original) in enumerate(_rows(source), 1):
        if says_anything(cells.get(columns.text, "")):
            yield Row(number, _document(cells, columns, source.name), original)


def _missing(columns: Columns, source: Source) -> str:
    header = _header(list(islice(_rows(source), _SAMPLE_ROWS)), source.name)
    wanted = (getattr(columns, field.name) for field in fields(columns))
    return next((name for name in wanted if name and name not in header), "")


def _document(cells: Mapping[str, str], columns: Columns, name: str) -> Document:
    """The article of one row, under its title, for numbers stand there too."""
    body, said = _body(cells[columns.text], name)
    title = " ".join(cells.get(columns.title, "").split())
    day = cells.get(columns.date, "").strip()
    known = (
        ("title", title[:400], columns.title),
        ("publisher", " ".join(cells.get(columns.publisher, "").split())[:400], columns.publisher),
        ("published_on", iso_day(day), columns.date),
        ("url", cells.get(columns.url, "").strip()[:2_000], columns.url),
    )
    candidates = tuple(Candidate(field, value, f"column {column}") for field, value, column in known if value)
    notes = said
    if day and not iso_day(day):
        notes += (f"The date “{day[:40]}” of its column can't be read; enter the publication date if you know it.",)
    return Document(under_title(title, body), 0, candidates, (), notes)


def _body(cell: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The words of a cell, without its markup where it holds a piece of a page."""
    if len(_MARKUP.findall(cell[:20_000])) < 2:
        return canonical(cell), ()
    from curator.importing import html

    page = html.page(cell, name)
    return page.text, page.notes


def _header(rows: Sequence[tuple[Mapping[str, str], bytes]], name: str) -> tuple[str, ...]:
    header = tuple(dict.fromkeys(key for cells, _ in rows for key in cells))
    if not header:
        raise InputRefused(f"{name} holds no rows under a line of column names; nothing was imported from it.")
    if len(header) > _MOST_COLUMNS:
        raise InputRefused(f"{name} has more than {_MOST_COLUMNS} columns; keep those with the articles.")
    if any(len(column) > _LONGEST_NAME for column in header):
        raise InputRefused(f"{name} has no line of column names at its top; add one and import it again.")
    return header


def _named(field: str, header: Iterable[str]) -> str:
    """The column whose name says that it holds something, the better name first."""
    wanted = _NAMES[field].split()
    plain = {re.sub(r"[\W_]", "", name).lower(): name for name in reversed(tuple(header))}
    return next((plain[name] for name in wanted if name in plain), "")


def _rows(source: Source) -> Iterator[tuple[dict[str, str], bytes]]:
    """The rows as cells by column, each with the bytes that are kept of it. Raises InputRefused."""
    text = decode(source.data, source.name, source.encoding).text.lstrip("\ufeff")
    if source.name.lower().endswith((".jsonl", ".ndjson")):
        yield from _json_rows(text, source.name)
        return
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = [name.strip() for name in next(lines, [])]
        for cells in lines:
            if any(cells):
                yield dict(zip(header, cells, strict=False)), _one_row(header, cells)
    except csv.Error as fault:
        raise InputRefused(f"{source.name} breaks off at line {lines.line_num} ({fault}); mend it there.") from fault


def _one_row(header: Sequence[str], cells: Sequence[str]) -> bytes:
    """A table of its own with the one row."""
    out = io.StringIO()
    csv.writer(out).writerows((header, cells))
    return out.getvalue().encode("utf-8", "replace")


def _delimiter(text: str) -> str:
    """What parts the names in the header: whichever of the usual signs stands there most."""
    line = re.sub(r'"[^"]*"', "", text[:20_000].split("\n", 1)[0])
    return max(_DELIMITERS, key=line.count)


def _json_rows(text: str, name: str) -> Iterator[tuple[dict[str, str], bytes]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as fault:
            raise InputRefused(f"{name} is no JSON at line {number}; mend it there.") from fault
        if not isinstance(row, dict):
            raise InputRefused(f"{name} holds no object at line {number}; each line must be one.")
        cells = {
            str(key): value if isinstance(value, str) else "" if value is None else json.dumps(value)
            for key, value in row.items()
        }
        yield cells, line.strip().encode("utf-8", "replace")
