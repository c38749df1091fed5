"""The hand coding of the five samples: its quotes, cited on the right column, give the coded values and claimants."""

import json

import pytest
from swap_articles import ROOT, SIDES, sample

from curator.claims import cite

GOLD = json.loads((ROOT / "tests" / "gold" / "seeds_gold.json").read_text(encoding="utf-8"))["seeds"]

TYPES = {
    "russia_mod": "defence_ministry",
    "ukraine_president": "head_of_state",
    "russia_ombudsman": "ombudsman",
    "ukraine_ombudsman": "ombudsman",
    "ukraine_coordination_hq": "prisoner_coordination_body",
    "ukraine_presidential_office": "government",
    "russia_official": "government",
    "mediator_official": "mediator",
}
"""The mapping at the head of CODEBOOK.md."""

OUTRANKED = {("000", 0): "both_sides", ("000", 63): "both_sides"}
"""Coded as the paper's own words, but the sentence ends "…, officials from both countries announced Wednesday"."""

CODED = [
    # seed, start of the quote, target, {(category, side, value, qualifier)} or the values
    ("000", 0, "each", {("total", "each", "25", "exact")}),
    ("000", 0, "count", {("total", "each", "25", "exact")}),
    ("000", 63, "ordinal", {"1"}),
    ("000", 83, "date", {"2025-01-15"}),
    ("000", 453, "to_b_servicemen", {("servicemen", "b", "25", "exact")}),
    ("000", 453, "count", {("total", "b", "25", "exact"), ("servicemen", "b", "25", "exact")}),
    ("000", 535, "to_a_servicemen", {("servicemen", "a", "25", "exact")}),
    ("000", 535, "count", {("total", "a", "25", "exact"), ("servicemen", "a", "25", "exact")}),
    ("000", 779, "to_a_civilians", {("civilians", "a", None, "some")}),
    ("000", 779, "count", {("civilians", "a", None, "some")}),
    ("000", 851, "to_a_civilians", {("civilians", "a", "0", "none")}),
    ("000", 851, "count", {("civilians", "a", "0", "none")}),
    ("000", 1185, "to_a_wounded", {("wounded", "a", None, "some")}),
    ("000", 1252, "transit_place", {"Belarus"}),
    ("000", 1576, "mediators", {"United Arab Emirates"}),
    ("001", 124, "date", {"2025-05-23"}),
    ("001", 355, "status", {"completed_stage"}),
    ("001", 355, "stage", {"1"}),
    ("001", 355, "deal", {"1000-for-1000"}),
    ("001", 477, "to_a", {("total", "a", "390", "exact")}),
    ("001", 477, "count", {("total", "a", "390", "exact")}),
    ("001", 560, "to_b", {("servicemen", "b", "270", "exact"), ("civilians", "b", "120", "exact")}),
    ("001", 560, "count", {("servicemen", "b", "270", "exact"), ("civilians", "b", "120", "exact")}),
    ("001", 560, "stage", {"1"}),
    ("001", 3081, "each", {("civilians", "each", "0", "none")}),
    ("001", 1636, "date", {"2025-05-23"}),
    ("001", 2165, "facilitators", {"Nordic and Baltic countries"}),
    ("001", 691, "count", {("total", "each", "1000", "exact")}),
    ("001", 1375, "count", {("total", "a", "1000", "exact")}),
    ("002", 50, "count", {("total", "each", "95", "exact")}),
    ("002", 139, "ordinal", {"54"}),
    ("002", 139, "date", {"2024-07-17"}),
    ("002", 567, "to_b_servicemen", {("servicemen", "b", "95", "exact")}),
    ("002", 567, "count", {("total", "b", "95", "exact"), ("servicemen", "b", "95", "exact")}),
    ("002", 567, "date", {"2024-07-17"}),
    ("002", 676, "count", {("total", "a", "95", "exact")}),
    ("002", 1026, "mediators", {"United Arab Emirates"}),
    ("002", 1265, "mediators", {"United Arab Emirates"}),
    ("002", 1265, "confirmed_by", {"a"}),
    ("002", 2647, "count", {("total", "each", "90", "exact")}),
    ("002", 2647, "date", {"2024-06-25"}),
    ("003", 0, "total_reported", {"nearly 500"}),
    ("003", 66, "to_b_servicemen", {("servicemen", "b", "248", "exact")}),
    ("003", 66, "count", {("total", "b", "248", "exact"), ("servicemen", "b", "248", "exact")}),
    ("003", 167, "count", {("total", "a", "230", "exact"), ("servicemen", "a", "230", "exact")}),
    ("003", 965, "mediators", {"United Arab Emirates"}),
    ("003", 1139, "mediators", {"United Arab Emirates"}),
    ("003", 1318, "ordinal", {"49"}),
    ("003", 1440, "date", {"2023-08"}),
    ("004", 92, "each", {("total", "each", "390", "exact")}),
    ("004", 92, "count", {("total", "each", "390", "exact")}),
    ("004", 254, "each", {("servicemen", "each", "270", "exact"), ("civilians", "each", "120", "exact")}),
    ("004", 254, "count", {("servicemen", "each", "270", "exact"), ("civilians", "each", "120", "exact")}),
    ("004", 254, "place", {"Ukrainian border with Belarus"}),
    ("004", 1361, "to_a", {("women", "a", "3", "exact")}),
    ("004", 1361, "to_a_women", {("women", "a", "3", "exact")}),
    ("004", 1361, "date", {"2025-05-23"}),
    ("004", 858, "transit_place", {"Belarus"}),
    ("004", 1156, "to_a_servicemen", {("servicemen", "a", "270", "exact")}),
    ("004", 1156, "count", {("servicemen", "a", "270", "exact")}),
    ("004", 417, "each", {("total", "each", "1000", "exact")}),
    ("004", 1568, "status", {"completed"}),
]

