"""What is being typed is kept before it is given: a program that is killed loses a second of it, never the words.

Fields of the form, and every line and text of a dialog that says so (ui.draft_place), are written to the desk's
drafts beside the work and are offered again in the same place. No act, so no step of the history.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from curator.columns import BY_NAME
from curator.errors import NotSaved
from curator.model import SwapId
from ui.draft_place import DRAFT
from ui.ledger.drafts import offered
from ui.words import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_OFTEN = 1000
"""Milliseconds after which what was typed is in the file; RELIABILITY 3.4 promises two seconds."""

Input = QLineEdit | QPlainTextEdit


class Drafting(QObject):
    """The drafts of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._drafts = window.workspace.drafts
        self._given: dict[str, str] = {}
        """The words of the dialog that was accepted last, until it is known that the desk has them."""
        self._timer = QTimer(self, singleShot=True, interval=_OFTEN)
        self._timer.timeout.connect(self.write)
        window.panes.record.typing.connect(self._typed)
        window.loop.state_changed.connect(self._offer_fields)

    def start(self) -> None:
        """Open the swap into which something was typed and not given, and say that it is back."""
        window = self._window
        for place in self._drafts.left:
            kind, _, rest = place.partition(" ")
            number, _, column = rest.partition(" ")
            known = kind == "swap" and column in BY_NAME and number.isdecimal()
            if known and window.workspace.summary(SwapId(int(number))) is not None:
                window.loop.open_swap(SwapId(int(number)))
                break
        else:
            return
        if place in self._drafts.left:  # the swap has not said the same since
            field = BY_NAME[column].in_full(window.workspace.side_names)
            window.panes.record.flash_field(column)
            window.banner.inform(
                tr("What was typed and not given when the program ended is back: {field}.", field=field)
            )

    def follow(self, dialog: QDialog) -> None:
        """Keep what is typed into a dialog while it is open, and offer in it what was kept."""
        inputs: list[Input] = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
        kept = [one for one in inputs if one.property(DRAFT)]
        back = [one for one in kept if self._offer(dialog, one)]
        if back:
            from ui.dialogs.sheet import Sheet  # nobody waits for it at a start

            if isinstance(dialog, Sheet):
                dialog.tell(tr("What was typed here earlier and not given is back."))
        for one in kept:
            one.textChanged.connect(lambda *_words, one=one: self._changed(dialog, one))
        if kept:
            dialog.finished.connect(lambda result: self._finished(dialog, kept, given=bool(result)))

    def take_back(self) -> None:
        """What the last dialog gave could not be stored: it is offered again when it is asked once more."""
        self._drafts.left |= self._given
        self._given = {}

    def write(self) -> None:
        """Write what was typed since the last time."""
        self._timer.stop()
        try:
            self._drafts.write()
        except NotSaved:  # no act of the person; the words still stand where they are typed
            self._window.say(tr("What is being typed could not be kept; see to the disk."))

    # -- the form -------------------------------------------------------------------------------------------------

    def _typed(self, column: str, text: str) -> None:
        swap = self._window.loop.swap
        if swap is not None:
            self._note(f"swap {swap.id} {column}", text)

    def _offer_fields(self) -> None:
        swap = self._window.loop.swap
        if swap is None or swap.sealed:
            return
        mine = f"swap {swap.id} "
        for place, words in list(self._drafts.left.items()):
            if place.startswith(mine) and not self._window.panes.record.offer_draft(place.removeprefix(mine), words):
                self._note(place, "")

    # -- dialogs --------------------------------------------------------------------------------------------------

    def _place(self, dialog: QDialog, one: Input) -> str:
        named = one.property(DRAFT)
        if isinstance(named, str):
            return named
        loop = self._window.loop
        about = f"swap {loop.swap.id}" if loop.swap else f"article {loop.article.id}" if loop.article else "desk"
        return f"{dialog.windowTitle()} | {one.objectName() or one.accessibleName()} | {about}"

    def _offer(self, dialog: QDialog, one: Input) -> bool:
        """Put in what was kept; whether there was anything."""
        words = offered(self._drafts.left, self._place(dialog, one), _text(one))
        if not words:
            return False
        if isinstance(one, QLineEdit):
            one.setText(words)
        else:
            one.setPlainText(words)
        one.selectAll()
        return True

    def _changed(self, dialog: QDialog, one: Input) -> None:
        """Something was typed; or the dialog itself put in other words, and with them another place."""
        if isinstance(one, QLineEdit) and not one.isModified():
            self._offer(dialog, one)
        else:
            self._note(self._place(dialog, one), _text(one))

    def _finished(self, dialog: QDialog, inputs: list[Input], *, given: bool) -> None:
        words = {self._place(dialog, one): _text(one) for one in inputs}
        self._given = words if given else {}
        QTimer.singleShot(0, self, self._given.clear)  # the act comes at once, in the same turn
        for place in words:
            self._note(place, "")

    def _note(self, place: str, text: str) -> None:
        self._drafts.note(place, text)
        if not self._timer.isActive():
            self._timer.start()


def _text(one: Input) -> str:
    return one.text() if isinstance(one, QLineEdit) else one.toPlainText()
