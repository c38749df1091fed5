"""What became of a swap: which field was changed by whom and why, how it was at a time, and bringing that back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui import theme
from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr

_EVENTS = ("When", "Who", "Field", "Before", "After", "What, and why")
_THEN = ("Field", "Then", "Now")
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class EventLine:
    """One change of one field, in words."""

    seq: int
    column: str
    when: str
    who: str
    field: str
    old: str
    new: str
    what: str

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        return self.when, self.who, self.field, self.old or "–", self.new or "–", self.what


@dataclass(frozen=True, slots=True)
class ThenLine:
    """What one field said then and what it says now, in words."""

    column: str
    field: str
    then: str
    now: str

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        return self.field, self.then or "–", self.now or "–"

    @property
    def other(self) -> bool:
        """Whether it says something else now."""
        return self.then != self.now


class PastDialog(Sheet):
    """The changes above, how the swap was then below. A change that is chosen shows the swap as it was after it."""

    field_chosen = Signal(str)
    """A column, or "" for all."""
    step_chosen = Signal(int)
    day_wanted = Signal(str)
    """An ISO day, or a day and a time, as it was typed."""
    restore_wanted = Signal(int, str, str)
    """The step after which it was so, the column ("" for the whole swap), and why."""

    def __init__(self, parent: QWidget | None, code: str, fields: Sequence[tuple[str, str]], column: str) -> None:
        """`fields` are columns with their labels; `column` is the one to begin with, "" for all."""
        super().__init__(parent, tr("History of {code}", code=code), width=940)
        self._seq: int | None = None
        self.fields = QComboBox()
        self.fields.setObjectName("pastField")
        self.fields.setAccessibleName(tr("Field"))
        self.fields.addItem(tr("All fields"), "")
        for name, label in fields:
            self.fields.addItem(label, name)
        self.fields.setCurrentIndex(max(0, self.fields.findData(column)))
        self._events, self._then = _Rows(_EVENTS), _Rows(_THEN)
        self.list = _table("pastList", tr("Changes, newest first"), self._events, (140, 80, 165, 128, 128), 190)
        self.then = _table("pastThen", tr("How the swap was then"), self._then, (230, 300), 170)
        self.day = _Line("pastDay", tr("2025-05-26, Enter"), tr("As it was on this day"))
        self.day.setFixedWidth(170)
        self._moment = QLabel()
        self._moment.setTextFormat(Qt.TextFormat.PlainText)
        self._moment.setProperty("role", "muted")
        self.why = _Line("pastWhy", tr("Why is it brought back? (needed)"), tr("Reason for bringing it back"))
        keep_draft(self.why)
        self.restore_field = self.add_button(tr("Bring this &field back"), apart=True)
        self.restore_swap = self.add_button(tr("Bring the whole &swap back"), apart=True)
        for button in (self.restore_field, self.restore_swap):
            button.setAutoDefault(True)  # Enter there is theirs, not that of Close
        self._build()
        self.list.setFocus()

    def set_events(self, events: Sequence[EventLine]) -> None:
        """Show these changes, newest first; the one that is chosen stays."""
        here = self._chosen()
        self._events.show(events)
        row = next((n for n, one in enumerate(events) if here is not None and one.seq == here.seq), 0)
        if events:
            self.list.setCurrentIndex(self._events.index(row, 0))
        else:
            self._moment.setText(tr("Nothing has happened to this field yet."))

    def show_then(self, seq: int | None, moment: str, lines: Sequence[ThenLine]) -> None:
        """Show the swap as it was after a step (None: it was not there); what says something else now comes first."""
        self._seq = seq
        self._moment.setText(moment)
        ordered = sorted(lines, key=lambda line: not line.other)
        self._then.show(ordered)
        if ordered:
            wanted = self._chosen()
            row = next((n for n, one in enumerate(ordered) if wanted is not None and one.column == wanted.column), 0)
            self.then.setCurrentIndex(self._then.index(row, 0))
        self.restore_field.setEnabled(seq is not None)
        self.restore_swap.setEnabled(seq is not None)

    def _chosen(self) -> EventLine | None:
        line = self._events.line(self.list.currentIndex())
        return line if isinstance(line, EventLine) else None

    def _follow(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.refuse("")
            self.step_chosen.emit(chosen.seq)

    def _restore(self, column: str) -> None:
        why = self.why.text().strip()
        if self._seq is None:
            return
        if not why:
            self.refuse(tr("Say why it is brought back; the reason stands in the history."))
            self.why.setFocus()
            return
        self.refuse("")
        self.restore_wanted.emit(self._seq, column, why)

    def _restore_one(self) -> None:
        line = self._then.line(self.then.currentIndex())
        if isinstance(line, ThenLine):
            self._restore(line.column)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.fields)
        top.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(plain_label(tr("As it was on"), ""))
        middle.addWidget(self.day)
        middle.addWidget(self._moment, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(middle)
        self.body.addWidget(self.then, 1)
        self.body.addWidget(self.why)
        self.fields.currentIndexChanged.connect(lambda _index: self.field_chosen.emit(self.fields.currentData()))
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        self.day.given.connect(self.day_wanted)
        self.why.given.connect(lambda _why: self.restore_field.setFocus())
        self.restore_field.clicked.connect(self._restore_one)
        self.restore_swap.clicked.connect(lambda: self._restore(""))


class _Line(QLineEdit):
    """A line whose Enter gives what was typed, and does not close the dialog."""

    given = Signal(str)

    def __init__(self, name: str, hint: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(accessible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(self.text().strip())
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractTableModel):
    """A thin window on lines of words."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = heads
        self._lines: Sequence[EventLine | ThenLine] = ()

    def show(self, lines: Sequence[EventLine | ThenLine]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: _Index) -> EventLine | ThenLine | None:
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, _parent: _Index = _ROOT) -> int:
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tr(self._heads[section]) if across else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and isinstance(line, ThenLine) and line.other:
            return QColor(theme.current().warn)
        return None


def _table(name: str, accessible: str, model: _Rows, widths: Sequence[int], height: int) -> QTableView:
    table = QTableView()
    table.setObjectName(name)
    table.setAccessibleName(accessible)
    table.setAccessibleIdentifier(name)
    table.setProperty("role", "rows")
    table.setTabKeyNavigation(False)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for section, width in enumerate(widths):
        table.setColumnWidth(section, width)
    header.setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    table.setMinimumHeight(height)
    return table
