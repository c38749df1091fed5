"""A swap's history, splitting, merging and the desk's demands, by key on a real desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QTableView

from curator.model import HowChecked, ReviewState
from ui.dialogs.past import PastDialog
from ui.dialogs.split import SplitDialog
from ui.moments import in_utc, local


def closed() -> bool:
    return QApplication.activeModalWidget() is None


def leave(hand) -> None:
    hand.key("Escape")
    hand.wait(closed, "the dialog to close")
    hand.to_article()


def swap(hand):
    return hand.window.workspace.swap(hand.window.loop.swap.id)


def rows(dialog, name) -> list[list[str]]:
    model = dialog.findChild(QTableView, name).model()
    return [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]


def past(hand, key="Ctrl+Shift+H") -> PastDialog:
    hand.key(key)
    dialog = hand.dialog("the history")
    assert isinstance(dialog, PastDialog)
    return dialog


# -- history -----------------------------------------------------------------------------------------------------


def test_the_history_of_a_swap_says_who_changed_what_from_what_to_what_and_why(cited):
    cited.window.panes.record.typed.emit("to_a", "391")
    cited.answer("The ministry's own list", "the source")
    cited.to_article()
    dialog = past(cited)
    newest = rows(dialog, "pastList")[0]
    assert newest[1:3] == ["Tour", "Returned to Ukraine"]
    assert "The ministry's own list" in newest[5]
    columns = {row[2] for row in rows(dialog, "pastList")}
    assert columns >= {"Date", "Returned to Ukraine", "Returned to Russia"}
    leave(cited)


def test_a_change_that_is_chosen_shows_the_swap_as_it_was_after_it(cited):
    dialog = past(cited)
    table = dialog.findChild(QTableView, "pastList")
    last = table.model().rowCount() - 1
    cited.key("Down", last)
    then = {row[0]: row[1:] for row in rows(dialog, "pastThen")}
    assert then["Date"] == ["–", "Fri 23 May 2025"]
    assert then["Returned to Ukraine"][1].startswith("390")
    leave(cited)


def test_the_history_of_the_field_that_is_worked_on(cited):
    cited.window.panes.record.focus_field("date")
    cited.to_article()
    dialog = past(cited, "Ctrl+Alt+H")
    assert {row[2] for row in rows(dialog, "pastList")} == {"Date"}
    leave(cited)


def test_as_it_was_on_a_day(cited):
    dialog = past(cited)
    dialog.day.setFocus()
    cited.write("2001-01-01")
    cited.key("Return")
    assert rows(dialog, "pastThen") == []
    assert not dialog.restore_swap.isEnabled()
    dialog.day.selectAll()
    cited.write("2999-12-31")
    cited.key("Return")
    assert {row[0]: row[1] for row in rows(dialog, "pastThen")}["Date"] == "Fri 23 May 2025"
    dialog.day.selectAll()
    cited.write("in May")
    cited.key("Return")
    assert dialog.refused.startswith("“in May” is no day")
    assert dialog.isVisible()
    leave(cited)


def test_a_field_is_brought_back_with_a_reason_as_a_new_step_that_can_be_undone(cited):
    window = cited.window
    claim = swap(cited).values["date"].claims[0]
    window.panes.record.remove_requested.emit(claim.id)
    assert swap(cited).values["date"].value is None
    window.panes.record.focus_field("date")
    cited.to_article()
    dialog = past(cited, "Ctrl+Alt+H")
    cited.key("Down")
    assert rows(dialog, "pastThen")[0] == ["Date", "Fri 23 May 2025", "–"]
    dialog.restore_field.click()
    assert dialog.refused.startswith("Say why")
    cited.write("It was right after all.")
    dialog.restore_field.click()
    assert swap(cited).values["date"].value == "2025-05-23"
    assert window.workspace.steps(1)[0].why == "It was right after all."
    assert rows(dialog, "pastList")[0][3:5] == ["–", "Fri 23 May 2025"]
    leave(cited)
    cited.key("Ctrl+Z")
    assert swap(cited).values["date"].value is None


def test_the_whole_swap_is_brought_back(cited):
    for claim in swap(cited).claims:
        cited.window.panes.record.remove_requested.emit(claim.id)
    dialog = past(cited)
    said = rows(dialog, "pastList")
    table = dialog.findChild(QTableView, "pastList")
    full = next(n for n, row in enumerate(said) if row[2] == "Date" and row[4] == "Fri 23 May 2025")
    table.setCurrentIndex(table.model().index(full, 0))
    dialog.why.setFocus()
    cited.write("Removed by mistake.")
    dialog.restore_swap.click()
    values = swap(cited).values
    assert (values["date"].value, values["to_a"].value, values["to_b"].value) == ("2025-05-23", "390", "390")
    leave(cited)


def test_enter_behind_the_reason_brings_the_field_back_and_closes_nothing(cited):
    claim = swap(cited).values["date"].claims[0]
    cited.window.panes.record.remove_requested.emit(claim.id)
    cited.window.panes.record.focus_field("date")
    cited.to_article()
    dialog = past(cited, "Ctrl+Alt+H")
    cited.key("Down")
    dialog.why.setFocus()
    cited.write("Removed by mistake.")
    cited.key("Return")
    assert dialog.isVisible()
    assert dialog.restore_field.hasFocus()
    cited.key("Return")
    assert swap(cited).values["date"].value == "2025-05-23"
    assert cited.window.workspace.steps(1)[0].why == "Removed by mistake."
    leave(cited)


def test_what_cannot_be_brought_back_is_said_in_the_dialog(cited):
    cited.highlight("Three of the 390 released on Friday were women")
    cited.key("3")
    cited.window.panes.record.focus_field("to_a_women")
    cited.to_article()
    dialog = past(cited)
    table = dialog.findChild(QTableView, "pastList")
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 0))
    then = dialog.findChild(QTableView, "pastThen")
    women = next(n for n, row in enumerate(rows(dialog, "pastThen")) if row[0] == "Women to Ukraine")
    then.setCurrentIndex(then.model().index(women, 0))
    dialog.why.setText("No.")
    dialog.restore_field.click()
    assert "cannot be as it was" in dialog.refused
    assert swap(cited).values["to_a_women"].value == "3"
    leave(cited)


def test_a_typed_moment_is_local_and_reaches_to_its_end():
    assert local(in_utc("2026-11-22")).startswith("2026-11-22 23:59")
    assert local(in_utc("2026-11-22 07:05")) == "2026-11-22 07:05"
    assert in_utc("2026-11-22 07:05").endswith(":59Z")
    with pytest.raises(ValueError, match="Invalid isoformat"):
        in_utc("May")


# -- one swap or two -----------------------------------------------------------------------------------------------


def test_a_swap_is_split_by_key_and_the_claims_go_along(cited):
    window = cited.window
    first = swap(cited)
    cited.key("Ctrl+Shift+S")
    dialog = cited.dialog("the split")
    assert isinstance(dialog, SplitDialog)
    upper, lower = (dialog.list.visualItemRect(dialog.list.item(row)) for row in range(2))
    assert upper.height() > dialog.list.fontMetrics().height()
    assert lower.top() > upper.bottom()
    cited.key("Return")
    assert dialog.refused.startswith("Choose the claims")
    cited.key("Down", dialog.list.count() - 1)
    cited.key("Space")
    cited.key("Return")
    assert dialog.refused.startswith("Say why")
    cited.write("Two days, two handovers.")
    cited.key("Return")
    cited.wait(closed, "the dialog to close")
    made = swap(cited)
    assert made.id != first.id
    assert {c.id for c in made.claims} | {c.id for c in window.workspace.swap(first.id).claims} == {
        c.id for c in first.claims
    }
    assert len(made.claims) == 1
    cited.to_article()
    cited.key("Ctrl+Z")
    assert window.workspace.swap(first.id).claims == first.claims


def test_all_claims_of_one_publisher_can_go_at_once(cited):
    hand, window = cited, cited.window
    first = window.loop.swap.id
    hand.open_article("001")
    window.loop.open_swap(first)
    hand.to_article()
    hand.highlight("Today – 390 people")
    hand.key("U")
    hand.key("Ctrl+Shift+S")
    dialog = hand.dialog("the split")
    dialog.source.setFocus()
    hand.key("Down", 2)
    dialog.source.activated.emit(dialog.source.currentIndex())
    taken = dialog.chosen()
    articles = {q.article for c in swap(hand).claims if c.id in taken for q in c.quotes}
    assert len(articles) == 1
    assert 0 < len(taken) < dialog.list.count()
    leave(hand)


def test_a_swap_that_is_dated_like_another_is_told_of_and_merged_keeping_every_claim(cited):
    hand, window = cited, cited.window
    first = window.loop.swap
    hand.open_article("001")
    hand.key("W")
    assert window.banner.sentence == ""
    hand.highlight("May 23", after="Ukraine and Russia on ")
    hand.key("D")
    assert window.banner.sentence.startswith(f"This may be the same swap as {first.record.code}")
    second = window.loop.swap
    hand.key("Ctrl+Shift+J")
    told = " ".join(label.text() for label in hand.dialog("the question").findChildren(QLabel))
    assert "In common: the day." in told
    leave(hand)
    hand.key("Ctrl+Shift+U")
    hand.answer(first.record.code, "the list of swaps")
    hand.wait(lambda: window.loop.swap.id == first.id, "the merged swap")
    assert {c.id for c in swap(hand).claims} == {c.id for c in (*first.claims, *second.claims)}
    assert window.workspace.summary(second.id) is None
    hand.to_article()
    hand.key("Ctrl+Z")
    assert {s.code for s in window.workspace.summaries()} == {first.record.code, second.record.code}


def test_the_same_pair_is_told_of_once(cited):
    hand, window = cited, cited.window
    hand.open_article("001")
    hand.key("W")
    hand.highlight("May 23", after="Ukraine and Russia on ")
    hand.key("D")
    assert window.banner.sentence
    hand.highlight("Today – 390 people")
    hand.key("U")
    assert window.banner.sentence == ""


# -- demands -------------------------------------------------------------------------------------------------------


def test_a_desk_demands_typing_unseen_and_a_second_person(cited):
    window = cited.window
    cited.key("Ctrl+,")
    dialog = cited.dialog("the demands")
    cited.key("Space")
    dialog.findChild(QCheckBox, "demands.second_person").setFocus()
    cited.key("Space")
    cited.key("Return")
    cited.wait(closed, "the dialog to close")
    settings = window.workspace.settings
    assert (settings.blind_counts, settings.second_person) == (True, True)
    cited.to_article()
    cited.key("A")
    cited.key("V")
    cited.key("V")
    assert "another person" in window.banner.sentence
    cited.key("Ctrl+,")
    dialog = cited.dialog("the demands")
    name = dialog.findChild(QLineEdit, "demands.person")
    name.setFocus()
    name.selectAll()
    cited.write("Second")
    cited.key("Return")
    cited.wait(closed, "the dialog to close")
    assert (window.workspace.person, window.settings.person) == ("Second", "Second")


def test_under_both_demands_a_swap_is_verified_by_another_person_through_the_review(cited):
    window = cited.window
    cited.key("A")
    cited.key("Ctrl+,")
    dialog = cited.dialog("the demands")
    for name in ("blind_counts", "second_person"):
        dialog.findChild(QCheckBox, f"demands.{name}").setCheckState(Qt.CheckState.Checked)
    dialog.findChild(QLineEdit, "demands.person").setText("Second")
    cited.key("Return")
    cited.wait(closed, "the dialog to close")
    cited.to_article()
    cited.key("Ctrl+R")
    reviewing = window.reviewing
    cited.wait(lambda: reviewing.has_field, "the first field")
    for _ in range(40):
        if reviewing.item is None:
            break
        if reviewing.pane.line.isVisible():
            cited.write("390")
            cited.key("Return")
        else:
            cited.key("R")
    assert reviewing.item is None
    cited.key("Ctrl+R")
    cited.to_article()
    values = swap(cited).values
    assert {values[name].check.how for name in ("to_a", "to_b")} == {HowChecked.TYPED}
    cited.key("Ctrl+Return")
    done = swap(cited).record
    assert (done.review_state, done.verified_by) == (ReviewState.VERIFIED, "Second")
