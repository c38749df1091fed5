"""Copies among all articles: worked out in the background, a few articles at a time, kept in derived tables."""

from collections.abc import Collection, Sequence
from time import perf_counter

from curator.copies import LIKELY, alike, likely, runs, sketch
from curator.model import ArticleId
from db.connection import Connection

_BATCH = 30
"""Articles that are written in one transaction."""
_WINDOW = 500
"""Articles that are looked through at once for those without a sketch."""
_NEXT = (
    "SELECT a.id, EXISTS (SELECT 1 FROM sketch s WHERE s.article = a.id) FROM article a"
    " WHERE a.id > ? ORDER BY a.id LIMIT ?"
)
_TEXT = "SELECT t.text FROM article a JOIN article_text t ON t.sha256 = a.text_sha256 WHERE a.id = ?"


class Copies:
    """Who copies whom on a desk. No part of the history: all of it can be worked out again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = 0
        """The last article that was looked at: what comes after it was not."""
        self._ahead: list[int] = []
        """Articles without a sketch that come next, the next one last."""
        self._sketched: list[tuple[int, str, tuple[int, ...]]] = []
        """Articles with their texts and sketches that wait to be written."""

    def group(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """The articles that are alike, the first one first; only itself where no other is."""
        sql = "SELECT o.article FROM copy k JOIN copy o ON o.alike = k.alike WHERE k.article = ? ORDER BY o.article"
        found = tuple(ArticleId(number) for (number,) in self._connection.rows(sql, (article,)))
        return found or (article,)

    def look_again(self, articles: Collection[int]) -> bool:
        """Whether some of these articles have no sketch yet, as after an import or an undo; they are looked at then."""
        marks = ", ".join(map(str, articles))
        sql = f"SELECT min(id) FROM article WHERE id IN ({marks}) AND id NOT IN (SELECT article FROM sketch)"  # noqa: S608
        found = self._connection.row(sql)
        if found is None or found[0] is None:
            return False
        self._last, self._ahead = min(self._last, found[0] - 1), []
        return True

    def work_on(self, milliseconds: float) -> bool:
        """Look at a few more articles; False when there is nothing left to do. NotSaved when the disk refuses."""
        end = perf_counter() + milliseconds / 1000
        while len(self._sketched) < _BATCH and (self._ahead or self._look_ahead()):
            if self._ahead:
                self._last = self._ahead.pop()
                text = self._text(self._last)
                self._sketched.append((self._last, text, sketch(text)))
            if perf_counter() > end:
                return True
        ready, self._sketched = self._sketched, []
        if ready:
            with self._connection.transaction():
                self._write(ready)
        return bool(ready)

    def _look_ahead(self) -> bool:
        """Find those that come next among the next few hundred; False where there is no article any more."""
        rows = self._connection.rows(_NEXT, (self._last, _WINDOW))
        self._ahead = [number for number, sketched in reversed(rows) if not sketched]
        if rows and not self._ahead:
            self._last = rows[-1][0]
        return bool(rows)

    def _write(self, ready: Sequence[tuple[int, str, tuple[int, ...]]]) -> None:
        for number, text, numbers in ready:
            if self._connection.row("SELECT 1 FROM article WHERE id = ?", (number,)) is None:
                continue  # removed while it waited
            self._connection.execute_many(
                "INSERT OR IGNORE INTO sketch (number, article) VALUES (?, ?)", [(n, number) for n in numbers]
            )
            likely_same = self._candidates(number, numbers)
            mine = runs(text) if likely_same else frozenset()
            same = [other for other in likely_same if alike(mine, runs(self._text(other)))]
            if same:
                self._join([number, *same])

    def _candidates(self, number: int, numbers: Sequence[int]) -> list[int]:
        """The articles worth comparing with one, by their sketches."""
        marks = ", ".join(map(str, numbers))
        sql = (
            f"SELECT s.article, count(*), (SELECT count(*) FROM sketch o WHERE o.article = s.article)"  # noqa: S608
            f" FROM sketch s WHERE s.number IN ({marks}) AND s.article != ? GROUP BY s.article HAVING count(*) >= ?"
        )
        found = self._connection.rows(sql, (number, min(LIKELY, max(1, len(numbers) // 2))))
        return [other for other, shared, of in found if likely(shared, min(of, len(numbers)))]

    def _text(self, article: int) -> str:
        found = self._connection.row(_TEXT, (article,))
        return str(found[0]) if found else ""

    def _join(self, members: Sequence[int]) -> None:
        """Make one group of these articles and of all that are alike to any of them."""
        marks = ", ".join(map(str, members))
        groups = [
            group
            for (group,) in self._connection.rows(f"SELECT alike FROM copy WHERE article IN ({marks})")  # noqa: S608
        ]
        label = min([*groups, *members])
        for group in groups:
            self._connection.execute("UPDATE copy SET alike = ? WHERE alike = ?", (label, group))
        self._connection.execute_many(
            "INSERT INTO copy (article, alike) VALUES (?, ?)"
            " ON CONFLICT (article) DO UPDATE SET alike = excluded.alike",
            [(member, label) for member in members],
        )
