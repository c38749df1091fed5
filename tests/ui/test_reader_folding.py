"""Boilerplate on the page: dimmed, folded to a line, opened by click, by key and by what is looked for inside."""

import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from curator.model import ArticleId
from ui.reader.folding import Stretch
from ui.reader.marks import Mark
from ui.reader.page import Page
from ui.tour import opened

HEAD = "Kyiv brought home 303 people on Saturday.\n\nThey are at home."
APPEAL = "Dear readers,\n\nGive us $5 🙂 a month.\n\nThank you for 7 years."
TAIL = "Moscow confirmed the exchange."
TEXT = f"{HEAD}\n\n{APPEAL}\n\n{TAIL}"
START = TEXT.index(APPEAL)
END = START + len(APPEAL)
APPEALS = Stretch(START, END, "appeal to readers")


@pytest.fixture
def page(qtbot, theme):
    made = Page()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_article(1, TEXT)
    made.set_boilerplate([APPEALS])
    QTest.qWait(1)
    return made


def fold(page):
    (only,) = page.folding.folds
    return only


def shown(page) -> list[str]:
    """The lines that are laid out, as the article has them."""
    positions = page.sheet.positions
    blocks = [page.document().findBlockByNumber(n) for n in range(page.document().blockCount())]
    words = (TEXT[slice(*positions.block_span(b.blockNumber()))].strip() for b in blocks if b.isVisible())
    return [line for line in words if line]


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page, key, modifiers)


def test_a_stretch_is_folded_to_one_line_that_says_what_it_is(page):
    assert fold(page).words == "appeal to readers · 3 lines, unfold"
    assert page.folding.is_closed(fold(page))
    assert shown(page) == ["Kyiv brought home 303 people on Saturday.", "They are at home.", TAIL]
    assert page.text == TEXT, "nothing is taken out"


def test_the_line_stands_between_its_neighbours(page):
    ((_, box),) = page.folding.labels(page.geometry_of_text)
    above = page.geometry_of_text.caret(page.sheet.positions.to_qt(len(HEAD) - 1))
    below = page.geometry_of_text.caret(page.sheet.positions.to_qt(TEXT.index(TAIL)))
    assert above.bottom() <= box.top()
    assert box.bottom() <= below.top() + 2


def click(page, box):
    point = (box.center() - page.geometry_of_text.offset).toPoint()
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point))


def test_a_click_unfolds_it_and_another_one_in_the_margin_folds_it_again(page, qtbot):
    with qtbot.waitSignal(page.folds_changed):
        click(page, page.folding.labels(page.geometry_of_text)[0][1])
    assert not page.folding.is_closed(fold(page))
    assert "Dear readers," in shown(page)
    assert page.caret() == START
    with qtbot.waitSignal(page.folds_changed):
        click(page, page.folding._grips(page.geometry_of_text)[0][1])
    assert page.folding.is_closed(fold(page))
    assert page.folding.hiding(page.caret()) is None, "the caret does not stay in what is folded"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Right])
def test_the_caret_walks_past_it_and_comes_back(page, key):
    page.set_caret(len(HEAD))
    press(page, key)
    assert TEXT.index(TAIL) <= page.caret() <= len(TEXT)
    assert page.folding.is_closed(fold(page))
    page.set_caret(TEXT.index(TAIL))
    press(page, Qt.Key.Key_Up if key == Qt.Key.Key_Down else Qt.Key.Key_Left)
    assert len(HEAD) - len("They are at home.") <= page.caret() <= len(HEAD)
    assert page.folding.is_closed(fold(page))


def test_words_are_selected_over_it_and_taken_whole(page):
    page.set_caret(len(HEAD))
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.selection() == (len(HEAD), TEXT.index(TAIL))
    page.select(0, len(TEXT))
    assert page.folding.is_closed(fold(page))
    assert page.selection() == (0, len(TEXT))


