"""Hidden layers over named features: numpy, AdaGrad, the same result every time. Training only; nothing ships it.

A line says of each word how much it speaks for a yes; a few units beside it learn which words speak together. Many of
the features are hidden in each step (Srivastava et al., JMLR 2014), so that no unit leans on a few rare words.
"""

import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from learning import Example

from curator.suggest.layers import ROWS, SHARES, ZERO

_SEEDS = (7, 8)
"""Two layers are learnt that begin by different chances, and both are asked: where they err apart, less is lost."""
_BATCH = 64
_SMALL = 1e-2
"""The squared slope that every weight begins with, so that its first steps are short."""


@dataclass(frozen=True)
class Shape:
    """How a layer learns."""

    units: int = 16
    rounds: int = 12
    rate: float = 0.05
    ridge: float = 3e-3
    hidden: float = 0.6
    """The share of the features that is hidden in each step."""


class _Learner:
    """Weights that go down their slopes, each the slower the further it went (AdaGrad; Duchi et al., JMLR 2011)."""

    def __init__(self, weights: np.ndarray, rate: float) -> None:
        self.weights, self._rate = weights, rate
        self._gone = np.full_like(weights, _SMALL)

    def step(self, slope: np.ndarray, at: Any = ...) -> None:
        self._gone[at] += slope**2
        self.weights[at] -= self._rate * slope / np.sqrt(self._gone[at])


def layer(examples: Sequence[Example], names: Sequence[str], shape: Shape) -> dict[str, Any]:
    """A layer as `curator.suggest.layers` reads it, over the features of these names; others are left out."""
    place = {name: at for at, name in enumerate(names)}
    known = [sorted({place[name] for name in features if name in place}) for features, *_ in examples]
    columns = [np.array(one, dtype=np.intp) for one in known]
    yes, share = (np.array([float(one[at]) for one in examples]) for at in (1, 2))
    halves = [_learnt(columns, yes, share, len(names), shape, seed) for seed in _SEEDS]
    rows, units, shares, bases = (np.concatenate(one, axis=-1) for one in zip(*halves, strict=True))
    return _written(rows, units, shares / len(_SEEDS), float(bases.mean()))


def _learnt(columns, yes, share, size: int, shape: Shape, seed: int) -> tuple[np.ndarray, ...]:
    """The rows, the units, their shares and the base of one layer over so many features."""
    chance = np.random.default_rng(seed)
    rows = _Learner(chance.normal(0, 0.05, (size, shape.units)), shape.rate)
    units = _Learner(np.zeros(shape.units), shape.rate)
    shares = _Learner(chance.normal(0, 1 / np.sqrt(shape.units), shape.units), shape.rate)
    base = _Learner(np.zeros(1), shape.rate)
    for _ in range(shape.rounds):
        order = chance.permutation(len(columns))
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            column = np.concatenate([columns[one] for one in batch])
            row = np.repeat(np.arange(len(batch)), [len(columns[one]) for one in batch])
            shown = chance.random(len(column)) > shape.hidden
            used, at = np.unique(column[shown], return_inverse=True)
            seen = np.zeros((len(batch), len(used)))
            seen[row[shown], at] = 1 / (1 - shape.hidden)
            sums = seen @ rows.weights[used] + units.weights
            active = np.maximum(sums, 0)
            score = active @ shares.weights + base.weights
            error = (1 / (1 + np.exp(-score)) - yes[batch]) * share[batch]
            slope = np.outer(error, shares.weights) * (sums > 0)
            rows.step(seen.T @ slope + shape.ridge * rows.weights[used], used)
            shares.step(active.T @ error + shape.ridge * shares.weights)
            units.step(slope.sum(axis=0))
            base.step(error.sum(keepdims=True))
    return rows.weights, units.weights, shares.weights, base.weights


def _written(rows: np.ndarray, units: np.ndarray, shares: np.ndarray, base: float) -> dict[str, Any]:
    """The numbers of a layer as whole ones."""
    small = np.clip(np.rint(rows * ROWS), -ZERO, ZERO - 1) + ZERO
    return {
        "rows": b64encode(zlib.compress(small.astype(np.uint8).tobytes(), 9)).decode(),
        "units": [int(one) for one in np.rint(units * ROWS)],
        "shares": [int(one) for one in np.rint(shares * SHARES)],
        "base": round(base * SHARES),
    }
