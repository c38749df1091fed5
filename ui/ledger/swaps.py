"""The swaps of the open desk: begun, taken apart and put together, sealed, and what stands between them and that."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from curator.changes import Changes
from curator.errors import NotAllowed
from curator.model import ArticleId, Claim, ClaimId, SwapId, SwapSummary
from curator.swaps import Swap, summarise
from curator.verification import Missing, duplicate_key, duplicates, missing, near_days
from db.desk import Desk
from ui.ledger import Act
from ui.ledger.claims import Cited, claims_of, quotable, store

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Swaps:
    """Acts on swaps as a whole, and how far each is."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act
        self._alike: tuple[Swap, tuple[SwapSummary, ...]] | None = None
        """The swap that was looked at last, and which may be the same."""
        workspace.changed.connect(self._forget)

    def _forget(self, _changes: Changes) -> None:
        self._alike = None

    # -- how far one is

    def missing(self, swap: Swap, *, alone: bool = False) -> tuple[Missing, ...]:
        """What stands between the swap and "verified"; `alone`: without asking all others whether they are the same."""
        work = self._workspace
        alike = () if alone else self._duplicates(swap)
        return missing(swap, work.articles_of(swap), alike, work.sides, work.settings, work.person)

    def _duplicates(self, swap: Swap) -> tuple[SwapSummary, ...]:
        """Swaps that may be the same one; looked for once after an act, not once for each question."""
        if self._alike is None or self._alike[0] is not swap:
            summary = summarise(swap)
            self._alike = swap, duplicates(summary, self._desk.swaps.near(*near_days(summary), summary.ordinal))
        return self._alike[1]

    def likely_same(self, swap: Swap) -> tuple[SwapSummary, ...]:
        """Swaps that may be the same one and were not answered yet."""
        answered = {answer.key for answer in swap.record.answers}
        return tuple(other for other in self._duplicates(swap) if duplicate_key(other) not in answered)

    def proposals(self, swap: Swap) -> tuple[Claim, ...]:
        """Claims that the program can propose for empty required fields, from words already cited."""
        if swap.sealed or not swap.claims:
            return ()
        from curator import claims as reading  # its patterns would hold up the start

        return reading.proposals(swap, self._workspace.articles_of(swap), self._workspace.sides)

    # -- begun and removed

    def new(self, article: ArticleId | None = None, words: tuple[int, int] | None = None) -> Cited:
        """A new swap; where words are selected they become its first claims, read as what they look like."""
        from curator import claims as reading  # its patterns would hold up the start
        from curator.numbers import find_numbers

        with self._act("New swap"):
            swap = self._desk.swaps.create()
            if article is None or words is None:
                return Cited(swap, ())
            source = self._workspace.article(article)
            words = quotable(source, *words)
            target = "count" if find_numbers(source.text[slice(*words)]) else "event_type"
            drafts = reading.cite(source, self._workspace.sides, target, *words)
            made = store(self._desk, swap, drafts)
        return Cited(swap, claims_of(self._workspace, swap, made))

    def remove(self, swap: SwapId) -> None:
        """Remove a swap with its claims."""
        whole = self._workspace.swap(swap)
        with self._act(f"Remove {whole.record.code}"):
            for claim in whole.claims:
                self._desk.claims.remove(claim.id)
            self._desk.swaps.remove(swap)

    # -- two swaps or one

    def answer_duplicate(self, swap: SwapId, other: SwapSummary, reason: str) -> None:
        """It is another swap than `other`, because of `reason`."""
        with self._act(f"Not the same as {other.code}", reason):
            self._desk.swaps.answer(swap, duplicate_key(other), reason)

    def merge(self, swap: SwapId, into: SwapId) -> None:
        """It is the same swap: claims, remarks and decisions move over. Raises NotAllowed on sealed ones."""
        with self._act(f"{self._code(swap)} is {self._code(into)}"):
            self._desk.swaps.merge(swap, into)

    def split(self, swap: SwapId, claims: Collection[ClaimId], why: str) -> SwapId:
        """These claims are about another swap, because of `why`: they and what was decided on them become a new one.

        Raises NotAllowed on a sealed swap, without a reason, and when none or all of its claims are named.
        """
        if not why.strip():
            raise NotAllowed("Say why these are two swaps.")
        with self._act(f"Split {self._code(swap)}", why):
            return self._desk.swaps.split(swap, claims, why)

    # -- sealed and opened again

    def verify(self, swap: SwapId) -> None:
        """Seal the swap. Raises NotAllowed with what is missing."""
        assembled = self._workspace.swap(swap)
        wanting = self.missing(assembled)
        if wanting:
            raise NotAllowed("Not yet verified. " + " · ".join(m.sentence for m in wanting[:3]))
        with self._act(f"Verify {assembled.record.code}"):
            self._desk.swaps.verify(swap)

    def reopen(self, swap: SwapId, why: str) -> None:
        """Open a verified swap again. Raises NotAllowed without a reason."""
        if not why.strip():
            raise NotAllowed("Say why the swap is opened again.")
        with self._act(f"Reopen {self._code(swap)}", why):
            self._desk.swaps.reopen(swap)

    def _code(self, swap: SwapId) -> str:
        return self._desk.swaps.record(swap).code
