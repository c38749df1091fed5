"""The search key against its plain definition; phrases, places and snippets."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curator.searching import first_place, folded, phrases, places, snippet

PLAIN = str.maketrans("’ʼ‘`´", "'''''")
letters = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("’ʼ‘`´'їЇєґßﬁﬃΆйё\u0301\u0306\u1fef\u1ffd")
)


@settings(deadline=None, max_examples=400)
@given(letters)
@example("П’ять ʼ‘`´ п'яти")
@example("\u1fef \u1ffd \u00b4 \u0384")
def test_the_key_is_normalised_folded_and_has_one_apostrophe(words):
    once = unicodedata.normalize("NFKC", words).casefold()
    key = unicodedata.normalize("NFKC", once).translate(PLAIN).replace("ё", "е")
    assert folded(words) == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Полонені", "ПОЛОНЕНІ", True),
        ("їжак", unicodedata.normalize("NFD", "Їжак"), True),
        ("Йосип", unicodedata.normalize("NFD", "йосип"), True),
        ("ґрати", "ГРАТИ", False),
        ("є", "е", False),
        ("і", "и", False),
        ("ї", "і", False),
        ("й", "и", False),
        ("ёлка", "ЕЛКА", True),
        ("п’ять", "П'ЯТЬ", True),
        ("Марʼяна", "мар’яна", True),
    ],
)
def test_letters_are_folded_as_they_are_read(one, other, same):
    assert (folded(one) == folded(other)) is same


def test_what_is_typed_is_taken_apart():
    keys = lambda typed: [(phrase.key, phrase.open) for phrase in phrases(typed)]  # noqa: E731
    assert keys('Kyiv "prisoners of war" пол') == [("kyiv", False), ("prisoners of war", False), ("пол", True)]
    assert keys("полонені ") == [("полонені", False)]
    assert keys("«обмін полонених» «ще не") == [("обмін полонених", False), ("ще не", False)]
    assert keys('— " “” %') == []
    assert keys("П’ять") == [("п'ять", True)]


def test_places_and_snippets_are_of_the_text_as_it_stands():
    text = "Heading\n" + "word " * 50 + "В Києві ЇЖАК said it. " + "more " * 60
    (place,) = places(text, phrases("їжа"))
    assert text[slice(*place)] == "ЇЖА"
    shown = snippet(text, phrases("їжак києві "))
    assert [shown.words[a:b] for a, b in shown.marks] == ["Києві", "ЇЖАК"]
    assert (shown.words[:6], shown.words[-6:], len(shown.words) < 180) == ("… word", "more …", True)
    assert snippet(text, phrases("nowhere")) is None
    assert snippet("Kyiv", phrases("kyiv")).words == "Kyiv"
    assert first_place(text, phrases("said more")) == first_place(text, phrases("said "))


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("їЇйЙаАﬁß’'- \n\u0306\u0308и"), max_size=30), st.data())
def test_every_word_of_a_text_is_found_in_it_where_it_stands(text, data):
    words = list(re.finditer(r"[їЇйЙаАи]+(?![\w\u0306\u0308])", text))
    words = [match for match in words if not re.match(r"[\wß’'\u0306\u0308]", text[match.start() - 1 : match.start()])]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    found = list(places(text, phrases(word.group() + " ")))
    assert word.span() in found
    assert all(folded(text[a:b]).strip("'") == folded(word.group()) for a, b in found)
