"""The row of the suggestion engine: it reads an article, without a window and without a desk."""

from material import prose
from timing import Effort, Findings, Line, Point, milliseconds, rounds

from curator.suggest import suggest

_USUAL = 5_000
"""Characters of a usual article."""
_ALLOWED = 80 / 60
"""A text sixty times as long may take eighty times as long."""
_ROUNDS = 2
"""A text as long as a book takes seconds."""
_SIDES = ("Ukraine", "Russia")


def suggest_article(effort: Effort) -> Findings:
    """A text of up to 300,000 characters against its share of what a usual article takes."""
    usual, points = prose(1, _USUAL), []
    for size in effort.sizes(300_000, least=300):
        text = prose(2, size)
        share = _ALLOWED * len(text) / len(usual)

        def ours(text: str = text) -> float:
            return milliseconds(lambda: suggest(text, "2025-05-24", _SIDES))

        def limit(share: float = share) -> float:
            return share * milliseconds(lambda: suggest(usual, "2025-05-24", _SIDES))

        points.append(Point(size, *rounds(min(effort.few, _ROUNDS), 0, ours, limit)))
    name = "80 times an article of 5,000 characters, for 60 times its length"
    return Findings((Line("suggest: what an article says", name, 1.0, tuple(points)),))
