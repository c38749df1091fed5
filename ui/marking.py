"""The marks of the quotes in an article: one for each, in the colours of the columns that its claim feeds."""

from functools import lru_cache

from curator.columns import columns_of
from curator.model import ArticleId, Category, Claim, ClaimField, ClaimId, Party, Side
from curator.wording import value_in_words
from ui.reader.marks import Mark
from ui.workspace import Workspace


class Marking:
    """Makes marks from claims, those of one article once as long as its claims stay as they are."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._article: ArticleId | None = None
        self._made: dict[ClaimId, tuple[Claim, tuple[Mark, ...]]] = {}
        """The marks of that article by claim, with the claim they were made from."""

    def forget(self) -> None:
        """What marks say may be worded otherwise now: they name the sides."""
        self._made = {}

    def of_article(self, article: ArticleId) -> list[Mark]:
        """The marks of all claims with a quote in an article."""
        kept = self._made if article == self._article else {}
        sides, found = self._workspace.sides, {}
        for claim in self._workspace.claims_in(article):
            made = kept.get(claim.id)
            if made is None or made[0] is not claim:
                made = claim, marks_of(claim, article, sides)
            found[claim.id] = made
        self._article, self._made = article, found
        return [mark for _, marks in found.values() for mark in marks]


def marks_of(claim: Claim, article: ArticleId, sides: tuple[Party, Party]) -> tuple[Mark, ...]:
    """A mark for each quote of a claim in an article; what it says is worked out once a claim."""
    hues, names = _hues_and_names(claim.field, claim.side, claim.category, (sides[0].name, sides[1].name))
    tip = f"{names}: {value_in_words(claim, sides)}\n{claim.claimant}"
    return tuple(
        Mark(claim.id, quote.start, quote.end, hues, tip) for quote in claim.quotes if quote.article == article
    )


@lru_cache
def _hues_and_names(
    field: ClaimField, side: Side, category: Category, sides: tuple[str, str]
) -> tuple[tuple[str, ...], str]:
    """The colours of the columns that a claim feeds, and what they are called; asked for a thousand marks at once."""
    columns = columns_of(field, side, category)
    hues = tuple(dict.fromkeys(column.hue for column in columns))
    return hues, " / ".join(column.in_full(sides) for column in columns)
