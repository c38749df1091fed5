"""Keeping the open desk safe without being asked: backups beside the work, and a check after an unclean end."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ui.banner import Banner
from ui.ledger.backups import Backups
from ui.tasks import InBackground
from ui.words import tr

_BETWEEN = 30 * 60 * 1000
"""Milliseconds between two backups, where something changed (RELIABILITY 3.3)."""


class Safekeeping(QObject):
    """Nothing happens before `start`; after `stop` no thread holds the desk."""

    checked = Signal()
    """The check after an unclean end is over, and what it found is said."""

    def __init__(self, backups: Backups, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._banner = banner
        self._copying: InBackground | None = None
        self._timer = QTimer(self, interval=_BETWEEN)
        self._timer.timeout.connect(self.back_up)
        self._faults: list[str] = []
        self._parts: Iterator[tuple[str, ...]] | None = None

    def start(self) -> None:
        """Begin: check the desk where it was left open, and back it up where it changed since the last backup."""
        self._timer.start()
        if self._backups.left_open:
            told = tr("The program ended without closing this desk. Checking everything …")
            self._banner.progress(told, 0, 0, pausable=False, cancellable=False)
            self._parts = self._backups.faults()
            QTimer.singleShot(0, self, self._check_on)
        else:
            QTimer.singleShot(0, self, self.back_up)

    def _check_on(self) -> None:
        if self._parts is None:
            return
        faults = next(self._parts, None)
        if faults is not None:
            self._faults += faults
            QTimer.singleShot(0, self, self._check_on)
            return
        self._parts = None
        self._banner.finish()
        if self._faults:
            told = tr("The program ended without closing this desk. Faults found: {n}.", n=len(self._faults))
            self._banner.refuse(f"{told} {self._faults[0]} {tr('Restore a backup (Desk, Backups).')}")
        else:
            self._banner.inform(
                tr("The program ended without closing this desk. Everything was checked, and nothing is lost.")
            )
            self.back_up()
        self.checked.emit()

    def back_up(self) -> None:
        """Make a backup beside the work, where one is due and none is under way; a damaged desk gets none."""
        if self._copying is not None or self._faults or self._parts is not None:
            return
        copying = self._backups.under_way()
        if copying is None:
            return
        task = self._copying = InBackground(copying.run, self)
        task.finished.connect(lambda: self._ended(task, copying.fault))
        task.start()

    def _ended(self, task: InBackground, fault: Exception | None) -> None:
        if self._copying is task:
            self._copying = None
        task.deleteLater()
        if fault is not None:
            self._banner.refuse(str(fault))

    def back_up_first(self) -> None:
        """Begin a backup of all that was done until now: much is about to change."""
        self.settle()
        self.back_up()

    def settle(self) -> None:
        """Wait for the backup that is under way: what comes next is not to be in it."""
        if self._copying is not None:
            self._copying.wait()
            self._copying = None

    def stop(self) -> None:
        """The desk is about to be closed: end what is under way, and back up what is new."""
        begun = self._timer.isActive()
        self._timer.stop()
        self._parts = None
        self.settle()  # an import backs up first, also before `start`
        if begun:
            self.back_up()
            self.settle()
