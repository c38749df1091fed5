"""One field of the form: label, marks and editor; its evidence stands below."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from curator.columns import Column
from ui.dragging import dragged_in
from ui.hue import HueSquare
from ui.record.editors import ChoiceBox, ValueEdit
from ui.record.evidence import Evidence
from ui.record.phrases import ENUM_WORDS, STATE_WORDS, Option, state_from
from ui.record.quotes import QuoteList
from ui.record.style import plain_label, set_look
from ui.record.views import FieldView
from ui.words import tr

_FLASH_MS = 900
_GAP = 5
"""Pixels between what stands over an editor."""


class FieldCell(QFrame):
    """Label line and editor of one column; its `evidence` is placed below by the group that holds it."""

    committed = Signal(str)
    state_chosen = Signal(object)
    """A CountState, or None to take the state back."""
    dropped = Signal(int, int, int)
    """article, start, end."""
    left_up = Signal()
    left_down = Signal()

    def __init__(self, column: Column, parent: QWidget, *, compact: bool = False, strong: bool = False) -> None:
        super().__init__(parent)
        self.column = column
        self.filled = False
        self.setProperty("role", "cell")
        self.setAcceptDrops(True)
        self.evidence = Evidence(column, parent)
        self.editor: ValueEdit | ChoiceBox = ChoiceBox(self) if column.field in ENUM_WORDS else ValueEdit(self)
        self.editor.setObjectName(f"field.{column.name}")
        self.editor.setAccessibleIdentifier(f"field.{column.name}")
        self._label = plain_label("total" if strong else "label", self)
        self._key = plain_label("key", self)
        self._mark = plain_label("mark", self)
        self._check = plain_label("mark", self)
        self._check.setText("✓")
        self._check.setProperty("tone", "good")
        self._state = _state_button(self) if strong else None
        self._compact = compact
        self._placeholder = ""
        self._view: FieldView | None = None
        """What is shown."""
        self._build()
        self._listen()

    def name_for(self, names: tuple[str, str], options: tuple[Option, ...]) -> None:
        """Put in the names of the desk's sides."""
        label = tr(self.column.named(names))
        self._label.setText(label)
        spoken = label if not self._compact else f"{label}, {tr(self.column.group.format(a=names[0], b=names[1]))}"
        self.editor.setAccessibleName(spoken)
        self.evidence.name_for(spoken)
        if isinstance(self.editor, ChoiceBox):
            self.editor.offer(options)
        if self._state is not None:
            self._state.setAccessibleName(tr("{field}: say why there is no number", field=label))

    @property
    def label(self) -> str:
        """The label as shown."""
        return self._label.text()

    def show_key(self, key: str) -> None:
        """The key that cites this field, as a small key cap; "" for none."""
        self._key.setText(key)
        self._label.setToolTip(tr("Key: {key}", key=key) if key else "")
        self._fit_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key cap gives way where the label would be cut; the label's tip still names the key."""
        super().resizeEvent(event)
        self._fit_key()

    def _fit_key(self) -> None:
        there = bool(self._key.text())
        if there and self._compact:  # only there labels are cut, and to measure takes long
            others = (self._label, self._mark, self._check)
            taken = sum(widget.sizeHint().width() + _GAP for widget in others if not widget.isHidden())
            there = self._key.sizeHint().width() <= self.width() - taken
        self._key.setVisible(there)

    def show_view(self, view: FieldView) -> None:
        """Show a value in place, keeping focus and what is half typed."""
        self.filled = view.filled
        if isinstance(self.editor, ChoiceBox):
            self.editor.show_value(view.text)
        else:
            self.editor.show_text(view.text, afresh=view.afresh)
            if not self.editor.refused:
                self.refuse("")
        if view == self._view and not view.afresh:
            return  # most fields are as they were, whatever the act
        self._view = view
        if isinstance(self.editor, ValueEdit):
            self.editor.show_hint(view.hint, view.hint_tone)
            self._hold_place(tr("choose") if view.lines and not view.text else "")
        self.editor.setEnabled(not view.sealed)
        set_look(self.editor, "quiet", not view.filled)
        set_look(self._mark, "tone", view.tone)  # before its words: a label asks for room when those change
        self._mark.setText(view.mark)
        self._mark.setVisible(bool(view.mark))
        marked = tr("differs") if view.mark == "≠" else view.mark
        self._mark.setToolTip(tr("The claims differ") if view.mark == "≠" else "")
        self._check.setVisible(view.checked)
        self._fit_key()
        self.editor.setAccessibleDescription(" ".join(filter(None, (marked, tr("confirmed") if view.checked else ""))))
        if self._state is not None:
            self._state.setVisible(not view.sealed)
            self._state.setText("⋯" if view.filled else tr("no number?"))
        self.evidence.show_evidence(view)

    def offer(self, candidates: int) -> None:
        """So many suggestions are lit in the article for this field, which waits for words; 0 for none."""
        if isinstance(self.editor, ValueEdit) and self.editor.candidates != candidates:
            self.editor.candidates = candidates
            self._hold_place(self._placeholder)

    def _hold_place(self, words: str) -> None:
        """What stands in an empty line: how to get at what is suggested, else these words."""
        self._placeholder = words
        if isinstance(self.editor, ValueEdit):
            offered = tr("{n} suggested: ← → Enter", n=self.editor.candidates)
            self.editor.setPlaceholderText(offered if self.editor.candidates else words)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed here cannot be taken; the typed text stays until it is changed or Esc."""
        if isinstance(self.editor, ValueEdit):
            self.editor.refused = bool(sentence)
        set_look(self.editor, "tone", "bad" if sentence else "")
        self.evidence.refuse(sentence)

    def offer_draft(self, text: str) -> bool:
        """Offer words that were typed here earlier and never given; False where nobody needs them any more."""
        if not isinstance(self.editor, ValueEdit) or not self.editor.offer_draft(text):
            return False
        self.evidence.refuse(tr("Typed earlier and not given: Enter keeps it, Esc drops it."), "warn")
        return True

    def set_current(self, current: bool) -> None:
        """Show that words selected in the article will be cited here."""
        set_look(self.editor, "current", current)

    def flash(self) -> None:
        """Light up for a moment."""
        set_look(self.editor, "drop", True)
        QTimer.singleShot(_FLASH_MS, self.editor, lambda: set_look(self.editor, "drop", False))

    def commit(self) -> None:
        """Tell what is half typed."""
        if isinstance(self.editor, ValueEdit):
            self.editor.commit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words of an article may be dropped here while the swap is open."""
        if self.editor.isEnabled() and dragged_in(event.mimeData()) is not None:
            set_look(self.editor, "drop", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        set_look(self.editor, "drop", False)

    def dropEvent(self, event: QDropEvent) -> None:
        """They are to be cited here."""
        set_look(self.editor, "drop", False)
        dragged = dragged_in(event.mimeData())
        if dragged is not None and self.editor.isEnabled():
            event.acceptProposedAction()
            self.dropped.emit(*dragged)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(_GAP)
        if not self._compact:
            top.addWidget(HueSquare(self.column.hue, self))
        top.addWidget(self._label)
        top.addWidget(self._key)
        top.addStretch(1)
        top.addWidget(self._mark)
        top.addWidget(self._check)
        if self._state is not None:
            top.addWidget(self._state)
        self._label.setBuddy(self.editor)
        for widget in (self._key, self._mark, self._check):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.editor)

    def _listen(self) -> None:
        self.editor.committed.connect(self._on_committed)
        self.editor.left_up.connect(self.left_up)
        self.editor.left_down.connect(self._on_down)
        self.evidence.quotes_made.connect(self._listen_to_quotes)
        if isinstance(self.editor, ValueEdit):
            self.editor.restored.connect(lambda: self.refuse(""))
            self.editor.textEdited.connect(lambda: self.refuse(""))
        if self._state is not None:
            self._state.setMenu(self._state_menu(self._state))

    def _listen_to_quotes(self, quotes: QuoteList) -> None:
        quotes.left_up.connect(self.take_focus)
        quotes.left_down.connect(self.left_down)

    def take_focus(self) -> None:
        """Put the keyboard into the editor, or into the quotes while the swap is sealed."""
        if self.editor.isEnabled():
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.evidence.has_quotes:
            self.evidence.list_of_quotes().enter()

    def take_focus_from_below(self) -> None:
        """Put the keyboard into the last quote, or into the editor where there is none."""
        if self.evidence.has_quotes:
            self.evidence.list_of_quotes().enter(last=True)
        else:
            self.take_focus()

    def _on_down(self) -> None:
        if self.evidence.has_quotes:
            self.evidence.list_of_quotes().enter()
        else:
            self.left_down.emit()

    def _on_committed(self, text: str) -> None:
        state = state_from(text) if self._state is not None else None
        if state is not None:
            self.state_chosen.emit(state)
        else:
            self.committed.emit(text)

    def _state_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for state, words in STATE_WORDS.items():
            action = menu.addAction(tr(words).capitalize())
            action.triggered.connect(lambda _on=False, state=state: self.state_chosen.emit(state))
        menu.addSeparator()
        menu.addAction(tr("As the claims say"), lambda: self.state_chosen.emit(None))
        return menu


def _state_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText("⋯")
    button.setToolTip(tr("Say why there is no number: not stated, undisclosed or disputed"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("role", "flat")
    return button
