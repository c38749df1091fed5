"""Letters that are keys of ours, pressed on a keyboard of another script."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui import latin_keys
from ui.latin_keys import pressed


def event(key: int, scan: int = 0, virtual: int = 0) -> QKeyEvent:
    """A key as the window system tells it."""
    text = chr(key).lower() if key < 0x10000 else ""
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, scan, virtual, 0, text)


@pytest.mark.parametrize(("platform", "scan", "virtual"), [("linux", 39, 0x6B6), ("win32", 31, 0x53), ("darwin", 0, 1)])
@pytest.mark.parametrize("letter", ["І", "Ы"])
def test_a_cyrillic_letter_is_the_latin_one_of_its_key(monkeypatch, platform, scan, virtual, letter):
    monkeypatch.setattr(latin_keys.sys, "platform", platform)
    assert pressed(event(ord(letter), scan, virtual)) == Qt.Key.Key_S


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize(
    "key", [Qt.Key.Key_S, Qt.Key.Key_Delete, Qt.Key.Key_Right, Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Escape]
)
def test_other_keys_are_what_they_are(monkeypatch, platform, key):
    monkeypatch.setattr(latin_keys.sys, "platform", platform)
    assert pressed(event(int(key), 39, 0x53)) == key


def test_a_letter_on_a_key_that_has_no_latin_one_is_itself(monkeypatch):
    monkeypatch.setattr(latin_keys.sys, "platform", "linux")
    assert int(pressed(event(ord("Х"), 34))) == ord("Х")


def test_every_latin_letter_is_on_each_keyboard():
    for keys in (latin_keys._LINUX, latin_keys._MAC, latin_keys._WINDOWS):
        assert sorted(keys.values()) == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
