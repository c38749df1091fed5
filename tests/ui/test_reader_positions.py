"""Code points and Qt's positions, over texts that are nasty on purpose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from curator.text import canonical
from ui.reader.positions import LONG, PIECE, Positions
from ui.reader.typesetting import Typesetting

NASTY = [
    *"a б.\n\r\t ",
    "\r\n",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x00",
    "\ud800",
    "\ufdd0",
    "\ufffc",
    "\u200d",
    "\u202e",
    "\u2066",
    "\u0301",
    "й",
    "א",
    "ع",
    "🇺🇦",
    "🙏",
    "👨\u200d👩\u200d👦",
    "𝟛",
    "\U0010ffff",
]
texts = st.lists(st.sampled_from(NASTY), max_size=60).map(lambda parts: canonical("".join(parts)))


@given(texts, st.data())
@settings(deadline=None, max_examples=150)
def test_any_selection_comes_back_from_qt_as_it_was(qapp, text, data):
    positions = Positions(text)
    edit = QTextEdit()
    Typesetting(edit).set_text(positions, 1.0)
    assert edit.document().characterCount() - 1 == len(positions.shown.encode("utf-16-le")) // 2
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cursor = QTextCursor(edit.document())
    cursor.setPosition(positions.to_qt(start))
    cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
    assert positions.span_from_qt(cursor.anchor(), cursor.position()) == (start, end)


@given(texts)
@settings(deadline=None, max_examples=100)
def test_blocks_are_qt_s_blocks(qapp, text):
    positions = Positions(text)
    edit = QTextEdit()
    edit.setPlainText(positions.shown)
    for position in range(len(text) + 1):
        block = edit.document().findBlock(positions.to_qt(position)).blockNumber()
        assert positions.block(position) == block
        start, end = positions.block_span(block)
        assert start <= position <= end


def test_a_place_inside_a_pair_widens_to_the_whole_character():
    positions = Positions("a🙂b")
    assert positions.span_from_qt(0, 2) == (0, 2)
    assert positions.span_from_qt(2, 4) == (1, 3)


@pytest.mark.parametrize("piece", ["word ", "🙂 ", "x"])
def test_a_long_paragraph_is_broken_and_every_place_keeps_its_way_back(piece):
    text = "Short.\n" + piece * (LONG // len(piece) * 3) + "\nEnd 5."
    positions = Positions(text)
    lines = positions.shown.split("\n")
    assert max(map(len, lines)) <= PIECE
    assert len(lines) > 10
    assert all(positions.from_qt(positions.to_qt(place)) == place for place in range(0, len(text) + 1, 7))
    assert positions.is_broken_off(1)
    assert not positions.is_broken_off(0)


def test_a_paragraph_of_usual_length_is_left_alone():
    text = "word " * 500
    assert Positions(text).shown == text


def test_blank_blocks_are_those_of_white_space_only():
    positions = Positions("One.\n\n \u00a0\nTwo.")
    assert [positions.is_blank(number) for number in range(4)] == [False, True, True, False]


def test_the_paragraph_around_a_place():
    positions = Positions("One two.\n\nThree.")
    assert positions.paragraph_at(4) == (0, 8)
    assert positions.paragraph_at(16) == (10, 16)
