"""An import in the window: read beside it, told in the strip, paused, stopped, stored, and reported file by file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject

from curator.errors import InputRefused
from curator.model import ParsedArticle
from ui.tasks import ReadArticles
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
        self._tables: list[Path] = []
        """Tables that wait until it is said how they are to be read."""
        window.banner.cancelled.connect(self.stop)
        window.banner.paused.connect(self.pause)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; for a table that was named the person says first which column holds what."""
        from curator.importing.formats import TABLES  # readers would hold up the start

        tables = [path for path in paths if path.suffix.lower() in TABLES and path.is_file()]
        others = [path for path in paths if path not in tables]
        if self._task is None:
            self._tables = tables
        if others or self._task is not None or not tables:
            self.start(others)
        else:
            self._ask_for_columns()

    def _ask_for_columns(self) -> None:
        """Ask how the next table that waits is to be read; one that cannot be is refused in one sentence."""
        if not self._tables:
            return
        from curator.importing.document import Source  # readers would hold up the start
        from curator.importing.files import display_name, read_bytes
        from curator.importing.table import preview
        from ui.dialogs.table import TableDialog

        path = self._tables.pop(0)
        name = display_name(path)
        try:
            dialog = TableDialog(self._window, name, preview(Source(name, read_bytes(path))))
        except InputRefused as fault:
            self._window.banner.refuse(str(fault))
            self._ask_for_columns()
            return
        dialog.chosen.connect(lambda columns: self.start([path], columns=columns))
        dialog.rejected.connect(self._ask_for_columns)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def start(
        self, paths: Sequence[Path], content: "Sequence[Content]" = (), *, columns: "Columns | None" = None
    ) -> None:
        """Read files, folders and pasted content beside the window and take what can be read."""
        banner = self._window.banner
        if self._task is not None:
            banner.refuse(tr("An import is under way; let it end or cancel it first."))
            return
        self._window.safekeeping.back_up_first()
        self._task = ReadArticles(paths, self, content=content, columns=columns)
        self._task.progressed.connect(self._tell)
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
        """Read no more; what was read comes in."""
        if self._task is not None:
            self._task.stop()

    def close(self) -> None:
        """Stop and wait until nothing runs any more; what was read is left out with the window."""
        if self._task is not None:
            self._task.finished.disconnect(self._take)
            self._task.stop()
            self._task.wait()
            self._task = None

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

        self.start((), [Content(f"pasted-{sha256(markup)[:8]}.html", markup.encode("utf-8", "replace"))])

    def _tell(self, name: str, done: int, total: int, left: float) -> None:
        sentence = tr("Reading {name} …", name=name)
        if left >= 0:
            sentence = tr("{what} {time} left", what=sentence, time=_spoken(left))
        self._window.banner.progress(sentence, done, total)

    def _take(self) -> None:
        """The reading is over: store what was read."""
        task, self._task = self._task, None
        if task is None:
            return
        window = self._window
        window.banner.finish()
        if task.fault is not None:
            window.banner.refuse(task.fault)
        else:
            window.run(lambda: self._store(task))
        task.deleteLater()
        self._ask_for_columns()

    def _store(self, task: ReadArticles) -> None:
        """Store what was read and report on every file that needs a word."""
        from curator.importing.outcome import ImportOutcome  # readers would hold up the start

        window = self._window
        window.safekeeping.settle()  # what comes in now is not to be in the backup before it
        result = window.workspace.add_articles(task.parsed, lambda: False)
        names = {row.id: row.file_name for row in window.workspace.article_rows()}
        outcome = ImportOutcome(
            taken=tuple(names[number] for number in result.taken),
            skipped=(*task.refused, *result.skipped),
            doubtful=tuple(_doubts(task.parsed)),
            unread=tuple(task.unread),
            passed_over=tuple(task.passed_over),
        )
        if outcome.needs_a_word:
            window.questions.import_report(outcome)
        elif result.taken:
            taken = len(result.taken)
            window.banner.inform(tr("1 article is in.") if taken == 1 else tr("{n} articles are in.", n=taken))
        else:
            window.banner.refuse(tr("There is nothing to import there; choose articles or a folder of them."))
        if window.loop.article is None and result.changes.articles:
            window.loop.start()


def _doubts(parsed: Sequence[ParsedArticle]) -> list[tuple[str, str]]:
    return [(article.file_name, warning) for article in parsed for warning in article.warnings]


def _spoken(seconds: float) -> str:
    """A time that nobody will measure: "about 20 s", "about 3 min"."""
    if seconds < 60:
        return tr("about {n} s", n=max(5, 5 * round(seconds / 5)))
    return tr("about {n} min", n=round(seconds / 60))
