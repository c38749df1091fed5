"""datapackage.json: what every file, column, enumeration and key of the bundle means (Frictionless Data Package 1)."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from curator.exporting.table import ExportColumn, Table

NAME = "prisoner-swaps"
_ABOUT = (
    "Prisoner swaps coded from news articles. Every value that comes from a text is carried by a claim whose quote is "
    "the exact slice start:end of the stored text of its source, counted in code points. Blank is missing and never 0. "
    "Files are UTF-8, RFC 4180; lists inside a cell are separated by a semicolon."
)
_VERIFIED = " Only verified swaps are included."
_DRAFTS = " Unverified drafts are included; review_state tells them apart and says that they must not be published."
_SPREADSHEET = (
    " Form for spreadsheets: files begin with a byte-order mark, and a cell that would begin with = + - @, a tab, a "
    "carriage return or an apostrophe has one apostrophe put before it; take away one leading apostrophe to undo that."
)


class Described(NamedTuple):
    """A file of the bundle: its table, how many bytes it has, and the SHA-256 of them in hex digits."""

    table: Table[Any]
    size: int
    sha256: str


def datapackage(tables: Mapping[str, Described], sides: tuple[str, str], *, spreadsheet: bool, drafts: bool) -> bytes:
    """The description of the bundle, given its files by their names. The same input gives the same bytes."""
    package = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": f"Prisoner swaps: {sides[0]} and {sides[1]}",
        "description": _ABOUT + (_DRAFTS if drafts else _VERIFIED) + (_SPREADSHEET if spreadsheet else ""),
        "resources": [_resource(name, file) for name, file in tables.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, file: Described) -> dict[str, object]:
    table = file.table
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": name,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table[Any]) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [key.column], "reference": {"resource": key.table, "fields": [key.target]}}
            for key in table.foreign_keys
        ]
    return schema


def _field(column: ExportColumn[Any]) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = [str(word) for word in column.enum]
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    field: dict[str, object] = {"name": column.name, "type": column.kind, "description": column.description}
    return {**field, "constraints": constraints} if constraints else field
