"""Find in the article: the bar, and the search itself."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.words import tr


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Give every place (code points) where the words stand, in any case; white space matches any white space."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    return [match.span() for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)]


_OURS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3, Qt.Key.Key_Escape)


class FindLine(QLineEdit):
    """A line that keeps Enter, F3 and Esc from the window's shortcuts while one types in it."""

    def event(self, event: QEvent) -> bool:
        """Claim our keys before a shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        return super().event(event)


class FindBar(QFrame):
    """A line to type into, the count, and ways to the next match; knows nothing of the article."""

    words_changed = Signal(str)
    step = Signal(int)
    """1: to the next match, -1: to the previous one."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(tr("Find in the article"))
        self.line = FindLine(self)
        self.line.setPlaceholderText(tr("Find in the article"))
        self.line.setAccessibleName(tr("Words to find"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.words_changed)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAccessibleName(tr("Number of matches"))
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("000 of 000"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(self._button("↑", tr("Previous match (Shift+Enter)"), lambda: self.step.emit(-1)))
        row.addWidget(self._button("↓", tr("Next match (Enter)"), lambda: self.step.emit(1)))
        row.addWidget(self._button("✕", tr("Close (Esc)"), self.closed.emit))

    def _button(self, sign: str, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setProperty("role", "flat")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumSize(QSize(28, 26))
        button.clicked.connect(lambda: act())
        return button

    def show_count(self, current: int, total: int) -> None:
        """Say which match (from 0) of how many is the current one, or that the line could not hold what was pasted."""
        if len(self.line.text()) >= self.line.maxLength():
            words = tr("too long, cut")
        elif total:
            words = tr("{current} of {total}", current=current + 1, total=total)
        else:
            words = tr("not found") if self.line.text().strip() else ""
        self.count.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F3 step on, with Shift back; Esc closes."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
