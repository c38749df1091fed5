"""One thing that is known of an article: a field to type in, and everything that was read for it with its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from curator.model import Candidate
from ui.words import tr

_LONGEST = 60
"""Code points of a value that a menu shows."""


class CandidateLine(QLineEdit):
    """Down and Up put the next and the previous candidate into the field."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.candidates: tuple[Candidate, ...] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the candidates; everything else types."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.candidates:
            super().keyPressEvent(event)
            return
        here = self.taken()
        at = self.candidates.index(here) + step if here else (0 if step > 0 else -1)
        self.take(self.candidates[at % len(self.candidates)])

    def take(self, candidate: Candidate) -> None:
        """Put a candidate's value into the field; it can be undone as typing can."""
        self.selectAll()
        self.insert(candidate.value)
        self.setCursorPosition(0)

    def taken(self) -> Candidate | None:
        """The candidate whose value stands in the field; None where something else was typed."""
        return next((one for one in self.candidates if one.value == self.text().strip()), None)


class CandidateField(QWidget):
    """The line, and beside it where its value was read: a button that opens all that was."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.line = CandidateLine(text)
        self.line.setCursorPosition(0)
        self.button = QPushButton()
        self.button.setProperty("role", "flat")
        self.button.setObjectName(f"candidates.{name}")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._open)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._tell)

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Offer what was read; a field that is empty stays so until a person takes one."""
        self.line.candidates = tuple(candidates)
        self.button.setVisible(bool(candidates))
        self._tell()

    def _tell(self) -> None:
        candidates = self.line.candidates
        if not candidates:
            return
        here = self.line.taken()
        source = here.source if here else tr("typed") if self.line.text().strip() else tr("choose")
        self.button.setText(f"{source} · {len(candidates)} ▾" if len(candidates) > 1 or not here else source)
        told = (
            tr("Read in {n} places; Down takes the next one", n=len(candidates))
            if len(candidates) > 1
            else tr("Read in one place; Down takes it")
        )
        self.button.setToolTip(told)
        self.button.setAccessibleName(f"{source}. {told}")

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for candidate in self.line.candidates:
            value = candidate.value if len(candidate.value) <= _LONGEST else f"{candidate.value[:_LONGEST]}…"
            hint = tr(" (only a hint)") if candidate.hint else ""
            words = f"{value}  –  {candidate.source}{hint}".replace("&", "&&")
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, one=candidate: self.line.take(one))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
