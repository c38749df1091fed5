"""Copies are found in the background, whatever comes, goes and comes back; nothing of it is part of the history."""

import hypothesis.strategies as st
import pytest
from desk_samples import parsed
from hypothesis import HealthCheck, given, settings

from curator.copies import alike, independent
from curator.model import ParsedArticle
from db.check import check
from db.desk import Desk

REPORT = " ".join(f"Kyiv said number {n} came home." for n in range(60))
OTHER = " ".join(f"word{n} and" for n in range(90))


def given_text(name, text):
    return ParsedArticle(name, (name + text).encode(), f"{name}\n{text}")


def work_off(desk):
    desk.copies.look_again([row.id for row in desk.articles.rows()])
    while desk.copies.work_on(1000):
        pass


def test_only_what_came_is_looked_at_again(desk):
    (a,) = desk.articles.add_all([given_text("a.txt", REPORT)]).taken
    assert desk.copies.look_again([a, 99])
    work_off(desk)
    assert not desk.copies.look_again([a])
    assert not desk.copies.look_again([])


def groups(desk):
    return {desk.copies.group(row.id) for row in desk.articles.rows()}


def test_copies_are_shown_in_the_list(desk):
    a, b, c = desk.articles.add_all(
        [given_text("a.txt", REPORT), given_text("b.txt", OTHER), given_text("c.txt", REPORT.upper())]
    ).taken
    assert desk.articles.row(c).copy_of is None
    steps = desk.history.steps()
    work_off(desk)
    assert not desk.copies.work_on(1000)
    assert desk.copies.group(a) == desk.copies.group(c) == (a, c)
    assert desk.copies.group(b) == (b,)
    assert [(row.copy_of, row.copies) for row in desk.articles.rows()] == [(None, 1), (None, 0), (a, 1)]
    assert desk.history.steps() == steps
    assert check(desk) == ()


def test_an_article_that_goes_and_comes_back_joins_its_group_again(desk):
    a, c = desk.articles.add_all([given_text("a.txt", REPORT), given_text("c.txt", REPORT + " More.")]).taken
    work_off(desk)
    with desk.act("Remove"):
        desk.articles.remove(a)
    work_off(desk)
    assert desk.articles.row(c).copy_of is None
    desk.history.undo()
    work_off(desk)
    assert desk.copies.group(c) == (a, c)


def test_an_article_removed_while_it_waits_is_left_out(desk):
    taken = desk.articles.add_all(parsed(f"{n}.txt") for n in range(3)).taken
    assert desk.copies.work_on(0)
    with desk.act("Remove"):
        desk.articles.remove(taken[0])
    while desk.copies.work_on(1000):
        pass
    assert check(desk) == ()


@pytest.fixture
def compared(monkeypatch):
    """How many texts were held against another one."""
    pairs = []
    monkeypatch.setattr("db.copies.alike", lambda one, other: pairs.append(1) or alike(one, other))
    return pairs


def test_a_copy_is_compared_with_one_of_its_group(desk, compared):
    texts = [given_text(f"{n}.txt", REPORT) for n in range(70)]
    taken = desk.articles.add_all(texts).taken
    work_off(desk)
    assert desk.copies.group(taken[50]) == taken
    assert len(compared) == len(taken) - 1


def test_texts_of_one_template_are_compared_with_few_and_a_slice_at_a_time(desk, compared):
    parts = [f"The staff said on day {n} that this stands in every report. " for n in range(24)]
    own = lambda n: " ".join(f"word{n}x{m} and" for m in range(60))  # noqa: E731
    desk.articles.add_all(given_text(f"{n}.txt", "".join(parts) + own(n)) for n in range(120))
    before = 0
    while desk.copies.work_on(0):
        assert len(compared) - before <= 1
        before = len(compared)
    assert 60 * 30 < len(compared) <= 120 * 40
    assert groups(desk) == {(row.id,) for row in desk.articles.rows()}


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([REPORT, REPORT + " One more sentence.", OTHER, OTHER + " and so on", "short"]), max_size=7
    )
)
def test_the_groups_are_those_of_the_plain_definition(tmp_path, texts):
    with Desk.create(tmp_path / f"{len(list(tmp_path.iterdir()))}.desk") as desk:
        taken = desk.articles.add_all(given_text(f"{n}.txt", text) for n, text in enumerate(texts)).taken
        work_off(desk)
        assert groups(desk) == set(independent({number: desk.articles.get(number).text for number in taken}))
