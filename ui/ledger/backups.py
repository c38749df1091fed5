"""The backups of the open desk: made, listed and restored; no acts of the history."""

from collections.abc import Iterator
from pathlib import Path

from curator.backups import Backup
from db.backups import Copying, backup_folder, backups_of, contents, is_shared, restore
from db.check import check_by_parts, examinations
from db.desk import Desk
from db.migrations import NEWEST


class Backups:
    """What keeps the open desk from being lost with its file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return backup_folder(self._desk.path)

    @property
    def apart(self) -> bool:
        """Whether they lie on this machine because the desk's own folder is shared with others."""
        return is_shared(self._desk.path.parent)

    @property
    def left_open(self) -> bool:
        """Whether the program ended without closing the desk when it was open last."""
        return self._desk.left_open

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written where the desk lies."""
        return self._desk.read_only

    @property
    def examinations(self) -> int:
        """How many integrity checks there are."""
        return examinations()

    def faults(self) -> Iterator[tuple[str, ...]]:
        """Every integrity check, one after the other, so that a window may breathe between two."""
        return check_by_parts(self._desk)

    def under_way(self) -> Copying | None:
        """A backup whose `run` may be called in another thread; None where the newest one holds every step."""
        return self._desk.backup_under_way()

    def all(self) -> tuple[Backup, ...]:
        """The backups there are, the newest first."""
        return backups_of(self._desk.path)

    @staticmethod
    def contents(backup: Backup) -> tuple[int, int] | None:
        """How many articles and swaps a backup holds; None where it cannot be read."""
        return contents(backup.path)

    @staticmethod
    def restore(backup: Path, new: Path) -> None:
        """Copy a backup to a new name and check it; DeskRefused in one sentence where that cannot be."""
        restore(backup, new, NEWEST)
