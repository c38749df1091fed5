"""The pane around the page: head, legend, find."""

from html import escape
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from curator.text import canonical
from ui import theme
from ui.reader.find_bar import FindBar, find_all
from ui.reader.legend import Chip
from ui.reader.pane import ReaderPane
from ui.reader.strip import StripAct
from ui.reader.title import Title

SEEDS = Path(__file__).parents[2] / "seeds"
BBC = canonical((SEEDS / "004_70bf9a9d2971edd2.txt").read_text(encoding="utf-8"))
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def pane(qtbot, theme):
    pane = ReaderPane()
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show_article(1, BBC)
    pane.show()
    pane.activateWindow()
    pane.page.setFocus()
    qtbot.waitUntil(pane.page.hasFocus)
    return pane


def labels(pane):
    return [label for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]


def find_bar(pane):
    return pane.findChild(FindBar)


# --- head and legend


def test_the_head_says_what_is_known_and_what_is_missing(pane):
    pane.set_head("<b>Swap</b> & more", "BBC · published Sat 24 May 2025 · 4.1 kB", ["no publisher"])
    assert [label.text() for label in labels(pane)] == [
        "<b>Swap</b> & more",
        "BBC ·",
        "published Sat 24 May 2025 ·",
        "4.1 kB",
        "no publisher",
    ]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels(pane))
    assert labels(pane)[-1].property("tone") == "warn"
    assert labels(pane)[0].font().weight() == QFont.Weight.Bold
    pane.set_head("Other", "", [])
    assert [label.text() for label in labels(pane)] == ["Other"]


def test_a_word_longer_than_a_line_widens_no_pane(pane, qtbot):
    """A file's name is the title of an article without one; the list and the form had to make room for it."""
    pane.set_head("Short", "BBC", ["no publisher"])
    qtbot.waitUntil(lambda: pane.minimumSizeHint().width() < 500)
    pane.set_head("é" * 90, "BBC · " + "x" * 90, ["no publisher"])
    assert [label.text().replace("\u200b", "") for label in labels(pane)][:3] == ["é" * 90, "BBC ·", "x" * 90]
    assert pane.minimumSizeHint().width() < 500
    title, publisher = labels(pane)[0], labels(pane)[2]
    qtbot.waitUntil(lambda: title.height() > 2 * title.fontMetrics().height())
    qtbot.waitUntil(lambda: publisher.geometry().right() <= publisher.parentWidget().width())


def test_a_click_on_what_is_missing_asks_for_the_details(pane, qtbot):
    asked = []
    pane.details_requested.connect(lambda: asked.append(1))
    pane.set_head("A title", "BBC · 4 kB", ["no publication date"])
    badge = next(label for label in pane.findChildren(QLabel) if label.text() == "no publication date")
    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert asked == [1]
    fact = next(label for label in pane.findChildren(QLabel) if label.text().startswith("BBC"))
    qtbot.mouseClick(fact, Qt.MouseButton.LeftButton)
    assert asked == [1]


def test_a_low_pane_leaves_the_room_to_the_article_in_either_theme(pane, qapp, qtbot):
    pane.set_head("A title", "BBC")
    title = labels(pane)[0]
    large = title.font().pointSizeF()
    pane.resize(700, 480)
    qtbot.waitUntil(lambda: title.font().pointSizeF() < large)
    small = title.font().pointSizeF()
    theme.apply(qapp, theme.DARK)
    assert title.font().pointSizeF() == small
    pane.resize(700, 600)
    qtbot.waitUntil(lambda: title.font().pointSizeF() == large)


def test_the_head_stands_over_the_column(pane, qtbot):
    pane.set_head("Title", "BBC")
    for width in (520, 1000):
        pane.resize(width, 600)
        title = labels(pane)[0]

        def over_it(title=title):
            text_left = pane.page.document().firstBlock().layout().position().x() + pane.page.x()
            return abs(title.mapTo(pane, title.rect().topLeft()).x() - text_left) <= 2

        qtbot.waitUntil(over_it)


