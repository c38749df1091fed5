"""The groups of the form: rows of fields with their quotes below, and the two groups of counts."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from curator.columns import Column
from ui.record.field import FieldCell
from ui.words import tr

_GAP = 8
_ALWAYS = ("servicemen", "civilians")
"""Parts that are shown even when they say nothing: together they make the total."""
_THREE_IN_ROW = 280
"""Pixels from which three parts stand in one row; two where there is less."""


class FieldGroup(QWidget):
    """A heading and rows of two fields, the quotes of both below their row."""

    def __init__(self, heading: str, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = [FieldCell(column, self) for column in columns]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(_heading(heading, self))
        for at in range(0, len(self.cells), 2):
            pair = self.cells[at : at + 2]
            row = QHBoxLayout()
            row.setSpacing(_GAP)
            for cell in pair:
                row.addWidget(cell, 1)
            layout.addLayout(row)
            for cell in pair:
                layout.addWidget(cell.evidence)
            layout.addSpacing(3)


class CountGroup(QWidget):
    """One direction: the total large, its parts as a compact grid, empty parts tucked away."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.total = FieldCell(columns[0], self, strong=True)
        self.parts = [FieldCell(column, self, compact=True) for column in columns[1:]]
        self.cells = [self.total, *self.parts]
        self._all = False
        self._shown: list[FieldCell] | None = None
        self._in_row = 3
        self._more = QPushButton(self)
        self._more.setProperty("role", "more")
        self._more.clicked.connect(self._toggle)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP - 2)
        self._grid.setVerticalSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.total)
        layout.addWidget(self.total.evidence)
        layout.addLayout(self._grid)
        for cell in self.parts:
            layout.addWidget(cell.evidence)
        layout.addStretch(1)
        self.arrange()

    def reveal(self, cell: FieldCell) -> None:
        """Make a part visible that is about to take the keyboard."""
        if cell.isHidden():
            self._all = True
            self.arrange()

    def arrange(self) -> None:
        """Show the parts that say something (all of them when asked), in the order of the codebook."""
        shown = [cell for cell in self.parts if self._all or _worth_showing(cell)]
        if shown == self._shown:
            return
        self._shown = shown
        for widget in (*self.parts, self._more):
            self._grid.removeWidget(widget)
        for cell in self.parts:
            cell.setVisible(cell in shown)
        in_row = min(self._in_row, len(shown))
        for place, cell in enumerate(shown):
            self._grid.addWidget(cell, *divmod(place, in_row))
        self._place_more((len(shown) - 1) // in_row)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < in_row else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many parts in a row as there is room for."""
        super().resizeEvent(event)
        in_row = 3 if event.size().width() >= _THREE_IN_ROW else 2
        if in_row != self._in_row:
            self._in_row, self._shown = in_row, None
            self.arrange()

    def minimumSizeHint(self) -> QSize:
        """Two parts side by side must have room; three do not, or the form could never become narrow again."""
        return QSize(150, super().minimumSizeHint().height())

    def _place_more(self, row: int) -> None:
        hidden = [cell for cell in self.parts if cell.isHidden()]
        removable = [cell for cell in self.parts if not _worth_showing(cell)]
        self._more.setVisible(bool(hidden or removable))
        self._more.setText("+" if hidden else "–")
        names = ", ".join(tr(cell.column.label).lower() for cell in hidden)
        self._more.setAccessibleName(tr("Show {parts}", parts=names) if hidden else tr("Hide empty parts"))
        self._more.setToolTip(self._more.accessibleName())
        self._grid.addWidget(self._more, row, 3, Qt.AlignmentFlag.AlignBottom)

    def _toggle(self) -> None:
        self._all = not self._all
        self.arrange()


class CountPair(QWidget):
    """The two directions, side by side where there is room, else one below the other."""

    SIDE_BY_SIDE = 480
    """Pixels from which the two stand side by side."""

    def __init__(self, first: Sequence[Column], second: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.groups = (CountGroup(first, self), CountGroup(second, self))
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * _GAP)
        self._grid.setVerticalSpacing(10)
        self._arrange(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange(event.size().width() >= self.SIDE_BY_SIDE)

    def _arrange(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for place, group in enumerate(self.groups):
            self._grid.removeWidget(group)
            self._grid.addWidget(group, 0 if wide else place, place if wide else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)


def rule(parent: QWidget) -> QFrame:
    """A hair line between groups."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line


def _worth_showing(cell: FieldCell) -> bool:
    return cell.filled or (cell.column.category in _ALWAYS and cell.column.field == "count") or cell.editor.hasFocus()


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(tr(text), parent)
    label.setProperty("role", "group")
    return label
