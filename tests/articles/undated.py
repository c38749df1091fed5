"""Open articles without the words for the day of what they report, as the web stores many a report.

What is left to read are days of other things, and a count must not be given to one of those for want of a better.
"""

import hashlib
import re
from typing import Any

import score

from curator.edtf import DAY_LENGTH
from curator.importing import read_article
from curator.suggest.days import Day, Role
from curator.suggest.ground import Ground, ground_of

TEACHES = ("day", "link", "date", "whole")
"""The questions that such a text is asked for; of the others its article says as much."""
_SHARE = 2
"""One article of so many, by the hash of its name."""
_LED = re.compile(
    r"[\s,]*(?:\b(?:(?:late |early )?on|by|since|of|in|у|в|во|на|за|від|от|до)\s+(?:the\s+)?)?\Z", re.IGNORECASE
)
"""What stands before a day and goes with it."""


def undated_of(case: score.Case, sides: tuple[str, ...]) -> dict[str, Any] | None:
    """The case without its main event's day; None where it is not one of the share, or names no other day."""
    if int(hashlib.sha256(case["id"].encode()).hexdigest(), 16) % _SHARE:
        return None
    day = next((one.get("event_date") for one in case["events"] if one["role"] == "main"), None)
    if not day or len(day) != DAY_LENGTH:
        return None
    published, text = case["publication_date"], read_article(score.Path(case["file"])).text
    text = _without(text, [one for one in _days(ground_of(text, published, sides)) if _may_be(one, day)])
    left = _days(ground_of(text, published, sides))
    if not left or any(_may_be(one, day) for one in left):
        return None
    events = [{**one, "event_date": None} if one.get("event_date") == day else one for one in case["events"]]
    kept = {name: value for name, value in case.items() if name != "file"}
    return {**kept, "of": case["id"], "teaches": TEACHES, "text": text, "events": events}


def _days(ground: Ground) -> list[Day]:
    """The days that a count may be given to."""
    return [one for one in ground.days if one.edtf is not None and one.role is not Role.HEADER]


def _may_be(one: Day, day: str) -> bool:
    """Whether a date is that day, or the month or year that it lies in."""
    return one.edtf is not None and day.startswith(one.edtf)


def _without(text: str, days: list[Day]) -> str:
    for one in sorted(days, key=lambda one: -one.start):
        led = _LED.search(text, max(0, one.start - 16), one.start)
        text = text[: led.start() if led is not None else one.start] + text[one.end :]
    return text
