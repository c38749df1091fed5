"""What a desk gives for an export, and that it is the same whatever the program has read already."""

from dataclasses import replace

import pytest
from desk_samples import WORDS, draft, parsed

from curator.article_readings import ENGINE, ArticleReading, read_article
from curator.dismissals import DismissReason
from curator.exporting import export_swaps
from curator.exporting.bundle import bundle_bytes
from curator.figures import find_figures
from curator.model import CountState, DateBasis, DatePrecision, Modality, OrdinalScope, Qualifier, Side
from curator.wording import value_in_words
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


@pytest.mark.parametrize("single", [False, True])
def test_an_act_may_come_between_two_portions(desk, swap, quoted, single, monkeypatch):
    monkeypatch.setattr(swaps, "_PORTION", 1)
    with desk.act("One more"):
        more = desk.swaps.create()
    reading = desk.export_portions(single=single)
    next(reading)
    with desk.act("Gone"):
        desk.swaps.remove(more)
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


def _swaps_csv(desk, folder, *, single, drafts=True) -> bytes:
    file = folder / "swaps.csv"
    export_swaps(desk.export_data(single=single), file, drafts=drafts)
    return file.read_bytes()


@pytest.fixture
def disputed(desk, swap, quoted):
    """Claims that differ, hedge, bound and deny, of both sides and of one; choices, a check, a copy as source."""
    first, second = quoted
    (copy,) = desk.articles.add_all([parsed("a.txt.", f"{WORDS} Again.")]).taken
    with desk.act("Cite"):
        day = {"basis": DateBasis.EXPLICIT_FULL, "precision": DatePrecision.INTERVAL}
        chosen = desk.claims.add(draft(desk, swap, "to_a", "390", second, claimant_side=Side.B))
        for claim in (
            draft(desk, swap, "to_a", "300", first, "390", claimant_side=Side.A, note="Moscow"),
            draft(desk, swap, "to_b", "390", copy, qualifier=Qualifier.ABOUT),
            draft(desk, swap, "to_b", "300..400", first, "390", qualifier=Qualifier.RANGE, modality=Modality.CONFIRMS),
            draft(desk, swap, "to_b_women", "3", first, "390", modality=Modality.PLANS),
            draft(desk, swap, "to_a_servicemen", "2", copy, "390", side=Side.EACH),
            draft(desk, swap, "to_b_civilians", "4", first, "390", claimant_side=Side.A),
            draft(desk, swap, "to_b_civilians", "5", first, "390", claimant_side=Side.B),
            draft(desk, swap, "bodies_to_a", "6", first, "390", qualifier=Qualifier.AT_LEAST),
            draft(desk, swap, "date", "2025-05-23", first, "23 May 2025", **day),
            draft(desk, swap, "ordinal", "5", first, "23", scope=OrdinalScope.OFFICIAL_SERIES),
            draft(desk, swap, "mediators", "Emirates", first, "Belarus"),
            draft(desk, swap, "mediators", "Qatar", first, "Belarus"),
            draft(desk, swap, "place", "Minsk", first, "Belarus", modality=Modality.DENIES),
        ):
            desk.claims.add(claim)
        desk.swaps.choose(swap, "to_a", chosen, None, "The receiving side says so.")
        desk.swaps.choose(swap, "place", None, CountState.UNDISCLOSED, "Nobody says.")
    with desk.act("Look"):
        desk.swaps.check(swap, "date", desk.swaps.get(swap).values["date"].fingerprint)
        desk.swaps.create("Nothing is said of it.")
        desk.swaps.verify(swap)


def test_swaps_alone_are_the_same_from_what_is_read_for_them(desk, swap, disputed, tmp_path):
    data = desk.export_data(single=True)
    assert (data.figures, data.dismissals) == ({}, ())
    assert data.sources == {swap: desk.swaps.get(swap).sources}
    assert len(data.sources[swap]) == 3
    whole = bundle_bytes(desk.export_data(), drafts=True)["swaps.csv"]
    assert b"The receiving side says so." in whole
    assert _swaps_csv(desk, tmp_path, single=True) == _swaps_csv(desk, tmp_path, single=False) == whole
    verified = bundle_bytes(desk.export_data())["swaps.csv"]
    assert _swaps_csv(desk, tmp_path, single=True, drafts=False) == verified


def test_of_what_is_read_for_swaps_alone_no_bundle_is_made(desk, disputed):
    with pytest.raises(ValueError, match="without their quotes"):
        bundle_bytes(desk.export_data(single=True), drafts=True)


def test_a_count_that_is_no_number_is_as_if_not_read(desk, swap, article):
    """An earlier program stored "a fifth" as None..None; the first number beside it was then refused."""
    first = {"article": article, "words": "390"}
    with desk.act("Cite"):
        for column in ("to_a", "bodies_to_b"):
            desk.claims.add(draft(desk, swap, column, "None..None", qualifier=Qualifier.ABOUT, **first))
            desk.claims.add(draft(desk, swap, column, "None..None", **first))
    with desk.act("Cite again"):
        for column in ("to_a", "bodies_to_b"):
            desk.claims.add(draft(desk, swap, column, "390", **first))
    (summary,) = desk.swaps.summaries()
    assert (summary.to_a, summary.to_a_low, summary.to_a_high, summary.disputed) == (390, 390, 390, False)
    values = desk.swaps.get(swap).values
    assert [claim.value for claim in values["bodies_to_b"].adopted] == ["390"]
    assert {value_in_words(claim, desk.sides) for claim in values["to_a"].claims} == {"390", "not read"}
    files = bundle_bytes(desk.export_data(), drafts=True)
    assert not [name for name, content in files.items() if b"None..None" in content]
