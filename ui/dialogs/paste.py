"""An article from pasted text."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr


class PasteField(QPlainTextEdit):
    """Takes words; a piece of a page is given away to be read, and its markup never comes in."""

    page_pasted = Signal(str, str)
    """The markup, and the plain form of it."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, or a piece of a page."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words at once, a page when it was read."""
        if source.hasHtml():
            self.page_pasted.emit(source.html(), source.text())
        else:
            super().insertFromMimeData(source)


class PasteDialog(Sheet):
    """One big field for the text; what it says of itself is read like from a file."""

    pasted = Signal(str)
    """The whole text: it is read while the dialog still shows it, and whoever reads it calls `accept`."""
    page_pasted = Signal(str, str)
    """Markup whose words are wanted by `put`, and the plain form of it."""

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
        self._reading = 0
        """Pieces of pages that are being read."""
        self.text.page_pasted.connect(self._wait_for)
        self.action_button.clicked.connect(self._give)
        self.action_button.setToolTip(tr("Ctrl+Enter"))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._give)  # Enter begins a new line of the text
        self.text.setFocus()

    def put(self, words: str) -> None:
        """The words of a piece of a page, read meanwhile."""
        self._reading -= 1
        self.refuse("")
        self.text.insertPlainText(words)

    def _wait_for(self, markup: str, plain: str) -> None:
        self._reading += 1
        self.tell(tr("Reading what was pasted …"))
        self.page_pasted.emit(markup, plain)

    def _give(self) -> None:
        if self._reading:
            self.refuse(tr("What was pasted is still being read; one moment."))
            return
        if not self.text.toPlainText().strip():
            self.refuse(tr("Paste the text of an article first."))
            return
        self._reading += 1
        self.text.setReadOnly(True)  # what is read now is what comes in
        self.tell(tr("Reading what was pasted …"))
        self.pasted.emit(self.text.toPlainText())

    def say_again(self, sentence: str) -> None:
        """The text is refused; it stays where it is."""
        self._reading -= 1
        self.text.setReadOnly(False)
        self.refuse(sentence)
