"""Figures of an article that a person put aside, each with its reason. Source: CODEBOOK "reasons to dismiss"."""

from enum import StrEnum
from typing import NewType

from curator.model import ArticleId
from curator.values import value

DismissalId = NewType("DismissalId", int)


class DismissReason(StrEnum):
    """Why a figure is no part of a swap's record."""

    HELD_NOT_EXCHANGED = "held_not_exchanged"
    CUMULATIVE = "cumulative"
    PLANNED = "planned"
    OTHER_EVENT = "other_event"
    CASUALTIES_OR_DEPORTATIONS = "casualties_or_deportations"
    NOT_PEOPLE = "not_people"
    DATE_OF_SOMETHING_ELSE = "date_of_something_else"
    BOILERPLATE = "boilerplate"
    REPEATED_TEXT = "repeated_text"
    OTHER = "other"


@value
class Dismissal:
    """One figure put aside: where it stands in its article (code points, end exclusive), why, by whom and when."""

    id: DismissalId
    article: ArticleId
    start: int
    end: int
    reason: DismissReason
    by: str
    on: str
