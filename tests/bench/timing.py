"""Rounds, medians and what one line of the bench is."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles
from time import perf_counter
from typing import Any

FRAME = 1000 / 60
"""Milliseconds of one frame: what a person waits for is painted in the next one."""

Round = Callable[[], float]
"""Prepares what it needs, does the thing once and gives what it took."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to measure."""

    rounds: int
    few: int
    """Rounds of what takes seconds."""
    warm_up: int
    scale: float
    """What every size is multiplied with."""
    settled: float
    """Seconds after which a window is idle: the timeline's libraries are in."""

    def sizes(self, most: int, least: int = 1) -> tuple[int, int, int]:
        """Three sizes, two doublings, the last one the size that the target is for."""
        top = max(round(most * self.scale), 4 * least)
        return top // 4, top // 2, top


FULL = Effort(rounds=21, few=7, warm_up=2, scale=1.0, settled=3.0)
QUICK = Effort(rounds=1, few=1, warm_up=0, scale=0.002, settled=0.1)
"""Only to see that every row runs; its figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """One size: what we took in each round, and what the limit took."""

    size: int
    ours: tuple[float, ...]
    limit: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Our median over the limit's."""
        return median(self.ours) / median(self.limit)


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison at up to three sizes; its target is for the last."""

    name: str
    limit: str
    """What the limit is, in words."""
    target: float | None
    """At most this many times the limit; None where no target is set."""
    points: tuple[Point, ...]
    unit: str = "ms"

    @property
    def last(self) -> Point:
        """The size that the target is for."""
        return self.points[-1]

    @property
    def growth(self) -> float | None:
        """How much more the largest size takes than the smallest; None with one size."""
        return median(self.last.ours) / median(self.points[0].ours) if len(self.points) > 1 else None

    @property
    def kept(self) -> bool | None:
        """Whether the target is met; None without one."""
        return None if self.target is None else self.last.ratio <= self.target

    @property
    def noise(self) -> float:
        """Half of our rounds lie within this part of the median."""
        if len(self.last.ours) < 2:
            return 0.0
        first, _, third = quantiles(self.last.ours, n=4)
        return (third - first) / median(self.last.ours)


@dataclass(frozen=True, slots=True)
class Check:
    """Something that holds or does not."""

    name: str
    kept: bool
    found: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a row found."""

    lines: tuple[Line, ...]
    checks: tuple[Check, ...] = field(default=())

    def document(self) -> dict[str, Any]:
        """For JSON: every round, and what is worked out of them."""
        return {
            "lines": [
                asdict(line) | {"ratio": line.last.ratio, "growth": line.growth, "noise": line.noise, "kept": line.kept}
                for line in self.lines
            ],
            "checks": [asdict(check) for check in self.checks],
        }

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Findings":
        """Back from JSON."""
        worked_out = ("ratio", "growth", "noise", "kept")
        lines = []
        for stored in document["lines"]:
            given = {name: value for name, value in stored.items() if name not in worked_out}
            points = tuple(Point(p["size"], tuple(p["ours"]), tuple(p["limit"])) for p in given.pop("points"))
            lines.append(Line(points=points, **given))
        return cls(tuple(lines), tuple(Check(**check) for check in document["checks"]))


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def rounds(count: int, warm_up: int, *measured: Round) -> tuple[tuple[float, ...], ...]:
    """Each in turn, round after round, so that a busy moment of the machine hits all of them."""
    taken: list[list[float]] = [[] for _ in measured]
    for number in range(-warm_up, count):
        for each, values in zip(measured, taken, strict=True):
            gc.collect()
            value = each()
            if number >= 0:
                values.append(value)
    return tuple(tuple(values) for values in taken)


def frames(ours: Sequence[float]) -> tuple[float, ...]:
    """The limit of what must be painted in the next frame."""
    return (FRAME,) * len(ours)
