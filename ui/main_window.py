"""The window: four panes, the menus made from the table of actions, and one block that wires everything."""

import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from curator.columns import BY_NAME
from curator.errors import CuratorError
from curator.model import SwapSummary
from ui import theme
from ui.accounting import Accounting
from ui.actions import CITE_KEYS, MENUS, READER, REVIEW, Act, acts
from ui.articles.pane import ArticlesPane
from ui.banner import Banner
from ui.case_strip import CaseStrip
from ui.comparing import Comparing
from ui.drafting import Drafting
from ui.hedges import Hedges
from ui.importing import Importing
from ui.loop import Loop, Panes
from ui.pasting import Pasting
from ui.questions import Questions
from ui.reader.pane import ReaderPane
from ui.reading_ahead import ReadingAhead
from ui.record.pane import RecordPane
from ui.record.phrases import summary_line
from ui.rethinking import Rethinking
from ui.reviewing import Reviewing
from ui.revising import Revising
from ui.safekeeping import Safekeeping
from ui.searching import Searching
from ui.settings import Settings
from ui.suggesting import Suggesting
from ui.timeline.pane import TimelinePane
from ui.words import tr
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.review.pane import ReviewPane

_LEGEND = ("date", "to_a", "to_b", "place", "mediators", "ordinal", "status", "deal")
_GAP = 8
"""Pixels between panes."""


