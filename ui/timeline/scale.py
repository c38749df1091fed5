"""Days and counts to pixels and back, for the one rectangle that the timeline draws in."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class Scale:
    """The rectangle of the plot in pixels, the days from its left to its right edge, the counts from bottom to top.

    Asked many times for every bar of every paint, so what follows from the three is worked out once.
    """

    area: QRectF
    days: tuple[float, float]
    counts: tuple[float, float]

    @cached_property
    def per_day(self) -> float:
        """Pixels of one day."""
        return self.area.width() / (self.days[1] - self.days[0])

    @cached_property
    def per_head(self) -> float:
        """Pixels of one person."""
        return self.area.height() / (self.counts[1] - self.counts[0])

    @cached_property
    def axis(self) -> float:
        """Where the zero line is, on a whole pixel so that bars stand sharp on it."""
        return round(self.y(0))

    def x(self, day: float) -> float:
        """Pixels from the left of a day."""
        return self.area.left() + (day - self.days[0]) * self.per_day

    def y(self, count: float) -> float:
        """Pixels from the top of a count; counts to side b are negative."""
        return self.area.bottom() - (count - self.counts[0]) * self.per_head

    def day(self, x: float) -> float:
        """The day at a pixel."""
        return self.days[0] + (x - self.area.left()) / self.per_day
