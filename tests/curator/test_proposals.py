from dataclasses import replace

import pytest
from swap_articles import SIDES, article, sample, span

from curator.claims import cite, proposals, typed
from curator.model import ClaimId, ConfirmedBy, Reading, SwapId, SwapRecord
from curator.proposals import _voices_of_exchange
from curator.swaps import assemble
from curator.voices import _speakers_between

ARTICLES = {one.id: one for one in map(sample, ("000", "001", "002", "003", "004"))}


def swap(*cited):
    claims = [claim for one in cited for claim in one]
    numbered = [replace(claim, id=ClaimId(n), swap=SwapId(1)) for n, claim in enumerate(claims, 1)]
    return assemble(SwapRecord(SwapId(1), "SW-0001"), numbered)


def quoted(key, target, words):
    source = sample(key)
    return cite(source, SIDES, target, *span(source, words))


SWAPS = {
    "000": (("000", "each", "25 prisoners of war each"), ("000", "date", "Wednesday")),
    "001": (("001", "to_a", "Today – 390 people"), ("001", "to_b", "270 soldiers and 120 civilians")),
    "002": (("002", "to_b", "95 Russian soldiers"), ("002", "to_a", "95 Ukrainian prisoners of war")),
    "003": (("003", "to_b", "248 servicemen"), ("003", "to_a", "230 servicemen")),
    "004": (("004", "each", "390 soldiers and civilians"), ("004", "date", "Friday")),
    "001+004": (("004", "each", "390 soldiers and civilians"), ("001", "to_a", "Today – 390 people")),
    "002 before": (("002", "each", "each handed back 90 prisoners of war"), ("002", "date", "June 25")),
}


def proposed(name):
    found = proposals(swap(*(quoted(*one) for one in SWAPS[name])), ARTICLES, SIDES)
    return {claim.field.value: claim for claim in found}


@pytest.mark.parametrize(
    ("name", "status", "confirmed"),
    [
        ("000", "completed", "both"),
        ("001", "completed_stage", "both"),
        ("002", "completed", "both"),
        ("003", "completed", "both"),
        ("004", "completed", "both"),
        ("001+004", "completed_stage", "both"),
        ("002 before", "completed", None),
    ],
)
def test_what_is_proposed_for_the_samples(name, status, confirmed):
    found = proposed(name)
    assert found["status"].value == status
    assert found["event_type"].value == "exchange"
    assert (found["confirmed_by"].value if "confirmed_by" in found else None) == confirmed


@pytest.mark.parametrize("name", sorted(SWAPS))
def test_every_proposal_has_its_quotes_its_rule_and_its_reason(name):
    for claim in proposed(name).values():
        assert claim.quotes
        assert claim.rule
        assert claim.reading is Reading.INTERPRETED
        assert claim.explanation
        assert "\n" not in claim.explanation
        for one in claim.quotes:
            assert ARTICLES[one.article].text[one.start : one.end] == one.text


def test_both_sides_are_shown_by_a_quote_each():
    claim = proposed("000")["confirmed_by"]
    assert [one.text for one in claim.quotes] == [
        "Ukrainian President Volodymyr Zelensky said",
        "Russia’s Defense Ministry confirmed",
    ]


def test_the_words_of_the_first_stage_are_quoted():
    assert proposed("001")["status"].quotes[0].text == "The first stage of the '1000-for-1000' exchange"


def test_what_is_filled_is_not_proposed_again():
    one = quoted(*SWAPS["000"][0])
    filled = swap(one, (typed("status", "completed", SIDES, ""),), (typed("event_type", "exchange", SIDES, ""),))
    assert [claim.field.value for claim in proposals(filled, ARTICLES, SIDES)] == ["confirmed_by"]


def test_nothing_to_go_by_proposes_nothing():
    assert proposals(swap(), ARTICLES, SIDES) == ()
    planned = article("The sides agreed to exchange 1,000 prisoners.", id_=9)
    only_planned = swap(cite(planned, SIDES, "each", *span(planned, "1,000 prisoners")))
    assert proposals(only_planned, {planned.id: planned}, SIDES) == ()


def test_an_article_that_is_gone_or_changed_is_passed_over():
    one = swap(quoted(*SWAPS["000"][0]))
    assert proposals(one, {}, SIDES) == ()
    changed = replace(sample("000"), text="x" * 5000)
    assert proposals(one, {changed.id: changed}, SIDES) == ()


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Kyiv said 25 people were freed in a swap.", ConfirmedBy.A),
        ("The Russian Defence Ministry said 25 people were freed in a swap.", ConfirmedBy.B),
        ("Both sides said 25 people were freed in a swap.", ConfirmedBy.BOTH),
        ("The UAE Foreign Ministry said 25 people were freed in a swap.", ConfirmedBy.THIRD_PARTY),
        ("Local media said 25 people were freed in a swap.", None),
        ("Kyiv denied that 25 people were freed in a swap.", None),
    ],
)
def test_by_whom_it_is_confirmed(text, by):
    source = article(text, id_=9)
    found = proposals(swap(cite(source, SIDES, "to_a", *span(source, "25 people"))), {source.id: source}, SIDES)
    assert next((claim.value for claim in found if claim.field == "confirmed_by"), None) == by


def test_what_was_read_before_is_never_taken_for_what_stands_there_now():
    cited = swap(*(quoted(*one) for one in SWAPS["000"]))
    before = proposals(cited, ARTICLES, SIDES)
    (number,) = cited.sources
    source = ARTICLES[number]
    silent = replace(source, text=source.text.replace("said", "sang").replace("confirmed", "performed"))
    after = proposals(cited, {number: silent}, SIDES)
    assert after != before
    turned = proposals(cited, ARTICLES, (SIDES[1], SIDES[0]))
    assert turned != before
    for kept in (_voices_of_exchange, _speakers_between):
        kept.cache_clear()
    assert proposals(cited, {number: silent}, SIDES) == after
    assert proposals(cited, ARTICLES, (SIDES[1], SIDES[0])) == turned
    assert proposals(cited, ARTICLES, SIDES) == before
