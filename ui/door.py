"""The way into the program: who names nothing but files gets the window, all else is for the command line.

What only the command line needs takes a tenth of a start, so it is loaded when it is asked for.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ui import starting

_FROM_DESKTOP = "--from-desktop"
"""What menu entries pass before the files."""


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    from_desktop = words[:1] == [_FROM_DESKTOP]
    files = words[from_desktop:]
    if all(map(_is_surely_a_file, files)):
        starting.keep_to_this_person()
        return starting.start_window([Path(file) for file in files], from_desktop=from_desktop)
    try:
        from ui import cli

        return cli.main(words)
    except KeyboardInterrupt:
        return starting.stopped()


def _is_surely_a_file(word: str) -> bool:
    """Whether a word is no option and no command, whatever there is on the disk: those have neither dot nor slash."""
    return not word.startswith("-") and ("." in word or os.sep in word)
