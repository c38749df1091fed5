"""The suggested marks of a page: which there are, whose evidence is lit, and which could be meant for a field."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ui.reader.marks import Mark

if TYPE_CHECKING:
    from ui.reader.page import Page


class Offers:
    """What the program suggests on one page, beside the marks that stand for claims."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self.marks: tuple[Mark, ...] = ()
        self._shown: Mark | None = None
        """The one whose evidence is lit where the mouse is on none."""

    def forget(self) -> None:
        """Another text is shown, on which nothing is suggested yet."""
        self.marks, self._shown = (), None

    def put(self, marks: Iterable[Mark]) -> None:
        """Show exactly these suggested marks. ValueError outside the text."""
        self.marks = tuple(marks)
        self._page.replace_marks()
        self.light(())
        self.show(None)

    def show(self, mark: Mark | None) -> None:
        """Light the evidence of one suggested mark; None for none."""
        self._shown = mark
        self.hover(None)

    def hover(self, mark: Mark | None) -> None:
        """Light the evidence of the mark under the mouse for as long as it is there."""
        sheet, shown = self._page.sheet, mark or self._shown
        if shown is not sheet.offer:
            sheet.offer = shown
            self._page.viewport().update()

    def light(self, candidates: Iterable[Mark]) -> None:
        """Light these suggested marks: what could be meant for the field that waits."""
        sheet, lit = self._page.sheet, tuple(candidates)
        if lit != sheet.candidates:
            sheet.candidates = lit
            self._page.viewport().update()
