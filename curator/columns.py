"""The columns of a swap in one table: what the form shows, what claims feed it, what the CSV calls it.

Source: CODEBOOK "swaps.csv". A column is one slot of a swap; `to_a` is the count returned to side a.
"""

from functools import cache

from curator.model import Category, ClaimField, Side
from curator.values import value


@value
class Column:
    """One slot of a swap and the claims that feed it."""

    name: str
    label: str
    """For people; {a} and {b} stand for the desk's sides."""
    group: str
    """One of GROUPS."""
    hue: str
    """Which colour of the theme its marks have."""
    field: ClaimField
    side: Side = Side.NONE
    category: Category = Category.TOTAL
    many: bool = False
    """True for `;` lists: every asserted claim adds a value."""
    required: bool = False

    def named(self, sides: tuple[str, str]) -> str:
        """The label with the desk's sides put in."""
        return self.label.format(a=sides[0], b=sides[1])

    def in_full(self, sides: tuple[str, str]) -> str:
        """The label where nothing around it says the side: "Women to Ukraine"."""
        if self.side is Side.NONE or "{" in self.label:
            return self.named(sides)
        return f"{self.label} to {sides[0 if self.side is Side.A else 1]}"


GROUPS = ("What happened", "Returned to {a}", "Returned to {b}", "Where and through whom", "Number and deal")
"""The groups of the form, in order."""

_PARTS = tuple(c for c in Category if c is not Category.TOTAL)


def _counts(side: Side) -> list[Column]:
    name, group = f"to_{side}", GROUPS[1 if side is Side.A else 2]
    total = Column(name, f"Returned to {{{side}}}", group, name, ClaimField.COUNT, side, required=True)
    parts = [
        Column(f"{name}_{part}", part.value.capitalize(), group, name, ClaimField.COUNT, side, part) for part in _PARTS
    ]
    bodies = Column(f"bodies_{name}", "Bodies", group, name, ClaimField.BODIES, side)
    return [total, *parts, bodies]


COLUMNS: tuple[Column, ...] = (
    Column("date", "Date", GROUPS[0], "date", ClaimField.DATE, required=True),
    Column("status", "Status", GROUPS[0], "status", ClaimField.STATUS, required=True),
    Column("event_type", "Kind of event", GROUPS[0], "status", ClaimField.EVENT_TYPE, required=True),
    Column("confirmed_by", "Confirmed by", GROUPS[0], "status", ClaimField.CONFIRMED_BY, required=True),
    *_counts(Side.A),
    *_counts(Side.B),
    Column("total_reported", "Total as published", GROUPS[4], "total", ClaimField.TOTAL_REPORTED),
    Column("place", "Place", GROUPS[3], "place", ClaimField.PLACE),
    Column("transit_place", "Taken next to", GROUPS[3], "place", ClaimField.TRANSIT_PLACE),
    Column("mediators", "Mediators", GROUPS[3], "mediator", ClaimField.MEDIATOR, many=True),
    Column("facilitators", "Facilitators", GROUPS[3], "mediator", ClaimField.FACILITATOR, many=True),
    Column("ordinal", "Ordinal", GROUPS[4], "ordinal", ClaimField.ORDINAL),
    Column("deal", "Deal", GROUPS[4], "deal", ClaimField.DEAL),
    Column("stage", "Stage", GROUPS[4], "deal", ClaimField.STAGE),
    Column("other_legs", "Other legs", GROUPS[4], "total", ClaimField.LEG, many=True),
)
"""Every column that claims can feed, in the order of the form."""

BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}


@cache
def columns_of(field: ClaimField, side: Side, category: Category) -> tuple[Column, ...]:
    """The columns that a claim on this field, side and category feeds: two for a count of each side."""
    return tuple(
        column
        for column in COLUMNS
        if column.field is field
        and column.side in (side, Side.NONE, *((Side.A, Side.B) if side is Side.EACH else ()))
        and (field is not ClaimField.COUNT or column.category is category)
    )
