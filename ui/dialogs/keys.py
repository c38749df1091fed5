"""All keys in one list, to look up and to change."""

from collections.abc import Sequence

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
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

from ui.actions import READER, REVIEW, WINDOW, Act, acts, meet
from ui.dialogs.choosing import SearchLine
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_WHERE = {WINDOW: "everywhere", READER: "in the article", REVIEW: "in the review"}
_FIXED = frozenset(
    f"{held}{key}"
    for key in ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
    for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+")
) | {"Ctrl+C", "Ctrl+A", "Ctrl+V", "Ctrl+X", "Esc", "Tab", "Shift+Tab", "Backtab", "Space", "Alt+Up", "Alt+Down"}
"""Keys with which one walks, selects, copies and leaves everywhere: nothing else may have them."""
_ALONE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class KeysDialog(Sheet):
    """Every action with its key; the chosen one can be given another."""

    changed = Signal(dict)
    """A person's own keys by action id; only those that were changed."""

    def __init__(self, parent: QWidget | None, table: Sequence[Act]) -> None:
        """Show the table of actions with the keys they have now."""
        super().__init__(parent, tr("Keys"), action=tr("Save"), width=640)
        self._acts = tuple(table)
        self._usual = {act.id: act.key for act in acts(("", ""))}  # whatever the sides are called
        self.own: dict[str, str] = {}
        self.table = self._build_table()
        self.search = SearchLine(self.table, tr("Search actions and keys"))
        self.edit = _NewKey(tr("New key for the chosen action"))
        take, none = QPushButton(tr("&Use this key")), QPushButton(tr("&No key"))
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("New key for the chosen action:"), "muted"), 1)
        for widget in (self.edit, take, none):
            row.addWidget(widget)
        take.clicked.connect(self._take)
        none.clicked.connect(lambda: self._give(""))
        for button in (take, none):
            button.setAutoDefault(False)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.add_button(tr("The usual &keys"), apart=True).clicked.connect(self._take_back)
        self.search.textChanged.connect(self._filter)
        self.edit.keySequenceChanged.connect(lambda _keys: self.refuse(""))
        self.action_button.clicked.connect(self._save)
        self.search.setFocus()

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(len(self._acts), 3)
        table.setObjectName("keysTable")
        table.setAccessibleName(tr("Actions and their keys"))
        table.setAccessibleIdentifier("keysTable")
        table.setProperty("role", "rows")
        table.setHorizontalHeaderLabels([tr("Action"), tr("Key"), tr("Where")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, width in ((1, 150), (2, 110)):
            table.setColumnWidth(number, width)
        table.setMinimumHeight(360)
        for row, act in enumerate(self._acts):
            where = tr(_WHERE[act.scope])
            for column, text in enumerate((tr(act.text), _native(act.key), where)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.setCurrentCell(0, 0)
        return table

    def _filter(self, words: str) -> None:
        """Show the actions that hold all the words, and choose the first of them."""
        wanted = words.casefold().split()
        fitting = []
        for row in range(self.table.rowCount()):
            cells = (self.table.model().index(row, column).data() for column in range(3))
            text = " ".join(map(str, cells)).casefold()
            fits = all(word in text for word in wanted)
            self.table.setRowHidden(row, not fits)
            if fits:
                fitting.append(row)
        self.table.setCurrentCell(fitting[0] if fitting else -1, 0)
        self.refuse("")

    def _key(self, act: Act) -> str:
        """The key of an action now, written as Qt writes it: "Delete" is "Del" there."""
        return QKeySequence(self.own.get(act.id, act.key)).toString(_PORTABLE)

    def _take(self) -> None:
        key = self.edit.keySequence().toString(_PORTABLE)
        if key:
            self._give(key)
        else:
            self.refuse(tr("Press the new key in the field first."))

    def _give(self, key: str) -> None:
        """Give the chosen action a key, or with "" none, unless that cannot be."""
        row = self.table.currentRow()
        if row < 0:
            self.refuse(tr("Choose an action in the list first."))
            return
        act = self._acts[row]
        wrong = self._against(act, key) if key else ""
        self.refuse(wrong)
        if not wrong:
            self._put(row, key)
            self.edit.clear()

    def _against(self, act: Act, key: str) -> str:
        """Why an action cannot have a key, "" when it can."""
        shown = _native(key)
        if key in _FIXED:
            return tr("{key} is needed to move about; choose another key.", key=shown)
        if act.scope == WINDOW and _is_typing(key):
            return tr("{key} alone could not be typed into fields any more; hold Ctrl or Alt with it.", key=shown)
        others = (other for other in self._acts if other is not act and meet(act, other))
        taken = next((other for other in others if self._key(other) == key), None)
        if taken is not None:
            return tr("{key} belongs to “{other}”; give that another key first.", key=shown, other=tr(taken.text))
        return ""

    def _put(self, row: int, key: str) -> None:
        act = self._acts[row]
        self.table.model().setData(self.table.model().index(row, 1), _native(key))
        if key == act.key:
            self.own.pop(act.id, None)
        else:
            self.own[act.id] = key

    def _take_back(self) -> None:
        """Give every action the key it came with; Save keeps that, Cancel does not."""
        for row, act in enumerate(self._acts):
            self._put(row, self._usual[act.id])
        self.refuse("")

    def _save(self) -> None:
        self.accept()
        if self.own:
            self.changed.emit(self.own)


class _NewKey(QKeySequenceEdit):
    """Takes the next key that is pressed; Esc empties it, then leaves the dialog as everywhere."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        for widget in (self, *self.findChildren(QLineEdit)):
            widget.setAccessibleName(accessible_name)
        self.setFixedWidth(150)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key but a bare Esc is the new key."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif self.keySequence().isEmpty():
            event.ignore()
        else:
            self.clear()


def _native(key: str) -> str:
    return QKeySequence(key).toString(_NATIVE)


def _is_typing(key: str) -> bool:
    """Whether a key writes or erases something in a field; function keys do not."""
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # its stubs do not know
    function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    return combination.keyboardModifiers() in _ALONE and not function_key
