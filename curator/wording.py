"""How a claim's value is said in words, in the form, in a hover and in the status line."""

import re

from curator.agreement import is_no_number
from curator.edtf import UNKNOWN, spoken_edtf
from curator.model import Claim, ClaimField, ConfirmedBy, OrdinalScope, Party, Qualifier, Side
from curator.parties import name_of

_HEDGES = {Qualifier.ABOUT: "about ", Qualifier.AT_LEAST: "at least ", Qualifier.AT_MOST: "at most "}
_SCOPES = {
    OrdinalScope.CALENDAR_YEAR: "of the year",
    OrdinalScope.MEDIATOR_SERIES: "by the mediator’s count",
    OrdinalScope.OTHER: "of a shorter span",
}


def value_in_words(claim: Claim, sides: tuple[Party, Party]) -> str:
    """A claim's value as the form and the hover show it: "about 500", "Fri 23 May 2025", "54th", "both sides"."""
    if claim.value is None:
        if claim.qualifier is Qualifier.SOME:
            return "some, no number"
        return "not read"
    match claim.field:
        case ClaimField.COUNT | ClaimField.BODIES:
            return _count_in_words(claim)
        case ClaimField.DATE:
            return _date_in_words(claim)
        case ClaimField.ORDINAL:
            ending = _SCOPES.get(claim.scope) if claim.scope else None
            return f"{ordinal_in_words(claim.value)} {ending}" if ending else ordinal_in_words(claim.value)
        case ClaimField.STATUS | ClaimField.EVENT_TYPE:
            return claim.value.replace("_", " ")
        case ClaimField.CONFIRMED_BY:
            return _confirmed_in_words(claim.value, sides)
        case _:
            return claim.value


def _count_in_words(claim: Claim) -> str:
    value = claim.value or ""
    if claim.qualifier is Qualifier.NONE:
        return "none"
    if is_no_number(claim):
        return "not read"
    number = " to ".join(f"{int(part):,}" if part.isdigit() else part for part in value.split(".."))
    each = " each" if claim.side is Side.EACH else ""
    return f"{_HEDGES.get(claim.qualifier, '')}{number}{each}"


def _date_in_words(claim: Claim) -> str:
    value = claim.value or UNKNOWN
    try:
        return spoken_edtf(value)
    except ValueError:  # a desk may hold a date that a person typed elsewhere; it is shown as it is
        return value


def ordinal_in_words(value: str) -> str:
    """The ordinal of a number: "54th" for "54"; other words stay as they are."""
    if not re.fullmatch(r"\d+", value):
        return value
    last_two = int(value) % 100
    ending = "th" if 10 <= last_two <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last_two % 10, "th")
    return f"{value}{ending}"


def _confirmed_in_words(value: str, sides: tuple[Party, Party]) -> str:
    words = {
        ConfirmedBy.A: name_of(Side.A, sides),
        ConfirmedBy.B: name_of(Side.B, sides),
        ConfirmedBy.BOTH: "both sides",
        ConfirmedBy.THIRD_PARTY: "a third party",
        ConfirmedBy.NONE: "nobody",
    }
    return next((said for by, said in words.items() if by == value), value)
