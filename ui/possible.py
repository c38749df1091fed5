"""What is there in a window, in the words of `Act.needs`: an action is possible where all that it needs is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ui.actions import READER, REVIEW, Act
from ui.words import tr

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def what_is_there(window: "MainWindow") -> frozenset[str]:
    """The words that hold now; while one reviews, nothing is cited or changed in passing."""
    facts, reviewing = _facts(window), window.reviewing
    if reviewing.is_open:
        kept = {"desk", "undo", "redo", "subject", "comparing"}
        kept |= set() if reviewing.is_blind else {"swap"}  # what is stored is not to be seen
        facts = {name: facts[name] for name in kept} | {"reviewing": True, "field": reviewing.has_field}
    return frozenset(name for name, there in facts.items() if there)


def _facts(window: "MainWindow") -> dict[str, bool]:
    loop, swap, standing = window.loop, window.loop.swap, window.loop.standing
    return {
        "desk": True,
        "imported": window.questions.last_import is not None,
        "undo": window.workspace.undo_label is not None,
        "redo": window.workspace.redo_label is not None,
        "article": loop.article is not None,
        "waiting": loop.waiting is not None and window.panes.reader.page.selection() is not None,
        "swap": swap is not None,
        "subject": swap is not None,
        "open_swap": swap is not None and not swap.sealed,
        "sealed_swap": swap is not None and swap.sealed,
        "proposals": bool(standing.proposed),
        "disputes": swap is not None and bool(swap.disputed),
        "duplicates": bool(standing.likely_same),
        "findings": bool(standing.known.findings),
        "claim": bool(loop.active),
        "certain": window.suggesting.has_certain,
        "comparing": window.comparing.is_open,
    }


_WHY = {
    "imported": "Nothing was imported in this window yet; {import} imports.",
    "undo": "There is nothing to take back.",
    "redo": "Nothing was taken back that could be done again.",
    "article": "No article is open; {import} imports some.",
    "waiting": "No field waits for words; go to one first, then select its words.",
    "swap": "There is no swap yet; cite something or press {new.swap} for a new one.",
    "sealed_swap": "The swap is a draft: there is nothing to reopen.",
    "proposals": "Nothing is proposed for this swap.",
    "disputes": "Nothing differs in this swap.",
    "duplicates": "No other swap looks like this one.",
    "findings": "Everything fits, or is answered.",
    "claim": "No claim is chosen; click its mark or cite one.",
    "certain": "Nothing in this article is certain enough to be taken unseen.",
    "comparing": "No second article is open; {compare} puts one beside this.",
    "reviewing": "That is an answer of the review; {review} begins it.",
    "field": "No field waits for an answer.",
}
"""What to say where something is not there; {names} are actions, told by their keys."""


def why_not(window: "MainWindow", act: Act) -> str:
    """Why an action is not possible now, and what to do; "" where it is."""
    there = what_is_there(window)
    lacking = act.needs - there
    if not lacking:
        return ""
    if window.reviewing.is_open and lacking <= {name for name, now in _facts(window).items() if now}:
        return tr("That waits until the review is over; {key} leaves it.", key=window.how_to("review"))
    if "open_swap" in lacking and window.loop.swap is not None:
        code = window.loop.swap.record.code
        return tr("{code} is verified; {key} reopens it.", code=code, key=window.how_to("reopen.swap"))
    wanted = {"swap" if name in ("subject", "open_swap") else name for name in lacking}
    words = next(tr(why) for name, why in _WHY.items() if name in wanted)
    for name in ("import", "new.swap", "compare", "review"):
        words = words.replace(f"{{{name}}}", window.how_to(name))
    return words


def why_not_key(window: "MainWindow", pressed: QKeyCombination) -> str:
    """Why a key that nobody took does nothing where the keyboard is; "" where it means nothing or is possible."""
    keys = QKeySequence(pressed)
    focused = QApplication.focusWidget()
    reading = focused is not None and window.panes.reader.isAncestorOf(focused)
    scopes = {REVIEW} if window.reviewing.is_open else {READER} if reading else set()
    meant = (act for act in window.table if act.key and QKeySequence(act.key) == keys)
    heard = (act for act in meant if act.scope not in (READER, REVIEW) or act.scope in scopes)
    return next(filter(None, (why_not(window, act) for act in heard)), "")
