"""What the workspace keeps of the desk between acts is what the desk says, after every act, undo and redo."""

import json
from pathlib import Path

import pytest

from curator.article_readings import ArticleReading, ReadingCounts
from curator.coverage import Coverage
from curator.dismissals import DismissReason
from curator.figures import find_figures
from curator.model import ArticleId, ClaimId
from db.desk import Desk
from ui.app import sample_desk
from ui.workspace import Workspace

FIRST, SECOND = ArticleId(1), ArticleId(2)


@pytest.fixture
def workspace(qapp, tmp_path: Path):
    opened = Workspace(Desk.open(sample_desk(tmp_path / "kept.desk")), "Olena")
    yield opened
    opened.close()


def figures_of(workspace: Workspace, article: ArticleId) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in find_figures(workspace.article(article).text)]


def read(workspace: Workspace, article: ArticleId) -> ArticleReading:
    figures = [{"start": start, "end": end} for start, end in figures_of(workspace, article)]
    return ArticleReading(ReadingCounts(article, "1", len(figures), len(figures), 0), json.dumps({"figures": figures}))


def assert_as_stored(workspace: Workspace) -> None:
    desk = workspace._desk
    assert workspace.article_rows() == desk.articles.rows()
    for article in (FIRST, SECOND, FIRST):  # the first is kept for the next act
        assert workspace.claims_in(article) == desk.claims.of_article(article)
    for row in desk.articles.rows():
        assert workspace.article(row.id) == desk.articles.get(row.id)
        quotes = [
            quote for claim in desk.claims.of_article(row.id) for quote in claim.quotes if quote.article == row.id
        ]
        stored = Coverage([(one.start, one.end) for one in quotes], desk.dismissals.of_article(row.id))
        kept, figures = workspace.figures.coverage(row.id), figures_of(workspace, row.id)
        assert [kept.outcome(*one) for one in figures] == [stored.outcome(*one) for one in figures]
    assert {s.id: s for s in workspace.summaries()} == {s.id: s for s in desk.swaps.summaries()}
    for summary in workspace.summaries():
        assert workspace.swap(summary.id) == desk.swaps.get(summary.id)


def acts(workspace: Workspace):
    """Every kind of act on claims, articles and swaps, one after the other."""
    made = workspace.claims.cite(FIRST, None, "to_a", 10, 40)
    yield "cite"
    workspace.claims.cite(FIRST, made.swap, "place", 50, 60)
    yield "cite again"
    other = workspace.claims.cite(SECOND, None, "to_a", 10, 40)
    yield "cite elsewhere"
    workspace.claims.resize_quote(made.claims[0].id, FIRST, 10, 44)
    yield "resize"
    workspace.figures.dismiss(FIRST, [(one, DismissReason.OTHER) for one in figures_of(workspace, FIRST)[-2:]])
    yield "put aside"
    workspace.claims.set_claimant([made.claims[0].id], FIRST, (10, 20))
    yield "claimant"
    workspace.swaps.merge(other.swap, made.swap)
    yield "merge"
    workspace.articles.revise(FIRST, published_on="2025-01-16")
    yield "revise"
    workspace.articles.set_done(SECOND, True)
    yield "done"
    workspace.claims.remove(made.claims[0].id)
    yield "remove claim"
    workspace.swaps.remove(made.swap)
    yield "remove swap"
    workspace.articles.remove(SECOND)
    yield "remove article"


def test_kept_rows_and_claims_follow_every_act_undo_and_redo(workspace: Workspace) -> None:
    workspace.offers.keep([read(workspace, FIRST), read(workspace, SECOND)])
    assert_as_stored(workspace)
    for _ in acts(workspace):
        assert_as_stored(workspace)
    while workspace.undo_label not in (None, "Import articles"):
        workspace.undo()
        assert_as_stored(workspace)
    while workspace.redo_label is not None:
        workspace.redo()
        assert_as_stored(workspace)


def test_an_act_on_many_claims_at_once_is_followed_too(workspace: Workspace) -> None:
    made = workspace.claims.cite(FIRST, None, "to_a", 10, 40)
    assert_as_stored(workspace)
    workspace.claims.accept(made.swap, [workspace.claim(ClaimId(1))] * 60)
    assert_as_stored(workspace)
    assert len(workspace.claims_in(FIRST)) == 61
    workspace.undo()
    assert_as_stored(workspace)


def test_articles_imported_later_are_in_the_list(workspace: Workspace) -> None:
    workspace.article_rows()
    gone = workspace.article(SECOND)
    workspace.articles.remove(SECOND)
    assert SECOND not in {row.id for row in workspace.article_rows()}
    workspace.undo()
    assert workspace.article(SECOND) == gone
    assert_as_stored(workspace)


def test_a_swap_that_may_be_the_same_is_found_as_soon_as_it_is_there(workspace: Workspace) -> None:
    made = [workspace.claims.cite(article, None, "to_a", 10, 40).swap for article in (FIRST, SECOND)]
    for swap in made:
        workspace.claims.type_value(swap, "date", "2025-01-15", "said so")
        assert_as_stored(workspace)
    one = workspace.swap(made[0])
    assert [other.id for other in workspace.swaps.likely_same(one)] == made[1:]
    assert any("same swap" in missing.sentence for missing in workspace.swaps.missing(one))
    workspace.undo()
    assert workspace.swaps.likely_same(one) == ()
    assert not any("same swap" in missing.sentence for missing in workspace.swaps.missing(one))


def test_an_act_that_fails_leaves_the_swap_as_it_was(workspace: Workspace) -> None:
    made = workspace.claims.cite(FIRST, None, "to_a", 10, 40)

    def fail() -> None:
        with workspace._act("Fails"):
            workspace._desk.claims.remove(made.claims[0].id)
            assert workspace.swap(made.swap).claims == ()  # what an act asks for is what it has done so far
            raise RuntimeError("refused")

    with pytest.raises(RuntimeError, match="refused"):
        fail()
    assert workspace.swap(made.swap).claims == made.claims
    assert_as_stored(workspace)
