"""Dismissals: the figures of articles that were put aside, each with its reason."""

from collections.abc import Iterable
from typing import Any

from curator.dismissals import Dismissal, DismissalId, DismissReason
from curator.model import ArticleId
from db.connection import Connection, Statement
from db.history import History, now
from db.tables import DismissalTable as D

_COLUMNS = (D.id, D.article, D.start, D.end, D.reason, D.by, D.on)
"""In the order of `Dismissal`."""
_IN_ORDER = D.select(*_COLUMNS).order_by(D.article, D.start, D.end)
_EVERY = Statement(_IN_ORDER)
_OF_ARTICLE = Statement(_IN_ORDER.where(D.article == 0))


class Dismissals:
    """The dismissals of a desk; positions are code points of the canonical text, ends exclusive."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def of_article(self, article: ArticleId) -> tuple[Dismissal, ...]:
        """The dismissals in an article, in the order of its text."""
        return tuple(map(_dismissal, self._connection.rows(_OF_ARTICLE, (article,))))

    def every(self) -> tuple[Dismissal, ...]:
        """All dismissals, by article and in the order of its text."""
        return tuple(map(_dismissal, self._connection.each(_EVERY)))

    def dismiss(self, article: ArticleId, figures: Iterable[tuple[int, int]], reason: DismissReason) -> None:
        """Put figures aside; one that is aside already gets the new reason."""
        self._history.assert_writing()
        given = {"reason": str(reason), "by": self._history.person, "on": now()}
        for start, end in figures:
            if not self._connection.changed(D.update(given).where(_at(article, start, end))):
                self._connection.changed(D.insert({"article": article, "start": start, "end": end, **given}))

    def take_back(self, article: ArticleId, figures: Iterable[tuple[int, int]]) -> None:
        """Open figures again; nothing happens to those that are not aside."""
        self._history.assert_writing()
        for start, end in figures:
            self._connection.changed(D.delete().where(_at(article, start, end)))


def _at(article: ArticleId, start: int, end: int) -> Any:
    return (D.article == article) & (D.start == start) & (D.end == end)


def _dismissal(row: tuple[Any, ...]) -> Dismissal:
    number, article, start, end, reason, by, on = row
    return Dismissal(DismissalId(number), ArticleId(article), start, end, DismissReason(reason), by, on)
