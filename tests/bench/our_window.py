"""A process for the bench: opens the program's window on a desk as the command line does, and says when it is painted.

    python our_window.py DESK [SECONDS]

Writes one line when the first paint is done: the names of heavy modules imported by then, or "none". With SECONDS it
stays that long and writes a second line: the resident memory in bytes.
"""

import sys
from pathlib import Path

import ui.door  # noqa: F401 - what the command loads first
from ui import loading

HEAVY = ("numpy", "pyqtgraph")


def main() -> None:
    """The same steps as `ui.starting` and `ui.app.run_window`, with a watch on the window."""
    desk = Path(sys.argv[1])
    loading.collect_rarely()
    loading.hash_without_openssl()
    from db.opening import Opening

    opening = Opening(desk)
    loading.quicken()  # what follows is loaded after it, as the command line does
    from watching import FirstPaint, stay

    from ui.app import Application, application

    app = application()
    opened = Application(app, "Bench")
    opened.open(desk, opening)
    if opened.window is None:
        raise RuntimeError("the window did not open")
    watch = FirstPaint(opened.window, lambda: ",".join(name for name in HEAVY if name in sys.modules) or "none")
    stay(app, watch, sys.argv[2:])


if __name__ == "__main__":
    main()
