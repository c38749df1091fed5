"""One finding: something about a swap that does not fit, in one sentence, with the claims whose quotes cause it."""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

from curator.model import Claim, ClaimId
from curator.values import value


class FindingKind(StrEnum):
    """What does not fit."""

    SPAN = "span"
    PARTS = "parts"
    TOTAL = "total"
    EQUAL = "equal"
    DEAL = "deal"
    PLANNED = "planned"
    LATE = "late"
    DAYS = "days"
    COLLISION = "collision"
    ORDER = "order"
    GAP = "gap"


_BLOCKING = frozenset({FindingKind.SPAN, FindingKind.PARTS})


@value
class Finding:
    """Something that does not fit. A person can answer it with a reason; it never keeps anybody from typing."""

    key: str
    """Under which its answer is kept; another one as soon as anything that causes it changes."""
    kind: FindingKind
    columns: tuple[str, ...]
    sentence: str
    claims: tuple[ClaimId, ...]
    """The claims whose quotes cause it, in the order they were made."""

    @property
    def blocks(self) -> bool:
        """Whether the swap cannot be verified as long as this stands, answered or not (CODEBOOK)."""
        return self.kind in _BLOCKING


def found(
    kind: FindingKind, columns: Iterable[str], sentence: str, claims: Iterable[Claim], *causes: object
) -> Finding:
    """A finding; `causes` are what causes it beside its claims, so that the key changes when they do."""
    by_id = {claim.id: claim for claim in claims}
    said = [(c.id, c.value, str(c.qualifier), str(c.modality)) for _, c in sorted(by_id.items())]
    places = tuple(dict.fromkeys(columns))
    cause = hashlib.sha256(repr((places, said, causes)).encode()).hexdigest()[:12]
    return Finding(f"{kind}:{cause}", kind, places, sentence, tuple(sorted(by_id)))
