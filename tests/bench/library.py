"""Rows of a large desk of articles: storing 100,000 of them, searching them, scrolling their list, and its memory."""

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from random import Random

from desks import HASH_SIZE, WORDS, bare_database
from material import PERSON
from PySide6.QtCore import QCoreApplication
from timing import FRAME, Check, Effort, Findings, Line, Point, frames, milliseconds, rounds
from watching import resident
from windows import paint, shown

from curator.article_query import ArticleQuery
from curator.model import ParsedArticle
from curator.searching import folded
from db.desk import Desk
from db.finder import SLICE

_MOST = 100_000
_WORDS = 600
"""About 4,000 characters."""
_VOCABULARY = 40_000
_PUBLISHERS = ("BBC News", "Kyiv Independent", "Meduza", "Reuters", "Ukrainska Pravda")
_PART = 5000
"""Articles that are made at once, to store them by the one way and the other."""
_BATCH = 1000
_IN_SIGHT = 6
"""Rows of a search that a pane of usual height shows at once."""
_MEGABYTE = 1024 * 1024
_GROWTH = 100
"""Megabytes that the window may hold more with so many articles than without."""
_SYLLABLES = re.findall("..", "капонівароментилоназесудибігопужечацікомиреabonerista")


class Prose:
    """Texts of words that are as unevenly frequent as those of a language."""

    def __init__(self) -> None:
        chance = Random(7)
        made: dict[str, None] = {}
        while len(made) < _VOCABULARY:
            made["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4, 4, 5))))] = None
        self.words = list(made)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))

    def article(self, number: int) -> ParsedArticle:
        """An article as importing gives it; the same for the same number."""
        words = Random(number).choices(self.words, cum_weights=self._weights, k=_WORDS)
        text = f"Report {number}\n\n{' '.join(words)}."
        return ParsedArticle(
            file_name=f"{number:06}.txt",
            original=text.encode(),
            text=text,
            title=f"Report {number}",
            publisher=_PUBLISHERS[number % len(_PUBLISHERS)],
            language="uk",
            published_on=f"20{number % 26:02}-{1 + number % 12:02}-{1 + number % 28:02}",
        )


Store = Callable[[list[ParsedArticle], Callable[[], object]], None]
"""Stores a few thousand articles: what they are, and how the desk does it."""


def libraries(
    shared: Path, sizes: tuple[int, ...], store: Store = lambda _parsed, ours: ours() and None
) -> dict[int, Path]:
    """Desks of so many articles, grown once in a run, a part at a time: copy one before changing it."""
    made = {size: shared / f"library-{size}.desk" for size in sizes}
    if all(path.exists() for path in made.values()):
        return made
    shared.mkdir(parents=True, exist_ok=True)
    growing, prose = shared / "growing-library.desk", Prose()
    growing.unlink(missing_ok=True)
    Desk.create(growing).close()
    for before, size in zip((0, *sizes), sizes, strict=False):
        with Desk.open(growing) as desk:
            desk.person = PERSON
            for first in range(before, size, _PART):
                parsed = [prose.article(number) for number in range(first, min(first + _PART, size))]
                store(parsed, lambda desk=desk, parsed=parsed: desk.articles.add_all(parsed))
        shutil.copyfile(growing, made[size])
    growing.unlink()
    return made


# -- storing ------------------------------------------------------------------------------------------------------


def store(effort: Effort, folder: Path, shared: Path) -> Findings:
    """Parsed articles into one growing desk, against SQLite alone with the same bytes and the same index of words.

    Each point is the part that leads to that many articles, a few thousand of the one after as many of the other.
    """
    sizes = effort.sizes(_MOST, least=8)
    taken: list[tuple[int, float, float]] = []
    with bare_database(folder / "bare.db") as bare:
        _bare_tables(bare)

        def both(parsed: list[ParsedArticle], ours: Callable[[], object]) -> None:
            done = sum(count for count, _, _ in taken)
            rows = [_bare_row(number, article) for number, article in enumerate(parsed, done + 1)]
            limit = milliseconds(lambda: _bare_store(bare, rows))
            taken.append((len(parsed), milliseconds(ours), limit))

        for path in shared.glob("library-*.desk"):
            path.unlink()
        libraries(shared, sizes, both)
    points, left = [], iter(taken)
    for before, size in zip((0, *sizes), sizes, strict=False):
        part = []
        while sum(count for count, _, _ in part) < size - before:
            part.append(next(left))
        points.append(Point(size, (sum(ours for _, ours, _ in part),), (sum(limit for _, _, limit in part),)))
    limit_name = "executemany of the same bytes, same index of words"
    return Findings((Line("store parsed articles of 4 KB", limit_name, 2.0, tuple(points)),))


def _bare_tables(bare: sqlite3.Connection) -> None:
    for sql in (
        "CREATE TABLE original (sha256 TEXT PRIMARY KEY, content BLOB)",
        "CREATE TABLE article_text (sha256 TEXT PRIMARY KEY, text TEXT)",
        "CREATE TABLE article"
        " (id INTEGER PRIMARY KEY, name TEXT, a TEXT, b TEXT, title TEXT, publisher TEXT, day TEXT)",
        WORDS,
        HASH_SIZE,
    ):
        bare.execute(sql)


