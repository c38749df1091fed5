"""Questions to the articles, answered in slices: no part of an answer holds the window up.

The desk has one connection, so a long answer is read bit by bit between the events of the window. What is chosen and
the order are worked out by SQLite; here only numbers of articles are gathered.
"""

import json
from array import array
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from time import perf_counter
from typing import TypeVar

from curator.article_query import ArticleQuery, Facet, FacetCounts, Order
from curator.model import ArticleId
from curator.searching import Phrase, holds, phrases
from db.article_index import SOURCE, ArticleIndex, document
from db.connection import Connection, OutOfTime

_T = TypeVar("_T")

SLICE = 12.0
"""Milliseconds after which the window gets its turn."""
_TRIED = 10.0
"""Milliseconds in which the index gives its first article, else it is left alone; within two slices a page is there."""
RANKED = 1500
"""Up to so many articles are put in order by how well they match: more take longer than a slice."""
MOST_SCANNED = 1000
"""Where the index itself takes too long, for one or two letters, the newest so many articles are found."""
_SHORT = 2
_FIRST, _MORE = 200, 1000
"""Rows read at once: the first page comes at once."""
_WINDOW = 4000
"""Articles whose facets are counted in one statement."""

_VALUES: dict[Facet, str] = {
    Facet.STATE: "CASE WHEN a.done THEN 'done' WHEN EXISTS (SELECT 1 FROM claim_quote q WHERE q.article = a.id)"
    " THEN 'in_progress' ELSE 'to_do' END",
    Facet.FIGURES: "coalesce((SELECT CASE WHEN r.figures_open > 0 THEN 'open' ELSE 'closed' END"
    " FROM reading r WHERE r.article = a.id), 'not_read')",
    Facet.DISPUTE: "CASE WHEN EXISTS (SELECT 1 FROM claim_quote q JOIN claim c ON c.id = q.claim"
    " JOIN swap_summary s ON s.id = c.swap WHERE q.article = a.id AND s.disputed) THEN 'yes' ELSE 'no' END",
    Facet.COPY: "CASE WHEN EXISTS (SELECT 1 FROM copy k JOIN copy o ON o.alike = k.alike"
    " WHERE k.article = a.id AND o.article < a.id) THEN 'copy' ELSE 'original' END",
    Facet.PUBLISHER: "a.publisher",
    Facet.MONTH: "coalesce(substr(a.published_on, 1, 7), '')",
    Facet.LANGUAGE: "a.language",
}
"""The value of an article `a`, of which each has one."""
_BY_CURATOR = (
    "EXISTS (SELECT 1 FROM claim_quote q JOIN claim c ON c.id = q.claim WHERE q.article = a.id AND c.curator IN ({}))"
)
_CURATORS = (
    "SELECT c.curator, count(DISTINCT a.id) FROM {source} JOIN claim_quote q ON q.article = a.id"
    " JOIN claim c ON c.id = q.claim WHERE {where} GROUP BY c.curator"
)
_ORDERED: dict[Order, tuple[str, ...]] = {
    Order.USUAL: ("article a WHERE 1 ORDER BY a.id",),
    Order.NEWEST: ("article a WHERE 1 ORDER BY a.published_on DESC, a.id DESC",),
    Order.OLDEST: (
        "article a WHERE a.published_on IS NOT NULL ORDER BY a.published_on, a.id",
        "article a WHERE a.published_on IS NULL ORDER BY a.id",
    ),
    Order.PUBLISHER: (
        "article a WHERE a.publisher > '' ORDER BY a.publisher, a.id",
        "article a WHERE a.publisher = '' ORDER BY a.id",
    ),
    Order.FIGURES: (
        "reading r CROSS JOIN article a ON a.id = r.article WHERE 1 ORDER BY r.figures_open DESC, r.article DESC",
        "article a WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.article = a.id) ORDER BY a.id",
    ),
}
"""All articles in each order, one statement after the other; each gives its rows by an index, without sorting."""
_SORTED: dict[Order, str] = {
    Order.NEWEST: "a.published_on DESC, a.id DESC",
    Order.OLDEST: "a.published_on IS NULL, a.published_on, a.id",
    Order.PUBLISHER: "a.publisher = '', a.publisher, a.id",
    Order.FIGURES: "(SELECT r.figures_open FROM reading r WHERE r.article = a.id) DESC, a.id",
}


def expression(wanted: Sequence[Phrase]) -> str:
    """The phrases in the language of SQLite's index, which takes each apart as it does with texts."""
    return " ".join('"{}"{}'.format(phrase.key.replace('"', " "), " *" if phrase.open else "") for phrase in wanted)


