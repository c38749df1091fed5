"""The chips over the page: which colour is which field, and which key cites it."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import theme
from ui.flow import Flow
from ui.words import tr

_HEIGHT = 22
_SIDE = 10
_GAP = 7
_BETWEEN = 5
_LOW_ROWS = 2
"""More rows than these would take the article's room in a low pane: chips show their keys alone there."""


class LegendEntry(NamedTuple):
    """One chip: what it says, the key that cites it, its colour (two joined by '+'), and the target a click reports."""

    label: str
    key: str
    hue: str
    target: str = ""


class Chip(QAbstractButton):
    """A pill in the colour of a field."""

    def __init__(self, entry: LegendEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._bare = False
        self.setText(entry.label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Cite as {field}, key {key}", field=entry.label, key=entry.key))
        self._tell()

    @property
    def target(self) -> str:
        """What a click on it reports."""
        return self._entry.target or self._entry.hue

    def set_bare(self, bare: bool) -> None:
        """Show the key alone, where there is one, or the label, too."""
        self._bare = bare and bool(self._entry.key)
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        """Say what the key does; the label, too, where it does not stand there."""
        tip = tr("Select words, then press {key}", key=self._entry.key) if self._entry.key else ""
        self.setToolTip(f"{self._entry.label}\n{tip}" if self._bare else tip)

    def _fonts(self) -> tuple[QFont, QFont]:
        """The label's font and the key's."""
        label, key = QFont(self.font()), QFont(self.font())
        for font in (label, key):
            font.setPointSizeF(self.font().pointSizeF() * 0.9)
        label.setWeight(QFont.Weight.Medium)
        key.setWeight(QFont.Weight.Bold)
        return label, key

    def sizeHint(self) -> QSize:
        """Room for what it shows."""
        if self._bare:
            return QSize(QFontMetrics(self._fonts()[1]).horizontalAdvance(self._entry.key) + 2 * _SIDE, _HEIGHT)
        return QSize(self.full_width(), _HEIGHT)

    def full_width(self) -> int:
        """Room for label and key, in pixels."""
        label, key = self._fonts()
        width = QFontMetrics(label).horizontalAdvance(self._entry.label) + 2 * _SIDE
        if self._entry.key:
            width += _GAP + QFontMetrics(key).horizontalAdvance(self._entry.key)
        return width

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ring."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Put the ring away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill (in two halves for two colours), the label, the key."""
        del event
        t = theme.current()
        hues = self._entry.hue.split("+")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QPainterPath()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pill.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.fillPath(pill, t.fill(hues[0]))
        if len(hues) > 1:
            painter.save()
            painter.setClipRect(area.adjusted(0, area.height() / 2, 0, 0))
            painter.fillPath(pill, t.fill(hues[1]))
            painter.restore()
        if self.underMouse():
            painter.setPen(t.ink(hues[0]))
            painter.drawPath(pill)
        label, key = self._fonts()
        inner = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        if not self._bare:
            painter.setFont(label)
            painter.setPen(QColor(t.hues[hues[0]].on_fill))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._entry.label)
        painter.setFont(key)
        painter.setPen(t.ink(hues[0]))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._entry.key)
        painter.end()


class Legend(QWidget):
    """The chips in rows; reports the target of the one that is clicked."""

    chip_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Fields and their keys"))
        self._flow = Flow(self, gap=_BETWEEN)
        self._chips: list[Chip] = []
        self._low = self._bare = False

    def set_entries(self, entries: Iterable[LegendEntry]) -> None:
        """Show these chips instead of those before."""
        self._flow.clear()
        self._chips = []
        for entry in entries:
            chip = Chip(entry, self)
            chip.clicked.connect(lambda _checked=False, target=chip.target: self.chip_clicked.emit(target))
            chip.set_bare(self._bare)
            self._flow.addWidget(chip)
            self._chips.append(chip)
            chip.show()
        self.setVisible(self._flow.count() > 0)
        self._fit()
        self.updateGeometry()

    def set_low(self, low: bool) -> None:
        """Keep to few rows, as a low pane needs it, or take as many as there are."""
        self._low = low
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes more rows, or fewer."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bare = self._low and self._full_rows() > _LOW_ROWS
        if bare == self._bare:
            return
        self._bare = bare
        for chip in self._chips:
            chip.set_bare(bare)

    def _full_rows(self) -> int:
        """How many rows the chips take with their labels at this width."""
        rows, x = 1, 0
        for width in (chip.full_width() for chip in self._chips):
            if x and x + width > self.width():
                rows, x = rows + 1, 0
            x += width + _BETWEEN
        return rows
