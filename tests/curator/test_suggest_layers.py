"""The hidden layer beside the line: what it adds up, and what it learns that no single word says."""

import sys
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.suggest.layers import ROWS, SHARES, ZERO, Layer
from curator.suggest.linear import Weights

ARTICLES = Path(__file__).parents[1] / "articles"
NAMES = [f"word{at}" for at in range(6)]


@pytest.fixture(scope="module")
def layering():
    """The training of layers, which is run beside the articles."""
    sys.path.insert(0, str(ARTICLES))
    try:
        import layering

        yield layering
    finally:
        sys.path.remove(str(ARTICLES))


def _known(rows, units, shares, base):
    small = bytes(ZERO + one for row in rows for one in row)
    return {"rows": b64encode(zlib.compress(small)).decode(), "units": units, "shares": shares, "base": base}


@given(
    rows=st.lists(st.lists(st.integers(-ZERO, ZERO - 1), min_size=3, max_size=3), min_size=6, max_size=6),
    units=st.lists(st.integers(-900, 900), min_size=3, max_size=3),
    shares=st.lists(st.integers(-3000, 3000), min_size=3, max_size=3),
    base=st.integers(-5000, 5000),
    told=st.lists(st.integers(0, 7)),
)
def test_rows_are_added_exactly(rows, units, shares, base, told):
    layer = Layer(NAMES, _known(rows, units, shares, base))
    sums = [own + sum(rows[at][unit] for at in told if at < 6) for unit, own in enumerate(units)]
    wanted = sum(max(0, one) * share for one, share in zip(sums, shares, strict=True))
    features = [f"word{at}" for at in told]
    half = len(features) // 2
    added = layer.added(features[:half]) + layer.added(features[half:])
    assert layer.log_odds(added) == wanted / (ROWS * SHARES) + base / SHARES


def test_more_features_than_any_candidate_has_do_not_overflow():
    layer = Layer(NAMES, _known([[-ZERO, ZERO - 1]] * 6, [0, 0], [0, SHARES], 0))
    added = layer.added(NAMES * 20_000)
    assert layer.log_odds(added) == (ZERO - 1) * 250 / ROWS
    assert layer.log_odds(added + added) == (ZERO - 1) * 500 / ROWS


def test_what_is_heard_twice_counts_once_and_two_thirds_of_it_are_the_layers():
    known = _known([[ROWS], *[[0]] * 5], [0], [2 * SHARES], 0)
    weights = Weights({"number": {"": 0.0, **dict.fromkeys(NAMES, 0.0), "word1": 1.0}}, layers={"number": known})
    once = weights.probability("number", ["word0", "word1"])
    assert once == pytest.approx(0.8411, abs=1e-4)  # log odds of 1 / 3 + 2 * 2 / 3
    assert weights.probability("number", ["word0", "word1", "word0", "never heard"]) == once
    parts = weights.heard("number", ["word0"]), weights.heard("number", ["word1"])
    assert weights.likely("number", *parts) == once


def test_a_layer_learns_what_no_single_word_says_and_the_same_every_time(layering):
    told = [(["a"], True, 1.0), (["b"], True, 1.0), (["a", "b"], False, 1.0), (["c"], False, 1.0)] * 60
    shape = layering.Shape(rounds=30, hidden=0.0)
    known = layering.layer(told, ["a", "b", "c"], shape)
    assert known == layering.layer(told, ["a", "b", "c"], shape)
    layer = Layer(["a", "b", "c"], known)
    assert [layer.log_odds(layer.added(features)) > 0 for features, *_ in told[:4]] == [True, True, False, False]
    Layer([], layering.layer([], [], shape))
