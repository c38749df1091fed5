"""A flash: a ring around words that fades, so that the eye finds them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QVariantAnimation

if TYPE_CHECKING:
    from ui.reader.page import Page

DURATION = 1200
"""Milliseconds."""


class Flash(QVariantAnimation):
    """Fades the flash of one page."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self.setDuration(DURATION)
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.valueChanged.connect(self._fade)
        self.finished.connect(self.end)

    def show(self, start: int, end: int) -> None:
        """Begin to flash a stretch (code points); another flash ends."""
        self.end()
        self._page.sheet.flash = (start, end)
        self._page.sheet.flash_strength = 1.0
        self.start()

    def end(self) -> None:
        """End the flash, if there is one."""
        self.stop()
        flashed, self._page.sheet.flash = self._page.sheet.flash, None
        if flashed:
            self._page.repaint_words([flashed])

    def _fade(self, strength: float) -> None:
        self._page.sheet.flash_strength = strength
        if self._page.sheet.flash:
            self._page.repaint_words([self._page.sheet.flash])
