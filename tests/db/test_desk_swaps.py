"""Claims and decisions on swaps: what is stored comes back, what the codebook forbids is refused."""

from dataclasses import replace

import pytest
from desk_samples import draft, parsed

from curator.errors import NotAllowed
from curator.model import (
    Category,
    ClaimantType,
    CountState,
    DateBasis,
    DatePrecision,
    Modality,
    OrdinalScope,
    Qualifier,
    Reading,
    ReviewState,
    Side,
)
from curator.swaps import summarise
from db.check import check


def test_a_claim_comes_back_as_it_went_in(desk, article, swap):
    given = replace(
        draft(desk, swap, "to_a_women", None, article, words="390 people"),
        category=Category.WOMEN,
        side=Side.EACH,
        qualifier=Qualifier.SOME,
        modality=Modality.DENIES,
        claimant="Йосип",
        claimant_type=ClaimantType.OMBUDSMAN,
        claimant_side=Side.B,
        relayed_by="AP",
        reading=Reading.INTERPRETED,
        basis=DateBasis.RELATIVE,
        precision=DatePrecision.WEEK,
        scope=OrdinalScope.OFFICIAL_SERIES,
        explanation="so",
        rule="C1",
        curator="Bo",
        made_on="2025-05-24T00:00:00Z",
        note="n",
    )
    with desk.act("Cite"):
        number = desk.claims.add(given)
    stored = desk.claims.get(number)
    assert stored == replace(given, id=number)
    assert desk.claims.of_swap(swap) == desk.claims.of_article(article) == desk.claims.all() == (stored,)
    assert type(stored.side) is Side


def test_a_claim_gets_its_curator_and_time_from_the_desk(desk, article, swap):
    with desk.act("Cite"):
        number = desk.claims.add(draft(desk, swap, "to_a", "390", article))
    stored = desk.claims.get(number)
    assert stored.curator == "Ann"
    assert stored.made_on == desk.history.steps(1)[0].at


def test_claims_of_an_article_bring_all_their_quotes(desk, article, swap):
    other = desk.articles.add_all([parsed("b.txt")]).taken[0]
    both = draft(desk, swap, "to_a", "390", article).quotes + draft(desk, swap, "to_a", "390", other).quotes
    with desk.act("Cite"):
        desk.claims.add(replace(draft(desk, swap, "to_a", "390"), quotes=both))
    (claim,) = desk.claims.of_article(article)
    assert claim.quotes == both
    assert desk.claims.of_article(other) == (claim,)


@pytest.mark.parametrize("change", [{"text": "391"}, {"start": 3}, {"end": 999}, {"start": 5, "end": 5, "text": ""}])
def test_a_quote_that_is_not_in_the_text_is_never_stored(desk, article, swap, change):
    claim = draft(desk, swap, "to_a", "390", article)

    def add():
        with desk.act("Cite"):
            desk.claims.add(replace(claim, quotes=(replace(claim.quotes[0], **change),)))

    with pytest.raises(ValueError, match="is not what article"):
        add()
    assert desk.claims.all() == ()


SEALED = (
    lambda desk, swap, claim: desk.claims.add(replace(desk.claims.get(claim), id=0)),
    lambda desk, swap, claim: desk.claims.change(replace(desk.claims.get(claim), note="x")),
    lambda desk, swap, claim: desk.claims.remove(claim),
    lambda desk, swap, claim: desk.swaps.choose(swap, "to_a", claim, None, "x"),
    lambda desk, swap, claim: desk.swaps.unchoose(swap, "to_a"),
    lambda desk, swap, claim: desk.swaps.check(swap, "to_a", "x"),
    lambda desk, swap, claim: desk.swaps.uncheck(swap, "to_a"),
    lambda desk, swap, claim: desk.swaps.answer(swap, "k", "x"),
    lambda desk, swap, claim: desk.swaps.unanswer(swap, "k"),
    lambda desk, swap, claim: desk.swaps.annotate(swap, "x"),
    lambda desk, swap, claim: desk.swaps.verify(swap),
    lambda desk, swap, claim: desk.swaps.remove(swap),
)


