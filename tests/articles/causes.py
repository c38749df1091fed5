"""Why a wanted count was not offered: what decides where recall is to be won. Used by train.py --causes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import score
from lessons import sides_of, text_of

from curator.numbers import each_number
from curator.suggest.engine import suggest
from curator.suggest.linear import Weights

_LEAST = 12
"""Wanted counts that a line of the table needs."""
CAUSES = (
    "offered", "offered, other day", "below the cut", "below, other side likelier", "other side only", "not said",
    "never written",
)  # fmt: skip
"""From what was offered to a number that the text writes nowhere ("the same number", one named person)."""


def causes_of(case: score.Case, weights: Weights) -> list[tuple[str, str, str]]:
    """Genre, language and cause of every count that the coding of a case wants."""
    judge, text = score.frozen_judge(), text_of(case)
    document = suggest(text, case["publication_date"], sides_of(case), weights)
    events = {one["id"]: one for one in document["events"]}
    said = [
        one
        for one in document["suggestions"]
        if one["field"] == "count" and events[one["event"]]["role"] not in ("planned", "cancelled")
    ]
    written = {one.value for one in each_number(text)}
    found = []
    for side, category, value, day in sorted(judge.gold_facts(case)[0], key=str):
        same = [one for one in said if one["value"] == value and judge.same_category(one["category"], category)]
        mine = [one for one in same if judge.plain(one["side"] or "") == side]
        days = [judge.same_day(events[one["event"]]["date"], day) for one in mine if one["tier"] != "C"]
        cause = cause_of(mine, [one for one in same if one not in mine], days, is_written=value in written)
        found.append((case["genre"], case["language"], cause))
    return found


def cause_of(mine: list[Any], others: list[Any], days: list[bool], *, is_written: bool) -> str:
    """One of CAUSES; `days`: of what is offered, whether the day is right."""
    if days:
        return CAUSES[0] if any(days) else CAUSES[1]
    if mine:
        best = max(one["confidence"] for one in mine)
        return CAUSES[3] if any(one["confidence"] > best for one in others) else CAUSES[2]
    return CAUSES[4] if others else CAUSES[5] if is_written else CAUSES[6]


def table(found: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """How many wanted counts met each cause: all, by language, by genre (those with most first)."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for genre, language, cause in found:
        for group in ("all", language, f"genre {genre}"):
            groups[group][cause] += 1
    yield f"{'wanted counts':<18}" + "".join(f"{name:>25}" for name in ("wanted", *CAUSES))
    groups = {name: tally for name, tally in groups.items() if tally.total() >= _LEAST}
    for name, tally in sorted(groups.items(), key=lambda one: (one[0].startswith("genre"), -one[1].total(), one[0])):
        yield f"{name:<18}" + "".join(f"{number:>25}" for number in (tally.total(), *(tally[one] for one in CAUSES)))
