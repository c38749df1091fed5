"""Any sequence of acts: sound after each, the empty desk when all is undone, the same desk when all is done again."""

from dataclasses import replace

import hypothesis.strategies as st
from desk_samples import draft, parsed
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from curator.columns import COLUMNS
from curator.decisions import DecisionVerdict
from curator.desk_settings import DeskSettings
from curator.dismissals import DismissReason
from curator.errors import NotAllowed
from curator.exporting.csv_writing import csv_bytes
from curator.exporting.data import Selection
from curator.exporting.swaps_csv import swap_rows, swaps_table
from curator.model import ClaimField, CountState, Modality, Qualifier, Side
from curator.remarks import RemarkKind
from curator.swaps import assemble, summarise
from curator.verdicts import VerdictKind
from db.check import check
from db.desk import Desk

WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=12)
COUNTS = [column for column in COLUMNS if column.field is ClaimField.COUNT]
PICK = st.integers(0, 10_000)


def everything(desk):
    beside = (desk.remarks.every(), desk.dismissals.every(), desk.decisions.every())
    return desk.articles.all(), desk.articles.rows(), desk.swaps.all(), desk.swaps.summaries(), *beside, desk.settings


def swaps_csv(data):
    return csv_bytes(swaps_table(drafts=True), swap_rows(Selection(data, drafts=True)))


