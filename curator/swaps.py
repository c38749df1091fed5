"""Assemble a swap from its claims and the decisions made on it: pure, the same result from the same input.

Sources of the rules: CODEBOOK "Counts", "Dates" and "A swap may be verified when".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curator.columns import COLUMNS
from curator.model import (
    Choice,
    Claim,
    CountState,
    ReviewState,
    SwapId,
    SwapRecord,
    SwapSummary,
)


@dataclass(frozen=True, slots=True)
class Value:
    """What one column of a swap holds and where it comes from."""

    column: str
    value: str | None
    """Canonical text as in Claim.value; for a `;` list all values joined by `; `."""
    claims: tuple[Claim, ...]
    """Every claim on this column, adopted or not, in the order they were made."""
    adopted: tuple[Claim, ...]
    """The claims whose value the column takes (those that agree with the adopted one included)."""
    low: int | None = None
    high: int | None = None
    """Counts only: lowest and highest exact claim."""
    state: CountState | None = None
    """Counts only."""
    differing: bool = False
    """True when claims that could be adopted disagree."""
    choice: Choice | None = None
    checked: bool = False
    """True when a person confirmed the column as it stands now."""
    fingerprint: str = ""
    """Of everything a person sees under the column; a check holds while it stays the same."""

    @property
    def filled(self) -> bool:
        """Whether the column says anything: a value, a state chosen by a person, or claims to decide on."""
        return self.value is not None or self.choice is not None or bool(self.claims)

    @property
    def number(self) -> int | None:
        """The value of a count or an ordinal."""
        return int(self.value) if self.value is not None and self.value.isdigit() else None

    @property
    def unsourced(self) -> bool:
        """Whether the adopted value was typed by hand, without a quote."""
        return bool(self.adopted) and not any(claim.quotes for claim in self.adopted)


@dataclass(frozen=True, slots=True)
class Swap:
    """One swap as it stands: what is stored of it, its claims, and a Value for every column of `columns.COLUMNS`."""

    record: SwapRecord
    claims: tuple[Claim, ...]
    values: Mapping[str, Value]

    @property
    def id(self) -> SwapId:
        """The desk's number of the swap."""
        return self.record.id

    @property
    def sealed(self) -> bool:
        """Whether the swap is verified and so must not be changed before it is reopened."""
        return self.record.review_state is ReviewState.VERIFIED

    @property
    def sources(self) -> tuple[int, ...]:
        """Articles that carry its quotes, ascending."""
        return tuple(sorted({quote.article for claim in self.claims for quote in claim.quotes}))

    @property
    def disputed(self) -> tuple[str, ...]:
        """Columns on which claims differ, in the order of the form."""
        return tuple(column.name for column in COLUMNS if self.values[column.name].differing)
