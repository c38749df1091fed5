"""The sentences of patterns.txt filled in, the same every time: what the training learns beside whole articles."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lines import lines_of

FILE = Path(__file__).with_name("patterns.txt")
TIMES = 6
"""How often each sentence is filled in."""
_EN = (
    ("Ukraine", "Kyiv", "Ukrainian", "Ukrainians"), ("Russia", "Moscow", "Russian", "Russians"),
    ("Israel", "Jerusalem", "Israeli", "Israelis"), ("Hamas", "Gaza", "Palestinian", "Palestinians"),
    ("Armenia", "Yerevan", "Armenian", "Armenians"), ("Azerbaijan", "Baku", "Azerbaijani", "Azerbaijanis"),
    ("Serbia", "Belgrade", "Serbian", "Serbs"), ("Kosovo", "Pristina", "Kosovar", "Kosovars"),
    ("United States", "Washington", "American", "Americans"), ("Venezuela", "Caracas", "Venezuelan", "Venezuelans"),
)  # fmt: skip
"""Pairs: name, capital, adjective, people."""
_WHO = ("prisoners", "prisoners of war", "POWs", "captives", "soldiers", "servicemen", "people", "men", "detainees")
_KINDS = {
    "women": "women",
    "officers": "officers",
    "civilians": "civilians",
    "children": "children",
    "wounded": "wounded men",
}
_DAYS = {
    "en": (
        "on Friday",
        "on Sunday",
        "on 12 March",
        "on Thursday evening",
        "late on Monday",
        "on May 14",
        "on Saturday",
    ),
    "uk": ("у п'ятницю", "12 березня", "у неділю", "сьогодні", "у четвер"),
    "ru": ("в пятницу", "12 марта", "в воскресенье", "сегодня", "в четверг"),
}
_FACT = re.compile(r"(?P<side>[AB]) (?:(?P<kind>\w+) )?(?P<sum>[a-z](?:\+[a-z])?)")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def pattern_cases() -> Iterator[dict[str, Any]]:
    """The sentences as cases of the form that train.py reads."""
    for language, line in lines_of(FILE):
        text, _, said = line.rpartition(" => ")
        for time in range(TIMES):
            yield _filled(text, said, language, random.Random(f"{time} {line}"))


def _filled(text: str, said: str, language: str, chance: random.Random) -> dict[str, Any]:
    first = 2 * chance.choice((0, 0, 0, 0, 1, 2, 3, 4)) if language == "en" else 0
    names = [_EN[first], _EN[first + 1]]
    if language == "en" and chance.random() < 0.5:
        names.reverse()
    numbers = dict(zip("nmkj", chance.sample(range(14, 320), 4), strict=True), s=chance.randint(2, 12))
    values = {
        "n+s": numbers["n"] + numbers["s"],
        "n+o": numbers["n"] + 1,
        **numbers,
        "j": chance.randint(20, 61),
        "o": 1,
    }
    kind = chance.choice(sorted(_KINDS))
    words: dict[str, Any] = {
        **values,
        "C": _KINDS[kind],
        "D": chance.choice(_DAYS[language]),
        "W": chance.choice(_WHO),
    }
    for side, (name, capital, adjective, people) in zip("AB", names, strict=True):
        called = name if chance.random() < 0.7 or "{" + side + "capital}" in text else capital
        words |= {side: called, f"{side}capital": capital, f"{side}adj": adjective, f"{side}people": people}
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), text)
    text = re.sub(r"\{([\w+]+)\}", lambda found: str(words[found[1]]), text)
    facts = [
        (one["side"], {"C": kind}.get(one["kind"], one["kind"] or "total"), values[one["sum"]])
        for one in _FACT.finditer(said)
    ]
    return {
        "id": "pattern", "event_key": "pattern", "teaches": ("number", "side"), "text": text[0].upper() + text[1:],
        "publication_date": "2025-05-18", "sides_arg": ",".join(sorted(one[0] for one in names)),
        "events": [{
            "role": "main", "status": "completed", "event_date": None, "date_precision": "open", "mediators": [],
            "ordinal": None, "sides": [_side(one[0], side, facts) for side, one in zip("AB", names, strict=True)],
        }],
    }  # fmt: skip


def _side(name: str, side: str, facts: list[tuple[str, str, int]]) -> dict[str, Any]:
    """A side with all that came back to it; of several totals the first is `returned`, and none is left out."""
    mine = [{"category": kind, "value": value} for who, kind, value in facts if who == side]
    total = next((one for one in mine if one["category"] == "total"), {"value": None})
    return {"side": name, "returned": total["value"], "breakdown": [one for one in mine if one is not total]}
