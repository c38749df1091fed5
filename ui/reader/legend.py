"""The chips over the page: which colour is which field, and which key cites it."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import theme
from ui.flow import Flow
from ui.words import tr

_HEIGHT = 22
_SIDE = 10
_GAP = 7


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
        self.setText(entry.label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Cite as {field}, key {key}", field=entry.label, key=entry.key))
        self.setToolTip(tr("Select words, then press {key}", key=entry.key) if entry.key else "")

    @property
    def target(self) -> str:
        """What a click on it reports."""
        return self._entry.target or self._entry.hue

    def _fonts(self) -> tuple[QFont, QFont]:
        """The label's font and the key's."""
        label, key = QFont(self.font()), QFont(self.font())
        for font in (label, key):
            font.setPointSizeF(self.font().pointSizeF() * 0.9)
        label.setWeight(QFont.Weight.Medium)
        key.setWeight(QFont.Weight.Bold)
        return label, key

    def sizeHint(self) -> QSize:
        """Room for label and key."""
        label, key = self._fonts()
        width = QFontMetrics(label).horizontalAdvance(self._entry.label) + 2 * _SIDE
        if self._entry.key:
            width += _GAP + QFontMetrics(key).horizontalAdvance(self._entry.key)
        return QSize(width, _HEIGHT)

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
        self._flow = Flow(self, gap=5)

    def set_entries(self, entries: Iterable[LegendEntry]) -> None:
        """Show these chips instead of those before."""
        self._flow.clear()
        for entry in entries:
            chip = Chip(entry, self)
            chip.clicked.connect(lambda _checked=False, target=chip.target: self.chip_clicked.emit(target))
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(self._flow.count() > 0)
        self.updateGeometry()
