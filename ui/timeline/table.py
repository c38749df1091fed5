"""The bars as columns of numbers, so that asking what is in view costs the same for ten swaps and for a million.

Only the plot imports this: numpy must not be loaded before the window's first paint (PERFORMANCE 1(g)).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from curator.model import SwapId
from curator.timeline import Bar

_FIELDS = ("start", "end", "x", "top", "bottom", "a", "b", "verified", "disputed")
_WIDTHS = (1, 2, 3, 7, 14, 28, 56, 91, 182, 365, 730, 1825, 3650, 7300, 18250, 36500)
"""Days of a bin: a few sizes only, counted from one origin, so that bins stand still while one pans."""


@dataclass(frozen=True, slots=True)
class Bin:
    """All swaps of a stretch of days taken together: how many, and people returned, verified and in all."""

    start: float
    end: float
    swaps: int
    disputed: int
    verified_a: int
    verified_b: int
    all_a: int
    all_b: int

    @property
    def x(self) -> float:
        """The middle of the stretch."""
        return (self.start + self.end) / 2


class BarTable:
    """A growing table with one row a bar; a removed row is filled with the last one."""

    def __init__(self) -> None:
        self._columns: dict[str, NDArray[np.float64]] = {}
        self._ids: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._rows: dict[SwapId, int] = {}
        self.fill({})

    def __len__(self) -> int:
        return len(self._rows)

    def fill(self, bars: Mapping[SwapId, Bar]) -> None:
        """Hold these bars and no others."""
        room = max(64, len(bars))
        values = np.zeros((room, len(_FIELDS)))
        if bars:
            values[: len(bars)] = [_numbers(bar) for bar in bars.values()]
        self._columns = {name: values[:, place].copy() for place, name in enumerate(_FIELDS)}
        self._ids = np.zeros(room, dtype=np.int64)
        self._ids[: len(bars)] = list(bars)
        self._rows = {swap: row for row, swap in enumerate(bars)}

    def apply(self, touched: Iterable[SwapId], bars: Mapping[SwapId, Bar]) -> None:
        """Bring the rows of the touched swaps in line with the layout's bars; those without a bar leave."""
        for swap in touched:
            bar = bars.get(swap)
            if bar is None:
                self._remove(swap)
            else:
                self._write(bar)

    def in_view(self, start: float, end: float) -> NDArray[np.int64]:
        """Ids of the bars whose dates reach between two days."""
        used = len(self._rows)
        inside = (self._column("end") > start) & (self._column("start") < end)
        ids: NDArray[np.int64] = self._ids[:used][inside]
        return ids

    def reach(self, start: float, end: float) -> tuple[float, float]:
        """The highest number above the axis and below it between two days, whiskers included."""
        inside = (self._column("end") > start) & (self._column("start") < end)
        if not inside.any():
            return 0.0, 0.0
        return float(self._column("top")[inside].max()), float(self._column("bottom")[inside].max())

    def bins(self, start: float, end: float, most: int) -> list[Bin]:
        """At most about `most` bins over a stretch of days; empty ones are left out."""
        width = next((w for w in _WIDTHS if ceil((end - start) / w) <= most), _WIDTHS[-1])
        first = floor(start / width)
        count = floor(end / width) - first + 1
        place = np.floor(self._column("x") / width).astype(np.int64) - first
        inside = (place >= 0) & (place < count)
        where = place[inside]
        verified = self._column("verified")[inside]
        a, b = self._column("a")[inside], self._column("b")[inside]
        sums = [
            np.bincount(where, weights=weights, minlength=count).astype(np.int64)
            for weights in (np.ones_like(verified), self._column("disputed")[inside], a * verified, b * verified, a, b)
        ]
        return [
            Bin(float((first + i) * width), float((first + i + 1) * width), *(int(column[i]) for column in sums))
            for i in np.flatnonzero(sums[0])
        ]

    def _column(self, name: str) -> NDArray[np.float64]:
        return self._columns[name][: len(self._rows)]

    def _write(self, bar: Bar) -> None:
        row = self._rows.get(bar.id)
        if row is None:
            row = len(self._rows)
            if row == len(self._ids):
                self._ids = np.resize(self._ids, row * 2)
                self._columns = {name: np.resize(column, row * 2) for name, column in self._columns.items()}
            self._rows[bar.id] = row
            self._ids[row] = bar.id
        for name, value in zip(_FIELDS, _numbers(bar), strict=True):
            self._columns[name][row] = value

    def _remove(self, swap: SwapId) -> None:
        row = self._rows.pop(swap, None)
        if row is None:
            return
        last = len(self._rows)
        if row != last:
            for column in self._columns.values():
                column[row] = column[last]
            self._ids[row] = self._ids[last]
            self._rows[SwapId(int(self._ids[row]))] = row


def _numbers(bar: Bar) -> tuple[float, ...]:
    """The row of a bar, in the order of the fields; what did not take place adds no people."""
    a = (bar.to_a.value or 0) if bar.held else 0
    b = (bar.to_b.value or 0) if bar.held else 0
    return bar.start, bar.end, bar.x, bar.to_a.top, bar.to_b.top, a, b, bar.verified, bar.disputed
