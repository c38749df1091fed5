"""The axes of the timeline: words only, at the places that `ticks` names. Grid lines are the canvas's."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QPainter

from ui.timeline.ticks import Tick

_BEYOND = 70
"""Pixels by which a label may reach beyond the end of its axis; what the window would cut is left out by the plot."""


class TickAxis(pg.AxisItem):
    """An axis that writes the labels it is given, without lines of its own."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, showValues=True, maxTickLength=0)
        self.setStyle(tickTextOffset=6, autoExpandTextSpace=False, autoReduceTextSpace=False)
        self.setStyle(hideOverlappingLabels=_BEYOND)
        self.enableAutoSIPrefix(False)
        self._shown: list[Tick] | None = None

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Write these labels; cheap when they are the same as before."""
        if self._shown != list(ticks):
            self._shown = list(ticks)
            self.setTicks([[(tick.at, tick.label) for tick in ticks]])

    def mouseDragEvent(self, event: Any) -> None:
        """A drag on an axis moves nothing; the plot is there for that."""
        event.ignore()

    def drawPicture(self, p: QPainter, axisSpec: Any, _tickSpecs: Any, textSpecs: Any) -> None:  # noqa: N803
        """Words only: the lines are the canvas's, and marks of no length would leave dots."""
        super().drawPicture(p, axisSpec, [], textSpecs)
