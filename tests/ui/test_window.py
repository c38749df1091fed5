"""The window: names others rely on, one sentence for what cannot be done, undo of every act, importing, keys."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QMenu, QPushButton, QWidget

from curator.columns import COLUMNS
from curator.model import CountState
from ui import theme
from ui.banner import Banner
from ui.hand import Hand, dialog_is_open
from ui.record.body import RecordBody
from ui.tour import Tour

FORM = (
    "swapForm",
    *(f"field.{column.name}" for column in COLUMNS),
    *(f"quotes.{column.name}" for column in COLUMNS),
)
OTHERS = ("articleList", "articleSearch", "reader", "timeline")
NAMED = (*OTHERS, *FORM)


@pytest.fixture
def tour(window, tmp_path) -> Tour:
    made = Tour(window, tmp_path)
    made.hand.to_article()
    return made


def begun(tour: Tour) -> None:
    """The swap of 23 May in the BBC's article."""
    tour.hand.open_article("004")
    tour.details()
    tour.cite("390 soldiers and civilians", "E")
    tour.cite("Friday", "D", after="released on ")


def begun_again(tour: Tour) -> None:
    """The same swap once more, from the Kyiv Independent, which contradicts itself."""
    tour.hand.open_article("001")
    tour.details()
    tour.new_swap("Today – 390 people")
    tour.cite("270 soldiers and 120 civilians", "R")
    tour.cite("The latest exchange included only soldiers", "E")
    tour.cite("May 23", "D", after="Ukraine and Russia on ")


# -- names -------------------------------------------------------------------------------------------------------


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(top: QWidget) -> list[str]:
    """Controls in sight that take the keyboard or a click and do not say what they are; Qt's inner parts aside."""
    controls = [
        widget
        for widget in top.findChildren(QWidget)
        if (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton))
        and widget.isVisibleTo(top)
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        and widget.metaObject().className() not in ("QLineEditIconButton", "QComboBoxListView", "QTableCornerButton")
    ]
    assert controls
    return [f"{w.metaObject().className()} {w.objectName()}" for w in controls if not name_of(w).strip()]


def test_every_control_of_the_window_has_an_accessible_name(tour):
    assert nameless(tour.window) == []
    begun(tour)
    assert nameless(tour.window) == []


@pytest.mark.parametrize(
    "name",
    [
        "import.paste",
        "export",
        "who",
        "history",
        "palette",
        "article.details",
        "link.swap",
        "claim.details",
        "keys",
        "about",
        "conflicts",
        "answer.duplicate",
    ],
)
def test_every_control_of_every_dialog_has_an_accessible_name(tour, name):
    begun(tour)
    begun_again(tour)
    action = tour.window.actions_by_id[name]
    assert action.isEnabled()
    action.trigger()
    dialog = tour.hand.dialog(name)
    assert nameless(dialog) == []
    tour.hand.key("Escape")
    tour.hand.wait(lambda: not dialog_is_open(dialog), "the end of it")


def all_there(window) -> bool:
    """Whether every list of quotes is made: those without a quote come after the first paint."""
    return all(window.findChild(QWidget, name) is not None for name in NAMED)


def unnamed(window, names) -> list[str]:
    """The names whose one widget does not carry them as accessible id as well."""
    return [name for name in names if window.findChild(QWidget, name).accessibleIdentifier() != name]


def test_what_reads_values_is_fetched_once_a_person_is_at_the_article(hand, qtbot, monkeypatch):
    fetched = []
    monkeypatch.setattr("ui.main_window.import_module", fetched.append)
    assert not any(thread.name == "readers" for thread in threading.enumerate())
    hand.key("Right")
    hand.key("Right")
    qtbot.waitUntil(lambda: bool(fetched))
    hand.key("Right")
    qtbot.waitUntil(lambda: not any(thread.name == "readers" for thread in threading.enumerate()))
    assert fetched == ["curator.claims"]


def test_names_that_others_rely_on(window, qtbot):
    qtbot.waitUntil(lambda: all_there(window))
    assert [name for name in NAMED if len(window.findChildren(QWidget, name)) != 1] == []
    assert unnamed(window, OTHERS) == []


def test_names_of_the_form_are_accessible_ids_too(window, qtbot):
    qtbot.waitUntil(lambda: all_there(window))
    assert unnamed(window, FORM) == []


