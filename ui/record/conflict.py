"""Where sources disagree: one row per field, one column per voice, and the reason for the value that is adopted."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from curator.columns import BY_NAME
from curator.model import Article, ArticleId, Claim, Party
from curator.swaps import Swap
from ui import theme
from ui.draft_place import keep_draft
from ui.record.elided import ElidedLabel
from ui.record.grid import FIRST, SAID, FrozenGrid, GridModel
from ui.record.phrases import names_of
from ui.record.style import grid_sheet
from ui.record.voices import Said, table_of
from ui.words import tr

_SIZE = (980, 470)
_MARGIN = 60
"""Pixels of the window that stay to be seen around the grid."""


class ConflictGrid(QDialog):
    """All claims of a swap at once, those that differ first. Arrows walk, Enter goes to the reason, Enter adopts."""

    adopt = Signal(str, int, str)
    """column, claim, reason: never without a reason where claims differ."""
    quote_clicked = Signal(int, int, int, int)
    """claim, article, start, end (code points)."""
    compare_requested = Signal(str, int)
    """column, claim: its words are wanted beside those of a claim that says otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflictGrid")
        self.setAccessibleIdentifier("conflictGrid")
        self.setWindowTitle(tr("Where sources differ"))
        self._theme: theme.Theme | None = None
        self._swap: Swap | None = None
        self._sides: tuple[Party, Party] = (Party("A"), Party("B"))
        self._articles: Mapping[ArticleId, Article] = {}
        self._wear_theme()
        self._title = ElidedLabel()
        self._title.setProperty("role", "title")
        self._by = _button(tr("By publisher   S"), tr("One column for each publisher, or for each who says it"))
        self._by.setCheckable(True)
        self.model = GridModel(self)
        self.grid = FrozenGrid(self.model, self)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "muted")
        self._field = QLabel()
        self._field.setTextFormat(Qt.TextFormat.PlainText)
        self._reason = QLineEdit()
        self._reason.setObjectName("conflictReason")
        self._reason.setAccessibleName(tr("Reason for adopting the value"))
        keep_draft(self._reason)
        self._adopt = _button(tr("Adopt"), tr("Adopt the value of this cell"))
        self._adopt.setObjectName("conflictAdopt")
        self._adopt.setProperty("role", "primary")
        self._show = _button(tr("In article   A"), tr("Show the words in their article"))
        self._compare = _button(tr("Side by side   B"), tr("Both articles side by side, at the words that differ"))
        self._close = _button(tr("Close"), tr("Close"))
        self._build()
        self._listen()
        room = parent.window().size() if parent is not None else None
        self.resize(
            min(_SIZE[0], room.width() - _MARGIN) if room else _SIZE[0],
            min(_SIZE[1], room.height() - _MARGIN) if room else _SIZE[1],
        )

    def show_swap(self, swap: Swap, sides: tuple[Party, Party], articles: Mapping[ArticleId, Article]) -> None:
        """Show the claims of a swap as it stands; the cell one is on and the reason stay."""
        self._swap, self._sides, self._articles = swap, sides, articles
        self._title.setText(_heading(swap))
        self._fill()

    def current(self) -> Said | None:
        """What the chosen cell says; None on cells where nobody says anything."""
        said = self.grid.voices.currentIndex().data(SAID)
        return said if isinstance(said, Said) else None

    def place(self) -> tuple[int, int]:
        """The cell one is on: row and column, -1 where there is none."""
        here = self.grid.voices.currentIndex()
        return here.row(), here.column()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, where there is such a cell."""
        if not (0 <= row < self.model.rowCount() and FIRST <= column < self.model.columnCount()):
            return
        index = self.model.index(row, column)
        self.grid.voices.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.grid.voices.scrollTo(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._wear_theme()

    def _wear_theme(self) -> None:
        if self._theme is not theme.current():
            self._theme = theme.current()
            self.setStyleSheet(grid_sheet(self._theme))

    def _fill(self) -> None:
        if self._swap is None:
            return
        here = self.grid.voices.currentIndex()
        rows = self.model.table.rows
        name = rows[here.row()] if here.isValid() and here.row() < len(rows) else None
        column = max(here.column(), FIRST)
        table = table_of(self._swap, self._articles, by_source=self._by.isChecked())
        self.model.show(table, self._swap, self._sides)
        self.grid.arrange()
        if table.rows:
            row = table.rows.index(name) if name in table.rows else 0
            self.go_to(row, min(column, self.model.columnCount() - 1))
        self._follow()

    def _follow(self) -> None:
        said = self.current()
        quote = said.claim.quotes[0] if said is not None and said.claim.quotes else None
        self._words.setText(_words_of(said.claim) if said is not None else tr("Choose what one of the sources says."))
        row = self.grid.voices.currentIndex().row()
        names = names_of(self._sides)
        self._field.setText(tr(BY_NAME[self.model.table.rows[row]].in_full(names)) if row >= 0 else "")
        self._show.setEnabled(quote is not None)
        self._compare.setEnabled(quote is not None)
        self._reason.setEnabled(said is not None and self._swap is not None and not self._swap.sealed)
        wanted = self._reason_wanted()
        self._reason.setPlaceholderText(tr("Why this one? (needed)") if wanted else tr("Why this one?"))
        self._adopt.setEnabled(self._reason.isEnabled() and (not wanted or bool(self._reason.text().strip())))

    def _reason_wanted(self) -> bool:
        """Whether the chosen cell cannot be adopted without a reason: where claims of its field differ."""
        said = self.current()
        return said is None or self._swap is None or self._swap.values[said.column].differing

    def _enter(self) -> None:
        """Enter on a cell: adopt where nothing differs, else ask why, with the reason there is or was given last."""
        said = self.current()
        if said is None or not self._reason.isEnabled() or self._swap is None:
            return
        value = self._swap.values[said.column]
        if not value.differing:
            self.adopt.emit(said.column, said.claim.id, "")
            return
        if value.choice is not None and value.choice.claim == said.claim.id:
            self._reason.setText(value.choice.reason)
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reason.selectAll()

    def _do_adopt(self) -> None:
        said, reason = self.current(), self._reason.text().strip()
        if said is None or not self._adopt.isEnabled():
            return
        self.adopt.emit(said.column, said.claim.id, reason)
        self._go_on()

    def _go_on(self) -> None:
        """To the next row that waits for a decision; the reason given last stays at hand."""
        here = self.grid.voices.currentIndex()
        rows = range(self.model.rowCount())
        waiting = [row for row in (*rows[here.row() + 1 :], *rows[: here.row()]) if self.model.undecided(row)]
        if waiting:
            self.go_to(waiting[0], here.column())
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        said = self.current()
        if said is not None and said.claim.quotes:
            quote = said.claim.quotes[0]
            self.quote_clicked.emit(said.claim.id, quote.article, quote.start, quote.end)

    def _beside(self) -> None:
        said = self.current()
        if said is not None and said.claim.quotes:
            self.compare_requested.emit(said.column, said.claim.id)

    def _key(self, letter: str) -> None:
        button = {"A": self._show, "B": self._compare, "S": self._by}.get(letter)
        if button is not None:
            button.click()

    def _listen(self) -> None:
        self.grid.entered.connect(self._enter)
        self.grid.letter.connect(self._key)
        self.grid.voices.selectionModel().currentChanged.connect(lambda: self._follow())
        self.grid.voices.doubleClicked.connect(lambda: self._enter())
        self._by.toggled.connect(lambda _checked: self._fill())
        self._reason.textChanged.connect(lambda: self._follow())
        self._reason.returnPressed.connect(self._do_adopt)
        self._adopt.clicked.connect(self._do_adopt)
        self._show.clicked.connect(self._open)
        self._compare.clicked.connect(self._beside)
        self._close.clicked.connect(self.close)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._by)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._field)
        below.addWidget(self._reason, 1)
        below.addWidget(self._adopt)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self._words, 1)
        for button in (self._show, self._compare, self._close):
            last.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addLayout(below)
        column.addLayout(last)
        self.grid.setFocus()


def _words_of(claim: Claim) -> str:
    """The words that carry a claim; of one typed by hand what was noted of its source."""
    if claim.quotes:
        return tr("“{words}”", words=" ".join(claim.quotes[0].text.split()))
    return tr("typed by hand, unsourced: {note}", note=claim.note or tr("no source named"))


def _heading(swap: Swap) -> str:
    n, code = len(swap.disputed), swap.record.code
    if not n:
        return tr("Nothing differs in {code}", code=code)
    return tr("One field differs in {code}", code=code) if n == 1 else tr("{n} fields differ in {code}", n=n, code=code)


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    return button
