"""From verdicts on numbers to suggestions of counts: one a side, event, category and value, with all that supports it.

Source: CODEBOOK "Counts", SUGGESTIONS C1-C12, X1-X5.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from curator.categories import PARTS
from curator.directions import Direction
from curator.model import Article, Category, ClaimField, Modality, Party, Qualifier, Reading, Side
from curator.parties import name_of, other
from curator.suggest.beliefs import Beliefs
from curator.suggest.events import Event, Events, planned_at
from curator.suggest.facts import Opinion
from curator.suggest.frames import Frame, is_total_of_both
from curator.suggest.ground import Ground
from curator.suggest.linear import quoted
from curator.suggest.suggestions import LEARNT, Evidence, Role, Suggestion
from curator.suggest.verdicts import Verdict
from curator.suggest.vetoes import Reason
from curator.voices import Voice


@dataclass(frozen=True)
class _Said:
    """One number with everything a suggestion is made from."""

    article: Article
    sides: tuple[Party, Party]
    index: int
    verdict: Verdict
    frame: Frame
    event: Event
    day: str | None
    """The day that the second opinion gives it to."""
    voice: Voice

    @property
    def planned(self) -> bool:
        """Whether it was only planned."""
        return self.verdict.veto is not None and self.event.role in ("planned", "cancelled")

    def name(self, side: Side) -> str | None:
        """A side's name in the document."""
        return name_of(side, self.sides) or None if side in (Side.A, Side.B) else None


def counts_of(ground: Ground, beliefs: Beliefs, events: Events) -> tuple[Suggestion, ...]:
    """The suggestions that rules and second opinion make together, each once, in the order of the text."""
    found: dict[tuple[object, ...], Suggestion] = {}
    said = []
    for index, verdict in enumerate(ground.verdicts):
        believed = beliefs.says(index)
        one = _said(ground, beliefs, events, index, verdict, believed=bool(believed))
        if one is None:
            continue
        said.append(one)
        for made in (*_by_words(one, believed, beliefs), *_by_rule(one, believed)):
            _add(found, made)
    for one in said:
        for made in _same_number(one):
            _add(found, made)
    for made in list(_sums(found.values())):
        _add(found, made)
    return tuple(found.values())


def _said(
    ground: Ground, beliefs: Beliefs, events: Events, index: int, verdict: Verdict, *, believed: bool
) -> _Said | None:
    """A number that a rule or the second opinion takes for a count, or that is planned, with event and speaker."""
    mention = verdict.mention
    planned = verdict.veto is not None and verdict.veto.reason is Reason.PLANNED
    if not believed and (verdict.frame is None or (verdict.veto is not None and not planned)):
        return None
    frame = verdict.frame or _unframed(verdict)
    if planned and not believed:
        event, day = planned_at(events, mention.sentence, mention.start), None
    else:
        day = beliefs.day_of(index)
        event = events.of(day, mention.sentence)
    return _Said(ground.article, ground.sides, index, verdict, frame, event, day, verdict.voice)


def _unframed(verdict: Verdict) -> Frame:
    """The frame of a number that no word of the rules moves: nobody's."""
    mention = verdict.mention
    direction = Direction(Side.NONE, False, "no rule speaks", LEARNT)
    return Frame(direction, mention.start, mention.selection.sentence[0] + mention.counted.end, strong=False)


def _by_words(said: _Said, believed: list[Opinion], beliefs: Beliefs) -> Iterator[Suggestion]:
    """What the second opinion holds the number to say; where a rule says it too, with that rule's name and reason."""
    for opinion in believed:
        side, category, _ = opinion.fact
        ruled = said.verdict.counts and said.frame.direction.side in (side, Side.EACH)
        shown = said if ruled else replace(said, frame=_frame_of_words(said, opinion, beliefs))
        for kind in _kinds(said, category, beliefs):
            made = _suggestion(shown, side, kind, ClaimField.COUNT)
            made.likely, made.offered = beliefs.likely[opinion.fact], True
            made.linked = beliefs.linked(opinion, said.day)
            layout, whole = beliefs.ground.scene.layout, category is Category.TOTAL
            if whole and (
                layout.may_be_part(said.verdict) or (kind is Category.TOTAL and layout.is_added(said.verdict))
            ):
                made.flags.append("may_be_part")
            made.modality = Modality.ASSERTS if made.modality is Modality.PLANS else made.modality
            yield made


def _kinds(said: _Said, category: Category, beliefs: Beliefs) -> tuple[Category, ...]:
    """Servicemen are the total too, unless civilians are counted beside them."""
    mention = said.verdict.mention
    if category is not Category.TOTAL or Category.SERVICEMEN not in mention.categories:
        return (category,)
    near = beliefs.ground.scene.by_sentence[mention.sentence.index]
    beside = any(one.counts and Category.CIVILIANS in one.mention.categories for one in near)
    return (Category.SERVICEMEN,) if beside else (Category.TOTAL, Category.SERVICEMEN)


