"""The review of the open desk: one field at a time, the most doubtful first, kept up to date act by act."""

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from curator.changes import Changes
from curator.columns import BY_NAME
from curator.confirmation import Blind, typed_unseen, typing_wanted, why_not_confirm
from curator.errors import NotAllowed
from curator.findings import FindingKind
from curator.model import HowChecked, SwapId
from curator.review import ReviewItem, ReviewProgress, review_items, review_order, review_progress
from curator.verdicts import VerdictKind
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Review:
    """Every filled field of the desk as a queue. Swaps are gone through once, a few at a time, then as they change."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act
        self._unread: list[SwapId] | None = None
        """Swaps to go through, the last first; None while nobody has asked for the review."""
        self._items: dict[SwapId, tuple[ReviewItem, ...]] = {}
        self._waiting: list[ReviewItem] = []
        """What waits for a reviewer, in the order of `review_order`."""
        self._progress = ReviewProgress()
        workspace.changed.connect(self._keep)

    # -- the queue

    def read_some(self, most: int = 50) -> int:
        """Go through up to so many swaps that were not read yet; how many are left. For a timer between two events."""
        if self._unread is None:
            disputed = {summary.id for summary in self._workspace.summaries() if summary.disputed}
            everything = (summary.id for summary in self._workspace.summaries())
            self._unread = sorted(everything, key=lambda swap: (swap in disputed, -swap))
        for _ in range(min(most, len(self._unread))):
            self._read(self._unread.pop())
        return len(self._unread)

    def queue(self, most: int = 200) -> tuple[ReviewItem, ...]:
        """The fields that wait for a reviewer, the most doubtful first; reads what was not read yet."""
        while self.read_some():
            pass
        return tuple(self._waiting[:most])

    def following(self, item: ReviewItem | None = None) -> ReviewItem | None:
        """The field to look at next: the first of the queue, or the one behind `item`; None when there is none."""
        while self.read_some():
            pass
        place = 0 if item is None else bisect_left(self._waiting, review_order(item), key=review_order)
        if item is not None and place < len(self._waiting) and self._waiting[place] == item:
            place += 1
        return self._waiting[place] if place < len(self._waiting) else None

    def of_swap(self, swap: SwapId) -> tuple[ReviewItem, ...]:
        """Every filled field of one swap, in the order of the form, looked at or not."""
        whole, work = self._workspace.swap(swap), self._workspace
        asked = [(remark.column, remark.text) for remark in work.remarks.of_swap(swap) if remark.open]
        for finding in work.findings.open(whole):
            if finding.kind is not FindingKind.GAP:  # it is about what is not here
                asked += ((column, finding.sentence) for column in finding.columns)
        return review_items(whole, work.settings, asked)

    def judged(self, kind: VerdictKind) -> tuple[ReviewItem, ...]:
        """The fields that a reviewer found wrong or unclear, or put off, as far as they were read; swap by swap."""
        found = (item for number in sorted(self._items) for item in self._items[number])
        return tuple(item for item in found if item.verdict is kind and not item.confirmed)

    @property
    def progress(self) -> ReviewProgress:
        """How far the review is, over the swaps that were read."""
        return self._progress

    def _read(self, swap: SwapId) -> None:
        items = self.of_swap(swap)
        self._items[swap] = items
        self._progress += review_progress(items)
        for item in items:
            if item.waiting:
                insort(self._waiting, item, key=review_order)

    def _forget(self, swap: SwapId) -> None:
        gone = self._items.pop(swap, ())
        self._progress -= review_progress(gone)
        for item in gone:
            if item.waiting:
                del self._waiting[bisect_left(self._waiting, review_order(item), key=review_order)]

    def _keep(self, changes: Changes) -> None:
        """Go through what changed again; after a change to what the desk demands, through everything."""
        if self._unread is None:
            return
        if changes.desk:
            self._unread, self._items, self._waiting, self._progress = None, {}, [], ReviewProgress()
            return
        for swap in changes.swaps:
            read = swap in self._items
            self._forget(swap)
            if self._workspace.summary(swap) is None:
                self._unread = [number for number in self._unread if number != swap]
            elif read or swap not in self._unread:
                self._read(swap)

    # -- what a reviewer says

    def right(self, swap: SwapId, column: str) -> None:
        """It is right: the same as confirming it. Raises NotAllowed as `Columns.confirm` does."""
        self._workspace.columns.confirm(swap, (column,))

    def judge(self, swap: SwapId, column: str, kind: VerdictKind) -> None:
        """It is wrong, unclear, or for later. Raises NotAllowed on a sealed swap."""
        whole = self._workspace.swap(swap)
        with self._act(f"{kind.capitalize()}: {self._label(column)} of {whole.record.code}"):
            self._desk.swaps.judge(swap, column, kind, whole.values[column].fingerprint)

    def take_back(self, swap: SwapId, column: str) -> None:
        """Nothing is said of it any more."""
        with self._act(f"Look again at {self._label(column)} of {self._workspace.swap(swap).record.code}"):
            self._desk.swaps.unjudge(swap, column)
            self._desk.swaps.uncheck(swap, column)

    def typing_wanted(self, swap: SwapId, column: str) -> bool:
        """Whether the desk wants this field typed from its quote, unseen."""
        return typing_wanted(self._workspace.swap(swap).values[column], self._workspace.settings)

    def type_unseen(self, swap: SwapId, column: str, text: str) -> Blind:
        """What the person typed from the quote, beside what is stored; confirmed when both say the same.

        Raises InputRefused when the text is no number of people, NotAllowed as `Columns.confirm` does.
        """
        value = self._workspace.swap(swap).values[column]
        against = why_not_confirm(value, self._workspace.settings, self._workspace.person)
        if against is not None:
            raise NotAllowed(f"{self._label(column)}: {against}.")
        blind = typed_unseen(value, text, self._workspace.sides)
        if blind.same:
            with self._act(f"Confirm {self._label(column)}, typed unseen"):
                self._desk.swaps.check(swap, column, value.fingerprint, HowChecked.TYPED)
        return blind

    def _label(self, column: str) -> str:
        return BY_NAME[column].in_full(self._workspace.side_names)
