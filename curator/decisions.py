"""What a person did with a suggestion: took it or turned it down."""

from enum import StrEnum
from typing import NewType

from curator.model import ArticleId, ClaimId
from curator.values import value

DecisionId = NewType("DecisionId", int)


class DecisionVerdict(StrEnum):
    """What became of a suggestion."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@value
class Decision:
    """One suggestion decided on: the rule and its version that made it, so that accept rates can be told."""

    id: DecisionId
    article: ArticleId
    rule: str
    version: str
    key: str
    """What the suggestion is known by within its article; one decision each."""
    verdict: DecisionVerdict
    claim: ClaimId | None
    """The claim it became; None when it was turned down, or when that claim was removed later."""
    by: str
    on: str
