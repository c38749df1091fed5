"""Who did what, when and why: the list of all steps, newest first."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from curator.model import Step
from ui.dialogs.choosing import SearchLine
from ui.dialogs.sheet import Sheet
from ui.moments import local
from ui.words import tr

_COLUMNS = ("When", "Who", "What", "Why", "State")
_LONG = (2, 3)
"""Columns whose words may not fit: they are shown whole in a tip."""
_Index = QModelIndex | QPersistentModelIndex


class _Steps(QAbstractTableModel):
    """A thin window on a tuple of steps."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[Step] = ()

    def show(self, steps: Sequence[Step]) -> None:
        self.beginResetModel()
        self._steps = steps
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tr(_COLUMNS[section]) if across else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tip = role == Qt.ItemDataRole.ToolTipRole
        if role != Qt.ItemDataRole.DisplayRole and not (tip and index.column() in _LONG):
            return None
        step = self._steps[index.row()]
        state = tr("in force") if step.state == "done" else tr(step.state)
        label = step.label if step.kind == "act" else f"{tr(step.kind.capitalize())}: {step.label}"
        shown = (local(step.at), step.who, label, step.why, state)[index.column()]
        return f"<p>{escape(shown)}</p>" if tip and shown else shown  # a tip takes words for markup that look like it


class HistoryDialog(Sheet):
    """The history with a filter, and undo and redo beside it."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None, steps: Sequence[Step]) -> None:
        super().__init__(parent, tr("History"), width=860)
        self._all = tuple(steps)
        self._model = _Steps()
        self.list = QTableView()
        self.search = SearchLine(self.list, tr("Search who, what and why"))
        self._build_list()
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.undo = self.add_button(tr("&Undo"), apart=True)
        self.redo = self.add_button(tr("&Redo"), apart=True)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.search.textChanged.connect(self._show)
        self._show()
        self.search.setFocus()

    def _build_list(self) -> None:
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(tr("History, newest first"))
        self.list.setAccessibleIdentifier("historyList")
        self.list.setProperty("role", "rows")
        self.list.setTabKeyNavigation(False)
        self.list.setModel(self._model)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setShowGrid(False)
        self.list.verticalHeader().hide()
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for stretched in _LONG:
            header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.list.setMinimumHeight(360)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show a newer history."""
        self._all = tuple(steps)
        self._show()

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        fits = [s for s in self._all if all(word in f"{s.who} {s.label} {s.why}".casefold() for word in wanted)]
        self._model.show(fits)
        if fits:
            self.list.setCurrentIndex(self._model.index(0, 0))
        acts = {step.state for step in self._all if step.kind == "act"}
        self.undo.setEnabled("done" in acts)
        self.redo.setEnabled("undone" in acts)
