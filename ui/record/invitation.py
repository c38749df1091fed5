"""What stands in place of the form while no swap is shown."""

from collections.abc import Mapping

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
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._new = QPushButton(tr("New swap"))
        self._new.setObjectName("newSwap")
        self._new.setProperty("role", "primary")
        self._new.setAccessibleName(tr("Begin a new swap"))
        self._link = QPushButton(tr("Link…"))
        self._link.setObjectName("linkSwap")
        self._link.setAccessibleName(tr("Link this article to a swap"))
        self._new.clicked.connect(self.new_clicked)
        self._link.clicked.connect(self.link_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 36, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (title, self._words):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addSpacing(6)
        for button in (self._new, self._link):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.show_way(has_article=True)

    def show_way(self, *, has_article: bool) -> None:
        """How to come by a swap: from the article that is open, or from articles that are still to be imported."""
        self._words.setText(
            tr("Begin one for the handover this article tells of, or link the article to a swap that is already here.")
            if has_article
            else tr("Swaps are made from the words of articles: import some first.")
        )
        for button in (self._new, self._link):
            button.setVisible(has_article)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say in the tool tips which keys do the same ("new", "link")."""
        for button, name in ((self._new, "new"), (self._link, "link")):
            button.setToolTip(f"{button.accessibleName()}  {keys.get(name, '')}".strip())
