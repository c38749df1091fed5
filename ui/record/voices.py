"""Who says what: the claims of a swap as a table of fields by voices, with the fields that differ first."""

from collections.abc import Callable, Mapping

from curator.columns import COLUMNS
from curator.model import Article, ArticleId, Claim
from curator.swaps import Swap
from curator.values import value
from ui.words import tr


@value
class Said:
    """One claim on a column, and whether the column takes it."""

    column: str
    claim: Claim
    adopted: bool


@value
class Table:
    """Rows and columns of the grid with what stands where they meet."""

    rows: tuple[str, ...]
    """Columns of the swap that have claims, those that differ first."""
    voices: tuple[str, ...]
    said: Mapping[tuple[str, str], tuple[Said, ...]]


def table_of(swap: Swap, articles: Mapping[ArticleId, Article], *, by_source: bool = False) -> Table:
    """The claims of a swap by field and voice, voices in the order they were heard.

    A voice is who says it with who prints it, or (`by_source`) who prints it alone. A voice that contradicts itself on
    a field gets a second column, so that each value can be adopted.
    """
    named = _source if by_source else _voice
    differing = swap.disputed
    others = [c.name for c in COLUMNS if swap.values[c.name].claims and c.name not in differing]
    voices: dict[str, None] = {}
    said: dict[tuple[str, str], tuple[Said, ...]] = {}
    for name in (*differing, *others):
        value = swap.values[name]
        for claim in value.claims:
            voice = _free_voice(claim, name, said, lambda claim: named(claim, articles))
            voices.setdefault(voice)
            said[name, voice] = (*said.get((name, voice), ()), Said(name, claim, claim in value.adopted))
    return Table((*differing, *others), tuple(voices), said)


def other_side(swap: Swap, column: str, claim: Claim) -> Claim | None:
    """The claim to hold against another on the same column: the adopted one, else the first that says otherwise.

    Where nobody says otherwise, one from another article; None where there is none with a quote.
    """
    value = swap.values[column]
    others = [other for other in (*value.adopted, *value.claims) if other.quotes and other.id != claim.id]
    said = (claim.value, claim.qualifier)
    against = (other for other in others if (other.value, other.qualifier) != said)
    elsewhere = (other for other in others if claim.quotes and other.quotes[0].article != claim.quotes[0].article)
    return next(against, None) or next(elsewhere, None)


def _free_voice(
    claim: Claim, column: str, said: Mapping[tuple[str, str], tuple[Said, ...]], named: Callable[[Claim], str]
) -> str:
    """The voice's column in which nothing else than this value stands yet."""
    voice = named(claim)
    name, n = voice, 1
    while any(
        (one.claim.value, one.claim.qualifier) != (claim.value, claim.qualifier) for one in said.get((column, name), ())
    ):
        n += 1
        name = f"{voice} ({n})"
    return name


def _voice(claim: Claim, articles: Mapping[ArticleId, Article]) -> str:
    """Who says it and who prints it, as the head of a column."""
    return " · ".join(dict.fromkeys(part for part in (claim.claimant, _source(claim, articles)) if part))


def _source(claim: Claim, articles: Mapping[ArticleId, Article]) -> str:
    """Who prints it."""
    article = articles.get(claim.quotes[0].article) if claim.quotes else None
    return (article.publisher or article.name) if article is not None else tr("by hand")
