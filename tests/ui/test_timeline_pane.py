"""The timeline as a person uses it: real wheel, keys and clicks on the offscreen window."""

import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget

from curator.errors import InputRefused, NotSaved
from curator.model import ReviewState, SwapId, SwapSummary
from ui import theme
from ui.timeline.ink import hatch_lines
from ui.timeline.legend import Legend
from ui.timeline.pane import TimelinePane

ROOT = Path(__file__).parents[2]


def swap(number, start, a=None, b=None, *, verified=False, disputed=False, end=None, precision="day", **more):
    return replace(
        SwapSummary(
            id=SwapId(number),
            code=f"SW-{number:04d}",
            review_state=ReviewState.VERIFIED if verified else ReviewState.DRAFT,
            event_type="exchange",
            status="completed",
            date_edtf=start,
            date_start=start,
            date_end=end or start,
            date_precision=precision,
            to_a=a,
            to_a_low=a,
            to_a_high=a,
            to_b=b,
            to_b_low=b,
            to_b_high=b,
            ordinal=None,
            disputed=disputed,
            n_sources=2,
        ),
        **more,
    )


FIVE = [
    swap(1, "2024-01-03", 230, 248, verified=True),
    swap(2, "2024-06-25", 90, 90),
    swap(3, "2024-07-17", 95, 95, verified=True),
    swap(4, "2025-01-15", 25, 25, verified=True, disputed=True),
    swap(5, "2025-05-23", 390, 390, disputed=True, to_a_low=270, to_a_high=400),
    swap(6, "2023-08-01", end="2023-08-31", precision="month"),
]
UNDATED = swap(7, "", 12, None, precision="unknown")


@pytest.fixture
def themed(qapp, fonts):
    theme.apply(qapp, theme.LIGHT)
    yield qapp
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def pane(qtbot, themed):
    window = QWidget()
    pane = TimelinePane(window, today=lambda: date(2026, 3, 1))
    QVBoxLayout(window).addWidget(pane)
    qtbot.addWidget(window)
    pane.set_sides("Ukraine", "Russia")
    window.resize(1280, 320)
    window.show()
    pane.ensure_plot()
    pane.set_summaries([*FIVE, UNDATED])
    qtbot.waitExposed(window)
    themed.processEvents()
    yield pane
    window.close()


def shape_of(pane, number):
    return next(shape for shape in pane.plot.shapes_in_view if shape.bar.id == number)


def middle_of(pane, number):
    shape = shape_of(pane, number)
    return pane.plot.mapFromScene((shape.up or shape.column).center())


def hover(pane, qtbot, place):
    """Move the pointer there, from elsewhere in the plot; return the card."""
    viewport = pane.plot.viewport()

    def shown():
        qtbot.mouseMove(viewport, QPoint(viewport.width() - 3, 3))
        qtbot.mouseMove(viewport, place)
        card = pane.window().findChild(QWidget, "timelineCard")
        return card is not None and card.isVisible()

    qtbot.waitUntil(shown)
    return pane.window().findChild(QWidget, "timelineCard")


def wheel(pane, at, dx, dy):
    viewport = pane.plot.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(dx, dy),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    QApplication.processEvents()


def button(pane, name):
    return pane.findChild(QPushButton, name)


def test_the_libraries_of_the_plot_are_not_loaded_with_the_pane():
    code = "import sys, ui.timeline.pane; sys.exit(bool({'numpy', 'pyqtgraph'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_plot_is_built_after_loading_and_shows_what_was_given_before(qtbot, themed):
    pane = TimelinePane()
    qtbot.addWidget(pane)
    pane.resize(900, 220)
    pane.set_summaries(FIVE)
    pane.select(2)
    pane.show()
    assert pane.plot is None
    pane.start_loading()
    qtbot.waitUntil(lambda: pane.plot is not None, timeout=20_000)
    assert {shape.bar.id for shape in pane.plot.shapes_in_view} == {1, 2, 3, 4, 5, 6}
    assert pane.plot.isVisible()


