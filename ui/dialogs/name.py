"""A name that is asked for: of the person who codes, of a saved search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class NameDialog(Sheet):
    """Asks for a name until there is one; blanks around and inside it are made single."""

    named = Signal(str)

    def __init__(
        self, parent: QWidget | None, title: str, why: str, *, asked: str, missing: str, action: str, name: str = ""
    ) -> None:
        super().__init__(parent, title, action=action)
        self._missing = missing
        self.body.addWidget(plain_label(why, "muted"))
        self.name = QLineEdit(name)
        self.name.setAccessibleName(asked)
        self.name.selectAll()
        self.body.addWidget(self.name)
        self.action_button.clicked.connect(self._give)
        self.name.setFocus()

    def _give(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.refuse(self._missing)
            return
        self.accept()
        self.named.emit(name)


def person_dialog(parent: QWidget | None, name: str) -> NameDialog:
    """Who is coding: asked once, kept, and written beside every step of the history."""
    return NameDialog(
        parent,
        tr("Who is coding?"),
        tr("Your name or initials stand beside everything you do, in the history and in exports."),
        asked=tr("Your name or initials"),
        missing=tr("Enter a name or initials."),
        action=tr("OK"),
        name=name,
    )


def search_dialog(parent: QWidget | None, name: str) -> NameDialog:
    """What a saved search is called."""
    return NameDialog(
        parent,
        tr("Save this search"),
        tr("The words, the filters and the order are kept under this name, for everybody."),
        asked=tr("Name of the search"),
        missing=tr("Give the search a name."),
        action=tr("Save"),
        name=name,
    )
