"""Claims on the open desk: made from words that are cited or typed, changed, and taken away again."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from curator.columns import BY_NAME
from curator.errors import InputRefused, NotAllowed
from curator.model import Article, ArticleId, Claim, ClaimField, ClaimId, Side, SwapId
from curator.text import clipped, quote, trimmed
from curator.values import value
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from curator.voices import Voice
    from ui.workspace import Workspace

LONGEST_QUOTE = 1_000
"""Code points of a quote: it is the exact words that carry a value, and every figure inside of it counts as cited."""
_NEXT_SIDE = {Side.A: Side.B, Side.B: Side.EACH, Side.EACH: Side.A, Side.NONE: Side.A}


@value
class Cited:
    """What one citation made."""

    swap: SwapId
    claims: tuple[Claim, ...]
    again: bool = False
    """Whether nothing was made: every claim was there already, from the same words by the same voice."""


class Words(NamedTuple):
    """Words of an article that a person selected, in code points."""

    article: ArticleId
    start: int
    end: int


class Claims:
    """Acts on claims. What the readers of words find in a selection is `curator.claims`'s business."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act

    # -- made

    def cite(self, article: ArticleId, swap: SwapId | None, target: str, start: int, end: int) -> Cited:
        """The words become claims on a field. Without a swap a new one begins with them, in the same step.

        What the swap holds already from these words is not made twice: a key pressed again is no second source.
        """
        from curator import claims as reading  # its patterns would hold up the start

        source = self._workspace.article(article)
        start, end = quotable(source, start, end)
        there = {_identity(claim): claim for claim in self._workspace.swap(swap).claims} if swap is not None else {}
        drafts = {_identity(one): one for one in reading.cite(source, self._workspace.sides, target, start, end)}
        known = tuple(there[key] for key in drafts if key in there)
        fresh = [draft for key, draft in drafts.items() if key not in there]
        if swap is not None and not fresh:
            return Cited(swap, known, again=True)
        with self._act(f"Cite “{clipped(source.text[start:end])}” as {self._named(target)}"):
            if swap is None:
                swap = self._desk.swaps.create()
            made = store(self._desk, swap, fresh)
        return Cited(swap, (*known, *claims_of(self._workspace, swap, made)))

    def _named(self, target: str) -> str:
        if target == "each":
            return "returned to each side"
        column = BY_NAME.get(target)
        label = column.in_full(self._workspace.side_names) if column else target.replace("_", " ")
        return label[:1].lower() + label[1:]

    def accept(self, swap: SwapId, drafts: Iterable[Claim]) -> None:
        """Take proposed claims; they are cited, not confirmed."""
        with self._act("Accept what is proposed"):
            store(self._desk, swap, drafts)

    def type_value(self, swap: SwapId, column: str, text: str, note: str = "") -> None:
        """A value typed by hand, without a quote; it is adopted where it is the only one. Blank removes it."""
        from curator import claims as reading  # its patterns would hold up the start

        value = self._workspace.swap(swap).values[column]
        by_hand = [claim for claim in value.claims if not claim.quotes]
        label = BY_NAME[column].in_full(self._workspace.side_names)
        draft = reading.typed(column, text, self._workspace.sides, note) if text.strip() else None
        with self._act(f"{label}: {text.strip() or 'cleared'}", note):
            for claim in by_hand:
                self._desk.claims.remove(claim.id)
            made = store(self._desk, swap, [draft]) if draft else ()
            if not made:
                self._desk.swaps.unchoose(swap, column)

    # -- changed

    def change(self, claim: Claim) -> None:
        """Replace what a claim says."""
        self.change_all([claim], "Change a claim")

    def change_all(self, claims: Iterable[Claim], label: str) -> None:
        """Replace what several claims say, in one act."""
        with self._act(label):
            for claim in claims:
                self._desk.claims.change(claim)

    def resize_quote(self, claim: ClaimId, article: ArticleId, start: int, end: int) -> None:
        """Move the ends of a claim's quote, and of the claims made by the same gesture; the value is read again."""
        from curator import claims as reading  # its patterns would hold up the start

        source = self._workspace.article(article)
        old = self._workspace.claim(claim)
        place = next(q for q in old.quotes if q.article == article)
        moved = quote(article, source.text, *quotable(source, start, end))
        with self._act(f"Quote “{clipped(moved.text)}”"):
            for other in self._workspace.claims_in(article):
                if other.swap == old.swap and place in other.quotes:
                    quotes = tuple(moved if q == place else q for q in other.quotes)
                    again = reading.reread(replace(other, quotes=quotes), source, self._workspace.sides)
                    self._desk.claims.change(again)

    def set_claimant(self, claims: Iterable[ClaimId], article: ArticleId, words: tuple[int, int] | None) -> None:
        """Who says it: the selected words, or without any the next candidate near the quote."""
        from curator.voices import voice_of  # its patterns would hold up the start

        chosen = [self._workspace.claim(number) for number in claims]
        if not chosen:
            return
        source = self._workspace.article(article)
        words = not_blank(source, *words) if words else None
        voice = voice_of(source, self._workspace.sides, *words) if words else self._next_voice(chosen[0], source)
        name = source.text[slice(*words)] if words else voice.name
        with self._act(f"Claimant: {clipped(name)}"):
            for claim in chosen:
                said = replace(claim, claimant=name, claimant_type=voice.type, claimant_side=voice.side)
                self._desk.claims.change(said)

    def _next_voice(self, claim: Claim, source: Article) -> "Voice":
        from curator.voices import voices_in  # its patterns would hold up the start

        place = next(q for q in claim.quotes if q.article == source.id)
        near = voices_in(source, self._workspace.sides, place.start, place.end)
        names = [voice.name for voice in near]
        return near[(names.index(claim.claimant) + 1) % len(near) if claim.claimant in names else 0]

    def next_side(self, claims: Iterable[ClaimId]) -> None:
        """Turn count claims to the other side, then to each."""
        chosen = [self._workspace.claim(number) for number in claims]
        counts = [claim for claim in chosen if claim.field in (ClaimField.COUNT, ClaimField.BODIES)]
        if not counts:
            raise NotAllowed("Only a count goes to a side; select one first.")
        side = _NEXT_SIDE[counts[0].side]
        names = dict(zip((Side.A, Side.B), self._workspace.side_names, strict=True))
        with self._act(f"Returned to {names.get(side, 'each side')}"):
            for claim in counts:
                self._desk.claims.change(replace(claim, side=side))

    # -- taken away

    def remove(self, claim: ClaimId) -> None:
        """Remove one claim."""
        gone = self._workspace.claim(claim)
        with self._act(f"Remove “{clipped(gone.value_text)}”"):
            self._desk.claims.remove(claim)


