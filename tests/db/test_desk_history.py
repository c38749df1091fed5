"""Every act is one transaction and one step; undo and redo go over every kind of act and survive a restart."""

import sqlite3
from dataclasses import replace

import pytest
from desk_samples import draft, parsed

from curator.errors import NotAllowed
from curator.model import CountState, Side
from curator.parties import party
from db.check import check
from db.desk import Desk


def steps(desk):
    return [(step.kind, step.label, step.state) for step in reversed(desk.history.steps())]


def everything(desk):
    """All values of a desk that a person can see or change."""
    return desk.articles.all(), desk.articles.rows(), desk.swaps.all(), desk.swaps.summaries(), desk.sides


def test_an_act_is_one_step_with_who_when_and_why(desk):
    with desk.act("New swap", "because") as act:
        swap = desk.swaps.create()
    (step,) = desk.history.steps()
    assert (step.label, step.why, step.who, step.kind, step.state) == ("New swap", "because", "Ann", "act", "done")
    assert step.at.endswith("Z")
    assert act.changes.swaps == {swap}
    assert act.changes.label == "New swap"


def test_an_act_that_wrote_nothing_leaves_no_step(desk, article):
    before = desk.history.steps()
    with desk.act("Nothing") as act:
        desk.articles.get(article)
    with desk.act("The same again"):
        desk.articles.set_done(article, False)
    assert not act.changes
    assert desk.history.steps() == before


def test_an_exception_takes_the_whole_act_back(desk, article):
    before = everything(desk), desk.history.steps()

    def half() -> None:
        with desk.act("Half"):
            swap = desk.swaps.create()
            desk.claims.add(draft(desk, swap, "to_a", "390", article))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert (everything(desk), desk.history.steps()) == before
    assert check(desk) == ()


def test_an_act_inside_an_act_is_our_fault(desk):

    def nested() -> None:
        with desk.act("Outer"):
            desk.swaps.create()
            with desk.act("Inner"):
                pass

    with pytest.raises(RuntimeError, match="inside"):
        nested()
    assert desk.history.steps() == ()


@pytest.mark.parametrize(
    "write",
    [
        lambda desk, article: desk.swaps.create(),
        lambda desk, article: desk.articles.set_done(article, True),
        lambda desk, article: desk.articles.revise(article, title="x"),
        lambda desk, article: desk.articles.remove(article),
        lambda desk, article: desk.claims.remove(1),
        lambda desk, article: desk.swaps.reopen(1),
        lambda desk, article: desk.swaps.verify(1),
        lambda desk, article: desk.set_sides(*desk.sides),
    ],
)
def test_no_write_without_an_act(desk, article, write):
    with pytest.raises(RuntimeError, match="needs an act"):
        write(desk, article)


def test_not_even_sqlite_writes_without_a_step(desk, swap):
    with pytest.raises(Exception, match=r"NOT NULL constraint failed: change\.step"):
        desk.connection.execute("UPDATE swap SET note = 'forged'")


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE step SET label = 'forged'",
        "UPDATE step SET hash = NULL",
        "UPDATE step SET at = ''",
        "DELETE FROM step",
        "REPLACE INTO step (seq, label, why, who, at, kind, state, prev_hash)"
        " SELECT seq, 'forged', why, who, at, kind, state, prev_hash FROM step",
        "UPDATE change SET after = '{}'",
        "DELETE FROM change",
        'INSERT INTO change (step, "table", "row") VALUES (1, \'swap\', 9)',
        'INSERT OR REPLACE INTO change (id, step, "table", "row") VALUES (1, 1, \'swap\', 9)',
        "UPDATE article_text SET text = 'forged'",
        "DELETE FROM article_text",
        "INSERT OR REPLACE INTO article_text SELECT sha256, 'forged' FROM article_text",
        "UPDATE original SET content = x'00'",
        "DELETE FROM original",
        "DELETE FROM property",
    ],
)
def test_what_was_written_stays_written(desk, article, forgery):
    with pytest.raises(Exception, match="never changed"):
        desk.connection.execute(forgery)
    assert check(desk) == ()


def test_undo_and_redo_of_every_kind_of_act(desk):
    """Act after act; then all the way back, and forth again, through the same states, over a restart each time."""
    states = [everything(desk)]

    def act(label, write):
        with desk.act(label, "why"):
            given = write()
        states.append(everything(desk))
        return given

    one, two = desk.articles.add_all([parsed("a.txt", title="Old"), parsed("b.txt")]).taken
    states.append(everything(desk))
    swap = act("create", desk.swaps.create)
    act("revise", lambda: desk.articles.revise(one, title='Йосип "x"\\\n\x01\t', published_on="2025-05-24"))
    claim = act("cite", lambda: desk.claims.add(draft(desk, swap, "to_a", "390", one)))
    other = act("cite more", lambda: desk.claims.add(draft(desk, swap, "to_a", "23", two, side=Side.EACH)))
    act("choose", lambda: desk.swaps.choose(swap, "to_a", claim, None, "the official one"))
    act("choose again", lambda: desk.swaps.choose(swap, "to_b", None, CountState.UNDISCLOSED, "nobody says"))
    act("check", lambda: desk.swaps.check(swap, "to_a", desk.swaps.get(swap).values["to_a"].fingerprint))
    act("answer", lambda: desk.swaps.answer(swap, "duplicate:SW-0009", "another place"))
    act("widen", lambda: desk.claims.change(widened(desk, claim)))
    act("remove", lambda: desk.claims.remove(claim))
    act("unanswer", lambda: desk.swaps.unanswer(swap, "duplicate:SW-0009"))
    act("uncheck", lambda: desk.swaps.uncheck(swap, "to_a"))
    act("unchoose", lambda: desk.swaps.unchoose(swap, "to_b"))
    act("annotate", lambda: desk.swaps.annotate(swap, "a note"))
    act("verify", lambda: desk.swaps.verify(swap))
    act("reopen", lambda: desk.swaps.reopen(swap))
    act("remove the other", lambda: desk.claims.remove(other))
    act("remove the swap", lambda: desk.swaps.remove(swap))
    act("done", lambda: desk.articles.set_done(two, True))
    act("remove the article", lambda: desk.articles.remove(two))
    act("sides", lambda: desk.set_sides(party("Israel"), party("Hamas")))

    for state in reversed(states[:-1]):
        assert desk.history.undo()
        assert everything(desk) == state
    assert desk.history.undo_label is None
    path = desk.path
    desk.close()
    with Desk.open(path) as again:
        for state in states[1:]:
            assert again.history.redo()
            assert everything(again) == state
        assert again.history.redo_label is None
        assert check(again) == ()


