"""The fields of the form in their groups, as they scroll between its head and its foot."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from curator.columns import COLUMNS, GROUPS, Column
from curator.model import Party
from ui.record.groups import CountGroup, CountPair, FieldGroup, rule
from ui.record.phrases import names_of, options
from ui.record.views import FieldView
from ui.upright import Upright
from ui.words import tr


class RecordBody(Upright):
    """All fields; it knows where each is and how one walks between them, and nothing of what they say.

    It scrolls up and down alone, so it is never narrower than what is in it: nobody could reach what was cut. All is
    made inside its parent: moving it there would style it again.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._least = 0
        """How wide it was said to be at least."""
        body = self._inside = QWidget(self)
        self.hold(body)
        body.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # what grows in the middle repaints nothing above it
        self.accept_all = QPushButton(body)
        self.accept_all.setProperty("role", "slim")
        self.accept_all.setObjectName("acceptAllProposals")
        self.accept_all.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.accept_all.hide()
        self._accept_key = ""
        # made in the order in which they are read, so that Tab goes through them in it
        first = FieldGroup(GROUPS[0], _columns(GROUPS[0]), body)
        pair = CountPair(_columns(GROUPS[1]), _columns(GROUPS[2]), body)
        others = [FieldGroup(group, _columns(group), body) for group in GROUPS[3:]]
        self._counts = pair.groups
        self._groups: tuple[FieldGroup | CountGroup, ...] = (first, *self._counts, *others)
        self.cells = {cell.column.name: cell for group in self._groups for cell in group.cells}
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 4, 12, 8)
        column.setSpacing(7)
        column.addWidget(self.accept_all)
        column.addWidget(first)
        below: QWidget
        for below in (pair, *others):
            column.addWidget(rule(body))
            column.addWidget(below)
        column.addStretch(1)
        self._last_stop: QWidget = others[-1].cells[-1].editor
        """Where Tab comes last."""

    def tab_last(self, quotes: QWidget) -> None:
        """Let Tab come to quotes that were made just now after everything else: one walks through the fields first."""
        QWidget.setTabOrder(self._last_stop, quotes)
        self._last_stop = quotes

    def complete(self) -> None:
        """Make the list of quotes of one field that has none yet, and come again later."""
        bare = next((cell for cell in self.cells.values() if not cell.evidence.is_complete), None)
        if bare is not None:
            bare.evidence.list_of_quotes()
            QTimer.singleShot(0, self, self.complete)

    def minimumSizeHint(self) -> QSize:
        """As wide as the fields must be, with the bar beside them."""
        least = super().minimumSizeHint()
        wide = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(least.width(), wide), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window know when what is in it needs another width: what scrolls does not say so by itself."""
        dealt_with = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            least = self.minimumSizeHint().width()
            if least != self._least:
                self._least = least
                self.updateGeometry()
        return dealt_with

    def name_for(self, sides: tuple[Party, Party]) -> None:
        """Put in the names of the desk's sides."""
        for cell in self.cells.values():
            cell.name_for(names_of(sides), options(cell.column, sides))

    def show_fields(self, view: Callable[[str], FieldView], *, proposals: int) -> None:
        """Show what each field says, by the name of its column, and offer so many proposals as one."""
        for name, cell in self.cells.items():
            cell.show_view(view(name))
        for group in self._counts:
            group.arrange()
        self.accept_all.setVisible(proposals > 1)
        words = tr("Accept all {n} proposals", n=proposals)
        self.accept_all.setText(f"{words}   {self._accept_key}" if self._accept_key else words)
        self.accept_all.setAccessibleName(words)

    def show_key(self, key: str) -> None:
        """The key that accepts all proposals, beside the words of the button; seen when fields are shown next."""
        self._accept_key = key

    def reveal(self, column: str) -> None:
        """Let a field be seen that is tucked away because it says nothing."""
        for group in self._counts:
            if self.cells[column] in group.cells:
                group.reveal(self.cells[column])

    def scroll_to(self, column: str) -> None:
        """After the layout has settled: first the quotes into view, then the field itself, which wins."""
        cell = self.cells[column]

        def scroll() -> None:
            self.ensureWidgetVisible(cell.evidence, 0, 6)
            self.ensureWidgetVisible(cell, 0, 6)

        QTimer.singleShot(0, cell, scroll)

    def column_of(self, widget: QWidget) -> str | None:
        """The field that a widget is part of, its quotes included."""
        for name, cell in self.cells.items():
            if widget is cell or cell.isAncestorOf(widget) or cell.evidence.isAncestorOf(widget):
                return name
        return None

    def step(self, column: str, by: int) -> None:
        """Go from a field to the next one that can be seen (1), or to the one before (-1), quotes included."""
        order = [cell for cell in self.cells.values() if not cell.isHidden()]
        place = order.index(self.cells[column]) + by
        if not 0 <= place < len(order):
            return
        if by < 0:
            order[place].take_focus_from_below()
        else:
            order[place].take_focus()


def _columns(group: str) -> list[Column]:
    return [column for column in COLUMNS if column.group == group]
