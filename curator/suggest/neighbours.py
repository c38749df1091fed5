"""The numbers before and behind a number in the text: what is held of them tells much of the one between them.

Of "On Thursday it was 50 for 71" the words say little; that the number before went to one side says whose this is.
Source: SUGGESTIONS C3, C11.
"""

from collections.abc import Iterable
from math import exp, log

from curator.model import Category, Side
from curator.parties import other
from curator.suggest.facts import Opinion
from curator.suggest.verdicts import Verdict

_STEPS = (("before", -1), ("behind", 1))
_MOST = 4
"""So many numbers are passed over, of which nothing is asked (bodies, ranges)."""
_SENTENCES = 2
"""Further off (in sentences) a number is no neighbour."""
_LEAST = exp(-9.0)


class Neighbours:
    """The numbers of an article in a row, with what the words say of each."""

    def __init__(self, verdicts: tuple[Verdict, ...], opinions: Iterable[Opinion]) -> None:
        self._verdicts = verdicts
        self._total: dict[int, dict[Side, Opinion]] = {}
        for one in opinions:
            if one.fact[1] is Category.TOTAL:
                self._total.setdefault(one.index, {})[one.fact[0]] = one

    def numbers(self, index: int, side: Side) -> dict[str, float]:
        """What is held of the nearest number before and behind, as a side sees it; nothing where there is none."""
        found: dict[str, float] = {}
        for name, step in _STEPS:
            beside = self._beside(index, step)
            if beside is not None:
                found |= {f"{name} {what}": value for what, value in self._seen(index, beside, side).items()}
        return found

    def _beside(self, index: int, step: int) -> int | None:
        """The nearest number in one direction of which something is asked."""
        here = self._verdicts[index].mention.sentence.index
        for at in range(index + step, index + step * (_MOST + 1), step):
            if not 0 <= at < len(self._verdicts):
                return None
            if abs(self._verdicts[at].mention.sentence.index - here) > _SENTENCES:
                return None
            if at in self._total:
                return at
        return None

    def _seen(self, index: int, beside: int, side: Side) -> dict[str, float]:
        mine, theirs = self._verdicts[index], self._verdicts[beside]
        held = self._total[beside]
        return {
            "number": _odds(held[side].number),
            "me": _odds(held[side].side),
            "you": _odds(held[other(side)].side),
            "gap": abs(mine.mention.start - theirs.mention.start) / 10,
            "apart": 1 + abs(mine.mention.sentence.index - theirs.mention.sentence.index),
            "smaller": 1.0 if (theirs.value or 0) < (mine.value or 0) else -1.0,
            "vetoed": 1.0 if theirs.veto is not None else -1.0,
            "same": theirs.value == mine.value,
        }


def _odds(p: float) -> float:
    p = min(max(p, _LEAST), 1 - _LEAST)
    return log(p / (1 - p))
