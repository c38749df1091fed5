"""Revisions, quotes that wait and copies in the real window, by key; all of it undone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from curator.model import ParsedArticle
from ui.dialogs.difference import CopiesDialog, RevisionDialog
from ui.dialogs.waiting_quotes import WaitingQuotes

FIRST = (
    "Kyiv and Moscow exchanged prisoners on Friday, the ministry said.\n\n"
    "Ukraine received 390 people and Russia received 390 people at the border with Belarus.\n\n"
    "Among them were 23 civilians. The exchange was the largest of the year, officials said in the evening."
)
LATER = FIRST.replace("Among them were 23 civilians", "There were 24 civilians, not 23").replace(
    "Ukraine received 390 people and", "Ukraine has by now received 390 people while"
)


def article(text, name="a.txt", **known):
    return ParsedArticle(name, text.encode(), text, title="Exchange", publisher="BBC", url="https://x/1", **known)


def dialog(hand, kind):
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), kind), kind.__name__)
    return QApplication.activeModalWidget()


def gone(hand):
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the dialog to go")
    hand.to_article()


def came_again(window):
    work = window.workspace
    (first,) = work.articles.add([article(FIRST)], lambda: False).taken
    swap = None
    for words, column in (("390", "to_a"), ("23", "to_a_civilians"), ("Belarus", "place")):
        start = FIRST.index(words)
        swap = work.claims.cite(first, swap, column, start, start + len(words)).swap
    (later,) = work.articles.add([article(LATER, "b.txt")], lambda: False).taken
    window.loop.open_article(later)
    return first, later, swap


def quotes(window, swap):
    return {claim.value_text: claim.quotes[0] for claim in window.workspace.swap(swap).claims}


def test_a_changed_article_is_offered_and_its_quotes_follow_or_wait(window, hand):
    first, later, swap = came_again(window)
    before = quotes(window, swap)
    assert window.workspace.library.lines([later])[0].open_work[0] == "perhaps a new revision"
    hand.key("Ctrl+Shift+R")
    asked = dialog(hand, RevisionDialog)
    assert "24" in asked.view.toPlainText()
    asked.action_button.click()
    gone(hand)
    after = quotes(window, swap)
    assert {words: one.article for words, one in after.items()} == {"390": first, "23": first, "Belarus": later}
    assert LATER[after["Belarus"].start : after["Belarus"].end] == "Belarus"
    assert window.workspace.article(first).text == FIRST
    hand.key("Ctrl+Alt+W")
    waits = dialog(hand, WaitingQuotes)
    assert waits.list.count() == 2
    assert "several places" in waits.list.item(0).text()
    QTest.keyClick(waits.list, Qt.Key.Key_N)
    assert "number 2" in waits.standing.text()
    QTest.keyClick(waits.list, Qt.Key.Key_N)
    QTest.keyClick(waits.list, Qt.Key.Key_Return)
    hand.wait(lambda: waits.list.count() == 1, "the other quote")
    moved = quotes(window, swap)["390"]
    assert (moved.article, LATER[moved.start : moved.end], moved.start) == (later, "390", LATER.index("390"))
    QTest.keyClick(waits.list, Qt.Key.Key_K)
    hand.wait(lambda: waits.list.count() == 0, "nothing")
    assert waits.standing.text() == "Nothing waits."
    waits.reject()
    for _ in range(3):
        window.workspace.undo()
    assert quotes(window, swap) == before
    assert window.workspace.faults() == ()


def test_a_verified_swap_keeps_its_quotes_and_another_article_is_not_asked_about_again(window, hand):
    first, later, swap = came_again(window)
    hand.key("Ctrl+Shift+R")
    dialog(hand, RevisionDialog).other_button.click()
    gone(hand)
    assert window.workspace.editions.offer(later) is None
    assert {one.article for one in quotes(window, swap).values()} == {first}
    hand.key("Ctrl+Shift+R")
    assert "No article looks like" in window.statusBar().currentMessage()
    hand.key("Ctrl+Alt+W")
    assert "No quote waits" in window.statusBar().currentMessage()


def test_copies_are_found_shown_and_compared(window, hand):
    work = window.workspace
    one, other = work.articles.add([article(FIRST), article(FIRST + " BBC.", "c.txt")], lambda: False).taken
    hand.wait(lambda: work.library.lines([other])[0].copy_of == one, "the copy")
    hand.wait(lambda: window.revising.background.resting, "the queue to rest")
    window.loop.open_article(other)
    hand.key("Ctrl+Shift+C")
    shown = dialog(hand, CopiesDialog)
    assert shown.view.toPlainText() == FIRST + " BBC."
    shown.accept()
    gone(hand)
    window.loop.open_article(work.library.first())
    hand.key("Ctrl+Shift+C")
    assert "No other article is alike" in window.statusBar().currentMessage()