def test_the_plot_is_not_loaded_before_there_is_a_swap(qtbot, themed):
    pane = TimelinePane()
    qtbot.addWidget(pane)
    pane.show()
    pane.start_loading()
    pane.set_summaries([])
    assert not any(thread.name == "timeline" for thread in threading.enumerate())
    assert pane.plot is None
    pane.update_summaries([UNDATED])
    qtbot.waitUntil(lambda: pane.plot is not None, timeout=20_000)
    assert not pane.plot.isVisible()
    pane.update_summaries(FIVE)
    assert pane.plot.isVisible()


def test_every_swap_is_in_view_and_wide_enough_to_see(pane):
    shapes = pane.plot.shapes_in_view
    assert {shape.bar.id for shape in shapes} == {1, 2, 3, 4, 5, 6}
    area = pane.plot.scale_now.area
    assert all(shape.column.width() >= 3 and shape.column.height() >= 3 for shape in shapes)
    assert all(area.contains(shape.column) for shape in shapes)


def test_to_a_is_above_the_axis_and_to_b_below_in_proportion(pane):
    axis = pane.plot.scale_now.axis
    first = shape_of(pane, 1)
    assert first.up.bottom() == axis == first.down.top()
    assert first.down.height() / first.up.height() == pytest.approx(248 / 230, abs=0.06)
    month = shape_of(pane, 6)
    assert month.up is None
    assert month.down is None
    assert month.strip.width() == pytest.approx(31 * pane.plot.scale_now.per_day, abs=2)


def test_totals_and_swaps_without_a_date_are_told(pane):
    totals = pane.findChild(QWidget, "timelineTotals")
    assert totals.accessibleName() == "3 verified · 4 drafts · 842 to Ukraine · 848 to Russia"
    assert "verified alone: 350 to Ukraine · 368 to Russia" in totals.toolTip()
    chip = button(pane, "timelineUndated")
    assert chip.text() == "No date: 1"
    pane.update_summaries([replace(UNDATED, date_start="2024-03-01", date_end="2024-03-01", date_precision="day")])
    assert not chip.isVisible()
    assert shape_of(pane, 7).up is not None


def test_choosing_a_swap_without_a_date_activates_it(pane, qtbot):
    qtbot.mouseClick(button(pane, "timelineUndated"), Qt.MouseButton.LeftButton)
    menu = pane.findChild(QMenu, "timelineUndatedMenu")
    qtbot.waitUntil(menu.isVisible)
    with qtbot.waitSignal(pane.swap_activated) as got:
        menu.actions()[0].trigger()
    menu.close()
    assert got.args == [7]


def test_an_edit_shows_at_once_and_touches_nothing_else(pane):
    before = shape_of(pane, 3).column
    pane.update_summaries([replace(FIVE[1], to_a=180, to_a_high=180)])
    assert shape_of(pane, 2).up.height() == pytest.approx(2 * shape_of(pane, 2).down.height(), abs=2)
    assert shape_of(pane, 3).column == before
    pane.update_summaries([], {2})
    assert 2 not in {shape.bar.id for shape in pane.plot.shapes_in_view}


def test_a_new_swap_comes_into_view_while_all_are_shown(pane):
    pane.update_summaries([swap(8, "2026-02-01", 300, 300)])
    assert 8 in {shape.bar.id for shape in pane.plot.shapes_in_view}


def test_a_click_activates_the_swap(pane, qtbot):
    with qtbot.waitSignal(pane.swap_activated) as got:
        qtbot.mouseClick(pane.plot.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, 3))
    assert got.args == [3]


def test_a_click_beside_all_swaps_activates_nothing(pane, qtbot):
    with qtbot.assertNotEmitted(pane.swap_activated):
        place = middle_of(pane, 3) + QPoint(60, 0)
        qtbot.mouseClick(pane.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_wheel_zooms_days_around_the_pointer_only(pane):
    at = middle_of(pane, 3)
    left, right = pane.plot.days
    day = pane.plot.scale_now.day(at.x())
    wheel(pane, at, 0, 120)
    zoomed = pane.plot.days
    assert zoomed[1] - zoomed[0] < right - left
    assert pane.plot.scale_now.day(at.x()) == pytest.approx(day, abs=0.5)


def test_counts_fit_what_is_in_view(pane):
    wide = pane.plot.scale_now.counts
    for _ in range(6):
        wheel(pane, middle_of(pane, 3), 0, 120)
    near = pane.plot.scale_now.counts
    assert near[1] < wide[1]
    assert near[1] >= 95


def test_the_wheel_sideways_pans(pane):
    wheel(pane, middle_of(pane, 3), 0, 240)
    before = pane.plot.days
    wheel(pane, QPoint(400, 60), -120, 0)
    after = pane.plot.days
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0])


