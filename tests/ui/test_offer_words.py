"""What is suggested, in the words of the window: how far it may be trusted is said as it was measured."""

import pytest

from curator.model import Category, ClaimantType, ClaimField, Modality, Qualifier, Reading, Side
from curator.offers import Offer, OfferedEvent
from curator.parties import party
from ui.offer_words import in_short

SIDES = (party("Ukraine"), party("Russia"))


def offer(tier: str, confidence: float) -> Offer:
    return Offer(
        key="k",
        event=OfferedEvent(id="e1", role="main", date="2025-05-23", scope=None),
        field=ClaimField.COUNT,
        side=Side.A,
        category=Category.TOTAL,
        value="95",
        qualifier=Qualifier.EXACT,
        modality=Modality.ASSERTS,
        reading=Reading.STATED,
        claimant="",
        claimant_type=ClaimantType.MEDIA,
        tier=tier,
        confidence=confidence,
        rule="any.rule",
        version="1",
        reasoning="Because it says so.",
        evidence=(),
        quotes=(),
        ids=("s1",),
        flags=(),
    )


@pytest.mark.parametrize(
    ("tier", "confidence", "trust"),
    [
        ("A", 0.97, "certain, 97 %"),
        ("B", 0.93, "likely, 93 %"),
        ("B", 0.5, "perhaps, 50 %"),
        ("C", 0.2, "only shown, 20 %"),
    ],
)
def test_what_was_seldom_or_never_measured_is_offered_with_a_perhaps(tier, confidence, trust):
    assert f"({trust})" in in_short(offer(tier, confidence), SIDES)
