"""Questions and notes by key: asked on a field or a swap, shown there, listed in one place, answered, jumped to."""

from PySide6.QtWidgets import QApplication, QListView, QPushButton

from ui.dialogs.remarks import RemarksDialog


def closed() -> bool:
    return QApplication.activeModalWidget() is None


def ask(hand, text, key="Return") -> None:
    hand.key("Ctrl+M")
    hand.dialog("the question")
    hand.write(text)
    hand.key(key)
    hand.wait(closed, "the dialog to close")
    hand.to_article()


def lines(hand, column) -> list:
    return hand.window.findChild(QListView, f"quotes.{column}").lines


def test_a_question_stands_below_its_field_until_it_is_answered(cited):
    ask(cited, "Which Friday?")
    (line,) = [line for line in lines(cited, "date") if line.kind == "question"]
    assert line.words == "Which Friday? – Tour"
    assert cited.window.findChild(QPushButton, "swapRemarks").text() == "1 ?"
    cited.key("Ctrl+Shift+M")
    dialog = cited.dialog("the list")
    cited.key("Tab")
    while not dialog.answer.hasFocus():
        cited.key("Tab")
    cited.write("23 May.")
    cited.key("Return")
    (remark,) = cited.window.workspace.remarks.every()
    assert (remark.answer, remark.answered_by, remark.open) == ("23 May.", "Tour", False)
    assert dialog.isVisible()
    cited.key("Escape")
    cited.wait(closed, "the list to close")
    assert [line.kind for line in lines(cited, "date") if line.kind in ("question", "note")] == ["note"]


def test_a_note_is_kept_and_nobody_is_waited_for(cited):
    ask(cited, "Translated by hand.", key="Alt+N")
    (remark,) = cited.window.workspace.remarks.every()
    assert (remark.text, remark.open) == ("Translated by hand.", False)
    cited.key("Ctrl+Z")
    assert cited.window.workspace.remarks.every() == ()


def test_from_the_list_one_goes_to_the_field_of_another_swap(cited):
    ask(cited, "Which Friday?")
    first = cited.window.loop.swap.id
    cited.key("W")
    assert cited.window.loop.swap.id != first
    cited.key("Ctrl+Shift+M")
    cited.dialog("the list")
    cited.key("Return")
    cited.wait(closed, "the list to close")
    assert cited.window.loop.swap.id == first
    cited.window.activateWindow()  # a screen without a window manager has to be told
    cited.wait(lambda: cited.window.panes.record.current_column() == "date", "the field")
    page = cited.window.panes.reader.page
    assert page.text[slice(*page.selection())] == "Friday"


def test_open_ones_come_first_and_can_be_shown_alone(cited):
    ask(cited, "Which Friday?")
    ask(cited, "Only a note", key="Alt+N")
    cited.key("Ctrl+Shift+M")
    dialog = cited.dialog("the list")
    assert isinstance(dialog, RemarksDialog)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [row[0] for row in rows] == ["?", "✎"]
    cited.key("Alt+O")
    cited.wait(lambda: dialog.list.count() == 1, "the open ones alone")
    cited.key("Alt+R")
    cited.wait(lambda: len(cited.window.workspace.remarks.every()) == 1, "the question to go")
    assert [remark.text for remark in cited.window.workspace.remarks.every()] == ["Only a note"]
    cited.key("Escape")
    cited.wait(closed, "the list to close")


def test_a_line_below_a_field_opens_the_list_at_it(cited):
    ask(cited, "First?")
    ask(cited, "Second?")
    listed = cited.window.findChild(QListView, "quotes.date")
    listed.enter(last=True)
    words = listed.current_line().words
    cited.key("Return")
    dialog = cited.dialog("the list")
    assert dialog.current().text == words.split(" – ")[0]
    cited.key("Escape")
    cited.wait(closed, "the list to close")


def test_a_claim_that_is_a_question_takes_no_key_of_a_claim(cited):
    ask(cited, "Which Friday?")
    claims = cited.window.loop.swap.claims
    listed = cited.window.findChild(QListView, "quotes.date")
    listed.enter(last=True)
    for key in ("Delete", "C", "S"):
        cited.key(key)
    assert cited.window.workspace.swap(cited.window.loop.swap.id).claims == claims


def test_nothing_written_is_refused(cited):
    cited.key("Ctrl+M")
    dialog = cited.dialog("the question")
    cited.key("Return")
    assert dialog.refused == "There is nothing written yet."
    cited.key("Escape")
    cited.wait(closed, "the dialog to close")
