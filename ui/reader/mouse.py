"""What the mouse does on the page beyond selecting: clicks on marks, drags of their edges and of words, hovering."""

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from curator.text import trimmed, word_at
from ui.dragging import Dragged, carrying
from ui.reader.drawing import figures_of_row
from ui.reader.marks import Mark
from ui.words import tr

if TYPE_CHECKING:
    from ui.reader.page import Page

EDGE = 4.0
"""How near the mouse must be to a mark's edge for its grip to be shown, in pixels."""
KNOB = 7.0
"""How near the mouse must be to the knob of a grip to take hold of it, in pixels: elsewhere on the edge one selects."""
_LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """Follows the mouse over one page; a method that gives True has dealt with the event."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._pressed: QPointF | None = None
        self._on_selection = False
        self._resizing: Mark | None = None
        """The mark whose edge is being dragged, as it was."""
        self._clicked: int | None = None

    # --- press, move, release

    def press(self, event: QMouseEvent) -> bool:
        """Grip an edge, or the selected words; else Qt begins to select."""
        self._pressed = None
        self._on_selection = False
        if event.button() != _LEFT or self._page.key is None:
            return False
        fold = self._page.folding.label_at(event.position())
        if fold is not None:
            self._page.toggle_fold(fold)
            return True
        self._pressed = event.position()
        self._page.sheet.handle = None if event.modifiers() else self._knob_at(event.position())
        if self._page.sheet.handle:
            self._resizing = self._page.sheet.handle[0]
            return True
        self._on_selection = not event.modifiers() and self._in_selection(event.position())
        return self._on_selection

    def move(self, event: QMouseEvent) -> bool:
        """Drag the edge or the words; with no button down, show what could be gripped."""
        if self._resizing is not None:
            self._drag_edge(event.position())
            return True
        if self._on_selection and self._pressed is not None:
            moved = (event.position() - self._pressed).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._on_selection = False
                self._drag_out()
            return True
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position())
        return False

    def release(self, event: QMouseEvent) -> bool:
        """Let go: report the new extent of a mark; a click into the selection puts the caret there."""
        if self._resizing is not None:
            self._end_resizing()
            return True
        if self._on_selection:
            self._on_selection = False
            self._page.set_caret(self._position_at(event.position()))
            self.clicked(event)
            return True
        return False

    def clicked(self, event: QMouseEvent) -> None:
        """Report the mark that was clicked: the shortest; clicking again goes through those around it."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != _LEFT or self._page.selection():
            return
        if (event.position() - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        if self._select_tick(event.position()):
            return
        ids = [mark.id for mark in self._marks_at(event.position())]
        if not ids:
            self._clicked = None
            return
        again = ids.index(self._clicked) + 1 if self._clicked in ids else 0
        self._clicked = ids[again % len(ids)]
        (self._page.offer_clicked if self._clicked < 0 else self._page.mark_clicked).emit(self._clicked)

    def take_up(self, point: QPointF) -> str:
        """What a menu for this place is about, taken up as a click would: "words", "claim", "suggestion" or "".

        Selected words stay selected; elsewhere the caret comes, or a figure that is nothing else yet is selected.
        """
        if self._in_selection(point):
            return "words"
        marks = self._marks_at(point)
        self._page.set_caret(self._position_at(point))
        if marks:
            mark = marks[0]
            (self._page.offer_clicked if mark.suggested else self._page.mark_clicked).emit(mark.id)
            return "suggestion" if mark.suggested else "claim"
        if not self._select_tick(point):
            at, there = self._position_at(point), point + self._page.geometry_of_text.offset
            near = (figure for figure in self._page.figures.all() if figure[0] <= at <= figure[1])
            figure = next((one for one in near if self._holds(one, there)), None)
            if figure is None:
                return ""
            self._page.select(*figure)
        return "words"

    def double_clicked(self, event: QMouseEvent) -> None:
        """Select the figure under the mouse, else the word."""
        position = self._position_at(event.position())
        figure = next((one for one in self._page.figures.all() if one[0] <= position <= one[1]), None)
        start, end = figure or word_at(self._page.text, position)
        if start < end:
            self._page.select(start, end)

    def left(self) -> None:
        """The mouse went away."""
        if self._resizing is None and self._page.sheet.handle is not None:
            self._page.sheet.handle = None
            self._page.viewport().update()
        self._page.offers.hover(None)

    def cancel(self) -> bool:
        """Give a mark that is being dragged its extent back; False if none is."""
        if self._resizing is None:
            return False
        self._show_extent(self._resizing.start, self._resizing.end)
        self._stop_resizing()
        return True

    # --- edges of marks

    def _drag_edge(self, point: QPointF) -> None:
        """Show the mark with the edge at the mouse; it neither crosses its other end nor becomes empty."""
        sheet = self._page.sheet
        if sheet.handle is None or sheet.handle[0] not in sheet.marks:
            self._stop_resizing()  # the mark or the whole article was taken away meanwhile
            return
        (mark, which), at = sheet.handle, self._position_at(point)
        if which == "start":
            self._show_extent(min(at, mark.end - 1), mark.end)
        else:
            self._show_extent(mark.start, max(at, mark.start + 1))

    def _show_extent(self, start: int, end: int) -> None:
        """Show the mark that is being dragged with another extent."""
        sheet = self._page.sheet
        if sheet.handle is None:
            return
        mark, which = sheet.handle
        changed = replace(mark, start=start, end=end)
        self._page.change_mark(mark, changed)
        sheet.handle = (changed, which)

    def _end_resizing(self) -> None:
        """Report the extent, without white space at its ends."""
        before, handle = self._resizing, self._page.sheet.handle
        if before is not None and handle is not None:
            start, end = trimmed(self._page.text, handle[0].start, handle[0].end)
            changed = start < end and (start, end) != (before.start, before.end)
            self._show_extent(*((start, end) if changed else (before.start, before.end)))
            self._stop_resizing()
            if changed:
                self._page.mark_resized.emit(before.id, start, end)
        self._stop_resizing()

    def _stop_resizing(self) -> None:
        self._resizing = None
        self._page.sheet.handle = None
        self._page.viewport().unsetCursor()
        self._page.viewport().update()

    def _edge_at(self, point: QPointF, reach: float = EDGE) -> tuple[Mark, str] | None:
        """The edge of a confirmed mark near a point: the nearest, of the shortest mark."""
        sheet, geometry = self._page.sheet, self._page.geometry_of_text
        there = point + geometry.offset
        block = self._page.cursorForPosition(point.toPoint()).block().blockNumber()
        found = []
        for laned in sheet.marks.in_block(block):
            for which, position in (("start", laned.first), ("end", laned.last)):
                edge = geometry.edge(position, at_end=which == "end")
                away = abs(edge.center().x() - there.x())
                beside = away <= reach and edge.top() - KNOB <= there.y() <= edge.bottom() + KNOB
                if beside and not laned.mark.suggested:
                    found.append((away, laned.last - laned.first, laned.mark.id, which, laned.mark))
        if not found:
            return None
        *_, which, mark = min(found, key=lambda one: one[:4])
        return mark, which

    def _knob_at(self, point: QPointF) -> tuple[Mark, str] | None:
        """The edge whose knob is under a point."""
        found = self._edge_at(point, KNOB)
        if found is None:
            return None
        mark, which = found
        position = self._page.sheet.positions.to_qt(mark.start if which == "start" else mark.end)
        away = self._page.geometry_of_text.knob(position, at_end=which == "end") - self._page.geometry_of_text.offset
        return found if (away - point).manhattanLength() <= KNOB else None

    # --- hovering

    def _hover(self, point: QPointF) -> None:
        """Show a grip near an edge, a hand over a mark or a tick."""
        handle = self._edge_at(point)
        if handle != self._page.sheet.handle:
            self._page.sheet.handle = handle
            self._page.viewport().update()
        marks = self._marks_at(point)
        self._page.offers.hover(marks[0] if marks and marks[0].suggested else None)
        if self._knob_at(point):
            shape = Qt.CursorShape.SplitHCursor
        elif marks or self._ticks_at(point) or self._page.folding.label_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        if self._page.viewport().cursor().shape() != shape:
            self._page.viewport().setCursor(shape)

    def tip(self, point: QPointF) -> str:
        """Say what is under the mouse, as escaped text that shows no markup of the article; empty if nothing is."""
        lines = [mark.tip for mark in self._marks_at(point) if mark.tip]
        ticks = self._ticks_at(point)
        if ticks:
            lines = self._of_ticks(ticks)
        elif not lines:
            lines = self._of_aside(point)
        lines += self._of_odd(point)
        return "<qt>" + "<br>".join(escape(line).replace("\n", "<br>") for line in lines) + "</qt>" if lines else ""

    def _of_ticks(self, figures: list[tuple[int, int]]) -> list[str]:
        """What is said of open figures: their words, and in a line each what the program proposes for one."""
        words, proposed = self._page.text, self._page.sheet.proposed
        bare = ", ".join(words[slice(*figure)] for figure in figures if figure not in proposed)
        lines = [tr("Open: {figures}", figures=bare)] if bare else []
        more = ((words[slice(*figure)], proposed[figure]) for figure in figures if figure in proposed)
        return lines + [tr("Open: {figure} ({what})", figure=figure, what=what) for figure, what in more]

    def _of_aside(self, point: QPointF) -> list[str]:
        """Why the figure under a point was put aside."""
        there = point + self._page.geometry_of_text.offset
        at = self._position_at(point)
        near = ((figure, why) for figure, why in self._page.sheet.aside.items() if figure[0] <= at <= figure[1])
        return [why for figure, why in near if self._holds(figure, there)]

    def _of_odd(self, point: QPointF) -> list[str]:
        """What does not look like what it is at a point."""
        geometry = self._page.geometry_of_text
        row = geometry.row_at(geometry.position_at(point)) if self._page.sheet.odd else None
        return self._page.drawing.odd.said(self._page.sheet, row, point + geometry.offset) if row is not None else []

    def _marks_at(self, point: QPointF) -> tuple[Mark, ...]:
        """The marks whose words, or the bars under them, are under a point: the shortest first."""
        geometry = self._page.geometry_of_text
        there = point + geometry.offset
        position = geometry.position_at(point)
        row = geometry.row_at(position)
        found = self._page.sheet.marks.at(self._page.sheet.positions.from_qt(position)) if row else ()
        # Qt gives the nearest place between two letters; which of the two the mouse is on is seen from the boxes.
        if row and not any(self._holds((mark.start, mark.end), there) for mark in found):
            found = self._page.sheet.marks.at(max(0, self._page.sheet.positions.from_qt(position) - 1))
        return tuple(mark for mark in found if self._holds((mark.start, mark.end), there))

    def _holds(self, words: tuple[int, int], there: QPointF) -> bool:
        """Whether words (start and end in code points) are drawn at a point of the document."""
        geometry, positions = self._page.geometry_of_text, self._page.sheet.positions
        row = geometry.row_at(geometry.position_at(there - geometry.offset))
        if row is None:
            return False
        boxes = geometry.boxes(row, *map(positions.to_qt, words), mixed=positions.mixed)
        return any(box.adjusted(-1, 0, 1, 0.36 * geometry.em).contains(there) for box in boxes)

    def _ticks_at(self, point: QPointF) -> list[tuple[int, int]]:
        """The open figures whose ticks stand beside the line at a point in the margin."""
        geometry = self._page.geometry_of_text
        row = geometry.row_at(geometry.position_at(point))
        there = point + geometry.offset
        beside = row is not None and there.x() < row.left - 4 and abs(there.y() - row.base) <= geometry.em
        return figures_of_row(self._page.sheet, row) if row is not None and beside else []

    def _select_tick(self, point: QPointF) -> bool:
        """Select the first open figure of the line whose tick was clicked."""
        ticks = self._ticks_at(point)
        if ticks:
            self._page.select(*ticks[0])
        return bool(ticks)

    # --- dragging words out

    def _in_selection(self, point: QPointF) -> bool:
        """Whether a point is on the selected words."""
        selected = self._page.selection()
        if not selected:
            return False
        return self._holds(selected, point + self._page.geometry_of_text.offset)

    def selected_words(self) -> QMimeData:
        """Give the selected words as they are dragged."""
        article, selected = self._page.key, self._page.selection()
        if article is None or selected is None:
            return QMimeData()
        return carrying(Dragged(article, *selected), self._page.text[slice(*selected)])

    def _drag_out(self) -> None:
        """Let the selected words be dropped somewhere."""
        drag = QDrag(self._page)
        drag.setMimeData(self.selected_words())
        drag.exec(Qt.DropAction.CopyAction)

    def _position_at(self, point: QPointF) -> int:
        return self._page.sheet.positions.from_qt(self._page.geometry_of_text.position_at(point))
