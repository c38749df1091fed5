"""The second opinion on an article: how likely each number is a count, to which side, of which day.

The rules say yes or no and why; the model of `linear`, trained on articles coded by hand, says how likely, and by
which words. What follows from it all in all, `beliefs` says. Source: SUGGESTIONS 0 and 3 (step 9).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from curator.edtf import DAY_LENGTH
from curator.model import Category, Side
from curator.suggest.count_features import Scene, asked_features, shared_features, side_features
from curator.suggest.day_features import day_features
from curator.suggest.day_links import Calendar, Linking
from curator.suggest.days import Day, Role
from curator.suggest.facts import Link, Opinion
from curator.suggest.ground import Ground
from curator.suggest.linear import Seen, Weights
from curator.suggest.mediator_features import Named, mediator_features, named_in
from curator.suggest.place_features import Site, beside_others, place_features, sites_in
from curator.suggest.sightings import Sightings
from curator.suggest.verdicts import Verdict


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
        shared = weights.heard("number", shared_features(scene, index))
        parts = asked_features(scene, index, asked)
        number = {one: weights.likely("number", shared, weights.heard("number", own)) for one, own in parts.items()}
        likely = max(number.values()) >= _HOPELESS
        side = {one: _side(scene, index, one, weights) if likely else _HOPELESS for one in (Side.A, Side.B)}
        found += [
            Opinion(index, (to, category, verdict.value or 0), number[category], side[to])
            for category in asked
            for to in (Side.A, Side.B)
        ]
    return tuple(found)


def _side(scene: Scene, index: int, side: Side, weights: Weights) -> float:
    return weights.probability("side", side_features(scene, index, side))


def _names(seen: list[Seen]) -> list[str]:
    return [one.name for one in seen]


def sightings_of(scene: Scene, opinions: tuple[Opinion, ...]) -> Sightings:
    """Where counts seem to stand; a sum adds nothing to its numbers."""
    seen = ((scene.verdicts[one.index].mention, one.number) for one in opinions)
    return Sightings((mention.sentence.index, number) for mention, number in seen if not mention.summands)


def opinions_of_days(ground: Ground, sightings: Sightings, weights: Weights) -> dict[str, list[tuple[float, Day]]]:
    """How likely each date that could be read is the day of a handover that took place, likeliest mention first."""
    found: dict[str, list[tuple[float, Day]]] = defaultdict(list)
    for day, features in asked_of_days(ground, sightings):
        found[day.edtf or ""].append((weights.probability("day", _names(features)), day))
    return {edtf: sorted(said, key=lambda one: (-one[0], one[1].start)) for edtf, said in found.items()}


def likely_days(said: dict[str, list[tuple[float, Day]]]) -> dict[str, float]:
    """How likely each day is where it is said most plainly."""
    return {edtf: one[0][0] for edtf, one in said.items()}


def asked_of_days(ground: Ground, sightings: Sightings) -> Iterator[tuple[Day, list[Seen]]]:
    """Each date that could be read, with its features; stamps of the page are none."""
    days = ground.days
    page = [Seen(name) for name in ground.scene.layout.of_page()]
    same: dict[str, list[Day]] = defaultdict(list)
    for one in days:
        same[one.edtf or ""].append(one)
    for index, one in enumerate(days):
        if one.edtf is not None and one.role is not Role.HEADER:
            seen = day_features(days, index, same[one.edtf], ground.tokens, ground.article.published_on)
            yield one, [*seen, *page, *map(Seen, sightings.features(one.sentence.index))]


_ANY = 0.35
"""A number belongs to a month or a year that is named only if that is as likely as this."""


def day_of(scene: Scene, index: int, calendar: Calendar, weights: Weights) -> tuple[str | None, float]:
    """The day a number belongs to, and how likely that is right."""
    sentence = scene.verdicts[index].mention.sentence
    linking = Linking(scene, index, calendar)
    scored = [
        (weights.probability("link", linking.features(one)), one)
        for one in ("", *calendar.asked(sentence.index))
        if not one or not calendar.is_past(one, sentence.index)
    ]
    p, edtf = max(scored)
    return (None, 1 - p) if p < _ANY and len(edtf) < DAY_LENGTH else (edtf or None, p)


def opinions_of_names(ground: Ground, sightings: Sightings, weights: Weights) -> dict[str, list[tuple[float, Named]]]:
    """How likely each country or body that is named mediated, by its name, likeliest place first."""
    found: dict[str, list[tuple[float, Named]]] = defaultdict(list)
    for at, features in asked_of_names(ground, sightings):
        found[at.name].append((weights.probability("mediator", _names(features)), at))
    return {name: sorted(said, key=lambda one: (-one[0], one[1].start)) for name, said in found.items()}


def asked_of_names(ground: Ground, sightings: Sightings) -> Iterator[tuple[Named, list[Seen]]]:
    """Each place where a country or body is named, with its features."""
    named = named_in(ground)
    page = [Seen(name) for name in ground.scene.layout.of_page()]
    times = Counter(one.name for one in named)
    for one in named:
        seen = mediator_features(ground, one, times[one.name])
        yield one, [*seen, *page, *map(Seen, sightings.features(one.sentence))]


def link_of(scene: Scene, index: int, calendar: Calendar, weights: Weights) -> Link:
    """The day of one number, and how that stands among the days of the article."""
    day, p = day_of(scene, index, calendar, weights)
    return Link(day, p, calendar.likely.get(day or "", 0.0), day is not None and day == calendar.ranked[0])


def opinions_of_places(ground: Ground, sightings: Sightings, weights: Weights) -> list[tuple[float, Site]]:
    """How likely each place that is named is where people were handed over, likeliest first."""
    found = [
        (weights.probability("place", _names(features)), at) for at, features in asked_of_places(ground, sightings)
    ]
    return sorted(found, key=lambda one: (-one[0], one[1].start))


def asked_of_places(ground: Ground, sightings: Sightings) -> Iterator[tuple[Site, list[Seen]]]:
    """Each phrase that names a place, with its features."""
    sites = sites_in(ground)
    for one, beside in zip(sites, beside_others(ground, sites), strict=True):
        yield one, [*place_features(ground, one), *beside, *map(Seen, sightings.features(one.sentence))]
