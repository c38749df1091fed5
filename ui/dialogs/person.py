"""Who is coding: asked once, kept, and written beside every step of the history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class PersonDialog(Sheet):
    """Asks for a name."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, tr("Who is coding?"), action=tr("OK"))
        self.body.addWidget(
            plain_label(
                tr("Your name or initials stand beside everything you do, in the history and in exports."), "muted"
            )
        )
        self.name = QLineEdit(name)
        self.name.setAccessibleName(tr("Your name or initials"))
        self.body.addWidget(self.name)
        self.action_button.clicked.connect(self._give)
        self.name.setFocus()

    def _give(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.refuse(tr("Enter a name or initials."))
            return
        self.accept()
        self.named.emit(name)
