"""The pane with all articles: search as one types, filters with counts, order, saved searches, what is open in each."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from curator.article_query import ArticleQuery, Facet, FacetCounts, Order, SavedSearch
from curator.model import ArticleState
from ui.articles.facets import Facets, facet_words
from ui.articles.rows import ROW, ArticleRows, Lines, Snippets
from ui.articles.swap_hits import SwapHits
from ui.articles.table import ArticleTable
from ui.flow import Flow
from ui.words import tr

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


class ArticlesPane(QFrame):
    """The list of articles; what is asked for and what is chosen is announced, never done here."""

    article_activated = Signal(int)
    asked = Signal(object)
    """An ArticleQuery: what is listed now."""
    swap_activated = Signal(int)
    save_requested = Signal()
    forget_requested = Signal(int)
    """A saved search is to be removed."""
    import_requested = Signal()
    files_dropped = Signal(list)
    """Paths of files dropped on the list."""
    details_requested = Signal(int)
    reading_requested = Signal()
    """Enter in the list: the open article is wanted under the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.setAcceptDrops(True)
        self.query = ArticleQuery()
        self._read: tuple[Lines, Snippets] = (lambda _ids: (), lambda _ids: {})
        self._counts: FacetCounts = {}
        self._total = 0
        self._wanted: int | None = None
        self._count = QLabel()
        self.search = _Search()
        self.chips: dict[ArticleState | None, QPushButton] = {}
        self.filter_button, self.order_button, self.saved_button = QToolButton(), QToolButton(), QToolButton()
        self.facets = Facets()
        self.swaps = SwapHits()
        self._model = ArticleRows(lambda ids: self._read[0](ids), lambda ids: self._read[1](ids))
        self.list = ArticleTable(self._model)
        self._chosen_row = Flow(gap=4)
        self._notice = QLabel()
        self._nothing = QWidget()
        self._quiet = QLabel()
        self._import = QPushButton(tr("Import…"))
        self._build()
        self._show_query()
        self._show_contents(())

    # -- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title = QLabel(tr("Articles"))
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        self._build_search()
        self._build_list()
        self._build_nothing()
        self.facets.chosen.connect(self.ask)
        self.facets.hide()
        self.swaps.activated.connect(self.swap_activated)
        for label in (self._count, self._notice, self._quiet):
            label.setProperty("role", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 6, 8)
        layout.setSpacing(7)
        for part in (head, self.search, self._build_chips(), self._build_buttons(), self.facets, self._chosen_row):
            layout.addWidget(part) if isinstance(part, QWidget) else layout.addLayout(part)
        layout.addWidget(self._notice)
        layout.addWidget(self.swaps)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)

    def _build_search(self) -> None:
        self.search.setObjectName("articleSearch")
        self.search.setAccessibleName(tr("Search the articles and swaps"))
        self.search.setAccessibleIdentifier("articleSearch")
        self.search.setPlaceholderText(tr("Search texts, publishers, swaps"))
        self.search.setToolTip(tr("Search everything (Ctrl+Shift+F). “Words in quotation marks” stand together."))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda words: self.ask(replace(self.query, words=words)))
        self.search.left.connect(self.focus_list)

    def _build_list(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._activated)
        self.list.customContextMenuRequested.connect(lambda at: self._ask_details(self.list.indexAt(at)))

    def _build_nothing(self) -> None:
        self._quiet.setWordWrap(True)
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._import.clicked.connect(self.import_requested)
        empty = QVBoxLayout(self._nothing)
        empty.setSpacing(10)
        empty.addStretch(1)
        empty.addWidget(self._quiet)
        empty.addWidget(self._import, 0, Qt.AlignmentFlag.AlignCenter)
        empty.addStretch(2)

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
        row = Flow(gap=2)
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
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            row.addWidget(button)
        self.set_saved(())
        return row

    # -- asking ---------------------------------------------------------------------------------------------------

    def set_source(self, lines: Lines, snippets: Snippets) -> None:
        """Where lines and snippets of articles are read when they are shown."""
        self._read = lines, snippets

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
            self.facets.setMaximumHeight(max(120, self.height() * 45 // 100))

    def toggle_filters(self) -> None:
        """Open the filters and go there, or close them."""
        self.filter_button.toggle()
        if self.filter_button.isChecked():
            self.facets.setFocus()
            if self.facets.currentItem() is None:
                self.facets.setCurrentItem(self.facets.topLevelItem(0))
        else:
            self.focus_list()

    def choose_order(self) -> None:
        """Open the menu of orders."""
        self.order_button.showMenu()

    def choose_saved(self) -> None:
        """Open the menu of saved searches."""
        self.saved_button.showMenu()

    # -- showing --------------------------------------------------------------------------------------------------

    def show_found(self, ids: Sequence[int], total: int, notice: str = "") -> None:
        """List these articles of so many; the notice says what is not as usual with them."""
        self._total = total
        searching = bool(self.query.words.strip())
        first, above = self.list.place()
        self.list.set_searching(searching)
        other = self._model.show(ids)
        self.show_notice(notice)
        self._show_contents(ids)  # before it is scrolled: a list that appears scrolls to what is chosen
        index = self._model.place(self._wanted)
        if index != self.list.currentIndex():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if other:
            kept = self._model.place(first)
            if kept.isValid() and not searching:
                self.list.keep_place(kept, above)
            elif searching:
                self.list.scrollToTop()

    def show_notice(self, notice: str) -> None:
        """Say above the list what is not as usual with it; "" for nothing."""
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))

    def _show_contents(self, ids: Sequence[int]) -> None:
        """The list, or why it is empty."""
        self._count.setText(f"{self._total:,}" if len(ids) == self._total else f"{len(ids):,} / {self._total:,}")
        self.list.setVisible(bool(len(ids)))
        self._nothing.setVisible(not len(ids))
        self._import.setVisible(not self._total)
        nothing = tr("No articles yet. Import text files, or drop them here.")
        if self._total:
            nothing = tr("No article fits the search.") if self.query.words.strip() else tr("No article is here.")
        self._quiet.setText(nothing)

    def refresh_lines(self) -> None:
        """Read the lines anew that are shown."""
        self._model.refresh()

    def read_again(self, articles: Collection[int]) -> None:
        """Read the lines of these articles anew, whose claims are others now."""
        self._model.read_again(articles)

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

    # -- choosing -------------------------------------------------------------------------------------------------

    def selected(self) -> int | None:
        """The chosen article."""
        row = self.list.currentIndex().data(ROW)
        return row.id if row is not None else None

    def select(self, article: int | None) -> None:
        """Choose an article without announcing it."""
        self._wanted = article  # before the list tells of its new row, so that it is not announced
        index = self._model.place(article)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.list.scrollTo(index)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and len(self._model.ids):
            self.list.setCurrentIndex(self._model.index(0))

    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step(1)

    def previous_article(self) -> None:
        """Open the article before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        current = self.list.currentIndex()
        row = current.row() + by if current.isValid() else 0
        if 0 <= row < len(self._model.ids):
            self.list.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = index.data(ROW)
        if row is not None and row.id != self._wanted:
            self._wanted = row.id
            self.article_activated.emit(row.id)

    def _activated(self, index: QModelIndex) -> None:
        """Enter or a double click: open it, and go there."""
        self._choose(index)
        self.reading_requested.emit()

    def _ask_details(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.details_requested.emit(row.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the files."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


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
