"""Boosted trees over named numbers: the last word on a fact, a day, a mediator. Inference only, in plain Python.

`tests/articles/train.py` grows them; each leaf adds to the log odds of a yes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Tree = float | list[Any]
"""A leaf's value, or [name, at, below, above]: `below` is where the number of that name is smaller than `at`."""
Row = Mapping[str, float]
"""What is known of one candidate, by name; what is not named is 0."""


def fallen(tree: Tree, row: Row) -> float:
    """The value of the leaf that a row falls to."""
    while isinstance(tree, list):
        name, at, below, above = tree
        tree = below if row.get(name, 0.0) < at else above
    return tree


def log_odds(trees: Sequence[Tree], row: Row) -> float:
    """What all trees say together; 0 where nothing was learnt."""
    return sum(fallen(tree, row) for tree in trees)
