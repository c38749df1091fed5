"""When a field counts as confirmed under a desk's demands: typed unseen, and by a second person."""

from dataclasses import replace

import pytest

from curator.confirmation import coders, typed_unseen, typing_wanted, unconfirmed, why_not_confirm
from curator.desk_settings import DeskSettings
from curator.errors import InputRefused
from curator.model import (
    ArticleId,
    Choice,
    Claim,
    ClaimField,
    ClaimId,
    CountState,
    FieldCheck,
    HowChecked,
    Party,
    Qualifier,
    Quote,
    Side,
    SwapId,
    SwapRecord,
)
from curator.swaps import assemble
from curator.verification import missing

SIDES = (Party("Ukraine", ("Ukraine",)), Party("Russia", ("Russia",)))
QUOTE = Quote(ArticleId(1), 0, 3, "390", "", "")
NONE, BLIND, SECOND = DeskSettings(), DeskSettings(blind_counts=True), DeskSettings(second_person=True)


def count(value="390", **more):
    more = {"curator": "Ann", "claimant": "BBC", "quotes": (QUOTE,), "side": Side.A, **more}
    return Claim(ClaimId(1), SwapId(1), ClaimField.COUNT, value or "some", value, **more)


def swap_of(*claims, by="", how=HowChecked.SEEN, **more):
    record = SwapRecord(SwapId(1), "SW-0001", curated_by="Olena", **more)
    if by:
        seen = assemble(record, claims).values["to_a"].fingerprint
        record = replace(record, checks=(FieldCheck("to_a", seen, by, "", how),))
    return assemble(record, claims)


def to_a(*claims, **more):
    return swap_of(*claims, **more).values["to_a"]


def test_without_demands_anybody_confirms_by_looking():
    assert unconfirmed(to_a(count()), NONE) == "not yet confirmed with its quote on screen"
    assert unconfirmed(to_a(count(), by="Ann"), NONE) is None
    assert why_not_confirm(to_a(count()), NONE, "Ann") is None


def test_a_count_is_to_be_typed_where_the_desk_demands_it():
    assert typing_wanted(to_a(count()), BLIND)
    assert not typing_wanted(to_a(count()), NONE)
    assert not typing_wanted(to_a(count(quotes=())), BLIND), "nothing to type it from"
    assert unconfirmed(to_a(count()), BLIND) == "not yet typed from its quote, unseen"
    assert unconfirmed(to_a(count(), by="Bo"), BLIND) == "confirmed, but not yet typed from its quote, unseen"
    assert unconfirmed(to_a(count(), by="Bo", how=HowChecked.TYPED), BLIND) is None


def test_a_date_and_a_state_are_not_typed():
    date = Claim(ClaimId(1), SwapId(1), ClaimField.DATE, "Friday", "2025-05-23", quotes=(QUOTE,))
    assert not typing_wanted(assemble(SwapRecord(SwapId(1), ""), [date]).values["date"], BLIND)
    undisclosed = (Choice("to_a", None, CountState.UNDISCLOSED, "they said so", "Ann", ""),)
    assert not typing_wanted(to_a(count(), choices=undisclosed), BLIND)


def test_who_coded_a_field_does_not_confirm_it_where_two_are_demanded():
    by_ann = to_a(count(), by="Ann")
    assert unconfirmed(by_ann, SECOND) == "coded and confirmed by Ann; another person has to confirm it"
    assert unconfirmed(to_a(count(), by="Bo"), SECOND) is None
    assert why_not_confirm(by_ann, SECOND, "Ann") == "Ann coded it; another person has to confirm it"
    assert why_not_confirm(by_ann, SECOND, "Bo") is None
    chosen = (Choice("to_a", ClaimId(1), None, "they said so", "Bo", ""),)
    assert why_not_confirm(to_a(count(), choices=chosen), SECOND, "Bo") is not None


def test_who_coded_anything_of_a_swap_does_not_verify_it():
    swap = swap_of(count(), by="Bo")
    assert coders(swap) == {"Olena", "Ann"}

    def told(settings, person):
        return [m.sentence for m in missing(swap, {}, (), SIDES, settings, person) if "verify" in m.sentence]

    assert told(SECOND, "Ann") == ["Ann coded it; another person has to verify it."]
    assert told(SECOND, "Olena") != []
    assert told(SECOND, "Bo") == told(NONE, "Ann") == []


@pytest.mark.parametrize(
    ("claim", "text", "same"),
    [
        (count("390"), "390", True),
        (count("1000"), " 1,000 ", True),
        (count("390"), "three hundred and ninety", True),
        (count("390"), "380", False),
        (count("390"), "about 390", False),
        (count("390", qualifier=Qualifier.ABOUT), "about 390", True),
        (count("0", qualifier=Qualifier.NONE), "0", True),
        (count("0", qualifier=Qualifier.NONE), "none", True),
        (count("90..100", qualifier=Qualifier.RANGE), "90-100", True),
        (count("90..100", qualifier=Qualifier.RANGE), "90", False),
    ],
)
def test_what_was_typed_unseen_is_compared_as_number_and_hedge(claim, text, same):
    value = to_a(claim)
    value = replace(value, adopted=value.claims)
    assert typed_unseen(value, text, SIDES).same is same


def test_a_difference_shows_both_and_nonsense_is_refused():
    blind = typed_unseen(to_a(count("390")), "about 380", SIDES)
    assert (blind.typed, blind.stored) == ("about 380", "390")
    with pytest.raises(InputRefused):
        typed_unseen(to_a(count("390")), "many", SIDES)
