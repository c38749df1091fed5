"""Every act a person can ask for, in one table: menus, command palette, keys, help and tests read it."""

from dataclasses import replace

from curator.columns import COLUMNS
from curator.values import value

WINDOW = "window"
"""The key works everywhere in the window."""
REVIEW = "review"
"""The key works while the window shows the review, whose answers are single letters."""
READER = "reader"
"""The key works while the article has the focus, so that it can be a single letter."""


@value
class Act:
    """One line of the table. `key` is Qt's portable text of a shortcut ("" for none)."""

    id: str
    text: str
    key: str
    menu: str
    scope: str = WINDOW
    needs: frozenset[str] = frozenset()
    """What must be there for it to be possible: any of "desk", "article", "selection", "swap", "open_swap", …"""


def meet(one: Act, other: Act) -> bool:
    """Whether two actions can be possible at once, so that one key for both would do neither."""
    return {one.scope, other.scope} != {READER, REVIEW}


MENUS = ("&Desk", "&Edit", "&Article", "&Swap", "&Cite", "&View", "&Help")
"""The menus in order; `Act.menu` is one of them without its &."""

_CITE_KEYS = {
    "date": "D",
    "status": "S",
    "event_type": "K",
    "confirmed_by": "Y",
    "to_a": "U",
    "to_b": "R",
    "total_reported": "B",
    "place": "P",
    "transit_place": "T",
    "mediators": "M",
    "facilitators": "H",
    "ordinal": "O",
    "deal": "L",
    "stage": "I",
    "other_legs": "Shift+B",
}
_PARTS = ("servicemen", "civilians", "women", "children", "wounded", "officers")


def _part_keys() -> dict[str, str]:
    """1 to 7 count parts returned to side a, with Ctrl those returned to side b."""
    keys = {}
    for number, part in enumerate(_PARTS, 1):
        keys[f"to_a_{part}"] = str(number)
        keys[f"to_b_{part}"] = f"Ctrl+{number}"
    return keys | {"bodies_to_a": "7", "bodies_to_b": "Ctrl+7"}


CITE_KEYS = _CITE_KEYS | _part_keys()
"""The key of every column of the form."""


def _act(name: str, text: str, key: str, menu: str, needs: str = "", scope: str = WINDOW) -> Act:
    return Act(name, text, key, menu, scope, frozenset(needs.split()))


