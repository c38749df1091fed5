import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from swap_articles import SIDES

from curator.claims import typed
from curator.columns import COLUMNS
from curator.edtf import edtf_bounds
from curator.errors import InputRefused
from curator.model import DateBasis, DatePrecision, Reading, Side


@pytest.mark.parametrize(
    ("target", "text", "value", "qualifier"),
    [
        ("to_a", "390", "390", "exact"),
        ("to_a", " 1,348 ", "1348", "exact"),
        ("to_a", "1 348", "1348", "exact"),
        ("to_a", "0", "0", "exact"),
        ("to_a", "1000000", "1000000", "exact"),
        ("to_b", "90..100", "90..100", "range"),
        ("to_b", "90 – 100", "90..100", "range"),
        ("to_b", "90 to 100", "90..100", "range"),
        ("to_b", "about 500", "500", "about"),
        ("to_b", "at least 14", "14", "at_least"),
        ("to_b", "twenty-five", "25", "exact"),
        ("to_a_civilians", "none", "0", "none"),
        ("to_a_civilians", "some", None, "some"),
        ("bodies_to_a", "757", "757", "exact"),
        ("each", "25", "25", "exact"),
        ("date", "2025-05-23", "2025-05-23", "exact"),
        ("date", "2023-08", "2023-08", "exact"),
        ("date", "2025-05-23/2025-05-25", "2025-05-23/2025-05-25", "exact"),
        ("date", "23 May 2025", "2025-05-23", "exact"),
        ("date", "unknown", "XXXX", "exact"),
        ("status", "completed stage", "completed_stage", "exact"),
        ("status", "Completed", "completed", "exact"),
        ("event_type", "one-way release", "one_way_release", "exact"),
        ("confirmed_by", "Ukraine", "a", "exact"),
        ("confirmed_by", "both", "both", "exact"),
        ("confirmed_by", "nobody", "none", "exact"),
        ("ordinal", "54th", "54", "exact"),
        ("ordinal", "54", "54", "exact"),
        ("ordinal", "fifty-fourth", "54", "exact"),
        ("stage", "2", "2", "exact"),
        ("mediators", "the UAE", "United Arab Emirates", "exact"),
        ("mediators", "the U.S.", "United States", "exact"),
        ("facilitators", "Caritas", "Caritas", "exact"),
        ("deal", "1,000 for 1,000", "1000-for-1000", "exact"),
        ("place", "border with  Belarus", "border with Belarus", "exact"),
        ("total_reported", "nearly 500", "nearly 500", "exact"),
    ],
)
def test_a_value_of_the_right_form(target, text, value, qualifier):
    claim = typed(target, text, SIDES, " from the ministry’s site ")
    assert (claim.value, claim.qualifier.value) == (value, qualifier)
    assert (claim.quotes, claim.reading, claim.note) == ((), Reading.INFERRED, "from the ministry’s site")
    assert claim.explanation.startswith("typed by hand")


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("to_a", ""),
        ("to_a", "  "),
        ("to_a", "many people"),
        ("to_a", "-5"),
        ("to_a", "3.5"),
        ("to_a", "1000001"),
        ("to_a", "99999999999999999999"),
        ("to_a", "100..90"),
        ("to_a", "25 dogs"),
        ("to_a", "12 and 13"),
        ("to_a", "54th"),
        ("date", "Wednesday"),
        ("date", "2025-02-30"),
        ("date", "soon"),
        ("status", "finished"),
        ("event_type", "party"),
        ("confirmed_by", "France"),
        ("ordinal", "0"),
        ("ordinal", "many"),
        ("stage", "first and second"),
        ("mediators", "UAE; Turkey"),
        ("place", "x" * 201),
    ],
)
def test_a_value_of_the_wrong_form_is_refused_in_one_sentence(target, text):
    with pytest.raises(InputRefused) as refusal:
        typed(target, text, SIDES, "")
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 240


def test_a_typed_date_says_where_it_is_from_and_an_unknown_one_that_it_is_unknown():
    claim = typed("date", "2024-01-03", SIDES, "TASS")
    assert (claim.basis, claim.precision) == (DateBasis.OTHER_SOURCE, DatePrecision.DAY)
    assert claim.explanation == "typed by hand → Wed 3 January 2024"
    assert typed("date", "?", SIDES, "").precision is DatePrecision.UNKNOWN


def test_the_side_is_the_columns():
    assert typed("to_b_women", "3", SIDES, "").side is Side.B
    assert typed("each", "3", SIDES, "").side is Side.EACH
    assert typed("place", "Minsk", SIDES, "").side is Side.NONE


def test_an_unknown_target_is_our_fault():
    with pytest.raises(ValueError, match="nonsense"):
        typed("nonsense", "3", SIDES, "")


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from([column.name for column in COLUMNS]),
    st.one_of(
        st.text(max_size=30), st.from_regex(r"[0-9., ]{1,12}", fullmatch=True), st.sampled_from(["٣", "²", "½", "12e3"])
    ),
)
def test_anything_typed_is_taken_or_refused(target, text):
    try:
        claim = typed(target, text, SIDES, "")
    except InputRefused:
        return  # the sentences are tested above
    if target == "date":
        edtf_bounds(claim.value)
    elif target.startswith(("to_", "bodies")) and claim.value is not None:
        assert all(part.isascii() and part.isdigit() and int(part) <= 1_000_000 for part in claim.value.split(".."))