def test_names_in_the_dialogs_that_others_rely_on(tour):
    begun_again(tour)
    for key, name in (("Ctrl+H", "historyList"), ("Ctrl+J", "conflictGrid")):
        tour.hand.key(key)
        dialog = tour.hand.dialog(name)
        named = [widget for widget in (dialog, *dialog.findChildren(QWidget)) if widget.objectName() == name]
        assert len(named) == 1
        tour.hand.key("Escape")
        tour.hand.wait(lambda box=dialog: not dialog_is_open(box), "the end of it")
        tour.hand.to_article()


# -- what cannot be done -----------------------------------------------------------------------------------------


def test_a_refusal_in_a_panes_signal_is_one_sentence(tour):
    window = tour.window
    begun(tour)
    window.panes.record.verify_requested.emit()
    assert window.banner.sentence.startswith("Not yet verified.")
    assert window.banner.isVisible()
    window.panes.record.state_requested.emit("to_a", None)
    assert window.banner.sentence == ""
    tour.verify()
    window.panes.record.state_requested.emit("to_a", None)
    assert window.banner.sentence == "SW-0001 is verified; reopen it first, and say why."


def test_the_next_act_takes_the_sentence_away(tour):
    window, hand = tour.window, tour.hand
    begun(tour)
    hand.key("Ctrl+Return")
    assert window.banner.sentence.startswith("Not yet verified.")
    hand.key("Ctrl+Z")
    assert window.banner.sentence == ""
    assert not window.banner.isVisible()


def test_verified_swaps_refuse_with_what_to_do(tour):
    begun(tour)
    tour.verify()
    tour.hand.highlight("Three of the 390 released")
    tour.hand.key("3")
    assert "reopen it first" in tour.window.banner.sentence


@pytest.fixture
def banner(qtbot, theme) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def test_banner_says_one_thing_until_it_is_closed(banner):
    banner.refuse("No.")
    assert (banner.sentence, banner.property("tone"), banner.isHidden()) == ("No.", "bad", False)
    banner.inform("<b>Yes</b>")
    assert (banner.sentence, banner.property("tone")) == ("<b>Yes</b>", "good")
    assert banner.text.textFormat() is Qt.TextFormat.PlainText
    banner.show()
    QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert banner.sentence == ""
    assert banner.isHidden()


def test_banner_shows_work_beside_what_is_said(qtbot, banner):
    banner.progress("Reading a.txt …", 3, 10)
    assert banner.sentence == "Reading a.txt …"
    assert (banner.bar.value(), banner.bar.maximum()) == (3, 10)
    banner.refuse("No.")
    banner.progress("Reading b.txt …", 4, 10)
    assert banner.sentence == "No."
    banner.clear()
    assert banner.sentence == "Reading b.txt …"
    with qtbot.waitSignal(banner.cancelled):
        banner.cancel_button.click()
    banner.refuse("No.")
    banner.finish()
    assert banner.sentence == "No."
    banner.clear()
    assert banner.isHidden()


# -- undo and redo -----------------------------------------------------------------------------------------------


def state(window) -> tuple[object, ...]:
    """What acts made; how many figures are open is read beside the window and comes when it comes."""
    data = window.workspace.export_data()
    rows = tuple(replace(row, figures_open=None) for row in window.workspace.article_rows())
    articles = tuple(window.workspace.article(row.id) for row in rows)
    return articles, data.swaps, data.dismissals, rows


def back_and_forth(tour: Tour, act, label: str) -> None:
    """Do something, see its name in the menu, take it back whole, do it again."""
    window, hand = tour.window, tour.hand
    before, steps = state(window), len(window.workspace.steps())
    act()
    hand.wait(lambda: len(window.workspace.steps()) > steps, label)
    after = state(window)
    assert after != before, label
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert undo.text().startswith(f"Undo: {label}")
    hand.to_article()
    hand.key("Ctrl+Z")
    assert state(window) == before, label
    assert redo.text().startswith(f"Redo: {label}")
    assert redo.isEnabled()
    hand.key("Ctrl+Shift+Z")
    assert state(window) == after, label
    assert undo.text().startswith(f"Undo: {label}")
    assert not redo.isEnabled()


def answering(tour: Tour, act, words: str):
    def done() -> None:
        act()
        tour.hand.answer(words, "the question")

    return done


