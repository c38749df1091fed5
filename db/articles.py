"""Articles: rows to values and back, import, the list with its open work, search.

Texts and originals are kept once for each content, under their SHA-256, and never change; an article row refers to
them, so the history never copies a text.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from curator.errors import NotAllowed
from curator.model import Article, ArticleId, ArticleRow, ArticleState, ParsedArticle, PublishedBasis, SwapId
from curator.searching import Snippet, phrases, snippet
from curator.text import opening
from db.article_import import METADATA, ArticleImport, ImportResult
from db.article_index import ArticleIndex
from db.codes import code
from db.connection import Connection, Statement
from db.history import History
from db.revisions import MAY_REVISE
from db.side_tables import PlaceTable, UnfoldedTable
from db.tables import ArticleTable as A
from db.tables import DecisionTable, DismissalTable, KeptQuoteTable, OriginalRow, QuoteTable, RevisionTable, TextRow

_ARTICLE = tuple(f.name for f in fields(Article))
_REVISABLE = frozenset({*METADATA, "published_on", "published_basis", "updated_on", "confirmed"})


def _whole() -> Any:
    """The query for articles with their texts."""
    columns = (TextRow.text if name == "text" else getattr(A, name) for name in _ARTICLE)
    return A.select(*columns).join(TextRow, on=(A.text_sha256 == TextRow.sha256))


_HEAD = 1000
"""So many code points of a text are looked at for how it begins."""
_LISTED = f"""
    SELECT a.id, a.file_name, a.title, a.publisher, a.published_on, a.confirmed, a.done, r.figures_open,
        (SELECT min(o.article) FROM copy o WHERE o.alike = k.alike),
        (SELECT count(*) FROM copy o WHERE o.alike = k.alike), v.revises,
        v.article IS NULL AND ({MAY_REVISE}),
        CASE a.title WHEN '' THEN (SELECT substr(t.text, 1, {_HEAD}) FROM article_text t WHERE t.sha256 = a.text_sha256)
        END
    FROM article a LEFT JOIN reading r ON r.article = a.id LEFT JOIN copy k ON k.article = a.id
        LEFT JOIN revision v ON v.article = a.id
    WHERE {{}} ORDER BY a.id
"""  # noqa: S608 - our own
_FED = """
    SELECT q.article, c.swap, count(DISTINCT q.claim) FROM claim_quote q JOIN claim c ON c.id = q.claim
    WHERE {} GROUP BY q.article, c.swap ORDER BY q.article, c.swap
