"""Whether a desk's file is whole: SQLite reads every page to know it, a quarter of a second for a large desk."""

from contextlib import closing
from threading import Thread

from curator.errors import DeskLost
from db.connection import Connection, faults_told


class Wholeness:
    """The check of a whole file, in a thread of its own: while SQLite reads, the program can load what is needed next.

    Whoever asks the connection something meanwhile waits until the check is done.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection.raw
        self._path = connection.path
        self._found: list[str] = []
        self._fault: Exception | None = None
        self._reader = Thread(target=self._read, name="wholeness")
        self._reader.start()

    def _read(self) -> None:
        try:
            with faults_told(self._path), closing(self._connection.execute("PRAGMA quick_check(3)")) as cursor:
                self._found = [line for (line,) in cursor]
        except Exception as fault:  # noqa: BLE001 - raised again by `assure`, in the thread that wants to know
            self._fault = fault

    def finish(self) -> None:
        """Wait until nothing reads any more."""
        self._reader.join()

    def assure(self) -> None:
        """Wait for the check; DeskLost when the file is damaged."""
        self.finish()
        if self._fault is not None:
            raise self._fault
        if self._found != ["ok"]:
            raise DeskLost(f"{self._path} is damaged: keep the file and go back to a backup.")
