"""A question to the articles: words, what is chosen of each facet, and the order; and what a saved one is."""

import json
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NewType

from curator.errors import InputRefused
from curator.values import value

SearchId = NewType("SearchId", int)


class Facet(StrEnum):
    """What articles are told apart by, beside their words."""

    STATE = "state"
    """A word of `ArticleState`."""
    FIGURES = "figures"
    """A word of `Figures`."""
    DISPUTE = "dispute"
    """"yes" where the article feeds a swap whose claims differ, else "no"."""
    COPY = "copy"
    """"copy" where an article before it is alike, else "original"."""
    PUBLISHER = "publisher"
    """Its name; "" where it is missing."""
    MONTH = "month"
    """Of publication, "2025-05"; "" where the date is missing."""
    LANGUAGE = "language"
    """ISO 639-1; "" where it is not known."""
    CURATOR = "curator"
    """Who made a claim on it."""


class Figures(StrEnum):
    """How far the figures of an article are worked off."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_READ = "not_read"


class Order(StrEnum):
    """In what order articles are listed."""

    USUAL = "usual"
    """The best match first; where nothing is searched for, in the order of import."""
    NEWEST = "newest"
    """By publication, undated ones last."""
    OLDEST = "oldest"
    PUBLISHER = "publisher"
    FIGURES = "figures"
    """Most open figures first, what is not read yet last."""


Chosen = frozenset[tuple[Facet, str]]


@value
class ArticleQuery:
    """One question. An article fits when it has all the words and, of each facet chosen in, one of the values."""

    words: str = ""
    chosen: Chosen = frozenset()
    order: Order = Order.USUAL

    def values(self, facet: Facet) -> frozenset[str]:
        """What is chosen of a facet; empty where any value will do."""
        return frozenset(value for chosen, value in self.chosen if chosen is facet)

    def toggled(self, facet: Facet, value: str) -> "ArticleQuery":
        """The same question with a value chosen, or no longer."""
        return replace(self, chosen=self.chosen ^ {(facet, value)})

    def choosing(self, facet: Facet, *values: str) -> "ArticleQuery":
        """The same question with just these values of a facet."""
        others = frozenset(one for one in self.chosen if one[0] is not facet)
        return replace(self, chosen=others | {(facet, value) for value in values})

    @property
    def plain(self) -> bool:
        """Whether it asks for everything in the usual order."""
        return not self.words.strip() and not self.chosen and self.order is Order.USUAL

    def stored(self) -> str:
        """As JSON, the same for the same question."""
        chosen = {str(facet): sorted(self.values(facet)) for facet in Facet if self.values(facet)}
        return json.dumps({"words": self.words, "chosen": chosen, "order": self.order}, ensure_ascii=False)

    @classmethod
    def read(cls, stored: str) -> "ArticleQuery":
        """Back from JSON; InputRefused when another program wrote it."""
        try:
            found = json.loads(stored)
            chosen = frozenset(
                (Facet(facet), str(value)) for facet, values in found["chosen"].items() for value in values
            )
            return cls(str(found["words"]), chosen, Order(found["order"]))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise InputRefused("The saved search cannot be read; remove it and save it anew.") from error


FacetCounts = Mapping[Facet, Mapping[str, int]]
"""How many articles have each value, of those that fit the words and what is chosen of the other facets."""


@value
class SavedSearch:
    """A question with the name that a person gave it."""

    id: SearchId
    name: str
    query: ArticleQuery
    by: str
    on: str
