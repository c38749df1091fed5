"""Choosing the encoding of a text: its first lines under each, the one it has now, or the likeliest, first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.dialogs.choosing import ID
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr

if TYPE_CHECKING:
    from curator.importing.decoding import Preview

NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1251": "Windows-1251 (Ukrainian, Russian)",
    "koi8-u": "KOI8-U (Ukrainian, Russian)",
    "cp866": "CP866 (DOS, Ukrainian, Russian)",
    "cp1252": "Windows-1252 (Western)",
}
"""What people call the encodings, by Python's names."""


def encoding_name(codec: str) -> str:
    """What people call a codec."""
    return NAMES.get(codec, codec)


class EncodingDialog(Sheet):
    """The arrows walk, Enter or a double click reads the article again; `current` is "" for one not read yet."""

    chosen = Signal(str)
    """The codec's name in Python."""

    def __init__(self, parent: QWidget | None, name: str, previews: "Sequence[Preview]", current: str) -> None:
        title = tr("Read in another encoding") if current else tr("How is it encoded?")
        super().__init__(parent, title, action=tr("Read it so"), width=640)
        told = tr("{name}: choose the one whose lines read well.", name=name)
        if not current:
            told += " " + tr("Its letters do not show how it is encoded.")
        self.body.addWidget(plain_label(told, "muted"))
        self.list = QListWidget()
        self.list.setObjectName("encodingList")
        self.list.setAccessibleName(tr("Encodings with the first lines under each"))
        self.list.setAccessibleIdentifier("encodingList")
        self.list.setProperty("role", "rows")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(380)
        fitting = [preview for preview in previews if preview.lines]
        for preview in fitting:
            now = tr(" · as it is now") if preview.encoding == current else ""
            row = QListWidgetItem(f"{encoding_name(preview.encoding)}{now}\n{preview.lines}")
            row.setData(ID, preview.encoding)
            self.list.addItem(row)
        others = [preview.encoding for preview in fitting if preview.encoding != current]
        start = others[0] if others else current
        self.list.setCurrentRow(next((n for n, p in enumerate(fitting) if p.encoding == start), 0))
        self.list.itemActivated.connect(self._choose)
        self.body.addWidget(self.list, 1)
        left_out = [encoding_name(preview.encoding) for preview in previews if not preview.lines]
        if left_out:
            self.body.addWidget(plain_label(tr("It does not fit: {names}.", names=", ".join(left_out)), "muted"))
        self.action_button.clicked.connect(self._choose)
        self._current = current
        self.list.setFocus()

    def _choose(self) -> None:
        row = self.list.currentItem()
        if row is None:
            return
        if row.data(ID) == self._current:
            self.refuse(tr("It is read so already; choose another one."))
            return
        self.accept()
        self.chosen.emit(row.data(ID))
