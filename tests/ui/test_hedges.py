"""How firmly a number is said and why there is none: one key each, undoable, never a number out of nothing."""

import pytest

from curator.model import CountState, Qualifier


@pytest.fixture
def cited(hand):
    """A count of the undated article, just cited."""
    hand.open_article("003")
    hand.highlight("248 servicemen")
    hand.key("R")
    return hand.window


def claim(window):
    return window.loop.swap.claims[0]


@pytest.mark.parametrize(
    ("key", "qualifier"),
    [("Shift+A", Qualifier.ABOUT), ("Shift+L", Qualifier.AT_LEAST), ("Shift+M", Qualifier.AT_MOST)],
)
def test_a_number_is_hedged_by_one_key_and_taken_back(cited, hand, key, qualifier):
    hand.key(key)
    assert (claim(cited).value, claim(cited).qualifier) == ("248", qualifier)
    hand.key("Ctrl+Z")
    assert claim(cited).qualifier is Qualifier.EXACT
    hand.key("Ctrl+Shift+Z")
    hand.key("Shift+E")
    assert claim(cited).qualifier is Qualifier.EXACT


def test_both_sides_of_a_count_for_each_are_hedged_in_one_act(hand):
    hand.open_article("004")
    hand.highlight("270 servicemen and 120 civilians")
    hand.key("E")
    hand.key("Shift+A")
    claims = hand.window.loop.swap.claims
    assert {one.qualifier for one in claims} == {Qualifier.ABOUT}
    hand.key("Ctrl+Z")
    assert {one.qualifier for one in hand.window.loop.swap.claims} == {Qualifier.EXACT}


def test_a_range_takes_its_ends_from_the_quote(hand):
    hand.open_article("003")
    words = "The Ukrainian side has returned 230 servicemen"
    text = hand.window.loop.article.text
    start, end = text.index("248 servicemen"), text.index(words) + len(words)
    low, high = sorted((start, end))
    hand.window.panes.reader.page.select(low, high)
    hand.key("R")
    hand.key("Shift+R")
    values = {(one.value, one.qualifier) for one in hand.window.loop.swap.claims}
    assert values == {("230..248", Qualifier.RANGE)}


def test_a_range_asks_for_its_ends_where_the_quote_has_one_number(cited, hand):
    hand.key("Shift+R")
    hand.answer("240-250", "the ends")
    assert (claim(cited).value, claim(cited).qualifier) == ("240..250", Qualifier.RANGE)
    hand.to_article()
    hand.key("Shift+L")
    assert (claim(cited).value, claim(cited).qualifier) == ("240", Qualifier.AT_LEAST)


def test_what_is_no_range_is_refused_in_one_sentence(cited, hand):
    hand.key("Shift+R")
    hand.answer("many", "the ends")
    assert cited.banner.sentence.startswith("“many” is no")
    assert claim(cited).value == "248"


def test_a_date_cannot_be_about(hand):
    hand.open_article("004")
    hand.highlight("Friday")
    hand.key("D")
    hand.key("Shift+A")
    assert hand.window.banner.sentence.startswith("Only a number")


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("Shift+S", CountState.NOT_STATED),
        ("Shift+U", CountState.UNDISCLOSED),
        ("Shift+D", CountState.DISPUTED),
    ],
)
def test_a_count_without_a_number_says_why_and_quotes_the_selected_words(cited, hand, key, state):
    cited.panes.record.focus_field("to_a")
    hand.to_article()
    hand.highlight("Nearly 500")
    hand.key(key)
    dialog = hand.dialog("the question why")
    offered = dialog.text.toPlainText()
    assert offered.startswith("“Nearly 500” (")
    hand.key("Return")
    hand.wait(lambda: cited.loop.swap.values["to_a"].choice is not None, "the state")
    value = cited.loop.swap.values["to_a"]
    assert (value.value, value.state, value.choice.reason) == (None, state, offered)
    (words,) = value.claims
    assert (words.value_text, words.value, words.qualifier) == ("Nearly 500", None, Qualifier.SOME)
    assert words.explanation == state.value.replace("_", " ")
    hand.to_article()
    hand.key("Ctrl+Z")
    assert cited.loop.swap.values["to_a"].claims == ()
    assert cited.loop.swap.values["to_a"].choice is None


def test_words_that_are_cited_already_are_not_cited_again_for_their_count(cited, hand):
    hand.highlight("248 servicemen")
    hand.key("Shift+D")
    hand.dialog("the question why")
    hand.key("Return")
    hand.wait(lambda: cited.loop.swap.values["to_b"].choice is not None, "the state")
    assert len(cited.loop.swap.values["to_b"].claims) == 1


def test_without_a_count_at_hand_it_asks_which(hand):
    hand.open_article("004")
    hand.highlight("Friday")
    hand.key("D")
    hand.key("Shift+U")
    assert hand.window.banner.sentence.startswith("Which count")
