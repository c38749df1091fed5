"""How selections and marks grow over the words of an article."""

import re

import pytest

from ui.reader.extents import coordinated, ladder, moved_end, moved_start, number_phrases

BORDER = "They both returned 270 servicemen and 120 civilians on the border, as part of the only deal. It went on."
FIRST = "Russia exchanged 25 prisoners of war each in their first swap of 2025."


def figures(text):
    return [match.span() for match in re.finditer(r"\d+(?:,\d+)*", text)]


def phrases(text):
    return [text[start:end] for start, end in number_phrases(text, figures(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BORDER, ["270 servicemen", "120 civilians"]),
        (FIRST, ["25 prisoners of war each", "2025"]),
        ("Both agreed to swap 1,000 prisoners and confirmed it.", ["1,000 prisoners"]),
        ("Three of the 390 released on Friday were women.", ["390"]),
        ("He saw 40 wounded and 3 dead.", ["40 wounded", "3 dead"]),
        ("Повернули 270 військовослужбовців та 120 цивільних.", ["270 військовослужбовців", "120 цивільних"]),
        ("Обменяли 95 на 95.", ["95", "95"]),
        ("In 2024.\nNext", ["2024"]),
    ],
)
def test_a_number_takes_the_nouns_after_it(text, expected):
    assert phrases(text) == expected


def test_numbers_joined_by_and_are_one_run():
    found = coordinated(BORDER, number_phrases(BORDER, figures(BORDER)), 1)
    assert BORDER[slice(*found)] == "270 servicemen and 120 civilians"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both handed over 390 soldiers and civilians in the biggest swap.", "390 soldiers and civilians"),
        ("Повернули 390 військових та цивільних за день.", "390 військових та цивільних"),
        ("They freed 95 men and they went home.", "95 men"),
        ("They freed 95 men and 3 women.", "95 men and 3 women"),
        ("They freed 95 men.", "95 men"),
    ],
)
def test_a_noun_joined_by_and_is_a_rung_before_the_sentence(text, expected):
    at = figures(text)[0][0]
    rungs = [text[slice(*rung)] for rung in ladder(text, figures(text), at, at, (0, len(text)))]
    assert expected in rungs
    assert all(expected in longer for longer in rungs[rungs.index(expected) :])
    assert len(rungs) - rungs.index(expected) <= 3


def test_the_ladder_goes_from_word_to_paragraph():
    at = BORDER.index("120") + 1
    rungs = ladder(BORDER, figures(BORDER), at, at, (0, len(BORDER)))
    assert [BORDER[slice(*rung)] for rung in rungs] == [
        "120",
        "120 civilians",
        "270 servicemen and 120 civilians",
        "They both returned 270 servicemen and 120 civilians on the border",
        "They both returned 270 servicemen and 120 civilians on the border, as part of the only deal.",
        BORDER,
    ]


def test_every_rung_holds_the_one_before_and_the_selection():
    for start in range(len(BORDER)):
        span = (start, min(start + 9, len(BORDER)))
        for rung in ladder(BORDER, figures(BORDER), *span, (0, len(BORDER))):
            assert rung[0] <= span[0]
            assert span[1] <= rung[1]
            assert rung != span
            span = rung


def test_an_edge_moves_by_words_and_never_past_the_other():
    start, end = 19, 33
    assert BORDER[start:end] == "270 servicemen"
    assert BORDER[start : moved_end(BORDER, start, end, 1)] == "270 servicemen and"
    assert BORDER[start : moved_end(BORDER, start, end, -1)] == "270"
    assert moved_end(BORDER, start, 22, -1) == 22
    assert BORDER[moved_start(BORDER, start, end, -1) : end] == "returned 270 servicemen"
    assert BORDER[moved_start(BORDER, start, end, 1) : end] == "servicemen"
    assert moved_start(BORDER, 23, end, 1) == 23


def test_an_edge_stays_at_the_ends_of_the_text():
    assert moved_start(BORDER, 0, 4, -1) == 0
    assert moved_end(BORDER, 0, len(BORDER), 1) == len(BORDER)
