"""Merging keeps every claim and what still makes sense; splitting takes along what belongs; both are one step."""

import pytest
from desk_samples import draft, parsed

from curator.errors import NotAllowed
from curator.model import CountState
from curator.remarks import RemarkKind
from curator.verdicts import VerdictKind
from db.check import check


@pytest.fixture
def other(desk, swap):
    with desk.act("New swap"):
        return desk.swaps.create("the note")


def said(desk, article, swap, column, value, **more):
    with desk.act("Cite"):
        return desk.claims.add(draft(desk, swap, column, value, article, words="390 people", **more))


def seen(desk, swap, column):
    return desk.swaps.get(swap).values[column].fingerprint


def decide(desk, swap, column, claim, state=None):
    with desk.act("Decide"):
        desk.swaps.choose(swap, column, claim, state, "because")
        desk.swaps.check(swap, column, seen(desk, swap, column))


def test_merging_takes_decisions_along_where_the_other_swap_is_silent(desk, article, swap, other):
    claim = said(desk, article, other, "to_a", "390")
    decide(desk, other, "to_a", claim)
    decide(desk, other, "to_b", None, CountState.UNDISCLOSED)
    with desk.act("Judge and ask"):
        desk.swaps.judge(other, "date", VerdictKind.UNCLEAR, seen(desk, other, "date"))
        desk.swaps.answer(other, "duplicate:SW-0009", "another week")
        desk.swaps.answer(swap, "duplicate:SW-0002", "another day")
        desk.remarks.add(other, "to_a", RemarkKind.QUESTION, "really?")
    with desk.act("Merge"):
        desk.swaps.merge(other, swap)
    (summary,) = desk.swaps.summaries()
    merged = desk.swaps.get(summary.id)
    assert merged.values["to_a"].checked, "what was seen is what stands there"
    assert merged.values["to_a"].choice.claim == claim
    assert merged.values["to_b"].state is CountState.UNDISCLOSED
    assert [answer.key for answer in merged.record.answers] == ["duplicate:SW-0009"]
    assert [remark.text for remark in desk.remarks.of_swap(swap)] == ["really?"]
    assert merged.record.note == "the note"
    assert check(desk) == ()
    desk.history.undo()
    assert [summary.code for summary in desk.swaps.summaries()] == ["SW-0001", "SW-0002"]
    assert desk.swaps.get(other).values["to_a"].checked
    assert check(desk) == ()


def test_merging_drops_a_choice_that_the_other_swap_contradicts(desk, article, swap, other):
    said(desk, article, swap, "to_a", "391")
    decide(desk, other, "to_a", said(desk, article, other, "to_a", "390"))
    with desk.act("Merge"):
        desk.swaps.merge(other, swap)
    value = desk.swaps.get(swap).values["to_a"]
    assert (len(value.claims), value.choice, value.checked, value.differing) == (2, None, False, True)
    assert check(desk) == ()


def test_merging_keeps_a_choice_that_the_other_swap_agrees_with(desk, article, swap, other):
    said(desk, article, swap, "to_a", "390")
    claim = said(desk, article, other, "to_a", "390")
    decide(desk, other, "to_a", claim)
    with desk.act("Merge"):
        desk.swaps.merge(other, swap)
    value = desk.swaps.get(swap).values["to_a"]
    assert (value.choice.claim, value.checked) == (claim, False)


def test_merging_keeps_the_choice_of_the_swap_that_stays(desk, article, swap, other):
    mine = said(desk, article, swap, "to_a", "391")
    decide(desk, swap, "to_a", mine)
    decide(desk, other, "to_a", said(desk, article, other, "to_a", "390"))
    with desk.act("Merge"):
        desk.swaps.merge(other, swap)
    assert desk.swaps.get(swap).values["to_a"].choice.claim == mine


