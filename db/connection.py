"""The one connection to a desk file: what is opened, what is refused, how it is locked, how faults are told.

Source of the policy: RELIABILITY 3.1. One process, one connection, one thread; SQLite's exclusive lock is the truth
about who has the desk, the file `NAME.lock` beside it only says who that is.
"""

import gc
import hashlib
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from operator import attrgetter
from pathlib import Path
from time import thread_time
from traceback import clear_frames
from typing import Any, TypeVar

from peewee import PeeweeException, SqliteDatabase

from curator.errors import CuratorError, DeskLost, DeskRefused, NotSaved

APPLICATION_ID = 0x53774375
"""Bytes 68 to 71 of every desk: "SwCu"."""

PROGRAM = "Swap Curator"

SQLITE_VERSION = sqlite3.sqlite_version
"""Of the library that is loaded, for `--version` and About."""

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", "0", 0),
)
T = TypeVar("T")
_COUNT: Callable[[sqlite3.Cursor], int] = attrgetter("rowcount")
_NEW_ROW: Callable[[sqlite3.Cursor], int] = attrgetter("lastrowid")
_FIRST: Callable[[sqlite3.Cursor], tuple[Any, ...] | None] = sqlite3.Cursor.fetchone
_FAULTS = (PeeweeException, sqlite3.Error, UnicodeDecodeError)
_ONLY_READ = (
    "Nothing was saved, because {path} or its folder cannot be written: copy the desk to a folder of your own and open"
    " that."
)
_CUT_OFF = (
    "{path} holds an act that was cut off, which only a program that can write there takes back: copy the desk and"
    " {journal} to a folder of your own and open that."
)
_MOVED = "Nothing was saved, because {path} was deleted, moved or replaced: put it back or open it anew."
_HEADER = 100
_A_VERSION = re.compile(r"[0-9][0-9A-Za-z.+-]{0,30}")
_LOOK_UP = 100
"""Of SQLite's instructions: after so many it is asked whether there is time left."""
_LONGEST = 64 * 1024 * 1024
_open_here: set[tuple[int, int]] = set()
"""Device and inode of the desks open in this process. Opening such a file again, even to look at its header, would
release SQLite's locks on it when that second handle closes."""


def error_names(error: BaseException) -> set[str]:
    """SQLite's names of all that went wrong on the way to this error: peewee hides a full disk behind others."""
    names: set[str] = set()
    for link in _chain(error):
        names.add(getattr(link, "sqlite_errorname", ""))
        if isinstance(link, UnicodeDecodeError) or str(link).startswith("Could not decode to UTF-8"):
            # Python's own complaint about a flipped bit in a text or a name; SQLite has not noticed it.
            names.add("SQLITE_CORRUPT")
    return names - {""}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it, each once."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        link = todo.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            yield link
            todo += [link.__cause__, link.__context__]


