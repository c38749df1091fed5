"""What a screen reader says of what others see appear in the window."""

import pytest
from PySide6.QtGui import QAccessible

from curator.desk_settings import DeskSettings


@pytest.fixture
def heard(monkeypatch) -> list[str]:
    """The sentences that were given to whoever listens."""
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    return said


def below(window) -> str:
    return window.statusBar().currentMessage()


def test_what_is_said_below_the_panes_is_heard(window, hand, heard):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    assert "Returned to each side: 390 each" in below(window)
    assert heard[-1] == below(window)
    hand.key("Ctrl+Z")
    assert heard[-1] == below(window)
    assert heard[-1].startswith("Taken back: Cite “390 soldiers and civilians”")


def test_a_key_that_is_not_possible_is_heard_each_time(window, hand, heard):
    hand.key("V")
    hand.key("V")
    assert heard == [below(window)] * 2
    assert "There is no swap yet" in heard[0]


def test_nothing_is_heard_where_what_was_said_is_taken_back(window, hand, heard):
    window.say("It was so.")
    window.say("")
    assert (heard, below(window)) == (["It was so."], "")


def test_the_review_is_heard_field_by_field(window, cited, heard):
    cited.key("Ctrl+R")
    cited.wait(lambda: window.reviewing.has_field, "the first field")
    cited.wait(lambda: any("SW-0001" in sentence for sentence in heard), "the field to be said")
    first = heard[-1]
    cited.key("U")
    assert heard[-1] != first
    assert "SW-0001" in heard[-1]


def test_of_a_count_that_is_typed_unseen_only_the_difference_is_heard(window, cited, heard):
    window.workspace.set_settings(DeskSettings(blind_counts=True))
    cited.key("Ctrl+R")
    cited.wait(lambda: window.reviewing.has_field, "the first field")
    while not window.reviewing.is_blind:
        cited.key("R")
    assert not any("390" in sentence for sentence in heard if "SW-0001" in sentence)
    cited.write("391")
    cited.key("Return")
    assert heard[-1] == "You typed 391; the record says 390. Look again, or say what is wrong."
