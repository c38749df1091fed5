"""Search over all articles: what is found, in which order, with which facets; the index follows every act."""

import unicodedata
from dataclasses import asdict
from types import SimpleNamespace

import hypothesis.strategies as st
import pytest
from desk_samples import draft, found, parsed
from hypothesis import HealthCheck, given, settings

from curator.article_query import ArticleQuery, Facet, Order
from curator.article_readings import ArticleReading, ReadingCounts
from curator.errors import InputRefused
from curator.model import ParsedArticle
from curator.searching import phrases
from db import finder
from db.article_index import document
from db.check import check
from db.connection import OutOfTime
from db.desk import Desk
from db.finder import expression
from db.index_check import index_faults


@pytest.mark.parametrize(
    "typed",
    ["іван", "Іван", "ІВАН", "івАн мар'яна", "МАР’ЯНА", "250 ІВАН", "bbc", "a.txt іван", '"і мар’яна" йос', "полонен"],
)
def test_search_folds_case_and_form(desk, typed):
    words = unicodedata.normalize("NFD", "Полонений Іван і Марʼяна, 250 осіб, Йосип")
    wanted, other = desk.articles.add_all(
        [parsed("a.txt", words, publisher="BBC"), parsed("b.txt", "Андрій", publisher="AP")]
    ).taken
    assert found(desk, typed) == [wanted]
    assert found(desk, unicodedata.normalize("NFD", typed)) == [wanted]
    assert found(desk, "") == found(desk, "  ") == [wanted, other]
    assert found(desk, "іван андрій") == found(desk, "%") == found(desk, '"іван марʼяна"') == []
    assert found(desk, "полонен ") == [], "a word that is ended is a whole word"


def test_search_finds_composed_and_decomposed_letters(desk):
    nfc, nfd = (unicodedata.normalize(form, "їжак Йосип") for form in ("NFC", "NFD"))
    both = set(desk.articles.add_all([parsed("a.txt", nfc), parsed("b.txt", nfd)]).taken)
    assert set(found(desk, nfc)) == set(found(desk, nfd)) == set(found(desk, "ЇЖАК")) == both
    assert found(desk, "іжак") == found(desk, "жак") == []


def many(desk):
    articles = [
        parsed("a.txt", "one two", title="Kyiv", publisher="BBC", language="en", published_on="2025-05-24"),
        parsed("b.txt", "one one one", publisher="AP", language="uk", published_on="2025-06-01"),
        parsed("c.txt", "two", publisher="BBC", language="uk"),
        parsed("d.txt", "one", published_on="2024-01-01"),
    ]
    return desk.articles.add_all(articles).taken


def test_orders(desk):
    a, b, c, d = many(desk)
    assert found(desk) == [a, b, c, d]
    assert found(desk, order=Order.NEWEST) == [b, a, d, c]
    assert found(desk, order=Order.OLDEST) == [d, a, b, c]
    assert found(desk, order=Order.PUBLISHER) == [b, a, c, d]
    desk.readings.store(
        ArticleReading(ReadingCounts(n, "1", 9, n_open, 0), "{}") for n, n_open in ((c, 2), (a, 0), (d, 7))
    )
    assert found(desk, order=Order.FIGURES) == [d, c, a, b]
    assert found(desk, "one")[0] == b, "the best match first"
    for order, listed in ((Order.NEWEST, [b, a, d]), (Order.OLDEST, [d, a, b]), (Order.PUBLISHER, [b, a, d])):
        assert found(desk, "one", order=order) == listed
    assert found(desk, "one", order=Order.FIGURES) == [d, a, b]


def test_facets(desk, swap):
    a, b, c, d = many(desk)
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "1", b, "one"))
        desk.claims.add(draft(desk, swap, "to_a", "2", c, "two", curator="Bob"))
        desk.articles.set_done(a, True)
    choose = lambda *chosen: {"chosen": frozenset(chosen)}  # noqa: E731
    assert found(desk, **choose((Facet.STATE, "in_progress"))) == [b, c]
    assert found(desk, **choose((Facet.STATE, "done"), (Facet.STATE, "to_do"))) == [a, d]
    assert found(desk, **choose((Facet.DISPUTE, "yes"))) == [b, c]
    assert found(desk, **choose((Facet.CURATOR, "Ann"))) == [b]
    assert found(desk, "two", **choose((Facet.PUBLISHER, "BBC"), (Facet.LANGUAGE, "uk"))) == [c]
    assert found(desk, **choose((Facet.MONTH, "2025-05"), (Facet.MONTH, ""))) == [a, c]
    counts = counted(desk, ArticleQuery("", frozenset({(Facet.PUBLISHER, "BBC")})))
    assert counts[Facet.PUBLISHER] == {"BBC": 2, "AP": 1, "": 1}, "the other values of a facet can still be chosen"
    assert counts[Facet.STATE] == {"done": 1, "in_progress": 1}
    assert counts[Facet.CURATOR] == {"Bob": 1}
    assert counts[Facet.FIGURES] == {"not_read": 2}
    assert counted(desk, ArticleQuery("one"))[Facet.MONTH] == {"2025-05": 1, "2025-06": 1, "2024-01": 1}
    with desk.act("Remove"):
        desk.claims.remove(claim)
    assert found(desk, **choose((Facet.DISPUTE, "yes"))) == []


