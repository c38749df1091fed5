"""What became of a swap and of its fields over time: who changed what, when, from what to what, and why."""

from collections.abc import Iterable, Iterator

from curator.columns import COLUMNS
from curator.model import Claim, HowChecked, Party, SwapId, SwapRecord
from curator.swaps import Swap, Value, assemble
from curator.text import clipped
from curator.values import value
from curator.wording import value_in_words


@value
class Moment:
    """One step of the history that touched a swap: its number, what it was called, why, who and when (UTC)."""

    seq: int
    label: str
    why: str
    who: str
    at: str


@value
class PastSwap:
    """A swap as it was after one step; None where it was not there (yet, or any more)."""

    moment: Moment
    swap: Swap | None


@value
class FieldEvent:
    """What one step did to one field of a swap."""

    seq: int
    """The step; what `as_of` and `restore` take."""
    column: str
    who: str
    at: str
    label: str
    why: str
    old: str
    """The value before, in words; "" when there was none."""
    new: str
    what: tuple[str, ...]
    """What happened below the value, in words: cited, removed, decided, confirmed, …"""


def as_of(states: Iterable[PastSwap], when: str) -> Swap | None:
    """The swap at the end of an ISO day, or at a time in UTC to the second; None when it was not there then."""
    # A day is how each of its times begins.
    then = [past.swap for past in states if past.moment.at <= f"{when}~"]
    return then[-1] if then else None


def after_step(states: Iterable[PastSwap], seq: int) -> Swap | None:
    """The swap as it was after a step, whether that touched it or not; None when it was not there then."""
    then = [past.swap for past in states if past.moment.seq <= seq]
    return then[-1] if then else None


def field_events(
    states: Iterable[PastSwap], sides: tuple[Party, Party], column: str | None = None
) -> tuple[FieldEvent, ...]:
    """Everything that happened to one field of a swap, or to all, from its states in their order; oldest first."""
    names = [known.name for known in COLUMNS if column in (None, known.name)]
    before: Swap | None = None
    events: list[FieldEvent] = []
    for past in states:
        now = past.swap
        events += (event for name in names if (event := _event(past.moment, name, before, now, sides)) is not None)
        before = now
    return tuple(events)


def _event(
    moment: Moment, column: str, before: Swap | None, now: Swap | None, sides: tuple[Party, Party]
) -> FieldEvent | None:
    """What a step did to one column; None when nothing."""
    old, new = (_NOTHING.values[column] if swap is None else swap.values[column] for swap in (before, now))
    if old == new:
        return None
    said_before, said_now = said(old, sides), said(new, sides)
    what = tuple(_what(old, new))
    if not what and said_before == said_now:
        return None
    at = (moment.who, moment.at, moment.label, moment.why)
    return FieldEvent(moment.seq, column, *at, said_before, said_now, what)


def said(value: Value, sides: tuple[Party, Party]) -> str:
    """What a column says, in words: its value, else its state, else that the claims differ or are not read."""
    if value.value is None:
        return "" if value.state is None and not value.claims else (value.state or "undecided").replace("_", " ")
    together = {claim.value for claim in value.adopted}
    return value_in_words(value.adopted[0], sides) if together == {value.value} else value.value


def _what(old: Value, new: Value) -> Iterator[str]:
    yield from _claims(old, new)
    if new.choice is not None and new.choice != old.choice:
        yield f"decided: {new.choice.reason}" if new.choice.reason else "decided"
    elif old.choice is not None and new.choice is None:
        yield "decision taken back"
    if new.check is not None and new.check != old.check:
        yield "confirmed, typed unseen" if new.check.how is HowChecked.TYPED else "confirmed"
    elif old.check is not None and new.check is None:
        yield "no longer confirmed"
    if new.verdict is not None and new.verdict != old.verdict:
        yield f"review: {new.verdict.kind}"


def _claims(old: Value, new: Value) -> Iterator[str]:
    before = {claim.id: claim for claim in old.claims}
    for claim in new.claims:
        was = before.pop(claim.id, None)
        if was is None:
            yield f"{'cited' if claim.quotes else 'typed'} {_words(claim)}"
        elif was != claim:
            yield f"changed {_words(claim)}"
    for claim in before.values():
        yield f"gone {_words(claim)}"


def _words(claim: Claim) -> str:
    return f"“{clipped(claim.value_text, 60)}”"


_NOTHING = assemble(SwapRecord(SwapId(0), ""), ())
"""A swap of which nothing was said."""
