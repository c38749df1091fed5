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
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import score  # noqa: E402
from learning import Example, train  # noqa: E402

from curator.importing import read_article  # noqa: E402
from curator.model import Side  # noqa: E402
from curator.suggest.count_features import number_features, side_features  # noqa: E402
from curator.suggest.day_features import Calendar, link_features  # noqa: E402
from curator.suggest.engine import suggest  # noqa: E402
from curator.suggest.ground import Ground, ground_of  # noqa: E402
from curator.suggest.linear import Weights, loaded  # noqa: E402
from curator.suggest.opinions import (  # noqa: E402
    Company,
    Opinion,
    asked_of,
    asked_of_days,
    asked_of_names,
    fact_features,
    facts_of,
    likely_days,
    opinions_of,
)  # fmt: skip
from curator.suggest.suggestions import LEARNT  # noqa: E402

TARGET = HERE.parents[1] / "curator" / "suggest" / "weights.json"
FOLDS = 5
PENALTY = {"number": 5.0, "side": 2.0, "day": 4.0, "link": 2.0, "fact": 2.0, "mediator": 3.0}
GOALS = {
    "count.B": 0.935, "count.ruled.B": 0.86, "count.learnt.B": 0.91,
    "count.A": 0.98, "count.linked": 0.97, "date.B": 0.92, "date.A": 0.97, "mediator.B": 0.95,
}  # fmt: skip
"""The precision that a cut must reach on held-out events."""
TRUSTED = 0.75
"""How often a rule has to be right where the words agree, to be trusted more than the words alone."""
_SAMPLES = 4
"""So many times the five samples count: they are what every curator sees first."""
_LEAST = 0.02
"""A weight smaller than this decides nothing and is left out."""

Number = tuple[int, Any]
"""A number by its index among the verdicts, and the category that is asked."""


@dataclass
class Lesson:
    """One article with everything that can be learnt from it."""

    case: score.Case
    fold: int
    numbers: dict[Number, Example] = field(default_factory=dict)
    sides: dict[tuple[int, Any, Side], Example] = field(default_factory=dict)
    days: list[tuple[str, Example]] = field(default_factory=list)
    links: dict[int, frozenset[str]] = field(default_factory=dict)
    """Of each number that counts: the days it may be given to; "" for none."""
    facts: set[tuple[Side, str, int]] = field(default_factory=set)
    names: list[Example] = field(default_factory=list)
    last: dict[str, list[Example]] = field(default_factory=dict)
    """The examples of the last questions, which build on opinions of weights that did not see this article."""


def fold_of(case: score.Case) -> int:
    """The fold of a case: all articles on one event share it."""
    return int(hashlib.sha256(("fold " + case["event_key"]).encode()).hexdigest(), 16) % FOLDS


def text_of(case: score.Case) -> str:
    """The text of a case: its file's, or its own."""
    return case["text"] if "text" in case else read_article(Path(case["file"])).text


def sides_of(case: score.Case) -> tuple[str, ...]:
    """The parties of a case."""
    return tuple((case.get("sides_arg") or "Ukraine,Russia").split(","))


def ground_of_case(case: score.Case) -> Ground:
    """The ground the engine reads for a case."""
    return ground_of(text_of(case), case["publication_date"], sides_of(case))


def plain_cases() -> list[score.Case]:
    """The plain sentences of plain.json as cases: what the long articles rarely say in so simple words."""
    found = []
    for at, row in enumerate(json.loads((HERE / "plain.json").read_text(encoding="utf-8"))):
        days = sorted({one[3] for one in row["counts"]} | set(row["dates"]), key=str)
        events = [_plain_event(day, [one for one in row["counts"] if one[3] == day], row) for day in days]
        found.append(
            {"id": f"plain{at}", "event_key": f"plain{at}", "text": row["text"], "publication_date": row["published"],
             "sides_arg": ",".join(row["sides"]), "events": events}
        )  # fmt: skip
    return found


