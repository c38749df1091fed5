"""Pasting an article: its words and pieces of pages are read by the process that reads files."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from curator.errors import InputRefused
from curator.model import ParsedArticle
from ui.tasks import InBackground
from ui.words import tr

if TYPE_CHECKING:
    from ui.dialogs.paste import PasteDialog
    from ui.main_window import MainWindow

_NAME = "pasted.html"
T = TypeVar("T")


class Pasting(QObject):
    """The dialog and what is read for it.

    A page that hangs or crashes its reader comes in as its plain words, words that do so without what they say of
    themselves.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._tasks: list[InBackground[Any]] = []

    def open(self) -> None:
        """Ask for the text of an article, and take it."""
        from ui.dialogs.paste import PasteDialog  # like all dialogs: would hold up the start

        window = self._window
        dialog = PasteDialog(window)
        gone: list[bool] = []
        dialog.finished.connect(lambda _result: gone.append(True))
        dialog.pasted.connect(
            lambda text: self._read_words(text, dialog, lambda article: None if gone else self._end(dialog, article))
        )
        dialog.page_pasted.connect(
            lambda markup, plain: self._read(markup, plain, lambda words: None if gone else dialog.put(words))
        )
        window.show_dialog(dialog)

    def close(self) -> None:
        """Wait until nothing is read any more: the window closes."""
        for task in self._tasks:
            task.wait()

    def _read(self, markup: str, plain: str, put: Callable[[str], None]) -> None:
        """The words of a page as they are seen there; Qt's own plain form glues tables and loses paragraphs."""

        def work() -> str | None:
            from curator.importing.isolation import Content, IsolatedReader  # readers would hold up the start

            with IsolatedReader() as reader:
                found = [read.found for read in reader.read([Content(_NAME, markup.encode("utf-8", "replace"))])]
            return next((one.text for one in found if isinstance(one, ParsedArticle)), None)

        self._begin(work, lambda words: put(plain if words is None else words))

    def _read_words(self, text: str, dialog: "PasteDialog", take: Callable[[ParsedArticle], object]) -> None:
        """The article in the words; what is no article is refused while the dialog still shows it."""
        from curator.importing.formats import pasted_words

        try:
            frozen = pasted_words(text)
        except InputRefused as fault:
            dialog.say_again(str(fault))
            return

        def work() -> ParsedArticle | None:
            from curator.importing.isolation import IsolatedReader  # readers would hold up the start

            with IsolatedReader() as reader:
                return reader.pasted(frozen)

        self._begin(work, lambda article: take(article or _bare(frozen)))

    def _begin(self, work: Callable[[], T | None], end: Callable[[T | None], object]) -> None:
        """Read beside the window; None is what comes where no process can be started: the words are still there."""
        task = InBackground(work, self)
        self._tasks.append(task)

        def ended() -> None:
            self._tasks.remove(task)
            task.deleteLater()
            end(task.answer)

        task.finished.connect(ended)
        task.start()

    def _end(self, dialog: "PasteDialog", article: ParsedArticle) -> None:
        """What was read comes in, in the same turn as the dialog closes: until then its words are kept as a draft."""
        dialog.accept()
        self._window.run(lambda: self._take(article))

    def _take(self, read: ParsedArticle) -> None:
        window = self._window
        result = window.workspace.articles.add([read], lambda: False)
        if result.skipped:
            window.banner.refuse(result.skipped[0][1])
        elif read.warnings:
            window.banner.remind(read.warnings[0])
        for article in result.changes.articles:
            window.loop.open_article(article)


def _bare(frozen: str) -> ParsedArticle:
    """Pasted words of which nothing is known."""
    from curator.importing.formats import pasted_name

    unread = tr("What the pasted text says of itself could not be read; fill in its title, publisher and date.")
    return ParsedArticle(pasted_name(frozen), frozen.encode(), frozen, warnings=(unread,))
