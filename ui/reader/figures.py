"""The figures of a page: all of them, those that are open, and those that were put aside."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.reader.page import Page

Span = tuple[int, int]
"""Start and end of a figure, in code points."""


class Figures:
    """The numbers and dates of the text of one page, and how they are shown."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._all: list[Span] | None = None

    def forget(self) -> None:
        """Another text is shown."""
        self._all = None

    def know(self, figures: Iterable[Span]) -> None:
        """Give all figures of the text, where they are known already; else they are found when they are asked for."""
        self._all = sorted(figures)

    def all(self) -> list[Span]:
        """All figures of the text, in order."""
        if self._all is None:
            from curator.figures import find_figures  # its patterns would hold up the start

            self._all = [(figure.start, figure.end) for figure in find_figures(self._page.text)]
        return self._all

    def open(self) -> list[Span]:
        """Those that are shown as open, in order."""
        return self._page.sheet.figures

    def set_open(self, figures: Iterable[Span], proposed: Mapping[Span, str] | None = None) -> None:
        """Show these figures as open: as dots in the margin, or as rings where there is a proposal, told in words."""
        sheet, before = self._page.sheet, self._ticks()
        sheet.figures = sorted(figures)
        sheet.proposed = dict(proposed or {})
        self._page.repaint_words({figure for figure, _ in before ^ self._ticks()})

    def _ticks(self) -> set[tuple[Span, bool]]:
        """The open figures, and whether there is a proposal for each."""
        sheet = self._page.sheet
        return {(figure, figure in sheet.proposed) for figure in sheet.figures}

    def set_aside(self, figures: Mapping[Span, str]) -> None:
        """Show these figures as put aside, with the reason in words."""
        aside = dict(sorted(figures.items()))
        if aside != self._page.sheet.aside:
            self._page.sheet.aside = aside
            self._page.viewport().update()
