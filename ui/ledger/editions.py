"""Articles that came again: which is a new revision of which, who copies whom, and the quotes that wait."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from curator.model import Article, ArticleId, Claim
from curator.revisions import Offer, WaitingQuote, exact_place
from curator.text import clipped, quote
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Editions:
    """Revisions and copies of the open desk."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act

    def offer(self, article: ArticleId) -> Offer | None:
        """The earlier article that an article may be a new revision of, as long as nobody has decided it."""
        return self._desk.revisions.offer(article)

    def offers(self) -> tuple[Offer, ...]:
        """All of them, the newest first."""
        return self._desk.revisions.offers()

    def accept(self, offer: Offer) -> int:
        """It is a new revision: quotes of drafts whose exact words stand at one place of it go there.

        One step with all that follows. How many claims went along; the quotes of the others wait.
        """
        later = self._workspace.article(offer.article)
        moved = 0
        with self._act(f"“{later.name}” is a new revision"):
            self._desk.revisions.decide(offer.article, offer.earlier)
            for claim in self._desk.claims.of_article(offer.earlier):
                followed = _followed(claim, offer.earlier, later)
                if followed != claim and not self._workspace.swap(claim.swap).sealed:
                    self._desk.claims.change(followed)
                    moved += 1
        return moved

    def refuse(self, offer: Offer) -> None:
        """It is another article, and is not asked about again."""
        with self._act(f"“{self._workspace.article(offer.article).name}” is no revision"):
            self._desk.revisions.decide(offer.article, None)

    def waiting(self) -> tuple[WaitingQuote, ...]:
        """The quotes that stand in an earlier text although there is a later one."""
        return self._desk.revisions.waiting()

    def move(self, waits: WaitingQuote, start: int, end: int) -> None:
        """A person saw where a quote stands in the later text (code points): it goes there."""
        later = self._workspace.article(waits.newer)
        place = quote(later.id, later.text, start, end)
        claim = self._workspace.claim(waits.claim)
        quotes = tuple(place if one == waits.quote else one for one in claim.quotes)
        with self._act(f"“{clipped(waits.quote.text)}” goes to the new revision"):
            self._desk.claims.change(replace(claim, quotes=quotes))

    def keep(self, waits: WaitingQuote) -> None:
        """A quote stays with the earlier text."""
        with self._act(f"“{clipped(waits.quote.text)}” stays in the earlier text"):
            self._desk.revisions.keep(waits)

    def alike(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """The articles that are nearly the same word for word, the first one first."""
        return self._desk.copies.group(article)

    def work_on_copies(self, milliseconds: float) -> bool:
        """Look for copies a little longer; False when all articles were looked at, or nothing can be kept of it."""
        return not self._desk.read_only and self._desk.copies.work_on(milliseconds)

    def look_for_copies(self, articles: Collection[int]) -> bool:
        """Whether some of these articles are to be looked at: they came, or came back."""
        return self._desk.copies.look_again(articles)


def _followed(claim: Claim, earlier: ArticleId, later: Article) -> Claim:
    """A claim with those of its quotes in the later text that stand there exactly and at one place only."""
    quotes = []
    for one in claim.quotes:
        place = exact_place(later.text, one) if one.article == earlier else None
        quotes.append(one if place is None else quote(later.id, later.text, *place))
    return replace(claim, quotes=tuple(quotes))
