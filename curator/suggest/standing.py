"""How a fact stands in its article: what is said for it, against it and beside it, as numbers that trees weigh.

The words around a number have spoken before (`opinions`); here their answers are compared: the same number said again,
the headline, rivals of the same side and day, the twin on the other side, sums, the rules. Source: SUGGESTIONS 3
(steps 8 and 9), X1-X5.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from curator.model import Category, Modality, Qualifier, Side
from curator.parties import other
from curator.suggest.blocks import Part, Sentence
from curator.suggest.count_features import Scene
from curator.suggest.days import tells_of_earlier
from curator.suggest.facts import Fact, Link, Opinion, rule_says
from curator.suggest.neighbours import Neighbours
from curator.suggest.trees import Row
from curator.suggest.verdicts import Verdict, planned_share
from curator.suggest.vetoes import CANCELLED

NEVER = -12.0
"""The log odds of what is not said at all."""
_FELT = 0.3
"""A fact more likely than this by its own words is a rival of others."""
_LEAST = 1e-4
"""Nothing is less likely than this, nor its contrary."""
_MOST = 16
_SAID = 12
"""So many mentions of a fact are looked at for words behind them."""
_ORDERS = {"first=": 1.0, "second=": 2.0, "first!": 3.0, "second!": 4.0}
_VOICES = {Modality.PLANS: 1.0, Modality.EXPECTS: 2.0, Modality.BACKGROUND: 3.0}


def odds(p: float) -> float:
    """A probability as log odds."""
    p = _LEAST if p < _LEAST else 1 - _LEAST if p > 1 - _LEAST else p
    return math.log(p / (1 - p))


class Standing:
    """The facts of an article beside each other. Made once, so that many facts stay cheap."""

    def __init__(
        self, scene: Scene, facts: dict[Fact, list[Opinion]], links: dict[Fact, Link], likely: dict[str, float]
    ) -> None:
        """`likely`: how likely each day is that of a handover."""
        self._scene, self._facts, self._links = scene, facts, links
        self._both = {fact: said[0].both for fact, said in facts.items()}
        self._best = max(self._both.values(), default=0.0)
        self._many = len({fact[2] for fact, p in self._both.items() if p > 0.5})
        self._planned = planned_share(scene.verdicts)
        self._days = sorted(likely.values(), reverse=True)
        self._rivals: dict[tuple[Side, Category], list[float]] = defaultdict(list)
        self._of_day: dict[tuple[Side, Category, str | None], list[float]] = defaultdict(list)
        self._totals: dict[Side, set[int]] = defaultdict(set)
        self._by_value: dict[tuple[Side, Category], list[tuple[float, int]]] = defaultdict(list)
        parts: dict[Side, list[tuple[float, int]]] = defaultdict(list)
        for fact, p in self._both.items():
            side, category, value = fact
            self._rivals[side, category].append(p)
            self._by_value[side, category].append((p, value))
            self._of_day[side, category, links[fact].day].append(p)
            if category is Category.TOTAL and p > _FELT:
                self._totals[side].add(value)
            if p > _FELT:
                parts[side].append((p, value))
        for ranked in (*self._rivals.values(), *self._of_day.values()):
            ranked.sort()
        for beyond in self._by_value.values():
            beyond.sort()
        best = {side: [value for _, value in sorted(said, reverse=True)[:_MOST]] for side, said in parts.items()}
        self._page = {name: float(value) for name, value in self._article() if value}
        self._cancelled: dict[int, bool] = {}
        self._neighbours = Neighbours(scene.verdicts, (one for said in facts.values() for one in said))
        self._mentions: dict[int, dict[str, float]] = {}
        self._sums = {side: {one + two for one, two in combinations(values, 2)} for side, values in best.items()}

    def row(self, fact: Fact) -> Row:
        """What is known of a fact; nothing that is 0."""
        best = self._facts[fact][0]
        numbers = {
            **self._words(fact),
            **self._places(fact),
            **self._company(fact),
            **self._arithmetic(fact),
            **_of_link(self._links[fact]),
            **self._rules(fact),
            **_of_number(self._scene.verdicts[best.index], fact),
            **self._of_mention(best.index),
            **self._neighbours.numbers(best.index, fact[0]),
        }
        return {name: float(value) for name, value in numbers.items() if value} | self._page

    def _words(self, fact: Fact) -> dict[str, float]:
        """What the words say where the fact is said most plainly, and elsewhere."""
        said = self._facts[fact]
        best, sides = said[0], [one.side for one in said]
        return {
            "both": odds(best.both),
            "number": odds(best.number),
            "side": odds(best.side),
            "number max": odds(max([one.number for one in said])),
            "side max": odds(max(sides)),
            "side min": odds(min(sides)),
            "mentions": len(said),
        }

    def _places(self, fact: Fact) -> dict[str, float]:
        """Where it is said: how many sentences, the headline, how early."""
        scene, by_sentence, title = self._scene, dict[int, float](), NEVER
        for one in self._facts[fact]:
            sentence = scene.verdicts[one.index].mention.sentence
            by_sentence[sentence.index] = max(one.both, by_sentence.get(sentence.index, 0.0))
            if sentence.part is Part.TITLE:
                title = max(title, odds(one.both))
        ranked = sorted(by_sentence.values(), reverse=True)
        here = scene.verdicts[self._facts[fact][0].index].mention.sentence.index
        return {
            "title": title,
            "second": odds(ranked[1]) if len(ranked) > 1 else NEVER,
            "sum": sum(ranked[:5]),
            "evidence": sum([max(-3.0, odds(p)) for p in ranked[:4]]),
            "sentences": len(ranked),
            "first": min(by_sentence),
            "at": here,
            "at share": here / max(1, len(scene.tokens)),
        }

    def _company(self, fact: Fact) -> dict[str, float]:
        """The other facts: the twin of the other side, rivals for the same place, all and of the same day."""
        side, category, value = fact
        own, link, across = self._both[fact], self._links[fact], (other(side), category)
        twin = self._facts.get((*across, value))
        rivals, of_day = self._rivals[side, category], self._of_day[side, category, link.day]
        mine, top, top_day = odds(own), odds(_best_but(rivals, own)), odds(_best_but(of_day, own))
        beyond, ranked = self._by_value.get(across, [])[-2:], self._rivals.get(across, [])
        return {
            "twin": odds(twin[0].both) if twin else NEVER,
            "twin side": odds(twin[0].side) if twin else NEVER,
            "twin above": len(ranked) - bisect_right(ranked, twin[0].both) if twin else NEVER,
            "rival": top,
            "gap": mine - top,
            "above": len(rivals) - bisect_right(rivals, own),
            "rival day": top_day,
            "gap day": mine - top_day,
            "above day": len(of_day) - bisect_right(of_day, own),
            "rivals": len(rivals) - bisect_right(rivals, _FELT),
            "across": odds(ranked[-1] if ranked else 0.0),
            "across other": odds(max([p for p, many in beyond if many != value], default=0.0)),
            "below best": mine - odds(self._best),
        }

    def _arithmetic(self, fact: Fact) -> dict[str, float]:
        side, _, value = fact
        totals = self._totals[side]
        return {
            "half of": 2 * value in totals,
            "double of": value % 2 == 0 and value // 2 in totals,
            "sum of": value in self._sums.get(side, ()),
        }

    def _rules(self, fact: Fact) -> dict[str, float]:
        """What the rules say of every mention of it, and why they dismiss it."""
        scene, side, said = self._scene, fact[0], self._facts[fact]
        verdicts = [scene.verdicts[one.index] for one in said]
        best, spoken = verdicts[0], [rule_says(one, side) for one in verdicts]
        owners = [_turned(one.mention.counted.nationality, side) for one in verdicts]
        speakers = [_turned(one.voice.side, side) for one in verdicts]
        echoes = [echo for one in verdicts[:_SAID] if (echo := scene.layout.echo_of(one)) is not None]
        found: dict[str, float] = {
            "rule": _sign(spoken[0]),
            "rules for": sum([one[0] == "+" for one in spoken]),
            "rules against": sum([one[0] == "-" for one in spoken]),
            "each": any(one.frame is not None and one.frame.direction.side is Side.EACH for one in verdicts),
            "same number": any(scene.layout.same_number(one) for one in verdicts[:_SAID]),
            "same anywhere": scene.layout.speaks_of_same,
            "same told": scene.layout.told_same(side) - scene.layout.told_same(other(side)),
            "echoed": len(echoes),
            "echoed side": max([_turned(one, side) for one in echoes], default=0.0, key=abs),
            "own max": max(owners),
            "own min": min(owners),
            "speaker max": max(speakers),
            "speaker min": min(speakers),
            "called off": self._is_cancelled(best.mention.sentence),
            "vetoed": sum([one.veto is not None for one in verdicts]) / len(verdicts),
            "framed": best.frame is not None,
        }
        if best.veto is not None:
            found[f"veto {best.veto.rule}"] = 1.0
        if best.hint is not None:
            found["hint"] = _turned(best.hint.side, side) * (2 if best.hint.sure else 1)
        return found

    def _of_mention(self, index: int) -> dict[str, float]:
        """What is known of a number whatever it says; worked out once."""
        if index not in self._mentions:
            self._mentions[index] = _of_mention(self._scene, self._scene.verdicts[index])
        return self._mentions[index]

    def _is_cancelled(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of an exchange called off; looked for once."""
        if sentence.index not in self._cancelled:
            self._cancelled[sentence.index] = CANCELLED.search(sentence.text) is not None
        return self._cancelled[sentence.index]

    def _article(self) -> Iterator[tuple[str, float]]:
        yield "best", self._best
        yield "planned", self._planned
        for word in self._scene.layout.title:
            yield f"title {word}", 1.0
        yield "many", self._many
        yield "days", sum(one >= _FELT for one in self._days)
        yield "best day", self._days[0] if self._days else 0.0
        yield "length", len(self._scene.tokens)
        yield f"language {self._scene.language}", 1.0