def _plain_event(day: str | None, counts: list[list[Any]], row: dict[str, Any]) -> dict[str, Any]:
    sides = [
        {"side": side, "returned": next((one[2] for one in counts if one[:2] == [side, "total"]), None),
         "breakdown": [{"category": one[1], "value": one[2]} for one in counts if one[0] == side and one[1] != "total"]}
        for side in row["sides"]
    ]  # fmt: skip
    return {
        "role": "main", "status": "completed", "event_date": day, "date_precision": "day" if day else "unknown",
        "sides": sides, "mediators": [{"name": name} for name in row["mediators"]], "ordinal": None,
    }  # fmt: skip


def lesson_of(case: score.Case) -> Lesson:
    """What a case teaches, as features with the right answers."""
    judge, ground, lesson = score.frozen_judge(), ground_of_case(case), Lesson(case, fold_of(case))
    counts, soft, _, mediators, _ = judge.gold_facts(case)
    named = {judge.plain(party.name): side for party, side in zip(ground.sides, (Side.A, Side.B), strict=True)}
    known = [(named[who], kind, value, day) for who, kind, value, day in counts | soft if who in named]
    lesson.facts = {(side, kind, value) for side, kind, value, _ in known}
    quotes = _quotes(case, ground, judge, named)
    for index, verdict in enumerate(ground.verdicts):
        for category in asked_of(verdict):
            said = [one for one in known if one[2] == verdict.value and judge.same_category(str(category), one[1])]
            features = [one.name for one in number_features(ground.scene, index, category)]
            lesson.numbers[index, category] = features, bool(said)
            for side in (Side.A, Side.B):
                right = _is_sides(verdict, side, {one[0] for one in said}, quotes)
                names = [one.name for one in side_features(ground.scene, index, side)]
                lesson.sides[index, category, side] = names, right
            if said and str(category) == "total":
                lesson.links[index] = frozenset(str(one[3] or "") for one in said)
    happened = [one for one in case["events"] if one["role"] not in ("planned", "cancelled")]
    days = {str(one["event_date"]) for one in happened if one.get("event_date")}
    for edtf, seen in asked_of_days(ground.days, ground.tokens, case["publication_date"]):
        lesson.days.append((edtf, ([one.name for one in seen], edtf in days)))
    for at, seen in asked_of_names(ground):
        lesson.names.append(([one.name for one in seen], judge.plain(at.name) in mediators))
    return lesson


def _quotes(
    case: score.Case, ground: Ground, judge: ModuleType, named: dict[str, Side]
) -> list[tuple[int, int, Side, object]]:
    """Where the coding quotes a number of a side: start, end, side, value."""
    found, text = [], ground.article.text
    for event in case["events"]:
        for one in event["sides"]:
            said = [(one.get("quote"), one.get("returned"))]
            said += [(part.get("quote"), part.get("value")) for part in one.get("breakdown", [])]
            for quote, value in said:
                start = text.find(quote) if quote and judge.plain(one["side"]) in named else -1
                while start >= 0:
                    found.append((start, start + len(quote), named[judge.plain(one["side"])], value))
                    start = text.find(quote, start + 1)
    return found


def _is_sides(verdict, side: Side, said: set[Side], quotes: list[tuple[int, int, Side, object]]) -> bool:
    """Whether a mention speaks of a side: where both got as many, the quotes tell, else whose people, else the rule."""
    if len(said) < 2:
        return side in said
    mention = verdict.mention
    quoted = {who for start, end, who, value in quotes if value == verdict.value and start <= mention.start < end}
    if quoted:
        return side in quoted
    for told in (mention.counted.nationality, verdict.hint.side if verdict.hint and verdict.hint.sure else Side.NONE):
        if told in (Side.A, Side.B):
            return told is side
    return True


def trained(lessons: list[Lesson], question: str) -> dict[str, float]:
    """The weights of one question, learnt from these lessons."""
    return train([example for lesson in lessons for example in _examples(lesson, question)], PENALTY[question])


