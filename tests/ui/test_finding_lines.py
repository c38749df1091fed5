"""What does not fit stands below the quotes that cause it, keeps nobody from typing, and is answered by key."""

from PySide6.QtWidgets import QApplication, QListView


def closed() -> bool:
    return QApplication.activeModalWidget() is None


def of_kind(hand, column, kind) -> list[str]:
    return [line.words for line in hand.window.findChild(QListView, f"quotes.{column}").lines if line.kind == kind]


def parts_that_do_not_fit(hand) -> None:
    hand.highlight("270 servicemen")
    hand.key("1")
    hand.highlight("Three of the 390 released on Friday were women")
    hand.key("2")


def test_it_stands_with_the_quotes_and_one_goes_on_typing(cited):
    parts_that_do_not_fit(cited)
    (sentence,) = of_kind(cited, "to_a", "finding")
    assert "do not make 390" in sentence
    cited.window.panes.record.focus_field("to_a_civilians")
    cited.write("120")
    cited.key("Return")
    cited.answer("The BBC's next sentence", "the source")
    assert cited.window.workspace.swap(cited.window.loop.swap.id).values["to_a_civilians"].claims[-1].value == "120"


def test_it_is_answered_by_key_with_a_reason_and_taken_back_by_undo(cited):
    parts_that_do_not_fit(cited)
    assert of_kind(cited, "to_a", "finding")
    cited.key("Ctrl+Shift+W")
    cited.answer("The words are about women, the field is to be moved.", "the answer")
    cited.wait(closed, "the dialog to close")
    assert of_kind(cited, "to_a", "finding") == []
    (answered,) = of_kind(cited, "to_a", "answered")
    assert answered.endswith("answered: The words are about women, the field is to be moved.")
    cited.to_article()
    cited.key("Ctrl+Z")
    assert of_kind(cited, "to_a", "answered") == []
    assert len(of_kind(cited, "to_a", "finding")) == 1


def test_enter_on_its_line_answers_it(cited):
    parts_that_do_not_fit(cited)
    listed = cited.window.findChild(QListView, "quotes.to_a")
    listed.enter(last=True)
    assert listed.current_line().kind == "finding"
    cited.key("Return")
    dialog = cited.dialog("the question")
    assert dialog.heading.text() == listed.current_line().words
    cited.write("So they say.")
    cited.key("Return")
    cited.wait(closed, "the dialog to close")
    assert of_kind(cited, "to_a", "finding") == []


def test_another_value_brings_another_finding(cited):
    parts_that_do_not_fit(cited)
    cited.key("Ctrl+Shift+W")
    cited.answer("So they say.", "the answer")
    cited.wait(closed, "the dialog to close")
    cited.to_article()
    cited.key("Ctrl+Z")
    cited.key("Ctrl+Z")
    assert of_kind(cited, "to_a", "finding") == of_kind(cited, "to_a", "answered") == []


def test_where_all_fits_there_is_nothing_to_answer(hand):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    assert not hand.window.actions_by_id["finding.answer"].isEnabled()
