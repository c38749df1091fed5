"""Rows of the ledger: a swap opened, a claim adopted, the findings, among 10,000 swaps with 200,000 claims."""

import shutil
from pathlib import Path

from desks import bare_database
from material import PERSON, ledger_desks
from PySide6.QtCore import QCoreApplication
from timing import Effort, Findings, Line, Point, frames, milliseconds, rounds
from windows import CommitClock

from curator.model import SwapId
from db.desk import Desk
from ui.workspace import Workspace

_LINES = (
    ("a swap opened: assembled, and what is missing", 1.0),
    ("a claim adopted, without COMMIT", 1.0),
    ("the findings about it anew", 1.0),
    ("the past of all its fields", None),
)
"""Each against a frame; the past is asked for and may take longer."""


class _Acts:
    """What a person does with one swap of a large desk; each act is taken back unmeasured."""

    def __init__(self, workspace: Workspace, clock: CommitClock, swap: SwapId) -> None:
        self._workspace, self._clock, self._swap = workspace, clock, swap
        self.commits: list[float] = []
        workspace.swaps.missing(workspace.swap(swap))

    def open(self) -> float:
        """The swap read, assembled and looked through."""
        work = self._workspace
        return milliseconds(lambda: work.swaps.missing(work.swap(self._swap)))

    def adopt(self) -> float:
        """One of the claims on a count adopted."""
        work, swap = self._workspace, self._swap
        claim = work.swap(swap).values["to_a"].claims[-1].id
        before = self._clock.taken
        taken = milliseconds(lambda: work.columns.adopt(swap, "to_a", claim, "as the ministry says"))
        commit = self._clock.taken - before
        self.commits.append(commit)
        work.undo()
        return taken - commit

    def find(self) -> float:
        """The findings of a swap that was read already, against all other swaps."""
        whole = self._workspace.swap(self._swap)
        return milliseconds(lambda: self._workspace.findings.of(whole))

    def look_back(self) -> float:
        """What happened to each field, from the changes."""
        self._workspace.columns.adopt(
            self._swap, "to_a", self._workspace.swap(self._swap).values["to_a"].claims[0].id, "x"
        )
        taken = milliseconds(lambda: self._workspace.past.of_swap(self._swap))
        self._workspace.undo()
        return taken


def ledger(effort: Effort, folder: Path, shared: Path) -> Findings:
    """Opening, adopting, findings and past of one swap among many; the commit of adopting beside a bare one."""
    sizes = effort.sizes(10_000, least=10)
    desks = ledger_desks(shared, sizes)
    application = QCoreApplication.instance() or QCoreApplication([])
    points: list[list[Point]] = [[] for _ in _LINES]
    commits: list[Point] = []
    for size in sizes:
        path = Path(shutil.copyfile(desks[size], folder / "ledger.desk"))
        with Desk.open(path) as desk, bare_database(folder / "bare.db") as bare:
            acts = _Acts(Workspace(desk, PERSON, application), CommitClock(desk.connection), SwapId(size // 2))

            def bare_commit(bare=bare) -> float:
                bare.execute("BEGIN EXCLUSIVE")
                bare.execute("UPDATE one SET n = n + 1")
                return milliseconds(lambda: bare.execute("COMMIT"))

            measured = (acts.open, acts.adopt, acts.find, acts.look_back, bare_commit)
            *ours, limit = rounds(effort.rounds, effort.warm_up, *measured)
            for line, values in zip(points, ours, strict=True):
                line.append(Point(size, values, frames(values)))
            commits.append(Point(size, tuple(acts.commits[-effort.rounds :]), limit))
    lines = [
        Line(name, "one frame, 16.7 ms", target, tuple(of)) for (name, target), of in zip(_LINES, points, strict=True)
    ]
    return Findings((*lines, Line("the COMMIT of adopting", "an EXTRA commit of one page", None, tuple(commits))))
