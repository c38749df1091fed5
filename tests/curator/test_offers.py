"""What the engine suggests, as offers a person can take, and what became of figures: by public values alone."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from swap_articles import SIDES, article, sample

from curator.article_readings import figures_in, is_stale, read_article
from curator.coverage import Coverage, Outcome
from curator.decisions import Decision, DecisionId, DecisionVerdict
from curator.dismissals import Dismissal, DismissalId, DismissReason
from curator.model import ArticleId, Category, ClaimField, DateBasis, Modality, Qualifier, Reading, Side
from curator.offers import claim_of, offers_in, undecided

NAMES = (SIDES[0].name, SIDES[1].name)
WORDS = "Each side handed over 95 soldiers on Friday. Kyiv still holds 1,348 people."


def document(**more):
    """A document of INTERFACES with one event and no suggestion yet."""
    event = {"id": "e1", "role": "main", "date": "2025-05-23", "ordinal_scope": "official_series"}
    return {"engine": "9", "published": "2025-05-24", "sides": list(NAMES), "events": [event], "figures": []} | more


def suggestion(words=WORDS, **more):
    start = words.index("95")
    said = {
        "id": "s1",
        "event": "e1",
        "field": "count",
        "side": NAMES[0],
        "category": "total",
        "value": 95,
        "qualifier": "exact",
        "claimant": None,
        "claimant_type": "media",
        "modality": "asserts",
        "reading": "stated",
        "tier": "B",
        "confidence": 0.9,
        "rule": "any.rule",
        "reasoning": "Because it says so.",
        "evidence": [
            {"start": start, "end": start + 2, "role": "value"},
            {"start": 0, "end": words.index(" on Friday"), "role": "frame"},
        ],
        "flags": [],
    }
    return said | more


def offers(*suggestions, words=WORDS, **more):
    return offers_in(json.dumps(document(suggestions=suggestions, **more)), article(words), SIDES).offers


@pytest.mark.parametrize("key", ["000", "001", "002", "003", "004"])
def test_every_offer_of_a_sample_becomes_a_claim_with_its_words(key):
    source = sample(key)
    read = offers_in(read_article(source, NAMES).content, source, SIDES)
    assert read.offers
    assert len({offer.key for offer in read.offers}) == len(read.offers)
    for offer in read.offers:
        claim = claim_of(offer, source, SIDES)
        assert (claim.field, claim.value, claim.side, claim.rule) == (offer.field, offer.value, offer.side, offer.rule)
        assert claim.claimant
        assert claim.explanation == offer.reasoning
        for quote, (start, end) in zip(claim.quotes, offer.quotes, strict=True):
            assert source.text[start:end] == quote.text == quote.text.strip()
        if claim.field is ClaimField.DATE:
            assert claim.basis is not None
            assert claim.precision is not None


def test_what_is_said_of_both_sides_is_one_offer_as_sure_as_the_less_sure():
    other = suggestion(id="s2", side=NAMES[1], tier="C", confidence=0.4, flags=["conflict"])
    (offer,) = offers(suggestion(tier="A"), other)
    assert (offer.side, offer.tier, offer.confidence, offer.flags) == (Side.EACH, "C", 0.4, ("conflict",))
    assert offer.ids == ("s1", "s2")
    assert offer.columns == ("to_a", "to_b")
    assert not offer.is_certain


def test_two_rules_for_the_same_words_are_one_offer_and_the_surer_one_is_kept():
    (offer,) = offers(suggestion(confidence=0.5), suggestion(id="s2", rule="better", confidence=0.8))
    assert offer.rule == "better"


def test_the_words_that_decide_the_direction_are_quoted_unless_another_figure_is_among_them():
    words = "Each handed over 95 soldiers and 12 civilians on Friday, no more."
    start = words.index("12")
    wide = [
        {"start": start, "end": start + 2, "role": "value"},
        {"start": 0, "end": words.index(" on Friday"), "role": "frame"},
    ]
    (offer,) = offers(suggestion(words))
    assert words[slice(*offer.quotes[0])] == "Each handed over 95 soldiers and 12 civilians"
    figures = [
        {"start": at, "end": at + 2, "reason": None, "suggestions": []} for at in (words.index("95"), words.index("12"))
    ]
    (offer,) = offers(suggestion(words, value=12, evidence=wide), words=words, figures=figures)
    assert words[slice(*offer.quotes[0])] == "12 civilians"


def test_a_count_without_a_side_has_no_column_and_one_of_another_party_without_a_giver_is_not_offered():
    (offer,) = offers(suggestion(side=None), suggestion(id="s2", side="Belarus"))
    assert offer.side is Side.NONE
    assert offer.columns == ()


def test_a_leg_of_other_parties_is_offered_for_other_legs():
    (offer,) = offers(suggestion(side="Lithuania", **{"from": "Belarus"}))
    assert (offer.field, offer.side, offer.value) == (ClaimField.LEG, Side.NONE, "95 from Belarus to Lithuania")
    assert offer.columns == ("other_legs",)


@pytest.mark.parametrize(
    ("value", "qualifier", "stored"), [([90, 100], "range", "90..100"), (None, "some", None), (0, "none", "0")]
)
def test_values_are_stored_as_claims_store_them(value, qualifier, stored):
    (offer,) = offers(suggestion(value=value, qualifier=qualifier))
    claim = claim_of(offer, article(WORDS), SIDES)
    assert (claim.value, claim.qualifier) == (stored, Qualifier(qualifier))


def test_a_claim_says_who_says_it_and_how():
    named = suggestion(
        claimant="Kyiv", claimant_type="government", modality="plans", reading="interpreted", category="servicemen"
    )
    named["evidence"].append({"start": WORDS.index("Kyiv"), "end": WORDS.index("Kyiv") + 4, "role": "claimant"})
    claim = claim_of(offers(named)[0], article(WORDS), SIDES)
    assert (claim.claimant, claim.claimant_type, claim.claimant_side) == ("Kyiv", "government", Side.A)
    assert (claim.modality, claim.reading, claim.category) == (Modality.PLANS, Reading.INTERPRETED, Category.SERVICEMEN)
    own = claim_of(offers(suggestion())[0], article(WORDS), SIDES)
    assert own.claimant == "The Daily Sample"


def test_a_date_that_the_words_alone_do_not_give_is_inferred():
    start = WORDS.index("Friday")
    dated = suggestion(
        field="date",
        side=None,
        category=None,
        value="2025-05-16",
        evidence=[{"start": start, "end": start + 6, "role": "value"}],
    )
    claim = claim_of(offers(dated)[0], article(WORDS), SIDES)
    assert (claim.value, claim.basis, claim.precision) == ("2025-05-16", DateBasis.INFERRED, "day")


def test_what_was_decided_or_said_already_is_not_offered():
    (offer,) = offers(suggestion())
    source = article(WORDS)
    claim = claim_of(offer, source, SIDES)
    turned_down = Decision(
        DecisionId(1), ArticleId(1), "x", "1", offer.key, DecisionVerdict.REJECTED, claim=None, by="", on=""
    )
    assert list(undecided([offer], [], [])) == [offer]
    assert list(undecided([offer], [turned_down], [])) == []
    assert list(undecided([offer], [], [claim])) == []


def test_a_reading_holds_until_engine_day_or_sides_are_others():
    source = article(WORDS)
    reading = read_article(source, NAMES)
    assert figures_in(reading.content) == [(WORDS.index("95"), WORDS.index("95") + 2), (37, 43), (62, 67)]
    assert not is_stale(reading, source, NAMES)
    assert is_stale(reading, article(WORDS, published="2025-05-25"), NAMES)
    assert is_stale(reading, source, ("Armenia", "Azerbaijan"))
    assert '"text":"Each' not in reading.content, "the desk has the text already"


def dismissal(start, end, reason=DismissReason.PLANNED):
    return Dismissal(DismissalId(1), ArticleId(1), start, end, reason, "", "")


def test_a_figure_is_cited_when_one_quote_covers_it_whole():
    coverage = Coverage([(0, 10), (12, 15)], [dismissal(2, 4), dismissal(20, 22)])
    assert coverage.outcome(2, 4) is Outcome.CITED
    assert coverage.reason(2, 4) is None
    assert coverage.outcome(9, 11) is Outcome.OPEN
    assert coverage.outcome(20, 22) is Outcome.DISMISSED
    assert coverage.reason(20, 22) is DismissReason.PLANNED
    assert coverage.open([(2, 4), (9, 11), (13, 14), (20, 22)]) == [(9, 11)]


_SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda span: (span[0], span[0] + span[1]))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_coverage_says_what_looking_at_every_quote_says(quotes, figure):
    covered = any(start <= figure[0] and figure[1] <= end for start, end in quotes)
    assert (Coverage(quotes, ()).outcome(*figure) is Outcome.CITED) is covered
