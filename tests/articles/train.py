#!/usr/bin/env python3
"""Train the second opinion on the open articles and measure it: writes curator/suggest/weights.json.

    .venv/bin/python tests/articles/train.py            trains, writes the weights, prints the scores on held-out events
    .venv/bin/python tests/articles/train.py --check    trains and says whether the weights in the repository are these

The articles are dealt into five folds by event. What is learnt of a fold's articles is measured with weights that never
saw their events; so are the hit rates of the rules, the confidences and the cuts of the tiers. The blind articles are
not touched. The same articles give the same bytes.
"""

import argparse
import hashlib
import json
import math
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums of many numbers are added in one order, whatever the machine

import score  # noqa: E402
from causes import causes_of, table  # noqa: E402
from lessons import CHUNK, fold_of, lesson_of, plain_cases, sides_of, taught, text_of, undated  # noqa: E402
from mediators import mediator_cases  # noqa: E402
from patterns import pattern_cases  # noqa: E402
from sites import site_cases  # noqa: E402

from curator.suggest.engine import suggest  # noqa: E402
from curator.suggest.linear import Weights, loaded  # noqa: E402
from curator.suggest.suggestions import LEARNT  # noqa: E402

TARGET = HERE.parents[1] / "curator" / "suggest" / "weights.json"
GOALS = {
    "count.B": 0.94, "count.part": 0.91, "count.A": 0.985, "count.full": 0.965, "date.B": 0.94, "date.A": 0.97,
    "mediator.B": 0.952, "place.B": 0.75,
}  # fmt: skip
"""The precision that a cut must reach on held-out events: above what is asked, for new events are a little harder."""
TRUSTED = 0.75
"""How often a rule has to be right where the words agree, to be trusted more than the words alone."""
_SAMPLES = 4
"""So many times the five samples count: they are what every curator sees first."""


