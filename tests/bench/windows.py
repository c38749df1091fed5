"""Rows of the open window: opening an article, adding a mark, one edit among many swaps. Paint included, always.

What is painted is what the act made dirty, at once: the window is told to paint instead of waiting for its timer.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from material import PERSON, dense_desk, large_desks
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from timing import Effort, Findings, Line, Point, frames, milliseconds, rounds

from curator.model import ArticleId, SwapId
from db.connection import Connection
from db.desk import Desk
from ui import theme
from ui.app import application
from ui.main_window import MainWindow
from ui.reader.marks import Mark
from ui.settings import Settings
from ui.workspace import Workspace

SIZE = (1280, 720)
_FEW_MARKS = 10
_FLAT = 1.5
_FILL = QColor(255, 230, 150, 120)


class CommitClock:
    """How long a desk's connection has spent in COMMIT, which waits for the disk."""

    def __init__(self, connection: Connection) -> None:
        self.taken = 0.0
        self._execute = connection.execute
        connection.execute = self._timed

    def _timed(self, sql: str, parameters: tuple[object, ...] = ()) -> int:
        start = perf_counter()
        count = self._execute(sql, parameters)
        if sql == "COMMIT":
            self.taken += (perf_counter() - start) * 1000
        return count


def paint(window: QWidget) -> None:
    """Let everything that was posted happen and paint what became dirty."""
    for _ in range(2):  # what is laid out while painting is painted too
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


@contextmanager
def shown(desk: Path) -> Iterator[tuple[MainWindow, CommitClock]]:
    """The real window on a desk, painted, with its timeline; and a clock on its commits."""
    theme.apply(application(), theme.LIGHT)
    opened = Desk.open(desk)
    clock = CommitClock(opened.connection)
    window = MainWindow(Workspace(opened, PERSON), Settings(window=SIZE))
    window.show()
    if not QTest.qWaitForWindowExposed(window):
        raise RuntimeError("the window was not shown")
    window.panes.timeline.ensure_plot()
    QCoreApplication.processEvents()
    paint(window)
    try:
        yield window, clock
    finally:
        window.close()


@contextmanager
def bare_editor() -> Iterator[QTextEdit]:
    """Qt's own editor, about as large as the reader's page."""
    application()
    editor = QTextEdit()
    editor.setReadOnly(True)
    editor.resize(620, 480)
    editor.show()
    if not QTest.qWaitForWindowExposed(editor):
        raise RuntimeError("the editor was not shown")
    try:
        yield editor
    finally:
        editor.close()


def _outside_commit(window: MainWindow, clock: CommitClock, act: Callable[[], object]) -> float:
    """Milliseconds of an act with its paint, without the time in COMMIT."""
    before = clock.taken
    return milliseconds(lambda: (act(), paint(window))) - (clock.taken - before)


# -- open an article ----------------------------------------------------------------------------------------------


def open_article(effort: Effort, folder: Path) -> Findings:
    """An article of 10,000 characters with its marks, against the same text and stretches in a bare QTextEdit.

    Opening keeps the place in the article left behind, which is a COMMIT and not counted.
    """
    sizes = effort.sizes(1000, least=4)
    articles = dense_desk(folder / "dense.desk", (0, *sizes))
    whole, alone = [], []
    with shown(folder / "dense.desk") as (window, clock), bare_editor() as editor, _bare_articles(folder) as stored:
        texts = {size: window.workspace.article(articles[size]).text for size in sizes}
        marks = {size: _marks_of(window, articles[size]) for size in sizes}
        for size in sizes:
            stored.execute("INSERT INTO article VALUES (?, ?)", (size, texts[size]))
            places = ((size, mark.start, mark.end) for mark in marks[size])
            stored.executemany("INSERT INTO stretch VALUES (?, ?, ?)", places)

        def in_window(article: ArticleId) -> float:
            window.loop.open_article(articles[0])
            paint(window)
            return _outside_commit(window, clock, lambda: window.loop.open_article(article))

        def reader_alone(size: int) -> float:
            reader = window.panes.reader
            reader.show_article(-1, "Another article")
            paint(window)

            def show() -> None:
                reader.show_article(articles[size], texts[size])
                reader.page.set_marks(marks[size])
                paint(window)

            return milliseconds(show)

        def bare(size: int) -> float:
            editor.setExtraSelections([])
            editor.setPlainText("Another article")
            paint(editor)
            return milliseconds(lambda: (_open_bare(stored, editor, size), paint(editor)))

        for size in sizes:
            ours, reader, limit = rounds(
                effort.rounds,
                effort.warm_up,
                lambda size=size: in_window(articles[size]),
                lambda size=size: reader_alone(size),
                lambda size=size: bare(size),
            )
            whole.append(Point(size, ours, limit))
            alone.append(Point(size, reader, limit))
    limit = "text and stretches from bare SQLite into a bare QTextEdit, painted"
    return Findings(
        (
            Line("open an article in the window, without COMMIT", limit, 2.0, tuple(whole)),
            Line("the reader's part of it", limit, 2.0, tuple(alone)),
        )
    )


