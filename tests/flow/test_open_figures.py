"""Every figure of an article is cited, put aside with a reason, or open: by real keys on the sample desk."""

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from curator.dismissals import DismissReason
from curator.model import ArticleState
from db.check import check
from db.desk import Desk
from ui.hand import dialog_is_open


@pytest.fixture
def page(hand):
    hand.open_article("002")
    hand.wait(lambda: hand.window.panes.reader.strip.isVisible(), "the article to be read")
    hand.to_article()
    return hand.window.panes.reader.page


def words(hand) -> str:
    window = hand.window
    return window.loop.article.text[slice(*window.panes.reader.page.selection())]


def dismissals(hand) -> dict[str, DismissReason]:
    coverage = hand.window.workspace.figures.coverage(hand.window.loop.article.id)
    text = hand.window.loop.article.text
    return {text[slice(*one)]: coverage.reason(*one) for one in hand.window.panes.reader.page.figures.all()}


def test_the_margin_shows_every_figure_and_a_key_walks_the_open_ones(page, hand):
    figures = page.figures.all()
    assert page.sheet.figures == figures
    hand.highlight("95 Russian soldiers")
    hand.key("R")
    assert len(page.sheet.figures) == len(figures) - 1
    hand.key("Ctrl+Home")
    seen = set()
    for _ in page.sheet.figures:
        hand.key("Shift+O")
        seen.add(page.selection())
    assert seen == set(page.sheet.figures)
    hand.key("Shift+O")
    assert page.selection() == page.sheet.figures[0], "round the end"


def test_a_figure_is_put_aside_for_the_proposed_reason_and_undo_opens_it(page, hand):
    number = len(page.sheet.figures)
    while not page.selection() or words(hand) != "1,348":
        hand.key("Shift+O")
    assert "held, not exchanged" in hand.window.panes.reader.strip.sentence
    hand.key("Shift+X")
    assert dismissals(hand)["1,348"] is DismissReason.HELD_NOT_EXCHANGED
    assert len(page.sheet.figures) == number - 1
    assert words(hand) == "6,465", "the next open one is shown"
    hand.key("Ctrl+Z")
    assert dismissals(hand)["1,348"] is None
    assert len(page.sheet.figures) == number


@pytest.mark.parametrize(("figure", "key"), [("14:57", "Shift+Q"), ("March 17, 2025", "Shift+Q"), ("95", "Shift+X")])
def test_a_person_says_why_and_opens_it_again(page, hand, figure, key):
    def reason() -> DismissReason | None:
        coverage = hand.window.workspace.figures.coverage(hand.window.loop.article.id)
        return coverage.reason(*span)

    while not page.selection() or words(hand) != figure:
        hand.key("Shift+O")
    span = page.selection()
    hand.key(key)
    hand.dialog("the reasons")
    hand.key("Down", list(DismissReason).index(DismissReason.OTHER_EVENT))
    hand.key("Return")
    hand.wait(lambda: reason() is DismissReason.OTHER_EVENT, "the reason")
    hand.to_article()
    page.select(*span)
    assert page.sheet.aside[span] == "Put aside: another event"
    hand.key("Shift+Y")
    assert reason() is None
    hand.key("Shift+Y")
    assert hand.window.banner.sentence == f"“{figure}” is not put aside."


def offered_at(hand, figure: tuple[int, int]) -> set[str]:
    """What the menu of the right button on a figure offers for figures."""
    page, window = hand.page, hand.window
    page.set_caret(0)
    page.bring_into_view(*figure)
    at = hand._point(figure[0] + 1)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.viewport(), asked)
    hand.wait(QApplication.activePopupWidget, "the menu")
    menu = QApplication.activePopupWidget()
    names = ("dismiss.figure", "dismiss.because", "reopen.figure")
    offered = {name for name in names if window.actions_by_id[name] in menu.actions()}
    menu.close()
    return offered


def test_the_menu_on_a_figure_offers_what_fits_what_became_of_it(page, hand):
    while not page.selection() or words(hand) != "1,348":
        hand.key("Shift+O")
    figure = page.selection()
    assert offered_at(hand, figure) == {"dismiss.figure", "dismiss.because"}
    page.select(*figure)
    hand.key("Shift+X")
    assert offered_at(hand, figure) == {"dismiss.because", "reopen.figure"}


def test_how_many_were_put_aside_at_once_is_said_for_one_too(page, hand):
    while not page.selection() or words(hand) != "1,348":
        hand.key("Shift+O")
    figure, said = page.selection(), []
    hand.window.loop.said.connect(said.append)
    hand.key("Shift+P")
    left = len(page.sheet.figures)
    assert " figures are put aside, each with its reason; " in said[-1]
    page.select(*figure)
    hand.key("Shift+Y")
    hand.key("Shift+P")
    assert said[-1] == f"1 figure is put aside, with its reason; {left} are open. Ctrl+Z undoes it."


def test_all_proposals_are_confirmed_in_one_step(page, hand):
    window = hand.window
    article = window.loop.article.id
    steps, before = len(window.workspace.steps()), page.sheet.figures
    hand.key("Shift+P")
    aside = {words: why for words, why in dismissals(hand).items() if why}
    assert len(aside) > 5
    assert {DismissReason.BOILERPLATE, DismissReason.HELD_NOT_EXCHANGED} <= set(aside.values())
    assert len(window.workspace.steps()) == steps + 1
    assert window.workspace.offers.reading(article).counts.figures_open == len(page.sheet.figures)
    hand.key("Shift+P")
    assert window.banner.sentence == "There is nothing that the program would put aside."
    hand.key("Ctrl+Z")
    assert page.sheet.figures == before
    assert window.workspace.offers.reading(article).counts.figures_open == len(before)


def test_an_article_is_done_when_nothing_is_open_and_asks_where_something_is(page, hand, desk_file):
    window = hand.window
    article = window.loop.article.id

    def state() -> ArticleState:
        return next(row.state for row in window.workspace.article_rows() if row.id == article)

    hand.key("Ctrl+D")
    dialog = hand.dialog("the question")
    assert dialog.heading.text() == f"{len(page.sheet.figures)} figures are still open"
    hand.key("Escape")
    assert state() is not ArticleState.DONE
    hand.to_article()
    while window.suggesting.count:
        hand.key("J")
    hand.key("Shift+P")
    while page.sheet.figures:
        hand.key("Shift+O")
        hand.key("Shift+X")
        hand.dialog("the reasons")
        hand.key("Return")
        hand.to_article()
    hand.key("Ctrl+D")
    assert state() is ArticleState.DONE
    window.close()
    with Desk.open(desk_file) as desk:
        assert desk.readings.get(article).counts.figures_open == 0
        assert check(desk) == ()


def test_the_person_may_say_that_it_is_done_all_the_same(page, hand):
    window = hand.window
    hand.key("Ctrl+D")
    dialog = hand.dialog("the question")
    hand.key("Return")
    hand.wait(lambda: window.workspace.article(window.loop.article.id).done, "the article to be done")
    assert not dialog_is_open(dialog)
