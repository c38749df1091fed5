"""Choosing a row of a list by typing: the search field over it, which rows fit, and how a row looks."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import theme

ID = Qt.ItemDataRole.UserRole
"""What the row stands for."""
DETAIL = Qt.ItemDataRole.UserRole + 1
"""Quiet words at the right end of the row: a key, a state."""
SEARCHED = Qt.ItemDataRole.UserRole + 2
"""The words a search looks in, case folded; never shown, never read out."""
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_RIGHT = 10
"""Pixels between the quiet words and the edge."""


class SearchLine(QLineEdit):
    """A search field whose up and down keys walk the list or table below it."""

    def __init__(self, below: QAbstractItemView, placeholder: str) -> None:
        super().__init__()
        self._below = below
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and their pages move in the list, which skips what is hidden; everything else types."""
        if event.key() in _WALKING:
            QCoreApplication.sendEvent(self._below, event)
        else:
            super().keyPressEvent(event)


class ChoiceList(QListWidget):
    """Rows of words with quiet words at their right ends."""

    def __init__(self, name: str, accessible_name: str, height: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setAccessibleIdentifier(name)
        self.setProperty("role", "rows")
        self.setUniformItemSizes(True)
        self.setMinimumHeight(height)
        self.setItemDelegate(_Choice(self))

    def add(self, number: object, text: str, detail: str, searched: str) -> QListWidgetItem:
        """One more row."""
        row = QListWidgetItem(text)
        row.setData(ID, number)
        row.setData(DETAIL, detail)
        row.setData(SEARCHED, searched.casefold())
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {detail}" if detail else text)
        self.addItem(row)
        return row

    def chosen(self) -> QListWidgetItem | None:
        """The current row, unless a search hides it."""
        row = self.currentItem()
        return None if row is None or row.isHidden() else row

    def show_matching(self, words: str) -> None:
        """Show the rows that hold all the words in any order, and choose the first that can be chosen."""
        wanted = words.casefold().split()
        fitting = []
        for number in range(self.count()):
            row = self.item(number)
            fits = all(word in row.data(SEARCHED) for word in wanted)
            row.setHidden(not fits)
            if fits:
                fitting.append(row)
        possible = [row for row in fitting if row.flags() & Qt.ItemFlag.ItemIsEnabled]
        first = next(iter([*possible, *fitting]), None)
        self.setCurrentRow(-1 if first is None else self.row(first))


class _Choice(QStyledItemDelegate):
    """Draws the quiet words of a row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row as the style draws it, then the quiet words."""
        super().paint(painter, option, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(theme.current().text if selected else theme.current().muted))
        right = option.rect.adjusted(0, 0, -_RIGHT, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(DETAIL) or "")
