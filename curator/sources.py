"""How many independent sources a swap has, and who confirms it: the one answer for the window and for the export.

Source: CODEBOOK swaps.csv `n_sources`, `confirmed_by`, and "Who says it is not who prints it".
"""

from collections.abc import Iterable, Mapping

from curator.agreement import adoptable
from curator.copies import independent
from curator.model import Claim, ClaimantType, ClaimField, ConfirmedBy, Side
from curator.swaps import Swap
from curator.values import value

_OFFICIAL = frozenset(
    {
        ClaimantType.HEAD_OF_STATE,
        ClaimantType.GOVERNMENT,
        ClaimantType.DEFENCE_MINISTRY,
        ClaimantType.PRISONER_COORDINATION_BODY,
        ClaimantType.OMBUDSMAN,
        ClaimantType.INTELLIGENCE,
        ClaimantType.BOTH_SIDES,
    }
)
"""Claimants who speak for the side they belong to."""
_THIRD = frozenset({ClaimantType.MEDIATOR, ClaimantType.THIRD_PARTY_OFFICIAL, ClaimantType.INTERNATIONAL_ORG})
_ABOUT_IT = frozenset({ClaimField.COUNT, ClaimField.STATUS, ClaimField.DATE, ClaimField.CONFIRMED_BY})
"""Fields on which saying anything says that the swap took place."""


@value
class Sources:
    """What stands behind a swap."""

    groups: tuple[tuple[int, ...], ...]
    """Articles that are one source each (near-identical copies and revisions together), ascending."""
    a: tuple[Claim, ...]
    """The claims by officials of side a that say it took place; likewise of side b and of third parties."""
    b: tuple[Claim, ...]
    third: tuple[Claim, ...]

    @property
    def independent(self) -> int:
        """How many independent sources there are."""
        return len(self.groups)

    @property
    def confirmed_by(self) -> ConfirmedBy:
        """Who confirms it by the claims that were cited; what the record adopts may say otherwise."""
        if self.a and self.b:
            return ConfirmedBy.BOTH
        if self.a or self.b:
            return ConfirmedBy.A if self.a else ConfirmedBy.B
        return ConfirmedBy.THIRD_PARTY if self.third else ConfirmedBy.NONE


def sources_of(swap: Swap, texts: Mapping[int, str], revises: Mapping[int, int] | None = None) -> Sources:
    """The sources behind a swap, from the texts of its articles by number; `revises` as in `copies.independent`."""
    return told_by(swap, independent({number: texts[number] for number in swap.sources}, revises))


def told_by(swap: Swap, groups: tuple[tuple[int, ...], ...]) -> Sources:
    """The same where it is known already which articles of the swap are one source."""
    told = [claim for claim in swap.claims if claim.field in _ABOUT_IT and adoptable(claim)]
    return Sources(
        groups,
        _official(told, Side.A),
        _official(told, Side.B),
        tuple(claim for claim in told if claim.claimant_type in _THIRD),
    )


def _official(claims: Iterable[Claim], side: Side) -> tuple[Claim, ...]:
    return tuple(c for c in claims if c.claimant_type in _OFFICIAL and c.claimant_side in (side, Side.EACH))
