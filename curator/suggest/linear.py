"""A model over named features: the probability of a yes, and which features decided.

A third of it is linear, the rest a hidden layer (`layers`), which hears what words say together; by the line a decision
can be shown, for a feature's name says what it saw. Inference only, in plain Python; `tests/articles/train.py` writes
the weights.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import Any, NamedTuple

from curator.suggest.layers import Layer
from curator.suggest.trees import Forest, Row, Tree

_LAYERS_PART = 2 / 3
"""How much of the log odds the hidden layer says where there is one, and not the line."""
_TELLING = 4
"""So long is a word that says something to a person by itself."""


class Seen(NamedTuple):
    """One feature of a candidate and where in the article its word stands; (0, 0) for what has no place."""

    name: str
    start: int = 0
    end: int = 0


class Heard(NamedTuple):
    """What some features add, to the log odds by the line and to the units of the layer; two may be added up."""

    line: float
    units: int


@dataclass(frozen=True)
class Weights:
    """The weights of every question, the measured hit rate of each rule, the cuts of the tiers."""

    questions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    rules: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By rule: how often it was right, how often it spoke, on articles coded by hand."""
    cuts: Mapping[str, float] = field(default_factory=dict)
    trees: Mapping[str, Sequence[Tree]] = field(default_factory=dict)
    """By question: the trees that have the last word on it."""
    layers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By question: the hidden layer beside the line; its rows are those of the question's features in their order."""

    @cached_property
    def _layers(self) -> dict[str, Layer]:
        return {question: Layer(named(self.questions[question]), known) for question, known in self.layers.items()}

    @cached_property
    def _forests(self) -> dict[str, Forest]:
        return {question: Forest(trees) for question, trees in self.trees.items()}

    def weighed(self, question: str, row: Row) -> float:
        """The probability of a yes by the trees of a question; a half where nothing was learnt."""
        forest = self._forests.get(question)
        return squashed(forest.log_odds(row) if forest else 0.0)

    def heard(self, question: str, features: Iterable[str]) -> Heard:
        """What some of the features of a candidate say, each of them once."""
        once, known = dict.fromkeys(features), self.questions.get(question, {}).get
        layer = self._layers.get(question)
        return Heard(sum(map(known, once, repeat(0.0))), layer.added(once) if layer else 0)

    def likely(self, question: str, *heard: Heard) -> float:
        """The probability of a yes by all that was heard of a candidate, between 0 and 1; a half if nothing is."""
        line = self.questions.get(question, {}).get("", 0.0) + sum([one.line for one in heard])
        layer = self._layers.get(question)
        if layer is None:
            return squashed(line)
        return squashed((1 - _LAYERS_PART) * line + _LAYERS_PART * layer.log_odds(sum([one.units for one in heard])))

    def probability(self, question: str, features: Iterable[str]) -> float:
        """The probability of a yes by all features of a candidate, between 0 and 1."""
        return self.likely(question, self.heard(question, features))

    def deciding(self, question: str, seen: Iterable[Seen], most: int = 3) -> list[Seen]:
        """The words that spoke most for a yes, strongest first, each place once."""
        weights = self.questions.get(question, {})
        by_place: dict[tuple[int, int], float] = {}
        for one in seen:
            if one.end > one.start:
                by_place[one.start, one.end] = by_place.get((one.start, one.end), 0.0) + weights.get(one.name, 0.0)
        best = sorted((-weight, place) for place, weight in by_place.items() if weight > 0)[:most]
        return [Seen("", *place) for _, place in best]


def named(weights: Mapping[str, float]) -> list[str]:
    """The features of a question, in the order in which its layer has them."""
    return sorted(name for name in weights if name)


def quoted(text: str, words: Iterable[Seen]) -> str:
    """The words of a text in quotes, for a person: no bare sign, and no "of" where there is a longer word to show."""
    said = [text[one.start : one.end] for one in words]
    telling = [word for word in said if len(word) >= _TELLING] or [word for word in said if word.isalnum()]
    return ", ".join(f"“{word}”" for word in dict.fromkeys(telling))


def squashed(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def loaded(document: Mapping[str, Any]) -> Weights:
    """Weights from the JSON that the training writes."""
    rules = {name: (int(hits), int(n)) for name, (hits, n) in document["rules"].items()}
    return Weights(document["questions"], rules, document["cuts"], document["trees"], document["layers"])


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that come with the program."""
    return loaded(json.loads(files("curator.suggest").joinpath("weights.json").read_text("utf-8")))
