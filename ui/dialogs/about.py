"""What this program is, what it is made with, and under which licences."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from curator.version import VERSION, commit
from ui.dialogs.choosing import ID, ChoiceList
from ui.dialogs.sheet import Sheet, plain_label
from ui.licences import components
from ui.words import tr

_WIDTH = 960
_LIST_WIDTH = 290
_HEIGHT = 330
"""Pixels; most licences have lines of 78 characters, which fit."""


class AboutDialog(Sheet):
    """Versions to copy, and the licence of everything that is shipped."""

    def __init__(self, parent: QWidget | None, storage: str, written_by: str) -> None:
        """`storage` names the library that keeps desks and its version, `written_by` who wrote last to this one."""
        super().__init__(parent, "Swap Curator", width=_WIDTH)
        self.versions = tr(
            "Version {v}, commit {commit}\nQt {qt}, {storage}, Python {python}\n"
            "This desk was last written by version {written_by}",
            v=VERSION,
            commit=commit() or tr("unknown"),
            qt=qVersion(),
            storage=storage,
            python=platform.python_version(),
            written_by=written_by,
        )
        self.parts = ChoiceList("aboutParts", tr("What it is made with"), _HEIGHT)
        self.licence = plain_label("", "muted")
        self.text = _licence_text()
        self._build()
        for part in components():
            self.parts.add(part, part.name, part.version, part.name)
        self.parts.currentItemChanged.connect(self._show)
        self.parts.setCurrentRow(0)
        self.parts.setFocus()

    def _build(self) -> None:
        shown = plain_label(self.versions)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(shown)
        self.body.addWidget(
            plain_label(
                tr(
                    "Turns news articles about prisoner swaps into a verified data set in which every number can be "
                    "traced to the exact words that carry it. It never opens a network connection. MIT licence; made "
                    "with Qt and PySide6 (LGPL) and with what is listed here."
                )
            )
        )
        self.parts.setFixedWidth(_LIST_WIDTH)
        read = QVBoxLayout()
        read.addWidget(self.licence)
        read.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.parts)
        row.addLayout(read, 1)
        self.body.addLayout(row, 1)
        self.add_button(tr("&Copy the versions"), apart=True).clicked.connect(self._copy)

    def _show(self) -> None:
        chosen = self.parts.chosen()
        if chosen is not None:
            part = chosen.data(ID)
            self.licence.setText(" · ".join(filter(None, (part.name, part.version, part.licence))))
            self.text.setPlainText(part.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"Swap Curator\n{self.versions}\n{platform.platform()}")


def _licence_text() -> QPlainTextEdit:
    """Where the texts of a licence are read, in the lines they were written in."""
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setObjectName("aboutText")
    text.setAccessibleName(tr("Text of the licence"))
    text.setAccessibleIdentifier("aboutText")
    text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    text.setMinimumHeight(_HEIGHT - 40)
    return text
