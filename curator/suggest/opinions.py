"""The second opinion on an article: how likely each number is a count, to which side, of which day.

The rules say yes or no and why; the linear model, trained on articles coded by hand, says how likely, and by which
words. `facts` is its last word on a side, category and value, for which it weighs all mentions, the rules and the
arithmetic together. Source: SUGGESTIONS 0 and 3 (step 9).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from curator.model import Category, Side
from curator.suggest.count_features import Scene, asked_features, number_features, shared_features, side_features
from curator.suggest.day_features import Calendar, day_features, link_features
from curator.suggest.days import Day, Role
from curator.suggest.ground import Ground
from curator.suggest.linear import Seen, Weights, squashed
from curator.suggest.mediator_features import Named, mediator_features, named_in
from curator.suggest.sightings import Sightings
from curator.suggest.verdicts import Verdict

Fact = tuple[Side, Category, int]
"""To whom, of what category, how many; servicemen and the total are one."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely it is that a number (by its index among the verdicts) counts people of a category back to a side."""

    index: int
    fact: Fact
    number: float
    """That it is a count at all."""
    side: float
    """That it is this side's, if it is one."""

    @property
    def both(self) -> float:
        """Both together."""
        return self.number * self.side


@dataclass(frozen=True, slots=True)
class Link:
    """The day a fact belongs to (None for none that is named), how likely that is, and that it is a handover's."""

    day: str | None
    p: float
    likely: float
    main: bool
    """Whether it is the likeliest day of the article."""


def asked_of(verdict: Verdict) -> tuple[Category, ...]:
    """The categories that are asked of a number: all in all, and the parts its words name; nothing of bodies."""
    if verdict.value is None or verdict.mention.counted.bodies:
        return ()
    parts = set(verdict.mention.categories) - {Category.TOTAL, Category.SERVICEMEN}
    return (Category.TOTAL, *sorted(parts))


_HOPELESS = 0.03
"""A number that is a count less likely than this is asked nothing further."""


def opinions_of(scene: Scene, weights: Weights) -> tuple[Opinion, ...]:
    """An opinion on every number, category and side."""
    found = []
    for index, verdict in enumerate(scene.verdicts):
        asked = asked_of(verdict)
        if not asked:
            continue
        shared = weights.score("number", _names(shared_features(scene, index)))
        number = {one: squashed(shared + weights.part("number", asked_features(scene, index, one))) for one in asked}
        likely = max(number.values()) >= _HOPELESS
        side = {one: _side(scene, index, one, weights) if likely else _HOPELESS for one in (Side.A, Side.B)}
        found += [
            Opinion(index, (to, category, verdict.value or 0), number[category], side[to])
            for category in asked
            for to in (Side.A, Side.B)
        ]
    return tuple(found)


def _side(scene: Scene, index: int, side: Side, weights: Weights) -> float:
    return weights.probability("side", _names(side_features(scene, index, side)))


def _names(seen: list[Seen]) -> Iterator[str]:
    return (one.name for one in seen)


def sightings_of(scene: Scene, opinions: tuple[Opinion, ...]) -> Sightings:
    """Where counts seem to stand."""
    return Sightings((scene.verdicts[one.index].mention.sentence.index, one.number) for one in opinions)


def likely_days(ground: Ground, sightings: Sightings, weights: Weights) -> dict[str, float]:
    """How likely each date that could be read is the day of a handover that took place, by its EDTF."""
    found: dict[str, float] = {}
    for edtf, features in asked_of_days(ground, sightings):
        found[edtf] = max(weights.probability("day", _names(features)), found.get(edtf, 0.0))
    return found


def asked_of_days(ground: Ground, sightings: Sightings) -> Iterator[tuple[str, list[Seen]]]:
    """Each date that could be read, with its features; stamps of the page are none."""
    days = ground.days
    page = [Seen(name) for name in ground.scene.layout.of_page()]
    same: dict[str, list[Day]] = defaultdict(list)
    for one in days:
        same[one.edtf or ""].append(one)
    for index, one in enumerate(days):
        if one.edtf is not None and one.role is not Role.HEADER:
            seen = day_features(days, index, same[one.edtf], ground.tokens, ground.article.published_on)
            yield one.edtf, [*seen, *page, *map(Seen, sightings.features(one.sentence.index))]


_ANY = 0.35
"""A number belongs to no day that is named if it belongs to each of them less likely than this."""


def day_of(scene: Scene, index: int, calendar: Calendar, weights: Weights) -> tuple[str | None, float]:
    """The day a number belongs to, and how likely that is right."""
    sentence = scene.verdicts[index].mention.sentence
    asked = [one for one in calendar.asked(sentence.index) if not calendar.is_past(one, sentence.index)]
    scored = [(weights.probability("link", link_features(scene, index, calendar, one)), one) for one in ("", *asked)]
    p, edtf = max(scored)
    return (edtf or None, p) if p >= _ANY else (None, 1 - p)


