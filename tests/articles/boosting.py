"""Boosted trees for yes-or-no questions over numbers: numpy, the same every time. Training only; nothing ships it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from curator.suggest.trees import Row, Tree

Weighed = tuple[Row, bool, float]
"""The numbers that are known of a candidate, the right answer, and how much it counts."""
_BINS = 32
_SEED = 7


@dataclass(frozen=True)
class Shape:
    """How the trees grow."""

    trees: int = 240
    depth: int = 5
    rate: float = 0.04
    ridge: float = 6.0
    least: float = 3.0
    """The least weight of examples (p · (1 - p)) in a leaf."""
    columns: float = 0.3
    """The share of the columns that each tree may look at."""


SHAPE = Shape()
"""How all of them grow."""


def boosted(examples: Sequence[Weighed], shape: Shape = SHAPE) -> list[Tree]:
    """Trees whose leaves add up to the log odds of a yes, the first being a leaf: what is known before anything is."""
    rows = [row for row, *_ in examples]
    names = sorted({name for row in rows for name in row})
    if not names:
        return []
    table, place = np.zeros((len(rows), len(names))), {name: at for at, name in enumerate(names)}
    for at, row in enumerate(rows):
        for name, value in row.items():
            table[at, place[name]] = value
    edges = [_edges(table[:, at]) for at in range(len(names))]
    binned = np.stack([np.searchsorted(edge, table[:, at], side="right") for at, edge in enumerate(edges)], axis=1)
    yes = np.array([float(right) for _, right, _ in examples])
    weight = np.array([share for *_, share in examples])
    base = float(np.log((weight * yes).sum() + 1) - np.log((weight * (1 - yes)).sum() + 1))
    score, chance, found = np.full(len(rows), base), np.random.default_rng(_SEED), [round(base, 4)]
    for _ in range(shape.trees):
        p = 1 / (1 + np.exp(-score))
        slope, bend = weight * (p - yes), weight * p * (1 - p)
        seen = np.sort(chance.permutation(len(names))[: max(1, int(len(names) * shape.columns))])
        tree, moved = _grown(binned, slope, bend, np.arange(len(rows)), seen, shape, shape.depth)
        found.append(_named(tree, names, edges))
        for at, value in moved:
            score[at] += value
    return found


def _edges(column: np.ndarray) -> np.ndarray:
    """Where a column is cut into bins: halfway between values that follow each other."""
    values = np.unique(column)
    if len(values) > _BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, _BINS)))
    return np.round((values[1:] + values[:-1]) / 2, 3)


def _grown(binned, slope, bend, here, seen, shape: Shape, depth: int):
    """One tree over the rows `here`: nested [column, bin, below, above] or a value, and the values of the rows."""
    value = round(float(-shape.rate * slope[here].sum() / (bend[here].sum() + shape.ridge)), 4)
    split = _best(binned, slope, bend, here, seen, shape) if depth else None
    if split is None:
        return value, [(here, value)]
    column, at = split
    above = binned[here, column] > at
    low, moved_low = _grown(binned, slope, bend, here[~above], seen, shape, depth - 1)
    high, moved_high = _grown(binned, slope, bend, here[above], seen, shape, depth - 1)
    return [column, at, low, high], [*moved_low, *moved_high]


def _best(binned, slope, bend, here, seen, shape: Shape):
    """The split that gains most; None where none gains."""
    part = binned[np.ix_(here, seen)]
    flat = (part + np.arange(len(seen)) * (_BINS + 1)).ravel()
    size = len(seen) * (_BINS + 1)
    slopes = np.bincount(flat, np.repeat(slope[here], len(seen)), size).reshape(len(seen), -1).cumsum(axis=1)
    bends = np.bincount(flat, np.repeat(bend[here], len(seen)), size).reshape(len(seen), -1).cumsum(axis=1)
    total, weight = slope[here].sum(), bend[here].sum()
    gain = slopes**2 / (bends + shape.ridge) + (total - slopes) ** 2 / (weight - bends + shape.ridge)
    gain = np.where((bends >= shape.least) & (weight - bends >= shape.least), gain, -1.0)
    best = int(np.argmax(np.round(gain, 9)))
    column, at = divmod(best, _BINS + 1)
    return (int(seen[column]), at) if gain[column, at] > total**2 / (weight + shape.ridge) + 1e-3 else None


def _named(tree, names: list[str], edges: list[np.ndarray]) -> object:
    if isinstance(tree, float):
        return tree
    column, at, low, high = tree
    return [names[column], float(edges[column][at]), _named(low, names, edges), _named(high, names, edges)]
