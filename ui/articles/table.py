"""The view on the list of articles: rows of one height, so that any number of them is laid out at once."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.articles.rows import ROW, ArticleDelegate
from ui.words import tr


class ArticleTable(QTableView):
    """One column, no grid, no headers: a list that does not ask every row for its height."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleList")
        self.setAccessibleName(tr("Articles"))
        self.setAccessibleIdentifier("articleList")
        self._delegate = ArticleDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def set_searching(self, searching: bool) -> None:
        """Make room for what was found under each row, or take it back."""
        if self._delegate.searching != searching:
            self._delegate.searching = searching
            self._fit()

    def _fit(self) -> None:
        height = self._delegate.height(self.font())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The article that is open stays in sight when the strip above the panes takes room; others may go."""
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        if row.isValid() and row.top() >= 0 and row.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def place(self) -> tuple[int | None, int]:
        """The article at the upper edge, and how far above the edge its row begins (pixels, 0 or less)."""
        first = self.indexAt(QPoint(2, 2))
        row = first.data(ROW)
        return (None, 0) if row is None else (row.id, self.visualRect(first).top())

    def keep_place(self, index: QModelIndex, above: int) -> None:
        """Scroll so that a row begins so far above the edge."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(index.row() * self.verticalHeader().defaultSectionSize() - above)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as in any list."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self.model().rowCount():
            return self.model().index(ends[action] % self.model().rowCount(), 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _letters: str) -> None:
        """A letter opens no other article: it was meant for the one being read, and Qt would read every row for it."""

    def changeEvent(self, event: QEvent) -> None:
        """Another font makes other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
