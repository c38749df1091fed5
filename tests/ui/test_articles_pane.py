"""The list of articles: keys open them, search and filters narrow it at once, and it keeps its place."""

from array import array
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem

from curator.article_query import ArticleQuery, Facet, Order, SavedSearch, SearchId
from curator.model import ArticleId, ArticleRow, ArticleState, SwapId
from curator.searching import Snippet
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
        "figures_open": 0,
    }
    return ArticleRow(id=ArticleId(number), **(usual | known))


def fill(pane, rows) -> None:
    """Answer as the desk would: these articles, read as they are shown, counted by state."""
    there = {one.id: one for one in rows}
    pane.set_source(lambda ids: [there[number] for number in ids if number in there], lambda _ids: {})
    pane.show_found([one.id for one in rows], len(rows))
    pane.asking.show_counts({Facet.STATE: Counter(str(one.state) for one in rows)})


@pytest.fixture
def pane(qtbot, theme):
    made = ArticlesPane()
    qtbot.addWidget(made)
    made.resize(240, 480)
    fill(made, [row(n) for n in range(1, 31)])
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


def test_typing_asks_at_once_and_esc_takes_it_back(qtbot, pane):
    heard = []
    pane.asking.asked.connect(heard.append)
    pane.asking.focus_search()
    QTest.keyClicks(pane.asking.search, "tit")
    assert [query.words for query in heard] == ["t", "ti", "tit"]
    assert pane.asking.order_button.text() == "Best match"
    QTest.keyClick(pane.asking.search, Qt.Key.Key_Escape)
    assert heard[-1] == ArticleQuery()
    assert pane.asking.order_button.text() == "As imported"


def test_what_was_found_stands_under_the_rows_and_is_read_out(qtbot, pane):
    before = pane.list.rowHeight(0)
    pane.asking.search.setText("kyiv")
    there = {n: row(n) for n in (3, 4)}
    shown_there = Snippet("… in 🙂 Kyiv on Friday …", ((7, 11),))
    pane.set_source(lambda ids: [there[n] for n in ids], lambda _ids: {4: shown_there})
    pane.show_found([3, 4], 30, "Looking …")
    assert (shown(pane), pane._count.text(), pane._notice.text()) == ([3, 4], "2 / 30", "Looking …")
    assert pane.list.rowHeight(0) > before
    said = pane.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("… in 🙂 Kyiv on Friday …")
    QTest.qWait(10)
    assert len(inked_lines(painted(pane, 1))) > len(inked_lines(painted(pane, 0)))
    pane.asking.search.clear()
    fill(pane, [row(n) for n in range(1, 31)])
    assert pane.list.rowHeight(0) == before


def test_states_are_counted_and_asked_for(qtbot, pane):
    chips = {state: chip.text() for state, chip in pane.asking.chips.items()}
    assert chips == {
        None: "All 30",
        ArticleState.TO_DO: "To do 10",
        ArticleState.IN_PROGRESS: "In progress 10",
        ArticleState.DONE: "Done 10",
    }
    QTest.mouseClick(pane.asking.chips[ArticleState.DONE], Qt.MouseButton.LeftButton)
    assert pane.asking.query.values(Facet.STATE) == {"done"}
    pane.asking.chips[ArticleState.DONE].setFocus()
    QTest.keyClick(pane.asking.chips[ArticleState.DONE], Qt.Key.Key_Left)
    assert pane.asking.chips[ArticleState.IN_PROGRESS].isChecked()
    assert pane.asking.query.values(Facet.STATE) == {"in_progress"}
    QTest.mouseClick(pane.asking.chips[None], Qt.MouseButton.LeftButton)
    assert pane.asking.query == ArticleQuery()


