"""Every act of a person is one step of the history and one `changed`; undo takes it back whole, redo does it again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from curator.changes import Changes
from curator.desk_settings import DeskSettings
from curator.errors import CuratorError, InputRefused, NotAllowed
from curator.findings import Finding
from curator.importing import pasted_article
from curator.model import Article, ArticleId, ClaimantType, ClaimField, ClaimId, CountState, DateBasis, Side, SwapId
from curator.verdicts import VerdictKind
from db.check import check
from db.desk import Desk
from ui.app import sample_desk
from ui.workspace import Workspace

REASON = "Two ministries say so."


@dataclass
class Case:
    """A workspace with the swap of 23 May 2025 from the BBC, and the same one begun anew from Kyiv."""

    workspace: Workspace
    desk: Desk
    heard: list[Changes]
    bbc: Article
    kyiv: Article
    undated: Article
    swap: SwapId
    other: SwapId

    def cite(self, article: Article, swap: SwapId | None, target: str, words: str, after: str = ""):
        start = article.text.index(words, article.text.index(after))
        return self.workspace.claims.cite(article.id, swap, target, start, start + len(words))

    def claim(self, column: str, swap: SwapId | None = None) -> ClaimId:
        return self.workspace.swap(swap or self.swap).values[column].claims[0].id

    def finding(self) -> Finding:
        """The swap's only finding, once a published total is typed that does not fit."""
        (finding,) = self.workspace.findings.of(self.workspace.swap(self.swap))
        return finding

    def span(self, article: Article, words: str) -> tuple[int, int]:
        start = article.text.index(words)
        return start, start + len(words)

    def state(self) -> tuple[object, ...]:
        """Everything in the desk that a person could see, and what the workspace says of it."""
        rows = self.workspace.article_rows()
        assert rows == self.desk.articles.rows()
        assert {s.id: s for s in self.workspace.summaries()} == {s.id: s for s in self.desk.swaps.summaries()}
        assert self.workspace.settings == self.desk.settings
        beside = self.desk.remarks.every(), self.desk.settings
        return self.desk.articles.all(), self.desk.swaps.all(), rows, beside


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> bytes:
    return sample_desk(tmp_path_factory.mktemp("samples") / "a.desk").read_bytes()


@pytest.fixture
def case(qapp, samples, tmp_path: Path):
    path = tmp_path / "a.desk"
    path.write_bytes(samples)
    desk = Desk.open(path)
    workspace = Workspace(desk, "Olena")
    heard: list[Changes] = []
    workspace.changed.connect(heard.append)
    named = {row.file_name[:3]: workspace.article(row.id) for row in workspace.article_rows()}
    made = Case(workspace, desk, heard, named["004"], named["001"], named["003"], SwapId(0), SwapId(0))
    made.swap = made.cite(made.bbc, None, "each", "390 soldiers and civilians").swap
    made.cite(made.bbc, made.swap, "each", "270 servicemen and 120 civilians")
    made.cite(made.bbc, made.swap, "date", "Friday", after="released on ")
    made.cite(made.bbc, made.swap, "each", "no other handover has involved as many civilians")
    workspace.claims.remove(made.workspace.swap(made.swap).claims[-1].id)
    made.other = made.cite(made.kyiv, None, "date", "May 23", after="Ukraine and Russia on ").swap
    made.cite(made.kyiv, made.other, "to_b", "270 soldiers and 120 civilians")
    made.cite(made.kyiv, made.other, "each", "The latest exchange included only soldiers")
    yield made
    if workspace.is_open:
        workspace.close()


def verified(case: Case) -> SwapId:
    """The swap with everything that is missing filled in, then sealed."""
    work, swap = case.workspace, case.swap
    work.claims.accept(swap, work.swaps.proposals(work.swap(swap)))
    for other in work.swaps.likely_same(work.swap(swap)):
        work.swaps.answer_duplicate(swap, other, REASON)
    work.columns.confirm(swap, [name for name, value in work.swap(swap).values.items() if value.filled])
    work.swaps.verify(swap)
    return swap