def test_the_head_follows_the_column_when_the_scroll_bar_comes_and_goes(pane, qtbot):
    pane.resize(900, 600)
    pane.set_head("Title", "BBC")
    title = labels(pane)[0]

    def apart():
        text_left = pane.page.document().firstBlock().layout().position().x() + pane.page.x()
        return abs(title.mapTo(pane, title.rect().topLeft()).x() - text_left)

    qtbot.waitUntil(lambda: apart() <= 2)
    for text in ("One line.", BBC, "Another line."):
        pane.show_article(len(text), text)
        qtbot.waitUntil(lambda: apart() <= 2)


def test_details_are_asked_for(pane, qtbot):
    button = next(one for one in pane.findChildren(QPushButton) if one.text().startswith("Details"))
    with qtbot.waitSignal(pane.details_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_missing_stands_in_for_the_button_that_asks_for_details(pane, qtbot):
    button = next(one for one in pane.findChildren(QPushButton) if one.text().startswith("Details"))
    pane.set_head("Big swap", "BBC · published Sat 24 May 2025 · English", ["please confirm"])
    badge = next(one for one in labels(pane) if one.accessibleName() == "please confirm")
    assert badge.isVisible()
    assert not button.isVisible()
    with qtbot.waitSignal(pane.details_requested):
        qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    pane.set_head("Big swap", "BBC · published Sat 24 May 2025 · English", [])
    assert button.isVisible()


def test_a_chip_says_its_target_and_leaves_selection_and_focus_alone(pane, qtbot):
    pane.set_legend([("Date", "D", "date", "date"), ("To Ukraine", "U", "to_a"), ("Each", "E", "to_a+to_b", "each")])
    pane.page.select(3, 9)
    clicked = []
    pane.chip_clicked.connect(clicked.append)
    for chip in pane.findChildren(Chip):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert clicked == ["date", "to_a", "each"]
    assert pane.page.selection() == (3, 9)
    assert pane.page.hasFocus()
    pane.set_legend([("Place", "P", "place")])
    qtbot.waitUntil(lambda: len(pane.findChildren(Chip)) == 1)


def test_chips_wrap_in_a_narrow_pane(pane, qtbot):
    pane.set_legend([(f"Some field {n}", "F", "date") for n in range(12)])
    pane.resize(420, 600)
    chips = pane.findChildren(Chip)
    qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) >= 3)
    assert all(chip.geometry().right() <= chip.parentWidget().width() for chip in chips)


def test_in_a_low_narrow_pane_chips_show_their_keys_alone_and_say_the_rest(pane, qtbot):
    pane.set_legend([(f"Some field {n}", "F", "date", f"field {n}") for n in range(8)])
    chips = pane.findChildren(Chip)

    def rows():
        return len({chip.y() for chip in chips})

    pane.resize(420, 600)
    qtbot.waitUntil(lambda: rows() >= 3)
    pane.resize(420, 400)
    qtbot.waitUntil(lambda: rows() == 1)
    assert [chip.toolTip().splitlines()[0] for chip in chips] == [f"Some field {n}" for n in range(8)]
    with qtbot.waitSignal(pane.chip_clicked) as clicked:
        qtbot.mouseClick(chips[6], Qt.MouseButton.LeftButton)
    assert clicked.args == ["field 6"]
    pane.resize(900, 400)
    qtbot.waitUntil(lambda: rows() == 2)
    assert {chip.toolTip() for chip in chips} == {"Select words, then press F"}