def test_filters_are_ticked_by_key_and_taken_back_by_their_button(qtbot, pane):
    heard = []
    pane.asking.asked.connect(heard.append)
    pane.asking.show_counts({Facet.PUBLISHER: {"BBC": 20, "": 3, "A & B": 7}, Facet.MONTH: {"2025-05": 30}})
    pane.asking.toggle_filters()
    qtbot.waitUntil(pane.asking.facets.hasFocus)
    assert pane.asking.saved_button.nextInFocusChain() is pane.asking.facets, "Tab comes to them from the buttons"
    publishers = pane.asking.facets.topLevelItem(3)
    assert [publishers.child(n).text(0) for n in range(3)] == ["BBC", "A & B", "no publisher"]
    pane.asking.facets.setCurrentItem(publishers.child(1))
    QTest.keyClick(pane.asking.facets, Qt.Key.Key_Space)
    assert heard == [ArticleQuery("", frozenset({(Facet.PUBLISHER, "A & B")}))]
    pane.asking.show_counts({Facet.PUBLISHER: {"BBC": 20, "A & B": 7}})
    assert pane.asking.facets.currentItem().text(0) == "A & B"
    (chip,) = [each for each in pane.findChildren(QPushButton) if "A && B" in each.text() and each.isVisible()]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert heard[-1] == ArticleQuery()
    pane.asking.toggle_filters()
    assert pane.asking.facets.isHidden()


def test_orders_and_saved_searches_are_in_menus(qtbot, pane):
    heard, forgotten = [], []
    pane.asking.asked.connect(heard.append)
    pane.asking.forget_requested.connect(forgotten.append)
    menu = {action.text(): action for action in pane.asking.order_button.menu().actions()}
    menu["Newest"].trigger()
    assert heard[-1].order is Order.NEWEST
    kept = ArticleQuery("kyiv", frozenset({(Facet.STATE, "done")}))
    pane.asking.set_saved([SavedSearch(SearchId(7), "Mine & yours", kept, "Ann", "")])
    actions = pane.asking.saved_button.menu().actions()
    actions[0].trigger()
    assert (heard[-1], pane.asking.search.text(), pane.asking.chips[ArticleState.DONE].isChecked()) == (
        kept,
        "kyiv",
        True,
    )
    next(action for action in actions if action.menu()).menu().actions()[0].trigger()
    assert forgotten == [7]
    with qtbot.waitSignal(pane.asking.save_requested):
        next(action for action in actions if action.text() == "Save this search…").trigger()


def test_swaps_that_were_found_stand_above_and_open(qtbot, pane):
    hit = lambda n: SimpleNamespace(swap=SwapId(n), code=f"SW-000{n}", snippet=Snippet("Words & more " * 9, ()))  # noqa: E731
    opened = []
    pane.swap_activated.connect(opened.append)
    pane.swaps.show_hits([hit(n) for n in range(1, 6)])
    lines = [each for each in pane.swaps.findChildren(QPushButton) if each.isVisible()]
    assert [line.accessibleName()[:22] for line in lines] == [f"SW-000{n} · Words & more"[:22] for n in (1, 2, 3)]
    assert all(line.width() <= pane.width() for line in lines)
    QTest.mouseClick(lines[1], Qt.MouseButton.LeftButton)
    assert opened == [2]
    pane.swaps.show_hits([])
    assert pane.swaps.isHidden()


def test_it_says_why_it_is_empty(qtbot, pane):
    pane.asking.search.setText("zzz")
    pane.show_found([], 30)
    assert pane._quiet.isVisible()
    assert pane._quiet.text() == "No article fits the search."
    assert not pane._import.isVisible()
    pane.asking.search.clear()
    pane.asking.chips[ArticleState.DONE].click()
    pane.show_found([], 30)
    assert pane._quiet.text() == "No article is here."
    pane.show_found([], 0)
    assert "Import" in pane._quiet.text()
    with qtbot.waitSignal(pane.import_requested):
        pane._import.click()


def test_new_contents_keep_place_and_choice(qtbot, pane):
    pane.select(12)
    pane.list.verticalScrollBar().setValue(333)
    before = top(pane)
    fill(pane, [row(n, n_claims=5, title="Other") for n in range(1, 31)])
    assert top(pane) == before
    assert pane.selected() == 12


