import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from swap_articles import SIDES

from curator.model import Party, Side
from curator.parties import name_of, other, party, side_named, sides_in


def named(text, sides=SIDES):
    return [(text[start:end], side.value) for start, end, side in sides_in(text, sides)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia and Ukraine", [("Russia", "b"), ("Ukraine", "a")]),
        ("Kyiv’s and Moscow's", [("Kyiv", "a"), ("Moscow", "b")]),
        ("25 Russian servicemen, 25 Ukrainians", [("Russian", "b"), ("Ukrainians", "a")]),
        ("the Russian Federation", [("Russian Federation", "b")]),
        ("The Moscow Times and The Kyiv Independent", []),
        ("українських і російських військових", [("українських", "a"), ("російських", "b")]),
        ("из украинского плена в Россию", [("украинского", "a"), ("Россию", "b")]),
        ("до РФ; Минобороны РФ; мертвих", [("РФ", "b"), ("РФ", "b")]),
        ("🇺🇦95 🇷🇺 95", [("🇺🇦", "a"), ("🇷🇺", "b")]),
        ("UKRAINE, RUSSIA FREE 73 UKRAINIANS", [("UKRAINE", "a"), ("RUSSIA", "b"), ("UKRAINIANS", "a")]),
        ("KYIV (Reuters) - MOSCOW, May 24", []),
        ("prussian, Ukrainianism, arussia", []),
    ],
)
def test_words_that_stand_for_a_side(text, expected):
    assert named(text) == expected


def test_case_matters_for_words_but_not_for_stems():
    americans = (party("United States"), party("Venezuela"))
    assert named("the US gave us", americans) == [("US", "a")]
    assert named("по обмену с США", americans) == [("США", "a")]
    assert named("УКРАИНА") == [("УКРАИНА", "a")]


def test_a_known_country_by_any_case_and_an_unknown_one_by_its_name():
    assert party(" ukraine ").name == "Ukraine"
    assert "Kyiv" in party("UKRAINE").words
    assert party("Ruritania") == Party("Ruritania", ("Ruritania",))
    assert named("Ruritania freed them", (party("Ruritania"), party("Russia"))) == [("Ruritania", "a")]


def test_a_party_by_another_word_for_it_keeps_that_word():
    pair = (party("Israel"), party("palestinians"))
    assert pair[1].name == "palestinians"
    assert named("90 Palestinian prisoners", pair) == [("Palestinian", "b")]
    assert party("USA").words == party("United States").words


def test_a_party_with_its_article_or_its_country_is_found_by_its_bare_word():
    government, houthis = party("the Government"), party("the Houthis")
    assert (government.name, houthis.name) == ("the Government", "the Houthis")
    said = "The government freed Houthi fighters"
    assert named(said, (government, houthis)) == [("government", "a"), ("Houthi", "b")]
    assert named(said, (party("Yemeni government"), houthis)) == [("government", "a"), ("Houthi", "b")]
    assert named("The forces freed them", (party("Northern forces"), houthis)) == []


def test_a_party_without_words_stands_for_nothing():
    assert named("Russia", (Party("", ()), party("Russia"))) == [("Russia", "b")]
    assert named("anything", (Party("", ("*",)), Party("", ()))) == []


def test_which_side_words_name():
    assert side_named("Kyiv", SIDES) is Side.A
    assert side_named("Kyiv and Moscow", SIDES) is Side.EACH
    assert side_named("Minsk", SIDES) is Side.NONE


def test_names_and_opposites():
    assert [name_of(side, SIDES) for side in Side] == ["Ukraine", "Russia", "each side", "neither side"]
    assert [other(side) for side in Side] == [Side.B, Side.A, Side.EACH, Side.NONE]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_any_text_gives_ordered_stretches_of_it(text):
    found = sides_in(f"{text} Russia {text}", SIDES)
    assert all(start < end for start, end, _ in found)
    assert [one[0] for one in found] == sorted(one[0] for one in found)
