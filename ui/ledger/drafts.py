"""The drafts of the open desk: what is typed and not given yet, so that a killed program loses seconds of it."""

from collections.abc import Mapping

from curator.errors import NotSaved
from db.desk import Desk


class Drafts:
    """Words by the place they are typed into; gathered here and written together."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: dict[str, str] = {}
        self.left: dict[str, str] = dict(desk.drafts.every())
        """What an earlier session left, as far as nobody has given or dropped it yet."""

    def note(self, place: str, text: str) -> None:
        """What stands in a place now; "" when it was given or dropped. Written with the next `write`."""
        # NUL would hide the rest from SQLite, and half a letter cannot be stored.
        self._waiting[place] = text.replace("\0", "").encode("utf-8", "ignore").decode()
        self.left.pop(place, None)

    def write(self) -> None:
        """Write what was noted. NotSaved when the disk refuses; it is then tried again with the next."""
        waiting, self._waiting = self._waiting, {}
        try:
            if waiting:
                self._desk.drafts.keep(waiting)
        except NotSaved:
            self._waiting = waiting | self._waiting
            raise


def offered(left: Mapping[str, str], place: str, shown: str) -> str:
    """What is to be offered again in a place that shows something; "" for nothing."""
    found = left.get(place, "")
    return "" if found.strip() == shown.strip() else found
