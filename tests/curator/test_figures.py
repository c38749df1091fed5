import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.figures import find_figures
from curator.text import canonical

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "tests/gold/seeds_gold.json").read_text(encoding="utf-8"))["seeds"]
CASES = json.loads((ROOT / "tests/gold/seeds_cases.json").read_text(encoding="utf-8"))


def seed(number):
    return canonical(next((ROOT / "seeds").glob(f"{number}_*")).read_text(encoding="utf-8"))


def check(text):
    """The definition of INTERFACES: exact slices, in order, disjoint, every digit in exactly one."""
    figures = find_figures(text)
    inside = [0] * len(text)
    for figure in figures:
        assert figure.text == text[figure.start : figure.end] != ""
        for position in range(figure.start, figure.end):
            inside[position] += 1
    assert max(inside, default=0) <= 1
    assert list(figures) == sorted(figures, key=lambda figure: figure.start)
    assert all(inside[match.start()] for match in re.finditer(r"\d", text))
    return figures


SAMPLES = {
    "000": "25 first:o 2025:d Wednesday:d February_2022:d 25 25 May_2022:d 2",
    "001": "2025-05-23:d May_23:d 2014:d first:o 1000 1000 Today:d 390 Saturday:d Sunday:d 270 120 first:o 1,000 "
    "May_16:d first:o 2022:d 24/7 May_22:d two 1000 May_23,_2025:d May_23,_2025:d May_23,_2025:d 1000 1000 8,000 "
    "May_1:d two May_20:d 31 April_10:d 103 April:d 16,000 174 19,500 1,300 March_2023:d May_8:d",
    "002": "March_17,_2025:d 14:57 95 July_20,_2024:d Wednesday:d 54th:o 2022:d third:o seven 95 three 95 Wednesday:d "
    "95 Wednesday:d 54th:o 2022:d third:o seven June:d 1,348 6,465 Wednesday:d June_25:d 90 2022:d a_fifth 2014:d",
    "003": "500 248 230 49th:o August_2023:d 500",
    "004": "2025-05-24:d 2022:d 390 2022:d 270 120 a_week_ago:d 1,000 270 Three 390 Friday:d 2022:d Friday:d "
    "a_week_ago:d March_2022:d two Friday:d second:o this_week:d two",
}


@pytest.mark.parametrize("number", sorted(SAMPLES))
def test_figures_of_the_samples(number):
    marks = {"number": "", "date": ":d", "ordinal": ":o"}
    found = [figure.text.replace(" ", "_") + marks[figure.kind] for figure in check(seed(number))]
    assert " ".join(found) == SAMPLES[number]


@pytest.mark.parametrize("number", sorted(GOLD))
def test_what_the_gold_counts_or_rules_out_is_a_figure(number):
    text = seed(number)
    figures = find_figures(text)
    for entry in GOLD[number]["claims"] + GOLD[number]["not_counts"]:
        for digits in re.finditer(r"\d+", entry["quote"]):
            start, end = entry["start"] + digits.start(), entry["start"] + digits.end()
            assert sum(figure.start <= start and end <= figure.end for figure in figures) == 1
    assert any(case["file"].rpartition("/")[2].startswith(number) for case in CASES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 23, 2025, 1,000 came", [("May 23, 2025", "date"), ("1,000", "number")]),
        ("'1000-for-1000'", [("1000", "number"), ("1000", "number")]),
        ("between 20 and 30", [("20", "number"), ("30", "number")]),
        ("the forty-ninth, 49th", [("forty-ninth", "ordinal"), ("49th", "ordinal")]),
        ("no one, dozens of, thousands held", []),
        ("May 23 390 people", [("May 23", "date"), ("390", "number")]),
        ("a week ago, two hundred and seven", [("a week ago", "date"), ("two hundred and seven", "number")]),
        (
            "п’ятниця, 23 травня 2025 року: 270 військових",
            [("п’ятниця, 23 травня 2025 року", "date"), ("270", "number")],
        ),
        ("٣٩٠ A12 7e5 x² 3½", [("٣٩٠", "number"), ("12", "number"), ("7", "number"), ("5", "number"), ("3", "number")]),
        ("", []),
    ],
)
def test_figures(text, expected):
    assert [(figure.text, figure.kind) for figure in check(text)] == expected


PIECES = [
    *("1", "23", "390", "2025", "1,348", "05", "٣", "²", "th", "st", "-", "–", "/", ".", ",", ":", " ", " ", " ", "%"),
    *("May", "мая", "травня", "Friday", "п’ятницю", "ago", "week", "a", "two", "hundred", "and", "to", "in", "24/7"),
    *("\n", "\r\n", "\ufeff", "\u00a0", "\u202e", "\u0301", "\u200d", "\u2028", "\ud83d", "🙂", "x", "року", "one"),
]


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join))
def test_every_digit_of_any_text_lies_in_exactly_one_figure(text):
    check(text)
    check(canonical(text))
