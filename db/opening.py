"""A desk on its way. Loads only what begins to read the file: the rest of the desk is loaded while it is read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from curator.errors import CuratorError, DeskRefused, NotSaved
from db.connection import Connection, may_be_written, sniff
from db.migrations import NEWEST, assure_schema, migrate, version
from db.wholeness import Wholeness

if TYPE_CHECKING:
    from db.desk import Desk


class Opening:
    """A desk on its way: its file is read through in a thread, while the program loads the rest of itself."""

    def __init__(self, path: Path) -> None:
        """Take the file and begin to read it; what refuses it is told by `desk`."""
        self._connection: Connection | None = None
        self._whole: Wholeness | None = None
        self._refused: CuratorError | None = None
        try:
            self._begin(path)
        except CuratorError as fault:
            self._refused = fault
            self.give_back()
        except BaseException:
            self.give_back()
            raise

    def _begin(self, path: Path) -> None:
        place = placed(path)
        sniff(place, NEWEST)
        self._connection = Connection(place, read_only=not may_be_written(place))
        assure_schema(self._connection)
        self._whole = Wholeness(self._connection)

    def desk(self) -> "Desk":
        """The desk, once its file was read; DeskRefused, in one sentence and with no byte changed, when it must not be.

        To be asked once.
        """
        if self._refused is not None:
            raise self._refused
        if self._connection is None or self._whole is None:
            raise RuntimeError("the desk was given back, or is open already")
        from db.desk import Desk  # the file is read meanwhile

        try:
            self._whole.assure()
            _bring_up(self._connection)
            desk = Desk(self._connection)
        except BaseException:
            self.give_back()
            raise
        self._connection = None
        return desk

    def give_back(self) -> None:
        """Let go of the file where nobody asked for the desk."""
        if self._whole is not None:
            self._whole.finish()
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _bring_up(connection: Connection) -> None:
    """Bring an older file to the format of this program."""
    if version(connection) < NEWEST:
        if connection.read_only:
            raise DeskRefused(
                f"{connection.path} is of an older format and in a place that cannot be written: copy the desk to a"
                " folder of your own and open that."
            )
        _migrate(connection)
        assure_schema(connection)
        Wholeness(connection).assure()


def _migrate(connection: Connection) -> None:
    """Back an older file up and bring it to the format of this program, or leave it as it is: DeskRefused."""
    from db import backups  # seldom needed before the file is read
    from db import swaps as stored_swaps

    try:
        backups.back_up(connection)
        migrate(connection, then=partial(stored_swaps.refresh_all, connection))
    except NotSaved as fault:
        raise DeskRefused(f"{connection.path} is of an older format and stays as it is. {fault}") from fault


def placed(path: Path) -> Path:
    """The file itself, so that every way to it meets the same lock file."""
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise DeskRefused(f"{path} leads nowhere: check the name.") from error
