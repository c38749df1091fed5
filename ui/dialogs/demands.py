"""What a desk demands of those who work on it, and who one is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from curator.desk_settings import DeskSettings
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class DemandsDialog(Sheet):
    """Two demands on verification, and the name one works under."""

    saved = Signal(object, str)
    """The DeskSettings and the name."""

    def __init__(self, parent: QWidget | None, settings: DeskSettings, person: str) -> None:
        super().__init__(parent, tr("What this desk demands"), action=tr("Save"), width=520)
        self.blind = QCheckBox(tr("&Counts are typed unseen"))
        self.blind.setObjectName("demands.blind_counts")
        self.blind.setChecked(settings.blind_counts)
        self.second = QCheckBox(tr("A &second person confirms and verifies"))
        self.second.setObjectName("demands.second_person")
        self.second.setChecked(settings.second_person)
        self.name = QLineEdit(person)
        self.name.setObjectName("demands.person")
        self.name.setAccessibleName(tr("Who you are"))
        self._build()
        self.blind.setFocus()

    def _build(self) -> None:
        for box, words in (
            (self.blind, tr("A count is confirmed by typing what its quote says, without seeing what is stored.")),
            (self.second, tr("Who coded a field cannot confirm it, and who coded a swap cannot verify it.")),
        ):
            self.body.addWidget(box)
            told = plain_label(words, "muted")
            told.setContentsMargins(24, 0, 0, 6)
            self.body.addWidget(told)
        form = QFormLayout()
        form.addRow(tr("&You are"), self.name)
        self.body.addLayout(form)
        self.body.addWidget(plain_label(tr("Your name stands in the history, and with what you verify."), "muted"))
        self.action_button.clicked.connect(self._save)

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.refuse(tr("Type your name; it stands with what you verify."))
            return
        self.accept()
        self.saved.emit(DeskSettings(self.blind.isChecked(), self.second.isChecked()), name)