ACTS: dict[str, Callable[[Case], object]] = {
    "import": lambda c: c.workspace.articles.add([pasted_article("Kyiv – 5 people came home.")], lambda: False),
    "confirm an article": lambda c: c.workspace.articles.revise(c.bbc.id, publisher="BBC News"),
    "date an article": lambda c: c.workspace.articles.revise(c.bbc.id, published_on="2025-05-31"),
    "done": lambda c: c.workspace.articles.set_done(c.bbc.id, True),
    "remove an article": lambda c: c.workspace.articles.remove(c.undated.id),
    "new swap": lambda c: c.workspace.swaps.new(),
    "new swap from words": lambda c: c.workspace.swaps.new(c.bbc.id, c.span(c.bbc, "270 Ukrainian servicemen")),
    "remove a swap": lambda c: c.workspace.swaps.remove(c.swap),
    "cite": lambda c: c.cite(c.bbc, c.swap, "place", "Ukrainian border with Belarus"),
    "cite a new swap": lambda c: c.cite(c.bbc, None, "to_a", "270 Ukrainian servicemen"),
    "cite unreadable words": lambda c: c.cite(c.bbc, c.swap, "to_a", "every surname"),
    "type": lambda c: c.workspace.claims.type_value(c.swap, "ordinal", "65", REASON),
    "clear": lambda c: c.workspace.claims.type_value(c.other, "stage", "", ""),
    "change a claim": lambda c: c.workspace.claims.change(
        replace(c.workspace.claim(c.claim("date")), value="2025-05-24", note=REASON)
    ),
    "resize a quote": lambda c: c.workspace.claims.resize_quote(
        c.claim("to_a_servicemen"), c.bbc.id, *c.span(c.bbc, "270 servicemen")
    ),
    "remove a claim": lambda c: c.workspace.claims.remove(c.claim("to_a")),
    "name the claimant": lambda c: c.workspace.claims.set_claimant(
        [c.claim("to_a")], c.bbc.id, c.span(c.bbc, "The Russian defence ministry")
    ),
    "next claimant": lambda c: c.workspace.claims.set_claimant([c.claim("to_a")], c.bbc.id, None),
    "next side": lambda c: c.workspace.claims.next_side([c.claim("to_a_servicemen"), c.claim("to_a_civilians")]),
    "accept": lambda c: c.workspace.claims.accept(c.swap, c.workspace.swaps.proposals(c.workspace.swap(c.swap))),
    "adopt": lambda c: c.workspace.columns.adopt(c.other, "to_b_civilians", c.claim("to_b_civilians", c.other), REASON),
    "state": lambda c: c.workspace.columns.set_state(c.other, "to_b_civilians", CountState.DISPUTED, REASON),
    "confirm": lambda c: c.workspace.columns.confirm(c.swap, ["to_a", "to_b"]),
    "not the same": lambda c: c.workspace.swaps.answer_duplicate(c.swap, c.workspace.summary(c.other), REASON),
    "merge": lambda c: c.workspace.swaps.merge(c.other, c.swap),
    "split": lambda c: c.workspace.swaps.split(c.swap, [c.claim("date"), c.claim("to_a_civilians")], REASON),
    "answer a finding": lambda c: c.workspace.findings.answer(c.swap, c.finding(), REASON),
    "ask a finding again": lambda c: c.workspace.findings.take_back(c.swap, c.finding()),
    "note": lambda c: c.workspace.remarks.note(c.swap, "", "Seen on television too."),
    "ask": lambda c: c.workspace.remarks.ask(c.swap, "to_a_civilians", "Who counted them?"),
    "answer": lambda c: c.workspace.remarks.answer(c.workspace.remarks.every()[0].id, "The ministry."),
    "ask again": lambda c: c.workspace.remarks.reopen(c.workspace.remarks.every()[0].id),
    "reword": lambda c: c.workspace.remarks.rewrite(c.workspace.remarks.every()[0].id, "Who counted?"),
    "remove a remark": lambda c: c.workspace.remarks.remove(c.workspace.remarks.every()[0].id),
    "wrong": lambda c: c.workspace.review.judge(c.swap, "to_a", VerdictKind.WRONG),
    "right": lambda c: c.workspace.review.right(c.swap, "to_a"),
    "look again": lambda c: c.workspace.review.take_back(c.swap, "to_a"),
    "type unseen": lambda c: c.workspace.review.type_unseen(c.swap, "to_a", " 390"),
    "demand": lambda c: c.workspace.set_settings(DeskSettings(blind_counts=True)),
    "verify": verified,
    "reopen": lambda c: c.workspace.swaps.reopen(c.swap, REASON),
}
PREPARED: dict[str, Callable[[Case], object]] = {
    "answer a finding": lambda c: c.workspace.claims.type_value(c.swap, "total_reported", "1,500", REASON),
    "ask a finding again": lambda c: (PREPARED["answer a finding"](c), ACTS["answer a finding"](c)),
    "answer": ACTS["ask"],
    "ask again": lambda c: (ACTS["ask"](c), ACTS["answer"](c)),
    "reword": ACTS["ask"],
    "remove a remark": ACTS["ask"],
    "look again": ACTS["wrong"],
    "clear": lambda c: c.workspace.claims.type_value(c.other, "stage", "1", REASON),
    "reopen": verified,
}


