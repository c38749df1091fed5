"""What does not fit in the open desk's swaps, and what persons answered to that."""

from typing import TYPE_CHECKING

from curator.changes import Changes
from curator.errors import NotAllowed
from curator.findings import Finding, findings, open_findings
from curator.model import ArticleId, SwapId
from curator.sources import Sources, sources_of, told_by
from curator.swaps import Swap
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Findings:
    """The findings about a swap, worked out once for each state of it, and what stands behind it."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act
        self._of: tuple[Swap, tuple[Finding, ...]] | None = None
        """The swap that was looked at last, and what was found."""
        self._groups: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = {}
        """Which of some articles are one source: comparing texts takes longer than all the rest."""
        workspace.changed.connect(self._forget)

    def _forget(self, changes: Changes) -> None:
        self._of = None
        if changes.articles:
            self._groups = {key: of for key, of in self._groups.items() if changes.articles.isdisjoint(key)}

    def of(self, swap: Swap) -> tuple[Finding, ...]:
        """Everything that does not fit in a swap, answered or not."""
        if self._of is None or self._of[0] is not swap:
            work = self._workspace
            self._of = swap, findings(swap, work.articles_of(swap), work.summaries(), work.sides)
        return self._of[1]

    def open(self, swap: Swap) -> tuple[Finding, ...]:
        """What nobody has answered as it stands."""
        return open_findings(swap, self.of(swap))

    def answer(self, swap: SwapId, finding: Finding, reason: str) -> None:
        """It is so all the same, because of `reason`; the answer lapses when what causes the finding changes.

        Raises NotAllowed without a reason and on a sealed swap.
        """
        if not reason.strip():
            raise NotAllowed("Say why it is right all the same.")
        with self._act(f"Answer: {finding.sentence}", reason):
            self._desk.swaps.answer(swap, finding.key, reason.strip())

    def take_back(self, swap: SwapId, finding: Finding) -> None:
        """The answer is taken back. Raises NotAllowed on a sealed swap."""
        with self._act(f"Ask again: {finding.sentence}"):
            self._desk.swaps.unanswer(swap, finding.key)

    def answer_to(self, swap: Swap, finding: Finding) -> str:
        """The reason that was given for a finding; "" while nobody answered."""
        return next((answer.reason for answer in swap.record.answers if answer.key == finding.key), "")

    def sources(self, swap: Swap) -> Sources:
        """How many independent sources a swap has, and who confirms it."""
        articles = swap.sources
        if articles not in self._groups:
            texts = {number: self._workspace.article(ArticleId(number)).text for number in articles}
            earlier = {number: self._desk.revisions.of(ArticleId(number)) for number in articles}
            revises = {number: other for number, other in earlier.items() if other is not None}
            self._groups[articles] = sources_of(swap, texts, revises).groups
        return told_by(swap, self._groups[articles])
