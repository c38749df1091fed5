"""How firmly a number is said, and why there is none: one key each, on the claim or the field that is worked on."""

from collections.abc import Callable
from dataclasses import replace

from curator.agreement import ends_of
from curator.columns import BY_NAME, columns_of
from curator.errors import InputRefused, NotAllowed
from curator.model import Claim, ClaimField, CountState, Qualifier
from curator.wording import value_in_words
from ui.deciding import Deciding
from ui.loop import Loop
from ui.words import tr

_COUNTED = (ClaimField.COUNT, ClaimField.BODIES)
QUALIFIERS: dict[str, Qualifier] = {
    "claim.exact": Qualifier.EXACT,
    "claim.about": Qualifier.ABOUT,
    "claim.at_least": Qualifier.AT_LEAST,
    "claim.at_most": Qualifier.AT_MOST,
}
"""The actions that say how firmly a number is meant."""
STATES: dict[str, CountState] = {
    "count.not_stated": CountState.NOT_STATED,
    "count.undisclosed": CountState.UNDISCLOSED,
    "count.disputed": CountState.DISPUTED,
}
"""The actions that say why a count has no number."""


class Hedges:
    """Acts on the claims the next key is about, or on the count that is worked on."""

    def __init__(self, loop: Loop, deciding: Deciding) -> None:
        self._loop, self._deciding = loop, deciding
        self._workspace = loop.workspace

    def acts(self) -> dict[str, Callable[[], None]]:
        """What each action does."""
        firm = {name: lambda as_=as_: self.qualify(as_) for name, as_ in QUALIFIERS.items()}
        states = {name: lambda state=state: self.state(state) for name, state in STATES.items()}
        return firm | states | {"claim.range": self.range}

    def qualify(self, qualifier: Qualifier) -> None:
        """The number of the active claims is meant so firmly. Raises NotAllowed where there is no number."""
        claims = self._counts()
        if any(claim.value is None for claim in claims):
            raise NotAllowed(
                tr("There is no number in these words to be about or at least; select the number instead.")
            )
        self._change([replace(c, qualifier=qualifier, value=_one_end(c, qualifier)) for c in claims])

    def range(self) -> None:
        """The active claims give a range: its ends are read from the quote, or asked for."""
        claims = self._counts()
        ends = _ends(claims[0])
        if ends is not None:
            self._change([_ranged(claim, ends) for claim in claims])
            return
        self._loop.reason_wanted.emit(
            tr("A range"),
            tr("The quote holds no two numbers. From where to where? Type it like 90–100."),
            lambda text: self._change([_ranged(claim, _read(text, self._loop)) for claim in claims]),
            "",
        )

    def state(self, state: CountState) -> None:
        """Why the count that is worked on has no number; selected words are offered as the reason."""
        column = self._loop.at_hand()
        if column is None or BY_NAME[column].field is not ClaimField.COUNT:
            raise NotAllowed(tr("Which count has no number? Go to its field first, or choose a claim on it."))
        self._deciding.set_state(column, state)

    def _counts(self) -> list[Claim]:
        claims = [self._workspace.claim(number) for number in self._loop.chosen()]
        counts = [claim for claim in claims if claim.field in _COUNTED]
        if not counts:
            raise NotAllowed(tr("Only a number can be about, at least or a range; choose a count first."))
        return counts

    def _change(self, claims: list[Claim]) -> None:
        words = value_in_words(claims[0], self._workspace.sides)
        self._workspace.claims.change_all(claims, words[:1].upper() + words[1:])
        column = columns_of(claims[0].field, claims[0].side, claims[0].category)[0]
        self._loop.said.emit(f"{column.in_full(self._workspace.side_names)}: {words} · {claims[0].claimant}")


def _one_end(claim: Claim, qualifier: Qualifier) -> str | None:
    """A range that becomes one number again keeps the end that is meant."""
    if claim.value is None or ".." not in claim.value:
        return claim.value
    ends = ends_of(claim.value)
    if not ends:
        return None
    return str(ends[-1] if qualifier is Qualifier.AT_MOST else ends[0])


def _ends(claim: Claim) -> tuple[int, int] | None:
    """The two numbers of a quote that make a range; None where it holds one or many."""
    from curator.numbers import find_numbers  # would hold up the start

    words = claim.quotes[0].text if claim.quotes else claim.value_text
    numbers = sorted({number.value for number in find_numbers(words) if number.value is not None})
    return (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else None


def _ranged(claim: Claim, ends: tuple[int, int]) -> Claim:
    return replace(claim, qualifier=Qualifier.RANGE, value=f"{ends[0]}..{ends[1]}")


def _read(text: str, loop: Loop) -> tuple[int, int]:
    """The ends of a range that was typed. Raises InputRefused when it is none."""
    from curator.typed_values import typed  # would hold up the start

    value = typed("to_a", text, loop.workspace.sides, "").value or ""
    low, _, high = value.partition("..")
    if not high:
        raise InputRefused(tr("“{words}” is no range; type it like 90–100.", words=text.strip()))
    return int(low), int(high)
