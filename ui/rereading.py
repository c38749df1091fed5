"""An article's original read once more beside the window: for its candidates, and in another encoding."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from curator.errors import NotAllowed
from curator.model import Article, ArticleId, ParsedArticle
from ui.loop import Loop
from ui.tasks import InBackground
from ui.words import tr

if TYPE_CHECKING:
    from curator.importing.again import Again
    from ui.main_window import MainWindow

T = TypeVar("T")


class Rereading(QObject):
    """Reads in another thread, in the reading process; what comes too late for its dialog is let go."""

    def __init__(self, window: "MainWindow", loop: Loop) -> None:
        super().__init__(window)
        self._window, self._loop, self._workspace = window, loop, loop.workspace
        self._tasks: list[InBackground[Any]] = []

    def close(self) -> None:
        """Wait until nothing is read any more; what comes of it is let go."""
        for task in self._tasks:
            task.finished.disconnect()
            task.wait()
        self._tasks = []

    def ask(self, article: Article, tell: "Callable[[Again], None]", receiver: QObject) -> None:
        """Say what an article's original says, unless the receiver is gone by then."""
        original = self._workspace.originals.bytes_of(article.id)
        gone: list[bool] = []

        def work() -> "Again":
            from curator.importing.again import read_again  # readers would hold up the start

            return read_again(article.file_name, original, article.text)

        receiver.destroyed.connect(lambda: gone.append(True))
        self._begin(work, lambda again: None if gone else tell(again))

    def choose_encoding(self, number: ArticleId | None = None) -> None:
        """Ask in which encoding to read an article, and read it so."""
        from curator.importing.again import has_choice  # readers would hold up the start

        article = self._workspace.article(number) if number is not None else self._loop.article
        if article is None:
            return
        if not has_choice(article.file_name):
            raise NotAllowed(
                tr("{name} says itself how it is encoded; there is nothing to choose.", name=article.file_name)
            )
        self._refuse_what_is_cited(article)
        self.ask(article, lambda again: self._show(article, again.encoding), self)

    def _refuse_what_is_cited(self, article: Article) -> None:
        row = next(row for row in self._workspace.article_rows() if row.id == article.id)
        if row.n_claims:
            codes = ", ".join(row.swaps)
            raise NotAllowed(
                tr(
                    "{name} carries claims of {codes}, whose words would move; remove those first.",
                    name=article.name,
                    codes=codes,
                )
            )

    def _show(self, article: Article, current: str) -> None:
        from curator.importing.again import choices  # readers would hold up the start
        from ui.dialogs.encoding import EncodingDialog

        original = self._workspace.originals.bytes_of(article.id)
        dialog = EncodingDialog(self._window, article.file_name, choices(article.file_name, original), current)
        dialog.chosen.connect(lambda codec: self._read(article, original, codec))
        self._window.show_dialog(dialog)

    def _read(self, article: Article, original: bytes, codec: str) -> None:
        def work() -> ParsedArticle:
            from curator.importing.again import read_in

            return read_in(article.file_name, original, codec)

        self._begin(work, lambda read: self._window.run(lambda: self._replace(article, read)))

    def _replace(self, article: Article, read: ParsedArticle) -> None:
        self._loop.open_article(self._workspace.originals.replace(article.id, read))
        self._window.say(tr("Read again: {name}", name=article.file_name))

    def _begin(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        task = InBackground(work, self)
        self._tasks.append(task)
        task.finished.connect(lambda: self._end(task, then))
        task.start()

    def _end(self, task: InBackground[T], then: Callable[[T], object]) -> None:
        self._tasks.remove(task)
        task.deleteLater()
        if task.refusal is not None:
            self._window.banner.refuse(str(task.refusal))
        elif task.answer is not None:
            then(task.answer)
