"""claims.csv: every claim of the exported swaps, adopted or not. Columns: CODEBOOK "claims.csv"."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from curator.agreement import is_no_number
from curator.exporting.data import Selection, claim_id, source_id
from curator.exporting.table import ExportColumn, ForeignKey, Table
from curator.legs import Leg, leg_of
from curator.model import (
    Category,
    Claim,
    ClaimantType,
    ClaimField,
    Modality,
    Qualifier,
    Quote,
    Reading,
    Side,
)


class ClaimRow(NamedTuple):
    """One quote of a claim, or a claim typed by hand that has none."""

    claim: Claim
    leg: Leg | None
    """The one of other parties that the claim says, if it is about such a leg."""
    quote: Quote | None
    swap_code: str
    adopted: bool


Column = ExportColumn[ClaimRow]
Cells = Callable[[Sequence[ClaimRow]], Iterator[str] | list[str]]


def claim_rows(selection: Selection) -> Iterator[ClaimRow]:
    """One row per claim and quote, by the date of the swap, its id, the claim's id and the quotes' own order.

    A claim with several quotes has several rows with the same claim_id, so that no quote is left out.
    """
    for swap in selection.swaps:
        adopted = {claim.id for value in swap.values.values() for claim in value.adopted}
        for claim in sorted(swap.claims, key=attrgetter("id")):
            leg = leg_of(claim.value) if claim.field is ClaimField.LEG and claim.value else None
            for quote in claim.quotes or (None,):
                yield ClaimRow(claim, leg, quote, swap.record.code, claim.id in adopted)


def _of(name: str) -> Cells:
    """Cells with an attribute of the claim that is text already."""
    return partial(map, attrgetter(f"claim.{name}"))


def _fields(rows: Sequence[ClaimRow]) -> list[str]:
    """A leg of other parties is a count of no side: the codebook has no word of its own for it."""
    fields = map(attrgetter("claim.field"), rows)
    return [ClaimField.COUNT if field is ClaimField.LEG else field for field in fields]


def _categories(rows: Sequence[ClaimRow]) -> list[str]:
    """Only counts have one; the codebook gives it no meaning on other fields."""
    return [
        row.leg.category if row.leg else row.claim.category if row.claim.field is ClaimField.COUNT else ""
        for row in rows
    ]


def _claimed(rows: Sequence[ClaimRow]) -> list[str]:
    return [row.leg.number if row.leg else _read(row.claim) for row in rows]


def _read(claim: Claim) -> str:
    return "" if claim.value is None or is_no_number(claim) else claim.value


def _note(row: ClaimRow) -> str:
    """The curator's; of a leg of other parties also which it is, as no column says that."""
    leg, note = row.leg, row.claim.note
    return "; ".join(filter(None, (f"from {leg.source} to {leg.target}", note))) if leg else note


def _readings(rows: Sequence[ClaimRow]) -> list[str]:
    """A claim without a quote is inferred, whatever it was made as (CODEBOOK, "may be verified when")."""
    return [row.claim.reading if row.quote else Reading.INFERRED for row in rows]


_FIELDS = tuple(field.value for field in ClaimField if field is not ClaimField.LEG)
_STATEMENT = (
    Column(
        "claim_id",
        "string",
        "Stable id of the claim; a claim with several quotes has one row for each.",
        lambda rows: [claim_id(row.claim.id) for row in rows],
        (),
        True,
        "CL-[0-9]{4,}",
    ),
    Column("swap_id", "string", "The swap it is about (swaps.csv).", partial(map, attrgetter("swap_code")), (), True),
    Column(
        "source_id",
        "string",
        "The article quoted (sources.csv); blank for a value typed by hand.",
        lambda rows: [source_id(row.quote.article) if row.quote else "" for row in rows],
    ),
    Column("field", "string", "What the claim is about.", _fields, _FIELDS, True),
    Column(
        "category",
        "string",
        "Whom a count counts; blank for other fields.",
        _categories,
        Category,
    ),
    Column("side", "string", "Returned to which side; each: to either of them as many.", _of("side"), Side, True),
    Column("value_text", "string", "The value as written.", _of("value_text")),
    Column(
        "value",
        "string",
        "The value read from the words: digits, EDTF, an enumerated word or a name; low..high for a range.",
        _claimed,
    ),
    Column("qualifier", "string", "How firmly a number is stated.", _of("qualifier"), Qualifier, True),
    Column("modality", "string", "What the claimant does with the statement.", _of("modality"), Modality, True),
    Column("claimant", "string", "Who says it; not who prints it.", _of("claimant")),
    Column("claimant_type", "string", "What kind of claimant that is.", _of("claimant_type"), ClaimantType, True),
    Column("relayed_by", "string", "Who passed the statement on, if somebody did.", _of("relayed_by")),
    Column("reading", "string", "How far the value is from the words.", _readings, Reading, True),
)
_EVIDENCE = (
    Column(
        "quote",
        "string",
        "The exact words; blank for a value typed by hand.",
        lambda rows: [row.quote.text if row.quote else "" for row in rows],
    ),
    Column(
        "prefix",
        "string",
        "Up to 32 characters before the quote.",
        lambda rows: [row.quote.prefix if row.quote else "" for row in rows],
    ),
    Column(
        "suffix",
        "string",
        "Up to 32 characters after the quote.",
        lambda rows: [row.quote.suffix if row.quote else "" for row in rows],
    ),
    Column(
        "start",
        "integer",
        "Where the quote begins in the stored text, in code points from 0.",
        lambda rows: [str(row.quote.start) if row.quote else "" for row in rows],
        minimum=0,
    ),
    Column(
        "end",
        "integer",
        "Where the quote ends, in code points, exclusive.",
        lambda rows: [str(row.quote.end) if row.quote else "" for row in rows],
        minimum=1,
    ),
    Column(
        "adopted",
        "string",
        "Whether a column of the swap takes this claim's value.",
        lambda rows: ["yes" if row.adopted else "no" for row in rows],
        ("yes", "no"),
        True,
    ),
    Column("rule", "string", "The rule that suggested it, if it began as a suggestion.", _of("rule")),
    Column("curator", "string", "Who made it.", _of("curator")),
    Column("made_on", "datetime", "When it was made, UTC.", _of("made_on")),
    Column(
        "note",
        "string",
        "The curator's note; names the source of a value typed by hand.",
        partial(map, _note),
    ),
)

CLAIMS: Table[ClaimRow] = Table(
    "claims",
    "Claims",
    "One row per claim and quote: who says what about which field of a swap, in which words; adopted or not.",
    (*_STATEMENT, *_EVIDENCE),
    foreign_keys=(ForeignKey("swap_id", "swaps", "swap_id"), ForeignKey("source_id", "sources", "source_id")),
)
"""Without a primary key: a claim has a row for each quote, and one without a quote has no position."""
