"""How the window's modules are loaded: without what costs a start time and gives this program nothing."""

import builtins
import gc

_YOUNG = 50_000
"""Objects that are made before Python looks for garbage among them, instead of its 700."""


def quicken() -> None:
    """Take back what holds up every import; to be called before the window's modules are loaded.

    Of what a start makes nothing is garbage, and looking for it is a twentieth of the start. Qt for Python puts an
    import of its own in place, which reads the source of each module that is loaded, to know whether names after
    `from __feature__ import` are meant in it: another twentieth, and no module here has such names.
    """
    import PySide6.QtCore  # noqa: F401 - it puts its own import in place

    gc.set_threshold(_YOUNG, 10, 10)
    known = vars(builtins)
    known["__import__"] = known.get("__orig_import__", known["__import__"])
