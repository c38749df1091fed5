"""The pane with all articles: search, filters with counts, and what is open in each."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 6, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addLayout(self._build_chips())
        layout.addWidget(self.list, 1)
        layout.addWidget(self._quiet, 1)
        layout.addWidget(self._import, 0, Qt.AlignmentFlag.AlignCenter)

    def _build_list(self) -> None:
        self.list.setObjectName("articleList")
        self.list.setAccessibleName(tr("Articles"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(ArticleDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
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
        model = self.list.selectionModel()
        blocked = model.blockSignals(True)
        index = next(
            (self._model.index(n) for n, row in enumerate(self._model.rows) if row.id == article), QModelIndex()
        )
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(blocked)
        self.list.viewport().update()
        if index.isValid():
            self.list.scrollTo(index)
        self._wanted = article

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
        row = self.list.currentIndex().row() + by
        if 0 <= row < len(self._model.rows):
            self.list.setCurrentIndex(self._model.index(row))

    def _chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = index.data(ROW)
        if row is not None and row.id != self._wanted:
            self._wanted = row.id
            self.article_activated.emit(row.id)

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
        chosen = self._wanted
        self._model.show(shown)
        self.select(chosen)
        self._wanted = chosen
        self._count.setText(str(len(self._all)))
        self.list.setVisible(bool(shown))
        self._quiet.setVisible(not shown)
        self._import.setVisible(not self._all)
        nothing = tr("No articles yet. Import text files, or drop them here.")
        self._quiet.setText(tr("No article fits the search.") if self._all else nothing)

    def _fits(self, row: ArticleRow) -> bool:
        words = self.search.text().casefold().split()
        if not words or (self._matches is not None and row.id in self._matches):
            return True
        own = " ".join((row.title, row.file_name, row.published_on or "", *source_words(row), *row.swaps)).casefold()
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
