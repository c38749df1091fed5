"""Write files so that readers find the old ones or the new ones, never a part of either (RELIABILITY 1c).

Files and folders get the modes that the process's umask leaves: what is exported is meant to be passed on, and a
program that wants it private sets its umask once at start.
"""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from curator.errors import NotSaved

_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers put into any folder; not a person's work."""


Heed = Callable[[], object]
"""Called before each step that takes time, and last before anything that was there is touched; whatever it raises ends
the writing, and nothing of it is left."""


def _heedless() -> None:
    """Nobody stops it."""


def write_file(file: Path, content: bytes, heed: Heed = _heedless) -> None:
    """Write one file through a hidden sibling that takes its place when complete. Raises NotSaved.

    Its content is on the disk before it gets the name, so that a power cut leaves the old file or the new one.
    """
    try:
        target, unfinished = _file_places(file)
        _write_over(unfinished, content)
        try:
            heed()
            os.replace(unfinished, target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as fault:
        raise NotSaved(_sentence(file, fault)) from fault


def write_folder(folder: Path, files: Mapping[str, bytes], heed: Heed = _heedless) -> None:
    """Write a folder that holds exactly these files, in place of an earlier one of the same kind. Raises NotSaved.

    The files are written into a hidden sibling `.NAME.unfinished`; then the old folder is renamed to `.NAME.previous`,
    the new one takes its name and the old one goes. A process killed between the two renames leaves the old folder
    whole under its hidden name, and the next call puts it back first. A folder with other things in it is refused.
    """
    try:
        target, unfinished, previous = _folder_places(folder)
        _settle(target, previous, files)
        _refuse_other_things(target, files)
        _write_new_folder(unfinished, files, heed)
        try:
            heed()
            _swap_in(target, unfinished, previous)
        except BaseException:
            shutil.rmtree(unfinished)
            raise
    except (OSError, ValueError) as fault:
        raise NotSaved(_sentence(folder, fault)) from fault
    _remove_previous(previous)


def assure_file(file: Path) -> None:
    """What `write_file` would refuse, before the content is made: NotSaved. Nothing is changed."""
    try:
        _, unfinished = _file_places(file)
        _write_over(unfinished, b"")
        unfinished.unlink()
    except (OSError, ValueError) as fault:
        raise NotSaved(_sentence(file, fault)) from fault


def assure_folder(folder: Path, names: Collection[str]) -> None:
    """What `write_folder` would refuse for files of these names, before they are made: NotSaved. Nothing is changed."""
    try:
        target, unfinished, _ = _folder_places(folder)
        _refuse_other_things(target, names)
        if not unfinished.exists():
            os.mkdir(unfinished)
            os.rmdir(unfinished)
    except (OSError, ValueError) as fault:
        raise NotSaved(_sentence(folder, fault)) from fault


def _file_places(file: Path) -> tuple[Path, Path]:
    """Where a file is to be, and where it is until it is finished."""
    target = Path(os.path.realpath(file))  # a link stays a link: its target is replaced
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        raise NotSaved(f"{file} is not a file that can be replaced; choose another name.")
    return target, target.parent / f".{target.name}.unfinished"


def _folder_places(folder: Path) -> tuple[Path, Path, Path]:
    """Where a folder is to be, where it is until it is finished, and where the earlier one is meanwhile."""
    target = Path(os.path.realpath(folder))
    if not target.name:
        raise NotSaved(f"{folder} is a whole drive; choose a folder on it.")
    return target, target.with_name(f".{target.name}.unfinished"), target.with_name(f".{target.name}.previous")


def _settle(target: Path, previous: Path, files: Mapping[str, bytes]) -> None:
    """Finish what a killed export left: put the old folder back if no new one came, else remove it."""
    if not previous.exists():
        return
    if target.exists():
        _refuse_other_things(previous, files)
        shutil.rmtree(previous)
    else:
        os.rename(previous, target)


def _refuse_other_things(folder: Path, files: Collection[str]) -> None:
    """Nothing that a person put into the folder may be lost."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotSaved(f"{folder} is a file; choose a folder for the export.")
    for entry in sorted(folder.iterdir()):
        ours = entry.name in files and entry.is_file() and not entry.is_symlink()
        if not ours and entry.name not in _LEFT_BY_SYSTEMS:
            raise NotSaved(f"{folder} holds other things ({entry.name}); choose a new or an empty folder.")


def _write_new_folder(folder: Path, files: Mapping[str, bytes], heed: Heed) -> None:
    """Write everything into a folder of its own and see it on the disk; leaves nothing if that fails."""
    if folder.exists():  # left by a killed export; its name says that nothing in it is finished
        _refuse_other_things(folder, files)
        shutil.rmtree(folder)
    os.mkdir(folder)
    try:
        for name, content in files.items():
            heed()
            _write_over(folder / name, content)
        _sync_folder(folder)
    except BaseException:
        shutil.rmtree(folder)
        raise


def _swap_in(target: Path, unfinished: Path, previous: Path) -> None:
    """Give the new folder the old one's name and see that on the disk; takes everything back if that fails."""
    replaces = target.exists()
    if replaces:
        os.rename(target, previous)
    try:
        os.rename(unfinished, target)
        _sync_folder(target.parent)
    except BaseException:
        if target.exists():
            os.rename(target, unfinished)
        if replaces:
            os.rename(previous, target)
        raise


def _remove_previous(previous: Path) -> None:
    # The new folder stands, so the export is done even if a file of the old one is held open elsewhere (Windows):
    # the next export removes the rest.
    shutil.rmtree(previous, ignore_errors=True)


def _write_over(file: Path, content: bytes) -> None:
    """Write a file and see it on the disk; leaves nothing if that fails."""
    try:
        with open(file, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """See the names in a folder on the disk, where the system offers that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # some network file systems have no such call; the names are there all the same
            raise
    finally:
        os.close(handle)


_SENTENCES = {
    errno.ENOSPC: "The disk is full: {path} was not written; free some space and try again.",
    errno.EDQUOT: "Your share of the disk is full: {path} was not written; free some space and try again.",
    errno.EROFS: "{path} is in a place that can't be written to; choose another.",
    errno.ENOENT: "{path} is in a folder that does not exist; create that or choose another.",
    errno.ENOTDIR: "{path} is in a folder that does not exist; create that or choose another.",
    errno.EXDEV: "{path} is a drive of its own; choose a folder on it.",
    errno.EBUSY: "{path} is in use or a drive of its own; choose another place.",
    errno.ENAMETOOLONG: "{path} is too long a name; choose a shorter one.",
    errno.EACCES: "{path} can't be written; close it in other programs or choose another place.",
    errno.EPERM: "{path} can't be written; close it in other programs or choose another place.",
}


def _sentence(path: Path, fault: OSError | ValueError) -> str:
    number = fault.errno if isinstance(fault, OSError) else None
    known = _SENTENCES.get(number or 0)
    if known is not None:
        return known.format(path=path)
    return f"{path} could not be written ({fault.args[-1]}); choose another place."