def rounded(questions: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Weights as they are written: two decimals. None is left out, for a layer has a row for each."""
    return {
        question: {name: round(one, 2) for name, one in sorted(weights.items())}
        for question, weights in questions.items()
    }


@dataclass(frozen=True)
class Told:
    """One suggestion on a held-out article and whether it was right."""

    kind: str
    fact: tuple[str, ...]
    """The case and what is said in it; servicemen and the total are one."""
    rule: str
    confidence: float
    linked: float
    settled: bool
    right: bool
    full: bool

    @property
    def is_whole(self) -> bool:
        """Whether all who came back are counted, or the servicemen, and not the women or the civilians among them."""
        return self.fact[2] == "total"


def told_of(case: score.Case, weights: Weights) -> list[Told]:
    """The suggestions for a case, judged as the frozen judge does."""
    judge = score.frozen_judge()
    counts, soft, _, mediators, ordinals = judge.gold_facts(case)
    known = {str(event["event_date"]) for event in case["events"] if event.get("event_date")}
    sites = [one["name"].lower() for event in case["events"] for one in event.get("place") or []]
    places = {word for one in sites for word in re.findall(r"\w{4,}", one)}
    document = suggest(text_of(case), case["publication_date"], sides_of(case), weights)
    events = {one["id"]: one for one in document["events"]}
    found, seen = [], set()
    for one in document["suggestions"]:
        event = events[one["event"]]
        key = (one["event"], one["field"], one["side"], one["category"], str(one["value"]))
        if key in seen or event["role"] not in ("main", "past") or one["modality"] == "plans":
            continue
        seen.add(key)
        right = full = False
        if one["field"] == "count":
            who = judge.plain(one["side"] or "")
            same = [fact for fact in counts | soft if fact[0] == who and fact[2] == one["value"]]
            same = [fact for fact in same if judge.same_category(one["category"], fact[1])]
            right, full = bool(same), any(judge.same_day(event["date"], fact[3]) for fact in same)
        elif one["field"] == "date":
            right = str(one["value"]) in known
        elif one["field"] == "mediator":
            right = judge.plain(one["value"]) in mediators
        elif one["field"] == "ordinal":
            right = one["value"] in ordinals
        elif one["field"] == "place":
            right = bool(set(re.findall(r"\w{4,}", str(one["value"]).lower())) & places)
        else:
            continue
        kind = str(one["category"]).replace("servicemen", "total")
        fact = (case["id"], str(one["side"]), kind, str(one["value"]))
        settled = one["qualifier"] == "exact" and not one["flags"] and event["date"] is not None
        settled = settled and (one["field"] != "count" or one["reading"] != "inferred")
        found.append(Told(one["field"], fact, one["rule"], one["confidence"], one["linked"], settled, right, full))
    return found


def cut(told: Iterable[tuple[float, bool]], goal: float) -> float:
    """The lowest confidence from which on the share of right ones reaches the goal; 1.01 when none does."""
    best, hits = 1.01, 0
    for n, (confidence, right) in enumerate(sorted(told, key=lambda one: (-one[0], one[1])), 1):
        hits += right
        if hits / n >= goal and n >= 8:
            best = confidence
    return math.floor(best * 1000) / 1000


def sure_cut(told: Iterable[Told]) -> float:
    """The lowest confidence in the whole fact from which on direction and event are right as often as the goals ask."""
    best, hits, full = 1.01, 0, 0
    for n, one in enumerate(sorted(told, key=lambda one: (-one.confidence * one.linked, one.full, one.right)), 1):
        hits, full = hits + one.right, full + one.full
        if hits / n >= GOALS["count.A"] and full / n >= GOALS["count.full"] and n >= 8:
            best = one.confidence * one.linked
    return math.floor(best * 1000) / 1000


def cuts_of(told: list[Told], rates: dict[str, tuple[int, int]]) -> dict[str, float]:
    """The cuts of the tiers that reach the goals on held-out events."""
    counts = [one for one in told if one.kind == "count"]
    dates = [one for one in told if one.kind == "date"]
    best: dict[tuple[str, ...], float] = defaultdict(float)
    for one in counts:
        best[one.fact] = max(best[one.fact], 0.0 if one.rule == LEARNT else trust(rates.get(one.rule, (0, 0))))
    trusted = [one for one in counts if best[one.fact] >= TRUSTED]
    settled = [one for one in trusted if one.settled]
    return {
        "rule.trusted": TRUSTED,
        "count.A": sure_cut(settled),
        "count.B": cut(((one.confidence, one.right) for one in counts if one.is_whole), GOALS["count.B"]),
        "count.part": cut(((one.confidence, one.right) for one in counts if not one.is_whole), GOALS["count.part"]),
        "date.B": cut(((one.confidence, one.right) for one in dates), GOALS["date.B"]),
        "date.A": cut(((one.confidence, one.right) for one in dates if one.settled), GOALS["date.A"]),
        "mediator.B": cut(((one.confidence, one.right) for one in told if one.kind == "mediator"), GOALS["mediator.B"]),
        "place.B": cut(((one.confidence, one.right) for one in told if one.kind == "place"), GOALS["place.B"]),
        "place.A": 1.0, "mediator.A": 0.97, "ordinal.B": 0.3, "ordinal.A": 0.97, "rule.B": 0.5,
    }  # fmt: skip


def fingerprint() -> str:
    """SHA-256 of all that is learnt from: texts, codings, plain sentences, patterns."""
    files = [
        *(HERE / "open").iterdir(),
        HERE / "plain.json",
        HERE / "patterns.txt",
        HERE / "mediators.txt",
        HERE / "sites.txt",
        HERE / "mediators.py",
        HERE / "patterns.py",
        HERE / "sites.py",
        HERE / "undated.py",
        score.SAMPLES,
    ]
    found = hashlib.sha256()
    for one in sorted(files):
        found.update(one.name.encode() + b"\0" + one.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def trust(rate: tuple[int, int]) -> float:
    """A hit rate with one hit and one miss added, so that a rule seldom seen is not trusted for it."""
    return (rate[0] + 1) / (rate[1] + 2)


def rates_of(told: Iterable[Told]) -> dict[str, tuple[int, int]]:
    """How often each rule was right, of how often it spoke; a count's rule where the words are likely to agree."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in told:
        if one.kind != "count" or one.confidence >= 0.5:
            found[one.rule][0] += one.right
            found[one.rule][1] += 1
    return {rule: (hits, n) for rule, (hits, n) in sorted(found.items())}


def main() -> int:
    """Train, write or compare, and report on held-out events."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say whether the weights in the repository are these")
    parser.add_argument("--show", action="store_true", help="print every miss on held-out events")
    parser.add_argument("--causes", action="store_true", help="count why wanted counts were not offered")
    arguments = parser.parse_args()
    cases = sorted(score.cases_of(sorted((HERE / "open").glob("*_cases.json"))), key=fold_of)
    with ProcessPoolExecutor(2) as pool:
        judged, whole = learnt(cases, pool)
        text = json.dumps(written(whole), ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":")) + "\n"
        if arguments.check:
            same = TARGET.read_text(encoding="utf-8") == text
            print("The weights are those of the articles." if same else "Train again: they are of other articles.")
            return 0 if same else 1
        TARGET.write_text(text, encoding="utf-8")
        loaded(json.loads(text))
        _report(cases, judged, pool, show=arguments.show)
        print("rules:", ", ".join(f"{rule} {hits}/{n}" for rule, (hits, n) in whole.rules.items()))
        print("cuts:", whole.cuts)
        if arguments.causes:
            found = pool.map(causes_of, cases, [judged[fold_of(case)] for case in cases], chunksize=CHUNK)
            print("\n".join(table(one for some in found for one in some)))
    return 0


def learnt(cases: list[score.Case], pool: Executor) -> tuple[list[Weights], Weights]:
    """The weights that saw all but one fold, fold by fold, and those that saw everything; both with the same cuts."""
    more = (
        *_SAMPLES * score.cases_of([score.SAMPLES]),
        *plain_cases(),
        *pattern_cases(),
        *mediator_cases(),
        *site_cases(),
        *filter(None, pool.map(undated, cases, chunksize=CHUNK)),
    )
    lessons = pool.map(lesson_of, [*cases, *({"event_key": one["id"], **one} for one in more)], chunksize=8)
    folds, whole = taught(list(lessons), pool)
    judged = [replace(one, questions=rounded(one.questions)) for one in folds]
    told = [
        one
        for some in pool.map(told_of, cases, [judged[fold_of(case)] for case in cases], chunksize=CHUNK)
        for one in some
    ]
    rates = rates_of(told)
    cuts = cuts_of(told, rates)
    return [replace(one, rules=rates, cuts=cuts) for one in judged], replace(whole, rules=rates, cuts=cuts)


def _judged(cases: list[score.Case], weights: Weights, *, show: bool) -> score.Scores:
    return score.judged(cases, partial(suggest, weights=weights), show=show)


def written(weights: Weights) -> dict[str, Any]:
    """The weights as the program reads them."""
    return {
        "articles": fingerprint(), "questions": rounded(weights.questions), "trees": weights.trees,
        "layers": weights.layers, "rules": weights.rules, "cuts": weights.cuts,
    }  # fmt: skip


def _report(cases: list[score.Case], judged: list[Weights], pool: Executor, *, show: bool) -> None:
    """What the judge says of every article, read with weights that never saw its event."""
    asked = [
        (code, [case for case in cases if fold_of(case) == at and case["language"] == code], weights)
        for at, weights in enumerate(judged)
        for code in ("en", "uk", "ru")
    ]
    scores = pool.map(partial(_judged, show=show), [group for _, group, _ in asked], [one for *_, one in asked])
    parts = [(code, one) for (code, *_), one in zip(asked, scores, strict=True)]
    print("\n".join(score.table("held-out events, all", score.added(one for _, one in parts))))
    for code in ("en", "uk", "ru"):
        print("\n".join(score.table(f"held-out events, {code}", score.added(one for it, one in parts if it == code))))
    if show:
        print("\n".join(note for _, one in parts for note in one.notes))


if __name__ == "__main__":
    sys.exit(main())