def test_every_kind_of_act_is_undone_and_redone_by_key(tour):
    window, hand, loop = tour.window, tour.hand, tour.window.loop
    begun(tour)
    loop.activate_mark(loop.swap.values["to_a"].claims[0].id)

    def removed_claim() -> None:
        loop.activate_mark(window.workspace.claims_in(loop.article.id)[-1].id)
        hand.key("Delete")

    def adopted() -> None:
        column = loop.swap.disputed[0]
        window.deciding.adopt(column, loop.swap.values[column].claims[0].id)
        hand.answer("Two ministries say so.", "the reason")

    def removed_swap() -> None:
        loop.open_swap(window.workspace.summaries()[-1].id)
        window.actions_by_id["swap.remove"].trigger()

    def done() -> None:
        hand.key("Ctrl+D")
        question = hand.dialog("the question about open figures")
        hand.key("Return")
        hand.wait(lambda: not dialog_is_open(question), "the end of the question")

    def resized() -> None:
        quote = next(q for q in window.workspace.claim(loop.active[0]).quotes)
        window.citing.resize(loop.active[0], quote.start, quote.end - len(" civilians"))

    acts = (
        (lambda: tour.details(agency="AP"), "Publisher and date"),
        (resized, "Quote “390 soldiers and”"),
        (lambda: hand.key("C"), "Claimant: "),
        (lambda: hand.key("Z"), "Returned to Ukraine"),
        (lambda: tour.cite("270 servicemen and 120 civilians", "E"), "Cite “270 servicemen"),
        (lambda: tour.cite("Three of the 390 released on Friday were women", "3"), "Cite “Three"),
        (lambda: tour.cite("270 Ukrainian servicemen had fought", "3"), "Cite “270 Ukrainian"),
        (adopted, "Women to Ukraine: adopt "),
        (removed_claim, "Remove “"),
        (
            answering(tour, lambda: window.deciding.set_state("to_a_women", CountState.NOT_STATED), "Nobody says."),
            "Women to Ukraine: ",
        ),
        (answering(tour, lambda: window.deciding.type_value("ordinal", "65"), "The ministry's list."), "Ordinal: 65"),
        (lambda: hand.key("A"), "Accept what is proposed"),
        (lambda: (hand.key("V"), hand.key("V")), "Confirm "),
        (done, "Done: “"),
        (lambda: hand.key("Ctrl+D"), "Not done: “"),
        (lambda: tour.new_swap("an exchange of 1,000 prisoners"), "New swap"),
        (removed_swap, "Remove SW-0002"),
    )
    for act, label in acts:
        hand.open_article("004")
        back_and_forth(tour, act, label)
    assert window.workspace.faults() == ()


def test_verifying_reopening_and_duplicates_are_undone_and_redone(tour):
    window, loop = tour.window, tour.window.loop
    begun(tour)
    if loop.standing.proposed:
        tour.hand.key("A")
    while not all(value.checked for value in loop.swap.values.values() if value.filled):
        tour.hand.key("V")
        assert window.banner.sentence == ""
    back_and_forth(tour, lambda: tour.hand.key("Ctrl+Return"), "Verify SW-0001")
    back_and_forth(tour, answering(tour, lambda: tour.hand.key("Ctrl+Shift+Return"), "A slip."), "Reopen SW-0001")
    begun_again(tour)
    back_and_forth(tour, answering(tour, lambda: tour.hand.key("Ctrl+Shift+J"), "Other people."), "Not the same as")
    tour.hand.key("Ctrl+Z")

    def merged() -> None:
        tour.hand.key("Ctrl+Shift+J")
        dialog = tour.hand.dialog("the question")
        next(b for b in dialog.findChildren(QPushButton) if "same: move" in b.text()).click()
        tour.hand.wait(lambda: not dialog_is_open(dialog), "the end of the question")

    back_and_forth(tour, merged, "SW-0002 is SW-0001")
    assert window.workspace.faults() == ()


def test_removing_an_article_is_undone_and_one_with_claims_stays(tour):
    window = tour.window
    tour.hand.open_article("003")
    back_and_forth(tour, window.actions_by_id["article.remove"].trigger, "Remove “")
    begun(tour)
    window.actions_by_id["article.remove"].trigger()
    assert window.banner.sentence
    assert len(window.workspace.article_rows()) == 4


# -- importing ---------------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "BBC News, 24 May 2025. " + "Russia and Ukraine each handed over 390. " * 5, "utf-8"
    )
    (folder / "more.txt").write_text(
        "Reuters, 25 May 2025. " + "Russia and Ukraine each handed over 303. " * 5, "utf-8"
    )
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return folder


def test_files_are_imported_and_every_refused_one_is_named(window, hand, files):
    window.import_paths([files])
    report = hand.dialog("the report")
    listed = " ".join(report.model.index(row, 0).data() for row in range(report.model.rowCount()))
    assert "empty.txt" in listed
    assert "picture.txt" in listed
    assert "Taken: good.txt" in listed
    hand.key("Escape")
    assert len(window.workspace.article_rows()) == 7
    assert window.actions_by_id["undo"].text().startswith("Undo: Import")
    hand.to_article()
    hand.key("Ctrl+Z")
    assert len(window.workspace.article_rows()) == 5


