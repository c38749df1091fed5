"""Splitting a swap: which claims go to a new one, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr

_ID = Qt.ItemDataRole.UserRole
_SOURCE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SplitLine:
    """One claim as it is offered: its number, what it says, and who prints it."""

    claim: int
    words: str
    source: str


class SplitDialog(Sheet):
    """Space takes a claim along or leaves it; a whole publisher can be taken at once."""

    split = Signal(list, str)
    """The claims that go, and why."""

    def __init__(self, parent: QWidget | None, code: str, lines: Sequence[SplitLine]) -> None:
        super().__init__(parent, tr("Split {code}", code=code), action=tr("Split"), width=680)
        self.list = _Claims()
        self.source = QComboBox()
        self.source.setObjectName("splitSource")
        self.source.setAccessibleName(tr("Take all claims of one publisher"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.why = QLineEdit()
        self.why.setObjectName("splitWhy")
        self.why.setPlaceholderText(tr("How do you know that these are two swaps? (needed)"))
        self.why.setAccessibleName(tr("Reason for splitting"))
        keep_draft(self.why)
        self._fill(lines)
        self._build()
        self.list.setFocus()

    def chosen(self) -> list[int]:
        """The claims that go."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [row.data(_ID) for row in rows if row.checkState() is Qt.CheckState.Checked]

    def _fill(self, lines: Sequence[SplitLine]) -> None:
        for line in lines:
            row = QListWidgetItem(line.words)
            row.setData(_ID, line.claim)
            row.setData(_SOURCE, line.source)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.source.addItem(tr("Choose one by one"), None)
        for source in dict.fromkeys(line.source for line in lines):
            self.source.addItem(tr("All of {name}", name=source), source)

    def _build(self) -> None:
        words = tr("These claims become a new swap, with what was decided on them; all others stay. Nothing is lost.")
        self.body.addWidget(plain_label(words, "muted"))
        row = QHBoxLayout()
        row.addWidget(self.source)
        row.addStretch(1)
        row.addWidget(self._count)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.why)
        self.source.activated.connect(lambda _index: self._take_source())
        self.list.itemChanged.connect(lambda _row: self._follow())
        self.action_button.clicked.connect(self._give)
        self._follow()

    def _take_source(self) -> None:
        source = self.source.currentData()
        for number in range(self.list.count() if source is not None else 0):
            row = self.list.item(number)
            row.setCheckState(Qt.CheckState.Checked if row.data(_SOURCE) == source else Qt.CheckState.Unchecked)

    def _follow(self) -> None:
        self.refuse("")
        self._count.setText(tr("{n} of {m} go", n=len(self.chosen()), m=self.list.count()))

    def _give(self) -> None:
        chosen, why = self.chosen(), self.why.text().strip()
        if not chosen or len(chosen) == self.list.count():
            self.refuse(tr("Choose the claims that go, by Space; at least one has to go and one to stay."))
        elif not why:
            self.refuse(tr("Say why these are two swaps."))
            self.why.setFocus()
        else:
            self.accept()
            self.split.emit(chosen, why)


class _Claims(QListWidget):
    """Claims that are taken along or left by Space; Enter belongs to the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("splitClaims")
        self.setAccessibleName(tr("Claims of the swap"))
        self.setAccessibleIdentifier("splitClaims")
        self.setProperty("role", "rows")
        self.ensurePolished()  # rows that are measured before the style comes lie upon each other
        self.setMinimumHeight(300)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        """Enter presses the button of the sheet."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return False
        return super().event(event)
