"""Two texts as one, and where the quotes of the earlier one stand in the later one."""

import hypothesis.strategies as st
from hypothesis import given, settings

from curator.model import ArticleId
from curator.revisions import Change, Standing, difference, exact_place, standing
from curator.text import quote

TEXT = "Kyiv said on Friday that 390 people came home. Later 390 more were named by the Ombudsman in Kyiv."


def at(words, text=TEXT, after=0):
    start = text.index(words, after)
    return quote(ArticleId(1), text, start, start + len(words))


def test_a_quote_follows_only_where_it_stands_exactly_and_once():
    later = "UPDATED\n" + TEXT.replace("Ombudsman", "Ombudswoman")
    place = exact_place(later, at("390 people"))
    assert later[slice(*place)] == "390 people"
    assert exact_place("Words with 390 people among others", at("390 people")) is None
    amid = "before " * 9 + "390 people" + " after" * 9
    assert exact_place(amid, at("390", amid)) is not None
    assert exact_place(amid + amid, at("390", amid + amid)) is None


def test_how_a_quote_that_cannot_follow_stands():
    assert standing("Words with 390 people among others", at("390 people")) == (Standing.MOVED, ((11, 21),))
    assert standing("390 and 390", at("390")) == (Standing.AMBIGUOUS, ((0, 3), (8, 11)))
    assert standing("391 people", at("390 people")) == (Standing.LOST, ())


def test_a_difference_is_told_by_words():
    parts = difference("One two three\nfour five", "One 2 three\nfour five six")
    assert (Change.GONE, "two") in parts
    assert (Change.NEW, "2") in parts
    assert parts[0] == (Change.SAME, "One ")
    assert difference("same", "same") == ((Change.SAME, "same"),)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab \n🙂ї"), max_size=40), st.text(st.sampled_from("ab \n🙂ї"), max_size=40))
def test_both_texts_are_in_their_difference(earlier, later):
    parts = difference(earlier, later)
    assert "".join(words for change, words in parts if change is not Change.NEW) == earlier
    assert "".join(words for change, words in parts if change is not Change.GONE) == later
