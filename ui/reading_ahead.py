"""Reading articles for suggestions beside the window: the open one after its text was painted, then all others."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from curator.article_readings import ArticleReading
from curator.changes import Changes
from curator.errors import CuratorError, NotSaved
from curator.model import Article, ArticleId, Party
from ui import problems
from ui.loop import Loop
from ui.tasks import ReadForOffers
from ui.words import tr

if TYPE_CHECKING:
    from curator.article_reader import ArticleReader

_AFTER_PAINT = 15
"""Milliseconds after which an article that was opened is read: its page is painted first."""
_ASKED = 200
"""Up to so many articles that were not read yet are asked for at once."""
_REST = 1500
"""Milliseconds before articles that nobody has open are read."""
_PAUSE = 250
"""Milliseconds between two of them: what a person does comes first."""
_KEPT = 10
"""So many articles that nobody has open are kept in one transaction."""
_IDLE = 5000
"""Milliseconds without an article to read after which the reading process ends: its memory is needed no more."""

_ReadAs = tuple[ArticleId, str | None, tuple[Party, Party]]
"""What the offers of an article depend on, besides its text: the article, its publication day, the desk's sides."""


class ReadingAhead(QObject):
    """Gives the offers of the open article when they are there; what was read is kept on the desk."""

    came = Signal(object)
    """ArticleOffers of the article that is open now."""

    def __init__(self, loop: Loop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._workspace = loop.workspace
        self._reading: ReadForOffers | None = None
        self._reader: ArticleReader | None = None
        """The process that reads, from the first article on."""
        self._read_as: _ReadAs | None = None
        """What the offers that came last depend on."""
        self._unreadable: dict[_ReadAs, str] = {}
        """What cannot be read and is not tried again, with what is said of it."""
        self._unread: list[ArticleId] = []
        """Other articles to read."""
        self._ask = True
        """Whether the desk may know of more."""
        self._kept: list[ArticleReading] = []
        """What was read in others and is not on the desk yet."""
        self._started = False
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_PAINT)
        self._timer.timeout.connect(self._begin)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._read_another)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self._end_reader)
        loop.panes.reader.page.article_changed.connect(self._opened)
        self._workspace.changed.connect(self._changed)

    def start(self) -> None:
        """The first picture is painted: begin to read."""
        self._started = True
        self._timer.start()
        self._rest.start()

    def stop(self) -> None:
        """Let the article be that is being read; nothing is read afterwards."""
        self._started = False
        for timer in (self._timer, self._rest, self._idle):
            timer.stop()
        if self._reading is not None:
            self._reading.requestInterruption()
            self._reading.wait()
        self._end_reader()

    # -- the open article

    def _opened(self) -> None:
        self._read_as = None
        if not self._started:
            return
        self._timer.start()
        if self._ask and not self._rest.isActive():  # no process could be started for the others
            self._rest.start(_REST)

    def _changed(self, changes: Changes) -> None:
        """Read again what was read against another day or for other sides, and what came in."""
        if not self._started or not (changes.articles or changes.desk):
            return
        if self._read_as and self._read_as != self._key():
            self._timer.start()
        others = changes.articles - {self._loop.article.id if self._loop.article is not None else None}
        if len(others) > _ASKED:
            self._ask = True
        else:
            self._unread += sorted(others)
        if others:
            self._rest.start(_REST)

    def _key(self) -> _ReadAs | None:
        article = self._loop.article
        return None if article is None else self._key_of(article)

    def _key_of(self, article: Article) -> _ReadAs:
        return article.id, article.published_on, self._workspace.sides

    def _begin(self) -> None:
        """Read the open article, or wait until the one before it is done."""
        article = self._loop.article
        if article is None or self._reading is not None or not self._started:
            return
        if (why := self._unreadable.get(self._key_of(article))) is not None:
            self._read_as = self._key()
            self._loop.said.emit(why)
        else:
            self._read(article)

    def _read(self, article: Article) -> None:
        if self._reader is None:
            from curator.article_reader import ArticleReader  # no start waits for it

            self._reader = ArticleReader()
        kept = self._workspace.offers.reading(article.id)
        self._idle.stop()
        self._reading = ReadForOffers(article, self._workspace.sides, kept, self._reader, self)
        self._reading.finished.connect(self._take)
        self._reading.start()

    def _end_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()

    def _take(self) -> None:
        read, self._reading = self._reading, None
        if read is None:
            return
        read.deleteLater()
        if not self._started:
            return
        self._idle.start()
        is_open = self._loop.article is not None and self._loop.article.id == read.article.id
        if read.reading is not None:
            self._kept.append(read.reading)
        if is_open or len(self._kept) >= _KEPT:
            self._keep()
        if read.refused is not None:
            self._give_up(read, read.refused, is_open=is_open)
        elif is_open and read.offers is not None:
            self._read_as = _read_as(read)
            self.came.emit(read.offers)
        if self._read_as != self._key():
            self._timer.start()

    def _give_up(self, read: ReadForOffers, refused: CuratorError, *, is_open: bool) -> None:
        """Go on without the suggestions for an article, or for all until another one is opened."""
        from curator.article_reader import Unreadable

        if isinstance(refused, Unreadable):
            if refused.fault:
                problems.note(refused.fault)
            self._unreadable[_read_as(read)] = str(refused)
        else:
            self._ask = True  # the others are to be asked for again
            self._unread = []
            self._rest.stop()
        if is_open:
            self._read_as = _read_as(read)
            self._loop.said.emit(str(refused))

    def _keep(self) -> None:
        kept, self._kept = self._kept, []
        if not kept:
            return
        try:
            self._workspace.offers.keep(kept)
        except NotSaved:  # no act of the person: what was read can be read again
            self._loop.said.emit(tr("What was read in the article could not be kept; see to the disk."))

    # -- all others

    def _read_another(self) -> None:
        """Go on with the articles that nobody has open, one at a time, until everything is read."""
        if not self._started or self._loop.article is None:
            return
        if self._reading is not None or self._read_as is None:
            self._rest.start(_PAUSE)  # the open article comes first, and loads what reading needs
            return
        number = self._next()
        if number is None:
            return
        article = None
        with suppress(KeyError):  # removed meanwhile
            article = self._workspace.article(number)
        if article is not None and self._key_of(article) not in self._unreadable:
            self._read(article)
        self._rest.start(_PAUSE)

    def _next(self) -> ArticleId | None:
        """An article to read; None when everything is read, and on the desk."""
        if not self._unread:
            self._keep()
            found = self._workspace.offers.unread(_ASKED) if self._ask else ()
            unreadable = {number for number, _, _ in self._unreadable}
            self._unread = [number for number in found if number not in unreadable]
            self._ask = len(found) == _ASKED and bool(self._unread)
        return self._unread.pop(0) if self._unread else None


def _read_as(read: ReadForOffers) -> _ReadAs:
    return read.article.id, read.article.published_on, read.sides