def likely_mediators(ground: Ground, sightings: Sightings, weights: Weights) -> dict[str, tuple[float, Named]]:
    """How likely each country or body that is named mediated, and the place that says it most plainly."""
    found: dict[str, tuple[float, Named]] = {}
    for at, features in asked_of_names(ground, sightings):
        p = weights.probability("mediator", _names(features))
        if at.name not in found or p > found[at.name][0]:
            found[at.name] = (p, at)
    return found


def asked_of_names(ground: Ground, sightings: Sightings) -> Iterator[tuple[Named, list[Seen]]]:
    """Each place where a country or body is named, with its features."""
    named = named_in(ground)
    page = [Seen(name) for name in ground.scene.layout.of_page()]
    times = Counter(one.name for one in named)
    for one in named:
        seen = mediator_features(ground, one, times[one.name])
        yield one, [*seen, *page, *map(Seen, sightings.features(one.sentence))]


def facts_of(opinions: tuple[Opinion, ...]) -> dict[Fact, list[Opinion]]:
    """The opinions by what they would say, the likeliest first."""
    found: dict[Fact, list[Opinion]] = defaultdict(list)
    for one in opinions:
        found[one.fact].append(one)
    return {fact: sorted(said, key=lambda one: (-one.both, one.index)) for fact, said in found.items()}


_STEPS = (-4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4)
_SMALL = (2, 4, 13, 50, 400, 1000)


class Company:
    """What the facts of an article are weighed against: each other. Made once, so that many facts stay cheap."""

    def __init__(self, facts: dict[Fact, list[Opinion]], links: dict[Fact, Link]) -> None:
        self._links = links
        self._of_day: dict[tuple[Side, Category, str | None], list[float]] = defaultdict(list)
        self._both = {fact: said[0].both for fact, said in facts.items()}
        self._rivals: dict[tuple[Side, Category], list[float]] = defaultdict(list)
        self._totals: dict[Side, set[int]] = defaultdict(set)
        parts: dict[Side, list[tuple[float, int]]] = defaultdict(list)
        for (side, category, value), p in self._both.items():
            self._rivals[side, category].append(p)
            self._of_day[side, category, links[side, category, value].day].append(p)
            if category is Category.TOTAL and p > 0.3:
                self._totals[side].add(value)
            if p > 0.2:
                parts[side].append((p, value))
        best = {side: [value for _, value in sorted(said, reverse=True)[:16]] for side, said in parts.items()}
        self._sums = {side: {one + two for one, two in combinations(values, 2)} for side, values in best.items()}
        self._many = min(6, len({fact[2] for fact, p in self._both.items() if p > 0.3}))

    def features(self, fact: Fact) -> Iterator[str]:
        """Rivals of the same side, the twin on the other, halves and doubles, sums of parts, how many numbers."""
        side, category, value = fact
        p, whole = self._both[fact], category is Category.TOTAL
        link = self._links[fact]
        yield from _among(p, self._rivals[side, category], f"{whole}")
        yield from _among(p, self._of_day[side, category, link.day], f"day|{whole}")
        yield f"linked={link.day is not None}|{sum(link.p >= one for one in (0.4, 0.6, 0.8))}"
        yield f"dated={link.day is not None}|{sum(link.likely >= one for one in (0.2, 0.4, 0.6, 0.8))}"
        yield f"main={link.main}|{whole}"
        twin = self._both.get((Side.B if side is Side.A else Side.A, category, value), 0.0)
        yield f"twin={sum(twin >= one for one in (0.2, 0.4, 0.6, 0.8))}"
        totals = self._totals[side]
        yield f"half={2 * value in totals}"
        yield f"double={value % 2 == 0 and value // 2 in totals}"
        yield f"sum={value in self._sums.get(side, ())}"
        yield f"many={self._many}"


def _among(p: float, rivals: list[float], of: str) -> Iterator[str]:
    """How a probability stands among those of its rivals, itself among them."""
    above = sum(one > p for one in rivals)
    top = max((one for one in rivals if one != p), default=0.0)
    yield f"rank={min(3, above)}|{of}"
    yield f"gap={sum(p - top >= one for one in (-0.5, -0.3, -0.1, 0, 0.1, 0.3, 0.5))}|{of}"


def fact_features(scene: Scene, said: list[Opinion], company: Company) -> list[str]:
    """What the last word on a fact is said by."""
    best, fact = said[0], said[0].fact
    verdict = scene.verdicts[best.index]
    agreed = {_rule_says(scene.verdicts[one.index], fact[0]) for one in said}
    seen = len({scene.verdicts[one.index].mention.sentence.index for one in said if one.both > 0.35})
    found = [
        f"both={_step(best.both)}", f"number={_step(best.number)}", f"side={_step(best.side)}",
        f"sentences={min(seen, 4)}", f"rule={_rule_says(verdict, fact[0])}", *(f"any={one}" for one in sorted(agreed)),
        f"category={fact[1]}", f"size={sum(fact[2] >= one for one in _SMALL)}",
    ]  # fmt: skip
    if verdict.frame is not None:
        found.append(f"id={verdict.frame.direction.rule}{_rule_says(verdict, fact[0])}")
    if verdict.veto is not None:
        found.append(f"veto={verdict.veto.rule}")
    found += [f"{name}|{fact[1]}" for name in scene.layout.features(verdict)]
    found += scene.layout.of_page()
    return [*found, *company.features(fact)]


