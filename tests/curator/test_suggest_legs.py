"""Legs that the two sides do not cover: who gave up the people of a count, and counts that went to other parties."""

import json

import pytest
from swap_articles import article

from curator.claims import cite
from curator.legs import leg_of
from curator.model import Category, ClaimField, Side
from curator.offers import claim_of, offers_in
from curator.parties import parties_in, party
from curator.suggest import suggest
from curator.suggest.legs import RULE

AMERICANS, BELARUS, WAR = ("United States", "Russia"), ("United States", "Belarus"), ("Ukraine", "Russia")
LEGS = [
    ("Germany released two Russians on Thursday.", AMERICANS, {(2, "Germany", "Russia")}),
    ("Germany’s justice ministry handed over two Russians.", AMERICANS, {(2, "Germany", "Russia")}),
    (
        "The United States freed three Russians on Thursday and Slovenia two.",
        AMERICANS,
        {(2, "Slovenia", "Russia")},
    ),
    ("Two Russians were handed over by Slovenia.", AMERICANS, {(2, "Slovenia", "Russia")}),
    ("Russia extradited 12 prisoners to Germany in the exchange.", AMERICANS, {(12, "Russia", "Germany")}),
    ("Belarus freed 52 prisoners and sent them to Lithuania.", BELARUS, {(52, "Belarus", "Lithuania")}),
    ("On Thursday 52 prisoners were flown from Belarus to Lithuania.", BELARUS, {(52, "Belarus", "Lithuania")}),
    ("Poland received nine prisoners from Belarus on Friday.", BELARUS, {(9, "Belarus", "Poland")}),
    ("Belarus handed over 31 Ukrainian civilians to Ukraine on Saturday.", WAR, {(31, "Belarus", "Ukraine")}),
    ("У суботу Білорусь звільнила 31 українця.", WAR, {(31, "Belarus", "Ukraine")}),
    ("Germany handed over one Russian, an officer serving life.", AMERICANS, {(1, "Germany", "Russia")}),
    ("Russia gave Germany five prisoners on Thursday.", AMERICANS, {(5, "Russia", "Germany")}),
    ("Росія передала Угорщині 13 українських військовополонених.", WAR, {(13, "Russia", "Hungary")}),
    ("Germany, which had paid the highest price, received five from Russia.", AMERICANS, {(5, "Russia", "Germany")}),
    ("Belarus let 14 political prisoners go to Lithuania.", BELARUS, {(14, "Belarus", "Lithuania")}),
]
NONE = [
    ("Ukraine brought home 95 soldiers, who were taken through Belarus to Ukraine.", WAR),
    ("The 95 soldiers returned from Belarus to Ukraine on Friday.", WAR),
    ("Qatar handed over 12 children to Ukraine on Monday.", WAR),
    ("Russia and Ukraine each released 95 prisoners, the United Arab Emirates said.", WAR),
    ("Germany said that Russia released 16 people to the United States.", AMERICANS),
    ("Belarus holds 1,100 prisoners, 52 of whom may be sent to Lithuania.", BELARUS),
    ("Russia freed 16 people and sent them to Germany and the United States.", AMERICANS),
    ("Turkey hosted talks on freeing 1,200 Ukrainians.", WAR),
    ("Israel handed over 30 bodies to the Red Cross.", ("Israel", "Hamas")),
    ("Norway, which received a delegation, said 16 prisoners were freed.", AMERICANS),
    ("Russia let Lithuania know that 14 prisoners would go home.", AMERICANS),
    ("Росія передала Україні 13 військовополонених, повідомила Угорщина.", WAR),
    ("Damascus released 149 fighters of the SDF.", ("Syria's government", "SDF")),
]


def suggested(text, sides):
    return [one for one in suggest(text, "2025-11-24", sides)["suggestions"] if one["field"] == "count"]


def legs(text, sides):
    return {(one["value"], one["from"], one["side"]) for one in suggested(text, sides) if "from" in one}


@pytest.mark.parametrize(("text", "sides", "wanted"), LEGS)
def test_the_words_say_who_gave_them_up_and_to_whom(text, sides, wanted):
    assert legs(text, sides) == wanted


@pytest.mark.parametrize(("text", "sides"), NONE)
def test_transit_mediation_and_the_two_sides_own_legs_are_none(text, sides):
    assert legs(text, sides) == set()


