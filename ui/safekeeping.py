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
        self._copying: InBackground[None] | None = None
        self._timer = QTimer(self, interval=_BETWEEN)
        self._timer.timeout.connect(self.back_up)
        self._faults: list[str] = []
        self._parts: Iterator[tuple[str, ...]] | None = None
        """The examinations of the check that is under way."""
        self._examined = 0
        self._unclean = False
        """Whether that check is made because the program ended without closing the desk."""
        banner.cancelled.connect(self.cancel_check)

    def start(self) -> None:
        """Begin: check the desk where it was left open, and back it up where it changed since the last backup.

        Where nothing can be written that is said, and there is nothing to keep safe.
        """
        if self._backups.read_only:
            self._banner.remind(
                tr(
                    "This desk or its folder cannot be written: you can read, search and export, and nothing can be"
                    " changed. Copy it to a folder of your own to work on it."
                )
            )
            return
        self._timer.start()
        if self._backups.left_open:
            self._begin_check(unclean=True)
        else:
            QTimer.singleShot(0, self, self.back_up)

    @property
    def is_checking(self) -> bool:
        """Whether the desk is being checked."""
        return self._parts is not None

    def check(self) -> None:
        """Check the desk, one examination after the other, between which the window works."""
        self._begin_check(unclean=False)

    def _begin_check(self, *, unclean: bool) -> None:
        self._unclean, self._faults, self._examined = unclean, [], 0
        self._parts = self._backups.faults()
        self._tell_progress()
        QTimer.singleShot(0, self, self._check_on)

    def _check_on(self) -> None:
        if self._parts is None:
            return
        faults = next(self._parts, None)
        if faults is not None:
            self._faults += faults
            self._examined += 1
            self._tell_progress()
            QTimer.singleShot(0, self, self._check_on)
            return
        self._parts = None
        self._banner.finish()
        if self._unclean:
            self._tell_after_unclean_end()
        elif self._faults:
            self._banner.refuse(" ".join(self._faults[:3]))
        else:
            self._banner.inform(tr("The desk is sound: every quote stands where it was cited."))
        self.checked.emit()

    def _tell_progress(self) -> None:
        why = [tr("The program ended without closing this desk.")] if self._unclean else []
        told = " ".join((*why, tr("Checking everything …")))
        self._banner.progress(told, self._examined, self._backups.examinations, pausable=False)

    def _tell_after_unclean_end(self) -> None:
        """What was found, or that nothing is lost, which a backup keeps."""
        if self._faults:
            told = tr("The program ended without closing this desk. Faults found: {n}.", n=len(self._faults))
            self._banner.refuse(f"{told} {self._faults[0]} {tr('Restore a backup (Desk, Backups).')}")
        else:
            self._banner.inform(
                tr("The program ended without closing this desk. Everything was checked, and nothing is lost.")
            )
            self.back_up()

    def cancel_check(self) -> None:
        """Examine no more, and say nothing of a desk that was examined in part."""
        if self._parts is None:
            return
        self._parts = None
        self._banner.finish()
        self._banner.remind(tr("The check was cancelled; Desk, Check the desk runs it again."))

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

    def _ended(self, task: InBackground[None], fault: Exception | None) -> None:
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
