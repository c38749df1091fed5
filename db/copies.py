"""Copies among all articles: worked out in the background, a few articles at a time, kept in derived tables."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from curator.copies import LIKELY, Runs, alike, likely, runs, sketch
from curator.model import ArticleId
from db.connection import Connection

_BATCH = 30
"""Articles that are written in one transaction."""
_WINDOW = 500
"""Articles that are looked through at once for those without a sketch."""
_HOLDERS = 200
"""Of the articles that have a number of a sketch the first so many are looked at: copies of one text are among the
first of some group anyway, and the runs of a template, which very many texts have, say nothing."""
_COMPARED = 40
"""Texts that one article is compared with at most, those with most in common first: copies have nearly all in common,
and where thousands of texts follow one template nobody may wait for millions of comparisons."""
_NEXT = (
    "SELECT a.id, EXISTS (SELECT 1 FROM sketch s WHERE s.article = a.id) FROM article a"
    " WHERE a.id > ? ORDER BY a.id LIMIT ?"
)
_TEXT = "SELECT t.text FROM article a JOIN article_text t ON t.sha256 = a.text_sha256 WHERE a.id = ?"


@dataclass(slots=True)
class _Looked:
    """An article that is looked at, and what it may be a copy of."""

    number: int
    numbers: tuple[int, ...]
    """Its sketch."""
    runs: Runs
    left: list[tuple[int, int]]
    """What it is still to be compared with, each with its group, the likeliest last."""
    same: list[int] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    """The groups that it belongs to: the others in them need not be compared."""


class Copies:
    """Who copies whom on a desk. No part of the history: all of it can be worked out again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = 0
        """The last article that was looked at: what comes after it was not."""
        self._ahead: list[int] = []
        """Articles without a sketch that come next, the next one last."""
        self._looked: _Looked | None = None
        self._ready: dict[int, _Looked] = {}
        """The articles that were looked at and wait to be written."""

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
        while len(self._ready) < _BATCH and (self._looked is not None or self._look_at_next()):
            self._compare()
            if perf_counter() > end:
                return True
        ready, self._ready = self._ready, {}
        if ready:
            with self._connection.transaction():
                self._write(ready.values())
        return bool(ready)

    def _look_at_next(self) -> bool:
        """Take the next article without a sketch; False where there is none any more."""
        while not self._ahead:
            if not self._look_ahead():
                return False
        self._last = self._ahead.pop()
        text = self._text(self._last)
        numbers = sketch(text)
        left = self._candidates(self._last, numbers)
        self._looked = _Looked(self._last, numbers, runs(text) if left else frozenset(), left)
        return True

    def _compare(self) -> None:
        """Compare the article that is looked at with one other."""
        looked = self._looked
        if looked is None:
            return
        if not looked.left:
            self._ready[looked.number], self._looked = looked, None
            return
        other, group = looked.left.pop()
        if group not in looked.groups and alike(looked.runs, runs(self._text(other))):
            looked.same.append(other)
            looked.groups.add(group)

    def _look_ahead(self) -> bool:
        """Find those that come next among the next few hundred; False where there is no article any more."""
        rows = self._connection.rows(_NEXT, (self._last, _WINDOW))
        self._ahead = [number for number, sketched in reversed(rows) if not sketched]
        if rows and not self._ahead:
            self._last = rows[-1][0]
        return bool(rows)

    def _write(self, ready: Collection[_Looked]) -> None:
        """Keep what was found, of the articles that are still there."""
        wanted = {number for looked in ready for number in (looked.number, *looked.same)}
        there = self._there(wanted)
        for looked in ready:
            if looked.number in there:
                self._connection.execute_many(
                    "INSERT OR IGNORE INTO sketch (number, article) VALUES (?, ?)",
                    [(number, looked.number) for number in looked.numbers],
                )
                same = [other for other in looked.same if other in there]
                if same:
                    self._join([looked.number, *same])

    def _there(self, articles: Collection[int]) -> set[int]:
        """Those of the articles that were not removed meanwhile."""
        marks = ", ".join(map(str, articles))
        rows = self._connection.rows(f"SELECT id FROM article WHERE id IN ({marks})")  # noqa: S608 - numbers
        return {number for (number,) in rows}

    def _candidates(self, number: int, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """The articles worth comparing with one, each with its group (itself without one), the likeliest last."""
        least = min(LIKELY, max(1, len(numbers) // 2))
        first = f"SELECT article FROM (SELECT article FROM sketch WHERE number = ? ORDER BY article LIMIT {_HOLDERS})"  # noqa: S608
        every = " UNION ALL ".join([first] * len(numbers))
        rows = self._connection.rows(
            f"SELECT h.article, count(*), coalesce(k.alike, h.article) FROM ({every}) h"  # noqa: S608 - ours
            " LEFT JOIN copy k ON k.article = h.article WHERE h.article != ? GROUP BY h.article HAVING count(*) >= ?",
            (*numbers, number, least),
        )
        found = [
            (shared, -other, group) for other, shared, group in rows if likely(shared, self._least(other, numbers))
        ]
        for looked in self._ready.values():
            shared = len({*numbers} & {*looked.numbers})
            if looked.number != number and shared and likely(shared, min(len(looked.numbers), len(numbers))):
                found.append((shared, -looked.number, min(looked.groups, default=looked.number)))
        return [(-other, group) for _, other, group in sorted(found)[-_COMPARED:]]

    def _least(self, other: int, numbers: Sequence[int]) -> int:
        """How many numbers the shorter of two sketches has."""
        row = self._connection.row("SELECT count(*) FROM sketch WHERE article = ?", (other,))
        return min(len(numbers), row[0] if row else 0)

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
