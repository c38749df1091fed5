"""Two articles side by side, each at the words that are compared."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from curator.changes import Changes
from curator.columns import COLUMNS
from curator.edtf import spoken
from curator.errors import NotAllowed
from curator.model import Article, ArticleId, Claim, ClaimId, Quote
from curator.swaps import Swap
from ui.loop import Loop
from ui.marking import marks_of
from ui.record.voices import other_side
from ui.words import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.reader.beside import Beside

_ROOM = 900
"""Pixels that two articles need beside each other; the list of articles gives way where there is less."""


class Comparing(QObject):
    """Opens and closes the second article of one window."""

    changed = Signal()
    """The second article came or went."""

    def __init__(self, window: "MainWindow", loop: Loop) -> None:
        super().__init__(window)
        self._window = window
        self._loop = loop
        self._workspace = loop.workspace
        self._beside: Beside | None = None
        """Made when it is wanted first: most days begin without."""
        self._article: Article | None = None
        self._shares: list[int] | None = None
        """The widths of the panes from before the list of articles gave way."""
        self._workspace.changed.connect(self._refresh)

    @property
    def is_open(self) -> bool:
        """Whether a second article is shown."""
        return self._article is not None

    def toggle(self) -> None:
        """Show the words that differ side by side, those of the field one is at before others; or close it again."""
        if self.is_open:
            self.close()
            return
        swap = self._loop.swap
        if swap is None:
            raise NotAllowed(tr("There is no swap here yet, so there is nothing to compare."))
        found = next((pair for name in self._order(swap) if (pair := _pair(swap, name)) is not None), None)
        if found is None:
            raise NotAllowed(tr("Only one claim of this swap has words in an article; cite a second one to compare."))
        self._show(found[0].quotes[0], found[1].quotes[0])

    def show_claim(self, column: str, claim: ClaimId) -> None:
        """The words of a claim beside those that say otherwise on its column, else as they say the same."""
        swap = self._loop.swap
        chosen = next((one for one in swap.claims if one.id == claim), None) if swap is not None else None
        if swap is None or chosen is None or not chosen.quotes:
            return
        other = other_side(swap, column, chosen)
        if other is None:
            raise NotAllowed(tr("Nobody else says anything on this field, so there is nothing to compare."))
        self._show(other.quotes[0], chosen.quotes[0])

    def switch(self) -> None:
        """Work on the article beside, where its words are; the other one goes beside."""
        article, here = self._article, self._loop.article
        if article is None or here is None or self._beside is None:
            return
        caret, there = self._beside.page.caret(), self._window.panes.reader.page.caret()
        swap = self._loop.swap.id if self._loop.swap is not None else None
        self._put_beside(here, there, there)
        self._loop.open_article(article.id)
        if swap is not None:
            self._loop.open_swap(swap)
        self._window.panes.reader.page.set_caret(caret)
        self._window.panes.reader.page.setFocus()

    def close(self) -> None:
        """Close the second article; the list of articles comes back where it gave way."""
        if self._beside is None or self._article is None:
            return
        self._article = None
        self._beside.hide()
        self.bring_back_list()
        self._window.panes.reader.page.setFocus()
        self.changed.emit()

    def bring_back_list(self) -> None:
        """Show the list of articles again that gave way."""
        if self._shares is not None:
            self._window.panes.articles.show()
            self._window.panes.reader.show_legend(not self._window.reviewing.is_open)
            self._window.columns.setSizes(self._shares)
            self._shares = None

    def _order(self, swap: Swap) -> list[str]:
        """The columns to look at: the one one is at, those that differ, all others."""
        here = self._window.panes.record.current_column()
        names = [*([here] if here else []), *swap.disputed, *(column.name for column in COLUMNS)]
        return list(dict.fromkeys(names))

    def _show(self, one: Quote, other: Quote) -> None:
        """The quote that stands in the open article stays there; the other one comes beside it."""
        here = self._loop.article.id if self._loop.article is not None else None
        if other.article == here and one.article != here:
            one, other = other, one
        self._put_beside(self._workspace.article(other.article), other.start, other.end)
        self._loop.show_quote(one)

    def _put_beside(self, article: Article, start: int, end: int) -> None:
        beside = self._made()
        self._article = article
        published = tr("published {day}", day=spoken(article.published_on)) if article.published_on else ""
        line = " · ".join(part for part in (article.publisher, published) if part)
        beside.show_article(article.id, article.text, article.name, line)
        beside.page.zoom = self._window.panes.reader.page.zoom
        self._mark(article.id)
        self._make_room()
        beside.show_words(start, end)
        self.changed.emit()

    def _make_room(self) -> None:
        """Halve the room between the two; the list of articles gives way where that is too little."""
        beside, reading, columns = self._made(), self._window.reading, self._window.columns
        if not beside.isHidden():
            return
        articles = self._window.panes.articles
        if reading.width() < _ROOM and not articles.isHidden():
            self._shares = columns.sizes()
            listed, read, form = self._shares
            articles.hide()
            self._window.panes.reader.show_legend(False)
            columns.setSizes([0, read + listed, form])
        beside.show()
        half = reading.width() // 2
        reading.setSizes([half, half])

    def _made(self) -> "Beside":
        if self._beside is None:
            from ui.reader.beside import Beside  # would hold up the start

            self._beside = Beside(self._window.reading)
            self._beside.hide()
            self._beside.closed.connect(self.close)
            self._beside.work_requested.connect(lambda _article: self._window.run(self.switch))
            self._beside.mark_clicked.connect(lambda claim: self._window.run(lambda: self._loop.activate_mark(claim)))
        return self._beside

    def _mark(self, article: ArticleId) -> None:
        claims, sides = self._workspace.claims_in(article), self._workspace.sides
        self._made().set_marks([mark for claim in claims for mark in marks_of(claim, article, sides)])

    def _refresh(self, changes: Changes) -> None:
        """Follow an act: other marks, or no such article any more."""
        if self._article is None:
            return
        if not self._workspace.library.has(self._article.id):
            self.close()
        elif changes.claims or changes.desk:
            self._mark(self._article.id)


def _pair(swap: Swap, column: str) -> tuple[Claim, Claim] | None:
    """Two claims of a column to hold against each other, by their words."""
    value = swap.values[column]
    first = next((claim for claim in (*value.adopted, *value.claims) if claim.quotes), None)
    other = other_side(swap, column, first) if first is not None else None
    return (first, other) if first is not None and other is not None else None