def _examples(lesson: Lesson, question: str) -> Iterator[Example]:
    if question == "number":
        yield from lesson.numbers.values()
    elif question == "side":
        yield from (one for (index, kind, _), one in lesson.sides.items() if lesson.numbers[index, kind][1])
    elif question == "day":
        yield from (one for _, one in lesson.days)
    elif question == "mediator":
        yield from lesson.names
    else:
        yield from lesson.last[question]


def _link_examples(lesson: Lesson, ground: Ground, likely: dict[str, float]) -> Iterator[Example]:
    calendar = Calendar(ground.days, likely)
    for index, wanted in lesson.links.items():
        for one in ("", *calendar.asked(ground.verdicts[index].mention.sentence.index)):
            right = "" in wanted or any(day and one.startswith(day) for day in wanted)
            yield link_features(ground.scene, index, calendar, one), right


def _fact_examples(lesson: Lesson, ground: Ground, opinions: tuple[Opinion, ...]) -> Iterator[Example]:
    judge, facts = score.frozen_judge(), facts_of(opinions)
    company = Company(facts)
    for (side, category, value), said in facts.items():
        right = any(
            one[0] is side and one[2] == value and judge.same_category(str(category), one[1]) for one in lesson.facts
        )
        yield fact_features(ground.scene, said, company), right


def believed(lesson: Lesson, weights: Weights) -> Lesson:
    """The lesson with the examples of the last questions, by the opinions of weights that did not see it."""
    ground = ground_of_case(lesson.case)
    likely = likely_days(ground.days, ground.tokens, lesson.case["publication_date"], weights)
    lesson.last["link"] = list(_link_examples(lesson, ground, likely))
    lesson.last["fact"] = list(_fact_examples(lesson, ground, opinions_of(ground.scene, weights)))
    return lesson


def _fold_weights(lessons: list[Lesson], fold: int | None, questions: tuple[str, ...]) -> dict[str, dict[str, float]]:
    kept = [lesson for lesson in lessons if lesson.fold != fold]
    return {question: trained(kept, question) for question in questions}


