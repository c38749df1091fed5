"""Exporting in the window: told in the strip, cancelled by key and mouse, never mixed with what is done meanwhile."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.errors import NotSaved
from curator.exporting import bundle
from curator.exporting.bundle import bundle_bytes
from db import swaps as stored_swaps

WAIT = 30


class Gate:
    """Holds the writing at its first swap until it is opened."""

    def __init__(self, monkeypatch) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self._rows = bundle.swap_rows
        monkeypatch.setattr(bundle, "swap_rows", self.rows)

    def rows(self, selection):
        if threading.current_thread() is not threading.main_thread():
            self.reached.set()
            assert self.opened.wait(WAIT)
        yield from self._rows(selection)


@pytest.fixture
def gate(monkeypatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.opened.set()


@pytest.fixture
def target(tmp_path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "bundle"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """How far an export is, is told from its beginning."""
    monkeypatch.setattr("ui.exporting._QUIET", 0)


def begin(window, target: Path) -> None:
    window.exporting.begin(target, spreadsheet=False, drafts=True)


def over(hand) -> str:
    """What is said when the export is over."""
    hand.wait(lambda: not hand.window.exporting.is_running, "the end of the export")
    banner = hand.window.banner
    assert not banner.bar.isVisible()
    return banner.sentence


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_strip_tells_what_is_written_while_one_works_on(cited, target, gate):
    window, banner = cited.window, cited.window.banner
    begin(window, target)
    cited.wait(gate.reached.is_set, "the writing")
    cited.wait(lambda: banner.bar.isVisible() and banner.sentence == "Writing swaps.csv …", "the strip")
    assert banner.cancel_button.isVisible()
    assert banner.cancel_button.toolTip() == "Ctrl+."
    assert not banner.pause_button.isVisible()
    before = bundle_bytes(window.workspace.export_data(), drafts=True)
    cited.highlight("Belarus")
    cited.key("P")
    assert window.loop.swap.values["place"].filled
    gate.opened.set()
    assert over(cited) == f"Exported to {target}."
    assert content(target) == before  # as the desk was when all of it was read
    begin(window, target)
    over(cited)
    assert content(target) == bundle_bytes(window.workspace.export_data(), drafts=True) != before


@pytest.mark.parametrize("by", ["key", "click"])
@pytest.mark.parametrize("name", ["bundle", "swaps.csv"])
def test_a_cancelled_export_leaves_everything_as_it_was(cited, target, gate, by, name):
    window, place = cited.window, target.with_name(name)
    gate.opened.set()
    begin(window, place)
    over(cited)
    gate.opened.clear()
    gate.reached.clear()
    before = {path: path.read_bytes() for path in target.parent.rglob("*") if path.is_file()}
    assert before
    cited.highlight("Belarus")
    cited.key("P")
    begin(window, place)
    cited.wait(lambda: gate.reached.is_set() and window.banner.cancel_button.isVisible(), "the strip")
    if by == "key":
        cited.key("Ctrl+.")
    else:
        window.banner.cancel_button.click()
    gate.opened.set()
    assert over(cited) == f"The export was cancelled; {place} is as it was."
    assert {path: path.read_bytes() for path in target.parent.rglob("*") if path.is_file()} == before


def test_an_export_that_is_still_read_is_cancelled_at_once(hand, target):
    window = hand.window
    begin(window, target)
    window.stop_work()
    assert not window.exporting.is_running
    assert over(hand) == f"The export was cancelled; {target} is as it was."
    assert not target.exists()


def test_what_is_done_while_the_desk_is_read_is_in_the_whole_export(cited, target, monkeypatch):
    monkeypatch.setattr(stored_swaps, "_PORTION", 1)
    window = cited.window
    cited.key("W")  # a second swap
    assert len(window.workspace.summaries()) == 2
    begin(window, target)
    window.exporting._reader.stop()
    assert next(window.exporting._reading)[0] == 1  # the first swap is read
    cited.key("Ctrl+Z")
    cited.key("Ctrl+Z")
    window.exporting._reader.start()
    assert over(cited) == f"Exported to {target}."
    assert content(target) == bundle_bytes(window.workspace.export_data(), drafts=True)


def test_closing_the_window_ends_an_export(hand, target, gate):
    window = hand.window
    begin(window, target)
    hand.wait(gate.reached.is_set, "the writing")
    threading.Timer(0.05, gate.opened.set).start()
    window.close()
    assert not window.exporting.is_running
    assert list(target.parent.iterdir()) == []


def test_closing_the_window_ends_the_reading(hand, target):
    begin(hand.window, target)
    hand.window.close()
    assert not hand.window.exporting.is_running
    assert list(target.parent.iterdir()) == []


def test_one_long_work_at_a_time(hand, target, gate):
    window = hand.window
    begin(window, target)
    hand.wait(gate.reached.is_set, "the writing")
    rows = len(window.workspace.article_rows())
    window.run(lambda: begin(window, target.with_name("other")))
    assert window.banner.sentence == "An export is under way; let it end or cancel it first."
    window.import_paths([Path(__file__)])
    assert window.banner.sentence == "An export is under way; let it end or cancel it first."
    gate.opened.set()
    over(hand)
    assert len(window.workspace.article_rows()) == rows
    assert not target.with_name("other").exists()
    target.with_name("empty").mkdir()
    window.import_paths([target.with_name("empty")])
    window.run(lambda: begin(window, target))
    assert window.banner.sentence == "An import is under way; let it end or cancel it first."
    hand.wait(lambda: not window.importing.is_running, "the import")


def test_a_short_export_says_only_that_it_is_done(hand, target, monkeypatch):
    monkeypatch.setattr("ui.exporting._QUIET", WAIT)
    told = []
    monkeypatch.setattr(hand.window.banner, "progress", lambda *what, **more: told.append(what))
    begin(hand.window, target)
    assert over(hand) == f"Exported to {target}."
    assert told == []


def test_a_fault_of_ours_is_no_silent_end(hand, target, monkeypatch, qtbot):
    def broken(_selection):
        raise ZeroDivisionError

    monkeypatch.setattr(bundle, "leg_rows", broken)
    with qtbot.captureExceptions() as faults:
        begin(hand.window, target)
        over(hand)
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["bundle", "swaps.csv"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_read(hand, tmp_path, monkeypatch, name):
    monkeypatch.setattr(hand.window.workspace, "export_portions", lambda **_: pytest.fail("it was read"))
    with pytest.raises(NotSaved, match="is in a folder that does not exist"):
        begin(hand.window, tmp_path / "gone" / name)
    assert not hand.window.exporting.is_running


def test_there_may_be_nothing_to_cancel(hand):
    hand.key("Ctrl+.")
    assert hand.window.banner.sentence == "Nothing is under way that could be cancelled."