@contextmanager
def _bare_articles(folder: Path) -> Iterator[sqlite3.Connection]:
    """SQLite alone with the texts and the marked stretches of articles, and nothing else of them."""
    with closing(sqlite3.connect(folder / "bare.db")) as bare:
        bare.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT)")
        bare.execute('CREATE TABLE stretch (article INTEGER, "start" INTEGER, "end" INTEGER)')
        bare.execute("CREATE INDEX stretch_article ON stretch (article)")
        yield bare


def _open_bare(bare: sqlite3.Connection, editor: QTextEdit, article: int) -> None:
    """The least that shows an article with its marks: two queries, one text, one list of selections."""
    (text,) = bare.execute("SELECT text FROM article WHERE id = ?", (article,)).fetchone()
    editor.setPlainText(text)
    found = bare.execute('SELECT "start", "end" FROM stretch WHERE article = ?', (article,)).fetchall()
    selections = []
    for start, end in found:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(editor.document())
        selection.cursor.setPosition(start)
        selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(_FILL)
        selections.append(selection)
    editor.setExtraSelections(selections)


def _marks_of(window: MainWindow, article: ArticleId) -> list[Mark]:
    window.loop.open_article(article)
    return window.loop.marking.of_article(article)


# -- add a mark ---------------------------------------------------------------------------------------------------


def add_mark(effort: Effort, folder: Path) -> Findings:
    """A count cited in an article that has marks already: claim, marks, form and paint, without COMMIT."""
    sizes = effort.sizes(1000, least=12)
    articles = dense_desk(folder / "dense.desk", (_FEW_MARKS, *sizes))
    whole, flat, reader = [], [], []
    with shown(folder / "dense.desk") as (window, clock):

        def cite(article: ArticleId) -> float:
            window.loop.open_article(article)
            start = window.workspace.article(article).text.index("returned ") + len("returned ")
            page = window.panes.reader.page
            page.select(start, start + 3)
            paint(window)
            taken = _outside_commit(window, clock, lambda: window.citing.cite("to_a"))
            window.workspace.undo()
            paint(window)
            return taken

        def reader_alone(article: ArticleId) -> float:
            marks = _marks_of(window, article)
            page = window.panes.reader.page
            paint(window)
            more = [*marks, replace(marks[0], id=-1, end=marks[0].end + 1)]
            taken = milliseconds(lambda: (page.set_marks(more), paint(window)))
            page.set_marks(marks)
            paint(window)
            return taken

        for size in sizes:
            ours, few, alone = rounds(
                effort.rounds,
                effort.warm_up,
                lambda size=size: cite(articles[size]),
                lambda: cite(articles[_FEW_MARKS]),
                lambda size=size: reader_alone(articles[size]),
            )
            whole.append(Point(size, ours, frames(ours)))
            flat.append(Point(size, ours, few))
            reader.append(Point(size, alone, frames(alone)))
    return Findings(
        (
            Line("cite with marks present, painted, without COMMIT", "one frame, 16.7 ms", 1.0, tuple(whole)),
            Line("the same, flat in the number of marks", f"with {_FEW_MARKS} marks present", _FLAT, tuple(flat)),
            Line("the reader's part of it", "one frame, 16.7 ms", 1.0, tuple(reader)),
        )
    )


