"""Whether a desk's file is whole: SQLite reads every page and row to know it, a tenth of a second for a large desk.

The rules of single rows (CHECK: no NUL in a text, no quote that ends before it begins) are left to `db.check`: they
take longer than all the rest, and SQLite stores no row that breaks one.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
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
            with faults_told(self._path), _without_checks(self._connection) as connection:
                self._found = [line for (line,) in connection.execute("PRAGMA quick_check(3)").fetchall()]
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


@contextmanager
def _without_checks(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Nothing may be written meanwhile: it would be stored unchecked."""
    connection.execute("PRAGMA ignore_check_constraints=ON").close()
    try:
        yield connection
    finally:
        connection.execute("PRAGMA ignore_check_constraints=OFF").close()
