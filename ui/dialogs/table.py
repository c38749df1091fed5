"""A table of articles before it is imported: its first rows, and which column holds what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

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
_WIDEST = 180
"""Pixels of a column that does not hold the text."""
_FOR_TEXT, _FEW = 360, 6
"""Pixels of the text's column where there are more than so many columns, which are then scrolled."""


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
        self.inputs["text"].currentIndexChanged.connect(lambda _column: self._give_room())
        self._give_room()
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
        table.setMinimumHeight(260)

    def _give_room(self) -> None:
        """The column of the text has the room that the others leave."""
        header = self.table.horizontalHeader()
        text = self.inputs["text"].currentIndex()
        self.table.resizeColumnsToContents()
        for column in range(header.count()):
            stretched = column == text and header.count() <= _FEW
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )
            widest = _FOR_TEXT if column == text else _WIDEST
            header.resizeSection(column, min(widest, header.sectionSize(column)))

    def _give(self) -> None:
        from curator.importing.table import Columns

        said = {field: choice.currentData() for field, choice in self.inputs.items()}
        taken = [column for column in said.values() if column]
        if len(set(taken)) < len(taken):
            self.refuse(tr("One column cannot hold two things; choose another one."))
            return
        self.accept()
        self.chosen.emit(Columns(**said))