NO_FIELD = {
    ("000", 633), ("001", 753), ("001", 498), ("001", 1097), ("002", 292), ("002", 2082), ("003", 630), ("003", 740),
    ("003", 1530), ("004", 682), ("004", 163), ("004", 1811),
}  # fmt: skip
"""Coded statements that are about no column of a swap: which units, the day of talks, superlatives, what comes next."""

NOT_ADOPTED = {("001", 691), ("001", 1375), ("004", 417)}
"""The plan: cited or not, it must never become a count."""


def coded(seed, start):
    return next(claim for claim in GOLD[seed]["claims"] if claim["start"] == start)


@pytest.mark.parametrize(("seed", "start", "target", "expected"), CODED)
def test_a_coded_quote_gives_the_coded_value(seed, start, target, expected):
    gold = coded(seed, start)
    claims = cite(sample(seed), SIDES, target, gold["start"], gold["end"])
    if target in ("count", "each") or target.startswith("to_"):
        found = {(c.category.value, c.side.value, c.value, c.qualifier.value) for c in claims}
    else:
        found = {claim.value for claim in claims}
    assert found == expected


@pytest.mark.parametrize(("seed", "start"), sorted({(seed, start) for seed, start, _, _ in CODED}))
def test_a_coded_quote_gives_the_coded_claimant(seed, start):
    gold = coded(seed, start)
    kind = OUTRANKED.get((seed, start)) or TYPES.get(gold["claimant_type"], gold["claimant_type"])
    claims = cite(sample(seed), SIDES, "count", gold["start"], gold["end"])
    assert {claim.claimant_type.value for claim in claims} == {kind}


def test_every_coded_statement_is_either_tested_or_about_no_column():
    tested = {(seed, start) for seed, start, _, _ in CODED}
    everything = {(seed, claim["start"]) for seed, found in GOLD.items() for claim in found["claims"]}
    assert everything == tested | NO_FIELD
    assert not tested & NO_FIELD


@pytest.mark.parametrize(("seed", "start"), sorted(NOT_ADOPTED))
def test_the_plan_never_becomes_a_count(seed, start):
    gold = coded(seed, start)
    for claim in cite(sample(seed), SIDES, "count", gold["start"], gold["end"]):
        assert claim.modality.value in ("plans", "expects")


def test_figures_that_are_no_counts_are_background_when_cited_all_the_same():
    for seed, words in (("001", "held"), ("001", "civilians held"), ("002", "held (Putin, June)")):
        gold = next(one for one in GOLD[seed]["not_counts"] if one["why"] == words)
        claims = cite(sample(seed), SIDES, "to_a", gold["start"], gold["end"])
        assert all(claim.value is None or claim.modality.value == "background" for claim in claims), gold["quote"]
