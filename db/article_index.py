"""The index of words of articles and swaps: it follows the history, change by change, and never leads.

What is found is worked out from SQLite's full-text index (FTS5). An article's row in it keeps no text of its own: its
words are those of `document`, folded, so nothing is stored twice. No act waits for the index: it reads the changes it
does not know yet when it is asked, and so an undo is one more change to it. An article that was removed stays in
it under its number, as it was last, because undo may bring it back; who asks leaves it out by joining the articles.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from curator.copies import letters
from curator.edtf import spoken
from curator.searching import folded
from db.connection import Connection
from db.history import as_row
from db.swap_words import SwapWords

_CHUNK = 1000
"""Changes that are read in one transaction."""
SOURCE = ("publisher", "agency", "author", "file_name", "url")
"""Where an article is from, in what is known of it."""

_ADD = "INSERT INTO article_index (rowid, title, source, body) VALUES (?, ?, ?, ?)"
_TAKE = "INSERT INTO article_index (article_index, rowid, title, source, body) VALUES ('delete', ?, ?, ?, ?)"
_UNREAD = 'SELECT id, "table", "row", "before", "after" FROM "change" WHERE id > ? ORDER BY id LIMIT ?'

_KEEP_LETTERS = (
    "INSERT OR REPLACE INTO letters (article, sha256) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM article WHERE id = ?)"
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Document = tuple[str, str, str]
"""The search keys of title, source and text."""


def document(row: Mapping[str, Any], text: str) -> Document:
    """What the index holds of an article: a row of its table and its text; the day as written and as spoken."""
    return document_of_key(row, folded(text))


def document_of_key(row: Mapping[str, Any], key: str) -> Document:
    """The same of a text that is folded already."""
    return folded(row["title"]), folded("\n".join(source_words(row))), key


def source_words(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Where an article is from, and from when, as far as it is known."""
    day = row["published_on"] or ""
    return *(str(row[name]) for name in SOURCE), day, spoken(day) if _DAY.fullmatch(day) else ""


class ArticleIndex:
    """The index of one desk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._swaps = SwapWords(connection)

    @property
    def behind(self) -> int:
        """How many changes the index does not know yet."""
        return self._newest() - self._known()

    @contextmanager
    def as_if_caught_up(self) -> Iterator["ArticleIndex"]:
        """The index as it will be when it knows every change; after the block the file is as it was."""
        self._connection.execute("BEGIN EXCLUSIVE")
        try:
            while self.behind > 0:
                self._read_on()
            yield self
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def catch_up(self) -> Iterator[int]:
        """Read the changes that are not known yet; yields after every transaction how many are left.

        NotSaved when the disk refuses: then the index is as it was after the last transaction. Where the desk can only
        be read it stays as it is.
        """
        while not self._connection.read_only and (left := self.behind) > 0:
            yield left
            with self._connection.transaction():
                self._read_on()

    def caught_up(self) -> "ArticleIndex":
        """The index when it knows every change."""
        for _ in self.catch_up():
            pass
        return self

    def _known(self) -> int:
        found = self._connection.row('SELECT "change" FROM index_state')
        return int(found[0]) if found else 0

    def _newest(self) -> int:
        found = self._connection.row('SELECT id FROM "change" ORDER BY id DESC LIMIT 1')
        return int(found[0]) if found else 0

    def _remember(self, change: int) -> None:
        self._connection.execute('UPDATE index_state SET "change" = ?', (change,))

    def _read_on(self) -> None:
        changes = self._connection.rows(_UNREAD, (self._known(), _CHUNK))
        self._follow(changes)
        self._remember(changes[-1][0])

    def _follow(self, changes: Iterable[tuple[Any, ...]]) -> None:
        swaps: set[int] = set()
        for _, table, row, before, after in changes:
            states = [as_row(state) if state is not None else None for state in (before, after)]
            if table == "article":
                self._follow_article(row, *states)
            else:
                swaps |= self._swaps.belonging(table, row, states)
        self._swaps.write(swaps)

    def _follow_article(self, number: int, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        if after is None:
            return
        text = self.text(after["text_sha256"])
        if before is None:
            self._connection.execute(_KEEP_LETTERS, (number, letters(text), number))
            if self._has(number):
                return  # it was removed, and is back as it was
        new = document(after, text)
        if before is not None:
            old = document(before, text)
            if old == new:
                return
            self._connection.execute(_TAKE, (number, *old))
        self._connection.execute(_ADD, (number, *new))

    def _has(self, number: int) -> bool:
        return self._connection.row("SELECT 1 FROM article_index_docsize WHERE id = ?", (number,)) is not None

    def text(self, digest: str) -> str:
        """The text of this SHA-256."""
        found = self._connection.row("SELECT text FROM article_text WHERE sha256 = ?", (digest,))
        return str(found[0]) if found else ""

    def row(self, number: int) -> dict[str, Any] | None:
        """What `document` needs of an article as it is now; None when it is not there."""
        names = ("title", *SOURCE, "published_on", "text_sha256")
        found = self._connection.row(f"SELECT {', '.join(names)} FROM article WHERE id = ?", (number,))  # noqa: S608
        return dict(zip(names, found, strict=True)) if found else None

    # ---- import

    def add(self, documents: Iterable[tuple[int, str, str, str]]) -> None:
        """Take in new articles, each with its number, in the transaction that stores them.

        One statement for all is several times as quick as one for each. The index must have known every change
        before this transaction, and knows this transaction's afterwards.
        """
        self._connection.execute_many(_ADD, documents)
        self._remember(self._newest())
