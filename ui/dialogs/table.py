"""A table of articles before it is imported: its first rows, and which column holds what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGridLayout, QLabel, QTableWidget, QTableWidgetItem, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

if TYPE_CHECKING:
    from curator.importing.table import Preview

_FIELDS = (
    ("text", "&Text"),
    ("title", "T&itle"),
    ("publisher", "&Publisher"),
    ("date", "Publication &date"),
    ("url", "&URL"),
)
_LONGEST = 120
"""Code points of a cell that are shown."""
_ROWS = 8


class TableDialog(Sheet):
    """The mapping is proposed from the names of the columns; Enter imports with what stands there."""

    chosen = Signal(object)
    """The Columns to read by."""

    def __init__(self, parent: QWidget | None, name: str, preview: "Preview") -> None:
        super().__init__(parent, tr("Import a table"), action=tr("Import"), width=820)
        told = tr("{name}: every row becomes an article. Say which column holds what.", name=name)
        if not preview.certain:
            told += " " + tr("No column is called text; the one with the most words is proposed.")
        self.body.addWidget(plain_label(told, "muted"))
        self.inputs: dict[str, QComboBox] = {}
        self.body.addLayout(self._mapping(preview))
        self.table = QTableWidget()
        self._fill(preview.header, preview.rows[:_ROWS])
        self.body.addWidget(self.table, 1)
        self.action_button.clicked.connect(self._give)
        self.inputs["text"].setFocus()

    def _mapping(self, preview: "Preview") -> QGridLayout:
        """A choice of columns for everything that an article can have."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for number, (field, label) in enumerate(_FIELDS):
            choice = QComboBox()
            choice.setObjectName(f"column.{field}")
            choice.setAccessibleName(tr(label).replace("&", ""))
            if field != "text":
                choice.addItem(tr("no column"), "")
            for column in preview.header:
                choice.addItem(column, column)
            choice.setCurrentIndex(max(0, choice.findData(getattr(preview.proposal, field))))
            caption = QLabel(tr(label))
            caption.setBuddy(choice)
            grid.addWidget(caption, 0, number)
            grid.addWidget(choice, 1, number)
            self.inputs[field] = choice
        return grid

    def _fill(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = self.table
        table.setObjectName("tablePreview")
        table.setAccessibleName(tr("The first rows"))
        table.setAccessibleIdentifier("tablePreview")
        table.setColumnCount(len(header))
        table.setRowCount(len(rows))
        table.setHorizontalHeaderLabels(list(header))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(" ".join(cell[:_LONGEST].split())))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setMinimumHeight(260)

    def _give(self) -> None:
        from curator.importing.table import Columns

        said = {field: choice.currentData() for field, choice in self.inputs.items()}
        taken = [column for column in said.values() if column]
        if len(set(taken)) < len(taken):
            self.refuse(tr("One column cannot hold two things; choose another one."))
            return
        self.accept()
        self.chosen.emit(Columns(**said))
