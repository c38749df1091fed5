"""The one item in the plot: grid, bars, selection, painted in pixels so that edges are sharp at every zoom."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from curator.model import SwapId
from ui import theme
from ui.timeline import ink
from ui.timeline.bins import BinShape
from ui.timeline.scale import Scale
from ui.timeline.shapes import Shape
from ui.timeline.ticks import Tick


class Canvas(pg.GraphicsObject):
    """Paints what the plot has worked out; knows nothing of data."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: list[Shape] = []
        self.bins: list[BinShape] = []
        self.days: list[Tick] = []
        self.counts: list[Tick] = []
        self.selected: SwapId | None = None
        self.at: SwapId | None = None
        self.focused = False
        self.font = QFont()
        self._bare = False
        self._scale: Scale | None = None

    def refresh(self, scale: Scale) -> None:
        """Take a new scale, and paint again."""
        self._scale = scale
        self.prepareGeometryChange()
        self.update()

    def bare(self) -> Callable[[], None]:
        """Leave selection and focus out until the returned function is called."""
        self._bare = True

        def put_back() -> None:
            self._bare = False
            self.update()

        return put_back

    def boundingRect(self) -> QRectF:
        """Everything in view."""
        return self.viewRect()

    def viewRangeChanged(self) -> None:
        """The view moved, and so did the bounding rectangle."""
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint in the scene's pixels, whatever the painter's own scale (window, picture, SVG)."""
        scale = self._scale
        if scale is None or scale.area.width() < 1:
            return
        to_pixels, possible = self.sceneTransform().inverted()
        if not possible:
            return
        painter.save()
        painter.setTransform(to_pixels * painter.transform())
        painter.setClipRect(scale.area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, scale)
        painter.restore()

    def _paint(self, painter: QPainter, scale: Scale) -> None:
        chosen = self._shape(None if self._bare else self.selected)
        pointed = self._shape(None if self._bare else self.at)
        for shape in (pointed, chosen):
            if shape is not None:
                ink.paint_band(painter, scale, shape, selected=shape is chosen)
        area = scale.area
        ink.paint_grid(painter, scale, self.days, self.counts)
        ink.paint_bins(painter, self.bins)
        ink.paint_bars(painter, self.shapes, scale)
        ink.paint_zero(painter, scale)
        ink.paint_numbers(painter, self.shapes, scale, self.font)
        if chosen is not None:
            ink.paint_outline(painter, scale, chosen)
        if self.focused and not self._bare:
            painter.setPen(QPen(QColor(theme.current().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _shape(self, swap: SwapId | None) -> Shape | None:
        if swap is None:
            return None
        return next((shape for shape in self.shapes if shape.bar.id == swap), None)
