"""What each action of the table does in a window; a test holds the two against each other."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.actions import CITE_KEYS
from ui.hedges import Hedges

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Handlers = dict[str, Callable[[], object]]
"""What to call, by the id of the action."""


def handlers(window: "MainWindow") -> Handlers:
    """What every action does."""
    own = _desk(window) | _articles(window) | _words(window) | _swaps(window) | _review(window) | _view(window)
    parts = (Hedges(window.loop, window.deciding), window.rethinking, window.suggesting, window.accounting)
    for part in parts:
        own |= part.acts()
    return own


def _desk(window: "MainWindow") -> Handlers:
    ask = window.questions
    return {
        "new.desk": lambda: window.desk_wanted.emit("new"),
        "open.desk": lambda: window.desk_wanted.emit("open"),
        "open.sample": lambda: window.desk_wanted.emit("sample"),
        "import": ask.files_to_import,
        "import.report": ask.import_report,
        "import.paste": window.pasting.open,
        "export": ask.export,
        "cancel.work": window.stop_work,
        "backups": ask.backups,
        "check.desk": ask.check_desk,
        "who": ask.person,
        "quit": window.close,
        "undo": window.undo,
        "redo": window.redo,
        "history": ask.history,
        "palette": ask.palette,
        "suggestion.rates": ask.suggestion_rates,
        "keys": ask.keys,
        "about": ask.about,
    }


def _articles(window: "MainWindow") -> Handlers:
    ask, articles = window.questions, window.panes.articles
    return {
        "find.all": window.search_all,
        "article.revision": window.revising.ask,
        "revision.quotes": window.revising.quotes,
        "article.copies": window.revising.copies,
        "articles.filter": articles.asking.toggle_filters,
        "articles.order": articles.asking.choose_order,
        "search.save": window.searching.save,
        "search.saved": articles.asking.choose_saved,
        "next.article": articles.next_article,
        "previous.article": articles.previous_article,
        "article.details": ask.article_details,
        "article.encoding": ask.encoding,
        "article.done": ask.toggle_done,
        "article.remove": ask.remove_article,
    }


def _words(window: "MainWindow") -> Handlers:
    page, citing = window.panes.reader.page, window.citing
    walking = page.walking
    cites = {f"cite.{name}": lambda name=name: citing.cite(name) for name in (*CITE_KEYS, "each")}
    return cites | {
        "find": window.panes.reader.open_find,
        "extend.figure": walking.extend_to_next_figure,
        "fold": page.toggle_fold,
        "grow.selection": walking.grow_selection,
        "shrink.selection": walking.shrink_selection,
        "mark.end.right": lambda: walking.resize_mark("end", 1),
        "mark.end.left": lambda: walking.resize_mark("end", -1),
        "mark.start.right": lambda: walking.resize_mark("start", 1),
        "mark.start.left": lambda: walking.resize_mark("start", -1),
        "cite.waiting": citing.cite_waiting,
        "claim.claimant": citing.claimant,
        "claim.side": citing.side,
        "claim.details": window.questions.chosen_claim,
        "claim.remove": citing.remove,
    }


def _swaps(window: "MainWindow") -> Handlers:
    ask, verifying = window.questions, window.verifying
    return {
        "new.swap": window.citing.new_swap,
        "link.swap": ask.pick_swap,
        "accept.proposals": window.deciding.accept_proposals,
        "verify.field": verifying.verify_field,
        "verify.swap": verifying.verify_swap,
        "reopen.swap": verifying.reopen_swap,
        "conflicts": ask.conflicts,
        "compare": window.comparing.toggle,
        "compare.switch": window.comparing.switch,
        "swap.remove": ask.remove_swap,
    }


def _review(window: "MainWindow") -> Handlers:
    reviewing = window.reviewing
    answers = ("right", "wrong", "unclear", "later")
    return {f"review.{word}": lambda word=word: reviewing.answer(word) for word in answers} | {
        "review": reviewing.toggle,
        "review.edit": reviewing.edit,
        "review.back": reviewing.back,
    }


def _view(window: "MainWindow") -> Handlers:
    page, record, timeline = window.panes.reader.page, window.panes.record, window.panes.timeline
    return {
        "focus.articles": window.go_to_articles,
        "focus.reader": page.setFocus,
        "focus.form": lambda: record.focus_field(record.current_column() or "date"),
        "focus.timeline": window.go_to_timeline,
        "claims.full": record.toggle_claims_in_full,
        "zoom.in": page.zoom_in,
        "zoom.out": page.zoom_out,
        "zoom.reset": page.zoom_reset,
        "timeline.fit": timeline.fit,
        "timeline.year": timeline.this_year,
        "timeline.save": window.questions.save_timeline,
        "theme": window.switch_theme,
    }
