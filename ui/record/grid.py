"""The table of the grid: the swap's own value and the reason for it never scroll away, the voices beside them do."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from curator.columns import BY_NAME
from curator.model import Party
from curator.swaps import Swap
from ui import theme
from ui.latin_keys import pressed
from ui.record.phrases import claimed, names_of, shown, stance
from ui.record.style import SMALL
from ui.record.voices import Said, Table
from ui.words import tr

OWN, WHY, FIRST = 0, 1, 2
"""The columns: the swap's own value, the reason for it, and from here on the voices."""
SAID = int(Qt.ItemDataRole.UserRole)
"""Under which role a cell gives what can be adopted there (a `Said`)."""
_BELOW = SAID + 1
"""The second line of a cell."""
_ROW, _OWN, _WHY, _VOICE = 46, 174, 150, 190
"""Pixels: height of a row, widths of the columns: a day with its longest weekday and month is read whole."""
CELL_LEFT, CELL_RIGHT = 9, 7
"""Pixels between the edges of a cell and its words."""
_NOTHING = "–"
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class GridModel(QAbstractTableModel):
    """A thin window on a table of who says what."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = Table((), (), {})
        self._swap: Swap | None = None
        self._sides: tuple[Party, Party] = (Party("A"), Party("B"))

    def show(self, table: Table, swap: Swap, sides: tuple[Party, Party]) -> None:
        """Show another table, or the same one as it is now."""
        self.beginResetModel()
        self._table, self._swap, self._sides = table, swap, sides
        self.endResetModel()

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._table

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """A row a field."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The swap's own columns and one a voice."""
        return 0 if parent.isValid() else FIRST + len(self._table.voices)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The field of a row, the voice of a column."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            name = self._table.rows[section]
            label = tr(BY_NAME[name].in_full(names_of(self._sides)))
            return f"≠ {label}" if self.differs(section) else label
        return (tr("This swap"), tr("Why"), *self._table.voices)[section]

    def differs(self, row: int) -> bool:
        """Whether the claims on a row's field differ."""
        return self._swap is not None and self._swap.values[self._table.rows[row]].differing

    def undecided(self, row: int) -> bool:
        """Whether a person still has to decide on a row."""
        return self.differs(row) and self._swap is not None and self._swap.values[self._table.rows[row]].choice is None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; the words behind it stand in its second line."""
        said = self._said(index)
        if role == SAID:
            return said[0] if said else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._line(index, said)
        if role == _BELOW:
            return " … ".join(" ".join(quote.text.split()) for one in said for quote in one.claim.quotes[:1])
        return None

    def _said(self, index: _Index) -> list[Said]:
        """What a voice says on a field: of several claims the adopted one first, which is the one to be adopted."""
        if index.column() < FIRST:
            return []
        where = self._table.rows[index.row()], self._table.voices[index.column() - FIRST]
        return sorted(self._table.said.get(where, ()), key=lambda one: not one.adopted)

    def _line(self, index: _Index, said: list[Said]) -> str:
        name = self._table.rows[index.row()]
        value = self._swap.values[name] if self._swap is not None else None
        if value is None:
            return ""
        if index.column() == OWN:
            own = shown(BY_NAME[name], value, self._sides) or tr("undecided")
            return f"✓ {own}" if value.choice is not None else own
        if index.column() == WHY:
            return value.choice.reason if value.choice is not None else ""
        if not said:
            return _NOTHING
        words = dict.fromkeys(
            " ".join(filter(None, (claimed(BY_NAME[name], one.claim, self._sides), stance(one.claim)))) for one in said
        )
        return ("◉ " if said[0].adopted else "○ ") + "; ".join(words)


class FrozenGrid(QWidget):
    """Two views on one model: the swap's own columns stay, the voices scroll; one cell is current in both."""

    entered = Signal()
    """Enter on a cell."""
    letter = Signal(str)
    """A letter that the grid has no use for itself."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.own = _View(model, self)
        self.voices = _Voices(model, self)
        self.own.setObjectName("conflictOwn")
        self.own.setAccessibleName(tr("What this swap takes, and why"))
        self.own.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.voices.setObjectName("conflictVoices")
        self.voices.setAccessibleName(tr("What each source says on each field"))
        self.voices.verticalHeader().hide()
        self.own.setSelectionModel(self.voices.selectionModel())
        self.own.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.own.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one, other in ((self.own, self.voices), (self.voices, self.own)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
        self.voices.entered.connect(self.entered)
        self.voices.letter.connect(self.letter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.own)
        row.addWidget(self.voices, 1)
        self.setFocusProxy(self.voices)

    def arrange(self) -> None:
        """After the model was shown anew: which columns stand where, and how wide."""
        model = self.voices.model()
        for column in range(model.columnCount()):
            self.own.setColumnHidden(column, column >= FIRST)
            self.voices.setColumnHidden(column, column < FIRST)
        self.own.setColumnWidth(OWN, _OWN)
        self.own.setColumnWidth(WHY, _WHY)
        head = self.own.verticalHeader()
        self.own.setFixedWidth(head.sizeHint().width() + _OWN + _WHY + 2 * self.own.frameWidth())
        self.voices.spread()


class _View(QTableView):
    """One of the two views."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Cell(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFixedHeight(30)
        self.verticalHeader().setDefaultSectionSize(_ROW)


