"""The list of quotes under one value: compact lines that are opened, adopted, re-attributed or removed by key."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy, QWidget

from ui.latin_keys import pressed
from ui.record.ledger import Ledger
from ui.record.lines import CLAIM, QuoteLine
from ui.record.painting import QuoteDelegate
from ui.viewports import viewport_of
from ui.words import tr

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
"""Under which role the model gives the QuoteLine itself."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class QuoteModel(QAbstractListModel):
    """A thin window on a tuple of lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[QuoteLine, ...] = ()

    def show(self, lines: tuple[QuoteLine, ...]) -> None:
        """Take other lines; says so to the view only when they are others."""
        if lines == self.lines:
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """As many as there are lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, and what is said of it."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(line.spoken)}</p>"
        return None


class QuoteList(QListView):
    """The quotes of one column; as high as its lines, so that only the form scrolls."""

    opened = Signal(int, int, int, int)
    """claim, article, start, end (code points)."""
    adopted = Signal(int)
    removed = Signal(int)
    claimant_asked = Signal(int)
    side_asked = Signal(int)
    details_asked = Signal(int)
    aside_opened = Signal(str, str)
    """kind, key: a line beside the claims was opened (a finding, a question, a note)."""
    fitted = Signal()
    """The list has another height: the person opened or folded something."""
    left_up = Signal()
    left_down = Signal()

    def __init__(self, column: str, hue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"quotes.{column}")
        self.setAccessibleIdentifier(f"quotes.{column}")
        self.setProperty("role", "quotes")
        self._model = QuoteModel(self)
        self._delegate = QuoteDelegate(hue, self)
        self._sealed = False
        self._ledger = Ledger()
        self._all: tuple[QuoteLine, ...] = ()
        self._has_width = False
        """Whether the form gave it a width yet: before that, wrapping its lines would be for nothing."""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self._viewport = viewport_of(self)
        self._viewport.setAutoFillBackground(False)
        self.hide()

    @property
    def lines(self) -> tuple[QuoteLine, ...]:
        """What is shown."""
        return self._model.lines

    def show_lines(self, lines: tuple[QuoteLine, ...], *, sealed: bool, afresh: bool = False) -> None:
        """Show these quotes and keep the row of the claim the keyboard was on, and what was opened (not `afresh`)."""
        self._sealed, self._all = sealed, lines
        if afresh:
            self._ledger.opened.clear()
        self._arrange()

    def open_all(self, full: bool) -> None:
        """Show every claim in full, or fold what agrees."""
        if full != self._ledger.full:
            self._ledger.full = full
            self._ledger.opened.clear()
            self._arrange()

    def _arrange(self) -> None:
        here, lines = self.current_line(), self._ledger.arranged(self._all)
        if lines != self.lines:
            self._delegate.keep(lines)
            self._model.show(lines)
            self._keep_row(here)
            self.fit()
        self.setVisible(bool(lines))

    def current_line(self) -> QuoteLine | None:
        """The line the keyboard is on."""
        index = self.currentIndex()
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def enter(self, *, last: bool = False) -> None:
        """Take the keyboard, on the first line or the last."""
        self.setCurrentIndex(self._model.index(len(self.lines) - 1 if last else 0, 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Be exactly as high as the lines are at this width."""
        if not self._has_width:
            return
        width = self.viewport().width()
        self.setFixedHeight(sum(self._delegate.height_of(line, width) for line in self.lines) or 1)
        self.doItemsLayout()  # at once: done while it is painted it has everything painted twice

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() or not self._has_width:
            self._has_width = True
            self.fit()

    def sizeHint(self) -> QSize:
        """As wide as the form gives, as high as the lines."""
        return QSize(120, self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Forget what was laid out in another font or colour."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._delegate.forget()
            self.fit()

    def event(self, event: QEvent) -> bool:
        """Claim the list's own keys before a shortcut of the window takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._acts(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space adopt or open; Del, C, S, E act on the claim; Right and Left open and fold what agrees.

        Up and Down walk on past the ends.
        """
        line, row = self.current_line(), self.currentIndex().row()
        key = pressed(event)
        if key == Qt.Key.Key_Up and row <= 0:
            self.left_up.emit()
        elif key == Qt.Key.Key_Down and row == len(self.lines) - 1:
            self.left_down.emit()
        elif line is not None and self._acts(event):
            self._act(key, line)
        elif line is not None and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._unfold(line, opened=key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters belong to the window, never to a search by typing

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the circle or value of a differing claim adopts it, anywhere else it opens the quote."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        line = self.lines[index.row()]
        within = event.position() - self.visualRect(index).topLeft()
        if self._delegate.in_fold(line, within, self.viewport().width()):
            self._unfold(line, opened=True)
        elif line.radio and not line.adopted and not self._sealed and self._delegate.in_choice(line, event.position()):
            self.adopted.emit(line.claim_id)
        else:
            self._open(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same acts as a menu."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        where = self.visualRect(index).bottomLeft() if keyboard else event.pos()
        self.menu_for(self.lines[index.row()]).popup(self.viewport().mapToGlobal(where))

    def menu_for(self, line: QuoteLine) -> QMenu:
        """What can be done with one line; the menu destroys itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.kind != CLAIM:
            menu.addAction(tr("Open\tEnter"), lambda: self._open(line))
            return menu
        words = tr("Fold\t←") if line.opened else tr("In full\t→")
        menu.addAction(words, lambda: self._unfold(line, opened=not line.opened))
        if line.article_id is not None:
            menu.addAction(tr("Show in article\tEnter"), lambda: self._open(line))
        if not self._sealed:
            if line.radio and not line.adopted:
                menu.addAction(tr("Adopt this value\tSpace"), lambda: self.adopted.emit(line.claim_id))
            menu.addSeparator()
            menu.addAction(tr("Change claimant\tC"), lambda: self.claimant_asked.emit(line.claim_id))
            menu.addAction(tr("Change side\tS"), lambda: self.side_asked.emit(line.claim_id))
            menu.addAction(tr("Details…\tE"), lambda: self.details_asked.emit(line.claim_id))
            menu.addSeparator()
            menu.addAction(tr("Remove claim\tDel"), lambda: self.removed.emit(line.claim_id))
        return menu

    def _acts(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        changes = (Qt.Key.Key_Delete, Qt.Key.Key_C, Qt.Key.Key_S, Qt.Key.Key_E)
        line = self.current_line()
        changed = not self._sealed and line is not None and line.kind == CLAIM
        key = pressed(event)
        return key in opens or (key in changes and changed)

    def _act(self, key: Qt.Key, line: QuoteLine) -> None:
        match key:
            case Qt.Key.Key_Delete:
                self.removed.emit(line.claim_id)
            case Qt.Key.Key_C:
                self.claimant_asked.emit(line.claim_id)
            case Qt.Key.Key_S:
                self.side_asked.emit(line.claim_id)
            case Qt.Key.Key_E:
                self.details_asked.emit(line.claim_id)
            case _ if line.radio and not line.adopted and not self._sealed:
                self.adopted.emit(line.claim_id)
            case _:
                self._open(line)

    def _unfold(self, line: QuoteLine, *, opened: bool) -> None:
        """Show all who say the same, and each claim in full; or fold them again."""
        if line.saying and line.opened != opened and not self._ledger.full:
            (self._ledger.opened.add if opened else self._ledger.opened.discard)(line.saying)
            self._arrange()
            self.fitted.emit()

    def _open(self, line: QuoteLine) -> None:
        if line.kind != CLAIM:
            self.aside_opened.emit(line.kind, line.key)
            return
        if line.article_id is None:
            self.details_asked.emit(line.claim_id)
        else:
            self.opened.emit(line.claim_id, line.article_id, line.start, line.end)

    def _keep_row(self, here: QuoteLine | None) -> None:
        rows: Sequence[int] = []
        if here is not None:
            alike = enumerate(self.lines)
            same = [(line.claim_id != here.claim_id, line.start != here.start, row) for row, line in alike]
            rows = [row for *_, row in sorted(same) if self.lines[row].saying == here.saying]
        if rows:
            self.setCurrentIndex(self._model.index(rows[0], 0))
        elif self.lines and self.hasFocus():
            self.setCurrentIndex(self._model.index(0, 0))
