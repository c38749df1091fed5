"""Tables as CSV bytes. Source: CODEBOOK "CSV rules"; the list of dangerous first characters is OWASP's."""

import csv
import io
from collections.abc import Iterable

from curator.exporting.table import Row, Table

GUARD = "'"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", GUARD)
"""What a spreadsheet would run as a formula, and the guard itself, so that guarding can be taken back."""


def guard(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguard` gives the cell back."""
    return GUARD + cell if cell.startswith(_DANGEROUS) else cell


def unguard(cell: str) -> str:
    """The cell that `guard` was given."""
    return cell.removeprefix(GUARD)


def csv_bytes(table: Table[Row], rows: Iterable[Row], *, spreadsheet: bool = False) -> bytes:
    """A table as RFC 4180 in UTF-8: header first, lines ended by CR LF, cells quoted only where they need it.

    For spreadsheets: a byte-order mark, and every cell guarded. Else no cell is altered.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.header)
    makers = [column.cell for column in table.columns]  # asked for once, not in every row
    cells = ([make(row) for make in makers] for row in rows)
    writer.writerows([guard(cell) for cell in row] for row in cells) if spreadsheet else writer.writerows(cells)
    return text.getvalue().encode("utf-8-sig" if spreadsheet else "utf-8")
