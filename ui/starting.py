"""The start of the window, in the order that lets a person wait least, and how it is told why there is none."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from curator.errors import CuratorError
from ui import loading, screen
from ui.given import told_apart


def keep_to_this_person() -> None:
    """What this process writes is about prisoners of war: no other user of the system may read it."""
    os.umask(0o077)


def start_window(
    paths: Sequence[Path], *, sample: Path | None = None, person: str = "", from_desktop: bool = False
) -> int:
    """Open the window on the desk among these paths, or on that of the samples; returns the exit status.

    Stays until the window is closed. Why a desk cannot be opened is said, in a window of its own where a desktop
    started the program.
    """
    try:
        return _shown(paths, sample, person)
    except CuratorError as fault:
        return refused(fault, from_desktop=from_desktop or bool(os.environ.get("SWAP_CURATOR_FROM_DESKTOP")))


def _shown(paths: Sequence[Path], sample: Path | None, person: str) -> int:
    loading.collect_rarely()
    loading.hash_without_openssl()
    from db.opening import Opening  # after that

    given = told_apart([*([sample] if sample else []), *paths])
    opening = Opening(given.desk) if given.desk is not None and sample is None and screen.is_there() else None
    try:  # while SQLite reads the desk through, the window's modules are loaded
        loading.quicken()
        from ui.app import run_window

        return run_window(given, person, opening)
    finally:
        if opening is not None:
            opening.give_back()


def refused(fault: CuratorError, *, from_desktop: bool = False) -> int:
    """Say why nothing came of it, where somebody reads it; the exit status."""
    print(f"swap-curator: {fault}", file=sys.stderr)  # noqa: T201 - this is the command line's way to say it
    if (from_desktop or sys.stderr is None) and screen.is_there():  # from an icon, standard error goes nowhere
        from ui.app import tell

        tell(str(fault))
    return 1


def stopped() -> int:
    """Say that Ctrl+C ended a command; the exit status that shells know for it."""
    print("swap-curator: Stopped. What was done by then stays; no file is half written.", file=sys.stderr)  # noqa: T201
    return 130
