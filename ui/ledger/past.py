"""The past of the open desk's swaps: what happened to a field, how a swap was on a day, and how to bring that back."""

from typing import TYPE_CHECKING

from curator.changes import Changes
from curator.columns import BY_NAME, COLUMNS
from curator.errors import NotAllowed
from curator.model import SwapId
from curator.past import FieldEvent, PastSwap, after_step, as_of, field_events, said
from curator.swaps import Swap, Value
from db.desk import Desk
from ui.ledger import Act

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Past:
    """How swaps were. Steps are named by their number, as `FieldEvent.seq` and `Step.seq` give it."""

    def __init__(self, workspace: "Workspace", desk: Desk, act: Act) -> None:
        self._workspace, self._desk, self._act = workspace, desk, act
        self._kept: tuple[SwapId, tuple[PastSwap, ...]] | None = None
        """The states of the swap that was asked for last: one field after another is looked at."""
        workspace.changed.connect(self._forget)

    def _forget(self, changes: Changes) -> None:
        if self._kept is not None and self._kept[0] in changes.swaps:
            self._kept = None

    def states(self, swap: SwapId) -> tuple[PastSwap, ...]:
        """The swap as it was after each step that touched it, oldest first."""
        if self._kept is None or self._kept[0] != swap:
            self._kept = swap, self._desk.past.states(swap)
        return self._kept[1]

    def of_field(self, swap: SwapId, column: str) -> tuple[FieldEvent, ...]:
        """What happened to a field, newest first."""
        return field_events(self.states(swap), self._workspace.sides, column)[::-1]

    def of_swap(self, swap: SwapId) -> tuple[FieldEvent, ...]:
        """What happened to all fields of a swap, newest first."""
        return field_events(self.states(swap), self._workspace.sides)[::-1]

    def as_of(self, swap: SwapId, when: str) -> Swap | None:
        """The swap as it was at the end of an ISO day, or at a time in UTC; None when it was not there then."""
        return as_of(self.states(swap), when)

    def after(self, swap: SwapId, seq: int) -> Swap | None:
        """The swap as it was after a step, whether that touched it or not; None when it was not there then."""
        return after_step(self.states(swap), seq)

    # -- bringing back

    def restore(self, swap: SwapId, column: str, seq: int, why: str = "") -> None:
        """Let a field say again what it said after a step (`seq - 1`: before it), as a new step.

        Claims that were removed or changed since are as they were; what was cited since stays as a claim. Raises
        NotAllowed on a sealed swap, and where the field cannot say that again while those claims stand.
        """
        then = self._then(swap, seq)
        wanted, label = then.values[column], BY_NAME[column].in_full(self._workspace.side_names)
        with self._act(f"{label}: as it was, {self._said(wanted) or 'empty'}", why):
            self._bring_back(swap, wanted)
            if not _same(self._desk.swaps.get(swap).values[column], wanted):
                raise NotAllowed(f"{label} cannot be as it was: {self._hindrance(wanted)}")

    def restore_swap(self, swap: SwapId, seq: int, why: str = "") -> tuple[str, ...]:
        """Let every field of a swap say again what it said after a step, as one new step.

        Gives the columns that could not, because of what was cited since. Raises NotAllowed on a sealed swap.
        """
        then = self._then(swap, seq)
        with self._act(f"{then.record.code} as it was on {self._moment(swap, seq)}", why):
            for column in COLUMNS:
                self._bring_back(swap, then.values[column.name])
            now = self._desk.swaps.get(swap)
        return tuple(name for name, value in then.values.items() if not _same(now.values[name], value))

    def _then(self, swap: SwapId, seq: int) -> Swap:
        then = self.after(swap, seq)
        if then is None:
            raise NotAllowed(f"{self._workspace.swap(swap).record.code} was not there then.")
        return then

    def _moment(self, swap: SwapId, seq: int) -> str:
        return [past.moment.at for past in self.states(swap) if past.moment.seq <= seq][-1][:10]

    def _bring_back(self, swap: SwapId, wanted: Value) -> None:
        """The claims of a column as they were, then its choice; a claim that is another swap's now stays there."""
        there = {claim.id: claim for claim in self._desk.claims.of_swap(swap)}
        for claim in wanted.claims:
            if claim.id in there:
                if claim != there[claim.id]:
                    self._desk.claims.change(claim)
            elif not self._desk.claims.exists(claim.id):
                self._desk.claims.bring_back(claim)
        self._decide(swap, wanted)

    def _decide(self, swap: SwapId, wanted: Value) -> None:
        now = self._desk.swaps.get(swap)
        value, there = now.values[wanted.column], {claim.id for claim in now.claims}
        then = wanted.choice
        if then is not None and (then.claim is None or then.claim in there):
            if value.choice is None or (value.choice.claim, value.choice.state) != (then.claim, then.state):
                self._desk.swaps.choose(swap, wanted.column, then.claim, then.state, then.reason)
            return
        if value.choice is not None:
            self._desk.swaps.unchoose(swap, wanted.column)
            value = self._desk.swaps.get(swap).values[wanted.column]
        if not _same(value, wanted) and wanted.adopted and wanted.adopted[0].id in there:
            if BY_NAME[wanted.column].many:
                return
            self._desk.swaps.choose(swap, wanted.column, wanted.adopted[0].id, None, "as it was before")

    def _hindrance(self, wanted: Value) -> str:
        if not wanted.claims:
            return "nothing was cited for it then; remove what was cited since, or say that it is not stated."
        return "other claims stand there now; remove those, or the parts it is made of."

    def _said(self, value: Value) -> str:
        return said(value, self._workspace.sides)


def _same(now: Value, then: Value) -> bool:
    return (now.value, now.state) == (then.value, then.state)
