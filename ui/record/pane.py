"""The record pane: the form of one swap. It shows values and asks for changes; it changes nothing itself."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QStackedLayout,
    QWidget,
)

from curator.columns import BY_NAME
from curator.model import Article, ArticleId, Claim, Party, SwapSummary
from curator.swaps import Swap
from curator.verification import Missing
from ui import theme
from ui.record.invitation import Invitation
from ui.record.lines import QUESTION, QuoteLine
from ui.record.phrases import storyline
from ui.record.style import style_sheet
from ui.record.views import FieldView, Ghost, Known, Lines, asides_of, ghosts_of, view_of
from ui.words import tr

if TYPE_CHECKING:  # the form is made, and its modules are loaded, when a swap is shown or after the first picture
    from ui.record.field import FieldCell
    from ui.record.form import RecordForm
    from ui.record.quotes import QuoteList

_SETTLING = 6
"""Rounds of layout, one a level: quotes wrap at the width they get, their group grows, both directions of counts, the
form, what scrolls it, and its bar. With fewer the form would be painted half-way, and all of it once more."""
_NOTHING_KNOWN = Known()
_DEFAULT_SIDES = (Party("A"), Party("B"))


class RecordPane(QFrame):
    """The form of one swap, or an invitation to begin one.

    Claims, articles and swaps are given by their ids; positions are code points.
    """

    swap_requested = Signal(int)
    swaps_wanted = Signal()
    """The list of swaps opens: `set_swaps` says which there are."""
    new_requested = Signal()
    link_requested = Signal()
    typed = Signal(str, str)
    """column, text: a value was entered by hand (for a list of words: the stored word)."""
    quote_clicked = Signal(int, int, int, int)
    """claim, article, start, end."""
    adopt_requested = Signal(str, int)
    """column, claim."""
    remove_requested = Signal(int)
    claimant_requested = Signal(int)
    side_requested = Signal(int)
    claim_details_requested = Signal(int)
    aside_requested = Signal(str, str)
    """kind, key: a line beside the claims was opened (a question, a note, a finding)."""
    typing = Signal(str, str)
    """column, what stands in its line and was not given yet; "" once the swap has it or it was dropped."""
    state_requested = Signal(str, object)
    """column, CountState (None: take the state back)."""
    dropped = Signal(str, int, int, int)
    """column, article, start, end."""
    field_focused = Signal(str)
    field_left = Signal()
    candidate_stepped = Signal(int)
    """Right (1) or Left (-1) through what is suggested for the current field."""
    candidate_taken = Signal()
    accept_proposal = Signal(int)
    accept_all_proposals = Signal()
    confirm_field_requested = Signal(object)
    """The current column, or None."""
    verify_requested = Signal()
    reopen_requested = Signal()
    answer_requested = Signal(str)
    """A missing thing about the swap as a whole (a likely duplicate) was clicked: its sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("swapForm")
        self.setAccessibleIdentifier("swapForm")
        self.setProperty("role", "pane")
        self.setAccessibleName(tr("Swap"))
        self._theme: theme.Theme | None = None
        self._swap: Swap | None = None
        self._sides = _DEFAULT_SIDES
        self._lines = Lines()
        self._missing: tuple[Missing, ...] = ()
        self._proposals: tuple[Claim, ...] = ()
        self._current: str | None = None
        self._in_full = False
        self._painted = False
        self._asides: Mapping[str, tuple[QuoteLine, ...]] = {}
        self._known = _NOTHING_KNOWN
        self._wear_theme()  # before there is anything inside: every widget is then styled once, not twice
        self._keys: Mapping[str, str] = {}
        self._form: RecordForm | None = None
        self._stack = QStackedLayout(self)
        self._invitation = Invitation(self)
        self._invitation.new_clicked.connect(self._on_new)
        self._invitation.link_clicked.connect(self.link_requested)
        self._stack.addWidget(self._invitation)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    @property
    def form(self) -> "RecordForm":
        """The form, made when it is first asked for: where no swap is open the first picture does without it."""
        if self._form is None:
            from ui.record.form import RecordForm

            self._form = RecordForm(self, self._sides, self._keys)
            self._listen(self._form)
            self._stack.addWidget(self._form)
        return self._form

    @property
    def _cells(self) -> "Mapping[str, FieldCell]":
        """The fields, as far as they are there."""
        return self._form.cells if self._form is not None else {}

    # What the window tells the form ------------------------------------------------------------------------------

    def show_swap(
        self,
        swap: Swap | None,
        sides: tuple[Party, Party],
        articles: Mapping[ArticleId, Article],
        known: Known = _NOTHING_KNOWN,
        proposals: Sequence[Claim] = (),
        missing: Sequence[Missing] = (),
    ) -> None:
        """Show a swap in place; None shows the invitation. What is half typed stays while it is the same swap.

        `known` is what hangs on the swap beside its values; `proposals` and `missing` are as for the methods that set
        them alone.
        """
        other = swap is None or self._swap is None or swap.id != self._swap.id
        if sides != self._sides and self._form is not None:
            self._form.body.name_for(sides)
        self._swap, self._sides, self._proposals, self._missing = swap, sides, tuple(proposals), tuple(missing)
        self._lines.name_for(articles, sides)
        self._take(known)
        if swap is None:
            self._show_nothing()
            return
        if other:
            self.leave_field()
        self._refresh(afresh=other)
        self._stack.setCurrentWidget(self.form)
        if other:
            self.form.body.verticalScrollBar().setValue(0)

    def show_known(self, known: Known) -> None:
        """What hangs on the swap beside its values, where that was not known yet."""
        if known != self._known:
            self._take(known)
            self._refresh(afresh=False)

    def _take(self, known: Known) -> None:
        self._asides, self._known = asides_of(known), known
        if self._swap is not None:
            self.form.head.show_remarks(known.remarks)

    def set_swaps(self, linked: Sequence[SwapSummary], others: Sequence[SwapSummary]) -> None:
        """The swaps one can go to: those linked to the article being read, and every other one."""
        self.form.head.offer(linked, others)

    def set_missing(self, missing: Sequence[Missing]) -> None:
        """What is missing before the swap may be verified."""
        self._missing = tuple(missing)
        if self._swap is not None:
            self.form.foot.show_missing(self._missing)
            self._show_head(self._swap)

    def set_proposals(self, proposals: Sequence[Claim]) -> None:
        """What the program proposes, shown as ghosts below the fields; never counted as done."""
        if tuple(proposals) == self._proposals:
            return
        self._proposals = tuple(proposals)
        if self._swap is not None:
            self._refresh(afresh=False)

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys that are shown beside columns and on buttons: by column, of four actions, of "link" and "new"."""
        self._keys = keys
        self._invitation.show_keys(keys)
        if self._form is not None:
            self._form.show_keys(keys)

    def invite(self, *, has_article: bool) -> None:
        """Whether there is an article that a first swap could be begun from; else the form only says so."""
        self._invitation.show_way(has_article=has_article)

    def refuse(self, column: str, sentence: str) -> None:
        """Say below a field why what was typed cannot be taken; the text stays until it is changed or Esc."""
        self.form.cells[column].refuse(sentence)

    def offer_draft(self, column: str, text: str) -> bool:
        """Offer words that were typed into a field earlier and never given; False where nobody needs them any more."""
        return column in self.form.cells and self.form.cells[column].offer_draft(text)

    def focus_field(self, column: str) -> None:
        """Put the keyboard into a field and scroll to it."""
        self.form.body.reveal(column)
        self.form.cells[column].take_focus()
        self.form.body.scroll_to(column)

    def set_candidates(self, column: str | None, number: int) -> None:
        """So many suggestions are lit in the article for the column that waits for words."""
        for name, cell in self._cells.items():
            cell.offer(number if name == column else 0)

    def flash_field(self, column: str) -> None:
        """Scroll to a field and light it up for a moment, leaving the keyboard where it is."""
        self.form.body.reveal(column)
        self.form.body.scroll_to(column)
        self.form.cells[column].flash()

    def current_column(self) -> str | None:
        """The field that words selected now would be cited to; stays while one goes to the article and selects."""
        return self._current

    def leave_field(self) -> None:
        """No field waits for words any more."""
        if self._current is None:
            return
        self._cells[self._current].set_current(False)
        self._current = None
        self.form.foot.name_current(None)
        self.field_left.emit()

    def toggle_claims_in_full(self) -> None:
        """Show every claim of every field in full; once more, and those that agree are folded again."""
        self._in_full = not self._in_full
        for cell in self.form.cells.values():
            cell.evidence.open_all(self._in_full)
        self._settle()

    def commit_typing(self) -> None:
        """Tell what is half typed in any field; to be called before the form turns to another swap."""
        for cell in self._cells.values():
            cell.commit()

    # Qt ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, with nothing half typed, lets go of the current field."""
        if event.key() == Qt.Key.Key_Escape and self._current is not None:
            self.leave_field()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap and lay out at once."""
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Be laid out before the first picture."""
        super().showEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What no field has shown yet is made after the first picture, and not while somebody waits for it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, lambda: self.form.body.complete())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._wear_theme()

    # Inside ------------------------------------------------------------------------------------------------------

    def _refresh(self, *, afresh: bool) -> None:
        if self._swap is None:
            return
        ghosts = ghosts_of(self._proposals, self._sides)
        proposals = 0 if self._swap.sealed else len(self._proposals)
        self.form.body.show_fields(lambda name: self._view(name, ghosts, afresh=afresh), proposals=proposals)
        self._show_head(self._swap)
        self.form.foot.show_swap(self._swap, self._missing)
        self._settle()
        self.form.body.updateGeometry()  # what it shows now may need another width

    def _show_head(self, swap: Swap) -> None:
        self.form.head.show_swap(
            swap, len(self._missing), storyline(swap, self._known.independent, self._sides, self._known.heard)
        )

    def _settle(self) -> None:
        """Lay out at once what quotes of another height moved, so that no half-way state is ever painted."""
        for _ in range(_SETTLING):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _view(self, name: str, ghosts: Mapping[str, tuple[Ghost, ...]], *, afresh: bool) -> FieldView:
        if self._swap is None:
            raise RuntimeError("no swap is shown")
        column, asides = BY_NAME[name], self._asides.get(name, ())
        lines = self._lines.of(column, self._swap.values[name])
        return view_of(column, self._swap, lines, self._sides, ghosts.get(name, ()), asides, afresh=afresh)

    def _show_nothing(self) -> None:
        self.leave_field()
        self._stack.setCurrentIndex(0)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A field that takes the keyboard becomes the current one; leaving the form altogether keeps it."""
        if new is None or not self.isAncestorOf(new):
            return
        name = self._form.body.column_of(new) if self._form is not None else None
        if name is None:
            self.leave_field()
        elif name != self._current:
            if self._current is not None:
                self._cells[self._current].set_current(False)
            self._current = name
            self._cells[name].set_current(True)
            self.form.foot.name_current(self._cells[name].label)
            self.field_focused.emit(name)
            self.form.body.scroll_to(name)

    def _listen(self, form: "RecordForm") -> None:
        for cell in form.cells.values():
            self._listen_to(cell)
        form.head.swaps_asked.connect(self.swaps_wanted)
        form.head.swap_chosen.connect(self._on_swap_chosen)
        form.head.new_clicked.connect(self._on_new)
        form.head.link_clicked.connect(self.link_requested)
        form.head.remarks_clicked.connect(lambda key: self.aside_requested.emit(QUESTION, key))
        form.foot.field_asked.connect(self.focus_field)
        form.foot.answer_asked.connect(self.answer_requested)
        form.foot.confirm_clicked.connect(lambda: self.confirm_field_requested.emit(self._current))
        form.foot.verify_clicked.connect(self.verify_requested)
        form.foot.reopen_clicked.connect(self.reopen_requested)
        form.body.accept_all.clicked.connect(self.accept_all_proposals)

    def _listen_to(self, cell: "FieldCell") -> None:
        from ui.record.editors import ValueEdit

        name = cell.column.name
        cell.committed.connect(lambda text: self.typed.emit(name, text))
        cell.state_chosen.connect(lambda state: self.state_requested.emit(name, state))
        cell.dropped.connect(lambda article, start, end: self.dropped.emit(name, article, start, end))
        cell.left_up.connect(lambda: self.form.body.step(name, -1))
        cell.left_down.connect(lambda: self.form.body.step(name, 1))
        cell.evidence.proposal_accepted.connect(self.accept_proposal)
        cell.evidence.quotes_made.connect(lambda quotes: self._listen_to_quotes(name, quotes))
        if isinstance(cell.editor, ValueEdit):
            cell.editor.candidate_stepped.connect(self.candidate_stepped)
            cell.editor.candidate_taken.connect(self.candidate_taken)
            cell.editor.textEdited.connect(lambda text: self.typing.emit(name, text))
            cell.editor.settled.connect(lambda: self.typing.emit(name, ""))

    def _listen_to_quotes(self, name: str, quotes: "QuoteList") -> None:
        self.form.body.tab_last(quotes)
        quotes.fitted.connect(self._settle)
        quotes.opened.connect(self.quote_clicked)
        quotes.adopted.connect(lambda claim: self.adopt_requested.emit(name, claim))
        quotes.removed.connect(self.remove_requested)
        quotes.claimant_asked.connect(self.claimant_requested)
        quotes.side_asked.connect(self.side_requested)
        quotes.details_asked.connect(self.claim_details_requested)
        quotes.aside_opened.connect(self.aside_requested)

    def _on_swap_chosen(self, swap: int) -> None:
        self.commit_typing()
        self.swap_requested.emit(swap)

    def _on_new(self) -> None:
        self.commit_typing()
        self.new_requested.emit()

    def _wear_theme(self) -> None:
        if self._theme is theme.current():
            return
        self._theme = theme.current()
        self.setStyleSheet(style_sheet(self._theme))
