"""Loading what the plot is drawn with: in a thread only what has nothing of Qt, and of Qt only what is asked for."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def in_new_python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_what_is_fetched_in_a_thread_imports_nothing_of_qt():
    code = (
        "import sys\n"
        "from ui.timeline.library import Library\n"
        "of_qt = {name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))}\n"
        "library = Library()\n"
        "library.fetch()\n"
        "while not library.is_at_hand: pass\n"
        "assert 'numpy' in sys.modules\n"
        "print(*(n for n in sys.modules if n.startswith(('PySide6', 'shiboken6', 'pyqtgraph')) and n not in of_qt))\n"
    )
    assert in_new_python(code).split() == []


def test_loading_makes_only_the_classes_of_qt_that_are_used_and_leaves_qt_as_it_was():
    code = (
        "from PySide6 import QtGui, QtWidgets\n"
        "from ui.timeline.library import Library\n"
        "names = dir(QtGui)\n"
        "Library().load()\n"
        "import pyqtgraph\n"
        "assert set(dir(QtGui)) >= set(names)\n"
        "assert 'QPdfWriter' in names and 'QPdfWriter' not in vars(QtGui)\n"
        "assert pyqtgraph.QtGui.QPdfWriter is QtGui.QPdfWriter\n"
        "assert issubclass(pyqtgraph.PlotWidget, QtWidgets.QGraphicsView)\n"
        "print('whole')\n"
    )
    assert in_new_python(code).split() == ["whole"]
