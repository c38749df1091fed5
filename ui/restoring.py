"""Going back to a backup: which one, under which name, then that desk is opened. The desk itself stays as it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from curator.backups import Backup
from curator.errors import CuratorError
from ui.dialogs.backups import BackupsDialog, Shown
from ui.dialogs.reason import refusal
from ui.ledger.backups import Backups
from ui.words import tr


class Restoring(QObject):
    """One walk through the two questions; lives as long as they do."""

    restored = Signal(str)
    """The path of the new desk."""
    refused = Signal()
    """The person took none."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Path,
        backups: Sequence[Backup],
        *,
        place: Path | None = None,
        apart: bool = False,
        why: str = "",
    ) -> None:
        super().__init__(parent)
        self.restored.connect(self.deleteLater)
        self.refused.connect(self.deleteLater)
        self._desk = desk
        where = tr("They lie in {place}.", place=place or backups[0].path.parent)
        if apart:
            where += " " + tr("The desk's own folder is shared, and a backup there would go to everyone.")
        shown = [Shown(backup, backup.path.stat().st_size, Backups.contents(backup)) for backup in backups]
        self._dialog = BackupsDialog(parent, shown, where, why)
        self._dialog.chosen.connect(self._name)
        self._dialog.rejected.connect(self.refused)
        self._chooser: QFileDialog | None = None
        """Held here, because without a window nothing else holds it."""

    def open(self) -> None:
        """Ask which one."""
        self._let_go_of(self._dialog)
        self._dialog.open()

    def _name(self, backup: str) -> None:
        offered = self._desk.with_name(f"{self._desk.stem} restored.desk")
        chooser = self._chooser = QFileDialog(self._dialog.parentWidget(), tr("Restore as"), str(offered))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(tr("Desks (*.desk)"))
        chooser.setDefaultSuffix("desk")
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever written over
        chooser.fileSelected.connect(lambda file: self._restore(Path(backup), Path(file)))
        chooser.rejected.connect(self.refused)
        self._let_go_of(chooser)
        chooser.open()

    def _restore(self, backup: Path, new: Path) -> None:
        try:
            Backups.restore(backup, new.absolute())
        except CuratorError as fault:
            refusal(self._dialog.parentWidget(), str(fault)).open()
            self.refused.emit()
        else:
            self.restored.emit(str(new))

    @staticmethod
    def _let_go_of(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
