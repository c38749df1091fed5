"""What the axes of the timeline say."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.timeline.ticks import count_ticks, date_ticks


def span(start, end):
    return date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal()


def labels(start, end, width=1200):
    return [tick.label for tick in date_ticks(*span(start, end), width)]


def test_two_years_are_told_in_months_with_the_year_at_january():
    words = labels("2023-12-20", "2025-06-10")
    assert words[:3] == ["2024", "Feb", "Mar"]
    assert "2025" in words


def test_a_fortnight_is_told_in_days_and_the_first_tells_the_year():
    words = labels("2025-05-10", "2025-05-24")
    assert words[0] == "10 May 2025"
    assert words[1:3] == ["11", "12"]


def test_days_name_the_month_where_it_begins():
    words = labels("2023-12-20", "2024-01-12")
    assert words[0] == "20 Dec"
    assert "1 Jan 2024" in words


def test_a_century_is_told_in_years():
    words = labels("1920-01-01", "2020-01-01")
    assert words[:2] == ["1920", "1925"]


def test_months_without_january_tell_the_year_once():
    assert labels("2025-02-20", "2025-09-10", 500)[0].endswith(" 2025")


@settings(deadline=None, max_examples=200)
@given(st.integers(700_000, 740_000), st.floats(6, 40_000), st.integers(200, 3000))
def test_labels_of_days_are_in_view_in_order_and_never_touch(start, length, width):
    end = start + length
    ticks = date_ticks(start, end, width)
    day = width / length
    assert all(start <= tick.at <= end for tick in ticks)
    for one, other in pairwise(ticks):
        gap = (other.at - one.at) * day - (len(one.label) + len(other.label)) * 5.5 / 2
        assert gap > 0


@settings(deadline=None, max_examples=200)
@given(st.floats(1, 1e6), st.floats(1, 1e6), st.integers(40, 800))
def test_counts_carry_no_sign_and_include_zero(down, up, height):
    ticks = count_ticks(-down, up, height)
    assert any(tick.at == 0 and tick.label == "0" for tick in ticks)
    assert not any("-" in tick.label or "−" in tick.label for tick in ticks)
    assert all(-down <= tick.at <= up and tick.at == int(tick.at) for tick in ticks)
    assert len(ticks) <= height / 24 + 1
