"""Reads articles for suggestions in a process of their own: the engine is no part of the window's memory or time."""

from collections.abc import Callable, Sequence

from curator.article_readings import ENGINE, ArticleReading, ReadingCounts
from curator.confined.frames import Frame
from curator.confined.process import MEMORY, ConfinedProcess, own_command
from curator.errors import CuratorError
from curator.faults import as_noted
from curator.model import Article

COMMAND = "_read-for-suggestions"
"""What the packaged program calls that process by on its command line."""

_SECONDS, _PER_SECOND = 30, 10_000
"""How long an article may take: so many seconds, and one more for so many code points."""
_NOT_STARTED = (
    "The process that reads articles for suggestions could not be started; close other programs and open the article "
    "again, or mark its words by hand."
)


class Unreadable(CuratorError):
    """One article that cannot be read for suggestions; others can."""

    def __init__(self, sentence: str, fault: str = "") -> None:
        """`fault` is for the log: what went wrong, and where in the code, without content."""
        super().__init__(sentence)
        self.fault = fault


class ArticleReader:
    """A process that lives from the first article that is asked for until it is closed; one thread at a time."""

    def __init__(self, command: Sequence[str] | None = None, seconds: int = _SECONDS) -> None:
        self._seconds = seconds
        self._process = ConfinedProcess((*(command or reader_command()), str(MEMORY)), _NOT_STARTED, gentle=True)

    @property
    def process(self) -> int | None:
        """The number of its process; None while there is none."""
        return self._process.number

    def begin(self) -> None:
        """Start its process unless it is there, without waiting for it. Raises NotStarted."""
        self._process.begin()

    def close(self) -> None:
        """End the process, whatever it is doing; the next article starts another one."""
        self._process.close()

    def read(
        self, article: Article, sides: tuple[str, str], cancelled: Callable[[], bool] = lambda: False
    ) -> ArticleReading | None:
        """The reading of an article as `read_article` gives it; None when cancelled.

        Raises Unreadable for an article that the process fails at, NotStarted when there is no process.
        """
        seconds = self._seconds + len(article.text) // _PER_SECOND
        head = {"published": article.published_on, "sides": sides, "seconds": seconds}
        self._process.ask(head, [article.text.encode()], cancelled)
        frame, why = self._process.answer(cancelled, seconds)
        if frame is None:
            self.close()
            if not why:
                return None
            sentence = f"Suggestions for “{article.title}” could not be read; mark its words by hand."
            raise Unreadable(sentence, f"An article {why}")
        self._process.busy = False
        return _unpacked(article, frame)


def reader_command() -> tuple[str, ...]:
    """What starts the process."""
    return own_command(COMMAND, "curator.suggest.worker")


def _unpacked(article: Article, frame: Frame) -> ArticleReading:
    """The reading in an answer. Raises Unreadable for what is none."""
    head, blobs = frame
    figures, suggestions = head.get("figures"), head.get("suggestions")
    if not isinstance(figures, int) or not isinstance(suggestions, int) or not blobs:
        fault = as_noted(head.get("fault"))
        kind = fault.partition(" at ")[0]
        raise Unreadable(
            f"Suggestions for “{article.title}” could not be read ({kind}); mark its words by hand.", fault
        )
    return ArticleReading(ReadingCounts(article.id, ENGINE, figures, figures, suggestions), blobs[0].decode())
