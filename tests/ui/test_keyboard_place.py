"""Where the keyboard is after a click on a button, and after a button is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton


def shown_button(parent, words):
    """The one in sight that says this; its key may stand behind."""
    shown = (one for one in parent.findChildren(QPushButton) if one.isVisible())
    return next(one for one in shown if one.text().partition("   ")[0] == words)


@pytest.mark.parametrize("pressed", ["by mouse", "by key"])
def test_the_article_has_the_keyboard_when_a_sentence_above_is_closed(window, hand, qtbot, pressed):
    button = window.banner.close_button
    window.banner.refuse("It cannot be done.")
    qtbot.waitUntil(button.isVisible)
    if pressed == "by mouse":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        hand.key("Space")
    qtbot.waitUntil(lambda: not button.isVisible())
    qtbot.waitUntil(hand.page.hasFocus)
    hand.key("W")
    assert window.panes.articles.asking.search.text() == ""
    assert window.loop.swap is not None


def test_the_article_has_the_keyboard_when_work_is_over_whose_button_had_it(window, hand, qtbot):
    button = window.banner.cancel_button
    window.banner.progress("Reading …", 1, 2)
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    window.banner.finish()
    qtbot.waitUntil(hand.page.hasFocus)


def test_the_end_of_work_leaves_the_keyboard_where_it_is(window, hand, qtbot):
    search = window.panes.articles.asking.search
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    window.banner.progress("Reading …", 1, 2)
    window.banner.finish()
    assert search.hasFocus()


@pytest.mark.parametrize("words", ["Accept all 3 proposals", "Accept", "New swap", "Link…"])
def test_a_click_in_the_form_leaves_the_keyboard_in_the_article(window, cited, qtbot, words):
    QTest.mouseClick(shown_button(window.panes.record, words), Qt.MouseButton.LeftButton)
    if words == "Link…":
        cited.dialog("the list of swaps")
        cited.key("Escape")
    assert window.loop.waiting is None
    qtbot.waitUntil(lambda: window.focusWidget() is cited.page)


def test_a_click_on_new_swap_leaves_the_keyboard_in_the_article(window, hand, qtbot):
    QTest.mouseClick(shown_button(window.panes.record, "New swap"), Qt.MouseButton.LeftButton)
    assert window.loop.swap is not None
    qtbot.waitUntil(hand.page.hasFocus)
