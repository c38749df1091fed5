"""Rows of the desk and its files, without a window: one act, an import, an export; on the disk the bench runs on."""

import csv
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from material import PERSON, files, large_desks, store_readings
from PySide6.QtCore import QCoreApplication
from timing import Effort, Findings, Line, Point, milliseconds, rounds

from curator import claims as reading
from curator.exporting import export_bundle, export_swaps
from curator.importing import article_files, read_article
from curator.importing.isolation import IsolatedReader
from curator.model import ArticleId, ParsedArticle, SwapId
from curator.searching import folded
from db.connection import APPLICATION_ID
from db.desk import Desk
from ui.workspace import Workspace

WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5(title, source, body, content='', tokenize='unicode61 remove_diacritics 0')"
)
HASH_SIZE = "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)"
"""The index of words as a desk has it."""
_SLOW = 3
"""Rounds of what takes many seconds; made once before, which warms it up."""
_MORE = 2
"""The disk's part of a commit swings most: so many times the usual rounds."""


@contextmanager
def bare_database(path: Path) -> Iterator[sqlite3.Connection]:
    """SQLite alone, held and synchronised as a desk is (RELIABILITY 3.1), with one table and one row."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, n INTEGER)")
        connection.execute("INSERT INTO one VALUES (1, 0)")
        yield connection


# -- one act ------------------------------------------------------------------------------------------------------


def commit(effort: Effort, folder: Path, shared: Path) -> Findings:
    """A count cited, from the words to the file, against a commit of one page."""
    sizes = effort.sizes(10_000, least=10)
    desks = large_desks(shared, sizes)
    application = QCoreApplication.instance() or QCoreApplication([])
    whole, stored = [], []
    for size in sizes:
        path = Path(shutil.copyfile(desks[size], folder / "acts.desk"))
        with bare_database(folder / "bare.db") as bare:
            workspace = Workspace(Desk.open(path), PERSON, application)
            cite, store = _acts(workspace)
            ours, desk_only, limit = rounds(
                _MORE * effort.rounds, effort.warm_up, cite, store, lambda bare=bare: milliseconds(lambda: _page(bare))
            )
            workspace.close()
        whole.append(Point(size, ours, limit))
        stored.append(Point(size, desk_only, limit))
    limit_name = "an EXTRA commit of one page"
    return Findings(
        (
            Line("one act: a count cited, from words to file", limit_name, 1.5, tuple(whole)),
            Line("the desk's part of it", limit_name, 1.5, tuple(stored)),
        )
    )


def _acts(workspace: Workspace) -> tuple[Callable[[], float], Callable[[], float]]:
    """Cite through the workspace, and store the same draft through the desk alone; each is taken back unmeasured."""
    article, swap = ArticleId(1), SwapId(1)
    source = workspace.article(article)
    start = source.text.index("returned ") + len("returned ")
    (draft,) = reading.cite(source, workspace.sides, "to_a", start, start + 3)
    desk = workspace._desk

    def cite() -> float:
        taken = milliseconds(lambda: workspace.claims.cite(article, swap, "to_a", start, start + 3))
        workspace.undo()
        return taken

    def store() -> float:
        def act() -> None:
            with desk.act("Cite"):
                desk.claims.add(replace(draft, swap=swap))

        taken = milliseconds(act)
        desk.history.undo()
        return taken

    return cite, store


def _page(bare: sqlite3.Connection) -> None:
    bare.execute("BEGIN EXCLUSIVE")
    bare.execute("UPDATE one SET n = n + 1")
    bare.execute("COMMIT")


# -- import -------------------------------------------------------------------------------------------------------


def import_files(effort: Effort, folder: Path) -> Findings:
    """Files of 4,000 characters read, understood, stored and indexed, against the same bytes read, stored and indexed.

    The index of words belongs to both: a desk cannot be searched without, and the limit of PERFORMANCE 1(a) and 2 is
    SQLite with FTS5. The limit gets its words folded already, which is part of understanding.
    """
    with IsolatedReader() as reader:
        return _import_files(reader, effort, folder)


def _import_files(reader: IsolatedReader, effort: Effort, folder: Path) -> Findings:
    sizes = effort.sizes(1000, least=4)
    whole, stored, parsing = [], [], []
    for size in sizes:
        paths = article_files([files(folder / f"files-{size}", size, 4000)])
        parsed = [read_article(path) for path in paths]
        words = {article.file_name: folded(article.text) for article in parsed}

        def ours(paths=paths) -> float:
            return _on_new_desk(folder, lambda desk: desk.articles.add_all(_read(reader, paths)))

        def understanding(paths=paths) -> float:
            return milliseconds(lambda: sum(1 for _ in _read(reader, paths)))

        def decoding(paths=paths) -> float:
            return milliseconds(lambda: [path.read_bytes().decode() for path in paths])

        def storing(parsed=parsed) -> float:
            return _on_new_desk(folder, lambda desk: desk.articles.add_all(parsed))

        def limit(paths=paths, words=words) -> float:
            with bare_database(folder / "bare.db") as bare:
                bare.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, name TEXT, content BLOB, text TEXT)")
                bare.execute(WORDS)
                bare.execute(HASH_SIZE)
                return milliseconds(lambda: _bare_import(bare, paths, words))

        list(_read(reader, paths[:1]))  # its start is paid once an import
        works = (ours, storing, understanding, limit, decoding)
        read, store, understood, raw, plain = rounds(effort.few, effort.warm_up, *works)
        whole.append(Point(size, read, raw))
        stored.append(Point(size, store, raw))
        parsing.append(Point(size, understood, plain))
    limit_name = "bytes read, one executemany for them and one for the same index of words"
    return Findings(
        (
            Line("import files: read, understood, stored", limit_name, 3.0, tuple(whole)),
            Line("storing alone", limit_name, 3.0, tuple(stored)),
            Line("reading and understanding alone", "bytes read and decoded", None, tuple(parsing)),
        )
    )


def _read(reader: IsolatedReader, paths: tuple[Path, ...]) -> Iterator[ParsedArticle]:
    return (read.found for read in reader.read(paths) if isinstance(read.found, ParsedArticle))


def _on_new_desk(folder: Path, act: Callable[[Desk], object]) -> float:
    path = folder / "import.desk"
    path.unlink(missing_ok=True)
    with Desk.create(path) as desk:
        desk.person = PERSON
        return milliseconds(lambda: act(desk))


def _bare_import(bare: sqlite3.Connection, paths: tuple[Path, ...], words: dict[str, str]) -> None:
    rows = ((path.name, content, content.decode()) for path in paths for content in [path.read_bytes()])
    bare.execute("BEGIN EXCLUSIVE")
    bare.executemany("INSERT INTO article (name, content, text) VALUES (?, ?, ?)", rows)
    indexed = ((number, path.name, "", words[path.name]) for number, path in enumerate(paths, 1))
    bare.executemany("INSERT INTO words (rowid, title, source, body) VALUES (?, ?, ?, ?)", indexed)
    bare.execute("COMMIT")


# -- export -------------------------------------------------------------------------------------------------------


def export(effort: Effort, folder: Path, shared: Path) -> Findings:
    """All swaps as the single CSV and as the bundle, against writing the same cells with the standard library.

    Both are on the disk when they are done. The bundle twice: with the figures of articles that the program has read,
    as the window leaves a desk, and with figures that are looked for. What a person waits for is the whole road from
    the desk to the disk, whose limit (PERFORMANCE 1f) takes ready cells from a table of SQLite, row by row.
    """
    sizes = effort.sizes(10_000, least=10)
    desks = large_desks(shared, sizes)
    points: tuple[list[Point], ...] = ([], [], [], [], [], [])
    for size in sizes:
        path = Path(shutil.copyfile(desks[size], folder / "export.desk"))
        with Desk.open(path) as desk, bare_database(folder / "cells.db") as bare:
            for found, point in zip(points, _exported(effort, desk, bare, folder, size), strict=True):
                found.append(point)
    cells, fetched = "csv.writerows of the same cells", "fetching the rows of claims and quotes"
    cursor = "csv.writerows(cursor) of the same cells"
    single, bundle, unread, read, whole_single, whole_bundle = map(tuple, points)
    return Findings(
        (
            Line("the single CSV, written", cells, 1.5, single),
            Line("the bundle, written", cells, 1.5, bundle),
            Line("the bundle of articles not read yet", cells, 1.5, unread),
            Line("the desk, read for it", fetched, None, read),
            Line("the single CSV, from desk to disk", cursor, 1.5, whole_single),
            Line("the bundle, from desk to disk", cursor, 1.5, whole_bundle),
        )
    )


def _exported(effort: Effort, desk: Desk, bare: sqlite3.Connection, folder: Path, size: int) -> tuple[Point, ...]:
    store_readings(desk)
    data = desk.export_data()
    unread = replace(data, figures={})
    single, bundle = folder / f"{size}.csv", folder / f"bundle-{size}"

    def whole_single() -> None:
        export_swaps(desk.export_data(single=True), single, drafts=True)

    def whole_bundle() -> None:
        export_bundle(desk.export_data(), bundle, drafts=True)

    whole_single()
    whole_bundle()
    one, all_ = _cells([single]), _cells(sorted(bundle.glob("*.csv")))
    for name, rows in (*one.items(), *all_.items()):
        _keep(bare, name, rows)
    acts = (
        lambda: export_swaps(data, single, drafts=True),
        lambda: export_bundle(data, bundle, drafts=True),
        lambda: export_bundle(unread, bundle, drafts=True),
        desk.export_data,
        whole_single,
        whole_bundle,
        lambda: _bare_export(one, folder),
        lambda: _bare_export(all_, folder),
        lambda: _bare_read(desk),
        lambda: _bare_export({name: _kept(bare, name) for name in one}, folder),
        lambda: _bare_export({name: _kept(bare, name) for name in all_}, folder),
    )
    measured = rounds(min(effort.few, _SLOW), 0, *(partial(milliseconds, act) for act in acts))
    limits = dict(enumerate(measured[6:]))
    return tuple(Point(size, ours, limits[n]) for ours, n in zip(measured[:6], (0, 1, 1, 2, 3, 4), strict=True))


def _bare_read(desk: Desk) -> None:
    for table in ("claim", "claim_quote"):
        desk.connection.raw.execute(f"SELECT * FROM {table}").fetchall()


def _cells(paths: list[Path]) -> dict[str, list[list[str]]]:
    """The cells of each file as they were exported."""
    found = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            found[path.name] = list(csv.reader(file))
    return found


def _keep(bare: sqlite3.Connection, name: str, rows: list[list[str]]) -> None:
    """The cells of a file as a table of SQLite, in their order."""
    columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
    bare.execute(f'CREATE TABLE "{name}" ({columns})')
    bare.execute("BEGIN EXCLUSIVE")
    bare.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
    bare.execute("COMMIT")


def _kept(bare: sqlite3.Connection, name: str) -> sqlite3.Cursor:
    return bare.execute(f'SELECT * FROM "{name}" ORDER BY rowid')


def _bare_export(cells: Mapping[str, Iterable[Sequence[str]]], folder: Path) -> None:
    """Write files and see them on the disk, as an export does."""
    for name, rows in cells.items():
        with (folder / f"bare-{name}").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\r\n").writerows(rows)
            file.flush()
            os.fsync(file.fileno())
