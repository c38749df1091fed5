"""Which key was pressed, whatever the script of the keyboard: letters that are keys of ours work in Cyrillic, too.

Qt looks for a Latin letter behind the shortcuts of actions itself; what a widget reads from its key presses it has to
look up by itself. The place of a key is called by what it says on an American keyboard.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROWS = ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
_LINUX = {first + n: letter for first, letters in _ROWS for n, letter in enumerate(letters)}
"""Letters by their scan codes under X11 and Wayland."""
_MAC = dict(enumerate("ASDFHGZXCV")) | {11: "B", 12: "Q", 13: "W", 14: "E", 15: "R", 16: "Y", 17: "T", 31: "O", 32: "U"}
_MAC |= {34: "I", 35: "P", 37: "L", 38: "J", 40: "K", 45: "N", 46: "M"}
"""Letters by their virtual keys under macOS, where there are no scan codes."""
_WINDOWS = {ord(letter): letter for _, letters in _ROWS for letter in letters}
"""Letters by their virtual keys under Windows, which stay Latin."""


def pressed(event: QKeyEvent) -> Qt.Key:
    """The key of an event; of a letter of another script the Latin one that shares its key."""
    key = event.key()
    if key < 0x80 or key > sys.maxunicode or not chr(key).isalpha():
        return Qt.Key(key)
    letter = _letter(event, sys.platform)
    return Qt.Key(ord(letter)) if letter else Qt.Key(key)


def _letter(event: QKeyEvent, platform: str) -> str | None:
    if platform == "win32":
        return _WINDOWS.get(event.nativeVirtualKey())
    if platform == "darwin":
        return _MAC.get(event.nativeVirtualKey())
    return _LINUX.get(event.nativeScanCode())