# -- the timeline, and an edit, among many swaps ------------------------------------------------------------------


def timeline(effort: Effort, folder: Path, shared: Path) -> Findings:
    """One swap of many has changed: the timeline takes it in and paints."""
    sizes = effort.sizes(10_000, least=10)
    desks = large_desks(shared, sizes)
    in_frame, against_repaint = [], []
    for size in sizes:
        with shown(_copy(desks[size], folder)) as (window, _clock):
            pane = window.panes.timeline
            summary = window.workspace.summaries()[size // 2]
            counts = iter(range(1, 1_000_000))

            def update(pane=pane, summary=summary, counts=counts, window=window) -> float:
                changed = replace(summary, to_a=20 + next(counts) % 300)
                plot = pane.ensure_plot()
                return milliseconds(lambda: (pane.update_summaries([changed]), plot.settle(), paint(window)))

            def bare(pane=pane, window=window) -> float:
                viewport = pane.ensure_plot().viewport()
                return milliseconds(lambda: (viewport.update(), paint(window)))

            ours, limit = rounds(effort.rounds, effort.warm_up, update, bare)
        in_frame.append(Point(size, ours, frames(ours)))
        against_repaint.append(Point(size, ours, limit))
    return Findings(
        (
            Line("timeline after one edit, painted", "one frame, 16.7 ms", 1.0, tuple(in_frame)),
            Line("the same against painting alone", "a bare repaint of the plot", None, tuple(against_repaint)),
        )
    )


def edit(effort: Effort, folder: Path, shared: Path) -> Findings:
    """A count cited in the whole window on a desk of many swaps, without COMMIT; and undo of it.

    The timeline and the line in the list follow in the picture after that of the article and the form: a line of its
    own.
    """
    sizes = effort.sizes(10_000, least=10)
    desks = large_desks(shared, sizes)
    cited, undone, followed = [], [], []
    for size in sizes:
        with shown(_copy(desks[size], folder)) as (window, clock):
            window.loop.open_article(ArticleId(1))
            window.loop.open_swap(SwapId(1))
            start = window.workspace.article(ArticleId(1)).text.index("returned ") + len("returned ")
            taken_back: list[float] = []
            after: list[float] = []

            def cite(window=window, clock=clock, start=start, taken_back=taken_back, after=after) -> float:
                window.panes.reader.page.select(start, start + 3)
                paint(window)
                taken = _outside_commit(window, clock, lambda: window.citing.cite("to_a"))
                after.append(milliseconds(lambda: _follow(window)))
                taken_back.append(_outside_commit(window, clock, window.workspace.undo))
                _follow(window)
                return taken

            (ours,) = rounds(effort.rounds, effort.warm_up, cite)
        back = tuple(taken_back[-effort.rounds :])
        cited.append(Point(size, ours, frames(ours)))
        undone.append(Point(size, back, frames(back)))
        late = tuple(after[-effort.rounds :])
        followed.append(Point(size, late, frames(late)))
    return Findings(
        (
            Line("cite among many swaps, painted, without COMMIT", "one frame, 16.7 ms", 1.0, tuple(cited)),
            Line("undo of it", "one frame, 16.7 ms", 1.0, tuple(undone)),
            Line("the picture of timeline and list after each", "one frame, 16.7 ms", 1.0, tuple(followed)),
        )
    )


def _follow(window: MainWindow) -> None:
    """The picture after that of the article and the form."""
    window.panes.timeline.ensure_plot().settle()
    window.searching.answers.settle()
    paint(window)


def _copy(desk: Path, folder: Path) -> Path:
    return Path(shutil.copyfile(desk, folder / desk.name))
