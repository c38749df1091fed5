"""Citing: the selected words become claims, and what a claim just cited says is set right with one key."""

from curator.model import ArticleId, ClaimId
from curator.text import trimmed
from ui.loop import Loop
from ui.words import tr


class Citing:
    """Acts on the words that are selected, and on the claims the next key is about."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._workspace = loop.workspace
        self._page = loop.panes.reader.page

    def cite(self, target: str) -> None:
        """The selected words become claims on a field of the current swap, or of a new one."""
        article, words = self._loop.article, self._page.selection()
        if article is None or words is None:
            self._loop.said.emit(tr("Select the words first, then press the field's key."))
        else:
            self.drop(target, article.id, *words)

    def drop(self, target: str, article: int, start: int, end: int) -> None:
        """Words of an article, of the open one or of the one beside it, become claims on a field."""
        loop = self._loop
        swap = loop.draft().id if loop.swap is not None else None
        loop.show_made(self._workspace.claims.cite(ArticleId(article), swap, target, start, end))
        loop.set_waiting(None)

    def cite_waiting(self) -> None:
        """The selected words go to the field that was focused before."""
        if self._loop.waiting is not None:
            self.cite(self._loop.waiting)

    def new_swap(self) -> None:
        """A new swap, beginning with the selected words where there are any."""
        article = self._loop.article
        made = self._workspace.swaps.new(article.id if article else None, self._page.selection())
        self._loop.show_made(made)

    def claimant(self) -> None:
        """Selected words name who says the last claim; without a selection the next voice near it is taken."""
        article = self._loop.article
        if article is None:
            return
        words = self._page.selection()
        places = {(q.start, q.end) for number in self._loop.active for q in self._workspace.claim(number).quotes}
        if words is not None and trimmed(article.text, *words) in places:
            words = None  # what was just cited is still selected
        self._workspace.claims.set_claimant(self._loop.chosen(), article.id, words)
        self._loop.say_claim()

    def side(self) -> None:
        """Turn the last count claim to the other side, then to each."""
        self._workspace.claims.next_side(self._loop.chosen())
        self._loop.say_claim()

    def resize(self, claim: ClaimId, start: int, end: int) -> None:
        """A mark's boundary was moved."""
        if self._loop.article is not None:
            self._workspace.claims.resize_quote(claim, self._loop.article.id, start, end)

    def remove(self) -> None:
        """Remove the claims the next key is about."""
        chosen = self._loop.chosen()
        self._loop.active = ()
        for claim in chosen:
            self._workspace.claims.remove(claim)
