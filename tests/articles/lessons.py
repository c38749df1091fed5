"""What an article teaches: the examples of every question, in the order in which the questions build on each other.

Used by train.py, which measures and writes what was learnt.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import score
from boosting import Weighed, boosted
from layering import Shape, layer
from learning import Example, train
from undated import undated_of

from curator.importing import read_article
from curator.model import Side
from curator.suggest.beliefs import Grounds
from curator.suggest.count_features import asked_features, shared_features, side_features
from curator.suggest.day_links import Calendar, Linking
from curator.suggest.facts import Fact
from curator.suggest.ground import Ground, ground_of
from curator.suggest.linear import Weights, named
from curator.suggest.mediator_features import Named
from curator.suggest.opinions import (
    asked_of,
    asked_of_days,
    asked_of_names,
    asked_of_places,
    likely_days,
    opinions_of,
    opinions_of_days,
    sightings_of,
)
from curator.suggest.place_features import Site
from curator.suggest.trees import Tree
from curator.suggest.verdicts import Verdict

HERE = Path(__file__).resolve().parent
FOLDS = 5
CHUNK = 40
"""So many articles go to a worker at once."""
PENALTY = {"number": 5.0, "side": 5.0, "day": 4.0, "link": 2.0, "mediator": 3.0, "place": 3.0}
LAYERS = {
    "number": Shape(units=24, rounds=9), "side": Shape(units=24, rounds=10), "day": Shape(),
    "link": Shape(rounds=6, ridge=1e-3, hidden=0.2), "mediator": Shape(rounds=6, hidden=0.7), "place": Shape(rounds=4),
}  # fmt: skip
"""How the hidden layer of each question learns."""
TREES = ("fact", "date", "name", "whole")
"""The questions that trees answer; the others are asked of the words."""
_MADE = 0.3
"""How much a sentence that was filled in counts, where one of an article counts 1."""
_SIDES = (Side.A, Side.B)
_COMMON = 12
"""Numbers up to this stand in a text for many things: only where the coding quotes them they teach."""

Number = tuple[int, Any]
"""A number by its index among the verdicts, and the category that is asked."""


@dataclass
class Lesson:
    """One article with everything that can be learnt from it."""

    case: score.Case
    fold: int
    numbers: dict[Number, Example] = field(default_factory=dict)
    sides: dict[tuple[int, Any, Side], Example] = field(default_factory=dict)
    links: dict[int, frozenset[str]] = field(default_factory=dict)
    """Of each number that counts: the days it may be given to; "" for none."""
    facts: set[tuple[Side, str, int, str | None]] = field(default_factory=set)
    later: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    """The examples of the later questions, which build on answers of weights that did not see this article."""

    weighed: dict[str, list[Weighed]] = field(default_factory=lambda: defaultdict(list))
    """The examples of the questions that trees answer."""

    def interned(self) -> "Lesson":
        """Itself, with each name of a feature one object in all lessons, so that they go to the workers quickly."""
        for examples in (self.numbers, self.sides):
            for key, (features, right, share) in examples.items():
                examples[key] = [*map(sys.intern, features)], right, share
        for question, said in self.later.items():
            self.later[question] = [([*map(sys.intern, features)], right, share) for features, right, share in said]
        return self

    def without(self, questions: Iterable[str]) -> "Lesson":
        """Itself without the examples of questions that are answered, which need not go to the workers again."""
        for one in questions:
            self.later.pop(one, None)
            self.weighed.pop(one, None)
            examples = {"number": self.numbers, "side": self.sides}.get(one)
            if examples is not None:
                examples.clear()
        return self

    @property
    def is_made(self) -> bool:
        """Whether it is a sentence filled in, of patterns.txt, mediators.txt or sites.txt: it teaches in every fold."""
        return "teaches" in self.case and "of" not in self.case

    def teaches(self, questions: Iterable[str]) -> bool:
        """Whether it has anything to say to one of some questions."""
        return "teaches" not in self.case or bool(set(self.case["teaches"]) & set(questions))

    @property
    def share(self) -> float:
        """How much its examples count."""
        return _MADE if self.is_made else 1.0


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
    """The ground the engine reads for a case; that of an article is kept, for it teaches one question after another."""
    if "file" in case:
        return _ground_of_file(case["file"], case["publication_date"], sides_of(case))
    return ground_of(text_of(case), case["publication_date"], sides_of(case))


@lru_cache(maxsize=4096)
def _ground_of_file(file: str, published: str | None, sides: tuple[str, ...]) -> Ground:
    return ground_of(read_article(Path(file)).text, published, sides)


def undated(case: score.Case) -> score.Case | None:
    """The case of an article without the words for its main event's day, if it is to be had."""
    return undated_of(case, sides_of(case))


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
    counts, soft, *_ = judge.gold_facts(case)
    named = {judge.plain(party.name): side for party, side in zip(ground.sides, (Side.A, Side.B), strict=True)}
    known = [(named[who], kind, value, day) for who, kind, value, day in counts | soft if who in named]
    lesson.facts = set(known)
    quotes = _quotes(case, ground, judge, named)
    tempting = _tempting(case, ground)
    for index, verdict in enumerate(ground.verdicts):
        here = _is_quoted(verdict, quotes)
        if not here and (verdict.value or 0) <= _COMMON and any(verdict.value == one[3] for one in quotes):
            continue  # a "two" that is not the one the coding quotes may be any two
        asked = asked_of(verdict)
        shared = shared_features(ground.scene, index) if asked else []
        seen_by = {side: side_features(ground.scene, index, side) for side in _SIDES if asked}
        for category, own in asked_features(ground.scene, index, asked).items():
            said = [one for one in known if one[2] == verdict.value and judge.same_category(str(category), one[1])]
            features = shared + own
            said = said if here or not _is_quoted(verdict, tempting) else []
            lesson.numbers[index, category] = features, bool(said), lesson.share
            for side in _SIDES:
                right = _is_sides(ground, verdict, side, {one[0] for one in said}, quotes)
                lesson.sides[index, category, side] = seen_by[side], right, lesson.share
            if said and str(category) == "total":
                lesson.links[index] = frozenset(str(one[3] or "") for one in said)
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


