"""The list of articles: keys open them, search and filters narrow it at once, and it keeps its place."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from curator.model import ArticleId, ArticleRow, ArticleState
from ui.articles.pane import ArticlesPane
from ui.articles.rows import ROW, _two_lines, source_words, state_words

STATES = (ArticleState.TO_DO, ArticleState.IN_PROGRESS, ArticleState.DONE)


def row(number: int, **known) -> ArticleRow:
    usual = {
        "file_name": f"{number:03}.txt",
        "title": f"Title {number}",
        "publisher": "BBC",
        "published_on": "2025-05-24",
        "confirmed": True,
        "state": STATES[number % 3],
        "n_claims": number % 3,
    }
    return ArticleRow(id=ArticleId(number), **(usual | known))


@pytest.fixture
def pane(qtbot, theme):
    made = ArticlesPane()
    qtbot.addWidget(made)
    made.resize(240, 480)
    made.set_rows([row(n) for n in range(1, 31)])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shown(pane) -> list[int]:
    model = pane.list.model()
    return [model.index(n, 0).data(ROW).id for n in range(model.rowCount())]


def top(pane) -> tuple[int, int]:
    index = pane.list.indexAt(QPoint(2, 2))
    return index.data(ROW).id, pane.list.visualRect(index).top()


def test_up_and_down_open_articles(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(3)
    pane.focus_list()
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Up)
    assert opened == [4, 5, 4]
    QTest.keyClick(pane.list, Qt.Key.Key_End)
    assert opened[-1] == 30


def test_a_click_opens_an_article_once(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    at = pane.list.visualRect(pane.list.model().index(1, 0)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [2]
    assert pane.selected() == 2


def test_choosing_from_outside_is_not_announced(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(20)
    assert pane.selected() == 20
    assert pane.list.viewport().rect().contains(pane.list.visualRect(pane.list.currentIndex()))
    pane.select(None)
    assert pane.selected() is None
    assert opened == []


def test_next_and_previous_stop_at_the_ends(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(29)
    pane.next_article()
    pane.next_article()
    assert opened == [30]
    pane.select(1)
    pane.previous_article()
    assert opened == [30]


def test_typing_filters_at_once_and_esc_brings_all_back(qtbot, pane):
    heard = []
    pane.search_changed.connect(heard.append)
    pane.focus_search()
    QTest.keyClicks(pane.search, "title 7")
    assert shown(pane) == [7, 17, 27]
    assert heard[-1] == "title 7"
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert len(shown(pane)) == 30
    assert heard[-1] == ""


def test_what_the_text_holds_is_found_too(qtbot, pane):
    pane.search_changed.connect(lambda words: pane.set_matches(frozenset({5, 9}) if words else None))
    QTest.keyClicks(pane.search, "prisoners")
    assert shown(pane) == [5, 9]


@pytest.mark.parametrize("words", ["bbc", "24 may", "2025-05-24", "may 2025 BBC", "without"])
def test_publisher_and_date_are_found_as_they_are_shown(qtbot, pane, words):
    pane.set_rows(
        [row(1), row(2, publisher="TASS", published_on="2024-01-03"), row(3, publisher="", published_on=None)]
    )
    pane.search.setText(words)
    assert shown(pane) == ([] if words == "without" else [1])


def test_filters_count_and_narrow(qtbot, pane):
    chips = {state: chip.text() for state, chip in pane.chips.items()}
    assert chips == {
        None: "All 30",
        ArticleState.TO_DO: "To do 10",
        ArticleState.IN_PROGRESS: "In progress 10",
        ArticleState.DONE: "Done 10",
    }
    QTest.mouseClick(pane.chips[ArticleState.DONE], Qt.MouseButton.LeftButton)
    assert shown(pane) == list(range(2, 31, 3))
    pane.chips[ArticleState.DONE].setFocus()
    QTest.keyClick(pane.chips[ArticleState.DONE], Qt.Key.Key_Left)
    assert pane.chips[ArticleState.IN_PROGRESS].isChecked()
    assert shown(pane) == list(range(1, 31, 3))


def test_it_says_why_it_is_empty(qtbot, pane):
    pane.search.setText("zzz")
    assert pane._quiet.isVisible()
    assert pane._quiet.text() == "No article fits the search."
    assert not pane._import.isVisible()
    pane.search.clear()
    pane.set_rows([row(1, state=ArticleState.TO_DO)])
    pane.chips[ArticleState.DONE].click()
    assert pane._quiet.text() == "No article is here."
    pane.set_rows([])
    assert "Import" in pane._quiet.text()
    with qtbot.waitSignal(pane.import_requested):
        pane._import.click()


def test_new_contents_keep_place_and_choice(qtbot, pane):
    pane.select(12)
    pane.list.verticalScrollBar().setValue(333)
    before = top(pane)
    pane.set_rows([row(n, n_claims=5, title="Other") for n in range(1, 31)])
    assert top(pane) == before
    assert pane.selected() == 12


def test_rows_that_come_and_go_keep_place_and_choice(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(12)
    pane.list.verticalScrollBar().setValue(700)
    before = top(pane)
    pane.set_rows([row(n) for n in (*range(101, 105), *range(1, 3), *range(4, 31), 31)])
    assert top(pane) == before
    assert pane.selected() == 12
    pane.set_rows([row(n) for n in range(1, 31)])
    assert top(pane) == before
    assert opened == []


def test_the_choice_survives_a_filter_that_hides_it(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(12)
    pane.search.setText("title 7")
    assert pane.selected() is None
    pane.search.clear()
    assert pane.selected() == 12
    assert opened == []


def test_next_with_the_open_article_hidden_opens_the_first_shown(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(12)
    pane.search.setText("title 7")
    pane.next_article()
    assert opened == [7]


def test_leaving_the_search_downward_goes_to_the_list(qtbot, pane):
    pane.select(3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        pane.focus_search()
        QTest.keyClick(pane.search, key)
        qtbot.waitUntil(pane.list.hasFocus)


def test_every_row_is_equally_high_whatever_it_says(qtbot, pane):
    option = QStyleOptionViewItem()
    option.font = pane.list.font()
    delegate, model = pane.list.itemDelegate(), pane.list.model()
    pane.set_rows([row(1, title=""), row(2, title="word " * 80), row(3, publisher="", published_on=None)])
    heights = {delegate.sizeHint(option, model.index(n, 0)).height() for n in range(3)}
    assert len(heights) == 1
    assert pane.list.uniformItemSizes()


def painted(pane, number: int) -> QImage:
    rect = pane.list.visualRect(pane.list.model().index(number, 0))
    return pane.list.viewport().grab(rect).toImage()


def inked_lines(image: QImage) -> list[int]:
    """The pixel rows that hold anything but the background."""
    empty = image.pixel(1, 1)
    return [y for y in range(image.height()) if any(image.pixel(x, y) != empty for x in range(0, image.width(), 2))]


@pytest.mark.parametrize("known", [{}, {"title": ""}, {"title": "word " * 40}, {"publisher": "", "published_on": None}])
def test_no_gap_yawns_in_a_row(qtbot, pane, known):
    pane.set_rows([row(1, **known)])
    QTest.qWait(10)
    lines = inked_lines(painted(pane, 0))
    above, below = lines[0], painted(pane, 0).height() - 1 - lines[-1]
    assert abs(above - below) <= 8
    assert max(after - before for before, after in pairwise(lines)) <= 12


def test_an_article_without_a_title_says_so_and_names_its_file(qtbot, pane):
    pane.set_rows([row(1, title="", file_name="clipboard.txt")])
    read = pane.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "Without a title, clipboard.txt. BBC, 24 May 2025. 1 claim"


def test_source_words():
    assert source_words(row(1)) == ("BBC", "24 May 2025")
    assert source_words(row(1, publisher="")) == ("publisher missing", "24 May 2025")
    assert source_words(row(1, published_on=None)) == ("BBC", "date missing")
    assert source_words(row(1, publisher="", published_on=None)) == ("publisher and date missing", "")


def test_state_words():
    assert state_words(row(1, state=ArticleState.TO_DO, n_claims=0)) == "to do"
    assert state_words(row(1, state=ArticleState.DONE, n_claims=2, swaps=("SW-0001",))) == "done · 1 swap · 2 claims"
    assert state_words(row(1, n_claims=0, open_work=("publisher missing", "no swap yet"))) == "no swap yet"
    open_work = ("no swap yet", "confirm publisher and date")
    assert state_words(row(1, n_claims=1, open_work=open_work)) == "1 claim · confirm publisher and date"


@pytest.mark.parametrize(
    ("text", "lines"), [("Short", 1), ("word " * 60, 2), ("x" * 500, 1), ("a\nb\tc", 1), ("x" * 500 + " y", 1), ("", 1)]
)
def test_a_title_takes_at_most_two_lines_that_fit(qtbot, pane, text, lines):
    metrics = QFontMetrics(pane.list.font())
    got = _two_lines(text, metrics, 200)
    assert len(got) == lines
    assert all(metrics.horizontalAdvance(line) <= 200 for line in got)


def test_a_right_click_asks_for_the_details(qtbot, pane):
    at = pane.list.visualRect(pane.list.model().index(2, 0)).center()
    with qtbot.waitSignal(pane.details_requested) as heard:
        pane.list.customContextMenuRequested.emit(at)
    assert heard.args == [3]


def test_files_dropped_are_announced_and_web_addresses_are_not(qtbot, pane, tmp_path):
    file = tmp_path / "a b.txt"
    drops = []
    pane.files_dropped.connect(drops.append)
    for urls in ([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/x")], [QUrl("https://example.org/x")]):
        data = QMimeData()
        data.setUrls(urls)
        actions = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        pane.dragEnterEvent(enter)
        drop = QDropEvent(QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        pane.dropEvent(drop)
    assert drops == [[str(file)]]


def test_ten_thousand_articles_are_shown_at_once(qtbot, pane):
    many = [row(n) for n in range(1, 10_001)]
    pane.set_rows(many)
    pane.select(9_000)
    before = top(pane)
    pane.set_rows([replace(each, title="Other") for each in many[1:]])
    assert top(pane) == before
    assert pane.selected() == 9_000
