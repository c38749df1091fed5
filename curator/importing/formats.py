"""The table of formats by file suffix, and reading one article file through it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from curator.errors import InputRefused
from curator.importing.decoding import decode
from curator.importing.files import MAX_BYTES, display_name, read_bytes
from curator.importing.metadata import read_metadata
from curator.model import ParsedArticle, PublishedBasis
from curator.text import canonical, sha256

Reader = Callable[[bytes, str, str | None], str]
"""Content, the file's name for sentences, the encoding a person named; gives the raw text or raises InputRefused."""

FORMATS: Mapping[str, Reader] = MappingProxyType({".md": decode, ".txt": decode})
"""How each suffix is read. Markdown is taken as the plain text it is: marks of layout are part of the source."""


def read_article(path: Path, *, encoding: str | None = None) -> ParsedArticle:
    """The article in a file, its text canonical and what the text says of itself. Raises InputRefused."""
    name = display_name(path)
    data = read_bytes(path)
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        known = " and ".join(FORMATS)
        raise InputRefused(f"{name} is not of a kind that can be imported; {known} files can: save the text as .txt.")
    raw = reader(data, name, encoding)
    text = canonical(raw)
    if not _says_anything(text):
        raise InputRefused(f"{name} holds only white space; nothing was imported from it.")
    return _parsed(name, data, text)


def pasted_article(text: str, **known: str) -> ParsedArticle:
    """The article in pasted words. Raises InputRefused.

    What a person said of it (`known`: title, publisher, agency, author, url, language, published_on, each an attribute
    of ParsedArticle) outranks what the text says of itself.
    """
    frozen = canonical(text)
    if not _says_anything(frozen):
        raise InputRefused("The pasted text is empty; copy the article and paste it again.")
    data = frozen.encode()
    if len(data) > MAX_BYTES:
        raise InputRefused("The pasted text is too large for an article; paste the article alone.")
    parsed = _parsed(f"pasted-{sha256(frozen)[:8]}.txt", data, frozen)
    said = {name: value for name, value in known.items() if value}
    if "published_on" in said:
        parsed = replace(parsed, published_basis=PublishedBasis.CURATOR, published_quote=None)
    return replace(parsed, **said)  # type: ignore[arg-type]  # names and forms are the caller's; TypeError if wrong


def _says_anything(text: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def _parsed(name: str, original: bytes, text: str) -> ParsedArticle:
    """A canonical text with what it says of itself."""
    metadata = read_metadata(text)
    return ParsedArticle(
        file_name=name,
        original=original,
        text=text,
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
        warnings=metadata.warnings,
    )
