"""The review of a desk by key: the most doubtful field first, four answers, counts typed unseen, the place kept."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

from curator.desk_settings import DeskSettings
from curator.model import HowChecked
from curator.verdicts import VerdictKind
from ui.review.pane import ReviewPane
from ui.tour import Tour


@pytest.fixture
def tour(window, tmp_path) -> Tour:
    """Two swaps: one that an article contradicts itself on, one that is plain."""
    made = Tour(window, tmp_path)
    made.hand.to_article()
    made.hand.open_article("002")
    made.cite("95 Russian soldiers", "R")
    made.hand.open_article("001")
    made.new_swap("Today – 390 people")
    made.cite("270 soldiers and 120 civilians", "E")
    made.cite("The latest exchange included only soldiers", "2")
    return made


def begun(tour) -> ReviewPane:
    tour.hand.key("Ctrl+R")
    reviewing = tour.window.reviewing
    tour.hand.wait(lambda: reviewing.has_field, "the first field")
    return reviewing.pane


def shown(tour) -> tuple[str, str]:
    item = tour.window.reviewing.item
    return item.code, item.column


def value(tour):
    item = tour.window.reviewing.item
    return tour.window.workspace.swap(item.swap).values[item.column]


def text(pane, name) -> str:
    return pane.findChild(QLabel, name).text()


def selected(window) -> str:
    page = window.panes.reader.page
    words = page.selection()
    return page.text[slice(*words)] if words else ""


def test_the_most_doubtful_field_comes_first_with_its_words_above(tour):
    pane = begun(tour)
    window = tour.window
    assert shown(tour) == ("SW-0002", "to_a_civilians")
    assert "the sources differ" in text(pane, "reviewDoubts")
    assert selected(window) in ("270 soldiers and 120 civilians", "The latest exchange included only soldiers")
    assert pane.isVisible()
    for other in (window.panes.articles, window.panes.record, window.panes.timeline):
        assert other.isHidden()
    assert pane.hasFocus()


def test_four_keys_answer_and_the_progress_follows(tour):
    pane = begun(tour)
    seen = [shown(tour)]
    for key in ("W", "U", "L"):
        tour.hand.key(key)
        seen.append(shown(tour))
    assert len(set(seen)) == len(seen)
    review = tour.window.workspace.review
    assert [(i.code, i.column) for i in review.judged(VerdictKind.WRONG)] == seen[:1]
    assert [(i.code, i.column) for i in review.judged(VerdictKind.UNCLEAR)] == seen[1:2]
    assert [(i.code, i.column) for i in review.judged(VerdictKind.LATER)] == seen[2:3]
    tour.hand.key("R")
    swap = next(s for s in tour.window.workspace.summaries() if s.code == seen[3][0])
    assert tour.window.workspace.swap(swap.id).values[seen[3][1]].checked
    bar = pane.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (review.progress.looked_at, review.progress.total)
    assert bar.value() == 3


def test_nothing_is_right_before_it_is_decided(tour):
    begun(tour)
    before = shown(tour)
    tour.hand.key("R")
    assert "differ" in tour.window.banner.sentence
    assert shown(tour) == before


def test_the_whole_desk_is_gone_through_and_what_was_put_off_comes_last(tour):
    pane = begun(tour)
    first = shown(tour)
    tour.hand.key("L")
    for _ in range(40):
        if shown(tour) == first:
            break
        tour.hand.key("R")
    assert shown(tour) == first
    tour.hand.key("W")
    assert tour.window.reviewing.item is None
    assert text(pane, "reviewValue").startswith("Nothing waits")
    assert not tour.window.actions_by_id["review.right"].isEnabled()


def test_leaving_gives_the_window_back_and_coming_back_keeps_the_place(tour):
    window = tour.window
    columns, rows = window.columns.sizes(), window.rows.sizes()[:2]
    pane = begun(tour)
    tour.hand.key("U")
    place = shown(tour)
    tour.hand.key("Escape")
    tour.hand.wait(pane.isHidden, "the review to close")
    assert not any(p.isHidden() for p in (window.panes.articles, window.panes.record, window.panes.timeline))
    assert (window.columns.sizes(), window.rows.sizes()[:2]) == (columns, rows)
    tour.hand.open_article("001")
    tour.hand.to_article()
    tour.hand.highlight("1000-for-1000")
    tour.hand.key("L")  # the deal again, not "later"
    assert window.loop.swap.values["deal"].value == "1000-for-1000"
    begun(tour)
    assert shown(tour) == place


def test_keys_of_the_article_do_nothing_while_one_reviews(tour):
    begun(tour)
    window = tour.window
    claims = window.loop.swap.claims
    window.panes.reader.page.setFocus()
    for key in ("D", "E", "Delete", "A", "V"):
        if not window.reviewing.is_open:
            begun(tour)
            window.panes.reader.page.setFocus()
        tour.hand.key(key)
    swap = window.workspace.swap(window.loop.swap.id)
    assert swap.claims == claims


def test_undo_shows_again_what_was_answered(tour):
    begun(tour)
    first = shown(tour)
    tour.hand.key("W")
    assert shown(tour) != first
    tour.hand.key("Ctrl+Z")
    assert shown(tour) == first
    assert value(tour).verdict is None


def test_backspace_shows_the_field_before(tour):
    begun(tour)
    first = shown(tour)
    tour.hand.key("W")
    tour.hand.key("Backspace")
    assert shown(tour) == first
    tour.hand.key("U")
    review = tour.window.workspace.review
    assert [(i.code, i.column) for i in review.judged(VerdictKind.UNCLEAR)] == [first]


def test_e_goes_to_the_field_in_the_form(tour):
    begun(tour)
    column = shown(tour)[1]
    tour.hand.key("E")
    assert not tour.window.reviewing.is_open
    assert tour.window.panes.record.current_column() == column


def to_count(tour, column: str) -> ReviewPane:
    """The review at a count of the plain swap, on a desk that wants counts typed unseen."""
    tour.window.workspace.set_settings(DeskSettings(blind_counts=True))
    pane = begun(tour)
    for _ in range(40):
        if shown(tour)[1] == column and pane.line.isVisible():
            return pane
        if pane.line.hasFocus():
            tour.hand.key("Escape")
        tour.hand.key("L")
    raise AssertionError(f"{column} does not come up")


def test_a_count_is_typed_unseen_and_confirmed_where_it_is_the_same(tour):
    pane = to_count(tour, "to_b")
    item = tour.window.reviewing.item
    stored = tour.window.workspace.swap(item.swap).values["to_b"].value
    assert pane.line.hasFocus()
    shown_words = " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())
    assert stored not in shown_words
    assert len(tour.window.panes.reader.page.sheet.marks) == 0
    tour.hand.write(stored)
    tour.hand.key("Return")
    check = tour.window.workspace.swap(item.swap).values["to_b"].check
    assert check is not None
    assert check.how is HowChecked.TYPED
    assert tour.window.reviewing.item != item


def test_only_a_difference_is_shown(tour):
    pane = to_count(tour, "to_b")
    item = tour.window.reviewing.item
    stored = tour.window.workspace.swap(item.swap).values["to_b"].value
    tour.hand.write("7")
    tour.hand.key("Return")
    difference = text(pane, "reviewDifference")
    assert difference.startswith("You typed 7;")
    assert stored in difference
    assert tour.window.workspace.swap(item.swap).values["to_b"].check is None
    assert tour.window.reviewing.item == item
    tour.hand.key("W")
    assert tour.window.workspace.swap(item.swap).values["to_b"].verdict.kind is VerdictKind.WRONG


def test_right_is_no_way_round_typing(tour):
    to_count(tour, "to_b")
    item = tour.window.reviewing.item
    tour.hand.key("Escape")
    tour.hand.key("R")
    assert "unseen" in tour.window.banner.sentence
    assert tour.window.reviewing.item == item


def test_what_is_no_number_is_refused_and_can_be_typed_again(tour):
    pane = to_count(tour, "to_b")
    tour.hand.write("lots")
    tour.hand.key("Return")
    assert tour.window.banner.sentence.startswith("“lots” is no number")
    assert pane.line.text() == "lots"


def test_an_empty_desk_says_so(window, hand):
    hand.key("Ctrl+R")
    pane = window.reviewing.pane
    hand.wait(lambda: text(pane, "reviewValue") == "No swap yet.", "the end")
    hand.key("Escape")
    hand.wait(pane.isHidden, "the review to close")


def test_a_question_asked_in_the_review_hangs_on_its_field(tour):
    begun(tour)
    column = shown(tour)[1]
    tour.hand.key("Ctrl+M")
    tour.hand.answer("Is this about this swap?", "the question")
    tour.hand.wait(lambda: QApplication.activeModalWidget() is None, "the dialog to close")
    (remark,) = tour.window.workspace.remarks.every()
    assert (remark.column, remark.text, remark.open) == (column, "Is this about this swap?", True)


def test_closing_the_window_in_the_review_keeps_the_layout(tour):
    window = tour.window
    columns = window.columns.sizes()
    begun(tour)
    window.close()
    assert list(window.settings.columns) == columns
    assert len(window.settings.rows) == 2