@pytest.mark.parametrize("name", [name for name in ACTS if name != "verify"])
def test_an_act_is_one_step_and_one_announcement_and_is_taken_back_whole(case, name):
    PREPARED.get(name, lambda _c: None)(case)
    before, steps = case.state(), len(case.workspace.steps())
    case.heard.clear()
    ACTS[name](case)
    after = case.state()
    assert after != before
    assert len(case.heard) == 1
    assert case.heard[0]
    newest = case.workspace.steps()[0]
    assert len(case.workspace.steps()) == steps + 1
    assert (newest.who, newest.kind, case.workspace.undo_label) == ("Olena", "act", newest.label)
    assert case.workspace.undo() == case.heard[1]
    assert case.state() == before
    assert case.workspace.redo_label == newest.label
    assert case.workspace.redo() == case.heard[2]
    assert case.state() == after
    assert len(case.heard) == 3
    assert case.workspace.faults() == check(case.desk) == ()


def test_verifying_is_a_step_of_its_own_and_undo_opens_the_swap_again(case):
    verified(case)
    assert case.workspace.swap(case.swap).sealed
    assert case.workspace.undo_label.startswith("Verify ")
    case.workspace.undo()
    assert not case.workspace.swap(case.swap).sealed
    case.workspace.redo()
    assert case.workspace.swap(case.swap).sealed
    assert case.workspace.faults() == ()


@pytest.mark.parametrize("name", ["type", "adopt", "state", "not the same", "split", "answer a finding", "reopen"])
def test_the_reason_stands_in_the_history(case, name):
    PREPARED.get(name, lambda _c: None)(case)
    ACTS[name](case)
    assert case.workspace.steps()[0].why == REASON


ON_A_SWAP = (
    "remove a swap",
    "cite",
    "type",
    "change a claim",
    "resize a quote",
    "remove a claim",
    "name the claimant",
    "next claimant",
    "next side",
    "confirm",
    "not the same",
)


@pytest.mark.parametrize("name", ON_A_SWAP)
def test_a_sealed_swap_refuses_in_one_sentence_and_stays_as_it_was(case, name):
    verified(case)
    refused(case, lambda: ACTS[name](case), NotAllowed)


@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.workspace.swaps.merge(c.other, c.swap),
        lambda c: c.workspace.swaps.merge(c.swap, c.other),
        lambda c: c.workspace.columns.adopt(c.swap, "to_a", c.claim("to_a"), REASON),
        lambda c: c.workspace.columns.set_state(c.swap, "to_a", CountState.DISPUTED, REASON),
        lambda c: c.workspace.claims.accept(c.swap, c.workspace.swap(c.swap).claims[:1]),
        lambda c: c.workspace.swaps.verify(c.swap),
        lambda c: c.workspace.swaps.split(c.swap, [c.claim("date")], REASON),
        lambda c: c.workspace.review.judge(c.swap, "to_a", VerdictKind.LATER),
        lambda c: c.workspace.review.type_unseen(c.swap, "to_a", "390"),
    ],
    ids=["merge into", "merge away", "adopt", "state", "accept", "verify again", "split", "judge", "type unseen"],
)
def test_a_sealed_swap_refuses_decisions_too(case, act):
    verified(case)
    refused(case, lambda: act(case), NotAllowed)


