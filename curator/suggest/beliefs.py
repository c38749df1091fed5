"""What the second opinion holds of an article all in all: trees weigh what the words said of each fact, day and name.

Source: SUGGESTIONS 3 (steps 8 to 10).
"""

from collections import defaultdict
from dataclasses import dataclass

from curator.model import Side
from curator.suggest.count_features import placed_features
from curator.suggest.day_links import Calendar
from curator.suggest.day_standing import DayStanding
from curator.suggest.days import Day, tells_of_earlier
from curator.suggest.facts import Fact, Link, Opinion, facts_of
from curator.suggest.ground import Ground
from curator.suggest.linear import Seen, Weights
from curator.suggest.mediator_features import Named
from curator.suggest.mediator_standing import MediatorStanding, setting_of
from curator.suggest.opinions import (
    day_of,
    likely_days,
    link_of,
    opinions_of,
    opinions_of_days,
    opinions_of_names,
    opinions_of_places,
    sightings_of,
)
from curator.suggest.place_features import Site
from curator.suggest.sightings import Sightings
from curator.suggest.standing import Standing, odds
from curator.suggest.trees import Row

_HOPELESS = 0.01
"""What is less likely than this where it is said most plainly is not weighed."""
_EVEN = 0.5
_SHOWN = 0.25
"""What is less likely than this is not said at all unless a rule says it."""


@dataclass(frozen=True)
class Grounds:
    """What the words say of an article, before trees weigh it."""

    ground: Ground
    weights: Weights
    sightings: Sightings
    calendar: Calendar
    facts: dict[Fact, list[Opinion]]
    linked: dict[int, Link]
    """The day of each number that says a fact most plainly."""
    links: dict[Fact, Link]
    """The day of each fact where it is said most plainly."""
    days: dict[str, list[tuple[float, Day]]]
    names: dict[str, list[tuple[float, Named]]]
    sites: list[tuple[float, Site]]
    by_index: dict[int, list[Opinion]]

    @classmethod
    def of(cls, ground: Ground, weights: Weights) -> "Grounds":
        """The grounds by these weights."""
        opinions = opinions_of(ground.scene, weights)
        sightings = sightings_of(ground.scene, opinions)
        days = opinions_of_days(ground, sightings, weights)
        calendar = Calendar(ground.days, likely_days(days), ground.article.published_on)
        facts = facts_of(opinions)
        by_index: dict[int, list[Opinion]] = defaultdict(list)
        for one in opinions:
            by_index[one.index].append(one)
        best = {said[0].index for said in facts.values()}
        linked = {index: link_of(ground.scene, index, calendar, weights) for index in sorted(best)}
        links = {fact: linked[said[0].index] for fact, said in facts.items()}
        names = opinions_of_names(ground, sightings, weights)
        sites = opinions_of_places(ground, sightings, weights)
        return cls(ground, weights, sightings, calendar, facts, linked, links, days, names, sites, by_index)

    @property
    def asked(self) -> list[Fact]:
        """The facts that are weighed: not those that are hopeless by their words."""
        return [fact for fact, said in self.facts.items() if said[0].both >= _HOPELESS]

    @property
    def standing(self) -> Standing:
        """The facts beside each other."""
        return Standing(self.ground.scene, self.facts, self.links, self.calendar.likely)

    def standing_of_days(self, likely: dict[Fact, float]) -> DayStanding:
        """The days beside each other; `likely`: each fact. A sum says no more of a day than its numbers do."""
        verdicts = self.ground.scene.verdicts
        written = {
            fact: p
            for fact, p in likely.items()
            if any(not verdicts[one.index].mention.summands for one in self.facts[fact])
        }
        return DayStanding(self.days, written, self.links, self.ground.tokens, self.ground.article.published_on)

    def standing_of_names(self, likely: dict[Fact, float]) -> MediatorStanding:
        """The names beside each other; `likely`: each fact."""
        setting = setting_of(self.ground, max(self.calendar.likely.values(), default=0.0)) if self.names else {}
        return MediatorStanding(self.names, max(likely.values(), default=0.0), self.ground, self.sightings, setting)

    def row_of_day(self, fact: Fact, row: Row, days: dict[str, float]) -> Row:
        """What is known of the day that a fact is given to; `row`: of the fact, `days`: how likely each day is."""
        link = self.links[fact]
        mine = days.get(link.day or "", 0.0)
        rival = max((p for edtf, p in days.items() if edtf != link.day), default=0.0)
        here = self.ground.scene.verdicts[self.facts[fact][0].index].mention.sentence.index
        said = [abs(day.sentence.index - here) for _, day in self.days.get(link.day or "", ())]
        return {**row, "date": odds(mine), "other date": odds(rival), "apart": min(said, default=99)}


