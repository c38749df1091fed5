"""Import, the list with its open work, search in every case and form, places."""

import pytest
from desk_samples import draft, parsed

from curator.changes import Changes
from curator.errors import NotAllowed
from curator.model import ArticleState, ParsedArticle, PublishedBasis
from curator.text import sha256
from db.article_import import ImportResult
from db.check import check


def test_an_article_comes_back_as_it_went_in(desk):
    given = parsed(
        "a.txt",
        title="Обмін",
        publisher="BBC",
        agency="AP",
        author="J. Doe",
        url="x",
        language="uk",
        published_on="2025-05-24",
        published_basis=PublishedBasis.BYLINE,
        published_quote=(0, 5),
        updated_on="",
    )
    (number,) = desk.articles.add_all([given]).taken
    stored = desk.articles.get(number)
    for name in ("file_name", "text", "title", "publisher", "agency", "author", "url", "language", "published_on"):
        assert getattr(stored, name) == getattr(given, name)
    assert (stored.published_basis, stored.updated_on) == (PublishedBasis.BYLINE, None)
    assert (stored.text_sha256, stored.confirmed, stored.done) == (sha256(given.text), False, False)
    assert desk.articles.original(number) == given.original
    assert desk.articles.published_quote(number) == (0, 5)
    assert desk.articles.all() == (stored,)


def test_the_same_file_or_text_is_left_out_and_the_article_named(desk):
    first = parsed("a.txt")
    same_text = ParsedArticle("c.html", b"<p>other bytes", first.text)
    same_file = ParsedArticle("d.txt", first.original, "another reading")
    result = desk.articles.add_all([first, same_text, parsed("e.txt")])
    assert len(result.taken) == 2
    assert result.skipped == (("c.html", "the same text is already here as a.txt"),)
    again = desk.articles.add_all([same_file, first])
    assert [reason for _, reason in again.skipped] == ["the same file is already here as a.txt"] * 2
    assert (again.taken, bool(again.changes)) == ((), False)
    assert len(desk.history.steps()) == 1


def test_a_removed_article_may_come_again(desk, article):
    with desk.act("Remove"):
        desk.articles.remove(article)
    (again,) = desk.articles.add_all([parsed("a.txt")]).taken
    assert again > article
    for _ in range(3):
        desk.history.undo()
    for _ in range(3):
        desk.history.redo()
    assert [row.id for row in desk.articles.rows()] == [again]
    assert check(desk) == ()


def test_cancel_keeps_what_is_in(desk):
    seen = []

    def articles():
        for number in range(2000):
            seen.append(number)
            yield parsed(f"{number}.txt")

    result = desk.articles.add_all(articles(), cancelled=lambda: len(seen) > 1500)
    assert len(result.taken) == len(desk.articles.rows()) == 1500
    assert len(desk.history.steps()) == 1
    assert desk.history.undo().articles == set(result.taken)
    assert desk.articles.rows() == ()


def test_an_import_that_fails_keeps_what_was_in(desk):
    def articles():
        for number in range(1200):
            yield parsed(f"{number}.txt")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.articles.add_all(articles())
    assert len(desk.articles.rows()) == 1000
    assert check(desk) == ()
    with desk.act("New swap"):
        desk.swaps.create()
    assert check(desk) == ()


def test_no_act_runs_inside_an_import(desk):
    def articles():
        with desk.act("Inside"):
            yield parsed("a.txt")

    with pytest.raises(RuntimeError, match="inside 'Import articles'"):
        desk.articles.add_all(articles())
    assert desk.history.steps() == ()


def test_the_row_of_an_article_without_a_title_says_how_it_begins(desk):
    lead = "Both sides said on Friday that they had exchanged prisoners of war, for the first time this year."
    untitled, titled = desk.articles.add_all(
        [parsed("a.txt", f"12 March\n{lead}\nMore."), parsed("b.txt", lead, title="Swap")]
    ).taken
    assert [desk.articles.row(one).opening for one in (untitled, titled)] == [lead, ""]


def test_the_row_says_what_is_to_do(desk, article, swap):
    row = desk.articles.row(article)
    assert row.state is ArticleState.TO_DO
    missing = ("no publisher", "no publication date", "confirm publisher and date", "no swap yet")
    assert row.open_work == missing
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.claims.add(draft(desk, swap, "to_b", "23", article))
        desk.claims.add(draft(desk, desk.swaps.create(), "to_b", "23", article))
    row = desk.articles.row(article)
    assert (row.state, row.n_claims, row.swaps) == (ArticleState.IN_PROGRESS, 3, ("SW-0001", "SW-0002"))
    assert row.open_work == missing[:3]
    with desk.act("Revise"):
        desk.articles.revise(article, publisher="BBC", published_on="2025-05-24", confirmed=True)
        desk.articles.set_done(article, True)
    row = desk.articles.row(article)
    assert (row.state, row.open_work, row.published_on) == (ArticleState.DONE, (), "2025-05-24")
    assert desk.articles.rows() == (row,)
    assert desk.articles.get(article).published_basis is PublishedBasis.CURATOR