def widened(desk, claim):
    old = desk.claims.get(claim)
    wider = draft(desk, old.swap, "to_a", "390", old.quotes[0].article, words="390 people")
    return replace(old, quotes=(wider.quotes[0], *wider.quotes), value_text="390 people")


def test_undo_is_itself_in_the_history(desk, swap):
    with desk.act("Annotate"):
        desk.swaps.annotate(swap, "x")
    assert (desk.history.undo_label, desk.history.redo_label) == ("Annotate", None)
    assert desk.history.undo().swaps == {swap}
    assert (desk.history.undo_label, desk.history.redo_label) == ("New swap", "Annotate")
    assert desk.history.redo().swaps == {swap}
    desk.history.undo()
    assert steps(desk) == [
        ("act", "New swap", "done"),
        ("act", "Annotate", "undone"),
        ("undo", "Undo: Annotate", "done"),
        ("redo", "Redo: Annotate", "done"),
        ("undo", "Undo: Annotate", "done"),
    ]


def test_a_new_act_drops_what_was_undone(desk, swap):
    with desk.act("Annotate"):
        desk.swaps.annotate(swap, "x")
    desk.history.undo()
    with desk.act("Annotate otherwise"):
        desk.swaps.annotate(swap, "y")
    assert desk.history.redo_label is None
    with pytest.raises(NotAllowed, match="nothing to do again"):
        desk.history.redo()
    assert steps(desk)[1] == ("act", "Annotate", "dropped")
    desk.history.undo()
    assert desk.swaps.record(swap).note == ""


def test_an_act_that_wrote_nothing_drops_nothing(desk, swap):
    desk.history.undo()
    with desk.act("Nothing"):
        pass
    assert desk.history.redo_label == "New swap"


def test_nothing_to_undo_is_said(desk):
    with pytest.raises(NotAllowed, match="nothing to undo"):
        desk.history.undo()


def test_changes_name_the_claim_its_swap_and_its_articles(desk, article, swap):
    other = desk.articles.add_all([parsed("b.txt")]).taken[0]
    with desk.act("Cite") as act:
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article))
    assert (act.changes.claims, act.changes.swaps, act.changes.articles) == ({claim}, {swap}, {article})
    with desk.act("Say who") as act:
        desk.claims.change(replace(desk.claims.get(claim), claimant="Йосип"))
    assert (act.changes.claims, act.changes.swaps, act.changes.articles) == ({claim}, {swap}, {article})
    with desk.act("Other article") as act:
        desk.claims.change(replace(desk.claims.get(claim), quotes=draft(desk, swap, "to_a", "390", other).quotes))
    assert (act.changes.claims, act.changes.swaps, act.changes.articles) == ({claim}, {swap}, {article, other})
    with desk.act("Choose") as act:
        desk.swaps.choose(swap, "to_a", claim, None, "x")
    assert (act.changes.claims, act.changes.swaps, act.changes.desk) == (set(), {swap}, False)
    with desk.act("Sides") as act:
        desk.set_sides(party("Israel"), party("Hamas"))
    assert act.changes.desk


def test_the_history_copies_no_text(desk, article):
    found = desk.connection.rows('SELECT coalesce("before", \'\') || "after" FROM change')
    assert all("Йосип" not in row for (row,) in found)


def test_the_history_is_newest_first_and_as_long_as_asked(desk):
    for number in range(5):
        with desk.act(f"Act {number}"):
            desk.swaps.create()
    assert [step.label for step in desk.history.steps(2)] == ["Act 4", "Act 3"]


def test_a_row_that_is_not_as_the_history_says_is_never_overwritten(desk, swap):
    with desk.act("Annotate"):
        desk.swaps.annotate(swap, "x")
    path = desk.path
    desk.close()
    other = sqlite3.connect(path, isolation_level=None)
    trigger = other.execute("SELECT sql FROM sqlite_schema WHERE name = 'swap_delete_recorded'").fetchone()[0]
    for sql in ("DROP TRIGGER swap_delete_recorded", "DELETE FROM swap_summary", "DELETE FROM swap", trigger):
        other.execute(sql)
    other.close()
    with Desk.open(path) as again:
        with pytest.raises(RuntimeError, match="not as the history says"):
            again.history.undo()
        assert again.history.undo_label == "Annotate"
