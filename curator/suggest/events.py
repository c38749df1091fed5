"""The handovers an article tells of: the one it reports, earlier ones, planned ones; and to which one words belong.

A date makes an event only by words about a swap in its clause. Source: CODEBOOK "Units" and "Dates", SUGGESTIONS
2.3 (2) and E1-E5.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from curator.edtf import edtf_bounds
from curator.model import DatePrecision, EventType, OrdinalScope, Status
from curator.suggest.blocks import Part, Sentence
from curator.suggest.days import PAST, Day, Role
from curator.suggest.vetoes import CANCELLED


@dataclass(eq=False)
class Event:
    """One handover: its role, its day, where the day is said, and what belongs to it as a whole."""

    role: str
    """main, past, planned or cancelled."""
    date: str | None
    precision: DatePrecision
    days: list[Day] = field(default_factory=list)
    weak: bool = False
    """True when only a speech is dated ("announced on Friday")."""
    event_type: EventType = EventType.EXCHANGE
    status: Status = Status.COMPLETED
    ordinal: int | None = None
    ordinal_scope: OrdinalScope | None = None
    deal: str | None = None
    stage: int | None = None


@dataclass(frozen=True)
class Events:
    """The events of an article: the main ones first, and the one without a date that counts fall back on."""

    main: Event
    dated: dict[str, Event]
    past: Event
    planned: Event
    days: tuple[Day, ...]
    by_sentence: dict[int, list[Day]]

    def all(self) -> tuple[Event, ...]:
        """Every event that was found or may be needed, each once."""
        return tuple(dict.fromkeys((self.main, *self.dated.values(), self.past, self.planned)))


_HEAD = 6
"""Sentences in which a date counts more: a report says first what it reports."""


def events_of(days: tuple[Day, ...]) -> Events:
    """Make the events from the days of an article."""
    scores: dict[str, float] = defaultdict(float)
    spoken: dict[str, float] = defaultdict(float)
    for one in days:
        if one.edtf is None:
            continue
        weight = 1 + (one.sentence.index < _HEAD) + (one.sentence.part is Part.TITLE)
        if one.role is Role.EVENT:
            scores[one.edtf] += weight
        elif one.role is Role.SPEECH and one.sentence.index < _HEAD:
            spoken[one.edtf] += weight
    chosen = scores or spoken
    best = max(chosen, key=lambda edtf: (chosen[edtf], edtf)) if chosen else None
    main = _event("main", best, days, weak=not scores)
    dated = {best: main} if best is not None else {}
    for one in days:
        _place(one, dated, main, days)
    past = next((event for event in dated.values() if event.role == "past"), None)
    past = past or Event("past", None, DatePrecision.UNKNOWN)
    planned = Event("planned", None, DatePrecision.UNKNOWN, status=Status.PLANNED)
    by_sentence: dict[int, list[Day]] = defaultdict(list)
    for one in days:
        by_sentence[one.sentence.index].append(one)
    return Events(main, dated, past, planned, days, dict(by_sentence))


def _event(role: str, date: str | None, days: tuple[Day, ...], *, weak: bool = False) -> Event:
    roles = (Role.EVENT, Role.SPEECH) if role == "main" else (Role.EVENT, Role.PAST, Role.PLANNED)
    said = [one for one in days if date is not None and one.edtf == date and one.role in roles]
    if not weak:
        said = [one for one in said if one.role is not Role.SPEECH]
    precision = edtf_bounds(date)[2] if date is not None else DatePrecision.OPEN
    status = Status.PLANNED if role == "planned" else Status.COMPLETED
    return Event(role, date, precision, said, weak=weak and date is not None, status=status)


def _place(one: Day, dated: dict[str, Event], main: Event, days: tuple[Day, ...]) -> None:
    """Add the event of a day that is none of the events yet."""
    if one.edtf is None or one.edtf in dated or one.role not in (Role.EVENT, Role.PAST, Role.PLANNED):
        return
    if one.role is Role.PLANNED:
        dated[one.edtf] = _event("planned", one.edtf, days)
        if CANCELLED.search(one.sentence.text):
            dated[one.edtf].role, dated[one.edtf].status = "cancelled", Status.CANCELLED
        return
    later = one.role is Role.EVENT and main.date is not None and not main.weak and one.edtf > main.date
    dated[one.edtf] = _event("main" if later else "past", one.edtf, days)


_GOES_ON = re.compile(
    r"[“\"«]?(?:in (?:return|exchange|turn)|another|a further|among (?:them|those)|of (?:them|those)|they|the same|"
    r"at (?:the|that) (?:same )?time|then|that (?:day|time)|moscow|kyiv|натомість|взамен|в обмін|в обмен|серед них"
    r"|среди них|ще|ещё|еще)\b",
    re.I,
)


def event_at(events: Events, sentence: Sentence, start: int, before: Event | None) -> Event:
    """The event that words at a position belong to; `before`: that of the count before in the same paragraph."""
    days = [
        one
        for one in events.by_sentence.get(sentence.index, [])
        if one.edtf in events.dated and one.role in (Role.EVENT, Role.PAST)
    ]
    if days:
        nearest = min(days, key=lambda one: (min(abs(one.start - start), abs(one.end - start)), one.start))
        return events.dated[nearest.edtf or ""]
    if PAST.search(sentence.text):
        return events.past
    if before is not None and _GOES_ON.match(sentence.text):
        return before
    return events.main


def planned_at(events: Events, sentence: Sentence, start: int, _before: Event | None) -> Event:
    """The planned event that words belong to: the one that their sentence dates, else the one without a date."""
    days = [one for one in events.by_sentence.get(sentence.index, []) if one.role is Role.PLANNED]
    nearest = min(days, key=lambda one: (abs(one.start - start), one.start), default=None)
    return events.dated[nearest.edtf] if nearest and nearest.edtf in events.dated else events.planned
