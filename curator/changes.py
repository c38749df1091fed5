"""What one act touched: what every write of the desk returns and what the window listens to."""

from curator.model import ArticleId, ClaimId, SwapId
from curator.values import value


@value
class Changes:
    """The label of one act and the ids it added, altered or removed; empty sets mean untouched."""

    label: str = ""
    articles: frozenset[ArticleId] = frozenset()
    claims: frozenset[ClaimId] = frozenset()
    swaps: frozenset[SwapId] = frozenset()
    desk: bool = False
    """True when the sides, the person or another property of the whole desk changed."""

    def __bool__(self) -> bool:
        return bool(self.articles or self.claims or self.swaps or self.desk)
