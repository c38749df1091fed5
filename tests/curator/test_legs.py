"""Legs of other parties: written and read back, read from sentences, typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swap_articles import article

from curator.claims import cite, typed
from curator.errors import InputRefused
from curator.legs import Leg, leg_of
from curator.model import Category, Qualifier
from curator.parties import party

SIDES = (party("Ukraine"), party("Russia"))
NAMES = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True)


@given(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from(Category), NAMES, NAMES)
def test_what_is_written_is_read_back(low, more, category, source, target):
    if source != target:
        leg = Leg(low, low + more, category, source, target)
        assert leg_of(str(leg)) == leg


@pytest.mark.parametrize(
    "value", ["", "52", "52 from Belarus", "from Belarus to Poland", "9..5 from A to B", "5 from A to a"]
)
def test_what_is_no_leg_is_refused(value):
    with pytest.raises(ValueError, match="no leg"):
        leg_of(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Belarus released 52 prisoners to Lithuania on Thursday.", "52 from Belarus to Lithuania"),
        ("Ten civilians were transferred from the Belarus to Ukraine.", "10 civilians from Belarus to Ukraine"),
        ("Poland received 5 detainees from Belarus.", "5 from Belarus to Poland"),
        ("Between 10 and 12 women were handed over by Belarus to Poland", "10..12 women from Belarus to Poland"),
        ("Germany has freed two men and sent them to the United States", "2 from Germany to United States"),
        ("52 prisoners came home.", None),
        ("Belarus released prisoners to Lithuania.", None),
        ("Belarus released 52 men and 8 women to Lithuania.", None),
    ],
)
def test_legs_are_read_from_sentences(words, value):
    (claim,) = cite(article(words), SIDES, "other_legs", 0, len(words))
    assert claim.value == value
    assert claim.quotes[0].text == words
    assert (claim.qualifier is Qualifier.RANGE) == (value is not None and ".." in value)


@pytest.mark.parametrize(
    ("words", "side"), [("5 from Russia to Ukraine", "Ukraine"), ("5 from Kyiv to Moscow", "Russia")]
)
def test_a_leg_of_the_two_sides_belongs_to_the_side_it_went_to(words, side):
    with pytest.raises(InputRefused, match=f"is between the two sides: it belongs to “Returned to {side}”"):
        typed("other_legs", words, SIDES, "a list of names")
    said = words.replace("5 from", "5 prisoners were released from")
    (claim,) = cite(article(said), SIDES, "other_legs", 0, len(said))
    assert claim.value is None
    assert f"it belongs to “Returned to {side}”" in claim.explanation


def test_a_leg_is_typed():
    claim = typed("other_legs", " 52  from Belarus to Lithuania", SIDES, "a list of names")
    assert claim.value == "52 from Belarus to Lithuania"
    with pytest.raises(InputRefused, match="type it like 52 from"):
        typed("other_legs", "52", SIDES, "")
