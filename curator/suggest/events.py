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
from curator.suggest.days import Day, Role, tells_of_earlier
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


_AT_HEAD = re.compile(
    r"[“\"«]?(?:(?:and|but|so|just|only|back|already|а|але|но|ще|ещё|еще)\s)*(?:(?:in|during|у|в|во|на)\s)?(?:the\s)?",
    re.I,
)
"""What may stand before a time that a sentence begins with."""


@dataclass(frozen=True)
class Events:
    """The events of an article: the main ones first, and those without a date."""

    main: Event
    dated: dict[str, Event]
    past: Event
    planned: Event
    days: tuple[Day, ...]
    by_sentence: dict[int, list[Day]]

    def of(self, date: str | None, sentence: Sentence) -> Event:
        """The event of a day; of none and of the main one's: an earlier one where the sentence begins with its time."""
        known = self.dated.get(date or "")
        if known is not None and known is not self.main:
            return known
        if known is None and tells_of_earlier(sentence.text) is not None:
            return self.past
        return self._begun_with(sentence) or self.main

    def _begun_with(self, sentence: Sentence) -> Event | None:
        """The earlier event whose week or month a sentence begins with: "Last week the two sides swapped 73 …"."""
        days, main = self.by_sentence.get(sentence.index, []), self.main.date
        first = days[0] if days else None
        if first is None or first.edtf is None or main is None or any(one.edtf == main for one in days):
            return None
        begins = _AT_HEAD.fullmatch(sentence.text, 0, first.start - sentence.start)
        vague = first.finding.precision in (DatePrecision.WEEK, DatePrecision.MONTH)
        earlier = edtf_bounds(first.edtf)[1] < edtf_bounds(main)[0]
        return self.dated.get(first.edtf, self.past) if begins and vague and earlier else None

    def all(self) -> tuple[Event, ...]:
        """Every event that was found or may be needed, each once."""
        return tuple(dict.fromkeys((self.main, *self.dated.values(), self.past, self.planned)))


_HEAD = 6
"""Sentences in which a date counts more: a report says first what it reports."""
_LIKELY, _POSSIBLE = 0.3, 0.1
"""How likely a date has to be the day of a handover to be the main one's, and to be any's at all."""
_EVEN = 0.5
"""What is spoken of as to come has to be more likely than not to have happened."""


def events_of(days: tuple[Day, ...], likely: dict[str, float], *, undated: bool) -> Events:
    """Make the events from the days of an article; `likely`: that a day is that of a handover which took place.

    `undated`: what the article reports has no day of its own, and the days it names are of other handovers.
    """
    scores: dict[str, float] = defaultdict(float)
    by_day: dict[str, list[Day]] = defaultdict(list)
    by_sentence: dict[int, list[Day]] = defaultdict(list)
    for one in days:
        by_sentence[one.sentence.index].append(one)
        if one.edtf is None or one.role is Role.HEADER:
            continue
        by_day[one.edtf].append(one)
        weight = 1 + (one.sentence.index < _HEAD) + (one.sentence.part is Part.TITLE)
        least = _EVEN if one.role is Role.PLANNED else _LIKELY
        if likely.get(one.edtf, 0.0) >= least and one.role is not Role.PAST:
            scores[one.edtf] += weight * likely[one.edtf]
    best = max(scores, key=lambda edtf: (scores[edtf], edtf)) if scores and not undated else None
    main = _event("main", best, by_day)
    dated = {best: main} if best is not None else {}
    for edtf in by_day:
        _place(edtf, dated, main, by_day, likely)
    past = Event("past", None, DatePrecision.UNKNOWN)
    planned = Event("planned", None, DatePrecision.UNKNOWN, status=Status.PLANNED)
    return Events(main, dated, past, planned, days, dict(by_sentence))


def _event(role: str, date: str | None, by_day: dict[str, list[Day]]) -> Event:
    said = by_day[date] if date is not None else []
    precision = edtf_bounds(date)[2] if date is not None else DatePrecision.OPEN
    status = Status.PLANNED if role == "planned" else Status.COMPLETED
    weak = bool(said) and not any(one.role in (Role.EVENT, Role.PAST) for one in said)
    return Event(role, date, precision, list(said), weak=weak, status=status)


def _place(
    edtf: str, dated: dict[str, Event], main: Event, by_day: dict[str, list[Day]], likely: dict[str, float]
) -> None:
    """Add the event of a day that is none of the events yet."""
    ahead = [one for one in by_day[edtf] if one.role is Role.PLANNED]
    if edtf in dated:
        return
    if ahead and likely.get(edtf, 0.0) < _EVEN:
        dated[edtf] = _event("planned", edtf, by_day)
        if any(CANCELLED.search(one.sentence.text) for one in ahead):
            dated[edtf].role, dated[edtf].status = "cancelled", Status.CANCELLED
    elif likely.get(edtf, 0.0) >= _POSSIBLE:
        later = main.date is not None and edtf > main.date
        dated[edtf] = _event("main" if later else "past", edtf, by_day)


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
    if tells_of_earlier(sentence.text) is not None:
        return events.past
    if before is not None and _GOES_ON.match(sentence.text):
        return before
    return events.main


def planned_at(events: Events, sentence: Sentence, start: int) -> Event:
    """The planned event that words belong to: the one that their sentence dates, else the one without a date."""
    days = [one for one in events.by_sentence.get(sentence.index, []) if one.role is Role.PLANNED]
    nearest = min(days, key=lambda one: (abs(one.start - start), one.start), default=None)
    return events.dated[nearest.edtf] if nearest and nearest.edtf in events.dated else events.planned
