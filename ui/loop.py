"""The curation loop: the article and the swap that are worked on, and what the next key is about.

It owns no widget and no data: it asks the workspace for values and tells the panes what to show. What each key does
with that is said in `ui.citing`, `ui.deciding`, `ui.verifying` and `ui.hedges`.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from curator.changes import Changes
from curator.columns import BY_NAME, columns_of
from curator.errors import NotAllowed
from curator.model import Article, ArticleId, Claim, ClaimId, CountState, Quote, SwapId
from curator.swaps import Swap, Value
from curator.values import value
from ui.article_words import boilerplate_of, head_of
from ui.articles.pane import ArticlesPane
from ui.bookmark import Bookmark, Opened
from ui.ledger.claims import Cited
from ui.marking import Marking
from ui.offer_words import said_by
from ui.reader.pane import ReaderPane
from ui.record.pane import RecordPane
from ui.standing import Standing, standing_at_first, standing_of
from ui.timeline.pane import TimelinePane
from ui.words import tr
from ui.workspace import Workspace


@value
class Panes:
    """The four panes of the window."""

    articles: ArticlesPane
    reader: ReaderPane
    record: RecordPane
    timeline: TimelinePane


class Loop(QObject):
    """What is open, what was just done, and what comes next."""

    said = Signal(str)
    """One sentence about what was done or what to do."""
    state_changed = Signal()
    """What is possible now may have changed."""
    reason_wanted = Signal(str, str, object, str)
    """Title, question, what to call with the person's reason, and words that are offered as the reason."""
    source_wanted = Signal(str, str, object, object)
    """Title, question, what to call with where a value is from, and what to call when there is no answer."""
    alike_found = Signal(object)
    """The SwapSummary of one that may be the same swap as the open one, when it comes up first."""

    def __init__(
        self, workspace: Workspace, panes: Panes, key_of: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.panes = panes
        self.key_of = key_of
        """How a sentence tells to do an action: by its key, as this system writes it, or by its words."""
        self.article: Article | None = None
        self.swap: Swap | None = None
        self.standing = Standing()
        """How the open swap stands."""
        self.active: tuple[ClaimId, ...] = ()
        """The claims that the next key is about."""
        self.waiting: str | None = None
        """The column whose field waits for words."""
        self.presented: str | None = None
        """The column that is on screen with its quote, to be confirmed."""
        self._starting = True
        """What the first paint need not wait for is left out until `finish_start`."""
        self._told: set[tuple[SwapId, SwapId]] = set()
        """Pairs of swaps that may be the same, which the person was told of."""
        self.marking = Marking(workspace)
        self.bookmark = Bookmark(workspace, panes.reader.page, self._opened, self)
        self.bookmark.failed.connect(self.said)
        workspace.changed.connect(self.refresh)
        panes.timeline.set_sides(*workspace.side_names)

    # -- beginning ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the desk as it stands: the first article; its list is asked for by itself."""
        if not self._open_first():
            self._show_swap(None)

    def _open_first(self) -> bool:
        """Open the article to begin with; an empty desk says what to do."""
        first = self.workspace.library.first()
        if first is None:
            words = tr("No articles yet. Import some ({key}), or drop files here.", key=self.key_of("import"))
            self.panes.reader.set_empty(words)
            self.panes.record.invite(has_article=False)
            return False
        self.open_article(first)
        return True

    def finish_start(self) -> None:
        """Show what the first paint need not wait for: thousands of swaps on the timeline, and what is proposed."""
        self._starting = False
        self._show_boilerplate()
        self.panes.timeline.set_summaries(self.workspace.summaries())
        if self.swap is not None:
            self.standing = standing_of(self.workspace, self.swap)
            record = self.panes.record
            record.set_proposals(self.standing.proposed)
            record.show_known(self.standing.known)
            record.set_missing(self.standing.missing)
            self._told |= {(self.swap.id, other.id) for other in self.standing.likely_same}  # left open, and no news
        self.state_changed.emit()
        self.panes.timeline.start_loading()

    # -- the article ----------------------------------------------------------------------------------------------

    def open_article(self, article: ArticleId) -> None:
        """Show an article where the person left it, with the swap that was worked on there."""
        if self.article is not None and self.article.id == article:
            return
        self.bookmark.keep()
        self.said.emit("")  # it was about the other article
        self.article = self.workspace.article(article)
        self.active = ()
        self.presented = None  # what was shown is out of sight
        caret, swap = self.workspace.places.of(article)
        self.panes.reader.show_article(article, self.article.text)
        self.panes.record.invite(has_article=True)
        self._show_head()
        self.show_marks()
        self._show_boilerplate()
        self.panes.reader.page.set_caret(min(caret, len(self.article.text)))
        self.panes.articles.select(article)
        self._show_swap(self._swap_for(article, swap))

    def _swap_for(self, article: ArticleId, remembered: SwapId | None) -> SwapId | None:
        """The swap remembered with the article, else the first that it feeds."""
        if remembered is not None and self.workspace.summary(remembered) is not None:
            return remembered
        return next((claim.swap for claim in self.workspace.claims_in(article)), None)

    def _opened(self) -> Opened:
        return self.article.id if self.article is not None else None, self.swap.id if self.swap is not None else None

    def _show_head(self) -> None:
        if self.article is not None:
            self.panes.reader.set_head(*head_of(self.article))

    def _show_boilerplate(self) -> None:
        """Dim and fold what belongs to the page and not to the article; the first paint does not wait for it."""
        if self.article is None or self._starting:
            return
        found, page = boilerplate_of(self.article), self.panes.reader.page
        if found:
            caret = page.caret()
            page.set_boilerplate(found, self.workspace.places.unfolded(self.article.id))
            page.set_caret(caret)

    def show_marks(self) -> None:
        """Show the marks of the open article as they are now."""
        if self.article is not None:
            self.panes.reader.page.set_marks(self.marking.of_article(self.article.id))

    def show_quote(self, quote: Quote) -> None:
        """Open the article of a quote and flash its words; the swap stays."""
        swap = self.swap.id if self.swap else None
        if self.article is None or self.article.id != quote.article:
            self.open_article(quote.article)
            self._show_swap(swap)
        self.panes.reader.page.select(quote.start, quote.end)
        self.panes.reader.page.flash(quote.start, quote.end)

    # -- the swap -------------------------------------------------------------------------------------------------

    def open_swap(self, swap: SwapId | None) -> None:
        """Work on another swap; the article stays."""
        self.panes.record.commit_typing()
        self.active = ()
        self._show_swap(swap)
        self.bookmark.moved()

    def swap_or_new(self) -> SwapId:
        """The open swap; where none is open a new one begins."""
        if self.swap is not None:
            return self.swap.id
        made = self.workspace.swaps.new().swap
        self._show_swap(made)
        return made

    def show_swap_with_quote(self, swap: SwapId) -> None:
        """From the timeline: show the swap and the first quote that carries its date or a count."""
        chosen = self.workspace.swap(swap)
        quotes = (self.first_quote(chosen.values[name], chosen) for name in ("date", "to_a", "to_b", *chosen.values))
        self.turn_to(swap, next((quote for quote in quotes if quote is not None), None))

    def turn_to(self, swap: SwapId, quote: Quote | None) -> None:
        """Show a swap with a quote of it, where there is one.

        The article is opened first: the one that is left remembers the swap that was worked on there, not this one.
        """
        self.panes.record.commit_typing()
        if quote is not None and (self.article is None or self.article.id != quote.article):
            self.open_article(quote.article)
        if self.swap is None or self.swap.id != swap:
            self.open_swap(swap)
        if quote is not None:
            self.show_quote(quote)

    def go_to_field(self, swap: SwapId, column: str) -> None:
        """Open a swap with the quote of a column, and put the keyboard into its field; "" for the swap alone."""
        if self.workspace.summary(swap) is None:
            raise NotAllowed(tr("That swap is not there any more."))
        chosen = self.workspace.swap(swap)
        self.turn_to(swap, self.first_quote(chosen.values[column], chosen) if column else None)
        if column:
            self.panes.record.focus_field(column)

    def _show_swap(self, swap: SwapId | None) -> None:
        if self.swap is not None and self.swap.id != swap:
            self.presented = None  # it was a field of the other swap that was shown
        self.swap = self.workspace.swap(swap) if swap is not None else None
        record = self.panes.record
        if self.swap is None:
            self.standing = Standing()
            record.show_swap(None, self.workspace.sides, {})
        else:
            self.standing = (standing_at_first if self._starting else standing_of)(self.workspace, self.swap)
            self._tell_alike(self.swap)
            articles, standing = self.workspace.articles_of(self.swap), self.standing
            about = standing.known, standing.proposed, standing.missing
            record.show_swap(self.swap, self.workspace.sides, articles, *about)
        self.panes.timeline.select(swap)
        if self.presented is not None and (self.swap is None or self.swap.values[self.presented].checked):
            self.presented = None
        self.state_changed.emit()

    def _tell_alike(self, swap: Swap) -> None:
        """A swap that was just made or dated and may be there already is told of, once."""
        others = () if swap.sealed else self.standing.likely_same
        fresh = [other for other in others if (swap.id, other.id) not in self._told]
        self._told |= {(swap.id, other.id) for other in fresh}
        if fresh:
            self.alike_found.emit(fresh[0])

    def offer_swaps(self) -> None:
        """The swaps one can go to, those of this article first."""
        here = {claim.swap for claim in self.workspace.claims_in(self.article.id)} if self.article else set()
        linked = [summary for number in sorted(here) if (summary := self.workspace.summary(number)) is not None]
        others = [summary for summary in self.workspace.summaries() if summary.id not in here]
        self.panes.record.set_swaps(linked, others)

    # -- following ------------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes) -> None:
        """Show what an act changed, and only that."""
        if changes.desk:
            self.marking.forget()
        self.active = tuple(n for n in self.active if n not in changes.claims or self._is_there(n))
        if self.article is not None and self.article.id in changes.articles:
            self._reload_article(self.article.id)
        elif changes.claims:
            self.show_marks()
        if changes.swaps:
            self._refresh_timeline(changes)
        current = self.swap.id if self.swap is not None else None
        if current is not None and (current in changes.swaps or changes.articles):
            self._show_swap(current if self.workspace.summary(current) is not None else None)
        elif changes.swaps and (current is not None or self.article is not None):
            self._show_swap(current if current is not None else self._swap_that_came(changes))
        else:
            self.state_changed.emit()

    def _is_there(self, claim: ClaimId) -> bool:
        try:
            self.workspace.claim(claim)
        except KeyError:  # the act took it away
            return False
        return True

    def _swap_that_came(self, changes: Changes) -> SwapId | None:
        """The swap that a redo brought back: with none open, it is the one to go on with."""
        return next((number for number in sorted(changes.swaps) if self.workspace.summary(number) is not None), None)

    def _reload_article(self, article: ArticleId) -> None:
        if self.workspace.library.has(article):
            self.article = self.workspace.article(article)
            self._show_head()
            self.show_marks()
        else:
            self.article = None
            self._open_first()

    def _refresh_timeline(self, changes: Changes) -> None:
        found = {number: self.workspace.summary(number) for number in changes.swaps}
        there = [summary for summary in found.values() if summary is not None]
        self.panes.timeline.update_summaries(there, {number for number, s in found.items() if s is None})

    # -- what the next key is about -------------------------------------------------------------------------------

    def take_up(self, claim: ClaimId) -> None:
        """The next key is about this claim."""
        self.active = (claim,)
        self.state_changed.emit()

    def chosen(self) -> tuple[ClaimId, ...]:
        """The claims the next key is about: the last cited, else those under the caret. Raises NotAllowed for none."""
        if not self.active:
            raise NotAllowed(tr("No claim is chosen; click its mark or cite one."))
        return self.active

    def activate_mark(self, claim: ClaimId) -> None:
        """A mark was clicked: its field comes into view and the next key is about its claim."""
        chosen = self.workspace.claim(claim)
        self.active = (claim,)
        if self.swap is None or self.swap.id != chosen.swap:
            self._show_swap(chosen.swap)
        self._flash(chosen)
        self.say_claim()
        self.state_changed.emit()

    def show_made(self, cited: Cited) -> None:
        """Show the claims that were just made: the next key is about them."""
        self.active = tuple(claim.id for claim in cited.claims)
        if self.swap is None or self.swap.id != cited.swap:
            self._show_swap(cited.swap)
            self.bookmark.moved()
        for claim in cited.claims[:1]:
            self._flash(claim)
        explained = [claim.explanation for claim in cited.claims if claim.explanation]
        words = ", ".join(said_by(claim, self.workspace.sides) for claim in cited.claims)
        who = cited.claims[0].claimant if cited.claims else ""
        known = tr("cited from these words already") if cited.again else ""
        self.said.emit(" · ".join(part for part in (words, known, *explained[:1], who) if part))
        self.state_changed.emit()

    def _flash(self, claim: Claim) -> None:
        """Show the first field that a claim feeds."""
        for column in columns_of(claim.field, claim.side, claim.category)[:1]:
            self.panes.record.flash_field(column.name)

    def say_claim(self) -> None:
        """Say what the claim is that the next key is about."""
        if self.active:
            claim = self.workspace.claim(self.active[0])
            self.said.emit(" · ".join(filter(None, (said_by(claim, self.workspace.sides), claim.claimant))))

    def set_waiting(self, column: str | None) -> None:
        """A field waits for words: the reader takes its colour."""
        if column is None and self.waiting is None:
            return
        self.waiting = column
        self.panes.reader.page.set_focus_hue(BY_NAME[column].hue if column else None)
        if column is not None:
            label = BY_NAME[column].in_full(self.workspace.side_names)
            self.said.emit(tr("{field}: select its words in the article and press Enter.", field=label))
        self.state_changed.emit()

    def at_hand(self) -> str | None:
        """The column that is worked on: the field that waits, the one shown last, that of the chosen claim."""
        if self.waiting is not None or self.presented is not None:
            return self.waiting or self.presented
        for number in self.active:
            claim = self.workspace.claim(number)
            for column in columns_of(claim.field, claim.side, claim.category)[:1]:
                return column.name
        return self.panes.record.current_column()

    def draft(self) -> Swap:
        """The open swap, which is to be changed. Raises NotAllowed for none and for a verified one."""
        if self.swap is None:
            raise NotAllowed(
                tr("There is no swap yet; cite something or press {key} for a new one.", key=self.key_of("new.swap"))
            )
        if self.swap.sealed:
            raise NotAllowed(tr("{code} is verified; reopen it first, and say why.", code=self.swap.record.code))
        return self.swap

    def first_quote(self, value: Value, of: Swap | None = None) -> Quote | None:
        """The quote to look at: of the adopted claims first, in the open article where it has one.

        `of` is the swap of the value where it is not the open one.
        """
        claims, swap = (*value.adopted, *value.claims), of or self.swap
        if not claims and swap is not None and value.state is CountState.DERIVED:
            claims = swap.values[f"{value.column}_servicemen"].claims
        quotes = [quote for claim in claims for quote in claim.quotes]
        here = [quote for quote in quotes if self.article is not None and quote.article == self.article.id]
        return next(iter([*here, *quotes]), None)
