"""A start loads its modules without what Qt for Python and the search for garbage add to each import."""

import subprocess
import sys

_ASKED = """
import builtins, gc, linecache
from ui import loading
loading.quicken()
import ui.settings, ui.words
assert gc.get_threshold()[0] > 10_000 and gc.isenabled()
assert not [name for name in linecache.cache if "settings" in name], "a module's source was read"
print(builtins.__import__ is builtins.__orig_import__ is not builtins.__feature_import__)
"""


def test_imports_do_not_read_the_source_of_modules():
    """In a process of its own: what Qt puts in place is for a whole process."""
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
