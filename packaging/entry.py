"""Where a packaged program begins."""

import os
import sys

if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
    os.environ["LC_CTYPE"] = "C.UTF-8"  # Qt wants one; an unpackaged Python sets it by itself (PEP 538)

_QT = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
# Qt looks into this bundle alone; whoever starts the program may have another Qt. `ui.host` takes it back.
os.environ["QT_PLUGIN_PATH"] = os.path.join(getattr(sys, "_MEIPASS", ""), *_QT, "plugins")

if __name__ == "__main__":
    if sys.argv[1:2] == ["_read-articles"]:  # started by ourselves: curator.importing.isolation
        from curator.importing import worker

        sys.exit(worker.main(sys.argv[2:]))
    if sys.argv[1:2] == ["_read-for-suggestions"]:  # as well: curator.article_reader
        from curator.suggest import worker

        sys.exit(worker.main(sys.argv[2:]))
    from ui.door import main

    sys.exit(main())
