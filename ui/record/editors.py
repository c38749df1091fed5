"""The two editors of a value: a line to type in and a list of words; neither loses what was half typed."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QStyle, QStyleOptionFrame, QWidget

from ui.record.phrases import Option
from ui.record.style import plain_label, set_look
from ui.words import tr

_BESIDE_TEXT = 2
"""Pixels that QLineEdit leaves at both ends of its text."""


class ValueEdit(QLineEdit):
    """One value as text. Enter or leaving with a change commits it, Esc restores what the swap holds.

    A value that has no room ends in three dots while nobody writes in it, and is read whole in the tooltip.
    """

    committed = Signal(str)
    settled = Signal()
    """What was typed is in the swap, or was dropped: nothing here is anybody's words any more."""
    restored = Signal()
    left_up = Signal()
    left_down = Signal()
    candidate_stepped = Signal(int)
    """Right (1) or Left (-1) in an empty line for which something is suggested."""
    candidate_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.candidates = 0
        """How many suggestions there are for it while it waits for words."""
        self._shown = ""
        self._sent: str | None = None
        """What was committed last and not yet shown back: it is not sent twice."""
        self.refused = False
        """True while a committed text stands here that could not be taken, or one that waits for Enter."""
        self._waits = False
        """True while words stand here that an earlier session left: leaving does not commit them, Enter does."""
        self._typed = False
        """True from a person's first letter until the swap says something else, or it is dropped."""
        self._hint: QLabel | None = None
        """The muted words in the line, for the few fields that have some."""
        self.setAcceptDrops(False)  # the cell around it takes the drop, as words of an article, not as text
        self.textEdited.connect(self._on_edited)

    @property
    def half_typed(self) -> bool:
        """Whether a person wrote something here that nobody was told yet."""
        return self.text() not in (self._shown, self._sent)

    @property
    def _offers(self) -> bool:
        """Whether the keys go through what is suggested: nothing is typed here, and something is suggested."""
        return self.candidates > 0 and not self.text()

    def show_text(self, text: str, *, afresh: bool) -> None:
        """Show what the swap holds. What a person is typing stays, unless the form turns to another swap (`afresh`)."""
        keep = not afresh and (self.half_typed or self.refused)
        taken, self._shown = text != self._shown, text
        if keep:
            return
        self._forget_sent()
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        if self._typed and taken and not afresh:
            self._typed = False
            self.settled.emit()

    def offer_draft(self, text: str) -> bool:
        """Put in words that were typed earlier and never given; they wait for Enter or Esc.

        False where the swap has said the same since. What is being typed goes first.
        """
        if text.strip() == self._shown.strip():
            return False
        if not self.half_typed:
            self.setText(text)
            self._sent = text
            self.refused = self._waits = self._typed = True
        return True

    def show_hint(self, text: str, tone: str) -> None:
        """A few muted words at the right end inside the line ("= 270 + 120")."""
        if self._hint is None and text:
            self._hint = plain_label("small", self)
            self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if self._hint is not None:
            self._hint.setText(text)
            set_look(self._hint, "tone", tone)
            self._place_hint(self._hint)

    def commit(self) -> None:
        """Tell what was typed, once."""
        if not self.half_typed or self.isReadOnly():
            return
        self._sent = self.text()
        self.committed.emit(self._sent.strip())

    def restore(self) -> None:
        """Back to what the swap holds."""
        self._forget_sent()
        self.setText(self._shown)
        self._typed = False
        self.restored.emit()
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc restores, Up and Down walk through the form.

        In an empty line Left and Right walk through what is suggested for it, and Enter takes it.
        """
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.half_typed or self._waits:
                if self._waits:
                    self._forget_sent()
                self.commit()
            case Qt.Key.Key_Escape if self.text() != self._shown:
                self.restore()
            case Qt.Key.Key_Up:
                self.left_up.emit()
            case Qt.Key.Key_Down:
                self.left_down.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right if self._offers:
                self.candidate_stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._offers:
                self.candidate_taken.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc with something to restore is ours, no shortcut of the window; undo is the window's unless one types."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
                event.accept()
                return True
            undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undoing and not self.half_typed:
                event.ignore()
                return True
        if event.type() == QEvent.Type.ToolTip:
            whole = self.text()
            self.setToolTip("" if self._fitting() == whole else f"<p>{escape(whole)}</p>")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, but for a text that has no room and that nobody writes in."""
        text = self._fitting()
        if text == self.text() or self.hasFocus():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        alignment = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        role = QPalette.ColorRole.Text
        self.style().drawItemText(painter, self._room(), alignment, self.palette(), self.isEnabled(), text, role)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, except into a menu or another window, from which one comes back."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the right end."""
        super().resizeEvent(event)
        if self._hint is not None:
            self._place_hint(self._hint)

    def _room(self) -> QRect:
        """Where the text stands."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(_BESIDE_TEXT, 0, -_BESIDE_TEXT, 0)

    def _fitting(self) -> str:
        """The text, or as much of its beginning as there is room for, and three dots."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())

    def _on_edited(self) -> None:
        self._forget_sent()
        self._typed = True

    def _forget_sent(self) -> None:
        self._sent = None
        self.refused = self._waits = False

    def _place_hint(self, hint: QLabel) -> None:
        size = hint.sizeHint()
        shown = bool(hint.text()) and size.width() < self.width() - 48
        hint.setVisible(shown)
        self.setTextMargins(0, 0, size.width() + 4 if shown else 0, 0)
        hint.setGeometry(self.width() - size.width() - 8, 0, size.width(), self.height())


class ChoiceBox(QComboBox):
    """One word of a list. Only a choice made on purpose counts: the wheel and the arrow keys change nothing."""

    committed = Signal(str)
    left_up = Signal()
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._shown = ""
        self.setPlaceholderText(tr("not yet said"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setAcceptDrops(False)
        self.activated.connect(self._picked)

    def offer(self, options: Sequence[Option]) -> None:
        """The words to choose from."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        with QSignalBlocker(self):
            self.clear()
            for option in self._options:
                self.addItem(option.words, option.value)
        self.show_value(self._shown)

    def show_value(self, value: str) -> None:
        """Show what the swap holds; "" for nothing."""
        self._shown = value
        index = self.findData(value)
        if index != self.currentIndex():
            with QSignalBlocker(self):
                self.setCurrentIndex(index)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter, F4 and Alt+Down open the list; plain Up and Down walk through the form."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and plain:
            self.showPopup()
        elif key == Qt.Key.Key_Up and plain:
            self.left_up.emit()
        elif key == Qt.Key.Key_Down and plain:
            self.left_down.emit()
        elif key in (Qt.Key.Key_F4, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form."""
        event.ignore()

    def _picked(self, index: int) -> None:
        value = self.itemData(index)
        shown = self._shown
        self.show_value(shown)  # the form shows what the swap holds, also when the choice is refused
        if value != shown:
            self.committed.emit(value)
