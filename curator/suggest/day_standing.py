"""How a day stands in its article: its mentions, its rivals and the counts that belong to it, as numbers.

Source: SUGGESTIONS 2.3 (2, 7), D1-D6, E1-E5.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from curator.model import Category
from curator.suggest.blocks import Part
from curator.suggest.days import Day, tells_of_earlier
from curator.suggest.facts import Fact, Link
from curator.suggest.standing import NEVER, odds
from curator.suggest.tokens import Tokens
from curator.suggest.trees import Row

_WORDS = ("<swap>", "<return>", "<free>", "<plan>", "<cancel>", "<talks>", "<dead>", "<say>", "<past>", "<cumulative>")
_FURTHEST = 400
"""Days before publication that are told apart."""


class DayStanding:
    """The days of an article beside each other, and the facts that are given to each."""

    def __init__(
        self,
        said: Mapping[str, list[tuple[float, Day]]],
        facts: Mapping[Fact, float],
        links: Mapping[Fact, Link],
        tokens: Mapping[int, Tokens],
        published: str | None,
    ) -> None:
        """`said`: each day's mentions with how likely they are, likeliest first; `facts`: how likely each is."""
        self._said, self._tokens, self._published = said, tokens, published
        self._ranked = sorted((one[0][0] for one in said.values()), reverse=True)
        self._days = sorted(said)
        self._facts: dict[str, list[float]] = {}
        for fact, p in facts.items():
            if fact[1] is Category.TOTAL:
                self._facts.setdefault(links[fact].day or "", []).append(p)
        self._best = max((p for fact, p in facts.items() if fact[1] is Category.TOTAL), default=0.0)

    def row(self, edtf: str) -> Row:
        """What is known of a day; nothing that is 0."""
        return {name: float(value) for name, value in self._numbers(edtf) if value}

    def _numbers(self, edtf: str) -> Iterator[tuple[str, float]]:
        said = self._said[edtf]
        p = said[0][0]
        yield "said", odds(p)
        yield "second", odds(said[1][0]) if len(said) > 1 else NEVER
        yield "mentions", len(said)
        yield "above", sum(one > p for one in self._ranked)
        yield "gap", odds(p) - odds(next((one for one in self._ranked if one != p), 0.0))
        yield "days", len(self._ranked)
        yield "newest", edtf == self._days[-1]
        yield "length", len(edtf)
        yield "before", _before(edtf, self._published)
        yield from self._counted(edtf)
        yield from self._where(said[0][1])
        for role in {day.role for _, day in said}:
            yield f"role {role}", 1.0
        yield "dateline", any(day.dateline for _, day in said)

    def _counted(self, edtf: str) -> Iterator[tuple[str, float]]:
        """The counts that belong to the day."""
        mine = self._facts.get(edtf, [])
        yield "fact", odds(max(mine, default=0.0))
        yield "facts", sum(one > 0.5 for one in mine)
        yield "no day", odds(max(self._facts.get("", []), default=0.0))
        yield "best", odds(self._best)

    def _where(self, day: Day) -> Iterator[tuple[str, float]]:
        """Where it is said most plainly, and among which words."""
        sentence = day.sentence
        yield "at", sentence.index
        yield "at share", sentence.index / max(1, len(self._tokens))
        yield "title", sentence.part is Part.TITLE
        yield f"basis {day.finding.basis}", 1.0
        yield f"mood {day.finding.modality}", 1.0
        yield f"says {day.role}", 1.0
        yield "earlier", sentence.readable and tells_of_earlier(sentence.text) is not None
        tokens = self._tokens.get(sentence.index)
        for word in _WORDS if tokens is not None else ():
            yield f"in {word}", word in (tokens.tags if tokens else ())


def _before(edtf: str, published: str | None) -> float:
    """Days from a day to publication, and one more; 0 where either is not known to the day."""
    if published is None or len(edtf) != len(published) or len(edtf) != 10:
        return 0.0
    days = (date.fromisoformat(published) - date.fromisoformat(edtf)).days
    return float(max(-30, min(_FURTHEST, days)) + (1 if days >= 0 else 0))