@pytest.mark.parametrize("write", SEALED)
def test_a_verified_swap_is_sealed(desk, article, swap, write):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
    with desk.act("Verify"):
        desk.swaps.verify(swap)
    before = desk.swaps.get(swap)
    with (
        pytest.raises(NotAllowed, match=r"^SW-0001 is verified; reopen it first, and say why\.$"),
        desk.act("Change"),
    ):
        write(desk, swap, claim)
    assert desk.swaps.get(swap) == before


def test_no_claim_moves_into_a_verified_swap(desk, article, swap):
    with desk.act("Cite"):
        other = desk.swaps.create()
        claim = desk.claims.add(draft(desk, other, "to_a", "390", article))
        desk.swaps.verify(swap)
    with pytest.raises(NotAllowed, match="SW-0001 is verified"), desk.act("Move"):
        desk.claims.change(replace(desk.claims.get(claim), swap=swap))


def test_reopening_asks_why(desk, swap):
    with desk.act("Verify"):
        desk.swaps.verify(swap)
    record = desk.swaps.record(swap)
    assert (record.review_state, record.verified_by) == (ReviewState.VERIFIED, "Ann")
    assert record.verified_on
    with pytest.raises(NotAllowed, match="Say why SW-0001 is reopened"), desk.act("Reopen", "  "):
        desk.swaps.reopen(swap)
    with desk.act("Reopen", "a new source"):
        desk.swaps.reopen(swap)
    record = desk.swaps.record(swap)
    assert (record.review_state, record.verified_by, record.verified_on) == (ReviewState.DRAFT, "", "")
    with pytest.raises(NotAllowed, match="is not verified"), desk.act("Reopen", "again"):
        desk.swaps.reopen(swap)


def test_decisions_replace_each_other(desk, article, swap):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.swaps.choose(swap, "to_a", claim, None, "one")
        desk.swaps.choose(swap, "to_a", None, CountState.UNDISCLOSED, "two")
        desk.swaps.check(swap, "to_a", "f1")
        desk.swaps.check(swap, "to_a", "f2")
        desk.swaps.answer(swap, "k", "one")
        desk.swaps.answer(swap, "k", "two")
    record = desk.swaps.record(swap)
    assert [(c.column, c.claim, c.state, c.reason, c.by) for c in record.choices] == [
        ("to_a", None, CountState.UNDISCLOSED, "two", "Ann")
    ]
    assert [(c.column, c.fingerprint) for c in record.checks] == [("to_a", "f2")]
    assert [(a.key, a.reason) for a in record.answers] == [("k", "two")]


@pytest.mark.parametrize("modality", [Modality.PLANS, Modality.DENIES, Modality.EXPECTS, Modality.BACKGROUND])
def test_only_what_is_asserted_or_confirmed_is_adopted(desk, article, swap, modality):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article, modality=modality))
    with pytest.raises(NotAllowed, match="only what is asserted or confirmed"), desk.act("Choose"):
        desk.swaps.choose(swap, "to_a", claim, None, "x")


def test_a_choice_is_for_a_claim_of_its_column(desk, article, swap):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
        other = desk.swaps.create()
    for place, column in ((swap, "to_b"), (swap, "date"), (other, "to_a")):
        with pytest.raises(ValueError, match="is not on"), desk.act("Choose"):
            desk.swaps.choose(place, column, claim, None, "x")
    for write in (desk.swaps.check, lambda *given: desk.swaps.choose(*given, None, "x")):
        with pytest.raises(ValueError, match="no column"), desk.act("No such column"):
            write(swap, "returned", None)


@pytest.mark.parametrize("change", [{"side": Side.B}, {"category": Category.WOMEN}, {"swap": 2}, None])
def test_a_choice_falls_with_what_it_stood_on(desk, article, swap, change):
    with desk.act("Cite"):
        desk.swaps.create()
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.swaps.choose(swap, "to_a", claim, None, "x")
    with desk.act("Change") as act:
        if change is None:
            desk.claims.remove(claim)
        else:
            desk.claims.change(replace(desk.claims.get(claim), **change))
    assert desk.swaps.record(swap).choices == ()
    assert swap in act.changes.swaps
    assert check(desk) == ()
    desk.history.undo()
    assert [choice.claim for choice in desk.swaps.record(swap).choices] == [claim]


