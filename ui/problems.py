"""What happens when we are at fault: one log without content, one plain sentence, and the program goes on."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.words import tr

_LOG = logging.getLogger("swap-curator")
_SIZE = 200_000
"""Bytes of the log before it begins anew."""


def log_path() -> Path:
    """Where the log is kept in the platform's own place."""
    return user_log_path("swap-curator", appauthor=False) / "swap-curator.log"


def install() -> None:
    """Write faults of ours to the log (places in the code, never content) and tell the person."""
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.propagate = False
    sys.excepthook = _told


def _told(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(extract_tb(trace)))
    _LOG.error("%s at %s", kind.__name__, places)  # the message of a fault may hold words of an article
    if QApplication.instance() is not None:
        _show()


def _show() -> None:
    if any(widget.objectName() == "ourFault" for widget in QApplication.topLevelWidgets()):
        return
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Swap Curator"), "", QMessageBox.StandardButton.Ok)
    box.setObjectName("ourFault")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        tr("Something went wrong in the program. What you did before is saved; the last key may not have worked.")
    )
    box.setInformativeText(tr("The place of the fault is noted, without any content, in {path}.", path=log_path()))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
