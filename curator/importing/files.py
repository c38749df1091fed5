"""Files before their content: which ones to take, and reading the bytes of one only when that is safe.

Source of the limits: RELIABILITY 1a ("endless or special file") and 1c; all of it is decided by stat, before opening.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from curator.errors import InputRefused

MAX_BYTES = 50 * 1024 * 1024
"""The largest article file that is taken, in bytes (50 MB)."""

_KINDS = (
    (stat.S_ISDIR, "is a folder, not an article; choose the files in it"),
    (stat.S_ISFIFO, "is a pipe, not a file; save its content to a text file and import that"),
    (stat.S_ISSOCK, "is a socket, not a file; choose a text file"),
    (stat.S_ISCHR, "is a device, not a file; choose a text file"),
    (stat.S_ISBLK, "is a device, not a file; choose a text file"),
)


def display_name(path: Path) -> str:
    """A file's name fit for sentences and for storing: one line, valid Unicode, whatever the disk has.

    Bytes of a name that are no UTF-8, control characters and line ends become U+FFFD.
    """
    # Surrogates stand for the undecodable bytes of a POSIX name; neither SQLite nor a terminal takes them.
    name = path.name or str(path)
    return name if name.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in name)


def found_files(paths: Iterable[Path], suffixes: Iterable[str]) -> tuple[Path, ...]:
    """The files to import: each path that is a file, and every article below each folder; sorted, none twice.

    A file that was named is kept whatever its suffix, a path that is missing and a folder that can't be opened too:
    read_article says in a sentence what is wrong with them. Below a folder, hidden files and files of other formats
    are passed over, links to folders are not followed, and the folder of pictures beside a saved page is no folder of
    articles.
    """
    wanted = tuple(suffix.lower() for suffix in suffixes)
    found: dict[str, Path] = {}
    for path in paths:
        for file in _articles_in(path, wanted) if path.is_dir() else (path,):
            found.setdefault(os.path.abspath(file), file)
    return tuple(sorted(found.values(), key=lambda file: (str(file).casefold(), str(file))))


def passed_over(paths: Iterable[Path], suffixes: Iterable[str]) -> tuple[Path, ...]:
    """The files below folders that found_files leaves out for their format; hidden ones are no articles."""
    wanted = tuple(suffix.lower() for suffix in suffixes)
    folders = [path for path in paths if path.is_dir()]
    return tuple(sorted({file for folder in folders for file in _seen(folder, []) if not _ends(file, wanted)}))


def _articles_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    closed: list[OSError] = []
    for file in _seen(folder, closed):
        if _ends(file, suffixes):
            yield file
    for fault in closed:
        yield Path(os.fsdecode(fault.filename))


def _ends(file: Path, suffixes: tuple[str, ...]) -> bool:
    return file.name.lower().endswith(suffixes)


def _seen(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Every file below a folder that a person put there; `closed` gets the faults of folders that can't be opened."""
    for place, folders, names in os.walk(folder, onerror=closed.append):
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_of_page(name, pages)]
        for name in names:
            if not name.startswith("."):
                yield Path(place, name)


def _is_of_page(folder: str, pages: set[str]) -> bool:
    """Whether a folder holds what a browser saved beside a page: "Page_files" beside "Page.html"."""
    return folder.endswith(("_files", ".files")) and folder[: -len("_files")] in pages


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file of 1 byte to MAX_BYTES. Raises InputRefused in one sentence."""
    name = display_name(path)
    try:
        status = path.stat()
        _check(status, path)
        with path.open("rb") as file:
            content = file.read(status.st_size + 1)
            if len(content) > status.st_size:  # it has grown since
                content += file.read(max(0, MAX_BYTES + 1 - len(content)))
    except (OSError, ValueError) as fault:
        raise InputRefused(_cannot_open(path, fault)) from fault
    if not content:
        raise InputRefused(f"{name} is empty; nothing was imported from it.")
    if len(content) > MAX_BYTES:
        raise InputRefused(_too_large(name))
    return content


def _check(status: os.stat_result, path: Path) -> None:
    name = display_name(path)
    if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
        raise InputRefused(f"{name} is a folder that you are not allowed to open; ask its owner or choose another.")
    for is_kind, sentence in _KINDS:
        if is_kind(status.st_mode):
            raise InputRefused(f"{name} {sentence}.")
    if status.st_size > MAX_BYTES:
        raise InputRefused(_too_large(name))


def _too_large(name: str) -> str:
    return f"{name} is larger than {MAX_BYTES // 1024 // 1024} MB, too large for an article; cut out the article."


def _cannot_open(path: Path, fault: OSError | ValueError) -> str:
    """What to tell of a path that the system does not open. ValueError: a NUL in the path."""
    name = display_name(path)
    number = fault.errno if isinstance(fault, OSError) else None
    if number == errno.ENOENT and path.is_symlink():
        return f"{name} is a link to a file that is gone; choose the file itself."
    if number == errno.ELOOP:
        return f"{name} is a link that leads back to itself; choose the file itself."
    if number in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL, None):
        return f"There is no file {name}; check the name and the folder."
    if number in (errno.EACCES, errno.EPERM):
        return f"{name} may not be read by you; change its permissions or ask its owner."
    reason = fault.strerror if isinstance(fault, OSError) else ""
    return f"{name} could not be read ({reason}); copy it to this machine's disk and try again."