def _tempting(case: score.Case, ground: Ground) -> list[tuple[int, int, Side, object]]:
    """Where the coding quotes a figure that is no count."""
    found = [(ground.article.text.find(one["quote"]), one) for one in case.get("distractors", []) if one.get("quote")]
    return [(start, start + len(one["quote"]), Side.NONE, one["value"]) for start, one in found if start >= 0]


def _is_quoted(verdict: Verdict, quotes: list[tuple[int, int, Side, object]]) -> bool:
    """Whether a mention stands in a quote of its value."""
    at = verdict.mention.start
    return any(start <= at < end and value == verdict.value for start, end, _, value in quotes)


def _is_sides(
    ground: Ground, verdict: Verdict, side: Side, said: set[Side], quotes: list[tuple[int, int, Side, object]]
) -> bool:
    """Whether a mention speaks of a side: where both got as many, the quotes tell, else whose people, else the rule."""
    if len(said) < 2:
        return side in said
    mention = verdict.mention
    own = mention.counted.nationality
    if ground.scene.layout.same_number(verdict) or ground.scene.layout.echo_of(verdict) is not None:
        return True
    if own in (Side.A, Side.B):
        return own is side
    quoted = {who for start, end, who, value in quotes if value == verdict.value and start <= mention.start < end}
    if quoted:
        return side in quoted
    if verdict.hint is not None and verdict.hint.sure and verdict.hint.side in (Side.A, Side.B):
        return verdict.hint.side is side
    return True


def grown(lessons: list[Lesson], question: str) -> list[Tree]:
    """The trees of one question, grown on these lessons."""
    return boosted([example for lesson in lessons for example in lesson.weighed[question]])


def trained(lessons: list[Lesson], question: str) -> dict[str, float]:
    """The weights of one question, learnt from these lessons."""
    return train([example for lesson in lessons for example in _examples(lesson, question)], PENALTY[question])


def layered(lessons: list[Lesson], question: str, line: dict[str, float]) -> dict[str, Any]:
    """The hidden layer of one question beside its line, over the same features."""
    examples = [example for lesson in lessons for example in _examples(lesson, question)]
    return layer(examples, named(line), LAYERS[question])


