"""From the command line to a window: the application, its look, and which desk is open."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QSettings,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from curator.backups import Backup
from curator.errors import CuratorError, DeskLost, DeskRefused, InputRefused
from curator.samples import sample_files
from db.backups import backups_of
from db.connection import journal_file, lock_file
from db.desk import Desk
from db.opening import Opening
from ui import host, problems, screen, settings, theme
from ui.ending import Ending
from ui.given import Given, is_article
from ui.main_window import MainWindow
from ui.words import tr
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.dialogs.welcome import Welcome
    from ui.restoring import Restoring


_STARTED = 1000
"""Milliseconds after which the window is painted and garbage is looked for again (`ui.loading.collect_rarely`)."""


class Program(QApplication):
    """The application, which also hears of files that the system hands it while it runs (macOS does)."""

    file_handed = Signal(str)
    """The path of a file that was opened by double click or dropped on the icon."""

    def event(self, event: QEvent) -> bool:
        """Pass on a file that was handed over."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_handed.emit(event.file())
            return True
        return super().event(event)


def application() -> QApplication:
    """The one QApplication, with fonts and theme. Raises InputRefused where there is no screen."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if not screen.is_there():
        raise InputRefused("There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    qInstallMessageHandler(_told_by_qt)
    # Qt's file dialog would write the names of folders that were looked into beside the settings of other programs.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app = Program([sys.argv[0]])
    host.restore_environment()
    app.setApplicationName("swap-curator")
    app.setApplicationDisplayName("Swap Curator")
    app.setDesktopFileName("org.swapcurator.SwapCurator")
    app.setWindowIcon(QIcon(str(theme.ASSETS / "icons" / "swap-curator.png")))
    theme.load_fonts()
    theme.apply(app, _wanted_theme(settings.load().theme))
    QTimer.singleShot(_STARTED, app, gc.enable)
    return app


def _told_by_qt(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what its screenless platform says at every window that has a least size."""
    if message != "This plugin does not support propagateSizeHints()":
        print(message, file=sys.stderr)  # noqa: T201 - where Qt itself would have said it


def _wanted_theme(name: str) -> theme.Theme:
    if name == "system":
        return _theme_of(QGuiApplication.styleHints().colorScheme())
    return theme.DARK if name == "dark" else theme.LIGHT


def _theme_of(scheme: Qt.ColorScheme) -> theme.Theme:
    return theme.DARK if scheme is Qt.ColorScheme.Dark else theme.LIGHT


def sample_desk(path: Path) -> Path:
    """The desk with the five sample articles, made whole where it is not there yet. Raises CuratorError."""
    from curator.importing import read_article  # its patterns would hold up the start

    if path.exists():
        return path
    part = path.with_name(f".{path.stem}.unfinished.desk")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in (part, journal_file(part), lock_file(part)):  # by a program that was killed while it made them
            left.unlink(missing_ok=True)
        with Desk.create(part) as desk:
            desk.person = tr("Sample")
            desk.articles.add_all([read_article(file) for file in sample_files()])
        part.replace(path)
    except OSError as fault:
        raise DeskRefused(f"The sample desk {path} cannot be made: {fault.strerror}.") from fault
    return path


