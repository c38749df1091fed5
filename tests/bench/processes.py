"""Rows of the whole process: from the command to the first painted window, and the memory it holds then."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from material import PERSON, large_desks, parsed
from timing import Check, Effort, Findings, Line, Point, rounds

from db.desk import Desk

_HERE = Path(__file__).parent
_MEGABYTE = 1024 * 1024


class _Process:
    """One of the two window processes."""

    def __init__(self, script: str, *arguments: str) -> None:
        self.begun = perf_counter()
        self._child = subprocess.Popen([sys.executable, str(_HERE / script), *arguments], stdout=subprocess.PIPE)

    def line(self) -> str:
        """The next line it writes; RuntimeError when it ended instead."""
        if self._child.stdout is None:
            raise RuntimeError("the process has no output")
        line = self._child.stdout.readline().decode().strip()
        if not line:
            raise RuntimeError(f"the window ended with status {self._child.wait()}")
        return line

    def end(self) -> None:
        """End it: everything in it is saved already."""
        self._child.kill()
        self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()


@contextmanager
def _closed(desk: Path, folder: Path) -> Iterator[str]:
    """A copy of a desk, to open: one that an earlier round left open is examined first, and that is another thing."""
    with TemporaryDirectory(dir=folder) as own:
        yield str(shutil.copy(desk, own))


def _until_painted(found: list[str], script: str, *arguments: str) -> float:
    process = _Process(script, *arguments)
    try:
        found.append(process.line())
        return (perf_counter() - process.begun) * 1000
    finally:
        process.end()


def start(effort: Effort, folder: Path, shared: Path) -> Findings:
    """From the start of the process to the first painted window, against a process with an empty Qt window."""
    few = _desk_of_articles(folder / "few.desk", 5)
    desks = _smallest_and_largest(large_desks(shared, effort.sizes(10_000, least=10)))
    found: list[str] = []

    def ours(desk: Path) -> float:
        with _closed(desk, folder) as copy:
            return _until_painted(found, "our_window.py", copy)

    def bare() -> float:
        return _until_painted([], "bare_window.py")

    small, *large, limit = rounds(
        effort.few,
        min(effort.warm_up, 1),
        lambda: ours(few),
        *(lambda desk=desk: ours(desk) for desk in desks.values()),
        bare,
    )
    many = tuple(Point(size, taken, limit) for size, taken in zip(desks, large, strict=True))
    early = sorted({name for names in found for name in names.split(",") if name != "none"})
    limit_name = "a process with an empty Qt window"
    return Findings(
        (
            Line("start to the first paint, five articles", limit_name, 2.5, (Point(5, small, limit),)),
            Line("the same, desks of many swaps", limit_name, 2.5, many),
        ),
        (
            Check(
                "neither numpy nor pyqtgraph before the first paint",
                not early,
                f"imported before it: {', '.join(early) or 'neither'}",
            ),
        ),
    )


def memory(effort: Effort, folder: Path, shared: Path) -> Findings:
    """Resident memory of the idle window, against an empty Qt window's."""
    few = _desk_of_articles(folder / "few.desk", 5)
    desks = _smallest_and_largest(large_desks(shared, effort.sizes(10_000, least=10)))
    settled = str(effort.settled)

    def resident(script: str, *arguments: str) -> float:
        process = _Process(script, *arguments, settled)
        try:
            process.line()
            return int(process.line()) / _MEGABYTE
        finally:
            process.end()

    def ours(desk: Path) -> float:
        with _closed(desk, folder) as copy:
            return resident("our_window.py", copy)

    small, *large, limit = rounds(
        min(effort.few, 3),
        0,
        lambda: ours(few),
        *(lambda desk=desk: ours(desk) for desk in desks.values()),
        lambda: resident("bare_window.py"),
    )
    many = tuple(Point(size, taken, limit) for size, taken in zip(desks, large, strict=True))
    limit_name = "an empty Qt window"
    return Findings(
        (
            Line("idle memory, five articles", limit_name, 2.0, (Point(5, small, limit),), "MB"),
            Line("the same, desks of many swaps", limit_name, 2.0, many, "MB"),
        )
    )


def _desk_of_articles(path: Path, count: int) -> Path:
    with Desk.create(path) as desk:
        desk.person = PERSON
        desk.articles.add_all(parsed(number, 3500) for number in range(count))
    return path


def _smallest_and_largest(desks: dict[int, Path]) -> dict[int, Path]:
    """A process takes seconds; two doublings apart are enough to see how it grows."""
    return {size: desks[size] for size in (min(desks), max(desks))}
