"""The reader: the article's head, the legend of field keys, find in the article, and the page."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.flow import Flow
from ui.reader.find_bar import FindBar, find_all
from ui.reader.legend import Legend, LegendEntry
from ui.reader.odd_drawing import badges
from ui.reader.page import Page
from ui.reader.strip import Strip
from ui.reader.title import Title
from ui.words import tr

LOW = 560
"""A pane that is lower than so many pixels has a smaller head, so that the article keeps the room."""
_BETWEEN = " · "
"""What parts the elements of the line under the title."""
_LONG = re.compile(r"\S{30}(?=\S)")
_MAY_BREAK = "\u200b"


def _breakable(words: str) -> str:
    """Words for a label, with breaks allowed in those that are too long for a line: as a whole they widen the pane."""
    return _LONG.sub(rf"\g<0>{_MAY_BREAK}", words)


class Head(QWidget):
    """What stands over the page; a hairline parts them once the page is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ruled = False

    def set_ruled(self, ruled: bool) -> None:
        """Show the hairline or not."""
        self._ruled = ruled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline."""
        super().paintEvent(event)
        if self._ruled:
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.current().border))
            painter.end()


class _Lack(QLabel):
    """What is missing of the article's facts; a click opens where it can be said, as the button beside it does."""

    clicked = Signal()

    def __init__(self, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Told when the button is let go over it, as a button does."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class ReaderPane(QFrame):
    """One article to read and to mark. It is given values and reports by signals; `page` is the article itself."""

    details_requested = Signal()
    chip_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerPane")
        self.setProperty("role", "pane")
        self.setAccessibleName(tr("Reader"))
        self.page = Page(self)
        self._title = Title(self)
        self._head = Head(self)
        self._head.setAccessibleName(tr("About the article"))
        self._facts = Flow(gap=4)
        self._labels: list[QLabel] = []
        """The facts in the line under the title, then the warnings."""
        self._held = (0, 0, 0)
        self._details = self._details_button()
        self._legend = Legend(self)
        self._legend.hide()
        self._find = FindBar(self)
        self._find.hide()
        self.strip = Strip(self)
        """What is suggested and open in the article, and the case that is looked at."""
        self.strip.hide()
        self._back: QWidget | None = None
        """What had the focus before the find bar."""
        self._low = False
        self._shown: tuple[str, str, tuple[str, ...]] = ("", "", ())
        """The head as it stands: title, facts, warnings."""
        self._build()
        self._connect()

    # --- building

    def _details_button(self) -> QPushButton:
        button = QPushButton(tr("Details…"), self._head)
        button.setProperty("role", "flat")
        button.setAccessibleName(tr("Details of the article"))
        button.setToolTip(tr("Title, publisher, dates and source of the article"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _build(self) -> None:
        self._facts.addWidget(self._details)
        self._head_box = QVBoxLayout(self._head)
        self._set_room()
        self._head_box.addWidget(self._title)
        self._head_box.addLayout(self._facts)
        self._head_box.addWidget(self._legend)
        self._head_box.addWidget(self._find)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.page, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.page)

    def _connect(self) -> None:
        page = self.page
        page.column_moved.connect(self._align_head)
        page.scrolled.connect(self._head.set_ruled)
        page.article_changed.connect(self._article_changed)
        self._details.clicked.connect(self.details_requested)
        self._legend.chip_clicked.connect(self.chip_clicked)
        self._find.words_changed.connect(self._find_words)
        self._find.step.connect(self.find_next)
        self._find.closed.connect(self.close_find)

    def _align_head(self, left: int, width: int) -> None:
        """Let the head begin where the article's lines begin, and end where they end."""
        room = self.page.width() - left - width
        self._head_box.setContentsMargins(left, 0, max(room, 12), 0)
        self._set_room()

    def _set_room(self) -> None:
        """How large title and chips are, and what stands over, between and under the lines of the head."""
        self._title.set_low(self._low)
        self._legend.set_low(self._low)
        margins = self._head_box.contentsMargins()
        margins.setTop(9 if self._low else 18)
        margins.setBottom(7 if self._low else 12)
        self._head_box.setContentsMargins(margins)
        self._head_box.setSpacing(4 if self._low else 7)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the head smaller in a low pane, and large again in a high one."""
        super().resizeEvent(event)
        low = event.size().height() < LOW
        if low != self._low:
            self._low = low
            self._set_room()

    # --- the article

    def _article_changed(self) -> None:
        """Another article, or none: the head goes with it, and what was to be found is looked for in it."""
        shown = self.page.key is not None
        self._head.setVisible(shown)
        if not shown:
            self.close_find()
        elif not self._find.isHidden():
            self._find_words(self._find.line.text())

    def show_article(self, key: int, text: str) -> None:
        """Show an article's canonical text under its key; see Page."""
        self.page.show_article(key, text)

    def set_empty(self, words: str) -> None:
        """Show a quiet sentence instead of an article."""
        self.page.set_empty(words)

    def set_head(self, title: str, line: str, warnings: Iterable[str] = ()) -> None:
        """Set the head: the title, one line of facts, and what is missing or doubtful as warnings beside it.

        Called when the article is shown: what is odd about its text is said here, too.
        """
        missing, odd = tuple(warnings), badges(self.page.sheet.odd)
        lacking = (*missing, *odd)
        if (title, line, lacking) == self._shown:
            return
        self._shown = (title, line, lacking)
        self._title.show_title(_breakable(title))
        *all_but_last, last = line.split(_BETWEEN)
        # The separator ends a fact and begins none: where the facts go on in a second row, none begins with it.
        facts = [*(fact + _BETWEEN.rstrip() for fact in all_but_last), *([last] if last else [])]
        if (len(facts), len(missing), len(odd)) != self._held:
            self._hold(len(facts), len(missing), len(odd))
        for label, words in zip(self._labels, (*facts, *lacking), strict=True):
            label.setText(_breakable(words))
            label.setAccessibleName(words)

    def _hold(self, facts: int, missing: int, odd: int) -> None:
        """Room for so many facts and warnings in the line under the title; each goes into the next row as a whole."""
        self._held = (facts, missing, odd)
        self._facts.removeWidget(self._details)
        self._facts.clear()
        self._labels = [self._fact(QLabel(self._head), role="muted") for _ in range(facts)]
        self._labels += [self._fact(self._lack(), role="badge", tone="warn") for _ in range(missing)]
        self._labels += [self._fact(QLabel(self._head), role="badge", tone="warn") for _ in range(odd)]
        self._facts.addWidget(self._details)
        self._details.setVisible(not missing)  # what is missing leads there, and both may not have room in one row

    def _lack(self) -> QLabel:
        label = _Lack(self._details.toolTip(), self._head)
        label.clicked.connect(self.details_requested)
        return label

    def _fact(self, label: QLabel, **properties: str) -> QLabel:
        label.setTextFormat(Qt.TextFormat.PlainText)
        for name, value in properties.items():
            label.setProperty(name, value)
        self._facts.addWidget(label)
        label.show()
        return label

    def set_legend(self, entries: Iterable[Sequence[str]]) -> None:
        """Set the chips: (label, key, hue) each, or (label, key, hue, target); without a target a click gives the hue.

        A chip for both sides has the hue 'to_a+to_b'.
        """
        self._legend.set_entries(LegendEntry(*entry) for entry in entries)

    def show_legend(self, shown: bool) -> None:
        """Show the chips, or put them away while nothing is to be cited."""
        self._legend.setVisible(shown)

    # --- find

    def open_find(self) -> None:
        """Show the find bar; selected words are looked for at once, else what was looked for last."""
        if self.page.key is None:
            return
        if self._find.isHidden():
            self._back = QApplication.focusWidget() or self.page
        self._find.show()
        selected = self.page.selection()
        words = self.page.text[slice(*selected)] if selected else ""
        if words and "\n" not in words:
            self._find.line.setText(words)
        self._find_words(self._find.line.text())
        self._find.line.selectAll()
        self._find.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_find(self) -> None:
        """Hide the find bar, select the match it stood at, and give the focus back."""
        if self._find.isHidden():
            return
        sheet = self.page.sheet
        if 0 <= sheet.match < len(sheet.matches):
            self.page.select(*sheet.matches[sheet.match])
        self.page.set_matches([])
        self._find.hide()
        back, self._back = self._back, None
        there = back if back is not None and isValid(back) else self.page  # a filter, say, may be gone by now
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self, direction: int = 1) -> None:
        """Go to the next match (1) or the previous one (-1), round the end."""
        matches = self.page.sheet.matches
        if matches:
            self._show_match((self.page.sheet.match + direction) % len(matches))

    def _find_words(self, words: str) -> None:
        """Look for other words: the first match from the caret on is the current one."""
        matches = find_all(self.page.text, words)
        selected = self.page.selection()
        start = selected[0] if selected else self.page.caret()
        current = bisect_left(matches, (start,)) % len(matches) if matches else -1
        self.page.set_matches(matches, current)
        self._find.show_count(current, len(matches))

    def _show_match(self, current: int) -> None:
        matches = self.page.sheet.matches
        self.page.set_matches(matches, current)
        self._find.show_count(current, len(matches))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 goes on while the find bar is open, and Esc closes it, also from the page."""
        if not self._find.isHidden() and event.key() == Qt.Key.Key_F3:
            self.find_next(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif not self._find.isHidden() and event.key() == Qt.Key.Key_Escape:
            self.close_find()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.update()