def test_a_party_named_beside_the_two_is_called_as_it_was_named():
    text = "The Confederation freed 14 prisoners to Ruritania on Monday."
    assert legs(text, ("Ukraine", "Russia", "Confederation", "Ruritania")) == {(14, "Confederation", "Ruritania")}
    assert legs(text, ("Ukraine", "Russia")) == set()


def test_a_count_that_goes_elsewhere_than_its_leg_says_is_only_shown():
    found = suggested("Belarus freed 52 prisoners on Thursday and sent them to Lithuania.", BELARUS)
    assert {one["tier"] for one in found if "from" not in one} <= {"C"}
    (leg,) = (one for one in found if "from" in one)
    assert leg["rule"] == RULE
    assert leg["reasoning"] == "“52 prisoners” went from Belarus to Lithuania, a leg that the two sides do not cover."
    frame = next(mark["text"] for mark in leg["evidence"] if mark["role"] == "frame")
    assert frame == "Belarus freed 52 prisoners on Thursday and sent them to Lithuania"


def test_a_leg_that_is_told_twice_is_one_suggestion_with_both_places():
    text = "Belarus freed 52 prisoners to Lithuania. The 52 prisoners were flown from Belarus to Lithuania on Thursday."
    (leg,) = (one for one in suggested(text, BELARUS) if "from" in one)
    assert [one["text"] for one in leg["evidence"] if one["role"] == "value"] == ["52", "52"]


def test_a_number_told_again_without_its_giver_is_of_the_same_leg():
    text = "On Saturday 31 Ukrainians returned home. Belarus released 31 Ukrainians, officials said."
    assert legs(text, WAR) == {(31, "Belarus", "Ukraine")}
    assert all("from" in one for one in suggested(text, WAR))
    small = text.replace("31 Ukrainians returned", "Two Ukrainians returned").replace("released 31", "released two")
    assert not all("from" in one for one in suggested(small, WAR))


def test_who_gave_them_up_is_never_filled_in_unseen():
    found = suggested("Belarus handed over 31 Ukrainian civilians to Ukraine on Saturday.", WAR)
    given = [one for one in found if "from" in one]
    assert {one["tier"] for one in given} == {"B"}
    assert all(one["reasoning"].endswith("; given up by Belarus.") for one in given)


def test_a_leg_is_taken_as_a_claim_on_other_legs_and_never_on_a_column_of_the_sides():
    text = "Belarus handed over 31 Ukrainian civilians to Ukraine on Saturday. Russia returned 95 soldiers to Ukraine."
    source, sides = article(text), (party("Ukraine"), party("Russia"))
    offers = offers_in(json.dumps(suggest(text, "2025-11-24", WAR)), source, sides).offers
    counts = [one for one in offers if one.field is ClaimField.COUNT]
    assert {(one.value, one.side) for one in counts} == {("95", Side.A)}
    found = {one.value: one for one in offers if one.field is ClaimField.LEG}
    assert "31 civilians from Belarus to Ukraine" in found
    assert set(found) <= {"31 from Belarus to Ukraine", "31 civilians from Belarus to Ukraine"}
    offer = found["31 civilians from Belarus to Ukraine"]
    assert offer.columns == ("other_legs",)
    claim = claim_of(offer, source, sides)
    assert (claim.field, claim.side, claim.category) == (ClaimField.LEG, Side.NONE, Category.TOTAL)
    leg = leg_of(claim.value or "")
    assert (leg.low, leg.category, leg.source, leg.target) == (31, Category.CIVILIANS, "Belarus", "Ukraine")
    assert offer.is_said_by(claim)
    assert cite(source, sides, ClaimField.LEG, *offer.quotes[0])[0].value == claim.value


def test_parties_are_named_by_the_words_of_the_first_before_all_others():
    text = "Kyiv, Vilnius and South Sudan thanked the UAE and the Kyiv Independent."
    named = [(text[one.start : one.end], one.name) for one in parties_in(text, (party("Ukraine"),))]
    assert named == [
        ("Kyiv", "Ukraine"),
        ("Vilnius", "Lithuania"),
        ("South Sudan", "South Sudan"),
        ("UAE", "United Arab Emirates"),
    ]