class AnyActs(RuleBasedStateMachine):
    """The desk beside the list of all its states, as undo and redo must go through them."""

    folder = None

    @initialize()
    def create(self):
        self.path = self.folder / f"{len(list(self.folder.iterdir()))}.desk"
        self.desk = Desk.create(self.path)
        self.states = [everything(self.desk)]
        self.at = 0
        self.codes = set()
        self.files = 0

    def teardown(self):
        if not hasattr(self, "desk"):
            return
        while self.desk.history.undo_label is not None:
            self.desk.history.undo()
            self.at -= 1
            assert everything(self.desk) == self.states[self.at]
        assert (self.at, everything(self.desk)) == (0, (*((),) * 7, DeskSettings()))
        for state in self.states[1:]:
            self.desk.history.redo()
            assert everything(self.desk) == state
        assert self.desk.history.redo_label is None
        assert check(self.desk) == ()
        self.desk.close()

    def did(self):
        now = everything(self.desk)
        if now != self.states[self.at]:
            del self.states[self.at + 1 :]
            self.states.append(now)
            self.at += 1

    def act(self, write):
        steps = len(self.desk.history.steps())
        try:
            with self.desk.act("Act", "why"):
                write()
        except NotAllowed:
            assert everything(self.desk) == self.states[self.at]
            assert len(self.desk.history.steps()) == steps
        else:
            changed = len(self.desk.history.steps()) > steps
            assert changed or everything(self.desk) == self.states[self.at]
            if changed:
                del self.states[self.at + 1 :]
                self.states.append(everything(self.desk))
                self.at += 1

    def one(self, values, number):
        return values[number % len(values)] if values else None

    def swap(self, number):
        return self.one(self.desk.swaps.summaries(), number)

    def claim(self, number):
        return self.one(self.desk.claims.all(), number)

    def article(self, number):
        return self.one(self.desk.articles.rows(), number)

    @rule(count=st.integers(1, 3), title=WORDS)
    def take_in(self, count, title):
        names = [f"{self.files + number}.txt" for number in range(count)]
        self.files += count
        result = self.desk.articles.add_all(parsed(name, title=title) for name in names)
        assert len(result.taken) == count
        self.did()

    @rule(note=WORDS)
    def new_swap(self, note):
        self.act(lambda: self.desk.swaps.create(note))
        code = self.desk.swaps.summaries()[-1].code
        assert code not in self.codes
        self.codes.add(code)

    @precondition(lambda self: self.desk.swaps.summaries() and self.desk.articles.rows())
    @rule(a=PICK, b=PICK, column=st.sampled_from(COUNTS), value=st.integers(0, 400), words=WORDS, both=st.booleans())
    def cite(self, a, b, column, value, words, both):
        claim = draft(self.desk, self.swap(a).id, column.name, str(value), self.article(b).id, "390 people", note=words)
        self.act(lambda: self.desk.claims.add(replace(claim, side=Side.EACH) if both else claim))

    @precondition(lambda self: self.desk.swaps.summaries())
    @rule(a=PICK, words=WORDS)
    def type_by_hand(self, a, words):
        self.act(
            lambda: self.desk.claims.add(
                draft(self.desk, self.swap(a).id, "date", "2025-05-23", claimant=words, modality=Modality.CONFIRMS)
            )
        )

    @precondition(lambda self: self.desk.claims.all())
    @rule(a=PICK, b=PICK, words=WORDS, qualifier=st.sampled_from(Qualifier), quotes=st.integers(0, 2))
    def change(self, a, b, words, qualifier, quotes):
        claim = self.claim(a)
        held = (claim.quotes * 2)[:quotes]
        changed = replace(claim, swap=self.swap(b).id, claimant=words, qualifier=qualifier, quotes=held)
        self.act(lambda: self.desk.claims.change(changed))

    @precondition(lambda self: self.desk.claims.all())
    @rule(a=PICK)
    def remove_claim(self, a):
        self.act(lambda: self.desk.claims.remove(self.claim(a).id))

    @precondition(lambda self: self.desk.claims.all())
    @rule(a=PICK, words=WORDS)
    def choose(self, a, words):
        claim = self.claim(a)
        column = {"date": "date"}.get(claim.field, f"to_{'a' if claim.side is Side.EACH else claim.side}")
        if claim.field is ClaimField.COUNT and claim.category != "total":
            column += f"_{claim.category}"
        self.act(lambda: self.desk.swaps.choose(claim.swap, column, claim.id, None, words))

    @precondition(lambda self: self.desk.swaps.summaries())
    @rule(
        a=PICK, column=st.sampled_from(COUNTS), kind=st.sampled_from(["state", "check", "no", "uncheck"]), words=WORDS
    )
    def decide(self, a, column, kind, words):
        swap, swaps, name = self.swap(a).id, self.desk.swaps, column.name
        seen = swaps.get(swap).values[name].fingerprint
        writes = {
            "state": lambda: swaps.choose(swap, name, None, CountState.UNDISCLOSED, words),
            "check": lambda: swaps.check(swap, name, seen),
            "no": lambda: swaps.unchoose(swap, name),
            "uncheck": lambda: swaps.uncheck(swap, name),
        }
        self.act(writes[kind])

    @precondition(lambda self: self.desk.swaps.summaries())
    @rule(a=PICK, kind=st.sampled_from(["answer", "unanswer", "annotate", "verify", "reopen", "remove"]), words=WORDS)
    def swap_act(self, a, kind, words):
        swap, swaps = self.swap(a).id, self.desk.swaps
        writes = {
            "answer": lambda: swaps.answer(swap, "key", words),
            "unanswer": lambda: swaps.unanswer(swap, "key"),
            "annotate": lambda: swaps.annotate(swap, words),
            "verify": lambda: swaps.verify(swap),
            "reopen": lambda: swaps.reopen(swap),
            "remove": lambda: swaps.remove(swap),
        }
        self.act(writes[kind])

    @precondition(lambda self: self.desk.swaps.summaries())
    @rule(a=PICK, b=PICK)
    def merge(self, a, b):
        claims = {claim.id for claim in self.desk.claims.all()}
        self.act(lambda: self.desk.swaps.merge(self.swap(a).id, self.swap(b).id))
        assert {claim.id for claim in self.desk.claims.all()} == claims

    @precondition(lambda self: self.desk.claims.all())
    @rule(a=PICK, which=st.sets(st.integers(0, 5)), words=WORDS)
    def split(self, a, which, words):
        swap, claims = self.claim(a).swap, self.desk.claims.all()
        own = [claim.id for claim in claims if claim.swap == swap]
        chosen = [claim for place, claim in enumerate(own) if place in which]
        self.act(lambda: self.codes.add(f"SW-{self.desk.swaps.split(swap, chosen, words):04}"))
        assert [replace(claim, swap=swap) for claim in self.desk.claims.all()] == [
            replace(claim, swap=swap) for claim in claims
        ]

    @precondition(lambda self: self.desk.articles.rows())
    @rule(a=PICK, kind=st.sampled_from(["revise", "done", "remove"]), words=WORDS, yes=st.booleans())
    def article_act(self, a, kind, words, yes):
        article, articles = self.article(a).id, self.desk.articles
        writes = {
            "revise": lambda: articles.revise(article, publisher=words, published_on="2025-05-24", confirmed=yes),
            "done": lambda: articles.set_done(article, yes),
            "remove": lambda: articles.remove(article),
        }
        self.act(writes[kind])

    @precondition(lambda self: self.desk.swaps.summaries())
    @rule(a=PICK, column=st.sampled_from(COLUMNS), kind=st.sampled_from(VerdictKind), words=WORDS, unsaid=st.booleans())
    def review(self, a, column, kind, words, unsaid):
        swap, swaps = self.swap(a).id, self.desk.swaps
        seen = swaps.get(swap).values[column.name].fingerprint
        self.act(
            lambda: swaps.unjudge(swap, column.name) if unsaid else swaps.judge(swap, column.name, kind, seen + words)
        )

    @precondition(lambda self: self.desk.swaps.summaries())
    @rule(a=PICK, b=PICK, kind=st.sampled_from(["note", "question", "answer", "unanswer", "remove"]), words=WORDS)
    def remark(self, a, b, kind, words):
        remarks, swap = self.desk.remarks, self.swap(a).id
        there = self.one(remarks.every(), b)
        if there is None or kind in ("note", "question"):
            self.act(lambda: remarks.add(swap, "", RemarkKind("note" if kind == "note" else "question"), words))
        elif kind == "answer":
            self.act(lambda: remarks.answer(there.id, words))
        else:
            self.act(lambda: remarks.unanswer(there.id) if kind == "unanswer" else remarks.remove(there.id))

    @precondition(lambda self: self.desk.articles.rows())
    @rule(a=PICK, b=PICK, reason=st.sampled_from(DismissReason), back=st.booleans())
    def dismiss(self, a, b, reason, back):
        article, dismissals = self.article(a).id, self.desk.dismissals
        figures = [(b % 5, b % 5 + 1), (b % 7 + 5, 20)]
        self.act(
            lambda: dismissals.take_back(article, figures) if back else dismissals.dismiss(article, figures, reason)
        )

    @precondition(lambda self: self.desk.articles.rows())
    @rule(a=PICK, b=PICK, key=WORDS, back=st.booleans())
    def decide_on_suggestion(self, a, b, key, back):
        article, decisions, claim = self.article(a).id, self.desk.decisions, self.claim(b)
        verdict = DecisionVerdict.ACCEPTED if claim else DecisionVerdict.REJECTED
        made = claim.id if claim else None
        self.act(
            lambda: (
                decisions.take_back(article, key)
                if back
                else decisions.decide(article, key, verdict, rule="C1", version="1", claim=made)
            )
        )

    @rule(blind=st.booleans(), second=st.booleans())
    def demand(self, blind, second):
        self.act(lambda: self.desk.set_settings(DeskSettings(blind, second)))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.desk.history.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self):
        self.desk.history.redo()
        self.at += 1

    @rule()
    def restart(self):
        self.desk.close()
        self.desk = Desk.open(self.path)

    @invariant()
    def sound(self):
        assert check(self.desk) == ()
        assert everything(self.desk) == self.states[self.at]
        whole = self.desk.swaps.all()
        assert sorted((c for swap in whole for c in swap.claims), key=lambda c: c.id) == list(self.desk.claims.all())
        for swap in whole:
            ledger = [self.desk.claims.get(claim.id) for claim in reversed(swap.claims)]
            assert swap == assemble(self.desk.swaps.record(swap.id), ledger) == self.desk.swaps.get(swap.id)
        assert self.desk.swaps.summaries() == tuple(summarise(swap) for swap in self.desk.swaps.all())
        assert swaps_csv(self.desk.export_data(single=True)) == swaps_csv(self.desk.export_data())
        assert (self.desk.history.undo_label is None) == (self.at == 0)
        assert (self.desk.history.redo_label is None) == (self.at == len(self.states) - 1)


def test_any_acts(tmp_path):
    from hypothesis.stateful import run_state_machine_as_test

    machine = type("AnyActsHere", (AnyActs,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=14,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