def test_one_cannot_get_lost(pane):
    at = middle_of(pane, 3)
    for _ in range(60):
        wheel(pane, at, 0, -240)
    left, right = pane.plot.days
    assert right - left < 5 * 366
    for _ in range(60):
        wheel(pane, at, 0, 240)
    left, right = pane.plot.days
    assert right - left >= 5.9
    for _ in range(200):
        pane.plot.pan(-1)
    assert pane.plot.days[0] >= date(2022, 10, 1).toordinal()


def test_keys_zoom_pan_and_fit(pane, qtbot):
    plot = pane.plot
    plot.setFocus()
    home = plot.days
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    near = plot.days
    assert near[1] - near[0] < home[1] - home[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert plot.days[0] > near[0]
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_0, Qt.Key.Key_F):
        qtbot.keyClick(plot, Qt.Key.Key_Plus)
        assert plot.days != pytest.approx(home)
        qtbot.keyClick(plot, key)
        assert plot.days == pytest.approx(home)


def test_the_window_can_send_the_keys_here(pane):
    pane.focus_plot()
    assert pane.window().focusWidget() is pane.plot
    pane.this_year()
    assert pane.plot.days[0] == pytest.approx(date(2025, 1, 1).toordinal())
    pane.fit()
    assert len(pane.plot.shapes_in_view) == 6


def test_this_year_is_the_last_year_with_a_swap_when_today_has_none(pane, qtbot):
    qtbot.mouseClick(button(pane, "timelineYear"), Qt.MouseButton.LeftButton)
    assert pane.plot.days == pytest.approx((date(2025, 1, 1).toordinal(), date(2026, 1, 1).toordinal()))
    pane.update_summaries([swap(8, "2026-02-01", 300, 300)])
    qtbot.keyClick(pane.plot, Qt.Key.Key_Y)
    assert pane.plot.days == pytest.approx((date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()))


def test_keys_walk_from_swap_to_swap_and_activate(pane, qtbot):
    plot = pane.plot
    plot.setFocus()
    seen = []
    for _ in range(7):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
        seen.append(plot.accessibleDescription()[:7])
    assert seen == [f"SW-000{number}" for number in (6, 1, 2, 3, 4, 5, 5)]
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert "SW-0004" in plot.accessibleDescription()
    with qtbot.waitSignal(pane.swap_activated) as got:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert got.args == [4]


def test_walking_starts_at_the_selected_swap_and_brings_the_next_into_view(pane, qtbot):
    pane.select(2)
    for _ in range(12):
        pane.plot.zoom(1 / 1.4)
    qtbot.keyClick(pane.plot, Qt.Key.Key_Left)
    left, right = pane.plot.days
    assert left < date(2024, 1, 3).toordinal() < right


def test_zooming_by_key_keeps_the_selected_swap_where_it_is(pane, qtbot):
    pane.select(5)
    before = middle_of(pane, 5)
    qtbot.keyClick(pane.plot, Qt.Key.Key_Plus)
    assert abs(middle_of(pane, 5).x() - before.x()) <= 2


def test_selecting_a_swap_out_of_view_brings_it_in_and_marks_it(pane):
    pane.plot.this_year()
    plain = pane.grab().toImage()
    pane.select(1)
    left, right = pane.plot.days
    assert left < date(2024, 1, 3).toordinal() < right
    marked = pane.plot.grab().toImage()
    centre = shape_of(pane, 1).column
    pixel = marked.pixelColor(round(centre.left()) - 2, round(centre.center().y()))
    assert pixel == QColor(theme.current().accent)
    assert plain != pane.grab().toImage()


