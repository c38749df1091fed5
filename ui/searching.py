"""The list of articles and what is asked of it: hands questions to the desk and shows the answer as it grows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from curator.article_query import ArticleQuery, SearchId
from curator.changes import Changes
from curator.model import ArticleId, SwapId
from curator.searching import Snippet
from ui.answers import Answer, Answers
from ui.words import tr
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.main_window import MainWindow


_MANY = 200
"""More articles than this are many to look through."""


class Searching:
    """Joins the pane of articles with the answers of the desk. Made before the loop, so that lists follow first."""

    def __init__(self, window: "MainWindow", workspace: Workspace) -> None:
        self._window = window
        self._library = workspace.library
        self._pane = window.panes.articles
        self._swaps_shown_for = ""
        self.answers = Answers(workspace, window)
        pane, answers = self._pane, self.answers
        pane.set_source(self._library.lines, self._snippets)
        pane.asking.set_saved(self._library.saved())
        pane.asking.asked.connect(lambda query: window.run(lambda: self._ask(query)))
        pane.article_activated.connect(lambda article: window.run(lambda: self.open(ArticleId(article))))
        pane.swap_activated.connect(lambda swap: window.run(lambda: window.loop.show_swap_with_quote(SwapId(swap))))
        pane.asking.save_requested.connect(self.save)
        pane.asking.forget_requested.connect(lambda search: window.run(lambda: self._library.forget(SearchId(search))))
        answers.found.connect(self._show)
        answers.counted.connect(pane.asking.show_counts)
        answers.lines_changed.connect(pane.refresh_lines)
        answers.claims_changed.connect(pane.read_again)
        workspace.changed.connect(self._follow)

    def start(self) -> None:
        """List all articles."""
        self._ask(ArticleQuery())

    def finish_start(self) -> None:
        """Count what the filters would find, which the first picture did without."""
        self.answers.begin_counting()

    def stop(self) -> None:
        """Ask nothing any more: the desk is being closed."""
        self.answers.stop()

    def open(self, article: ArticleId) -> None:
        """Open an article; where words are searched for, at the first place where they stand."""
        loop = self._window.loop
        loop.open_article(article)
        place = self._library.place(article, self._pane.asking.query.words)
        if place is not None:
            loop.panes.reader.page.select(*place)
            loop.panes.reader.page.flash(*place)

    def save(self) -> None:
        """Ask for a name, and keep what is asked now under it."""
        from ui.dialogs.name import search_dialog  # like all dialogs: would hold up the start

        query = self._pane.asking.query
        dialog = search_dialog(self._window, query.words.strip())
        dialog.named.connect(lambda name: self._window.run(lambda: self._library.save(name, query)))
        self._window.show_dialog(dialog)

    def _ask(self, query: ArticleQuery) -> None:
        self._swaps_shown_for = ""
        if not query.words.strip():
            self._pane.swaps.show_hits(())
        self.answers.ask(query)

    def _show(self, answer: Answer) -> None:
        if not answer.whole and not len(answer.ids):
            self._pane.show_notice(_notice(answer))  # what was listed before stays until something is known
            return
        self._pane.show_found(answer.ids, answer.total, _notice(answer))
        words = answer.query.words
        if words.strip() and words != self._swaps_shown_for:
            self._swaps_shown_for = words
            self._pane.swaps.show_hits(self._library.swap_hits(words))

    def _snippets(self, which: Sequence[int]) -> Mapping[int, Snippet]:
        words = self._pane.asking.query.words
        return self._library.snippets(which, words) if words.strip() else {}

    def _follow(self, changes: Changes) -> None:
        if changes.desk:
            self._pane.asking.set_saved(self._library.saved())


def _notice(answer: Answer) -> str:
    """What is not as usual with an answer, in one sentence."""
    if answer.left_to_index:
        return tr("Reading what was changed: {n} changes are left …", n=f"{answer.left_to_index:,}")
    if answer.cut and answer.whole:
        return tr("The newest {n} that fit; more letters find the others.", n=f"{len(answer.ids):,}")
    if not answer.whole:
        return tr("Looking …")
    if answer.unranked and len(answer.ids) > 1:
        many = len(answer.ids) > _MANY
        return tr("So many fit that the newest come first.") if many else tr("The newest come first.")
    return ""
