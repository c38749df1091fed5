"""The window has articles read for suggestions in a process of their own: it holds no engine, and leaves no process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from curator.article_reader import Unreadable
from curator.article_readings import read_article
from curator.confined.process import NotStarted
from ui import reading_ahead

ROOT = Path(__file__).parents[2]

WINDOW = """
import os, signal, sys
from pathlib import Path
from ui import reading_ahead
from ui.hand import Hand
from ui.tour import opened
reading_ahead._REST = reading_ahead._PAUSE = 1
with opened(Path(sys.argv[1])) as window:
    hand = Hand(window)
    hand.open_article("004")
    hand.wait(lambda: window.panes.reader.strip.isVisible(), "the article to be read")
    hand.to_article()
    hand.key("Shift+C")
    hand.wait(lambda: not window.workspace.offers.unread(9), "all other articles")
    hand.open_article("001")
    hand.wait(lambda: window.panes.reader.strip.isVisible(), "what was kept")
    print(window.reading_ahead._reader.process)
    print(*(name for name in sys.modules if name.startswith("curator.suggest")), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def is_gone(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_window_that_shows_suggestions_holds_no_engine_and_its_process_ends_when_it_is_killed(desk_file, qtbot):
    words = [sys.executable, "-c", WINDOW, str(desk_file)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120)
    number, *modules = done.stdout.split()
    assert modules == [], done.stderr
    assert done.returncode == -signal.SIGKILL, done.stderr
    qtbot.waitUntil(lambda: is_gone(int(number)), timeout=20_000)


@pytest.mark.reading_process
def test_the_process_ends_when_there_is_nothing_to_read_and_comes_back(window, hand):
    ahead = window.reading_ahead
    ahead._idle.setInterval(1)
    hand.open_article("004")
    hand.wait(lambda: window.panes.reader.strip.isVisible(), "the article to be read")
    hand.wait(lambda: ahead._reader.process is None, "the end of its process")
    ahead._idle.setInterval(60_000)
    window.workspace.articles.revise(window.loop.article.id, published_on="2025-05-26")
    hand.wait(lambda: ahead._reader.process is not None, "another process")
    window.close()
    assert ahead._reader.process is None


class Fails:
    """A reader that reads nothing while there is a fault."""

    fault: type[Exception] | None
    asked: list[int]

    def begin(self):
        """Nothing has to."""

    def read(self, article, sides, _cancelled):
        self.asked.append(article.id)
        if self.fault is not None:
            raise self.fault("It cannot be read.")
        return read_article(article, sides)

    def close(self):
        """Nothing runs."""


@pytest.fixture
def failing(request, monkeypatch):
    """Have a window's reader fail in this way from its start; what it was asked for is in `asked`."""
    Fails.asked, Fails.fault = [], request.param
    monkeypatch.setattr("curator.article_reader.ArticleReader", Fails)
    monkeypatch.setattr(reading_ahead, "_REST", 1)
    monkeypatch.setattr(reading_ahead, "_PAUSE", 1)
    return Fails


@pytest.mark.parametrize("failing", [Unreadable], indirect=True)
def test_an_article_that_cannot_be_read_is_said_whenever_it_is_opened_and_not_tried_again(failing, hand, qtbot):
    said = hand.window.loop.said
    hand.wait(lambda: len(failing.asked) == 5, "every article to be tried")
    for name in ("004", "001", "004"):
        with qtbot.waitSignal(said, check_params_cb=lambda sentence: sentence == "It cannot be read."):
            hand.open_article(name)
    qtbot.wait(50)
    assert sorted(failing.asked) == [1, 2, 3, 4, 5]


class Faulty(Unreadable):
    """An article at which the engine fails."""

    def __init__(self, sentence):
        super().__init__(sentence, "ValueError at dates.py:12 read")


@pytest.fixture
def noted(monkeypatch):
    """What comes into the log."""
    lines = []
    monkeypatch.setattr(reading_ahead.problems, "note", lines.append)
    return lines


@pytest.mark.parametrize("failing", [Faulty], indirect=True)
def test_a_fault_of_the_engine_is_noted_with_its_place(noted, failing, hand):
    hand.wait(lambda: len(failing.asked) == 5, "every article to be tried")
    hand.wait(lambda: len(noted) == 5, "every fault to be noted")
    assert set(noted) == {"ValueError at dates.py:12 read"}


@pytest.mark.parametrize("failing", [NotStarted], indirect=True)
def test_where_no_process_can_be_started_the_next_article_that_is_opened_tries_again(failing, hand, qtbot):
    window = hand.window
    for name in ("004", "001"):
        with qtbot.waitSignal(window.loop.said, check_params_cb=lambda sentence: sentence == "It cannot be read."):
            hand.open_article(name)
    qtbot.wait(50)
    assert set(failing.asked) <= {1, 2, 5}, "the others wait until there is a process"
    failing.fault = None
    hand.open_article("003")
    hand.wait(lambda: window.panes.reader.strip.isVisible(), "the article to be read")
    hand.wait(lambda: not window.workspace.offers.unread(9), "all others to be read")
