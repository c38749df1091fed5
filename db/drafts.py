"""Drafts: words that a person is typing and has not given yet, by the place they are typed into."""

from collections.abc import Mapping

from db.connection import Connection
from db.side_tables import DraftTable as T


class Drafts:
    """The drafts of a desk; no acts, so no part of the history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> Mapping[str, str]:
        """The words that were kept, by their places."""
        return dict(self._connection.query(T.select(T.place, T.text)))

    def keep(self, drafts: Mapping[str, str]) -> None:
        """Keep words by their places, in place of what was kept there; "" takes a draft away. NotSaved by the disk."""
        with self._connection.transaction():
            for place, text in drafts.items():
                if text:
                    self._connection.execute('INSERT OR REPLACE INTO "draft" VALUES (?, ?)', (place, text))
                else:
                    self._connection.changed(T.delete().where(T.place == place))
