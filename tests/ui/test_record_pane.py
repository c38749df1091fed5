"""The record pane by key and mouse: what it asks for, what it keeps, what it refuses when sealed."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListView, QPushButton
from test_record_sample import (
    ARTICLES,
    BBC,
    KI,
    SIDES,
    confirmation,
    empty_swap,
    proposal,
    quoted,
    rich_claims,
    rich_swap,
    verified_swap,
)

from curator.model import (
    Category,
    Choice,
    Claim,
    ClaimField,
    ClaimId,
    CountState,
    Modality,
    Qualifier,
    Reading,
    Side,
    SwapId,
    SwapRecord,
)
from curator.swaps import assemble, summarise
from curator.verification import Missing, missing
from ui import theme as themes
from ui.dragging import QUOTE_TYPE
from ui.moments import local
from ui.record.pane import RecordPane
from ui.record.phrases import details, storyline


@pytest.fixture
def pane(qtbot, theme):
    pane = RecordPane()
    qtbot.addWidget(pane)
    pane.resize(380, 620)
    pane.show()
    pane.activateWindow()
    qtbot.waitActive(pane).__enter__()
    pane.show_swap(rich_swap(), SIDES, ARTICLES)
    return pane


def line(pane, column) -> QLineEdit:
    return pane.findChild(QLineEdit, f"field.{column}")


def quotes(pane, column) -> QListView:
    return pane.findChild(QListView, f"quotes.{column}")


def button(pane, name) -> QPushButton:
    return pane.findChild(QPushButton, name)


def told(signal) -> list:
    """What a signal says from now on."""
    heard = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def claim_id(**wanted):
    return next(c.id for c in rich_claims().claims if all(getattr(c, name) == value for name, value in wanted.items()))


def ask(pane, column, key):
    listed = quotes(pane, column)
    listed.enter()
    QApplication.processEvents()
    from PySide6.QtTest import QTest

    QTest.keyClick(listed, key)


def test_values_stand_in_words(pane):
    assert line(pane, "date").text() == "Fri 23 May 2025"
    assert line(pane, "to_a").text() == "390"
    assert pane.findChild(QComboBox, "field.status").currentText() == "completed stage"
    assert line(pane, "to_a_civilians").text() == ""  # the sources differ and nobody decided
    assert line(pane, "to_a_women").isVisibleTo(pane)
    assert not line(pane, "to_a_children").isVisibleTo(pane)


def test_every_column_has_named_editor_and_quotes(pane, qtbot):
    from curator.columns import COLUMNS

    qtbot.waitUntil(lambda: all(quotes(pane, column.name) is not None for column in COLUMNS))  # some come after a paint
    for column in COLUMNS:
        editor = pane.findChild(QLineEdit, f"field.{column.name}") or pane.findChild(QComboBox, f"field.{column.name}")
        assert editor.accessibleName()
        assert quotes(pane, column.name).accessibleName()
    assert line(pane, "to_a_women").accessibleName() == "Women, Returned to Ukraine"


def test_enter_tells_a_typed_value_once(pane, qtbot):
    heard = told(pane.typed)
    editor = line(pane, "place")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Chernihiv")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    line(pane, "mediators").setFocus()
    assert heard == [("place", "Chernihiv")]


def test_leaving_a_changed_field_tells_it(pane, qtbot):
    heard = told(pane.typed)
    editor = line(pane, "mediators")
    editor.setFocus()
    qtbot.keyClicks(editor, "Qatar")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert heard == [("mediators", "Qatar")]
    assert not editor.hasFocus()


def test_escape_restores_then_lets_go(pane, qtbot):
    heard, left = told(pane.typed), told(pane.field_left)
    pane.focus_field("place")
    editor = line(pane, "place")
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "Belarus–Ukraine border"
    assert pane.current_column() == "place"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert pane.current_column() is None
    assert (heard, left) == ([], [()])


def test_half_typed_text_survives_a_change_of_the_swap(pane, qtbot):
    editor = line(pane, "mediators")
    editor.setFocus()
    qtbot.keyClicks(editor, "Vati")
    pane.show_swap(rich_swap(checked=()), SIDES, ARTICLES)
    qtbot.keyClicks(editor, "can")
    assert editor.text() == "Vatican"
    assert editor.hasFocus()


def test_half_typed_text_never_reaches_another_swap(pane, qtbot):
    editor = line(pane, "mediators")
    editor.setFocus()
    qtbot.keyClicks(editor, "Vatican")
    heard = told(pane.typed)
    pane.commit_typing()
    pane.show_swap(empty_swap(), SIDES, ARTICLES)
    assert editor.text() == ""
    assert heard == [("mediators", "Vatican")]


def test_a_committed_text_gives_way_to_what_the_swap_took(pane, qtbot):
    editor = line(pane, "date")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "23 May")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    pane.show_swap(rich_swap(checked=()), SIDES, ARTICLES)
    assert editor.text() == "Fri 23 May 2025"


def test_a_value_without_room_ends_in_three_dots_and_is_read_whole_in_the_tooltip(pane, qtbot):
    place = line(pane, "place")
    whole = "the border of the Chernihiv region & the <Novi Yarylovychi> checkpoint on the road to Homel in Belarus"

    def tooltip() -> str:
        QApplication.sendEvent(place, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), place.mapToGlobal(QPoint(5, 5))))
        return place.toolTip()

    def picture(text):
        place.setText(text)
        place.setCursorPosition(0)
        return place.grab().toImage()

    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    assert tooltip() == ""
    place.selectAll()
    qtbot.keyClicks(place, whole)
    qtbot.keyClick(place, Qt.Key.Key_Return)
    assert "&lt;Novi Yarylovychi&gt;" in tooltip()
    assert place.text() == whole  # nothing is shortened but what is painted
    line(pane, "date").setFocus()
    qtbot.waitUntil(lambda: not place.hasFocus())
    beginnings = [whole[:n].rstrip() + "…" for n in range(1, len(whole))]
    fitting = [b for b in beginnings if place.fontMetrics().horizontalAdvance(b) <= place.width() - 18]  # its padding
    shortened = picture(whole)
    dotted = [picture(beginning) for beginning in fitting[-4:]]
    assert shortened in dotted  # as Qt paints the beginning and three dots


def test_a_refused_text_stays_with_the_reason_until_escape(pane, qtbot):
    editor = line(pane, "to_a")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "lots")
    pane.typed.connect(lambda column, text: pane.refuse(column, f"“{text}” is not a number."))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    pane.show_swap(rich_swap(checked=()), SIDES, ARTICLES)
    assert editor.text() == "lots"
    sentence = next(label for label in pane.findChildren(QLabel) if label.text() == "“lots” is not a number.")
    assert sentence.isVisibleTo(pane)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "390"
    assert not sentence.isVisibleTo(pane)


def test_a_list_of_words_tells_the_stored_word_and_ignores_the_wheel_of_arrows(pane, qtbot):
    heard = told(pane.typed)
    box = pane.findChild(QComboBox, "field.confirmed_by")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert heard == []
    assert [box.itemText(i) for i in range(3)] == ["both sides", "Ukraine", "Russia"]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert heard == [("confirmed_by", "both")]
    assert box.currentIndex() == -1  # shown once the swap says so


def unfold(pane, column):
    """Open the first line of a field by key."""
    ask(pane, column, Qt.Key.Key_Right)
    pane.focus_field(column)


def test_agreeing_claims_are_one_line_that_opens_and_folds_by_key(pane):
    listed = quotes(pane, "date")
    (one,) = listed.lines
    assert one.folded == "+1 agrees: The Kyiv Independent"
    assert one.folded in one.spoken
    height = listed.height()
    ask(pane, "date", Qt.Key.Key_Right)
    assert [line.words for line in listed.lines] == ["released on Friday", "on May 23"]
    assert listed.height() > height
    ask(pane, "date", Qt.Key.Key_Left)
    assert listed.lines == (one,)
    assert listed.height() == height


def test_claims_that_differ_are_never_folded_into_each_other(pane):
    said = [(line.value, line.folded) for line in quotes(pane, "to_a_civilians").lines]
    assert said == [("120 each", ""), ("none", "")]


def test_an_opened_claim_tells_all_that_is_known_of_it(pane):
    ask(pane, "to_a", Qt.Key.Key_Right)
    known = [line.details for line in quotes(pane, "to_a").lines]
    assert known == ["the article's own voice · asserts · stated", "head of state · asserts · stated"]
    assert known[0] in quotes(pane, "to_a").lines[0].spoken


def test_who_cited_it_when_and_how_firmly_is_among_it():
    claim = Claim(
        ClaimId(1),
        SwapId(3),
        ClaimField.COUNT,
        "about 90",
        "90",
        qualifier=Qualifier.ABOUT,
        modality=Modality.DENIES,
        reading=Reading.INTERPRETED,
        quotes=(quoted(BBC, "390"),),
        curator="A.K.",
        made_on="2025-05-26T12:04:09Z",
    )
    assert details(claim) == (
        f"about · the article's own voice · denies · interpreted · cited by A.K. · {local('2025-05-26T12:04:09Z')}"
    )


def test_a_click_on_how_many_agree_opens_them(pane, qtbot):
    heard = told(pane.quote_clicked)
    listed = quotes(pane, "date")
    box = listed.visualRect(listed.model().index(0, 0))
    rows = [QPoint(x, y) for y in range(box.top(), box.bottom()) for x in range(box.left(), box.right(), 6)]
    spots = [at for at in rows if listed.itemDelegate().in_fold(listed.lines[0], QPointF(at), box.width())]
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spots[len(spots) // 2])
    assert len(listed.lines) == 2
    assert heard == []


def test_all_claims_of_the_form_open_and_fold_at_once(pane):
    before = {name: quotes(pane, name).lines for name in ("date", "to_a", "place")}
    pane.toggle_claims_in_full()
    assert all(line.opened for name in before for line in quotes(pane, name).lines)
    assert len(quotes(pane, "to_a").lines) == 2
    pane.toggle_claims_in_full()
    assert {name: quotes(pane, name).lines for name in before} == before


def test_why_a_value_was_adopted_stands_with_it_and_the_others_stay(pane):
    pane.show_swap(verified_swap(), SIDES, ARTICLES)
    adopted, other = quotes(pane, "to_a_civilians").lines
    assert adopted.adopted
    assert adopted.explanation.endswith("adopted by A: The BBC names the number; the other is loose wording.")
    assert (other.value, other.adopted) == ("none", False)


def test_why_there_is_no_number_stands_below_the_state(pane):
    choice = Choice("to_a_civilians", None, CountState.DISPUTED, "Two sides, two stories.", "A", "")
    pane.show_swap(rich_swap(choices=(choice,)), SIDES, ARTICLES)
    assert quotes(pane, "to_a_civilians").lines[0].words == "decided by A: Two sides, two stories."


def test_what_was_opened_is_folded_on_another_swap(pane):
    unfold(pane, "date")
    pane.show_swap(empty_swap(), SIDES, ARTICLES)
    pane.show_swap(rich_swap(), SIDES, ARTICLES)
    assert len(quotes(pane, "date").lines) == 1


def test_a_click_on_a_quote_opens_it(pane, qtbot):
    heard = told(pane.quote_clicked)
    listed = quotes(pane, "to_a")
    unfold(pane, "to_a")
    where = listed.visualRect(listed.model().index(1, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)
    words = "Today – 390 people"
    start = KI.text.index(words)
    assert heard == [(claim_id(value_text=words), KI.id, start, start + len(words))]


def test_enter_on_an_agreeing_quote_opens_it(pane):
    heard = told(pane.quote_clicked)
    ask(pane, "place", Qt.Key.Key_Return)
    assert [h[1] for h in heard] == [BBC.id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_differing_claim_is_adopted_by_key(pane, key):
    heard = told(pane.adopt_requested)
    ask(pane, "to_a_civilians", key)
    assert heard == [("to_a_civilians", claim_id(category=Category.CIVILIANS, side=Side.EACH))]


def test_a_differing_claim_is_adopted_by_a_click_on_its_value_and_opened_by_one_on_its_words(pane, qtbot):
    adopted, opened = told(pane.adopt_requested), told(pane.quote_clicked)
    listed = quotes(pane, "to_a_civilians")
    row = listed.visualRect(listed.model().index(1, 0))
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(14, 8))
    assert adopted == [("to_a_civilians", claim_id(value="0"))]
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(200, 8))
    assert len(adopted) == 1
    assert [h[0] for h in opened] == [claim_id(value="0")]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Delete, "remove_requested"),
        (Qt.Key.Key_C, "claimant_requested"),
        (Qt.Key.Key_S, "side_requested"),
        (Qt.Key.Key_E, "claim_details_requested"),
    ],
)
def test_keys_act_on_the_claim(pane, key, signal):
    heard = told(getattr(pane, signal))
    ask(pane, "place", key)
    assert heard == [(claim_id(value="Belarus–Ukraine border"),)]


def test_keys_act_on_a_cyrillic_keyboard_too(pane):
    heard = told(pane.side_requested)
    listed = quotes(pane, "place")
    listed.enter()
    virtual = {"win32": 0x53, "darwin": 1}.get(sys.platform, 0)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, ord("І"), Qt.KeyboardModifier.NoModifier, 39, virtual, 0, "і")
        event.setAccepted(kind == QEvent.Type.KeyPress)
        QApplication.sendEvent(listed, event)
        assert event.isAccepted()  # the window's own S must not have it
    assert heard == [(claim_id(value="Belarus–Ukraine border"),)]


def test_the_context_menu_offers_the_same(pane):
    heard = told(pane.remove_requested)
    listed = quotes(pane, "place")
    menu = listed.menu_for(listed.lines[0])
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["In full", "Show in article", "Change claimant", "Change side", "Details…", "Remove claim"]
    menu.actions()[-1].trigger()
    assert heard == [(claim_id(value="Belarus–Ukraine border"),)]


def test_up_and_down_walk_through_values_and_quotes(pane, qtbot):
    pane.focus_field("date")
    listed = quotes(pane, "date")
    unfold(pane, "date")
    qtbot.keyClick(line(pane, "date"), Qt.Key.Key_Down)
    assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert listed.currentIndex().row() == 1
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert pane.current_column() == "status"
    qtbot.keyClick(pane.findChild(QComboBox, "field.status"), Qt.Key.Key_Up)
    assert listed.hasFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Up)
    qtbot.keyClick(listed, Qt.Key.Key_Up)
    assert line(pane, "date").hasFocus()


def test_tab_walks_the_editors_in_the_order_of_the_form(pane, qtbot):
    pane.focus_field("date")
    seen = []
    for _ in range(7):
        here = QApplication.focusWidget()
        seen.append(here.objectName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert [name for name in seen if name.startswith("field.")] == [
        "field.date",
        "field.status",
        "field.event_type",
        "field.confirmed_by",
        "field.to_a",
        "field.to_a_servicemen",
    ]


def test_a_focused_field_waits_for_words_while_one_goes_elsewhere(pane, qtbot):
    focused, left = told(pane.field_focused), told(pane.field_left)
    reader = QLineEdit()
    qtbot.addWidget(reader)
    reader.show()
    pane.focus_field("to_b")
    reader.activateWindow()
    reader.setFocus()
    assert pane.current_column() == "to_b"
    assert (focused, left) == ([("to_b",)], [])
    pane.leave_field()
    assert left == [()]


def test_states_stand_in_for_a_number(pane, qtbot):
    heard = told(pane.state_requested)
    pane.show_swap(empty_swap(), SIDES, ARTICLES)
    editor = line(pane, "to_b")
    editor.setFocus()
    qtbot.keyClicks(editor, "undisclosed")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert heard == [("to_b", CountState.UNDISCLOSED)]
    menus = [menu for menu in pane.findChildren(type(quotes(pane, "date").menu_for(_any_line(pane)))) if menu.actions()]
    states = next(menu for menu in menus if menu.actions()[0].text() == "Not stated")
    states.actions()[0].trigger()
    states.actions()[-1].trigger()
    assert heard[1:] == [("to_a", CountState.NOT_STATED), ("to_a", None)]


def _any_line(pane):
    from curator.columns import BY_NAME
    from ui.record.lines import ColumnLines

    return ColumnLines(BY_NAME["date"], ARTICLES, SIDES).of(rich_swap().values["date"])[0]


def test_a_chosen_state_is_shown_in_words(pane):
    from curator.model import Choice

    choice = Choice("to_b", None, CountState.UNDISCLOSED, "nobody says", "A.K.", "")
    pane.show_swap(assemble(SwapRecord(SwapId(9), "SW-0009", choices=(choice,)), ()), SIDES, ARTICLES)
    assert line(pane, "to_b").text() == "undisclosed"


def drag(cell, text, mime=QUOTE_TYPE):
    data = QMimeData()
    data.setData(mime, text)
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *args)
    enter.ignore()
    QApplication.sendEvent(cell, enter)
    lit = cell.editor.property("drop")
    if enter.isAccepted():
        QApplication.sendEvent(cell, QDropEvent(QPointF(5, 5), *args))
    return enter.isAccepted(), lit


def test_words_dropped_on_a_field_are_cited_there(pane):
    heard = told(pane.dropped)
    cell = line(pane, "to_a_women").parentWidget()
    assert drag(cell, b"7 12 34") == (True, True)
    assert not cell.editor.property("drop")
    assert heard == [("to_a_women", 7, 12, 34)]


@pytest.mark.parametrize(
    ("payload", "mime"),
    [(b"7 34 12", QUOTE_TYPE), (b"one 2 3", QUOTE_TYPE), (b"12 34", QUOTE_TYPE), (b"7 12 34", "text/plain")],
)
def test_anything_else_is_not_taken(pane, payload, mime):
    heard = told(pane.dropped)
    assert not drag(line(pane, "place").parentWidget(), payload, mime)[0]
    assert heard == []


def test_proposals_are_ghosts_until_accepted(pane, qtbot):
    one, everything = told(pane.accept_proposal), told(pane.accept_all_proposals)
    pane.show_swap(empty_swap(), SIDES, ARTICLES)
    pane.set_proposals([proposal(), confirmation()])
    ghost = next(label for label in pane.findChildren(QLabel) if label.text().startswith("proposed: completed"))
    assert ghost.text() == "proposed: completed — “have each handed over”"
    assert pane.findChild(QComboBox, "field.status").currentIndex() == -1
    accept = [b for b in pane.findChildren(QPushButton) if b.text() == "Accept" and b.isVisibleTo(pane)]
    assert len(accept) == 2
    qtbot.mouseClick(accept[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(pane, "acceptAllProposals"), Qt.MouseButton.LeftButton)
    assert (one, everything) == ([(1,)], [()])
    pane.set_proposals([])
    assert not ghost.isVisibleTo(pane)
    assert not button(pane, "acceptAllProposals").isVisibleTo(pane)


def test_what_is_missing_leads_to_its_field(pane, qtbot):
    found = missing(rich_swap(), ARTICLES, (), SIDES)
    asked = told(pane.answer_requested)
    duplicate = Missing("", "Is it the same swap as SW-0001 (2025-05-23)? Answer it.")
    pane.show_swap(rich_swap(), SIDES, ARTICLES, missing=(duplicate, *found))
    foot = pane.form.foot
    links = [b for b in foot.findChildren(QPushButton) if b.property("role") == "link" and b.isVisibleTo(pane)]
    assert [b.accessibleName() for b in links[:2]] == ["○  " + duplicate.sentence, "○  " + found[0].sentence]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert asked == [(duplicate.sentence,)]
    qtbot.mouseClick(links[1], Qt.MouseButton.LeftButton)
    assert pane.current_column() == found[0].column
    more = next(b for b in links if b.text().startswith("and "))
    assert more.text() == f"and {len(found) - 1} more ▾"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    shown = [b for b in foot.findChildren(QPushButton) if b.accessibleName().startswith("○") and b.isVisibleTo(pane)]
    assert len(shown) == len(found) + 1
    assert not button(pane, "verifySwap").isEnabled()
    assert pane.findChild(QLabel, "swapBadge").text() == f"{len(found) + 1} open"
    assert button(pane, "verifySwap").toolTip() == f"{len(found) + 1} things are missing"
    pane.set_missing([duplicate])
    assert button(pane, "verifySwap").toolTip() == "One thing is missing"


def test_missing_in_a_tucked_away_part_reveals_it(pane, qtbot):
    pane.focus_field("to_b_children")
    assert line(pane, "to_b_children").hasFocus()
    assert line(pane, "to_b_children").isVisibleTo(pane)


def test_buttons_ask_for_the_acts(pane, qtbot):
    confirmed, verified = told(pane.confirm_field_requested), told(pane.verify_requested)
    qtbot.mouseClick(button(pane, "confirmField"), Qt.MouseButton.LeftButton)
    pane.focus_field("date")
    qtbot.mouseClick(button(pane, "confirmField"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(pane, "verifySwap"), Qt.MouseButton.LeftButton)
    assert confirmed == [(None,), ("date",)]
    assert verified == [()]
    assert line(pane, "date").hasFocus()


def test_a_sealed_swap_takes_no_change(pane, qtbot):
    pane.show_swap(verified_swap(), SIDES, ARTICLES)
    removed, adopted, reopened = told(pane.remove_requested), told(pane.adopt_requested), told(pane.reopen_requested)
    assert not line(pane, "date").isEnabled()
    assert not pane.findChild(QComboBox, "field.status").isEnabled()
    assert not drag(line(pane, "place").parentWidget(), b"1 2")[0]
    listed = quotes(pane, "to_a_civilians")
    listed.enter(last=True)
    opened = told(pane.quote_clicked)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(listed, key)
    assert (removed, adopted) == ([], [])
    assert [h[0] for h in opened] == [claim_id(value="0")]
    seal = pane.findChild(QLabel, "swapBadge")
    assert seal.text() == "verified"
    words = [label.text() for label in pane.findChildren(QLabel) if "Sealed" in label.text()]
    assert words == ["✓  Verified by A.K. on Mon 26 May 2025. Sealed: reopen it to change anything."]
    assert not button(pane, "verifySwap").isVisibleTo(pane)
    qtbot.mouseClick(button(pane, "reopenSwap"), Qt.MouseButton.LeftButton)
    assert reopened == [()]


def test_without_a_swap_it_invites_to_begin_one(pane, qtbot):
    new, link = told(pane.new_requested), told(pane.link_requested)
    pane.focus_field("date")
    pane.show_swap(None, SIDES, ARTICLES)
    assert pane.current_column() is None
    assert not line(pane, "date").isVisibleTo(pane)
    qtbot.mouseClick(button(pane, "newSwap"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(pane, "linkSwap"), Qt.MouseButton.LeftButton)
    assert (new, link) == ([()], [()])


def test_another_swap_is_found_by_typing(pane, qtbot):
    from PySide6.QtWidgets import QFrame, QToolButton

    heard = told(pane.swap_requested)
    pane.set_swaps([summarise(rich_swap())], [summarise(empty_swap())])
    qtbot.mouseClick(pane.findChild(QToolButton, "swapIdentity"), Qt.MouseButton.LeftButton)
    switcher = pane.findChild(QFrame, "swapSwitcher")
    assert switcher.isVisible()
    search = switcher.findChild(QLineEdit)
    qtbot.keyClicks(search, "0004")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert heard == [(4,)]
    assert not switcher.isVisible()


def test_showing_again_rebuilds_nothing_and_keeps_the_place(pane, qtbot):
    before = set(pane.findChildren(QLineEdit))
    listed = quotes(pane, "date")
    unfold(pane, "date")
    listed.enter(last=True)
    pane.show_swap(rich_swap(checked=("status",)), SIDES, ARTICLES)
    assert set(pane.findChildren(QLineEdit)) == before
    assert listed.hasFocus()
    assert listed.currentIndex().row() == 1


def test_the_same_value_of_a_corrected_article_names_its_new_publisher(pane):
    pane.show_swap(rich_swap(), SIDES, {n: replace(one, publisher="Corrected") for n, one in ARTICLES.items()})
    sources = [line.source for line in pane._cells["date"].evidence.list_of_quotes().lines if line.article_id]
    assert sources
    assert all(source.endswith("Corrected") for source in sources)


def test_keys_stand_beside_the_fields(pane):
    pane.set_keys({"date": "D", "verify.swap": "Ctrl+Enter", "reopen.swap": "Ctrl+Shift+Enter"})
    assert button(pane, "reopenSwap").text() == "Reopen…   Ctrl+Shift+Enter"
    caps = [label for label in pane.findChildren(QLabel) if label.property("role") == "key" and label.isVisibleTo(pane)]
    assert [cap.text() for cap in caps] == ["D"]
    assert button(pane, "verifySwap").text() == "Verify   Ctrl+Enter"


def test_nothing_of_an_article_is_read_as_rich_text(pane):
    from dataclasses import replace

    evil = "<img src='file:///etc/passwd'>"
    claims = [
        replace(c, value=evil, claimant=evil) if c.value == "Belarus–Ukraine border" else c
        for c in rich_claims().claims
    ]
    pane.show_swap(assemble(SwapRecord(SwapId(3), "SW-0003"), claims), SIDES, ARTICLES)
    listed = quotes(pane, "place")
    tip = listed.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
    rich = [label for label in pane.findChildren(QLabel) if label.textFormat() == Qt.TextFormat.RichText]
    assert rich == []


@pytest.mark.parametrize("width", [340, 380, 460, 560, 720])
def test_nothing_is_wider_than_the_pane_and_no_quote_is_cut_off(pane, qtbot, width):
    pane.resize(width, 700)
    qtbot.wait(20)
    from PySide6.QtWidgets import QScrollArea

    area = next(a for a in pane.findChildren(QScrollArea) if a.widget().findChild(QLineEdit, "field.date"))
    assert area.widget().width() <= area.viewport().width()
    for listed in pane.findChildren(QListView):
        if listed.isVisibleTo(pane) and listed.objectName().startswith("quotes."):
            last = listed.visualRect(listed.model().index(listed.model().rowCount() - 1, 0))
            assert last.bottom() < listed.viewport().height()


def test_it_follows_the_theme(pane, qapp):
    try:
        themes.apply(qapp, themes.DARK)
        assert themes.DARK.accent_soft in pane.styleSheet()
    finally:
        themes.apply(qapp, themes.LIGHT)
    assert themes.LIGHT.accent_soft in pane.styleSheet()


def test_a_hedged_number_of_each_side_is_shown_for_the_one_side(pane):
    from dataclasses import replace

    from curator.model import Qualifier

    first = next(c for c in rich_claims().claims if c.value == "390" and c.side is Side.EACH)
    about = replace(first, value="500", qualifier=Qualifier.AT_LEAST)
    from curator.columns import BY_NAME
    from curator.swaps import Value
    from ui.record.phrases import shown

    assert shown(BY_NAME["to_a"], Value("to_a", "500", (about,), (about,)), SIDES) == "at least 500"


def test_a_date_that_cannot_be_read_is_shown_as_it_is(pane):
    from curator.columns import BY_NAME
    from ui.record.phrases import value_in_words

    assert value_in_words(BY_NAME["date"], "spring 2022", SIDES) == "spring 2022"


def test_the_head_says_how_many_independent_sources_and_who_confirms():
    swap = rich_swap()
    assert storyline(swap, 2, SIDES) == "2 sources · 1000-for-1000 deal · stage 1"
    assert storyline(swap, 1, SIDES) == "2 sources, 1 independent · 1000-for-1000 deal · stage 1"
    assert storyline(swap, 2, SIDES, "both").startswith("2 sources · told by both sides · 1000")
    assert storyline(swap, 2, SIDES, "none").startswith("2 sources · 1000")
    claims = [*rich_claims().claims, replace(confirmation(), id=ClaimId(99), swap=SwapId(3))]
    confirmed = assemble(SwapRecord(SwapId(3), "SW-0003"), claims)
    assert storyline(confirmed, 2, SIDES).startswith("2 sources · confirmed by Ukraine · 1000")