"""
"""How many claims of which swap quote each article."""


def _lines(which: str, which_quotes: str) -> tuple[str, str]:
    """The two statements that give lines of the list."""
    return _LISTED.format(which), _FED.format(which_quotes)


_ALL = Statement(_whole().order_by(A.id))
_QUOTED = Statement(QuoteTable.select(QuoteTable.article).distinct().order_by(QuoteTable.article))
_ONE = Statement(_whole().where(A.id == 0))
_THERE = "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))"
_EVERY_LINE = _lines("1", "1")
_LINES = _lines(
    "a.id IN (SELECT value FROM json_each(?))",
    "q.article IN (SELECT value FROM json_each(?))",
)


class Articles:
    """The articles of a desk."""

    def __init__(self, connection: Connection, history: History, index: ArticleIndex) -> None:
        self._connection = connection
        self._history = history
        self._index = index

    # ---- reading

    def get(self, article: ArticleId) -> Article:
        """One article with its text; KeyError when there is none of that id."""
        found = self._connection.row(_ONE, (article,))
        if found is None:
            raise KeyError(f"there is no article {article}")
        return _article(found)

    def all(self) -> tuple[Article, ...]:
        """Every article with its text, in the order of import."""
        return tuple(_article(row) for row in self._connection.rows(_ALL))

    def quoted(self) -> tuple[ArticleId, ...]:
        """Every article that a claim quotes, in the order of import."""
        return tuple(ArticleId(number) for (number,) in self._connection.rows(_QUOTED))

    def original(self, article: ArticleId) -> bytes:
        """The bytes of the file an article was imported from; KeyError when there is no such article."""
        query = OriginalRow.select(OriginalRow.content).join(A, on=(A.file_sha256 == OriginalRow.sha256))
        found = self._connection.query(query.where(A.id == article))
        if not found:
            raise KeyError(f"there is no article {article}")
        return bytes(found[0][0])

    def published_quote(self, article: ArticleId) -> tuple[int, int] | None:
        """Where in its text the publication date was read (code points), None when it was not read there."""
        found = self._connection.query(A.select(A.published_start, A.published_end).where(A.id == article))
        return (int(found[0][0]), int(found[0][1])) if found and found[0][0] is not None else None

    def rows(self, which: Iterable[int] | None = None) -> tuple[ArticleRow, ...]:
        """Lines of the list, with what is still to do in each: all in the order of import, or those asked for.

        Those asked for come in that order; what is not there (any more) is left out.
        """
        if which is None:
            return self._rows(_EVERY_LINE)
        wanted = list(which)
        found = {row.id: row for row in self._rows(_LINES, json.dumps(wanted))}
        return tuple(found[ArticleId(number)] for number in wanted if number in found)

    def row(self, article: ArticleId) -> ArticleRow:
        """One line of the list; KeyError when there is no such article."""
        found = self.rows([article])
        if not found:
            raise KeyError(f"there is no article {article}")
        return found[0]

    def there(self, which: Iterable[int]) -> frozenset[ArticleId]:
        """Those of some articles that are (still) there."""
        found = self._connection.each(_THERE, (json.dumps(list(which)),))
        return frozenset(ArticleId(number) for (number,) in found)

    def first(self) -> ArticleId | None:
        """The article to begin with: that of the claim that was cited last, else the one that was imported first.

        None on an empty desk.
        """
        found = self._connection.row(
            'SELECT "article" FROM "claim_quote" WHERE "claim" = (SELECT max("claim") FROM "claim_quote") LIMIT 1'
        ) or self._connection.row("SELECT min(id) FROM article")
        return None if found is None or found[0] is None else ArticleId(found[0])

    def count(self) -> int:
        """How many articles there are."""
        found = self._connection.row("SELECT count(*) FROM article")
        return int(found[0]) if found else 0

    def snippets(self, which: Iterable[int], words: str) -> dict[int, Snippet]:
        """Where the words stand in the texts of some articles; those that have them elsewhere are left out."""
        wanted = phrases(words)
        sql = (
            "SELECT a.id, t.text FROM article a JOIN article_text t ON t.sha256 = a.text_sha256"
            " WHERE a.id IN (SELECT value FROM json_each(?))"
        )
        read = self._connection.each(sql, (json.dumps(list(which)),))
        return {number: found for number, text in read if (found := snippet(text, wanted)) is not None}

    def _rows(self, statements: tuple[str, str], *parameters: str) -> tuple[ArticleRow, ...]:
        listed, fed = statements
        swaps: dict[int, dict[int, int]] = defaultdict(dict)
        for number, swap, count in self._connection.rows(fed, parameters):
            swaps[number][swap] = count
        return tuple(_row(values, swaps.get(values[0], {})) for values in self._connection.rows(listed, parameters))

    # ---- writing

    def add_all(
        self, parsed: Iterable[ParsedArticle], *, cancelled: Callable[[], bool] = lambda: False
    ) -> ImportResult:
        """Take articles in, as one step of many transactions.

        An article whose file or text is already there, in whatever layout, is left out with a reason. When
        `cancelled` says so, or when the disk is full (the reason then stands with the files that could not be saved),
        what is in stays in.
        NotSaved when nothing at all could be saved.
        """
        return ArticleImport(self._connection, self._history, self._index).run(parsed, cancelled)

    def importing(self) -> ArticleImport:
        """An import whose articles come in portions, with other acts between them; `end` it."""
        return ArticleImport(self._connection, self._history, self._index)

    def revise(self, article: ArticleId, **metadata: str | bool | None) -> None:
        """Change what is known of an article; the text never changes.

        Takes title, publisher, agency, author, url, language, published_on, published_basis, updated_on, confirmed.
        For dates "" and None both mean missing; a new publication date is the curator's unless its basis is given.
        TypeError for any other name; KeyError when there is no such article.
        """
        self._history.assert_writing()
        unknown = metadata.keys() - _REVISABLE
        if unknown or not metadata:
            raise TypeError(f"of an article one cannot revise {', '.join(sorted(unknown)) or 'nothing'}")
        values: dict[str, object] = dict(metadata)
        for name in ("published_on", "updated_on"):
            if name in values:
                values[name] = values[name] or None
        if "published_on" in values:
            values |= {"published_start": None, "published_end": None}
            values.setdefault("published_basis", PublishedBasis.CURATOR if values["published_on"] else "none")
        if "confirmed" in values:
            values["confirmed"] = int(bool(values["confirmed"]))
        self._update(article, **values)

    def set_done(self, article: ArticleId, done: bool) -> None:
        """Declare an article done, or not done; KeyError when there is no such article."""
        self._history.assert_writing()
        self._update(article, done=int(done))

    def _update(self, article: ArticleId, **values: object) -> None:
        given = {name: str(value) if isinstance(value, str) else value for name, value in values.items()}
        if not self._connection.changed(A.update(given).where(A.id == article)):
            raise KeyError(f"there is no article {article}")

    def remove(self, article: ArticleId) -> None:
        """Take an article off the desk; NotAllowed while claims quote it, KeyError when there is no such article."""
        self._history.assert_writing()
        row = self.row(article)
        if row.n_claims:
            raise NotAllowed(
                f"{row.title or row.file_name} carries claims of {', '.join(row.swaps)}; remove those first."
            )
        for table in (DismissalTable, DecisionTable, RevisionTable, KeptQuoteTable):
            self._connection.changed(table.delete().where(table.article == article))
        self._connection.changed(A.delete().where(A.id == article))

    def replace(self, article: ArticleId, parsed: ParsedArticle) -> ArticleId:
        """Put another reading of its file in an article's place; the new article's number.

        The index must know every change before this act. NotAllowed while claims quote the article, or when another
        one has this text.
        """
        self.remove(article)
        return ArticleImport(self._connection, self._history, self._index).take_one(parsed)

    # ---- places, no part of the history

    def remember_place(self, article: ArticleId, caret: int, swap: SwapId | None) -> None:
        """Keep where a person is in an article (code points) and on which swap; NotSaved when the disk refuses."""
        values = {"article": article, "caret": caret, "swap": swap}
        query = PlaceTable.insert(values).on_conflict(
            conflict_target=[PlaceTable.article], update={PlaceTable.caret: caret, PlaceTable.swap: swap}
        )
        if self._connection.in_transaction:
            self._connection.changed(query)
        else:
            with self._connection.transaction():
                self._connection.changed(query)

    def remember_unfolded(self, article: ArticleId, starts: Iterable[int]) -> None:
        """Keep which boilerplate of an article is unfolded, by where it starts (code points)."""
        with self._connection.transaction():
            self._connection.changed(UnfoldedTable.delete().where(UnfoldedTable.article == article))
            for start in starts:
                self._connection.inserted(UnfoldedTable.insert({"article": article, "start": start}))

    def unfolded(self, article: ArticleId) -> frozenset[int]:
        """Which boilerplate of an article is unfolded, by where it starts."""
        query = UnfoldedTable.select(UnfoldedTable.start).where(UnfoldedTable.article == article)
        return frozenset(start for (start,) in self._connection.query(query))

    def place(self, article: ArticleId) -> tuple[int, SwapId | None]:
        """Where a person was in an article: the caret (code points) and the swap; (0, None) when never there."""
        found = self._connection.query(
            PlaceTable.select(PlaceTable.caret, PlaceTable.swap).where(PlaceTable.article == article)
        )
        if not found:
            return 0, None
        caret, swap = found[0]
        return int(caret), None if swap is None else SwapId(swap)


def _article(row: tuple[Any, ...]) -> Article:
    named: dict[str, Any] = dict(zip(_ARTICLE, row, strict=True))
    for name, kind in (("published_basis", PublishedBasis), ("confirmed", bool), ("done", bool)):
        named[name] = kind(named[name])
    return Article(**named)


def _row(values: tuple[Any, ...], swaps: dict[int, int]) -> ArticleRow:
    number, file_name, title, publisher, published_on, confirmed, done, figures_open, *others = values
    first, alike, revises, again, head = others
    state = ArticleState.DONE if done else ArticleState.IN_PROGRESS if swaps else ArticleState.TO_DO
    work = (
        (again, "perhaps a new revision"),
        (not publisher, "no publisher"),
        (not published_on, "no publication date"),
        (not confirmed, "confirm publisher and date"),
        (not swaps and not done, "no swap yet"),
    )
    return ArticleRow(
        id=ArticleId(number),
        file_name=file_name,
        title=title,
        publisher=publisher,
        published_on=published_on,
        confirmed=bool(confirmed),
        state=state,
        n_claims=sum(swaps.values()),
        swaps=tuple(code(swap) for swap in swaps),
        open_work=tuple(words for holds, words in work if holds),
        figures_open=figures_open,
        copy_of=None if first in (None, number) else ArticleId(first),
        copies=max(0, alike - 1),
        revises=None if revises is None else ArticleId(revises),
        opening=opening(head) if head else "",
    )
