"""What the program suggests in the open article: shown, walked, taken, turned down. Taking cites and never confirms."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from curator.changes import Changes
from curator.columns import BY_NAME
from curator.decisions import Decision
from curator.errors import NotAllowed
from curator.model import ArticleId, ClaimField
from curator.offers import ArticleOffers, Offer
from ui import offer_words
from ui.announcing import announce
from ui.ledger.claims import Cited
from ui.loop import Loop
from ui.reader.marks import Mark
from ui.words import tr

_SHOWN_ONLY = "C"


class Suggesting(QObject):
    """The offers of one window's open article."""

    changed = Signal()
    """What is possible now may have changed."""

    def __init__(self, loop: Loop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._workspace = loop.workspace
        self._page = loop.panes.reader.page
        self._read: ArticleOffers | None = None
        self.waiting: tuple[Offer, ...] = ()
        """The offers that wait for a decision, in the order of the text."""
        self._current: Offer | None = None
        """The offer that is looked at."""
        self._marks: dict[str, Mark] = {}
        """The first mark of each offer that waits, by its key."""
        self._numbered: dict[int, Offer] = {}
        """Every offer of the article by its number, which is its marks' for as long as this reading is shown."""
        self._drawn: dict[str, tuple[tuple[int, int] | None, list[Mark]]] = {}
        """The marks made so far, by their offer's key, with how its rule had fared then."""
        self._rates: Mapping[str, tuple[int, int]] = {}
        """For each rule how often what it suggests was taken, and how often it was decided on."""
        self._decided: tuple[Decision, ...] = ()
        """What was decided in the article when the rates were counted."""
        self._resting = False
        """Whether nothing is shown, whatever was read."""
        self._page.article_changed.connect(self._forget)
        self._page.offer_clicked.connect(self._clicked)
        self._workspace.changed.connect(self._changed)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "next.suggestion": lambda: self.step(1),
            "previous.suggestion": lambda: self.step(-1),
            "accept.suggestion": self.take,
            "reject.suggestion": self.turn_down,
            "fill.certain": self.fill,
        }

    @property
    def is_read(self) -> bool:
        """Whether it is known what is suggested."""
        return self._read is not None and not self._resting

    def rest(self, resting: bool) -> None:
        """Show nothing for a while, as in the review: a suggestion would tell what is to be typed unseen."""
        if resting != self._resting:
            self._resting = resting
            self._show()

    @property
    def count(self) -> int:
        """How many suggestions wait that are more than shown."""
        return sum(offer.tier != _SHOWN_ONLY for offer in self.waiting)

    def case(self) -> str:
        """What is said of the suggestion that is looked at; "" when none is."""
        offer = self._at_hand()
        return "" if offer is None else offer_words.in_short(offer, self._workspace.sides)

    @property
    def has_certain(self) -> bool:
        """Whether something may be taken unseen."""
        return any(offer.is_certain for offer in self.waiting)

    # -- showing

    def show(self, read: ArticleOffers) -> None:
        """The open article was read."""
        self._read = read
        self._numbered = dict(enumerate(read.offers, 1))
        self._drawn = {}
        self._show()

    def _forget(self) -> None:
        self._read, self.waiting, self._current = None, (), None
        self._marks, self._numbered, self._drawn = {}, {}, {}
        self._offer_to_form()
        self.changed.emit()

    def _changed(self, changes: Changes) -> None:
        article = self._loop.article
        if self._read is None or article is None or article.id != self._read.article:
            return
        if changes.desk:
            self._drawn = {}  # the sides may be called otherwise
        if changes.desk or changes.claims or article.id in changes.articles:
            self._show()

    def _show(self) -> None:
        """Mark what waits for a decision, as it is now."""
        self.waiting = self._workspace.offers.waiting(self._read) if self._read and not self._resting else ()
        self._count_rates()
        self._marks = {}
        marks = []
        waiting = {offer.key for offer in self.waiting}
        for number, offer in self._numbered.items():
            if offer.key in waiting:
                made = self._marks_of(-number, offer, self._rates.get(offer.rule))
                self._marks[offer.key] = made[0]
                marks += made
        self._page.offers.put(marks)
        kept = self._current.key if self._current is not None else ""
        self._current = next((offer for offer in self.waiting if offer.key == kept), None)
        self._page.offers.show(self._marks.get(kept))
        self.wait_for(self._loop.waiting)
        self.changed.emit()

    def _count_rates(self) -> None:
        """Count how rules fared, but only when something was decided: it goes through the whole desk."""
        decided = self._workspace.offers.decisions(ArticleId(self._read.article)) if self._read is not None else ()
        if decided != self._decided or not self._rates:
            self._decided, self._rates = decided, self._workspace.offers.rates()

    def _marks_of(self, number: int, offer: Offer, rate: tuple[int, int] | None) -> list[Mark]:
        """The marks of an offer; the same ones as before, where they are, so that the page need not draw them anew."""
        before = self._drawn.get(offer.key)
        if before is not None and before[0] == rate:
            return before[1]
        made = self._made_of(number, offer, rate)
        self._drawn[offer.key] = rate, made
        return made

    def _made_of(self, number: int, offer: Offer, rate: tuple[int, int] | None) -> list[Mark]:
        hues = tuple(dict.fromkeys(BY_NAME[name].hue for name in offer.columns))
        tip = offer_words.tip(offer, self._workspace.sides, rate)
        evidence = tuple((one.start, one.end, one.role) for one in offer.evidence)
        faint = offer.tier == _SHOWN_ONLY
        return [
            Mark(number, start, end, hues, tip, suggested=True, faint=faint, evidence=evidence)
            for start, end in offer.quotes
        ]

    def wait_for(self, column: str | None) -> None:
        """A field waits for words (or none does): its candidates light up."""
        self._page.offers.light(self._marks[offer.key] for offer in self._fitting(column))
        self._offer_to_form()

    def _offer_to_form(self) -> None:
        column = self._loop.waiting
        self._loop.panes.record.set_candidates(column, len(self._fitting(column)))

    def _fitting(self, column: str | None) -> list[Offer]:
        """The offers for a field; a count without a direction may be one for each side."""
        if column is None:
            return []
        wanted = BY_NAME[column]
        undirected = wanted.field is ClaimField.COUNT
        return [
            offer
            for offer in self.waiting
            if column in offer.columns
            or (undirected and not offer.columns and (offer.field, offer.category) == (wanted.field, wanted.category))
        ]

    # -- walking

    def step(self, direction: int) -> None:
        """Show the next offer (1) or the one before (-1), round the end; for the field that waits, if one does."""
        offers = self._walked()
        if not offers:
            self._loop.said.emit(self._why_none())
            return
        current = self._at_hand()
        place = offers.index(current) + direction if current in offers else self._nearest(offers, direction)
        self.present(offers[place % len(offers)])

    def _walked(self) -> list[Offer]:
        """What is walked: the candidates of the field that waits, else all but what is only shown."""
        if self._loop.waiting is not None:
            return self._fitting(self._loop.waiting)
        return [offer for offer in self.waiting if offer.tier != _SHOWN_ONLY]

    def _nearest(self, offers: list[Offer], direction: int) -> int:
        """The place of the first offer behind the caret, or of the last one before it."""
        caret = (self._page.selection() or (self._page.caret(),))[0]
        behind = sum(offer.quotes[0][0] < caret for offer in offers)
        return behind if direction > 0 else behind - 1

    def _why_none(self) -> str:
        if self._read is None:
            return tr("The article is still being read; a moment.")
        if self._loop.waiting is not None:
            return tr("Nothing is suggested for this field.")
        return tr("Nothing more is suggested in this article.")

    def present(self, offer: Offer) -> None:
        """Select an offer's words, light what it rests on, and say what it is and why."""
        self._current = offer
        self._page.select(*offer.quotes[0])
        self._page.offers.show(self._marks.get(offer.key))
        announce(self._page, offer_words.in_short(offer, self._workspace.sides))
        self.changed.emit()

    def _clicked(self, mark: int) -> None:
        offer = self._numbered.get(-mark)
        if offer is not None:
            self.present(offer)

    def _at_hand(self) -> Offer | None:
        """The offer that a key is about: the one that is shown and still selected, else the one under the caret."""
        words, caret = self._page.selection(), self._page.caret()
        if self._current is not None and words == self._current.quotes[0]:
            return self._current
        under = [mark.id for mark in self._page.sheet.marks.at(caret) if mark.suggested]
        return self._numbered.get(-under[0]) if under and words is None else None

    # -- deciding

    def take(self) -> None:
        """The offer that is looked at becomes a claim, and the next one is shown; without one the next is shown."""
        offer = self._at_hand()
        if offer is None:
            self.step(1)
            return
        following = self._following(offer)
        self._taken([offer])
        self._go_on(following)

    def turn_down(self) -> None:
        """The offer that is looked at is wrong: it is never shown again, and the next one is."""
        offer = self._at_hand()
        if offer is None or self._read is None or self._loop.article is None:
            raise NotAllowed(
                tr("No suggestion is chosen; {key} goes to the next one.", key=self._loop.key_of("next.suggestion"))
            )
        following = self._following(offer)
        self._workspace.offers.turn_down(self._loop.article.id, offer)
        self._go_on(following)

    def fill(self) -> None:
        """Take everything that is certain in this article, in one act; a person still confirms each."""
        certain = [offer for offer in self.waiting if offer.is_certain]
        if not certain:
            raise NotAllowed(tr("Nothing in this article is certain enough to be taken unseen."))
        self._taken(certain, label=tr("Fill what is certain ({n})", n=len(certain)))
        self._loop.said.emit(tr("{n} certain suggestions are cited; each is still to be confirmed.", n=len(certain)))

    def _taken(self, offers: list[Offer], label: str = "") -> None:
        if self._read is None:
            return
        swap = self._loop.swap
        claims = self._workspace.offers.take(self._read, offers, swap.id if swap is not None else None, label)
        first = claims[0].swap
        self._loop.show_made(Cited(first, tuple(claim for claim in claims if claim.swap == first)))

    def _following(self, offer: Offer) -> str:
        """The key of the offer to look at after one; "" for none."""
        offers = self._walked()
        after = offers[offers.index(offer) + 1 :] if offer in offers else offers
        return next(iter([one.key for one in (*after, *offers) if one is not offer]), "")

    def _go_on(self, key: str) -> None:
        """Show the next offer, unless a field waits in the form: there one is taken at a time."""
        following = next((offer for offer in self.waiting if offer.key == key), None)
        if following is not None and self._loop.waiting is None:
            self.present(following)
        else:
            self._current = None
            self._page.offers.show(None)
            self.changed.emit()
