"""The hover card: a small frame of plain text over the window, kept inside it."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.timeline.wording import CardText

_AWAY = 14
"""Pixels between what is pointed at and the card."""
_MARGIN = 4
"""Pixels between the card and the edge of the window."""


class HoverCard(QWidget):
    """Says what is under the pointer. It never takes the mouse or the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("timelineCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self._when, self._state = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._when.setProperty("role", "muted")
        self._state.setProperty("role", "badge")
        self._rows: list[tuple[QLabel, QLabel]] = []
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 14, 10)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._when)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 5, 0, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        column.addLayout(self._grid)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self._title, self._when, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def tell(self, text: CardText, at: QPoint) -> None:
        """Show a text beside a point (global pixels), wholly inside the window."""
        self._title.setText(text.title)
        self._when.setText(text.when)
        self._state.setText(text.state)
        self._state.setProperty("tone", text.tone)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        self._fill_rows(text.rows)
        self._column.activate()
        self.resize(self.sizeHint())
        self.move(self._place(self._window.mapFromGlobal(at)))
        self.show()
        self.raise_()

    def words(self) -> str:
        """Everything it says now."""
        labels = [self._title, self._when, *(label for row in self._rows for label in row), self._state]
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised sheet with a border."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(colours.muted)
        edge.setAlpha(130)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QColor(colours.raised if colours.dark else colours.pane))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()

    def _fill_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        while len(self._rows) < len(rows):
            pair = (QLabel(), QLabel())
            pair[0].setProperty("role", "muted")
            for place, label in enumerate(pair):
                label.setTextFormat(Qt.TextFormat.PlainText)
                self._grid.addWidget(label, len(self._rows), place)
            self._rows.append(pair)
        self._grid.setColumnStretch(1, 1)
        for number, pair in enumerate(self._rows):
            for place, label in enumerate(pair):
                label.setVisible(number < len(rows))
                if number < len(rows):
                    label.setText(rows[number][place])

    def _place(self, at: QPoint) -> QPoint:
        """To the right of the point if there is room, else to its left; never over the window's edges."""
        room = self._window.size()
        x = at.x() + _AWAY
        if x + self.width() + _MARGIN > room.width():
            x = at.x() - _AWAY - self.width()
        x = max(_MARGIN, min(x, room.width() - self.width() - _MARGIN))
        y = max(_MARGIN, min(at.y() - self.height() // 2, room.height() - self.height() - _MARGIN))
        return QPoint(x, y)
