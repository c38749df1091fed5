"""The scripts of `packaging/` are run by path, so the tests put that folder on the path as running them does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))
