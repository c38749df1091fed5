"""Where a person was in each article, so that it opens there again; no acts, so nothing of it is in the history."""

from collections.abc import Iterable

from curator.model import ArticleId, SwapId
from db.desk import Desk


class Places:
    """The places of the open desk, in code points. Keeping one raises NotSaved when the disk refuses.

    Of a desk that can only be read none is kept.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, article: ArticleId) -> tuple[int, SwapId | None]:
        """Where the caret was in an article, and the swap that was worked on."""
        return self._desk.articles.place(article)

    def keep(self, article: ArticleId, caret: int, swap: SwapId | None) -> None:
        """Keep where the person is in an article."""
        if not self._desk.read_only:
            self._desk.articles.remember_place(article, caret, swap)

    def unfolded(self, article: ArticleId) -> frozenset[int]:
        """Which boilerplate of an article is unfolded, by where it starts."""
        return self._desk.articles.unfolded(article)

    def keep_unfolded(self, article: ArticleId, starts: Iterable[int]) -> None:
        """Keep which boilerplate of an article is unfolded."""
        if not self._desk.read_only:
            self._desk.articles.remember_unfolded(article, starts)