def _frame_of_words(said: _Said, opinion: Opinion, beliefs: Beliefs) -> Frame:
    """The frame that the deciding words make around the number."""
    words, mention = beliefs.words(opinion), said.verdict.mention
    shown = quoted(said.article.text, words)
    why = f"the words around it decide: {shown}" if shown else "as numbers in such places mostly are"
    start = min([mention.start, *(one.start for one in words)])
    end = max([mention.selection.sentence[0] + mention.counted.end, *(one.end for one in words)])
    return Frame(Direction(opinion.fact[0], False, why, LEARNT), start, end, strong=False)


def _by_rule(said: _Said, believed: list[Opinion]) -> Iterator[Suggestion]:
    """What a rule says and the second opinion does not hold, or is not asked: bodies, ranges, totals, plans."""
    if said.verdict.frame is None or (said.verdict.veto is not None and not said.planned):
        return
    held = {(opinion.fact[0], opinion.fact[1]) for opinion in believed}
    for made, side, category in _suggestions(said):
        asked = Category.TOTAL if category is Category.SERVICEMEN else category
        if (side, asked) in held and made.field is ClaimField.COUNT:
            continue
        if made.field is ClaimField.COUNT and made.value is not None and not isinstance(made.value, tuple):
            made.offered = False
        yield made


def _key(one: Suggestion) -> tuple[object, ...]:
    return (id(one.event), one.field, one.side, one.category, one.value, one.modality is Modality.PLANS)


def _add(found: dict[tuple[object, ...], Suggestion], one: Suggestion) -> None:
    """Keep a suggestion, or let it support the same one said before."""
    known = found.setdefault(_key(one), one)
    if known is one:
        return
    if not one.sentences <= known.sentences:
        known.supports += 1
    known.sentences |= one.sentences
    if one.sure and not known.sure:
        known.rule, known.reasoning, known.reading = one.rule, one.reasoning, one.reading
        known.evidence = [*one.evidence, *(mark for mark in known.evidence if mark.role is Role.VALUE)]
        known.claimant, known.claimant_type = one.claimant, one.claimant_type
    else:
        known.evidence += [mark for mark in one.evidence if mark.role is Role.VALUE and mark not in known.evidence]
    known.sure, known.offered = known.sure or one.sure, known.offered or one.offered
    known.linked = max(known.linked, one.linked)
    known.flags = list(dict.fromkeys([*known.flags, *one.flags]))
    if one.likely is not None:
        known.likely = max(one.likely, known.likely or 0.0)


def _suggestions(said: _Said) -> Iterator[tuple[Suggestion, Side, Category]]:
    """What a rule makes of one number: once a side and category; nobody's number is a total of both or only shown."""
    mention, direction = said.verdict.mention, said.frame.direction
    if is_total_of_both(mention, direction) and not mention.counted.bodies and not said.planned:
        yield _suggestion(said, Side.NONE, Category.TOTAL, ClaimField.TOTAL_REPORTED), Side.NONE, Category.TOTAL
        return
    field = ClaimField.BODIES if mention.counted.bodies else ClaimField.COUNT
    sides = (Side.A, Side.B) if direction.side is Side.EACH else (direction.side,)
    for side in sides:
        for category in mention.categories if field is ClaimField.COUNT else (Category.TOTAL,):
            yield _suggestion(said, side, category, field), side, category


def _suggestion(said: _Said, side: Side, category: Category, field: ClaimField) -> Suggestion:
    mention, direction, voice = said.verdict.mention, said.frame.direction, said.voice
    number, total = mention.counted.number, field is ClaimField.TOTAL_REPORTED
    value: int | tuple[int, int] | None = number.value
    if value is None and number.low is not None and number.high is not None:
        value = (number.low, number.high)
    return Suggestion(
        field=field,
        event=said.event,
        value=value,
        rule="C9.total" if total else direction.rule,
        reasoning=_reason(said, side),
        evidence=_evidence(said),
        side=said.name(side),
        category=category,
        qualifier=number.qualifier,
        claimant=voice.name if voice.start is not None else None,
        claimant_type=voice.type,
        modality=Modality.PLANS if said.planned else voice.modality,
        reading=_reading(said),
        sure=said.verdict.sure or (total and said.frame.strong),
        offered=not said.planned and (total or (side is not Side.NONE and said.verdict.sure)),
        sentences={mention.sentence.index},
    )


def _reading(said: _Said) -> Reading:
    """How far the value is from the words: nobody wrote the number of a single person, or a sum."""
    if said.verdict.mention.is_derived:
        return Reading.INFERRED
    return Reading.STATED if said.frame.direction.sure else Reading.INTERPRETED


