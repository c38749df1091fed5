"""Long work beside the window: workers take values and give values, and never see the desk."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from curator.errors import CuratorError
from curator.model import Article, ParsedArticle, Party
from ui import problems

if TYPE_CHECKING:
    from curator.article_reader import ArticleReader
    from curator.article_readings import ArticleReading
    from curator.importing.formats import Refusal
    from curator.importing.isolation import Content, IsolatedReader, Read
    from curator.importing.table import Columns, Preview
    from curator.offers import ArticleOffers

_BETWEEN = 0.1
"""Seconds between two tellings of how far it is: more often nobody sees it."""
_STORED_IN = 0.03
"""Seconds that storing a portion may hold the window up: a portion is as large as the one before shows to be right."""
_FIRST_PORTION = 50_000
"""Code points and bytes of the first portion, of which nobody knows yet how long it takes."""
_EACH = 4_000
"""What an article weighs besides its words: its rows and its title take time as well."""
_ASKED_AT_MOST, _ASKED_UP_TO = 20, 1024 * 1024
"""Of so many texts, of so many bytes, a person is asked how they are encoded."""
_PORTION_SECONDS = 1.0
"""Or as many as were read in so long: what is in a desk is safe."""
_STEADY = 2.0
"""Seconds of work after which the time that is left can be told."""


T = TypeVar("T")


class InBackground(QThread, Generic[T]):
    """Does one thing in another thread and keeps what came of it."""

    def __init__(self, work: Callable[[], T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.answer: T | None = None
        """What the work gave; None where it was refused, or failed by a fault of ours, which is told by itself."""
        self.refusal: CuratorError | None = None

    def run(self) -> None:
        """Do it."""
        try:
            self.answer = self._work()
        except CuratorError as fault:
            self.refusal = fault


class ReadArticles(QThread):
    """Reads files in the reading process; what is refused is told with its sentence, the rest goes on."""

    came = Signal(object)
    """A list of ParsedArticle: whoever hears it calls `taken` when they are stored, so that few wait at a time."""
    progressed = Signal(str, int, int, float)
    """Name of the file being read, how many are done, how many there are, seconds left (below 0: nobody knows)."""

    def __init__(
        self,
        paths: Sequence[Path],
        parent: QObject | None = None,
        *,
        content: "Sequence[Content]" = (),
        encoding: str | None = None,
        columns: "Columns | None" = None,
    ) -> None:
        super().__init__(parent)
        self._paths, self._content = list(paths), list(content)
        self._encoding, self._columns = encoding, columns
        self._go_on = threading.Event()
        self._go_on.set()
        self._room = threading.Semaphore(1)
        self._portion: list[ParsedArticle] = []
        self._size = 0
        """Code points and bytes of the portion."""
        self._given_size = 0
        self._most = _FIRST_PORTION
        """The size at which a portion is given away."""
        self._given = 0.0
        self._worked = 0.0
        self._told = 0.0
        self.read = 0
        """How many articles were read."""
        self.tables: list[Content] = []
        """Tables in folders and archives whose columns nobody knows."""
        self.undecided: list[Content] = []
        """Texts whose encoding nobody knows."""
        self.refused: list[tuple[str, str]] = []
        self.unread: list[str] = []
        """The names of files that were not looked at because the person stopped."""
        self.passed_over: list[str] = []
        """The names of files in folders that are of no known format."""
        self.fault: str | None = None

    @property
    def paused(self) -> bool:
        """Whether it waits for the person."""
        return not self._go_on.is_set()

    def pause(self) -> None:
        """Wait after the file that is being read."""
        self._go_on.clear()

    def go_on(self) -> None:
        """Read on."""
        self._go_on.set()

    def taken(self, seconds: float) -> None:
        """A portion is stored, which took so long: there is room for the next one."""
        fitting = self._given_size * _STORED_IN / max(seconds, 0.001)
        self._most = int(min(max(fitting, 1), 2 * self._given_size))
        self._room.release()

    def stop(self) -> None:
        """Read no more; what was read is kept."""
        self.requestInterruption()
        self._go_on.set()
        self._room.release(2)  # for the portion that may wait, and the last one

    def run(self) -> None:
        """Read until all is read or the person stops it."""
        from curator.importing import article_files, other_files  # its patterns would hold up the start
        from curator.importing.files import display_name
        from curator.importing.isolation import Content, IsolatedReader

        try:
            sources: list[Path | Content] = [*self._content, *article_files(self._paths)]
            self.passed_over = [display_name(path) for path in other_files(self._paths)]
            with IsolatedReader() as reader:
                done = self._read(reader, sources)
        except CuratorError as fault:
            self.fault = str(fault)
            return
        self.unread = [
            source.name if isinstance(source, Content) else display_name(source) for source in sources[done:]
        ]

    def _read(self, reader: "IsolatedReader", sources: "Sequence[Path | Content]") -> int:
        """Take what the reader gives; how many files are done."""
        from curator.importing.formats import Refusal

        done = 0
        self._tell(sources, done)
        try:
            for read in self._waited(reader, sources):
                if read.found is None:
                    done = read.number + 1
                    self._tell(sources, done)
                elif isinstance(read.found, ParsedArticle):
                    self._gather(read.found)
                elif isinstance(read.found, Refusal):
                    self._refuse(read.found)
        finally:
            self._hand_over()
        return done

    def _refuse(self, refusal: "Refusal") -> None:
        """Keep what can be read once a person says how; of texts a few only: nobody answers that a hundred times."""
        from curator.importing.isolation import Content

        content = Content(refusal.name, refusal.content)
        if refusal.asks == "columns":
            self.tables.append(content)
        elif refusal.asks == "encoding" and len(self.undecided) < _ASKED_AT_MOST and len(content.data) < _ASKED_UP_TO:
            self.undecided.append(content)
        else:
            self.refused.append((refusal.name, refusal.sentence))
            if refusal.fault:
                problems.note(refusal.fault)

    def _gather(self, article: ParsedArticle) -> None:
        self.read += 1
        self._portion.append(article)
        self._size += len(article.text) + len(article.original) + _EACH
        if self._size > self._most or monotonic() - self._given > _PORTION_SECONDS:
            self._hand_over()

    def _hand_over(self) -> None:
        """Give away what was read, once there is room for it."""
        if self._portion:
            self._room.acquire()
            self._given_size = self._size
            self.came.emit(self._portion)
            self._portion, self._size, self._given = [], 0, monotonic()

    def _waited(self, reader: "IsolatedReader", sources: "Sequence[Path | Content]") -> "Iterator[Read]":
        """What the reader gives, with pauses; measures the time of work, storing included."""
        since = monotonic()
        for read in reader.read(
            sources, encoding=self._encoding, columns=self._columns, cancelled=self.isInterruptionRequested
        ):
            yield read
            paused = monotonic()
            self._go_on.wait()
            since += monotonic() - paused
            self._worked = monotonic() - since

    def _tell(self, sources: "Sequence[Path | Content]", done: int) -> None:
        """Say how far it is, ten times a second at the most."""
        if done >= len(sources) or (done and monotonic() - self._told < _BETWEEN):
            return
        self._told = monotonic()
        left = self._worked / done * (len(sources) - done) if done and self._worked > _STEADY else -1.0
        self.progressed.emit(sources[done].name, done, len(sources), left)


class LookAtTable(QThread):
    """Reads the first rows of a table in the reading process, to ask how the table is to be read."""

    def __init__(self, table: "Path | Content", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.preview: Preview | None = None
        """What was read; None where it is refused, or was not wanted any more."""
        self.refused = ""
        """Why it cannot be read."""

    def run(self) -> None:
        """Read."""
        from curator.importing.isolation import IsolatedReader  # readers would hold up the start
        from curator.importing.table import Preview

        try:
            with IsolatedReader() as reader:
                found = reader.preview(self._table, self.isInterruptionRequested)
        except CuratorError as fault:
            self.refused = str(fault)
            return
        if isinstance(found, Preview):
            self.preview = found
        elif found is not None:
            self.refused = found.sentence


class ReadForOffers(QThread):
    """Reads one article for what can be suggested in it, unless what was kept of an earlier reading still holds."""

    def __init__(
        self,
        article: Article,
        sides: tuple[Party, Party],
        kept: "ArticleReading | None",
        reader: "ArticleReader",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.article, self.sides = article, sides
        self.reading: ArticleReading | None = None
        """What was read; None where the kept reading holds."""
        self.offers: ArticleOffers | None = None
        """What is suggested; None where it was refused, or was not wanted any more."""
        self.refused: CuratorError | None = None
        """Why it could not be read."""
        self._kept, self._reader = kept, reader

    def run(self) -> None:
        """Have it read in the reader's process; a million characters take a few seconds."""
        from curator.article_readings import is_stale
        from curator.offers import offers_in, prepare

        names = self.sides[0].name, self.sides[1].name
        if self._kept is None or is_stale(self._kept, self.article, names):
            try:
                self._reader.begin()
                prepare(self.article, self.sides)  # while its process starts
                self.reading = self._kept = self._reader.read(self.article, names, self.isInterruptionRequested)
            except CuratorError as fault:
                self.refused = fault
                return
        if self._kept is not None:
            self.offers = offers_in(self._kept.content, self.article, self.sides)
