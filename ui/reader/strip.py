"""The strip under the page: what is suggested and open in the article, and the one case that is looked at."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from ui.flow import Flow
from ui.words import tr

_BESIDE = 24
"""Characters of the sentence that the buttons leave room for beside them; else it stands above them."""


class StripAct(NamedTuple):
    """A button: the action it asks for, what it says, and the key that does the same."""

    action: str
    label: str
    key: str


class Strip(QFrame):
    """A sentence and the buttons of what can be done about it."""

    asked = Signal(str)
    """The id of an action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerStrip")
        self.setProperty("role", "strip")
        self.setAccessibleName(tr("Suggestions and open figures"))
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "small")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 4, 10, 4)
        self._box.setSpacing(6)
        self._box.addWidget(self._words, 1)
        self._flow = Flow(gap=6)  # where one row is not enough the buttons go on in the next
        self._box.addLayout(self._flow)
        self._buttons: list[QPushButton] = []
        self._acts: tuple[StripAct, ...] = ()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._words.text()

    def show_case(self, sentence: str, acts: Iterable[StripAct]) -> None:
        """Say something and offer these acts; buttons are kept and reused."""
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self._acts = tuple(acts)
        while len(self._buttons) < len(self._acts):
            self._buttons.append(self._button(len(self._buttons)))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._acts))
            if place < len(self._acts):
                act = self._acts[place]
                button.setText(f"{act.label}  {act.key}" if act.key else act.label)
                button.setObjectName(f"strip.{act.action}")
                button.setAccessibleName(act.label)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sentence beside the buttons or above them."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        margins = self._box.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._box.spacing() - self._flow.sizeHint().width()
        sentence = self._words.fontMetrics().horizontalAdvance(self.sentence)
        beside = room >= min(sentence, _BESIDE * self._words.fontMetrics().averageCharWidth())
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(wanted)

    def _button(self, place: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "slim")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each has its key, and the article keeps the keyboard
        button.clicked.connect(lambda: self.asked.emit(self._acts[place].action))
        self._flow.addWidget(button)
        return button
