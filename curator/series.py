"""The series in which exchanges are counted beside the official one, and the place of a swap in each.

Sources count differently: one calls an exchange the 54th of the war, another the ninth of the year, a third the
seventeenth that a mediator brought about. Each of these runs in the order of days by itself. Source: CODEBOOK
"ordinal, ordinal_scope".
"""

from collections.abc import Iterable

from curator.agreement import adoptable
from curator.model import Claim, OrdinalScope, SwapSummary

OFFICIAL = str(OrdinalScope.OFFICIAL_SERIES)
"""The key of the official series; that of a year is "calendar_year 2024", of a mediator "mediator_series Turkey"."""


def places_beside(ordinals: Iterable[Claim], start: str, end: str, mediators: str) -> str:
    """Which place a swap has in which series beside the official one, a line each: "calendar_year 2024=9".

    `start` and `end` are the first and last ISO day of the swap. A year counts where both lie in it, a mediator where
    it is the only one: else nobody knows which series is meant. Sources that count the same series differently give
    no place in it.
    """
    year = start[:4] if start[:4] == end[:4] else ""
    told: dict[str, set[str]] = {}
    names = {OrdinalScope.CALENDAR_YEAR: year, OrdinalScope.MEDIATOR_SERIES: "" if ";" in mediators else mediators}
    for claim in ordinals:
        name = names.get(claim.scope) if claim.scope is not None else None
        if name and claim.value and claim.value.isdigit() and adoptable(claim):
            told.setdefault(f"{claim.scope} {name}", set()).add(claim.value)
    return "\n".join(f"{key}={values.pop()}" for key, values in sorted(told.items()) if len(values) == 1)


def places(summary: SwapSummary) -> dict[str, int]:
    """The place of a swap in every series that is known of it, by the key of the series; the official one first."""
    found = {} if summary.ordinal is None else {OFFICIAL: summary.ordinal}
    for line in filter(None, summary.series.split("\n")):
        key, _, number = line.rpartition("=")
        found[key] = int(number)
    return found


def series_in_words(key: str) -> str:
    """What follows an ordinal to say in which series it counts: "", " of 2024", " that Turkey mediated"."""
    scope, _, name = key.partition(" ")
    match scope:
        case OrdinalScope.CALENDAR_YEAR:
            return f" of {name}"
        case OrdinalScope.MEDIATOR_SERIES:
            return f" that {name} mediated"
        case _:
            return ""
