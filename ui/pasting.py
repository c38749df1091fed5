"""Pasting an article: words as they are, a piece of a page through the process that reads files."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from curator.errors import CuratorError
from curator.model import ParsedArticle
from ui.tasks import InBackground

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_NAME = "pasted.html"


class Pasting(QObject):
    """The dialog and what is read for it; a page that hangs or crashes its reader comes in as its plain words."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._tasks: list[InBackground] = []

    def open(self) -> None:
        """Ask for the text of an article, and take it."""
        from ui.dialogs.paste import PasteDialog  # like all dialogs: would hold up the start

        window = self._window
        dialog = PasteDialog(window)
        gone: list[bool] = []
        dialog.finished.connect(lambda _result: gone.append(True))
        dialog.finished.connect(dialog.deleteLater)
        dialog.pasted.connect(lambda text: window.run(lambda: self._take(text)))
        dialog.page_pasted.connect(
            lambda markup, plain: self._read(markup, plain, lambda words: None if gone else dialog.put(words))
        )
        window.drafting.follow(dialog)
        dialog.open()

    def close(self) -> None:
        """Wait until nothing is read any more: the window closes."""
        for task in self._tasks:
            task.wait()

    def _read(self, markup: str, plain: str, put: Callable[[str], None]) -> None:
        """The words of a page as they are seen there; Qt's own plain form glues tables and loses paragraphs."""
        said: list[str] = []

        def work() -> None:
            from curator.importing.isolation import Content, IsolatedReader  # readers would hold up the start

            try:
                with IsolatedReader() as reader:
                    found = [read.found for read in reader.read([Content(_NAME, markup.encode("utf-8", "replace"))])]
            except CuratorError:  # no process can be started: the plain form is still there
                found = []
            said.extend(one.text for one in found if isinstance(one, ParsedArticle))

        task = InBackground(work, self)
        self._tasks.append(task)

        def end() -> None:
            self._tasks.remove(task)
            task.deleteLater()
            put(said[0] if said else plain)

        task.finished.connect(end)
        task.start()

    def _take(self, text: str) -> None:
        from curator.importing import pasted_article  # its patterns would hold up the start

        window = self._window
        result = window.workspace.add_articles([pasted_article(text)], lambda: False)
        if result.skipped:
            window.banner.refuse(result.skipped[0][1])
        for article in result.changes.articles:
            window.loop.open_article(article)
