"""The list of articles as Qt sees it: a thin window on a tuple of rows, and how one row is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from curator.edtf import spoken
from curator.model import ArticleRow, ArticleState
from ui import theme
from ui.words import tr

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT, _TOP, _DOT = 16, 10, 9, 9
"""Pixels: inset of the words at both sides, above the first line, width of the state's sign."""
_LONGEST = 400
"""Code points of a title that are looked at to fill two lines."""


class ArticleRows(QAbstractListModel):
    """The rows that are shown, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ArticleRow, ...] = ()

    @property
    def rows(self) -> tuple[ArticleRow, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[ArticleRow]) -> bool:
        """Show other rows; False where they are the same articles, of which the view keeps its place by itself."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return not same

    def place(self, article: int | None) -> QModelIndex:
        """Where an article is; an invalid index where it is not shown."""
        return next((self.index(n) for n, row in enumerate(self._rows) if row.id == article), QModelIndex())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself for the delegate, its words for a screen reader."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            source = ", ".join(words for words in source_words(row) if words)
            return ". ".join((row.title or f"{tr('Without a title')}, {row.file_name}", source, state_words(row)))
        return None


def source_words(row: ArticleRow) -> tuple[str, str]:
    """Publisher and day, or that they are missing; both in the first where both are."""
    if not row.publisher and not row.published_on:
        return tr("publisher and date missing"), ""
    return row.publisher or tr("publisher missing"), _short_day(row.published_on)


def _short_day(day: str | None) -> str:
    """A day as a narrow list has room for it: "20 Jul 2024"."""
    if day is None:
        return tr("date missing")
    _, number, month, year = spoken(day).split()
    return f"{number} {month[:3]} {year}"


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
        return QSize(160, 2 * _TOP + 4 * QFontMetrics(option.font).lineSpacing() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row; where the title takes one line the words stand in the middle of the row's height."""
        row: ArticleRow = index.data(ROW)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, option, colours)
        area = option.rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        title = _title_lines(row, option.font, area.width(), colours)
        line = QFontMetrics(option.font).lineSpacing()
        top = area.top() + (2 - len(title)) * line // 2
        for words, font, colour in title:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(area.left(), top + QFontMetrics(font).ascent(), words)
            top += line
        painter.setFont(option.font)
        _source(painter, row, QRect(area.left(), top + 2, area.width(), line), colours)
        _state(painter, row, QRect(area.left(), top + line + 4, area.width(), line), colours)
        painter.restore()


def _background(painter: QPainter, option: QStyleOptionViewItem, colours: theme.Theme) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hovered:
        return
    area = QRectF(option.rect.adjusted(4, 2, -4, -2))
    shape = QPainterPath()
    shape.addRoundedRect(area, 6, 6)
    painter.fillPath(shape, QColor(colours.accent_soft if chosen else colours.raised))
    if not chosen:
        return
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    bar = QPainterPath()
    bar.addRoundedRect(area.left(), area.top() + 6, 3, area.height() - 12, 1.5, 1.5)
    painter.fillPath(bar, QColor(colours.accent))


def _title_lines(row: ArticleRow, font: QFont, width: int, colours: theme.Theme) -> list[tuple[str, QFont, str]]:
    """One or two lines with their font and colour; an article without a title says so and gives its file's name."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    if row.title:
        return [(words, strong, colours.text) for words in _two_lines(row.title, QFontMetrics(strong), width)]
    name = QFontMetrics(font).elidedText(row.file_name, Qt.TextElideMode.ElideMiddle, width)
    return [(tr("Without a title"), strong, colours.muted), (name, font, colours.muted)]


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text broken at a space into at most two lines, the second elided."""
    words, first = text[:_LONGEST].split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideMiddle, width)]
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [first, rest] if rest else [first]


def _source(painter: QPainter, row: ArticleRow, area: QRect, colours: theme.Theme) -> None:
    """Publisher and day; a long publisher gives way to the day."""
    metrics = QFontMetrics(painter.font())
    publisher, day = source_words(row)
    tail = f" · {day}" if day else ""
    publisher = metrics.elidedText(
        publisher, Qt.TextElideMode.ElideRight, max(0, area.width() - metrics.horizontalAdvance(tail))
    )
    baseline = area.top() + metrics.ascent()
    painter.setPen(QColor(colours.muted if row.publisher else colours.warn))
    painter.drawText(area.left(), baseline, publisher)
    painter.setPen(QColor(colours.muted if row.published_on else colours.warn))
    painter.drawText(area.left() + metrics.horizontalAdvance(publisher), baseline, tail)


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
