"""What the engine suggests in one article, as a person meets it: one offer for what one act can take.

Made from the document of INTERFACES "suggest". The same words about both sides ("390 each") are one offer, because
one claim says it. Nothing here depends on the name of a rule. Positions are code points of the article's text.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from curator.columns import columns_of
from curator.decisions import Decision
from curator.dismissals import DismissReason
from curator.model import (
    Article,
    Category,
    Claim,
    ClaimantType,
    ClaimField,
    ClaimId,
    DateBasis,
    Modality,
    OrdinalScope,
    Party,
    Qualifier,
    Reading,
    Side,
    SwapId,
)
from curator.values import value

_NEAR = 240
"""Code points up to which the words that decide the direction are quoted together with the value."""


@value
class Evidence:
    """A stretch of the article and what it shows: value, frame, date or claimant."""

    start: int
    end: int
    role: str


@value
class OfferedEvent:
    """The handover that offers belong to, as the engine tells handovers of one article apart."""

    id: str
    role: str
    """main, past, planned or cancelled."""
    date: str
    """EDTF, "" where it is not dated."""
    scope: OrdinalScope | None


@value
class Offer:
    """One suggestion, or two that say the same of both sides."""

    key: str
    """What it is known by within its article, the same whichever rule found it."""
    event: OfferedEvent
    field: ClaimField
    side: Side
    category: Category
    value: str | None
    """As in `Claim.value`."""
    qualifier: Qualifier
    modality: Modality
    reading: Reading
    claimant: str
    """"" where the article says it in its own voice."""
    claimant_type: ClaimantType
    tier: str
    """A: may be taken unseen, and still be verified; B: offered; C: only shown."""
    confidence: float
    rule: str
    version: str
    reasoning: str
    flags: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    quotes: tuple[tuple[int, int], ...]
    """The words that carry it, those that say it best first."""
    ids: tuple[str, ...]
    """What it is called in the document."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it would feed; () for a count whose direction the words do not say."""
        return tuple(column.name for column in columns_of(self.field, self.side, self.category))

    @property
    def is_certain(self) -> bool:
        """Whether it may be taken together with all others that are certain."""
        return self.tier == "A" and bool(self.columns)

    def is_said_by(self, claim: Claim) -> bool:
        """Whether a claim says the same from the same words, so that there is nothing left to take."""
        first = self.quotes[0]
        return (
            self.value == claim.value
            and (self.field, self.category) == (claim.field, claim.category)
            and (claim.side in (self.side, Side.EACH) or self.side is Side.NONE)
            and any(q.start < first[1] and first[0] < q.end for q in claim.quotes)
        )


@value
class OfferedFigure:
    """One figure of the article, and why the engine would put it aside."""

    start: int
    end: int
    reason: DismissReason | None
    offers: tuple[str, ...]
    """The suggestions that rest on it, as they are called in the document."""


@value
class ArticleOffers:
    """Everything that was read in one article."""

    article: int
    version: str
    offers: tuple[Offer, ...]
    figures: tuple[OfferedFigure, ...]


def offers_in(content: str, article: Article, sides: tuple[Party, Party]) -> ArticleOffers:
    """The offers of a reading's content (see ArticleReading), in the order of the text."""
    document = json.loads(content)
    figures = tuple(_figure(figure) for figure in document["figures"])
    events = {event["id"]: _event(event) for event in document["events"]}
    by_name = {sides[0].name: Side.A, sides[1].name: Side.B, None: Side.NONE}
    words = _Words(article, sides, figures)
    found: dict[str, Offer] = {}
    for written in document["suggestions"]:
        if "from" in written or written["side"] in by_name:
            side = Side.NONE if "from" in written else by_name[written["side"]]
            made = _offer(written, events[written["event"]], side, document["engine"], words)
            _keep(found, made)
    ordered = sorted(found.values(), key=lambda offer: (offer.quotes[0][0], -offer.quotes[0][1]))
    return ArticleOffers(article.id, document["engine"], tuple(ordered), figures)


def prepare(article: Article, sides: tuple[Party, Party]) -> None:
    """Load what finds the words of offers, a quarter of a second once: for whoever waits for a reading anyway."""
    _Words(article, sides, ()).quotes((Evidence(0, len(article.text[:80]), "value"),), "0")


