"""A second article beside the one that is worked on: to read and to compare, closed again by Esc."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.reader.marks import Mark
from ui.reader.page import Page
from ui.reader.pane import Head
from ui.words import tr


class Beside(QFrame):
    """One article with its marks; the words it was opened for are ringed. Positions are code points."""

    closed = Signal()
    work_requested = Signal(int)
    """The article of this key is wanted as the one that is worked on."""
    mark_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("besidePane")
        self.setProperty("role", "pane")
        self.setAccessibleName(tr("The article beside"))
        self._words = (0, 0)
        self._title = _label("heading", tr("Title of the article beside"))
        self._facts = _label("muted", tr("About the article beside"))
        self._work = _button(tr("Work here"), tr("Work on this article"), "besideWork")
        self._close = _button("✕", tr("Close the article beside"), "besideClose")
        self.page = Page(self)
        self.page.setObjectName("readerBeside")
        self.page.setAccessibleIdentifier("readerBeside")
        self.page.setAccessibleName(tr("Text of the article beside"))
        self._build()
        self.page.mark_clicked.connect(self.mark_clicked)
        self.page.mark_activated.connect(self.mark_clicked)
        self._close.clicked.connect(self.closed)
        self._work.clicked.connect(self._work_here)

    def show_article(self, key: int, text: str, title: str, facts: str) -> None:
        """Show an article's canonical text under its key."""
        self.page.show_article(key, text)
        self._title.setText(title)
        self._facts.setText(facts)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show exactly these marks."""
        self.page.set_marks(marks)

    def show_words(self, start: int, end: int) -> None:
        """Ring these words and bring them into view, again once the pane has found its size."""
        self._words = (start, end)
        self.page.set_caret(start)
        self._ring()
        QTimer.singleShot(0, self, self._ring)

    def _ring(self) -> None:
        self.page.set_matches([self._words], 0)

    def _work_here(self) -> None:
        if self.page.key is not None:
            self.work_requested.emit(self.page.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._title, 1)
        first.addWidget(self._work, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        over = Head(self)
        self.page.scrolled.connect(over.set_ruled)
        head = QVBoxLayout(over)
        head.setContentsMargins(16, 14, 8, 8)
        head.setSpacing(3)
        head.addLayout(first)
        head.addWidget(self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(over)
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)


def _label(role: str, name: str) -> QLabel:
    """A label that shows its text as it is and gives way to any width."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setAccessibleName(name)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _button(words: str, name: str, object_name: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "flat")
    button.setObjectName(object_name)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
