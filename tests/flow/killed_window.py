"""The window in which `typing_window.py` and `working_window.py`, programs of their own, work until they are killed."""

from pathlib import Path

from db.desk import Desk
from ui import theme
from ui.app import application
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.workspace import Workspace


def hand_on(desk: Path) -> Hand:
    """A hand on a real window on a desk, its article with the focus; whoever holds the hand holds the window."""
    theme.apply(application(), theme.LIGHT)
    window = MainWindow(Workspace(Desk.open(desk), "Killed"), Settings())
    window.show()
    hand = Hand(window)
    hand.to_article()
    return hand
