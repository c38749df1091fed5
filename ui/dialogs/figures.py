"""Two questions about figures: why one is put aside, and whether an article is done although some are open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from curator.dismissals import DismissReason
from ui.dialogs.choosing import ID, ChoiceList
from ui.dialogs.sheet import Sheet, plain_label
from ui.offer_words import REASONS
from ui.words import tr


class DismissalDialog(Sheet):
    """The reasons of the codebook; Enter takes the one that is chosen."""

    given = Signal(object)
    """A DismissReason."""

    def __init__(self, parent: QWidget | None, figure: str) -> None:
        super().__init__(parent, tr("Why is “{figure}” put aside?", figure=figure), action=tr("Put aside"))
        self.list = ChoiceList("dismissReasons", tr("Reasons"), 300)
        self.body.addWidget(self.list)
        for reason, words in REASONS.items():
            self.list.add(str(reason), tr(words).capitalize(), "", words)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._give)
        self.action_button.clicked.connect(self._give)
        self.list.setFocus()

    def _give(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.accept()
            self.given.emit(DismissReason(row.data(ID)))


class StillOpenDialog(Sheet):
    """Some figures are open; asks whether the article is done all the same."""

    done_chosen = Signal()
    show_chosen = Signal()

    def __init__(self, parent: QWidget | None, number: int, proposed: str) -> None:
        title = tr("1 figure is still open") if number == 1 else tr("{n} figures are still open", n=number)
        super().__init__(parent, title, action=tr("It is done all the same"))
        words = tr("Each number and date is cited or put aside with a reason before an article is done.")
        self.body.addWidget(plain_label(f"{words} {proposed}", "muted"))
        self.show_button = self.add_button(tr("Show the first"))
        self.show_button.clicked.connect(self._show)
        self.action_button.clicked.connect(self._done)

    def _show(self) -> None:
        self.accept()
        self.show_chosen.emit()

    def _done(self) -> None:
        self.accept()
        self.done_chosen.emit()
