"""The window: four panes, the menus made from the table of actions, and one block that wires everything."""

import threading
from collections.abc import Callable
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from curator.changes import Changes
from curator.columns import BY_NAME
from curator.errors import CuratorError, NotAllowed
from ui import theme
from ui.accounting import Accounting
from ui.actions import CITE_KEYS, READER, REVIEW, Act, acts
from ui.announcing import announce
from ui.articles.pane import ArticlesPane
from ui.banner import Banner
from ui.case_strip import CaseStrip
from ui.citing import Citing
from ui.comparing import Comparing
from ui.deciding import Deciding
from ui.drafting import Drafting
from ui.exporting import Exporting
from ui.handlers import handlers
from ui.importing import Importing
from ui.loop import Loop, Panes
from ui.menus import Menus
from ui.pasting import Pasting
from ui.possible import what_is_there, why_not, why_not_key
from ui.questions import Questions
from ui.reader.pane import ReaderPane
from ui.reading_ahead import ReadingAhead
from ui.record.pane import RecordPane
from ui.rethinking import Rethinking
from ui.reviewing import Reviewing
from ui.revising import Revising
from ui.safekeeping import Safekeeping
from ui.searching import Searching
from ui.settings import Settings
from ui.suggesting import Suggesting
from ui.timeline.pane import TimelinePane
from ui.verifying import Verifying
from ui.wiring import wire
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
        self._keys = {act.id: act.key for act in self.table}
        self.actions_by_id: dict[str, QAction] = {}
        self._there: frozenset[str] = frozenset()
        """What there was when actions were enabled last."""
        self._replay: tuple[str | None, str | None] | None = None
        """What undo and redo were said to do last."""
        self._painted = False
        self._acted = False
        """Whether what a person asks for just now has changed anything."""
        body = QWidget(self)
        self.setCentralWidget(body)
        self.rows = QSplitter(Qt.Orientation.Vertical, body)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self.rows)
        self.banner = Banner(body)
        # Each pane is born where it belongs: to move a widget is to style all that is in it once more. The timeline
        # comes first, because a splitter asks for the sizes of all that is in it when one more comes.
        timeline = TimelinePane(self.rows)
        articles = ArticlesPane(self.columns)
        self.reading = QSplitter(Qt.Orientation.Horizontal, self.columns)
        """The article that is worked on and, while one compares, another one beside it."""
        self.panes = Panes(articles, ReaderPane(self.reading), RecordPane(self.columns), timeline)
        self._build(body)
        self.searching = Searching(self, workspace)
        self.loop = Loop(workspace, self.panes, self.how_to, self)
        self.citing = Citing(self.loop)
        self.deciding = Deciding(self.loop)
        self.verifying = Verifying(self.loop)
        self.comparing = Comparing(self, self.loop)
        self.reviewing = Reviewing(self, self.loop)
        self.safekeeping = Safekeeping(workspace.backups, self.banner, self)
        self.drafting = Drafting(self)
        self.questions = Questions(self, self.loop, settings)
        self.rethinking = Rethinking(self, self.loop)
        self.importing = Importing(self)
        self.exporting = Exporting(self)
        self.pasting = Pasting(self)
        self.revising = Revising(self)
        self.reading_ahead = ReadingAhead(self.loop, self)
        self.suggesting = Suggesting(self.loop, self)
        self.accounting = Accounting(self.loop, self)
        self.case_strip = CaseStrip(
            self.panes.reader.strip, self.panes.reader.page, self.suggesting, self.accounting, self.key_of
        )
        self._make_actions()
        wire(self)
        self.panes.reader.page.zoom = settings.zoom
        self.show_saved()
        self._label_fields()
        self.searching.start()
        self.loop.start()
        self.update_actions()

    # -- layout ---------------------------------------------------------------------------------------------------

    def _build(self, body: QWidget) -> None:
        title = tr("{desk} (read-only) – Swap Curator") if self.workspace.read_only else tr("{desk} – Swap Curator")
        self.setWindowTitle(title.format(desk=self.workspace.path.stem))
        self.setMinimumSize(1000, 540)
        self.setAcceptDrops(True)
        for splitter in (self.columns, self.reading, self.rows):
            splitter.setHandleWidth(_GAP)
            splitter.setChildrenCollapsible(False)
        for pane, share in enumerate((1, 4, 2)):
            self.columns.setStretchFactor(pane, share)
        self.rows.setStretchFactor(0, 1)
        layout = QVBoxLayout(body)
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
        others = {
            name: self.key_of(name) for name in ("verify.field", "verify.swap", "reopen.swap", "accept.proposals")
        }
        self.panes.record.set_keys(keys | others | {"link": self.key_of("link.swap"), "new": self.key_of("new.swap")})
        names = self.workspace.side_names
        legend = [(BY_NAME[name].named(names), keys[name], BY_NAME[name].hue, name) for name in _LEGEND]
        self.panes.reader.set_legend(legend)
        self.panes.articles.asking.show_key(self.key_of("find.all"))
        self.banner.cancel_button.setToolTip(self.key_of("cancel.work"))

    def key_of(self, action: str) -> str:
        """The key of an action as this system writes it."""
        return QKeySequence(self._keys[action]).toString(QKeySequence.SequenceFormat.NativeText)

    def how_to(self, action: str) -> str:
        """How a sentence tells to do an action: its key, or its words where a person left it without one."""
        words = next(act.text for act in self.table if act.id == action).replace("&", "").removesuffix("…")
        return self.key_of(action) or tr("“{action}”", action=tr(words))

    # -- actions --------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        does = handlers(self)
        menus = Menus(self.menuBar(), self._explain)
        for act in self.table:
            action = QAction(tr(act.text), self)
            action.setObjectName(act.id)
            action.setShortcut(QKeySequence(act.key))
            action.setEnabled(not act.needs)  # nothing is there yet: `update_actions`
            action.triggered.connect(lambda _checked=False, act=does[act.id]: self.run(act))
            if act.scope in (READER, REVIEW):
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.panes.reader.addAction(action)
            else:
                self.addAction(action)
            menus.take(act, action)
            self.actions_by_id[act.id] = action

    def _explain(self) -> None:
        """Let what is not possible say why, in the tips of the menus."""
        for act in self.table:
            action = self.actions_by_id[act.id]
            action.setToolTip("" if action.isEnabled() else f"<p>{escape(why_not(self, act))}</p>")

    def adopt_review(self, pane: "ReviewPane") -> None:
        """The keys of the review work in its pane, too."""
        for act in self.table:
            if act.scope == REVIEW:
                pane.addAction(self.actions_by_id[act.id])
        self._label_review(pane)

    def _label_review(self, pane: "ReviewPane") -> None:
        names = ("right", "wrong", "unclear", "later")
        pane.show_keys({name: self.key_of(f"review.{name}") for name in names} | {"leave": self.key_of("review")})

    def run(self, act: Callable[[], object]) -> None:
        """Do what a person asked for; what cannot be done is said in one sentence and loses nothing."""
        self.banner.clear()
        self._acted = False
        try:
            act()
        except CuratorError as fault:
            self.banner.refuse(str(fault))
            self.drafting.take_back()
        if self._acted and not self.statusBar().currentMessage():
            what, key = self.workspace.undo_label, self.how_to("undo")
            self.say(tr("{what} · {key} takes it back", what=what, key=key) if what else "")

    def say(self, sentence: str) -> None:
        """Say below the panes what was done or what to do, also to whoever listens; "" takes back what was said."""
        self.statusBar().showMessage(sentence)
        if sentence:
            announce(self.statusBar(), sentence)

    def notice(self, _changes: object) -> None:
        """Something was changed: what stands below was said before that and may be true no longer."""
        self._acted = True
        self.statusBar().clearMessage()

    def guarded(self, act: Callable[..., object]) -> Callable[..., None]:
        """A slot that does what a person asked for in a pane, as `run` does."""
        return lambda *values: self.run(lambda: act(*values))

    def show_dialog(self, dialog: QDialog, refresh: Callable[[], object] | None = None) -> None:
        """Open a dialog, which keeps what is typed into it and is gone once it is answered; it never blocks.

        `refresh` is called after every act while it is open.
        """
        if refresh is not None:

            def follow(_changes: Changes) -> None:
                refresh()

            self.workspace.changed.connect(follow)
            dialog.finished.connect(lambda _result: self.workspace.changed.disconnect(follow))
        self.drafting.follow(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def update_actions(self) -> None:
        """Let actions be possible where what they need is there, and say what undo and redo would do."""
        there, replay = what_is_there(self), (self.workspace.undo_label, self.workspace.redo_label)
        come_or_gone = there ^ self._there
        self._there = there
        for act in self.table if come_or_gone else ():
            if not act.needs.isdisjoint(come_or_gone):
                self.actions_by_id[act.id].setEnabled(act.needs <= there)
        if replay != self._replay:
            self._replay = replay
            self._name_replay(*replay)

    def _name_replay(self, undo: str | None, redo: str | None) -> None:
        self.actions_by_id["undo"].setText(tr("Undo: {what}", what=undo) if undo else tr("Undo"))
        self.actions_by_id["redo"].setText(tr("Redo: {what}", what=redo) if redo else tr("Redo"))

    # -- what a person asks the window itself --------------------------------------------------------------------

    def show_saved(self, _changes: object = None) -> None:
        """Say in the corner that everything is saved, or that nothing can be, and who is coding."""
        saved = tr("Read-only") if self.workspace.read_only else tr("Everything is saved")
        self._saved.setText(f"{saved} · {self.workspace.person}")

    def go_to_articles(self) -> None:
        """Give the keys to the list of articles, which may have given way to a second article."""
        self.comparing.bring_back_list()
        self.panes.articles.focus_list()

    def search_all(self) -> None:
        """Give the keys to the search over all articles."""
        self.comparing.bring_back_list()
        self.panes.articles.asking.focus_search()

    def go_to_timeline(self) -> None:
        """Give the keys to the timeline, or say why there is nothing to go to."""
        if not self.panes.timeline.swaps.bars:
            self.say(tr("The timeline is empty: a swap stands on it once it has a date."))
        else:
            self.panes.timeline.focus_plot()

    def undo(self) -> None:
        """Take the last act back and say which it was."""
        label = self.workspace.undo_label
        self.workspace.undo()
        self.say(tr("Taken back: {what}", what=label))

    def redo(self) -> None:
        """Do again what was taken back last and say what it was."""
        label = self.workspace.redo_label
        self.workspace.redo()
        self.say(tr("Done again: {what}", what=label))

    def stop_work(self) -> None:
        """Stop the long work that is under way, as the strip's button does."""
        if not self.under_way():
            raise NotAllowed(tr("Nothing is under way that could be cancelled."))
        self.banner.cancelled.emit()

    def under_way(self) -> str:
        """Which long work keeps others from being begun, in a sentence; "" for none: the strip tells of one."""
        if self.importing.is_running:
            return tr("An import is under way; let it end or cancel it first.")
        if self.exporting.is_running:
            return tr("An export is under way; let it end or cancel it first.")
        return tr("The desk is being checked; let that end or cancel it first.") if self.safekeeping.is_checking else ""

    def assert_idle(self) -> None:
        """NotAllowed while long work is under way."""
        why = self.under_way()
        if why:
            raise NotAllowed(why)

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

    def keep_zoom(self, zoom: float) -> None:
        """The size of the article's letters, for the next time."""
        self.settings.zoom = zoom

    def use_keys(self, own: dict[str, str]) -> None:
        """Take a person's own keys."""
        self.settings.keys = self.settings.keys | own
        self.table = acts(self.workspace.side_names, self.settings.keys)
        self._keys = {act.id: act.key for act in self.table}
        for act in self.table:
            self.actions_by_id[act.id].setShortcut(QKeySequence(act.key))
        self._label_fields()
        self.case_strip.refresh()
        if self.reviewing.pane is not None:
            self._label_review(self.reviewing.pane)
        self.questions.keep_settings()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody took: Esc closes the sentence above, and a key that is not possible now says why."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.banner.clear()
            return
        why = why_not_key(self, event.keyCombination())
        if why:
            self.say(why)

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
        """Do what was left out for the first picture."""
        if not self.workspace.is_open:  # closed already, for another desk
            return
        self.panes.reader.page.caret_moved.connect(_fetch_readers, Qt.ConnectionType.SingleShotConnection)
        self.loop.finish_start()
        self.searching.finish_start()
        self.drafting.start()
        self.revising.start()
        self.reading_ahead.start()
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already: keep the place and the layout, close the file."""
        self.importing.close()
        self.exporting.close()
        self.pasting.close()
        self.questions.close()
        self.reading_ahead.stop()
        self.loop.bookmark.keep()
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


def _fetch_readers() -> None:
    """Load in the background what reads values out of words: the person is at the article, and cites before long."""
    threading.Thread(target=import_module, args=("curator.claims",), name="readers", daemon=True).start()