def _fault(path: Path, names: set[str]) -> CuratorError | None:
    """The sentence for a fault of the world, or None when the fault is ours."""

    def any_of(*starts: str) -> bool:
        return any(name.startswith(starts) for name in names)

    if any_of("SQLITE_CORRUPT", "SQLITE_NOTADB"):
        return DeskLost(f"{path} is damaged: close it, keep the file, and go back to a backup.")
    if any_of("SQLITE_FULL"):
        return NotSaved(f"Nothing was saved, because the disk of {path} is full: free some space and do it again.")
    if any_of("SQLITE_READONLY_DBMOVED"):
        return NotSaved(_MOVED.format(path=path))
    if any_of("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN"):
        return NotSaved(f"Nothing was saved, because {path} or its folder cannot be written: change its permissions.")
    if any_of("SQLITE_IOERR"):
        return NotSaved(f"Nothing was saved, because {path} could not be written: see to the disk and do it again.")
    if any_of("SQLITE_BUSY", "SQLITE_LOCKED"):
        return NotSaved(f"Nothing was saved, because another program holds {path}: close that and do it again.")
    return None


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn what the disk or the file did into one sentence (NotSaved, DeskRefused); our own faults pass through."""
    try:
        yield
    except _FAULTS as error:
        told = _fault(path, error_names(error))
        _let_go(error)
        if told is None:
            raise
        raise told from error


def _let_go(error: BaseException) -> None:
    """Take the refused statement from an error that may be kept: while one lives, closing does not free the file."""
    for link in _chain(error):
        clear_frames(link.__traceback__)


class Statement:
    """The SQL of a peewee query, for what runs often: peewee takes longer to write it than SQLite to run it.

    It is written when it runs first: of all statements of a desk a start needs few. The values in the query only mark
    where its parameters go.
    """

    __slots__ = ("_query", "_sql")

    def __init__(self, query: Any) -> None:
        self._query = query
        self._sql: str | None = None

    def __str__(self) -> str:
        if self._sql is None:
            self._sql, self._query = str(self._query.sql()[0]), None
        return self._sql


def identity(path: Path) -> tuple[int, int]:
    """Device and inode of a file."""
    found = path.stat()
    return found.st_dev, found.st_ino


def lock_file(path: Path) -> Path:
    """The file beside an open desk that says who has it."""
    return path.with_name(path.name + ".lock")


def journal_file(path: Path) -> Path:
    """The file beside an open desk with which SQLite takes back an act that was cut off."""
    return path.with_name(path.name + "-journal")


def sniff(path: Path, newest: int) -> None:
    """Look at the header of a desk file without SQLite and without changing a byte; DeskRefused when it is none.

    `newest` is the newest schema version this program knows. Only allowed while nobody in this process has it open.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DeskRefused(f"{path} is a folder, not a desk: choose a file that ends in .desk.")
        if not stat.S_ISREG(found.st_mode):
            raise DeskRefused(f"{path} is not an ordinary file: choose a file that ends in .desk.")
        if (found.st_dev, found.st_ino) in _open_here:
            raise DeskRefused(f"{path} is already open in this program: go to its window.")
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise DeskLost(f"There is no desk at {path}: check the name, or make a new desk.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskRefused(f"{path} cannot be read ({reason}): check the name and its permissions.") from error
    _judge(path, header, newest)


def may_be_written(path: Path) -> bool:
    """Whether a desk and the journal beside it can be written; where not, it can only be read."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _judge(path: Path, header: bytes, newest: int) -> None:
    if not header:
        raise DeskLost(f"{path} is empty, not a desk: choose another file, or make a new desk under another name.")
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\x00"):
        raise DeskLost(f"{path} is not a desk: choose a file that {PROGRAM} made.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DeskRefused(f"{path} is the database of another program: choose a file that {PROGRAM} made.")
    version = int.from_bytes(header[60:64], "big")
    if version > newest:
        known = _program_that_wrote(path)
        which = f"version {known}, format {version}" if known else f"format {version}"
        raise DeskRefused(f"{path} was made by a newer {PROGRAM} ({which}): install that version to open it.")
    if version < 1 or header[18:20] != b"\x01\x01":
        raise DeskLost(f"{path} was changed by another program: go back to a backup.")


def _program_that_wrote(path: Path) -> str:
    """Which version of the program wrote last to a desk of a format that is not known here; "" when it does not say.

    The file is read without a lock and without a change; only allowed while nobody in this process has it open.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, timeout=0)) as raw:
            found = raw.execute('SELECT "version" FROM "program"').fetchone()
    except _FAULTS:
        return ""  # a format that keeps it elsewhere, or a damaged file: newer it is all the same
    written = found[0] if found else None
    return written if isinstance(written, str) and _A_VERSION.fullmatch(written) else ""


def is_open_here(path: Path) -> bool:
    """Whether this process has a desk file open: to read it in any other way would release SQLite's locks on it."""
    return identity_or_none(path) in _open_here


def assure_nothing_left(path: Path) -> None:
    """DeskRefused where the journal of a desk that was moved away waits beside the name of a new one.

    SQLite would play an act that was cut off back into whatever desk then has the name. A name that leaves no room for
    that of a journal is refused, too.
    """
    left = journal_file(path)
    try:
        left.lstat()
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskRefused(f"{path} cannot be made ({reason}): choose another name.") from error
    raise DeskRefused(f"{left} is left of another desk of this name, which still needs it: choose another name.")


