"""The backups of a desk, to restore one under a new name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from curator.backups import Backup
from curator.edtf import spoken
from ui.dialogs.choosing import ID, ChoiceList
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


@dataclass(frozen=True, slots=True)
class Shown:
    """A backup with its size in bytes, and its articles and swaps as far as it can be read."""

    backup: Backup
    size: int
    contents: tuple[int, int] | None


class BackupsDialog(Sheet):
    """When each was made and what it holds, the newest first."""

    chosen = Signal(str)
    """The path of the backup to restore."""

    def __init__(self, parent: QWidget | None, backups: Sequence[Shown], where: str, why: str = "") -> None:
        super().__init__(parent, tr("Backups"), action=tr("Restore under a new name…"), width=620)
        if why:
            self.body.addWidget(plain_label(why, "bad"))
        self.list = ChoiceList("backupList", tr("Backups, the newest first"), 240)
        for shown in backups:
            text = self._when(shown.backup)
            self.list.add(str(shown.backup.path), text, self._what(shown), text)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._choose)
        self.body.addWidget(self.list, 1)
        if not backups:
            self.list.hide()
            self.body.addWidget(plain_label(tr("There is none yet: a desk is backed up once there is work in it.")))
        self.body.addWidget(plain_label(where, "muted"))
        self.action_button.setEnabled(bool(backups))
        self.action_button.clicked.connect(self._choose)
        self.list.setFocus()

    @staticmethod
    def _when(backup: Backup) -> str:
        return f"{spoken(backup.made.date().isoformat())}, {backup.made:%H:%M:%S}"

    @staticmethod
    def _what(shown: Shown) -> str:
        size = tr("{n} MB", n=f"{shown.size / 1e6:.1f}")
        if shown.contents is None:
            return size
        articles, swaps = shown.contents
        return tr("{articles} articles · {swaps} swaps · {size}", articles=articles, swaps=swaps, size=size)

    def _choose(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.accept()
            self.chosen.emit(row.data(ID))
