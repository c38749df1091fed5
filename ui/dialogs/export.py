"""Where the export goes and what is in it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QRadioButton, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class ExportDialog(Sheet):
    """A bundle with claims and sources, or the swaps alone."""

    chosen = Signal(object, bool, bool)
    """Path of the folder or the .csv, for spreadsheets, drafts too."""

    def __init__(self, parent: QWidget | None, folder: str, n_verified: int, n_drafts: int) -> None:
        super().__init__(parent, tr("Export"), action=tr("Export"), width=580)
        self.body.addWidget(plain_label(_counts(n_verified, n_drafts), "muted"))
        self.bundle = QRadioButton(
            tr("The &bundle: swaps, claims with their quotes, sources, figures, data dictionary")
        )
        self.single = QRadioButton(tr("Swaps alone, as &one CSV file"))
        self.bundle.setChecked(True)
        self.place = QLineEdit(folder)
        self.place.setAccessibleName(tr("Where to"))
        browse = QPushButton(tr("&Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(browse)
        self.spreadsheet = QCheckBox(tr("For &spreadsheets (no cell can act as a formula)"))
        self.drafts = QCheckBox(tr("&Drafts too, told apart by a column"))
        for widget in (self.bundle, self.single):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        for box in (self.spreadsheet, self.drafts):
            self.body.addWidget(box)
        self.single.toggled.connect(self._fit_place)
        self.action_button.clicked.connect(self._give)
        self.action_button.setFocus()

    def _fit_place(self, single: bool) -> None:
        """A file ends in .csv, a folder does not."""
        place = Path(self.place.text().strip())
        if single and place.suffix.lower() != ".csv":
            self.place.setText(f"{place}.csv")
        elif not single and place.suffix.lower() == ".csv":
            self.place.setText(str(place.with_suffix("")))

    def _browse(self) -> None:
        chooser = QFileDialog(self, tr("Where to"), str(Path(self.place.text()).parent))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.fileSelected.connect(self._take)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _take(self, place: str) -> None:
        self.place.setText(place)
        self._fit_place(self.single.isChecked())

    def _give(self) -> None:
        place = self.place.text().strip()
        if not Path(place).expanduser().is_absolute():
            self.refuse(tr("Name the folder or file to write to with its whole path, or choose it."))
            self.place.setFocus()
            return
        self._fit_place(self.single.isChecked())
        place = self.place.text().strip()
        self.accept()
        self.chosen.emit(Path(place).expanduser(), self.spreadsheet.isChecked(), self.drafts.isChecked())


def _counts(n_verified: int, n_drafts: int) -> str:
    """How much there is to export."""
    if not n_verified:
        return tr("No swap is verified yet: without the drafts the tables stay empty.")
    verified = tr("1 verified swap") if n_verified == 1 else tr("{n} verified swaps", n=n_verified)
    drafts = tr("1 draft") if n_drafts == 1 else tr("{n} drafts", n=n_drafts)
    return f"{verified} · {drafts}"
