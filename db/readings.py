"""Readings: what the program read in each article; derived, so written outside of acts and of the history."""

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from curator.article_readings import ENGINE, ArticleReading, ReadingCounts, figures_in
from curator.coverage import Coverage
from curator.model import Article, ArticleId
from db.connection import Connection
from db.dismissals import Dismissals
from db.side_tables import ReadingTable as R
from db.tables import ArticleTable

if TYPE_CHECKING:
    from curator.figures import FigureKind

_COUNTS = (R.article, R.version, R.figures, R.figures_open, R.suggestions)
"""In the order of `ReadingCounts`."""
_STORE = (
    "INSERT OR REPLACE INTO reading (article, version, figures, figures_open, suggestions, content)"
    " SELECT ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM article WHERE id = ?)"
)
_FIGURES = (
    "SELECT json_extract(content, '$.figures') FROM reading WHERE article = ? AND version = ?"
    " AND CASE WHEN json_valid(content) THEN json_extract(content, '$.text_sha256') END = ?"
)
"""SQLite takes them out of a reading in a third of the time that Python takes to make objects of all of it."""
_COUNTED = "UPDATE reading SET figures_open = ?1 WHERE article = ?2 AND figures_open != ?1"


class Readings:
    """The readings of a desk's articles."""

    def __init__(self, connection: Connection, dismissals: Dismissals) -> None:
        self._connection = connection
        self._dismissals = dismissals
        self._figures: tuple[str, list[tuple[int, int]]] = "{}", []
        """The content that was read last and its figures: act after act is about one article."""

    def get(self, article: ArticleId) -> ArticleReading | None:
        """The reading of an article; None when it was not read yet."""
        found = self._connection.query(R.select(*_COUNTS, R.content).where(R.article == article))
        return ArticleReading(ReadingCounts(*found[0][:-1]), found[0][-1]) if found else None

    def counts(self) -> Mapping[ArticleId, ReadingCounts]:
        """How much was found in each article that was read."""
        found = (ReadingCounts(*row) for row in self._connection.query(R.select(*_COUNTS).order_by(R.article)))
        return {counts.article: counts for counts in found}

    def unread(self, version: str, limit: int) -> tuple[ArticleId, ...]:
        """Up to so many articles that this version of the engine has not read, in the order of import."""
        read = R.select(R.article).where(R.version == version)
        query = ArticleTable.select(ArticleTable.id).where(ArticleTable.id.not_in(read)).order_by(ArticleTable.id)
        return tuple(ArticleId(number) for (number,) in self._connection.query(query.limit(limit)))

    def store(self, readings: Iterable[ArticleReading]) -> None:
        """Keep readings, each in place of an earlier one of its article; all or none. NotSaved when the disk refuses.

        One whose article was removed while it was read is left out.
        """
        kept = tuple(readings)
        with self._transaction():
            self._connection.execute_many(_STORE, [_row(reading) for reading in kept])
            self.recount(reading.counts.article for reading in kept)

    def recount(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Coverage]:
        """Count anew the figures that are open, in a transaction; nothing happens to an article that was not read.

        A reading that is damaged goes, so that the article is read again: it must not keep a person from working.
        Gives what became of the figures of each article that was counted.
        """
        counted = {}
        for article in articles:
            try:
                figures = self._figures_of(article)
            except ValueError:
                self._connection.changed(R.delete().where(R.article == article))
                continue
            if figures:
                counted[article] = coverage = self._coverage(article)
                self._connection.execute(_COUNTED, (len(coverage.open(figures)), article))
        return counted

    def open_in(self, article: ArticleId) -> int | None:
        """How many figures of an article no quote and no dismissal covers; None where no figures were read.

        ValueError when the reading is damaged.
        """
        figures = self._figures_of(article)
        return len(self._coverage(article).open(figures)) if figures else None

    def figures(self, article: Article) -> "list[tuple[int, int, FigureKind]] | None":
        """Start, end and kind of the figures in an article, in the order of its text.

        None where this version of the engine has not read it, or its reading is damaged or that of another text.
        """
        found = self._connection.row(_FIGURES, (article.id, ENGINE, article.text_sha256))
        if found is None or found[0] is None:
            return None
        return [(figure["start"], figure["end"], figure["kind"]) for figure in json.loads(found[0])]

    def _figures_of(self, article: ArticleId) -> list[tuple[int, int]]:
        found = self._connection.row("SELECT content FROM reading WHERE article = ?", (article,))
        if found is None:
            return []
        if found[0] != self._figures[0]:
            self._figures = found[0], figures_in(found[0])
        return self._figures[1]

    def _coverage(self, article: ArticleId) -> Coverage:
        quotes = self._connection.rows('SELECT "start", "end" FROM claim_quote WHERE article = ?', (article,))
        return Coverage(quotes, self._dismissals.of_article(article))

    def _transaction(self) -> AbstractContextManager[None]:
        """That of the act that is running, or one of its own."""
        return nullcontext() if self._connection.in_transaction else self._connection.transaction()


def _row(reading: ArticleReading) -> tuple[object, ...]:
    """The parameters of _STORE."""
    counts = reading.counts
    counted = (counts.figures, counts.figures_open, counts.suggestions)
    return counts.article, counts.version, *counted, reading.content, counts.article
