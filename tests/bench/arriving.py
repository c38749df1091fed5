"""How long the window stands still while files come in: what a person feels who goes on working meanwhile."""

from pathlib import Path
from time import perf_counter

from material import files
from PySide6.QtCore import QCoreApplication
from timing import Effort, Findings, Line, Point
from windows import shown

from db.desk import Desk

_STILL = 100.0
"""Milliseconds after which a person notices that a key is not answered."""


def arrive(effort: Effort, folder: Path) -> Findings:
    """The longest that the window is busy between two looks at its events, with its commits, while files come in."""
    points = []
    for size in effort.sizes(1000, least=4):
        came = files(folder / f"files-{size}", size, 4000)
        for _ in range(effort.warm_up):
            _longest(came, folder / "arrive.desk")
        longest = tuple(_longest(came, folder / "arrive.desk") for _ in range(effort.few))
        points.append(Point(size, longest, (_STILL,) * len(longest)))
    return Findings((Line("longest standstill while files come in", "100 ms", 1.0, tuple(points)),))


def _longest(came: Path, desk: Path) -> float:
    """Milliseconds; every round into a desk of its own, in which one article is open already."""
    desk.unlink(missing_ok=True)
    first, longest = sorted(came.iterdir())[0], 0.0
    Desk.create(desk).close()
    with shown(desk) as (window, _clock):
        for paths in ([first], [came]):
            window.importing.take_paths(paths)
            longest = 0.0
            while window.importing._task is not None:
                begun = perf_counter()
                QCoreApplication.processEvents()
                longest = max(longest, (perf_counter() - begun) * 1000)
    return longest
