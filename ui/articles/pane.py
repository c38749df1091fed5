"""The pane with all articles: what is asked of them, the list of those that fit, what is open in each."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.articles.asking import Asking
from ui.articles.rows import ROW, ArticleRows, Lines, Snippets
from ui.articles.swap_hits import SwapHits
from ui.articles.table import ArticleTable
from ui.words import tr


class ArticlesPane(QFrame):
    """The list of articles; what is asked for and what is chosen is announced, never done here."""

    article_activated = Signal(int)
    swap_activated = Signal(int)
    import_requested = Signal()
    details_requested = Signal(int)
    reading_requested = Signal()
    """Enter in the list: the open article is wanted under the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._read: tuple[Lines, Snippets] = (lambda _ids: (), lambda _ids: {})
        self._total = 0
        self._wanted: int | None = None
        self._count = QLabel()
        self.asking = Asking(self)
        self.swaps = SwapHits()
        self._model = ArticleRows(lambda ids: self._read[0](ids), lambda ids: self._read[1](ids))
        self.list = ArticleTable(self._model)
        self._notice = QLabel()
        self._nothing = QWidget()
        self._quiet = QLabel()
        self._import = QPushButton(tr("Import…"))
        self._build()
        self._show_contents(())

    # -- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        title = QLabel(tr("Articles"))
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        self.asking.left.connect(self.focus_list)
        self._build_list()
        self._build_nothing()
        self.swaps.activated.connect(self.swap_activated)
        for label in (self._count, self._notice, self._quiet):
            label.setProperty("role", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 6, 8)
        layout.setSpacing(7)
        layout.addLayout(head)
        for part in (self.asking, self._notice, self.swaps):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)

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

    def set_source(self, lines: Lines, snippets: Snippets) -> None:
        """Where lines and snippets of articles are read when they are shown."""
        self._read = lines, snippets

    # -- showing --------------------------------------------------------------------------------------------------

    def show_found(self, ids: Sequence[int], total: int, notice: str = "") -> None:
        """List these articles of so many; the notice says what is not as usual with them."""
        self._total = total
        searching = bool(self.asking.query.words.strip())
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
        nothing = tr("No articles yet. Import some, or drop files here.")
        if self._total:
            nothing = (
                tr("No article fits the search.") if self.asking.query.words.strip() else tr("No article is here.")
            )
        self._quiet.setText(nothing)

    def refresh_lines(self) -> None:
        """Read the lines anew that are shown."""
        self._model.refresh()

    def read_again(self, articles: Collection[int]) -> None:
        """Read the lines of these articles anew, whose claims are others now."""
        self._model.read_again(articles)

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
