"""The past of a swap, put together from the changes: equal to what stood there after each step, whatever was done."""

from dataclasses import replace

import hypothesis.strategies as st
from desk_samples import draft, parsed
from hypothesis import HealthCheck, given, settings

from curator.model import Choice, CountState
from curator.parties import party
from curator.past import after_step, as_of, field_events
from curator.verdicts import VerdictKind
from db.desk import Desk
from db.past import OF_LEFT, OF_OWNER

SIDES = (party("Ukraine"), party("Russia"))
PICK = st.integers(0, 1000)
KINDS = (
    "new",
    "cite",
    "change",
    "move",
    "remove",
    "choose",
    "check",
    "judge",
    "answer",
    "merge",
    "split",
    "undo",
    "redo",
)


def one(values, number):
    return values[number % len(values)] if values else None


def did(desk, article, kind, a, b):
    """One act of a kind, on swaps and claims that the numbers pick; nothing when it does not fit."""
    swap, claim = one(desk.swaps.summaries(), a), one(desk.claims.all(), b)
    history = desk.history
    if kind in ("undo", "redo"):
        if getattr(history, f"{kind}_label"):
            getattr(history, kind)()
        return
    with desk.act(f"{kind} {a}", "so it is"):
        if kind == "new":
            desk.swaps.create()
        elif swap is not None:
            on_swap(desk, article, kind, swap.id, claim, a)


def on_swap(desk, article, kind, swap, claim, a):
    swaps, value = desk.swaps, desk.swaps.get(swap).values["to_a"]
    acts = {
        "cite": lambda: desk.claims.add(draft(desk, swap, "to_a", str(a), article, words="390 people on 23 May")),
        "check": lambda: swaps.check(swap, "to_a", value.fingerprint),
        "judge": lambda: swaps.judge(swap, "to_a", VerdictKind.WRONG, value.fingerprint),
        "answer": lambda: swaps.answer(swap, ',"swap":1,', "no"),
    }
    with_claim = {
        "change": lambda: desk.claims.change(replace(claim, note=f',"swap":{a % 3},')),
        "move": lambda: desk.claims.change(replace(claim, swap=swap)),
        "remove": lambda: desk.claims.remove(claim.id),
        "choose": lambda: swaps.choose(claim.swap, "to_a", claim.id, None, "why"),
        "merge": lambda: swap != claim.swap and swaps.merge(swap, claim.swap),
        "split": lambda: len(desk.claims.of_swap(claim.swap)) > 1 and swaps.split(claim.swap, [claim.id], "two"),
    }
    if kind in acts:
        acts[kind]()
    elif claim is not None and kind in with_claim:
        with_claim[kind]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(KINDS), PICK, PICK), max_size=14))
def test_the_past_is_what_stood_there(tmp_path_factory, acts):
    with Desk.create(tmp_path_factory.mktemp("past") / "a.desk") as desk:
        (article,) = desk.articles.add_all([parsed("a.txt")]).taken
        then: dict[int, dict] = {}
        for act in [("new", 0, 0), ("cite", 390, 0), ("new", 1, 1), *acts]:
            did(desk, article, *act)
            then[desk.history.steps(1)[0].seq] = {swap.id: swap for swap in desk.swaps.all()}
        for swap in range(1, 1 + max(max(swaps) for swaps in then.values() if swaps)):
            states = desk.past.states(swap)
            assert [past.moment.seq for past in states] == sorted({past.moment.seq for past in states})
            for seq, swaps in then.items():
                assert after_step(states, seq) == swaps.get(swap)
            field_events(states, SIDES)


def test_a_swap_as_it_was_on_a_day(desk, article, monkeypatch):
    def on(day):
        monkeypatch.setattr("db.history.now", lambda: f"{day}T23:00:00Z")

    on("2026-01-02")
    with desk.act("Cite"):
        swap = desk.swaps.create()
        first = desk.claims.add(draft(desk, swap, "to_a", "390", article))
    on("2026-01-04")
    with desk.act("Remove"):
        desk.claims.remove(first)
    past = desk.past.states(swap)
    assert as_of(past, "2026-01-01") is None
    assert as_of(past, "2026-01-02").values["to_a"].number == 390
    assert as_of(past, "2026-01-03").values["to_a"].number == 390
    assert as_of(past, "2026-01-04T22:59:59Z").values["to_a"].number == 390
    assert as_of(past, "2026-01-04").values["to_a"].number is None


def test_what_happened_to_a_field_is_told_step_by_step(desk, article, swap):
    with desk.act("Cite"):
        first = desk.claims.add(draft(desk, swap, "to_a", "390", article))
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", "270", article, words="390 people"))
    with desk.act("Adopt", "both sides say so"):
        desk.swaps.choose(swap, "to_a", first, None, "both sides say so")
    with desk.act("Confirm"):
        desk.swaps.check(swap, "to_a", desk.swaps.get(swap).values["to_a"].fingerprint)
    with desk.act("Undisclosed", "x"):
        desk.swaps.choose(swap, "to_a", None, CountState.UNDISCLOSED, "x")
    desk.history.undo()
    events = field_events(desk.past.states(swap), SIDES, "to_a")
    assert [(event.label, event.old, event.new, event.what) for event in events] == [
        ("Cite", "", "390", ("cited “390”",)),
        ("Cite", "390", "disputed", ("cited “390 people”",)),
        ("Adopt", "disputed", "390", ("decided: both sides say so",)),
        ("Confirm", "390", "390", ("confirmed",)),
        ("Undisclosed", "390", "undisclosed", ("decided: x", "no longer confirmed")),
        ("Undo: Undisclosed", "undisclosed", "390", ("decided: both sides say so", "confirmed")),
    ]
    assert {event.who for event in events} == {"Ann"}
    assert events[2].why == "both sides say so"
    assert field_events(desk.past.states(swap), SIDES, "to_b") == ()
    assert isinstance(after_step(desk.past.states(swap), events[2].seq).values["to_a"].choice, Choice)


def test_the_past_is_not_looked_for_in_all_changes(desk):
    for sql in (OF_OWNER, OF_LEFT):
        plan = [line for *_, line in desk.connection.rows(f"EXPLAIN QUERY PLAN {sql}", ("claim", 1))]
        assert plan
        assert all(line.startswith("SEARCH change USING INDEX change_") for line in plan)
