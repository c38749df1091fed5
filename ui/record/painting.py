"""How one line of quotes is laid out and painted: two lines at most, the exact words never losing their source.

A line that was opened shows all its words, and what the ledger holds of the claim below them.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from curator.text import OffsetMap
from curator.values import value
from ui import theme
from ui.bidi import isolated, isolates
from ui.record.lines import ANSWERED, CLAIM, DECISION, FINDING, NOTE, QUESTION, QuoteLine
from ui.record.style import SMALL
from ui.words import tr

_BAR = 8
"""Pixels from the left edge to the words: a bar in the colour of the field, and air."""
_RADIO = 18
"""Pixels that the circle of a claim to choose from takes."""
_GAP = 2
"""Pixels of air above and below the words of a line."""
_MOST_LINES = 2
"""Of the words and their source; how a date was read comes below them."""
_MOST_OPENED = 30
"""Lines of words that an opened line may take."""
_MOST_BELOW = 6
"""Lines of what stands below the words."""
_SIGNS = {DECISION: "✓", FINDING: "⚠", ANSWERED: "✓", QUESTION: "?", NOTE: "✎"}
_LEAST_SOURCE = 12
"""Code points of the source that are always kept."""
_LEAST_WORDS = 16
"""Code points of a quote that are always kept when it has to be shortened."""


@value
class Run:
    """A stretch of text in one look: value, words, muted, warn or label."""

    text: str
    look: str


def runs_of(line: QuoteLine, most: int, *, around: bool) -> list[Run]:
    """The line as stretches of text: its words cut to `most` code points, with what stands around them or without."""
    if line.kind != CLAIM:
        return [Run(f"{_SIGNS[line.kind]}  ", line.kind), Run(line.words, line.kind)]
    runs = []
    if line.label:
        runs.append(Run(line.label + "  ", "label"))
    if line.value:
        runs.append(Run(isolated(line.value) + "  ", "value"))
    if line.unsourced:
        runs.append(Run(tr("unsourced, typed by hand"), "warn"))
    else:
        cut = line.words if len(line.words) <= most else line.words[: most - 1].rstrip() + "…"
        emphasis = "strong" if around and (line.before or line.after) else "words"
        before, after = (line.before, line.after) if around else ("", "")
        opening, closing = isolates(before + cut + after)
        runs.append(Run("“" + opening + before, "muted"))
        runs.append(Run(cut, emphasis))
        runs.append(Run(after + closing + "”", "muted"))
    if line.source:
        runs.append(Run(" – " + isolated(line.source), "muted"))
    if line.folded:
        runs.append(Run("  " + line.folded + "\u00a0▸", "fold"))
    return [run for run in runs if run.text]


class QuoteDelegate(QStyledItemDelegate):
    """Paints the lines of one column in its colour."""

    def __init__(self, hue: str, parent: QListView) -> None:
        super().__init__(parent)
        self._hue = hue
        self._laid_out: dict[tuple[QuoteLine, int], tuple[QTextLayout, QTextLayout | None]] = {}
        self._looks: dict[str, QTextCharFormat] = {}

    def forget(self) -> None:
        """Lay out anew: the font or the colours are others."""
        self._laid_out.clear()
        self._looks.clear()

    def keep(self, lines: Sequence[QuoteLine]) -> None:
        """Only these lines are shown from now on: those that are laid out already stay so."""
        kept = frozenset(lines)
        self._laid_out = {key: made for key, made in self._laid_out.items() if key[0] in kept}

    def height_of(self, line: QuoteLine, width: int) -> int:
        """Pixels that a line takes in a list of this width."""
        words, reading = self._layouts(line, width)
        height = words.boundingRect().height() + (reading.boundingRect().height() if reading is not None else 0)
        return int(height + 0.999) + 2 * _GAP

    def in_choice(self, line: QuoteLine, position: QPointF) -> bool:
        """Whether a click is on the circle or the value of a line to choose from, not on its words."""
        bold = QFont(self._font())
        bold.setWeight(QFont.Weight.DemiBold)
        layout = QTextLayout(line.label + line.value, bold)
        layout.beginLayout()
        reach = layout.createLine().naturalTextWidth()
        layout.endLayout()
        return position.x() <= _BAR + _RADIO + reach + 8

    def in_fold(self, line: QuoteLine, position: QPointF, width: int) -> bool:
        """Whether a click is on the words that say how many agree."""
        layout = self._layouts(line, width)[0]
        left = _BAR + (_RADIO if line.radio else 0)
        first = OffsetMap(layout.text()).to_utf16(max(0, len(layout.text()) - len(line.folded) - 2))
        for number in range(layout.lineCount() if line.folded else 0):
            row = layout.lineAt(number)
            if row.y() <= position.y() - _GAP <= row.y() + row.height():
                return row.xToCursor(position.x() - left) >= first
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the list, as high as the words need."""
        width = _view_width(option)
        return QSize(width, self.height_of(index.data(int(Qt.ItemDataRole.UserRole)), width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line: bar, circle where there is a choice, value, words, source, and how the words were read."""
        line: QuoteLine = index.data(int(Qt.ItemDataRole.UserRole))
        rect = option.rect
        t = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        painter.fillRect(QRect(rect.left() + 1, rect.top(), 2, rect.height()), t.ink(self._hue))
        if line.radio:
            _circle(painter, rect, filled=line.adopted)
        words, reading = self._layouts(line, rect.width())
        left = rect.left() + _BAR + (_RADIO if line.radio else 0)
        words.draw(painter, QPointF(left, rect.top() + _GAP))
        if reading is not None:
            reading.draw(painter, QPointF(left, rect.top() + _GAP + words.boundingRect().height()))
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        t = theme.current()
        view = option.widget
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and view is not None and view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not focused and not hovered:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent_soft if focused else t.raised))
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 0, 0, 0), 4, 4)

    def _layouts(self, line: QuoteLine, width: int) -> tuple[QTextLayout, QTextLayout | None]:
        key = (line, width)
        if key not in self._laid_out:
            room = max(60, width - _BAR - (_RADIO if line.radio else 0) - 4)
            words = self._shortened(line, room)
            below = [Run(line.explanation, "reading")] if line.explanation else []
            if line.opened:
                below += [Run(" · " if below else "", "muted"), Run(line.details, "muted")]
            reading = self._lay_out(below, room, _MOST_BELOW) if below else None
            self._laid_out[key] = (words[0], reading[0] if reading is not None else None)
        return self._laid_out[key]

    def _shortened(self, line: QuoteLine, room: int) -> tuple[QTextLayout, bool]:
        """The longest cut of the words with which the whole line, source included, fits."""
        low, high = _LEAST_WORDS, max(len(line.words), _LEAST_WORDS)
        if line.opened or line.kind != CLAIM:
            return self._lay_out(runs_of(line, high, around=True), room, _MOST_OPENED)
        for around in (True, False):
            whole = self._lay_out(runs_of(line, high, around=around), room)
            if whole[1]:
                return whole
        best = self._lay_out(runs_of(line, low, around=False), room)
        while not best[1] and len(line.source) > _LEAST_SOURCE:
            line = replace(line, source=line.source[: -4 - line.source.endswith("…")].rstrip() + "…")
            best = self._lay_out(runs_of(line, low, around=False), room)
        while best[1] and high - low > 1:
            middle = (low + high) // 2
            tried = self._lay_out(runs_of(line, middle, around=False), room)
            if tried[1]:
                low, best = middle, tried
            else:
                high = middle
        return best

    def _lay_out(self, runs: list[Run], room: int, most_lines: int = _MOST_LINES) -> tuple[QTextLayout, bool]:
        """The runs in at most so many lines, and whether all of them found room."""
        text = "".join(run.text for run in runs)
        layout = QTextLayout(text, self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.setFormats(self._formats(runs, text))
        layout.beginLayout()
        height, reached = 0.0, 0
        for _ in range(most_lines):
            row = layout.createLine()
            if not row.isValid():
                break
            row.setLineWidth(room)
            row.setPosition(QPointF(0, height))
            height += row.height()
            reached = row.textStart() + row.textLength()
        layout.endLayout()
        return layout, reached >= OffsetMap(text).to_utf16(len(text))

    def _formats(self, runs: list[Run], text: str) -> list[QTextLayout.FormatRange]:
        units = OffsetMap(text)
        ranges, at = [], 0
        for run in runs:
            piece = QTextLayout.FormatRange()
            piece.start = units.to_utf16(at)
            at += len(run.text)
            piece.length = units.to_utf16(at) - piece.start
            piece.format = self._look(run.look)
            ranges.append(piece)
        return ranges

    def _look(self, look: str) -> QTextCharFormat:
        """How a run looks, made once: a line has half a dozen runs and is laid out until it fits."""
        if look not in self._looks:
            self._looks[look] = self._made(look)
        return self._looks[look]

    def _made(self, look: str) -> QTextCharFormat:
        t = theme.current()
        colours = {
            "muted": t.muted,
            "warn": t.warn,
            "label": t.hues[self._hue].ink,
            "reading": t.muted,
            "fold": t.accent,
            DECISION: t.muted,
            FINDING: t.warn,
            ANSWERED: t.muted,
            QUESTION: t.accent,
            NOTE: t.muted,
        }
        form = QTextCharFormat()
        form.setForeground(QColor(colours.get(look, t.text)))
        if look in ("value", "strong", "label"):
            form.setFontWeight(QFont.Weight.DemiBold)
        if look in ("reading", DECISION, ANSWERED, NOTE):
            form.setFontItalic(True)
        return form

    def _font(self) -> QFont:
        font = QFont(self.parent().font())  # type: ignore[union-attr]
        font.setPointSizeF(SMALL)
        return font


def _circle(painter: QPainter, rect: QRect, *, filled: bool) -> None:
    """A radio circle in the middle of the first line."""
    t = theme.current()
    centre = QPointF(rect.left() + _BAR + 6, rect.top() + _GAP + 7.5)
    painter.setPen(QPen(QColor(t.accent if filled else t.muted), 1.3))
    painter.setBrush(QColor(t.pane))
    painter.drawEllipse(centre, 5.0, 5.0)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent))
        painter.drawEllipse(centre, 2.7, 2.7)


def _view_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QListView) else 200
