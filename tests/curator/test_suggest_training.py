"""The weights that ship are of the articles as they are, the training is the same every time, and its cuts hold."""

import itertools
import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest

from curator.countries import helpers_in
from curator.suggest.linear import Weights

ARTICLES = Path(__file__).parents[1] / "articles"


@pytest.fixture(scope="module")
def training():
    """The modules beside the articles, which are run as scripts."""
    sys.path.insert(0, str(ARTICLES))
    try:
        import patterns
        import train

        yield train, patterns
    finally:
        sys.path.remove(str(ARTICLES))


def test_the_weights_were_learnt_from_these_articles(training):
    shipped = json.loads(files("curator.suggest").joinpath("weights.json").read_text("utf-8"))
    assert shipped["articles"] == training[0].fingerprint(), "run tests/articles/train.py"


def test_learning_the_same_gives_the_same(training):
    train, patterns = training
    cases = [*train.plain_cases()[:36], *list(patterns.pattern_cases())[:8]]
    lessons = [train.lesson_of(case) for case in cases]
    with ThreadPoolExecutor(1) as pool:
        first, again = (train.taught([train.lesson_of(case) for case in cases], pool) for _ in range(2))
    assert first == again
    assert set(first[1].questions) == {"number", "side", "day", "mediator", "place", "link"}
    assert set(first[1].trees) == {"fact", "date", "name", "whole"}
    assert any(lesson.is_made for lesson in lessons)


def test_patterns_say_what_they_teach(training):
    train, patterns = training
    judge = train.score.frozen_judge()
    filled = [(case["text"], judge.gold_facts(case)) for case in patterns.pattern_cases()]
    assert filled == [(case["text"], judge.gold_facts(case)) for case in patterns.pattern_cases()]
    assert not [text for text, _ in filled if set(text) & set("{}[]|")]
    for text, (counts, soft, _, _, _) in filled:
        said = {1, *map(int, re.findall(r"\d+", text))}
        made = said | {one + two for one, two in itertools.combinations(said, 2)}
        assert {value for _, _, value, _ in counts | soft} <= made, text
    assert len({text for text, _ in filled}) > len(filled) / 2


def test_a_cut_is_the_lowest_at_which_the_goal_holds(training):
    train, _ = training
    told = [(0.99 - 0.01 * n, n != 9) for n in range(20)]
    assert train.cut(told, 1.0) == pytest.approx(0.91)
    assert train.cut(told, 0.95) == pytest.approx(0.80)
    assert train.cut(told[:4], 0.5) == 1.01  # too few to say


def test_sentences_on_mediators_name_whom_they_teach(training):
    train, _ = training
    cases = list(train.mediator_cases())
    assert cases == list(train.mediator_cases())
    assert not [case["text"] for case in cases if set(case["text"]) & set("{}[]|")]
    for case in cases:
        named = {name for _, _, name in helpers_in(case["text"])}
        assert {one["name"] for one in case["events"][0]["mediators"]} <= named, case["text"]
    assert any(case["events"][0]["mediators"] for case in cases)
    assert any(not case["events"][0]["mediators"] for case in cases)


def test_sentences_on_places_quote_where_it_was(training):
    import lessons

    train, _ = training
    cases = list(train.site_cases())[::3]
    assert cases == list(train.site_cases())[::3]
    assert not [case["text"] for case in cases if set(case["text"]) & set("{}[]|<>")]
    for case in cases:
        lesson = lessons.seconded(lessons.Lesson(case, 0), Weights({}, trees={}))
        assert any(right for _, right, _ in lesson.later["place"]) == bool(case["events"][0]["place"]), case["text"]
        assert not lesson.later["mediator"]
        assert not lesson.later["day"]


def test_why_a_count_was_not_offered():
    sys.path.insert(0, str(ARTICLES))
    try:
        import causes
    finally:
        sys.path.remove(str(ARTICLES))
    likely, unlikely = {"confidence": 0.6, "tier": "C"}, {"confidence": 0.3, "tier": "C"}
    offered = {"confidence": 0.9, "tier": "B"}
    said = [
        ([offered], [], [True]), ([offered], [], [False]), ([likely], [unlikely], []), ([unlikely], [likely], []),
        ([], [likely], []), ([], [], []),
    ]  # fmt: skip
    assert [causes.cause_of(*one, is_written=True) for one in said] == list(causes.CAUSES[:6])
    assert causes.cause_of([], [], [], is_written=False) == "never written"
    lines = list(causes.table([("wire", "en", "offered")] * 12 + [("poem", "uk", "not said")]))
    assert [line.split()[0] for line in lines] == ["wanted", "all", "en", "genre"]


def test_a_name_teaches_that_it_mediated_only_where_the_coding_quotes_it(training):
    import lessons

    train, _ = training
    text = (
        "Ukraine and Russia exchanged 95 prisoners on Friday. The UAE mediated.\n\nWounded men were flown to Turkey. "
        "The UAE also hosts a fair next week."
    )
    event = {
        "role": "main", "status": "completed", "event_date": "2025-05-23", "date_precision": "day", "sides": [],
        "ordinal": None, "mediators": [{"name": "United Arab Emirates", "quote": "The UAE mediated"}],
    }  # fmt: skip
    case = {"id": "x", "event_key": "x", "text": text, "publication_date": "2025-05-24", "events": [event]}
    told = lessons.seconded(train.lesson_of(case), Weights({}, trees={})).later["mediator"]
    assert [right for _, right, _ in told] == [True, False]  # the fair is left out, Turkey is none
    event["mediators"] = [{"name": "United Arab Emirates"}]
    told = lessons.seconded(train.lesson_of(case), Weights({}, trees={})).later["mediator"]
    assert [right for _, right, _ in told] == [True, False, True]
