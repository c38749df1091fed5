"""The search for likely duplicates against its plain definition in the codebook."""

from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from curator.model import DatePrecision, ReviewState, SwapId, SwapSummary
from curator.verification import duplicates

DAY = date(2025, 3, 1)
AT_THE_ENDS = (date.min, date.min + timedelta(9), date.max - timedelta(9), date.max)


def summary(number, day, precision=DatePrecision.DAY, pair=(None, None), ordinal=None):
    start = day.isoformat() if day else ""
    a, b = pair
    return SwapSummary(
        id=SwapId(number),
        code=f"SW-{number:04}",
        review_state=ReviewState.DRAFT,
        event_type="",
        status="",
        date_edtf=start,
        date_start=start,
        date_end=start,
        date_precision=precision,
        to_a=a,
        to_a_low=a,
        to_a_high=a,
        to_b=b,
        to_b_low=b,
        to_b_high=b,
        ordinal=ordinal,
        disputed=False,
        n_sources=1,
    )


def alike(one, other):
    """Same ordinal; or both days known and at most one apart, ten for the same pair of counts."""
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return True
    if not all(swap.date_start and swap.date_precision is DatePrecision.DAY for swap in (one, other)):
        return False
    apart = abs((date.fromisoformat(one.date_start) - date.fromisoformat(other.date_start)).days)
    same_pair = one.to_a is not None and one.to_b is not None and (one.to_a, one.to_b) == (other.to_a, other.to_b)
    return apart <= (10 if same_pair else 1)


counts = st.sampled_from([None, 90, 95])
days = (
    st.none()
    | st.integers(-12, 12).map(lambda days: DAY + timedelta(days))
    | st.sampled_from(AT_THE_ENDS)
    | st.dates(date(2024, 12, 20), date(2025, 1, 12))
)
swaps = st.builds(
    summary,
    st.integers(1, 4),
    days,
    st.sampled_from([DatePrecision.DAY, DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.UNKNOWN]),
    st.tuples(counts, counts),
    st.sampled_from([None, None, 64, 65]),
)


@settings(deadline=None, max_examples=300)
@given(swaps, st.lists(swaps, max_size=12))
@example(summary(1, DAY, pair=(90, 90)), [summary(2, DAY + timedelta(n), pair=(90, 90)) for n in (-11, -10, 10, 11)])
@example(summary(1, DAY), [summary(2, DAY + timedelta(n)) for n in (-2, -1, 0, 1, 2)])
@example(summary(1, None, ordinal=64), [summary(2, None, ordinal=64), summary(3, None), summary(1, None, ordinal=64)])
def test_likely_duplicates_are_those_of_the_plain_rule(one, others):
    found = duplicates(one, others)
    assert found == tuple(other for other in others if other.id != one.id and alike(one, other))
