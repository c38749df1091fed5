"""How a country or body stands in its article as a mediator: where it is named, beside whom, what else is told.

Source: SUGGESTIONS M1-M3.
"""

from collections.abc import Iterator, Mapping

from curator.countries import may_mediate
from curator.suggest.blocks import Part
from curator.suggest.days import Role
from curator.suggest.ground import Ground
from curator.suggest.mediator_features import Named, list_around
from curator.suggest.sayings import said_of
from curator.suggest.sightings import Sightings
from curator.suggest.standing import NEVER, odds
from curator.suggest.trees import Row
from curator.suggest.verdicts import planned_share
from curator.suggest.vetoes import CANCELLED

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


_TITLE = ("<swap>", "<return>", "<free>", "<plan>", "<cancel>", "<talks>", "<mediate>")
_TOLD = ("<mediate>", "<help>", "<thank>")
_HEAD, _DATES = 8, 20
"""So many sentences and dates of an article tell whether what it reports has happened."""


def setting_of(ground: Ground, day: float) -> Row:
    """What the article reports, for all its names alike: a handover that took place, a planned one, none at all.

    `day`: how likely the likeliest date is that of a handover which took place.
    """
    tokens = list(ground.tokens.values())
    title = frozenset[str]().union(*(one.tags for one in tokens if one.sentence.part is Part.TITLE))
    roles = [one.role for one in ground.days[:_DATES]]
    found: dict[str, float] = {f"page {word}": sum(word in one.tags for one in tokens) for word in _TOLD}
    found |= {f"title {word}": word in title for word in _TITLE}
    found[f"of {ground.sides[0].name}"] = True
    found["planned"] = planned_share(ground.verdicts)
    found["cancelled"] = any(CANCELLED.search(one.sentence.text) for one in tokens[:_HEAD])
    found |= {"best day": odds(day), "due": roles.count(Role.PLANNED), "happened": roles.count(Role.EVENT)}
    return found


class MediatorStanding:
    """The names of an article beside each other."""

    def __init__(
        self,
        said: Mapping[str, list[tuple[float, Named]]],
        best: float,
        ground: Ground,
        sightings: Sightings,
        setting: Row,
    ) -> None:
        """`said`: each name's places with how likely they are, likeliest first; `best`: that of the likeliest fact.

        `sightings`: where counts seem to stand; `setting`: what the article reports.
        """
        tokens = ground.tokens
        self._said, self._best, self._tokens, self._setting = said, best, tokens, setting
        self._told, self._sightings = ground.told, sightings
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
        yield from self._setting.items()
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
        yield "denied", sum(self._denies(one) for _, one in said)
        yield "told", sum(odds(one) > 0 for one, _ in said)
        yield "stands in", at.stands_in
        for what in self._told.get(at.sentence, ()):
            yield f"beside {what}", 1.0
        for where, step in (("here", 0), ("before", -1), ("after", 1)):
            yield f"count {where}", self._sightings.at(at.sentence + step)
        tags = self._tokens[at.sentence].tags
        for word in _WORDS:
            yield f"in {word}", word in tags

    def _denies(self, at: Named) -> bool:
        """Whether a place says of a name that it did not mediate."""
        tokens = self._tokens[at.sentence]
        told = any(word in tokens.tags for word in _TOLD)
        return told and "denied" in said_of(tokens, at.start, at.end)
