"""Reading articles for suggestions beside the window: the open one after its text was painted, then all others."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from curator.article_readings import ArticleReading
from curator.changes import Changes
from curator.errors import NotSaved
from curator.model import Article, ArticleId
from curator.offers import ArticleOffers
from ui.loop import Loop
from ui.tasks import ReadForOffers
from ui.words import tr

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


class ReadingAhead(QObject):
    """Gives the offers of the open article when they are there; what was read is kept on the desk."""

    came = Signal(object)
    """ArticleOffers of the article that is open now."""

    def __init__(self, loop: Loop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._workspace = loop.workspace
        self._reading: ReadForOffers | None = None
        self._read_as: tuple[object, ...] = ()
        """What the offers that came last depend on."""
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
        loop.panes.reader.page.article_changed.connect(self._opened)
        self._workspace.changed.connect(self._changed)

    def start(self) -> None:
        """The first picture is painted: begin to read."""
        self._started = True
        self._timer.start()
        self._rest.start()

    def stop(self) -> None:
        """Wait for the article that is being read; nothing is read afterwards."""
        self._started = False
        self._timer.stop()
        self._rest.stop()
        if self._reading is not None:
            self._reading.wait()

    # -- the open article

    def _opened(self) -> None:
        self._read_as = ()
        if self._started:
            self._timer.start()

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

    def _key(self) -> tuple[object, ...]:
        article = self._loop.article
        return () if article is None else (article.id, article.published_on, self._workspace.sides)

    def _begin(self) -> None:
        """Read the open article, or wait until the one before it is done."""
        article = self._loop.article
        if article is not None and self._reading is None and self._started:
            self._read(article)

    def _read(self, article: Article) -> None:
        kept = self._workspace.offers.reading(article.id)
        self._reading = ReadForOffers(article, self._workspace.sides, kept, self)
        self._reading.finished.connect(self._take)
        self._reading.start()

    def _take(self) -> None:
        read, self._reading = self._reading, None
        if read is None:
            return
        read.deleteLater()
        if not self._started:
            return
        is_open = self._loop.article is not None and self._loop.article.id == read.article.id
        if read.reading is not None:
            self._kept.append(read.reading)
        if is_open or len(self._kept) >= _KEPT:
            self._keep()
        if is_open and read.offers is not None:
            self._show(read.offers, read.article)
        if self._read_as != self._key():
            self._timer.start()

    def _show(self, offers: ArticleOffers, article: Article) -> None:
        self._read_as = (article.id, article.published_on, self._workspace.sides)
        self.came.emit(offers)

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
        if self._reading is not None or not self._read_as:
            self._rest.start(_PAUSE)  # the open article comes first, and loads what reading needs
            return
        number = self._next()
        if number is None:
            return
        with suppress(KeyError):  # removed meanwhile
            self._read(self._workspace.article(number))
        self._rest.start(_PAUSE)

    def _next(self) -> ArticleId | None:
        """An article to read; None when everything is read, and on the desk."""
        if not self._unread:
            self._keep()
            self._unread = list(self._workspace.offers.unread(_ASKED)) if self._ask else []
            self._ask = len(self._unread) == _ASKED
        return self._unread.pop(0) if self._unread else None
