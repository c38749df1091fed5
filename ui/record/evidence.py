"""What stands below a value: why it was refused, its quotes, and what the program proposes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from curator.columns import Column
from ui.record.quotes import QuoteList
from ui.record.style import plain_label, set_look
from ui.record.views import FieldView, Ghost
from ui.words import tr


class GhostRow(QFrame):
    """One proposal with the button that accepts it."""

    accepted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "ghost")
        self._index = 0
        self._words = plain_label("small", self)
        self._words.setWordWrap(True)
        self._button = QPushButton(tr("Accept"), self)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._button.clicked.connect(lambda: self.accepted.emit(self._index))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)

    def show_ghost(self, ghost: Ghost) -> None:
        """Show this proposal."""
        self._index = ghost.index
        self._words.setText(tr("proposed: {words}", words=ghost.words))
        self._button.setAccessibleName(tr("Accept the proposal: {words}", words=ghost.words))


class Evidence(QWidget):
    """What stands below a value: why it was refused, its quotes, the proposals.

    Most fields have none of it, so each part is made when it is first needed.
    """

    proposal_accepted = Signal(int)
    quotes_made = Signal(object)
    """The QuoteList is there now and wants to be listened to."""

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = column
        self._named = ""
        self._in_full = False
        self._refusal: QLabel | None = None
        self._quotes: QuoteList | None = None
        self._ghosts: list[GhostRow] = []
        self._given: tuple[object, ...] | None = None
        """Lines, proposals and seal as they are shown."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.hide()

    @property
    def has_quotes(self) -> bool:
        """Whether quotes stand there now."""
        return self._quotes is not None and not self._quotes.isHidden()

    @property
    def is_complete(self) -> bool:
        """Whether the list of quotes is there, be it empty."""
        return self._quotes is not None

    def list_of_quotes(self) -> QuoteList:
        """The list of quotes, made now if it is not there yet."""
        if self._quotes is None:
            self._quotes = QuoteList(self._field.name, self._field.hue, self)
            self._quotes.setAccessibleName(self._named)
            self._quotes.open_all(self._in_full)
            self._column.insertWidget(0 if self._refusal is None else 1, self._quotes)
            self.quotes_made.emit(self._quotes)
        return self._quotes

    def name_for(self, spoken: str) -> None:
        """Say whose quotes these are, to a screen reader."""
        self._named = tr("Quotes for {field}", field=spoken)
        if self._quotes is not None:
            self._quotes.setAccessibleName(self._named)

    def open_all(self, full: bool) -> None:
        """Show every claim in full, or fold what agrees."""
        self._in_full = full
        if self._quotes is not None:
            self._quotes.open_all(full)

    def show_evidence(self, view: FieldView) -> None:
        """Show these; rows are kept and reused, and all of them stay where nothing is different."""
        ghosts, given = view.ghosts, (view.lines, view.ghosts, view.sealed)
        if given == self._given and not view.afresh:
            return
        self._given = given
        if view.lines or self._quotes is not None:
            self.list_of_quotes().show_lines(view.lines, sealed=view.sealed, afresh=view.afresh)
        while len(self._ghosts) < len(ghosts):
            row = GhostRow(self)
            row.accepted.connect(self.proposal_accepted)
            self._ghosts.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._ghosts):
            row.setVisible(place < len(ghosts))
            if place < len(ghosts):
                row.show_ghost(ghosts[place])
        self.tidy()

    def refuse(self, sentence: str, tone: str = "bad") -> None:
        """Say why what was typed cannot be taken, or what it waits for; "" takes it back."""
        if sentence == (self._refusal.text() if self._refusal is not None else ""):
            return
        if self._refusal is None:
            self._refusal = plain_label("small", self)
            self._refusal.setWordWrap(True)
            self._column.insertWidget(0, self._refusal)
        set_look(self._refusal, "tone", tone)
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self.tidy()

    def tidy(self) -> None:
        """Take no room when there is nothing to show."""
        shown = (self._refusal, self._quotes, *self._ghosts)
        self.setVisible(any(widget is not None and not widget.isHidden() for widget in shown))
