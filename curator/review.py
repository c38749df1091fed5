"""The review of a whole desk: every filled field once, the most doubtful first, with the reasons for the doubt."""

from collections.abc import Callable, Iterable
from dataclasses import astuple

from curator.columns import COLUMNS, Column
from curator.confirmation import unconfirmed
from curator.desk_settings import DeskSettings
from curator.model import Claim, ClaimField, Qualifier, Reading, SwapId
from curator.swaps import Swap, Value
from curator.values import value
from curator.verdicts import VerdictKind

_COUNTED = (ClaimField.COUNT, ClaimField.BODIES)
_FIRM = (Qualifier.EXACT, Qualifier.NONE)


@value
class ReviewItem:
    """One field of one swap in the review."""

    swap: SwapId
    code: str
    column: str
    doubt: int
    """The more, the sooner it is looked at."""
    reasons: tuple[str, ...]
    """Why it is doubtful, in words, the weightiest first."""
    verdict: VerdictKind | None = None
    """What a reviewer found, as long as it is about what stands there now."""
    confirmed: bool = False
    """Whether it counts as confirmed, under what the desk demands."""

    @property
    def waiting(self) -> bool:
        """Whether a reviewer has still to look at it: neither confirmed nor found wrong or unclear."""
        return not self.confirmed and self.verdict in (None, VerdictKind.LATER)


@value
class ReviewProgress:
    """How far the review of a desk is, in fields."""

    confirmed: int = 0
    wrong: int = 0
    unclear: int = 0
    later: int = 0
    total: int = 0

    @property
    def looked_at(self) -> int:
        """Fields that a person said something about."""
        return self.confirmed + self.wrong + self.unclear

    def __add__(self, other: "ReviewProgress") -> "ReviewProgress":
        return ReviewProgress(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def __sub__(self, other: "ReviewProgress") -> "ReviewProgress":
        return ReviewProgress(*(a - b for a, b in zip(astuple(self), astuple(other), strict=True)))


def _single(column: Column, value: Value) -> bool:
    articles = {quote.article for claim in value.adopted for quote in claim.quotes}
    return column.field in (*_COUNTED, ClaimField.DATE) and len(articles) == 1


def _unread(claim: Claim) -> bool:
    return claim.value is None and claim.qualifier is not Qualifier.SOME


_DOUBTS: tuple[tuple[int, str, Callable[[Column, Value], bool]], ...] = (
    (100, "the sources differ, and nobody has decided", lambda _, v: v.differing and v.choice is None),
    (60, "words that were not read", lambda _, v: any(map(_unread, v.claims))),
    (50, "claims, and yet no value", lambda _, v: v.value is None and v.choice is None and bool(v.claims)),
    (40, "the sources differ, and one was adopted", lambda _, v: v.differing and v.choice is not None),
    (30, "typed by hand, without a quote", lambda _, v: v.unsourced),
    (25, "inferred", lambda _, v: any(c.reading is Reading.INFERRED and c.quotes for c in v.adopted)),
    (20, "not an exact number", lambda k, v: k.field in _COUNTED and any(c.qualifier not in _FIRM for c in v.adopted)),
    (15, "nobody is named who says it", lambda k, v: k.field in _COUNTED and any(not c.claimant for c in v.adopted)),
    (10, "interpreted", lambda _, v: any(c.reading is Reading.INTERPRETED for c in v.adopted)),
    (8, "one source only", _single),
    (5, "began as a suggestion", lambda _, v: any(c.rule for c in v.adopted)),
)
"""What makes a field doubtful: how much, in which words, and when."""


def review_items(
    swap: Swap, settings: DeskSettings, questioned: Iterable[tuple[str, str]] = ()
) -> tuple[ReviewItem, ...]:
    """Every filled field of a swap, in the order of the form.

    `questioned` are columns with what else speaks against them, in words: findings, open questions.
    """
    asked: dict[str, list[str]] = {}
    for name, sentence in questioned:
        asked.setdefault(name, []).append(sentence)
    made = []
    for column in COLUMNS:
        value = swap.values[column.name]
        if value.filled:
            doubts = [(_ASKED, sentence) for sentence in asked.get(column.name, ())]
            doubts += [(weight, words) for weight, words, holds in _DOUBTS if holds(column, value)]
            made.append(_item(swap, value, sorted(doubts, key=lambda doubt: -doubt[0]), settings))
    return tuple(made)


_ASKED = 70
"""How much a finding or an open question weighs."""


def _item(swap: Swap, value: Value, doubts: list[tuple[int, str]], settings: DeskSettings) -> ReviewItem:
    return ReviewItem(
        swap.id,
        swap.record.code,
        value.column,
        sum(weight for weight, _ in doubts),
        tuple(words for _, words in doubts),
        value.verdict.kind if value.verdict is not None else None,
        swap.sealed or unconfirmed(value, settings) is None,
    )


_PLACES = {column.name: place for place, column in enumerate(COLUMNS)}


def review_order(item: ReviewItem) -> tuple[bool, int, int, int]:
    """The key to sort by: what was put off comes last, the most doubtful first, then swap by swap down the form."""
    return item.verdict is VerdictKind.LATER, -item.doubt, item.swap, _PLACES[item.column]


def review_progress(items: Iterable[ReviewItem]) -> ReviewProgress:
    """Count the fields of a review."""
    found = list(items)
    kinds = [item.verdict for item in found if not item.confirmed]
    return ReviewProgress(
        sum(item.confirmed for item in found),
        kinds.count(VerdictKind.WRONG),
        kinds.count(VerdictKind.UNCLEAR),
        kinds.count(VerdictKind.LATER),
        len(found),
    )
