"""What the program suggests, in the words of the window."""

from collections.abc import Mapping

from curator.columns import BY_NAME, columns_of
from curator.dismissals import DismissReason
from curator.model import Category, Claim, ClaimField, ClaimId, Modality, Party, Side, SwapId
from curator.offers import Offer
from curator.wording import value_in_words
from ui.words import tr

_TIERS = {"A": "certain", "B": "likely", "C": "only shown"}
_LIKELY = 2 / 3
"""What is right less often than that is offered with a "perhaps": a rule that was seldom or never measured."""
REASONS: Mapping[DismissReason, str] = {
    DismissReason.HELD_NOT_EXCHANGED: "held, not exchanged",
    DismissReason.CUMULATIVE: "in all, not in one swap",
    DismissReason.PLANNED: "planned, not done",
    DismissReason.OTHER_EVENT: "another event",
    DismissReason.CASUALTIES_OR_DEPORTATIONS: "casualties or deportations",
    DismissReason.NOT_PEOPLE: "no number of people",
    DismissReason.DATE_OF_SOMETHING_ELSE: "the date of something else",
    DismissReason.BOILERPLATE: "page furniture",
    DismissReason.REPEATED_TEXT: "repeated text",
    DismissReason.OTHER: "another reason",
}
"""Why a figure is put aside."""


def value_of(offer: Offer, sides: tuple[Party, Party]) -> str:
    """The value as a claim's would be shown: "390 each"."""
    said = Claim(
        ClaimId(0),
        SwapId(0),
        offer.field,
        "",
        offer.value,
        offer.category,
        offer.side,
        offer.qualifier,
        scope=offer.event.scope,
    )
    return value_in_words(said, sides)


def field_of(offer: Offer, sides: tuple[Party, Party]) -> str:
    """The fields it would feed."""
    if offer.side is Side.EACH:
        return _to_each(offer.field, offer.category)
    names = (sides[0].name, sides[1].name)
    found = " / ".join(BY_NAME[name].in_full(names) for name in offer.columns)
    return found or tr("A count; the words do not say to which side")


def said_by(claim: Claim, sides: tuple[Party, Party]) -> str:
    """What a claim says of which field: "Returned to each side: 390 each"."""
    names = (sides[0].name, sides[1].name)
    columns = columns_of(claim.field, claim.side, claim.category)
    each = claim.side is Side.EACH and len(columns) > 1
    field = _to_each(claim.field, claim.category) if each else " / ".join(one.in_full(names) for one in columns)
    return f"{field}: {value_in_words(claim, sides)}" if field else value_in_words(claim, sides)


def _to_each(field: ClaimField, category: Category) -> str:
    part = "Returned" if category is Category.TOTAL else category.capitalize()
    return tr("{what} to each side", what=tr("Bodies") if field is ClaimField.BODIES else tr(part))


def in_short(offer: Offer, sides: tuple[Party, Party]) -> str:
    """What is suggested, how far to trust it, and why."""
    what = f"{field_of(offer, sides)}: {value_of(offer, sides)}"
    return f"{tr('Suggested')}: {what} ({_trust(offer)}). {offer.reasoning}"


def tip(offer: Offer, sides: tuple[Party, Party], rate: tuple[int, int] | None) -> str:
    """What hovering says: the value, why, who says it, how far to trust it and how its rule fared here."""
    who = offer.claimant or tr("the article itself")
    doing = "" if offer.modality is Modality.ASSERTS else f" ({tr(offer.modality.value)})"
    fared = tr("taken {n} of {all} times", n=rate[0], all=rate[1]) if rate else tr("not decided on yet")
    lines = [
        f"{field_of(offer, sides)}: {value_of(offer, sides)} – {tr('suggested, not confirmed')}",
        offer.reasoning,
        tr("Said by {who}{doing}", who=who, doing=doing),
        f"{_trust(offer)} · {offer.rule}, {fared}",
        *(
            [tr("Beware: {flags}", flags=", ".join(flag.replace("_", " ") for flag in offer.flags))]
            if offer.flags
            else []
        ),
    ]
    return "\n".join(lines)


def _trust(offer: Offer) -> str:
    said = "perhaps" if offer.tier == "B" and offer.confidence < _LIKELY else _TIERS.get(offer.tier, offer.tier)
    return f"{tr(said)}, {offer.confidence:.0%}".replace("%", " %")
