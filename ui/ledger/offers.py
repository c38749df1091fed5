"""The suggestions in the articles of the open desk: what was read, what persons took and what they turned down."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from curator.article_readings import ENGINE, ArticleReading
from curator.decisions import Decision, DecisionVerdict
from curator.errors import NotAllowed
from curator.model import Article, ArticleId, Claim, ClaimId, SwapId
from curator.offers import ArticleOffers, Offer, OfferedEvent, claim_of, undecided
from curator.text import clipped
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Offers:
    """Offers are taken as claims, never as confirmed ones; what is turned down is kept and is not offered again."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act

    # -- what was read

    def reading(self, article: ArticleId) -> ArticleReading | None:
        """What was read in an article; None when nobody has read it yet."""
        return self._desk.readings.get(article)

    def keep(self, readings: Sequence[ArticleReading]) -> None:
        """Keep what was read; no act of a person. NotSaved when the disk refuses.

        Where the desk can only be read nothing is kept: the article is read again when it is opened again.
        """
        if self._desk.read_only:
            return
        self._desk.readings.store(readings)
        self._workspace.tell_read(frozenset(reading.counts.article for reading in readings))

    def unread(self, most: int) -> tuple[ArticleId, ...]:
        """Up to so many articles that the engine of today has not read; none where nothing of it can be kept."""
        if self._desk.read_only:
            return ()
        return self._desk.readings.unread(ENGINE, most)

    def waiting(self, read: ArticleOffers) -> tuple[Offer, ...]:
        """The offers of an article that nobody took or turned down and that no claim says already."""
        article = ArticleId(read.article)
        decisions, claims = self.decisions(article), self._workspace.claims_in(article)
        return tuple(undecided(read.offers, decisions, claims))

    def decisions(self, article: ArticleId) -> tuple[Decision, ...]:
        """What was done with the offers of an article."""
        return self._desk.decisions.of_article(article)

    def rates(self) -> Mapping[str, tuple[int, int]]:
        """For each rule how often what it suggests was taken, and how often it was decided on."""
        return self._desk.decisions.rates()

    # -- which swap an offer belongs to

    def home(self, read: ArticleOffers, event: OfferedEvent, current: SwapId | None) -> SwapId | None:
        """The swap that offers of an event go to; None: a new one.

        That of the offers of the same event that were taken before; else one with its date that this article feeds,
        or that is open; else the open one, unless it is known to be about another event of this article.
        """
        homes = self._homes(read)
        if event.id in homes:
            return homes[event.id]
        here = dict.fromkeys(claim.swap for claim in self._workspace.claims_in(ArticleId(read.article)))
        dates = {swap: self._date(swap) for swap in (*((current,) if current is not None else ()), *here)}
        same = next((swap for swap, date in dates.items() if date and date == event.date), None)
        if same is not None or current is None:
            return same
        others = {offer.event.date for offer in read.offers if offer.event.id != event.id} - {"", event.date}
        taken = current in homes.values() or dates[current] in others
        fits = event.role == "main" or current not in here
        return current if fits and not taken else None

    def _homes(self, read: ArticleOffers) -> dict[str, SwapId]:
        """The swaps that offers of this article went to, by event."""
        events = {offer.key: offer.event.id for offer in read.offers}
        claims = {claim.id: claim.swap for claim in self._workspace.claims_in(ArticleId(read.article))}
        return {
            events[one.key]: claims[one.claim]
            for one in self.decisions(ArticleId(read.article))
            if one.key in events and one.claim in claims
        }

    def _date(self, swap: SwapId) -> str:
        summary = self._workspace.summary(swap)
        return summary.date_edtf if summary is not None else ""

    # -- deciding

    def take(
        self, read: ArticleOffers, offers: Sequence[Offer], current: SwapId | None, label: str = ""
    ) -> tuple[Claim, ...]:
        """Offers become claims on the swaps they belong to, in one act; gives the claims.

        `current` is the swap that is worked on. Raises NotAllowed where one says no direction, or where its swap is
        verified.
        """
        source = self._workspace.article(ArticleId(read.article))
        drafts = [(offer, claim_of(offer, source, self._workspace.sides)) for offer in map(_directed, offers)]
        homes = {offer.event.id: self.home(read, offer.event, current) for offer in offers}
        made = []
        with self._act(label or f"Accept “{_short(source, offers[0])}”"):
            for offer, draft in drafts:
                swap = homes[offer.event.id]
                if swap is None:
                    swap = homes[offer.event.id] = self._desk.swaps.create()
                claim = self._desk.claims.add(replace(draft, swap=swap))
                self._decide(source.id, offer, DecisionVerdict.ACCEPTED, claim)
                made.append(claim)
        return tuple(map(self._desk.claims.get, made))

    def turn_down(self, article: ArticleId, offer: Offer) -> None:
        """An offer is wrong: it is kept as that and not offered again."""
        with self._act(f"Turn down “{_short(self._workspace.article(article), offer)}”"):
            self._decide(article, offer, DecisionVerdict.REJECTED, None)

    def _decide(self, article: ArticleId, offer: Offer, verdict: DecisionVerdict, claim: ClaimId | None) -> None:
        decide = self._desk.decisions.decide
        decide(article, offer.key, verdict, rule=offer.rule, version=offer.version, claim=claim)


def _directed(offer: Offer) -> Offer:
    """The offer, unless it counts people without saying where they went: that is asked, not guessed."""
    if not offer.columns:
        raise NotAllowed("The words do not say who came home; press the key of the side, or turn it down.")
    return offer


def _short(source: Article, offer: Offer) -> str:
    return clipped(source.text[slice(*offer.quotes[0])])
