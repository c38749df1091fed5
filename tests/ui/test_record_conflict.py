"""The grid of disagreements: adopting needs a reason, by key alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView
from test_record_sample import ARTICLES, KI, SIDES, rich_claims, rich_swap, verified_swap

from curator.model import Category, Choice, ClaimField, Side, SwapId, SwapRecord
from curator.swaps import assemble
from ui import theme as themes
from ui.record.conflict import ConflictGrid
from ui.record.grid import CELL_LEFT, CELL_RIGHT, FIRST, OWN
from ui.record.voices import other_side, table_of


@pytest.fixture
def grid(qtbot, theme):
    grid = ConflictGrid()
    qtbot.addWidget(grid)
    grid.show_swap(rich_swap(), SIDES, ARTICLES)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    return grid


def loose_claim():
    return next(c for c in rich_claims().claims if c.value == "0")


def voices(grid) -> QTableView:
    return grid.findChild(QTableView, "conflictVoices")


def said(grid, row) -> list[str]:
    return [str(grid.model.index(row, at).data()) for at in range(grid.model.columnCount())]


def heads(grid, orientation=Qt.Orientation.Horizontal) -> list[str]:
    count = grid.model.columnCount() if orientation is Qt.Orientation.Horizontal else grid.model.rowCount()
    return [grid.model.headerData(at, orientation) for at in range(count)]


def test_a_row_per_field_the_differing_first_and_a_column_per_voice_with_the_swap_before_them(grid):
    assert heads(grid)[:4] == ["This swap", "Why", "BBC", "The Kyiv Independent"]
    rows = heads(grid, Qt.Orientation.Vertical)
    assert rows[:2] == ["≠ Civilians to Ukraine", "Date"]
    assert len(rows) == sum(bool(value.claims) for value in rich_swap().values.values())
    assert said(grid, 0)[:4] == ["undecided", "", "○ 120 each", "○ none"]


def test_the_columns_of_the_swap_stay_in_sight_however_many_voices_there_are(grid, qtbot):
    grid.resize(620, 380)
    own, others = grid.grid.own, voices(grid)
    assert [own.isColumnHidden(at) for at in range(4)] == [False, False, True, True]
    assert [others.isColumnHidden(at) for at in range(4)] == [True, True, False, False]
    others.setFocus()
    for _ in range(grid.model.columnCount()):
        qtbot.keyClick(others, Qt.Key.Key_Right)
    assert others.currentIndex().column() == grid.model.columnCount() - 1
    assert others.horizontalScrollBar().value() > 0
    assert own.columnViewportPosition(0) == 0
    assert own.visibleRegion().boundingRect().width() == own.width()
    for _ in range(grid.model.rowCount()):
        qtbot.keyClick(others, Qt.Key.Key_Down)
    assert own.verticalScrollBar().value() == others.verticalScrollBar().value() > 0


def test_the_longest_day_is_read_whole_in_the_swap_and_beside_a_voice(grid):
    font = grid.font()
    font.setWeight(QFont.Weight.DemiBold)
    words, margins = QFontMetrics(font), CELL_LEFT + CELL_RIGHT
    own = grid.findChild(QTableView, "conflictOwn")
    assert own.columnWidth(OWN) - margins >= words.horizontalAdvance("Wed 30 September 2026")
    assert voices(grid).columnWidth(FIRST) - margins >= words.horizontalAdvance("◉ Wed 30 September 2026")


def test_a_value_is_adopted_by_key_with_a_reason_and_never_without(grid, qtbot):
    heard = []
    grid.adopt.connect(lambda *told: heard.append(told))
    table, reason = voices(grid), grid.findChild(QLineEdit, "conflictReason")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(reason.hasFocus)
    qtbot.keyClicks(reason, "   ")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert heard == []
    assert not grid.findChild(QPushButton, "conflictAdopt").isEnabled()
    qtbot.keyClicks(reason, "no civilians seen")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert heard == [("to_a_civilians", loose_claim().id, "no civilians seen")]
    assert grid.isVisible()
    assert table.hasFocus()


def test_where_nothing_differs_enter_adopts_at_once(grid, qtbot):
    heard = []
    grid.adopt.connect(lambda *told: heard.append(told))
    grid.go_to(heads(grid, Qt.Orientation.Vertical).index("Date"), FIRST + 1)
    qtbot.keyClick(voices(grid), Qt.Key.Key_Return)
    assert [(column, reason) for column, _, reason in heard] == [("date", "")]


def test_where_nothing_differs_the_button_adopts_without_a_reason_too(grid, qtbot):
    heard = []
    grid.adopt.connect(lambda *told: heard.append(told))
    button, reason = grid.findChild(QPushButton, "conflictAdopt"), grid.findChild(QLineEdit, "conflictReason")
    assert (button.isEnabled(), reason.placeholderText()) == (False, "Why this one? (needed)")
    grid.go_to(heads(grid, Qt.Orientation.Vertical).index("Date"), FIRST + 1)
    assert reason.placeholderText() == "Why this one?"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [(column, why) for column, _, why in heard] == [("date", "")]


def test_the_reason_stands_beside_the_value_and_is_at_hand_to_be_changed(grid, qtbot):
    grid.show_swap(decided(), SIDES, ARTICLES)
    assert said(grid, 0)[:4] == ["✓ 0", "It is what was said.", "○ 120 each", "◉ none"]
    grid.go_to(0, FIRST + 1)
    qtbot.keyClick(voices(grid), Qt.Key.Key_Return)
    assert grid.findChild(QLineEdit, "conflictReason").text() == "It is what was said."


def test_the_words_behind_a_cell_can_be_shown_by_key(grid, qtbot):
    heard = []
    grid.quote_clicked.connect(lambda *told: heard.append(told))
    grid.go_to(0, FIRST + 1)
    qtbot.keyClick(voices(grid), Qt.Key.Key_A)
    quote = loose_claim().quotes[0]
    assert heard == [(loose_claim().id, KI.id, quote.start, quote.end)]


def test_both_articles_are_asked_for_by_key(grid, qtbot):
    heard = []
    grid.compare_requested.connect(lambda *told: heard.append(told))
    grid.go_to(0, FIRST + 1)
    qtbot.keyClick(voices(grid), Qt.Key.Key_B)
    assert heard == [("to_a_civilians", loose_claim().id)]


def test_what_is_held_against_a_claim_is_what_says_otherwise_else_another_article():
    swap = rich_swap()
    assert other_side(swap, "to_a_civilians", loose_claim()).value == "120"
    first, second = swap.values["date"].claims
    assert other_side(swap, "date", first) is second
    assert other_side(swap, "place", swap.values["place"].claims[0]) is None


def test_by_publisher_there_is_a_column_for_each_article(grid, qtbot):
    qtbot.keyClick(voices(grid), Qt.Key.Key_S)
    assert heads(grid) == ["This swap", "Why", "BBC", "The Kyiv Independent", "by hand"]
    qtbot.keyClick(voices(grid), Qt.Key.Key_S)
    assert len(heads(grid)) > 5


def test_a_sealed_swap_is_only_shown(grid):
    grid.show_swap(verified_swap(), SIDES, ARTICLES)
    assert not grid.findChild(QLineEdit, "conflictReason").isEnabled()
    assert said(grid, 0)[0] == "✓ 120"


def test_it_follows_the_theme_while_it_is_open(grid, qapp):
    light = grid.grab().toImage()
    themes.apply(qapp, themes.DARK)
    dark = grid.grab().toImage()
    at = grid.grid.mapTo(grid, grid.grid.rect().center())
    assert light.pixelColor(at).lightness() > 200
    assert dark.pixelColor(at).lightness() < 80
    assert themes.DARK.border in grid.styleSheet()


def decided():
    choice = Choice("to_a_civilians", loose_claim().id, None, "It is what was said.", "A", "")
    return rich_swap(choices=(choice,))


def test_a_voice_that_contradicts_itself_has_two_columns():
    coding = rich_claims()
    coding.cite(ClaimField.COUNT, "119", KI, "120 civilians", side=Side.A, category=Category.CIVILIANS)
    table = table_of(assemble(SwapRecord(SwapId(3), "SW-0003"), coding.claims), ARTICLES)
    assert table.voices[:3] == ("BBC", "The Kyiv Independent", "The Kyiv Independent (2)")
    assert [s.claim.value for s in table.said["to_a_civilians", "The Kyiv Independent (2)"]] == ["119"]
