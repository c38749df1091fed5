"""Loading pyqtgraph and numpy, which cost more than the whole first picture of the window: after it, and lean.

Qt for Python makes a class when its name is first asked for, and does so for one thread only: where two ask at the
same time, one meets a class without its enums, or the process dies. pyqtgraph asks for every name of Qt as it is
imported; so it is imported in the window's thread, and only what has nothing of Qt is fetched in another before.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Thread
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

WITHOUT_QT = (
    "numpy",
    "numpy.typing",
    "cProfile",
    "importlib.resources",
    "multiprocessing.connection",
    "pydoc",
    "subprocess",
    "xml.etree.ElementTree",
)
"""What pyqtgraph imports and has nothing of Qt, two thirds of its time: it may be imported in any thread."""


class Library:
    """What the plot is drawn with, fetched once."""

    def __init__(self) -> None:
        self._reader: Thread | None = None

    @property
    def is_asked_for(self) -> bool:
        """Whether fetching has begun."""
        return self._reader is not None

    @property
    def is_at_hand(self) -> bool:
        """Whether what can be fetched in a thread is there, so that `load` holds the window up for a moment only."""
        return self._reader is not None and not self._reader.is_alive()

    def fetch(self) -> None:
        """Begin to fetch, in a thread, all that has nothing of Qt."""
        self._reader = Thread(target=_read_without_qt, name="timeline", daemon=True)
        self._reader.start()

    def load(self) -> None:
        """Have pyqtgraph imported. To be called in the window's thread."""
        if self._reader is not None:
            self._reader.join()
        if "pyqtgraph" not in sys.modules:
            with _names_as_they_are_asked_for():
                import_module("pyqtgraph")


def _read_without_qt() -> None:
    for name in WITHOUT_QT:
        import_module(name)


class _Mirror(ModuleType):
    """A module of pyqtgraph's in which one of Qt's stands: its names are looked up when they are asked for."""

    def __init__(self, name: str, of: ModuleType) -> None:
        super().__init__(name)
        self._of = of

    def __getattr__(self, name: str) -> object:
        return getattr(self._of, name)


@contextmanager
def _names_as_they_are_asked_for() -> Iterator[None]:
    """Have pyqtgraph copy no name out of Qt, which makes its every class: 8 MB and half the time of the import."""
    told = {module: vars(module)["__dir__"] for module in (QtCore, QtGui, QtWidgets)}
    for module in told:
        mirror = module.__name__.replace("PySide6", "pyqtgraph.Qt")
        sys.modules[mirror] = _Mirror(mirror, module)
        vars(module)["__dir__"] = list  # it copies what dir(module) tells
    try:
        yield
    finally:
        for module, names in told.items():
            vars(module)["__dir__"] = names
