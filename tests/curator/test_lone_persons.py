"""Who is exchanged alone and without a number: who counts as one, in the text and in what is highlighted."""

import time

import pytest
from swap_articles import SIDES, article, span

from curator.claims import cite
from curator.lone_persons import is_one_person
from curator.suggest.lone import Place, lone_in


def told(sentence):
    return {(sentence[one.start : one.end], one.place.value, one.paired) for one in lone_in(sentence)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was one for one, in Abu Dhabi.", {("one for one", "pair", True)}),
        ("Обмін «один на один» справді був.", {("один на один", "pair", True)}),
        (
            "A U.S. schoolteacher was traded for a Russian held in California.",
            {("A U.S. schoolteacher", "subject", True), ("a Russian", "for", True)},
        ),
        (
            "Moscow let the teacher Marc Fogel go in exchange for Alexander Vinnik.",
            {("the teacher Marc Fogel", "object", True), ("Alexander Vinnik", "for", True)},
        ),
        ("Russia freed a dual Russian-American citizen.", {("a dual Russian-American citizen", "object", False)}),
        ("Iran has let a 71-year-old American engineer go.", {("a 71-year-old American engineer", "object", False)}),
        (
            "Поверталися 44 в обмін на одного російського генерал-майора.",
            {("одного російського генерал-майора", "for", True)},
        ),
        ("Poland got one, a radio host.", {("one", "object", False)}),
        (
            "An aid worker from Tournai and an Iranian diplomat convicted in Antwerp were exchanged in Muscat.",
            {("An aid worker", "subject", True), ("an Iranian diplomat", "subject", False)},
        ),
    ],
)
def test_who_is_moved_alone(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia and Ukraine carried out a large prisoner exchange.",
        "A Ukrainian soldier said he was glad.",
        "The body of an Israeli citizen was returned.",
        "Eight Americans held in Venezuela were released in exchange for some prisoners.",
        "The release was planned for Independence Day.",
        "A spokesman for the International Committee of the Red Cross said that prisoners were exchanged.",
        "The wife of a soldier was freed.",
        "They walked in a prisoner's shoes and were freed.",
        "",
    ],
)
def test_who_is_not(sentence):
    assert told(sentence) == set()


def test_a_long_list_of_names_is_none():
    freed = "; ".join("Russia freed a teacher" for _ in range(20))
    assert told(freed) == set()


def test_no_sentence_makes_it_slow():
    def spent(times):
        sentence = "freed " + "a man for a former teacher and " * times + "was exchanged"
        start = time.process_time()
        lone_in(sentence)
        return time.process_time() - start

    assert spent(1600) < 40 * max(spent(200), 1e-4)  # eight times as long; a square would be 64


@pytest.mark.parametrize(
    "words",
    [
        "a Russian pilot",
        "Russian pilot",
        "the arms dealer Viktor Bout",
        "Brittney Griner",
        "Віктора Медведчука",
        "a 71-year-old engineer",
    ],
)
def test_one_person_who_is_highlighted_counts_one(words):
    assert is_one_person(words)
    source = article(f"Washington received {words} on Friday.")
    (claim,) = cite(source, SIDES, "to_a", *span(source, words))
    assert (claim.value, claim.category.value) == ("1", "total")
    assert claim.explanation.startswith(f"“{words}” → one person")


@pytest.mark.parametrize(
    "words",
    [
        "United Arab Emirates", "White House", "Monday Morning", "the exchange", "they", "Ministry of Defence",
        "Ukrainian soldiers", "a prisoner exchange", "Ukraine",
    ],
)  # fmt: skip
def test_what_is_no_person_counts_nobody(words):
    assert not is_one_person(words)


@pytest.mark.parametrize(
    "words", ["Kharkiv Oblast", "the Belgorod Region", "Boryspil Airport", "New York City", "Sumy Border Checkpoint"]
)
def test_a_place_that_is_highlighted_counts_nobody(words):
    source = article(f"The men were brought home through {words} on Friday.")
    (claim,) = cite(source, SIDES, "to_a", *span(source, words))
    assert claim.value is None
    assert claim.explanation == "No number of people could be read in these words; the words are kept."


def test_the_place_of_a_person_is_a_word_of_the_features():
    assert [str(place) for place in Place] == ["pair", "for", "object", "subject"]
