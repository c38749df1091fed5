"""The page by real keys, clicks and drags."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from curator.text import canonical
from ui.dragging import Dragged, dragged_in
from ui.reader.marks import Mark
from ui.reader.page import ZOOM_MOST, Page

BBC = canonical((Path(__file__).parents[2] / "seeds" / "004_70bf9a9d2971edd2.txt").read_text(encoding="utf-8"))
SHORT = "🇺🇦 They returned 270 servicemen and 120 civilians 🙏, it said. It went on.\n\n\n\nNext came 95 more."

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot, theme):
    page = Page()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show_article(1, SHORT)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    return page


def span(words, text=SHORT):
    start = text.index(words)
    return start, start + len(words)


def shown(page):
    selected = page.selection()
    return page.text[slice(*selected)] if selected else None


def point(page, position):
    """Where a position is on the viewport: the middle of the caret there."""
    box = page.geometry_of_text.caret(page.sheet.positions.to_qt(position)).translated(-page.geometry_of_text.offset)
    return box.center()


def knob(page, position, *, at_end):
    """Where an edge is gripped, on the viewport."""
    geometry = page.geometry_of_text
    return geometry.knob(page.sheet.positions.to_qt(position), at_end=at_end) - geometry.offset


def over(page, words, at=0.5):
    """A point on the words of the page."""
    start, end = span(words, page.text)
    left, right = point(page, start), point(page, end)
    return (left + (right - left) * at).toPoint()


def mouse(page, kind, at, button=Qt.MouseButton.NoButton, buttons=Qt.MouseButton.NoButton):
    """Send an event of the mouse itself: what a screen is asked to do with its pointer, it does when it has time."""
    view = page.viewport()
    at = QPointF(at)
    QApplication.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), button, buttons, Mod.NoModifier))


def drag(page, start, *ways):
    """Press at a point, move over the others with the button down, and let go at the last."""
    mouse(page, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for at in ways:
        mouse(page, QEvent.Type.MouseMove, at, buttons=LEFT)
    mouse(page, QEvent.Type.MouseButtonRelease, ways[-1], LEFT)


# --- selecting


def test_one_short_article_after_another_stands_in_its_column(page):
    before = point(page, 0).x()
    page.show_article(2, SHORT[::-1])
    assert point(page, 0).x() == before >= 34


def test_words_after_an_emoji_are_selected_exactly_by_mouse(page):
    start, end = span("270 servicemen")
    drag(page, point(page, start), point(page, start + 5), point(page, end))
    assert page.selection() == (start, end)
    assert page.caret() == end


def test_words_after_an_emoji_are_selected_exactly_by_keys(page, qtbot):
    page.set_caret(span("270")[0])
    for _ in range(2):
        qtbot.keyClick(page, Key.Key_Right, Mod.ShiftModifier)
    qtbot.keyClick(page, Key.Key_Right, Mod.ControlModifier | Mod.ShiftModifier)
    assert shown(page) == "270 "
    qtbot.keyClick(page, Key.Key_Right, Mod.ControlModifier)
    assert page.selection() is None
    assert page.caret() == span("and 120")[0]


def test_one_key_passes_a_whole_emoji(page, qtbot):
    page.set_caret(span(" 🙏")[0] + 1)
    qtbot.keyClick(page, Key.Key_Right, Mod.ShiftModifier)
    assert shown(page) == "🙏"


def test_blank_lines_are_no_step_of_the_caret(page, qtbot):
    page.set_caret(span("\n\n\n\n")[0])
    qtbot.keyClick(page, Key.Key_Right)
    assert page.caret() == span("Next")[0]
    qtbot.keyClick(page, Key.Key_Left)
    assert page.caret() == span("\n\n\n\n")[0]
    qtbot.keyClick(page, Key.Key_Down)
    assert page.caret() >= span("Next")[0]


def test_sentences_by_key(page, qtbot):
    page.set_caret(0)
    qtbot.keyClick(page, Key.Key_Down, Mod.AltModifier)
    assert page.caret() == span("It went")[0]
    qtbot.keyClick(page, Key.Key_Down, Mod.AltModifier | Mod.ShiftModifier)
    assert shown(page) == "It went on."
    qtbot.keyClick(page, Key.Key_Up, Mod.AltModifier)
    assert page.caret() == span("It went")[0]


def test_escape_lets_the_selection_go(page, qtbot):
    page.select(*span("270"))
    qtbot.keyClick(page, Key.Key_Escape)
    assert page.selection() is None


def test_copying_gives_the_words_of_the_article(page, qtbot):
    page.select(*span("civilians 🙏"))
    qtbot.keyClick(page, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == "civilians 🙏"


def test_a_letter_reaches_a_shortcut_of_the_parent(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)
    page = Page(host)
    page.resize(500, 300)
    page.show_article(1, SHORT)
    fired = []
    for keys in ("U", "Space", "Return", "Alt+Right"):
        action = QAction(host)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, keys=keys: fired.append(keys))
        host.addAction(action)
    host.show()
    host.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    qtbot.keyClick(page, Key.Key_U)
    qtbot.keyClick(page, Key.Key_Space)
    qtbot.keyClick(page, Key.Key_Return)
    qtbot.keyClick(page, Key.Key_Right, Mod.AltModifier)
    assert fired == ["U", "Space", "Return", "Alt+Right"]
    assert page.caret() == 0


@pytest.mark.parametrize("key", [Key.Key_U, Key.Key_Space, Key.Key_Return, Key.Key_Escape])
def test_a_key_without_use_is_left_to_the_parent(page, key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Mod.NoModifier, "u")
    page.keyPressEvent(event)
    assert not event.isAccepted()


def test_signals_say_what_changed_once(page, qtbot):
    carets, selections = [], []
    page.caret_moved.connect(carets.append)
    page.selection_changed.connect(lambda: selections.append(page.selection()))
    page.select(*span("270"))
    page.set_caret(4)
    page.set_caret(4)
    assert carets == [span("270")[1], 4]
    assert selections == [span("270"), None]


def test_a_double_click_takes_the_whole_number(page, qtbot):
    page.show_article(2, "They agreed on 1,000 prisoners.")
    qtbot.mouseDClick(page.viewport(), LEFT, pos=over(page, "1,000", 0.8))
    assert shown(page) == "1,000"
    qtbot.mouseDClick(page.viewport(), LEFT, pos=over(page, "prisoners"))
    assert shown(page) == "prisoners"


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_selection_is_given_back(page, data):
    start = data.draw(st.integers(0, len(SHORT)))
    end = data.draw(st.integers(0, len(SHORT)))
    page.select(start, end)
    assert page.selection() == ((min(start, end), max(start, end)) if start != end else None)
    assert page.caret() == end


# --- growing, figures


def test_growing_and_shrinking_by_the_same_rungs(page):
    page.set_caret(span("120")[0] + 1)
    grown = []
    while page.walking.grow_selection():
        grown.append(shown(page))
    assert grown[:3] == ["120", "120 civilians", "270 servicemen and 120 civilians"]
    assert grown[-1] == SHORT.split("\n")[0]
    back = []
    while page.walking.shrink_selection():
        back.append(shown(page))
    assert back == [*reversed(grown[:-1]), None]


def test_a_selection_made_otherwise_shrinks_to_a_rung_inside(page):
    page.select(*span("270 servicemen and 120 civilians 🙏"))
    assert page.walking.shrink_selection()
    assert shown(page) == "270 servicemen and 120 civilians"


def test_the_sentence_of_the_caret(page):
    page.set_caret(span("went")[0])
    assert page.walking.select_sentence()
    assert shown(page) == "It went on."


def test_walking_the_figures(page):
    page.set_caret(0)
    walked = []
    while page.walking.next_figure():
        walked.append(shown(page))
    assert walked == ["270", "120", "95"]
    assert page.walking.previous_figure()
    assert shown(page) == "120"
    assert page.walking.previous_figure()
    assert page.walking.extend_to_next_figure()
    assert shown(page) == "270 servicemen and 120"


def test_walking_only_the_open_figures(page):
    page.figures.set_open([span("95")])
    page.set_caret(0)
    assert page.walking.next_figure(open_only=True)
    assert shown(page) == "95"
    assert not page.walking.next_figure(open_only=True)


def test_figures_given_from_outside_are_walked(page):
    page.figures.know([span("Next")])
    assert page.walking.next_figure()
    assert shown(page) == "Next"


# --- marks


def test_a_click_on_a_mark_is_reported_and_a_drag_is_not(page, qtbot):
    page.set_marks([Mark(7, *span("270 servicemen"), ("to_a",), "")])
    clicked = []
    page.mark_clicked.connect(clicked.append)
    qtbot.mouseClick(page.viewport(), LEFT, pos=over(page, "servicemen"))
    assert clicked == [7]
    qtbot.mouseClick(page.viewport(), LEFT, pos=over(page, "civilians"))
    drag(page, over(page, "270 servicemen", 0.3), over(page, "270 servicemen", 0.8))
    assert clicked == [7]


def test_clicking_again_goes_through_the_marks_of_a_place(page, qtbot):
    page.set_marks(
        [Mark(1, *span("270 servicemen and 120 civilians"), ("to_a",), ""), Mark(2, *span("120"), ("date",), "")]
    )
    clicked = []
    page.mark_clicked.connect(clicked.append)
    for _ in range(3):
        qtbot.mouseClick(page.viewport(), LEFT, pos=over(page, "120"))
        qtbot.wait(QApplication.doubleClickInterval() + 20)
    assert clicked == [2, 1, 2]


def test_enter_activates_the_mark_under_the_caret(page, qtbot):
    page.set_marks([Mark(7, *span("270 servicemen"), ("to_a",), "")])
    page.set_caret(span("servicemen")[0])
    with qtbot.waitSignal(page.mark_activated) as activated:
        qtbot.keyClick(page, Key.Key_Return)
    assert activated.args == [7]


@pytest.mark.parametrize(
    ("edge", "to", "expected"),
    [
        (1, "120 civilians", "270 servicemen and 120 civilians"),
        (0, "They", "returned 270 servicemen"),
        (1, "They", "2"),
        (0, "civilians", "n"),
    ],
)
def test_an_edge_of_a_mark_is_dragged(page, edge, to, expected):
    start, end = span("270 servicemen")
    page.set_marks([Mark(7, start, end, ("to_a",), "")])
    resized = []
    page.mark_resized.connect(lambda *args: resized.append(args))
    target = span("120 civilians")[1] if to == "120 civilians" else span(to)[1]
    drag(page, knob(page, (start, end)[edge], at_end=edge == 1), point(page, target))
    (mark_id, new_start, new_end) = resized[0]
    assert mark_id == 7
    assert SHORT[new_start:new_end] == expected
    assert next(mark.start for mark in page.sheet.marks if mark.id == 7) == new_start
    assert page.selection() is None


@pytest.mark.parametrize("edge", [0, 1])
def test_words_are_selected_from_the_exact_edge_of_a_mark(page, edge):
    start, end = span("270 servicemen")
    page.set_marks([Mark(7, start, end, ("to_a",), "")])
    resized = []
    page.mark_resized.connect(lambda *args: resized.append(args))
    drag(page, point(page, (start, end)[edge]), point(page, span("120 civilians")[1]))
    assert page.selection() == ((start, end)[edge], span("120 civilians")[1])
    assert resized == []


def test_a_dragged_edge_is_given_back_by_escape(page, qtbot):
    mark = Mark(7, *span("270 servicemen"), ("to_a",), "")
    page.set_marks([mark])
    resized = []
    page.mark_resized.connect(lambda *args: resized.append(args))
    view = page.viewport()
    qtbot.mousePress(view, LEFT, pos=knob(page, mark.end, at_end=True).toPoint())
    for words in ("120 civilians", "120"):
        mouse(page, QEvent.Type.MouseMove, over(page, words), buttons=LEFT)
    assert mark not in page.sheet.marks
    qtbot.keyClick(page, Key.Key_Escape)
    assert mark in page.sheet.marks
    qtbot.mouseRelease(view, LEFT, pos=over(page, "120"))
    assert resized == []


def test_the_mouse_near_an_edge_shows_a_grip(page):
    mark = Mark(7, *span("270 servicemen"), ("to_a",), "")
    page.set_marks([mark])
    at = knob(page, mark.end, at_end=True)
    for away, shape in (
        (1, Qt.CursorShape.SplitHCursor),
        (-40, Qt.CursorShape.PointingHandCursor),
        (60, Qt.CursorShape.IBeamCursor),
        (1, Qt.CursorShape.SplitHCursor),
    ):
        mouse(page, QEvent.Type.MouseMove, at + QPointF(away, 0))
        assert page.viewport().cursor().shape() == shape


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Key.Key_Right, Mod.AltModifier, "270 servicemen and"),
        (Key.Key_Left, Mod.AltModifier, "270"),
        (Key.Key_Left, Mod.AltModifier | Mod.ShiftModifier, "returned 270 servicemen"),
        (Key.Key_Right, Mod.AltModifier | Mod.ShiftModifier, "servicemen"),
    ],
)
def test_an_edge_of_a_mark_is_moved_by_key(page, qtbot, key, modifiers, expected):
    page.set_marks([Mark(7, *span("270 servicemen"), ("to_a",), "")])
    page.set_caret(span("270")[0] + 1)
    with qtbot.waitSignal(page.mark_resized) as resized:
        qtbot.keyClick(page, key, modifiers)
    assert SHORT[resized.args[1] : resized.args[2]] == expected
    start, end = resized.args[1:]
    assert start <= page.caret() <= end


def test_no_mark_under_the_caret_is_not_resized(page):
    page.set_marks([Mark(7, *span("270"), ("to_a",), "", suggested=True)])
    page.set_caret(span("270")[0])
    assert not page.walking.resize_mark("end", 1)
    assert not page.walking.resize_mark("start", -1)


def test_the_tip_shows_no_markup(page):
    page.show_article(2, "Plain words <b>here</b>.")
    page.set_marks([Mark(1, 6, 11, ("date",), 'Date: <img src="x">\nBBC')])
    tip = page.mouse.tip(QPointF(over(page, "words")))
    assert tip == "<qt>Date: &lt;img src=&quot;x&quot;&gt;<br>BBC</qt>"
    assert page.mouse.tip(QPointF(over(page, "Plain"))) == ""


def test_a_tick_in_the_margin_says_its_figures_and_selects_the_first(page, qtbot):
    page.figures.set_open([span("270"), span("120")])
    beside = QPoint(page.viewport().width() // 30, point(page, span("270")[0]).toPoint().y())
    assert page.mouse.tip(QPointF(beside)) == "<qt>Open: 270, 120</qt>"
    qtbot.mouseClick(page.viewport(), LEFT, pos=beside)
    assert shown(page) == "270"


def test_dragged_words_say_where_they_stand(page):
    page.select(*span("120 civilians 🙏"))
    data = page.mouse.selected_words()
    assert dragged_in(data) == Dragged(page.key, *span("120 civilians 🙏"))
    assert data.text() == "120 civilians 🙏"


def test_a_drag_that_begins_on_the_selection_takes_the_words_out(page, monkeypatch):
    taken = []
    monkeypatch.setattr(page.mouse, "_drag_out", lambda: taken.append(page.selection()))
    page.select(*span("120 civilians"))
    drag(page, over(page, "120 civilians"), over(page, "120 civilians") + QPoint(60, 30))
    assert taken == [span("120 civilians")]
    assert page.selection() == span("120 civilians")


def test_a_click_into_the_selection_puts_the_caret_there(page, qtbot):
    page.select(*span("120 civilians"))
    qtbot.mouseClick(page.viewport(), LEFT, pos=over(page, "civilians"))
    assert page.selection() is None
    assert span("civilians")[0] < page.caret() < span("civilians")[1]


# --- view


def test_zoom_by_wheel_keeps_the_place(page, qtbot):
    page.show_article(2, BBC * 3)
    page.set_caret(len(BBC))
    page.verticalScrollBar().setValue(900)
    top = page.cursorForPosition(QPoint(0, 2)).position()
    centre = QPointF(page.viewport().rect().center())
    for _ in range(3):
        event = QWheelEvent(
            centre,
            centre,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Mod.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(page.viewport(), event)
    assert page.zoom == pytest.approx(1.331)
    assert abs(page.cursorForPosition(QPoint(0, 2)).position() - top) < 200
    with qtbot.waitSignal(page.zoom_changed) as changed:
        page.zoom_reset()
    assert changed.args == [1.0]
    page.zoom = 99
    assert page.zoom == ZOOM_MOST


def test_a_quote_far_down_is_brought_comfortably_into_view_and_flashes(page, qtbot):
    page.show_article(2, BBC * 2)
    start = len(BBC) + BBC.index("390 released")
    page.flash(start, start + 12)
    box = point(page, start)
    assert 0.15 * page.viewport().height() < box.y() < 0.7 * page.viewport().height()
    assert page.sheet.flash == (start, start + 12)
    qtbot.waitUntil(lambda: page.sheet.flash is None, timeout=3000)


def test_words_just_out_of_view_scroll_the_page_no_more_than_needed(page):
    page.show_article(2, BBC * 2)
    page.set_caret(0)
    height = page.viewport().height()
    last = page.sheet.positions.from_qt(page.cursorForPosition(QPoint(200, height - 4)).position())
    page.select(last, last + 1)
    assert 0 < page.verticalScrollBar().value() < height / 4
    assert point(page, last).y() < height - page.geometry_of_text.em


def test_the_column_is_centred_and_about_seventy_characters_wide(page, qtbot):
    page.show_article(2, "word and other words " * 60)
    page.resize(1100, 500)
    qtbot.waitUntil(lambda: page.document().firstBlock().layout().position().x() > 100)
    layout = page.document().firstBlock().layout()
    lengths = [layout.lineAt(number).textLength() for number in range(layout.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 80
    left = layout.position().x()
    right = page.viewport().width() - left - max(layout.lineAt(0).width(), 0)
    assert abs(left - right) <= 2


def test_blank_lines_leave_no_larger_gap(page):
    page.show_article(2, "One.\nTwo.\n\n\n \u00a0\n\nThree.")
    tops = [point(page, span(words, page.text)[0]).y() for words in ("One", "Two", "Three")]
    first, second = (after - before for before, after in pairwise(tops))
    assert 0 <= second - first <= 5


def test_without_an_article_there_is_nothing_to_do(page, qtbot):
    page.set_empty("No articles yet.")
    qtbot.keyClick(page, Key.Key_Right)
    qtbot.mouseClick(page.viewport(), LEFT, pos=QPoint(50, 50))
    assert (page.key, page.text, page.selection(), page.caret()) == (None, "", None, 0)
    assert not page.walking.next_figure()
    assert not page.walking.grow_selection()


def test_showing_the_same_article_again_keeps_caret_and_marks(page):
    page.set_marks([Mark(7, *span("270"), ("to_a",), "")])
    page.set_caret(5)
    page.show_article(1, SHORT)
    assert page.caret() == 5
    assert len(page.sheet.marks) == 1
    page.show_article(2, SHORT)
    assert len(page.sheet.marks) == 0
    assert page.caret() == 0


def test_a_very_long_paragraph_is_walked_without_a_stop(page, qtbot):
    text = "Some words and 25 more of them, ".join("" for _ in range(4000))
    page.show_article(2, text)
    at = page.sheet.positions.block_span(1)[0]
    page.set_caret(at - 1)
    for expected in (at, at + 1):
        qtbot.keyClick(page, Key.Key_Right)
        assert page.caret() == expected
    page.set_marks([Mark(1, at - 8, at + 8, ("date",), "")])
    page.select(at - 8, at + 8)
    assert shown(page) == text[at - 8 : at + 8]


def test_names_for_those_who_hear_the_page(page):
    assert page.objectName() == "reader"
    assert page.accessibleIdentifier() == "reader"
    assert page.accessibleName() == "Article text"
