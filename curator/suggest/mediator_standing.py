"""How a country or body stands in its article as a mediator: where it is named, beside whom, what else is told.

Source: SUGGESTIONS M1-M3.
"""

from collections.abc import Iterator, Mapping

from curator.countries import may_mediate
from curator.suggest.mediator_features import Named, list_around
from curator.suggest.sayings import said_of
from curator.suggest.standing import NEVER, odds
from curator.suggest.tokens import Tokens
from curator.suggest.trees import Row

_WORDS = (
    "<mediate>",
    "<help>",
    "<thank>",
    "<swap>",
    "<return>",
    "<free>",
    "<talks>",
    "<plan>",
    "<cancel>",
    "<past>",
    "<say>",
)


class MediatorStanding:
    """The names of an article beside each other."""

    def __init__(
        self, said: Mapping[str, list[tuple[float, Named]]], best: float, tokens: Mapping[int, Tokens]
    ) -> None:
        """`said`: each name's places with how likely they are, likeliest first; `best`: that of the likeliest fact."""
        self._said, self._best, self._tokens = said, best, tokens
        self._ranked = sorted((one[0][0] for one in said.values()), reverse=True)
        self._here: dict[int, list[tuple[float, str]]] = {}
        self._spans: dict[tuple[int, int, int], list[tuple[float, str]]] = {}
        for name, places in said.items():
            for p, at in places:
                self._here.setdefault(at.sentence, []).append((p, name))
                span = list_around(tokens[at.sentence], at)
                self._spans.setdefault((at.sentence, *span), []).append((p, name))

    def row(self, name: str) -> Row:
        """What is known of a name; nothing that is 0."""
        return {key: float(value) for key, value in self._numbers(name) if value}

    def _numbers(self, name: str) -> Iterator[tuple[str, float]]:
        said = self._said[name]
        p, at = said[0]
        yield "said", odds(p)
        yield "second", odds(said[1][0]) if len(said) > 1 else NEVER
        yield "mentions", len(said)
        yield "above", sum(one > p for one in self._ranked)
        yield "names", len(self._ranked)
        yield "likely", sum(one > 0.5 for one in self._ranked)
        yield "fact", odds(self._best)
        yield "may", may_mediate(name)
        yield "at", at.sentence
        yield "at share", at.sentence / max(1, len(self._tokens))
        beside = [one for one, other in self._here[at.sentence] if other != name]
        yield "beside", len(beside)
        yield "best beside", odds(max(beside)) if beside else NEVER
        yield "worst beside", odds(min(beside)) if beside else NEVER
        for rule in {one.rule for _, one in said}:
            yield f"rule {rule}", 1.0
        span = list_around(self._tokens[at.sentence], at)
        listed = [one for one, other in self._spans.get((at.sentence, *span), ()) if other != name]
        yield "list best", odds(max(listed)) if listed else NEVER
        yield "list worst", odds(min(listed)) if listed else NEVER
        for what in said_of(self._tokens[at.sentence], at.start, at.end):
            yield f"says {what}", 1.0
        tags = self._tokens[at.sentence].tags
        for word in _WORDS:
            yield f"in {word}", word in tags
