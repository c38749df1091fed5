"""claims.csv: every claim of the exported swaps, adopted or not. Columns: CODEBOOK "claims.csv"."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from curator.exporting.data import Selection, claim_id, source_id
from curator.exporting.table import ExportColumn, ForeignKey, Table, number
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


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One quote of a claim, or a claim typed by hand that has none."""

    claim: Claim
    quote: Quote | None
    swap_code: str
    adopted: bool


Column = ExportColumn[ClaimRow]


def claim_rows(selection: Selection) -> list[ClaimRow]:
    """One row per claim and quote, by the date of the swap, its id, the claim's id and the quotes' own order.

    A claim with several quotes has several rows with the same claim_id, so that no quote is left out.
    """
    rows: list[ClaimRow] = []
    for swap in selection.swaps:
        adopted = {claim.id for value in swap.values.values() for claim in value.adopted}
        for claim in sorted(swap.claims, key=lambda claim: claim.id):
            rows += [
                ClaimRow(claim, quote, swap.record.code, claim.id in adopted) for quote in (claim.quotes or (None,))
            ]
    return rows


def _of(name: str) -> Callable[[ClaimRow], str]:
    """A cell with an attribute of the claim that is text already."""
    return attrgetter(f"claim.{name}")


def _in_quote(name: str) -> Callable[[ClaimRow], str]:
    """A cell with an attribute of the quote; blank for a claim without one."""
    return lambda row: "" if row.quote is None else str(getattr(row.quote, name))


def _field(row: ClaimRow) -> str:
    """A leg of other parties is a count of no side: the codebook has no word of its own for it."""
    return ClaimField.COUNT if row.claim.field is ClaimField.LEG else row.claim.field


def _leg(row: ClaimRow) -> Leg | None:
    return leg_of(row.claim.value) if row.claim.field is ClaimField.LEG and row.claim.value else None


def _category(row: ClaimRow) -> str:
    """Only counts have one; the codebook gives it no meaning on other fields."""
    leg = _leg(row)
    return leg.category if leg else row.claim.category if row.claim.field is ClaimField.COUNT else ""


def _value(row: ClaimRow) -> str:
    leg = _leg(row)
    return leg.number if leg else row.claim.value or ""


def _note(row: ClaimRow) -> str:
    """The curator's; of a leg of other parties also which it is, as no column says that."""
    leg = _leg(row)
    return "; ".join(filter(None, (f"from {leg.source} to {leg.target}" if leg else "", row.claim.note)))


def _reading(row: ClaimRow) -> str:
    """A claim without a quote is inferred, whatever it was made as (CODEBOOK, "may be verified when")."""
    return row.claim.reading if row.claim.quotes else Reading.INFERRED


_FIELDS = tuple(field.value for field in ClaimField if field is not ClaimField.LEG)
_STATEMENT = (
    Column(
        "claim_id",
        "string",
        "Stable id of the claim; a claim with several quotes has one row for each.",
        lambda row: claim_id(row.claim.id),
        (),
        True,
        "CL-[0-9]{4,}",
    ),
    Column("swap_id", "string", "The swap it is about (swaps.csv).", lambda row: row.swap_code, (), True),
    Column(
        "source_id",
        "string",
        "The article quoted (sources.csv); blank for a value typed by hand.",
        lambda row: "" if row.quote is None else source_id(row.quote.article),
    ),
    Column("field", "string", "What the claim is about.", _field, _FIELDS, True),
    Column("category", "string", "Whom a count counts; blank for other fields.", _category, Category),
    Column("side", "string", "Returned to which side; each: to either of them as many.", _of("side"), Side, True),
    Column("value_text", "string", "The value as written.", _of("value_text")),
    Column(
        "value",
        "string",
        "The value read from the words: digits, EDTF, an enumerated word or a name; low..high for a range.",
        _value,
    ),
    Column("qualifier", "string", "How firmly a number is stated.", _of("qualifier"), Qualifier, True),
    Column("modality", "string", "What the claimant does with the statement.", _of("modality"), Modality, True),
    Column("claimant", "string", "Who says it; not who prints it.", _of("claimant")),
    Column("claimant_type", "string", "What kind of claimant that is.", _of("claimant_type"), ClaimantType, True),
    Column("relayed_by", "string", "Who passed the statement on, if somebody did.", _of("relayed_by")),
    Column("reading", "string", "How far the value is from the words.", _reading, Reading, True),
)
_EVIDENCE = (
    Column("quote", "string", "The exact words; blank for a value typed by hand.", _in_quote("text")),
    Column("prefix", "string", "Up to 32 characters before the quote.", _in_quote("prefix")),
    Column("suffix", "string", "Up to 32 characters after the quote.", _in_quote("suffix")),
    Column(
        "start",
        "integer",
        "Where the quote begins in the stored text, in code points from 0.",
        lambda row: number(row.quote.start if row.quote else None),
        minimum=0,
    ),
    Column(
        "end",
        "integer",
        "Where the quote ends, in code points, exclusive.",
        lambda row: number(row.quote.end if row.quote else None),
        minimum=1,
    ),
    Column(
        "adopted",
        "string",
        "Whether a column of the swap takes this claim's value.",
        lambda row: "yes" if row.adopted else "no",
        ("yes", "no"),
        True,
    ),
    Column("rule", "string", "The rule that suggested it, if it began as a suggestion.", _of("rule")),
    Column("curator", "string", "Who made it.", _of("curator")),
    Column("made_on", "datetime", "When it was made, UTC.", _of("made_on")),
    Column("note", "string", "The curator's note; names the source of a value typed by hand.", _note),
)

CLAIMS: Table[ClaimRow] = Table(
    "claims",
    "Claims",
    "One row per claim and quote: who says what about which field of a swap, in which words; adopted or not.",
    (*_STATEMENT, *_EVIDENCE),
    foreign_keys=(ForeignKey("swap_id", "swaps", "swap_id"), ForeignKey("source_id", "sources", "source_id")),
)
"""Without a primary key: a claim has a row for each quote, and one without a quote has no position."""
