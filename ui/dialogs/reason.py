"""Asking why: the reason of a decision, kept in the history and published with the number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr

_LINES = 3


class ReasonDialog(Sheet):
    """One question, one text; Enter or the button gives it."""

    given = Signal(str)
    other_chosen = Signal()
    """The person took the other way out, where there is one."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question: str,
        *,
        action: str = "",
        other_action: str = "",
        offered: str = "",
    ) -> None:
        super().__init__(parent, title, action=action or tr("OK"))
        self.body.addWidget(plain_label(question, "muted"))
        self.text = ReasonText(question)
        self.text.setPlainText(offered)
        self.text.selectAll()
        self.text.given.connect(self._give)
        self.text.textChanged.connect(self._take_back_refusal)
        self.body.addWidget(self.text)
        if other_action:
            self.add_button(other_action).clicked.connect(self._take_other)
        self.action_button.clicked.connect(self._give)
        self.text.setFocus()

    def _give(self) -> None:
        reason = self.text.toPlainText().strip()
        if not reason:
            self.refuse(tr("A reason is needed: it stands beside the value for whoever asks."))
            return
        self.accept()
        self.given.emit(reason)

    def _take_back_refusal(self) -> None:
        """What is being written is no longer missing."""
        if self.refused and self.text.toPlainText().strip():
            self.refuse("")

    def _take_other(self) -> None:
        self.accept()
        self.other_chosen.emit()


class ReasonText(QPlainTextEdit):
    """A text of a few lines in which Enter gives the answer and Shift+Enter begins a new line."""

    given = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        keep_draft(self)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 22)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives, with or without Ctrl."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.given.emit()
            return
        super().keyPressEvent(event)


def refusal(parent: QWidget | None, sentence: str) -> QMessageBox:
    """A box with one sentence, for where no window can say it."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Swap Curator"), "", QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
