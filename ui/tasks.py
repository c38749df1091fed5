"""Long work beside the window: workers take values and give values, and never see the desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from curator.errors import CuratorError
from curator.model import ParsedArticle


class InBackground(QThread):
    """Does one thing in another thread; whoever gave it knows where it keeps how that went."""

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Do it."""
        self._work()


class ReadArticles(QThread):
    """Reads files one after the other; what is refused is told with its sentence, the rest goes on."""

    progressed = Signal(str, int, int)
    """Name of the file being read, how many are done, how many there are."""

    def __init__(self, paths: list[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self.parsed: list[ParsedArticle] = []
        self.refused: list[tuple[str, str]] = []
        self.fault: str | None = None

    def run(self) -> None:
        """Read until all is read or the person stops it."""
        from curator.importing import Refusal, article_files, read_articles  # its patterns would hold up the start

        try:
            files = article_files(self._paths)
        except CuratorError as fault:
            self.fault = str(fault)
            return
        for done, path in enumerate(files):
            if self.isInterruptionRequested():
                return
            self.progressed.emit(path.name, done, len(files))
            for found in read_articles(path):
                if isinstance(found, Refusal):
                    self.refused.append((found.name, found.sentence))
                else:
                    self.parsed.append(found)
