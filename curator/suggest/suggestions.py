"""One suggestion: a value for a field of an event, with its evidence and everything that led to it."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from curator.model import Category, ClaimantType, ClaimField, Modality, Qualifier, Reading
from curator.suggest.events import Event

LEARNT = "L1.words"
"""The rule of what no rule says and the words around a number say all the same."""


class Role(StrEnum):
    """What a stretch of evidence shows."""

    VALUE = "value"
    FRAME = "frame"
    DATE = "date"
    CLAIMANT = "claimant"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the article (code points, end exclusive) and what it shows."""

    start: int
    end: int
    role: Role


class Tier(StrEnum):
    """How far to trust a suggestion: may be pre-filled, offered, highlighted only."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(eq=False)
class Suggestion:
    """One suggestion on the way to the document; `tiers` sets tier and confidence last."""

    field: ClaimField
    event: Event
    value: int | str | tuple[int, int] | None
    rule: str
    reasoning: str
    evidence: list[Evidence]
    side: str | None = None
    giver: str | None = None
    """Who gave the people up, where that is not the other of the two sides."""
    category: Category = Category.TOTAL
    qualifier: Qualifier = Qualifier.EXACT
    claimant: str | None = None
    claimant_type: ClaimantType = ClaimantType.MEDIA
    modality: Modality = Modality.ASSERTS
    reading: Reading = Reading.STATED
    sure: bool = False
    offered: bool = True
    """False for what is only highlighted."""
    sentences: set[int] = dataclasses.field(default_factory=set)
    """The sentences that say it."""
    supports: int = 0
    """How many other statements agree: another sentence, a sum of parts, the other side's "each"."""
    flags: list[str] = dataclasses.field(default_factory=list)
    overruled: bool = False
    """Whether it is a total that is only a part of another of its side and event: the servicemen of it."""
    likely: float | None = None
    """How likely the second opinion holds it, with all that speaks for and against; None where it was not asked."""
    linked: float = 1.0
    """How likely its event is the right one."""
    tier: Tier = Tier.C
    confidence: float = 0.0
