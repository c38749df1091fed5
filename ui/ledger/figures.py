"""The figures of the articles of the open desk: put aside with a reason, and opened again."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from curator.coverage import Coverage
from curator.dismissals import DismissReason
from curator.model import ArticleId
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Figures:
    """What became of figures. A figure is given by where it stands: start and end in code points."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act

    def coverage(self, article: ArticleId) -> Coverage:
        """What became of the figures of an article."""
        kept = self._workspace.coverage_after_act(article)
        if kept is not None:
            return kept
        claims = self._workspace.claims_in(article)
        quotes = ((q.start, q.end) for claim in claims for q in claim.quotes if q.article == article)
        return Coverage(quotes, self._desk.dismissals.of_article(article))

    def dismiss(self, article: ArticleId, figures: Iterable[tuple[tuple[int, int], DismissReason]]) -> None:
        """Put figures aside, each for its reason, in one act."""
        by_reason: dict[DismissReason, list[tuple[int, int]]] = defaultdict(list)
        for figure, reason in figures:
            by_reason[reason].append(figure)
        many = [figure for some in by_reason.values() for figure in some]
        text = self._workspace.article(article).text
        what = f"“{text[slice(*many[0])]}”" if len(many) == 1 else f"{len(many)} figures"
        with self._act(f"Put aside {what}", ", ".join(reason.replace("_", " ") for reason in by_reason)):
            for reason, some in by_reason.items():
                self._desk.dismissals.dismiss(article, some, reason)

    def take_back(self, article: ArticleId, figure: tuple[int, int]) -> None:
        """Open a figure again that was put aside."""
        with self._act(f"Open “{self._workspace.article(article).text[slice(*figure)]}” again"):
            self._desk.dismissals.take_back(article, [figure])
