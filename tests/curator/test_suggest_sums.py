"""Sums that nobody wrote: which numbers and persons are added up, what a suggestion of one shows, and what is none."""

import json

import pytest
from swap_articles import article

from curator.offers import offers_in
from curator.parties import party
from curator.suggest.engine import suggest
from curator.suggest.ground import ground_of

NAMES = ("Ukraine", "Russia")


def sums(text):
    verdicts = ground_of(text, "2025-05-24", NAMES).verdicts
    return [
        (one.value, [text[slice(*span)] for span in one.mention.summands]) for one in verdicts if one.mention.summands
    ]


@pytest.mark.parametrize(
    ("text", "value", "parts"),
    [
        ("Russia took back 143 soldiers and eight residents of the Kursk region.", 151, ["143", "eight"]),
        ("215 came home for 55 Russians and Viktor Medvedchuk.", 56, ["55", "Viktor Medvedchuk"]),
        (
            "Russia got the politician Viktor Medvedchuk and 55 soldiers.",
            56,
            ["the politician Viktor Medvedchuk", "55"],
        ),
        ("Each side sent home five wounded prisoners and a doctor.", 6, ["five", "a doctor"]),
        ("She came home to Ukraine with 89 others.", 90, ["89"]),
        ("Росія – 55 військових і Віктора Медведчука.", 56, ["55", "Віктора Медведчука"]),
        ("Додому повернулися 35 військових і один цивільний.", 36, ["35", "один"]),
        ("34 soldiers, three women and five civilians came home.", 42, ["34", "three", "five"]),
    ],
)
def test_what_hangs_together_is_added_up(text, value, parts):
    assert sums(text) == [(value, parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine got back 95 soldiers. Russia got 103.",
        "390 people came home, including 270 servicemen and 120 civilians.",
        "95 Ukrainians and 103 Russians were exchanged.",
        "Nearly 100 soldiers and 20 civilians came home.",
        "The bodies of 12 soldiers and three civilians were returned.",
        "95 soldiers came home and a ministry said so.",
    ],
)
def test_what_does_not_hang_together_is_not(text):
    assert sums(text) == []


def test_a_sum_is_offered_with_its_numbers_and_never_certain():
    text = (
        "Russia said on Friday that it had taken back 143 soldiers and eight civilians of the Kursk region in a swap."
    )
    found = suggest(text, "2025-05-24", NAMES)
    (total,) = [one for one in found["suggestions"] if one["field"] == "count" and one["value"] == 151]
    assert (total["side"], total["category"], total["reading"]) == ("Russia", "total", "inferred")
    assert total["tier"] != "A"
    values = [text[one["start"] : one["end"]] for one in total["evidence"] if one["role"] == "value"]
    assert values == ["143", "eight"]
    assert "make 151" in total["reasoning"]
    figures = {text[one["start"] : one["end"]]: one for one in found["figures"]}
    assert total["id"] in figures["143"]["suggestions"]
    assert total["id"] in figures["eight"]["suggestions"]


def test_civilians_told_of_elsewhere_are_not_added_to_a_total_that_is_said():
    text = (
        "On Friday 118 defenders returned home to Ukraine, the president said.\n"
        "“Another 118 of our people are back in Ukraine. Soldiers, border guards, four civilians: all are home.”"
    )
    found = suggest(text, "2025-05-24", NAMES)["suggestions"]
    assert 118 in {one["value"] for one in found if one["field"] == "count" and one["tier"] in "AB"}
    assert {one["tier"] for one in found if one["value"] == 122} == {"C"}


def test_servicemen_and_civilians_of_one_swap_make_a_total_that_nobody_wrote():
    """It is shown and not offered: a report as often counts the civilians among the others."""
    text = (
        "On Friday Russia handed over 150 Ukrainian servicemen to Ukraine in an exchange, officials in Kyiv said. "
        "Also returned to Ukraine on Friday were 20 Ukrainian civilians."
    )
    found = suggest(text, "2025-05-24", NAMES)["suggestions"]
    assert {(one["value"], one["tier"]) for one in found if one["rule"] == "X2.sum"} == {(170, "C")}


def test_single_persons_are_offered_for_both_sides():
    text = (
        "A schoolteacher jailed in Russia was freed on Friday in exchange for a Russian hacker held in California,"
        " the White House said."
    )
    found = suggest(text, "2025-05-24", ("United States", "Russia"))
    said = {
        (one["side"], one["value"], one["reading"]): one
        for one in found["suggestions"]
        if one["field"] == "count" and one["tier"] in "AB"
    }
    assert set(said) == {("United States", 1, "inferred"), ("Russia", 1, "inferred")}
    assert all(one["tier"] == "B" for one in said.values())


def test_a_single_person_who_is_accepted_is_quoted_by_name():
    text = "The teacher Marc Fogel was exchanged on Friday for Alexander Vinnik, Washington and Moscow said."
    found = suggest(text, "2025-05-24", ("United States", "Russia"))
    source = article(text)
    offers = offers_in(json.dumps(found), source, (party("United States"), party("Russia"))).offers
    quotes = {text[slice(*span)] for one in offers if one.value == "1" for span in one.quotes}
    assert any("Marc Fogel" in quote for quote in quotes)
