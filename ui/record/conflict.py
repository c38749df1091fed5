"""Where sources disagree: one row per field, one column per voice, and the reason for the value that is adopted."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from curator.columns import BY_NAME
from curator.model import Article, ArticleId, Claim, Party
from curator.swaps import Swap
from ui import theme
from ui.record.phrases import claimed, names_of, shown, stance
from ui.record.style import grid_sheet
from ui.words import tr

_CELL_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Said:
    """One cell: a claim on a column, and the words that carry it."""

    column: str
    claim: Claim
    adopted: bool


def voices_of(
    swap: Swap, articles: Mapping[ArticleId, Article]
) -> tuple[tuple[str, ...], dict[tuple[str, str], tuple[Said, ...]]]:
    """The voices on the fields that differ, in the order they were heard, and what each says on each field.

    A voice that contradicts itself on a field gets a second column, so that each value can be adopted.
    """
    voices: dict[str, None] = {}
    said: dict[tuple[str, str], tuple[Said, ...]] = {}
    for name in swap.disputed:
        value = swap.values[name]
        for claim in value.claims:
            voice = _free_voice(claim, name, said, articles)
            voices.setdefault(voice)
            said[name, voice] = (*said.get((name, voice), ()), Said(name, claim, claim in value.adopted))
    return tuple(voices), said


def _free_voice(
    claim: Claim,
    column: str,
    said: Mapping[tuple[str, str], tuple[Said, ...]],
    articles: Mapping[ArticleId, Article],
) -> str:
    """The voice's column in which nothing else than this value stands yet."""
    voice = _voice(claim, articles)
    name, n = voice, 1
    while any(
        (one.claim.value, one.claim.qualifier) != (claim.value, claim.qualifier) for one in said.get((column, name), ())
    ):
        n += 1
        name = f"{voice} ({n})"
    return name


