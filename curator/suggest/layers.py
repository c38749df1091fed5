"""A hidden layer over named features: what words say together and none says alone. Inference only, in plain Python.

`tests/articles/train.py` trains it. Each feature adds a row of small whole numbers to the units; a unit that comes out
above zero adds its share to the log odds of a yes. All units of a row lie side by side in one long integer, so that
rows are added at one go and exactly: every machine gives the same.
"""

import struct
import zlib
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, repeat
from typing import Any

ROWS = 64
"""A row's numbers and the units' own are counted in so many parts of one."""
SHARES = 1024
"""The shares of the units and the base are counted in so many parts of one."""
ZERO = 64
"""A row's numbers are written as bytes below 128: what stands in them less this."""
_FIELD = 2
"""Bytes that a unit has in the long integer: room for 516 features."""
_MOST = 250
"""So many features are added at a time, and a candidate is told of two times; the open articles tell 137 at most."""


class Layer:
    """The hidden layer of one question."""

    def __init__(self, names: Sequence[str], known: Mapping[str, Any]) -> None:
        """`names`: the features in the order of the rows; `known`: "rows" (packed bytes), "units", "shares", "base"."""
        self._units: list[int] = known["units"]
        self._shares: list[int] = known["shares"]
        self._base: int = known["base"]
        rows, size = zlib.decompress(b64decode(known["rows"])), len(self._units)
        self._rows = {name: _spread(rows[at * size : (at + 1) * size]) for at, name in enumerate(names)}
        self._fields = struct.Struct(f"<{size + 1}H")

    def added(self, features: Iterable[str]) -> int:
        """What some features add to the units; two of these may be added up."""
        return sum(map(self._rows.get, islice(features, _MOST), repeat(0)))

    def log_odds(self, added: int) -> float:
        """The log odds of a yes by what all features add."""
        *sums, many = self._fields.unpack(added.to_bytes(self._fields.size, "little"))
        lift, score = ZERO * many, 0
        for sum_, own, share in zip(sums, self._units, self._shares, strict=True):
            unit = sum_ - lift + own
            if unit > 0:
                score += unit * share
        return score / (ROWS * SHARES) + self._base / SHARES


def _spread(row: bytes) -> int:
    """The bytes of a row, each with room to grow, and a one behind them that counts the rows added."""
    wide = bytearray(_FIELD * len(row) + 1)
    wide[: _FIELD * len(row) : _FIELD] = row
    wide[-1] = 1
    return int.from_bytes(wide, "little")
