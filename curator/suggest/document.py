"""The JSON document of INTERFACES "suggest", and what became of every figure of the text.

A planned count is highlighted (tier C) and its figure dismissed as planned: a plan never becomes a count.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from curator.article_readings import ENGINE
from curator.figures import Figure
from curator.model import ClaimField, Modality
from curator.numbers import each_number
from curator.suggest.blocks import Part
from curator.suggest.days import Day
from curator.suggest.days import Role as DayRole
from curator.suggest.events import Event, Events
from curator.suggest.ground import Ground
from curator.suggest.suggestions import Evidence, Role, Suggestion, Tier
from curator.suggest.verdicts import written_of
from curator.suggest.vetoes import Reason


@dataclass(frozen=True)
class Page:
    """An article as it was read, its events and what is suggested."""

    ground: Ground
    events: Events
    suggestions: tuple[Suggestion, ...]


def document(page: Page) -> dict[str, Any]:
    """The document, ready for JSON."""
    suggestions = sorted(
        page.suggestions,
        key=lambda one: (min(mark.start for mark in one.evidence), one.field, str(one.side), one.category),
    )
    needed = {id(one.event) for one in suggestions}
    events = [event for event in page.events.all() if event is page.events.main or id(event) in needed]
    ids = {id(event): f"e{number}" for number, event in enumerate(events, 1)}
    text = page.ground.article.text
    written = [_suggestion(f"s{number}", one, ids[id(one.event)], text) for number, one in enumerate(suggestions, 1)]
    return {
        "engine": ENGINE,
        "text_sha256": page.ground.article.text_sha256,
        "text": text,
        "language": page.ground.article.language,
        "published": page.ground.article.published_on,
        "sides": list(page.ground.names) if page.ground.names else None,
        "events": [_event(event, ids[id(event)]) for event in events],
        "suggestions": written,
        "figures": _figures(page, suggestions),
    }


def _event(event: Event, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "role": event.role,
        "date": event.date,
        "precision": str(event.precision),
        "event_type": str(event.event_type),
        "status": str(event.status),
        "ordinal": event.ordinal,
        "ordinal_scope": str(event.ordinal_scope) if event.ordinal_scope else None,
        "deal": event.deal,
        "stage": event.stage,
    }


def _suggestion(name: str, one: Suggestion, event: str, text: str) -> dict[str, Any]:
    value = list(one.value) if isinstance(one.value, tuple) else one.value
    return {
        "id": name,
        "event": event,
        "field": str(one.field),
        "side": one.side,
        **({"from": one.giver} if one.giver else {}),
        "category": str(one.category) if one.field is ClaimField.COUNT else None,
        "value": value,
        "qualifier": str(one.qualifier),
        "claimant": one.claimant,
        "claimant_type": str(one.claimant_type),
        "modality": str(one.modality),
        "reading": str(one.reading),
        "tier": str(one.tier),
        "confidence": one.confidence,
        "linked": round(one.linked, 3),
        "rule": one.rule,
        "reasoning": one.reasoning,
        "evidence": [_evidence(mark, text) for mark in dict.fromkeys(one.evidence)],
        "flags": one.flags,
    }


def _evidence(mark: Evidence, text: str) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end], "role": str(mark.role)}


def _figures(page: Page, suggestions: list[Suggestion]) -> list[dict[str, Any]]:
    """Every figure once, with its outcome and, where it was dismissed, the reason."""
    cited = _cited(page.ground.figures, suggestions)
    weak = {f"s{n}" for n, one in enumerate(suggestions, 1) if _is_weak(one)}
    numbers = written_of(page.ground.verdicts)
    vetoes = {one.mention.start: one.veto.reason for one in numbers if one.veto is not None}
    seen = {one.mention.start for one in numbers}
    values = _values_of_counts(suggestions)
    days = {one.start: one for one in page.ground.days}
    written = []
    for figure in page.ground.figures:
        number = _value(figure, days.get(figure.start))
        ids = cited.get(figure.start, [])
        reason: Reason | None = None
        if not set(ids) - weak:
            reason = _reason(figure, page, vetoes, seen, days)
            again = figure.kind == "number" and reason in (None, Reason.NOT_PEOPLE) and number in values
            ids = ids or (values[number] if again else [])
            reason = None if again else reason
        outcome = "dismissed" if reason else "suggested" if ids else "open"
        written.append(
            {
                "start": figure.start,
                "end": figure.end,
                "text": figure.text,
                "kind": figure.kind,
                "value": number,
                "outcome": outcome,
                "reason": str(reason) if reason else None,
                "suggestions": ids,
            }
        )
    return written


_EVEN = 0.5


def _is_weak(one: Suggestion) -> bool:
    """Whether a suggestion is no reason to keep a figure that may be dismissed: a plan, or less likely than not."""
    return one.modality is Modality.PLANS or (one.tier is Tier.C and one.confidence < _EVEN)


def _cited(figures: tuple[Figure, ...], suggestions: list[Suggestion]) -> dict[int, list[str]]:
    """Which suggestions have a figure in the evidence of their value; linear in both."""
    spans: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, one in enumerate(suggestions, 1):
        for mark in dict.fromkeys(one.evidence):
            if mark.role is Role.VALUE:
                spans[mark.start, mark.end].append(f"s{number}")
    ordered = sorted(spans)
    found: dict[int, list[str]] = defaultdict(list)
    first = 0
    for figure in figures:
        while first < len(ordered) and ordered[first][1] <= figure.start:
            first += 1
        for start, end in ordered[first : first + 8]:
            if start < figure.end and figure.start < end:
                found[figure.start] += spans[start, end]
    return {start: list(dict.fromkeys(ids)) for start, ids in found.items()}


def _values_of_counts(suggestions: list[Suggestion]) -> dict[object, list[str]]:
    """The suggested counts by value, for a figure that names one of them again ("three of the 390")."""
    found: dict[object, list[str]] = defaultdict(list)
    for number, one in enumerate(suggestions, 1):
        if one.field is ClaimField.COUNT and isinstance(one.value, int) and one.value > 12 and one.side:
            found[one.value].append(f"s{number}")
    return dict(found)


def _value(figure: Figure, day: Day | None) -> int | str | None:
    if figure.kind == "date":
        return day.edtf if day else None
    numbers = each_number(figure.text)
    return numbers[0].value if numbers else None


def _reason(
    figure: Figure, page: Page, vetoes: dict[int, Reason], seen: set[int], days: dict[int, Day]
) -> Reason | None:
    """Why a figure that no suggestion rests on may be dismissed; None leaves it open."""
    sentence = page.ground.at.get(figure.start)
    part = sentence.part if sentence else Part.BODY
    if part is Part.REPEATED:
        return Reason.REPEATED
    if figure.kind == "date":
        return _reason_of_date(part, days.get(figure.start))
    if part in (Part.HEADER, Part.BOILERPLATE):
        return Reason.BOILERPLATE
    if figure.start in vetoes:
        return vetoes[figure.start]
    if sentence is None or not sentence.readable or figure.start in seen:
        return None
    return Reason.NOT_PEOPLE


def _reason_of_date(part: Part, day: Day | None) -> Reason | None:
    if part is Part.BOILERPLATE:
        return Reason.BOILERPLATE
    if day is None:
        return None
    unread = day.edtf is None and day.role is DayRole.OTHER and part is not Part.HEADER
    return None if unread or day.role is DayRole.EVENT else Reason.OTHER_DATE
