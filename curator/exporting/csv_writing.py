"""Tables as CSV bytes. Source: CODEBOOK "CSV rules"; the list of dangerous first characters is OWASP's."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable
from itertools import islice

from curator.exporting.table import Row, Table

GUARD = "'"
_DANGEROUS = frozenset(("=", "+", "-", "@", "\t", "\r", GUARD))
"""What a spreadsheet would run as a formula, and the guard itself, so that guarding can be taken back."""
_TOGETHER = 100
"""Rows whose cells are made at a time, and then forgotten: so few stay close to the processor for all columns."""


def guard(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguard` gives the cell back."""
    return GUARD + cell if cell[:1] in _DANGEROUS else cell


def unguard(cell: str) -> str:
    """The cell that `guard` was given."""
    return cell.removeprefix(GUARD)


def csv_bytes(
    table: Table[Row],
    rows: Iterable[Row],
    *,
    spreadsheet: bool = False,
    heed: Callable[[], object] = lambda: None,
) -> bytes:
    """A table as RFC 4180 in UTF-8: header first, lines ended by CR LF, cells quoted only where they need it.

    For spreadsheets: a byte-order mark, and every cell guarded. Else no cell is altered. `heed` is called every few
    milliseconds.
    """
    parts = [codecs.BOM_UTF8 if spreadsheet else b"", _encoded([table.header])]
    heed()
    left = iter(rows)
    while some := list(islice(left, _TOGETHER)):
        lines = table.lines(some)
        parts.append(_encoded(map(_guarded, lines) if spreadsheet else lines))
        heed()
    return b"".join(parts)


def _encoded(lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode()


def _guarded(line: tuple[str, ...]) -> list[str]:
    """All cells of a line as `guard` gives them; written out, as there are millions."""
    return [GUARD + cell if cell[:1] in _DANGEROUS else cell for cell in line]
