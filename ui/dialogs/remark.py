"""Writing a note or a question on a field or on the whole swap."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QWidget

from ui.dialogs.reason import ReasonText
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class RemarkDialog(Sheet):
    """One text and what it hangs on; Enter asks, the other button only notes."""

    asked = Signal(str, str)
    """column, text: a question, open until it is answered."""
    noted = Signal(str, str)
    """column, text: a note."""

    def __init__(self, parent: QWidget | None, code: str, column: str, label: str) -> None:
        super().__init__(parent, tr("Question or note"), action=tr("Ask"), width=520)
        self.place = QComboBox()
        self.place.setObjectName("remarkPlace")
        self.place.setAccessibleName(tr("What it hangs on"))
        if column:
            self.place.addItem(f"{code} · {label}", column)
        self.place.addItem(tr("{code} as a whole", code=code), "")
        self.text = ReasonText(tr("Question or note"))
        self.body.addWidget(self.place)
        self.body.addWidget(self.text)
        self.body.addWidget(
            plain_label(tr("A question stays open until somebody answers it; a note is only kept."), "muted")
        )
        self.add_button(tr("Only &note it")).clicked.connect(lambda: self._give(self.noted))
        self.action_button.clicked.connect(lambda: self._give(self.asked))
        self.text.given.connect(lambda: self._give(self.asked))
        self.text.setFocus()

    def _give(self, told: SignalInstance) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            self.refuse(tr("There is nothing written yet."))
            return
        self.accept()
        told.emit(self.place.currentData(), text)
