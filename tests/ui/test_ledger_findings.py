"""Findings of the open desk: shown until answered, asked again when their cause changes, weighed in the review."""

import pytest

from curator.errors import NotAllowed
from curator.findings import FindingKind
from curator.importing import pasted_article
from curator.model import ConfirmedBy
from db.desk import Desk
from ui.workspace import Workspace

TEXT = (
    "Kyiv, 16 January 2025. Ukraine’s ombudsman said that 25 Ukrainian soldiers came home on 20 January 2025, six"
    " officers among them. Nearly 90 people were exchanged."
)


@pytest.fixture
def workspace(qapp, tmp_path):
    with Desk.create(tmp_path / "a.desk") as desk:
        work = Workspace(desk, "Ann")
        articles = work.articles.add(
            [pasted_article(TEXT), pasted_article(TEXT + " Also on the radio.")], lambda: False
        )
        for article in articles.taken:
            work.articles.revise(article, published_on="2025-01-16", publisher="Radio")
        yield work


def cited(work, swap, column, words, article=1):
    start = TEXT.index(words)
    return work.claims.cite(article, swap, column, start, start + len(words)).swap


def test_a_finding_is_answered_until_its_cause_changes(workspace):
    swap = cited(workspace, None, "date", "20 January 2025")
    (late,) = workspace.findings.of(workspace.swap(swap))
    assert late.kind is FindingKind.LATE
    assert workspace.review.queue()[0].reasons[0] == late.sentence
    with pytest.raises(NotAllowed, match="Say why"):
        workspace.findings.answer(swap, late, " ")
    workspace.findings.answer(swap, late, "the page was updated later")
    whole = workspace.swap(swap)
    assert workspace.findings.open(whole) == ()
    assert workspace.findings.answer_to(whole, late) == "the page was updated later"
    assert late.sentence not in workspace.review.queue()[0].reasons
    workspace.articles.revise(1, published_on="2025-01-17")
    (again,) = workspace.findings.open(workspace.swap(swap))
    assert again.sentence != late.sentence
    workspace.undo()
    assert workspace.findings.open(workspace.swap(swap)) == ()
    workspace.findings.take_back(swap, late)
    assert workspace.findings.open(workspace.swap(swap)) == (late,)


def test_a_finding_about_other_swaps_is_seen_when_those_change(workspace):
    one, two = (workspace.swaps.new().swap for _ in range(2))
    workspace.claims.type_value(one, "ordinal", "54", "the ministry's list")
    assert workspace.findings.of(workspace.swap(one)) == ()
    workspace.claims.type_value(two, "ordinal", "54", "the ministry's list")
    (finding,) = workspace.findings.of(workspace.swap(one))
    assert finding.kind is FindingKind.COLLISION
    assert workspace.findings.of(workspace.swap(two))[0].sentence == "SW-0001 is called the 54th as well"


def test_copies_are_one_source_and_the_side_that_speaks_is_named(workspace):
    swap = cited(workspace, None, "to_a", "25 Ukrainian soldiers")
    cited(workspace, swap, "to_a", "25 Ukrainian soldiers", article=2)
    sources = workspace.findings.sources(workspace.swap(swap))
    assert sources.groups == ((1, 2),)
    assert sources.confirmed_by is ConfirmedBy.A
    assert all(claim.claimant.endswith("ombudsman") for claim in sources.a)
