"""The grid of disagreements: adopting needs a reason, by key alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableWidget
from test_record_sample import ARTICLES, KI, SIDES, rich_claims, rich_swap, verified_swap

from curator.model import Category, SwapId, SwapRecord
from curator.swaps import assemble
from ui.record.conflict import ConflictGrid, voices_of


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


def test_a_row_per_field_and_a_column_per_voice_with_the_swap_first(grid):
    table = grid.findChild(QTableWidget)
    heads = [table.horizontalHeaderItem(at).text() for at in range(table.columnCount())]
    assert heads == ["This swap", "BBC", "The Kyiv Independent"]
    assert [table.verticalHeaderItem(row).text() for row in range(table.rowCount())] == ["Civilians to Ukraine"]
    assert [table.item(0, at).text() for at in range(3)] == ["undecided", "○ 120 each", "○ none"]


def test_a_value_is_adopted_by_key_with_a_reason_and_never_without(grid, qtbot):
    heard = []
    grid.adopt.connect(lambda *said: heard.append(said))
    table, reason = grid.findChild(QTableWidget), grid.findChild(QLineEdit, "conflictReason")
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


def test_the_words_behind_a_cell_can_be_shown(grid, qtbot):
    heard = []
    grid.quote_clicked.connect(lambda *said: heard.append(said))
    grid.findChild(QTableWidget).setCurrentCell(0, 2)
    qtbot.mouseClick(
        next(b for b in grid.findChildren(QPushButton) if b.text() == "Show in article"), Qt.MouseButton.LeftButton
    )
    quote = loose_claim().quotes[0]
    assert heard == [(loose_claim().id, KI.id, quote.start, quote.end)]


def test_a_sealed_swap_is_only_shown(grid):
    grid.show_swap(verified_swap(), SIDES, ARTICLES)
    assert not grid.findChild(QLineEdit, "conflictReason").isEnabled()
    assert grid.findChild(QTableWidget).item(0, 0).text() == "✓ 120"


def test_a_voice_that_contradicts_itself_has_two_columns():
    coding = rich_claims()
    from curator.model import ClaimField, Side

    coding.cite(ClaimField.COUNT, "119", KI, "120 civilians", side=Side.A, category=Category.CIVILIANS)
    swap = assemble(SwapRecord(SwapId(3), "SW-0003"), coding.claims)
    voices, said = voices_of(swap, ARTICLES)
    assert voices == ("BBC", "The Kyiv Independent", "The Kyiv Independent (2)")
    assert [s.claim.value for s in said["to_a_civilians", "The Kyiv Independent (2)"]] == ["119"]
