"""Whether the index of words is what it would be if it were made anew."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from curator.copies import letters, sketch
from curator.errors import DeskRefused
from curator.searching import folded
from db.article_index import ArticleIndex, Document, document
from db.codes import code
from db.connection import Connection
from db.history import as_row
from db.swap_words import LINE, pieces

_BATCH = 2000
"""Articles indexed anew at once, in memory."""
_ANEW = (
    "CREATE VIRTUAL TABLE temp.anew"
    " USING fts5(title, source, body, content='', tokenize='unicode61 remove_diacritics 0')"
)
_LAST_STATE = (
    'SELECT "before" FROM "change" WHERE "table" = \'article\' AND "row" = ? AND "after" IS NULL'
    " ORDER BY id DESC LIMIT 1"
)

Words = Counter[tuple[str, str]]
"""How often each word stands in each column."""


def index_faults(connection: Connection, index: ArticleIndex) -> Iterator[str]:
    """Every way in which the index and what else is derived of words is not as the articles and swaps say."""
    for name in ("article_index", "swap_index"):
        try:
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except DeskRefused:
            yield "The index of words is damaged."
            return
    yield from _articles(connection, index)
    yield from _swaps(connection)
    yield from _derived(connection)


def _articles(connection: Connection, index: ArticleIndex) -> Iterator[str]:
    indexed = {number for (number,) in connection.each("SELECT id FROM article_index_docsize")}
    there = {number for (number,) in connection.each("SELECT id FROM article")}
    for number in sorted(there - indexed):
        yield f"Article {number} is not in the index of words."
    connection.execute(_ANEW)
    try:
        expected = _words_anew(connection, index, sorted(indexed))
    finally:
        connection.execute("DROP TABLE temp.anew")
    found = _words_of(connection, "article_index")
    for word, column in islice(sorted((found - expected) + (expected - found)), 3):
        yield f"The index of words is not that of the articles: look at “{word}” in {column}."


def _words_anew(connection: Connection, index: ArticleIndex, numbers: Iterable[int]) -> Words:
    """The words of these articles, and how often they stand in them, by an index made anew of a few at a time."""
    counted: Words = Counter()
    rest = iter(numbers)
    while batch := list(islice(rest, _BATCH)):
        documents = ((number, *found) for number in batch if (found := _document(connection, index, number)))
        connection.execute_many("INSERT INTO temp.anew (rowid, title, source, body) VALUES (?, ?, ?, ?)", documents)
        counted.update(_words_of(connection, "anew", "temp"))
        connection.execute("INSERT INTO temp.anew (anew) VALUES ('delete-all')")
    return counted


def _document(connection: Connection, index: ArticleIndex, number: int) -> Document | None:
    """What the index should hold of an article, as it is or was when it was removed; None when it never was."""
    row = index.row(number)
    if row is None:
        gone = connection.row(_LAST_STATE, (number,))
        row = as_row(gone[0]) if gone else None
    return None if row is None else document(row, index.text(row["text_sha256"]))


def _words_of(connection: Connection, index: str, schema: str = "main") -> Words:
    connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab({schema}, {index}, col)")
    try:
        found = connection.each("SELECT term, col, cnt, doc FROM temp.words")
        return Counter({(term, column): (count << 32) + documents for term, column, count, documents in found})
    finally:
        connection.execute("DROP TABLE temp.words")


def _swaps(connection: Connection) -> Iterator[str]:
    kept = dict(connection.rows("SELECT swap, words FROM swap_words"))
    for (swap,) in connection.rows("SELECT id FROM swap"):
        if kept.pop(swap, None) != folded(LINE.join(pieces(connection, swap))):
            yield f"The index of words does not have the words of {code(swap)}."
    for swap in kept:
        yield f"The index of words has {code(swap)}, which is not there."


def _derived(connection: Connection) -> Iterator[str]:
    sketches: dict[int, list[int]] = {}
    for article, number in connection.each("SELECT article, number FROM sketch ORDER BY article, number"):
        sketches.setdefault(article, []).append(number)
    found = connection.each(
        "SELECT a.id, a.file_name, t.text, l.sha256 FROM article a JOIN article_text t ON t.sha256 = a.text_sha256"
        " LEFT JOIN letters l ON l.article = a.id"
    )
    for number, file_name, text, kept in found:
        if kept != letters(text):
            yield f"What {file_name} would be known again by is not that of its text."
        if number in sketches and sketches[number] != sorted(sketch(text)):
            yield f"What finds the copies of {file_name} is not that of its text."
