"""The weights that ship are of the articles as they are, the training is the same every time, and its cuts hold."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest

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
    assert any(lesson.is_pattern for lesson in lessons)


def test_patterns_say_what_they_teach(training):
    train, patterns = training
    judge = train.score.frozen_judge()
    filled = [(case["text"], judge.gold_facts(case)) for case in patterns.pattern_cases()]
    assert filled == [(case["text"], judge.gold_facts(case)) for case in patterns.pattern_cases()]
    assert not [text for text, _ in filled if set(text) & set("{}[]|")]
    for text, (counts, soft, _, _, _) in filled:
        assert all(str(value) in text for _, _, value, _ in counts | soft), text
    assert len({text for text, _ in filled}) > len(filled) / 2


def test_a_cut_is_the_lowest_at_which_the_goal_holds(training):
    train, _ = training
    told = [(0.99 - 0.01 * n, n != 9) for n in range(20)]
    assert train.cut(told, 1.0) == pytest.approx(0.91)
    assert train.cut(told, 0.95) == pytest.approx(0.80)
    assert train.cut(told[:4], 0.5) == 1.01  # too few to say