def test_files_that_are_all_good_need_no_report(window, hand, files):
    window.import_paths([files / "good.txt", files / "more.txt"])
    hand.wait(lambda: "articles are in" in window.banner.sentence, "the import")
    assert QApplication.activeModalWidget() is None
    window.import_paths([files / "good.txt"])
    report = hand.dialog("the report")
    assert "Skipped: good.txt" in report.model.index(0, 0).data()
    hand.key("Escape")
    assert len(window.workspace.article_rows()) == 7


def test_a_path_that_is_not_there_is_one_sentence(window, hand, tmp_path):
    window.import_paths([tmp_path / "nowhere.txt"])
    hand.wait(lambda: window.banner.sentence or QApplication.activeModalWidget(), "the refusal")
    if QApplication.activeModalWidget():
        hand.key("Escape")
    assert len(window.workspace.article_rows()) == 5


def test_a_second_import_waits_for_the_first(window, hand, files):
    window.import_paths([files / "good.txt"])
    window.import_paths([files / "more.txt"])
    assert window.banner.sentence.startswith("An import is under way")
    hand.wait(lambda: len(window.workspace.article_rows()) == 6, "the first import")


def test_a_pasted_article_is_opened(window, hand):
    hand.key("Ctrl+Shift+V")
    dialog = hand.dialog("the field")
    dialog.text.setPlainText("Reuters, 25 May 2025. " + "Russia and Ukraine each handed over 303 people. " * 5)
    hand.key("Ctrl+Return")
    hand.wait(lambda: len(window.workspace.article_rows()) == 6, "the article")
    assert "303" in window.loop.article.text
    assert window.panes.articles.selected() == window.loop.article.id


# -- by key ------------------------------------------------------------------------------------------------------


def test_the_palette_runs_a_command(window, hand):
    hand.open_article("004")
    hand.to_article()
    hand.key("Ctrl+K")
    hand.dialog("commands")
    hand.write("new swap from")
    hand.key("Return")
    hand.wait(lambda: window.workspace.summaries(), "the command")
    assert QApplication.activeModalWidget() is None


def test_every_pane_is_reached_by_key(tour):
    window, hand = tour.window, tour.hand
    begun(tour)
    panes = {"Alt+1": window.panes.articles, "Alt+3": window.panes.record, "Alt+4": window.panes.timeline}
    for key, pane in (panes | {"Alt+2": window.panes.reader}).items():
        hand.key(key)
        hand.wait(lambda pane=pane: pane.isAncestorOf(QApplication.focusWidget()), key)


def test_typing_in_the_search_filters_by_what_the_articles_say(window, hand):
    hand.key("Ctrl+Shift+F")
    assert QApplication.focusWidget() is window.findChild(QLineEdit, "articleSearch")
    hand.write("brokered agreements")
    listed = window.findChild(QWidget, "articleList").model()
    hand.wait(lambda: listed.rowCount() == 1, "the one article")
    hand.key("Down")
    hand.key("Up")
    assert "brokered" in window.loop.article.text
    hand.key("Ctrl+Shift+F")
    hand.key("Escape")
    hand.wait(lambda: listed.rowCount() == 5, "all articles")


def test_enter_in_the_list_goes_to_the_article(window, hand):
    hand.key("Alt+1")
    hand.key("Down")
    hand.key("Return")
    hand.wait(window.panes.reader.page.hasFocus, "the article to take the focus")


def test_the_empty_timeline_says_why_nothing_happens(window, hand):
    hand.key("Alt+4")
    assert window.statusBar().currentMessage().startswith("The timeline is empty")
    assert window.panes.reader.page.hasFocus()


def test_all_claims_open_and_fold_by_key(tour):
    begun(tour)
    tour.cite("270 servicemen", "1")
    tour.cite("the 270 Ukrainian servicemen", "1")
    listed = tour.window.findChild(QListView, "quotes.to_a_servicemen")
    assert len(listed.lines) == 1
    assert listed.lines[0].folded.startswith("+1 agrees")
    tour.hand.key("Ctrl+Shift+A")
    assert [line.opened for line in listed.lines] == [True, True]
    tour.hand.key("Ctrl+Shift+A")
    assert [line.opened for line in listed.lines] == [False]


def test_up_and_down_in_the_list_open_articles_and_keep_the_focus(window, hand):
    hand.key("Alt+1")
    seen = [window.loop.article.id]
    for _ in range(4):
        hand.key("Down")
        seen.append(window.loop.article.id)
    assert seen == [row.id for row in window.workspace.article_rows()]
    assert QApplication.focusWidget() is window.panes.articles.list


