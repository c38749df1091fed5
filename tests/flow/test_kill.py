"""The program is killed at any moment of a person's work; what the window had acknowledged is there, undo included."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.check import check
from db.desk import Desk
from ui.tour import opened

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("WINDOW_KILLS", "9"))
"""How many windows are killed; a nightly run asks for more."""
WORK = Path(__file__).with_name("working_window.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")


def killed_at_work(desk: Path, seed: int, acts: int, after: float) -> list[tuple[int, str]]:
    """Kill a window so many acts and seconds after it opened a desk; what it acknowledged, oldest first."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(WORK), str(desk), str(seed)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as child:
        said = "".join(child.stdout.readline() for _ in range(acts + 1))
        time.sleep(after)
        assert child.poll() is None, child.stderr.read()
        child.send_signal(signal.SIGKILL)
        rest, wrong = child.communicate(timeout=30)
    assert "Traceback" not in wrong, wrong
    said += rest
    # The last line may have been cut by the kill: it was then not said.
    lines = [line.split(" ", 1) for line in said[: said.rfind("\n") + 1].splitlines()]
    return [(int(seq), label) for seq, label in lines]


def label_of_undo(desk: Desk) -> str | None:
    """What undo would take back, read from the history: the last act that is done."""
    return next((step.label for step in desk.history.steps(10**6) if (step.kind, step.state) == ("act", "done")), None)


def everything(desk: Desk) -> tuple[object, ...]:
    return desk.articles.all(), desk.swaps.all(), desk.swaps.summaries()


def assert_whole(path: Path, acknowledged: list[tuple[int, str]]) -> int:
    """Nothing that was acknowledged is lost, nothing more than one act came after it, and undo works."""
    seq, label = acknowledged[-1]
    with Desk.open(path) as desk:
        steps = {step.seq: step for step in desk.history.steps(10**6)}
        newest = max(steps)
        assert seq <= newest <= seq + 1
        assert {number for number, _ in acknowledged} <= steps.keys()
        assert check(desk) == ()
        assert desk.history.undo_label == label_of_undo(desk)
        if newest == seq:
            assert label == f"Undo: {desk.history.undo_label}"
        before = everything(desk)
        desk.history.undo()
        assert everything(desk) != before
        desk.history.redo()
        assert everything(desk) == before
        assert check(desk) == ()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return newest


def test_a_window_killed_at_any_moment_loses_nothing_that_it_showed(desk_file):
    chance = random.Random(20250523)
    for seed in range(KILLS):
        assert_whole(desk_file, killed_at_work(desk_file, seed, chance.randint(1, 12), chance.uniform(0, 0.05)))


def test_the_next_window_shows_what_the_killed_one_did_and_takes_it_back(qapp, fonts, desk_file):
    acknowledged = killed_at_work(desk_file, 1, 10, 0.01)
    newest = assert_whole(desk_file, acknowledged)
    with opened(desk_file) as window:
        undo = window.actions_by_id["undo"]
        assert undo.isEnabled()
        label = window.workspace.undo_label
        assert undo.text() == f"Undo: {label}"
        undo.trigger()
        assert window.banner.sentence == ""
        assert window.statusBar().currentMessage() == f"Taken back: {label}"
        assert window.workspace.steps(1)[0].seq > newest
        assert window.workspace.faults() == ()
