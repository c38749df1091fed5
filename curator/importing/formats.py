"""The table of formats by file suffix, and reading one article file through it.

The reader of a format is imported when the first file of it comes, and what reads metadata with the first article: the
libraries behind some are large, and the program, which only asks what can be imported, has another process read.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from curator.errors import InputRefused
from curator.importing.document import Document, Source, says_anything
from curator.importing.files import MAX_BYTES, display_name, found_files, passed_over, read_bytes
from curator.model import ParsedArticle, PublishedBasis
from curator.text import canonical, sha256

if TYPE_CHECKING:
    from curator.importing.table import Columns

Reader = Callable[[Source], Document]
"""Gives the canonical text with what its container says, or raises InputRefused."""


def _plain(source: Source) -> Document:
    from curator.importing import plain

    return plain.read(source)


def _html(source: Source) -> Document:
    from curator.importing import html

    return html.read(source)


def _mhtml(source: Source) -> Document:
    from curator.importing import mail

    return mail.read_page(source)


def _mail(source: Source) -> Document:
    from curator.importing import mail

    return mail.read(source)


def _pdf(source: Source) -> Document:
    from curator.importing import pdf

    return pdf.read(source)


def _docx(source: Source) -> Document:
    from curator.importing import docx

    return docx.read(source)


def _odt(source: Source) -> Document:
    from curator.importing import odt

    return odt.read(source)


def _rtf(source: Source) -> Document:
    from curator.importing import rtf

    return rtf.read(source)


DOCUMENTS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": _plain,
        ".md": _plain,
        ".html": _html,
        ".htm": _html,
        ".xhtml": _html,
        ".mhtml": _mhtml,
        ".mht": _mhtml,
        ".pdf": _pdf,
        ".docx": _docx,
        ".odt": _odt,
        ".rtf": _rtf,
        ".eml": _mail,
    }
)
"""How a file of each suffix becomes one document."""

TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")
ARCHIVE = ".zip"
FORMATS = (*DOCUMENTS, *TABLES, ARCHIVE)
"""The suffixes of everything that can be imported."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, a row or a member of an archive that was not taken, and why, in one sentence."""

    name: str
    sentence: str
    asks: str = ""
    """What a person has to say so that it can be read after all: "columns" of a table, the "encoding" of a text."""
    content: bytes = b""
    """What is to be read then."""
    fault: str = ""
    """Where we are at fault: what went wrong and where in the code (`curator.faults`), for the log."""


def article_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to import, folders searched for every format there is; see files.found_files."""
    return found_files(paths, FORMATS)


def other_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files below folders that are of no format there is, for the report; see files.passed_over."""
    return passed_over(paths, FORMATS)


def read_articles(
    path: Path, *, encoding: str | None = None, columns: "Columns | None" = None
) -> Iterator[ParsedArticle | Refusal]:
    """Every article in a file: one in a document, one a row in a table, all of an archive's; and every refusal."""
    name = display_name(path)
    try:
        source = Source(name, read_bytes(path), encoding)
    except InputRefused as fault:
        yield Refusal(name, str(fault))
        return
    yield from articles_of(source, columns)


def articles_of(source: Source, columns: "Columns | None" = None) -> Iterator[ParsedArticle | Refusal]:
    """Every article in the content of a file, and every refusal."""
    try:
        yield from _articles_of(source, columns)
    except InputRefused as fault:
        yield _refusal(source, fault)


def _refusal(source: Source, fault: InputRefused) -> Refusal:
    from curator.importing.decoding import EncodingUnknown
    from curator.importing.table import ColumnsUnknown

    asked = {ColumnsUnknown: "columns", EncodingUnknown: "encoding"}.get(type(fault), "")
    return Refusal(source.name, str(fault), asked, source.data if asked else b"")


def _articles_of(source: Source, columns: "Columns | None") -> Iterator[ParsedArticle | Refusal]:
    """Raises InputRefused where nothing (more) can be read of the file as a whole."""
    suffix = _suffix(source.name)
    if suffix in TABLES:
        yield from _rows(source, columns)
    elif suffix == ARCHIVE:
        yield from _members(source, columns)
    else:
        yield article_of(source)


