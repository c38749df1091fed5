"""Two swaps made one, one made two: every claim is kept, and of the decisions those that still make sense.

Source: CODEBOOK "Units" (two articles on one handover are one swap; handovers on consecutive days are separate ones).
"""

from collections.abc import Collection, Iterator
from typing import Any

from curator.agreement import differ
from curator.columns import BY_NAME
from curator.errors import NotAllowed
from curator.model import Choice, ClaimId, SwapId
from curator.swaps import Swap, Value
from curator.verification import duplicate_key
from db.connection import Connection
from db.tables import AnswerTable, CheckTable, ChoiceTable, ClaimTable, RemarkTable, VerdictTable
from db.tables import SwapTable as S

_ON_COLUMNS = (ChoiceTable, CheckTable, VerdictTable)
"""What is decided on one column at a time."""


def join(connection: Connection, gone: Swap, into: Swap) -> None:
    """Move everything of a swap that still makes sense over to another; the emptied swap stays, for its caller to end.

    Claims and remarks all move. A choice moves where nothing that the other swap says contradicts it, a check or a
    verdict where the other swap says nothing, so that what the person saw is what stands there now.
    """
    connection.changed(ClaimTable.update({"swap": into.id}).where(ClaimTable.swap == gone.id))
    connection.changed(RemarkTable.update({"swap": into.id}).where(RemarkTable.swap == gone.id))
    silent = [name for name, value in gone.values.items() if value.filled and not into.values[name].filled]
    for table in _ON_COLUMNS:
        _hand_over(connection, table, gone.id, into.id, silent)
    fitting = [name for name in _fitting_choices(gone, into) if name not in silent]
    _hand_over(connection, ChoiceTable, gone.id, into.id, fitting)
    _join_answers(connection, gone, into)
    if gone.record.note:
        note = "\n".join(filter(None, (into.record.note, gone.record.note)))
        connection.changed(S.update({"note": note}).where(S.id == into.id))


def _fitting_choices(gone: Swap, into: Swap) -> Iterator[str]:
    """Columns on which a choice of the one swap is not contradicted by the other."""
    for choice in gone.record.choices:
        there = into.values[choice.column]
        chosen = next((claim for claim in gone.claims if claim.id == choice.claim), None)
        if there.choice is None and chosen is not None and not differ(BY_NAME[choice.column], [chosen, *there.claims]):
            yield choice.column


def _join_answers(connection: Connection, gone: Swap, into: Swap) -> None:
    """Answers move where the other swap has none under that key; that the two are not the same is no longer said."""
    said = {answer.key for answer in into.record.answers}
    a = AnswerTable
    for answer in gone.record.answers:
        if answer.key not in said and answer.key != duplicate_key(into.record):
            connection.changed(a.update({"swap": into.id}).where((a.swap == gone.id) & (a.key == answer.key)))
    connection.changed(a.delete().where((a.swap == into.id) & (a.key == duplicate_key(gone.record))))


def part(connection: Connection, swap: Swap, into: SwapId, claims: Collection[ClaimId]) -> None:
    """Move these claims to another, empty swap, and with them the decisions that are about them alone.

    A choice goes with its claim; a state, a check, a verdict or a remark goes where every claim of its column went.
    NotAllowed when the swap has not all of these claims, or would be left with none.
    """
    own = {claim.id for claim in swap.claims}
    if not claims or not own.issuperset(claims):
        raise NotAllowed(f"Choose claims of {swap.record.code} to split off.")
    if own == set(claims):
        raise NotAllowed(f"All claims of {swap.record.code} are chosen; leave at least one, or there is no split.")
    connection.changed(ClaimTable.update({"swap": into}).where(ClaimTable.id.in_(list(claims))))
    whole = [name for name, value in swap.values.items() if _all_gone(value, claims)]
    chosen = [choice.column for choice in swap.record.choices if _goes(choice, whole, claims)]
    _hand_over(connection, ChoiceTable, swap.id, into, chosen)
    for table in (CheckTable, VerdictTable, RemarkTable):
        _hand_over(connection, table, swap.id, into, whole)


def _all_gone(value: Value, claims: Collection[ClaimId]) -> bool:
    return bool(value.claims) and all(claim.id in claims for claim in value.claims)


def _goes(choice: Choice, whole: Collection[str], claims: Collection[ClaimId]) -> bool:
    return choice.column in whole if choice.claim is None else choice.claim in claims


def _hand_over(connection: Connection, table: Any, swap: SwapId, into: SwapId, columns: Collection[str]) -> None:
    """Let the rows of one table on these columns be another swap's; what that had there is out of date."""
    on_them = table.column.in_(list(columns))
    connection.changed(table.delete().where((table.swap == into) & on_them))
    connection.changed(table.update({"swap": into}).where((table.swap == swap) & on_them))
