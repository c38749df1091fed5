"""Backups of a desk: a checked copy of its file beside it, or, for a shared folder, in the platform's own place.

Source of the policy: RELIABILITY 3.3. A copy is made page by page through the open connection, so that it can run in
another thread while a person works; what is written meanwhile, SQLite writes into the copy too.
"""

import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

from curator.backups import Backup, backup_name, named_backup, newest_first, superfluous
from curator.errors import CuratorError, DeskLost, DeskRefused, NotSaved
from curator.text import sha256
from curator.values import value
from db.connection import Connection, assure_nothing_left, is_open_here, journal_file, sniff

_PAGES = 256
"""Pages of 4 KB copied before others may use the connection: about a millisecond."""
_SHARED_SYSTEMS = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "davfs", "fuse.sshfs", "fuse.rclone")
_CLOUDS = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "mega", "pcloud")


def backup_folder(desk: Path) -> Path:
    """Where the backups of a desk lie. A folder that is shared or synchronised would carry every one to others."""
    name = f"{desk.stem} backups"
    if not is_shared(desk.parent):
        return desk.parent / name
    place = hashlib.sha256(str(desk).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return user_data_path("swap-curator", appauthor=False) / "backups" / f"{name} {place}"


def is_shared(folder: Path) -> bool:
    """Whether a folder is on the network or kept in step with a cloud, as far as its path and system tell."""
    parts = [part.casefold() for part in folder.parts]
    if any(part.startswith(cloud) for part in parts for cloud in _CLOUDS) or str(folder).startswith("\\\\"):
        return True
    return _file_system(folder).startswith(_SHARED_SYSTEMS)


def _file_system(folder: Path) -> str:
    """The kind of file system below a folder where the system lists them (Linux), else ""."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    mounts = (line.split(" ") for line in lines)
    over = [(place, kind) for _, place, kind, *_ in mounts if folder.is_relative_to(place.replace("\\040", " "))]
    return max(over, key=lambda mount: len(mount[0]), default=("", ""))[1]


def backups_of(desk: Path) -> tuple[Backup, ...]:
    """The backups of a desk, the newest first; the desk itself may be gone."""
    try:
        names = list(backup_folder(desk).iterdir())
    except OSError:
        return ()
    return newest_first(found for path in names if (found := named_backup(path, desk.stem)) is not None)


class Copying:
    """One backup on its way; `run` may be called in another thread, once."""

    def __init__(self, connection: Connection, target: Path | None = None) -> None:
        self._connection = connection.raw
        self._desk = connection.path
        self._head = _head(self._connection)
        self._target = target
        self.made: Path | None = None
        """The backup, once it is there and was checked."""
        self.fault: CuratorError | None = None
        """Why there is none."""

    @property
    def is_due(self) -> bool:
        """Whether no backup holds the last step of the desk: by the steps alone, for a clock may have been set back."""
        alike = (one for one in backups_of(self._desk) if one.seq == self._head.seq)
        return self._head.seq != 0 and not any(_head_of_file(one.path) == self._head for one in alike)

    def run(self) -> None:
        """Copy, check and put the backup in its place; then let go of what the policy does not keep."""
        try:
            with _told(self._desk, f"No backup of {self._desk} could be made"):
                self.made = self._copied()
        except CuratorError as fault:
            self.fault = fault

    def _copied(self) -> Path:
        now = datetime.now().replace(microsecond=0)
        target = self._target or backup_folder(self._desk) / backup_name(self._desk.stem, now, self._head.seq)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._target is None:
            _clear_away_unfinished(self._desk)
        elif os.path.lexists(target):
            raise NotSaved(f"{target} is already there: choose another name for the backup.")
        assure_nothing_left(target)
        part = _part(target)
        try:
            os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
            self._copy_to(part)
            if not _is_sound(part, self._head):
                raise DeskLost(f"{self._desk} is damaged: check the desk, and go back to an older backup.")
            _settle(part, target)
        finally:
            part.unlink(missing_ok=True)
        if self._target is None:
            _thin_out(self._desk, now)
        return target

    def _copy_to(self, part: Path) -> None:
        with closing(sqlite3.connect(f"{part.as_uri()}?mode=rw", uri=True, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")
            copy.execute("PRAGMA synchronous=OFF")  # it is forced to the disk once, when it is whole
            self._connection.backup(copy, pages=_PAGES, sleep=0.01)


def contents(backup: Path) -> tuple[int, int] | None:
    """How many articles and swaps a backup holds; None where it cannot be read."""
    if is_open_here(backup):
        return None
    try:
        with _reading(backup) as connection:
            found = connection.execute("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM swap)").fetchone()
    except sqlite3.Error:
        return None
    return int(found[0]), int(found[1])


def back_up(connection: Connection, target: Path | None = None) -> Path | None:
    """Make a backup at once, where one is due or a target is named. Raises CuratorError when it cannot be made."""
    copying = Copying(connection, target)
    if target is None and not copying.is_due:
        return None
    copying.run()
    if copying.fault is not None:
        raise copying.fault
    return copying.made


def restore(backup: Path, new: Path, newest: int) -> None:
    """Copy a backup to a new name and check it; `newest` is the newest format that this program knows.

    Raises DeskRefused, in one sentence and with nothing left behind, where the backup is none or the name is taken.
    """
    sniff(backup, newest)
    _assure_whole_acts(backup)
    if os.path.lexists(new):
        raise DeskRefused(f"{new} is already there: choose another name.")
    assure_nothing_left(new)
    part = _part(new)
    try:
        with _told(backup, f"{backup} could not be restored"):
            os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
            shutil.copyfile(backup, part)
            if not _is_sound(part, None):
                raise DeskLost(f"{backup} is damaged: go back to an older backup.")
            _settle(part, new)
    except NotSaved as fault:
        raise DeskRefused(str(fault)) from fault
    finally:
        part.unlink(missing_ok=True)


def _assure_whole_acts(backup: Path) -> None:
    """DeskRefused where a program that had the backup open as a desk was killed in the middle of an act.

    Half of that act may be in the file, and what takes it back is in the journal, which a copy would not have.
    """
    journal = journal_file(backup)
    try:
        with journal.open("rb") as file:
            cut_off = file.read(1) not in (b"", b"\0")  # SQLite overwrites how it begins when an act is done
    except FileNotFoundError:
        return
    except OSError as fault:
        raise DeskRefused(f"{journal} cannot be read ({fault.strerror}): check its permissions.") from fault
    if cut_off:
        raise DeskRefused(
            f"{backup} holds an act that was cut off: open it, which takes that back, and restore it then."
        )


@value
class _Head:
    """How far the history of a desk has come, and its format: the same in two files that hold the same."""

    seq: int
    hash: str
    format: int


def _head(connection: sqlite3.Connection) -> _Head:
    with closing(connection.cursor()) as cursor:
        step = cursor.execute("SELECT seq, hash FROM step ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
        return _Head(step[0], step[1] or "", cursor.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A closed desk file, to look into; it is not written to and no lock is taken."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def _head_of_file(file: Path) -> _Head | None:
    """How far a backup has come; None where it is open in this program or cannot be read: then it counts for none."""
    if is_open_here(file):
        return None
    try:
        with _reading(file) as connection:
            return _head(connection)
    except sqlite3.Error:
        return None


def _is_sound(copy: Path, head: _Head | None) -> bool:
    """Read a copy whole: whether it is sound, and has come as far as the desk it was made from."""
    with _reading(copy) as connection:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        if head is not None and sound:
            sound = connection.execute("SELECT 1 FROM step WHERE seq = ?", (head.seq,)).fetchone() is not None
        texts = connection.execute("SELECT sha256, text FROM article_text")
        originals = connection.execute("SELECT sha256, content FROM original")
        return (
            sound
            and all(sha256(text) == digest for digest, text in texts)
            and all(hashlib.sha256(content).hexdigest() == digest for digest, content in originals)
        )


def _part(target: Path) -> Path:
    """Where a copy is until it is whole."""
    return target.with_name(target.name + ".part")


def _clear_away_unfinished(desk: Path) -> None:
    """Remove what a program that was killed has left of its backups: each is as large as the desk, and nobody looks."""
    for path in backup_folder(desk).glob("*.part"):
        if named_backup(path.with_suffix(""), desk.stem) is not None:
            path.unlink(missing_ok=True)


def _settle(part: Path, target: Path) -> None:
    """Give a whole file its name, on the disk too."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    if sys.platform != "win32":  # there a folder cannot be opened, and the rename is journaled
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _thin_out(desk: Path, now: datetime) -> None:
    for backup in superfluous(backups_of(desk), now):
        if not is_open_here(backup.path):
            backup.path.unlink(missing_ok=True)


@contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    """Turn what the disk did into one sentence, which begins with what did not succeed."""
    try:
        yield
    except OSError as fault:
        raise NotSaved(f"{what} ({fault.strerror}): see to the disk.") from fault
    except sqlite3.DatabaseError as fault:
        if getattr(fault, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise DeskLost(f"{path} is damaged: close it, keep the file, and go back to a backup.") from fault
        raise NotSaved(f"{what} ({fault}): see to the disk.") from fault
