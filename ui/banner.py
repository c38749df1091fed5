"""The strip over the panes: one clear sentence when something cannot be done, and progress on long work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.announcing import announce
from ui.words import tr


class Banner(QFrame):
    """Says one thing until it is closed, replaced or over; work that is under way has a line of its own."""

    cancelled = Signal()
    """The person stops the long work that is shown."""
    paused = Signal()
    """The person wants the work to wait, or to go on."""
    vacated = Signal()
    """The keyboard is on a button that goes away. Qt would give it to the search, where letters are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = _label(tr("Message"))
        self.close_button = _button(tr("Close"))
        self.close_button.clicked.connect(self.clear)
        self._message = _row(self.text, self.close_button)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(220)
        self.bar.setAccessibleName(tr("Progress"))
        self._doing = _label(tr("Work under way"))
        self.cancel_button = _button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancelled)
        self.pause_button = _button(tr("Pause"))
        self.pause_button.clicked.connect(self.paused)
        self._work = _row(self._doing, self.bar, self.pause_button, self.cancel_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 6, 8, 6)
        rows.setSpacing(4)
        for row in (self._message, self._work):
            row.hide()
            rows.addWidget(row)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now, else what is being worked on, "" when there is neither."""
        shown = [label.text() for row, label in self._rows() if not row.isHidden()]
        return next(iter(shown), "")

    def refuse(self, sentence: str) -> None:
        """Say what cannot be done and what to do."""
        self._say(sentence, "bad")

    def inform(self, sentence: str) -> None:
        """Say how something went."""
        self._say(sentence, "good")

    def remind(self, sentence: str) -> None:
        """Say what is worth a look."""
        self._say(sentence, "warn")

    def progress(self, sentence: str, done: int, total: int, *, pausable: bool = True) -> None:
        """Show how far long work is; a total of 0 means that nobody knows."""
        self._doing.setText(sentence)
        self.pause_button.setVisible(pausable)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._work.show()
        self._fit()

    def show_paused(self, paused: bool) -> None:
        """Whether the work that is shown waits for the person."""
        self.pause_button.setText(tr("Go on") if paused else tr("Pause"))

    def clear(self) -> None:
        """Nothing more to say; work that is under way stays shown."""
        self._put_away(self._message)

    def finish(self) -> None:
        """The long work is over; what was said stays said."""
        self.show_paused(False)
        self._put_away(self._work)

    def _put_away(self, row: QWidget) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and row.isAncestorOf(focused):
            self.vacated.emit()
        row.hide()
        self._fit()

    def _say(self, sentence: str, tone: str) -> None:
        self.text.setText(sentence)
        self._message.setProperty("tone", tone)
        self._message.show()
        self._fit()
        announce(self.text, sentence)

    def _rows(self) -> tuple[tuple[QWidget, QLabel], ...]:
        return (self._message, self.text), (self._work, self._doing)

    def _fit(self) -> None:
        """Take the tone of what is said, and hide when there is nothing."""
        silent = self._message.isHidden()
        tone = "warn" if silent else self._message.property("tone")
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(not (silent and self._work.isHidden()))


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAccessibleName(name)
    return label


def _button(text: str) -> QPushButton:
    """A button that a click does not give the keyboard to."""
    button = QPushButton(text)
    button.setProperty("role", "flat")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _row(label: QLabel, *others: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label, 1)
    for other in others:
        layout.addWidget(other)
    return row
