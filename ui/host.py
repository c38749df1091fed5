"""The system around a packaged program: other programs it starts must not load the libraries that it carries."""

import os
import sys


def restore_environment() -> None:
    """Take back what the packaged program's first steps set for itself; Qt must have found its plugins by then.

    A file manager or a portal that is started from here would otherwise run with our libraries and not with its own.
    In a checkout there is nothing to take back.
    """
    home = getattr(sys, "_MEIPASS", None)
    if home is None:
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        if os.environ.get(name, "").startswith(home):
            del os.environ[name]
