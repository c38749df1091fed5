"""A person typing into a field of a real window until killed, run as a program of its own: `typing_window.py DESK`.

Each time the desk has been given what is typed, that is printed: what was printed must be there after a kill.
"""

import sys
from itertools import cycle
from pathlib import Path

from killed_window import hand_on
from PySide6.QtTest import QTest

from ui.main_window import MainWindow


def type_on(desk: Path) -> None:
    """Open a swap and type into its place, for ever."""
    hand = hand_on(desk)
    window = hand.window
    hand.key("W")
    window.panes.record.focus_field("place")
    window.drafting._timer.timeout.connect(lambda: said(window))
    for letter in cycle("behind the crossing at the lake "):
        hand.write(letter)
        QTest.qWait(10)


def said(window: MainWindow) -> None:
    """Print what the desk keeps of it."""
    ((_place, words),) = window.workspace._desk.drafts.every().items()
    sys.stdout.write(f"{words}|\n")
    sys.stdout.flush()


if __name__ == "__main__":
    type_on(Path(sys.argv[1]))