def _rows(source: Source, columns: "Columns | None") -> Iterator[ParsedArticle]:
    from curator.importing import table

    found = False
    for row in table.read(source, columns):
        found = True
        yield parsed(f"{source.name}#{row.number}", row.original, row.document)
    if not found:
        raise InputRefused(f"{source.name} holds no row with a text; nothing was imported from it.")


def _members(source: Source, columns: "Columns | None") -> Iterator[ParsedArticle | Refusal]:
    from curator.importing import archive

    found = False
    for member in archive.members(source):
        found = True
        if isinstance(member, InputRefused):
            yield Refusal(source.name, str(member))
        elif member.name.lower().endswith(ARCHIVE):
            yield Refusal(member.name, f"{member.name} is an archive inside an archive; unpack it and import that.")
        else:
            try:
                yield from _articles_of(member, columns)
            except InputRefused as fault:
                yield _refusal(member, fault)
    if not found:
        raise InputRefused(f"{source.name} is an archive without files; nothing was imported from it.")


def read_article(path: Path, *, encoding: str | None = None) -> ParsedArticle:
    """The article in a document, its text canonical and what is said of it. Raises InputRefused."""
    return article_of(Source(display_name(path), read_bytes(path), encoding))


def article_of(source: Source) -> ParsedArticle:
    """The article in the bytes of a document, read as the suffix of its name says. Raises InputRefused."""
    reader = DOCUMENTS.get(_suffix(source.name))
    if reader is None:
        raise InputRefused(_unknown(source.name))
    if not source.data:
        raise InputRefused(f"{source.name} is empty; nothing was imported from it.")
    document = reader(source)
    if not says_anything(document.text):
        raise InputRefused(f"{source.name} holds only white space; nothing was imported from it.")
    return parsed(source.name, source.data, document)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _unknown(name: str) -> str:
    *first, last = FORMATS
    return (
        f"{name} is not of a kind that can be imported; {', '.join(first)} and {last} files can: "
        "save the article as one of them."
    )


def pasted_words(text: str) -> str:
    """The canonical form of pasted words. Raises InputRefused for what is no article."""
    frozen = canonical(text)
    if not says_anything(frozen):
        raise InputRefused("The pasted text is empty; copy the article and paste it again.")
    if len(frozen.encode()) > MAX_BYTES:
        raise InputRefused("The pasted text is too large for an article; paste the article alone.")
    return frozen


def pasted_name(frozen: str) -> str:
    """What pasted words are called, which come from no file."""
    return f"pasted-{sha256(frozen)[:8]}.txt"


def pasted_article(text: str, **known: str) -> ParsedArticle:
    """The article in pasted words. Raises InputRefused.

    What a person said of it (`known`: title, publisher, agency, author, url, language, published_on, each an attribute
    of ParsedArticle) outranks what the text says of itself.
    """
    frozen = pasted_words(text)
    article = parsed(pasted_name(frozen), frozen.encode(), Document(frozen))
    said = {name: value for name, value in known.items() if value}
    if "published_on" in said:
        article = replace(article, published_basis=PublishedBasis.CURATOR, published_quote=None)
    return replace(article, **said)  # type: ignore[arg-type]  # names and forms are the caller's; TypeError if wrong


def parsed(name: str, original: bytes, document: Document) -> ParsedArticle:
    """A document with everything that is known of it."""
    from curator import oddities
    from curator.importing.candidates import with_container
    from curator.importing.metadata import read_metadata

    metadata = with_container(read_metadata(document.text, document.head), document)
    return ParsedArticle(
        file_name=name,
        original=original,
        text=document.text,
        title=metadata.title,
        publisher=metadata.publisher,
        agency=metadata.agency,
        author=metadata.author,
        url=metadata.url,
        language=metadata.language,
        published_on=metadata.published_on,
        published_basis=metadata.published_basis,
        published_quote=metadata.published_quote,
        updated_on=metadata.updated_on,
        warnings=(*document.notes, *oddities.told(document.text), *metadata.warnings),
        candidates=metadata.candidates,
    )
