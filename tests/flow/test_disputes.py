"""Sources that disagree, on the sample desk and by the keyboard alone: found, decided, kept and published."""

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableView

from curator.exporting import export
from curator.model import Modality
from ui.hand import Hand
from ui.record.grid import FIRST


class Keyboard(Hand):
    """A hand that has no mouse."""

    def no_mouse(self, *_arguments, **_more):
        raise AssertionError("it is done without a mouse")

    open_article = highlight = no_mouse

    def cite(self, words: str, key: str) -> None:
        """Find words in the article, which selects them, and press the field's key."""
        self.key("Ctrl+F")
        self.write(words)
        self.key("Escape")
        self.wait(self.page.hasFocus, "the article")
        page = self.window.panes.reader.page
        assert page.text[slice(*page.selection())].casefold() == words.casefold()
        self.key(key)
        assert self.window.banner.sentence == ""

    def decide(self, voice: str, reason: str) -> None:
        """In the grid of all claims: adopt what a voice says, on every field that differs."""
        self.key("Ctrl+J")
        table = self.dialog("the grid").findChild(QTableView, "conflictVoices")
        for _ in self.window.loop.swap.disputed:
            row, model = table.currentIndex().row(), table.model()
            said = {at: str(model.index(row, at).data()) for at in range(FIRST, model.columnCount())}
            self.walk_to(table, row, next(at for at, words in said.items() if voice in words))
            self.key("Return")
            self.write(reason)
            self.key("Return")
        self.key("Escape")
        self.wait(lambda: QApplication.activeModalWidget() is None, "the grid to close")
        self.to_article()

    @property
    def values(self):
        return self.window.workspace.swap(self.window.loop.swap.id).values


@pytest.fixture
def keyboard(window) -> Keyboard:
    made = Keyboard(window)
    made.to_article()
    return made


def exported(keyboard, folder: Path, name: str) -> list[dict[str, str]]:
    export(keyboard.window.workspace.export_data(), folder, drafts=True)
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_some_against_none_is_a_dispute_that_is_decided_and_published(keyboard, article_by_key, tmp_path):
    article_by_key("000")
    keyboard.cite("some of the returnees were civilians", "2")
    keyboard.cite("it had only released Ukrainian soldiers", "2")
    assert keyboard.window.loop.swap.disputed == ("to_a_civilians",)
    reason = "The president speaks of his own people."
    keyboard.decide("some", reason)
    value = keyboard.values["to_a_civilians"]
    assert (value.value, value.choice.reason) == (None, reason)
    claims = exported(keyboard, tmp_path / "out", "claims.csv")
    assert [(row["qualifier"], row["adopted"]) for row in claims] == [("some", "yes"), ("none", "no")]
    (swap,) = exported(keyboard, tmp_path / "again", "swaps.csv")
    assert reason in swap["decision_notes"]
    assert swap["disputed_fields"] == "to_a_civilians"


def test_one_article_that_contradicts_itself_and_a_second_one_are_one_swap(keyboard, article_by_key, tmp_path):
    article_by_key("001")
    keyboard.cite("270 soldiers and 120 civilians", "R")
    keyboard.cite("The latest exchange included only soldiers", "E")
    keyboard.cite("Today – 390 people", "U")
    code = keyboard.window.loop.swap.record.code
    article_by_key("004")
    keyboard.key("Ctrl+L")
    keyboard.answer(code, "the list of swaps")
    keyboard.to_article()
    keyboard.cite("390 soldiers and civilians", "E")
    keyboard.cite("270 servicemen and 120 civilians", "E")
    assert keyboard.window.loop.swap.disputed == ("to_a_civilians", "to_b_civilians")
    keyboard.decide("120", "Only soldiers is one loose sentence.")
    assert {keyboard.values[f"to_{side}_civilians"].value for side in "ab"} == {"120"}
    (swap,) = exported(keyboard, tmp_path / "out", "swaps.csv")
    assert (swap["to_a"], swap["n_sources"]) == ("390", "2")
    claims = exported(keyboard, tmp_path / "again", "claims.csv")
    refused = [row for row in claims if row["qualifier"] == "none"]
    assert {row["adopted"] for row in refused} == {"no"}
    assert {row["adopted"] for row in claims if row["value"] == "120"} == {"yes"}


def test_a_thousand_that_is_planned_never_becomes_a_count(keyboard, article_by_key):
    article_by_key("004")
    keyboard.cite("an exchange of 1,000 prisoners", "E")
    (claim,) = keyboard.window.loop.swap.claims
    assert (claim.value, claim.modality) == ("1000", Modality.PLANS)
    assert {keyboard.values[f"to_{side}"].value for side in "ab"} == {None}


def test_the_54th_and_the_49th_are_told_apart_and_in_order(keyboard, article_by_key):
    found = {}
    for article, words, day in (
        ("002", "the 54th since the full-scale armed conflict", "2024-07-17"),
        ("003", "the 49th and largest exchange", "2024-01-03"),
    ):
        article_by_key(article)
        keyboard.key("W")
        keyboard.cite(words, "O")
        keyboard.window.panes.record.focus_field("date")
        keyboard.write(day)
        keyboard.key("Return")
        keyboard.answer("Both ministries", "the source")
        keyboard.to_article()
        found[day] = keyboard.window.workspace.summary(keyboard.window.loop.swap.id).ordinal
    assert found == {"2024-07-17": 54, "2024-01-03": 49}
    assert [found[day] for day in sorted(found)] == sorted(found.values())
