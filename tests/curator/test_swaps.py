"""Assembling a swap: defaults, differences, derived totals, decisions and what is missing."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.columns import COLUMNS
from curator.edtf import edtf_bounds, spoken_edtf
from curator.model import (
    Answer,
    ArticleId,
    Category,
    Choice,
    Claim,
    ClaimField,
    ClaimId,
    CountState,
    DatePrecision,
    FieldCheck,
    Modality,
    OrdinalScope,
    Party,
    Qualifier,
    Quote,
    ReviewState,
    Side,
    SwapId,
    SwapRecord,
)
from curator.swaps import assemble, summarise
from curator.verification import duplicate_key, duplicates, missing

RECORD = SwapRecord(SwapId(1), "SW-0001")
SIDES = (Party("Ukraine", ("Ukraine",)), Party("Russia", ("Russia",)))
QUOTE = Quote(ArticleId(1), 0, 3, "390", "", "")


def claim(number, field, value, **more):
    more.setdefault("quotes", (QUOTE,))
    more.setdefault("claimant", "BBC")
    return Claim(ClaimId(number), SwapId(1), field, value or "words", value, **more)


def count(number, side, value, **more):
    return claim(number, ClaimField.COUNT, value, side=side, **more)


def test_each_fills_both_sides():
    swap = assemble(RECORD, [count(1, Side.EACH, "390")])
    assert swap.values["to_a"].number == swap.values["to_b"].number == 390
    assert swap.values["to_a"].state is CountState.STATED


def test_the_number_both_sides_give_is_adopted_before_the_receiving_sides():
    claims = [
        count(1, Side.A, "150", claimant_side=Side.A),
        count(2, Side.A, "189", claimant_side=Side.B),
        count(3, Side.A, "189", claimant_side=Side.A),
    ]
    value = assemble(RECORD, claims).values["to_a"]
    assert (value.number, value.low, value.high, value.differing) == (189, 150, 189, True)


def test_the_receiving_sides_number_is_adopted_where_the_two_differ():
    claims = [count(1, Side.B, "150", claimant_side=Side.A), count(2, Side.B, "189", claimant_side=Side.B)]
    assert assemble(RECORD, claims).values["to_b"].number == 189


def test_a_hedged_number_never_replaces_and_planned_is_never_adopted():
    claims = [count(1, Side.A, "500", qualifier=Qualifier.ABOUT), count(2, Side.A, "1000", modality=Modality.PLANS)]
    value = assemble(RECORD, claims).values["to_a"]
    assert value.value is None
    assert not value.differing
    assert (value.low, value.high) == (None, None)


def test_some_against_none_is_a_dispute_without_a_number():
    claims = [
        count(1, Side.A, None, category=Category.CIVILIANS, qualifier=Qualifier.SOME),
        count(2, Side.A, "0", category=Category.CIVILIANS, qualifier=Qualifier.NONE, claimant_side=Side.B),
    ]
    swap = assemble(RECORD, claims)
    value = swap.values["to_a_civilians"]
    assert value.differing
    assert value.value is None
    assert value.state is CountState.DISPUTED
    assert swap.disputed == ("to_a_civilians",)


def test_parts_make_a_derived_total():
    claims = [
        count(1, Side.B, "270", category=Category.SERVICEMEN),
        count(2, Side.B, "120", category=Category.CIVILIANS),
    ]
    total = assemble(RECORD, claims).values["to_b"]
    assert (total.number, total.state) == (390, CountState.DERIVED)
    record = replace(RECORD, checks=(FieldCheck("to_b", total.fingerprint, "me", ""),))
    assert assemble(record, claims).values["to_b"].checked
    assert not assemble(record, [claims[0], replace(claims[1], value="121")]).values["to_b"].checked


def test_a_swap_without_any_quote_is_not_verified():
    claims = [replace(c, quotes=(), note="a press photo") for c in complete_claims()]
    assert sentences(checked(claims)) == ["No article carries any of it; cite the words of at least one."]


def test_a_nested_date_is_the_same_date_and_the_closest_is_taken():
    claims = [claim(1, ClaimField.DATE, "2025-05"), claim(2, ClaimField.DATE, "2025-05-23")]
    value = assemble(RECORD, claims).values["date"]
    assert (value.value, value.differing) == ("2025-05-23", False)
    other = claim(3, ClaimField.DATE, "2025-05-24")
    value = assemble(RECORD, [*claims, other]).values["date"]
    assert (value.value, value.differing) == (None, True)


def test_ordinals_of_two_series_do_not_differ_and_the_official_one_shows():
    claims = [
        claim(1, ClaimField.ORDINAL, "1", scope=OrdinalScope.CALENDAR_YEAR),
        claim(2, ClaimField.ORDINAL, "54", scope=OrdinalScope.OFFICIAL_SERIES),
    ]
    swap = assemble(RECORD, claims)
    assert (swap.values["ordinal"].number, swap.values["ordinal"].differing) == (54, False)
    assert summarise(swap).ordinal == 54
    assert summarise(assemble(RECORD, claims[:1])).ordinal is None


def test_confirmations_of_two_sides_make_both():
    claims = [claim(1, ClaimField.CONFIRMED_BY, "a"), claim(2, ClaimField.CONFIRMED_BY, "b")]
    value = assemble(RECORD, claims).values["confirmed_by"]
    assert (value.value, value.differing) == ("both", False)


def test_a_choice_rules_until_its_claim_is_gone():
    claims = [count(1, Side.A, "150"), count(2, Side.A, "189")]
    record = replace(RECORD, choices=(Choice("to_a", ClaimId(1), None, "counted by hand", "me", ""),))
    assert assemble(record, claims).values["to_a"].number == 150
    assert assemble(record, claims[1:]).values["to_a"].number == 189


def test_a_state_stands_for_the_number():
    record = replace(RECORD, choices=(Choice("to_a", None, CountState.UNDISCLOSED, "", "me", ""),))
    value = assemble(record, []).values["to_a"]
    assert (value.value, value.state, value.filled) == (None, CountState.UNDISCLOSED, True)


def test_a_check_holds_until_anything_under_it_changes():
    claims = [count(1, Side.A, "150")]
    seen = assemble(RECORD, claims).values["to_a"].fingerprint
    record = replace(RECORD, checks=(FieldCheck("to_a", seen, "me", ""),))
    assert assemble(record, claims).values["to_a"].checked
    moved = replace(claims[0], quotes=(replace(QUOTE, end=4, text="3900"),))
    assert not assemble(record, [moved]).values["to_a"].checked


def test_denials_differ_from_what_they_deny_in_a_list():
    claims = [
        claim(1, ClaimField.MEDIATOR, "Turkey"),
        claim(2, ClaimField.MEDIATOR, "Qatar"),
    ]
    assert assemble(RECORD, claims).values["mediators"].value == "Turkey; Qatar"
    denied = claim(3, ClaimField.MEDIATOR, "Turkey", modality=Modality.DENIES)
    assert assemble(RECORD, [*claims, denied]).values["mediators"].differing


def complete_claims():
    return [
        claim(1, ClaimField.DATE, "2025-05-23", precision=DatePrecision.DAY),
        claim(2, ClaimField.STATUS, "completed"),
        claim(3, ClaimField.EVENT_TYPE, "exchange"),
        claim(4, ClaimField.CONFIRMED_BY, "both"),
        count(5, Side.EACH, "390"),
    ]


def article(text="390 people"):
    from curator.model import Article, PublishedBasis

    return Article(
        ArticleId(1), "f", "", "", text, "", "BBC", "", "", "", "en", None, PublishedBasis.NONE, None, "", True, False
    )


def checked(claims, **more):
    swap = assemble(RECORD, claims)
    checks = tuple(FieldCheck(v.column, v.fingerprint, "me", "") for v in swap.values.values() if v.filled)
    return assemble(replace(RECORD, checks=checks, **more), claims)


def sentences(swap, text="390 people", others=()):
    return [m.sentence for m in missing(swap, {ArticleId(1): article(text)}, others, SIDES)]


def test_nothing_is_missing_from_a_complete_checked_swap():
    assert sentences(checked(complete_claims())) == []


@pytest.mark.parametrize("dropped", range(5))
def test_each_required_column_is_missed_by_name(dropped):
    claims = complete_claims()
    del claims[dropped]
    assert sentences(checked(claims))


def test_a_quote_that_left_its_place_is_named():
    assert any("no longer stands" in s for s in sentences(checked(complete_claims()), text="xxx people"))


def test_a_hand_typed_value_needs_its_source():
    claims = [*complete_claims(), claim(6, ClaimField.PLACE, "Minsk", quotes=(), claimant="")]
    assert any("typed by hand" in s for s in sentences(checked(claims)))
    claims[-1] = replace(claims[-1], note="press photo of 23 May")
    assert sentences(checked(claims)) == []


def test_differing_claims_need_a_choice_with_a_reason():
    claims = [*complete_claims(), count(6, Side.A, "389")]
    assert any("differ" in s for s in sentences(checked(claims)))
    blank = checked(claims, choices=(Choice("to_a", ClaimId(5), None, " ", "me", ""),))
    assert any("differ" in s for s in sentences(blank))


def test_parts_that_do_not_fit_are_named():
    claims = [
        *complete_claims(),
        count(6, Side.EACH, "270", category=Category.SERVICEMEN),
        count(7, Side.EACH, "121", category=Category.CIVILIANS),
        count(8, Side.A, "391", category=Category.WOMEN),
    ]
    said = " ".join(sentences(checked(claims)))
    assert "270 servicemen and 121 civilians do not make 390" in said
    assert "391 women are more than the total of 390" in said


def test_an_unconfirmed_field_is_missing():
    assert any("not yet confirmed" in s for s in sentences(assemble(RECORD, complete_claims())))


def test_a_likely_duplicate_must_be_answered():
    other = replace(summarise(checked(complete_claims())), id=SwapId(2), code="SW-0002", date_start="2025-05-24")
    assert any("SW-0002" in s for s in sentences(checked(complete_claims()), others=[other]))
    answers = (Answer(duplicate_key(other), "the next day", "me", ""),)
    assert sentences(checked(complete_claims(), answers=answers), others=[other]) == []


def test_duplicates_by_day_ordinal_and_pair():
    one = summarise(checked(complete_claims()))
    far = replace(one, id=SwapId(2), date_start="2025-06-02")
    assert duplicates(one, [far]) == (far,)
    assert duplicates(one, [replace(far, date_start="2025-06-03")]) == ()
    assert duplicates(one, [replace(far, to_a=1)]) == ()
    assert duplicates(replace(one, ordinal=54), [replace(far, date_start="2020-01-01", ordinal=54)])


def test_sealed_is_verified():
    assert assemble(replace(RECORD, review_state=ReviewState.VERIFIED), []).sealed


claims_strategy = st.lists(
    st.builds(
        lambda value, side, category, qualifier, modality, who: (value, side, category, qualifier, modality, who),
        st.integers(0, 5).map(str),
        st.sampled_from([Side.A, Side.B, Side.EACH]),
        st.sampled_from(Category),
        st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.SOME, Qualifier.AT_LEAST]),
        st.sampled_from(Modality),
        st.sampled_from(Side),
    ),
    max_size=8,
)


@given(claims_strategy, st.randoms())
def test_assembly_does_not_depend_on_the_order_and_never_adopts_plans(parts, random):
    claims = [
        count(i, side, value, category=category, qualifier=q, modality=m, claimant_side=who)
        for i, (value, side, category, q, m, who) in enumerate(parts)
    ]
    swap = assemble(RECORD, claims)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert assemble(RECORD, shuffled) == swap
    for column in COLUMNS:
        value = swap.values[column.name]
        assert all(c.modality in (Modality.ASSERTS, Modality.CONFIRMS) for c in value.adopted)
        if value.number is not None and value.low is not None:
            assert value.low <= value.number <= value.high


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_column_takes_of_its_only_claim_what_it_takes_beside_one_that_says_nothing_new(column):
    """Background is neither adopted nor held against anything: it changes nothing but the claims under the column."""
    numbers = ("5", "5..7", None)
    values = {ClaimField.DATE: ("2025-05-23", None), ClaimField.COUNT: numbers, ClaimField.BODIES: numbers}
    for modality, qualifier, value in product(Modality, Qualifier, values.get(column.field, ("word", None))):
        more = {"side": column.side, "category": column.category, "modality": modality, "qualifier": qualifier}
        one = claim(1, column.field, value, **more)
        background = replace(one, id=ClaimId(2), modality=Modality.BACKGROUND)
        alone, beside = (assemble(RECORD, claims).values[column.name] for claims in ([one], [one, background]))
        assert alone == replace(beside, claims=(one,))
        assert assemble(RECORD, [one]).disputed == ()


@pytest.mark.parametrize(
    ("edtf", "bounds"),
    [
        ("2025-05-23", ("2025-05-23", "2025-05-23", "day")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2023~", ("2023-01-01", "2023-12-31", "year")),
        ("2023-08/..", ("2023-08-01", "", "open")),
        ("../2024-01-03", ("", "2024-01-03", "open")),
        ("2025-05-23/2025-05-25", ("2025-05-23", "2025-05-25", "interval")),
        ("XXXX", ("", "", "unknown")),
    ],
)
def test_edtf(edtf, bounds):
    assert edtf_bounds(edtf) == bounds
    assert spoken_edtf(edtf)


@pytest.mark.parametrize("edtf", ["", "May", "2025-13", "2025-02-30", "2025-05-25/2025-05-23", "../..", "20250523"])
def test_no_edtf(edtf):
    with pytest.raises(ValueError, match=r"[.]"):
        edtf_bounds(edtf)
