"""What all dialogs share: a heading, a body, one line for what is wrong, and a row of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.words import tr


class Sheet(QDialog):
    """A window-modal dialog; subclasses fill `body` and connect `action_button`."""

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
            self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.action_button = self.add_button(action or tr("Close"), primary=True)
        if not action:
            self.action_button.clicked.connect(self.accept)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """One more button at the right end of the row."""
        button = QPushButton(text)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if primary:
            button.setProperty("role", "primary")
        self.buttons.addWidget(button)
        return button

    def refuse(self, sentence: str) -> None:
        """Say what is wrong and stay open; "" takes it back."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

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
