"""What is being typed outlives the program: killed in the middle of a word, or closed, it is offered again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.check import check
from db.desk import Desk
from ui.dialogs.reason import ReasonDialog
from ui.drafting import _OFTEN
from ui.hand import Hand
from ui.tour import opened

ROOT = Path(__file__).parents[2]
TYPING = Path(__file__).with_name("typing_window.py")


def no_dialog() -> bool:
    return QApplication.activeModalWidget() is None


def place_of(window) -> QLineEdit:
    return window.panes.record.form.cells["place"].editor


@pytest.fixture
def killed(desk_file) -> tuple[Path, str]:
    """A desk whose window was killed while a person typed, and what the desk keeps of it."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(TYPING), str(desk_file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        kept = child.stdout.readline().removesuffix("|\n")
        child.send_signal(signal.SIGKILL)
        _rest, wrong = child.communicate(timeout=30)
    assert "Traceback" not in wrong, wrong
    with Desk.open(desk_file) as desk:
        (words,) = desk.drafts.every().values()
        assert kept
        assert words.startswith(kept)
        assert desk.history.steps()[0].label == "New swap"  # typing is no act
        assert check(desk) == ()
    return desk_file, words


def ask_for_source(window) -> ReasonDialog:
    """Give the draft that stands in the field; the dialog that asks where it is from."""
    hand = Hand(window)
    hand.wait(place_of(window).text, "what was typed to come back")
    window.panes.record.focus_field("place")
    hand.wait(place_of(window).hasFocus, "the field to take the keys")
    hand.key("Return")
    dialog = hand.dialog("the source")
    assert isinstance(dialog, ReasonDialog)
    return dialog


def test_a_draft_is_written_within_two_seconds():
    assert _OFTEN <= 2000


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_what_was_typed_when_the_program_was_killed_is_offered_in_its_field_and_dialog(qapp, fonts, killed):
    desk_file, words = killed
    with opened(desk_file) as window:
        Hand(window).wait(place_of(window).text, "what was typed to come back")
        assert place_of(window).text() == words
        assert window.banner.sentence.endswith("is back: Place.")
        window.panes.record.commit_typing()  # only a person who looks at it may give it
        assert no_dialog()
        dialog = ask_for_source(window)
        Hand(window).write("a photo of the")
        window.drafting.write()
        kept = dict(window.workspace._desk.drafts.every())
        assert sorted(kept.values()) == sorted(["a photo of the", words])
        dialog.reject()
        window.drafting.write()
        window.workspace._desk.drafts.keep(kept)  # as if it had been killed before
    with opened(desk_file) as window:
        hand = Hand(window)
        dialog = ask_for_source(window)
        assert dialog.text.toPlainText() == "a photo of the"
        assert "is back" in dialog.refused
        hand.key("Return")
        hand.wait(no_dialog, "the end of the dialog")
        (claim,) = window.workspace.swap(window.loop.swap.id).values["place"].claims
        assert (claim.value, claim.note) == (words.strip(), "a photo of the")
        window.drafting.write()
        assert window.workspace._desk.drafts.every() == {}


def test_words_left_in_a_field_outlive_the_window_and_escape_drops_them(qapp, fonts, desk_file):
    with opened(desk_file) as window:
        hand = Hand(window)
        hand.to_article()
        hand.key("W")
        window.panes.record.focus_field("place")
        hand.wait(place_of(window).hasFocus, "the field to take the keys")
        hand.write("near the lake")
    with opened(desk_file) as window:
        hand, place = Hand(window), place_of(window)
        hand.wait(place.text, "what was typed to come back")
        assert place.text() == "near the lake"
        window.panes.record.focus_field("place")
        hand.wait(place.hasFocus, "the field to take the keys")
        hand.key("Escape")
        assert place.text() == ""
        window.drafting.write()
        assert window.workspace._desk.drafts.every() == {}


def test_a_typed_value_without_a_source_waits_in_its_field(hand):
    hand.open_article("003")
    hand.highlight("248 servicemen")
    hand.key("R")
    record = hand.window.panes.record
    record.focus_field("to_a")
    field = record.findChild(QLineEdit, "field.to_a")
    hand.wait(field.hasFocus, "the field")
    QTest.keyClicks(field, "400")
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Return)
        dialog = hand.dialog("where it is from")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        hand.wait(lambda dialog=dialog: not dialog.isVisible(), "the dialog to go")
        assert field.text() == "400"
        assert hand.window.loop.swap.values["to_a"].value is None
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
