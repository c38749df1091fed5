"""How many independent sources a swap has: near-identical copies of one agency text count once."""

from typing import TYPE_CHECKING

from curator.copies import independent
from curator.model import ArticleId
from curator.swaps import Swap

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Sources:
    """The sources of the open desk's swaps. Texts are frozen, so what was compared once is known for good."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._known: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = {}

    def independent(self, swap: Swap) -> tuple[tuple[int, ...], ...]:
        """The articles behind a swap in groups that are one source each, as `curator.copies.independent` gives them."""
        articles = swap.sources
        if articles not in self._known:
            texts = {number: self._workspace.article(ArticleId(number)).text for number in articles}
            self._known[articles] = independent(texts) if len(texts) > 1 else tuple((number,) for number in texts)
        return self._known[articles]
