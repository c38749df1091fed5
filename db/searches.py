"""Saved searches: questions to the articles under a name."""

from curator.article_query import ArticleQuery, SavedSearch, SearchId
from db.connection import Connection
from db.history import History, now
from db.tables import SavedSearchTable as T


class Searches:
    """The saved searches of a desk."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def every(self) -> tuple[SavedSearch, ...]:
        """All saved searches, by name. InputRefused when another program wrote one."""
        found = self._connection.query(T.select(T.id, T.name, T.query, T.by, T.on).order_by(T.name))
        return tuple(
            SavedSearch(SearchId(number), name, ArticleQuery.read(query), by, on)
            for number, name, query, by, on in found
        )

    def save(self, name: str, query: ArticleQuery) -> None:
        """Keep a question under a name, in place of another one of that name."""
        self._history.assert_writing()
        given = {"query": query.stored(), "by": self._history.person, "on": now()}
        if not self._connection.changed(T.update(given).where(T.name == name)):
            self._connection.changed(T.insert({"name": name, **given}))

    def remove(self, search: SearchId) -> None:
        """Remove one; KeyError when there is none of that id."""
        self._history.assert_writing()
        if not self._connection.changed(T.delete().where(T.id == search)):
            raise KeyError(f"there is no saved search {search}")
