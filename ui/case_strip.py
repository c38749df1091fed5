"""What the strip under the page says: the suggestion or figure one is at, else what is left to do in the article."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.accounting import Accounting
from ui.reader.page import Page
from ui.reader.strip import Strip, StripAct
from ui.suggesting import Suggesting
from ui.words import tr


class CaseStrip(QObject):
    """Keeps the strip of one window up to date."""

    def __init__(
        self, strip: Strip, page: Page, suggesting: Suggesting, accounting: Accounting, key_of: Callable[[str], str]
    ) -> None:
        super().__init__(strip)
        self._strip, self._suggesting, self._accounting = strip, suggesting, accounting
        self._key_of = key_of
        page.selection_changed.connect(self.refresh)
        suggesting.changed.connect(self.refresh)
        accounting.changed.connect(self.refresh)
        strip.hide()

    def refresh(self) -> None:
        """Say what one is at now; nothing while the article is not read yet."""
        self._strip.setVisible(self._suggesting.is_read)
        if not self._suggesting.is_read:
            return
        offered, figure = self._suggesting.case(), self._accounting.case()
        if offered:
            self._strip.show_case(offered, self._acts("accept.suggestion", "reject.suggestion"))
        elif figure:
            self._strip.show_case(figure, self._acts("dismiss.figure", "dismiss.because"))
        else:
            self._strip.show_case(*self._left_to_do())

    def _left_to_do(self) -> tuple[str, tuple[StripAct, ...]]:
        waiting, still = self._suggesting.count, len(self._accounting.open)
        suggested = tr("1 suggestion") if waiting == 1 else tr("{n} suggestions", n=f"{waiting:,}")
        figures = tr("1 figure open") if still == 1 else tr("{n} figures open", n=f"{still:,}")
        if not still:
            figures = tr("every figure is accounted for")
        acts = ["next.suggestion"] if waiting else []
        acts += ["fill.certain"] if self._suggesting.has_certain else []
        acts += ["dismiss.proposed"] if self._accounting.has_proposed else ["next.open.figure"] if still else []
        return f"{suggested} · {figures}" if waiting else figures.capitalize(), self._acts(*acts)

    def _acts(self, *names: str) -> tuple[StripAct, ...]:
        return tuple(StripAct(name, tr(_LABELS[name]), self._key_of(name)) for name in names)


_LABELS = {
    "accept.suggestion": "Take",
    "reject.suggestion": "Turn down",
    "next.suggestion": "Next",
    "fill.certain": "Fill certain",
    "dismiss.figure": "Put aside",
    "dismiss.because": "Say why…",
    "dismiss.proposed": "Put aside proposed",
    "next.open.figure": "Next open figure",
}
"""The buttons, shorter than the menus."""