def _bare_row(number: int, article: ParsedArticle) -> tuple[object, ...]:
    digest = hashlib.sha256(article.original).hexdigest()
    return number, digest, article, folded(article.title), folded(article.publisher), folded(article.text)


def _bare_store(bare: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    for first in range(0, len(rows), _BATCH):
        batch = rows[first : first + _BATCH]
        bare.execute("BEGIN EXCLUSIVE")
        bare.executemany("INSERT INTO original VALUES (?, ?)", [(d, a.original) for _, d, a, *_ in batch])
        bare.executemany("INSERT INTO article_text VALUES (?, ?)", [(d, a.text) for _, d, a, *_ in batch])
        bare.executemany(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(n, a.file_name, d, d, a.title, a.publisher, a.published_on) for n, d, a, *_ in batch],
        )
        bare.executemany(
            "INSERT INTO words (rowid, title, source, body) VALUES (?, ?, ?, ?)",
            [(n, t, s, b) for n, _, _, t, s, b in batch],
        )
        bare.execute("COMMIT")


# -- searching ----------------------------------------------------------------------------------------------------


def search(effort: Effort, folder: Path, shared: Path) -> Findings:
    """The first page of a rare word against the bare query; that of any word against the time it may take."""
    sizes = effort.sizes(_MOST, least=8)
    desks, prose, rare, every = libraries(shared, sizes), Prose(), [], []
    begun = (prose.words[rank][:letters] for rank in (0, 9) for letters in (1, 2, 3))
    words = [*prose.words[:: _VOCABULARY // 40], *begun]
    word = prose.words[_VOCABULARY // 2]
    for size in sizes:
        with Desk.open(Path(shutil.copyfile(desks[size], folder / "search.desk"))) as desk:
            ours, limit = rounds(
                effort.rounds,
                effort.warm_up,
                lambda desk=desk: milliseconds(lambda: _page(desk, word + " ")),
                lambda desk=desk: milliseconds(lambda: _bare_page(desk, word)),
            )
            rare.append(Point(size, ours, limit))
            slowest = tuple(_slowest(desk, words) for _ in range(effort.few))
            every.append(Point(size, slowest, (2 * SLICE,) * len(slowest)))
    return Findings(
        (
            Line(
                "first page of a rare word, with its lines",
                "the bare query: 50 rows with their texts",
                3.0,
                tuple(rare),
            ),
            Line("first page of any word, the slowest of many", "two slices of 12 ms", 1.0, tuple(every)),
        )
    )


def _slowest(desk: Desk, words: list[str]) -> float:
    return max(milliseconds(lambda word=word: _page(desk, word)) for word in words)


def _page(desk: Desk, words: str) -> None:
    """What the window does until the first page is known, and the lines that are in sight."""
    finding = desk.find(ArticleQuery(words))
    while not finding.step() and not len(finding.ids):
        pass
    desk.articles.rows(finding.ids[:25])
    desk.articles.snippets(finding.ids[:_IN_SIGHT], words)
    finding.stop()


def _bare_page(desk: Desk, word: str) -> None:
    desk.connection.raw.execute(
        "SELECT a.title, a.publisher, a.published_on, t.text FROM article_index f"
        " JOIN article a ON a.id = f.rowid JOIN article_text t ON t.sha256 = a.text_sha256"
        " WHERE f.article_index MATCH ? ORDER BY f.rank LIMIT 50",
        (f'"{folded(word)}"',),
    ).fetchall()


# -- the list -----------------------------------------------------------------------------------------------------


def scroll(effort: Effort, folder: Path, shared: Path) -> Findings:
    """The list of the window, scrolled by pages and by jumps, against one frame; and what the window holds."""
    sizes = effort.sizes(_MOST, least=8)
    desks = libraries(shared, sizes)
    paged, jumped, held = [], [], []
    for size in sizes:
        path = Path(shutil.copyfile(desks[size], folder / "scroll.desk"))
        with shown(path) as (window, _clock):
            while not window.searching.answers.idle:
                QCoreApplication.processEvents()
            view, chance = window.panes.articles.list, Random(3)
            bar = view.verticalScrollBar()

            def to(value: int, window=window, bar=bar) -> float:
                return milliseconds(lambda: (bar.setValue(value), paint(window)))

            page = tuple(to(bar.value() + bar.pageStep()) for _ in range(effort.rounds))
            jump = tuple(to(chance.randrange(bar.maximum() + 1)) for _ in range(effort.rounds))
            paged.append(Point(size, page, frames(page)))
            jumped.append(Point(size, jump, frames(jump)))
            held.append(resident())
    grown = (held[-1] - held[0]) / _MEGABYTE
    return Findings(
        (
            Line("scroll the list by a page, painted", f"one frame of {FRAME:.1f} ms", 1.0, tuple(paged)),
            Line("jump anywhere in the list, painted", f"one frame of {FRAME:.1f} ms", 1.0, tuple(jumped)),
        ),
        (Check(f"memory grows by at most {_GROWTH} MB with the articles", grown <= _GROWTH, f"{grown:.0f} MB"),),
    )
