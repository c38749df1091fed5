"""What one act touched: what every write of the desk returns and what the window listens to."""

from dataclasses import dataclass, field

from curator.model import ArticleId, ClaimId, SwapId


@dataclass(frozen=True, slots=True)
class Changes:
    """The label of one act and the ids it added, altered or removed; empty sets mean untouched."""

    label: str = ""
    articles: frozenset[ArticleId] = field(default_factory=frozenset)
    claims: frozenset[ClaimId] = field(default_factory=frozenset)
    swaps: frozenset[SwapId] = field(default_factory=frozenset)
    desk: bool = False
    """True when the sides, the person or another property of the whole desk changed."""

    def __bool__(self) -> bool:
        return bool(self.articles or self.claims or self.swaps or self.desk)