def _chosen(query: ArticleQuery, but: Facet | None = None) -> tuple[str, list[str]]:
    """The condition on an article `a` that what is chosen makes, one facet left aside, and its parameters."""
    conditions, parameters = ["1"], []
    for facet in Facet:
        values = sorted(query.values(facet))
        if values and facet is not but:
            marks = ", ".join("?" * len(values))
            plain = f"{_VALUES.get(facet)} IN ({marks})"
            conditions.append(_BY_CURATOR.format(marks) if facet is Facet.CURATOR else plain)
            parameters += values
    return " AND ".join(conditions), parameters


class Finding:
    """The answer to one question as far as it is known: `ids` grows, and `whole` says that it is all."""

    def __init__(self, connection: Connection, index: ArticleIndex, query: ArticleQuery) -> None:
        self.query = query
        self.ids: array[int] = array("q")
        """The articles that fit, in their order; while it is not whole, newest first where many have the words."""
        self.whole = False
        self.cut = False
        """Only the newest articles were looked at: one or two letters are in nearly all of them."""
        self.unranked = False
        """So many articles have the words that they are listed newest first."""
        self.left_to_index = 0
        """Changes that the index reads first."""
        self._connection = connection
        self._index = index
        self._wanted = phrases(query.words)
        self._work = self._answer()

    def step(self, milliseconds: float = SLICE) -> bool:
        """Go on for about so long; True when the answer is whole."""
        end = perf_counter() + milliseconds / 1000
        while not self.whole and perf_counter() < end:
            next(self._work, None)
        return self.whole

    def stop(self) -> None:
        """Give up what is still to be read: before the desk is written to."""
        self._work.close()

    @property
    def nothing_to_find(self) -> bool:
        """Whether words were typed in which there is no letter or digit to look for."""
        return bool(self.query.words.strip()) and not self._wanted

    # ---- the answer

    def _answer(self) -> Generator[None, None, None]:
        if self.nothing_to_find:
            pass
        elif self._wanted:
            yield from self._search()
        else:
            yield from self._listed(self.ids, among_hits=False)
        self.whole = True

    def _listed(self, ids: "array[int]", *, among_hits: bool) -> Iterator[None]:
        """All articles in their order, of which those that fit are kept; every statement gives rows at once."""
        fits, parameters = _chosen(self.query)
        if among_hits:
            fits += " AND a.id IN (SELECT id FROM temp.hit)"
        for ordered in _ORDERED[self.query.order]:
            found = self._connection.each(f"SELECT a.id, {fits} FROM {ordered}", parameters)  # noqa: S608 - ours
            for rows in _portions(found):
                ids.extend(number for number, wanted in rows if wanted)
                yield

    def _search(self) -> Iterator[None]:
        for left in self._index.catch_up():
            self.left_to_index = left
            yield
        self.left_to_index = 0
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS hit (id INTEGER PRIMARY KEY)")
        self._connection.execute("DELETE FROM temp.hit")
        found = self._connection.each(
            "SELECT rowid FROM article_index WHERE article_index MATCH ? ORDER BY rowid DESC",
            (expression(self._wanted),),
        )
        try:
            with self._connection.within(_TRIED) if self._wanted[-1].open else nullcontext():
                first = list(islice(found, 1))
        except OutOfTime:
            yield from self._scan()
            return
        every = (number for (number,) in chain(first, found))
        hits = [] if self._short else list(islice(every, _FIRST))
        if len(hits) == _FIRST and self.query.order is Order.USUAL:
            self.ids.extend(self._fitting(hits))  # a first page, before it is known whether they can be ranked
        while _FIRST <= len(hits) <= RANKED and (more := list(islice(every, _MORE))):
            yield
            hits += more
        if len(hits) <= RANKED and not self._short:
            yield from self._few(hits)
        else:
            yield from self._many(chain(hits, every))

    @property
    def _short(self) -> bool:
        """Whether one or two letters are the beginning of what is looked for: nearly every article matches as well."""
        last = self._wanted[-1]
        return last.open and len(last.tokens[-1]) <= _SHORT

    def _few(self, hits: list[int]) -> Iterator[None]:
        """So few articles that they are put in order at once."""
        self._keep(hits)
        yield
        fits, parameters = _chosen(self.query)
        if self.query.order is Order.USUAL:
            found = "article_index f CROSS JOIN article a ON a.id = f.rowid WHERE f.article_index MATCH ?"
            sql = f"SELECT a.id FROM {found} AND {fits} ORDER BY f.rank, a.id DESC"  # noqa: S608 - our own
            parameters = [expression(self._wanted), *parameters]
        else:
            order = _SORTED[self.query.order]
            sql = f"SELECT a.id FROM temp.hit h CROSS JOIN article a ON a.id = h.id WHERE {fits} ORDER BY {order}"  # noqa: S608
        self.ids = array("q", (number for (number,) in self._connection.each(sql, parameters)))

    def _many(self, hits: Iterator[int]) -> Iterator[None]:
        """The newest first as they are found; in another order only when all are known."""
        self.unranked = self.query.order is Order.USUAL
        self.ids = array("q")
        for portion in _portions(hits):
            self._keep(portion)
            self.ids.extend(self._fitting(portion))
            yield
        if not self.unranked:
            ordered: array[int] = array("q")
            yield from self._listed(ordered, among_hits=True)
            self.ids = ordered

    def _scan(self) -> Iterator[None]:
        """The newest articles looked at one by one: nearly all of them have what the index takes too long for."""
        self.cut = self.unranked = True
        ended = [phrase for phrase in self._wanted if not phrase.open]
        read = ", ".join(("a.id", "a.title", "t.text", *(f"a.{name}" for name in (*SOURCE, "published_on"))))
        joined = "JOIN article_text t ON t.sha256 = a.text_sha256"
        sql = f"SELECT {read} FROM article a {joined} ORDER BY a.id DESC"  # noqa: S608 - our own
        if ended:
            among = f"article_index f CROSS JOIN article a ON a.id = f.rowid {joined}"
            sql = f"SELECT {read} FROM {among} WHERE f.article_index MATCH ? ORDER BY f.rowid DESC"  # noqa: S608
        found = self._connection.each(sql, (expression(ended),) if ended else ())
        for number, title, text, *source in found:
            known = dict(zip(("title", *SOURCE, "published_on"), (title, *source), strict=True))
            if holds(document(known, text), self._wanted):
                self._keep([number])
                self.ids.extend(self._fitting([number]))
            if len(self.ids) >= MOST_SCANNED:
                return
            yield
        self.cut = False

    def _keep(self, hits: list[int]) -> None:
        numbers = json.dumps(hits)
        self._connection.execute("INSERT OR IGNORE INTO temp.hit (id) SELECT value FROM json_each(?)", (numbers,))

    def _fitting(self, hits: list[int]) -> list[int]:
        """Those of some articles that are there and fit what is chosen, newest first."""
        fits, parameters = _chosen(self.query)
        marks = ", ".join(map(str, hits))
        sql = f"SELECT a.id FROM article a WHERE a.id IN ({marks}) AND {fits} ORDER BY a.id DESC"  # noqa: S608
        return [number for (number,) in self._connection.each(sql, parameters)]

    def fits(self, article: ArticleId) -> bool:
        """Whether an article fits now; where words are searched for, only another finding can say."""
        return bool(self._fitting([article]))

    # ---- facets

    def counts(self) -> Iterator[FacetCounts | None]:
        """How many articles have each value of each facet; None as long as it is not known. After the answer."""
        counted: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
        for source, window in self._windows():
            for facet in Facet:
                fits, parameters = _chosen(self.query, facet)
                where = f"{fits} AND {window}"
                value = _VALUES.get(facet)
                sql = f"SELECT {value}, count(*) FROM {source} WHERE {where} GROUP BY 1"  # noqa: S608 - our own
                if value is None:
                    sql = _CURATORS.format(source=source, where=where)
                for name, number in self._connection.each(sql, parameters):
                    counted[facet][name] += number
                yield None
        yield counted

    @staticmethod
    def count_on(counting: Iterator[FacetCounts | None], milliseconds: float = SLICE) -> FacetCounts | None:
        """Go on counting for about so long; None as long as it is not done."""
        end = perf_counter() + milliseconds / 1000
        for counts in counting:
            if counts is not None or perf_counter() > end:
                return counts
        return None

    def _windows(self) -> Iterator[tuple[str, str]]:
        """The articles to count in, a few thousand at a time: where from, and a condition on their numbers."""
        if self.nothing_to_find:
            return
        source = "temp.hit h CROSS JOIN article a ON a.id = h.id" if self._wanted else "article a"
        column, table = ("h.id", "temp.hit") if self._wanted else ("a.id", "article")
        first, last = self._connection.row(f"SELECT min(id), max(id) FROM {table}") or (None, None)  # noqa: S608
        for low in range(first, last + 1, _WINDOW) if first is not None else ():
            yield source, f"{column} BETWEEN {low} AND {low + _WINDOW - 1}"


def _portions(found: Iterator[_T]) -> Iterator[list[_T]]:
    """A first page, then larger portions."""
    size = _FIRST
    while portion := list(islice(found, size)):
        yield portion
        size = _MORE
