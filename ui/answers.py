"""The answer to what is asked of the articles, as it grows: a slice at a time between the events of the window."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from curator.article_query import ArticleQuery, FacetCounts
from curator.changes import Changes
from curator.model import ArticleId
from curator.values import value
from ui.workspace import Workspace

_FEW = 50
"""Up to so many changed articles are looked at one by one; after more the question is asked again."""
_SLICES = 8
"""What is known is told again after so many slices, while it grows."""
_REST = 150
"""Milliseconds of rest after an act before the facets are counted again."""


@value
class Answer:
    """What is known of the answer to one question."""

    query: ArticleQuery
    ids: Sequence[int]
    """The articles that fit, in order."""
    whole: bool
    cut: bool = False
    """Only the newest were looked at."""
    unranked: bool = False
    """Newest first, because so many fit."""
    left_to_index: int = 0
    """Changes that are read first."""
    total: int = 0
    """Articles on the desk."""


class Answers(QObject):
    """Asks, listens for changes, asks again."""

    found = Signal(object)
    """An Answer: at once as far as it is known, and again when it has grown."""
    counted = Signal(object)
    """FacetCounts of the whole answer."""
    lines_changed = Signal()
    """What is said of articles that are listed may have changed, but not which they are."""
    claims_changed = Signal(object)
    """Only the claims of the articles of these ids have changed.

    Told in the turn after the act: what was cited stands in the text and in the form, which are painted first.
    """

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = workspace.library
        self._finding = self._library.find(ArticleQuery())
        self._counting: Iterator[FacetCounts | None] | None = None
        self._may_count = False
        """The first picture of the window does without what the filters would find: on a large desk that takes long."""
        self._slices = 0
        self._total = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._count)
        self._claimed: frozenset[ArticleId] = frozenset()
        """The articles whose claims have changed and of which that is not told yet."""
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self.settle)
        workspace.changed.connect(self.follow)

    @property
    def query(self) -> ArticleQuery:
        """What was asked last."""
        return self._finding.query

    @property
    def idle(self) -> bool:
        """Whether all that was asked is answered and counted."""
        return self._may_count and not self._timer.isActive() and not self._rest.isActive()

    def ask(self, query: ArticleQuery) -> None:
        """Ask something else; what is known after the first slice is told before this returns.

        What the filters would find is counted when nothing was asked for a moment: who is typing does not wait for it.
        """
        self.stop()
        self._finding = self._library.find(query)
        self._total = self._library.count()
        self._slices = 0
        self._finding.step()
        self._tell()
        if self._finding.whole:
            self._rest.start()
        else:
            self._timer.start()

    def begin_counting(self) -> None:
        """Count from now on what the filters would find; to be called when the window was painted."""
        self._may_count = True
        if self._finding.whole:
            self._rest.start()

    def stop(self) -> None:
        """Give up what is still to be read and told."""
        self._timer.stop()
        self._rest.stop()
        self._late.stop()
        self._claimed = frozenset()
        self._finding.stop()
        self._counting = None

    def follow(self, changes: Changes) -> None:
        """After an act: ask again where other articles may fit now, else show what is said of them anew."""
        if not changes.articles and not changes.claims and not changes.swaps:
            return
        if not self._finding.whole or not self.query.plain or self._come_or_gone(changes):
            self.ask(self.query)
        else:
            self._counting = None
            self._rest.start()
        if changes.claims:
            self._claimed |= changes.articles
            self._late.start()
        else:
            self.lines_changed.emit()

    def settle(self) -> None:
        """Tell now of the claims that have changed."""
        claimed, self._claimed = self._claimed, frozenset()
        self._late.stop()
        if claimed:
            self.claims_changed.emit(claimed)

    def _come_or_gone(self, changes: Changes) -> bool:
        if len(changes.articles) > _FEW:
            return True
        there = self._library.there(changes.articles)
        return any((article in there) != (article in self._finding.ids) for article in changes.articles)

    def _go_on(self) -> None:
        """One slice."""
        if not self._finding.whole:
            self._finding.step()
            self._slices += 1
            if self._finding.whole or self._slices % _SLICES == 0:
                self._tell()
        elif self._counting is not None:
            self._count_on()
        else:
            self._timer.stop()
            return
        if self._finding.whole and self._counting is None and self._timer.isActive():
            self._count()

    def _tell(self) -> None:
        now = self._finding
        ids = now.ids[:]  # a view would be taken by surprise if its list grew
        self.found.emit(Answer(now.query, ids, now.whole, now.cut, now.unranked, now.left_to_index, self._total))

    def _count(self) -> None:
        if not self._may_count:
            return
        self._counting = self._finding.counts()
        self._count_on()

    def _count_on(self) -> None:
        """Count for a slice; told when all is counted."""
        counts = self._finding.count_on(self._counting) if self._counting is not None else None
        if counts is None:
            self._timer.start()
            return
        self._counting = None
        self._timer.stop()
        self.counted.emit(counts)
