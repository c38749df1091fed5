"""Keys are looked up and changed; what would clash or could not be typed any more is named."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ui import settings
from ui.actions import acts
from ui.app import Application
from ui.dialogs.keys import KeysDialog
from ui.hand import Hand

NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TABLE = acts(("Ukraine", "Russia"))


@pytest.fixture
def keys(qtbot, theme):
    dialog = KeysDialog(None, TABLE)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    dialog.given = []
    dialog.changed.connect(dialog.given.append)
    yield dialog
    dialog.close()


def choose(dialog: KeysDialog, words: str) -> None:
    dialog.search.setFocus()
    dialog.search.selectAll()
    QTest.keyClicks(dialog.search, words)


def give(dialog: KeysDialog, words: str, key, modifiers=NONE) -> None:
    """Find an action by its words, press its new key and take it."""
    choose(dialog, words)
    dialog.edit.setFocus()
    QTest.keyClick(dialog.edit, key, modifiers)
    button(dialog, "Use this key").click()


def button(dialog: KeysDialog, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words)


def shown(dialog: KeysDialog, name: str) -> str:
    row = next(number for number, act in enumerate(TABLE) if act.id == name)
    return dialog.table.item(row, 1).text()


def save(dialog: KeysDialog) -> None:
    dialog.action_button.setFocus()
    QTest.keyClick(dialog.action_button, Qt.Key.Key_Return)


def test_a_key_is_changed(keys):
    give(keys, "export verified", Qt.Key.Key_E, CTRL | ALT)
    assert keys.refused == ""
    assert shown(keys, "export") == "Ctrl+Alt+E"
    save(keys)
    assert keys.given == [{"export": "Ctrl+Alt+E"}]


@pytest.mark.parametrize(
    ("key", "modifiers", "owner"),
    [
        (Qt.Key.Key_I, CTRL, "Import articles…"),
        (Qt.Key.Key_Delete, NONE, "Remove the claim"),
        (Qt.Key.Key_N, NONE, "Next"),
    ],
)
def test_a_clash_is_named_whatever_the_scope(keys, key, modifiers, owner):
    give(keys, "extend to the next number", key, modifiers)
    assert owner in keys.refused
    assert shown(keys, "extend.figure") == "X"
    save(keys)
    assert keys.given == []


def test_a_key_that_was_given_away_is_free(keys):
    give(keys, "import articles", Qt.Key.Key_Y, CTRL | ALT)
    give(keys, "export verified", Qt.Key.Key_I, CTRL)
    assert keys.refused == ""
    save(keys)
    assert keys.given == [{"import": "Ctrl+Alt+Y", "export": "Ctrl+I"}]


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_5, Qt.Key.Key_Backspace, Qt.Key.Key_Return])
def test_what_one_types_with_cannot_be_a_key_of_the_whole_window(keys, key):
    give(keys, "export verified", key)
    assert keys.refused
    assert shown(keys, "export") == "Ctrl+E"
    keys.reject()


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Left, NONE), (Qt.Key.Key_C, CTRL), (Qt.Key.Key_Down, ALT)])
def test_what_one_walks_and_copies_with_stays(keys, key, modifiers):
    give(keys, "next number", key, modifiers)
    assert "needed to move about" in keys.refused
    keys.reject()


def test_a_function_key_and_a_letter_in_the_article_are_fine(keys):
    give(keys, "export verified", Qt.Key.Key_F5)
    give(keys, "next number or date", Qt.Key.Key_8)
    save(keys)
    assert keys.given == [{"export": "F5", "next.figure": "8"}]


def test_a_key_can_be_taken_away(keys):
    choose(keys, "export verified")
    button(keys, "No key").click()
    assert shown(keys, "export") == ""
    save(keys)
    assert keys.given == [{"export": ""}]


def test_without_a_key_or_an_action_it_says_what_to_do(keys):
    choose(keys, "export verified")
    button(keys, "Use this key").click()
    assert "Press the new key" in keys.refused
    choose(keys, "no such action")
    button(keys, "No key").click()
    assert "Choose an action" in keys.refused
    keys.reject()


def test_back_to_the_usual_keys(qtbot, theme):
    dialog = KeysDialog(None, acts(("Ukraine", "Russia"), {"export": "F5", "import": ""}))
    qtbot.addWidget(dialog)
    heard = []
    dialog.changed.connect(heard.append)
    button(dialog, "The usual keys").click()
    dialog.action_button.click()
    assert heard == [{"export": "Ctrl+E", "import": "Ctrl+I"}]


def test_esc_empties_the_field_and_then_leaves(keys):
    keys.edit.setFocus()
    QTest.keyClick(keys.edit, Qt.Key.Key_J)
    QTest.keyClick(keys.edit, Qt.Key.Key_Escape)
    assert keys.edit.keySequence().isEmpty()
    assert keys.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not keys.isVisible()
    assert keys.given == []


def test_leaving_changes_nothing(keys):
    give(keys, "export verified", Qt.Key.Key_F5)
    keys.search.setFocus()
    QTest.keyClick(keys.search, Qt.Key.Key_Escape)
    assert keys.given == []


def test_a_changed_key_works_at_once_and_after_a_restart(qapp, fonts, sample, tmp_path, monkeypatch):
    kept = tmp_path / "settings.json"
    monkeypatch.setattr(settings, "settings_path", lambda: kept)
    desk = tmp_path / "a.desk"
    desk.write_bytes(Path(sample).read_bytes())

    def started() -> tuple[Application, Hand]:
        program = Application(qapp, "Tour")
        program.open(desk)
        program.window.activateWindow()
        hand = Hand(program.window)
        hand.to_article()
        return program, hand

    def ended(program: Application) -> None:
        window = program.window
        window.close()
        program.keep_settings()
        program.deleteLater()
        window.deleteLater()

    program, hand = started()
    hand.key("F1")
    give(hand.dialog("keys"), "export verified", Qt.Key.Key_F5)
    save(QApplication.activeModalWidget())
    hand.to_article()
    for first in (True, False):
        hand.key("F5")
        assert hand.dialog("export").windowTitle() == "Export"
        hand.key("Escape")
        hand.to_article()
        hand.key("Ctrl+E")
        hand.rest()
        assert QApplication.activeModalWidget() is None
        assert program.window.key_of("export") == "F5"
        ended(program)
        if first:
            program, hand = started()


def test_a_changed_key_stands_on_the_buttons_that_are_there_already(window, hand, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "settings_path", lambda: tmp_path / "settings.json")
    strip = window.panes.reader.strip
    hand.wait(strip.isVisible, "the article to be read")
    following = strip.findChild(QPushButton, "strip.next.suggestion")
    hand.key("Ctrl+R")
    right = window.reviewing.pane.answers["right"]
    hand.key("Ctrl+R")
    assert (following.text(), right.text()) == ("Next  .", "Right   R")
    for words, key in (("review: right", Qt.Key.Key_F5), ("next suggestion", Qt.Key.Key_F6)):
        hand.key("F1")
        give(hand.dialog("keys"), words, key)
        save(QApplication.activeModalWidget())
        hand.to_article()
    assert (following.text(), right.text()) == ("Next  F6", "Right   F5")
