"""All notes and questions of a desk in one list, the open ones first, each a way to its field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from curator.remarks import Remark, RemarkKind
from curator.text import clipped
from ui.dialogs.choosing import ID, ChoiceList, SearchLine
from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.moments import local
from ui.words import tr


class RemarksDialog(Sheet):
    """Enter goes to the field, Tab to the answer, where Enter answers."""

    jump_requested = Signal(int, str)
    """swap, column ("" for the swap as a whole)."""
    answered = Signal(int, str)
    reopened = Signal(int)
    removed = Signal(int)

    def __init__(
        self,
        parent: QWidget | None,
        remarks: Sequence[Remark],
        place: Callable[[Remark], str],
        current: int | None = None,
    ) -> None:
        """`place` says what a remark hangs on, swap and field; `current` is the one to begin at."""
        super().__init__(parent, tr("Notes and questions"), action=tr("Go to the field"), width=720)
        self._place = place
        self._remarks: dict[int, Remark] = {}
        self.list = ChoiceList("remarkList", tr("Notes and questions, open ones first"), 260)
        self.search = SearchLine(self.list, tr("Search field, words and people"))
        self.open_only = QCheckBox(tr("&Open questions only"))
        self.open_only.setObjectName("remarksOpenOnly")
        self._whole = plain_label("")
        self._whole.setAccessibleName(tr("The whole remark"))
        self.answer = _Answer()
        self._build()
        self.set_remarks(remarks)
        self._keep(current)
        self.search.setFocus()

    def set_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show the remarks as they are now; the row one is on stays."""
        chosen = self.list.chosen()
        here = chosen.data(ID) if chosen is not None else None
        self._remarks = {remark.id: remark for remark in remarks}
        self.list.clear()
        shown = [remark for remark in remarks if remark.open or not self.open_only.isChecked()]
        for remark in sorted(shown, key=lambda remark: (not remark.open, -remark.id)):
            sign = "?" if remark.open else "✓" if remark.kind is RemarkKind.QUESTION else "✎"
            text = f"{self._place(remark)}: {' '.join(remark.text.split())}"
            searched = " ".join((sign, text, remark.by, remark.answer, remark.answered_by))
            row = self.list.add(remark.id, f"{sign}  {clipped(text, 93)}", remark.by, searched)
            if remark.id == here:
                self.list.setCurrentItem(row)
        self.list.show_matching(self.search.text())
        self._keep(here)
        self._follow()

    def current(self) -> Remark | None:
        """The remark one is on."""
        row = self.list.chosen()
        return self._remarks.get(row.data(ID)) if row is not None else None

    def _keep(self, here: int | None) -> None:
        for number in range(self.list.count()):
            row = self.list.item(number)
            if row.data(ID) == here and not row.isHidden():
                self.list.setCurrentItem(row)

    def _follow(self) -> None:
        remark = self.current()
        self.action_button.setEnabled(remark is not None)
        question = remark is not None and remark.kind is RemarkKind.QUESTION
        self.answer.setEnabled(question)
        keep_draft(self.answer, f"answer {remark.id}" if remark is not None else "")
        self.answer.setText(remark.answer if remark is not None else "")
        self._again.setEnabled(question and remark is not None and not remark.open)
        self._remove.setEnabled(remark is not None)
        self._whole.setText(_in_full(remark) if remark is not None else tr("Nothing is written here yet."))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.open_only)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._whole)
        self.body.addWidget(self.answer)
        self._again = self.add_button(tr("Ask &again"), apart=True)
        self._remove = self.add_button(tr("&Remove"), apart=True)
        self.search.textChanged.connect(self.list.show_matching)
        self.search.textChanged.connect(lambda _words: self._follow())
        self.open_only.toggled.connect(lambda _on: self.set_remarks(tuple(self._remarks.values())))
        self.list.currentItemChanged.connect(lambda: self._follow())
        self.list.itemDoubleClicked.connect(self._jump)
        self.action_button.clicked.connect(self._jump)
        self.answer.given.connect(self._answer)
        self._again.clicked.connect(lambda: self._tell(self.reopened))
        self._remove.clicked.connect(lambda: self._tell(self.removed))

    def _answer(self) -> None:
        remark, words = self.current(), self.answer.text().strip()
        if remark is None:
            return
        if not words:
            self.refuse(tr("Write the answer first."))
            return
        self.refuse("")
        self.answered.emit(remark.id, words)
        self.list.setFocus()

    def _tell(self, told: SignalInstance) -> None:
        remark = self.current()
        if remark is not None:
            told.emit(remark.id)

    def _jump(self) -> None:
        remark = self.current()
        if remark is not None:
            self.accept()
            self.jump_requested.emit(remark.swap, remark.column)


class _Answer(QLineEdit):
    """A line in which Enter answers, and does not press the button of the sheet."""

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("remarkAnswer")
        self.setPlaceholderText(tr("Answer the question (Enter keeps it)"))
        self.setAccessibleName(tr("Answer to the question"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        else:
            super().keyPressEvent(event)


def _in_full(remark: Remark) -> str:
    asked = tr("{text}\n{who}, {when}", text=remark.text, who=remark.by, when=local(remark.on))
    if not remark.answered_on:
        return asked
    answer = tr("{text}\n{who}, {when}", text=remark.answer, who=remark.answered_by, when=local(remark.answered_on))
    return f"{asked}\n→ {answer}"
