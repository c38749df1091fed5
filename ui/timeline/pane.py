"""The pane under everything: the swaps by date, at once as they are made.

The plot needs pyqtgraph and numpy, which cost more than the whole first paint (PERFORMANCE 1(g)); so this module
imports neither. `start_loading` has them fetched, and the plot is built after that.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from curator.model import SwapId, SwapSummary
from curator.timeline import Layout
from ui import theme
from ui.timeline.card import HoverCard
from ui.timeline.legend import Legend
from ui.timeline.library import Library
from ui.timeline.views import ZOOM_STEP
from ui.timeline.wording import CardText, date_in_words, stretch_card, swap_card, totals_in_full, totals_in_words
from ui.words import tr

if TYPE_CHECKING:
    from ui.timeline.plot import TimelinePlot
    from ui.timeline.table import Bin

_POLL = 15
"""Milliseconds between looks whether the libraries are there."""
_MOST_UNDATED = 40
"""Swaps without a date in their menu: more do not fit on a screen."""
_TITLE_HEIGHT = 40
"""Pixels over the plot in a saved picture."""


class TimelinePane(QFrame):
    """Title, legend, totals and buttons over the plot. Takes summaries, announces what a person picks."""

    swap_activated = Signal(int)
    """A swap was clicked, chosen from those without a date, or Enter was pressed on it."""
    save_requested = Signal()
    """Save picture… was pressed; the window asks where, and calls `save`."""

    def __init__(self, parent: QWidget | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._today = today
        self._sides = ("A", "B")
        self._layout = Layout()
        self._selected: int | None = None
        self._plot: TimelinePlot | None = None
        self._card: HoverCard | None = None
        self._library = Library()
        self._may_load = False
        self._poll = QTimer(self, interval=_POLL)
        self._poll.timeout.connect(self._look_whether_loaded)
        self.setProperty("role", "pane")
        self.setObjectName("timeline")
        self.setAccessibleIdentifier("timeline")
        self.setAccessibleName(tr("Timeline of swaps"))
        self.setMinimumHeight(130)
        self._build()
        self._tell()

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 6)
        column.setSpacing(2)
        column.addLayout(self._head())
        self._quiet = QLabel()
        self._quiet.setProperty("role", "muted")
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._quiet, 1)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("Timeline"))
        title.setProperty("role", "heading")
        self._legend = Legend()
        self._totals = _ElidedLabel()
        self._totals.setObjectName("timelineTotals")
        self._undated = QPushButton()
        self._undated.setProperty("role", "chip")
        self._undated.setObjectName("timelineUndated")
        self._undated.clicked.connect(self._offer_undated)
        self._menu = QMenu(self)
        self._menu.setObjectName("timelineUndatedMenu")
        self._buttons = [
            self._button(tr("Fit"), "timelineFit", tr("Show every swap (F)"), self.fit),
            self._button(
                tr("This year"), "timelineYear", tr("Show this year, or the last one with a swap (Y)"), self.this_year
            ),
            self._button("+", "timelineIn", tr("Closer (+)"), lambda: self._zoom(1 / ZOOM_STEP)),
            self._button("−", "timelineOut", tr("Further (−)"), lambda: self._zoom(ZOOM_STEP)),
            self._button(tr("Save picture…"), "timelineSave", tr("Save as PNG or SVG"), self.save_requested.emit),
        ]
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(self._legend, 1)
        row.addWidget(self._totals)
        row.addWidget(self._undated)
        together = QHBoxLayout()
        together.setSpacing(0)
        for button in self._buttons:
            together.addWidget(button)
        row.addLayout(together)
        return row

    def _button(self, words: str, name: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "flat")
        button.setObjectName(name)
        button.setAccessibleIdentifier(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked: act())
        return button

    @property
    def plot(self) -> "TimelinePlot | None":
        """The plot, once it is built."""
        return self._plot

    @property
    def swaps(self) -> Layout:
        """The layout as it stands."""
        return self._layout

    def set_sides(self, a: str, b: str) -> None:
        """Name the desk's two sides."""
        self._sides = (a, b)
        self._legend.set_sides(a, b)
        self._tell()

    def set_summaries(self, summaries: Iterable[SwapSummary]) -> None:
        """Show these swaps and no others."""
        self._layout = Layout(summaries)
        if self._plot is not None:
            self._plot.set_layout(self._layout)
        self._tell()
        self._load()

    def update_summaries(self, changed: Iterable[SwapSummary], removed: Iterable[int] = ()) -> None:
        """Take in changed and new swaps and drop removed ones; costs the same however many others there are."""
        touched = self._layout.update(changed, removed)
        if self._plot is not None:
            self._plot.layout_changed(touched)
        self._tell()
        self._load()

    def select(self, swap: int | None) -> None:
        """Mark the swap that the rest of the window is at."""
        self._selected = swap
        if self._plot is not None:
            self._plot.select(swap)

    def start_loading(self) -> None:
        """From now on the plot may be built: call it after the window's first paint.

        Its libraries are fetched once there is a swap, dated or not, so that the plot is there before the first date.
        A desk without a swap does without them, and without the third of the memory that they hold.
        """
        self._may_load = True
        self._load()

    def _load(self) -> None:
        if self._may_load and len(self._layout) and self._plot is None and not self._library.is_asked_for:
            self._library.fetch()
            self._poll.start()

    def ensure_plot(self) -> "TimelinePlot":
        """The plot, built now if it is not there yet. Call it in the window's thread."""
        if self._plot is None:
            self._poll.stop()
            self._library.load()
            from ui.timeline.plot import TimelinePlot  # costs too much before the first paint

            plot = TimelinePlot(self, self._today)
            plot.swap_activated.connect(self.swap_activated)
            plot.pointed.connect(self._pointed)
            self._column.addWidget(plot, 1)
            self._plot = plot
            plot.set_layout(self._layout)
            plot.select(self._selected)
            self._tell()
        return self._plot

    def focus_plot(self) -> None:
        """Give the keys to the plot."""
        self.ensure_plot().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Show every swap."""
        self.ensure_plot().fit()

    def this_year(self) -> None:
        """Show this year, or the last one with a swap."""
        self.ensure_plot().this_year()

    def save(self, path: Path) -> None:
        """Write the view as it stands to a .png or .svg file, with title, legend and totals.

        Raises InputRefused for another ending, NotSaved when the file cannot be written.
        """
        from ui.timeline.picture import save_picture  # brings Qt's library for SVG, which no start waits for

        plot = self.ensure_plot()
        size = QSize(max(plot.width(), 640), plot.height() + _TITLE_HEIGHT)
        put_back = plot.bare()
        try:
            save_picture(path, size, self.logicalDpiX(), lambda painter: self._draw(painter, size))
        finally:
            put_back()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            plot = getattr(self, "_plot", None)
            if plot is not None:
                plot.recolour()

    def _look_whether_loaded(self) -> None:
        if self._library.is_at_hand:
            self.ensure_plot()

    def _zoom(self, factor: float) -> None:
        self.ensure_plot().zoom(factor)

    def _tell(self) -> None:
        """Bring totals, the list without dates and the quiet sentence in line with the swaps."""
        some = bool(self._layout.bars)
        self._totals.set_words(
            totals_in_words(self._layout.totals, self._sides) if len(self._layout) else "",
            totals_in_full(self._layout.totals, self._sides),
        )
        without = self._layout.undated
        self._undated.setVisible(bool(without))
        self._undated.setText(tr("No date: {n}", n=f"{len(without):,}"))
        self._undated.setAccessibleName(tr("Swaps without a date: {n}", n=len(without)))
        self._undated.setToolTip(tr("Swaps that cannot be placed; choose one to open it"))
        for button in self._buttons:
            button.setEnabled(some)
        dateless = tr("No swap has a date yet.") if without else tr("Swaps appear here as soon as they have a date.")
        self._quiet.setText("" if some else dateless)
        shown = some and self._plot is not None
        self._quiet.setVisible(not shown)
        if self._plot is not None:
            self._plot.setVisible(shown)

    def _offer_undated(self) -> None:
        """A list of the swaps without a date; choosing one opens it."""
        self._menu.clear()
        for summary in self._layout.undated[:_MOST_UNDATED]:
            a, b = (f"{n:,}" if n is not None else "–" for n in (summary.to_a, summary.to_b))
            entry = self._menu.addAction(f"{summary.code}   {a} / {b}   {date_in_words(summary)}")
            entry.setCheckable(True)
            entry.setChecked(summary.id == self._selected)
            entry.triggered.connect(lambda _checked, swap=summary.id: self.swap_activated.emit(swap))
        self._menu.popup(self._undated.mapToGlobal(QPoint(0, self._undated.height())))

    def _pointed(self, what: "SwapId | Bin | None", at: QPoint | None) -> None:
        """Show the card of a swap (an id) or of a stretch of days, or take it away."""
        if what is None or at is None:
            if self._card is not None:
                self._card.hide()
            return
        if self._card is None or self._card.parentWidget() is not self.window():
            if self._card is not None:
                self._card.deleteLater()
            self._card = HoverCard(self.window())
        text = self._words_of(what)
        self._card.tell(text, at)
        if self._plot is not None:
            self._plot.setAccessibleDescription(text.spoken())

    def _words_of(self, what: "SwapId | Bin") -> CardText:
        if isinstance(what, int):
            return swap_card(self._layout.summary(what), self._sides)
        first, last = date.fromordinal(max(int(what.start), 1)), date.fromordinal(int(what.end) - 1)
        return stretch_card(first, last, what.swaps, what.disputed, (what.all_a, what.all_b), self._sides)

    def _draw(self, painter: QPainter, size: QSize) -> None:
        """The picture that is saved: title, legend, totals, and the plot as it is in the window."""
        plot = self.ensure_plot()
        colours = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(colours.pane))
        line = QRectF(14, 6, size.width() - 28, _TITLE_HEIGHT - 10)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words = painter.boundingRect(line, left, tr("Prisoner swaps"))
        painter.drawText(line, left, tr("Prisoner swaps"))
        totals = totals_in_words(self._layout.totals, self._sides)
        painter.setFont(self.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = painter.boundingRect(line, right, totals)
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, right, totals)
        self._legend.paint(
            painter, QRectF(words.right() + 18, line.top(), room.left() - words.right() - 36, line.height())
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        source = QRectF(plot.viewport().rect())
        plot.scene().render(painter, QRectF(0, _TITLE_HEIGHT, source.width(), source.height()), source)


class _ElidedLabel(QLabel):
    """One line that gives way: shortened with an ellipsis, whole in its tooltip and for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str, in_full: str) -> None:
        """Say something short, and the same in full on hover."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(in_full if words else "")
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(min(80, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