def test_a_choice_stays_while_it_fits(desk, article, swap):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.swaps.choose(swap, "to_a", claim, None, "x")
        desk.claims.change(replace(desk.claims.get(claim), side=Side.EACH, value="391"))
    assert len(desk.swaps.record(swap).choices) == 1


def test_a_code_is_never_used_again(desk, swap):
    assert desk.swaps.record(swap).code == "SW-0001"
    desk.history.undo()
    with desk.act("New swap"):
        again = desk.swaps.create()
    assert desk.swaps.record(again).code == "SW-0002"
    with desk.act("Remove"):
        desk.swaps.remove(again)
    with desk.act("New swap"):
        assert desk.swaps.record(desk.swaps.create()).code == "SW-0003"


def test_a_swap_with_claims_stays(desk, article, swap):
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", "390", article))
    with pytest.raises(NotAllowed, match="SW-0001 has claims"), desk.act("Remove"):
        desk.swaps.remove(swap)


def test_a_summary_follows_every_act(desk, article, swap):
    assert desk.swaps.summary(swap).to_a is None
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", "390", article, side=Side.EACH))
        desk.claims.add(draft(desk, swap, "date", "2025-05-23", article, words="23 May 2025"))
    summary = desk.swaps.summary(swap)
    assert (summary.to_a, summary.to_b, summary.date_start, summary.n_sources) == (390, 390, "2025-05-23", 1)
    assert desk.swaps.summaries() == (summary,)
    desk.history.undo()
    assert desk.swaps.summary(swap).to_a is None
    with desk.act("Verify"):
        desk.swaps.verify(swap)
    assert desk.swaps.summary(swap).review_state is ReviewState.VERIFIED


def test_of_the_touched_summary_only_what_changed_is_written(desk, article, swap):
    with desk.act("Other"):
        desk.swaps.create()

    def written(column: str, value: str) -> list[str]:
        ran = []
        desk.connection.raw.set_trace_callback(ran.append)
        with desk.act("Cite"):
            desk.claims.add(draft(desk, swap, column, value, article))
        desk.connection.raw.set_trace_callback(None)
        assert len(ran) <= 30, "each statement is part of what a person waits for"
        return [sql.partition(" WHERE")[0] for sql in ran if "swap_summary" in sql and not sql.startswith("SELECT")]

    (first,) = written("to_a", "390")
    assert first == 'UPDATE "swap_summary" SET "to_a" = 390, "to_a_low" = 390, "to_a_high" = 390, "n_sources" = 1'
    assert written("place", "390") == []
    assert desk.swaps.summary(swap) == summarise(desk.swaps.get(swap))


def test_swaps_near_a_day_are_found_with_those_of_an_ordinal(desk):
    made = {}
    for name, column, value in (
        ("before", "date", "2025-05-13"),
        ("first", "date", "2025-05-14"),
        ("last", "date", "2025-05-24"),
        ("after", "date", "2025-05-25"),
        ("same", "ordinal", "64"),
        ("blank", "place", "Belarus"),
    ):
        with desk.act("New swap"):
            made[name] = desk.swaps.create()
            scope = OrdinalScope.OFFICIAL_SERIES if column == "ordinal" else None
            desk.claims.add(draft(desk, made[name], column, value, scope=scope))

    def near(*wanted):
        return [summary.id for summary in desk.swaps.near(*wanted)]

    assert near("2025-05-14", "2025-05-24", None) == [made["first"], made["last"]]
    assert near("2025-05-14", "2025-05-24", 64) == [made["first"], made["last"], made["same"]]
    assert near("~", "", 64) == [made["same"]]
    assert near("~", "", None) == []


def test_summaries_share_the_words_that_they_have_in_common(desk, article):
    with desk.act("Two"):
        for _ in range(2):
            desk.claims.add(draft(desk, desk.swaps.create(), "date", "2025-05-23", article, words="23 May 2025"))
    one, other = desk.swaps.summaries()
    assert one.date_start == "2025-05-23"
    assert one.date_start is one.date_end is one.date_edtf is other.date_start
    assert one.date_precision is other.date_precision
