"""When claims agree, when they differ, and which one a column takes while nobody has decided.

Source of the rules: CODEBOOK "Counts" 3 and 4, "Dates" 6.
"""

from collections.abc import Sequence
from datetime import date

from curator.columns import Column
from curator.edtf import UNKNOWN, edtf_bounds
from curator.model import Claim, ClaimField, ConfirmedBy, Modality, OrdinalScope, Qualifier, Side, Status

_ABOUT = 0.1
"""How far an exact number may be from one said with "about", as a share of it, before the two differ."""

_EXACT = (Qualifier.EXACT, Qualifier.NONE)
SPANNING = (*_EXACT, Qualifier.RANGE)
"""The qualifiers of claims that low and high span (CODEBOOK "Counts" 3): the others only bound a number."""
_FACTS = (Modality.ASSERTS, Modality.CONFIRMS)
_SAID = (*_FACTS, Modality.DENIES)
NUMERIC = (ClaimField.COUNT, ClaimField.BODIES)
"""The fields whose values are numbers of people."""


def adoptable(claim: Claim) -> bool:
    """Whether a column may take this claim without a person's decision: said as a fact, and read."""
    return claim.modality in _FACTS and claim.value not in _UNREAD


_NO_NUMBER = "None..None"
"""What an earlier program stored for "a fifth"."""
_UNREAD = (None, _NO_NUMBER)


def is_no_number(claim: Claim) -> bool:
    """Whether a count holds what is none, as an earlier program stored it: it is as if not read."""
    return claim.value == _NO_NUMBER and claim.field in NUMERIC


def ends_of(value: str) -> tuple[int, ...]:
    """The number of a count, or both of a range, from canonical text as in a claim; none where that is no number."""
    parts = value.split("..")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()


def adopted_alone(column: Column, claim: Claim) -> bool:
    """Whether a column takes this claim while no other is on it and nobody has decided."""
    return adoptable(claim) and (claim.qualifier in _EXACT or column.field not in NUMERIC)


def differ(column: Column, claims: Sequence[Claim]) -> bool:
    """Whether two claims on one column cannot both be right, planned and background ones left aside."""
    if len(claims) < 2:
        return False
    said = [c for c in claims if c.modality in _SAID]
    return any(_clash(column, one, other) for i, one in enumerate(said) for other in said[i + 1 :])


def _clash(column: Column, one: Claim, other: Claim) -> bool:
    if (one.modality is Modality.DENIES) != (other.modality is Modality.DENIES):
        return one.value is not None and _same(column, one, other)
    if one.modality is Modality.DENIES or column.many:
        return False
    if column.field in NUMERIC:
        return not _numbers_fit(one, other)
    return one.value is not None and other.value is not None and not _same(column, one, other)


def _same(column: Column, one: Claim, other: Claim) -> bool:
    """Whether two values of a column say the same, one perhaps more closely."""
    first, second = one.value or "", other.value or ""
    if column.field is ClaimField.DATE:
        return _dates_fit(one, other)
    if column.field is ClaimField.STATUS:
        return first == second or {first, second} == {Status.COMPLETED, Status.COMPLETED_STAGE}
    if column.field is ClaimField.CONFIRMED_BY:
        return first == second or {first, second} <= {ConfirmedBy.A, ConfirmedBy.B, ConfirmedBy.BOTH}
    if column.field is ClaimField.ORDINAL and one.scope is not other.scope:
        return True
    return first.casefold() == second.casefold()


def _dates_fit(one: Claim, other: Claim) -> bool:
    """Whether one date lies within the other; unknown dates fit any."""
    if not one.value or not other.value:
        return True
    (a, b, _), (c, d, _) = edtf_bounds(one.value), edtf_bounds(other.value)
    first, second = (a or "0000", b or "9999"), (c or "0000", d or "9999")
    return (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1])


def _numbers_fit(one: Claim, other: Claim) -> bool:
    low, high = bounds(one.qualifier, one.value)
    low2, high2 = bounds(other.qualifier, other.value)
    return low <= high2 and low2 <= high


def bounds(qualifier: Qualifier, value: str | None) -> tuple[float, float]:
    """The numbers that a count with its hedge allows, ends included; `value` is canonical text as in a claim."""
    if qualifier is Qualifier.SOME:
        return 1, float("inf")
    ends = ends_of(value) if value is not None else ()
    if not ends:
        return 0, float("inf")
    low, high = ends[0], ends[-1]
    match qualifier:
        case Qualifier.ABOUT:
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
        case Qualifier.AT_LEAST:
            return low, float("inf")
        case Qualifier.AT_MOST:
            return 0, high
        case _:
            return low, high


def adopted_by_default(column: Column, claims: Sequence[Claim]) -> Claim | None:
    """The claim a column takes while nobody has decided; None where only a person can tell."""
    able = [claim for claim in claims if adoptable(claim)]
    if not able:
        return None
    if column.field in NUMERIC:
        return _default_count(column, [claim for claim in able if claim.qualifier in _EXACT], differ(column, claims))
    if len(able) == 1:
        return able[0]
    if column.field is ClaimField.DATE:
        return None if differ(column, able) else min(able, key=_width)
    if column.field is ClaimField.ORDINAL:
        able = [claim for claim in able if claim.scope is _best_scope(able)]
    if column.field is ClaimField.STATUS:
        able.sort(key=lambda claim: claim.value != Status.COMPLETED_STAGE)
    return None if differ(column, able) else able[0]


def _default_count(column: Column, exact: Sequence[Claim], disputed: bool) -> Claim | None:
    """CODEBOOK Counts 3: the number both sides give, else the receiving side's official one, else the only one."""
    if len(exact) == 1 and not disputed:
        return exact[0]
    voices: dict[str | None, set[Side]] = {}
    for claim in exact:
        voices.setdefault(claim.value, set()).add(claim.claimant_side)
    for claim in exact:
        if Side.EACH in voices[claim.value] or {Side.A, Side.B} <= voices[claim.value]:
            return claim
    receiving = [claim for claim in exact if claim.claimant_side is column.side]
    if receiving and len({claim.value for claim in receiving}) == 1:
        return receiving[0]
    only_one = len({claim.value for claim in exact}) == 1
    return exact[0] if only_one and not disputed else None


def _best_scope(claims: Sequence[Claim]) -> OrdinalScope | None:
    """The series whose number the column shows: the official one before the others."""
    order = [*OrdinalScope, None]
    return min((claim.scope for claim in claims), key=order.index)


def _width(claim: Claim) -> int:
    """How many days a date leaves open, so that the most precise of nested ones is taken."""
    start, end, _ = edtf_bounds(claim.value or UNKNOWN)
    if not start or not end:
        return date.max.toordinal()
    return date.fromisoformat(end).toordinal() - date.fromisoformat(start).toordinal()


def agreeing(column: Column, adopted: Claim, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], str | None]:
    """The claims that stand behind the adopted one, itself first, and the value that they give together."""
    if len(claims) == 1:
        return (adopted,), adopted.value
    able = [claim for claim in claims if claim is not adopted and adoptable(claim)]
    if column.field is ClaimField.CONFIRMED_BY:
        together = [adopted, *(claim for claim in able if _same(column, adopted, claim))]
        values = {claim.value for claim in together}
        return tuple(together), ConfirmedBy.BOTH if len(values) > 1 else adopted.value
    same = (claim for claim in able if claim.value == adopted.value and claim.scope is adopted.scope)
    return (adopted, *same), adopted.value
