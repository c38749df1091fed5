"""Bringing back what a field said: one new step, nothing that was cited since is lost, refused where it cannot be."""

import pytest

from curator.columns import BY_NAME
from curator.errors import NotAllowed
from curator.importing import pasted_article
from curator.model import CountState
from db.desk import Desk
from ui.workspace import Workspace

TEXT = "Kyiv. Ukraine said that 25 Ukrainian soldiers came home. Moscow spoke of 27 Ukrainian men on 15 January 2025."


class Bench:
    """A workspace with one article and one swap that says 25."""

    def __init__(self, desk):
        self.work = Workspace(desk, "Ann")
        (self.article,) = self.work.articles.add([pasted_article(TEXT)], lambda: False).taken
        self.swap = self.work.swaps.new().swap
        self.first = self.cite("to_a", "25 Ukrainian")
        self.then = self.seq

    def cite(self, column, words):
        start = TEXT.index(words)
        return self.work.claims.cite(self.article, self.swap, column, start, start + len(words)).claims[0].id

    @property
    def seq(self):
        return self.work.steps(1)[0].seq

    def value(self, column="to_a"):
        return self.work.swap(self.swap).values[column]


@pytest.fixture
def bench(qapp, tmp_path):
    with Desk.create(tmp_path / "a.desk") as desk:
        yield Bench(desk)


def test_a_removed_claim_comes_back_under_its_own_id(bench):
    before = bench.value()
    bench.work.claims.remove(bench.first)
    bench.work.past.restore(bench.swap, "to_a", bench.then, "it was right")
    assert bench.value() == before
    assert bench.work.steps(1)[0].why == "it was right"
    assert bench.work.faults() == ()
    bench.work.undo()
    assert bench.value().claims == ()
    bench.work.redo()
    assert bench.value() == before


def test_what_was_cited_since_stays_as_a_claim(bench):
    later = bench.cite("to_a", "27 Ukrainian")
    bench.work.columns.adopt(bench.swap, "to_a", later, "closer to the day")
    bench.work.past.restore(bench.swap, "to_a", bench.then)
    assert bench.value().number == 25
    assert [claim.id for claim in bench.value().claims] == [bench.first, later]
    bench.work.past.restore(bench.swap, "to_a", bench.seq - 1)
    assert (bench.value().number, bench.value().choice.reason) == (27, "closer to the day")


def test_a_decision_comes_back_with_its_reason(bench):
    bench.work.columns.set_state(bench.swap, "to_a", CountState.UNDISCLOSED, "they keep it secret")
    decided = bench.seq
    bench.work.columns.decide_again(bench.swap, "to_a")
    bench.work.past.restore(bench.swap, "to_a", decided)
    assert bench.value().choice.reason == "they keep it secret"
    event = bench.work.past.of_field(bench.swap, "to_a")[0]
    assert (event.old, event.new) == ("25", "undisclosed")


def test_an_empty_field_does_not_come_back_over_what_was_cited_since(bench):
    empty = bench.work.past.states(bench.swap)[0].moment.seq
    with pytest.raises(NotAllowed, match="nothing was cited for it then"):
        bench.work.past.restore(bench.swap, "to_a", empty)
    assert bench.value().number == 25
    with pytest.raises(NotAllowed, match="was not there then"):
        bench.work.past.restore(bench.swap, "to_a", empty - 1)


def test_a_claim_that_is_another_swaps_now_stays_there(bench):
    later = bench.cite("to_a", "27 Ukrainian")
    made = bench.work.swaps.split(bench.swap, [bench.first], "another day")
    with pytest.raises(NotAllowed, match="other claims stand there now"):
        bench.work.past.restore(bench.swap, "to_a", bench.then)
    assert bench.work.claim(bench.first).swap == made
    assert [claim.id for claim in bench.value().claims] == [later]


def test_a_whole_swap_comes_back_as_far_as_it_can_and_says_what_could_not(bench):
    bench.cite("date", "15 January 2025")
    bench.work.claims.remove(bench.first)
    assert bench.work.past.restore_swap(bench.swap, bench.then) == ("date",)
    assert bench.value().number == 25
    assert bench.value("date").value == "2025-01-15"
    assert bench.work.undo_label.startswith("SW-0001 as it was on ")
    assert bench.work.past.restore_swap(bench.swap, bench.seq) == ()


def test_a_verified_swap_is_not_changed_back(bench):
    bench.work.claims.remove(bench.first)
    with bench.work._desk.act("Verify"):
        bench.work._desk.swaps.verify(bench.swap)
    with pytest.raises(NotAllowed, match="is verified"):
        bench.work.past.restore(bench.swap, "to_a", bench.then)


def test_a_claim_whose_article_is_gone_stays_gone(bench):
    bench.work.claims.remove(bench.first)
    bench.work.articles.remove(bench.article)
    with pytest.raises(NotAllowed, match="its article was removed"):
        bench.work.past.restore(bench.swap, "to_a", bench.then)


def test_the_history_of_a_swap_is_that_of_its_fields_and_stays_true(bench):
    assert {event.column for event in bench.work.past.of_swap(bench.swap)} == {"to_a"}
    bench.cite("date", "15 January 2025")
    assert [event.column for event in bench.work.past.of_swap(bench.swap)] == ["date", "to_a"]
    assert all(event.column in BY_NAME for event in bench.work.past.of_swap(bench.swap))
    assert bench.work.past.as_of(bench.swap, "2000-01-01") is None
    assert bench.work.past.after(bench.swap, bench.then).values["date"].value is None
