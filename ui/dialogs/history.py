"""Who did what, when and why: the list of all steps, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from curator.model import Step
from ui.dialogs.sheet import Sheet
from ui.words import tr

_COLUMNS = ("When", "Who", "What", "Why", "State")
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
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        step = self._steps[index.row()]
        state = tr("in force") if step.state == "done" else tr(step.state)
        label = step.label if step.kind == "act" else f"{tr(step.kind.capitalize())}: {step.label}"
        when = step.at.replace("T", " ").removesuffix("Z")[:16]
        shown = (when, step.who, label, step.why, state)[index.column()]
        return shown if role == Qt.ItemDataRole.DisplayRole else None


class HistoryDialog(Sheet):
    """The history with a filter, and undo and redo beside it."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None, steps: Sequence[Step]) -> None:
        super().__init__(parent, tr("History"), width=860)
        self._all = tuple(steps)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search who, what and why"))
        self.search.setAccessibleName(tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self._model = _Steps()
        self.list = QTableView()
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(tr("History, newest first"))
        self.list.setModel(self._model)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setShowGrid(False)
        self.list.verticalHeader().hide()
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for stretched in (2, 3):
            header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.list.setMinimumHeight(360)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        for text, signal in ((tr("&Undo"), self.undo_requested), (tr("&Redo"), self.redo_requested)):
            self.add_button(text).clicked.connect(signal)
        self.search.textChanged.connect(self._show)
        self._show()

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show a newer history."""
        self._all = tuple(steps)
        self._show()

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        fits = [s for s in self._all if all(word in f"{s.who} {s.label} {s.why}".casefold() for word in wanted)]
        self._model.show(fits)
