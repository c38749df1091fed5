"""How the window's modules are loaded: without what costs a start time and gives this program nothing."""

import builtins
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ui import enumerations

_YOUNG = 50_000
"""Objects that are made before Python looks for garbage among them, instead of its 700."""

_WHEN_ASKED = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "mapping", "parser")
)
"""What Qt for Python needs to say how its functions are called: in the words of a TypeError, and for `inspect`."""

_LATER = """
def __getattr__(name):
    if name.startswith("__"):  # what the import itself asks a module
        raise AttributeError(name)
    become()
    return globals()[name]

def become():
    del globals()["__getattr__"]
    exec(compile({source!r}, {file!r}, "exec"), globals())

def update_mapping(*given):  # Qt looks for this one itself, in `mapping`, and keeps what it found
    if "__getattr__" in globals():
        become()
    return globals()["update_mapping"](*given)

_kept = update_mapping
"""
"""In place of such a module: it becomes what it is when the first of its names is asked for."""


def collect_rarely() -> None:
    """Look for garbage when the window is there (`gc.enable`), and less often; to be called before much is loaded.

    Of what a start makes nothing is garbage, and looking for it is a fifteenth of the start.
    """
    gc.disable()
    gc.set_threshold(_YOUNG, 10, 10)


def hash_without_openssl() -> None:
    """Have `hashlib` take Python's own SHA-256, as in the bundle; to be called before anything imports it.

    OpenSSL is 4 MB of memory, for one algorithm.
    """
    known: dict[str, Any] = sys.modules
    known.setdefault("_hashlib", None)  # an import of it is then refused, and hashlib knows what to do


def quicken() -> None:
    """Load Qt, and take back what holds up every import after it; to be called before the window's modules are loaded.

    Qt for Python puts an import of its own in place, which reads the source of each module that is loaded, to know
    whether names after `from __feature__ import` are meant in it: a twentieth of the start, and no module here has
    such names.
    """
    collect_rarely()
    enumerations.quicken()
    with _signatures_when_asked():
        import PySide6.QtCore  # noqa: F401 - it puts its own import in place
    known = vars(builtins)
    known["__import__"] = known.get("__orig_import__", known["__import__"])


@contextmanager
def _signatures_when_asked() -> Iterator[None]:
    """Let Qt for Python load, but not yet what it needs to tell of wrong calls.

    It carries these modules as source and compiles them at each start, a tenth of it. Where another version has none
    of these names, all is as without this.
    """
    known: dict[str, Any] = vars(builtins)
    compiled = known["compile"]

    def compile_later(source: Any, file: Any, *given: Any, **named: Any) -> Any:
        if file in _WHEN_ASKED:
            source = _LATER.format(source=source, file=file)
        return compiled(source, file, *given, **named)

    known["compile"] = compile_later
    try:
        yield
    finally:
        known["compile"] = compiled