class ConflictGrid(QDialog):
    """All disagreements of a swap at once. Arrows walk, Enter goes to the reason, Enter there adopts."""

    adopt = Signal(str, int, str)
    """column, claim, reason: never without a reason."""
    quote_clicked = Signal(int, int, int, int)
    """claim, article, start, end (code points)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflictGrid")
        self.setAccessibleIdentifier("conflictGrid")
        self.setWindowTitle(tr("Where sources differ"))
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._table = QTableWidget()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "muted")
        self._reason = QLineEdit()
        self._reason.setObjectName("conflictReason")
        self._reason.setPlaceholderText(tr("Why this one? (needed)"))
        self._reason.setAccessibleName(tr("Reason for adopting the value"))
        self._adopt = QPushButton(tr("Adopt"))
        self._adopt.setObjectName("conflictAdopt")
        self._adopt.setProperty("role", "primary")
        self._show = QPushButton(tr("Show in article"))
        self._close = QPushButton(tr("Close"))
        self._sealed = False
        self._build()
        self._listen()
        self.setStyleSheet(grid_sheet(theme.current()))
        self.resize(720, 380)

    def show_swap(self, swap: Swap, sides: tuple[Party, Party], articles: Mapping[ArticleId, Article]) -> None:
        """Show the disagreements of a swap as it stands; the cell one is on and the reason stay."""
        here = self._table.currentRow(), self._table.currentColumn()
        voices, said = voices_of(swap, articles)
        self._sealed = swap.sealed
        n = len(swap.disputed)
        self._title.setText(
            tr("Nothing differs in {code}", code=swap.record.code)
            if not n
            else tr("One field differs in {code}", code=swap.record.code)
            if n == 1
            else tr("{n} fields differ in {code}", n=n, code=swap.record.code)
        )
        self._table.clear()
        self._table.setRowCount(n)
        self._table.setColumnCount(1 + len(voices))
        self._table.setHorizontalHeaderLabels([tr("This swap"), *voices])
        self._table.setVerticalHeaderLabels([tr(BY_NAME[name].in_full(names_of(sides))) for name in swap.disputed])
        for row, name in enumerate(swap.disputed):
            own = shown(BY_NAME[name], swap.values[name], sides) or tr("undecided")
            self._table.setItem(row, 0, _own_cell(own, decided=swap.values[name].choice is not None))
            for at, voice in enumerate(voices, start=1):
                self._table.setItem(row, at, _said_cell(said.get((name, voice), ()), sides))
        if n:
            self._table.setCurrentCell(min(max(here[0], 0), n - 1), min(max(here[1], 1), len(voices)))
        self._follow()

    def current(self) -> Said | None:
        """What the chosen cell says; None on the swap's own column and on empty cells."""
        item = self._table.currentItem()
        said = item.data(_CELL_ROLE) if item is not None else None
        return said if isinstance(said, Said) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a cell that says something goes to the reason."""
        enter = (
            watched is self._table
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if enter and self.current() is not None:
            self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if enter:
            return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        said = self.current()
        quote = said.claim.quotes[0] if said is not None and said.claim.quotes else None
        self._words.setText(
            tr("“{words}”", words=" ".join(quote.text.split()))
            if quote is not None
            else tr("typed by hand, unsourced")
            if said is not None
            else tr("Choose what one of the sources says.")
        )
        self._show.setEnabled(quote is not None)
        self._reason.setEnabled(not self._sealed and said is not None)
        self._adopt.setEnabled(self._reason.isEnabled() and bool(self._reason.text().strip()))

    def _do_adopt(self) -> None:
        said, reason = self.current(), self._reason.text().strip()
        if said is None or not reason or self._sealed:
            return
        self._reason.clear()
        self.adopt.emit(said.column, said.claim.id, reason)

    def _open(self) -> None:
        said = self.current()
        if said is not None and said.claim.quotes:
            quote = said.claim.quotes[0]
            self.quote_clicked.emit(said.claim.id, quote.article, quote.start, quote.end)

    def _listen(self) -> None:
        self._table.installEventFilter(self)
        self._table.currentItemChanged.connect(lambda: self._follow())
        self._table.itemDoubleClicked.connect(lambda: self._open())
        self._reason.textChanged.connect(lambda: self._follow())
        self._reason.returnPressed.connect(self._do_adopt)
        self._adopt.clicked.connect(self._do_adopt)
        self._show.clicked.connect(self._open)
        self._close.clicked.connect(self.close)

    def _build(self) -> None:
        self._table.setAccessibleName(tr("What each source says on each field that differs"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setTabKeyNavigation(False)
        self._table.setCornerButtonEnabled(False)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.verticalHeader().setHighlightSections(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.verticalHeader().setDefaultSectionSize(36)
        for button in (self._adopt, self._show, self._close):
            button.setAutoDefault(False)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._reason, 1)
        for button in (self._adopt, self._show, self._close):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self._title, self._table, self._words):
            column.addWidget(widget, 1 if widget is self._table else 0)
        column.addLayout(below)


def _voice(claim: Claim, articles: Mapping[ArticleId, Article]) -> str:
    """Who says it and who prints it, as the head of a column."""
    article = articles.get(claim.quotes[0].article) if claim.quotes else None
    publisher = (article.publisher or article.name) if article is not None else tr("by hand")
    return " · ".join(dict.fromkeys(part for part in (claim.claimant, publisher) if part))


def _own_cell(text: str, *, decided: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(f"✓ {text}" if decided else text)
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
    item.setBackground(QColor(theme.current().raised))
    return item


def _said_cell(said: tuple[Said, ...], sides: tuple[Party, Party]) -> QTableWidgetItem:
    """What a voice says; of several claims the adopted one stands first and is the one to be adopted."""
    item = QTableWidgetItem("–" if not said else "")
    if not said:
        item.setForeground(QColor(theme.current().muted))
        return item
    ordered = sorted(said, key=lambda one: not one.adopted)
    words = [" ".join(filter(None, (claimed(BY_NAME[s.column], s.claim, sides), stance(s.claim)))) for s in ordered]
    item.setText(("◉ " if ordered[0].adopted else "○ ") + "; ".join(words))
    item.setData(_CELL_ROLE, ordered[0])
    quotes = " … ".join(quote.text for s in ordered for quote in s.claim.quotes)
    item.setToolTip(f"<p>{escape(quotes)}</p>")
    if not ordered[0].adopted:
        item.setForeground(QColor(theme.current().bad))
    return item
