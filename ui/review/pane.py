"""The review pane: one field of one swap, what it takes and who says so, and four answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.announcing import announce
from ui.hue import HueSquare
from ui.upright import Upright
from ui.words import tr

_ANSWERS = (
    ("right", "Right", "primary"),
    ("wrong", "Wrong", ""),
    ("unclear", "Unclear", ""),
    ("later", "Later", ""),
)
_VALUE_POINTS = 18.0
_HEIGHT = 214
"""Pixels the pane is never lower than: value, voices and four answers are all in sight."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything the pane shows of one field."""

    field: str
    hue: str
    place: str
    """Which swap: code and date."""
    value: str
    voices: tuple[str, ...]
    """What is said and by whom, a line a claim, what was adopted first."""
    doubts: tuple[str, ...]
    blind: bool
    """The value is not to be seen: what the quote says is typed."""


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far the review of the desk is, in fields."""

    looked_at: int
    total: int
    wrong: int
    unclear: int
    later: int


class ReviewPane(QFrame):
    """Shows one field and asks for a verdict; it decides nothing itself."""

    judged = Signal(str)
    """right, wrong, unclear or later."""
    typed = Signal(str)
    """What the quote says, typed unseen."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAccessibleIdentifier("review")
        self.setAccessibleName(tr("Review"))
        self.setProperty("role", "pane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_HEIGHT)
        self._counts = _label("muted", tr("Progress of the review"))
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(200)
        self._bar.setAccessibleName(tr("Progress of the review"))
        self._leave = QPushButton(tr("Leave"))
        self._leave.setProperty("role", "flat")
        self._square = HueSquare("status", self, side=10)
        self._field = _label("heading", tr("Field"))
        self._place = _label("muted", tr("Swap"))
        self._value = _label("", tr("Value"))
        self._value.setObjectName("reviewValue")
        self.line = _Unseen()
        self._difference = _label("bad", tr("Difference"))
        self._difference.setObjectName("reviewDifference")
        self._voices = _label("muted", tr("Who says what"))
        self._doubts = _label("", tr("Why it is doubtful"))
        self._doubts.setObjectName("reviewDoubts")
        self.answers: dict[str, QPushButton] = {}
        self._keys: Mapping[str, str] = {}
        self._build()
        self._wear_theme()

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_field(self, view: ReviewView) -> None:
        """Show a field; where it is typed unseen the line takes the keyboard, else the answers do."""
        self._square.show_hue(view.hue)
        self._square.show()
        self._field.setText(view.field)
        self._place.setText(view.place)
        self._value.setText(view.value)
        self._value.setVisible(not view.blind)
        self.line.setVisible(view.blind)
        self.line.clear()
        self._voices.setText("\n".join(view.voices))
        self._doubts.setText(tr("Doubtful: {why}", why="; ".join(view.doubts)) if view.doubts else "")
        self._doubts.setVisible(bool(view.doubts))
        self.show_difference("")
        self._enable(True)
        self.answers["right"].setVisible(not view.blind)
        (self.line if view.blind else self).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, ". ".join(filter(None, (view.field, view.value, self._doubts.text(), view.place))))

    def show_difference(self, sentence: str) -> None:
        """Say how what was typed differs from what is stored; "" takes it back."""
        self._difference.setText(sentence)
        self._difference.setVisible(bool(sentence))
        if sentence:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, sentence)

    def show_end(self, sentence: str) -> None:
        """Nothing is left to look at, or it is still being gathered."""
        self.show_field(ReviewView("", "status", "", sentence, (), (), blind=False))
        self._square.hide()
        self._enable(False)

    def show_progress(self, progress: ProgressView) -> None:
        """How far the review is."""
        self._bar.setRange(0, max(progress.total, 1))
        self._bar.setValue(progress.looked_at)
        parts = [tr("{n} of {m} looked at", n=progress.looked_at, m=progress.total)]
        parts += [tr("{n} wrong", n=progress.wrong)] if progress.wrong else []
        parts += [tr("{n} unclear", n=progress.unclear)] if progress.unclear else []
        parts += [tr("{n} for later", n=progress.later)] if progress.later else []
        self._counts.setText(" · ".join(parts))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The keys of the answers ("right", …) and of leaving ("leave"), beside their words."""
        for name, words, _role in _ANSWERS:
            self.answers[name].setText(f"{tr(words)}   {keys.get(name, '')}".rstrip())
        self._leave.setText(f"{tr('Leave')}   {keys.get('leave', '')}".rstrip())

    def _enable(self, on: bool) -> None:
        for button in self.answers.values():
            button.setEnabled(on)
            button.setVisible(on)

    # -- Qt -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the review."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._wear_theme()

    def _wear_theme(self) -> None:
        style = (
            f"QLabel#reviewDoubts {{ color: {theme.current().warn}; }}"
            f"QLabel#reviewValue, QLineEdit#reviewTyped {{ font-size: {_VALUE_POINTS}pt; font-weight: 600; }}"
        )
        if self.styleSheet() != style:
            self.setStyleSheet(style)

    # -- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title = _label("title", tr("Review"))
        title.setText(tr("Review"))
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.setSpacing(12)
        for widget, stretch in ((title, 0), (self._bar, 0), (self._counts, 1), (self._leave, 0)):
            top.addWidget(widget, stretch)
        main = QHBoxLayout()
        main.setSpacing(18)
        main.addWidget(self._card(), 1)
        main.addWidget(self._answer_box(), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 14, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(main, 1)
        self._leave.clicked.connect(self.left)
        self.line.given.connect(self.typed)
        self.line.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))

    def _card(self) -> QScrollArea:
        inner = QWidget()
        heading = QHBoxLayout()
        heading.setSpacing(7)
        heading.addWidget(self._square)
        heading.addWidget(self._field)
        heading.addWidget(self._place, 1)
        self._field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        rows.addLayout(heading)
        for widget in (self._value, self.line, self._difference, self._doubts, self._voices):
            rows.addWidget(widget)
        rows.addStretch(1)
        scroll = Upright()
        scroll.hold(inner)
        return scroll

    def _answer_box(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setSpacing(8)
        for place, (name, words, role) in enumerate(_ANSWERS):
            button = QPushButton(tr(words))
            button.setObjectName(f"review.{name}")
            button.setAccessibleName(tr(words))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumSize(128, 40)
            if role:
                button.setProperty("role", role)
            button.clicked.connect(lambda _checked=False, name=name: self.judged.emit(name))
            grid.addWidget(button, *divmod(place, 2))
            self.answers[name] = button
        return box


class _Unseen(QLineEdit):
    """Where what the quote says is typed; Enter gives it, Esc lets go of the line."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewTyped")
        self.setAccessibleName(tr("What the quote says"))
        self.setPlaceholderText(tr("What does the quote say?"))
        self.setMaximumWidth(420)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Esc is ours before it leaves the review."""
        claimed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if claimed == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _label(role: str, name: str) -> QLabel:
    """A label that shows its text as it is; articles' words are among it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAccessibleName(name)
    if role:
        label.setProperty("role", role)
    return label
