"""A real window on a desk file of its own with the five sample articles, and a hand to drive it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ui.app import sample_desk
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.tour import opened


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, closed; to copy, not to open."""
    return sample_desk(tmp_path_factory.mktemp("sample") / "sample.desk")


@pytest.fixture
def desk_file(sample: Path, tmp_path: Path) -> Path:
    """A fresh sample desk that nobody has open."""
    return Path(shutil.copy(sample, tmp_path / "a.desk"))


@pytest.fixture
def window(qapp, fonts, desk_file: Path) -> Iterator[MainWindow]:
    """The window on a fresh sample desk."""
    with opened(desk_file) as shown:
        yield shown


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    """A person's hand on that window, the article with the focus."""
    made = Hand(window)
    made.to_article()
    return made


@pytest.fixture
def article_by_key(hand: Hand) -> Callable[[str], None]:
    """Open the article whose file name begins so, by the keyboard alone; presses are not counted."""

    def open_it(name: str) -> None:
        for _ in range(5):
            if hand.window.loop.article.file_name.startswith(name):
                break
            hand.key("Ctrl+PgDown")
        assert hand.window.loop.article.file_name.startswith(name)
        hand.to_article()
        hand.keys_pressed = 0

    return open_it