def _keep(found: dict[str, Offer], made: Offer) -> None:
    """Add an offer; one that says the same of the other side becomes one with it."""
    other = found.get(made.key)
    if other is None:
        found[made.key] = made
    elif {other.side, made.side} == {Side.A, Side.B}:
        found[made.key] = _joined(other, made)
    elif made.confidence > other.confidence:
        found[made.key] = made


def _joined(one: Offer, other: Offer) -> Offer:
    """Both sides in one, as far to be trusted as the weaker of the two."""
    weaker = max(one, other, key=lambda offer: (offer.tier, -offer.confidence))
    return replace(
        weaker,
        side=Side.EACH,
        reasoning=f"{one.reasoning.rstrip('.')}; likewise the other side.",
        flags=tuple(dict.fromkeys((*one.flags, *other.flags))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        quotes=_apart((*one.quotes, *other.quotes)),
        ids=(*one.ids, *other.ids),
    )


def _event(written: Mapping[str, Any]) -> OfferedEvent:
    scope = written["ordinal_scope"]
    return OfferedEvent(written["id"], written["role"], written["date"] or "", OrdinalScope(scope) if scope else None)


def _figure(written: Mapping[str, Any]) -> OfferedFigure:
    reason = written["reason"]
    return OfferedFigure(
        written["start"], written["end"], DismissReason(reason) if reason else None, tuple(written["suggestions"])
    )


def _offer(written: Mapping[str, Any], event: OfferedEvent, side: Side, version: str, words: "_Words") -> Offer:
    evidence = tuple(Evidence(one["start"], one["end"], one["role"]) for one in written["evidence"])
    field, category = ClaimField(written["field"]), Category(written["category"] or "total")
    value = _value(written["value"])
    quotes = words.quotes(evidence, value if field in (ClaimField.COUNT, ClaimField.BODIES) else None)
    if "from" in written:
        field, value, category = ClaimField.LEG, _leg(written, category), Category.TOTAL
    first = next((one for one in evidence if one.role == "value"), evidence[0])
    parts = (field, category, value or "", written["modality"], first.start, first.end)
    return Offer(
        key=" ".join(map(str, parts)),
        event=event,
        field=field,
        side=side,
        category=category,
        value=value,
        qualifier=Qualifier(written["qualifier"]),
        modality=Modality(written["modality"]),
        reading=Reading(written["reading"]),
        claimant=written["claimant"] or "",
        claimant_type=ClaimantType(written["claimant_type"]),
        tier=written["tier"],
        confidence=written["confidence"],
        rule=written["rule"],
        version=version,
        reasoning=written["reasoning"],
        flags=tuple(written["flags"]),
        evidence=evidence,
        quotes=quotes,
        ids=(written["id"],),
    )


def _leg(written: Mapping[str, Any], category: Category) -> str:
    """The value of a claim on a leg that the two sides do not cover: "52 from Belarus to Lithuania"."""
    from curator.legs import Leg  # its patterns would hold up the start

    return str(Leg(written["value"], written["value"], category, written["from"], written["side"]))


def _value(written: object) -> str | None:
    if isinstance(written, list):
        return "..".join(map(str, written))
    return None if written is None else str(written)


class _Words:
    """Finds the words of one article that carry a value."""

    def __init__(self, article: Article, sides: tuple[Party, Party], figures: Iterable[OfferedFigure]) -> None:
        self._article, self._sides = article, sides
        self._figures = [(figure.start, figure.end) for figure in figures]

    def quotes(self, evidence: tuple[Evidence, ...], count: str | None) -> tuple[tuple[int, int], ...]:
        """The stretches to quote; `count`: the number that they must name, where it is one of people."""
        values = [(one.start, one.end) for one in evidence if one.role == "value"] or [
            (one.start, one.end) for one in evidence[:1]
        ]
        frames = [(one.start, one.end) for one in evidence if one.role == "frame"]
        naming = [span for span in values if count is None or self._names(span, count)]
        first, *more = naming or values
        return _apart((self._widened(first, frames, values, counted=count is not None), *more))

    def _names(self, span: tuple[int, int], count: str) -> bool:
        from curator.numbers import find_numbers  # its patterns would hold up the start

        numbers = find_numbers(self._article.text[slice(*span)])
        return any(str(number.value) == count or f"{number.low}..{number.high}" == count for number in numbers)

    def _widened(
        self, value: tuple[int, int], frames: list[tuple[int, int]], values: list[tuple[int, int]], *, counted: bool
    ) -> tuple[int, int]:
        """The value with the words that decide the direction, unless another figure stands between them."""
        for start, end in frames:
            low, high = min(start, value[0]), max(end, value[1])
            near = start <= value[1] and value[0] <= end and high - low <= _NEAR
            if near and not any(low < b and a < high and (a, b) not in values for a, b in self._figures):
                return low, high
        return self._phrase(value) if counted else value

    def _phrase(self, value: tuple[int, int]) -> tuple[int, int]:
        """The number with the noun that it counts."""
        from curator.count_phrases import people_numbers  # its patterns would hold up the start
        from curator.selections import selected

        selection = selected(self._article, self._sides, *value)
        at = selection.sentence[0]
        spans = ((at + one.start, at + one.end) for one in people_numbers(selection))
        return next((span for span in spans if span[0] <= value[0] and value[1] <= span[1]), value)


def _apart(quotes: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Quotes in their order, without those that an earlier one overlaps."""
    kept: list[tuple[int, int]] = []
    for start, end in quotes:
        if not any(start < b and a < end for a, b in kept):
            kept.append((start, end))
    return tuple(kept)


def undecided(offers: Iterable[Offer], decisions: Iterable[Decision], claims: Iterable[Claim]) -> Iterator[Offer]:
    """The offers that nobody took or turned down, and that no claim says already."""
    decided = {decision.key for decision in decisions}
    said: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.value].append(claim)  # an article may have a thousand claims, and is asked after every act
    return (
        offer
        for offer in offers
        if offer.key not in decided and not any(map(offer.is_said_by, said.get(offer.value, ())))
    )


def claim_of(offer: Offer, article: Article, sides: tuple[Party, Party]) -> Claim:
    """The claim that an offer becomes when it is taken: a draft, with the words read once more as if cited by hand."""
    from curator.claims import cite  # its patterns would hold up the start
    from curator.edtf import edtf_bounds
    from curator.text import quote

    drafts = cite(article, sides, offer.field, *offer.quotes[0])
    base = next((draft for draft in drafts if (draft.value, draft.category) == (offer.value, offer.category)), None)
    read = base or replace(drafts[0], basis=None, precision=None, scope=None)
    is_date = offer.field is ClaimField.DATE and offer.value is not None
    made = replace(
        read,
        id=ClaimId(0),
        swap=SwapId(0),
        side=offer.side,
        category=offer.category,
        value=offer.value,
        qualifier=offer.qualifier,
        modality=offer.modality,
        reading=offer.reading,
        precision=edtf_bounds(offer.value)[2] if is_date and offer.value is not None else None,
        explanation=offer.reasoning,
        quotes=tuple(quote(article.id, article.text, start, end) for start, end in offer.quotes),
        value_text=article.text[slice(*offer.quotes[0])],
        rule=offer.rule,
    )
    if offer.field is ClaimField.DATE:
        made = replace(made, basis=made.basis or DateBasis.INFERRED)
    elif offer.field is ClaimField.ORDINAL:
        made = replace(made, scope=made.scope or offer.event.scope)
    return _said_by_its_claimant(made, offer, sides)


def _said_by_its_claimant(claim: Claim, offer: Offer, sides: tuple[Party, Party]) -> Claim:
    """The claim with the claimant that the engine names, if it names one."""
    if not offer.claimant:
        return claim
    from curator.speakers import speakers_in  # its patterns would hold up the start

    side = claim.claimant_side
    if claim.claimant != offer.claimant:
        named = (speaker.side for speaker in speakers_in(offer.claimant, sides))
        side = next((one for one in named if one is not Side.NONE), Side.NONE)
    return replace(claim, claimant=offer.claimant, claimant_type=offer.claimant_type, claimant_side=side)
