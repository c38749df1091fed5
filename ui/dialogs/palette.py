"""Find any command by its words."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ui.actions import Act
from ui.dialogs.choosing import ID, ChoiceList, SearchLine
from ui.dialogs.sheet import Sheet
from ui.words import tr


class Palette(Sheet):
    """Every action with its key; what is not possible now is dimmed."""

    chosen = Signal(str)
    """The id of the action."""

    def __init__(self, parent: QWidget | None, acts: Sequence[Act], why_not: Callable[[Act], str]) -> None:
        """`why_not` says why an action is not possible now, and "" of one that is."""
        super().__init__(parent, tr("Find a command"), action=tr("Do it"), width=560)
        self.list = ChoiceList("paletteList", tr("Commands"), 360)
        self.search = SearchLine(self.list, tr("What do you want to do?"))
        self.search.setObjectName("paletteSearch")
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self._why = {act.id: why_not(act) for act in acts if act.id != "palette"}
        """Why each action is not possible now."""
        for act in acts:
            if act.id in self._why:
                self._add(act)
        self.search.textChanged.connect(self._find)
        self.list.itemDoubleClicked.connect(self._give)  # Enter presses the button, wherever the focus is
        self.action_button.clicked.connect(self._give)
        self._find("")
        self.search.setFocus()

    def _add(self, act: Act) -> None:
        key = QKeySequence(act.key).toString(QKeySequence.SequenceFormat.NativeText)
        text = tr(act.text).rstrip("…")
        row = self.list.add(act.id, text, key, f"{text} {tr(act.menu)} {act.id} {key}")
        if self._why[act.id]:
            row.setToolTip(f"<p>{escape(self._why[act.id])}</p>")
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def _find(self, words: str) -> None:
        self.refuse("")
        self.list.show_matching(words)

    def _give(self) -> None:
        row = self.list.chosen()
        if row is None or not row.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.refuse(self._why[row.data(ID)] if row else tr("No command fits; change the words."))
            return
        self.accept()
        self.chosen.emit(row.data(ID))
