"""Which key does what on the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from ui.reader.page import Page

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_UPRIGHT = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_WALKING = (*_SIDEWAYS, *_UPRIGHT, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Keys:
    """Turns key presses into moves of the page's caret; what it has no use for, letters above all, it leaves."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; False if it says nothing here."""
        if self._page.key is None:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self._page.copy_selection()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._page.select(0, len(self._page.text))
            return True
        key, plain = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _WALKING:
            return self._walk(event, key, plain)
        if plain == Qt.KeyboardModifier.NoModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._activate()
        if plain == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Escape:
            return self._let_go()
        return False

    def _let_go(self) -> bool:
        """Give up dragging an edge, else the selection."""
        if self._page.mouse.cancel():
            return True
        selected = self._page.selection() is not None
        if selected:
            self._page.set_caret(self._page.caret())
        return selected

    def _walk(self, event: QKeyEvent, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """The arrows and their neighbours."""
        extend, rest = bool(modifiers & _SHIFT), modifiers & ~_SHIFT
        direction = -1 if key in _BACK else 1
        walking = self._page.walking
        if rest == _ALT and key in _UPRIGHT:
            walking.by_sentence(direction, extend=extend)
            return True
        if rest == _ALT and key in _SIDEWAYS:
            return walking.resize_mark("start" if extend else "end", direction)
        if rest == _CTRL and key in _SIDEWAYS:
            walking.by_word(direction, extend=extend)
            return True
        if rest in (_CTRL, Qt.KeyboardModifier.NoModifier):
            self._walk_natively(event, key)
            return True
        return False

    def _walk_natively(self, event: QKeyEvent, key: Qt.Key) -> None:
        """Let Qt move the caret, on past the places where one sees no step: blank lines, our own line ends."""
        page = self._page
        first = page.caret()
        page.walk_natively(event)
        while key in (*_SIDEWAYS, *_UPRIGHT) and self._nowhere(first):
            before = page.textCursor().position()
            page.walk_natively(event)
            if page.textCursor().position() == before:
                break
        self._step_over_fold(first, extend=bool(event.modifiers() & _SHIFT))
        self._keep_margin()

    def _step_over_fold(self, came_from: int, *, extend: bool) -> None:
        """The caret never stands in what is folded: it goes on past it."""
        page = self._page
        caret = page.caret()
        if page.folding.hiding(caret) is not None:
            page.walking.go(page.folding.past(caret, 1 if caret > came_from else -1), extend=extend)

    def _nowhere(self, came_from: int) -> bool:
        """Whether the caret is in a blank line, or where it was before as far as the article goes."""
        caret = self._page.caret()
        positions = self._page.sheet.positions
        hidden = self._page.folding.hiding(caret) is not None
        return not hidden and (caret == came_from or positions.is_blank(positions.block(caret)))

    def _keep_margin(self) -> None:
        """Keep a line or two in view beyond the caret."""
        page = self._page
        box = page.geometry_of_text.caret(page.textCursor().position())
        bar, margin = page.verticalScrollBar(), 2.5 * page.geometry_of_text.em
        if box.top() - margin < bar.value():
            bar.setValue(int(box.top() - margin))
        elif box.bottom() + margin > bar.value() + page.viewport().height():
            bar.setValue(int(box.bottom() + margin - page.viewport().height()))

    def _activate(self) -> bool:
        """Report the mark under the caret."""
        marks = self._page.sheet.marks.at(self._page.caret())
        if marks:
            (self._page.offer_clicked if marks[0].suggested else self._page.mark_activated).emit(marks[0].id)
        return bool(marks)
