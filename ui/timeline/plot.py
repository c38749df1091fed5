"""The plot of the timeline. Importing this module imports pyqtgraph and numpy (see `ui.timeline.library`)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from curator.model import SwapId
from curator.timeline import Layout
from ui import theme
from ui.latin_keys import pressed
from ui.timeline.axes import TickAxis
from ui.timeline.bins import bin_shape, most_single_bars
from ui.timeline.canvas import Canvas
from ui.timeline.ink import small_font
from ui.timeline.scale import Scale
from ui.timeline.shapes import Shape, hit, shapes
from ui.timeline.table import BarTable, Bin
from ui.timeline.ticks import count_ticks, date_ticks
from ui.timeline.views import ZOOM_STEP, home, limits, year_to_show
from ui.words import tr

MOST_BINS = 300
_LEAST_DAYS = 6.0
"""As close as one can look."""
_RIGHT_MARGIN = 8
"""Pixels beside the plot."""
_PAD = {True: 20.0, False: 10.0}
"""Pixels over the highest bar: with and without room for its number."""


class TimelinePlot(pg.PlotWidget):
    """Bars on a line of days. The wheel and + − zoom the days, a drag pans them; the counts fit what is in view."""

    swap_activated = Signal(int)
    """A bar was clicked, or Enter was pressed on it."""
    pointed = Signal(object, object)
    """What is pointed at (swap id, Bin or None) and where (global QPoint or None)."""

    def __init__(self, parent: QWidget | None = None, today: Callable[[], date] = date.today) -> None:
        self._axis, self._counts = TickAxis("bottom"), TickAxis("left")
        super().__init__(parent, axisItems={"bottom": self._axis, "left": self._counts})
        self._today = today
        self._layout = Layout()
        self._table = BarTable()
        self._bins: list[Bin] = []
        self._follows = True
        self._at: SwapId | None = None
        self._selected: SwapId | None = None
        self._home = (0.0, 1.0)
        self._canvas = Canvas()
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._follow)
        self._set_up()

    def _set_up(self) -> None:
        self.setObjectName("timelinePlot")
        self.setAccessibleIdentifier("timelinePlot")
        self.setAccessibleName(tr("Swaps by date"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)  # what is dropped here is the window's to take, not the scene's to swallow
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())  # pyqtgraph leaves this menu without an owner
        item.setContentsMargins(0, 2, _RIGHT_MARGIN, 0)
        box = self.box
        box.setMouseEnabled(x=True, y=False)
        box.disableAutoRange()
        box.setDefaultPadding(0)
        box.addItem(self._canvas, ignoreBounds=True)
        box.sigXRangeChanged.connect(self._days_changed)
        box.sigRangeChangedManually.connect(self._moved_by_hand)
        self.scene().sigMouseClicked.connect(self._clicked)
        self._keys = {
            Qt.Key.Key_Plus: lambda: self.zoom(1 / ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(1 / ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Home: self.fit,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Y: self.this_year,
            Qt.Key.Key_Left: lambda: self._step(-1),
            Qt.Key.Key_Right: lambda: self._step(1),
            Qt.Key.Key_Return: self._activate,
            Qt.Key.Key_Enter: self._activate,
        }
        self.recolour()

    @property
    def box(self) -> pg.ViewBox:
        """The rectangle of the plot inside its axes."""
        return self.getPlotItem().getViewBox()

    @property
    def days(self) -> tuple[float, float]:
        """The days at the left and the right edge."""
        self.settle()
        left, right = self.box.viewRange()[0]
        return left, right

    @property
    def scale_now(self) -> Scale:
        """Days and counts to pixels of the widget, as they stand."""
        self.settle()
        (left, right), (low, high) = self.box.viewRange()
        return Scale(self.box.sceneBoundingRect(), (left, right), (low, high))

    @property
    def bins(self) -> list[Bin]:
        """The stretches that stand for single bars, where there are too many; else empty."""
        self.settle()
        return self._bins

    @property
    def shapes_in_view(self) -> list[Shape]:
        """The single bars in view, in pixels."""
        self.settle()
        return self._canvas.shapes

    def set_layout(self, layout: Layout) -> None:
        """Show another layout from the start."""
        self._late.stop()
        self._layout = layout
        self._table.fill(layout.bars)
        self._after_change()

    def layout_changed(self, touched: frozenset[SwapId]) -> None:
        """Bring the plot in line with what changed in the layout, in the picture after the next.

        What was edited stands in the article and in the form, and the eyes are there: those are painted first.
        Whatever is done with the plot before its turn comes finds it in line (`settle`).
        """
        self._table.apply(touched, self._layout.bars)
        if self._at in touched:
            self.pointed.emit(None, None)  # the card would tell what was
        self._late.start()

    def settle(self) -> None:
        """Be in line with the layout now."""
        if self._late.isActive():
            self._late.stop()
            self._follow()

    def _follow(self) -> None:
        self._after_change()
        self._bring_into_view(self._selected)

    def select(self, swap: int | None) -> None:
        """Mark one swap and bring it into view, when the plot's turn comes; None takes the mark away."""
        self._selected = SwapId(swap) if swap is not None else None
        self._late.start()

    def fit(self) -> None:
        """Show every swap, and go on doing so as swaps are added."""
        self.settle()
        self._follows = True
        self._show(*self._home)

    def this_year(self) -> None:
        """Show the calendar year of today; where it has no swap, the year of the last one."""
        self.settle()
        days = year_to_show(self._layout, self._today())
        if days is not None:
            self._follows = False
            self._show(*days)

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many days, around the swap pointed at or selected, else the middle."""
        self.settle()
        left, right = self.days
        bars = (self._layout.bars.get(swap) for swap in (self._at, self._selected) if swap is not None)
        middle = next((bar.x for bar in bars if bar is not None and left < bar.x < right), (left + right) / 2)
        self._follows = False
        self._show(middle - (middle - left) * factor, middle + (right - middle) * factor)

    def pan(self, part: float) -> None:
        """Move by a part of the view, to later days when positive."""
        self.settle()
        left, right = self.days
        self._follows = False
        self._show(left + (right - left) * part, right + (right - left) * part)

    def recolour(self) -> None:
        """Take colours and fonts from the theme."""
        colours = theme.current()
        self.setBackground(colours.pane)
        small = small_font(self.font())
        for axis in (self._axis, self._counts):
            axis.setTickFont(small)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(pg.mkPen(colours.muted))
        metrics = QFontMetricsF(small)
        self._counts.setWidth(round(metrics.horizontalAdvance("00,000")) + 14)
        self._axis.setHeight(round(metrics.height()) + 7)
        self._canvas.font = small
        self._refresh()

    def point_of(self, swap: SwapId) -> QPoint | None:
        """Where a swap's bar is (global pixels), if it is in view."""
        self.settle()
        for shape in self._canvas.shapes:
            if shape.bar.id == swap:
                return self.viewport().mapToGlobal(self.mapFromScene(shape.column.center()))
        return None

    def _after_change(self) -> None:
        extent = self._layout.extent
        if extent is None:
            self._point_at(None)
            self._refresh()
            return
        self._home = home(extent)
        least, most = limits(extent)
        self.box.setLimits(xMin=least, xMax=most, minXRange=_LEAST_DAYS, maxXRange=most - least)
        if self._at is not None and self._at not in self._layout.bars:
            self._point_at(None)
        if self._follows:
            self._show(*self._home)
        self._refresh()

    def _show(self, left: float, right: float) -> None:
        self.box.setXRange(left, right, padding=0)

    def _days_changed(self, *_: object) -> None:
        self._refresh()

    def _moved_by_hand(self, *_: object) -> None:
        self._follows = False
        self.pointed.emit(None, None)

    def _refresh(self) -> None:
        """Work out what is in view and fit the counts to it."""
        left, right = self.days
        width = max(self.box.sceneBoundingRect().width(), 1.0)
        found = self._table.in_view(left, right)
        single = len(found) <= most_single_bars(width)
        self._bins = [] if single else self._table.bins(left, right, min(MOST_BINS, int(width / 5)))
        if single:
            up, down = self._table.reach(left, right)
        else:
            up = max((b.all_a for b in self._bins), default=0)
            down = max((b.all_b for b in self._bins), default=0)
        self._fit_counts(up, down, _PAD[single])
        scale = self.scale_now
        bars = [self._layout.bars[SwapId(int(swap))] for swap in found] if single else []
        self._canvas.shapes = shapes(sorted(bars, key=lambda bar: (bar.x, bar.id)), scale)
        self._canvas.bins = [bin_shape(each, scale) for each in self._bins]
        self._canvas.selected, self._canvas.at = self._selected, self._at
        self._mark_axes(scale)
        self._canvas.refresh(scale)

    def _mark_axes(self, scale: Scale) -> None:
        """The same marks on the axes and in the grid; a label that the edge would cut is left out."""
        area = scale.area
        edge = self._canvas.font.pointSizeF() * 0.8
        counts = [
            tick
            for tick in count_ticks(*scale.counts, area.height())
            if area.top() + edge < scale.y(tick.at) < area.bottom() - edge
        ]
        days = date_ticks(*scale.days, area.width())
        metrics = QFontMetricsF(self._canvas.font)
        end = area.right() + _RIGHT_MARGIN
        self._axis.show_ticks([t for t in days if scale.x(t.at) + metrics.horizontalAdvance(t.label) / 2 < end])
        self._counts.show_ticks(counts)
        self._canvas.days, self._canvas.counts = days, counts

    def _fit_counts(self, up: float, down: float, pad: float) -> None:
        """Both sides get the room they need, and neither less than a sixth of the other."""
        up, down = max(up, down / 6), max(down, up / 6)
        if not up and not down:
            up = down = 10.0
        height = max(self.box.sceneBoundingRect().height(), 4 * pad)
        head = (up + down) / (height - 2 * pad)
        self.box.setYRange(-down - pad * head, up + pad * head, padding=0)

    def _bring_into_view(self, swap: SwapId | None) -> None:
        bar = self._layout.bars.get(swap) if swap is not None else None
        left, right = self.days
        if bar is None or (left <= bar.x <= right):
            return
        self._follows = False
        half = (right - left) / 2
        self._show(bar.x - half, bar.x + half)

    def _step(self, step: int) -> None:
        start = self._at if self._at is not None else self._selected
        swap = self._layout.neighbour(start, step)
        if swap is None:
            return
        self._bring_into_view(swap)
        if self._bins:
            self._look_close(self._layout.bars[swap].x)
        self._at = swap
        self._refresh()
        self.pointed.emit(swap, self.point_of(swap))

    def _look_close(self, day: float) -> None:
        """Show a stretch around a day that is short enough for single bars: half as many days until it is."""
        self._follows = False
        half = (self.days[1] - self.days[0]) / 2
        while self._bins and half > _LEAST_DAYS / 2:
            half /= 2
            self._show(day - half, day + half)

    def _activate(self) -> None:
        swap = self._at if self._at is not None else self._selected
        if swap is not None:
            self.swap_activated.emit(swap)

    def _point_at(self, swap: SwapId | None) -> None:
        self._at = swap
        self._canvas.at = swap
        self._canvas.update()
        if swap is None:
            self.pointed.emit(None, None)

    def _clicked(self, event: Any) -> None:
        self.settle()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.scenePos()
        shape = hit(self._canvas.shapes, place)
        if shape is not None:
            event.accept()
            self._at = shape.bar.id
            self.swap_activated.emit(shape.bar.id)
            return
        stretch = self._bin_at(place)
        if stretch is not None:
            event.accept()
            self.pointed.emit(None, None)
            self._look_close(stretch.x)

    def _bin_at(self, place: QPointF) -> Bin | None:
        if not self._bins or not self.scale_now.area.contains(place):
            return None
        day = self.scale_now.day(place.x())
        return next((each for each in self._bins if each.start <= day < each.end), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer, unless one is dragging."""
        self.settle()
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        place = self.mapToScene(event.position().toPoint())
        shape = hit(self._canvas.shapes, place)
        stretch = self._bin_at(place) if shape is None else None
        self._point_at(shape.bar.id if shape is not None else None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if shape or stretch else Qt.CursorShape.ArrowCursor)
        if shape is not None or stretch is not None:
            what = shape.bar.id if shape is not None else stretch
            self.pointed.emit(what, event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._point_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down zoom (pyqtgraph does it, around the pointer), sideways pans."""
        self.settle()
        sideways = event.angleDelta().x()
        if abs(sideways) > abs(event.angleDelta().y()):
            self.pan(-sideways / 1200)
            event.accept()
            return
        super().wheelEvent(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keys of the timeline win over shortcuts of the window while it has the focus."""
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if key is not None and self._handler(key) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the timeline knows; all others go on to the window."""
        handler = self._handler(event)
        if handler is None:
            event.ignore()
            return
        self.settle()
        handler()
        event.accept()

    def _handler(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, keypad = pressed(event), Qt.KeyboardModifier.KeypadModifier
        held = event.modifiers() & ~keypad
        if held == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return lambda: self.pan(0.2 if key == Qt.Key.Key_Right else -0.2)
        if key == Qt.Key.Key_Escape and self._at is not None and not held:
            return lambda: self._point_at(None)
        if held and not (held == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Plus):
            return None
        return self._keys.get(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys work here."""
        super().focusInEvent(event)
        self._canvas.focused = True
        self._canvas.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the sign away."""
        super().focusOutEvent(event)
        self._canvas.focused = False
        self._point_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bars keep their pixels."""
        super().resizeEvent(event)
        if hasattr(self, "_canvas"):
            self.getPlotItem().layout.activate()
            self._refresh()

    def bare(self) -> Callable[[], None]:
        """Take selection and focus out of the picture; the returned function puts them back."""
        self.settle()
        return self._canvas.bare()
