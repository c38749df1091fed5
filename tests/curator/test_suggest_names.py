"""Every rule on dates, mediators and places has examples for and against, and each of them holds."""

import re
from pathlib import Path

import pytest

from curator.places import FAMILIES
from curator.suggest.circumstances import mediators_in, transit_in
from curator.suggest.days import ROLES
from curator.suggest.ground import ground_of
from curator.suggest.place_features import sites_in
from curator.suggest.sayings import SAYINGS, said_of

DAYS, NAMES = (Path(__file__).with_name(name) for name in ("suggest_days.txt", "suggest_names.txt"))


def examples(table: Path):
    rule = ""
    for line in table.read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            yield rule, line[2:], line[0] == "+"
        elif line and not line.startswith("#"):
            rule = line.split("  ")[0]


def read(text: str):
    """What is read of an example, and where the words in brackets stand."""
    start, end = text.index("["), text.index("]") - 1
    return ground_of(re.sub(r"[\[\]]", "", text), "2025-05-24", ("Ukraine", "Russia")), start, end


@pytest.mark.parametrize(("rule", "text", "holds"), list(examples(DAYS)), ids=lambda one: str(one)[:50])
def test_an_example_of_a_rule_on_dates_holds(rule, text, holds):
    ground, start, end = read(text)
    spoken = {one.rule for one in ground.days if start <= one.start < end or one.start <= start < one.end}
    assert (rule in spoken) == holds, spoken


@pytest.mark.parametrize(("rule", "text", "holds"), list(examples(NAMES)), ids=lambda one: str(one)[:50])
def test_an_example_of_a_rule_on_names_holds(rule, text, holds):
    ground, start, end = read(text)
    here = [one for sentence in ground.sentences for one in _named(ground, sentence) if start <= one.start < end]
    spoken = {one.rule for one in here}
    spoken |= {one.family for one in sites_in(ground) if start <= one.start < end}
    for index, tokens in ground.tokens.items():
        sentence = ground.sentences[index]
        if sentence.start <= start < sentence.end:
            spoken |= {f"S.{what}" for what in said_of(tokens, start, end)}
    assert (rule in spoken) == holds, spoken


def _named(ground, sentence):
    yield from mediators_in(ground.article, ground.sides, sentence)
    yield from transit_in(ground.article, ground.sides, sentence)


def test_every_rule_has_examples_for_and_against():
    shown = {(rule, holds) for table in (DAYS, NAMES) for rule, _, holds in examples(table)}
    helpers = ("M1.mediates", "M3.thanked", "M4.helps", "P3.transit")
    written = {*ROLES, *FAMILIES, *helpers, *(f"S.{what}" for what in SAYINGS)}
    assert shown == {(rule, sign) for rule in written for sign in (True, False)}
