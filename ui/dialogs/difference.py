"""Two texts as one: what is gone is struck out, what is new stands out."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from curator.revisions import Change
from ui import theme
from ui.dialogs.sheet import Sheet, plain_label
from ui.words import tr


class DifferenceView(QPlainTextEdit):
    """Read-only; shows a difference and goes to its first place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(tr("Difference of the two texts"))
        self.setMinimumSize(420, 240)

    def show_difference(self, parts: Sequence[tuple[Change, str]]) -> None:
        """The words in their order, each as what became of it."""
        self.clear()
        cursor = QTextCursor(self.document())
        first = None
        for change, words in parts:
            if change is not Change.SAME and first is None and words.strip():
                first = cursor.position()
            cursor.insertText(words, _format(change))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if first is not None:
            cursor.setPosition(first)
            self.setTextCursor(cursor)
            self.centerCursor()


def _format(change: Change) -> QTextCharFormat:
    colours = theme.current()
    found = QTextCharFormat()
    if change is Change.GONE:
        found.setForeground(QColor(colours.bad))
        found.setBackground(QColor(colours.bad_soft))
        found.setFontStrikeOut(True)
    elif change is Change.NEW:
        found.setForeground(QColor(colours.good))
        found.setBackground(QColor(colours.good_soft))
        found.setFontUnderline(True)
    return found


def share_changed(parts: Sequence[tuple[Change, str]]) -> str:
    """How much of both texts differs, in words."""
    whole = sum(len(words) for _, words in parts)
    changed = sum(len(words) for change, words in parts if change is not Change.SAME)
    if not changed:
        return tr("Word for word the same.")
    return tr("{n} % differs: struck out is gone, underlined is new.", n=max(1, round(100 * changed / max(whole, 1))))


class CopiesDialog(Sheet):
    """An article beside one that is alike."""

    def __init__(
        self, parent: QWidget | None, earlier: str, later: str, parts: Sequence[tuple[Change, str]], more: int
    ) -> None:
        super().__init__(parent, tr("The same report twice"), width=640)
        self.body.addWidget(plain_label(tr("First: {name}", name=earlier)))
        self.body.addWidget(plain_label(tr("Copy: {name}", name=later)))
        said = share_changed(parts)
        others = tr(" {n} more are alike.", n=more) if more else ""
        self.body.addWidget(plain_label(said + others + tr(" They count as one source."), "muted"))
        self.view = DifferenceView()
        self.view.show_difference(parts)
        self.body.addWidget(self.view, 1)
        self.resize(720, 560)


class RevisionDialog(Sheet):
    """Is an article a new revision of an earlier one? Both answers are kept, and can be undone."""

    def __init__(
        self, parent: QWidget | None, earlier: str, later: str, why: str, parts: Sequence[tuple[Change, str]]
    ) -> None:
        super().__init__(parent, tr("Is it a new revision?"), action=tr("It is a new revision"), width=640)
        self.body.addWidget(plain_label(tr("Here before: {name}", name=earlier)))
        self.body.addWidget(plain_label(tr("Came again: {name}", name=later)))
        self.body.addWidget(plain_label(f"{why} {share_changed(parts)}", "muted"))
        self.view = DifferenceView()
        self.view.show_difference(parts)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(
            plain_label(
                tr("Quotes whose exact words stand at one place of the new text go there; the others wait for you."),
                "muted",
            )
        )
        self.other_button = self.add_button(tr("It is another article"))
        self.resize(720, 600)
