"""Words of an article on their way by the mouse: how a stretch is carried from a page to a field of the form."""

from typing import NamedTuple

from PySide6.QtCore import QMimeData

QUOTE_TYPE = "application/x-swapcurator-quote"
"""What a stretch of an article is dragged as: "article start end", the places in code points, ASCII."""


class Dragged(NamedTuple):
    """A stretch of an article, in code points: two articles may be open, and words come from either."""

    article: int
    start: int
    end: int


def carrying(dragged: Dragged, words: str) -> QMimeData:
    """A stretch as a field of the form takes it, its words for everybody else."""
    mime = QMimeData()
    mime.setData(QUOTE_TYPE, " ".join(map(str, dragged)).encode("ascii"))
    mime.setText(words)
    return mime


def dragged_in(mime: QMimeData) -> Dragged | None:
    """The stretch that is dragged; None when it is something else."""
    parts = bytes(mime.data(QUOTE_TYPE).data()).split() if mime.hasFormat(QUOTE_TYPE) else []
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    found = Dragged(*map(int, parts))
    return found if found.start < found.end else None
