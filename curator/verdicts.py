"""What a reviewer said of a field where it was not simply right: that it is wrong, unclear, or for later."""

from enum import StrEnum

from curator.values import value


class VerdictKind(StrEnum):
    """The three answers of a review beside "right", which is a `FieldCheck`."""

    WRONG = "wrong"
    UNCLEAR = "unclear"
    LATER = "later"


@value
class Verdict:
    """A reviewer's word on one column; it is about what stood there, so it holds while the fingerprint stays."""

    column: str
    kind: VerdictKind
    fingerprint: str
    by: str
    on: str