def _fitting(wanted: QSize) -> QSize:
    """A window's size in pixels as far as the screen has room; without a screen as wanted, the same everywhere."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return wanted
    return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize())


class Application(QObject):
    """The open window and the way from one desk to another."""

    def __init__(self, app: QApplication, person: str) -> None:
        super().__init__(app)
        self._known = settings.load()
        self._person = person or self._known.person
        self.window: MainWindow | None = None
        self._welcome: Welcome | None = None
        self._restoring: Restoring | None = None
        self._waiting: list[Path] = []
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def end(self) -> None:
        """Close everything, as when a person leaves: what is under way is ended, and the desk is given back."""
        QApplication.closeAllWindows()
        QApplication.quit()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        """The system turned dark or light: so does the program, unless the person has chosen one of the two."""
        app = QApplication.instance()
        if self._known.theme == "system" and isinstance(app, QApplication):
            theme.apply(app, _theme_of(scheme))

    def welcome(self) -> None:
        """First start without a desk."""
        from ui.dialogs.welcome import Welcome  # dialogs would hold up the start

        self._welcome = Welcome(waiting=len(self._waiting))
        self._welcome.sample_requested.connect(lambda: self._wanted("sample"))
        self._welcome.new_requested.connect(lambda: self._wanted("new"))
        self._welcome.open_requested.connect(lambda: self._wanted("open"))
        self._welcome.show()

    def open(self, path: Path, opening: Opening | None = None) -> None:
        """Show a desk in place of the one that is open. Raises CuratorError and leaves the open one.

        It may be on its way already. For one that is damaged or gone its backups are offered, where there are any.
        """
        try:
            self._show(lambda: (opening or Opening(path)).desk())
        except DeskLost as lost:
            kept = backups_of(path.absolute())
            if not kept:
                raise
            self._offer(path.absolute(), kept, str(lost))

    def _offer(self, desk: Path, kept: Sequence[Backup], why: str) -> None:
        from ui.restoring import Restoring  # nobody waits for it at a start that goes well

        restoring = self._restoring = Restoring(self.window or self._welcome, desk, kept, why=why)
        restoring.restored.connect(lambda path: self._guarded(lambda: self.open(Path(path))))
        if self.window is None and self._welcome is None:
            restoring.refused.connect(self.welcome)
        restoring.open()

    def take(self, articles: Iterable[Path]) -> None:
        """Import articles into the open desk, or into the one that is opened next."""
        self._waiting += articles
        if self.window is not None and self._waiting:
            waiting, self._waiting = self._waiting, []
            self.window.import_paths(waiting)

    def handed(self, file: str) -> None:
        """A file that the system hands over while the program runs."""
        path = Path(file)
        if is_article(path):
            self._waiting.append(path)
            QTimer.singleShot(0, self, lambda: self.take([]))  # many that are dropped at once come one by one
        else:
            self._guarded(lambda: self.open(path))

    def _show(self, opened: Callable[[], Desk]) -> None:
        if self.window is not None and self.window.workspace.person != tr("unnamed"):
            self._person = self.window.workspace.person  # who is coding may have been changed in the window
        workspace = Workspace(opened(), self._person or tr("unnamed"))
        wanted = QSize(*self._known.window)
        fitting = _fitting(wanted)
        self._known.window = (fitting.width(), fitting.height())
        old, self.window = self.window, MainWindow(workspace, self._known)
        self.window.painted.connect(self.window.safekeeping.start)  # it may read the whole desk
        self.window.desk_wanted.connect(self._wanted)
        self.window.desk_named.connect(lambda path: self._guarded(lambda: self.open(Path(path))))
        if self._known.maximised or fitting != wanted:  # one as large as the screen has its frame outside
            self.window.showMaximized()
        else:
            self.window.show()
        for gone in (old, self._welcome):
            if gone is not None:
                gone.close()
                gone.deleteLater()
        if old is not None:
            old.workspace.deleteLater()  # without a parent; what hears its signals, the whole window, stayed with it
        self._welcome = None
        self.take([])
        if not self._person:
            self._ask_person()

    def _ask_person(self) -> None:
        if self.window is None:
            return
        from ui.dialogs.name import person_dialog  # dialogs would hold up the start

        dialog = person_dialog(self.window, "")
        dialog.named.connect(self._name)
        self.window.show_dialog(dialog)

    def _name(self, name: str) -> None:
        self._person = self._known.person = name
        if self.window is not None:
            self.window.workspace.person = name
            self.window.show_saved()
        self.keep_settings()

    def _wanted(self, which: str) -> None:
        if which == "sample":
            place = user_data_path("swap-curator", appauthor=False) / "sample.desk"
            self._guarded(lambda: self.open(sample_desk(place)))
            return
        parent: QWidget | None = self.window or self._welcome
        chooser = QFileDialog(parent, tr("New desk") if which == "new" else tr("Open desk"))
        chooser.setNameFilter(tr("Desks (*.desk)"))
        chooser.setDefaultSuffix("desk")
        if which == "new":
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.fileSelected.connect(
                lambda file: self._guarded(lambda: self._show(lambda: Desk.create(Path(file))))
            )
        else:
            chooser.fileSelected.connect(lambda file: self._guarded(lambda: self.open(Path(file))))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _guarded(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CuratorError as fault:
            if self.window is not None:
                self.window.banner.refuse(str(fault))
            else:
                from ui.dialogs.reason import refusal  # dialogs would hold up the start

                refusal(self._welcome, str(fault)).open()

    def keep_settings(self) -> None:
        """Write the settings; where that is impossible the program works on without."""
        try:
            settings.save(self._known)
        except OSError as fault:
            if self.window is not None and self.window.isVisible():
                self.window.banner.refuse(tr("The settings cannot be kept: {why}.", why=fault.strerror))


def run_window(given: Given, person: str, opening: Opening | None = None) -> int:
    """Open the window on a desk (the welcome without one) and stay until it is closed; the exit status.

    A desk that is not on its way is the one of the samples. Raises CuratorError when the desk must not be opened.
    """
    app = application()
    problems.install()
    opened = Application(app, person)
    opened.take(given.articles)
    if given.desk is None:
        opened.welcome()
    else:
        opened.open(given.desk if opening else sample_desk(given.desk), opening)
    if isinstance(app, Program):
        app.file_handed.connect(opened.handed)
    app.aboutToQuit.connect(opened.keep_settings)
    Ending(app).asked.connect(opened.end)
    return app.exec()


def tell(sentence: str) -> None:
    """Say one sentence in a window of its own and stay until it is closed."""
    application()
    from ui.dialogs.reason import refusal  # dialogs would hold up the start

    refusal(None, sentence).exec()
