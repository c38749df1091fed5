"""Articles on their way into the open desk: stored in portions between the events of the window, import by import."""

from collections.abc import Callable, Sequence
from time import monotonic

from curator.changes import Changes
from curator.model import ArticleId, ParsedArticle
from db.article_import import ArticleImport
from db.desk import Desk

_BETWEEN = 1.0
"""Seconds between two tellings of what came in: each makes the window ask anew for what it lists."""
_LABEL = "Import articles"


class Intake:
    """One step of the history as long as nothing else is done in between; then it goes on in another one."""

    def __init__(self, desk: Desk, tell: Callable[[Changes], object]) -> None:
        self._desk, self._tell = desk, tell
        self._import: ArticleImport | None = None
        self._untold: set[ArticleId] = set()
        self._told = 0.0

    def take(self, parsed: Sequence[ParsedArticle]) -> list[tuple[ArticleId, ParsedArticle]]:
        """Store a portion; what came in, in order. NotSaved when nothing could be saved so far."""
        if self._import is None:
            self._import = self._desk.articles.importing()
        taken = self._import.take(parsed)
        self._untold |= {number for number, _ in taken}
        if self._untold and monotonic() - self._told > _BETWEEN:
            self._tell_new()
        return taken

    def end(self) -> tuple[tuple[str, str], ...]:
        """Nothing more comes: the files that were left out, each with the reason."""
        if self._import is None:
            return ()
        result, self._import = self._import.end(), None
        if self._untold:
            self._tell_new()
        return result.skipped

    def _tell_new(self) -> None:
        changes = Changes(_LABEL, frozenset(self._untold))
        self._untold = set()
        self._tell(changes)
        self._told = monotonic()  # after it: what the window does with it takes its own time
