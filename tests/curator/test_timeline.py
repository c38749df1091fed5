"""The layout of swaps on a line of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.model import ReviewState, Status, SwapId, SwapSummary
from curator.timeline import Layout, Reach


def swap(number, start="2024-01-03", end=None, a=None, b=None, **more):
    values = {
        "review_state": ReviewState.DRAFT,
        "event_type": "exchange",
        "status": "completed",
        "date_edtf": start,
        "date_precision": "day" if end is None else "interval",
        "to_a_low": None,
        "to_a_high": None,
        "to_b_low": None,
        "to_b_high": None,
        "ordinal": None,
        "disputed": False,
        "n_sources": 1,
    } | more
    return SwapSummary(
        id=SwapId(number),
        code=f"SW-{number:04d}",
        date_start=start,
        date_end=end or start,
        to_a=a,
        to_b=b,
        **values,
    )


def state(layout):
    """All that a layout says."""
    walk, at = [], layout.neighbour(None, 1)
    while at is not None:
        walk.append(at)
        at = layout.neighbour(at, 1)
    return layout.bars, layout.undated, layout.totals, layout.extent, walk, len(layout)


def test_a_day_is_one_day_long_with_its_middle_at_midday():
    bar = Layout([swap(1, "2024-01-03", a=230, b=248)]).bars[1]
    assert (bar.start, bar.end) == (date(2024, 1, 3).toordinal(), date(2024, 1, 4).toordinal())
    assert bar.x == date(2024, 1, 3).toordinal() + 0.5
    assert bar.exact
    assert (bar.to_a.value, bar.to_b.value) == (230, 248)


def test_a_month_reaches_from_its_first_day_to_the_end_of_its_last():
    bar = Layout([swap(1, "2023-08-01", "2023-08-31", date_precision="month")]).bars[1]
    assert bar.end - bar.start == 31
    assert not bar.exact
    assert not bar.counted


@pytest.mark.parametrize(
    ("start", "precision"), [("", "day"), ("2024-01-01", "open"), ("2024-01-01", "unknown"), ("2024-01-01", "")]
)
def test_a_swap_without_a_usable_date_is_kept_aside(start, precision):
    layout = Layout([swap(1, start, date_precision=precision, a=5)])
    assert layout.bars == {}
    assert [summary.id for summary in layout.undated] == [1]
    assert layout.extent is None
    assert layout.totals.to_a == 5
    assert layout.neighbour(None, 1) is None


def test_swaps_of_one_day_stand_side_by_side_by_id():
    layout = Layout([swap(9), swap(4), swap(7, "2024-01-04")])
    assert [(layout.bars[i].lane, layout.bars[i].lanes) for i in (4, 9, 7)] == [(0, 2), (1, 2), (0, 1)]


def test_update_names_the_swap_and_its_neighbours_of_the_same_day_only():
    layout = Layout([swap(1), swap(2), swap(3, "2024-02-01")])
    assert layout.update([swap(1, "2024-01-03", a=4)]) == {1}
    assert layout.update([swap(1, "2024-01-03", a=4)]) == frozenset()
    assert layout.update([], [1]) == {1, 2}
    assert layout.bars[2].lanes == 1


def test_removing_what_is_not_there_changes_nothing():
    layout = Layout([swap(1)])
    before = state(layout)
    assert layout.update([], [77]) == frozenset()
    assert state(layout) == before


def test_totals_tell_verified_apart_and_leave_out_what_did_not_take_place():
    layout = Layout(
        [
            swap(1, a=230, b=248, review_state=ReviewState.VERIFIED),
            swap(2, a=90, b=90, disputed=True),
            swap(3, a=1000, b=1000, status=Status.PLANNED),
            swap(4, a=1, b=1, status=Status.CANCELLED, review_state=ReviewState.VERIFIED),
        ]
    )
    totals = layout.totals
    assert (totals.verified, totals.drafts, totals.disputed) == (2, 2, 1)
    assert (totals.to_a, totals.to_b) == (320, 338)
    assert (totals.verified_to_a, totals.verified_to_b) == (230, 248)
    assert not layout.bars[3].held


def test_walking_goes_in_time_and_stops_at_the_ends():
    layout = Layout([swap(1, "2025-05-23"), swap(2, "2024-01-03"), swap(3, "2024-06-25")])
    assert [layout.neighbour(None, 1), layout.neighbour(2, 1), layout.neighbour(3, 1)] == [2, 3, 1]
    assert layout.neighbour(1, 1) is None
    assert layout.neighbour(2, -1) is None
    assert layout.neighbour(None, -1) == 1
    assert layout.neighbour(99, 1) == 2


def test_any_between():
    layout = Layout([swap(1, "2024-01-03"), swap(2, "2024-06-25")])
    year = (date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal())
    assert layout.any_between(*year)
    assert not layout.any_between(year[1], year[1] + 365)


def test_reach_and_whisker():
    assert Reach(390, 270, 400).whisker == (270, 400)
    assert Reach(390, 270, 400).top == 400
    assert Reach(390, 390, 390).whisker is None
    assert Reach(None).top == 0


def test_a_date_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="SW-0001: the date ends before it begins"):
        Layout([swap(1, "2024-01-03", "2024-01-01")])


_days = st.integers(0, 12).map(lambda n: (date(2024, 1, 1) + timedelta(n)).isoformat())
_counts = st.one_of(st.none(), st.integers(0, 500))
_swaps = st.builds(
    lambda number, start, more, a, b, verified, disputed, planned, precision: swap(
        number,
        start,
        (date.fromisoformat(start) + timedelta(more)).isoformat(),
        a,
        b,
        review_state=ReviewState.VERIFIED if verified else ReviewState.DRAFT,
        disputed=disputed,
        status="planned" if planned else "completed",
        date_precision=precision,
    ),
    st.integers(1, 9),
    _days,
    st.sampled_from([0, 0, 0, 3, 30]),
    _counts,
    _counts,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["day", "day", "interval", "month", "unknown", ""]),
)
_steps = st.lists(st.tuples(st.lists(_swaps, max_size=5), st.lists(st.integers(1, 9), max_size=3)), max_size=8)


@settings(deadline=None, max_examples=150)
@given(_steps)
def test_any_road_of_updates_ends_where_a_fresh_layout_begins(steps):
    layout, kept = Layout(), {}
    for changed, removed in steps:
        before = dict(layout.bars)
        touched = layout.update(changed, removed)
        for number in removed:
            kept.pop(number, None)
        kept |= {summary.id: summary for summary in changed}
        differing = {n for n in before.keys() | layout.bars.keys() if before.get(n) != layout.bars.get(n)}
        assert touched == differing
    assert state(layout) == state(Layout(kept.values()))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.integers(1, 9), _swaps, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_updates_does_not_matter(swaps, chance):
    summaries = list({summary.id: summary for summary in swaps.values()}.values())
    shuffled = list(summaries)
    chance.shuffle(shuffled)
    one_by_one = Layout()
    for summary in shuffled:
        one_by_one.update([summary])
    assert state(one_by_one) == state(Layout(summaries))


def test_many_changes_at_once_end_where_single_ones_do():
    summaries = [swap(n, (date(2020, 1, 1) + timedelta(n * 37 % 400)).isoformat(), a=n) for n in range(1, 501)]
    one_by_one = Layout()
    for summary in summaries:
        one_by_one.update([summary])
    assert state(one_by_one) == state(Layout(summaries))
    assert one_by_one.update([], range(1, 400)) >= set(range(1, 400))
    assert state(one_by_one) == state(Layout(summaries[399:]))
