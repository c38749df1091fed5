"""What does not look like what it is, on the page: marked, told under the mouse and over the text, never changed."""

import pytest
from PySide6.QtCore import QPointF

from ui.reader.page import Page
from ui.reader.pane import ReaderPane


@pytest.fixture
def pane(qtbot, theme) -> ReaderPane:
    shown = ReaderPane()
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def place(page: Page, position: int) -> QPointF:
    """The middle of the line at a code point, in pixels of the viewport."""
    geometry = page.geometry_of_text
    caret = geometry.caret(page.sheet.positions.to_qt(position))
    return QPointF(caret.center()) - geometry.offset


@pytest.mark.parametrize(
    ("text", "at", "said", "badges"),
    [
        ("Among them was Iван, they said.", 17, "“Iван” mixes Latin and Cyrillic letters", ["1 word of two scripts"]),
        ("The list\u202e of 390 names", 8, "turns the direction of the text (U+202E)", ["text direction is turned"]),
        ("So many pris\u00ad\u00adoners came", 12, "A sign without width stands here (U+00AD)", []),
        ("👪 came with pris\u200boners", 16, "A sign without width stands here (U+200B)", []),
    ],
)
def test_it_is_drawn_and_told(pane, text, at, said, badges):
    page = pane.page
    pane.show_article(1, text)
    pane.set_head("Title", "BBC")
    assert page.text == text
    assert [label.text() for label in pane._labels[1:]] == badges
    assert said in page.mouse.tip(place(page, at))
    assert page.mouse.tip(place(page, 2)) == ""
    odd = page.viewport().grab().toImage()
    assert page.viewport().grab().toImage() == odd
    page.sheet.odd = ()
    assert page.viewport().grab().toImage() != odd, "it is drawn"
    pane.show_article(2, "Nothing odd.")
    pane.set_head("Title", "BBC")
    assert page.sheet.odd == ()
    assert len(pane._labels) == 1