def test_a_long_title_gives_way_after_two_lines_in_a_low_pane_and_says_the_whole(pane, qtbot):
    words = "Prisoners are exchanged <b>again</b> at the border while the talks in Istanbul go on. " * 3
    pane.set_head(words, "BBC")
    pane.resize(420, 600)
    title = pane.findChild(Title)
    line = title.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: title.height() > 4 * line)
    assert (title.shown(), title.toolTip()) == (words, "")
    pane.resize(420, 400)
    qtbot.waitUntil(lambda: title.height() < 3 * title.fontMetrics().lineSpacing())
    assert title.shown().endswith("…")
    assert words.startswith(title.shown().rstrip("…"))
    assert title.toolTip() == f"<p>{escape(words)}</p>"
    pane.set_head("Short", "BBC")
    assert (title.shown(), title.toolTip()) == ("Short", "")


def test_the_empty_state_has_no_head(pane):
    pane.set_head("Title", "BBC")
    pane.open_find()
    pane.page.set_empty("No articles yet.")
    assert labels(pane) == []
    assert not any(button.isVisible() for button in pane.findChildren(QPushButton))
    assert find_bar(pane).isHidden()
    pane.show_article(1, BBC)
    assert labels(pane)[0].text() == "Title"


def test_every_part_has_a_name(pane):
    pane.set_head("Title", "BBC · English", ["no publication date"])
    pane.set_legend([("Date", "D", "date")])
    pane.open_find()
    parts = [
        pane,
        pane.page,
        find_bar(pane),
        find_bar(pane).line,
        *pane.findChildren(Chip),
        *pane.findChildren(QPushButton),
    ]
    assert all(part.accessibleName() for part in parts)


# --- find


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Іван, ІВАН, іван", "іван", 3),
        ("🙏 swap SWAP", "Swap", 2),
        ("of\u00a0war, of\nwar, ofwar", "of war", 2),
        ("a.b axb", "a.b", 1),
        ("anything", "  ", 0),
    ],
)
def test_words_are_found_in_any_case(text, words, expected):
    found = find_all(text, words)
    assert len(found) == expected
    assert all(text[start:end].split() for start, end in found)


def test_finding_by_keys_alone(pane, qtbot):
    pane.open_find()
    line, count = find_bar(pane).line, find_bar(pane).count
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "prisoner")
    places = find_all(BBC, "prisoner")
    assert count.text() == f"1 of {len(places)}"
    assert pane.page.sheet.matches == places
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.keyClick(line, Key.Key_F3)
    assert count.text() == f"3 of {len(places)}"
    qtbot.keyClick(line, Key.Key_Return, Mod.ShiftModifier)
    assert count.text() == f"2 of {len(places)}"
    for _ in range(2):
        qtbot.keyClick(line, Key.Key_F3, Mod.ShiftModifier)
    assert count.text() == f"{len(places)} of {len(places)}"
    qtbot.keyClick(line, Key.Key_Escape)
    assert find_bar(pane).isHidden()
    assert pane.page.hasFocus()
    assert pane.page.selection() == places[-1]
    assert pane.page.sheet.matches == []


def test_words_that_the_line_cannot_hold_are_said_to_be_cut(pane, qtbot):
    pane.open_find()
    QGuiApplication.clipboard().setText("zebra " * 900_000)
    qtbot.keyClick(find_bar(pane).line, Key.Key_V, Mod.ControlModifier)
    assert find_bar(pane).count.text() == "too long, cut"
    qtbot.keyClick(find_bar(pane).line, Key.Key_Backspace)
    assert find_bar(pane).count.text() == "not found"


def test_what_is_not_there_is_said(pane, qtbot):
    pane.open_find()
    qtbot.keyClicks(find_bar(pane).line, "zebra")
    assert find_bar(pane).count.text() == "not found"
    qtbot.keyClick(find_bar(pane).line, Key.Key_Return)
    assert pane.page.sheet.match == -1


def test_selected_words_are_looked_for_from_where_they_stand(pane):
    places = find_all(BBC, "exchange")
    pane.page.select(*places[1])
    pane.open_find()
    assert find_bar(pane).line.text() == BBC[slice(*places[1])]
    assert find_bar(pane).count.text() == f"2 of {len(places)}"


