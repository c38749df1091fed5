"""Copies of one text, and how many independent sources articles are."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from curator.copies import SKETCH, alike, copies_among, independent, likely, runs, sketch

REPORT = " ".join(f"Kyiv said number {n} came home." for n in range(40))
OTHER = " ".join(f"word{n} and" for n in range(60))


def test_copies():
    texts = {1: REPORT, 2: f"Another head\n\n{REPORT.upper()}", 3: OTHER, 4: REPORT + OTHER, 5: "Short", 6: "short!"}
    assert copies_among(texts, [[1, 2, 3, 4]]) == {2: 1}
    assert copies_among(texts, [[3, 2], [5, 6], [4, 1]]) == {6: 5}
    assert copies_among(texts, [[2, 1], [2, 1]]) == {2: 1}
    assert copies_among({1: "", 2: ""}, [[1, 2]]) == {2: 1}
    assert independent(texts) == ((1, 2), (3,), (4,), (5, 6))


def test_a_revision_is_no_source_of_its_own():
    texts = {1: REPORT, 2: OTHER, 3: "Something else altogether, in quite other words."}
    assert independent(texts) == ((1,), (2,), (3,))
    assert independent(texts, {3: 1}) == ((1, 3), (2,))
    assert independent(texts, {3: 9}) == ((1,), (2,), (3,)), "a revision of an article that is no source here"
    assert copies_among(texts, [[1, 2, 3]], {3: 1}) == {3: 1}


def test_a_copy_of_a_copy_belongs_to_the_group_whatever_comes_first():
    words = [f"w{n}" for n in range(200)]
    texts = [" ".join(words), " ".join(words[8:]), " ".join(words[16:]), " ".join(words[40:])]
    assert not alike(runs(texts[0]), runs(texts[3]))
    for order in ((0, 1, 2, 3), (3, 0, 2, 1), (1, 3, 0, 2)):
        numbered = {number: texts[place] for number, place in enumerate(order)}
        assert independent(numbered) == ((0, 1, 2, 3),)


@given(st.lists(st.sampled_from([REPORT, REPORT + " More.", OTHER, "a b c d e f g h", ""]), max_size=7), st.randoms())
@settings(deadline=None, max_examples=60)
def test_every_article_is_in_one_group_and_groups_hang_on_texts_alone(texts, chance):
    articles = dict(enumerate(texts))
    groups = independent(articles)
    assert sorted(number for group in groups for number in group) == sorted(articles)
    assert [group[0] for group in groups] == sorted(min(group) for group in groups)
    numbers = list(articles)
    chance.shuffle(numbers)
    renumbered = {number: texts[place] for place, number in enumerate(numbers)}
    again = independent(renumbered)
    assert {frozenset(articles[n] for n in g) for g in groups} == {frozenset(renumbered[n] for n in g) for g in again}


@given(st.integers(0, 10_000), st.integers(20, 400))
@settings(deadline=None, max_examples=60)
def test_texts_that_are_alike_share_enough_of_their_sketches(seed, length):
    chance = Random(seed)
    words = [f"{chance.randrange(1000)}" for _ in range(length)]
    changed = list(words)
    changed[chance.randrange(length)] = "changed"
    one, other = " ".join(words), " ".join(changed[: length - length // 20])
    if alike(runs(one), runs(other)):
        mine, theirs = sketch(one), sketch(other)
        assert likely(len(set(mine) & set(theirs)), min(len(mine), len(theirs)))


def test_a_sketch_is_short_and_the_same_everywhere():
    assert len(sketch(REPORT)) == SKETCH
    assert sketch("Kyiv said so.") == sketch("KYIV   said, so") == (794551953,)
    assert not likely(len(set(sketch(REPORT)) & set(sketch(OTHER))), SKETCH)
