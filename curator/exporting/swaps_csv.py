"""swaps.csv: one row per swap. Columns, order and meaning: CODEBOOK "swaps.csv"."""

from collections.abc import Callable
from dataclasses import dataclass, replace

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
    SwapSummary,
)
from curator.swaps import Swap

_PARTS = tuple(category for category in Category if category is not Category.TOTAL)
_CODE = "SW-[0-9]{4,}"
_SOURCES = "SO-[0-9]{4,}(;SO-[0-9]{4,})*"


@dataclass(frozen=True, slots=True)
class SwapRow:
    """A swap with what its row needs beside it."""

    swap: Swap
    summary: SwapSummary
    sides: tuple[str, str]
    sources: tuple[int, ...]
    n_sources: int


Cell = Callable[[SwapRow], str]
Column = ExportColumn[SwapRow]


def swap_rows(selection: Selection) -> list[SwapRow]:
    """A row for each swap of the selection, in its order."""
    sides = (selection.sides[0].name, selection.sides[1].name)
    same = selection.same_source
    return [
        SwapRow(
            swap,
            selection.summaries[swap.id],
            sides,
            sources,
            # A copy or a revision of another source of the same swap does not count.
            sum(same.get(source) not in sources for source in sources),
        )
        for swap in selection.swaps
        for sources in (selection.sources[swap.id],)
    ]


def _said(column: str) -> Cell:
    return lambda row: row.swap.values[column].value or ""


def _listed(column: str) -> Cell:
    # On the form a list is set with "; "; in the file its separator is ";".
    return lambda row: (row.swap.values[column].value or "").replace("; ", ";")


def _counted(column: str) -> Cell:
    return lambda row: number(row.swap.values[column].number)


def _state(column: str) -> Cell:
    return lambda row: row.swap.values[column].state or ""


def _low(column: str) -> Cell:
    return lambda row: number(row.swap.values[column].low)


def _high(column: str) -> Cell:
    return lambda row: number(row.swap.values[column].high)


def _date_basis(row: SwapRow) -> str:
    return next((claim.basis for claim in row.swap.values["date"].adopted if claim.basis is not None), "")


def _ordinal_scope(row: SwapRow) -> str:
    return next((claim.scope for claim in row.swap.values["ordinal"].adopted if claim.scope is not None), "")


def _decision_notes(row: SwapRow) -> str:
    """The reasons of all decisions, in the order of the form."""
    if not row.swap.record.choices:
        return ""
    choices = ((column.name, row.swap.values[column.name].choice) for column in COLUMNS)
    return "; ".join(f"{name}: {choice.reason}" for name, choice in choices if choice is not None and choice.reason)


def _source_ids(row: SwapRow) -> str:
    return ";".join(source_id(source) for source in row.sources)


def _identity() -> list[Column]:
    return [
        Column(
            "swap_id", "string", "Stable id of the swap; never reused.", lambda row: row.summary.code, (), True, _CODE
        ),
        Column(
            "event_type",
            "string",
            "What kind of handover it was; only an exchange is counted as one.",
            lambda row: row.summary.event_type,
            EventType,
            True,
        ),
        Column("status", "string", "What happened.", lambda row: row.summary.status, Status, True),
    ]


def _date() -> list[Column]:
    return [
        Column("date_edtf", "string", "Day of the swap in EDTF (ISO 8601-2).", lambda row: row.summary.date_edtf),
        Column(
            "date_start",
            "date",
            "First possible day; equal to date_end when the day is known.",
            lambda row: row.summary.date_start,
        ),
        Column("date_end", "date", "Last possible day.", lambda row: row.summary.date_end),
        Column(
            "date_precision",
            "string",
            "How closely the date is known.",
            lambda row: row.summary.date_precision,
            DatePrecision,
            True,
        ),
        Column("date_basis", "string", "How the date was read from its words.", _date_basis, DateBasis),
    ]


def _sides() -> list[Column]:
    return [
        Column("side_a", "string", "The first party.", lambda row: row.sides[0], (), True),
        Column("side_b", "string", "The second party.", lambda row: row.sides[1], (), True),
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
        Column("ordinal_scope", "string", "Which series the ordinal counts.", _ordinal_scope, OrdinalScope),
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
        lambda row: row.swap.record.review_state,
        ReviewState,
        True,
    )
    return [
        Column(
            "disputed_fields",
            "string",
            "Fields on which claims differ, computed; a ; list. `date` stands for all date columns.",
            lambda row: ";".join(row.swap.disputed) if row.summary.disputed else "",
        ),
        Column("decision_notes", "string", "Why a value was adopted over another: `field: reason`.", _decision_notes),
        Column(
            "n_sources",
            "integer",
            "Sources behind the swap; near-identical copies and revisions of one text count once.",
            lambda row: str(row.n_sources),
            (),
            True,
            minimum=0 if drafts else 1,
        ),
        Column(
            "source_ids",
            "string",
            "All sources behind the swap (sources.csv), copies included; a ; list.",
            _source_ids,
            (),
            True,
            _SOURCES,
        ),
        Column("curated_by", "string", "Who coded it.", lambda row: row.swap.record.curated_by, (), True),
        Column("verified_by", "string", "Who signed it off.", lambda row: row.swap.record.verified_by, (), True),
        Column(
            "verified_on", "datetime", "When it was verified, UTC.", lambda row: row.swap.record.verified_on, (), True
        ),
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
