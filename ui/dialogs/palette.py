"""Find any command by its words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.actions import Act
from ui.dialogs.picker import SearchLine, show_matching
from ui.dialogs.sheet import Sheet
from ui.words import tr


class Palette(Sheet):
    """Every action with its key; what is not possible now is dimmed."""

    chosen = Signal(str)
    """The id of the action."""

    def __init__(self, parent: QWidget | None, acts: Sequence[Act], enabled: Callable[[str], bool]) -> None:
        super().__init__(parent, tr("Find a command"), action=tr("Do it"), width=560)
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(tr("Commands"))
        self.list.setMinimumHeight(320)
        self.search = SearchLine(self.list, tr("What do you want to do?"))
        self.search.setObjectName("paletteSearch")
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        for act in acts:
            if act.id != "palette":
                self._add(act, enabled(act.id))
        self.search.textChanged.connect(lambda words: show_matching(self.list, words))
        self.list.itemActivated.connect(self._give)
        self.action_button.clicked.connect(self._give)
        self.list.setCurrentRow(0)
        self.search.setFocus()

    def _add(self, act: Act, enabled: bool) -> None:
        key = QKeySequence(act.key).toString(QKeySequence.SequenceFormat.NativeText)
        text = tr(act.text).rstrip("…") + (f"    {key}" if key else "")
        row = QListWidgetItem(text)
        row.setData(Qt.ItemDataRole.UserRole, act.id)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{act.text} {act.menu} {act.id} {key}".casefold())
        if not enabled:
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(row)

    def _give(self) -> None:
        row = self.list.currentItem()
        if row is None or not row.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.refuse(tr("That is not possible now.") if row else tr("No command fits; change the words."))
            return
        self.accept()
        self.chosen.emit(row.data(Qt.ItemDataRole.UserRole))