def rounded(questions: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Weights as they are written: two decimals, nothing that is almost nothing."""
    return {
        question: {name: round(one, 2) for name, one in sorted(weights.items()) if not name or abs(one) >= _LEAST}
        for question, weights in questions.items()
    }


# ---------------------------------------------------------------- measuring


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


def told_of(case: score.Case, weights: Weights) -> list[Told]:
    """The suggestions for a case, judged as the frozen judge does."""
    judge = score.frozen_judge()
    counts, soft, _, mediators, ordinals = judge.gold_facts(case)
    known = {str(event["event_date"]) for event in case["events"] if event.get("event_date")}
    sites = [one["name"].lower() for event in case["events"] for one in event.get("place", [])]
    places = {word for one in sites for word in one.split()}
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
            right = bool(set(str(one["value"]).lower().split()) & places)
        else:
            continue
        kind = str(one["category"]).replace("servicemen", "total")
        fact = (case["id"], str(one["side"]), kind, str(one["value"]))
        settled = one["qualifier"] == "exact" and not one["flags"] and event["date"] is not None
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


def cuts_of(told: list[Told], rates: dict[str, tuple[int, int]]) -> dict[str, float]:
    """The cuts of the tiers that reach the goals on held-out events."""
    counts = [one for one in told if one.kind == "count"]
    dates = [one for one in told if one.kind == "date"]
    best: dict[tuple[str, ...], float] = defaultdict(float)
    for one in counts:
        best[one.fact] = max(best[one.fact], 0.0 if one.rule == LEARNT else trust(rates.get(one.rule, (0, 0))))
    trusted = [one for one in counts if best[one.fact] >= TRUSTED]
    ruled = [one for one in counts if 0 < best[one.fact] < TRUSTED]
    learnt = [one for one in counts if not best[one.fact]]
    settled = [one for one in trusted if one.settled]
    found = {
        "rule.trusted": TRUSTED,
        "count.trusted.B": cut(((one.confidence, one.right) for one in trusted), GOALS["count.B"]),
        "count.ruled.B": cut(((one.confidence, one.right) for one in ruled), GOALS["count.ruled.B"]),
        "count.B": cut(((one.confidence, one.right) for one in learnt), GOALS["count.learnt.B"]),
        "count.A": cut(((one.confidence, one.right) for one in settled), GOALS["count.A"]),
        "date.B": cut(((one.confidence, one.right) for one in dates), GOALS["date.B"]),
        "date.A": cut(((one.confidence, one.right) for one in dates if one.settled), GOALS["date.A"]),
        "mediator.B": cut(((one.confidence, one.right) for one in told if one.kind == "mediator"), GOALS["mediator.B"]),
        "mediator.A": 0.97, "ordinal.B": 0.3, "ordinal.A": 0.97, "rule.B": 0.5,
    }  # fmt: skip
    found["count.ruled.B"] = min(found["count.ruled.B"], found["count.B"])  # few speak, and the words alone suffice
    sure = [one for one in settled if one.confidence >= found["count.A"]]
    found["count.linked"] = cut(((one.linked, one.full) for one in sure), GOALS["count.linked"])
    return found


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
    arguments = parser.parse_args()
    cases = score.cases_of(sorted((HERE / "open").glob("*_cases.json")))
    more = [{"event_key": one["id"], **one} for one in (*_SAMPLES * score.cases_of([score.SAMPLES]), *plain_cases())]
    first, last = ("number", "side", "day", "mediator"), ("link", "fact")
    with ProcessPoolExecutor(2) as pool:
        lessons = list(pool.map(lesson_of, [*cases, *more], chunksize=8))
        *folds, whole = pool.map(partial(_fold_weights, lessons, questions=first), [*range(FOLDS), None])
        seen_by = [Weights(folds[lesson.fold]) for lesson in lessons]
        lessons = list(pool.map(believed, lessons, seen_by, chunksize=8))
        *later, rest = pool.map(partial(_fold_weights, lessons, questions=last), [*range(FOLDS), None])
        judged = [Weights(rounded({**folds[at], **later[at]}), {}, {}) for at in range(FOLDS)]
        told = [
            one
            for some in pool.map(told_of, cases, [judged[fold_of(case)] for case in cases], chunksize=8)
            for one in some
        ]
    rates = rates_of(told)
    cuts = cuts_of(told, rates)
    document = {"questions": rounded({**whole, **rest}), "rules": rates, "cuts": cuts}
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":")) + "\n"
    if arguments.check:
        same = TARGET.read_text(encoding="utf-8") == text
        print("The weights are those of the articles." if same else "Train again: the weights are of other articles.")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    loaded(document)
    _report(cases, judged, cuts, rates, show=arguments.show)
    return 0


def _report(
    cases: list[score.Case], judged: list[Weights], cuts: dict[str, float],
    rates: dict[str, tuple[int, int]], *, show: bool,
) -> None:  # fmt: skip
    """What the judge says of every article, read with weights that never saw its event."""
    parts = []
    for at in range(FOLDS):
        weights = Weights(judged[at].questions, rates, cuts)
        mine = [case for case in cases if fold_of(case) == at]
        for code in ("en", "uk", "ru"):
            spoken = [case for case in mine if case["language"] == code]
            parts.append((code, score.judged(spoken, partial(suggest, weights=weights), show=show)))
    print("\n".join(score.table("held-out events, all", score.added(one for _, one in parts))))
    for code in ("en", "uk", "ru"):
        print("\n".join(score.table(f"held-out events, {code}", score.added(one for it, one in parts if it == code))))
    if show:
        print("\n".join(note for _, one in parts for note in one.notes))
    print("rules:", ", ".join(f"{rule} {hits}/{n}" for rule, (hits, n) in rates.items()))
    print("cuts:", cuts)


if __name__ == "__main__":
    sys.exit(main())