def test_the_card_says_what_is_under_the_pointer_inside_the_window(pane, qtbot):
    card = hover(pane, qtbot, middle_of(pane, 5))
    for words in ("SW-0005", "Fri 23 May 2025", "390  (claims 270–400)", "To Russia", "2 sources", "sources disagree"):
        assert words in card.words()
    assert pane.window().rect().contains(card.geometry())
    qtbot.mouseMove(pane.plot.viewport(), middle_of(pane, 3) + QPoint(60, 0))
    qtbot.waitUntil(lambda: not card.isVisible())


def test_the_card_tells_how_closely_a_date_is_known(pane, qtbot):
    card = hover(pane, qtbot, middle_of(pane, 6))
    assert "Aug 2023, day not known" in card.words()
    assert "no number yet" in card.words()


def test_the_card_does_not_outlive_what_it_tells(pane, qtbot):
    card = hover(pane, qtbot, middle_of(pane, 2))
    pane.update_summaries([replace(FIVE[1], to_a=180, to_a_high=180)])
    assert not card.isVisible()


def test_swaps_of_one_day_do_not_cover_each_other(pane):
    pane.update_summaries([swap(20 + n, "2024-07-17", 50, 50) for n in range(3)])
    columns = [shape_of(pane, n).column for n in (3, 20, 21, 22)]
    for n, one in enumerate(columns):
        assert not any(one.intersects(other) for other in columns[n + 1 :])


def test_a_year_seen_from_near_is_cut_to_the_plot(pane):
    year = swap(30, "2024-01-01", 80, 80, end="2024-12-31", precision="year", disputed=True)
    pane.update_summaries([year])
    while pane.plot.days[1] - pane.plot.days[0] > 20:
        pane.plot.zoom(1 / 1.4)
    left, right = pane.plot.days
    assert date(2024, 1, 1).toordinal() < left < right < date(2024, 12, 31).toordinal()
    area = pane.plot.scale_now.area
    assert shape_of(pane, 30).column.width() <= area.width() + 6
    assert len(hatch_lines(shape_of(pane, 30).up)) < area.width()


