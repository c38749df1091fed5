"""What stands in place of the form while no swap is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.words import tr


class Invitation(QWidget):
    """Says that there is no swap yet, and how to come by one."""

    new_clicked = Signal()
    link_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        title = QLabel(tr("No swap here yet"))
        title.setProperty("role", "title")
        words = QLabel(
            tr("Begin one for the handover this article tells of, or link the article to a swap that is already here.")
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        new = QPushButton(tr("New swap"))
        new.setObjectName("newSwap")
        new.setProperty("role", "primary")
        link = QPushButton(tr("Link…"))
        link.setObjectName("linkSwap")
        link.setAccessibleName(tr("Link this article to a swap"))
        new.clicked.connect(self.new_clicked)
        link.clicked.connect(self.link_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 36, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (title, words):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addSpacing(6)
        for button in (new, link):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