def counted(desk, query):
    finding = desk.find(query)
    while not finding.step():
        pass
    return list(finding.counts())[-1]


@pytest.mark.parametrize("words", ["24 may", "2025-05-24", "may 2025 BBC", "bbc sat 24"])
def test_publisher_and_date_are_found_as_they_are_shown(desk, words):
    a, *_ = many(desk)
    assert found(desk, words) == [a]


def test_an_answer_grows_in_slices(desk, monkeypatch):
    monkeypatch.setattr(finder, "_FIRST", 2)
    monkeypatch.setattr(finder, "_MORE", 3)
    monkeypatch.setattr(finder, "RANKED", 3)
    monkeypatch.setattr(finder, "_WINDOW", 3)
    taken = desk.articles.add_all(parsed(f"{n}.txt", published_on=f"2025-05-{31 - n:02}") for n in range(10)).taken
    finding = desk.find(ArticleQuery("said"))
    sizes = []
    while not finding.step(0.0001):
        sizes.append(len(finding.ids))
    assert {2, 5, 8} <= set(sizes)
    assert (list(finding.ids), finding.unranked) == (sorted(taken, reverse=True), True)
    assert found(desk, "said", order=Order.NEWEST) == list(taken)
    assert counted(desk, ArticleQuery("said"))[Facet.STATE] == {"to_do": 10}
    stopped = desk.find(ArticleQuery("said"))
    stopped.step(0)
    stopped.stop()
    with desk.act("Write"):
        desk.swaps.create()


def test_a_first_page_comes_before_it_is_known_how_well_each_fits(desk, monkeypatch):
    monkeypatch.setattr(finder, "_FIRST", 2)
    monkeypatch.setattr(finder, "_MORE", 2)
    texts = ["said " * 40, "said so", "said " + "other words " * 90, "said and done", "said it " * 9]
    taken = desk.articles.add_all(parsed(f"{n}.txt", text) for n, text in enumerate(texts)).taken
    ranked = found(desk, "said")
    assert sorted(ranked) == list(taken)
    assert ranked != sorted(taken, reverse=True)
    finding = desk.find(ArticleQuery("said"))
    pages = []
    while not finding.step(0.0001):
        pages.append(list(finding.ids))
    assert next(page for page in pages if page) == [taken[4], taken[3]], "the newest two at once"
    assert (list(finding.ids), finding.unranked) == (ranked, False)
    oldest = desk.find(ArticleQuery("said", order=Order.OLDEST))
    pages = []
    while not oldest.step(0.0001):
        pages.append(list(oldest.ids))
    assert not any(pages), "in another order nothing is shown before all are known"
    assert len(oldest.ids) == 5


def test_what_takes_the_index_too_long_is_looked_for_in_the_newest_texts(desk, monkeypatch):
    taken = desk.articles.add_all(parsed(f"{n}.txt", "Kyiv said" if n % 2 else "Lviv") for n in range(8)).taken
    monkeypatch.setattr(desk.connection, "within", lambda _milliseconds: out_of_time())
    assert found(desk, "sa") == list(reversed(taken[1::2]))
    assert found(desk, "kyiv s") == list(reversed(taken[1::2]))
    assert found(desk, "lviv s") == []
    monkeypatch.setattr(finder, "MOST_SCANNED", 2)
    finding = desk.find(ArticleQuery("sa"))
    while not finding.step():
        pass
    assert (len(finding.ids), finding.cut, finding.unranked) == (2, True, True)


def out_of_time():
    def leave(*_error):
        raise OutOfTime

    return type("Left", (), {"__enter__": lambda _self: None, "__exit__": leave})()


def test_a_query_is_given_up_in_time(desk):
    with pytest.raises(OutOfTime), desk.connection.within(1):
        desk.connection.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
    assert desk.connection.rows("SELECT 1") == [(1,)]


def test_the_words_of_swaps_are_found(desk, article, swap):
    with desk.act("Cite"):
        claim = desk.claims.add(draft(desk, swap, "to_a", "390", article, claimant="Coordination Headquarters"))
        desk.swaps.annotate(swap, "Перевірити ще раз")
    for words in ("SW-0001", "перев", "headq", "390"):
        assert [hit.swap for hit in desk.swap_hits(words)] == [swap]
    (hit,) = desk.swap_hits("перевірити")
    assert (hit.code, [hit.snippet.words[a:b] for a, b in hit.snippet.marks]) == ("SW-0001", ["Перевірити"])
    with desk.act("Remove"):
        desk.claims.remove(claim)
    assert desk.swap_hits("headq") == ()
    desk.history.undo()
    assert len(desk.swap_hits("headq")) == 1
    for _ in range(3):
        desk.history.undo()
    assert desk.swap_hits("SW-0001") == desk.swap_hits("%") == ()


