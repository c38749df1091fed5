"""How articles, and previews of tables, are put into frames (`curator.confined.frames`) and taken out of them."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from curator.confined.frames import BrokenFrame
from curator.importing.table import Columns, Preview
from curator.model import Candidate, ParsedArticle, PublishedBasis

_OWN_WAY = frozenset(("original", "text", "candidates", "warnings", "published_basis", "published_quote"))
_WORDS = tuple(field.name for field in fields(ParsedArticle) if field.name not in _OWN_WAY)
_CANDIDATE = tuple(field.name for field in fields(Candidate))


def packed_article(article: ParsedArticle) -> tuple[dict[str, Any], list[bytes]]:
    """An article as a head and blobs: its text, and its original where that is not the very same bytes."""
    head: dict[str, Any] = {name: getattr(article, name) for name in _WORDS}
    head["published_basis"] = str(article.published_basis)
    head["published_quote"] = article.published_quote
    head["warnings"] = article.warnings
    head["candidates"] = [[getattr(one, name) for name in _CANDIDATE] for one in article.candidates]
    text = article.text.encode()
    return head, [text] if article.original == text else [text, article.original]


def unpacked_article(head: Any, blobs: Sequence[bytes]) -> ParsedArticle:
    """The article in a head and blobs. Raises BrokenFrame for what is none."""
    try:
        known: dict[str, Any] = {name: _word(head[name]) for name in _WORDS}
        return ParsedArticle(
            **known,
            text=blobs[0].decode(),
            original=blobs[-1],
            published_basis=PublishedBasis(head["published_basis"]),
            published_quote=_quote(head["published_quote"]),
            warnings=tuple(str(sentence) for sentence in head["warnings"]),
            candidates=tuple(_candidate(*one) for one in head["candidates"]),
        )
    except (LookupError, TypeError, ValueError) as fault:
        raise BrokenFrame("this is no article") from fault


def packed_preview(preview: Preview) -> dict[str, Any]:
    """A preview of a table as a head."""
    return {
        "header": preview.header,
        "rows": preview.rows,
        "proposal": asdict(preview.proposal),
        "certain": preview.certain,
    }


def unpacked_preview(head: Any) -> Preview:
    """The preview in a head. Raises BrokenFrame for what is none."""
    try:
        header = tuple(str(name) for name in head["header"])
        rows = tuple(tuple(str(cell) for cell in row) for row in head["rows"])
        proposal = Columns(**{str(field): str(column) for field, column in head["proposal"].items()})
        if not header or any(len(row) != len(header) for row in rows):
            raise BrokenFrame("this is no table")
        return Preview(header, rows, proposal, bool(head["certain"]))
    except (LookupError, TypeError, ValueError, AttributeError) as fault:
        raise BrokenFrame("this is no preview") from fault


def _candidate(field: str, value: str, source: str, quote: Any, hint: Any) -> Candidate:
    return Candidate(str(field), str(value), str(source), _quote(quote), bool(hint))


def _word(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("a word or nothing is wanted")
    return value


def _quote(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    start, end = value
    return int(start), int(end)
