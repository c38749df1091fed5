"""The review of the whole desk in the window: which field is shown, what an answer does, and what comes next."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from curator.changes import Changes
from curator.columns import BY_NAME, Column
from curator.errors import NotAllowed
from curator.model import ArticleId, Claim
from curator.review import ReviewItem
from curator.swaps import Swap, Value
from curator.verdicts import VerdictKind
from ui.loop import Loop
from ui.record.phrases import claimed, details, headline, names_of, shown, stance
from ui.words import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.review.pane import ReviewPane, ReviewView

_VERDICTS = {kind.value: kind for kind in VerdictKind}


class Reviewing(QObject):
    """Takes the window over for the review and gives it back as it was."""

    changed = Signal()
    """The review was begun or left, or shows another field."""

    def __init__(self, window: "MainWindow", loop: Loop) -> None:
        super().__init__(window)
        self._window = window
        self._loop = loop
        self._workspace = loop.workspace
        self.pane: ReviewPane | None = None
        """Made when the review is begun first."""
        self.item: ReviewItem | None = None
        """The field that is shown; kept when the review is left, so that it goes on there."""
        self._before: list[ReviewItem] = []
        """The fields that were shown before, the last one last."""
        self._open = False
        self._answering = False
        self._shares: tuple[list[int], list[int]] = ([], [])
        self._workspace.changed.connect(self._refresh)

    @property
    def is_open(self) -> bool:
        """Whether the window shows the review."""
        return self._open

    @property
    def has_field(self) -> bool:
        """Whether there is a field to answer about."""
        return self._open and self.item is not None

    @property
    def is_blind(self) -> bool:
        """Whether the value of the field that is shown is not to be seen."""
        item = self.item
        return item is not None and self._workspace.review.typing_wanted(item.swap, item.column)

    # -- coming and going -----------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Begin the review where it was left, or leave it."""
        if self._open:
            self.leave()
            return
        self._loop.panes.record.commit_typing()
        self._take_window()
        self._open = True
        self._loop.set_waiting(None)
        self._loop.said.emit("")
        self._made().show_end(tr("Looking for what is doubtful…"))
        self.changed.emit()
        self._gather()

    def leave(self) -> None:
        """Give the window back; the swap that was looked at stays open."""
        if not self._open:
            return
        self._open = False
        self._window.comparing.close()
        self._give_window()
        self._loop.show_marks()
        self._window.panes.reader.page.setFocus()
        self.changed.emit()

    def edit(self) -> None:
        """Leave the review for the field in the form, to put it right."""
        item = self.item
        self.leave()
        if item is not None:
            self._window.panes.record.focus_field(item.column)

    def _take_window(self) -> None:
        window = self._window
        window.comparing.close()
        self._shares = window.columns.sizes(), window.rows.sizes()
        window.panes.reader.show_legend(False)
        for pane in self._others():
            pane.hide()
        self._made().show()
        whole = sum(self._shares[1])
        window.rows.setSizes([whole, 0, self._made().minimumHeight()])

    def _give_window(self) -> None:
        window = self._window
        self._made().hide()
        window.panes.reader.show_legend(True)
        for pane in self._others():
            pane.show()
        columns, rows = self._shares
        window.columns.setSizes(columns)
        window.rows.setSizes([*rows[:2], 0])

    def _others(self) -> tuple[QWidget, ...]:
        panes = self._window.panes
        return panes.articles, panes.record, panes.timeline

    def _made(self) -> "ReviewPane":
        if self.pane is None:
            from ui.review.pane import ReviewPane  # would hold up the start

            pane = self.pane = ReviewPane(self._window.rows)
            pane.judged.connect(lambda word: self._window.run(lambda: self.answer(word)))
            pane.typed.connect(lambda text: self._window.run(lambda: self.type_unseen(text)))
            pane.left.connect(self.leave)
            self._window.adopt_review(pane)
        return self.pane

    def _gather(self) -> None:
        """Go through the desk a few swaps at a time, then show where to go on."""
        if not self._open:
            return
        if self._workspace.review.read_some():
            QTimer.singleShot(0, self, self._gather)
            return
        self._go_on()

    # -- one field ------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """The field that was shown last if it still waits, else the next one."""
        item = self.item
        again = self._again(item) if item is not None else None
        self._present(again if again is not None and again.waiting else self._next(item))

    def _again(self, item: ReviewItem) -> ReviewItem | None:
        """The same field as it is now; None when it or its swap is gone."""
        if self._workspace.summary(item.swap) is None:
            return None
        now = self._workspace.review.of_swap(item.swap)
        return next((one for one in now if one.column == item.column), None)

    def _next(self, item: ReviewItem | None) -> ReviewItem | None:
        """The field behind one, else the first that waits: what was put off comes round again."""
        review = self._workspace.review
        return review.following(item) or review.following()

    def _present(self, item: ReviewItem | None) -> None:
        """Show a field with its quote in its article above."""
        from ui.review.pane import ProgressView

        pane, progress = self._made(), self._workspace.review.progress
        self.item = item
        pane.show_progress(
            ProgressView(progress.looked_at, progress.total, progress.wrong, progress.unclear, progress.later)
        )
        if item is None:
            pane.show_end(tr("Nothing waits: every field was looked at.") if progress.total else tr("No swap yet."))
            self.changed.emit()
            return
        swap = self._workspace.swap(item.swap)
        self._loop.turn_to(item.swap, self._loop.first_quote(swap.values[item.column], swap))
        blind = self._workspace.review.typing_wanted(item.swap, item.column)
        if blind:
            self._window.panes.reader.page.set_marks([])  # their tips tell what is stored
        else:
            self._loop.show_marks()
        pane.show_field(self._view(item, swap, blind=blind))
        self.changed.emit()

    def _view(self, item: ReviewItem, swap: Swap, *, blind: bool) -> "ReviewView":
        from ui.review.pane import ReviewView

        column, value = BY_NAME[item.column], swap.values[item.column]
        names = names_of(self._workspace.sides)
        words = shown(column, value, self._workspace.sides) or tr("nothing adopted yet")
        return ReviewView(
            field=column.in_full(names),
            hue=column.hue,
            place=headline(swap),
            value="" if blind else words,
            voices=() if blind else self._voices(column, value),
            doubts=() if blind else item.reasons,
            blind=blind,
        )

    def _voices(self, column: Column, value: Value) -> tuple[str, ...]:
        """What each claim says and who says and prints it, what was adopted first."""
        ordered = sorted(value.claims, key=lambda claim: claim not in value.adopted)
        lines = [self._voice(column, claim, adopted=claim in value.adopted) for claim in ordered]
        if value.choice is not None and value.choice.reason:
            lines.insert(0, tr("Decided by {who}: {why}", who=value.choice.by, why=value.choice.reason))
        return tuple(lines)

    def _voice(self, column: Column, claim: Claim, *, adopted: bool) -> str:
        publisher = self._publisher(claim.quotes[0].article) if claim.quotes else ""
        who = " · ".join(dict.fromkeys(part for part in (claim.claimant, publisher) if part))
        said = " ".join(part for part in (claimed(column, claim, self._workspace.sides), stance(claim)) if part)
        whole = " – ".join(part for part in (said, who or claim.note or tr("typed by hand"), details(claim)) if part)
        return f"{'◉' if adopted else '○'} {whole}"

    def _publisher(self, article: ArticleId) -> str:
        found = self._workspace.article(article)
        return found.publisher or found.name

    # -- answers --------------------------------------------------------------------------------------------------

    def answer(self, word: str) -> None:
        """Right, wrong, unclear or later: keep it and go on. Raises NotAllowed where it cannot be right yet."""
        item = self._shown()
        if word == "right":
            self._window.verifying.refuse_undecided(self._workspace.swap(item.swap).values[item.column])
        with self._answered(item):
            if word == "right":
                self._workspace.review.right(item.swap, item.column)
            else:
                self._workspace.review.judge(item.swap, item.column, _VERDICTS[word])

    def type_unseen(self, text: str) -> None:
        """What the quote says, typed unseen: the same is confirmed, only a difference is shown."""
        item = self._shown()
        self._answering = True
        try:
            blind = self._workspace.review.type_unseen(item.swap, item.column, text)
        finally:
            self._answering = False
        if blind.same:
            self._move_on(item)
            self._loop.said.emit(tr("{value}: the same as stored. Confirmed.", value=blind.typed))
        else:
            self._made().show_difference(
                tr(
                    "You typed {typed}; the record says {stored}. Look again, or say what is wrong.",
                    typed=blind.typed,
                    stored=blind.stored or tr("nothing"),
                )
            )

    def back(self) -> None:
        """Show the field that was shown before; what was said of it stays until something else is said."""
        while self._before:
            again = self._again(self._before.pop())
            if again is not None:
                self._present(again)
                return
        raise NotAllowed(tr("No field was shown before this one."))

    def _shown(self) -> ReviewItem:
        if self.item is None:
            raise NotAllowed(tr("Nothing waits for an answer."))
        return self.item

    @contextmanager
    def _answered(self, item: ReviewItem) -> Iterator[None]:
        """While an answer is being kept, the window's own announcement of it moves nothing; then comes the next."""
        self._answering = True
        try:
            yield
        finally:
            self._answering = False
        self._move_on(item)

    def _move_on(self, item: ReviewItem) -> None:
        self._before.append(item)
        self._present(self._next(item))

    def _refresh(self, changes: Changes) -> None:
        """Follow what was done otherwise: undo shows again what it was about."""
        if not self._open or self._answering:
            return
        last = self._again(self._before[-1]) if self._before else None
        if last is not None and last.waiting and last.swap in changes.swaps and last.verdict is None:
            self._before.pop()
            self._present(last)
        else:
            self._gather()
