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

    trees: int = 320
    leaves: int = 32
    """A tree grows where it gains most until it has so many; `curator.suggest.trees` holds 64 at most."""
    depth: int = 7
    rate: float = 0.035
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
        tree, moved = _grown(binned, slope, bend, seen, shape)
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


class _Leaf:
    """A leaf of a tree that grows: its rows, its value, the split that would gain most; both parts once it is split."""

    def __init__(self, binned, slope, bend, here, seen, shape: Shape, depth: int) -> None:
        self.here, self.depth = here, depth
        self.value = round(float(-shape.rate * slope[here].sum() / (bend[here].sum() + shape.ridge)), 4)
        self.split = _best(binned, slope, bend, here, seen, shape) if depth else None
        self.gain = self.split[2] if self.split else 0.0
        self.parts: tuple[_Leaf, _Leaf] | None = None

    def tree(self) -> object:
        """Itself as nested [column, bin, below, above] or a value."""
        if self.parts is None or self.split is None:
            return self.value
        return [self.split[0], self.split[1], *(part.tree() for part in self.parts)]


def _grown(binned, slope, bend, seen, shape: Shape):
    """One tree, nested [column, bin, below, above] or a value, and the rows and the value of each leaf."""

    def leaf(here, depth: int) -> _Leaf:
        return _Leaf(binned, slope, bend, here, seen, shape, depth)

    root = leaf(np.arange(len(binned)), shape.depth)
    leaves = [root]
    while len(leaves) < shape.leaves:
        best = max(leaves, key=lambda one: one.gain)  # of equals the first, so that the same trees grow every time
        if best.split is None:
            break
        column, at, _ = best.split
        above = binned[best.here, column] > at
        best.parts = leaf(best.here[~above], best.depth - 1), leaf(best.here[above], best.depth - 1)
        leaves.remove(best)
        leaves += best.parts
    return root.tree(), [(one.here, one.value) for one in leaves]


def _best(binned, slope, bend, here, seen, shape: Shape):
    """The split that gains most, as column, bin and gain; None where none gains."""
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
    more = round(float(gain[column, at] - total**2 / (weight + shape.ridge)), 9)
    return (int(seen[column]), at, more) if more > 1e-3 else None


def _named(tree, names: list[str], edges: list[np.ndarray]) -> object:
    if isinstance(tree, float):
        return tree
    column, at, low, high = tree
    return [names[column], float(edges[column][at]), _named(low, names, edges), _named(high, names, edges)]