class _Voices(_View):
    """The voices: they take the keys."""

    entered = Signal()
    letter = Signal(str)

    def spread(self) -> None:
        """Give the voices the room there is, and never less than they need."""
        n = self.model().columnCount() - FIRST
        width = max(_VOICE, self.viewport().width() // n) if n > 0 else _VOICE
        for column in range(FIRST, FIRST + n):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter and letters are told, everything else is left to the dialog."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = pressed(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif plain and event.text().isalpha():
            self.letter.emit(chr(key))
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Cell(QStyledItemDelegate):
    """Paints a cell in two lines: what is said, and the words that say it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, value, words."""
        t = theme.current()
        rect: QRect = option.rect
        state = option.state
        painter.save()
        own = index.column() < FIRST
        painter.fillRect(rect, QColor(t.raised if own else t.pane))
        if state & QStyle.StateFlag.State_Selected:
            focused = self.parent().hasFocus()  # type: ignore[union-attr]
            painter.fillRect(rect, QColor(t.selection if focused else t.accent_soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(t.border))
        inner = rect.adjusted(CELL_LEFT, 5, -CELL_RIGHT, -5)
        if index.column() == WHY:
            self._wrapped(painter, inner, str(index.data() or ""))
        else:
            self._two_lines(painter, inner, index)
        painter.restore()

    def _two_lines(self, painter: QPainter, room: QRect, index: _Index) -> None:
        t = theme.current()
        model: GridModel = index.model()  # type: ignore[assignment]
        text, below, said = str(index.data()), str(index.data(_BELOW) or ""), index.data(SAID)
        taken = index.column() == OWN or (said is not None and said.adopted)
        against = said is not None and not said.adopted and model.differs(index.row())
        painter.setFont(self._font(bold=taken))
        colour = t.bad if against else t.muted if text == _NOTHING else t.text
        if index.column() == OWN and model.undecided(index.row()):
            colour = t.bad
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        middle = not below
        flags = Qt.AlignmentFlag.AlignLeft | (Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop)
        painter.drawText(room, flags, words)
        if below:
            painter.setFont(self._font(small=True))
            painter.setPen(QColor(t.muted))
            quoted = painter.fontMetrics().elidedText(f"“{below}”", Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, quoted)

    def _wrapped(self, painter: QPainter, room: QRect, text: str) -> None:
        """A reason in two lines; the whole of it stands in the line below the grid."""
        painter.setFont(self._font(small=True))
        painter.setPen(QColor(theme.current().muted))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * 1.8))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)

    def _font(self, *, bold: bool = False, small: bool = False) -> QFont:
        font = QFont(self.parent().font())  # type: ignore[union-attr]
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        if small:
            font.setPointSizeF(SMALL)
        return font

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The grid sets its own sizes."""
        return QSize(_VOICE, _ROW)