def store(desk: Desk, swap: SwapId, drafts: Iterable[Claim]) -> tuple[ClaimId, ...]:
    """Keep drafts as claims on a swap, inside of an act."""
    return tuple(desk.claims.add(replace(draft, swap=swap)) for draft in drafts)


def claims_of(workspace: "Workspace", swap: SwapId, which: Collection[ClaimId]) -> tuple[Claim, ...]:
    """Some claims of a swap as the act has left them, in the order they were made."""
    return tuple(claim for claim in workspace.swap(swap).claims if claim.id in which)


def _identity(claim: Claim) -> tuple[object, ...]:
    """What makes two claims of one swap the same: who says what of which field, in which words of which article."""
    places = frozenset((quote.article, quote.start, quote.end) for quote in claim.quotes)
    return claim.field, claim.category, claim.side, claim.value, claim.claimant, places


def quotable(source: Article, start: int, end: int) -> tuple[int, int]:
    """The selected words without blanks around them. Raises InputRefused for none, and for more than a quote holds."""
    start, end = not_blank(source, start, end)
    if end - start > LONGEST_QUOTE:
        raise InputRefused(
            f"{end - start:,} characters are selected; a quote holds at most {LONGEST_QUOTE:,}. "
            "Select the words that say it."
        )
    return start, end


def not_blank(source: Article, start: int, end: int) -> tuple[int, int]:
    """The selected words without blanks around them. Raises InputRefused when there are none: nobody selected more."""
    start, end = trimmed(source.text, start, end)
    if start == end:
        raise InputRefused("There are no words in the selection; select the words that say it.")
    return start, end
