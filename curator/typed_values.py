"""Values typed by hand, without a quote: taken only in the form of their column, and plainly marked as unsourced.

Source: CODEBOOK "A swap may be verified when" (a typed value needs a note naming its source before it is verified).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from curator.columns import BY_NAME
from curator.countries import one_name
from curator.dates import read_date
from curator.edtf import UNKNOWN, edtf_bounds, spoken_edtf
from curator.errors import InputRefused
from curator.legs import leg_of, why_no_other
from curator.model import (
    Category,
    Claim,
    ClaimField,
    ClaimId,
    ConfirmedBy,
    DateBasis,
    DatePrecision,
    EventType,
    OrdinalScope,
    Party,
    Qualifier,
    Reading,
    Side,
    Status,
    SwapId,
)
from curator.numbers import find_numbers
from curator.ordinals import deal_name
from curator.text import clipped

MOST_PEOPLE = 1_000_000
"""No swap is larger; a larger number is a slip of the hand."""
MOST_SWAPS = 10_000
"""No series is longer."""
LONGEST = 200
"""Code points of a typed name."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """The value of what was typed, in canonical text."""

    value: str | None
    qualifier: Qualifier = Qualifier.EXACT
    precision: DatePrecision | None = None
    scope: OrdinalScope | None = None


def typed(target: str, text: str, sides: tuple[Party, Party], note: str) -> Claim:
    """Make a claim of a value typed by hand; no quote, reading inferred.

    `target` is a column's name or "each". Raises InputRefused in one sentence when the text is no value of the
    column, ValueError for a target that does not exist.
    """
    field, side, category = _aim(target)
    words = " ".join(text.split())
    if not words:
        raise InputRefused("Nothing was typed; type a value, or leave the field as it is.")
    read = _READERS[field](words, sides)
    return Claim(
        id=ClaimId(0),
        swap=SwapId(0),
        field=field,
        value_text=words,
        value=read.value,
        category=category,
        side=side,
        qualifier=read.qualifier,
        reading=Reading.INFERRED,
        basis=DateBasis.OTHER_SOURCE if field is ClaimField.DATE else None,
        precision=read.precision,
        scope=read.scope,
        explanation=_explained(field, read),
        note=note.strip(),
    )


def _aim(target: str) -> tuple[ClaimField, Side, Category]:
    if target == "each":
        return ClaimField.COUNT, Side.EACH, Category.TOTAL
    column = BY_NAME.get(target)
    if column is None:
        raise ValueError(f"there is no column {target!r}")
    return column.field, column.side, column.category


def _explained(field: ClaimField, read: _Typed) -> str:
    if field is ClaimField.DATE and read.value is not None:
        return f"typed by hand → {spoken_edtf(read.value)}"
    return "typed by hand, no quote"


def _count(words: str, _sides: tuple[Party, Party]) -> _Typed:
    """Digits, "90..100", or a number with its hedge as a text would say it."""
    ends = re.fullmatch(r"(\d[\d,. \u00a0\u202f]*?)\s*(?:\.\.|[-–—]|to)\s*(\d[\d,. \u00a0\u202f]*)", words)
    if ends:
        low, high = (_whole(part) for part in ends.groups())
        if low > high:
            raise InputRefused(f"“{words}” ends below where it begins; type the lower number first.")
        return _Typed(f"{low}..{high}", Qualifier.RANGE)
    if words.casefold() in ("none", "0", "zero", "no"):
        return _Typed("0", Qualifier.NONE if words.casefold() in ("none", "no") else Qualifier.EXACT)
    if words.casefold() in ("some", "unknown number"):
        return _Typed(None, Qualifier.SOME)
    if re.fullmatch(r"[+-]?[\d,. \u00a0\u202f'’]+", words):
        return _Typed(str(_whole(words)))
    numbers = find_numbers(words)
    one = numbers[0] if len(numbers) == 1 else None
    hedge = r"[^\W\d]*(?:\s[^\W\d]+){0,3}\s?|[~≈<>≥≤]\s?"
    if one is None or one.ordinal or one.value is None or not re.fullmatch(f"(?:{hedge})", words[: one.start]):
        raise InputRefused(f"“{clipped(words)}” is no number of people; type digits like 390, or a range like 90..100.")
    if one.qualifier is Qualifier.EXACT and (words[: one.start] + words[one.end :]).strip(" +"):
        raise InputRefused(f"“{clipped(words)}” is no number of people; type digits like 390, or a range like 90..100.")
    return _Typed(str(_whole(str(one.value))), one.qualifier)


def _whole(digits: str) -> int:
    """Digits with thousands separators as a number from 0 to MOST_PEOPLE."""
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", digits.strip())
    if not re.fullmatch(r"\d+|\d{1,3}(?:([,.])\d{3})(?:\1\d{3})*", bare, re.ASCII):
        raise InputRefused(f"“{clipped(digits)}” is no whole number; type digits like 390.")
    number = int(re.sub(r"\D", "", bare)[:12])
    if number > MOST_PEOPLE:
        raise InputRefused(f"“{clipped(digits)}” is more than {MOST_PEOPLE:,}; check the number.")
    return number


def _date(words: str, _sides: tuple[Party, Party]) -> _Typed:
    """EDTF, "unknown", or a date in words that needs no publication date."""
    if words.casefold() in ("unknown", UNKNOWN.casefold(), "?"):
        return _Typed(UNKNOWN, precision=DatePrecision.UNKNOWN)
    try:
        return _Typed(words, precision=edtf_bounds(words)[2])
    except ValueError:
        read = read_date(words, None)  # not EDTF: words like "23 May 2025"
    if read.edtf is None:
        raise InputRefused(f"“{clipped(words)}” is no full date; type 2025-05-23, 2025-05, 2025 or unknown.")
    return _Typed(read.edtf, precision=read.precision)


def _ordinal(words: str, _sides: tuple[Party, Party]) -> _Typed:
    return replace(_small_number(words, "an ordinal like 54 or 54th", MOST_SWAPS), scope=OrdinalScope.OFFICIAL_SERIES)


def _stage(words: str, _sides: tuple[Party, Party]) -> _Typed:
    return _small_number(words, "a stage like 1", 1000)


def _small_number(words: str, like: str, most: int) -> _Typed:
    numbers = find_numbers(words)
    one = numbers[0] if len(numbers) == 1 and numbers[0].text == words else None
    if one is None or one.value is None or not 0 < one.value <= most:
        raise InputRefused(f"“{clipped(words)}” is not {like}; type a number from 1 to {most:,}.")
    return _Typed(str(one.value))


def _of(kinds: type[Status] | type[EventType]) -> Callable[[str, tuple[Party, Party]], _Typed]:
    def read(words: str, _sides: tuple[Party, Party]) -> _Typed:
        wanted = re.sub(r"[\s-]+", "_", words.casefold())
        for kind in kinds:
            if kind.value == wanted:
                return _Typed(kind.value)
        allowed = ", ".join(kind.value.replace("_", " ") for kind in kinds)
        raise InputRefused(f"“{clipped(words)}” is none of: {allowed}.")

    return read


def _confirmed_by(words: str, sides: tuple[Party, Party]) -> _Typed:
    """The word of the codebook, or the name of a side."""
    plain = words.casefold()
    names = {
        sides[0].name.casefold(): ConfirmedBy.A,
        sides[1].name.casefold(): ConfirmedBy.B,
        "both sides": ConfirmedBy.BOTH,
        "third party": ConfirmedBy.THIRD_PARTY,
        "a third party": ConfirmedBy.THIRD_PARTY,
        "nobody": ConfirmedBy.NONE,
        **{by.value: by for by in ConfirmedBy},
    }
    if plain not in names:
        raise InputRefused(f"“{clipped(words)}” is none of: {sides[0].name}, {sides[1].name}, both, third party, none.")
    return _Typed(names[plain])


def _name(words: str, _sides: tuple[Party, Party]) -> _Typed:
    if len(words) > LONGEST:
        raise InputRefused(f"A name has at most {LONGEST} characters; this one has {len(words)}.")
    return _Typed(words)


def _list_name(words: str, sides: tuple[Party, Party]) -> _Typed:
    """One name of a `;` list; a `;` in it would make two of one."""
    if ";" in words:
        raise InputRefused("Type one name at a time, without “;”.")
    return _name(one_name(words) or words, sides)


def _deal(words: str, sides: tuple[Party, Party]) -> _Typed:
    return _name(deal_name(words) or words, sides)


def _leg(words: str, sides: tuple[Party, Party]) -> _Typed:
    try:
        leg = leg_of(words)
    except ValueError:
        raise InputRefused(f"“{clipped(words)}” is no leg; type it like 52 from Belarus to Lithuania.") from None
    if refusal := why_no_other(leg, sides):
        raise InputRefused(refusal)
    return _Typed(str(leg))


_READERS: dict[ClaimField, Callable[[str, tuple[Party, Party]], _Typed]] = {
    ClaimField.COUNT: _count,
    ClaimField.BODIES: _count,
    ClaimField.DATE: _date,
    ClaimField.ORDINAL: _ordinal,
    ClaimField.STAGE: _stage,
    ClaimField.STATUS: _of(Status),
    ClaimField.EVENT_TYPE: _of(EventType),
    ClaimField.CONFIRMED_BY: _confirmed_by,
    ClaimField.DEAL: _deal,
    ClaimField.PLACE: _name,
    ClaimField.TRANSIT_PLACE: _name,
    ClaimField.MEDIATOR: _list_name,
    ClaimField.FACILITATOR: _list_name,
    ClaimField.TOTAL_REPORTED: _name,
    ClaimField.LEG: _leg,
}
