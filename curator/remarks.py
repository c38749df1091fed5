"""Notes and questions that hang on a field of a swap, or on the swap as a whole."""

from enum import StrEnum
from typing import NewType

from curator.model import SwapId
from curator.values import value

RemarkId = NewType("RemarkId", int)


class RemarkKind(StrEnum):
    """A note says something; a question wants an answer and is open until it has one."""

    NOTE = "note"
    QUESTION = "question"


@value
class Remark:
    """What a person wrote beside the record; never part of a value. Times are ISO 8601 in UTC."""

    id: RemarkId
    swap: SwapId
    column: str
    """The column it hangs on; "" for the swap as a whole."""
    kind: RemarkKind
    text: str
    by: str
    on: str
    answer: str = ""
    answered_by: str = ""
    answered_on: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody is still waited for: a question without an answer."""
        return self.kind is RemarkKind.QUESTION and not self.answered_on
