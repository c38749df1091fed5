"""The foot of the form: what is missing before the swap may be verified, in words, and the buttons."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from curator.columns import BY_NAME, COLUMNS, GROUPS
from curator.swaps import Swap
from curator.verification import Missing
from ui.record.elided import ElidedButton, ElidedLabel
from ui.record.groups import rule
from ui.upright import Upright
from ui.words import tr

_FIRST = 2
"""Sentences shown before "and n more" is pressed."""
_LIST_HEIGHT = 150
"""Pixels that the whole list of sentences may take."""

_CHECKS = (("event", (GROUPS[0],)), ("counts", GROUPS[1:3]), ("details", GROUPS[3:]))


class RecordFoot(QWidget):
    """Missing things (each leads to its field), small checks, confirm, verify, reopen."""

    field_asked = Signal(str)
    """A column; "" when the sentence is about the swap as a whole."""
    answer_asked = Signal(str)
    confirm_clicked = Signal()
    verify_clicked = Signal()
    reopen_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._missing: tuple[Missing, ...] = ()
        self._swap: Swap | None = None
        self._expanded = False
        self._sentences: list[ElidedButton] = []
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self._toggle)
        self._checks = ElidedLabel()
        self._checks.setProperty("role", "small")
        self._checks.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._confirm = _button(tr("Confirm field"), "confirmField", self.confirm_clicked)
        self._verify = _button(tr("Verify"), "verifySwap", self.verify_clicked)
        self._verify.setProperty("role", "primary")
        self._reopen = _button(tr("Reopen…"), "reopenSwap", self.reopen_clicked)
        self._reopen.hide()  # with all three beside each other the form would ask for more width than it ever needs
        self._rows = QVBoxLayout()
        self._scroll = Upright()
        self._scroll.setAccessibleName(tr("What is missing"))
        self._line = QWidget()
        self._build()

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The keys that do what the buttons do ("verify.field", "verify.swap", "reopen.swap"), beside their words."""
        for button, words, name in (
            (self._confirm, tr("Confirm field"), "verify.field"),
            (self._verify, tr("Verify"), "verify.swap"),
            (self._reopen, tr("Reopen…"), "reopen.swap"),
        ):
            key = keys.get(name, "")
            button.setText(f"{words}   {key}" if key else words)
            button.setAccessibleName(words)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Say what is missing; the list stays open or closed as it was."""
        self._missing = tuple(missing)
        self._refresh()

    def show_swap(self, swap: Swap, missing: Sequence[Missing]) -> None:
        """Offer what can be done with the swap as it stands, and say what is missing."""
        self._swap, self._missing = swap, tuple(missing)
        self._confirm.setVisible(not swap.sealed)
        self._verify.setVisible(not swap.sealed)
        self._reopen.setVisible(swap.sealed)
        self._refresh()

    def name_current(self, label: str | None) -> None:
        """Say which field the button would confirm."""
        self._confirm.setToolTip(tr("Confirms {field}", field=label) if label else tr("Go to a field first"))

    def _refresh(self) -> None:
        if self._swap is not None:
            self._checks.setText(_checks_of(self._swap, self._missing))
        self._fill()

    def _fill(self) -> None:
        sealed = self._swap is not None and self._swap.sealed
        missing = () if sealed else self._missing
        shown = missing if self._expanded else missing[:_FIRST]
        while len(self._sentences) < len(shown):
            self._sentences.append(self._new_sentence(len(self._sentences)))
        for place, button in enumerate(self._sentences):
            button.setVisible(place < len(shown))
            if place < len(shown):
                button.show_sentence("○  " + shown[place].sentence)
        rest = len(missing) - _FIRST
        self._more.setVisible(rest > 0)
        self._more.setText(tr("fewer ▴") if self._expanded else tr("and {n} more ▾", n=rest))
        height = sum(button.sizeHint().height() for button in self._sentences[: len(shown)])
        self._scroll.setFixedHeight(min(height, _LIST_HEIGHT))
        self._scroll.setVisible(bool(shown))
        self._verify.setEnabled(not missing)
        self._verify.setToolTip(_lacking(len(missing)))
        self._line.setVisible(not sealed)

    def _new_sentence(self, place: int) -> ElidedButton:
        button = ElidedButton()
        button.clicked.connect(lambda: self._go(place))
        self._rows.addWidget(button)
        return button

    def _go(self, place: int) -> None:
        what = self._missing[place]
        if what.column:
            self.field_asked.emit(what.column)
        else:
            self.answer_asked.emit(what.sentence)

    def _toggle(self) -> None:
        self._expanded = not self._expanded
        self._fill()

    def _build(self) -> None:
        inner = QWidget()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        inner.setLayout(self._rows)
        self._scroll.hold(inner)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        checks = QHBoxLayout(self._line)
        checks.setContentsMargins(0, 0, 0, 0)
        checks.addWidget(self._more)
        checks.addWidget(self._checks, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._confirm)
        buttons.addStretch(1)
        buttons.addWidget(self._reopen)
        buttons.addWidget(self._verify)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 10)
        column.setSpacing(4)
        column.addWidget(rule(self))
        column.addSpacing(2)
        column.addWidget(self._scroll)
        column.addWidget(self._line)
        column.addLayout(buttons)


def _lacking(n: int) -> str:
    """Why it cannot be verified yet; "" where nothing is missing."""
    return tr("{n} things are missing", n=n) if n > 1 else tr("One thing is missing") if n else ""


def _checks_of(swap: Swap, missing: Sequence[Missing]) -> str:
    """One line: which groups lack nothing, how many fields a person confirmed."""
    wrong = {BY_NAME[what.column].group for what in missing if what.column in BY_NAME}
    parts = [f"{'✗' if wrong & set(groups) else '✓'} {tr(words)}" for words, groups in _CHECKS]
    filled = [value for value in (swap.values[column.name] for column in COLUMNS) if value.filled]
    confirmed = sum(value.checked for value in filled)
    return "  ".join((*parts, tr("{n}/{m} seen", n=confirmed, m=len(filled))))


def _button(text: str, name: str, clicked: SignalInstance) -> QPushButton:
    """A button that a click does not give the keyboard to, so that the field being confirmed keeps it."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(clicked)
    return button
