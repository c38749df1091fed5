"""Search in the real window: as one types, open at the hit, filters, saved searches that are undone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from curator.article_query import ArticleQuery, Facet
from ui.answers import Answers
from ui.dialogs.name import NameDialog


def listed(window):
    return list(window.panes.articles.list.model().ids)


def test_what_is_found_opens_where_it_stands(window, hand):
    pane, page = window.panes.articles, window.panes.reader.page
    hand.key("Ctrl+Shift+F")
    hand.write("“prisoners of war")
    hand.wait(lambda: 0 < len(listed(window)) < 5 or pane._notice.isHidden(), "the answer")
    hand.wait(lambda: pane.list.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1) is not None, "the snippet")
    hand.key("Down")
    window.loop.open_article(max(row.id for row in window.workspace.article_rows()))
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    article = listed(window)[1]
    hand.wait(lambda: window.loop.article.id == article, "the article")
    start, end = page.selection()
    assert window.loop.article.text[start:end].lower() == "prisoners of war"


def test_the_words_of_a_swap_lead_to_it(window, hand):
    swap = window.workspace.swaps.new().swap
    window.workspace.claims.type_value(swap, "place", "Chernihiv region", "phone call with the editor")
    window.loop.open_swap(None)
    hand.key("Ctrl+Shift+F")
    hand.write("phone edi")
    hits = window.panes.articles.swaps
    hand.wait(hits.isVisible, "the swap")
    QTest.mouseClick(hits.findChildren(type(window.panes.articles._import))[0], Qt.MouseButton.LeftButton)
    assert window.loop.swap.id == swap


def test_acts_and_undo_keep_the_list_right(window, hand):
    pane, work = window.panes.articles, window.workspace
    hand.wait(lambda: pane.asking.chips[None].text() == "All 5", "the counts")
    pane.asking.ask(ArticleQuery().choosing(Facet.STATE, "done"))
    hand.wait(lambda: listed(window) == [], "nothing done yet")
    article = work.library.first()
    work.articles.set_done(article, True)
    hand.wait(lambda: listed(window) == [article], "the article that is done")
    work.undo()
    hand.wait(lambda: listed(window) == [], "nothing again")
    pane.asking.ask(ArticleQuery())
    work.articles.remove(article)
    hand.wait(lambda: len(listed(window)) == 4, "the others")
    work.undo()
    hand.wait(lambda: len(listed(window)) == 5 and pane._count.text() == "5", "all")


def test_where_one_or_two_letters_are_typed_the_newest_come_first_and_that_is_said(window, hand):
    pane = window.panes.articles
    pane.asking.search.setText("prisoners of")
    hand.wait(lambda: pane._notice.text() == "The newest come first.", "the notice")
    pane.asking.search.setText("prisoners of ")
    hand.wait(lambda: window.searching.answers.idle and not pane._notice.isVisible(), "the best come first")


def test_a_saved_search_is_an_act(window, hand):
    pane = window.panes.articles
    pane.asking.ask(ArticleQuery("prisoners"))
    hand.key("Ctrl+Alt+S")
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), NameDialog), "the dialog")
    dialog = QApplication.activeModalWidget()
    dialog.name.setText("  ")
    dialog.action_button.click()
    assert dialog.refused
    dialog.name.setText("All about prisoners")
    dialog.action_button.click()
    (saved,) = window.workspace.library.saved()
    assert (saved.name, saved.query) == ("All about prisoners", ArticleQuery("prisoners"))
    assert pane.asking.saved_button.menu().actions()[0].text() == "All about prisoners"
    window.workspace.undo()
    assert [action.text() for action in pane.asking.saved_button.menu().actions()] == ["Save this search…"]
    window.workspace.redo()
    window.workspace.library.forget(saved.id)
    assert window.workspace.library.saved() == ()


def test_filters_and_menus_open_by_key(window, hand):
    pane = window.panes.articles
    hand.key("Ctrl+Shift+G")
    hand.wait(pane.asking.facets.hasFocus, "the filters")
    hand.wait(lambda: pane.asking.facets.topLevelItem(3).childCount() > 0, "the counts")
    hand.key("Ctrl+Shift+G")
    assert pane.asking.facets.isHidden()


def test_what_the_filters_would_find_is_counted_once_the_window_was_painted(window, qtbot):
    answers = Answers(window.workspace, window)
    counted = []
    answers.counted.connect(counted.append)
    answers.ask(ArticleQuery())
    qtbot.wait(250)  # longer than the rest after which it counts
    assert counted == []
    assert not answers.idle
    answers.begin_counting()
    qtbot.waitUntil(lambda: bool(counted))
    assert sum(counted[0][Facet.STATE].values()) == 5
    answers.stop()