def test_too_many_swaps_are_taken_together_and_a_click_looks_closer(pane, qtbot):
    many = [
        swap(n, (date(2015, 1, 1) + timedelta(n * 7919 % 3650)).isoformat(), 10, 20, verified=bool(n % 2))
        for n in range(1, 10_001)
    ]
    pane.set_summaries(many)
    pane.plot.fit()
    bins = pane.plot.bins
    assert 0 < len(bins) <= 301
    assert sum(each.swaps for each in bins) == 10_000
    assert sum(each.all_a for each in bins) == 100_000
    assert sum(each.verified_b for each in bins) == 100_000
    area = pane.plot.scale_now.area
    place = pane.plot.mapFromScene(QPointF(area.center().x(), pane.plot.scale_now.axis - 5))
    assert "swaps" in hover(pane, qtbot, place).words()
    qtbot.mouseClick(pane.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.plot.bins == []
    assert pane.plot.shapes_in_view
    pane.plot.fit()
    qtbot.keyClick(pane.plot, Qt.Key.Key_Right)
    assert pane.plot.bins == []


def test_single_bars_and_stretches_come_to_the_same_people(pane):
    table_bins = pane.plot._table.bins(*pane.plot.days, 50)
    assert sum(each.all_a for each in table_bins) == sum(summary.to_a or 0 for summary in FIVE)
    assert sum(each.verified_b for each in table_bins) == 248 + 95 + 25


def test_without_swaps_there_is_a_quiet_sentence_and_nothing_to_press(pane):
    pane.set_summaries([])
    assert pane._quiet.isVisible()
    assert pane._quiet.text() == "Swaps appear here as soon as they have a date."
    assert not pane.plot.isVisible()
    assert not button(pane, "timelineFit").isEnabled()
    pane.set_summaries([UNDATED])
    assert pane._quiet.text() == "No swap has a date yet."
    pane.set_summaries(FIVE)
    assert pane.plot.isVisible()


def test_save_asks_the_window_where(pane, qtbot):
    with qtbot.waitSignal(pane.save_requested):
        qtbot.mouseClick(button(pane, "timelineSave"), Qt.MouseButton.LeftButton)


def test_a_png_holds_the_bars_in_their_colours(pane, tmp_path):
    file = tmp_path / "swaps.png"
    pane.save(file)
    image = QImage(str(file))
    assert image.width() >= 2 * 640
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    hues = theme.current().hues
    assert {hues["to_a"].ink, hues["to_b"].ink, theme.current().pane} <= colours
    assert [path.name for path in tmp_path.iterdir()] == ["swaps.png"]


def test_an_svg_holds_words_and_bars(pane, tmp_path):
    file = tmp_path / "swaps.svg"
    pane.save(file)
    root = ET.parse(file).getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    words = {"".join(text.itertext()).strip() for text in root.iter(f"{space}text")}
    assert {"230", "248", "2024", "to Ukraine", "disputed", "Prisoner swaps"} <= words
    drawn = [element for element in root.iter() if element.tag in (f"{space}rect", f"{space}path")]
    assert len(drawn) > 10


def test_the_picture_is_the_same_whatever_is_selected(pane, tmp_path):
    pane.save(tmp_path / "plain.png")
    pane.select(3)
    pane.save(tmp_path / "selected.png")
    assert (tmp_path / "plain.png").read_bytes() == (tmp_path / "selected.png").read_bytes()


def test_other_endings_are_refused_in_one_sentence(pane, tmp_path):
    with pytest.raises(InputRefused, match=r"“swaps.gif” cannot be saved"):
        pane.save(tmp_path / "swaps.gif")


def test_a_place_that_cannot_be_written_is_told_and_the_old_picture_stays(pane, tmp_path):
    with pytest.raises(NotSaved, match=r"“swaps.png” was not saved: .*choose another place"):
        pane.save(tmp_path / "missing" / "swaps.png")
    taken = tmp_path / "taken.svg"
    taken.mkdir()
    (taken / "inside").touch()
    with pytest.raises(NotSaved):
        pane.save(taken)
    assert [path.name for path in tmp_path.iterdir()] == ["taken.svg"]


def test_the_theme_is_followed(pane, themed):
    theme.apply(themed, theme.DARK)
    themed.processEvents()
    image = pane.plot.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(theme.DARK.pane)
    column = shape_of(pane, 1).up.center().toPoint()
    assert image.pixelColor(column) == QColor(theme.DARK.hues["to_a"].ink)


def test_names_for_the_accessibility_tree(pane):
    assert pane.objectName() == pane.accessibleIdentifier() == "timeline"
    assert all(each.accessibleName() for each in pane.findChildren(QPushButton))
    assert pane.plot.accessibleName()


def test_a_legend_without_room_for_every_entry_says_that_there_are_more(qtbot, theme):
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_sides("Ukraine", "Russia")
    full = legend.sizeHint()

    def ink_behind(width):
        """Whether something is painted behind the last entry."""
        picture = QImage(width, full.height(), QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        end = round(legend.paint(painter, QRectF(picture.rect())))
        painter.end()
        return any(picture.pixelColor(x, y).alpha() for x in range(end, width) for y in range(full.height()))

    assert not ink_behind(full.width())
    assert all(ink_behind(width) for width in range(full.width() // 3, full.width() - 45, 7))


def test_a_legend_of_another_width_is_painted_anew_where_other_entries_fit(qtbot, theme):
    around = QWidget()
    qtbot.addWidget(around)
    legend = Legend(around)
    legend.set_sides("Ukraine", "Russia")
    full = legend.sizeHint()
    legend.resize(full)
    around.resize(full.width() + 100, full.height())
    around.show()
    qtbot.waitExposed(around)

    def on_screen():
        QApplication.processEvents()
        return around.screen().grabWindow(around.winId()).toImage()

    for width in (*range(full.width(), 40, -9), *range(40, around.width(), 7)):
        legend.resize(width, full.height())
        as_it_became = on_screen()
        around.update()
        assert on_screen() == as_it_became, width