def refused(case: Case, act: Callable[[], object], kind: type[CuratorError]) -> str:
    before, steps = case.state(), case.workspace.steps()
    case.heard.clear()
    with pytest.raises(kind) as caught:
        act()
    assert (case.state(), case.workspace.steps(), case.heard) == (before, steps, [])
    assert case.workspace.faults() == ()
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def test_a_sealed_swap_proposes_nothing(case):
    verified(case)
    assert case.workspace.swaps.proposals(case.workspace.swap(case.swap)) == ()


def test_nothing_is_verified_while_something_is_missing(case):
    sentence = refused(case, lambda: case.workspace.swaps.verify(case.swap), NotAllowed)
    assert sentence.startswith("Not yet verified. ")


@pytest.mark.parametrize("why", ["", "  "])
def test_a_swap_is_not_reopened_without_a_reason(case, why):
    verified(case)
    refused(case, lambda: case.workspace.swaps.reopen(case.swap, why), NotAllowed)


def test_a_publication_date_is_read_against_again_by_the_weekdays_alone(case):
    case.cite(case.kyiv, case.swap, "date", "May 23", after="Ukraine and Russia on ")
    case.workspace.articles.revise(case.bbc.id, published_on="2025-05-31")
    dates = {c.value_text: c for c in case.workspace.swap(case.swap).values["date"].claims}
    assert dates["Friday"].value == "2025-05-30"
    assert dates["Friday"].basis is DateBasis.WEEKDAY_VS_PUBLICATION
    assert "Sat 31 May 2025" in dates["Friday"].explanation
    assert dates["May 23"].value == "2025-05-23"


def test_a_weekday_waits_for_the_publication_date(case):
    case.workspace.articles.revise(case.bbc.id, published_on=None)
    assert case.workspace.claim(case.claim("date")).value is None
    case.workspace.articles.revise(case.bbc.id, published_on="2025-05-24")
    assert case.workspace.claim(case.claim("date")).value == "2025-05-23"
    assert case.workspace.article(case.bbc.id).published_basis == "curator"


def test_a_verified_date_stays_as_it_was_verified(case):
    verified(case)
    case.workspace.articles.revise(case.bbc.id, published_on="2025-05-31")
    assert case.workspace.swap(case.swap).values["date"].value == "2025-05-23"
    assert case.workspace.faults() == ()


def test_confirming_what_was_read_keeps_where_it_was_read(case):
    case.workspace.articles.revise(case.bbc.id, publisher="BBC", published_on="2025-05-24")
    known = case.workspace.article(case.bbc.id)
    assert (known.confirmed, known.published_on, known.published_basis) == (True, "2025-05-24", "header")


def test_merging_moves_every_claim_and_the_emptied_swap_goes(case):
    claims = {c.id for c in case.workspace.swap(case.swap).claims + case.workspace.swap(case.other).claims}
    case.workspace.swaps.merge(case.other, case.swap)
    whole = case.workspace.swap(case.swap)
    assert {claim.id for claim in whole.claims} == claims
    assert whole.sources == tuple(sorted((case.bbc.id, case.kyiv.id)))
    assert case.workspace.summary(case.other) is None
    with pytest.raises(KeyError):
        case.workspace.swap(case.other)
    assert whole.disputed == ("to_a_civilians", "to_b_civilians")


def test_a_side_turns_to_the_other_then_to_each_for_all_claims_of_the_gesture(case):
    number = case.cite(case.bbc, case.swap, "to_a", "270 Ukrainian servicemen").claims
    numbers = [claim.id for claim in number if claim.field is ClaimField.COUNT]
    seen = []
    for _ in range(3):
        case.workspace.claims.next_side(numbers)
        (side,) = {case.workspace.claim(one).side for one in numbers}
        seen.append(side)
    assert seen == [Side.B, Side.EACH, Side.A]


def test_only_counts_have_sides(case):
    refused(case, lambda: case.workspace.claims.next_side([case.claim("date")]), NotAllowed)


