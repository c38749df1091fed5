"""What is seen on the page: colours of marks, overlaps, ticks, selection, and how little is repainted."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication

from ui import theme as themes
from ui.reader.marks import Mark
from ui.reader.page import Page

TEXT = "They both returned 270 servicemen and 120 civilians on the border.\nThen nothing at all.\nAnd 95 more."


@pytest.fixture
def page(qtbot, theme):
    page = Page()
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show_article(1, TEXT)
    page.show()
    qtbot.waitExposed(page)
    return page


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def around(page, words):
    """The rectangle of some words on the viewport, with the room of the bars under them."""
    start, end = span(words)
    carets = [page.geometry_of_text.caret(page.sheet.positions.to_qt(at)) for at in (start, end)]
    box = carets[0].united(carets[1]).translated(-page.geometry_of_text.offset).toAlignedRect()
    return box.adjusted(0, 0, 0, 8)


def colours(page, rect):
    """How often every colour stands in a part of the viewport."""
    image = page.viewport().grab(rect).toImage()
    found = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def test_a_mark_has_the_fill_of_its_hue(page):
    page.set_marks([Mark(1, *span("270 servicemen"), ("to_a",), "")])
    area = around(page, "270 servicemen")
    assert colours(page, area)[themes.LIGHT.hues["to_a"].fill] > area.width() * 5
    assert themes.LIGHT.hues["to_a"].fill not in colours(page, around(page, "civilians"))


def test_overlapping_marks_show_all_their_colours(page):
    page.set_marks(
        [
            Mark(1, *span("270 servicemen and 120 civilians"), ("to_a",), ""),
            Mark(2, *span("120 civilians"), ("place",), ""),
            Mark(3, *span("120"), ("total",), ""),
        ]
    )
    seen = colours(page, around(page, "120"))
    hues = themes.LIGHT.hues
    assert {hues["to_a"].fill, hues["place"].ink, hues["total"].ink} <= set(seen)
    assert hues["total"].ink not in colours(page, around(page, "civilians").adjusted(6, 0, 0, 0))


def test_a_mark_for_each_side_shows_both_colours(page):
    page.set_marks([Mark(1, *span("270 servicemen"), ("to_a", "to_b"), "")])
    seen = colours(page, around(page, "270 servicemen"))
    assert {themes.LIGHT.hues["to_a"].fill, themes.LIGHT.hues["to_b"].fill} <= set(seen)


def test_a_suggested_mark_has_no_fill_and_a_dashed_line(page):
    page.set_marks([Mark(1, *span("270 servicemen"), ("to_a",), "", suggested=True)])
    area = around(page, "270 servicemen")
    hue = themes.LIGHT.hues["to_a"]
    seen = colours(page, area)
    assert hue.fill not in seen
    assert area.width() * 0.3 < seen[hue.ink] < area.width() * 2 * 0.9


def test_a_mark_of_no_field_is_grey(page):
    page.set_marks([Mark(1, *span("270"), (), "")])
    assert themes.LIGHT.hues["status"].fill in colours(page, around(page, "270"))


def test_marks_of_a_new_theme_have_its_colours(page, qapp):
    page.set_marks([Mark(1, *span("270 servicemen"), ("to_a",), "")])
    themes.apply(qapp, themes.DARK)
    try:
        seen = colours(page, around(page, "270 servicemen"))
    finally:
        themes.apply(qapp, themes.LIGHT)
    assert themes.DARK.hues["to_a"].fill in seen
    assert themes.DARK.text in seen


def test_open_figures_have_ticks_in_the_margin(page):
    page.figures.set_open([span("270"), span("120"), span("95")])
    margin = QRect(0, 0, int(page.document().firstBlock().layout().position().x()), 400)
    seen = colours(page, margin)
    assert seen[themes.LIGHT.warn] >= 3 * 4
    page.figures.set_open([])
    assert themes.LIGHT.warn not in colours(page, margin)


def test_selection_and_caret_take_the_colour_of_the_field_that_waits(page):
    page.select(*span("270 servicemen"))
    area = around(page, "270 servicemen")
    assert themes.LIGHT.selection in colours(page, area)
    page.set_focus_hue("place")
    seen = colours(page, area)
    assert themes.LIGHT.hues["place"].fill in seen
    assert themes.LIGHT.hues["place"].ink in seen


def test_words_from_right_to_left_are_marked_where_they_stand(page):
    text = "Said שלום עולם today."
    page.show_article(2, text)
    start = text.index("שלום")
    page.set_marks([Mark(1, start, start + 4, ("to_a",), "")])
    row = page.geometry_of_text.row_at(0)
    boxes = page.geometry_of_text.boxes(row, start, start + 4, mixed=True)
    after = page.geometry_of_text.boxes(row, start + 5, start + 9, mixed=True)
    assert len(boxes) == 1
    assert boxes[0].left() > after[0].right()
    middle = boxes[0].center().toPoint() - page.geometry_of_text.offset.toPoint()
    assert themes.LIGHT.hues["to_a"].fill in colours(page, QRect(middle - QPoint(6, 9), middle + QPoint(6, 9)))


class Painted(QObject):
    """Notes what is repainted of a viewport."""

    def __init__(self, viewport):
        super().__init__(viewport)
        self.regions = []
        viewport.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.regions.append(event.region().boundingRect())
        return False


def at_rest(page, qtbot):
    """Watch the page once everything that waits to be painted has been, however late a busy machine does it."""
    painted = Painted(page.viewport())
    page.viewport().update()
    qtbot.waitUntil(lambda: bool(painted.regions))
    QApplication.processEvents()
    painted.regions.clear()
    return painted


def test_adding_a_mark_repaints_its_line_and_sets_nothing_anew(page, qtbot):
    marks = [Mark(n, n % 60, n % 60 + 4, ("date",), "") for n in range(1000)]
    page.set_marks(marks)
    laid_out = []
    page.document().documentLayout().update.connect(laid_out.append)
    changed = []
    page.document().contentsChange.connect(lambda *args: changed.append(args))
    painted = at_rest(page, qtbot)
    page.set_marks([*marks, Mark(5000, *span("95"), ("place",), "")])
    qtbot.waitUntil(lambda: bool(painted.regions))
    block = page.document().documentLayout().blockBoundingRect(page.document().findBlockByNumber(2))
    assert len(painted.regions) == 1
    assert painted.regions[0].height() <= block.height() + 3 * page.geometry_of_text.em
    assert painted.regions[0].top() > around(page, "270").bottom() - 10
    assert (laid_out, changed) == ([], [])


PARAGRAPH = "They both returned 270 servicemen and 120 civilians. " * 30
"""One paragraph of many lines."""
_PLACES = [(0, 40), (19, 60), (200, 460), (430, 445), (440, 470), (900, 903), (905, 1400)]


def on_screen(page):
    """What stands in the window now, painted bit by bit as it was."""
    return page.screen().grabWindow(page.winId()).toImage()


@pytest.mark.parametrize("suggested", [False, True])
def test_what_is_repainted_by_the_line_looks_as_if_the_page_were_painted_whole(page, qtbot, suggested):
    page.show_article(2, PARAGRAPH)
    marks = [Mark(n, *place, ("to_a", "to_b")[: 1 + n % 2], "", suggested=suggested) for n, place in enumerate(_PLACES)]
    for shown in (marks[:3], marks, marks[1:], marks[3:5], []):
        painted = at_rest(page, qtbot)
        page.set_marks(shown)
        qtbot.waitUntil(lambda painted=painted: bool(painted.regions))
        QApplication.processEvents()
        as_it_became = on_screen(page)
        at_rest(page, qtbot)
        assert on_screen(page) == as_it_became


def test_a_mark_in_a_long_paragraph_repaints_its_line_alone(page, qtbot):
    page.show_article(2, PARAGRAPH)
    page.set_marks([Mark(1, 0, 40, ("date",), "")])
    painted = at_rest(page, qtbot)
    page.set_marks([Mark(1, 0, 40, ("date",), ""), Mark(2, 500, 510, ("to_a",), "")])
    qtbot.waitUntil(lambda: bool(painted.regions))
    assert max(region.height() for region in painted.regions) <= 4 * page.geometry_of_text.em


def test_setting_the_same_marks_repaints_nothing(page, qtbot):
    marks = [Mark(n, n, n + 4, ("date",), "") for n in range(50)]
    page.set_marks(marks)
    painted = at_rest(page, qtbot)
    page.set_marks(list(marks))
    qtbot.wait(30)
    assert painted.regions == []


def test_a_mark_out_of_view_repaints_nothing(page, qtbot):
    text = "A line of words.\n" * 400
    page.show_article(2, text)
    painted = at_rest(page, qtbot)
    page.set_marks([Mark(1, len(text) - 10, len(text) - 5, ("date",), "")])
    qtbot.wait(30)
    assert painted.regions == []


def test_the_document_s_own_formats_are_never_touched(page):
    page.set_marks([Mark(1, *span("270 servicemen"), ("to_a",), "")])
    page.select(*span("120"))
    block = page.document().firstBlock()
    assert [found.length for found in block.textFormats()] == [block.length() - 1]
    assert block.textFormats()[0].format.properties() == {}
    assert page.extraSelections() == []
