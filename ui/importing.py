"""An import in the window: read beside it, told in the strip, paused, stopped, stored, and reported file by file."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject

from curator.errors import NotSaved
from curator.model import ParsedArticle
from ui.tasks import LookAtTable, ReadArticles
from ui.words import tr

if TYPE_CHECKING:
    from curator.importing.isolation import Content
    from curator.importing.table import Columns
    from ui.main_window import MainWindow


class Importing(QObject):
    """At most one import of a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._task: ReadArticles | None = None
        self._taken: list[tuple[str, int]] = []
        self._doubtful: list[tuple[str, str, int]] = []
        self._fault = ""
        """Why nothing can be stored."""
        self._skipped: list[tuple[str, str]] = []
        self._unread: list[str] = []
        self._passed_over: list[str] = []
        self._look: LookAtTable | None = None
        """The table whose first rows are being read."""
        self._asked = False
        """Whether a table was shown: who leaves it need not be told that nothing came in."""
        self._tables: list[Path | Content] = []
        """Tables that wait until it is said how they are to be read."""
        self._undecided: list[Content] = []
        """Texts that wait until it is said how they are encoded."""
        window.banner.cancelled.connect(self.stop)
        window.banner.paused.connect(self.pause)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; for a table that was named the person says first which column holds what."""
        from curator.importing.formats import TABLES  # readers would hold up the start

        if self._busy():
            return
        tables = [path for path in paths if path.suffix.lower() in TABLES and path.is_file()]
        others = [path for path in paths if path not in tables]
        self._forget()
        self._tables += tables
        if others or not tables:
            self._start(others)
        else:
            self._ask_for_columns()

    @property
    def is_running(self) -> bool:
        """Whether something is being read."""
        return self._task is not None or self._look is not None

    def _busy(self) -> bool:
        """Whether something is under way already; then that is said."""
        why = self._window.under_way()
        if why:
            self._window.banner.refuse(why)
        return bool(why)

    def _forget(self) -> None:
        """Begin another import: nothing is known of it yet."""
        self._taken, self._doubtful, self._skipped, self._fault = [], [], [], ""
        self._unread, self._passed_over, self._tables, self._undecided, self._asked = [], [], [], [], False

    def _ask_for_columns(self) -> None:
        """Have the first rows of the next table that waits read, beside the window: a table may be a hostile one."""
        if not self._tables:
            self._ask_for_encoding()
            return
        from curator.importing.files import display_name  # readers would hold up the start

        table, self._asked = self._tables.pop(0), True
        name = display_name(table) if isinstance(table, Path) else table.name
        look = self._look = LookAtTable(table, self)
        look.finished.connect(lambda: self._show_table(look, table, name))
        self._window.banner.progress(tr("Reading {name} …", name=name), 0, 0)
        look.start()

    def _show_table(self, look: LookAtTable, table: "Path | Content", name: str) -> None:
        """Ask how a table is to be read; one that cannot be is refused in one sentence."""
        from ui.dialogs.table import TableDialog

        if self._look is not look:
            return  # the window was closed meanwhile
        self._look = None
        look.deleteLater()
        self._window.banner.finish()
        named = isinstance(table, Path)
        if look.preview is None:
            if look.refused:
                self._refuse_table(look.refused, name)
            else:
                self._leave_out("" if named else name)
            return
        dialog = TableDialog(self._window, name, look.preview)
        files, content = ([table], []) if isinstance(table, Path) else ([], [table])
        dialog.chosen.connect(lambda columns: self._start(files, content, columns=columns))
        dialog.rejected.connect(lambda: self._leave_out("" if named else name))
        self._window.show_dialog(dialog)

    def _refuse_table(self, why: str, name: str) -> None:
        """A table was not shown: why in the strip where nothing else came, else in the report."""
        if self._taken or self._skipped or self._tables:
            self._skipped.append((name, why))
        else:
            self._window.banner.refuse(why)
        self._ask_for_columns()

    def _ask_for_encoding(self) -> None:
        """Ask how the next text is encoded whose letters do not show it; who leaves one leaves all of them."""
        if not self._undecided:
            self._end()
            return
        from curator.importing.again import choices  # readers would hold up the start
        from ui.dialogs.encoding import EncodingDialog

        text = self._undecided[0]
        dialog = EncodingDialog(self._window, text.name, choices(text.name, text.data), "")
        dialog.chosen.connect(lambda codec: self._start((), [self._undecided.pop(0)], encoding=codec))
        dialog.rejected.connect(self._leave_undecided)
        self._window.show_dialog(dialog)

    def _leave_undecided(self) -> None:
        """The texts whose encoding nobody says stand in the report."""
        why = tr("Its letters do not show how they are encoded, and it was not said; import it again to say it.")
        self._skipped += [(text.name, why) for text in self._undecided]
        self._undecided = []
        self._end()

    def _leave_out(self, name: str) -> None:
        """Nobody says how a table is to be read; one that came with others stands in the report."""
        if name:
            self._skipped.append((name, tr("It was not said which column holds the text; import it again to say it.")))
        self._ask_for_columns()

    def _start(
        self,
        paths: Sequence[Path],
        content: "Sequence[Content]" = (),
        *,
        columns: "Columns | None" = None,
        encoding: str | None = None,
    ) -> None:
        """Read files, folders and pasted content beside the window and take what can be read."""
        self._window.safekeeping.back_up_first()
        self._task = ReadArticles(paths, self, content=content, columns=columns, encoding=encoding)
        self._task.progressed.connect(self._tell)
        self._task.came.connect(self._store)
        self._task.finished.connect(self._take)
        self._task.start()

    def pause(self) -> None:
        """Wait, or go on after waiting."""
        if self._task is None:
            return
        if self._task.paused:
            self._task.go_on()
        else:
            self._task.pause()
        self._window.banner.show_paused(self._task.paused)

    def stop(self) -> None:
        """Read no more; what was read comes in, and what is in stays in."""
        if self._task is not None:
            self._task.stop()
        if self._look is not None:
            self._look.requestInterruption()

    def close(self) -> None:
        """Stop and wait until nothing runs any more; what is in stays in."""
        if self._look is not None:
            look, self._look = self._look, None
            look.requestInterruption()
            look.wait()
        if self._task is not None:
            task, self._task = self._task, None
            task.finished.disconnect(self._take)
            task.stop()
            task.wait()
            self._window.workspace.intake.end()

    @staticmethod
    def can_take(mime: QMimeData) -> bool:
        """Whether what is dragged holds files or a piece of a page."""
        return any(url.isLocalFile() for url in mime.urls()) or mime.hasHtml()

    def take(self, mime: QMimeData) -> None:
        """Import what was dropped: files, else a piece of a page."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files or not mime.hasHtml():
            self.take_paths(files)
        else:
            self.take_page(mime.html())

    def take_page(self, markup: str) -> None:
        """Import HTML that was dragged or pasted."""
        from curator.importing.isolation import Content  # readers would hold up the start
        from curator.text import sha256

        if self._busy():
            return
        self._forget()
        self._start((), [Content(f"pasted-{sha256(markup)[:8]}.html", markup.encode("utf-8", "replace"))])

    def _tell(self, name: str, done: int, total: int, left: float) -> None:
        sentence = tr("Reading {name} …", name=name)
        if left >= 0:
            sentence = tr("{what} {time} left", what=sentence, time=_spoken(left))
        self._window.banner.progress(sentence, done, total)

    def _store(self, parsed: list[ParsedArticle]) -> None:
        """Store a portion of what was read."""
        task, window = self._task, self._window
        if task is None or self._fault:
            return
        if not self._taken:
            window.safekeeping.settle()  # what comes in now is not to be in the backup before it
        begun = monotonic()
        try:
            taken = window.workspace.intake.take(parsed)
        except NotSaved as fault:
            self._fault = str(fault)
            task.stop()
            return
        finally:
            task.taken(monotonic() - begun)
        self._taken += [(article.file_name, number) for number, article in taken]
        self._doubtful += [
            (article.file_name, warning, number) for number, article in taken for warning in article.warnings
        ]

    def _take(self) -> None:
        """The reading is over, and all that was read is stored: go on with tables that wait, or report."""
        task, self._task = self._task, None
        if task is None:
            return
        self._window.banner.finish()
        self._skipped += (*task.refused, *self._window.workspace.intake.end())
        self._unread += task.unread
        self._passed_over += task.passed_over
        self._fault = self._fault or task.fault or ""
        self._tables += task.tables
        self._undecided += task.undecided
        task.deleteLater()
        if self._fault:
            self._end()
        else:
            self._ask_for_columns()

    def _end(self) -> None:
        """Report on every file that needs a word."""
        from curator.importing.outcome import ImportOutcome  # readers would hold up the start

        window = self._window
        outcome = ImportOutcome(
            taken=tuple(name for name, _ in self._taken),
            articles=tuple(number for _, number in self._taken),
            skipped=tuple(self._skipped),
            doubtful=tuple((name, why) for name, why, _ in self._doubtful),
            doubted=tuple(number for *_, number in self._doubtful),
            unread=tuple(self._unread),
            passed_over=tuple(self._passed_over),
        )
        window.questions.last_import = outcome if outcome.rows() else window.questions.last_import
        window.loop.state_changed.emit()
        if self._fault:
            window.banner.refuse(self._fault)
        elif outcome.needs_a_word:
            window.questions.import_report()
        elif self._taken:
            taken = len(self._taken)
            window.banner.inform(tr("1 article is in.") if taken == 1 else tr("{n} articles are in.", n=taken))
        elif not window.banner.sentence and not self._asked:
            window.banner.refuse(tr("There is nothing to import there; choose articles or a folder of them."))
        if window.loop.article is None and self._taken:
            window.loop.start()


def _spoken(seconds: float) -> str:
    """A time that nobody will measure: "about 20 s", "about 3 min"."""
    if seconds < 60:
        return tr("about {n} s", n=max(5, 5 * round(seconds / 5)))
    return tr("about {n} min", n=round(seconds / 60))