def test_rows_that_come_and_go_keep_place_and_choice(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(12)
    pane.list.verticalScrollBar().setValue(700)
    before = top(pane)
    fill(pane, [row(n) for n in (*range(101, 105), *range(1, 3), *range(4, 31), 31)])
    assert top(pane) == before
    assert pane.selected() == 12
    fill(pane, [row(n) for n in range(1, 31)])
    assert top(pane) == before
    assert opened == []


def test_the_choice_survives_a_filter_that_hides_it(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(12)
    pane.show_found([7, 17], 30)
    assert pane.selected() is None
    pane.show_found(list(range(1, 31)), 30)
    assert pane.selected() == 12
    assert opened == []


def test_next_with_the_open_article_hidden_opens_the_first_shown(qtbot, pane):
    opened = []
    pane.article_activated.connect(opened.append)
    pane.select(12)
    pane.show_found([7, 17], 30)
    pane.next_article()
    assert opened == [7]


def test_an_answer_that_grows_keeps_the_place(qtbot, pane):
    pane.show_found(list(range(1, 21)), 30)
    pane.select(5)
    pane.list.verticalScrollBar().setValue(333)
    before = top(pane)
    pane.show_found(list(range(1, 31)), 30)
    assert (top(pane), pane.selected(), len(shown(pane))) == (before, 5, 30)


def test_leaving_the_search_downward_goes_to_the_list(qtbot, pane):
    pane.select(3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        pane.asking.focus_search()
        QTest.keyClick(pane.asking.search, key)
        qtbot.waitUntil(pane.list.hasFocus)


def test_every_row_is_equally_high_whatever_it_says(qtbot, pane):
    option = QStyleOptionViewItem()
    option.font = pane.list.font()
    delegate, model = pane.list.itemDelegate(), pane.list.model()
    fill(pane, [row(1, title=""), row(2, title="word " * 80), row(3, publisher="", published_on=None)])
    heights = {delegate.sizeHint(option, model.index(n, 0)).height() for n in range(3)}
    assert heights == {pane.list.rowHeight(n) for n in range(3)}


def painted(pane, number: int) -> QImage:
    rect = pane.list.visualRect(pane.list.model().index(number, 0))
    return pane.list.viewport().grab(rect).toImage()


def inked_lines(image: QImage) -> list[int]:
    """The pixel rows that hold anything but the background."""
    empty = image.pixel(1, 1)
    return [y for y in range(image.height()) if any(image.pixel(x, y) != empty for x in range(0, image.width(), 2))]


@pytest.mark.parametrize("known", [{}, {"title": ""}, {"title": "word " * 40}, {"publisher": "", "published_on": None}])
def test_no_gap_yawns_in_a_row(qtbot, pane, known):
    fill(pane, [row(1, **known)])
    QTest.qWait(10)
    lines = inked_lines(painted(pane, 0))
    above, below = lines[0], painted(pane, 0).height() - 1 - lines[-1]
    assert abs(above - below) <= 8
    assert max(after - before for before, after in pairwise(lines)) <= 12


def test_an_article_without_a_title_says_so_and_names_its_file(qtbot, pane):
    fill(pane, [row(1, title="", file_name="clipboard.txt")])
    read = pane.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "Without a title, clipboard.txt. BBC, 24 May 2025. 1 claim"


def test_an_article_without_a_title_is_known_by_how_it_begins(qtbot, pane):
    begins = "Both sides said on Friday that they had exchanged prisoners of war, the first such swap this year."
    fill(pane, [row(1, title="", opening=begins), row(2, title="", opening="")])
    said = [pane.list.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1)]
    assert said[0].startswith(f"Without a title, {begins}")
    assert said[1].startswith("Without a title, 002.txt")
    QTest.qWait(10)
    assert len(inked_lines(painted(pane, 0))) > 0


def test_source_words():
    assert source_words(row(1)) == ("BBC", "24 May 2025")
    assert source_words(row(1, publisher="")) == ("no publisher", "24 May 2025")
    assert source_words(row(1, published_on=None)) == ("BBC", "no date")
    assert source_words(row(1, publisher="", published_on=None)) == ("no publisher, no date", "")


def test_what_is_missing_fits_into_a_narrow_list_and_the_tip_has_all(pane):
    lacking = row(
        1, title="<b>Swap", publisher="", n_claims=0, figures_open=22, open_work=("confirm publisher and date",)
    )
    fill(pane, [lacking])
    metrics = pane.list.fontMetrics()
    assert metrics.horizontalAdvance(" · ".join(source_words(lacking))) < 187
    fits = lambda words: metrics.horizontalAdvance(words) < 187 - 17  # noqa: E731
    assert state_words(lacking, fits) == "22 figures open · confirm"
    unread = row(1, n_claims=0, figures_open=None, copies=1, open_work=("confirm publisher and date",))
    assert state_words(unread, fits) == "not read yet · confirm"
    assert pane.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == (
        "<qt>&lt;b&gt;Swap<br>001.txt<br>no publisher · 24 May 2025"
        "<br>22 figures open · confirm publisher and date</qt>"
    )


def test_state_words():
    assert state_words(row(1, state=ArticleState.TO_DO, n_claims=0)) == "to do"
    assert state_words(row(1, state=ArticleState.DONE, n_claims=2, swaps=("SW-0001",))) == "done · 1 swap · 2 claims"
    assert state_words(row(1, n_claims=0, open_work=("no publisher", "no swap yet"))) == "no swap yet"
    assert state_words(row(1, n_claims=0, figures_open=3, copies=2)) == "3 figures open · 2 copies"
    assert state_words(row(1, n_claims=0, copies=1, copy_of=7, revises=5)) == "copy · new revision"
    assert state_words(row(1, n_claims=1, figures_open=None)) == "1 claim · not read yet"
    assert state_words(row(1, n_claims=0, figures_open=None, state=ArticleState.DONE)) == "done"
    open_work = ("no swap yet", "confirm publisher and date")
    assert state_words(row(1, n_claims=1, open_work=open_work)) == "1 claim · confirm publisher and date"


def test_of_an_article_s_state_what_matters_least_goes_first():
    worked_on = row(1, swaps=("SW-0001",), n_claims=11, figures_open=32)
    assert state_words(worked_on, lambda words: len(words) < 30) == "1 swap · 32 figures open"
    assert state_words(worked_on, lambda words: len(words) < 20) == "32 figures open"
    fresh = row(1, n_claims=0, figures_open=None, open_work=("confirm publisher and date",))
    assert state_words(fresh, lambda words: len(words) < 30) == "not read yet · confirm"
    assert state_words(fresh, lambda _words: False) == "not read yet"
    long = row(1, n_claims=0, figures_open=1072, copy_of=3, open_work=("confirm publisher and date",))
    assert state_words(long, lambda words: len(words) < 31) == "1,072 figures open · confirm"
    assert state_words(long, lambda words: len(words) < 25) == "1,072 figures open"


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


def hundred_thousand(pane):
    """Show so many articles; gives the list that tells which of them are read."""
    read = []

    def lines(ids):
        read.extend(ids)
        return [row(number) for number in ids]

    pane.set_source(lines, lambda _ids: {})
    pane.show_found(array("q", range(1, 100_001)), 100_000)
    return read


def test_of_a_hundred_thousand_articles_only_those_in_sight_are_read(qtbot, pane):
    read = hundred_thousand(pane)
    pane.select(90_000)
    QTest.qWait(10)
    before = top(pane)
    assert pane.selected() == 90_000
    assert len(set(read)) < 200
    read.clear()
    pane.show_found(array("q", range(2, 100_001)), 99_999)
    QTest.qWait(10)
    assert (top(pane), pane.selected()) == (before, 90_000)
    assert len(set(read)) < 200


def test_a_letter_in_the_list_opens_no_article_and_reads_none(qtbot, pane):
    read, opened = hundred_thousand(pane), []
    pane.select(1)
    pane.article_activated.connect(opened.append)
    first = pane.list.model().index(1, 0).data()
    for letter in (first[0], "\u0416"):
        QTest.keyClick(pane.list, letter)
    assert (opened, pane.selected()) == ([], 1)
    assert len(set(read)) < 200
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    assert opened == [2]
