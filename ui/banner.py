"""The strip over the panes: one clear sentence when something cannot be done, and progress on long work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.words import tr


class Banner(QFrame):
    """Says one thing until it is closed, replaced or over."""

    cancelled = Signal()
    """The person stops the long work that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAccessibleName(tr("Message"))
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedWidth(220)
        self._progress.setAccessibleName(tr("Progress"))
        self._button = QPushButton()
        self._button.setProperty("role", "flat")
        self._button.clicked.connect(self._pressed)
        self._working = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._progress)
        row.addWidget(self._button)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now, "" when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def refuse(self, sentence: str) -> None:
        """Say what cannot be done and what to do."""
        self._show(sentence, "bad", tr("Close"), working=False)

    def inform(self, sentence: str) -> None:
        """Say how something went."""
        self._show(sentence, "good", tr("Close"), working=False)

    def progress(self, sentence: str, done: int, total: int) -> None:
        """Show how far long work is; a total of 0 means that nobody knows."""
        self._show(sentence, "warn", tr("Cancel"), working=True)
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def clear(self) -> None:
        """Nothing more to say."""
        if not self._working:
            self.hide()

    def finish(self) -> None:
        """The long work is over."""
        self._working = False
        self.hide()

    def _show(self, sentence: str, tone: str, button: str, *, working: bool) -> None:
        self._working = working
        self._text.setText(sentence)
        self._button.setText(button)
        self._progress.setVisible(working)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()

    def _pressed(self) -> None:
        if self._working:
            self.cancelled.emit()
        else:
            self.hide()