def _examples(lesson: Lesson, question: str) -> Iterator[Example]:
    if question == "number":
        yield from lesson.numbers.values()
    elif question == "side":
        yield from (one for (index, kind, _), one in lesson.sides.items() if lesson.numbers[index, kind][1])
    else:
        yield from lesson.later[question]


def _link_examples(lesson: Lesson, ground: Ground, likely: dict[str, float]) -> Iterator[Example]:
    calendar = Calendar(ground.days, likely, ground.article.published_on)
    for index, wanted in lesson.links.items():
        linking = Linking(ground.scene, index, calendar)
        for one in ("", *calendar.asked(ground.verdicts[index].mention.sentence.index)):
            right = any(one.startswith(day) if day else not one for day in wanted)
            yield linking.features(one), right, 1.0


def _days_of(case: score.Case) -> set[str]:
    """The days of the handovers of a case that took place."""
    happened = [one for one in case["events"] if one["role"] not in ("planned", "cancelled")]
    return {str(one["event_date"]) for one in happened if one.get("event_date")}


def seconded(lesson: Lesson, weights: Weights) -> Lesson:
    """The lesson with the examples of the questions that build on where counts seem to stand: days, mediators."""
    case, ground, judge = lesson.case, ground_of_case(lesson.case), score.frozen_judge()
    mediators = judge.gold_facts(case)[3]
    sightings = sightings_of(ground.scene, opinions_of(ground.scene, weights))
    days = _days_of(case)
    quoted = _mediators_quoted(case, ground)
    for at, seen in asked_of_names(ground, sightings) if lesson.teaches(("mediator",)) else ():
        name = judge.plain(at.name)
        if name in mediators and not _is_told(at, quoted.get(name, [])):
            continue  # it mediated, but is named here for something else: neither for nor against
        lesson.later["mediator"].append(([one.name for one in seen], name in mediators, lesson.share))
    for day, seen in asked_of_days(ground, sightings) if lesson.teaches(("day",)) else ():
        lesson.later["day"].append(([one.name for one in seen], day.edtf in days, lesson.share))
    for at, seen in asked_of_places(ground, sightings) if lesson.teaches(("place",)) else ():
        lesson.later["place"].append(([one.name for one in seen], _is_site(case, ground, at), lesson.share))
    return lesson


def _mediators_quoted(case: score.Case, ground: Ground) -> dict[str, list[tuple[int, int]]]:
    """Where the coding quotes that a country or body mediated, by its name."""
    judge, text = score.frozen_judge(), ground.article.text
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in (mediator for event in case["events"] for mediator in event.get("mediators", [])):
        quote = one.get("quote")
        start = text.find(quote) if quote else -1
        while start >= 0:
            found[judge.plain(one["name"])].append((start, start + len(quote)))
            start = text.find(quote, start + 1)
    return found


def _is_told(at: Named, quoted: list[tuple[int, int]]) -> bool:
    """Whether a name stands in a quote that says it mediated; where none is quoted, any place may tell it."""
    return not quoted or any(start < at.end and at.start < end for start, end in quoted)


def _is_site(case: score.Case, ground: Ground, at: Site) -> bool:
    """Whether the coding quotes a place as that of a handover; where it quotes none, whether it names it."""
    text, named = ground.article.text, _words_of(at.name)
    for one in (
        place for event in case["events"] if event["role"] != "cancelled" for place in event.get("place") or []
    ):
        start = text.find(one["quote"]) if one.get("quote") else -1
        if start < 0:
            if named & (_words_of(one["name"]) - _ANYWHERE):
                return True
        elif (start <= at.start and at.end <= start + len(one["quote"])) or (at.start <= start < at.end):
            return True
    return False


_ANYWHERE = frozenset(("border", "region", "crossing", "airport", "checkpoint", "bridge", "with", "near"))
"""What many places have in their names."""


def _words_of(name: str) -> set[str]:
    """The longer words of a name."""
    return set(re.findall(r"\w{4,}", name.lower()))


def linked(lesson: Lesson, weights: Weights) -> Lesson:
    """The lesson with the examples of which day a number belongs to, which build on the likely days."""
    ground = ground_of_case(lesson.case)
    sightings = sightings_of(ground.scene, opinions_of(ground.scene, weights))
    likely = likely_days(opinions_of_days(ground, sightings, weights))
    lesson.later["link"] = list(_link_examples(lesson, ground, likely))
    return lesson


