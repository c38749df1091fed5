"""The list of articles as Qt sees it: a thin window on the desk, and how one row is drawn."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from curator.edtf import spoken
from curator.model import ArticleRow, ArticleState
from curator.searching import Snippet
from curator.text import OffsetMap
from ui import theme
from ui.words import tr

ROW = Qt.ItemDataRole.UserRole
SNIPPET = Qt.ItemDataRole.UserRole + 1
_ROLES = (
    *(ROW, SNIPPET),
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
)
_Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT, _TOP, _DOT = 16, 10, 9, 9
"""Pixels: inset of the words at both sides, above the first line, width of the state's sign."""
_PAGE, _PAGES = 25, 40
"""Rows that are read at once, and how many such pages are kept."""
_BETWEEN = " · "
_LONGEST = 400
"""Code points of a title that are looked at to fill two lines."""


_SHORT = {"confirm publisher and date": "confirm"}
"""What is open, in words that a narrow list has room for; the tip of a row has them all."""

Lines = Callable[[Sequence[int]], Sequence[ArticleRow]]
"""Gives the lines of some articles, leaving out what is not there any more."""
Snippets = Callable[[Sequence[int]], Mapping[int, Snippet]]
"""Gives the words around what is searched for in some articles."""


class ArticleRows(QAbstractListModel):
    """A window on the articles that are listed: their numbers are known, their lines are read as they are shown."""

    def __init__(self, lines: Lines, snippets: Snippets) -> None:
        super().__init__()
        self._lines, self._snippets = lines, snippets
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, dict[int, ArticleRow]] = OrderedDict()
        self._found: dict[int, Snippet | None] = {}
        """What was found in the articles that were in sight."""

    @property
    def ids(self) -> Sequence[int]:
        """The articles that are listed, in order."""
        return self._ids

    def show(self, ids: Sequence[int]) -> bool:
        """List other articles; False where they are the same or only more of them, so that the view keeps its place."""
        before = len(self._ids)
        if before and len(ids) >= before and ids[:before] == self._ids:
            if len(ids) > before:
                self.beginInsertRows(QModelIndex(), before, len(ids) - 1)
                self._ids = ids
                self._pages.pop(before // _PAGE, None)
                self.endInsertRows()
            self.refresh()
            return False
        self.beginResetModel()
        self._ids = ids
        self._forget()
        self.endResetModel()
        return True

    def refresh(self) -> None:
        """Read the lines anew that are shown."""
        self._forget()
        if len(self._ids):
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def read_again(self, articles: Collection[int]) -> None:
        """Read the lines of these articles anew, whose claims are others; all lines where more than that is other."""
        for page, rows in self._pages.items():
            here = [number for number in articles if number in rows]
            now: dict[int, ArticleRow] = {row.id: row for row in self._lines(here)} if here else {}
            if any(number not in now or _known(now[number]) != _known(rows[number]) for number in here):
                self.refresh()  # an article of another title may be the new revision of any other one
                return
            rows |= now
            for number in here:
                index = self.index(self._ids.index(number, page * _PAGE))
                self.dataChanged.emit(index, index)

    def place(self, article: int | None) -> QModelIndex:
        """Where an article is; an invalid index where it is not listed."""
        try:
            return self.index(self._ids.index(article)) if article is not None else QModelIndex()
        except ValueError:
            return QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many articles there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself and its snippet for the delegate, its words for a screen reader."""
        if role not in _ROLES:
            return None
        if not 0 <= index.row() < len(self._ids):
            return None
        number = self._ids[index.row()]
        if role == SNIPPET:
            return self._snippet(number)
        row = self._page(index.row() // _PAGE).get(number)
        if row is None or role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        source = ", ".join(words for words in source_words(row) if words)
        said = (row.title or f"{tr('Without a title')}, {row.opening or row.file_name}", source, state_words(row))
        found = self._snippet(number)
        return ". ".join((*said, found.words) if found is not None else said)

    def _forget(self) -> None:
        self._pages.clear()
        self._found.clear()

    def _snippet(self, number: int) -> Snippet | None:
        """Read only for what is in sight: to look for the words takes longer than all the rest of a row."""
        if number not in self._found:
            if len(self._found) > _PAGE * _PAGES:
                self._found.clear()
            self._found[number] = self._snippets([number]).get(number)
        return self._found[number]

    def _page(self, number: int) -> dict[int, ArticleRow]:
        if number not in self._pages:
            ids = list(self._ids[number * _PAGE : (number + 1) * _PAGE])
            self._pages[number] = {row.id: row for row in self._lines(ids)}
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]


def _tip(row: ArticleRow) -> str:
    """Everything that a narrow row may have cut, as text that shows no markup of the article."""
    source = _BETWEEN.join(words for words in source_words(row) if words)
    lines = (row.title[:_LONGEST], row.file_name, source, state_words(row))
    return "<qt>" + "<br>".join(escape(line) for line in lines if line) + "</qt>"


def _known(row: ArticleRow) -> tuple[object, ...]:
    """What is known of an article without its claims."""
    return row.title, row.publisher, row.published_on, row.confirmed, row.revises


def source_words(row: ArticleRow) -> tuple[str, str]:
    """Publisher and day, or that they are missing; both in the first where both are."""
    if not row.publisher and not row.published_on:
        return tr("no publisher, no date"), ""
    return row.publisher or tr("no publisher"), _short_day(row.published_on)


def _short_day(day: str | None) -> str:
    """A day as a narrow list has room for it: "20 Jul 2024"."""
    if day is None:
        return tr("no date")
    _, number, month, year = spoken(day).split()
    return f"{number} {month[:3]} {year}"


def state_words(row: ArticleRow, fits: Callable[[str], bool] = lambda _words: True) -> str:
    """What was made of the article, and the first thing that is open; what matters least goes where it does not fit."""
    said = [part for part in _state_parts(row) if part.words] or [_Part(0, tr("to do"))]
    if not fits(_BETWEEN.join(part.words for part in said)):
        said = [_Part(part.weight, tr(_SHORT.get(part.words, part.words)), part.short) for part in said]
    while len(said) > 1 and not fits(_BETWEEN.join(part.words for part in said)):
        least = min(said, key=lambda part: part.weight)
        shorter = [_Part(least.weight, least.short)] if least.short else []
        at = said.index(least)
        said[at : at + 1] = shorter
    return _BETWEEN.join(part.words for part in said)


class _Part(NamedTuple):
    """Something that is said of an article's state, and how much it matters to whoever looks for work."""

    weight: int
    words: str
    short: str = ""
    """Words that are said before it goes altogether."""


def _state_parts(row: ArticleRow) -> Iterator[_Part]:
    """All that can be said of an article's state, in the order in which it is read; blank where there is nothing."""
    done = row.state is ArticleState.DONE
    swaps, claims, figures, copies = len(row.swaps), row.n_claims, row.figures_open or 0, row.copies
    made = (
        _Part(6, tr("done") if done else ""),
        _Part(3, _counted(swaps, tr("1 swap"), tr("{n} swaps", n=swaps))),
        _Part(0, _counted(claims, tr("1 claim"), tr("{n} claims", n=claims))),
        _Part(5, tr("not read yet") if row.figures_open is None and not done else ""),
        _Part(
            5,
            _counted(figures, tr("1 figure open"), tr("{n} figures open", n=f"{figures:,}")),
            short=tr("{n} open", n=f"{figures:,}") if figures else "",
        ),
        _Part(1, tr("copy") if row.copy_of is not None else _counted(copies, tr("1 copy"), tr("{n} copies", n=copies))),
        _Part(2, tr("new revision") if row.revises is not None else ""),
    )
    yield from made
    missing = {"no publisher", "no publication date"}
    begun = any(part.words for part in made)
    still = [work for work in row.open_work if work not in missing and not (begun and work == "no swap yet")]
    yield _Part(4, still[0] if still and not done else "")


def _counted(count: int, one: str, many: str) -> str:
    """The words for so many, blank for none."""
    return many if count > 1 else one if count else ""


class ArticleDelegate(QStyledItemDelegate):
    """Draws title, source and state of one article."""

    searching = False
    """Whether rows have two more lines, for what was found."""

    def height(self, font: QFont) -> int:
        """Two lines of title, one of source, one of state: every row alike, so that a long list scrolls fast."""
        lines = 6 if self.searching else 4
        return 2 * _TOP + lines * QFontMetrics(font).lineSpacing() + (8 if self.searching else 4)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The same for every row."""
        return QSize(160, self.height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row; where the title takes one line the words stand in the middle of the row's height."""
        row: ArticleRow | None = index.data(ROW)
        colours = theme.current()
        if row is None:
            return  # it was removed this moment; the list is asked for again
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, option, colours)
        area = option.rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        title = _title_lines(row, option.font, area.width(), colours)
        line = QFontMetrics(option.font).lineSpacing()
        top = area.top() + (0 if self.searching else (2 - len(title)) * line // 2)
        for words, font, colour in title:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(area.left(), top + QFontMetrics(font).ascent(), words)
            top += line
        painter.setFont(option.font)
        _source(painter, row, QRect(area.left(), top + 2, area.width(), line), colours)
        _state(painter, row, QRect(area.left(), top + line + 4, area.width(), line), colours)
        found: Snippet | None = index.data(SNIPPET)
        if self.searching and found is not None:
            _snippet(painter, found, QRect(area.left(), area.bottom() - 2 * line, area.width(), 2 * line), colours)
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
    """One or two lines with their font and colour; without a title how it begins, in a weight that no title has."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    if row.title:
        return [(words, strong, colours.text) for words in _two_lines(row.title, QFontMetrics(strong), width)]
    if row.opening:
        return [(words, font, colours.muted) for words in _two_lines(row.opening, QFontMetrics(font), width)]
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


def _snippet(painter: QPainter, found: Snippet, area: QRect, colours: theme.Theme) -> None:
    """Two lines of the text around what was found, which stands out."""
    units = OffsetMap(found.words)
    layout = QTextLayout(found.words, painter.font())
    ranges = []
    for start, end in found.marks:
        mark = QTextLayout.FormatRange()
        mark.start = units.to_utf16(start)
        mark.length = units.to_utf16(end) - mark.start
        mark.format.setForeground(QColor(colours.text))
        mark.format.setBackground(QColor(colours.accent_soft))
        mark.format.setFontWeight(QFont.Weight.DemiBold)
        ranges.append(mark)
    layout.setFormats(ranges)
    layout.beginLayout()
    height = 0.0
    for _ in range(2):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        line.setPosition(QPointF(0, height))
        height += QFontMetrics(painter.font()).lineSpacing()
    layout.endLayout()
    painter.setPen(QColor(colours.muted))
    layout.draw(painter, QPointF(area.topLeft()))


def _source(painter: QPainter, row: ArticleRow, area: QRect, colours: theme.Theme) -> None:
    """Publisher and day; a long publisher gives way to the day."""
    metrics = QFontMetrics(painter.font())
    publisher, day = source_words(row)
    tail = f"{_BETWEEN}{day}" if day else ""
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
    room = area.right() - left
    words = state_words(row, lambda words: metrics.horizontalAdvance(words) <= room)
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(left, area.top() + metrics.ascent(), text)
