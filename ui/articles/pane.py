"""The pane with all articles: search, filters with counts, and what is open in each."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from curator.edtf import spoken
from curator.model import ArticleRow, ArticleState
from ui.articles.rows import ROW, ArticleDelegate, ArticleRows, source_words
from ui.flow import Flow
from ui.words import tr

_FILTERS: tuple[tuple[str, ArticleState | None], ...] = (
    ("All", None),
    ("To do", ArticleState.TO_DO),
    ("In progress", ArticleState.IN_PROGRESS),
    ("Done", ArticleState.DONE),
)


class ArticlesPane(QFrame):
    """The list of articles; what is chosen in it is announced, never opened here."""

    article_activated = Signal(int)
    search_changed = Signal(str)
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
        self._all: tuple[ArticleRow, ...] = ()
        self._matches: frozenset[int] | None = None
        self._wanted: int | None = None
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.search = _Search()
        self.chips: dict[ArticleState | None, QPushButton] = {}
        self._model = ArticleRows()
        self.list = QListView()
        self._nothing = QWidget()
        self._quiet = QLabel()
        self._import = QPushButton(tr("Import…"))
        self._build()
        self._show()

    def _build(self) -> None:
        title = QLabel(tr("Articles"))
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        self.search.setObjectName("articleSearch")
        self.search.setAccessibleName(tr("Search the articles"))
        self.search.setAccessibleIdentifier("articleSearch")
        self.search.setPlaceholderText(tr("Search text, publisher, date"))
        self.search.setToolTip(tr("Search all articles (Ctrl+Shift+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._searched)
        self.search.left.connect(self.focus_list)
        self._build_list()
        self._quiet.setProperty("role", "muted")
        self._quiet.setWordWrap(True)
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._import.clicked.connect(self.import_requested)
        empty = QVBoxLayout(self._nothing)
        empty.setSpacing(10)
        empty.addStretch(1)
        empty.addWidget(self._quiet)
        empty.addWidget(self._import, 0, Qt.AlignmentFlag.AlignCenter)
        empty.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 6, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addLayout(self._build_chips())
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)

    def _build_list(self) -> None:
        self.list.setObjectName("articleList")
        self.list.setAccessibleName(tr("Articles"))
        self.list.setAccessibleIdentifier("articleList")
        self.list.setModel(self._model)
        self.list.setItemDelegate(ArticleDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._activated)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(lambda at: self._ask_details(self.list.indexAt(at)))

    def _build_chips(self) -> Flow:
        row = Flow(gap=5)
        group = QButtonGroup(self)
        for text, state in _FILTERS:
            chip = QPushButton(tr(text))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(state is None)
            chip.clicked.connect(self._show)
            group.addButton(chip)
            row.addWidget(chip)
            self.chips[state] = chip
        return row

    def set_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show these articles; the chosen one stays chosen."""
        self._all = tuple(rows)
        self._show()

    def set_matches(self, ids: frozenset[int] | None) -> None:
        """Only these articles hold the words that are searched for; None takes the search back."""
        self._matches = ids
        self._show()

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
        if not self.list.currentIndex().isValid() and self._model.rows:
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
        if 0 <= row < len(self._model.rows):
            self.list.setCurrentIndex(self._model.index(row))

    def _chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = index.data(ROW)
        if row is not None and row.id != self._wanted:
            self._wanted = row.id
            self.article_activated.emit(row.id)

    def _activated(self, index: QModelIndex) -> None:
        """Enter or a double click: open it, and go there."""
        self._chosen(index)
        self.reading_requested.emit()

    def _ask_details(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.details_requested.emit(row.id)

    def _searched(self, words: str) -> None:
        if not words.strip():
            self._matches = None
        self.search_changed.emit(words)
        self._show()

    def _show(self) -> None:
        """Apply search and filter, and say how much there is of what."""
        found = [row for row in self._all if self._fits(row)]
        state = next((state for state, chip in self.chips.items() if chip.isChecked()), None)
        shown = [row for row in found if state is None or row.state is state]
        for text, kind in _FILTERS:
            count = len(found) if kind is None else sum(row.state is kind for row in found)
            self.chips[kind].setText(f"{tr(text)} {count}")
        self._show_rows(shown)
        self._count.setText(str(len(self._all)))
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._import.setVisible(not self._all)
        nothing = tr("No articles yet. Import text files, or drop them here.")
        if self._all:
            nothing = tr("No article fits the search.") if self.search.text().strip() else tr("No article is here.")
        self._quiet.setText(nothing)

    def _show_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show these rows; the row at the upper edge stays there, and the chosen one chosen, where they still are."""
        bar, first = self.list.verticalScrollBar(), self.list.indexAt(QPoint(2, 2))
        first_row = first.data(ROW)
        above = self.list.visualRect(first).top()
        if not self._model.show(rows):
            return
        index = self._model.place(self._wanted)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        kept = self._model.place(first_row.id if first_row is not None else None)
        self.list.doItemsLayout()
        if kept.isValid():
            bar.setValue(bar.value() + self.list.visualRect(kept).top() - above)

    def _fits(self, row: ArticleRow) -> bool:
        words = self.search.text().casefold().split()
        if not words or (self._matches is not None and row.id in self._matches):
            return True
        day = (row.published_on, spoken(row.published_on)) if row.published_on else ()
        own = " ".join((row.title, row.file_name, *day, *source_words(row), *row.swaps)).casefold()
        return all(word in own for word in words)

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