def test_a_publication_date_taken_away_is_missing(desk, article):
    for value in ("", None):
        with desk.act("Revise"):
            desk.articles.revise(article, published_on="2025-05-24", published_basis=PublishedBasis.HEADER)
        assert desk.articles.get(article).published_basis is PublishedBasis.HEADER
        with desk.act("Revise"):
            desk.articles.revise(article, published_on=value)
        assert desk.articles.get(article).published_on is None
        assert desk.articles.get(article).published_basis is PublishedBasis.NONE


@pytest.mark.parametrize("metadata", [{"text": "x"}, {"id": 2}, {"file_sha256": "x"}, {}])
def test_only_metadata_can_be_revised(desk, article, metadata):
    def revise():
        with desk.act("Revise"):
            desk.articles.revise(article, **metadata)

    with pytest.raises(TypeError):
        revise()


def test_an_article_that_is_quoted_stays(desk, article, swap):
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", "390", article))
    with pytest.raises(NotAllowed, match=r"a\.txt carries claims of SW-0001"), desk.act("Remove"):
        desk.articles.remove(article)


@pytest.mark.parametrize(
    "call",
    [
        lambda desk: desk.articles.get(9),
        lambda desk: desk.articles.row(9),
        lambda desk: desk.articles.original(9),
        lambda desk: desk.articles.set_done(9, True),
        lambda desk: desk.articles.remove(9),
        lambda desk: desk.claims.get(9),
        lambda desk: desk.claims.remove(9),
        lambda desk: desk.swaps.get(9),
        lambda desk: desk.swaps.record(9),
        lambda desk: desk.swaps.summary(9),
        lambda desk: desk.swaps.verify(9),
    ],
)
def test_what_is_not_there_is_a_key_error(desk, call):
    with pytest.raises(KeyError), desk.act("Nothing"):
        call(desk)


def test_the_place_is_remembered_outside_of_the_history(desk, article, swap):
    assert desk.articles.place(article) == (0, None)
    steps = desk.history.steps()
    desk.articles.remember_place(article, 12, swap)
    desk.articles.remember_place(article, 14, swap)
    assert desk.articles.place(article) == (14, swap)
    assert desk.history.steps() == steps
    desk.history.undo()
    assert desk.articles.place(article) == (14, None)
    desk.history.undo()
    assert desk.articles.place(article) == (0, None)
    assert check(desk) == ()


def test_the_list_takes_few_statements(desk, swap):
    taken = desk.articles.add_all(parsed(f"{number}.txt") for number in range(50)).taken
    with desk.act("Cite"):
        for article in taken:
            desk.claims.add(draft(desk, swap, "to_a", "390", article))
    ran = []
    desk.connection.raw.set_trace_callback(ran.append)
    assert len(desk.articles.rows()) == 50
    assert len(ran) == 2
    ran.clear()
    assert len(desk.swaps.get(swap).claims) == 50
    assert len(ran) == 7
    ran.clear()
    desk.swaps.all()
    assert len(ran) == 8  # which there are, then a portion of them as one swap is read
    ran.clear()
    desk.swaps.summaries()
    assert len(ran) == 1
    desk.connection.raw.set_trace_callback(None)


def test_an_import_in_portions_is_one_step(desk):
    importing = desk.articles.importing()
    first = importing.take(parsed(f"{number}.txt") for number in range(3))
    assert [number for number, _ in first] == [row.id for row in desk.articles.rows()]
    assert [article.file_name for _, article in importing.take([parsed("0.txt"), parsed("3.txt")])] == ["3.txt"]
    result = importing.end()
    assert len(result.taken) == 4
    assert result.skipped == (("0.txt", "the same file is already here as 0.txt"),)
    assert check(desk) == ()
    assert [step.label for step in desk.history.steps()] == ["Import articles"]
    assert desk.history.undo().articles == set(result.taken)
    assert desk.articles.rows() == ()
    assert check(desk) == ()


def test_what_is_done_between_two_portions_is_a_step_between_them(desk):
    importing = desk.articles.importing()
    importing.take([parsed("a.txt")])
    with desk.act("New swap"):
        desk.swaps.create()
    importing.take([parsed("b.txt")])
    importing.take([parsed("c.txt")])
    assert len(importing.end().taken) == 3
    assert check(desk) == ()
    labels = [step.label for step in desk.history.steps()]
    assert labels == ["Import articles", "New swap", "Import articles"]
    desk.history.undo()
    assert [row.file_name for row in desk.articles.rows()] == ["a.txt"]
    desk.history.undo()
    desk.history.undo()
    assert desk.articles.rows() == ()
    for _ in range(3):
        desk.history.redo()
    assert [row.file_name for row in desk.articles.rows()] == ["a.txt", "b.txt", "c.txt"]
    assert check(desk) == ()


def test_what_came_in_and_was_taken_back_meanwhile_is_followed_by_the_rest(desk):
    importing = desk.articles.importing()
    importing.take([parsed("a.txt")])
    desk.history.undo()
    importing.take([parsed("b.txt")])
    importing.end()
    assert [row.file_name for row in desk.articles.rows()] == ["b.txt"]
    assert check(desk) == ()


def test_an_import_that_brings_nothing_leaves_no_step(desk):
    importing = desk.articles.importing()
    assert importing.take([]) == []
    assert importing.end() == ImportResult(Changes("Import articles"), (), ())
    assert desk.history.steps() == ()