def test_merging_replaces_a_check_that_is_out_of_date(desk, article, swap, other):
    gone = said(desk, article, swap, "to_a", "391")
    decide(desk, swap, "to_a", gone)
    with desk.act("Remove"):
        desk.claims.remove(gone)
    decide(desk, other, "to_a", said(desk, article, other, "to_a", "390"))
    with desk.act("Merge"):
        desk.swaps.merge(other, swap)
    assert desk.swaps.get(swap).values["to_a"].checked


def test_sealed_swaps_are_neither_merged_nor_split(desk, article, swap, other):
    claim = said(desk, article, swap, "to_a", "390")
    with desk.act("Verify"):
        desk.swaps.verify(swap)
    for one, two in ((swap, other), (other, swap)):
        with pytest.raises(NotAllowed, match="is verified"), desk.act("Merge"):
            desk.swaps.merge(one, two)
    with pytest.raises(NotAllowed, match="is verified"), desk.act("Split"):
        desk.swaps.split(swap, [claim], "why")
    with pytest.raises(NotAllowed, match="the same swap"), desk.act("Merge"):
        desk.swaps.merge(other, other)


def test_splitting_takes_along_what_belongs(desk, article, swap):
    stays = said(desk, article, swap, "to_a", "390")
    goes = said(desk, article, swap, "to_a", "75")
    date = said(desk, article, swap, "date", "2025-05-24")
    decide(desk, swap, "to_a", goes)
    decide(desk, swap, "date", date)
    decide(desk, swap, "to_b", None, CountState.NOT_STATED)
    with desk.act("Ask"):
        desk.remarks.add(swap, "date", RemarkKind.NOTE, "goes")
        desk.remarks.add(swap, "to_a", RemarkKind.NOTE, "stays")
    before = desk.swaps.get(swap), desk.remarks.every()
    with desk.act("Split") as act:
        made = desk.swaps.split(swap, [goes, date], "the day after")
    assert act.changes.swaps == {swap, made}
    old, new = desk.swaps.get(swap), desk.swaps.get(made)
    assert [claim.id for claim in old.claims] == [stays]
    assert [claim.id for claim in new.claims] == [goes, date]
    assert (old.values["to_a"].choice, old.values["to_a"].number) == (None, 390)
    assert new.values["to_a"].choice.claim == goes
    assert not new.values["to_a"].checked, "other words stood beside it when it was seen"
    assert new.values["date"].checked
    assert old.values["to_b"].state is CountState.NOT_STATED
    assert new.values["to_b"].state is None
    assert [remark.text for remark in desk.remarks.of_swap(made)] == ["goes"]
    assert [(a.key, a.reason) for a in old.record.answers] == [("duplicate:SW-0002", "the day after")]
    assert [a.key for a in new.record.answers] == ["duplicate:SW-0001"]
    assert check(desk) == ()
    desk.history.undo()
    assert (desk.swaps.get(swap), desk.remarks.every()) == before
    assert check(desk) == ()


def test_a_split_leaves_something_on_both_sides(desk, article, swap, other):
    claim, far = said(desk, article, swap, "to_a", "390"), said(desk, article, other, "to_a", "1")
    for claims in ([], [claim], [far], [claim, far]):
        with pytest.raises(NotAllowed), desk.act("Split"):
            desk.swaps.split(swap, claims, "why")
    assert len(desk.swaps.summaries()) == 2


def test_merging_what_was_split_gives_the_same_values_back(desk, article, swap):
    second = desk.articles.add_all([parsed("b.txt")]).taken[0]
    claims = [said(desk, place, swap, column, "390") for place in (article, second) for column in ("to_a", "to_b")]
    before = {name: (v.value, v.claims) for name, v in desk.swaps.get(swap).values.items()}
    with desk.act("Split"):
        made = desk.swaps.split(swap, claims[2:], "why")
    with desk.act("Merge"):
        desk.swaps.merge(made, swap)
    assert {name: (v.value, v.claims) for name, v in desk.swaps.get(swap).values.items()} == before
