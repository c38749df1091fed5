"""The review of a desk: its queue and its progress stay true act by act, and demands are kept to."""

from dataclasses import replace

import pytest

from curator.desk_settings import DeskSettings
from curator.errors import InputRefused, NotAllowed
from curator.importing import pasted_article
from curator.model import ReviewState
from curator.review import review_order, review_progress
from curator.verdicts import VerdictKind
from db.desk import Desk
from ui.workspace import Workspace

TEXT = "Kyiv. Ukraine said that 25 Ukrainian soldiers and 30 Russian soldiers were exchanged on 15 January 2025."


@pytest.fixture
def workspace(qapp, tmp_path):
    with Desk.create(tmp_path / "a.desk") as desk:
        work = Workspace(desk, "Ann")
        (article,) = work.articles.add([pasted_article(TEXT)], lambda: False).taken
        for _ in range(3):
            swap = work.swaps.new().swap
            for column, words in (("to_a", "25 Ukrainian"), ("to_b", "30 Russian"), ("date", "15 January 2025")):
                start = TEXT.index(words)
                work.claims.cite(article, swap, column, start, start + len(words))
        yield work


def afresh(work):
    """The queue and the progress as they are when nothing was kept."""
    items = [item for summary in work.summaries() for item in work.review.of_swap(summary.id)]
    return tuple(sorted((i for i in items if i.waiting), key=review_order)), review_progress(items)


def true(work):
    assert (work.review.queue(10_000), work.review.progress) == afresh(work)
    return True


def test_the_queue_stays_true_through_acts_undo_and_redo(workspace):
    one, two, three = (summary.id for summary in workspace.summaries())
    assert true(workspace)
    assert workspace.review.progress.total == 9
    workspace.review.right(one, "to_a")
    assert workspace.review.progress.confirmed == 1
    assert true(workspace)
    workspace.review.judge(one, "to_b", VerdictKind.WRONG)
    workspace.review.judge(two, "to_b", VerdictKind.LATER)
    assert true(workspace)
    assert [item.column for item in workspace.review.judged(VerdictKind.WRONG)] == ["to_b"]
    assert workspace.review.queue()[-1].swap == two
    workspace.remarks.ask(two, "date", "sure?")
    assert workspace.review.queue()[0].reasons[0] == "sure?"
    assert true(workspace)
    workspace.swaps.merge(three, two)
    assert true(workspace)
    workspace.swaps.split(two, [workspace.swap(two).claims[-1].id], "another day")
    workspace.swaps.remove(one)
    assert true(workspace)
    while workspace.undo_label:
        workspace.undo()
        assert true(workspace)
    while workspace.redo_label:
        workspace.redo()
        assert true(workspace)


def test_swaps_are_read_a_few_at_a_time(workspace):
    assert workspace.review.read_some(2) == 1
    assert workspace.review.progress.total == 6
    workspace.swaps.remove(workspace.summaries()[-1].id)
    assert workspace.review.read_some() == 0
    assert true(workspace)


def test_the_one_after_another_is_found_even_when_that_one_was_done(workspace):
    queue = workspace.review.queue()
    assert workspace.review.following() == queue[0]
    assert workspace.review.following(queue[0]) == queue[1]
    workspace.review.right(queue[0].swap, queue[0].column)
    assert workspace.review.following(queue[0]) == queue[1]
    assert workspace.review.following(queue[-1]) is None


def test_an_edit_takes_a_confirmation_and_a_verdict_back(workspace):
    swap = workspace.summaries()[0].id
    workspace.review.right(swap, "to_a")
    workspace.review.judge(swap, "to_b", VerdictKind.UNCLEAR)
    for column in ("to_a", "to_b"):
        claim = workspace.swap(swap).values[column].claims[0]
        workspace.claims.change(replace(claim, note="read again"))
    assert {"to_a", "to_b"} <= {item.column for item in workspace.review.queue() if item.swap == swap}
    assert true(workspace)


def test_a_count_is_confirmed_by_typing_what_its_quote_says(workspace):
    swap = workspace.summaries()[0].id
    workspace.set_settings(DeskSettings(blind_counts=True))
    assert workspace.review.typing_wanted(swap, "to_a")
    assert not workspace.review.typing_wanted(swap, "date")
    with pytest.raises(NotAllowed, match="unseen"):
        workspace.columns.confirm(swap, ["date", "to_a"])
    blind = workspace.review.type_unseen(swap, "to_a", "52")
    assert (blind.same, blind.typed, blind.stored) == (False, "52", "25")
    assert not workspace.swap(swap).values["to_a"].checked
    with pytest.raises(InputRefused):
        workspace.review.type_unseen(swap, "to_a", "all of them")
    assert workspace.review.type_unseen(swap, "to_a", "25").same
    assert workspace.swap(swap).values["to_a"].checked
    assert true(workspace)


def test_a_second_person_confirms_and_verifies(workspace):
    swap = workspace.summaries()[0].id
    workspace.set_settings(DeskSettings(second_person=True))
    for act in (workspace.review.right, lambda *field: workspace.review.type_unseen(*field, "25")):
        with pytest.raises(NotAllowed, match="Ann coded it; another person has to confirm it"):
            act(swap, "to_a")
    assert any(
        "Ann coded it; another person has to verify it" in m.sentence
        for m in workspace.swaps.missing(workspace.swap(swap))
    )
    workspace.person = "Bo"
    workspace.review.right(swap, "to_a")
    assert workspace.swap(swap).values["to_a"].check.by == "Bo"
    assert not any("verify it" in m.sentence for m in workspace.swaps.missing(workspace.swap(swap)))


def test_a_verified_swap_waits_for_nobody(workspace):
    swap = workspace.summaries()[0].id
    with workspace._desk.act("Verify"):
        workspace._desk.swaps.verify(swap)
    workspace.undo()
    workspace.redo()
    assert workspace.swap(swap).record.review_state is ReviewState.VERIFIED
    assert all(item.swap != swap for item in workspace.review.queue())


def test_a_remark_needs_words_and_questions_are_listed_until_answered(workspace):
    swap = workspace.summaries()[0].id
    with pytest.raises(InputRefused):
        workspace.remarks.note(swap, "", "  ")
    asked = workspace.remarks.ask(swap, "to_a", " Who? ")
    workspace.remarks.note(swap, "", "Seen.")
    assert [remark.text for remark in workspace.remarks.open()] == ["Who?"]
    with pytest.raises(InputRefused):
        workspace.remarks.answer(asked, " ")
    workspace.remarks.answer(asked, "The ministry.")
    assert workspace.remarks.open() == ()
    assert len(workspace.remarks.of_swap(swap)) == len(workspace.remarks.every()) == 2
