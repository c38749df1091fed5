"""The caret: always visible, blinking while the page has the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QGuiApplication

from ui import theme

if TYPE_CHECKING:
    from ui.reader.page import Page

FAINT = 0.35
"""How strong the caret is while the focus is elsewhere."""


class Caret(QObject):
    """Says in which colour the caret of a page is drawn just now."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._lit = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def light(self) -> None:
        """Show the caret now, and begin to blink anew (not at all where the system says so)."""
        self._lit = True
        interval = QGuiApplication.styleHints().cursorFlashTime() // 2
        if self._page.hasFocus() and interval > 0:
            self._timer.start(interval)
        else:
            self._timer.stop()

    def colour(self, hue: str | None) -> QColor | None:
        """The colour, that of a field if one waits for words; None in the dark half of its blinking."""
        t = theme.current()
        colour = QColor(t.accent) if hue is None else t.ink(hue)
        if not self._page.hasFocus():
            colour.setAlphaF(FAINT)
            return colour
        return colour if self._lit else None

    def _turn(self) -> None:
        self._lit = not self._lit
        geometry = self._page.geometry_of_text
        box = geometry.caret(self._page.textCursor().position()).translated(-geometry.offset)
        self._page.viewport().update(box.toAlignedRect().adjusted(-1, -1, 1, 1))
