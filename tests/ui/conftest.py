"""A real window on a desk file of its own with the five sample articles, and a hand to drive it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.app import Application, sample_desk
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.tour import opened


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, closed; to copy, not to open."""
    return sample_desk(tmp_path_factory.mktemp("sample") / "sample.desk")


@pytest.fixture
def window(qapp, fonts, sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a fresh sample desk."""
    with opened(Path(shutil.copy(sample, tmp_path / "a.desk"))) as shown:
        yield shown


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    """A person's hand on that window, the article with the focus."""
    made = Hand(window)
    made.to_article()
    return made


@pytest.fixture
def cited(hand: Hand) -> Hand:
    """A hand on a window with a swap that has its counts and its day from one article."""
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    hand.highlight("Friday")
    hand.key("D")
    return hand


@pytest.fixture
def program(qapp, theme) -> Iterator[Application]:
    """The program as it is after its start; whatever it has opened is closed in the end."""
    made = Application(qapp, "Olena")
    yield made
    for left in (made.window, made._welcome):
        if left is not None:
            left.close()
            left.deleteLater()
    made.deleteLater()
