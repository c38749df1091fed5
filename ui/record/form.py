"""The form itself: head, fields and foot of one swap, in the order in which they are read."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from curator.model import Party
from ui.record.body import RecordBody
from ui.record.foot import RecordFoot
from ui.record.head import RecordHead


class RecordForm(QWidget):
    """What the record pane shows while a swap is open.

    All is made inside its parent: to move it there would style it again.
    """

    def __init__(self, parent: QWidget, sides: tuple[Party, Party], keys: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.head, self.foot, self.body = RecordHead(self), RecordFoot(self), RecordBody(self)
        self.cells = self.body.cells
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.body, 1)
        whole.addWidget(self.foot)
        self.body.name_for(sides)
        self.show_keys(keys)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The key of each column, and of the acts that have a button, beside their words."""
        for name, cell in self.cells.items():
            cell.show_key(keys.get(name, ""))
        self.foot.show_keys(keys)
        self.head.show_keys(keys)
        self.body.show_key(keys.get("accept.proposals", ""))