def new_file(path: Path) -> None:
    """Make the empty file of a new desk, readable by its owner only; DeskRefused when its name is taken."""
    assure_nothing_left(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise DeskRefused(f"{path} is already there: open it, or choose another name.") from None
    except FileNotFoundError:
        raise DeskRefused(f"There is no folder {path.parent}: make it, or choose another place.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskRefused(f"{path} cannot be made ({reason}): choose another place.") from error


class OutOfTime(Exception):
    """Reading took longer than it may; nothing was changed."""


class Connection:
    """An open SQLite file through peewee, held exclusively until `close`.

    `read_only`: nothing is written, neither to the file nor beside it, and others may read it meanwhile.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.database: Any = SqliteDatabase(
            path.as_uri() + ("?mode=ro" if read_only else "?mode=rw"),
            uri=True,
            autoconnect=False,
            timeout=0,
            cached_statements=256,
            check_same_thread=False,  # only for `backups.Copying`; peewee itself knows no connection in other threads
        )
        self._identity = identity(path)
        if self._identity in _open_here:
            raise DeskRefused(f"{path} is already open in this program: go to its window.")
        with self._refusals():
            try:
                self.database.connect()
                self._take()
            except BaseException:
                self.database.close()
                raise
        _open_here.add(self._identity)
        self.left_open = not read_only and lock_file(path).exists()
        """Whether whoever had the desk last ended without closing it."""
        if not read_only:
            self._write_lock_file()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as error:
            names = error_names(error)
            if any(name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) for name in names):
                raise DeskRefused(self._in_use()) from error
            journal = journal_file(self.path)
            if self.read_only and journal.exists():
                raise DeskRefused(_CUT_OFF.format(path=self.path, journal=journal.name)) from error
            told = _fault(self.path, names)
            if told is None:
                raise
            if isinstance(told, DeskLost):
                raise told from error
            raise DeskRefused(str(told).replace("Nothing was saved, because ", "")) from error

    def _take(self) -> None:
        """Set the limits and pragmas and take SQLite's lock; read every pragma back."""
        self.raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        self.raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        run = self.database.execute_sql
        run("PRAGMA locking_mode=EXCLUSIVE")
        run("BEGIN" if self.read_only else "BEGIN EXCLUSIVE")
        run("SELECT count(*) FROM sqlite_schema")
        run("COMMIT")
        for name, value, wanted in _PRAGMAS:
            run(f"PRAGMA {name}={value}")
            found = run(f"PRAGMA {name}").fetchone()
            if found is not None and found[0] != wanted:
                raise DeskRefused(f"{self.path} cannot be opened safely here: SQLite refuses {name}={value}.")

    def _in_use(self) -> str:
        try:
            who = lock_file(self.path).read_text("utf-8", "replace").split("\n")
        except OSError:
            who = []
        owner = f" by {who[2]} (process {who[0]} on {who[1]})" if len(who) > 2 else ""
        return f"{self.path} is in use{owner}: close it there first."

    def _write_lock_file(self) -> None:
        """Say who has the desk. We hold SQLite's lock, so whatever the file says now is stale and is replaced."""
        target = lock_file(self.path)
        try:
            handle = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n{_computer()}\n{PROGRAM}\n")
        except OSError as error:
            self.close()
            raise DeskRefused(
                f"{target} cannot be written ({error.strerror}): free it and open the desk again."
            ) from error

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection below peewee."""
        connection: sqlite3.Connection = self.database.connection()
        return connection

    def _run(self, sql: str | Statement, parameters: Sequence[object], wanted: Callable[[sqlite3.Cursor], T]) -> T:
        """Run one statement and give what is wanted of its cursor; an act runs dozens, so without context managers."""
        try:
            cursor = self.database.execute_sql(str(sql), parameters)
            try:
                return wanted(cursor)
            finally:
                cursor.close()
        except _FAULTS as error:
            told = _fault(self.path, error_names(error))
            _let_go(error)
            if told is None:
                raise
            raise told from error

    def execute(self, sql: str | Statement, parameters: Sequence[object] = ()) -> int:
        """Run one statement and say how many rows it changed (-1 where that has no meaning)."""
        return int(self._run(sql, parameters, _COUNT))

    def insert(self, sql: str | Statement, parameters: Sequence[object] = ()) -> int:
        """Run one INSERT and give the id of the new row."""
        return int(self._run(sql, parameters, _NEW_ROW))

    def execute_many(self, sql: str | Statement, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row, prepared once."""
        with faults_told(self.path), closing(self.raw.executemany(str(sql), rows)):
            pass

    def each(self, sql: str | Statement, parameters: Sequence[object] = ()) -> Generator[tuple[Any, ...], None, None]:
        """The rows that one statement gives, one at a time, for what does not fit into memory at once."""
        with faults_told(self.path), closing(self.database.execute_sql(str(sql), parameters)) as cursor:
            yield from cursor

    def rows(self, sql: str | Statement, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows that one statement gives."""
        return self._run(sql, parameters, sqlite3.Cursor.fetchall)

    def row(self, sql: str | Statement, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row that one statement gives."""
        return self._run(sql, parameters, _FIRST)

    def query(self, query: Any) -> list[tuple[Any, ...]]:
        """All rows of a peewee query."""
        sql, parameters = query.sql()
        return self.rows(sql, parameters)

    def changed(self, query: Any) -> int:
        """Run a peewee query that writes and say how many rows it changed."""
        sql, parameters = query.sql()
        return self.execute(sql, parameters)

    def inserted(self, query: Any) -> int:
        """Run a peewee query that inserts one row and give its id."""
        sql, parameters = query.sql()
        return self.insert(sql, parameters)

    @contextmanager
    def within(self, milliseconds: float) -> Iterator[None]:
        """What is read in the block is given up after so much work of ours: OutOfTime. Nothing may be written in it."""
        end = thread_time() + milliseconds / 1000
        self.raw.set_progress_handler(lambda: thread_time() > end, _LOOK_UP)
        try:
            yield
        except (PeeweeException, sqlite3.Error) as error:
            if "SQLITE_INTERRUPT" in error_names(error):
                raise OutOfTime from error
            raise
        finally:
            self.raw.set_progress_handler(None, _LOOK_UP)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.raw.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes of the block or none; ends without a trace when the block raises. Never nested.

        Raises NotSaved when the disk refuses. The transaction is ours and not peewee's `atomic`, because SQLite has
        already rolled back when a disk is full and a second rollback would hide that.
        """
        if self.read_only:
            raise NotSaved(_ONLY_READ.format(path=self.path))
        self.execute("BEGIN EXCLUSIVE")
        try:
            yield
            self._assure_there()
            self.execute("COMMIT")
        except BaseException:
            if self.in_transaction:
                self.execute("ROLLBACK")
            raise

    def _assure_there(self) -> None:
        """NotSaved where the file has gone from its path: SQLite itself looks only when it opens the journal, once."""
        if identity_or_none(self.path) != self._identity:
            raise NotSaved(_MOVED.format(path=self.path))

    def schema_fingerprint(self) -> str:
        """SHA-256 over every table, index and trigger of the file."""
        found = self.rows(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema"
            " WHERE substr(name, 1, 7) != 'sqlite_' ORDER BY type, name"
        )
        return hashlib.sha256(repr(found).encode()).hexdigest()

    def close(self) -> None:
        """Give the desk back: the lock file goes first, while nobody else can have the desk yet."""
        if self.database.is_closed():
            return
        ours = not self.read_only and self._identity in _open_here
        if ours and identity_or_none(self.path) == self._identity:
            lock_file(self.path).unlink(missing_ok=True)
        self.database.close()
        gc.collect()  # a refused statement lives on in the cycle of its error, and holds SQLite's lock
        _open_here.discard(self._identity)


def identity_or_none(path: Path) -> tuple[int, int] | None:
    """Device and inode of a file, None when it is gone."""
    try:
        return identity(path)
    except OSError:
        return None


def _computer() -> str:
    """The name of this computer, as the system tells it: `platform` would look up much more."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
