"""What both windows of the bench say of themselves: when they are painted first, and how much memory they hold."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Writes a line when a window and everything in it has been painted for the first time."""

    def __init__(self, window: QWidget, say: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._say = say
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - overriding Qt
        """A window is painted before its children, all in one go: what comes next in the loop comes after them."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            found = self._say()
            QTimer.singleShot(0, lambda: _write(found))
        return False


def stay(app: QApplication, watch: FirstPaint, arguments: list[str]) -> None:
    """Run until the parent ends the process; with a number of seconds say after them how much memory is held."""
    if arguments:
        QTimer.singleShot(round(1000 * float(arguments[0])), watch, lambda: _write(str(resident())))
    app.exec()


def resident() -> int:
    """Bytes of this process in memory. Linux only; OSError elsewhere."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise OSError("the system does not say how much memory is held")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
