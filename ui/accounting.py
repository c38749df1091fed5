"""No figure slips by: every number and date of the open article is cited, put aside with a reason, or open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from curator.changes import Changes
from curator.coverage import Coverage, Outcome
from curator.dismissals import DismissReason
from curator.errors import NotAllowed
from curator.offers import ArticleOffers
from ui.announcing import announce
from ui.loop import Loop
from ui.offer_words import REASONS
from ui.words import tr

Span = tuple[int, int]

_ACTS = {
    Outcome.OPEN: ("dismiss.figure", "dismiss.because"),
    Outcome.DISMISSED: ("dismiss.because", "reopen.figure"),
    Outcome.CITED: (),
}
"""What can be done with a figure, by what became of it."""


class Accounting(QObject):
    """The figures of one window's open article."""

    changed = Signal()
    """Other figures are open now."""
    reason_wanted = Signal(object, object)
    """A figure (start and end), and what to call with the reason for putting it aside."""

    def __init__(self, loop: Loop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop = loop
        self._workspace = loop.workspace
        self._page = loop.panes.reader.page
        self._read: ArticleOffers | None = None
        self._reasons: dict[Span, DismissReason] = {}
        """Why the program would put figures aside."""
        self._proposed: dict[Span, str] = {}
        """What the program proposes for figures, in words."""
        self.open: tuple[Span, ...] = ()
        """The open figures of the article, as they were shown last, in the order of the text."""
        self._page.article_changed.connect(self._forget)
        self._workspace.changed.connect(self._changed)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "next.figure": self.next,
            "previous.figure": self.previous,
            "next.open.figure": self.next_open,
            "dismiss.figure": self.dismiss,
            "dismiss.because": self.dismiss_because,
            "dismiss.proposed": self.dismiss_proposed,
            "reopen.figure": self.reopen,
        }

    # -- showing

    def show(self, read: ArticleOffers) -> None:
        """The open article was read."""
        self._read = read
        self._reasons = {(one.start, one.end): one.reason for one in read.figures if one.reason is not None}
        suggested = {(one.start, one.end): tr("suggested") for one in read.figures if one.offers}
        aside = {figure: tr("to put aside: {why}", why=tr(REASONS[why])) for figure, why in self._reasons.items()}
        self._proposed = suggested | aside
        self._page.figures.know((one.start, one.end) for one in read.figures)
        self._show()

    def _forget(self) -> None:
        self._read, self._reasons, self._proposed, self.open = None, {}, {}, ()
        self.changed.emit()

    @property
    def has_proposed(self) -> bool:
        """Whether the program would put an open figure aside."""
        return any(figure in self._reasons for figure in self.open)

    def case(self) -> str:
        """What is said of the open figure that is selected; "" when none is."""
        figure = self._page.selection()
        return self._about(figure) if figure in self.open and figure is not None else ""

    def _changed(self, changes: Changes) -> None:
        article = self._loop.article
        if self._read is None or article is None or article.id != self._read.article:
            return
        if changes.claims or article.id in changes.articles:
            self._show()

    def _show(self) -> None:
        """Show in the margin what is open, and in the text what was put aside."""
        if self._read is None:
            return
        coverage, figures = self._coverage(), self._page.figures
        still = coverage.open(figures.all())
        self.open = tuple(still)
        figures.set_open(still, {figure: self._proposed[figure] for figure in still if figure in self._proposed})
        put = ((figure, coverage.reason(*figure)) for figure in figures.all())
        figures.set_aside({figure: tr("Put aside: {why}", why=tr(REASONS[why])) for figure, why in put if why})
        self.changed.emit()

    def _coverage(self) -> Coverage:
        if self._loop.article is None:
            return Coverage((), ())
        return self._workspace.figures.coverage(self._loop.article.id)

    def still_open(self) -> list[Span]:
        """The figures of the open article that nobody has accounted for."""
        return self._coverage().open(self._page.figures.all())

    # -- walking

    def next(self) -> None:
        """Select the next number or date, or say that there is none."""
        if not self._page.walking.next_figure():
            key = self._loop.key_of("previous.figure")
            self._loop.said.emit(tr("No number or date stands after this; {key} goes back.", key=key))

    def previous(self) -> None:
        """Select the number or date before, or say that there is none."""
        if not self._page.walking.previous_figure():
            key = self._loop.key_of("next.figure")
            self._loop.said.emit(tr("No number or date stands before this; {key} goes on.", key=key))

    def next_open(self) -> None:
        """Select the next open figure, round the end, and say what is proposed for it."""
        if not self.still_open():
            self._loop.said.emit(tr("Every number and date of this article is accounted for."))
            return
        if not self._page.walking.next_figure(open_only=True):
            self._page.set_caret(0)
            self._page.walking.next_figure(open_only=True)
        figure = self._page.selection()
        if figure is not None:
            announce(self._page, self._about(figure))

    def _about(self, figure: Span) -> str:
        words, why = self._page.text[slice(*figure)], self._reasons.get(figure)
        if why is None and figure in self._page.sheet.proposed:
            return tr(
                "“{figure}” is open. A suggestion rests on it: take that, cite it, or put it aside.", figure=words
            )
        if why is None:
            return tr("“{figure}” is open: cite it, or put it aside and say why.", figure=words)
        return tr("“{figure}” is open. Proposed: put it aside, {why}.", figure=words, why=tr(REASONS[why]))

    def acts_here(self) -> tuple[str, ...]:
        """The actions that make sense for the figure one is at: none where there is none, or where it is cited."""
        figure = self._at()
        outcome = self._coverage().outcome(*figure) if figure is not None else Outcome.CITED
        return _ACTS[outcome]

    def _at(self) -> Span | None:
        """The figure that is selected or that the caret is at."""
        caret = self._page.caret()
        start, end = self._page.selection() or (caret, caret)
        return next((one for one in self._page.figures.all() if one[0] <= end and start <= one[1]), None)

    def _figure(self) -> Span:
        """The figure that one is at. Raises NotAllowed when there is none."""
        found = self._at()
        if found is None:
            raise NotAllowed(
                tr(
                    "There is no number here; {key} goes to the next open one.",
                    key=self._loop.key_of("next.open.figure"),
                )
            )
        return found

    # -- deciding

    def dismiss(self) -> None:
        """Put the figure aside for the reason that is proposed and go to the next; ask where none is."""
        figure = self._figure()
        outcome = self._coverage().outcome(*figure)
        words = self._page.text[slice(*figure)]
        if outcome is Outcome.CITED:
            raise NotAllowed(tr("“{figure}” is cited; it needs no reason.", figure=words))
        why = self._reasons.get(figure)
        if why is None or outcome is Outcome.DISMISSED:
            self.dismiss_because()
        else:
            self._put_aside(figure, why)

    def dismiss_because(self) -> None:
        """Put the figure aside for a reason that the person chooses."""
        figure = self._figure()
        self.reason_wanted.emit(figure, lambda why: self._put_aside(figure, why))

    def _put_aside(self, figure: Span, why: DismissReason) -> None:
        if self._loop.article is None:
            return
        self._workspace.figures.dismiss(self._loop.article.id, [(figure, why)])
        self._page.select(*figure)
        self.next_open()

    def dismiss_proposed(self) -> None:
        """Put aside every open figure that the program has a reason for, in one act."""
        article = self._loop.article
        proposed = [(figure, self._reasons[figure]) for figure in self.still_open() if figure in self._reasons]
        if article is None or not proposed:
            raise NotAllowed(tr("There is nothing that the program would put aside."))
        self._workspace.figures.dismiss(article.id, proposed)
        done = _put_aside_words(len(proposed), len(self.still_open()))
        self._loop.said.emit(tr("{done} {key} undoes it.", done=done, key=self._loop.key_of("undo")))

    def reopen(self) -> None:
        """The figure is not put aside any more."""
        figure, article = self._figure(), self._loop.article
        if article is None or self._coverage().outcome(*figure) is not Outcome.DISMISSED:
            raise NotAllowed(tr("“{figure}” is not put aside.", figure=self._page.text[slice(*figure)]))
        self._workspace.figures.take_back(article.id, figure)
        self._loop.said.emit(self._about(figure))


def _put_aside_words(aside: int, left: int) -> str:
    """How many figures were put aside at once, and how many are open still."""
    done = tr("{n} figures are put aside, each with its reason", n=f"{aside:,}")
    if aside == 1:
        done = tr("1 figure is put aside, with its reason")
    still = tr("1 is open") if left == 1 else tr("{n} are open", n=f"{left:,}") if left else tr("none is open")
    return f"{done}; {still}."