def test_the_history_undoes_and_shows_it(window, hand):
    hand.key("W")
    hand.key("Ctrl+H")
    dialog = hand.dialog("history")
    before = dialog.list.model().rowCount()
    dialog.undo.click()
    assert dialog.list.model().rowCount() == before + 1
    assert dialog.list.model().index(0, 2).data().startswith("Undo: ")
    hand.key("Escape")
    assert window.workspace.summaries() == ()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_nothing_is_clipped_at_the_smallest_usual_size(qapp, tour, look):
    begun(tour)
    theme.apply(qapp, look)
    tour.window.resize(1280, 720)
    for pane in (tour.window.panes.articles, tour.window.panes.reader, tour.window.panes.record):
        tour.hand.wait(lambda pane=pane: pane.minimumSizeHint().width() <= pane.width(), "a pane as wide as it needs")
        assert tour.window.rect().contains(pane.mapTo(tour.window, pane.rect().bottomRight()))
    for button in tour.window.panes.articles.findChildren(QPushButton):
        assert not button.isVisible() or button.width() >= button.minimumSizeHint().width()
    theme.apply(qapp, theme.LIGHT)


def test_a_form_that_is_made_ahead_takes_no_room_from_the_article(window):
    window.resize(1280, 720)
    record = window.panes.record
    assert window.loop.swap is None
    assert record.form.parent() is record  # made, as it is when nobody waits for anything
    QApplication.processEvents()
    assert record.minimumSizeHint().width() <= 360
    article, form = window.columns.sizes()[1:]
    assert article > 1.4 * form


def test_the_window_fits_a_laptop_whose_screen_is_scaled(window, hand):
    window.resize(1093, 560)  # 1366 × 768 at 125 %, without the panel
    hand.wait(lambda: (window.width(), window.height()) == (1093, 560), "a window as small as the screen")
    for pane in (window.panes.articles, window.panes.reader, window.panes.record, window.panes.timeline):
        assert window.rect().contains(pane.mapTo(window, pane.rect().bottomRight()))
    page = window.panes.reader.page
    assert page.viewport().height() > 4 * page.fontMetrics().lineSpacing()


def test_a_hand_finds_the_window_as_it_was_left(window, hand: Hand):
    hand.key("Ctrl+Shift+L")
    assert window.settings.theme == "dark"
    hand.key("Ctrl+Shift+L")
    assert window.settings.theme == "light"
    assert QApplication.focusWidget() is hand.page


def test_the_form_is_never_narrower_than_its_fields(hand):
    hand.open_article("004")
    hand.window.resize(hand.window.minimumSize())
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    body = hand.window.findChild(RecordBody)
    hand.wait(lambda: body.widget().minimumSizeHint().width() > 330, "proposals in the form")
    hand.wait(lambda: body.horizontalScrollBar().maximum() == 0, "a form that is cut nowhere")


def menu_of_page(window) -> dict[str, QAction]:
    """What the open menu of the page offers, by its words."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = [action for one in menu.findChildren(QMenu) for action in one.actions()]
    return {action.text(): action for action in (*menu.actions(), *inner)}


def ask_menu(hand: Hand, words: str) -> None:
    """The right button on words of the open article."""
    page = hand.page
    start = page.text.index(words)
    page.bring_into_view(start, start + len(words))
    at = hand._point(start + 1)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.viewport(), asked)
    hand.wait(QApplication.activePopupWidget, "the menu")


def test_selected_words_are_cited_from_the_menu_of_the_mouse(hand):
    window, loop = hand.window, hand.window.loop
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    ask_menu(hand, "soldiers and civilians")
    offered = menu_of_page(window)
    assert {"Returned to each side", "Date", "Place", "Status", "Civilians to Ukraine"} <= set(offered)
    offered["Returned to each side"].trigger()
    QApplication.activePopupWidget().close()
    assert [claim.value_text for claim in loop.swap.claims] == ["390 soldiers and civilians"]
    hand.page.set_caret(0)

    ask_menu(hand, "390 soldiers and civilians")
    offered = menu_of_page(window)
    assert "Date" not in offered
    offered["Remove the claim"].trigger()
    QApplication.activePopupWidget().close()
    assert loop.swap is None or not loop.swap.claims

    ask_menu(hand, "Ukrainian border with Belarus")
    menu_of_page(window)["Select sentence"].trigger()
    QApplication.activePopupWidget().close()
    assert "Ukrainian border with Belarus" in hand.page.text[slice(*hand.page.selection())]
