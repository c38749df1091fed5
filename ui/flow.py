"""A layout that sets its items in rows and goes on in the next row where one is full, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Items side by side, wrapped, each row's items centred on its height."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """What was found for a width: a layout around this one asks many times for each time that it sets it."""
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, as Qt asks for it: None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def clear(self) -> None:
        """Take all items out and delete their widgets."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it is of another size."""
        self._heights = {}
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their rows."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """What it takes in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Room for the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Fill the rows, and put the items there if `move`; give the height."""
        x, y, row_height = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QPoint, QSize]] = []
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1_000))
            if row and x + size.width() > rect.right() + 1:
                self._place(row, row_height, move=move)
                x, y, row, row_height = rect.x(), y + row_height + self._gap, [], 0
            row.append((item, QPoint(x, y), size))
            x += size.width() + self._gap
            row_height = max(row_height, size.height())
        self._place(row, row_height, move=move)
        return y + row_height - rect.y()

    @staticmethod
    def _place(row: list[tuple[QLayoutItem, QPoint, QSize]], height: int, *, move: bool) -> None:
        for item, corner, size in row if move else ():
            item.setGeometry(QRect(corner + QPoint(0, (height - size.height()) // 2), size))
