"""The table of formats by file suffix, and reading one article file through it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from curator.errors import InputRefused
from curator.importing.decoding import decode
from curator.importing.files import display_name, read_bytes
from curator.importing.metadata import read_metadata
from curator.model import ParsedArticle
from curator.text import canonical

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
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        raise InputRefused(f"{name} holds only white space; nothing was imported from it.")
    metadata = read_metadata(text)
    return ParsedArticle(
        file_name=name,
        original=data,
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
