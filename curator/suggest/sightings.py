"""Where an article seems to count people who came back: dates and mediators belong to such sentences.

Source: SUGGESTIONS 2.3 (2) and 3 (step 7).
"""

from collections.abc import Iterable, Iterator

_STEPS = (0.15, 0.4, 0.65, 0.85)


class Sightings:
    """How likely each sentence holds a count, and the article any at all."""

    def __init__(self, said: Iterable[tuple[int, float]]) -> None:
        self._by_sentence: dict[int, float] = {}
        for index, p in said:
            self._by_sentence[index] = max(p, self._by_sentence.get(index, 0.0))
        self._best = max(self._by_sentence.values(), default=0.0)

    def at(self, index: int) -> float:
        """How likely a sentence holds a count; 0 where no number stands in it."""
        return self._by_sentence.get(index, 0.0)

    def features(self, index: int) -> Iterator[str]:
        """What stands in a sentence, in those beside it and in the article."""
        here, before, after = (_step(self._by_sentence.get(at, -1.0)) for at in (index, index - 1, index + 1))
        yield f"count={here}"
        yield f"count={here}|{max(before, after)}"
        yield f"count before={before}"
        yield f"count after={after}"
        yield f"count any={_step(self._best)}"
        yield f"count any={_step(self._best)}|{here}"


def _step(p: float) -> int:
    """A probability as one of a few steps; 0 where there is no number."""
    return 0 if p < 0 else 1 + sum(p >= one for one in _STEPS)