def _best_but(ranked: list[float], own: float) -> float:
    """The likeliest of the others; `own` is among the ranked (lowest first) once."""
    return ranked[-1] if ranked[-1] > own else ranked[-2] if len(ranked) > 1 else 0.0


def _of_link(link: Link) -> dict[str, float]:
    return {"link": link.p, "day": link.likely, "main day": link.main, "dated": link.day is not None}


def _of_number(verdict: Verdict, fact: Fact) -> dict[str, float]:
    """The number itself where it is said most plainly: size, whose people, who says it."""
    side, category, value = fact
    return {
        "value": math.log(value + 1),
        "round": value > 0 and value % 100 == 0,
        "tens": value % 10 == 0,
        f"is {category}": 1.0,
        "own": _turned(verdict.mention.counted.nationality, side),
        "speaker": _turned(verdict.voice.side, side),
    }


def _of_mention(scene: Scene, verdict: Verdict) -> dict[str, float]:
    """A number where it stands: its hedge, its noun, how it lies among others; the same for either side."""
    mention = verdict.mention
    here = scene.by_sentence[mention.sentence.index]
    return {
        "hedged": mention.counted.number.qualifier is not Qualifier.EXACT,
        "definite": mention.counted.definite,
        "kinds": len(mention.counted.categories),
        "words left": math.log(mention.start - mention.sentence.start + 1),
        "order": _ORDERS.get(mention.order, 0.0),
        "earlier": tells_of_earlier(mention.sentence.text) is not None,
        "voice": _VOICES.get(verdict.voice.modality, 0.0),
        "here": len(here),
        "place": here.index(verdict),
        **dict(scene.layout.numbers(verdict)),
    }


def _turned(found: Side, side: Side) -> float:
    """A side as another sees it: 1 for its own, -1 for the other, a half for both."""
    return 0.5 if found is Side.EACH else 0.0 if found is Side.NONE else 1.0 if found is side else -1.0


def _sign(said: str) -> float:
    plain = {"+": 1.0, "-": -1.0}.get(said[0], 0.0)
    return plain * (2 if "sure" in said else 1)
