"""What is there in a window, in the words of `Act.needs`: an action is possible where all that it needs is there."""

from typing import TYPE_CHECKING

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
