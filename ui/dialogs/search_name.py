"""What a saved search is called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class SearchName(Sheet):
    """Asks for a name."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None, proposed: str) -> None:
        super().__init__(parent, tr("Save this search"), action=tr("Save"))
        self.body.addWidget(
            plain_label(tr("The words, the filters and the order are kept under this name, for everybody."), "muted")
        )
        self.name = QLineEdit(proposed)
        self.name.setAccessibleName(tr("Name of the search"))
        self.name.selectAll()
        self.body.addWidget(self.name)
        self.action_button.clicked.connect(self._give)
        self.name.setFocus()

    def _give(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.refuse(tr("Give the search a name."))
            return
        self.accept()
        self.named.emit(name)
