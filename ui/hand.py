"""A person's hand: real keys, clicks and drags on a window, for the tour and the self-test.

Nothing here calls the program's own functions to get something done; what can be seen is found by object name.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from curator.errors import CuratorError
from ui.main_window import MainWindow

_PATIENCE = 20_000
"""Milliseconds to wait for something that must come."""


class Lost(CuratorError):
    """The hand did not find what it reached for: the tour cannot go on."""


class Hand:
    """Drives one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys_pressed = 0
        """A chord counts as one; every letter of a typed text counts."""

    @property
    def page(self) -> QWidget:
        """The article."""
        return self.window.panes.reader.page

    def wait(self, there: Callable[[], object], what: str) -> None:
        """Let the window work until something is there. Raises Lost."""
        clock = QElapsedTimer()
        clock.start()
        while not there():
            if clock.elapsed() > _PATIENCE:
                raise Lost(f"The tour waited in vain for {what}.")
            QTest.qWait(5)

    def rest(self, milliseconds: int = 30) -> None:
        """Let the window paint."""
        QTest.qWait(milliseconds)

    def key(self, keys: str, times: int = 1) -> None:
        """Press a key or chord on whatever has the focus, as Qt writes it: "Ctrl+Return"."""
        for _ in range(times):
            combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # its stubs do not know
            QTest.keyClick(self._typed_into() or self.window, combination.key(), combination.keyboardModifiers())
            self.keys_pressed += 1
            QTest.qWait(1)

    def write(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        target = self._typed_into()
        if target is None:
            raise Lost(f"Nothing has the focus to type “{text}” into.")
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(target, letter)
            else:  # QTest knows ASCII alone
                QApplication.sendEvent(
                    target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                )
        self.keys_pressed += len(text)

    def _typed_into(self) -> QWidget | None:
        """What a key goes to: the field of the dialog that is open, else whatever has the focus.

        A dialog is asked itself: on a screen without a window manager a late event of the window behind it can take
        the focus away for a moment.
        """
        dialog = QApplication.activeModalWidget()
        if dialog is not None and QApplication.activePopupWidget() is None:
            return dialog.focusWidget() or dialog
        return QApplication.focusWidget()

    def bring_to_front(self, window: QWidget) -> None:
        """Make a window the active one; without a window manager nobody else does, and one request can get lost."""

        def is_in_front() -> bool:
            if not window.isActiveWindow():
                window.activateWindow()
            return window.isActiveWindow()

        self.wait(is_in_front, "its window to come to the front")

    def open_article(self, file_name: str) -> None:
        """Click an article in the list."""
        view = self.window.findChild(QTableView, "articleList")
        if view is None:
            raise Lost("The list of articles is not there.")
        rows = self.window.workspace.article_rows()
        number = next((row.id for row in rows if row.file_name.startswith(file_name)), None)
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            if index.data(Qt.ItemDataRole.UserRole).id == number:
                view.scrollTo(index)
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
                self.rest()
                break
        loop = self.window.loop
        self.wait(lambda: loop.article is not None and loop.article.id == number, f"the article {file_name}")
        self.page.setFocus()

    def highlight(self, words: str, after: str = "") -> None:
        """Drag the mouse over words of the open article; `after` names words that stand before them."""
        article = self.window.loop.article
        if article is None:
            raise Lost("No article is open.")
        first = article.text.find(after) + len(after) if after else 0
        start = article.text.find(words, max(0, first))
        if start < 0:
            raise Lost(f"“{words}” does not stand in the article.")
        page = self.window.panes.reader.page
        page.bring_into_view(start, start + len(words))
        self.rest(5)
        begin, end = self._point(start), self._point(start + len(words))
        beside = QPoint(page.viewport().width() - 4, page.viewport().height() - 4)  # on the left are open figures
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=beside)
        QTest.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(page.viewport(), (begin + end) / 2)
        QTest.mouseMove(page.viewport(), end)
        QTest.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=end)
        self.wait(lambda: page.selection() == (start, start + len(words)), f"the selection of “{words}”")

    def _point(self, position: int) -> QPoint:
        """Where a position of the article (code points) is on the screen, in pixels of the page."""
        page = self.window.panes.reader.page
        cursor = page.textCursor()
        cursor.setPosition(page.sheet.positions.to_qt(position))
        return page.cursorRect(cursor).center()

    def dialog(self, what: str) -> QDialog:
        """The dialog that has just opened."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog), what)
        found = QApplication.activeModalWidget()
        if not isinstance(found, QDialog):
            raise Lost(f"There is no {what}.")
        self.bring_to_front(found)
        return found

    def answer(self, text: str, what: str) -> None:
        """Type into the dialog that has just opened and press Enter."""
        dialog = self.dialog(what)
        self.write(text)
        self.key("Return")
        self.wait(lambda: not dialog_is_open(dialog), f"the end of {what}")

    def walk_to(self, table: QTableView, row: int, column: int) -> None:
        """Walk to a cell by the arrow keys."""
        table.setFocus()
        here = table.currentIndex()
        for step, back, by in (("Down", "Up", row - here.row()), ("Right", "Left", column - here.column())):
            self.key(step if by > 0 else back, abs(by))
        if (table.currentIndex().row(), table.currentIndex().column()) != (row, column):
            raise Lost("The cell cannot be reached by key.")

    def to_article(self) -> None:
        """Go back to the article by key; a screen without a window manager has to be told who is in front."""
        self.bring_to_front(self.window)
        self.key("Alt+2")
        self.wait(self.page.hasFocus, "the article to take the focus")


def dialog_is_open(dialog: QDialog) -> bool:
    """Whether a dialog is still shown; deleted ones are not."""
    try:
        return dialog.isVisible()
    except RuntimeError:  # Qt has deleted it already
        return False
