"""What all dialogs share: a heading, a body, one line for what is wrong, and a row of buttons."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.announcing import announce
from ui.words import tr

_FRAME = 40
"""Pixels that a window's title takes."""


class Sheet(QDialog):
    """A window-modal dialog; subclasses fill `body` and connect `action_button`. Enter presses it, Esc leaves."""

    def __init__(self, parent: QWidget | None, title: str, *, action: str = "", width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.heading = plain_label(title, "title")
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._wrong = plain_label("", "bad")
        self._wrong.setAccessibleName(tr("What is wrong"))
        self._wrong.hide()
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addLayout(self.body, 1)
        layout.addWidget(self._wrong)
        layout.addLayout(self.buttons)
        if action:
            self.cancel_button = QPushButton(tr("Cancel"))
            self.cancel_button.setAutoDefault(False)
            self.cancel_button.clicked.connect(self.reject)
            self.buttons.addWidget(self.cancel_button)
        self.action_button = QPushButton(action or tr("Close"))
        self.action_button.setDefault(True)
        self.action_button.setProperty("role", "primary")
        self.buttons.addWidget(self.action_button)
        if not action:
            self.action_button.clicked.connect(self.accept)

    def add_button(self, text: str, *, apart: bool = False) -> QPushButton:
        """One more button: before the action, or, set apart, at the left end of the row."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        items = (self.buttons.itemAt(n) for n in range(self.buttons.count()))
        first = next(n for n, item in enumerate(items) if item is not None and item.spacerItem() is not None)
        self.buttons.insertWidget(first if apart else self.buttons.indexOf(self.action_button), button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the buttons as they stand, whatever was made first."""
        super().showEvent(event)
        wanted, room = self.heightForWidth(self.width()), self.screen().availableSize().height() - _FRAME
        if wanted > self.height():  # Qt allows a dialog two thirds of the screen and lets what is in it overlap
            self.resize(self.width(), min(wanted, room))
        items = (self.buttons.itemAt(n) for n in range(self.buttons.count()))
        row = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        for before, after in pairwise(row):
            self.setTabOrder(before, after)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong and stay open; "" takes it back."""
        if self._wrong.property("role") != "bad":
            self._wrong.setProperty("role", "bad")
            self._wrong.style().polish(self._wrong)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            announce(self._wrong, sentence)

    def tell(self, sentence: str) -> None:
        """Say what was done and stay open."""
        self.refuse(sentence)
        self._wrong.setProperty("role", "good" if sentence else "bad")
        self._wrong.style().polish(self._wrong)

    @property
    def refused(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text()


def plain_label(text: str, role: str = "") -> QLabel:
    """A wrapping label that never takes its text for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
