"""A table of the export: its columns with what they mean and how their cells are made, and its keys."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

Row = TypeVar("Row")
Kind = Literal["string", "integer", "date", "datetime"]


# No slots on the generic ones: Python 3.11 fails to make a frozen, slotted dataclass through its alias Class[Row].
@dataclass(frozen=True)
class ExportColumn(Generic[Row]):
    """One column: name, Frictionless type, meaning, the cells of rows ("" is missing), and what its cells must be.

    A column makes the cells of many rows at a time: a call for each of them would cost more than most cells do.
    """

    name: str
    kind: Kind
    description: str
    cells: Callable[[Sequence[Row]], Iterable[str]]
    enum: type[StrEnum] | tuple[str, ...] = ()
    required: bool = False
    pattern: str = ""
    minimum: int | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Cells of `column` are cells of `target` in the table `table`."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Table(Generic[Row]):
    """One CSV file of the bundle."""

    name: str
    """Of the resource; the file is NAME.csv."""
    title: str
    description: str
    columns: tuple[ExportColumn[Row], ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def lines(self, rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
        """The cells of rows, row by row."""
        return zip(*(column.cells(rows) for column in self.columns), strict=True)


def number(value: int | None) -> str:
    """A cell for an integer: blank is missing, and never 0."""
    return "" if value is None else str(value)
