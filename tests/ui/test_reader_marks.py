"""The index of marks: what touches what, and which lane each mark gets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.reader.marks import Mark, MarkIndex
from ui.reader.positions import Positions

TEXT = "Russia and Ukraine handed over 390 soldiers.\n\nThey returned 270 servicemen and 120 civilians 🙏 today."


def mark(mark_id, words, hue="date", *, suggested=False):
    start = TEXT.index(words)
    return Mark(mark_id, start, start + len(words), (hue,), words, suggested)


@pytest.fixture
def index():
    return MarkIndex(Positions(TEXT))


def test_adding_touches_only_the_blocks_of_the_mark(index):
    assert index.add(mark(1, "390")) == {0}
    assert index.add(mark(2, "soldiers.\n\nThey")) == {0, 1, 2}
    assert index.add(mark(1, "390")) == set()
    assert index.remove(mark(1, "390")) == {0}


def test_replacing_touches_only_what_differs(index):
    index.replace([mark(1, "390"), mark(2, "270")])
    assert index.replace([mark(1, "390"), mark(2, "270"), mark(3, "today")]) == {2}
    assert index.replace([mark(2, "270"), mark(3, "today")]) == {0}
    assert len(index) == 2


_POOL = [mark(1, "390"), mark(1, "390"), mark(2, "120 civilians"), mark(3, "120"), mark(4, "soldiers.\n\nThey")]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(_POOL), max_size=6), min_size=1, max_size=5), st.booleans())
def test_after_any_replacing_the_index_is_as_if_it_were_new(given_marks, one_moved):
    index = MarkIndex(Positions(TEXT))
    for marks in given_marks:
        looked = {number: index.in_block(number) for number in range(3)}
        touched = index.replace(marks)
        assert {number for number in range(3) if index.in_block(number) != looked[number]} == touched
        if one_moved:
            index.remove(mark(2, "120 civilians"))
            marks = [one for one in marks if one.id != 2]
        new = MarkIndex(Positions(TEXT))
        new.replace(marks)
        assert set(index) == set(new) == set(marks)
        assert len(index) == len(new)
        assert [index.in_block(number) for number in range(3)] == [new.in_block(number) for number in range(3)]


def test_overlapping_marks_get_lanes_of_their_own(index):
    index.replace([mark(1, "270 servicemen and 120 civilians"), mark(2, "120 civilians"), mark(3, "120")])
    assert [(one.mark.id, one.lane) for one in index.in_block(2)] == [(1, 0), (2, 1), (3, 2)]


def test_marks_side_by_side_share_a_lane(index):
    index.replace([mark(1, "270"), mark(2, "120")])
    assert [one.lane for one in index.in_block(2)] == [0, 0]


def test_a_suggested_mark_is_never_the_fill(index):
    index.add(mark(1, "270", suggested=True))
    assert [one.lane for one in index.in_block(2)] == [1]


def test_the_marks_at_a_place_are_the_shortest_first_and_an_end_still_counts(index):
    index.replace([mark(1, "270 servicemen and 120 civilians"), mark(2, "120 civilians")])
    assert [one.id for one in index.at(TEXT.index("120") + 1)] == [2, 1]
    assert [one.id for one in index.at(TEXT.index(" 🙏"))] == [2, 1]
    assert index.at(0) == ()


def test_two_quotes_of_one_claim_are_two_marks(index):
    index.replace([mark(7, "270"), mark(7, "390")])
    assert len(index) == 2
    assert {TEXT[one.start : one.end] for one in index} == {"390", "270"}


def test_places_are_those_of_qt(index):
    index.add(mark(1, "today"))
    (laned,) = index.in_block(2)
    assert laned.first == len(TEXT[: TEXT.index("today")].encode("utf-16-le")) // 2


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2), (0, 10_000)])
def test_a_mark_outside_the_text_or_empty_is_refused(index, start, end):
    with pytest.raises(ValueError):
        index.add(Mark(1, start, end, ("date",), ""))
