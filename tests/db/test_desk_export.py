"""What a desk gives for an export, and that it is the same whatever the program has read already."""

from dataclasses import replace

import pytest
from desk_samples import draft, parsed

from curator.article_readings import ENGINE, ArticleReading, read_article
from curator.dismissals import DismissReason
from curator.exporting.bundle import bundle_bytes
from curator.figures import find_figures
from db import export_reading, swaps

SIDES = ("Ukraine", "Russia")


@pytest.fixture
def quoted(desk, swap, article):
    """Two articles that claims quote; a third one is quoted by none."""
    second, _ = desk.articles.add_all([parsed("b.txt"), parsed("c.txt")]).taken
    with desk.act("Cite"):
        desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.claims.add(draft(desk, swap, "place", "Belarus", second))
        desk.dismissals.dismiss(second, [_place(desk, second, "390")], DismissReason.OTHER)
    return article, second


def _place(desk, article, words):
    start = desk.articles.get(article).text.index(words)
    return start, start + len(words)


def _read(desk, article) -> ArticleReading:
    return read_article(desk.articles.get(article), SIDES)


def test_an_export_takes_the_articles_that_are_quoted(desk, quoted):
    assert desk.articles.quoted() == quoted
    assert desk.export_data().articles == tuple(map(desk.articles.get, quoted))


def test_an_export_is_read_in_portions_and_says_how_far_it_is(desk, quoted, monkeypatch):
    with desk.act("Two more swaps, one gone"):
        gone, kept = desk.swaps.create(), desk.swaps.create()
        desk.claims.add(draft(desk, kept, "to_b", "390", quoted[0]))
    with desk.act("One gone"):
        desk.swaps.remove(gone)
    at_once = desk.export_data()
    assert len(at_once.swaps) == 2
    monkeypatch.setattr(swaps, "_PORTION", 1)
    monkeypatch.setattr(export_reading, "_ARTICLES", 1)
    reading = desk.export_portions()
    assert [next(reading) for _ in range(4)] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(StopIteration) as end:
        next(reading)
    assert end.value.value == at_once
    assert at_once.swaps == desk.swaps.all() == tuple(map(desk.swaps.get, (swap.id for swap in at_once.swaps)))


def test_an_act_may_come_between_two_portions(desk, swap, quoted):
    reading = desk.export_portions()
    next(reading)
    with desk.act("Remove"):
        for claim in desk.claims.of_swap(swap):
            desk.claims.remove(claim.id)
        desk.swaps.remove(swap)
    assert desk.export_data().swaps == ()
    assert sum(1 for _ in reading) == 1  # the articles


def test_the_bundle_is_the_same_before_and_after_the_articles_are_read(desk, quoted):
    before = bundle_bytes(desk.export_data(), drafts=True)
    assert b"dismissed,other" in before["figures.csv"]
    desk.readings.store(_read(desk, article) for article in quoted)
    data = desk.export_data()
    for article in data.articles:
        figures = [(figure.start, figure.end, figure.kind) for figure in find_figures(article.text)]
        assert data.figures[article.id] == figures
    assert bundle_bytes(data, drafts=True) == before


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda reading: replace(reading, counts=replace(reading.counts, version="0.1")),
        lambda reading: replace(reading, content=reading.content.replace('"text_sha256":"', '"text_sha256":"0')),
        lambda reading: replace(reading, content="{}"),
    ],
    ids=["of another engine", "of another text", "without figures"],
)
def test_figures_are_found_anew_where_a_reading_does_not_hold(desk, quoted, spoilt):
    before = bundle_bytes(desk.export_data(), drafts=True)
    desk.readings.store([spoilt(_read(desk, quoted[0])), _read(desk, quoted[1])])
    data = desk.export_data()
    assert set(data.figures) == {quoted[1]}
    assert bundle_bytes(data, drafts=True) == before


def test_a_damaged_reading_does_not_keep_from_exporting(desk, quoted):
    before = bundle_bytes(desk.export_data(), drafts=True)
    desk.readings.store([_read(desk, quoted[1])])
    with desk.connection.transaction():
        desk.connection.execute("UPDATE reading SET content = substr(content, 1, 40)")
    assert desk.readings.counts()[quoted[1]].version == ENGINE
    data = desk.export_data()
    assert data.figures == {}
    assert bundle_bytes(data, drafts=True) == before


def test_swaps_alone_are_the_same_without_the_figures(desk, quoted):
    alone, whole = desk.export_data(figures=False), desk.export_data()
    assert (alone.figures, alone.dismissals) == ({}, ())
    assert whole.dismissals
    assert bundle_bytes(alone, drafts=True)["swaps.csv"] == bundle_bytes(whole, drafts=True)["swaps.csv"]