def _step(p: float) -> int:
    """A probability as one of a few steps of its log odds."""
    odds = math.log(max(p, 1e-4) / max(1 - p, 1e-4))
    return sum(odds >= one for one in _STEPS)


def _rule_says(verdict: Verdict, side: Side) -> str:
    """What the rules say of a side: + or - (surely or not), 0 for neither, nothing for no frame; v for a veto."""
    if verdict.frame is None:
        return "none" if verdict.veto is None else "vetoed"
    found = verdict.frame.direction.side
    sign = "0" if found is Side.NONE else "+" if found in (side, Side.EACH) else "-"
    return f"{sign}{'sure' if verdict.sure else ''}{'v' if verdict.veto else ''}"


def links_of(scene: Scene, facts: dict[Fact, list[Opinion]], calendar: Calendar, weights: Weights) -> dict[Fact, Link]:
    """The day of each fact where it is said most plainly."""
    by_index = {index: link_of(scene, index, calendar, weights) for index in {said[0].index for said in facts.values()}}
    return {fact: by_index[said[0].index] for fact, said in facts.items()}


def link_of(scene: Scene, index: int, calendar: Calendar, weights: Weights) -> Link:
    """The day of one number, and how that stands among the days of the article."""
    day, p = day_of(scene, index, calendar, weights)
    return Link(day, p, calendar.likely.get(day or "", 0.0), day is not None and day == calendar.ranked[0])


def likely_facts(
    scene: Scene, facts: dict[Fact, list[Opinion]], links: dict[Fact, Link], weights: Weights
) -> dict[Fact, float]:
    """How likely each fact is, all things taken together."""
    company = Company(facts, links)
    return {one: weights.probability("fact", fact_features(scene, said, company)) for one, said in facts.items()}


_EVEN = 0.5
_SHOWN = 0.25
"""What is less likely than this is not said at all unless a rule says it."""


@dataclass(frozen=True)
class Beliefs:
    """What the second opinion holds of an article."""

    ground: Ground
    weights: Weights
    calendar: Calendar
    facts: dict[Fact, list[Opinion]]
    likely: dict[Fact, float]
    by_index: dict[int, list[Opinion]]
    mediators: dict[str, tuple[float, Named]]
    """How likely each country or body mediated, and where it is said most plainly."""

    @classmethod
    def of(cls, ground: Ground, weights: Weights) -> "Beliefs":
        """The beliefs about an article by these weights."""
        opinions = opinions_of(ground.scene, weights)
        sightings = sightings_of(ground.scene, opinions)
        calendar = Calendar(ground.days, likely_days(ground, sightings, weights))
        facts = facts_of(opinions)
        by_index: dict[int, list[Opinion]] = defaultdict(list)
        for one in opinions:
            by_index[one.index].append(one)
        links = links_of(ground.scene, facts, calendar, weights)
        likely = likely_facts(ground.scene, facts, links, weights)
        mediators = likely_mediators(ground, sightings, weights)
        return cls(ground, weights, calendar, facts, likely, by_index, mediators)

    def says(self, index: int) -> list[Opinion]:
        """What a number is held to say: what is likely all in all and is said here, not only elsewhere."""
        return [
            one
            for one in self.by_index.get(index, ())
            if self.likely[one.fact] >= (_EVEN if self._is_denied(one) else _SHOWN)
            and (one.both >= 0.3 or one is self.facts[one.fact][0])
        ]

    def _is_denied(self, opinion: Opinion) -> bool:
        """Whether a rule is sure that the number went to the other side."""
        verdict = self.ground.verdicts[opinion.index]
        return verdict.sure and verdict.side in (Side.A, Side.B) and verdict.side is not opinion.fact[0]

    def day_of(self, index: int) -> tuple[str | None, float]:
        """The day a number belongs to, and how likely."""
        return day_of(self.ground.scene, index, self.calendar, self.weights)

    def words(self, opinion: Opinion) -> list[Seen]:
        """The words that spoke most for an opinion, in the order of the text."""
        scene, (side, category, _) = self.ground.scene, opinion.fact
        number = self.weights.deciding("number", number_features(scene, opinion.index, category), 2)
        whose = self.weights.deciding("side", side_features(scene, opinion.index, side), 2)
        return sorted({*number, *whose}, key=lambda one: one.start)