def test_the_match_is_in_view(pane, qtbot):
    pane.open_find()
    qtbot.keyClicks(find_bar(pane).line, "found")
    last = BBC.rindex(" ", 0, len(BBC) - 40)
    pane.page.set_matches([(last, last + 4)], 0)
    box = pane.page.geometry_of_text.caret(last).translated(-pane.page.geometry_of_text.offset)
    assert pane.page.viewport().rect().contains(box.center().toPoint())


def test_enter_in_the_find_bar_is_no_shortcut_of_the_pane(pane, qtbot):
    fired = []
    for keys in ("Return", "Esc", "F3", "S"):
        action = QAction(pane)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, keys=keys: fired.append(keys))
        pane.addAction(action)
    pane.open_find()
    line = find_bar(pane).line
    qtbot.waitUntil(line.hasFocus)
    for key in (Key.Key_S, Key.Key_Return, Key.Key_F3, Key.Key_Escape):
        qtbot.keyClick(line, key)
    assert fired == []
    assert line.text() == "s"
    assert find_bar(pane).isHidden()


def test_another_article_is_searched_for_the_same_words(pane, qtbot):
    pane.open_find()
    qtbot.keyClicks(find_bar(pane).line, "swap")
    pane.show_article(2, "One swap, two swaps.")
    assert pane.page.sheet.matches == [(4, 8), (14, 18)]
    assert find_bar(pane).count.text() == "1 of 2"


def test_f3_goes_on_from_the_page_while_the_bar_is_open(pane, qtbot):
    pane.open_find()
    qtbot.keyClicks(find_bar(pane).line, "swap")
    pane.page.setFocus()
    qtbot.keyClick(pane.page, Key.Key_F3)
    assert find_bar(pane).count.text().startswith("2 of")
    qtbot.keyClick(pane.page, Key.Key_Escape)
    assert find_bar(pane).isHidden()


def test_find_gives_the_focus_to_the_page_where_what_had_it_before_is_gone(pane, qtbot):
    before = QPushButton("a filter", pane)
    before.show()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    pane.open_find()
    qtbot.waitUntil(find_bar(pane).line.hasFocus)
    shiboken6.delete(before)
    pane.close_find()
    qtbot.waitUntil(pane.page.hasFocus)


# --- the strip under the page

ACTS = (StripAct("next.suggestion", "Next", "."), StripAct("dismiss.proposed", "Put aside proposed", "Shift+P"))
LEFT = "2 suggestions · 32 figures open"


def _words_and_buttons(pane):
    words = next(label for label in pane.strip.findChildren(QLabel) if label.text() == pane.strip.sentence)
    return words, [button for button in pane.strip.findChildren(QPushButton) if button.isVisible()]


def test_in_a_narrow_pane_the_strip_has_its_sentence_above_its_buttons(pane, qtbot):
    pane.strip.show_case(LEFT, ACTS)
    pane.strip.show()
    words, buttons = _words_and_buttons(pane)
    qtbot.waitUntil(lambda: all(words.geometry().right() < button.x() for button in buttons))
    pane.resize(330, 600)
    qtbot.waitUntil(lambda: all(words.geometry().bottom() < button.y() for button in buttons))
    qtbot.waitUntil(lambda: words.height() < 2 * words.fontMetrics().lineSpacing())


def test_the_caret_stays_in_sight_when_the_strip_comes(pane, qtbot):
    page = pane.page
    lowest = page.cursorForPosition(page.viewport().rect().bottomLeft()).position()
    page.setTextCursor(page.cursorForPosition(page.viewport().rect().bottomLeft()))
    page.ensureCursorVisible()
    before = page.viewport().height()
    pane.strip.show_case(LEFT, ACTS)
    pane.strip.show()
    qtbot.waitUntil(lambda: page.viewport().height() < before)
    assert page.textCursor().position() == lowest
    qtbot.waitUntil(lambda: page.cursorRect().bottom() <= page.viewport().height())
