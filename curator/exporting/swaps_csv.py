"""swaps.csv: one row per swap. Columns, order and meaning: CODEBOOK "swaps.csv"."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter, itemgetter
from typing import NamedTuple

from curator.columns import COLUMNS
from curator.exporting.data import Selection, source_id
from curator.exporting.table import ExportColumn, Table, number
from curator.model import (
    Category,
    ConfirmedBy,
    CountState,
    DateBasis,
    DatePrecision,
    EventType,
    OrdinalScope,
    ReviewState,
    Status,
)
from curator.swaps import Swap, SwapDays, Value

_PARTS = tuple(category for category in Category if category is not Category.TOTAL)
_CODE = "SW-[0-9]{4,}"
_SOURCES = "SO-[0-9]{4,}(;SO-[0-9]{4,})*"


class SwapRow(NamedTuple):
    """A swap with what its row needs beside it."""

    swap: Swap
    values: Mapping[str, Value]
    """Those of the swap."""
    days: SwapDays
    side_a: str
    side_b: str
    sources: tuple[int, ...]
    n_sources: int


Cells = Callable[[Sequence[SwapRow]], Iterable[str]]
Column = ExportColumn[SwapRow]


def swap_rows(selection: Selection) -> Iterator[SwapRow]:
    """A row for each swap of the selection, in its order."""
    side_a, side_b = (side.name for side in selection.sides)
    same = selection.same_source
    for swap in selection.swaps:
        sources = selection.sources[swap.id]
        # A copy or a revision of another source of the same swap does not count.
        n_sources = sum(same.get(source) not in sources for source in sources) if len(sources) > 1 else len(sources)
        yield SwapRow(swap, swap.values, selection.days[swap.id], side_a, side_b, sources, n_sources)


def _of(name: str) -> Cells:
    """Cells with an attribute of the row that is text already."""
    return partial(map, attrgetter(name))


def _values(column: str, rows: Sequence[SwapRow]) -> Iterator[Value]:
    return map(itemgetter(column), map(attrgetter("values"), rows))


def _said(column: str) -> Cells:
    return lambda rows: [value.value or "" for value in _values(column, rows)]


def _listed(column: str) -> Cells:
    # On the form a list is set with "; "; in the file its separator is ";".
    return lambda rows: [(value.value or "").replace("; ", ";") for value in _values(column, rows)]


def _counted(column: str) -> Cells:
    return lambda rows: [number(value.number) if value.value else "" for value in _values(column, rows)]


def _state(column: str) -> Cells:
    return lambda rows: [value.state or "" for value in _values(column, rows)]


def _low(column: str) -> Cells:
    return lambda rows: ["" if value.low is None else str(value.low) for value in _values(column, rows)]


def _high(column: str) -> Cells:
    return lambda rows: ["" if value.high is None else str(value.high) for value in _values(column, rows)]


def _first_of_adopted(column: str, name: str) -> Cells:
    """Cells with what the first of the adopted claims says that says it."""
    said = attrgetter(name)
    return lambda rows: [
        next(filter(None, map(said, value.adopted)), "") if value.adopted else "" for value in _values(column, rows)
    ]


def _decision_notes(row: SwapRow) -> str:
    """The reasons of all decisions, in the order of the form."""
    choices = ((column.name, row.values[column.name].choice) for column in COLUMNS)
    return "; ".join(f"{name}: {choice.reason}" for name, choice in choices if choice is not None and choice.reason)


def _identity() -> list[Column]:
    return [
        Column("swap_id", "string", "Stable id of the swap; never reused.", _of("swap.record.code"), (), True, _CODE),
        Column(
            "event_type",
            "string",
            "What kind of handover it was; only an exchange is counted as one.",
            _said("event_type"),
            EventType,
            True,
        ),
        Column("status", "string", "What happened.", _said("status"), Status, True),
    ]


def _date() -> list[Column]:
    return [
        Column("date_edtf", "string", "Day of the swap in EDTF (ISO 8601-2).", _said("date")),
        Column(
            "date_start",
            "date",
            "First possible day; equal to date_end when the day is known.",
            _of("days.start"),
        ),
        Column("date_end", "date", "Last possible day.", _of("days.end")),
        Column(
            "date_precision",
            "string",
            "How closely the date is known.",
            _of("days.precision"),
            DatePrecision,
            True,
        ),
        Column(
            "date_basis",
            "string",
            "How the date was read from its words.",
            _first_of_adopted("date", "basis"),
            DateBasis,
        ),
    ]


def _sides() -> list[Column]:
    return [
        Column("side_a", "string", "The first party.", _of("side_a"), (), True),
        Column("side_b", "string", "The second party.", _of("side_b"), (), True),
    ]


def _total(side: str) -> list[Column]:
    name, back = f"to_{side}", f"Living people returned to side {side}"
    return [
        Column(name, "integer", f"{back}: the adopted number; blank is not 0.", _counted(name), minimum=0),
        Column(f"{name}_low", "integer", f"{back}: the lowest exact claim.", _low(name), minimum=0),
        Column(f"{name}_high", "integer", f"{back}: the highest exact claim.", _high(name), minimum=0),
        Column(
            f"{name}_state",
            "string",
            f"{back}: where the number comes from, or why there is none.",
            _state(name),
            CountState,
            True,
        ),
    ]


def _parts(side: str) -> list[Column]:
    kinds = {
        Category.SERVICEMEN: "servicemen; with civilians they make up the total",
        Category.CIVILIANS: "civilians; with servicemen they make up the total",
    }
    return [
        Column(
            f"to_{side}_{part}",
            "integer",
            f"Returned to side {side}: {kinds.get(part, f'{part}; cuts across the other parts and is never added')}.",
            _counted(f"to_{side}_{part}"),
            minimum=0,
        )
        for part in _PARTS
    ]


def _around() -> list[Column]:
    bodies = "Bodies returned to side {}; never inside the counts of living people."
    return [
        Column(
            "total_reported",
            "string",
            "The total of both sides as published, in its own words.",
            _said("total_reported"),
        ),
        Column("bodies_to_a", "integer", bodies.format("a"), _counted("bodies_to_a"), minimum=0),
        Column("bodies_to_b", "integer", bodies.format("b"), _counted("bodies_to_b"), minimum=0),
        Column(
            "ordinal",
            "integer",
            "Which exchange of a series it is said to be; a claim, never a key.",
            _counted("ordinal"),
            minimum=1,
        ),
        Column(
            "ordinal_scope",
            "string",
            "Which series the ordinal counts.",
            _first_of_adopted("ordinal", "scope"),
            OrdinalScope,
        ),
        Column("deal", "string", "The agreement this swap is a stage of.", _said("deal")),
        Column("stage", "integer", "Which stage of the deal it is.", _counted("stage"), minimum=1),
        Column("mediators", "string", "Who mediated this swap, by somebody's word; a ; list.", _listed("mediators")),
        Column(
            "facilitators", "string", "Who helped to prepare or hosted this swap; a ; list.", _listed("facilitators")
        ),
        Column("place", "string", "Where people were handed over.", _said("place")),
        Column("transit_place", "string", "Where people were taken next.", _said("transit_place")),
        Column("confirmed_by", "string", "Who confirmed it officially.", _said("confirmed_by"), ConfirmedBy, True),
    ]


def _work(*, drafts: bool) -> list[Column]:
    state = Column(
        "review_state",
        "string",
        "Whether the swap is verified; drafts are unfinished work.",
        _of("swap.record.review_state"),
        ReviewState,
        True,
    )
    return [
        Column(
            "disputed_fields",
            "string",
            "Fields on which claims differ, computed; a ; list. `date` stands for all date columns.",
            lambda rows: [";".join(row.swap.disputed) for row in rows],
        ),
        Column(
            "decision_notes",
            "string",
            "Why a value was adopted over another: `field: reason`.",
            lambda rows: [_decision_notes(row) if row.swap.record.choices else "" for row in rows],
        ),
        Column(
            "n_sources",
            "integer",
            "Sources behind the swap; near-identical copies and revisions of one text count once.",
            lambda rows: [str(row.n_sources) for row in rows],
            (),
            True,
            minimum=0 if drafts else 1,
        ),
        Column(
            "source_ids",
            "string",
            "All sources behind the swap (sources.csv), copies included; a ; list.",
            lambda rows: [";".join(map(source_id, row.sources)) for row in rows],
            (),
            True,
            _SOURCES,
        ),
        Column("curated_by", "string", "Who coded it.", _of("swap.record.curated_by"), (), True),
        Column("verified_by", "string", "Who signed it off.", _of("swap.record.verified_by"), (), True),
        Column("verified_on", "datetime", "When it was verified, UTC.", _of("swap.record.verified_on"), (), True),
        *([state] if drafts else []),
    ]


_ALWAYS_REQUIRED = ("swap_id", "side_a", "side_b", "date_precision", "n_sources", "review_state")
"""Needed in drafts as well; all other required columns may be blank until a swap is verified."""


def swaps_table(*, drafts: bool = False) -> Table[SwapRow]:
    """The columns in the order of the codebook; with drafts, `review_state` at the end says which is which."""
    groups = (_identity(), _date(), _sides(), _total("a"), _total("b"), _parts("a"), _parts("b"), _around())
    columns = [column for group in (*groups, _work(drafts=drafts)) for column in group]
    if drafts:
        columns = [replace(column, required=column.required and column.name in _ALWAYS_REQUIRED) for column in columns]
    return Table(
        "swaps",
        "Swaps",
        "One row per swap: one handover of living captives on one date. Returned to a side, never handed over by it.",
        tuple(columns),
        primary_key=("swap_id",),
    )
