"""Whether there is a screen to show a window on. Imports no Qt: Qt ends the whole program where there is none."""

import os
import sys

_TOLD_BY = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


def is_there() -> bool:
    """Whether a window can be shown: macOS and Windows always have a screen."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in _TOLD_BY)


def do_without() -> None:
    """Let Qt draw into memory where there is no screen: enough for what nobody looks at."""
    if not is_there():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
