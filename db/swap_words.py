"""The words of swaps in the index: their code, values, quotes, claimants, notes, reasons, remarks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from curator.model import SwapId
from curator.searching import Phrase, Snippet, folded, snippet
from curator.values import value
from db.codes import code
from db.connection import Connection

_OF_SWAP = (
    "SELECT note FROM swap WHERE id = ?",
    "SELECT value_text FROM claim WHERE swap = ?",
    "SELECT value FROM claim WHERE swap = ?",
    "SELECT claimant FROM claim WHERE swap = ?",
    "SELECT relayed_by FROM claim WHERE swap = ?",
    "SELECT note FROM claim WHERE swap = ?",
    'SELECT q."text" FROM claim_quote q JOIN claim c ON c.id = q.claim WHERE c.swap = ? ORDER BY q.id',
    "SELECT reason FROM choice WHERE swap = ?",
    "SELECT reason FROM answer WHERE swap = ?",
    'SELECT "text" FROM remark WHERE swap = ?',
    "SELECT answer FROM remark WHERE swap = ?",
)
"""What is said of a swap, each piece by itself."""
LINE = "\n"
"""Between the pieces."""


def pieces(connection: Connection, swap: int) -> Iterator[str]:
    """Everything that is said of a swap, each piece once, its code first."""
    said = [code(swap)]
    for sql in _OF_SWAP:
        said += [words for (words,) in connection.rows(sql, (swap,)) if words]
    yield from dict.fromkeys(said)


class SwapWords:
    """Keeps the words of swaps and their index together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def belonging(self, table: str, row: int, states: Sequence[dict[str, Any] | None]) -> set[int]:
        """The swaps that a changed row of a table says something about."""
        found = {row} if table == "swap" else {state["swap"] for state in states if state and "swap" in state}
        if table == "claim_quote":
            claims = {state["claim"] for state in states if state}
            for claim in claims:
                found |= {swap for (swap,) in self._connection.rows("SELECT swap FROM claim WHERE id = ?", (claim,))}
        return found

    def write(self, swaps: Iterable[int]) -> None:
        """Index these swaps anew, as they are now; those that are gone leave the index."""
        for swap in sorted(swaps):
            there = self._connection.row("SELECT 1 FROM swap WHERE id = ?", (swap,)) is not None
            words = folded(LINE.join(pieces(self._connection, swap))) if there else None
            kept = self._connection.row("SELECT words FROM swap_words WHERE swap = ?", (swap,))
            if kept is not None and kept[0] != words:
                self._connection.execute(
                    "INSERT INTO swap_index (swap_index, rowid, words) VALUES ('delete', ?, ?)", (swap, kept[0])
                )
                self._connection.execute("DELETE FROM swap_words WHERE swap = ?", (swap,))
            if words is not None and (kept is None or kept[0] != words):
                self._connection.execute("INSERT INTO swap_words (swap, words) VALUES (?, ?)", (swap, words))
                self._connection.execute("INSERT INTO swap_index (rowid, words) VALUES (?, ?)", (swap, words))


@value
class SwapHit:
    """A swap of which words were found, and the piece of it that holds them."""

    swap: SwapId
    code: str
    snippet: Snippet


def hits(connection: Connection, expression: str, wanted: tuple[Phrase, ...], most: int) -> tuple[SwapHit, ...]:
    """The swaps whose words answer an expression of the index, the best match first."""
    sql = "SELECT rowid FROM swap_index WHERE swap_index MATCH ? ORDER BY rank, rowid LIMIT ?"
    found = [SwapId(swap) for (swap,) in connection.rows(sql, (expression, most))]
    return tuple(SwapHit(swap, code(swap), _shown(connection, swap, wanted)) for swap in found)


def _shown(connection: Connection, swap: int, wanted: tuple[Phrase, ...]) -> Snippet:
    """The piece that holds most of what is looked for; where no piece does, the first."""
    said = list(pieces(connection, swap))
    snippets = [found for piece in said if (found := snippet(piece, wanted)) is not None]
    return max(snippets, key=lambda found: len(found.marks), default=Snippet(said[0], ()))
