"""Each tag of the lexicon takes its examples and leaves those against it; the words of a sentence keep their places."""

import pytest

from curator.model import Side
from curator.parties import party
from curator.suggest.blocks import sentences_of
from curator.suggest.lexicon import TAGS, tag_of
from curator.suggest.linear import Seen, Weights
from curator.suggest.tokens import seen_from, tokens_of

SIDES = (party("Ukraine"), party("Russia"))


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: tag.name)
def test_a_tag_takes_its_examples_and_no_others(tag):
    assert tag.yes
    assert {tag_of(word) for word in tag.yes} == {f"<{tag.name}>"}
    assert f"<{tag.name}>" not in {tag_of(word) for word in tag.no}


def test_tags_have_one_name_each():
    names = [tag.name for tag in TAGS]
    assert len(names) == len(set(names))


def test_the_words_of_a_sentence_keep_their_places_and_say_who_is_named():
    text = "So it was.\nКиїв повернув 95 своїх, Russia got 90 back."
    sentence = sentences_of(text)[1]
    tokens = tokens_of(sentence, SIDES)
    assert tokens.words[:4] == ("@a", "<return>", "#", "<own>")
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)][:3] == [
        "Київ",
        "повернув",
        "95",
    ]
    assert tokens.words[tokens.at(text.index("Russia"))] == "@b"
    assert [seen_from("@b", side) for side in (Side.A, Side.B, Side.NONE)] == ["you", "me", "side"]


def test_the_article_of_a_noun_is_no_side():
    tokens = tokens_of(sentences_of("A bus with a soldier, b and c.")[0], SIDES)
    assert not tokens.tags & {"@a", "@b"}
    assert [seen_from(word, Side.A) for word in tokens.words[:2]] == ["a", "<unit>"]


def test_words_with_a_tag_keep_their_own_letters_too():
    tokens = tokens_of(sentences_of("Kyiv handed over 95.")[0], SIDES)
    assert tokens.words[:2] == ("@a", "<give>")
    assert tokens.stems[:2] == ("@a", "handed")


def test_the_deciding_words_are_those_that_spoke_for_it():
    weights = Weights({"number": {"": -1.0, "l:<return>": 2.0, "r:<held>": -3.0, "lang=en": 5.0}})
    seen = [Seen("l:<return>", 3, 9), Seen("r:<held>", 20, 24), Seen("lang=en")]
    assert weights.deciding("number", seen) == [Seen("", 3, 9)]
    assert weights.probability("number", ["l:<return>"]) == pytest.approx(0.731, abs=0.001)
    assert weights.probability("unknown", ["l:<return>"]) == 0.5


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A UAE-mediated swap", ["A", "UAE", "mediated", "swap"]),
        ("Russian-held, pro-Moscow", ["Russian", "held", ",", "pro", "Moscow"]),
        ("the Russia-Ukraine war", ["the", "Russia", "Ukraine", "war"]),
        ("the one-for-one swap", ["the", "one-for-one", "swap"]),
    ],
)
def test_a_compound_is_cut_at_a_name_and_nowhere_else(text, written):
    tokens = tokens_of(sentences_of(text)[0], SIDES)
    assert [tokens.written(at) for at in range(len(tokens.words))] == written


def test_what_is_written_together_with_a_name_has_its_own_tag():
    assert tokens_of(sentences_of("A UAE-mediated swap")[0], SIDES).words[1:] == ("<country>", "<mediate>", "<swap>")
    assert tokens_of(sentences_of("Russian-held areas")[0], SIDES).words[:2] == ("@b", "<held>")
