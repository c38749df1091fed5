"""The table of formats by file suffix, and reading one article file through it.

The reader of a format is imported when the first file of it comes: the libraries behind some are large.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from curator.errors import InputRefused
from curator.importing import plain
from curator.importing.candidates import with_container
from curator.importing.document import Document, Source
from curator.importing.files import MAX_BYTES, display_name, found_files, read_bytes
from curator.importing.metadata import read_metadata
from curator.model import ParsedArticle, PublishedBasis
from curator.text import canonical, sha256

Reader = Callable[[Source], Document]
"""Gives the canonical text with what its container says, or raises InputRefused."""


def _html(source: Source) -> Document:
    from curator.importing import html

    return html.read(source)


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {".txt": plain.read, ".md": plain.read, ".html": _html, ".htm": _html, ".xhtml": _html}
)
"""How a file of each suffix becomes one document."""


def article_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to import, folders searched for every format there is; see files.found_files."""
    return found_files(paths, FORMATS)


def read_article(path: Path, *, encoding: str | None = None) -> ParsedArticle:
    """The article in a file, its text canonical and what is said of it. Raises InputRefused."""
    name = display_name(path)
    return article_of(Source(name, read_bytes(path), encoding))


def article_of(source: Source) -> ParsedArticle:
    """The article in the bytes of a file, read as the suffix of its name says. Raises InputRefused."""
    suffix = Path(source.name).suffix.lower()
    reader = FORMATS.get(suffix)
    if reader is None:
        raise InputRefused(_unknown(source.name))
    document = reader(source)
    if not says_anything(document.text):
        raise InputRefused(f"{source.name} holds only white space; nothing was imported from it.")
    return parsed(source.name, source.data, document)


def _unknown(name: str) -> str:
    *first, last = FORMATS
    return (
        f"{name} is not of a kind that can be imported; {', '.join(first)} and {last} files can: "
        "save the article as one of them."
    )


def pasted_article(text: str, **known: str) -> ParsedArticle:
    """The article in pasted words. Raises InputRefused.

    What a person said of it (`known`: title, publisher, agency, author, url, language, published_on, each an attribute
    of ParsedArticle) outranks what the text says of itself.
    """
    frozen = canonical(text)
    if not says_anything(frozen):
        raise InputRefused("The pasted text is empty; copy the article and paste it again.")
    data = frozen.encode()
    if len(data) > MAX_BYTES:
        raise InputRefused("The pasted text is too large for an article; paste the article alone.")
    article = parsed(f"pasted-{sha256(frozen)[:8]}.txt", data, Document(frozen))
    said = {name: value for name, value in known.items() if value}
    if "published_on" in said:
        article = replace(article, published_basis=PublishedBasis.CURATOR, published_quote=None)
    return replace(article, **said)  # type: ignore[arg-type]  # names and forms are the caller's; TypeError if wrong


def pasted_page(markup: str) -> ParsedArticle:
    """The article in HTML that was pasted or dragged from a browser, kept with its markup. Raises InputRefused."""
    from curator.importing import html

    data = markup.encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise InputRefused("The pasted page is too large for an article; paste the article alone.")
    document = html.page(markup, "The pasted page")
    if not says_anything(document.text):
        raise InputRefused("The pasted page holds no words; copy the article and paste it again.")
    return parsed(f"pasted-{sha256(document.text)[:8]}.html", data, document)


def says_anything(text: str) -> bool:
    """Whether a text holds anything but white space and signs that nobody sees."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def parsed(name: str, original: bytes, document: Document) -> ParsedArticle:
    """A document with everything that is known of it."""
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
        warnings=(*document.notes, *metadata.warnings),
        candidates=metadata.candidates,
    )
