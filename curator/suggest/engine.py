"""The engine: one text in, one document out. Pure, deterministic, and no text makes it fail.

Its version changes whenever the same text may give another document.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from curator.article_readings import ENGINE
from curator.model import Article, ClaimField, EventType, OrdinalScope, Party, Reading, Status
from curator.suggest.beliefs import Beliefs
from curator.suggest.blocks import Sentence
from curator.suggest.circumstances import Circumstance, deals_in, ordinal_at, stage_in, transit_in
from curator.suggest.counting import counts_of
from curator.suggest.day_features import LIKELY
from curator.suggest.document import Page, document
from curator.suggest.events import Event, Events, event_at, events_of
from curator.suggest.ground import Ground, ground_of
from curator.suggest.legs import with_legs
from curator.suggest.linear import Seen, Weights, quoted, shipped
from curator.suggest.mediator_features import Named, mediator_features
from curator.suggest.place_features import place_features
from curator.suggest.suggestions import LEARNT, Evidence, Role, Suggestion
from curator.suggest.tiers import rate
from curator.suggest.words import SWAP
from curator.voices import voice_of

__all__ = ["ENGINE", "suggest"]


def suggest(
    text: str, published: str | None, sides: tuple[str, ...] | None, weights: Weights | None = None
) -> dict[str, Any]:
    """Read an article and give the document of INTERFACES "suggest".

    `published`: ISO day or None; `sides`: two or more names, or None for the two parties most named; `weights`: those
    of the second opinion, as shipped unless given. ValueError if `published` is no day or fewer than two sides are
    named.
    """
    ground = ground_of(text, published, sides)
    article, pair = ground.article, ground.sides
    weights = shipped() if weights is None else weights
    beliefs = Beliefs.of(ground, weights)
    events = events_of(ground.days, beliefs.days, undated=beliefs.undated)
    found = with_legs(list(counts_of(ground, beliefs, events)), ground, beliefs, events)
    found += _with_mediators(_circumstances(ground, events), beliefs, events)
    found += _places(beliefs, events)
    _describe(events, found, article, pair, ground.sentences)
    found += _dates(events, beliefs)
    found = _without_echoes(found)
    rate(found, weights)
    return document(Page(ground, events, tuple(found)))


def _circumstances(ground: Ground, events: Events) -> list[Suggestion]:
    """Mediators, ordinals, deals and places as suggestions; one said again supports the first."""
    article, sides, at = ground.article, ground.sides, ground.at
    said: list[Circumstance] = []
    for sentence in ground.sentences:
        if sentence.readable:
            said += ground.helpers[sentence.index]
            said += transit_in(article, sides, sentence)
            said += deals_in(sentence)
    for one in ground.figures:
        if one.kind == "ordinal" and one.start in at and at[one.start].readable:
            ordinal = ordinal_at(article, sides, at[one.start], one)
            said += [ordinal] if ordinal else []
    found: dict[tuple[object, ...], Suggestion] = {}
    for circumstance in sorted(said, key=lambda one: one.start):
        made = _suggestion(article, sides, circumstance, events)
        key = (id(made.event), made.field, made.value)
        known = found.setdefault(key, made)
        if known is not made:
            known.supports += 0 if made.sentences <= known.sentences else 1
            known.sentences |= made.sentences
            known.sure, known.offered = known.sure or made.sure, known.offered or made.offered
            known.evidence += [mark for mark in made.evidence if mark.role is Role.VALUE and mark not in known.evidence]
    return list(found.values())


def _with_mediators(found: list[Suggestion], beliefs: Beliefs, events: Events) -> list[Suggestion]:
    """What the rules found, with how likely each mediator is, and those mediators that only the words tell of."""
    known = set()
    for one in found:
        if one.field is ClaimField.MEDIATOR:
            one.likely = beliefs.mediators.get(str(one.value), (0.0, None))[0]
            known.add(str(one.value))
    return found + [
        _mediator(beliefs, events, name, likely, at)
        for name, (likely, at) in beliefs.mediators.items()
        if likely >= LIKELY and name not in known
    ]


def _mediator(beliefs: Beliefs, events: Events, name: str, likely: float, at: Named) -> Suggestion:
    ground = beliefs.ground
    sentence, text = ground.sentences[at.sentence], ground.article.text
    words = beliefs.weights.deciding("mediator", mediator_features(ground, at, 1))
    voice = voice_of(ground.article, ground.sides, at.start, at.end)
    start, end = min([at.start, *(one.start for one in words)]), max([at.end, *(one.end for one in words)])
    return Suggestion(
        field=ClaimField.MEDIATOR,
        event=event_at(events, sentence, at.start, None),
        value=name,
        rule=LEARNT,
        reasoning=_decided(f"{name} mediated", text, words),
        evidence=[Evidence(at.start, at.end, Role.VALUE), Evidence(start, end, Role.FRAME)],
        claimant=voice.name if voice.start is not None else None,
        claimant_type=voice.type,
        reading=Reading.INTERPRETED,
        sentences={sentence.index},
        likely=likely,
    )


def _decided(what: str, text: str, words: Iterable[Seen]) -> str:
    """Why it is believed, as a sentence: by which words around it."""
    shown = quoted(text, words)
    return f"{what}: the words around it decide{f': {shown}' if shown else ''}."


_TOWARDS = re.compile(
    r"\b(?:on|at|in|near|from|inside|across|along|through|via|outside|на|у|в|во|біля|возле|через)\s(?:the\s)?\Z", re.I
)
"""The preposition of a place, which is shown with it."""


def _places(beliefs: Beliefs, events: Events) -> list[Suggestion]:
    """Where people were handed over, one place an event: the likeliest, where it is said most plainly."""
    ground, found = beliefs.ground, dict[int, Suggestion]()
    for p, at in beliefs.sites:
        sentence = ground.sentences[at.sentence]
        event = event_at(events, sentence, at.start, None)
        words = beliefs.weights.deciding("place", place_features(ground, at))
        lead = _TOWARDS.search(ground.article.text, sentence.start, at.start)
        made = Suggestion(
            field=ClaimField.PLACE,
            event=event,
            value=at.name,
            rule=at.family,
            reasoning=_decided(f"{at.name} is where it happened", ground.article.text, words),
            evidence=[
                Evidence(at.start, at.end, Role.VALUE),
                Evidence(lead.start() if lead else at.start, at.end, Role.FRAME),
            ],
            reading=Reading.INTERPRETED,
            sentences={sentence.index},
            likely=p,
        )
        found.setdefault(id(event), made)
    return list(found.values())


def _suggestion(article: Article, sides: tuple[Party, Party], one: Circumstance, events: Events) -> Suggestion:
    event = event_at(events, one.sentence, one.start, None)
    voice = voice_of(article, sides, one.start, one.end)
    evidence = [Evidence(one.start, one.end, Role.VALUE), Evidence(*one.frame, Role.FRAME)]
    if voice.start is not None and voice.end is not None:
        evidence.append(Evidence(voice.start, voice.end, Role.CLAIMANT))
    value: int | str = int(one.value) if one.field is ClaimField.ORDINAL else one.value
    if one.field is ClaimField.ORDINAL and one.finding.scope is not None and event.ordinal is None and one.sure:
        event.ordinal, event.ordinal_scope = int(one.value), one.finding.scope
    return Suggestion(
        field=one.field,
        event=event,
        value=value,
        rule=one.rule,
        reasoning=f"{one.finding.explanation}.",
        evidence=evidence,
        claimant=voice.name if voice.start is not None else None,
        claimant_type=voice.type,
        modality=one.finding.modality,
        reading=one.finding.reading,
        sure=one.sure,
        offered=one.finding.scope is not OrdinalScope.OTHER,
        sentences={one.sentence.index},
    )


_EVEN = 0.5


def _without_echoes(found: list[Suggestion]) -> list[Suggestion]:
    """Who mediated did not only help, and "95 for 95" that counts who came home names no deal: both go."""
    said = (one for one in found if one.field is ClaimField.MEDIATOR and (one.likely or 0.0) >= _EVEN)
    mediated = {(id(one.event), one.value) for one in said}
    counts: dict[int, set[object]] = defaultdict(set)
    done: set[int] = set()
    for one in found:
        if one.field is ClaimField.COUNT and one.side:
            counts[id(one.event)].add(one.value)
            if one.event.role == "past" and (one.likely or 0.0) >= _EVEN:
                done |= {mark.start for mark in one.evidence if mark.role is Role.VALUE}

    def echoes(one: Suggestion) -> bool:
        if one.field is ClaimField.DEAL:
            return not _is_deal(str(one.value), counts[id(one.event)]) or one.evidence[0].start in done
        return one.field is ClaimField.FACILITATOR and (id(one.event), one.value) in mediated

    return [one for one in found if not echoes(one)]


def _describe(
    events: Events,
    found: list[Suggestion],
    article: Article,
    sides: tuple[Party, Party],
    sentences: tuple[Sentence, ...],
) -> None:
    """Deal, stage, status and kind of the main event, by what the article says of it."""
    main = events.main
    counts = {one.value for one in found if one.field is ClaimField.COUNT and one.event is main and one.side}
    deal = next((one for one in found if one.field is ClaimField.DEAL and _is_deal(str(one.value), counts)), None)
    if deal is not None:
        main.deal = str(deal.value)
        events.planned.deal = main.deal
    for sentence in sentences:
        stage = stage_in(article, sides, sentence) if sentence.readable and main.stage is None else None
        if stage is not None:
            main.stage, main.status = stage, Status.COMPLETED_STAGE
    fields = {one.field for one in found if one.event is main}
    if ClaimField.BODIES in fields and ClaimField.COUNT not in fields:
        main.event_type = EventType.BODIES_REPATRIATION
    elif not SWAP.search(article.text):
        main.event_type = EventType.ONE_WAY_RELEASE


def _is_deal(name: str, counts: Collection[object]) -> bool:
    """Whether "N-for-N" names a deal of several stages: "95-for-95" on the day of 95 each does not, "all" is a wish."""
    number = name.partition("-")[0]
    return number.isdigit() and number not in {str(count) for count in counts}


def _dates(events: Events, beliefs: Beliefs) -> list[Suggestion]:
    """The day of each dated event that took place."""
    return [
        _date(event, beliefs.days.get(event.date or "", 0.0))
        for event in events.dated.values()
        if event.date is not None
        and event.days
        and event.role in ("main", "past")
        and beliefs.days.get(event.date, 0.0) >= LIKELY
    ]


def _date(event: Event, likely: float) -> Suggestion:
    first = event.days[0]
    stated = all(day.finding.reading is Reading.STATED for day in event.days)
    sentences = {day.sentence.index for day in event.days}
    return Suggestion(
        field=ClaimField.DATE,
        event=event,
        value=event.date,
        rule="D2.speech" if event.weak else f"D1.{event.role}",
        reasoning=f"{first.finding.explanation}.",
        evidence=[Evidence(day.start, day.end, Role.VALUE) for day in event.days],
        reading=Reading.STATED if stated else Reading.INTERPRETED,
        sure=not event.weak,
        sentences=sentences,
        supports=len(sentences) - 1,
        likely=likely,
    )
