"""The first start, without a desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.sheet import plain_label
from ui.words import tr


class Welcome(QWidget):
    """Three ways to begin."""

    sample_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()

    def __init__(self, waiting: int = 0) -> None:
        """`waiting` articles will go into the desk that is chosen."""
        super().__init__()
        self.setObjectName("welcome")
        self.setWindowTitle("Swap Curator")
        self.resize(760, 520)
        card = QFrame()
        card.setProperty("role", "pane")
        card.setMaximumWidth(520)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(36, 32, 36, 32)
        inside.setSpacing(12)
        inside.addWidget(plain_label(tr("Swap Curator"), "title"))
        inside.addWidget(
            plain_label(
                tr(
                    "Articles in, verified swaps out: every number traced to the exact words that carry it. "
                    "Everything stays in one file on this machine, the desk."
                ),
                "muted",
            )
        )
        if waiting:
            self.waiting = plain_label(tr("Articles that will be imported into the desk you choose: {n}.", n=waiting))
            inside.addWidget(self.waiting)
        inside.addSpacing(8)
        for text, signal, primary in (
            (tr("&Try it on five sample articles"), self.sample_requested, True),
            (tr("&New desk…"), self.new_requested, False),
            (tr("&Open a desk…"), self.open_requested, False),
        ):
            button = QPushButton(text)
            button.setMinimumHeight(36)
            if primary:
                button.setProperty("role", "primary")
            button.clicked.connect(signal)
            inside.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, as it does in a dialog."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)
