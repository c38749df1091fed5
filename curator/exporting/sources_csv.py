"""sources.csv: the articles that the exported claims quote. Columns: CODEBOOK "sources.csv"."""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from curator.exporting.data import Selection, source_id
from curator.exporting.table import ExportColumn, ForeignKey, Table
from curator.model import Article, PublishedBasis

_HASH = "[0-9a-f]{64}"
_ID = "SO-[0-9]{4,}"


class SourceRow(NamedTuple):
    """An article and the earlier one that it repeats, if it does."""

    article: Article
    same_text_as: int | None


Column = ExportColumn[SourceRow]


def source_rows(selection: Selection) -> Iterator[SourceRow]:
    """A row for each article behind the exported swaps, by publication date and then id, undated ones last."""
    return (SourceRow(article, selection.copy_of.get(article.id)) for article in selection.articles)


def _of(name: str) -> Callable[[Sequence[SourceRow]], list[str]]:
    """Cells with an attribute of the article; blank where it is not known."""
    attribute = attrgetter(f"article.{name}")
    return lambda rows: [attribute(row) or "" for row in rows]


SOURCES: Table[SourceRow] = Table(
    "sources",
    "Sources",
    "One row per article that a claim quotes. The texts themselves are not part of the bundle.",
    (
        Column(
            "source_id",
            "string",
            "Stable id of the article.",
            lambda rows: [source_id(row.article.id) for row in rows],
            (),
            True,
            _ID,
        ),
        Column("file_name", "string", "Name of the file it was imported from.", _of("file_name"), (), True),
        Column("file_sha256", "string", "SHA-256 of that file.", _of("file_sha256"), (), True, _HASH),
        Column(
            "text_sha256",
            "string",
            "SHA-256 of the stored text in UTF-8, in which the positions of quotes and figures count.",
            _of("text_sha256"),
            (),
            True,
            _HASH,
        ),
        Column(
            "characters",
            "integer",
            "Length of the stored text in code points.",
            lambda rows: [str(len(row.article.text)) for row in rows],
            (),
            True,
            minimum=1,
        ),
        Column("title", "string", "Headline.", _of("title")),
        Column("publisher", "string", "Who published it.", _of("publisher")),
        Column("agency", "string", "The news agency its text came from.", _of("agency")),
        Column("author", "string", "Who wrote it.", _of("author")),
        Column("url", "string", "Where it was published.", _of("url")),
        Column("language", "string", "Language, ISO 639-1.", _of("language")),
        Column("published_on", "date", "Day of publication.", _of("published_on")),
        Column("published_basis", "string", "Where that day was read.", _of("published_basis"), PublishedBasis, True),
        Column(
            "updated_on", "date", "Day of the last update it names; never the day of publication.", _of("updated_on")
        ),
        Column("imported_on", "datetime", "When it was imported, UTC.", _of("imported_on"), (), True),
        Column(
            "same_text_as",
            "string",
            "The earlier source whose text it repeats nearly word for word.",
            lambda rows: ["" if row.same_text_as is None else source_id(row.same_text_as) for row in rows],
            pattern=_ID,
        ),
    ),
    primary_key=("source_id",),
    foreign_keys=(ForeignKey("same_text_as", "", "source_id"),),
)
