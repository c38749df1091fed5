"""The curation loop: the article and the swap that are worked on, and what each key does to them.

It owns no widget and no data: it asks the workspace to act and tells the panes what to show.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, QTimer, Signal

from curator.changes import Changes
from curator.columns import BY_NAME, COLUMNS, Column, columns_of
from curator.edtf import spoken, spoken_edtf
from curator.errors import InputRefused, NotAllowed, NotSaved
from curator.findings import Finding
from curator.model import (
    Article,
    ArticleId,
    Category,
    Claim,
    ClaimField,
    ClaimId,
    CountState,
    Quote,
    Side,
    SwapId,
    SwapSummary,
)
from curator.swaps import Swap, Value
from curator.text import trimmed
from curator.verification import Missing
from curator.wording import value_in_words
from ui.articles.pane import ArticlesPane
from ui.ledger.claims import Cited, Words
from ui.reader.folding import Stretch
from ui.reader.page import Mark
from ui.reader.pane import ReaderPane
from ui.record.pane import RecordPane
from ui.record.views import Known
from ui.timeline.pane import TimelinePane
from ui.words import tr
from ui.workspace import Workspace

_LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
_WHAT = {
    "APPEAL": "appeal to readers",
    "SHARE": "share bar",
    "RELATED": "related links",
    "REPEATED": "repeated text",
    "TRAIL": "breadcrumb",
    "MENU": "menu",
    "NOTICE": "notice",
}
"""What a stretch of boilerplate is called, by the name of its reason."""
_LONGEST_FOLDED = 300_000
"""Code points of a text that is looked through for boilerplate while one waits for it."""
_PLACE_DELAY = 2000
"""Milliseconds of rest after which the place in the article is kept."""


@dataclass(frozen=True, slots=True)
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
    source_wanted = Signal(str, str, object, object)
    """A title, a question, what the answer does, and what is done when there is none."""
    """Title, question, what to call with the person's reason, and words that are offered as the reason."""
    alike_found = Signal(object)
    """The SwapSummary of one that may be the same swap as the open one, when it comes up first."""
    claim_details_wanted = Signal(object)
    """The claim to show in full."""

    def __init__(self, workspace: Workspace, panes: Panes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.panes = panes
        self.article: Article | None = None
        self.swap: Swap | None = None
        self.active: tuple[ClaimId, ...] = ()
        self.waiting: str | None = None
        self._pending: str | None = None
        self._marks: dict[ClaimId, tuple[Claim, tuple[Mark, ...]]] = {}
        """The marks of the open article by claim, with the claim they were made from."""
        self.proposed: tuple[Claim, ...] = ()
        self._starting = True
        """What the first paint need not wait for is left out until `finish_start`."""
        self.wanting: tuple[Missing, ...] = ()
        self.likely_same: tuple[SwapSummary, ...] = ()
        self.findings: tuple[tuple[Finding, str], ...] = ()
        """What does not fit in the open swap, with the answers that were given."""
        self._told: set[tuple[SwapId, SwapId]] = set()
        """Pairs of swaps that may be the same, which the person was told of."""
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_DELAY)
        self._place_timer.timeout.connect(self.keep_place)
        workspace.changed.connect(self.refresh)
        panes.timeline.set_sides(*workspace.side_names)
        panes.reader.page.folds_changed.connect(self._keep_unfolded)

    # -- showing --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the desk as it stands: the first article; its list is asked for by itself."""
        first = self.workspace.library.first()
        if first is not None:
            self.open_article(first)
        else:
            self.panes.reader.set_empty(tr("No articles yet. Import some, or drop files here."))
            self._show_swap(None)

    def finish_start(self) -> None:
        """Show what the first paint need not wait for: thousands of swaps on the timeline, and what is proposed."""
        self._starting = False
        self.proposed = self._proposals()
        self.panes.record.set_proposals(self.proposed)
        self._show_boilerplate()
        self.panes.timeline.set_summaries(self.workspace.summaries())
        if self.swap is not None:
            self.panes.record.show_known(self._known(self.swap))
            self.likely_same = self.workspace.swaps.likely_same(self.swap)
            self._told |= {(self.swap.id, other.id) for other in self.likely_same}  # it was left open, and is no news
            self.wanting = self._missing(self.swap)
            self.panes.record.set_missing(self.wanting)
        self.state_changed.emit()
        self.panes.timeline.start_loading()

    def open_article(self, article: ArticleId) -> None:
        """Show an article where the person left it, with the swap that was worked on there."""
        if self.article is not None and self.article.id == article:
            return
        self.keep_place()
        self.article = self.workspace.article(article)
        self._marks = {}
        self.active = ()
        self._pending = None  # what was shown is out of sight
        caret, swap = self.workspace.places.of(article)
        page = self.panes.reader.page
        self.panes.reader.show_article(article, self.article.text)
        self._show_head()
        self.show_marks()
        self._show_boilerplate()
        page.set_caret(min(caret, len(self.article.text)))
        self.panes.articles.select(article)
        self._show_swap(self._swap_for(article, swap))

    def _show_boilerplate(self) -> None:
        """Dim and fold what belongs to the page and not to the article; the first paint does not wait for it."""
        article = self.article
        if article is None or self._starting or len(article.text) > _LONGEST_FOLDED:
            return
        from curator.importing.boilerplate import boilerplate  # its patterns would hold up the start

        found = [Stretch(one.start, one.end, tr(_WHAT[one.reason.name])) for one in boilerplate(article.text)]
        page = self.panes.reader.page
        caret = page.caret()
        page.set_boilerplate(found, self.workspace.places.unfolded(article.id))
        page.set_caret(caret)

    def _keep_unfolded(self) -> None:
        if self.article is None:
            return
        try:
            self.workspace.places.keep_unfolded(self.article.id, self.panes.reader.page.folding.unfolded())
        except NotSaved:  # it is folded all the same
            self.said.emit(tr("What is folded could not be kept; see to the disk."))

    def _swap_for(self, article: ArticleId, remembered: SwapId | None) -> SwapId | None:
        """The swap remembered with the article, else the first that it feeds."""
        if remembered is not None and self.workspace.summary(remembered) is not None:
            return remembered
        return next((claim.swap for claim in self.workspace.claims_in(article)), None)

    def open_swap(self, swap: SwapId | None) -> None:
        """Work on another swap; the article stays."""
        self.panes.record.commit_typing()
        self.active = ()
        self._show_swap(swap)
        self._place_timer.start()

    def show_swap_with_quote(self, swap: SwapId) -> None:
        """From the timeline: show the swap and the first quote that carries its date or a count."""
        self._show_swap(swap)
        if self.swap is None:
            return
        for name in ("date", "to_a", "to_b", *self.swap.values):
            quote = self.first_quote(self.swap.values[name])
            if quote is not None:
                self.show_quote(quote)
                return

    def go_to_field(self, swap: SwapId, column: str) -> None:
        """Open a swap with the quote of a column, and put the keyboard into its field; "" for the swap alone."""
        if self.workspace.summary(swap) is None:
            raise NotAllowed("That swap is not there any more.")
        if self.swap is None or self.swap.id != swap:
            self.open_swap(swap)
        if self.swap is None or not column:
            return
        quote = self.first_quote(self.swap.values[column])
        if quote is not None:
            self.show_quote(quote)
        self.panes.record.focus_field(column)

    def show_quote(self, quote: Quote) -> None:
        """Open the article of a quote and flash its words; the swap stays."""
        swap = self.swap.id if self.swap else None
        if self.article is None or self.article.id != quote.article:
            self.open_article(quote.article)
            self._show_swap(swap)
        self.panes.reader.page.select(quote.start, quote.end)
        self.panes.reader.page.flash(quote.start, quote.end)

    def take_up(self, claim: ClaimId) -> None:
        """The next key is about this claim."""
        self.active = (claim,)
        self.state_changed.emit()

    def keep_place(self) -> None:
        """Remember where the person is in the article."""
        self._place_timer.stop()
        if self.article is not None and self.workspace.is_open:
            swap = self.swap.id if self.swap is not None else None
            try:
                self.workspace.places.keep(self.article.id, self.panes.reader.page.caret(), swap)
            except NotSaved:  # no act of the person: a full disk must not keep an article or the window from closing
                self.said.emit(tr("The place in the article could not be kept; see to the disk."))

    def moved(self) -> None:
        """The caret moved: keep the place when it has come to rest."""
        self._place_timer.start()

    def refresh(self, changes: Changes) -> None:
        """Show what an act changed, and only that."""
        if changes.desk:
            self._marks = {}  # their words name the sides
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
            return
        self.article = None
        first = self.workspace.library.first()
        if first is not None:
            self.open_article(first)
        else:
            self.panes.reader.set_empty(tr("No articles yet. Import some, or drop files here."))

    def _refresh_timeline(self, changes: Changes) -> None:
        found = {number: self.workspace.summary(number) for number in changes.swaps}
        there = [summary for summary in found.values() if summary is not None]
        self.panes.timeline.update_summaries(there, {number for number, s in found.items() if s is None})

    def _show_head(self) -> None:
        article = self.article
        if article is None:
            return
        parts = [article.publisher, _LANGUAGES.get(article.language, article.language)]
        published = tr("published {day}", day=spoken(article.published_on)) if article.published_on else ""
        line = " · ".join(part for part in (parts[0], published, parts[1], _size(article.text)) if part)
        warnings = [] if article.publisher else [tr("publisher missing")]
        warnings += [] if article.published_on else [tr("publication date missing")]
        if not warnings and not article.confirmed:
            warnings = [tr("please confirm")]
        self.panes.reader.set_head(article.name, line, warnings)

    def show_marks(self) -> None:
        """Show the marks of the open article as they are now."""
        if self.article is None:
            return
        claims = self.workspace.claims_in(self.article.id)
        kept, self._marks = self._marks, {}
        for claim in claims:
            made = kept.get(claim.id)
            fresh = made is None or made[0] is not claim
            self._marks[claim.id] = (claim, self.marks_of(claim, self.article.id)) if fresh else made
        self.panes.reader.page.set_marks([mark for _, marks in self._marks.values() for mark in marks])

    def marks_of(self, claim: Claim, article: ArticleId) -> tuple[Mark, ...]:
        """A mark for each quote of a claim in an article; what it says is worked out once a claim."""
        here = [quote for quote in claim.quotes if quote.article == article]
        hues, names = _hues_and_names(claim.field, claim.side, claim.category, self.workspace.side_names)
        value = value_in_words(claim, self.workspace.sides)
        tip = f"{names}: {value}\n{claim.claimant}"
        return tuple(Mark(claim.id, quote.start, quote.end, hues, tip) for quote in here)

    def _show_swap(self, swap: SwapId | None) -> None:
        if self.swap is not None and self.swap.id != swap:
            self._pending = None  # it was a field of the other swap that was shown
        self.swap = self.workspace.swap(swap) if swap is not None else None
        record = self.panes.record
        if self.swap is None:
            self.wanting, self.likely_same, self.findings, self.proposed = (), (), (), ()
            record.show_swap(None, self.workspace.sides, {})
        else:
            self.likely_same = () if self._starting else self.workspace.swaps.likely_same(self.swap)
            self._tell_alike(self.swap)
            self.wanting = self._missing(self.swap)
            self.proposed = self._proposals()
            articles, known = self.workspace.articles_of(self.swap), self._known(self.swap)
            record.show_swap(self.swap, self.workspace.sides, articles, known, self.proposed)
        record.set_missing(self.wanting)
        self.panes.timeline.select(swap)
        if self._pending is not None and (self.swap is None or self.swap.values[self._pending].checked):
            self._pending = None
        self.state_changed.emit()

    def _known(self, swap: Swap) -> Known:
        """What is shown of a swap beside its values; at the start only what costs nothing."""
        found = self.workspace.findings
        self.findings = () if self._starting else tuple((one, found.answer_to(swap, one)) for one in found.of(swap))
        remarks = self.workspace.remarks.of_swap(swap.id)
        if self._starting:
            return Known(remarks)
        sources = found.sources(swap)
        return Known(remarks, self.findings, sources.independent, sources.confirmed_by)

    def _missing(self, swap: Swap) -> tuple[Missing, ...]:
        return () if swap.sealed else self.workspace.swaps.missing(swap, alone=self._starting)

    def _proposals(self) -> tuple[Claim, ...]:
        return () if self.swap is None or self._starting else self.workspace.swaps.proposals(self.swap)

    def _tell_alike(self, swap: Swap) -> None:
        """A swap that was just made or dated and may be there already is told of, once."""
        fresh = [other for other in self.likely_same if (swap.id, other.id) not in self._told and not swap.sealed]
        self._told |= {(swap.id, other.id) for other in fresh}
        if fresh:
            self.alike_found.emit(fresh[0])

    def offer_swaps(self) -> None:
        """The swaps one can go to, those of this article first."""
        here = {claim.swap for claim in self.workspace.claims_in(self.article.id)} if self.article else set()
        linked = [summary for number in sorted(here) if (summary := self.workspace.summary(number)) is not None]
        others = [summary for summary in self.workspace.summaries() if summary.id not in here]
        self.panes.record.set_swaps(linked, others)

    # -- citing ---------------------------------------------------------------------------------------------------

    def cite(self, target: str, words: tuple[int, int] | None = None) -> None:
        """The selected words become claims on a field of the current swap, or of a new one."""
        words = words or self.panes.reader.page.selection()
        if self.article is None or words is None:
            self.said.emit(tr("Select the words first, then press the field's key."))
            return
        if self.swap is not None and self.swap.sealed:
            raise NotAllowed(f"{self.swap.record.code} is verified; reopen it first, and say why.")
        swap = self.swap.id if self.swap is not None else None
        self.show_made(self.workspace.claims.cite(self.article.id, swap, target, *words))
        self.set_waiting(None)

    def cite_waiting(self) -> None:
        """The selected words go to the field that was focused before."""
        if self.waiting is not None:
            self.cite(self.waiting)

    def new_swap(self) -> None:
        """A new swap, beginning with the selected words where there are any."""
        words = self.panes.reader.page.selection()
        self.show_made(self.workspace.swaps.new(self.article.id if self.article else None, words))

    def show_made(self, cited: Cited) -> None:
        """Show the claims that were just made: the next key is about them."""
        self.active = tuple(claim.id for claim in cited.claims)
        if self.swap is None or self.swap.id != cited.swap:
            self._show_swap(cited.swap)
            self._place_timer.start()
        for claim in cited.claims[:1]:
            columns = columns_of(claim.field, claim.side, claim.category)
            if columns:
                self.panes.record.flash_field(columns[0].name)
        explained = [claim.explanation for claim in cited.claims if claim.explanation]
        words = [value_in_words(claim, self.workspace.sides) for claim in cited.claims]
        who = cited.claims[0].claimant if cited.claims else ""
        self.said.emit(" · ".join(part for part in (", ".join(words), *explained[:1], who) if part))
        self.state_changed.emit()

    def set_waiting(self, column: str | None) -> None:
        """A field waits for words: the reader takes its colour."""
        self.waiting = column
        self.panes.reader.page.set_focus_hue(BY_NAME[column].hue if column else None)
        if column is not None:
            label = BY_NAME[column].in_full(self.workspace.side_names)
            self.said.emit(tr("{field}: select its words in the article and press Enter.", field=label))
        self.state_changed.emit()

    def claimant(self) -> None:
        """Selected words name who says the last claim; without a selection the next voice near it is taken."""
        if self.article is None:
            return
        words = self.panes.reader.page.selection()
        places = {(q.start, q.end) for number in self.active for q in self.workspace.claim(number).quotes}
        if words is not None and trimmed(self.article.text, *words) in places:
            words = None  # what was just cited is still selected
        self.workspace.claims.set_claimant(self.chosen(), self.article.id, words)
        self._say_claim()

    def side(self) -> None:
        """Turn the last count claim to the other side, then to each."""
        self.workspace.claims.next_side(self.chosen())
        self._say_claim()

    def _say_claim(self) -> None:
        if self.active:
            claim = self.workspace.claim(self.active[0])
            columns = columns_of(claim.field, claim.side, claim.category)
            names = " / ".join(column.in_full(self.workspace.side_names) for column in columns)
            self.said.emit(f"{names}: {value_in_words(claim, self.workspace.sides)} · {claim.claimant}")

    def at_hand(self) -> str | None:
        """The column that is worked on: the field that waits, the one shown last, that of the chosen claim."""
        if self.waiting is not None or self._pending is not None:
            return self.waiting or self._pending
        for number in self.active:
            claim = self.workspace.claim(number)
            for column in columns_of(claim.field, claim.side, claim.category)[:1]:
                return column.name
        return self.panes.record.current_column()

    def chosen(self) -> tuple[ClaimId, ...]:
        """The claims the next key is about: the last cited, else those under the caret. Raises NotAllowed for none."""
        if not self.active:
            raise NotAllowed("No claim is chosen; click its mark or cite one.")
        return self.active

    def activate_mark(self, claim: ClaimId) -> None:
        """A mark was clicked: its field comes into view and the next key is about its claim."""
        chosen = self.workspace.claim(claim)
        self.active = (claim,)
        if self.swap is None or self.swap.id != chosen.swap:
            self._show_swap(chosen.swap)
        for column in columns_of(chosen.field, chosen.side, chosen.category)[:1]:
            self.panes.record.flash_field(column.name)
        self._say_claim()
        self.state_changed.emit()

    def resize(self, claim: ClaimId, start: int, end: int) -> None:
        """A mark's boundary was moved."""
        if self.article is not None:
            self.workspace.claims.resize_quote(claim, self.article.id, start, end)

    def remove_active(self) -> None:
        """Remove the claims the next key is about."""
        active = self.chosen()
        self.active = ()
        for claim in active:
            self.workspace.claims.remove(claim)

    def claim_details(self) -> None:
        """Show the active claim in full."""
        self.claim_details_wanted.emit(self.workspace.claim(self.chosen()[0]))

    # -- deciding and verifying -----------------------------------------------------------------------------------

    def type_value(self, column: str, text: str) -> None:
        """A value was typed by hand: it needs no quote, but is marked, and asks for its source."""
        if self.swap is None:
            self._show_swap(self.workspace.swaps.new().swap)
        if self.swap is None:
            return
        swap = self.swap.id
        if not text.strip():
            self.workspace.claims.type_value(swap, column, text)
            return
        from curator.claims import typed  # its patterns would hold up the start

        label = BY_NAME[column].in_full(self.workspace.side_names)
        try:
            typed(column, text, self.workspace.sides, "")
        except InputRefused as fault:
            self.panes.record.refuse(column, str(fault))
            return
        self.source_wanted.emit(
            tr("{field}: {value}", field=label, value=text.strip()),
            tr("Nothing in an article carries this value. Where is it from?"),
            lambda note: self.workspace.claims.type_value(swap, column, text, note),
            lambda: self.panes.record.offer_draft(column, text),
        )

    def adopt(self, column: str, claim: ClaimId) -> None:
        """Adopt one of the claims; where they differ the reason is asked for."""
        swap = self._open_swap()
        if not swap.values[column].differing:
            self.workspace.columns.adopt(swap.id, column, claim, "")
            return
        label = BY_NAME[column].in_full(self.workspace.side_names)
        value = value_in_words(self.workspace.claim(claim), self.workspace.sides)
        self.reason_wanted.emit(
            tr("{field}: {value}", field=label, value=value),
            tr("Why this one? The reason is published with the number."),
            lambda reason: self.workspace.columns.adopt(swap.id, column, claim, reason),
            "",
        )

    def set_state(self, column: str, state: CountState | None) -> None:
        """A count without a number: say why."""
        swap = self._open_swap()
        if state is None:
            self.workspace.columns.decide_again(swap.id, column)
            return
        label = BY_NAME[column].in_full(self.workspace.side_names)
        words = self._selected_words()
        self.reason_wanted.emit(
            tr("{field}: {state}", field=label, state=state.value.replace("_", " ")),
            tr("Why is there no number? The reason is published with the swap."),
            lambda reason: self.workspace.columns.set_state(swap.id, column, state, reason, words),
            self._quoted(words),
        )

    def _selected_words(self) -> Words | None:
        """The article and the words that are selected in it."""
        words = self.panes.reader.page.selection()
        return None if self.article is None or words is None else Words(self.article.id, *words)

    def _quoted(self, words: Words | None) -> str:
        """Selected words with who prints them, as a reason may quote them."""
        if self.article is None or words is None:
            return ""
        text = " ".join(self.article.text[words.start : words.end].split())
        return f"“{text}” ({self.article.publisher or self.article.name})"

    def accept_proposals(self) -> None:
        """Take all proposed claims in one step."""
        swap = self._open_swap()
        if self.proposed:
            self.workspace.claims.accept(swap.id, self.proposed)

    def accept_proposal(self, index: int) -> None:
        """Take one proposed claim."""
        self.workspace.claims.accept(self._open_swap().id, (self.proposed[index],))

    def verify_field(self, column: str | None = None) -> None:
        """Confirm the field that is on screen and show the next one that is not confirmed, with its quote."""
        swap = self._open_swap()
        pending = column or self._pending
        if column is not None and column != self._pending and self.first_quote(swap.values[column]) is not None:
            self._present(BY_NAME[column])
            return
        if pending is not None:
            self.refuse_undecided(swap.values[pending])
            self._pending = None
            self.workspace.columns.confirm(swap.id, _seen_together(swap, pending))
        following = self._next_unconfirmed(pending)
        if following is None:
            self.said.emit(tr("Every field is confirmed. Ctrl+Enter verifies the swap."))
        else:
            self._present(following)

    def refuse_undecided(self, value: Value) -> None:
        """Raise NotAllowed where claims differ and nobody has decided."""
        if value.differing and value.choice is None:
            label = BY_NAME[value.column].in_full(self.workspace.side_names)
            raise NotAllowed(f"{label}: the claims differ; adopt one and say why, then confirm.")

    def _next_unconfirmed(self, after: str | None) -> Column | None:
        """The next filled and unconfirmed column after one, going round."""
        if self.swap is None:
            return None
        names = [column.name for column in COLUMNS]
        first = names.index(after) + 1 if after else 0
        for column in COLUMNS[first:] + COLUMNS[:first]:
            value = self.swap.values[column.name]
            if value.filled and not value.checked:
                return column
        return None

    def _present(self, column: Column) -> None:
        """Show a field and its quote, so that the next V confirms what is on screen."""
        if self.swap is None:
            return
        value = self.swap.values[column.name]
        quote = self.first_quote(value)
        if quote is not None:
            self.show_quote(quote)
        self._pending = column.name
        self.panes.record.flash_field(column.name)
        shown = self._value_words(column, value)
        names = (BY_NAME[name].in_full(self.workspace.side_names) for name in _seen_together(self.swap, column.name))
        self.said.emit(tr("{field}: {value}. Right? V confirms.", field=" / ".join(dict.fromkeys(names)), value=shown))

    def _value_words(self, column: Column, value: Value) -> str:
        if value.value is None:
            return value.state.value.replace("_", " ") if value.state is not None else tr("not read")
        return spoken_edtf(value.value) if column.name == "date" else value.value.replace("_", " ")

    def first_quote(self, value: Value) -> Quote | None:
        """The quote to look at: of the adopted claims first, in the open article where it has one."""
        claims = (*value.adopted, *value.claims)
        if not claims and self.swap is not None and value.state is CountState.DERIVED:
            claims = self.swap.values[f"{value.column}_servicemen"].claims
        quotes = [quote for claim in claims for quote in claim.quotes]
        here = [quote for quote in quotes if self.article is not None and quote.article == self.article.id]
        return next(iter([*here, *quotes]), None)

    def verify_swap(self) -> None:
        """Seal the swap when nothing is missing; otherwise say what is and go there."""
        swap = self._open_swap()
        if self.wanting:
            first = self.wanting[0]
            if first.column:
                self.panes.record.flash_field(first.column)
            more = tr(" (and {n} more)", n=len(self.wanting) - 1) if len(self.wanting) > 1 else ""
            raise NotAllowed(tr("Not yet verified. {what}{more}.", what=first.sentence, more=more))
        self.workspace.swaps.verify(swap.id)
        self.said.emit(tr("{code} is verified and on the timeline.", code=swap.record.code))

    def reopen_swap(self) -> None:
        """Open a verified swap again, with a reason."""
        if self.swap is None or not self.swap.sealed:
            return
        swap = self.swap
        self.reason_wanted.emit(
            tr("Reopen {code}", code=swap.record.code),
            tr("Why is it opened again?"),
            lambda why: self.workspace.swaps.reopen(swap.id, why),
            "",
        )

    def _open_swap(self) -> Swap:
        if self.swap is None:
            raise NotAllowed("There is no swap yet; cite something or press W for a new one.")
        if self.swap.sealed:
            raise NotAllowed(f"{self.swap.record.code} is verified; reopen it first, and say why.")
        return self.swap


@lru_cache
def _hues_and_names(
    field: ClaimField, side: Side, category: Category, sides: tuple[str, str]
) -> tuple[tuple[str, ...], str]:
    """The colours of the columns that a claim feeds, and what they are called; asked for a thousand marks at once."""
    columns = columns_of(field, side, category)
    hues = tuple(dict.fromkeys(column.hue for column in columns))
    return hues, " / ".join(column.in_full(sides) for column in columns)


def _seen_together(swap: Swap, name: str) -> tuple[str, ...]:
    """A column and those that say the same from the very same claims: 390 each is seen, and confirmed, for both sides.

    A decision of a person makes a column one of its own.
    """
    seen = swap.values[name]
    if seen.choice is not None or not seen.claims:
        return (name,)
    return tuple(
        other.column
        for other in swap.values.values()
        if other.choice is None and (other.claims, other.value, other.state) == (seen.claims, seen.value, seen.state)
    )


def _size(text: str) -> str:
    return tr("{n} characters", n=f"{len(text):,}")
