"""All keys in one list, to look up and to change."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.actions import Act
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysDialog(Sheet):
    """Every action with its key; the chosen one can be given another."""

    changed = Signal(dict)
    """A person's own keys by action id."""

    def __init__(self, parent: QWidget | None, acts: Sequence[Act]) -> None:
        super().__init__(parent, tr("Keys"), action=tr("Save"), width=640)
        self._acts = tuple(acts)
        self.own: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search actions and keys"))
        self.search.setAccessibleName(tr("Search actions and keys"))
        self.table = QTableWidget(len(self._acts), 3)
        self.table.setObjectName("keysTable")
        self.table.setAccessibleName(tr("Actions and their keys"))
        self.table.setHorizontalHeaderLabels([tr("Action"), tr("Key"), tr("Where")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(360)
        for row, act in enumerate(self._acts):
            where = tr("in the article") if act.scope == "reader" else tr("everywhere")
            for column, text in enumerate((tr(act.text), QKeySequence(act.key).toString(_NATIVE), where)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(tr("New key"))
        take = QPushButton(tr("&Use this key"))
        take.setAutoDefault(False)
        take.clicked.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("New key for the chosen action:"), "muted"), 1)
        row.addWidget(self.edit)
        row.addWidget(take)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.search.textChanged.connect(self._filter)
        self.action_button.clicked.connect(self._save)
        self.search.setFocus()

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.table.rowCount()):
            text = " ".join(self.table.item(row, column).text() for column in range(3)).casefold()
            self.table.setRowHidden(row, not all(word in text for word in wanted))

    def _key(self, act: Act) -> str:
        return self.own.get(act.id, act.key)

    def _take(self) -> None:
        row = self.table.currentRow()
        key = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if row < 0 or not key:
            self.refuse(tr("Choose an action in the list and press its new key."))
            return
        act = self._acts[row]
        taken = next((other for other in self._acts if other is not act and self._key(other) == key), None)
        if taken is not None:
            shown = QKeySequence(key).toString(_NATIVE)
            self.refuse(tr("{key} belongs to “{other}”; give that another key first.", key=shown, other=tr(taken.text)))
            return
        self.refuse("")
        self.own[act.id] = key
        self.table.item(row, 1).setText(QKeySequence(key).toString(_NATIVE))
        self.edit.clear()

    def _save(self) -> None:
        self.accept()
        self.changed.emit(self.own)
