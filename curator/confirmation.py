"""When a field counts as confirmed by a person, under what a desk demands.

Source: CODEBOOK "A swap may be verified when" (each field was looked at with its quote on screen); the demands are
`DeskSettings`: blind re-entry of counts, and a second person.
"""

from curator.columns import BY_NAME
from curator.desk_settings import DeskSettings
from curator.model import Claim, ClaimField, HowChecked, Party, Qualifier
from curator.swaps import Swap, Value
from curator.values import value

_NUMERIC = (ClaimField.COUNT, ClaimField.BODIES)


def coders(swap: Swap) -> frozenset[str]:
    """Everybody who coded something of a swap: who made it, its claims and the choices between them."""
    of_values = (coders_of(value) for value in swap.values.values() if value.filled)
    return frozenset({swap.record.curated_by}.union(*of_values) - {""})


def coders_of(value: Value) -> frozenset[str]:
    """Everybody who coded something of one column."""
    chosen = {value.choice.by} if value.choice is not None else set()
    return frozenset({claim.curator for claim in value.claims} | chosen) - {""}


def typing_wanted(value: Value, settings: DeskSettings) -> bool:
    """Whether a column is confirmed only by typing what its quote says: a count with a quote, where a desk wants it."""
    cited = any(claim.quotes for claim in value.adopted)
    return settings.blind_counts and cited and BY_NAME[value.column].field in _NUMERIC


def unconfirmed(value: Value, settings: DeskSettings) -> str | None:
    """Why a column does not count as confirmed, in words that follow its name; None when it does."""
    check = value.check
    if check is None:
        blind = typing_wanted(value, settings)
        return "not yet typed from its quote, unseen" if blind else "not yet confirmed with its quote on screen"
    if typing_wanted(value, settings) and check.how is not HowChecked.TYPED:
        return "confirmed, but not yet typed from its quote, unseen"
    if settings.second_person and check.by in coders_of(value):
        return f"coded and confirmed by {check.by}; another person has to confirm it"
    return None


def why_not_confirm(value: Value, settings: DeskSettings, person: str) -> str | None:
    """Why this person may not confirm a column, in words that follow its name; None when nothing stands against it."""
    if settings.second_person and person in coders_of(value):
        return f"{person} coded it; another person has to confirm it"
    return None


@value
class Blind:
    """What a person typed from a quote without seeing the stored value, beside what is stored, both as in a claim."""

    typed: str
    stored: str

    @property
    def same(self) -> bool:
        """Whether the two say the same: only a difference needs to be shown."""
        return self.typed == self.stored


def typed_unseen(value: Value, text: str, sides: tuple[Party, Party]) -> Blind:
    """Compare what was typed with the count that is adopted; InputRefused when the text is no number of people."""
    from curator.typed_values import typed  # its patterns would hold up the start

    return Blind(_said(typed(value.column, text, sides, "")), _said(value.adopted[0]) if value.adopted else "")


def _said(claim: Claim) -> str:
    """Number and hedge: "390", "about 390", "some"; a plain zero and "none" are the same."""
    number = "" if claim.value is None else claim.value
    plain = claim.qualifier in (Qualifier.EXACT, Qualifier.NONE, Qualifier.RANGE)
    return number if plain else f"{claim.qualifier.replace('_', ' ')} {number}".rstrip()
