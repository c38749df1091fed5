"""How the program's suggestions fared on this desk: for each rule how many were taken and how many turned down."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

_HEADS = ("Rule", "Taken", "Turned down", "Share taken")


class RatesDialog(Sheet):
    """A table with a line for each rule, the most used first."""

    def __init__(self, parent: QWidget | None, rates: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(parent, tr("How suggestions fared"), width=520)
        if not rates:
            self.body.addWidget(plain_label(tr("Nothing was taken or turned down on this desk yet."), "muted"))
        ordered = sorted(rates.items(), key=lambda rate: (-rate[1][1], rate[0]))
        self.table = QTableWidget(len(ordered), len(_HEADS))
        self.table.setObjectName("suggestionRates")
        self.table.setAccessibleName(tr("Rules and how often their suggestions were taken"))
        self.table.setProperty("role", "rows")
        self.table.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setMinimumHeight(260)
        self.table.setVisible(bool(ordered))
        self.body.addWidget(self.table, 1)
        for row, (rule, (taken, decided)) in enumerate(ordered):
            cells = (rule, str(taken), str(decided - taken), f"{taken / decided:.0%}".replace("%", " %"))
            for column, words in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(words))
