"""An article from pasted text."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from curator.errors import InputRefused
from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr


class PasteField(QPlainTextEdit):
    """Takes the words of a piece of a page, paragraph by paragraph, and never its markup."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, or a piece of a page."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """The words of a page as they are seen there: Qt's own plain form glues tables and loses paragraphs."""
        if not source.hasHtml():
            super().insertFromMimeData(source)
            return
        from curator.importing.html import words_of  # its library would hold up the start

        try:
            words = words_of(source.html())
        except InputRefused:  # nested beyond reason: the plain form is still there
            words = source.text()
        self.insertPlainText(words)


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
        self.text = PasteField()
        self.text.setAccessibleName(tr("Text of the article"))
        keep_draft(self.text, "pasted article")
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