@pytest.mark.parametrize("show", ["select", "flash", "match", "mark"])
def test_what_is_looked_for_inside_unfolds_it(page, show):
    start = TEXT.index("7 years")
    span = (start, start + len("7 years"))
    if show == "match":
        page.set_matches([span], 0)
    elif show == "mark":
        page.set_marks([Mark(1, *span, ("date",), "")])
    else:
        getattr(page, show)(*span)
    assert not page.folding.is_closed(fold(page))


def test_a_match_elsewhere_leaves_it_folded(page):
    page.set_matches([(0, 4), (START, START + 4)], 0)
    assert page.folding.is_closed(fold(page))


def test_what_was_unfolded_comes_unfolded(page):
    page.show_article(2, "Another.")
    page.show_article(1, TEXT)
    page.set_boilerplate([APPEALS], {START})
    assert not page.folding.is_closed(fold(page))
    assert page.folding.unfolded() == (START,)


def test_what_carries_a_claim_comes_unfolded(page):
    page.set_marks([Mark(1, START, START + 4, ("date",), "")])
    page.set_boilerplate([APPEALS])
    assert not page.folding.is_closed(fold(page))


def test_a_part_of_a_line_and_a_short_line_are_only_dimmed(page):
    page.set_boilerplate([Stretch(0, 4, "repeated text"), Stretch(TEXT.index(TAIL), len(TEXT), "notice")])
    assert page.folding.folds == ()
    assert shown(page)[-1] == TAIL


def test_a_text_that_is_nothing_else_is_not_folded(page):
    page.set_boilerplate([Stretch(0, len(TEXT), "menu")])
    assert page.folding.folds == ()


def test_dimmed_words_are_paler_than_the_article(page):
    page.toggle_fold()
    geometry, positions = page.geometry_of_text, page.sheet.positions

    def darkest(words):
        edge = geometry.caret(positions.to_qt(TEXT.index(words)))
        picture = page.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        top, left = int((edge.top() - geometry.offset.y()) * ratio), int((edge.left() + 3) * ratio)
        return min(picture.pixelColor(left + x, top + y).lightness() for x in range(30) for y in range(16))

    assert darkest("Give us") > darkest("They are") + 40


def test_a_fold_at_the_end_leaves_no_gap_behind_when_it_is_opened(page):
    page.show_article(2, f"{HEAD}\n\n{APPEAL}")
    last = page.document().findBlockByNumber(page.sheet.positions.block(len(HEAD) - 1))
    before = last.blockFormat().bottomMargin()
    page.set_boilerplate([APPEALS])
    assert last.blockFormat().bottomMargin() > before
    page.toggle_fold()
    assert last.blockFormat().bottomMargin() == before


def test_zooming_keeps_room_for_the_line(page):
    page.zoom_in()
    ((_, box),) = page.folding.labels(page.geometry_of_text)
    below = page.geometry_of_text.caret(page.sheet.positions.to_qt(TEXT.index(TAIL)))
    assert box.bottom() <= below.top() + 2


def test_the_key_opens_it_and_the_desk_remembers(sample, tmp_path, fonts, qapp, qtbot):
    path = shutil.copy(sample, tmp_path / "a.desk")
    with opened(path) as window:
        page = window.panes.reader.page
        qtbot.waitUntil(lambda: bool(page.folding.folds))  # it comes after the first paint
        (only,) = page.folding.folds
        assert page.folding.is_closed(only)
        QTest.keyClick(page, Qt.Key.Key_F)
        assert not page.folding.is_closed(only)
        assert len(window.workspace.steps()) == 1, "to look is no act"
        window.loop.open_article(ArticleId(2))
        window.loop.open_article(ArticleId(1))
        assert page.folding.unfolded() == (only.stretch.start,)
    with opened(path) as window:
        qtbot.waitUntil(lambda: bool(window.panes.reader.page.folding.folds))
        assert window.panes.reader.page.folding.unfolded() == (only.stretch.start,)
