"""The form of the articles coded by hand under tests/articles: it holds for every file of cases, whoever wrote it."""

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from curator.model import Category, DatePrecision, EventType, OrdinalScope, Status
from curator.text import canonical

Case = dict[str, Any]

FOLDER = Path(__file__).parent.parent / "articles"
FILES = sorted(FOLDER.glob("*/*_cases.json"))
KEYS = {"id", "file", "genre", "language", "event_key", "publisher", "publication_date", "events", "distractors"}
EVENT_KEYS = {"role", "status", "event_date", "date_precision", "sides", "mediators", "ordinal", "place", "uncertain"}
ROLES = {"main", "past", "planned", "cancelled", "series"}
ISO_LENGTHS = {"year": 4, "month": 7, "day": 10}

WEEKDAYS = (
    ("monday", "понеділ", "понедельник"),
    ("tuesday", "вівтор", "вторник"),
    ("wednesday", "серед", "сред"),
    ("thursday", "четвер"),
    ("friday", "п'ятниц", "пятниц"),
    ("saturday", "субот", "суббот"),
    ("sunday", "неділ", "воскресень"),
)
"""How a weekday's name begins, Monday first, in English, Ukrainian and Russian."""
MONTHS = (
    "january|jan|січня|января",
    "february|feb|лютого|февраля",
    "march|mar|березня|марта",
    "april|apr|квітня|апреля",
    "may|травня|мая",
    "june|jun|червня|июня",
    "july|jul|липня|июля",
    "august|aug|серпня|августа",
    "september|sept|sep|вересня|сентября",
    "october|oct|жовтня|октября",
    "november|nov|листопада|ноября",
    "december|dec|грудня|декабря",
)

per_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")


@lru_cache
def cases_in(path: Path) -> list[Case]:
    """The cases of one file."""
    loaded: list[Case] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def text_of(path: Path, case: Case) -> str:
    """The article that a case codes, as it is stored: no line end is translated."""
    return (path.parent / case["file"]).read_bytes().decode("utf-8")


def quotes_in(coded: object) -> Iterator[str]:
    """Every quote, at any depth."""
    if isinstance(coded, dict):
        if coded.get("quote") is not None:
            yield coded["quote"]
        for inner in coded.values():
            yield from quotes_in(inner)
    elif isinstance(coded, list):
        for inner in coded:
            yield from quotes_in(inner)


