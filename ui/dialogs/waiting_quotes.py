"""The quotes that wait in an earlier text because they could not follow into the later one by themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QPlainTextEdit, QTextEdit, QWidget

from curator.revisions import Standing, WaitingQuote
from curator.text import OffsetMap
from ui import theme
from ui.dialogs.sheet import Sheet, plain_label
from ui.latin_keys import pressed
from ui.words import tr

_AROUND = 160
"""Code points of a text that are shown on both sides of a quote."""
_STANDING = {Standing.MOVED: "moved", Standing.AMBIGUOUS: "several places", Standing.LOST: "gone"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A quote that waits, with what is needed to show it."""

    waits: WaitingQuote
    label: str
    """The swap and field of its claim."""
    earlier: str
    later: str
    """The two texts."""


class WaitingQuotes(Sheet):
    """One after the other: Enter moves the quote to the place shown, N shows the next place, K keeps it where it is."""

    moved = Signal(object, int, int)
    """A WaitingQuote, and where in the later text it goes (code points)."""
    kept = Signal(object)

    def __init__(self, parent: QWidget | None, waiting: Sequence[Waiting]) -> None:
        super().__init__(parent, tr("Quotes that wait"), action=tr("Move it here"), width=720)
        self._waiting: list[Waiting] = []
        self._place = 0
        self.body.addWidget(
            plain_label(
                tr(
                    "These quotes stand in an earlier text. Enter moves one to the place shown, N shows the next place,"
                    " K leaves it in the earlier text; all of it can be undone."
                ),
                "muted",
            )
        )
        self.list = _Rows({Qt.Key.Key_N: self._next, Qt.Key.Key_K: self._keep})
        self.list.setProperty("role", "rows")
        self.list.setAccessibleName(tr("Quotes that wait"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMaximumHeight(170)
        self.list.currentRowChanged.connect(self._chosen)
        self.body.addWidget(self.list)
        self.before, self.after = _Passage(tr("In the earlier text")), _Passage(tr("In the later text"))
        self.standing = plain_label("", "heading")
        self.body.addWidget(self.standing)
        side_by_side = QHBoxLayout()
        side_by_side.addWidget(self.before)
        side_by_side.addWidget(self.after)
        self.body.addLayout(side_by_side, 1)
        self.keep_button = self.add_button(tr("Leave it (K)"))
        self.keep_button.clicked.connect(self._keep)
        self.next_button = self.add_button(tr("Next place (N)"))
        self.next_button.clicked.connect(self._next)
        self.action_button.clicked.connect(self._move)
        self.resize(860, 560)
        self.set_waiting(waiting)

    def set_waiting(self, waiting: Sequence[Waiting]) -> None:
        """What waits now; the row that is worked on stays."""
        row = max(0, self.list.currentRow())
        self._waiting = list(waiting)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._waiting:
            words = " ".join(one.waits.quote.text.split())
            self.list.addItem(f"{tr(_STANDING[one.waits.standing])} · {one.label} · “{words}”")
        self.list.blockSignals(False)
        if self._waiting:
            self.list.setCurrentRow(min(row, len(self._waiting) - 1))
            self.list.setFocus()
        self._chosen(self.list.currentRow())

    def _chosen(self, _row: int) -> None:
        self._place = 0
        self._show()

    def _show(self) -> None:
        one = self._current()
        places = one.waits.places if one is not None else ()
        self.action_button.setEnabled(bool(places))
        self.next_button.setEnabled(len(places) > 1)
        self.keep_button.setEnabled(one is not None)
        if one is None:
            self.standing.setText(tr("Nothing waits."))
            self.before.show_words("", 0, 0)
            self.after.show_words("", 0, 0)
            return
        quote = one.waits.quote
        self.before.show_words(one.earlier, quote.start, quote.end)
        start, end = places[self._place] if places else (0, 0)
        self.after.show_words(one.later if places else "", start, end)
        self.standing.setText(_said(one.waits, self._place))

    def _current(self) -> Waiting | None:
        row = self.list.currentRow()
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def _next(self) -> None:
        one = self._current()
        if one is not None and one.waits.places:
            self._place = (self._place + 1) % len(one.waits.places)
            self._show()

    def _move(self) -> None:
        one = self._current()
        if one is not None and one.waits.places:
            self.moved.emit(one.waits, *one.waits.places[self._place])

    def _keep(self) -> None:
        one = self._current()
        if one is not None:
            self.kept.emit(one.waits)


def _said(waits: WaitingQuote, place: int) -> str:
    if waits.standing is Standing.LOST:
        return tr("The words are not in the later text any more.")
    if waits.standing is Standing.MOVED:
        return tr("The words stand at one place of the later text, among other words.")
    return tr("The words stand at {n} places; this is number {place}.", n=len(waits.places), place=place + 1)


class _Rows(QListWidget):
    """A list in which some letters do something, instead of looking for a row that begins with them."""

    def __init__(self, acts: Mapping[Qt.Key, Callable[[], None]]) -> None:
        super().__init__()
        self._acts = acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the letter is for."""
        act = self._acts.get(pressed(event))
        if act is not None and not event.modifiers():
            act()
        else:
            super().keyPressEvent(event)


class _Passage(QPlainTextEdit):
    """A few lines of a text with a stretch that stands out."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_words(self, text: str, start: int, end: int) -> None:
        """The text around a stretch (code points)."""
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        shown = text[first:last]
        self.setPlainText(shown)
        units = OffsetMap(shown)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units.to_utf16(start - first))
        self.setTextCursor(cursor)
        cursor.setPosition(units.to_utf16(end - first), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(QColor(theme.current().selection))
        self.setExtraSelections([mark])
