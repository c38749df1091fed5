"""The engine: one text in, one document out. Pure, deterministic, and no text makes it fail.

Its version changes whenever the same text may give another document.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from curator.figures import Figure, find_figures
from curator.importing.languages import language_of
from curator.model import (
    Article,
    ArticleId,
    ClaimField,
    EventType,
    OrdinalScope,
    Party,
    PublishedBasis,
    Reading,
    Status,
)
from curator.parties import KNOWN, party, sides_in
from curator.suggest.blocks import Sentence, sentences_of
from curator.suggest.circumstances import Circumstance, deals_in, mediators_in, ordinal_at, places_in, stage_in
from curator.suggest.counting import counts_of
from curator.suggest.days import Role as DayRole
from curator.suggest.days import days_of
from curator.suggest.document import ENGINE, Page, document
from curator.suggest.events import Event, Events, event_at, events_of
from curator.suggest.suggestions import Evidence, Role, Suggestion
from curator.suggest.tiers import rate
from curator.suggest.verdicts import verdicts_of
from curator.suggest.words import SWAP
from curator.text import canonical, sha256
from curator.voices import voice_of

__all__ = ["ENGINE", "suggest"]

_NOBODY = (Party(""), Party(""))
_LOOKED_AT = 20_000
"""Code points in which the two parties are looked for when none are given."""


def suggest(text: str, published: str | None, sides: tuple[str, ...] | None) -> dict[str, Any]:
    """Read an article and give the document of INTERFACES "suggest".

    `published`: ISO day or None; `sides`: two or more names, or None for the two parties most named.
    ValueError if `published` is no day or fewer than two sides are named.
    """
    text = canonical(text)
    names = _names(text, sides)
    pair = (party(names[0]), party(names[1])) if names else _NOBODY
    article = _article(text, published)
    sentences = sentences_of(text)
    figures = find_figures(text)
    at = _sentence_by_figure(figures, sentences)
    with_numbers = {at[one.start].index for one in figures if one.kind == "number" and one.start in at}
    read = tuple(one for one in sentences if one.readable and one.index in with_numbers)
    verdicts = verdicts_of(article, pair, read)
    counted: dict[int, list[int]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.veto is None and verdict.mention.counted.categories:
            counted[verdict.mention.sentence.index].append(verdict.mention.start)
    days = days_of(article, pair, at, figures, counted)
    events = events_of(days)
    found = list(counts_of(article, pair, verdicts, events))
    found += _circumstances(article, pair, sentences, figures, at, events)
    _describe(events, found, article, pair, sentences)
    found += _dates(events, found)
    found = _without_echoes(found)
    rate(found, events)
    return document(Page(article, names, figures, at, verdicts, days, events, tuple(found)))


def _names(text: str, sides: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The parties' names: those given, else the two most named, else None."""
    if sides is not None:
        given = tuple(party(name).name for name in sides if name.strip())
        if len(given) < 2:
            raise ValueError("at least two sides have to be named")
        return given
    sample = text[:_LOOKED_AT]
    named = []
    for order, name in enumerate(KNOWN):
        times = len(sides_in(sample, (party(name), Party(""))))
        if times:
            named.append((-times, order, name))
    best = [name for _, _, name in sorted(named)[:2]]
    return (best[0], best[1]) if len(best) == 2 else None


def _article(text: str, published: str | None) -> Article:
    """The text as the core modules take it; nothing but text and publication day is known of it."""
    return Article(
        id=ArticleId(0),
        file_name="",
        file_sha256="",
        text_sha256=sha256(text),
        text=text,
        title="",
        publisher="",
        agency="",
        author="",
        url="",
        language=language_of(text),
        published_on=published,
        published_basis=PublishedBasis.NONE,
        updated_on=None,
        imported_on="",
        confirmed=False,
        done=False,
    )


def _sentence_by_figure(figures: tuple[Figure, ...], sentences: tuple[Sentence, ...]) -> dict[int, Sentence]:
    starts = [one.start for one in sentences]
    found = {}
    for one in figures:
        index = bisect_right(starts, one.start) - 1
        if index >= 0 and one.start < sentences[index].end:
            found[one.start] = sentences[index]
    return found


def _circumstances(
    article: Article,
    sides: tuple[Party, Party],
    sentences: tuple[Sentence, ...],
    figures: tuple[Figure, ...],
    at: dict[int, Sentence],
    events: Events,
) -> list[Suggestion]:
    """Mediators, ordinals, deals and places as suggestions; one said again supports the first."""
    said: list[Circumstance] = []
    for sentence in sentences:
        if sentence.readable:
            said += mediators_in(article, sides, sentence)
            said += places_in(article, sides, sentence)
            said += deals_in(sentence)
    for one in figures:
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


def _without_echoes(found: list[Suggestion]) -> list[Suggestion]:
    """Who mediated did not only help: its name as a helper of the same event goes."""
    mediated = {(id(one.event), one.value) for one in found if one.field is ClaimField.MEDIATOR}
    return [
        one for one in found if one.field is not ClaimField.FACILITATOR or (id(one.event), one.value) not in mediated
    ]


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


def _dates(events: Events, found: list[Suggestion]) -> list[Suggestion]:
    """The day of each dated event; a date that nothing else belongs to counts only beside a word for a swap."""
    used = {id(one.event) for one in found}
    made = []
    for event in events.all():
        about = any(SWAP.search(day.sentence.text) or day.role is DayRole.PAST for day in event.days)
        if event.date is None or not event.days or not (about or id(event) in used):
            continue
        made.append(_date(event))
    return made


def _date(event: Event) -> Suggestion:
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
        flags=["speech_date"] if event.weak else [],
    )