def sides_coded(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every side of every event, with the id of its case."""
    for case in cases_in(path):
        for event in case["events"]:
            for side in event["sides"]:
                yield case["id"], side


def weekday_of(word: str | None) -> int | None:
    """Monday is 0; None for a word that is no weekday."""
    name = (word or "").lower().replace("’", "'").replace("ʼ", "'")
    return next((number for number, starts in enumerate(WEEKDAYS) if name.startswith(starts)), None)


def weekdays_beside(text: str, day: datetime.date) -> set[int]:
    """The weekdays that the text names directly before or after this day and month."""
    month = MONTHS[day.month - 1]
    named = rf"(?:{day.day}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{month})\b|(?:{month})\.?\s+{day.day}(?:st|nd|rd|th)?\b)"
    pattern = rf"(?:([\w'’ʼ]+)[\s,(]+(?:the\s+)?)?\b{named}(?:,?\s+(\d{{4}}))?(?:[\s,(]+([\w'’ʼ]+))?"
    found = set()
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if match[2] in (None, str(day.year)):
            found |= {weekday_of(match[1]), weekday_of(match[3])} - {None}
    return {number for number in found if number is not None}


def test_there_are_articles() -> None:
    """An empty folder would pass every other test."""
    assert FILES


@per_file
def test_required_keys_are_there(path: Path) -> None:
    for case in cases_in(path):
        assert not KEYS - case.keys(), case.get("id")
        assert case["language"] in {"en", "uk", "ru"}, case["id"]
        assert case["id"] == Path(case["file"]).stem, case["id"]
        assert case["id"].endswith("_" + case["genre"]), case["id"]
        for event in case["events"]:
            assert not EVENT_KEYS - event.keys(), case["id"]
        for distractor in case["distractors"]:
            assert {"value", "why", "quote"} <= distractor.keys(), case["id"]


@per_file
def test_words_are_those_of_the_codebook(path: Path) -> None:
    for case in cases_in(path):
        for event in case["events"]:
            assert event["role"] in ROLES, case["id"]
            assert event["status"] in set(Status), case["id"]
            assert event.get("event_type", "exchange") in set(EventType), case["id"]
            assert event["ordinal"] is None or event["ordinal"]["scope"] in set(OrdinalScope), case["id"]
            for side in event["sides"]:
                assert {part["category"] for part in side["breakdown"]} <= set(Category) - {"total"}, case["id"]


@per_file
def test_events_name_the_two_parties(path: Path) -> None:
    for case in cases_in(path):
        parties = case.get("sides_arg", "Ukraine,Russia").split(",")
        for event in case["events"]:
            assert [side["side"] for side in event["sides"] if "from" not in side] == parties, case["id"]


@per_file
def test_legs_are_those_that_the_two_parties_do_not_cover(path: Path) -> None:
    for case in cases_in(path):
        parties = set(case.get("sides_arg", "Ukraine,Russia").split(","))
        for event in case["events"]:
            legs = [(side["from"], side["side"]) for side in event["sides"] if "from" in side]
            assert len(legs) == len(set(legs)), case["id"]
            assert all(len({*leg}) == 2 for leg in legs), case["id"]
            assert not any({*leg} <= parties for leg in legs), case["id"]


@per_file
def test_texts_are_canonical(path: Path) -> None:
    for case in cases_in(path):
        text = text_of(path, case)
        assert text.strip(), case["id"]
        assert canonical(text) == text, case["id"]


@per_file
def test_quotes_are_exact_slices(path: Path) -> None:
    for case in cases_in(path):
        text = text_of(path, case)
        missing = [quote for quote in quotes_in(case) if not quote or quote not in text]
        assert not missing, (case["id"], missing)


@per_file
def test_numbers_have_quotes(path: Path) -> None:
    for case_id, side in sides_coded(path):
        assert (side["returned"] is None) or side["quote"], case_id
        assert all(part["quote"] for part in side["breakdown"]), case_id


@per_file
def test_dates_are_as_precise_as_they_say(path: Path) -> None:
    for case in cases_in(path):
        if case["publication_date"] is not None:
            datetime.date.fromisoformat(case["publication_date"])
        for event in case["events"]:
            day, precision = event["event_date"], event["date_precision"]
            assert precision in set(DatePrecision), case["id"]
            assert (len(day) if day else None) == ISO_LENGTHS.get(precision), (case["id"], day, precision)
            if day:
                datetime.date.fromisoformat((day + "-01-01")[:10])


@per_file
def test_a_swap_that_took_place_is_not_later_than_its_article(path: Path) -> None:
    for case in cases_in(path):
        for event in case["events"]:
            if case["publication_date"] and event["event_date"] and event["role"] in {"main", "past"}:
                happened = event["status"] in {"completed", "completed_stage", "in_progress"}
                assert not happened or event["event_date"] <= case["publication_date"], case["id"]


@per_file
def test_weekday_named_beside_a_coded_day_fits(path: Path) -> None:
    for case in cases_in(path):
        text = text_of(path, case)
        for coded in {event["event_date"] for event in case["events"] if event["date_precision"] == "day"}:
            day = datetime.date.fromisoformat(coded)
            assert weekdays_beside(text, day) <= {day.weekday()}, (case["id"], coded)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("swapped on Friday, May 23, in Sumy", {4}),
        ("on 23 May (Saturday)", {5}),
        ("on Friday, 23 May 2024", set()),
        ("у п’ятницю, 23 травня 2025 року", {4}),
        ("в пятницу, 23 мая", {4}),
        ("on May 23. Saturday saw another", set()),
        ("on Friday, 2 May", set()),
    ],
)
def test_the_weekday_beside_a_day_is_found(text: str, found: set[int]) -> None:
    assert weekdays_beside(text, datetime.date(2025, 5, 23)) == found


@per_file
def test_parts_are_not_above_their_totals(path: Path) -> None:
    for case_id, side in sides_coded(path):
        if side["returned"] is not None:
            parts = {part["category"]: part["value"] for part in side["breakdown"] if isinstance(part["value"], int)}
            assert all(value <= side["returned"] for value in parts.values()), (case_id, parts)
            assert parts.get("servicemen", 0) + parts.get("civilians", 0) <= side["returned"], (case_id, parts)


@per_file
def test_the_split_is_by_the_rule(path: Path) -> None:
    for case in cases_in(path):
        blind = int(hashlib.sha256(case["event_key"].encode()).hexdigest(), 16) % 3 == 0
        assert path.parent.name == ("blind" if blind else "open"), (case["id"], case["event_key"])


def test_ids_are_unique() -> None:
    ids = [case["id"] for path in FILES for case in cases_in(path)]
    assert len(ids) == len(set(ids)), sorted({name for name in ids if ids.count(name) > 1})


def test_no_event_is_in_both_folders() -> None:
    keys = {folder: set[str]() for folder in ("open", "blind")}
    for path in FILES:
        keys[path.parent.name] |= {case["event_key"] for case in cases_in(path)}
    assert not keys["open"] & keys["blind"]


def test_every_file_has_a_case() -> None:
    coded = {path.parent / case["file"] for path in FILES for case in cases_in(path)}
    assert set(FOLDER.glob("*/*.txt")) == coded
