"""A person at work in a real window until killed, run as a program of its own: `working_window.py DESK SEED`.

After every act the number of the last step of the history is printed: what was printed must be there after a kill.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from killed_window import hand_on

from ui.main_window import MainWindow

_CITATIONS = "E U R D P M 1 Ctrl+1 O W"
_OTHERS = "C Z Delete A V V V Ctrl+Z Ctrl+Z Ctrl+Shift+Z J J Shift+J Shift+P"


def work(desk: Path, chance: random.Random) -> None:
    """Cite, decide and undo by random keys, for ever."""
    hand = hand_on(desk)
    window = hand.window
    seen = said(window)
    while True:
        for key in keys(chance):
            hand.key(key)
            if window.workspace.steps(1)[0].seq != seen:
                seen = said(window)
        hand.to_article()


def keys(chance: random.Random) -> Iterator[str]:
    """A round of work: walk to a figure, cite it, then do something with it; now and then in the next article."""
    yield from ["N"] * chance.randint(1, 3)
    yield from ["G"] * chance.randint(0, 2)
    yield chance.choice(_CITATIONS.split())
    yield chance.choice(_OTHERS.split())
    if chance.random() < 0.1:
        yield "Ctrl+PgDown"


def said(window: MainWindow) -> int:
    """Acknowledge the newest step as the window does, on the standard output too."""
    newest = window.workspace.steps(1)[0].seq
    sys.stdout.write(f"{newest} {window.actions_by_id['undo'].text()}\n")
    sys.stdout.flush()
    return newest


if __name__ == "__main__":
    work(Path(sys.argv[1]), random.Random(int(sys.argv[2])))
