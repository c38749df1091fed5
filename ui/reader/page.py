"""The article as a page: set like one wants to read it, walked by keys, marked in the colours of the fields.

All positions given and taken are code points of the article's canonical text, ends exclusive.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip, QWidget

from curator.oddities import oddities
from ui import theme
from ui.reader.blinking import Caret
from ui.reader.drawing import Drawing, Sheet
from ui.reader.figures import Figures
from ui.reader.flashing import Flash
from ui.reader.folding import Fold, Folding, Stretch
from ui.reader.geometry import Geometry
from ui.reader.keys import Keys
from ui.reader.marks import Mark, MarkIndex
from ui.reader.mouse import Mouse
from ui.reader.offers import Offers
from ui.reader.positions import Positions
from ui.reader.typesetting import Typesetting
from ui.reader.walking import Walking
from ui.viewports import viewport_of
from ui.words import tr

ZOOM_STEP = 1.1
ZOOM_LEAST, ZOOM_MOST = 0.6, 2.5
NEAR = 6
"""Up to how many ems out of view the page scrolls on rather than afresh."""


class Page(QTextEdit):
    """One article, read-only. Marks, figures and matches are given from outside; what a person does is reported."""

    selection_changed = Signal()
    caret_moved = Signal(int)
    mark_clicked = Signal(int)
    mark_activated = Signal(int)
    mark_resized = Signal(int, int, int)
    offer_clicked = Signal(int)
    """A suggested mark was clicked, or Enter was pressed on it."""
    zoom_changed = Signal(float)
    menu_asked = Signal(QMenu, str)
    """A menu for a place of the article is to be filled; the second is what stands there (`Mouse.take_up`)."""
    column_moved = Signal(int, int)
    """Left edge and width of the column in pixels of the page."""
    article_changed = Signal()
    """Another article is shown, or none."""
    folds_changed = Signal()
    """The person has folded or unfolded a stretch."""
    scrolled = Signal(bool)
    """Whether the page is scrolled down from its start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleIdentifier("reader")
        self.setAccessibleName(tr("Article text"))
        self.setProperty("role", "page")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._viewport = viewport_of(self)
        self._viewport.setMouseTracking(True)
        self.key: int | None = None
        """Which article is shown; None for none."""
        self.sheet = _sheet("")
        self.geometry_of_text = Geometry(self)
        self.walking = Walking(self)
        self.folding = Folding(self)
        self.offers = Offers(self)
        self.figures = Figures(self)
        self.drawing = Drawing(self, self.geometry_of_text)
        self._typesetting = Typesetting(self)
        self.mouse = Mouse(self)
        self._keys = Keys(self)
        self._zoom = 1.0
        self._empty = ""
        self._confirmed: tuple[Mark, ...] = ()
        """The marks that stand for claims."""
        self._caret = Caret(self)
        self._flash = Flash(self)
        self._reported: tuple[int, int] = (0, 0)
        self.verticalScrollBar().valueChanged.connect(lambda value: self.scrolled.emit(value > 0))
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.selectionChanged.connect(self._cursor_moved)
        self._typesetting.set_text(self.sheet.positions, self._zoom)

    # --- the article

    def show_article(self, key: int, text: str) -> None:
        """Show an article's canonical text under its key, without marks or figures, the caret at its start."""
        if key == self.key and text == self.text:
            return
        self.key = key
        self._load(text)

    def set_empty(self, words: str) -> None:
        """Show no article but a quiet sentence."""
        self.key = None
        self._empty = words
        self._load("")

    def _load(self, text: str) -> None:
        self._flash.end()
        focus_hue = self.sheet.focus_hue
        self.sheet = _sheet(text)
        self.sheet.focus_hue = focus_hue
        self._confirmed = ()
        self.offers.forget()
        self.figures.forget()
        self.walking.forget()
        self.folding.forget()
        column = self._typesetting.column
        blocked = self.blockSignals(True)  # while Qt changes the text, the cursor stands nowhere
        self._typesetting.set_text(self.sheet.positions, self._zoom)
        self.blockSignals(blocked)
        if self._typesetting.column != column:  # the scroll bar has come or gone
            self.column_moved.emit(*self._typesetting.column)
        self.verticalScrollBar().setValue(0)
        self._cursor_moved()
        self.viewport().update()
        self.article_changed.emit()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.sheet.positions.text

    # --- what belongs to the web page and not to the article

    def set_boilerplate(self, stretches: Iterable[Stretch], unfolded: Collection[int] = ()) -> None:
        """Dim these stretches and fold those that fill lines of their own, but for those that start in `unfolded`."""
        self.folding.show(stretches, unfolded)

    def toggle_fold(self, fold: Fold | None = None) -> bool:
        """Fold or unfold one stretch, that at the caret or the next one; False if there is none."""
        wanted = fold or self.folding.near(self.caret())
        if wanted is None:
            return False
        self.folding.toggle(wanted)
        self.folds_changed.emit()
        return True

    # --- marks and matches

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show exactly these marks; only the lines that look different are repainted. ValueError outside the text.

        What is suggested stays.
        """
        self._confirmed = tuple(marks)
        self.replace_marks()
        self.folding.reveal_marks()

    def replace_marks(self) -> None:
        """Show the marks that stand for claims and the suggested ones as they are now."""
        with self._repainting_marks() as index:
            touched = index.replace((*self._confirmed, *self.offers.marks))
        if touched and self.folding.dims_others():
            self.viewport().update()  # such a stretch reaches further than its marks

    def change_mark(self, before: Mark, after: Mark) -> None:
        """Show a mark otherwise."""
        with self._repainting_marks() as index:
            index.remove(before)
            index.add(after)

    @contextmanager
    def _repainting_marks(self) -> Iterator[MarkIndex]:
        """Change marks inside: the lines in view in which one was drawn otherwise are repainted."""
        index = self.sheet.marks
        seen = {number: index.in_block(number) for number in self.geometry_of_text.blocks_in_view()}
        yield index
        changed = {one.mark for number, laned in seen.items() for one in set(laned) ^ set(index.in_block(number))}
        self.repaint_words((mark.start, mark.end) for mark in changed)

    def set_matches(self, matches: list[tuple[int, int]], current: int = -1) -> None:
        """Tint what was found; the current match is ringed and brought into view."""
        self.sheet.matches, self.sheet.match = matches, current
        if 0 <= current < len(matches):
            self.bring_into_view(*matches[current])
        self.viewport().update()

    def repaint_words(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Repaint the lines that hold words of these stretches (code points), as far as they are in view."""
        to_qt = self.sheet.positions.to_qt
        places = [(to_qt(start), to_qt(end)) for start, end in stretches]
        if not places:
            return
        geometry = self.geometry_of_text
        top, em, width = geometry.offset.y(), geometry.em, self.viewport().width()
        for row in geometry.rows(top, top + self.viewport().height()):
            if any(first <= row.last and row.first <= last for first, last in places):
                above = QRectF(0, row.base - top - 2 * em, width, 3.5 * em)
                self.viewport().update(above.toAlignedRect())

    # --- caret and selection

    def caret(self) -> int:
        """Where the caret is."""
        return self.sheet.positions.from_qt(self.textCursor().position())

    @property
    def gap(self) -> float:
        """Pixels between paragraphs."""
        return self._typesetting.gap

    @property
    def column_width(self) -> int:
        """Pixels of a full line."""
        return self._typesetting.width

    def set_caret(self, position: int) -> None:
        """Put the caret somewhere, selecting nothing; outside the text it goes to the nearest end."""
        self.select(position, position)

    def selection(self) -> tuple[int, int] | None:
        """What is selected, in whole characters; None if nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self.sheet.positions.span_from_qt(cursor.anchor(), cursor.position())
        return (start, end) if start < end else None

    def select(self, start: int, end: int) -> None:
        """Select a stretch; the caret goes to `end` (which may come before `start`), and it is brought into view."""
        positions = self.sheet.positions
        self.folding.reveal(*sorted((start, end)))
        cursor = self.textCursor()
        cursor.setPosition(positions.to_qt(positions.clamp(start)))
        cursor.setPosition(positions.to_qt(positions.clamp(end)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.bring_into_view(start, end)

    def anchor(self) -> int:
        """Where the selection was begun; the caret's place if there is none."""
        return self.sheet.positions.from_qt(self.textCursor().anchor())

    def copy_selection(self) -> None:
        """Put the selected words on the clipboard, taken from the article and not from the screen."""
        selected = self.selection()
        if selected:
            QGuiApplication.clipboard().setText(self.text[slice(*selected)])

    def set_focus_hue(self, hue: str | None) -> None:
        """Give caret and selection the colour of the field that waits for words; None for none."""
        if hue != self.sheet.focus_hue:
            self.sheet.focus_hue = hue
            self.viewport().update()

    def _cursor_moved(self) -> None:
        """Report what changed, once."""
        selected, caret = (self.anchor(), self.caret()), self.caret()
        before, self._reported = self._reported, selected
        self._caret.light()
        self.viewport().update()
        if before == selected:
            return
        if before[1] != caret:
            self.caret_moved.emit(caret)
        if before[0] != before[1] or selected[0] != selected[1]:
            self.selection_changed.emit()

    # --- view

    def bring_into_view(self, start: int, end: int) -> None:
        """Scroll, if need be, so that a stretch stands comfortably in view.

        A line or two on where it is near the edge, else so that it stands a third down.
        """
        positions, em = self.sheet.positions, self.geometry_of_text.em
        first, last = sorted((positions.clamp(start), positions.clamp(end)))
        self.folding.reveal(first, last)
        box = self.geometry_of_text.span_box(positions.to_qt(first), positions.to_qt(last))
        height, top = self.viewport().height(), self.verticalScrollBar().value()
        margin = min(3 * em, height / 6)
        above, below = top + margin - box.top(), box.bottom() - (top + height - margin)
        if max(above, below) <= 0:
            return
        near = max(above, below) < NEAR * em and box.height() < height - 2 * margin
        wanted = (top - above if above > 0 else top + below) if near else box.top() - height / 3
        self.verticalScrollBar().setValue(round(wanted))

    def flash(self, start: int, end: int) -> None:
        """Bring words into view and let a ring around them fade."""
        self.bring_into_view(start, end)
        self._flash.show(start, end)

    @property
    def zoom(self) -> float:
        """How large the letters are; 1 is the usual size."""
        return self._zoom

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, ZOOM_LEAST), ZOOM_MOST)
        if abs(zoom - self._zoom) < 1e-6:
            return
        self._zoom = zoom
        place = self._top_place()
        self._typesetting.set_size(self.sheet.positions, zoom)
        self.folding.refresh()
        self._return_to(place)
        self.column_moved.emit(*self._typesetting.column)
        self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Make the letters a step larger."""
        self.zoom = self._zoom * ZOOM_STEP

    def zoom_out(self) -> None:
        """Make the letters a step smaller."""
        self.zoom = self._zoom / ZOOM_STEP

    def zoom_reset(self) -> None:
        """Give the letters their usual size."""
        self.zoom = 1.0

    def _top_place(self) -> int | None:
        """Qt's position at the top of the view; None when the page is not scrolled."""
        return self.geometry_of_text.position_at(QPointF(0, 0)) if self.verticalScrollBar().value() > 0 else None

    def _return_to(self, place: int | None) -> None:
        """Scroll a place to the top of the view again."""
        if place is not None:
            self.verticalScrollBar().setValue(int(self.geometry_of_text.caret(place).top()))

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view; without an article the quiet sentence."""
        painter = QPainter(self.viewport())
        if self.key is None:
            painter.setPen(QColor(theme.current().muted))
            room = self.viewport().rect().adjusted(40, 0, -40, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        else:
            self.drawing.draw(
                painter,
                self.sheet,
                event.rect(),
                self._caret.colour(self.sheet.focus_hue),
                self._typesetting.left,
                self.folding,
            )
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Wake the caret."""
        super().focusInEvent(event)
        self._caret.light()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the caret where it is, faint."""
        super().focusOutEvent(event)
        self._caret.light()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column anew and keep the place that was at the top.

        Another height moves no line, except that the caret's is not to go out of sight as the strip below grows.
        """
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            if event.size().height() < self.cursorRect().bottom() <= event.oldSize().height():
                self.ensureCursorVisible()
            return
        place = self._top_place()
        self._typesetting.set_column()
        super().resizeEvent(event)
        self._return_to(place)
        self.column_moved.emit(*self._typesetting.column)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and select by keys; letters are left to whoever has a use for them."""
        if not self._keys.press(event):
            event.ignore()

    def walk_natively(self, event: QKeyEvent) -> None:
        """Let Qt move the caret by a key (characters, lines, screens)."""
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, to drag an edge of a mark, or to drag the selected words out."""
        if not self.mouse.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or show what is under the mouse."""
        if not self.mouse.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it; a click on a mark is reported."""
        if self.mouse.release(event):
            return
        super().mouseReleaseEvent(event)
        self.mouse.clicked(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the figure or the word under the mouse."""
        super().mouseDoubleClickEvent(event)
        self.mouse.double_clicked(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the grip away."""
        super().leaveEvent(event)
        self.mouse.left()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse when it rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.mouse.tip(event.position() if hasattr(event, "position") else QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words here."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.cursorRect().center() if keyboard else event.pos()
        self.menu_asked.emit(menu, "words" if keyboard and self.selection() else self.mouse.take_up(QPointF(at)))
        copying = menu.addAction(tr("Copy"), self.copy_selection)
        copying.setEnabled(self.selection() is not None)
        menu.addAction(tr("Select sentence"), self.walking.select_sentence)
        menu.addAction(tr("Select paragraph"), self.walking.select_paragraph)
        menu.popup(self._viewport.mapToGlobal(at))


def _sheet(text: str) -> Sheet:
    """A sheet with a text and nothing on it."""
    positions = Positions(text)
    return Sheet(positions, MarkIndex(positions), odd=oddities(text))
