"""An article from pasted text."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class PasteDialog(Sheet):
    """One big field for the text; what it says of itself is read like from a file."""

    pasted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Paste an article"), action=tr("Import"), width=680)
        self.body.addWidget(
            plain_label(
                tr("Paste the whole text. Publisher and date are read from it and shown for confirmation."), "muted"
            )
        )
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the article"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(300)
        self.body.addWidget(self.text, 1)
        self.action_button.clicked.connect(self._give)
        self.action_button.setToolTip(tr("Ctrl+Enter"))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._give)  # Enter begins a new line of the text
        self.text.setFocus()

    def _give(self) -> None:
        if not self.text.toPlainText().strip():
            self.refuse(tr("Paste the text of an article first."))
            return
        self.accept()
        self.pasted.emit(self.text.toPlainText())