def believed(lesson: Lesson, weights: Weights) -> Lesson:
    """The lesson with the examples of which fact is true, by the opinions of weights that did not see it."""
    grounds = Grounds.of(ground_of_case(lesson.case), weights)
    standing = grounds.standing
    lesson.weighed["fact"] = [(standing.row(fact), bool(_same(lesson, fact)), 1.0) for fact in grounds.asked]
    return lesson


def _same(lesson: Lesson, fact: Fact) -> list[str | None]:
    """The days that the coding gives to a fact; none when the fact is wrong."""
    judge, (side, category, value) = score.frozen_judge(), fact
    return [
        day
        for who, kind, many, day in lesson.facts
        if who is side and many == value and judge.same_category(str(category), kind)
    ]


def settled(lesson: Lesson, weights: Weights) -> Lesson:
    """The lesson with the examples of the last questions: is the day a handover's, the fact's, who mediated."""
    grounds, judge = Grounds.of(ground_of_case(lesson.case), weights), score.frozen_judge()
    standing = grounds.standing
    rows = {fact: standing.row(fact) for fact in grounds.asked}
    likely = dict.fromkeys(grounds.facts, 0.0) | {fact: weights.weighed("fact", row) for fact, row in rows.items()}
    by_day, by_name = grounds.standing_of_days(likely), grounds.standing_of_names(likely)
    known, mediators = _days_of(lesson.case), judge.gold_facts(lesson.case)[3]
    lesson.weighed["date"] = [(by_day.row(edtf), edtf in known, 1.0) for edtf in grounds.days]
    lesson.weighed["name"] = [(by_name.row(name), judge.plain(name) in mediators, 1.0) for name in grounds.names]
    days = {edtf: said[0][0] for edtf, said in grounds.days.items()}
    for fact, row in rows.items():
        told, day = _same(lesson, fact), grounds.links[fact].day
        if told:
            right = any(judge.same_day(day, one) if one else day is None for one in told)
            lesson.weighed["whole"].append((grounds.row_of_day(fact, row, days), right, 1.0))
    return lesson


STAGES = (
    (("number", "side"), seconded), (("day", "mediator", "place"), linked), (("link",), believed), (("fact",), settled),
    (("date", "name", "whole"), None),
)  # fmt: skip
"""The questions in the order they are asked, and what makes the lessons of the next from the answers."""


def taught(lessons: list[Lesson], pool: Executor) -> tuple[list[Weights], Weights]:
    """The weights and trees of all questions: without each fold, and of everything."""
    found = [Weights({}, trees={}) for _ in range(FOLDS + 1)]
    lessons = sorted(lessons, key=lambda one: one.fold)  # so that the weights of one fold go to a worker at once
    for at, (questions, then) in enumerate(STAGES):
        able = [one.interned() for one in lessons if one.teaches(questions)]
        asked = [[one for one in able if one.is_made or one.fold != fold] for fold in (*range(FOLDS), None)]
        answers = pool.map(partial(_answers, questions), asked)
        found = [_with(weights, learnt) for weights, learnt in zip(found, answers, strict=True)]
        if then is not None:
            later = [question for questions, _ in STAGES[at + 1 :] for question in questions]
            lessons = [one.without(questions) for one in lessons if one.teaches(later)]
            lessons = list(pool.map(then, lessons, [found[one.fold] for one in lessons], chunksize=CHUNK))
    return found[:FOLDS], found[FOLDS]


def _answers(questions: tuple[str, ...], lessons: list[Lesson]) -> Weights:
    """What some lessons teach of some questions and nothing of others."""
    trees = {one: grown(lessons, one) for one in questions if one in TREES}
    words = {one: trained(lessons, one) for one in questions if one not in TREES}
    layers = {one: layered(lessons, one, line) for one, line in words.items()}
    return Weights(words, trees=trees, layers=layers)


def _with(weights: Weights, learnt: Weights) -> Weights:
    return Weights(
        {**weights.questions, **learnt.questions},
        trees={**weights.trees, **learnt.trees},
        layers={**weights.layers, **learnt.layers},
    )