def _evidence(said: _Said) -> list[Evidence]:
    """The number, the words of the direction, the day (of its own sentence if there is one), who says it."""
    mention = said.verdict.mention
    spans = mention.summands or ((mention.start, mention.end),)
    evidence = [Evidence(start, end, Role.VALUE) for start, end in spans]
    evidence.append(Evidence(said.frame.start, said.frame.end, Role.FRAME))
    days = said.event.days
    day = next((one for one in days if one.sentence is mention.sentence), days[0] if days else None)
    if day is not None:
        evidence.append(Evidence(day.start, day.end, Role.DATE))
    if said.voice.start is not None and said.voice.end is not None:
        evidence.append(Evidence(said.voice.start, said.voice.end, Role.CLAIMANT))
    return evidence


def _reason(said: _Said, side: Side) -> str:
    mention, event, name = said.verdict.mention, said.event, said.name(side)
    words = " ".join(mention.selection.around[mention.counted.start : mention.counted.end].split())
    to = f" returned to {name}" if name else ""
    besides = " and one more" if len(mention.summands) == 1 else ""
    makes = f"{besides} make {mention.counted.number.value}" if mention.summands else ""
    day = f"; {event.role} event of {event.date}" if event.date else ""
    planned = "; planned, not done" if said.planned else ""
    return f"“{words}”{makes}{to}: {said.frame.direction.why}{day}{planned}."


_SAME = re.compile(
    r"\b(?:(?:the|a|an) (?:same|equal|identical|similar|equivalent) (?:number|amount)|as many|in equal numbers"
    r"|так\w+ (?:саму|ж) кількість|стільки ж|столько же|такое же (?:количество|число)|такая же по численности)\b",
    re.I,
)
_SAME_NEAR = 160
"""How far (code points) behind a number "the same number" may stand."""


def _same_number(said: _Said) -> Iterator[Suggestion]:
    """X1: "… for the same number of Russians": the other side got as many."""
    mention, text = said.verdict.mention, said.article.text
    if said.planned or said.verdict.side not in (Side.A, Side.B):
        return
    if mention.part or mention.is_derived or mention.counted.bodies:
        return
    same = _SAME.search(text, mention.end, min(len(text), mention.sentence.end + _SAME_NEAR))
    if same is None or "\n" in text[mention.sentence.end : same.start()]:
        return
    side = other(said.verdict.side)
    direction = Direction(side, False, f"“{same.group()}”", "X1.same_number")
    frame = replace(
        said.frame,
        direction=direction,
        start=min(said.frame.start, same.start()),
        end=max(said.frame.end, same.end()),
    )
    made = _suggestion(replace(said, frame=frame), side, Category.TOTAL, ClaimField.COUNT)
    made.reading, made.sure = Reading.INFERRED, False
    yield made


_EVEN = 0.5


def _sums(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """X2: servicemen and civilians of one side and event make its total, unless the article says another."""
    shares: dict[tuple[int, str], dict[Category, list[Suggestion]]] = defaultdict(lambda: defaultdict(list))
    totals: dict[tuple[int, str], set[object]] = defaultdict(set)
    for one in found:
        if one.field is not ClaimField.COUNT or one.side is None or one.qualifier is not Qualifier.EXACT:
            continue
        key = (id(one.event), one.side)
        if one.category is Category.TOTAL and one.modality is not Modality.PLANS:
            if one.likely is None or one.likely >= _EVEN:
                totals[key].add(one.value)
        elif one.category in PARTS and one.modality is not Modality.PLANS:
            shares[key][one.category].append(one)
    for key, parts in shares.items():
        if len(parts) == len(PARTS) and all(len(kind) == 1 for kind in parts.values()):
            made = _sum([one for kind in parts.values() for one in kind], totals[key])
            if made is not None:
                yield made


_AMONG = 0.5
"""How likely a sum is where one of its parts may be the total: as often the civilians are among them (19 of 35)."""


def _sum(parts: list[Suggestion], totals: set[object]) -> Suggestion | None:
    """`totals`: what is believed to be all who came back to the side at that event."""
    values = [one.value for one in parts if isinstance(one.value, int)]
    total = sum(values)
    others = totals - set(values)
    if len(values) != len(parts) or (others and total not in totals):
        return None
    first = parts[0]
    sure = 1.0 if total in totals or not totals else _AMONG
    evidence = [mark for one in parts for mark in one.evidence]
    return Suggestion(
        field=ClaimField.COUNT,
        event=first.event,
        value=total,
        rule="X2.sum",
        reasoning=f"{values[0]} and {values[1]} make {total} returned to {first.side}.",
        evidence=list(dict.fromkeys(evidence)),
        side=first.side,
        qualifier=first.qualifier,
        claimant=first.claimant,
        claimant_type=first.claimant_type,
        modality=first.modality,
        reading=Reading.INFERRED,
        sure=all(one.sure for one in parts),
        offered=all(one.offered for one in parts),
        sentences=set().union(*(one.sentences for one in parts)),
        likely=min((sure * one.likely for one in parts if one.likely is not None), default=None),
        linked=min(one.linked for one in parts),
    )
