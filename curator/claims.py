"""From highlighted words, typed values and what is already quoted to claims: every way a claim begins.

The drafts have id 0 and swap 0; the desk gives them both. Source: CODEBOOK, SUGGESTIONS 4.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from curator.columns import BY_NAME
from curator.counts import read_bodies, read_counts, read_total_reported
from curator.directions import side_of
from curator.event_dates import read_event_date
from curator.legs import read_leg
from curator.mediators import read_mediators
from curator.model import (
    Article,
    Category,
    Claim,
    ClaimField,
    ClaimId,
    Modality,
    Party,
    Qualifier,
    Quote,
    Side,
    SwapId,
)
from curator.ordinals import read_deal, read_ordinal, read_stage
from curator.places import read_place
from curator.proposals import proposals
from curator.selections import Finding, Selection, selected, unreadable
from curator.statuses import read_confirmed_by, read_event_type, read_status
from curator.text import quote
from curator.typed_values import typed
from curator.voices import Voice, country_of, voice_of

__all__ = ["cite", "cite_without_number", "proposals", "reread", "side_of", "typed"]


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a target asks for: the field, the side (None: to be proposed), the category (None: all that are there)."""

    field: ClaimField
    side: Side | None
    category: Category | None


_READERS: dict[ClaimField, Callable[[Selection], tuple[Finding, ...]]] = {
    ClaimField.DATE: read_event_date,
    ClaimField.TOTAL_REPORTED: read_total_reported,
    ClaimField.ORDINAL: read_ordinal,
    ClaimField.DEAL: read_deal,
    ClaimField.STAGE: read_stage,
    ClaimField.PLACE: read_place,
    ClaimField.TRANSIT_PLACE: read_place,
    ClaimField.STATUS: read_status,
    ClaimField.EVENT_TYPE: read_event_type,
    ClaimField.LEG: read_leg,
}
"""The fields whose value needs nothing but the words; counts and people are read in `_read`."""


def cite(article: Article, sides: tuple[Party, Party], target: str, start: int, end: int) -> tuple[Claim, ...]:
    """Make the claims that the highlighted words carry about a column, at least one; unread words have value None.

    `target` is a column's name, "each" (the count of both sides) or a ClaimField's value ("count" proposes the side).
    Raises InputRefused when no words were selected, ValueError for a target that does not exist.
    """
    aim = _aim(target)
    selection = selected(article, sides, start, end)
    voice = voice_of(article, sides, selection.start, selection.end)
    return tuple(_claim(selection, aim, voice, finding) for finding in _read(selection, aim, voice))


def cite_without_number(
    article: Article, sides: tuple[Party, Party], column: str, start: int, end: int, why: str
) -> Claim:
    """Make the claim of words that speak of a count and leave its number open, whatever other numbers they hold.

    `why` says what is the matter ("undisclosed"). Raises InputRefused when no words were selected.
    """
    aim = _aim(column)
    selection = selected(article, sides, start, end)
    voice = voice_of(article, sides, selection.start, selection.end)
    return _claim(selection, aim, voice, Finding(None, why, aim.side or Side.NONE, qualifier=Qualifier.SOME))


def _aim(target: str) -> _Aim:
    if target == "each":
        return _Aim(ClaimField.COUNT, Side.EACH, None)
    column = BY_NAME.get(target)
    if column is not None:
        counts = column.field in (ClaimField.COUNT, ClaimField.BODIES)
        whole = column.category is Category.TOTAL
        return _Aim(column.field, column.side if counts else Side.NONE, None if whole else column.category)
    wanted = ClaimField(target)
    return _Aim(wanted, None if wanted in (ClaimField.COUNT, ClaimField.BODIES) else Side.NONE, None)


def _read(selection: Selection, aim: _Aim, voice: Voice) -> tuple[Finding, ...]:
    """The findings for an aim."""
    match aim.field:
        case ClaimField.COUNT:
            return read_counts(selection, aim.side, aim.category)
        case ClaimField.BODIES:
            return read_bodies(selection, aim.side)
        case ClaimField.MEDIATOR | ClaimField.FACILITATOR:
            return read_mediators(selection, country_of(voice, selection.article))
        case ClaimField.CONFIRMED_BY:
            return read_confirmed_by(selection, voice)
        case _:
            return _READERS[aim.field](selection)


def _claim(selection: Selection, aim: _Aim, voice: Voice, finding: Finding) -> Claim:
    """A finding with its quote and its claimant."""
    start, end = finding.span or (selection.start, selection.end)
    kept = quote(selection.article.id, selection.article.text, start, end)
    side = finding.side
    if finding.value is None and finding.qualifier is not Qualifier.SOME and aim.side is not None:
        side = aim.side
    return Claim(
        id=ClaimId(0),
        swap=SwapId(0),
        field=aim.field,
        value_text=kept.text,
        value=finding.value,
        category=aim.category or finding.category,
        side=side,
        qualifier=finding.qualifier,
        modality=_modality(aim.field, finding, voice),
        claimant=voice.name,
        claimant_type=voice.type,
        claimant_side=voice.side,
        relayed_by=voice.relayed_by,
        reading=finding.reading,
        basis=finding.basis,
        precision=finding.precision,
        scope=finding.scope,
        explanation=finding.explanation,
        quotes=(kept,),
    )


def _modality(field: ClaimField, finding: Finding, voice: Voice) -> Modality:
    """What the words do with the value, or else what the claimant's verb does; a status says itself what is planned."""
    if field in (ClaimField.STATUS, ClaimField.EVENT_TYPE, ClaimField.CONFIRMED_BY):
        return Modality.CONFIRMS if voice.modality is Modality.CONFIRMS else Modality.ASSERTS
    return finding.modality if finding.modality is not Modality.ASSERTS else voice.modality


def reread(claim: Claim, article: Article, sides: tuple[Party, Party]) -> Claim:
    """Read a claim's words again after its quote or the article's publication date changed.

    The quote, the claimant, the side, the modality and the note stay: they may be a person's. A claim without a quote
    in this article, or with several quotes (a proposal read from them together), comes back as it is, and so does one
    whose words are the ones it was read from, but for a date. Several quotes of a date say the same: the first is read.
    """
    if {quote.article for quote in claim.quotes} != {article.id}:
        return claim
    if len(claim.quotes) > 1 and claim.field is not ClaimField.DATE:
        return claim
    kept = _kept_inside(claim.quotes[0], article)
    if claim.field is not ClaimField.DATE and kept.text == claim.value_text:
        return claim  # the same words say the same; only a date hangs on anything else
    selection = Selection(article, sides, kept.start, kept.end)
    voice = voice_of(article, sides, kept.start, kept.end)
    category = claim.category if claim.field is ClaimField.COUNT and claim.category is not Category.TOTAL else None
    aim = _Aim(claim.field, claim.side if claim.side is not Side.NONE else None, category)
    findings = _read(selection, aim, voice)
    unread = next((one for one in findings if one.value is None and one.qualifier is not Qualifier.SOME), None)
    finding = next((one for one in findings if one.category is claim.category), unread)
    finding = finding or unreadable("These words no longer say it; correct the claim or remove it.")[0]
    return replace(
        claim,
        value=finding.value,
        value_text=kept.text,
        qualifier=finding.qualifier,
        reading=finding.reading,
        basis=finding.basis,
        precision=finding.precision,
        scope=finding.scope,
        explanation=finding.explanation,
    )


def _kept_inside(kept: Quote, article: Article) -> Quote:
    """The quote as it stands in the article now: its words and context taken afresh. ValueError outside the text."""
    return quote(article.id, article.text, kept.start, kept.end)
