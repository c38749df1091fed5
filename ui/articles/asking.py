"""What is asked of the articles: words, a state, an order, chosen values, and what was asked before and kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from curator.article_query import ArticleQuery, Facet, FacetCounts, Order, SavedSearch
from curator.model import ArticleState
from ui.flow import Flow
from ui.words import tr

if TYPE_CHECKING:
    from ui.articles.facets import Facets

_FILTERS: tuple[tuple[str, ArticleState | None], ...] = (
    ("All", None),
    ("To do", ArticleState.TO_DO),
    ("In progress", ArticleState.IN_PROGRESS),
    ("Done", ArticleState.DONE),
)
_ORDERS = {
    Order.USUAL: "As imported",
    Order.NEWEST: "Newest",
    Order.OLDEST: "Oldest",
    Order.PUBLISHER: "Publisher",
    Order.FIGURES: "Open figures",
}
_BEST = "Best match"
"""What the usual order is called while words are searched for."""
_CHIP = 26
"""Letters of a chosen value on its button."""


class Asking(QWidget):
    """The parts in which one question is put together; whoever hears `asked` answers it."""

    asked = Signal(object)
    """An ArticleQuery: what is to be listed now."""
    left = Signal()
    """The keys are wanted in the list."""
    save_requested = Signal()
    forget_requested = Signal(int)
    """A saved search is to be removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = ArticleQuery()
        self._counts: FacetCounts = {}
        self.search = _Search()
        self.chips: dict[ArticleState | None, QPushButton] = {}
        self.filter_button, self.order_button, self.saved_button = QToolButton(), QToolButton(), QToolButton()
        self._facets: Facets | None = None
        self._chosen_row = Flow(gap=4)
        self._build_search()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(7)
        self._layout.addWidget(self.search)
        self._layout.addLayout(self._build_chips())
        self._layout.addLayout(self._build_buttons())
        self._layout.addLayout(self._chosen_row)
        self._show_query()

    @property
    def facets(self) -> "Facets":
        """The filters with their counts, made when they are first opened."""
        if self._facets is None:
            from ui.articles.facets import Facets  # would hold up the start

            self._facets = Facets(self)
            self._facets.hide()
            self._facets.chosen.connect(self.ask)
            self._layout.insertWidget(self._layout.count() - 1, self._facets)
            QWidget.setTabOrder(self.saved_button, self._facets)
        return self._facets

    def _build_search(self) -> None:
        self.search.setObjectName("articleSearch")
        self.search.setAccessibleName(tr("Search the articles and swaps"))
        self.search.setAccessibleIdentifier("articleSearch")
        self.search.setPlaceholderText(tr("Search texts, publishers, swaps"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda words: self.ask(replace(self.query, words=words)))
        self.search.left.connect(self.left)

    def show_key(self, key: str) -> None:
        """The key that goes to the search, in its tip."""
        self.search.setToolTip(tr("Search everything ({key}). “Words in quotation marks” stand together.", key=key))

    def _build_chips(self) -> Flow:
        row = Flow(gap=5)
        group = QButtonGroup(self)
        for text, state in _FILTERS:
            chip = QPushButton(tr(text))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(state is None)
            values = () if state is None else (str(state),)
            chip.clicked.connect(lambda _on, values=values: self.ask(self.query.choosing(Facet.STATE, *values)))
            group.addButton(chip)
            row.addWidget(chip)
            self.chips[state] = chip
        return row

    def _build_buttons(self) -> Flow:
        row = Flow(gap=1)
        self.filter_button.setText(tr("Filter"))
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self._show_facets)
        orders = QMenu(self)
        group = QActionGroup(orders)
        for order, words in _ORDERS.items():
            action = orders.addAction(tr(words))
            action.setCheckable(True)
            action.setData(order)
            group.addAction(action)
            action.triggered.connect(lambda _on, order=order: self.ask(replace(self.query, order=order)))
        self.order_button.setMenu(orders)
        self.saved_button.setText(tr("Saved"))
        self.saved_button.setMenu(QMenu(self))
        for button, name in (
            (self.filter_button, tr("Filter the articles")),
            (self.order_button, tr("Order of the articles")),
            (self.saved_button, tr("Saved searches")),
        ):
            button.setProperty("role", "flat")
            button.setAccessibleName(name)
            button.setToolTip(name)
            if button is not self.filter_button:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            row.addWidget(button)
        self.set_saved(())
        return row

    def ask(self, query: ArticleQuery) -> None:
        """Ask for these articles, and say so in every part of the pane."""
        self.query = query
        self._show_query()
        self.asked.emit(query)

    def _show_query(self) -> None:
        query = self.query
        if self.search.text() != query.words:
            self.search.blockSignals(True)
            self.search.setText(query.words)
            self.search.blockSignals(False)
        states = query.values(Facet.STATE)
        for state, chip in self.chips.items():
            chip.setChecked(str(state) in states if state is not None else not states)
        for action in self.order_button.menu().actions():
            order = Order(action.data())
            searching = order is Order.USUAL and bool(query.words.strip())
            action.setText(tr(_BEST if searching else _ORDERS[order]))
            action.setChecked(order is query.order)
            if order is query.order:
                self.order_button.setText(action.text())
        self._show_chosen()

    def _show_chosen(self) -> None:
        """A button for each chosen value; a press takes it back."""
        self._chosen_row.clear()
        if not self.query.chosen:
            return
        from ui.articles.facets import facet_words  # would hold up the start

        for facet, value in sorted(one for one in self.query.chosen if one[0] is not Facet.STATE):
            words = facet_words(facet, value)
            short = words if len(words) <= _CHIP else words[: _CHIP - 1] + "…"
            chip = QPushButton(f"{short}  ×".replace("&", "&&"), self)
            chip.setProperty("role", "chip")
            chip.setAccessibleName(tr("Filter: {value}; press to take it back", value=words))
            chip.clicked.connect(lambda _on=False, one=(facet, value): self.ask(self.query.toggled(*one)))
            self._chosen_row.addWidget(chip)
            chip.show()

    def _show_facets(self, shown: bool) -> None:
        self.facets.setVisible(shown)
        if shown:
            self.facets.show_counts(self.query, self._counts)
            self.facets.setMaximumHeight(max(120, self._room() * 45 // 100))

    def _room(self) -> int:
        """Pixels from the top to the bottom of the pane."""
        pane = self.parentWidget()
        return pane.height() if pane is not None else self.height()

    def toggle_filters(self) -> None:
        """Open the filters and go there, or close them."""
        self.filter_button.toggle()
        if self.filter_button.isChecked():
            self.facets.setFocus()
            first = self.facets.topLevelItem(0)
            if self.facets.currentItem() is None and first is not None:
                self.facets.setCurrentItem(first)
        else:
            self.left.emit()

    def choose_order(self) -> None:
        """Open the menu of orders."""
        self.order_button.showMenu()

    def choose_saved(self) -> None:
        """Open the menu of saved searches."""
        self.saved_button.showMenu()

    def show_counts(self, counts: FacetCounts) -> None:
        """How many articles there are of what."""
        self._counts = counts
        states = counts.get(Facet.STATE, {})
        for text, state in _FILTERS:
            count = sum(states.values()) if state is None else states.get(state, 0)
            self.chips[state].setText(f"{tr(text)} {count:,}")
        if self.filter_button.isChecked():
            self.facets.show_counts(self.query, counts)

    def set_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Offer these searches."""
        menu = self.saved_button.menu()
        menu.clear()
        for search in searches:
            asks = menu.addAction(search.name.replace("&", "&&"))
            asks.triggered.connect(lambda _on=False, query=search.query: self.ask(query))
        if searches:
            menu.addSeparator()
        save: QAction = menu.addAction(tr("Save this search…"))
        save.triggered.connect(self.save_requested)
        if searches:
            forget = menu.addMenu(tr("Remove"))
            for search in searches:
                action = forget.addAction(search.name.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, number=search.id: self.forget_requested.emit(number))

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()


class _Search(QLineEdit):
    """Esc clears it, Down leaves it for the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words may be dropped here; files are the window's, and their paths nothing to search for."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)
