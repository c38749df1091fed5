"""Plain sentences and short articles made up for it: what is offered as a count, and what is not.

They are those of tests/articles/plain.json, on which the second opinion is trained too; how it does on articles it
has not seen is what `tests/articles/train.py` and `./dev score --blind` report.
"""

import json
from pathlib import Path

import pytest

from curator.suggest import suggest

UA, RU = "Ukraine", "Russia"
PLAIN = json.loads((Path(__file__).parents[1] / "articles" / "plain.json").read_text(encoding="utf-8"))


def of(row):
    return suggest(row["text"], row["published"], tuple(row["sides"]))


def counts(document, least=0.0, tiers="ABC"):
    """Counts as (side, category, value) that somebody wrote; servicemen and the total are one."""
    roles = {event["id"]: event["role"] for event in document["events"]}
    return {
        (one["side"], one["category"].replace("servicemen", "total"), one["value"])
        for one in document["suggestions"]
        if one["field"] == "count" and one["tier"] in tiers and one["confidence"] >= least
        if roles[one["event"]] in ("main", "past") and one["modality"] != "plans" and one["side"]
        if " make " not in one["reasoning"]
    }


def coded(row):
    return {(side, category.replace("servicemen", "total"), value) for side, category, value, _ in row["counts"]}


def offered(document):
    return [one for one in document["suggestions"] if one["tier"] in "AB"]


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row["text"][:40])
def test_nothing_wrong_is_certain_in_plain_words(row):
    assert counts(of(row), tiers="A") <= coded(row)


def test_plain_words_are_mostly_understood():
    wanted = found = said = right = 0
    for row in PLAIN:
        document, known = of(row), coded(row)
        wanted, found = wanted + len(known), found + len(known & counts(document, 0.5))
        said, right = said + len(counts(document, tiers="AB")), right + len(known & counts(document, tiers="AB"))
    assert found >= 0.9 * wanted
    assert right >= 0.97 * said


REASONS = [
    # (text, the figure, why it is dismissed)
    ("Russia is holding more than 8,000 Ukrainian soldiers, the ombudsman said.", "8,000", "held_not_exchanged"),
    ("Since the invasion began, 4,757 Ukrainians have been released in exchanges.", "4,757", "cumulative"),
    ("Friday's exchange brought the total number of freed Ukrainians to 5,757.", "5,757", "cumulative"),
    ("The sides will exchange 1,200 prisoners next week, Zelensky said.", "1,200", "planned"),
    ("Russian strikes killed 12 civilians and wounded 30 people on Friday.", "30", "casualties_or_deportations"),
    ("Some 19,546 children have been deported to Russia, officials say.", "19,546", "casualties_or_deportations"),
    ("The talks on the exchange lasted two hours.", "two", "not_people"),
    ("Support our journalism for just $5 a month, prisoners or not.", "5", "boilerplate"),
    (
        "Putin invaded in February 2022; on Friday 95 Ukrainians were exchanged.",
        "February 2022",
        "date_of_something_else",
    ),
]


@pytest.mark.parametrize(("text", "figure", "reason"), REASONS)
def test_a_figure_is_dismissed_with_its_reason(text, figure, reason):
    document = suggest(text, "2025-05-24", (UA, RU))
    assert {f["reason"] for f in document["figures"] if f["text"] == figure} == {reason}


def test_bodies_are_never_among_the_living():
    document = suggest("Russia handed over 1,212 bodies to Ukraine on Friday.", "2025-05-24", (UA, RU))
    assert {one["field"] for one in document["suggestions"]} == {"bodies", "date"}
    assert document["events"][0]["event_type"] == "bodies_repatriation"


def test_what_was_called_off_is_an_event_of_its_own():
    text = "An exchange of 250 prisoners of war on each side, due on Saturday, has been postponed, officials said."
    events = suggest(text, "2025-06-07", (UA, RU))["events"]
    assert "cancelled" in {event["role"] for event in events}


@pytest.mark.parametrize(
    ("time", "role"),
    [
        ("Last week", "past"),
        ("But last month", "past"),
        ("In November", "past"),
        ("This week", "main"),
        ("Last week, on Thursday,", "main"),
    ],
)
def test_a_sentence_that_begins_with_an_earlier_week_or_month_is_of_another_event(time, role):
    text = (
        "Russia and Ukraine each freed 140 prisoners of war on Thursday.\n\n"
        f"{time} the two sides swapped 73 Russian soldiers for 78 Ukrainian soldiers."
    )
    document = suggest(text, "2025-02-08", (UA, RU))
    events = {event["id"]: event for event in document["events"]}
    assert {events[one["event"]]["role"] for one in document["suggestions"] if one["value"] in (73, 78)} == {role}
    assert {events[one["event"]]["role"] for one in document["suggestions"] if one["value"] == 140} == {"main"}


def test_a_citing_chain_names_the_source():
    text = "Russia's Defence Ministry said 95 Russian soldiers were returned from Ukrainian captivity on Friday."
    one = offered(suggest(text, "2025-05-24", (UA, RU)))[0]
    assert (one["claimant"], one["claimant_type"]) == ("Russia's Defence Ministry", "defence_ministry")
    assert "claimant" in {mark["role"] for mark in one["evidence"]}


def test_what_only_the_words_say_names_them():
    learnt = [one for row in PLAIN for one in of(row)["suggestions"] if one["rule"] == "L1.words"]
    assert learnt
    assert any("the words around it decide: “" in one["reasoning"] for one in learnt)
    assert all(one["tier"] != "A" for one in learnt if one["field"] == "count")


def test_the_sides_may_be_any_two_and_may_change_places():
    text = "Azerbaijan handed over 10 Armenian servicemen on Friday. Armenia released two Azerbaijani soldiers."
    one = suggest(text, "2025-05-24", ("Armenia", "Azerbaijan"))
    two = suggest(text, "2025-05-24", ("Azerbaijan", "Armenia"))
    assert counts(one, 0.5) == counts(two, 0.5) >= {("Armenia", "total", 10)}


def test_another_language_still_has_its_figures_and_dates():
    text = "Am 23.05.2025 wurden 390 Gefangene ausgetauscht."
    document = suggest(text, "2025-05-24", (UA, RU))
    assert [figure["text"] for figure in document["figures"]] == ["23.05.2025", "390"]
    assert document["language"] not in ("en", "uk", "ru")