def test_the_claimant_is_the_selected_words_without_blanks(case):
    start, end = case.span(case.bbc, "Ukraine’s co-ordination headquarters for prisoners of war ")
    case.workspace.claims.set_claimant([case.claim("to_a_servicemen")], case.bbc.id, (start, end))
    claim = case.workspace.claim(case.claim("to_a_servicemen"))
    assert claim.claimant == "Ukraine’s co-ordination headquarters for prisoners of war"
    assert (claim.claimant_type, claim.claimant_side) == (ClaimantType.PRISONER_COORDINATION_BODY, Side.A)


def test_a_blank_selection_names_nobody(case):
    blank = case.span(case.bbc, "\n\n")
    refused(case, lambda: case.workspace.claims.set_claimant([case.claim("to_a")], case.bbc.id, blank), InputRefused)


def test_the_next_voice_goes_round(case):
    number, seen = case.claim("to_a"), []
    for _ in range(12):
        case.workspace.claims.set_claimant([number], case.bbc.id, None)
        seen.append(case.workspace.claim(number).claimant)
        if seen[-1] == "BBC":
            break
    assert seen[-1] == "BBC"
    assert len(set(seen)) == len(seen) >= 3


def test_a_new_swap_from_words_begins_with_what_they_look_like(case):
    made = case.workspace.swaps.new(case.bbc.id, case.span(case.bbc, "270 Ukrainian servicemen"))
    assert {claim.field for claim in made.claims} == {ClaimField.COUNT}
    assert {claim.side for claim in made.claims} == {Side.A}
    made = case.workspace.swaps.new(case.bbc.id, case.span(case.bbc, "prisoner swap"))
    assert {(claim.field, claim.value) for claim in made.claims} == {(ClaimField.EVENT_TYPE, "exchange")}
    assert case.workspace.swaps.new().claims == ()


def test_a_typed_value_is_unsourced_replaces_what_was_typed_before_and_is_cleared_by_nothing(case):
    work = case.workspace
    work.claims.type_value(case.swap, "ordinal", "64", REASON)
    work.claims.type_value(case.swap, "ordinal", "65", REASON)
    value = work.swap(case.swap).values["ordinal"]
    assert (value.value, value.unsourced, len(value.claims)) == ("65", True, 1)
    assert value.claims[0].note == REASON
    work.claims.type_value(case.swap, "ordinal", "  ")
    assert work.swap(case.swap).values["ordinal"].value is None


def test_a_typed_value_of_the_wrong_form_is_refused(case):
    refused(case, lambda: case.workspace.claims.type_value(case.swap, "to_a", "many people", REASON), InputRefused)


def test_a_resized_quote_is_read_again_for_every_claim_of_the_gesture(case):
    claims = {name: case.claim(name) for name in ("to_a_servicemen", "to_a_civilians")}
    words = "They both returned 270 servicemen and 120 civilians"
    case.workspace.claims.resize_quote(claims["to_a_civilians"], case.bbc.id, *case.span(case.bbc, words))
    for name, value in (("to_a_servicemen", "270"), ("to_a_civilians", "120")):
        claim = case.workspace.claim(claims[name])
        (quote,) = claim.quotes
        assert quote.text == case.bbc.text[quote.start : quote.end] == claim.value_text == words
        assert claim.value == value


def test_an_article_with_claims_is_not_removed(case):
    refused(case, lambda: case.workspace.articles.remove(case.bbc.id), NotAllowed)


def test_an_act_that_changes_nothing_leaves_no_step(case):
    steps = case.workspace.steps()
    case.heard.clear()
    case.workspace.articles.set_done(case.bbc.id, False)
    assert case.workspace.steps() == steps
    assert not any(case.heard)


def test_a_place_is_remembered_without_a_step(case):
    steps = case.workspace.steps()
    case.workspace.places.keep(case.bbc.id, 77, case.swap)
    assert case.workspace.places.of(case.bbc.id) == (77, case.swap)
    assert case.workspace.places.of(ArticleId(case.kyiv.id)) == (0, None)
    assert case.workspace.steps() == steps