@dataclass(frozen=True)
class Beliefs:
    """What the second opinion holds of an article."""

    grounds: Grounds
    likely: dict[Fact, float]
    days: dict[str, float]
    """How likely each date is the day of a handover that took place, by its EDTF."""
    whole: dict[Fact, float]
    """How likely each fact is of the day it is given to, if it is right."""
    mediators: dict[str, tuple[float, Named]]
    """How likely each country or body mediated, and where it is said most plainly."""

    @classmethod
    def of(cls, ground: Ground, weights: Weights) -> "Beliefs":
        """The beliefs about an article by these weights."""
        grounds = Grounds.of(ground, weights)
        standing = grounds.standing
        rows = {fact: standing.row(fact) for fact in grounds.asked}
        likely = dict.fromkeys(grounds.facts, 0.0) | {fact: weights.weighed("fact", row) for fact, row in rows.items()}
        by_day, by_name = grounds.standing_of_days(likely), grounds.standing_of_names(likely)
        days = {edtf: weights.weighed("date", by_day.row(edtf)) for edtf in grounds.days}
        whole = {
            fact: weights.weighed("whole", grounds.row_of_day(fact, row, days))
            for fact, row in rows.items()
            if likely[fact] >= _SHOWN
        }
        mediators = {
            name: (weights.weighed("name", by_name.row(name)), said[0][1]) for name, said in grounds.names.items()
        }
        return cls(grounds, likely, days, whole, mediators)

    @property
    def ground(self) -> Ground:
        """What was read of the article."""
        return self.grounds.ground

    @property
    def sites(self) -> list[tuple[float, Site]]:
        """The places that may be where people were handed over, with how likely that is, likeliest first."""
        return [one for one in self.grounds.sites if one[0] >= _SHOWN]

    @property
    def calendar(self) -> Calendar:
        """The days that a number may belong to."""
        return self.grounds.calendar

    @property
    def undated(self) -> bool:
        """Whether what the article reports has no day: its first count belongs to none of those that are named.

        A count of a sentence that tells of earlier is not what it reports.
        """
        found: dict[int, str | None] = {}
        for fact, said in self.grounds.facts.items():
            mention = self.ground.verdicts[said[0].index].mention
            if self.likely[fact] >= _EVEN and tells_of_earlier(mention.sentence.text) is None:
                found.setdefault(mention.start, self.grounds.links[fact].day)
        return bool(found) and found[min(found)] is None

    @property
    def weights(self) -> Weights:
        """The weights by which it is held."""
        return self.grounds.weights

    def says(self, index: int) -> list[Opinion]:
        """What a number is held to say: what is likely all in all and is said here, not only elsewhere."""
        return [
            one
            for one in self.grounds.by_index.get(index, ())
            if self.likely[one.fact] >= (_EVEN if self._is_denied(one) else _SHOWN)
            and (one.both >= 0.3 or one is self.grounds.facts[one.fact][0])
        ]

    def _is_denied(self, opinion: Opinion) -> bool:
        """Whether a rule dismisses the number, or is sure that it went to the other side."""
        verdict = self.ground.verdicts[opinion.index]
        if verdict.veto is not None:
            return True
        return verdict.sure and verdict.side in (Side.A, Side.B) and verdict.side is not opinion.fact[0]

    def day_of(self, index: int) -> str | None:
        """The day a number belongs to."""
        link = self.grounds.linked.get(index)
        if link is not None:
            return link.day
        return day_of(self.ground.scene, index, self.calendar, self.weights)[0]

    def linked(self, opinion: Opinion, day: str | None) -> float:
        """How likely an opinion is of a day."""
        whole = self.whole.get(opinion.fact, 0.0)
        return whole if day == self.grounds.links[opinion.fact].day else 1 - whole

    def words(self, opinion: Opinion) -> list[Seen]:
        """The words that spoke most for an opinion, in the order of the text."""
        scene, side = self.ground.scene, opinion.fact[0]
        number = self.weights.deciding("number", placed_features(scene, opinion.index, Side.NONE), 2)
        whose = self.weights.deciding("side", placed_features(scene, opinion.index, side), 2)
        return sorted({*number, *whose}, key=lambda one: one.start)
