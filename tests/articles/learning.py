"""Logistic regression on named features: numpy, L-BFGS, the same result every time. Training only; nothing ships it."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

Example = tuple[list[str], bool, float]
"""Features, the right answer, and how much it counts."""
_MEMORY = 8


def train(examples: Sequence[Example], penalty: float, *, least: int = 3, steps: int = 60) -> dict[str, float]:
    """Weights by feature, the intercept under ""; features seen fewer than `least` times are left out."""
    times = Counter(name for names, *_ in examples for name in set(names))
    names = sorted(name for name, n in times.items() if n >= least and name)
    place = {name: at for at, name in enumerate(names, 1)}
    rows, columns = [], []
    for row, (features, *_) in enumerate(examples):
        known = [0, *sorted({place[name] for name in features if name in place})]
        rows += [row] * len(known)
        columns += known
    row, column = np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp)
    yes = np.array([float(label) for _, label, _ in examples])
    share = np.array([one for *_, one in examples])
    ridge = np.full(len(names) + 1, penalty)
    ridge[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = np.bincount(row, weights[column], len(examples))
        value = (share * (np.logaddexp(0, score) - yes * score)).sum() + 0.5 * (ridge * weights * weights).sum()
        error = share * (1 / (1 + np.exp(-score)) - yes)
        return float(value), np.bincount(column, error[row], len(weights)) + ridge * weights

    found = _minimum(loss, np.zeros(len(names) + 1), steps)
    return {"": float(found[0]), **{name: float(found[at]) for name, at in place.items()}}


def _minimum(loss, weights: np.ndarray, steps: int) -> np.ndarray:
    """L-BFGS with a halving line search."""
    moves: list[tuple[np.ndarray, np.ndarray]] = []
    value, slope = loss(weights)
    for _ in range(steps):
        direction = _direction(slope, moves)
        gain, length = float(slope.dot(direction)), 1.0
        while True:
            after = weights - length * direction
            new_value, new_slope = loss(after)
            if new_value <= value - 1e-4 * length * gain or length < 1e-6:
                break
            length /= 2
        move, turn = after - weights, new_slope - slope
        if turn.dot(move) > 1e-10:
            moves = [*moves, (move, turn)][-_MEMORY:]
        small = abs(value - new_value) < 1e-6 * abs(value)
        weights, value, slope = after, new_value, new_slope
        if small:
            break
    return weights


def _direction(slope: np.ndarray, moves: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    direction, shares = slope.copy(), []
    for move, turn in reversed(moves):
        share = move.dot(direction) / turn.dot(move)
        shares.append(share)
        direction -= share * turn
    if moves:
        move, turn = moves[-1]
        direction *= move.dot(turn) / turn.dot(turn)
    else:
        direction /= max(1.0, float(np.abs(slope).max()))
    for (move, turn), share in zip(moves, reversed(shares), strict=True):
        direction += move * (share - turn.dot(direction) / turn.dot(move))
    return direction