_FIXED = (
    _act("new.desk", "New desk…", "Ctrl+Shift+N", "Desk"),
    _act("open.desk", "Open desk…", "Ctrl+O", "Desk"),
    _act("open.sample", "Open the sample desk", "", "Desk"),
    _act("import", "Import articles…", "Ctrl+I", "Desk", "desk"),
    _act("import.paste", "Paste an article…", "Ctrl+Shift+V", "Desk", "desk"),
    _act("import.report", "What became of the last import…", "Ctrl+Alt+I", "Desk", "imported"),
    _act("export", "Export verified swaps…", "Ctrl+E", "Desk", "desk"),
    _act("cancel.work", "Cancel what is under way", "Ctrl+.", "Desk", "desk"),
    _act("backups", "Backups…", "Ctrl+Shift+K", "Desk", "desk"),
    _act("check.desk", "Check the desk", "", "Desk", "desk"),
    _act("desk.demands", "What the desk demands…", "Ctrl+,", "Desk", "desk"),
    _act("who", "Who is coding…", "", "Desk", "desk"),
    _act("quit", "Quit", "Ctrl+Q", "Desk"),
    _act("undo", "Undo", "Ctrl+Z", "Edit", "undo"),
    _act("redo", "Redo", "Ctrl+Shift+Z", "Edit", "redo"),
    _act("history", "History…", "Ctrl+H", "Edit", "desk"),
    _act("find", "Find in the article", "Ctrl+F", "Edit", "article"),
    _act("find.all", "Search all articles", "Ctrl+Shift+F", "Edit", "desk"),
    _act("articles.filter", "Filter the articles", "Ctrl+Shift+G", "Edit", "desk"),
    _act("articles.order", "Order of the articles…", "Ctrl+Shift+O", "Edit", "desk"),
    _act("search.save", "Save this search…", "Ctrl+Alt+S", "Edit", "desk"),
    _act("search.saved", "Saved searches…", "Ctrl+Shift+D", "Edit", "desk"),
    _act("palette", "Find a command…", "Ctrl+K", "Edit"),
    _act("next.article", "Next article", "Ctrl+PgDown", "Article", "article"),
    _act("previous.article", "Previous article", "Ctrl+PgUp", "Article", "article"),
    _act("article.details", "Publisher, title and date…", "Ctrl+T", "Article", "article"),
    _act("article.encoding", "Read in another encoding…", "Ctrl+Shift+E", "Article", "article"),
    _act("article.done", "Article is done", "Ctrl+D", "Article", "article"),
    _act("article.revision", "Is it a new revision…", "Ctrl+Shift+R", "Article", "desk"),
    _act("revision.quotes", "Quotes that wait for a new revision…", "Ctrl+Alt+W", "Article", "desk"),
    _act("article.copies", "Compare with its copy…", "Ctrl+Shift+C", "Article", "article"),
    _act("article.remove", "Remove the article", "", "Article", "article"),
    _act("next.figure", "Next number or date", "N", "Article", "article", READER),
    _act("previous.figure", "Previous number or date", "Shift+N", "Article", "article", READER),
    _act("next.open.figure", "Next open figure", "Shift+O", "Article", "article", READER),
    _act("dismiss.figure", "Put the figure aside", "Shift+X", "Article", "article", READER),
    _act("dismiss.because", "Put the figure aside, saying why…", "Shift+Q", "Article", "article", READER),
    _act("dismiss.proposed", "Put aside all that is proposed", "Shift+P", "Article", "article", READER),
    _act("reopen.figure", "Open the figure again", "Shift+Y", "Article", "article", READER),
    _act("extend.figure", "Extend to the next number", "X", "Article", "article", READER),
    _act("fold", "Fold or unfold what is no part of the article", "F", "Article", "article", READER),
    _act("grow.selection", "Grow the selection", "G", "Article", "article", READER),
    _act("shrink.selection", "Shrink the selection", "Shift+G", "Article", "article", READER),
    _act("mark.end.right", "Mark: end one word on", "Alt+Right", "Article", "article", READER),
    _act("mark.end.left", "Mark: end one word back", "Alt+Left", "Article", "article", READER),
    _act("mark.start.right", "Mark: start one word on", "Alt+Shift+Right", "Article", "article", READER),
    _act("mark.start.left", "Mark: start one word back", "Alt+Shift+Left", "Article", "article", READER),
    _act("new.swap", "New swap from the selection", "W", "Swap", "article", READER),
    _act("link.swap", "Work on another swap…", "Ctrl+L", "Swap", "desk"),
    _act("accept.proposals", "Accept what is proposed", "A", "Swap", "open_swap proposals", READER),
    _act("verify.field", "Confirm this field and go on", "V", "Swap", "open_swap", READER),
    _act("verify.swap", "Verify the swap", "Ctrl+Return", "Swap", "open_swap"),
    _act("reopen.swap", "Reopen the swap…", "Ctrl+Shift+Return", "Swap", "sealed_swap"),
    _act("conflicts", "All claims, those that differ first…", "Ctrl+J", "Swap", "swap"),
    _act("compare", "Both articles side by side", "Ctrl+B", "Swap", "swap"),
    _act("compare.switch", "Work on the article beside", "Ctrl+Shift+B", "Swap", "comparing"),
    _act("answer.duplicate", "Is it the same swap…", "Ctrl+Shift+J", "Swap", "open_swap duplicates"),
    _act("swap.split", "Split the swap…", "Ctrl+Shift+S", "Swap", "open_swap"),
    _act("swap.merge", "It is the same as another swap…", "Ctrl+Shift+U", "Swap", "open_swap"),
    _act("swap.past", "History of the swap…", "Ctrl+Shift+H", "Swap", "swap"),
    _act("field.past", "History of the field…", "Ctrl+Alt+H", "Swap", "swap"),
    _act("remark", "Question or note…", "Ctrl+M", "Swap", "subject"),
    _act("remarks", "All questions and notes…", "Ctrl+Shift+M", "Swap", "desk"),
    _act("review", "Review field by field, or leave it", "Ctrl+R", "Swap", "desk"),
    _act("review.right", "Review: right", "R", "Swap", "field", REVIEW),
    _act("review.wrong", "Review: wrong", "W", "Swap", "field", REVIEW),
    _act("review.unclear", "Review: unclear", "U", "Swap", "field", REVIEW),
    _act("review.later", "Review: later", "L", "Swap", "field", REVIEW),
    _act("review.edit", "Review: put it right in the form", "E", "Swap", "field", REVIEW),
    _act("review.back", "Review: the field before", "Backspace", "Swap", "reviewing", REVIEW),
    _act("finding.answer", "Answer what does not fit…", "Ctrl+Shift+W", "Swap", "open_swap findings"),
    _act("swap.remove", "Remove the swap", "", "Swap", "open_swap"),
    _act("next.suggestion", "Next suggestion", ".", "Cite", "article", READER),
    _act("previous.suggestion", "Previous suggestion", ",", "Cite", "article", READER),
    _act("accept.suggestion", "Take the suggestion and go on", "J", "Cite", "article", READER),
    _act("reject.suggestion", "Turn the suggestion down and go on", "Shift+J", "Cite", "article", READER),
    _act("fill.certain", "Fill what is certain", "Shift+C", "Cite", "article certain", READER),
    _act("cite.waiting", "Cite for the field that waits", "Return", "Cite", "article waiting", READER),
    _act("cite.each", "Returned to each side", "E", "Cite", "article", READER),
    _act("claim.claimant", "Claimant: the selected words, or the next one near", "C", "Cite", "claim", READER),
    _act("claim.side", "Side: the other one, then each", "Z", "Cite", "claim", READER),
    _act("claim.exact", "The number is exact", "Shift+E", "Cite", "claim", READER),
    _act("claim.about", "The number is about right", "Shift+A", "Cite", "claim", READER),
    _act("claim.at_least", "The number is at least so much", "Shift+L", "Cite", "claim", READER),
    _act("claim.at_most", "The number is at most so much", "Shift+M", "Cite", "claim", READER),
    _act("claim.range", "The number is a range", "Shift+R", "Cite", "claim", READER),
    _act("count.not_stated", "No number: not stated…", "Shift+S", "Cite", "open_swap", READER),
    _act("count.undisclosed", "No number: undisclosed…", "Shift+U", "Cite", "open_swap", READER),
    _act("count.disputed", "No number: disputed…", "Shift+D", "Cite", "open_swap", READER),
    _act("claim.details", "Details of the claim…", "Q", "Cite", "claim", READER),
    _act("claim.remove", "Remove the claim", "Delete", "Cite", "claim", READER),
    _act("focus.articles", "Go to the articles", "Alt+1", "View"),
    _act("focus.reader", "Go to the article", "Alt+2", "View"),
    _act("focus.form", "Go to the form", "Alt+3", "View"),
    _act("focus.timeline", "Go to the timeline", "Alt+4", "View"),
    _act("claims.full", "All claims in full, or folded", "Ctrl+Shift+A", "View", "swap"),
    _act("zoom.in", "Larger text", "Ctrl++", "View"),
    _act("zoom.out", "Smaller text", "Ctrl+-", "View"),
    _act("zoom.reset", "Usual text size", "Ctrl+0", "View"),
    _act("timeline.fit", "Timeline: all swaps", "Ctrl+Shift+0", "View", "desk"),
    _act("timeline.year", "Timeline: this year", "Ctrl+Shift+Y", "View", "desk"),
    _act("timeline.save", "Save the timeline as a picture…", "Ctrl+Shift+P", "View", "desk"),
    _act("theme", "Light or dark", "Ctrl+Shift+L", "View"),
    _act("suggestion.rates", "How suggestions fared…", "", "View", "desk"),
    _act("keys", "Keys…", "F1", "Help"),
    _act("about", "About Swap Curator", "", "Help"),
)


def _cites(sides: tuple[str, str]) -> tuple[Act, ...]:
    return tuple(
        _act(f"cite.{column.name}", column.in_full(sides), key, "Cite", "article", READER)
        for column in COLUMNS
        for key in (CITE_KEYS[column.name],)
    )


def acts(sides: tuple[str, str], keys: dict[str, str] | None = None) -> tuple[Act, ...]:
    """The whole table for a desk's sides; `keys` are a person's own shortcuts by id."""
    table = (*_FIXED, *_cites(sides))
    own = keys or {}
    return tuple(replace(act, key=own[act.id]) if act.id in own else act for act in table)
