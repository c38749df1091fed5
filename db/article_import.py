"""Articles on their way in: what is here already is left out, the rest is stored and indexed in large batches."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from curator.changes import Changes
from curator.copies import letters_of_key
from curator.errors import NotAllowed, NotSaved
from curator.model import ArticleId, ParsedArticle
from curator.searching import folded
from curator.text import sha256
from curator.values import value
from db.article_index import SOURCE, ArticleIndex, document_of_key
from db.connection import Connection
from db.history import History, LongAct, now

_LABEL = "Import articles"
_BATCH = 1000
_PORTION = 100
"""Articles that are looked up at once."""
_BATCH_BYTES = 32 * 1024 * 1024
"""Whichever is reached first ends one transaction of an import."""

METADATA = ("title", "publisher", "agency", "author", "url", "language")
"""What is known of an article in words of its own, in the order of its table."""

_INSERT_ARTICLE = (
    "INSERT INTO article (id, file_name, file_sha256, text_sha256, title, publisher, agency, author, url, language,"
    " published_on, published_basis, published_start, published_end, updated_on, imported_on, confirmed, done)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)"
)
_SAME = (
    (
        "the same file is already here as {name}",
        "SELECT file_sha256, file_name FROM article WHERE file_sha256 IN (SELECT value FROM json_each(?))",
    ),
    (
        "the same text is already here as {name}",
        "SELECT text_sha256, file_name FROM article WHERE text_sha256 IN (SELECT value FROM json_each(?))",
    ),
    (
        "the same article is already here as {name}",
        "SELECT l.sha256, a.file_name FROM letters l JOIN article a ON a.id = l.article"
        " WHERE l.sha256 IN (SELECT value FROM json_each(?))",
    ),
)
"""How an article is known again: by its file, its text, its text without the layout; and how that is told."""


@value
class ImportResult:
    """What an import did: the articles taken, in order, and for each file left out its name and the reason."""

    changes: Changes
    taken: tuple[ArticleId, ...]
    skipped: tuple[tuple[str, str], ...]
    refusal: str = ""
    """What ended it before all was looked at, in a sentence: the disk."""


@value
class _Fresh:
    """An article on its way in; how it is known again is in the order of _SAME."""

    parsed: ParsedArticle
    known_by: tuple[str, str, str]
    key: str
    """Its text, folded."""

    @classmethod
    def of(cls, parsed: ParsedArticle) -> "_Fresh":
        """With its hashes."""
        key = folded(parsed.text)
        known_by = (hashlib.sha256(parsed.original).hexdigest(), sha256(parsed.text), letters_of_key(key))
        return cls(parsed, known_by, key)

    @property
    def size(self) -> int:
        return len(self.parsed.original) + 4 * len(self.parsed.text)

    def values(self, number: int, at: str) -> tuple[object, ...]:
        """The row, in the order of _INSERT_ARTICLE."""
        parsed = self.parsed
        start, end = parsed.published_quote or (None, None)
        metadata = (str(getattr(parsed, name)) for name in METADATA)
        dates = (parsed.published_on or None, str(parsed.published_basis), start, end, parsed.updated_on or None, at)
        return number, parsed.file_name, *self.known_by[:2], *metadata, *dates

    def document(self, number: int) -> tuple[int, str, str, str]:
        """What the index holds of it."""
        known = {name: getattr(self.parsed, name) for name in ("title", *SOURCE, "published_on")}
        return number, *document_of_key(known, self.key)


class ArticleImport:
    """One import of many articles, as one step of many transactions."""

    def __init__(self, connection: Connection, history: History, index: ArticleIndex) -> None:
        self._connection = connection
        self._history = history
        self._index = index
        self._act: LongAct | None = None
        self._skipped: list[tuple[str, str]] = []
        self._refusal = ""
        self._in_batch: dict[str, str] = {}
        """The hashes of the articles that wait for their transaction, and what they are called."""

    def run(self, parsed: Iterable[ParsedArticle], cancelled: Callable[[], bool]) -> ImportResult:
        """Take articles in: `Articles.add_all`."""
        with self._history.long_act(_LABEL) as act:
            fresh = self._fresh(_until(cancelled, parsed))
            while (batch := _batch(fresh)) and self._store(act, batch):
                pass
        return ImportResult(act.changes, tuple(sorted(act.changes.articles)), tuple(self._skipped), self._refusal)

    def take(self, parsed: Iterable[ParsedArticle]) -> list[tuple[ArticleId, ParsedArticle]]:
        """Take a portion in, one transaction; other acts may come before the next. Those that are in, in order.

        NotSaved when nothing could be saved so far; later the sentence stands with what is left out.
        """
        if self._act is None:
            self._act = self._history.begin_long_act(_LABEL)
        batch = list(self._fresh(parsed))
        return [(ArticleId(number), row.parsed) for number, row in self._store(self._act, batch)] if batch else []

    def end(self) -> ImportResult:
        """Nothing more comes: what all portions did."""
        changes = Changes(_LABEL)
        if self._act is not None:
            self._history.end_long_act(self._act)
            changes = self._act.changes
        return ImportResult(changes, tuple(sorted(changes.articles)), tuple(self._skipped), self._refusal)

    def _store(self, act: LongAct, batch: list[_Fresh]) -> list[tuple[int, _Fresh]]:
        """Write one batch, whole or not at all; what was written, with its numbers."""
        try:
            self._index.caught_up()
            with act.batch():
                numbered = self._insert(batch)
                self._index.add([row.document(number) for number, row in numbered])
        except NotSaved as error:
            if act.head is None:
                raise
            self._refusal = str(error)
            self._skipped += ((row.parsed.file_name, str(error)) for row in batch)
            return []
        finally:
            self._in_batch.clear()
        return numbered

    def take_one(self, parsed: ParsedArticle) -> ArticleId:
        """Take one article in, in the act that is running. NotAllowed when it is here already."""
        self._history.assert_writing()
        fresh = _Fresh.of(parsed)
        again = self._same(fresh, self._known([fresh]))
        if again is not None:
            raise NotAllowed(f"{parsed.file_name} stays as it is: {again}.")
        ((number, _),) = self._insert([fresh])  # the index follows by the history, as after any act
        return ArticleId(number)

    def _fresh(self, parsed: Iterable[ParsedArticle]) -> Iterator[_Fresh]:
        rest = iter(parsed)
        while portion := [_Fresh.of(article) for article in islice(rest, _PORTION)]:
            known = self._known(portion)
            for fresh in portion:
                name = fresh.parsed.file_name
                again = self._same(fresh, known)
                if again is not None:
                    self._skipped.append((name, again))
                    continue
                self._in_batch |= dict.fromkeys(fresh.known_by, name)
                yield fresh

    def _known(self, portion: list[_Fresh]) -> list[dict[str, str]]:
        """What the articles are called that are here already, by each of the hashes they are known by."""
        found = []
        for place, (_, sql) in enumerate(_SAME):
            wanted = json.dumps([fresh.known_by[place] for fresh in portion])
            found.append(dict(self._connection.rows(sql, (wanted,))))
        return found

    def _same(self, fresh: _Fresh, known: list[dict[str, str]]) -> str | None:
        """That the article is here already, in words; None when it is not."""
        for (told, _), known_by, names in zip(_SAME, fresh.known_by, known, strict=True):
            name = names.get(known_by) or self._in_batch.get(known_by)
            if name is not None:
                return told.format(name=name)
        return None

    def _insert(self, batch: list[_Fresh]) -> list[tuple[int, _Fresh]]:
        """Write one batch and give its numbers; prepared statements for many rows, on peewee's own connection."""
        run, at = self._connection.execute_many, now()
        last = self._connection.row("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
        numbered = list(enumerate(batch, int(last[0]) + 1 if last else 1))
        run(
            "INSERT OR IGNORE INTO original (sha256, content) VALUES (?, ?)",
            [(row.known_by[0], row.parsed.original) for row in batch],
        )
        run(
            "INSERT OR IGNORE INTO article_text (sha256, text) VALUES (?, ?)",
            [(row.known_by[1], row.parsed.text) for row in batch],
        )
        run(_INSERT_ARTICLE, [row.values(number, at) for number, row in numbered])
        run("INSERT INTO letters (article, sha256) VALUES (?, ?)", [(n, row.known_by[2]) for n, row in numbered])
        return numbered


def _until(cancelled: Callable[[], bool], parsed: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
    for article in parsed:
        if cancelled():
            return
        yield article


def _batch(fresh: Iterator[_Fresh]) -> list[_Fresh]:
    taken: list[_Fresh] = []
    size = 0
    for row in islice(fresh, _BATCH):
        taken.append(row)
        size += row.size
        if size > _BATCH_BYTES:
            break
    return taken
