"""Boosted trees over named numbers: the last word on a fact, a day, a mediator. Inference only, in plain Python.

`tests/articles/train.py` grows them; each leaf adds to the log odds of a yes.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import getitem
from typing import Any

Tree = float | list[Any]
"""A leaf's value, or [name, at, below, above]: `below` is where the number of that name is smaller than `at`."""
Row = Mapping[str, float]
"""What is known of one candidate, by name; what is not named is 0."""

_WIDTHS = (8, 16, 32, 64)
"""Bits of a tree's share; so many leaves fit."""


class Forest:
    """Many trees that a row falls through at once.

    Each leaf of all the trees is a bit. A test that a number fails rules out the leaves below it; what a number rules
    out everywhere is one mask, found among the sorted limits of its name. The lowest bit that is left of a tree is the
    leaf that the row falls to ("QuickScorer", Lucchese et al., SIGIR 2015). Which it is, is how many bits are below it;
    those are counted for all trees at once: in pairs of bits, then in fours, until each tree has its sum.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        """ValueError if a tree has more leaves than fit."""
        leaves = [_leaves(tree) for tree in trees]
        most = max(map(len, leaves), default=1)
        width = next((one for one in _WIDTHS if most <= one), 0)
        if not width:
            raise ValueError(f"a tree has {most} leaves")
        self._leaves, self._bytes = leaves, width // 8
        self._all = (1 << width * len(trees)) - 1
        self._lowest = self._all // ((1 << width) - 1)
        shifts = [1 << power for power in range(6) if 1 << power < width]
        self._halves = [(shift, self._all // ((1 << shift) + 1)) for shift in shifts]
        ruled_out: dict[str, dict[float, int]] = defaultdict(lambda: defaultdict(int))
        for at, tree in enumerate(trees):
            _rule_out(tree, at * width, ruled_out)
        self._columns = {name: _column(found, self._all) for name, found in sorted(ruled_out.items())}
        zeros = {name: masks[bisect_right(limits, 0.0)] for name, (limits, masks) in self._columns.items()}
        self._zeros = [(name, mask) for name, mask in zeros.items() if mask != self._all]

    def log_odds(self, row: Row) -> float:
        """What all trees say together; 0 where nothing was learnt."""
        left, columns = self._all, self._columns
        for name, value in row.items():
            if name in columns:
                limits, masks = columns[name]
                left &= masks[bisect_right(limits, value)]
        for name, mask in self._zeros:
            if name not in row:
                left &= mask
        below = (left - self._lowest) & ~left
        for shift, half in self._halves:
            below = (below & half) + (below >> shift & half)
        counts = below.to_bytes(self._bytes * len(self._leaves), "little")[:: self._bytes]
        return sum(map(getitem, self._leaves, counts))


def _leaves(tree: Tree) -> list[float]:
    """The leaves of a tree, from the lowest to the highest."""
    return [*_leaves(tree[2]), *_leaves(tree[3])] if isinstance(tree, list) else [tree]


def _rule_out(tree: Tree, first: int, found: dict[str, dict[float, int]]) -> int:
    """Note by name from which number on which leaves are ruled out; `first`: a tree's first bit. How many leaves."""
    if not isinstance(tree, list):
        return 1
    name, at, below, above = tree
    low = _rule_out(below, first, found)
    found[name][at] |= (1 << low) - 1 << first
    return low + _rule_out(above, first + low, found)


def _column(found: Mapping[float, int], everything: int) -> tuple[list[float], list[int]]:
    """The limits of a name in rising order, and which leaves are left below the first, between them, above the last.

    Many trees ask at the same limit, and each mask is as long as the forest: one a limit.
    """
    limits = sorted(found)
    return limits, [*accumulate(map(found.__getitem__, limits), lambda left, bits: left & ~bits, initial=everything)]
