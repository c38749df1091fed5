"""A start loads its modules without what Qt for Python and the search for garbage add to each import."""

import hashlib
import subprocess
import sys

_ASKED = """
import builtins, gc, linecache
from ui import loading
loading.quicken()
import ui.settings, ui.words
assert gc.get_threshold()[0] > 10_000 and not gc.isenabled()
assert not [name for name in linecache.cache if "settings" in name], "a module's source was read"
print(builtins.__import__ is builtins.__orig_import__ is not builtins.__feature_import__)
"""


def test_imports_do_not_read_the_source_of_modules():
    """In a process of its own: what Qt puts in place is for a whole process."""
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")


_CALLED_WRONGLY = """
import sys
from ui import loading
loading.quicken()
import PySide6.QtWidgets
parser = sys.modules["shibokensupport.signature.parser"]
assert "re" not in vars(parser), "it was compiled before anybody asked"
try:
    PySide6.QtCore.QPoint("a", "b")
except TypeError as told:
    print(told)
assert "re" in vars(parser)
assert compile("1", "x", "eval").co_filename == "x"
"""


def test_what_tells_of_wrong_calls_is_loaded_when_there_is_one():
    """A TypeError of Qt says as always what was given and what is possible."""
    done = subprocess.run([sys.executable, "-c", _CALLED_WRONGLY], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "QPoint.__init__(str, str)" in done.stdout
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in done.stdout


_COLLECTED = """
import gc
from ui import loading
loading.collect_rarely()
from PySide6.QtCore import QTimer
from ui.app import application
app = application()
watch = QTimer(interval=20)
watch.timeout.connect(lambda: app.quit() if gc.isenabled() else None)
watch.start()
print(gc.isenabled())
app.exec()
print(gc.isenabled(), gc.get_threshold()[0] > 10_000)
"""


def test_garbage_is_looked_for_again_once_there_is_a_window():
    """Not while it is made."""
    done = subprocess.run([sys.executable, "-c", _COLLECTED], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    assert done.stdout.split() == ["False", "True", "True"]


_HASHED = """
import sys
from ui import loading
loading.hash_without_openssl()
import ui.app, db.desk, curator.importing.formats, curator.exporting.bundle
from curator.text import sha256
assert sys.modules["_hashlib"] is None
print(sha256("Обмін"))
"""


def test_hashes_need_no_openssl():
    """Its library would be 4 MB of memory; the window, the desk, imports and exports do without."""
    done = subprocess.run([sys.executable, "-c", _HASHED], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.strip() == hashlib.sha256("Обмін".encode()).hexdigest()
