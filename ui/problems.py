"""What happens when we are at fault: one log without content, one plain sentence, and the program goes on."""

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from platformdirs import user_log_path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from curator.faults import noted
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_LOG = logging.getLogger("swap-curator")
_SIZE = 200_000
"""Bytes of the log before it begins anew."""
_open: "list[QMessageBox]" = []
"""The box that is shown: nothing else holds it, and one is enough."""


def log_path() -> Path:
    """Where the log is kept in the platform's own place."""
    return user_log_path("swap-curator", appauthor=False) / "swap-curator.log"


def install() -> None:
    """Write faults of ours to the log (places in the code, never content) and tell the person."""
    sys.excepthook = _told
    _LOG.propagate = False


def note(fault: str) -> None:
    """Write a line of `curator.faults` to the log, telling nobody."""
    _open_log()
    _LOG.error("%s", fault)


def _open_log() -> None:
    """Have the log written to its file from the first fault on: most starts have none."""
    if _LOG.handlers:
        return
    from logging.handlers import RotatingFileHandler  # brings what talks to other machines; no start waits for it

    _LOG.addHandler(logging.NullHandler())  # otherwise a log that cannot be written would go to the terminal
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=1, encoding="utf-8")
    except OSError:
        return  # what cannot be noted can still be told
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOG.addHandler(handler)


def _told(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    note(noted(kind, trace))
    app = QApplication.instance()
    if app is not None:
        QTimer.singleShot(0, app, _show)  # a fault may come from a worker, and only the window's thread may show it


def _show() -> None:
    if _open:
        return
    from PySide6.QtWidgets import QMessageBox  # most starts have no fault to tell of

    box = QMessageBox(QMessageBox.Icon.Warning, tr("Swap Curator"), "", QMessageBox.StandardButton.Ok)
    box.setObjectName("ourFault")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        tr("Something went wrong in the program. What you did before is saved; the last key may not have worked.")
    )
    box.setInformativeText(tr("The place of the fault is noted, without any content, in {path}.", path=log_path()))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.finished.connect(lambda _result: _open.clear())
    _open.append(box)
    box.open()
