"""What persons decide of the columns of a swap: which claim it takes, why there is no number, that it is right."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from curator.columns import BY_NAME
from curator.confirmation import typing_wanted, why_not_confirm
from curator.errors import NotAllowed
from curator.model import Claim, ClaimId, CountState, SwapId
from curator.swaps import Value
from db.desk import Desk
from ui.ledger import Act
from ui.ledger.claims import Words, quotable, store

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Columns:
    """Decisions on columns of the open desk's swaps; a column is named as in `curator.columns`."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act

    def adopt(self, swap: SwapId, column: str, claim: ClaimId, reason: str) -> None:
        """The column takes this claim's value."""
        adopted = self._workspace.claim(claim)
        with self._act(f"{self._label(column)}: adopt {adopted.value or adopted.value_text}", reason):
            self._desk.swaps.choose(swap, column, claim, None, reason)

    def set_state(self, swap: SwapId, column: str, state: CountState, reason: str, words: Words | None = None) -> None:
        """Say why a count has no number; the words that leave it open are cited with it, unless they are already."""
        why = state.value.replace("_", " ")
        drafts = self._without_number(swap, column, why, words) if words else ()
        with self._act(f"{self._label(column)}: {why}", reason):
            store(self._desk, swap, drafts)
            self._desk.swaps.choose(swap, column, None, state, reason)

    def _without_number(self, swap: SwapId, column: str, why: str, words: Words) -> tuple[Claim, ...]:
        from curator.claims import cite_without_number  # its patterns would hold up the start

        work, article = self._workspace, words.article
        start, end = quotable(work.article(article), words.start, words.end)
        known = (quote for claim in work.swap(swap).values[column].claims for quote in claim.quotes)
        if any(quote.article == article and quote.start < end and start < quote.end for quote in known):
            return ()
        return (cite_without_number(work.article(article), work.sides, column, start, end, why),)

    def decide_again(self, swap: SwapId, column: str) -> None:
        """Take back what was decided about a count."""
        with self._act(f"{self._label(column)}: decide again"):
            self._desk.swaps.unchoose(swap, column)

    def confirm(self, swap: SwapId, columns: Iterable[str]) -> None:
        """A person saw the quotes of these columns and says they are right.

        Raises NotAllowed where the desk wants a count typed unseen (`review.type_unseen`), or another person.
        """
        assembled = self._workspace.swap(swap)
        names = list(columns)
        for name in names:
            self._assert_may_confirm(assembled.values[name])
        with self._act(f"Confirm {', '.join(map(self._label, names))}"):
            for name in names:
                self._desk.swaps.check(swap, name, assembled.values[name].fingerprint)

    def _assert_may_confirm(self, value: Value) -> None:
        label, settings = self._label(value.column), self._workspace.settings
        if typing_wanted(value, settings):
            raise NotAllowed(f"{label}: this desk wants it typed from its quote, unseen.")
        against = why_not_confirm(value, settings, self._workspace.person)
        if against is not None:
            raise NotAllowed(f"{label}: {against}.")

    def _label(self, column: str) -> str:
        return BY_NAME[column].in_full(self._workspace.side_names)