class MainWindow(QMainWindow):
    """One desk, open."""

    desk_wanted = Signal(str)
    """The person wants another desk: "new", "open" or "sample"."""
    painted = Signal()
    """It was painted for the first time."""
    desk_named = Signal(str)
    """The person wants the desk at this path."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = settings
        self.table: tuple[Act, ...] = acts(workspace.side_names, settings.keys)
        self.actions_by_id: dict[str, QAction] = {}
        self._possible: tuple[set[str], str | None, str | None] | None = None
        """What there was, and what could be undone and redone, when the actions were enabled last."""
        self._painted = False
        body = QWidget(self)
        self.setCentralWidget(body)
        self.rows = QSplitter(Qt.Orientation.Vertical, body)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self.rows)
        self.banner = Banner(body)
        articles = ArticlesPane(self.columns)
        self.reading = QSplitter(Qt.Orientation.Horizontal, self.columns)
        """The article that is worked on and, while one compares, another one beside it."""
        self.panes = Panes(
            articles, ReaderPane(self.reading), RecordPane(self.columns), TimelinePane(self.rows)
        )  # each born where it belongs: to move a widget is to style all that is in it once more
        self._build()
        self.searching = Searching(self, workspace)
        self.loop = Loop(workspace, self.panes, self)
        self.comparing = Comparing(self, self.loop)
        self.reviewing = Reviewing(self, self.loop)
        self.safekeeping = Safekeeping(workspace.backups, self.banner, self)
        self.drafting = Drafting(self)
        self.questions = Questions(self, self.loop, settings)
        self.rethinking = Rethinking(self, self.loop)
        self.importing = Importing(self)
        self.pasting = Pasting(self)
        self.revising = Revising(self)
        self.reading_ahead = ReadingAhead(self.loop, self)
        self.suggesting = Suggesting(self.loop, self.key_of, self)
        self.accounting = Accounting(self.loop, self.key_of, self)
        self.case_strip = CaseStrip(
            self.panes.reader.strip, self.panes.reader.page, self.suggesting, self.accounting, self.key_of
        )
        self._make_actions()
        self._wire()
        self._label_fields()
        self.searching.start()
        self.loop.start()
        self._update_actions()

    # -- layout ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(tr("{desk} – Swap Curator", desk=self.workspace.path.stem))
        self.setMinimumSize(1000, 620)
        self.setAcceptDrops(True)
        for splitter in (self.columns, self.reading, self.rows):
            splitter.setHandleWidth(_GAP)
            splitter.setChildrenCollapsible(False)
        for pane, share in enumerate((0, 2, 1)):
            self.columns.setStretchFactor(pane, share)
        self.rows.setStretchFactor(0, 1)
        layout = QVBoxLayout(self.centralWidget())
        layout.setContentsMargins(_GAP, 2, _GAP, 2)
        layout.setSpacing(_GAP)
        layout.addWidget(self.banner)
        layout.addWidget(self.rows, 1)
        self._saved = QLabel()
        self._saved.setProperty("role", "muted")
        self._saved.setContentsMargins(0, 6, 14, 0)
        self.menuBar().setCornerWidget(self._saved)
        self.resize(*self.settings.window)
        self._restore_sizes()

    def _restore_sizes(self) -> None:
        width, height = self.width(), self.height()
        usual = [max(230, width * 19 // 100), width * 48 // 100, max(360, width * 33 // 100)]
        self.columns.setSizes(list(self.settings.columns) if len(self.settings.columns) == 3 else usual)
        heights = [height * 77 // 100, max(160, height * 23 // 100)]
        self.rows.setSizes(list(self.settings.rows) if len(self.settings.rows) == 2 else heights)

    def _label_fields(self) -> None:
        keys = {name: self.key_of(f"cite.{name}") for name in CITE_KEYS}
        others = {name: self.key_of(name) for name in ("verify.field", "verify.swap")}
        self.panes.record.set_keys(keys | others | {"link": self.key_of("link.swap"), "new": self.key_of("new.swap")})
        names = self.workspace.side_names
        legend = [(BY_NAME[name].named(names), keys[name], BY_NAME[name].hue, name) for name in _LEGEND]
        self.panes.reader.set_legend(legend)

    def key_of(self, action: str) -> str:
        """The key of an action as this system writes it."""
        key = next(act.key for act in self.table if act.id == action)
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

    # -- actions --------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        handlers = self._handlers()
        menus = {title.replace("&", ""): self.menuBar().addMenu(tr(title)) for title in MENUS}
        for act in self.table:
            action = QAction(tr(act.text), self)
            action.setObjectName(act.id)
            action.setShortcut(QKeySequence(act.key))
            handler = handlers[act.id]
            action.triggered.connect(lambda _checked=False, run=handler: self.run(run))
            if act.scope in (READER, REVIEW):
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.panes.reader.addAction(action)
            else:
                self.addAction(action)
            menus[act.menu].addAction(action)
            self.actions_by_id[act.id] = action

    def adopt_review(self, pane: "ReviewPane") -> None:
        """The keys of the review work in its pane, too."""
        for act in self.table:
            if act.scope == REVIEW:
                pane.addAction(self.actions_by_id[act.id])
        names = ("right", "wrong", "unclear", "later")
        pane.show_keys({name: self.key_of(f"review.{name}") for name in names} | {"leave": self.key_of("review")})

    def _handlers(self) -> dict[str, Callable[[], object]]:
        loop, ask, page, panes = self.loop, self.questions, self.panes.reader.page, self.panes
        fixed: dict[str, Callable[[], object]] = {
            "new.desk": lambda: self.desk_wanted.emit("new"),
            "open.desk": lambda: self.desk_wanted.emit("open"),
            "open.sample": lambda: self.desk_wanted.emit("sample"),
            "import": ask.files_to_import,
            "import.report": ask.import_report,
            "import.paste": self.pasting.open,
            "export": ask.export,
            "backups": ask.backups,
            "check.desk": ask.check_desk,
            "who": ask.person,
            "quit": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "history": ask.history,
            "find": panes.reader.open_find,
            "find.all": self.search_all,
            "palette": ask.palette,
            "article.revision": self.revising.ask,
            "revision.quotes": self.revising.quotes,
            "article.copies": self.revising.copies,
            "articles.filter": panes.articles.toggle_filters,
            "articles.order": panes.articles.choose_order,
            "search.save": self.searching.save,
            "search.saved": panes.articles.choose_saved,
            "next.article": panes.articles.next_article,
            "previous.article": panes.articles.previous_article,
            "article.details": ask.article_details,
            "article.encoding": ask.encoding,
            "article.done": ask.toggle_done,
            "article.remove": ask.remove_article,
            "next.figure": page.next_figure,
            "previous.figure": page.previous_figure,
            "extend.figure": page.extend_to_next_figure,
            "fold": page.toggle_fold,
            "grow.selection": page.grow_selection,
            "shrink.selection": page.shrink_selection,
            "mark.end.right": lambda: page.resize_mark("end", 1),
            "mark.end.left": lambda: page.resize_mark("end", -1),
            "mark.start.right": lambda: page.resize_mark("start", 1),
            "mark.start.left": lambda: page.resize_mark("start", -1),
            "new.swap": loop.new_swap,
            "link.swap": ask.pick_swap,
            "accept.proposals": loop.accept_proposals,
            "verify.field": loop.verify_field,
            "verify.swap": loop.verify_swap,
            "reopen.swap": loop.reopen_swap,
            "conflicts": ask.conflicts,
            "compare": self.comparing.toggle,
            "compare.switch": self.comparing.switch,
            "review": self.reviewing.toggle,
            "review.right": lambda: self.reviewing.answer("right"),
            "review.wrong": lambda: self.reviewing.answer("wrong"),
            "review.unclear": lambda: self.reviewing.answer("unclear"),
            "review.later": lambda: self.reviewing.answer("later"),
            "review.edit": self.reviewing.edit,
            "review.back": self.reviewing.back,
            "swap.remove": ask.remove_swap,
            "cite.waiting": loop.cite_waiting,
            "cite.each": lambda: loop.cite("each"),
            "claim.claimant": loop.claimant,
            "claim.side": loop.side,
            "claim.details": loop.claim_details,
            "claim.remove": loop.remove_active,
            "focus.articles": self.go_to_articles,
            "focus.reader": page.setFocus,
            "focus.form": lambda: panes.record.focus_field(panes.record.current_column() or "date"),
            "focus.timeline": self.go_to_timeline,
            "claims.full": panes.record.toggle_claims_in_full,
            "zoom.in": page.zoom_in,
            "zoom.out": page.zoom_out,
            "zoom.reset": page.zoom_reset,
            "timeline.fit": panes.timeline.fit,
            "timeline.year": panes.timeline.this_year,
            "timeline.save": ask.save_timeline,
            "theme": self.switch_theme,
            "suggestion.rates": ask.suggestion_rates,
            "keys": ask.keys,
            "about": ask.about,
        }
        cites = {f"cite.{name}": lambda name=name: loop.cite(name) for name in CITE_KEYS}
        cases = self.suggesting.acts() | self.accounting.acts()
        return fixed | cites | Hedges(loop).acts() | self.rethinking.acts() | cases

    def run(self, act: Callable[[], object]) -> None:
        """Do what a person asked for; what cannot be done is said in one sentence and loses nothing."""
        self.banner.clear()
        try:
            act()
        except CuratorError as fault:
            self.banner.refuse(str(fault))
            self.drafting.take_back()

    def _guarded(self, act: Callable[..., object]) -> Callable[..., None]:
        return lambda *values: self.run(lambda: act(*values))

    def _update_actions(self) -> None:
        there, undo, redo = self._context(), self.workspace.undo_label, self.workspace.redo_label
        if (there, undo, redo) == self._possible:
            return
        self._possible = there, undo, redo
        for act in self.table:
            self.actions_by_id[act.id].setEnabled(act.needs <= there)
        self.actions_by_id["undo"].setText(tr("Undo: {what}", what=undo) if undo else tr("Undo"))
        self.actions_by_id["redo"].setText(tr("Redo: {what}", what=redo) if redo else tr("Redo"))

    def _context(self) -> set[str]:
        """What is there, in the words of `Act.needs`."""
        loop, swap = self.loop, self.loop.swap
        open_swap = swap is not None and not swap.sealed
        facts = {
            "desk": True,
            "imported": self.questions.last_import is not None,
            "undo": self.workspace.undo_label is not None,
            "redo": self.workspace.redo_label is not None,
            "article": loop.article is not None,
            "waiting": loop.waiting is not None and self.panes.reader.page.selection() is not None,
            "swap": swap is not None,
            "subject": swap is not None,
            "open_swap": open_swap,
            "sealed_swap": swap is not None and swap.sealed,
            "proposals": bool(loop.proposed),
            "disputes": swap is not None and bool(swap.disputed),
            "duplicates": bool(loop.likely_same),
            "findings": bool(loop.findings),
            "claim": bool(loop.active),
            "certain": self.suggesting.has_certain,
            "comparing": self.comparing.is_open,
        }
        if self.reviewing.is_open:  # nothing is cited or changed in passing while one reviews
            kept = ("desk", "undo", "redo", "subject", "comparing")
            kept = kept if self.reviewing.is_blind else (*kept, "swap")  # what is stored is not to be seen
            facts = {name: facts[name] for name in kept} | {"reviewing": True, "field": self.reviewing.has_field}
        return {name for name, there in facts.items() if there}

    # -- wiring ---------------------------------------------------------------------------------------------------

    def _wire(self) -> None:
        loop, ask, guarded = self.loop, self.questions, self._guarded
        articles, reader, record, timeline = (
            self.panes.articles,
            self.panes.reader,
            self.panes.record,
            self.panes.timeline,
        )
        loop.said.connect(self.statusBar().showMessage)
        loop.state_changed.connect(self._update_actions)
        self.comparing.changed.connect(self._update_actions)
        self.reviewing.changed.connect(self._update_actions)
        self.reviewing.changed.connect(lambda: self.suggesting.rest(self.reviewing.is_open))
        self.suggesting.changed.connect(self._update_actions)
        self.reading_ahead.came.connect(self.suggesting.show)
        self.reading_ahead.came.connect(self.accounting.show)
        self.accounting.reason_wanted.connect(ask.dismissal)
        reader.strip.asked.connect(lambda name: self.actions_by_id[name].trigger())
        self.workspace.read.connect(lambda _articles: articles.refresh_lines())
        loop.reason_wanted.connect(ask.reason)
        loop.source_wanted.connect(ask.source)
        loop.claim_details_wanted.connect(ask.claim_details)
        loop.alike_found.connect(self._remind_of)
        self.workspace.changed.connect(self.show_saved)

        articles.import_requested.connect(guarded(ask.files_to_import))
        articles.files_dropped.connect(lambda paths: self.import_paths([Path(path) for path in paths]))
        articles.details_requested.connect(guarded(ask.article_details))
        articles.reading_requested.connect(reader.page.setFocus)

        reader.details_requested.connect(guarded(ask.article_details))
        reader.chip_clicked.connect(guarded(loop.cite))
        reader.page.selection_changed.connect(self._update_actions)
        reader.page.caret_moved.connect(lambda _position: loop.moved())
        reader.page.mark_clicked.connect(guarded(loop.activate_mark))
        reader.page.mark_activated.connect(guarded(loop.activate_mark))
        reader.page.mark_resized.connect(guarded(loop.resize))
        reader.page.zoom_changed.connect(self._keep_zoom)

        record.swap_requested.connect(guarded(loop.open_swap))
        record.swaps_wanted.connect(loop.offer_swaps)
        record.new_requested.connect(guarded(loop.new_swap))
        record.link_requested.connect(guarded(ask.pick_swap))
        record.typed.connect(guarded(loop.type_value))
        record.quote_clicked.connect(guarded(ask.show_quote))
        record.adopt_requested.connect(guarded(loop.adopt))
        record.remove_requested.connect(guarded(ask.remove_claim))
        record.claimant_requested.connect(guarded(ask.claimant_of))
        record.side_requested.connect(guarded(ask.side_of))
        record.claim_details_requested.connect(guarded(ask.details_of))
        record.aside_requested.connect(guarded(self.rethinking.aside))
        record.state_requested.connect(guarded(loop.set_state))
        record.dropped.connect(guarded(lambda column, start, end: loop.cite(column, (start, end))))
        record.field_focused.connect(loop.set_waiting)
        record.field_focused.connect(self.suggesting.wait_for)
        record.candidate_stepped.connect(guarded(self.suggesting.step))
        record.candidate_taken.connect(guarded(self.suggesting.take))
        record.accept_proposal.connect(guarded(loop.accept_proposal))
        record.accept_all_proposals.connect(guarded(loop.accept_proposals))
        record.confirm_field_requested.connect(guarded(loop.verify_field))
        record.verify_requested.connect(guarded(loop.verify_swap))
        record.reopen_requested.connect(guarded(loop.reopen_swap))
        record.answer_requested.connect(guarded(lambda _sentence: self.rethinking.duplicate()))
        record.field_left.connect(lambda: loop.set_waiting(None))
        record.field_left.connect(lambda: self.suggesting.wait_for(None))

        timeline.swap_activated.connect(guarded(loop.show_swap_with_quote))
        timeline.save_requested.connect(guarded(ask.save_timeline))
        self.panes.reader.page.zoom = self.settings.zoom
        self.show_saved()

    def _remind_of(self, other: SwapSummary) -> None:
        """Say that a swap may be there already; nothing has to be answered now."""
        self.banner.remind(
            tr(
                "This may be the same swap as {other}. {key} asks whether it is.",
                other=summary_line(other),
                key=self.key_of("answer.duplicate"),
            )
        )

    def show_saved(self, _changes: object = None) -> None:
        """Say in the corner that everything is saved, and who is coding."""
        self._saved.setText(tr("Everything is saved · {person}", person=self.workspace.person))

    def go_to_articles(self) -> None:
        """Give the keys to the list of articles, which may have given way to a second article."""
        self.comparing.bring_back_list()
        self.panes.articles.focus_list()

    def search_all(self) -> None:
        """Give the keys to the search over all articles."""
        self.comparing.bring_back_list()
        self.panes.articles.focus_search()

    def go_to_timeline(self) -> None:
        """Give the keys to the timeline, or say why there is nothing to go to."""
        if not self.panes.timeline.swaps.bars:
            self.statusBar().showMessage(tr("The timeline is empty: a swap stands on it once it has a date."))
        else:
            self.panes.timeline.focus_plot()

    def undo(self) -> None:
        """Take the last act back and say which it was."""
        label = self.workspace.undo_label
        self.workspace.undo()
        self.statusBar().showMessage(tr("Taken back: {what}", what=label))

    def redo(self) -> None:
        """Do again what was taken back last and say what it was."""
        label = self.workspace.redo_label
        self.workspace.redo()
        self.statusBar().showMessage(tr("Done again: {what}", what=label))

    # -- importing ------------------------------------------------------------------------------------------------

    def import_paths(self, paths: list[Path]) -> None:
        """Read files and folders beside the window and take what can be read."""
        self.importing.take_paths(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere: who drops one on the article or the form means to read it too."""
        if self.importing.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self.importing.take(event.mimeData())

    # -- the window itself ----------------------------------------------------------------------------------------

    def switch_theme(self) -> None:
        """From light to dark and back."""
        wanted = theme.LIGHT if theme.current().dark else theme.DARK
        self.settings.theme = "dark" if wanted.dark else "light"
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, wanted)

    def _keep_zoom(self, zoom: float) -> None:
        self.settings.zoom = zoom

    def use_keys(self, own: dict[str, str]) -> None:
        """Take a person's own keys."""
        self.settings.keys = self.settings.keys | own
        self.table = acts(self.workspace.side_names, self.settings.keys)
        for act in self.table:
            self.actions_by_id[act.id].setShortcut(QKeySequence(act.key))
        self._label_fields()
        self.questions.keep_settings()

    def showEvent(self, event: QShowEvent) -> None:
        """The article has the focus first."""
        super().showEvent(event)
        self.panes.reader.page.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Load the timeline only after the first paint: its library is the slowest part of the start."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Fetch in the background what was left out for the start, before the first key asks for it."""
        if not self.workspace.is_open:  # closed already, for another desk
            return
        threading.Thread(target=import_module, args=("curator.claims",), name="readers", daemon=True).start()
        self.loop.finish_start()
        self.drafting.start()
        self.revising.start()
        self.reading_ahead.start()
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already: keep the place and the layout, close the file."""
        self.importing.close()
        self.pasting.close()
        self.questions.close()
        self.reading_ahead.stop()
        self.loop.keep_place()
        self.drafting.write()
        self.searching.stop()
        self.revising.stop()
        self.settings.maximised = self.isMaximized()
        if not self.isMaximized():
            self.settings.window = (self.width(), self.height())
        self.reviewing.leave()
        self.comparing.bring_back_list()
        self.settings.columns = tuple(self.columns.sizes())
        self.settings.rows = tuple(self.rows.sizes()[:2])
        self.hide()  # the last backup of a large desk takes a moment that nobody has to watch
        self.safekeeping.stop()
        self.workspace.close()
        super().closeEvent(event)
