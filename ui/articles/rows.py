"""The list of articles as Qt sees it: a thin window on a tuple of rows, and how one row is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from curator.edtf import spoken
from curator.model import ArticleRow, ArticleState
from ui import theme
from ui.words import tr

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_LEFT, _TOP, _DOT = 16, 9, 9
"""Pixels: inset of the words, above the first line, width of the state's sign."""


class ArticleRows(QAbstractListModel):
    """The rows that are shown, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ArticleRow, ...] = ()

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[ArticleRow]) -> None:
        """Show other rows; where only their contents changed the view keeps its place."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself for the delegate, its words for a screen reader."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join((row.title or row.file_name, *source_words(row)[0:2], state_words(row)))
        return None


def source_words(row: ArticleRow) -> tuple[str, str]:
    """Publisher and date, or that they are missing."""
    date = spoken(row.published_on) if row.published_on else tr("date missing")
    return row.publisher or tr("publisher missing"), date


def state_words(row: ArticleRow) -> str:
    """What was made of the article, and the first thing that is open."""
    made = []
    if row.swaps:
        made.append(tr("1 swap") if len(row.swaps) == 1 else tr("{n} swaps", n=len(row.swaps)))
    if row.n_claims:
        made.append(tr("1 claim") if row.n_claims == 1 else tr("{n} claims", n=row.n_claims))
    if row.state is ArticleState.DONE:
        return " · ".join((tr("done"), *made))
    missing = {"publisher missing", "publication date missing"}
    still = [work for work in row.open_work if work not in missing and not (made and work == "no swap yet")]
    return " · ".join((*made, *still[:1])) or tr("to do")


class ArticleDelegate(QStyledItemDelegate):
    """Draws title, source and state of one article."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines of title, one of source, one of state: every row alike, so that a long list scrolls fast."""
        return QSize(160, 2 * _TOP + 4 * QFontMetrics(option.font).lineSpacing() + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row."""
        row: ArticleRow = index.data(ROW)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, option, colours)
        area = option.rect.adjusted(_LEFT, _TOP, -10, -_TOP)
        line = QFontMetrics(option.font).lineSpacing()
        top = _title(painter, row, QFont(option.font), area, colours)
        _source(painter, row, QRect(area.left(), top + 3, area.width(), line), colours)
        _state(painter, row, QRect(area.left(), top + line + 5, area.width(), line), colours)
        painter.restore()


def _background(painter: QPainter, option: QStyleOptionViewItem, colours: theme.Theme) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hovered:
        return
    area = option.rect.adjusted(4, 2, -4, -2)
    shape = QPainterPath()
    shape.addRoundedRect(area, 6, 6)
    painter.fillPath(shape, QColor(colours.accent_soft if chosen else colours.raised))
    if chosen:
        bar = QPainterPath()
        bar.addRoundedRect(area.left(), area.top() + 6, 3, area.height() - 12, 1.5, 1.5)
        painter.fillPath(bar, QColor(colours.accent))


def _title(painter: QPainter, row: ArticleRow, font: QFont, area: QRect, colours: theme.Theme) -> int:
    """At most two lines; returns where the next line begins (pixels)."""
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours.text if row.title else colours.muted))
    metrics = QFontMetrics(font)
    lines = _two_lines(row.title or row.file_name, metrics, area.width())
    for number, text in enumerate(lines):
        painter.drawText(area.left(), area.top() + metrics.ascent() + number * metrics.lineSpacing(), text)
    return area.top() + len(lines) * metrics.lineSpacing()


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text broken at a space into at most two lines, the second elided."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words, first = text.split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)]
    return [first, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]


def _source(painter: QPainter, row: ArticleRow, area: QRect, colours: theme.Theme) -> None:
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    publisher, date = source_words(row)
    x = area.left()
    for text, there in ((publisher, bool(row.publisher)), (" · ", True), (date, bool(row.published_on))):
        painter.setPen(QColor(colours.muted if there else colours.warn))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.right() - x))
        painter.drawText(x, area.top() + metrics.ascent(), shown)
        x += metrics.horizontalAdvance(shown)


def _state(painter: QPainter, row: ArticleRow, area: QRect, colours: theme.Theme) -> None:
    """An empty, half and full circle: to do, in progress, done."""
    colour = QColor(
        {ArticleState.DONE: colours.good, ArticleState.IN_PROGRESS: colours.warn}.get(row.state, colours.muted)
    )
    sign = QRect(area.left() + 1, area.center().y() - _DOT // 2, _DOT, _DOT)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(sign)
    painter.setBrush(colour)
    if row.state is ArticleState.DONE:
        painter.drawEllipse(sign)
    elif row.state is ArticleState.IN_PROGRESS:
        painter.drawPie(sign, 90 * 16, 180 * 16)
    painter.setPen(QColor(colours.muted))
    metrics = QFontMetrics(painter.font())
    left = area.left() + _DOT + 8
    text = metrics.elidedText(state_words(row), Qt.TextElideMode.ElideRight, area.right() - left)
    painter.drawText(left, area.top() + metrics.ascent(), text)
