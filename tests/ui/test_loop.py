"""What stays open while acts are taken back and done again, in how many pictures, and what is said of each act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView

from db.desk import Desk
from ui.tour import opened


def test_redo_opens_the_swap_that_it_brings_back(window, hand):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    code = window.loop.swap.record.code
    hand.key("Ctrl+Z")
    assert window.loop.swap is None
    hand.key("Ctrl+Shift+Z")
    assert window.loop.swap is not None
    assert window.loop.swap.record.code == code
    hand.highlight("Ukrainian border with Belarus")
    hand.key("P")
    assert [summary.code for summary in window.workspace.summaries()] == [code]
    assert window.loop.swap.values["place"].value == "Ukrainian border with Belarus"


def test_a_field_key_pressed_twice_cites_once_and_says_so(window, hand):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    made, steps = window.loop.active, len(window.workspace.steps())
    assert window.statusBar().currentMessage().startswith("Returned to each side: 390 each")
    hand.key("E")
    assert len(window.loop.swap.claims) == 1
    assert window.loop.active == made
    assert len(window.workspace.steps()) == steps
    assert "cited from these words already" in window.statusBar().currentMessage()
    hand.key("C")  # another voice says it in the same words: that is a claim of its own
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    assert len(window.loop.swap.claims) == 2


def test_a_whole_article_is_no_quote(window, hand):
    hand.open_article("004")
    hand.key("Ctrl+A")
    hand.key("E")
    assert window.loop.swap is None
    assert "a quote holds at most 1,000. Select the words that say it." in window.banner.sentence


def test_what_is_said_below_does_not_outlive_what_it_was_about(window, cited):
    said = window.statusBar().currentMessage
    cited.key("A")
    assert said().startswith("Accepted: Status: completed")
    assert said().endswith("V confirms.")
    cited.key("V")
    assert said() == "Date: Fri 23 May 2025. Right? V confirms."
    cited.open_article("001")
    assert said() == ""


def test_an_act_that_says_nothing_else_says_what_it_was_and_how_to_take_it_back(window, cited):
    code = window.loop.swap.record.code
    window.actions_by_id["swap.remove"].trigger()
    assert window.statusBar().currentMessage() == f"Remove {code} · Ctrl+Z takes it back"
    cited.key("Ctrl+Z")
    assert window.statusBar().currentMessage() == f"Taken back: Remove {code}"


def test_an_action_without_a_key_is_told_by_its_words(window, hand):
    hand.open_article("000")
    window.use_keys({"next.suggestion": ""})
    hand.key("Shift+J")
    assert window.banner.sentence == "No suggestion is chosen; “Next suggestion” goes to the next one."


def test_the_open_article_stays_in_sight_when_a_sentence_takes_room(window, hand):
    hand.open_article("004")
    table = window.panes.articles.findChild(QTableView, "articleList")
    hand.rest()
    window.banner.remind("Something takes room, \n and more of it, \n and more, \n and more.")
    hand.wait(lambda: window.banner.isVisible() and table.height() < table.maximumHeight(), "the strip")
    hand.rest()
    row = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(row)


def test_a_desk_without_articles_offers_no_swap_and_names_the_key(program, tmp_path, qtbot):
    Desk.create(tmp_path / "empty.desk").close()
    program.open(tmp_path / "empty.desk")
    window = program.window
    offered = [window.panes.record.findChild(QPushButton, name) for name in ("newSwap", "linkSwap")]
    assert not any(button.isVisible() for button in offered)
    text = tmp_path / "one.txt"
    text.write_text("Ukraine and Russia exchanged 25 prisoners of war each on Friday.", "utf-8")
    window.import_paths([text])
    qtbot.waitUntil(lambda: window.loop.article is not None)
    assert all(button.isVisible() for button in offered)


def test_a_swap_begun_by_mouse_is_cited_for_by_key_at_once(window, hand, qtbot):
    hand.open_article("004")
    qtbot.mouseClick(window.panes.record.findChild(QPushButton, "newSwap"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(hand.page.hasFocus)
    assert window.loop.swap is not None
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    assert window.loop.swap.values["to_a"].value == "390"


def test_the_last_number_says_that_it_is_the_last(window, hand):
    hand.open_article("004")
    hand.key("Ctrl+End")
    hand.key("N")
    assert window.statusBar().currentMessage() == "No number or date stands after this; Shift+N goes back."


def test_the_form_is_laid_out_with_the_act_and_not_after_its_first_picture(window, cited):
    """Else it is painted half-way, and all of it once more."""
    inside, article = window.panes.record.form.body.widget(), window.loop.article
    before, start = inside.height(), article.text.index("270")
    window.workspace.claims.cite(article.id, window.loop.swap.id, "to_a", start, start + 3)
    at_once = inside.height()
    assert at_once > before
    QApplication.sendPostedEvents()
    assert inside.height() == at_once
    window.workspace.undo()
    assert inside.height() == before


def test_the_window_comes_back_to_the_article_that_was_cited_last(window, cited):
    desk, caret = window.workspace.path, window.panes.reader.page.caret()
    window.close()
    with opened(desk) as again:
        assert again.loop.article.file_name.startswith("004")
        assert again.loop.swap.values["date"].value == "2025-05-23"
        assert again.panes.reader.page.caret() == caret


def test_an_article_keeps_its_swap_when_another_one_is_looked_at_on_the_timeline(window, cited):
    mine = window.loop.swap.id
    cited.open_article("002")
    cited.highlight("each handed back 90 prisoners of war")
    cited.key("W")
    other = window.loop.swap.id
    cited.highlight("June 25")
    cited.key("D")
    cited.open_article("004")
    assert window.loop.swap.id == mine
    cited.key("Alt+4")
    cited.wait(lambda: window.panes.timeline.isAncestorOf(QApplication.focusWidget()), "the timeline")
    cited.key("Left")
    cited.key("Return")
    assert (window.loop.swap.id, window.loop.article.file_name[:3]) == (other, "002")
    cited.open_article("004")
    assert window.loop.swap.id == mine
