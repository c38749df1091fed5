"""Two articles side by side: opened by key and from the grid, each at its words, closed again."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from curator.model import CountState
from ui.reader.beside import Beside
from ui.record.grid import FIRST
from ui.tour import Tour


@pytest.fixture
def tour(window, tmp_path) -> Tour:
    """One swap in two articles that differ on civilians."""
    made = Tour(window, tmp_path)
    made.hand.to_article()
    made.hand.open_article("001")
    made.cite("270 soldiers and 120 civilians", "R")
    made.cite("The latest exchange included only soldiers", "E")
    made.hand.open_article("004")
    window.loop.open_swap(window.workspace.summaries()[0].id)
    made.hand.to_article()
    made.cite("270 servicemen and 120 civilians", "E")
    return made


def beside(window) -> Beside:
    found = window.findChild(Beside)
    assert found is not None
    return found


def ringed(page) -> str:
    start, end = page.sheet.matches[page.sheet.match]
    return page.text[start:end]


def selected(window) -> str:
    words = window.panes.reader.page.selection()
    return window.panes.reader.page.text[slice(*words)] if words else ""


def in_sight(page, words) -> bool:
    start = page.text.index(words)
    to_qt, geometry = page.sheet.positions.to_qt, page.geometry_of_text
    box = geometry.span_box(to_qt(start), to_qt(start + len(words))).translated(-geometry.offset)
    return page.viewport().rect().contains(box.toRect())


def test_both_articles_stand_at_the_words_that_differ(tour):
    window, hand = tour.window, tour.hand
    hand.key("Ctrl+B")
    other = beside(window)
    hand.wait(other.isVisible, "the second article")
    assert window.loop.article.file_name.startswith("004")
    assert selected(window) == "270 servicemen and 120 civilians"
    assert ringed(other.page) == "The latest exchange included only soldiers"
    hand.wait(lambda: in_sight(other.page, "The latest exchange included only soldiers"), "its words")
    hand.wait(lambda: in_sight(window.panes.reader.page, "270 servicemen and 120 civilians"), "the words")
    assert len(other.page.sheet.marks) > 0


def test_at_1280_by_720_the_two_share_the_room_and_the_list_gives_way(tour):
    window, hand = tour.window, tour.hand
    before = window.columns.sizes()
    hand.key("Ctrl+B")
    other = beside(window)
    hand.wait(other.isVisible, "the second article")
    assert window.panes.articles.isHidden()
    hand.wait(lambda: abs(window.columns.sizes()[2] - before[2]) < 20, "the form to keep its width")
    hand.wait(lambda: abs(other.width() - window.panes.reader.width()) < 20, "the two to share the room")
    assert other.width() > 380
    hand.key("Ctrl+B")
    hand.wait(other.isHidden, "the second article to close")
    assert window.panes.articles.isVisible()
    assert window.columns.sizes() == before
    assert window.panes.reader.page.hasFocus()


def test_escape_in_it_closes_it(tour):
    window, hand = tour.window, tour.hand
    hand.key("Ctrl+B")
    other = beside(window)
    other.page.setFocus()
    QTest.qWait(1)
    hand.key("Escape")
    hand.wait(other.isHidden, "the second article to close")
    assert not window.actions_by_id["compare.switch"].isEnabled()


def test_the_list_of_articles_comes_back_when_it_is_wanted(tour):
    tour.hand.key("Ctrl+B")
    tour.hand.key("Alt+1")
    tour.hand.wait(tour.window.panes.articles.list.hasFocus, "the list")


def test_the_article_beside_becomes_the_one_worked_on(tour):
    window, hand = tour.window, tour.hand
    swap = window.loop.swap.id
    hand.key("Ctrl+B")
    hand.key("Ctrl+Shift+B")
    assert window.loop.article.file_name.startswith("001")
    assert window.loop.swap.id == swap
    assert beside(window).page.text == window.workspace.article(window.workspace.article_rows()[4].id).text
    caret = window.panes.reader.page.caret()
    assert window.panes.reader.page.text[caret:].startswith("The latest exchange included only soldiers")


def test_the_same_article_twice_where_it_contradicts_itself(tour):
    window, hand = tour.window, tour.hand
    hand.open_article("001")
    window.loop.open_swap(window.workspace.summaries()[0].id)
    window.panes.record.focus_field("to_b_civilians")
    hand.to_article()
    hand.key("Ctrl+B")
    assert ringed(beside(window).page) == "The latest exchange included only soldiers"
    assert window.panes.reader.page.text == beside(window).page.text
    assert selected(window) == "270 soldiers and 120 civilians"


def test_from_the_grid_by_key_and_the_grid_comes_back_on_its_cell(tour):
    window, hand = tour.window, tour.hand
    hand.key("Ctrl+J")
    grid = hand.dialog("the grid")
    table = grid.findChild(QTableView, "conflictVoices")
    hand.walk_to(table, 1, FIRST + 1)
    words = grid.current().claim.quotes[0].text
    hand.key("B")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the grid to close")
    hand.wait(beside(window).isVisible, "the second article")
    assert words in (ringed(beside(window).page), selected(window))
    hand.to_article()
    hand.key("Ctrl+J")
    again = hand.dialog("the grid").findChild(QTableView, "conflictVoices")
    assert (again.currentIndex().row(), again.currentIndex().column()) == (1, FIRST + 1)
    hand.key("Escape")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the grid to close")


def test_marks_beside_follow_every_act(tour):
    window, hand = tour.window, tour.hand
    hand.key("Ctrl+B")
    other = beside(window)
    before = len(other.page.sheet.marks)
    only = next(c for c in window.loop.swap.claims if c.value == "0")
    window.panes.record.remove_requested.emit(only.id)
    assert len(other.page.sheet.marks) < before
    hand.key("Ctrl+Z")
    assert len(other.page.sheet.marks) == before


def test_with_one_source_alone_it_says_what_is_needed(window, hand):
    hand.open_article("002")
    hand.highlight("95 Russian soldiers")
    hand.key("R")
    hand.key("Ctrl+B")
    assert window.banner.sentence.startswith("Only one claim")
    assert window.findChild(Beside) is None


def test_the_dispute_within_one_article_is_decided_by_key(tour):
    window, hand = tour.window, tour.hand
    hand.key("Ctrl+J")
    hand.dialog("the grid")
    for reason in ("Both ministries count civilians.", ""):
        table = QApplication.activeModalWidget().findChild(QTableView, "conflictVoices")
        row = table.currentIndex().row()
        said = [str(table.model().index(row, at).data()) for at in range(FIRST, table.model().columnCount())]
        hand.walk_to(table, row, FIRST + next(at for at, words in enumerate(said) if "120" in words))
        hand.key("Return")
        hand.write(reason)
        hand.key("Return")
    hand.key("Escape")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the grid to close")
    for name in ("to_a_civilians", "to_b_civilians"):
        value = window.loop.swap.values[name]
        assert (value.value, value.choice.reason) == ("120", "Both ministries count civilians.")
        assert value.state is CountState.STATED
        assert {claim.value for claim in value.claims} == {"120", "0"}


def test_words_dragged_from_the_article_beside_are_cited_on_that_article(tour):
    window, hand = tour.window, tour.hand
    hand.key("Ctrl+B")
    other = beside(window)
    hand.wait(other.isVisible, "the second article")
    start = other.page.text.index("The latest exchange included only soldiers")
    other.page.select(start, start + len("The latest exchange"))
    dragged = other.page.mouse.selected_words()
    cell = window.panes.record.findChild(QWidget, "field.place").parentWidget()
    held = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(cell, QDragEnterEvent(QPoint(5, 5), *held))
    QApplication.sendEvent(cell, QDropEvent(QPointF(5, 5), *held))
    (quote,) = window.loop.swap.values["place"].claims[-1].quotes
    assert (quote.article, quote.text) == (other.page.key, "The latest exchange")
    assert quote.article != window.loop.article.id


def test_an_article_without_a_date_is_shown_beside_too(tour):
    window, hand = tour.window, tour.hand
    number = next(row.id for row in window.workspace.article_rows() if row.file_name.startswith("001"))
    window.workspace.articles.revise(number, published_on=None)
    hand.key("Ctrl+B")
    hand.wait(beside(window).isVisible, "the second article")
    assert beside(window).page.key == number
