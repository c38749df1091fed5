"""The past of a swap, put together from the changes that the history keeps.

A claim, a choice or a check is the swap's while its row says so, so what moved between swaps is followed. Two indexes
of the changes say whose rows they were.
"""

from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import Any

from curator.model import ReviewState, SwapId, SwapRecord
from curator.past import Moment, PastSwap
from curator.swaps import Swap, assemble
from db import claims as stored_claims
from db import swaps as stored_swaps
from db.codes import code
from db.connection import Connection
from db.history import as_row
from db.migrations import ADDED_COLUMNS
from db.schema_7 import HAS_LEFT, LEFT, OWNED, OWNER

Row = dict[str, Any]

_OWNED = ("claim", *stored_swaps.DECIDED)
"""Tables whose rows say which swap they belong to."""
_CHANGES = 'SELECT id, step, "table", "row", "before", "after" FROM change WHERE'
OF_OWNER = f'{_CHANGES} {OWNED} AND "table" = ? AND {OWNER} = ?'
"""The changes after which a row of a table was a swap's, or a quote a claim's; and those with which it went."""
OF_LEFT = f'{_CHANGES} {HAS_LEFT} AND "table" = ? AND {LEFT} = ?'
"""The changes with which a row of a table became another swap's."""


class Past:
    """The swaps of a desk as they were."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def states(self, swap: SwapId) -> tuple[PastSwap, ...]:
        """The swap as it was after each step that touched it, oldest first; empty when there never was one."""
        changes = self._changes(swap)
        steps = [step for step, _ in groupby(changes, key=itemgetter(1))]
        moments = {moment.seq: moment for moment in self._moments(steps)}
        replay = _Replay(swap)
        made = []
        for step, of_step in groupby(changes, key=itemgetter(1)):
            for _, _, table, row, _, after in of_step:
                replay.apply(table, row, after)
            made.append(PastSwap(moments[step], replay.swap()))
        return tuple(made)

    def _changes(self, swap: SwapId) -> list[tuple[Any, ...]]:
        """The changes of everything that was ever the swap's, in their order."""
        own = self._of("swap", swap)
        for table in _OWNED:
            own += [*self._of(table, swap), *self._connection.rows(OF_LEFT, (table, swap))]
        for claim in {row for _, _, table, row, _, _ in own if table == "claim"}:
            own += self._of("claim_quote", claim)
        return sorted(own)

    def _of(self, table: str, owner: int) -> list[tuple[Any, ...]]:
        return self._connection.rows(OF_OWNER, (table, owner))

    def _moments(self, steps: list[int]) -> list[Moment]:
        numbers = ", ".join(map(str, steps))
        sql = f"SELECT seq, label, why, who, at FROM step WHERE seq IN ({numbers})"  # noqa: S608 - whole numbers
        return [Moment(*row) for row in self._connection.rows(sql)]


class _Replay:
    """The rows of one swap as the history wrote them, change by change."""

    def __init__(self, swap: SwapId) -> None:
        self._swap = swap
        self._rows: dict[str, dict[int, Row]] = defaultdict(dict)

    def apply(self, table: str, row: int, after: str | None) -> None:
        """Bring one row to what it was after a change; one that is another swap's now is none of ours."""
        state = None if after is None else {**ADDED_COLUMNS.get(table, {}), **as_row(after)}
        if state is None or (table in _OWNED and state["swap"] != self._swap):
            self._rows[table].pop(row, None)
        else:
            self._rows[table][row] = state

    def swap(self) -> Swap | None:
        """The swap that these rows make; None without its own row."""
        record = self._record()
        if record is None:
            return None
        quotes: dict[int, list[Row]] = defaultdict(list)
        for row in sorted(self._rows["claim_quote"].values(), key=itemgetter("claim", "place")):
            quotes[row["claim"]].append(row)
        claims = self._rows["claim"].items()
        return assemble(record, [stored_claims.from_rows(row, quotes[number]) for number, row in claims])

    def _record(self) -> SwapRecord | None:
        own = self._rows["swap"].get(self._swap)
        if own is None:
            return None
        said = (own[name] for name in ("note", "curated_by", "verified_by", "verified_on"))
        decided = (
            tuple(make(self._rows[table][row]) for row in sorted(self._rows[table]))
            for table, make in stored_swaps.DECIDED.items()
        )
        return SwapRecord(self._swap, code(self._swap), ReviewState(own["review_state"]), *said, *decided)