def test_the_index_follows_what_is_revised_removed_and_undone(desk, article):
    assert found(desk, "bbc") == []
    with desk.act("Revise"):
        desk.articles.revise(article, publisher="BBC")
    assert found(desk, "bbc") == [article]
    with desk.act("Revise"):
        desk.articles.revise(article, publisher="AP")
    with desk.act("Remove"):
        desk.articles.remove(article)
    assert found(desk, "bbc") == found(desk, "ap") == []
    desk.history.undo()
    assert (found(desk, "bbc"), found(desk, "ap")) == ([], [article])
    desk.history.undo()
    assert (found(desk, "bbc"), found(desk, "ap")) == ([article], [])
    assert check(desk) == ()


def test_the_same_article_in_another_layout_is_known_again(desk):
    text = "Kyiv — On Friday\n390 people\ncame home."
    page = ParsedArticle("page.html", b"<p>", "  KYIV — On  Friday 390 peo-\nple came home.\n\n")
    first = ParsedArticle("a.txt", text.encode(), text)
    assert desk.articles.add_all([first, page]).skipped == (("page.html", "the same article is already here as a.txt"),)
    assert desk.articles.add_all([page]).skipped == (("page.html", "the same article is already here as a.txt"),)
    other = ParsedArticle("b.txt", b"b", text.replace("390", "391"))
    assert len(desk.articles.add_all([other]).taken) == 1


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["import", "revise", "remove", "undo", "redo", "find", "cite", "note"]),
        st.integers(0, 5),
        st.text(st.sampled_from("їйЙаб '"), max_size=6),
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_after_any_acts_the_index_is_what_it_would_be_made_anew(tmp_path, acts):
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.desk"
    with Desk.create(path) as desk:
        doing = SimpleNamespace(desk=desk, files=0)
        for kind, number, words in acts:
            one_act(doing, kind, number, words)
        with desk.index.as_if_caught_up() as index:
            assert list(index_faults(desk.connection, index)) == []
        for words in ("й", "аб", "ї б "):
            assert set(found(desk, words)) == by_hand(desk, words)
        assert check(desk) == ()


def one_act(doing, kind, number, words):
    desk = doing.desk
    listed = desk.articles.rows()
    chosen = listed[number % len(listed)].id if listed else None
    if kind == "import":
        doing.files += 1
        desk.articles.add_all([parsed(f"{doing.files}.txt", words, title=words[::-1])])
    elif kind == "find":
        found(desk, words)
    elif kind in ("undo", "redo"):
        if getattr(desk.history, f"{kind}_label"):
            getattr(desk.history, kind)()
    elif kind == "note":
        with desk.act("Note"):
            desk.swaps.create(words)
    elif chosen is not None and kind == "cite":
        with desk.act("Cite"):
            desk.claims.add(draft(desk, desk.swaps.create(), "place", words, chosen, "txt"))
    elif chosen is not None and (kind == "revise" or not desk.articles.row(chosen).n_claims):
        with desk.act("Act"):
            desk.articles.revise(chosen, publisher=words) if kind == "revise" else desk.articles.remove(chosen)


def by_hand(desk, typed):
    """What SQLite's index finds where everything is put into it this moment."""
    run = desk.connection.raw.execute
    run("CREATE VIRTUAL TABLE temp.now USING fts5(title, source, body, tokenize='unicode61 remove_diacritics 0')")
    for article in desk.articles.all():
        values = (article.id, *document(asdict(article), article.text))
        run("INSERT INTO temp.now (rowid, title, source, body) VALUES (?, ?, ?, ?)", values)
    hits = {row[0] for row in run("SELECT rowid FROM temp.now WHERE now MATCH ?", (expression(phrases(typed)),))}
    run("DROP TABLE temp.now")
    return hits


def test_a_question_comes_back_from_its_stored_form():
    query = ArticleQuery("їжак", frozenset({(Facet.MONTH, ""), (Facet.STATE, "done")}), Order.NEWEST)
    assert ArticleQuery.read(query.stored()) == query
    assert query.toggled(Facet.MONTH, "") == ArticleQuery("їжак", frozenset({(Facet.STATE, "done")}), Order.NEWEST)
    assert query.choosing(Facet.STATE).values(Facet.STATE) == frozenset()
    for stored in ("", "[]", "{}", '{"words": "", "chosen": {"x": ["y"]}, "order": "usual"}'):
        with pytest.raises(InputRefused):
            ArticleQuery.read(stored)
