"""The place where a person is in the open article: kept when the caret has come to rest, found again when it opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from curator.errors import NotSaved
from curator.model import ArticleId, SwapId
from ui.reader.page import Page
from ui.words import tr
from ui.workspace import Workspace

Opened = tuple[ArticleId | None, SwapId | None]
"""The article and the swap that are open; None for none."""

_REST = 2000
"""Milliseconds of rest after which the place in the article is kept."""


class Bookmark(QObject):
    """Keeps the caret, the swap and what is unfolded. A full disk must not keep an article or the window from closing.

    None of it is an act of the person: what cannot be kept is said and nothing else comes of it.
    """

    failed = Signal(str)
    """One sentence: it could not be kept."""

    def __init__(self, workspace: Workspace, page: Page, opened: Callable[[], Opened], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._page, self._opened = workspace, page, opened
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.keep)
        page.folds_changed.connect(self._keep_unfolded)

    def moved(self) -> None:
        """The caret moved, or another swap is open: keep the place when it has come to rest."""
        self._timer.start()

    def keep(self) -> None:
        """Remember where the person is in the article."""
        self._timer.stop()
        article, swap = self._opened()
        if article is None or not self._workspace.is_open:
            return
        try:
            self._workspace.places.keep(article, self._page.caret(), swap)
        except NotSaved:
            self.failed.emit(tr("The place in the article could not be kept; see to the disk."))

    def _keep_unfolded(self) -> None:
        article, _swap = self._opened()
        if article is None:
            return
        try:
            self._workspace.places.keep_unfolded(article, self._page.folding.unfolded())
        except NotSaved:  # it is folded all the same
            self.failed.emit(tr("What is folded could not be kept; see to the disk."))
