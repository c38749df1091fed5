"""legs.csv: who was returned from whom to whom, a row for each leg and category. Source: CODEBOOK "legs.csv"."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from curator.agreement import SPANNING
from curator.columns import COLUMNS
from curator.exporting.data import Selection
from curator.exporting.table import ExportColumn, ForeignKey, Table, number
from curator.legs import leg_of
from curator.model import Category, ClaimField, CountState, Side
from curator.swaps import Swap


class LegRow(NamedTuple):
    """A count returned to one of the desk's sides, or a leg of other parties."""

    swap_code: str
    source: str
    target: str
    category: Category
    best: int | None
    low: int | None
    high: int | None
    state: CountState | None


Column = ExportColumn[LegRow]

_COUNTS = tuple(column for column in COLUMNS if column.field is ClaimField.COUNT)


def leg_rows(selection: Selection) -> Iterator[LegRow]:
    """By swap; first to side a, then to side b (totals always, parts where there is one), then the other legs."""
    names = {Side.A: selection.sides[0].name, Side.B: selection.sides[1].name}
    for swap in selection.swaps:
        yield from _of_the_sides(swap, names)
        yield from _of_others(swap, set(names.values()))


def _of_the_sides(swap: Swap, names: dict[Side, str]) -> Iterator[LegRow]:
    for column in _COUNTS:
        value = swap.values[column.name]
        if column.category is not Category.TOTAL and value.state is None and value.number is None:
            continue
        there, back = column.side, Side.B if column.side is Side.A else Side.A
        yield LegRow(
            swap.record.code,
            names[back],
            names[there],
            column.category,
            value.number,
            value.low,
            value.high,
            value.state,
        )


def _of_others(swap: Swap, sides: set[str]) -> Iterator[LegRow]:
    """A leg of the two sides has its row already; earlier versions took one for another leg: its claim stays one."""
    said: dict[tuple[str, str, Category], list[tuple[int, int]]] = {}
    for claim in swap.values["other_legs"].adopted:
        if claim.value:
            leg = leg_of(claim.value)
            exact = claim.qualifier in SPANNING
            spans = said.setdefault((leg.source, leg.target, leg.category), [])
            spans += [(leg.low, leg.high)] if exact else []
    for (source, target, category), spans in said.items():
        if {source, target} == sides:
            continue
        low, high = (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else (None, None)
        best = low if low == high else None
        state = CountState.STATED if best is not None else CountState.DISPUTED if len(set(spans)) > 1 else None
        yield LegRow(swap.record.code, source, target, category, best, low, high, state)


def _words(name: str) -> Callable[[Sequence[LegRow]], Iterator[str]]:
    return partial(map, attrgetter(name))


def _numbers(name: str) -> Callable[[Sequence[LegRow]], Iterator[str]]:
    of_row = attrgetter(name)
    return lambda rows: map(number, map(of_row, rows))


LEGS: Table[LegRow] = Table(
    "legs",
    "Legs",
    "One row per leg and category: living people returned from one party to another. The two legs between the desk's "
    "sides are those of swaps.csv; the others have no column there.",
    (
        Column("swap_id", "string", "The swap it belongs to (swaps.csv).", _words("swap_code"), (), True),
        Column("from", "string", "Who returned them.", _words("source"), (), True),
        Column("to", "string", "To whom they were returned.", _words("target"), (), True),
        Column("category", "string", "Who they are.", _words("category"), Category, True),
        Column("best", "integer", "The adopted number; blank is not 0.", _numbers("best"), minimum=0),
        Column("low", "integer", "The lowest exact claim.", _numbers("low"), minimum=0),
        Column("high", "integer", "The highest exact claim.", _numbers("high"), minimum=0),
        Column(
            "state",
            "string",
            "Where the number comes from, or why there is none.",
            lambda rows: [row.state or "" for row in rows],
            CountState,
        ),
    ),
    primary_key=("swap_id", "from", "to", "category"),
    foreign_keys=(ForeignKey("swap_id", "swaps", "swap_id"),),
)
