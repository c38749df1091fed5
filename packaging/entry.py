"""Where a packaged program begins."""

import multiprocessing
import os
import sys

if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
    os.environ["LC_CTYPE"] = "C.UTF-8"  # Qt wants one; an unpackaged Python sets it by itself (PEP 538)

from ui.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a child process starts this program again and must not open a window
    sys.exit(main())
