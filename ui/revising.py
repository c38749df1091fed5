"""Articles that came again: the questions about revisions and copies, and the quotes that wait."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from curator.changes import Changes
from curator.columns import columns_of
from curator.model import Article, ArticleId
from curator.revisions import Offer, Sameness, difference
from ui.background import Background
from ui.words import tr

if TYPE_CHECKING:
    from ui.dialogs.waiting_quotes import Waiting
    from ui.main_window import MainWindow

_WHY = {
    Sameness.ADDRESS: "It has the same address.",
    Sameness.FILE_NAME: "Its file has the same name.",
    Sameness.TEXT: "It is by the same publisher, and nearly the same.",
}


class Revising:
    """Opens the dialogs over one window, and keeps the search for copies going."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._workspace = window.workspace
        self._editions = window.workspace.editions
        self.background = Background(window)
        self.background.add(self._editions.work_on_copies)
        self.background.worked.connect(window.panes.articles.refresh_lines)
        self.background.refused.connect(window.say)
        self._workspace.changed.connect(self._follow)

    def start(self) -> None:
        """Look for copies, a little at a time, from now on."""
        self.background.wake()

    def stop(self) -> None:
        """The desk is being closed."""
        self.background.stop()

    def _follow(self, changes: Changes) -> None:
        if changes.articles and self._editions.look_for_copies(changes.articles):
            self.start()

    # -- revisions ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Is the open article a new revision? Else the same of the newest article of which nobody has said it."""
        here = self._window.loop.article
        offer = self._editions.offer(here.id) if here is not None else None
        offers = (offer,) if offer is not None else self._editions.offers()
        if offers:
            self._ask(offers[0])
        else:
            self._window.say(tr("No article looks like a new revision of another one."))

    def _ask(self, offer: Offer) -> None:
        from ui.dialogs.difference import RevisionDialog  # like all dialogs: would hold up the start

        earlier, later = self._workspace.article(offer.earlier), self._workspace.article(offer.article)
        dialog = RevisionDialog(
            self._window, earlier.name, later.name, tr(_WHY[offer.why]), difference(earlier.text, later.text)
        )
        dialog.action_button.clicked.connect(lambda: self._answer(dialog, lambda: self._accept(offer)))
        dialog.other_button.clicked.connect(lambda: self._answer(dialog, lambda: self._editions.refuse(offer)))
        self._window.show_dialog(dialog)

    def _answer(self, dialog: QDialog, act: Callable[[], object]) -> None:
        dialog.accept()
        self._window.run(act)

    def _accept(self, offer: Offer) -> None:
        went = self._editions.accept(offer)
        wait = sum(one.quote.article == offer.earlier for one in self._editions.waiting())
        said = [tr("1 claim went along") if went == 1 else tr("{n} claims went along", n=went)]
        if wait:
            key = self._window.how_to("revision.quotes")
            said.append(tr("{n} quotes wait for you ({key})", n=wait, key=key))
        self._window.say(". ".join(said) + ".")

    # -- quotes that wait -----------------------------------------------------------------------------------------

    def quotes(self) -> None:
        """Work off the quotes that could not follow by themselves."""
        from ui.dialogs.waiting_quotes import WaitingQuotes  # like all dialogs: would hold up the start

        waiting = self._waiting()
        if not waiting:
            self._window.say(tr("No quote waits in an earlier text."))
            return
        dialog = WaitingQuotes(self._window, waiting)
        run = self._window.run
        dialog.moved.connect(lambda one, start, end: run(lambda: self._editions.move(one, start, end)))
        dialog.kept.connect(lambda one: run(lambda: self._editions.keep(one)))
        self._window.show_dialog(dialog, lambda: dialog.set_waiting(self._waiting()))

    def _waiting(self) -> "list[Waiting]":
        from ui.dialogs.waiting_quotes import Waiting  # like all dialogs: would hold up the start

        found = []
        for one in self._editions.waiting():
            claim = self._workspace.claim(one.claim)
            columns = columns_of(claim.field, claim.side, claim.category)
            names = " / ".join(column.in_full(self._workspace.side_names) for column in columns)
            earlier, later = self._workspace.article(one.quote.article), self._workspace.article(one.newer)
            label = f"{self._workspace.swap(claim.swap).record.code}, {names}"
            found.append(Waiting(one, label, earlier.text, later.text))
        return found

    # -- copies ---------------------------------------------------------------------------------------------------

    def copies(self) -> None:
        """The open article beside the one that it repeats, or that repeats it."""
        from ui.dialogs.difference import CopiesDialog  # like all dialogs: would hold up the start

        here = self._window.loop.article
        group = self._editions.alike(here.id) if here is not None else ()
        if here is None or len(group) < 2:
            self._window.say(tr("No other article is alike."))
            return
        other = group[0] if group[0] != here.id else group[1]
        first, copy = (self._workspace.article(ArticleId(number)) for number in sorted((here.id, other)))
        parts = difference(first.text, copy.text)
        self._window.show_dialog(CopiesDialog(self._window, _named(first), _named(copy), parts, len(group) - 2))


def _named(article: Article) -> str:
    """Its name and who published it."""
    return f"{article.name} ({article.publisher})" if article.publisher else article.name
