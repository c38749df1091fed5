"""What the second opinion looks at to say which day a number belongs to.

What stands between the two, which day was named last, which stage of several is spoken of, how the day stands in the
article. Source: SUGGESTIONS 2.3 (2), E1-E5.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from curator.edtf import DAY_LENGTH
from curator.suggest.blocks import Part, Sentence
from curator.suggest.count_features import Scene
from curator.suggest.day_features import LIKELY, gap_of
from curator.suggest.days import Day, Role, tells_of_earlier

_RUN = 3
"""Days so near each other may be those of one exchange in stages."""
_NEAR, _MOST = 2, 5
"""Days of sentences so near, and so many of the likeliest, are asked about for a number."""


class Calendar:
    """The days of an article that a number may belong to."""

    def __init__(self, days: tuple[Day, ...], likely: dict[str, float], published: str | None) -> None:
        """`days`: all of the article; `likely`: how likely each is that of a handover; `published`: ISO day."""
        self.likely = likely
        self._by_sentence: dict[int, list[Day]] = defaultdict(list)
        self._by_day: dict[str, list[Day]] = defaultdict(list)
        for one in days:
            if one.edtf in likely:
                self._by_sentence[one.sentence.index].append(one)
                self._by_day[one.edtf or ""].append(one)
        self.ranked = sorted(likely, key=lambda one: (-likely[one], one))
        self.known = sorted(one for one in self.ranked[:_MOST] if likely[one] >= LIKELY)
        self._days = [one for one in days if one.edtf in likely]
        self._starts = [one.start for one in self._days]
        self._places = _places_in_runs([one for one in self.known if len(one) == DAY_LENGTH])
        self.gap = {edtf: gap_of(edtf, published) for edtf in likely}
        self.certain = {edtf: sum(p >= cut for cut in (0.1, 0.3, 0.5, 0.7, 0.9)) for edtf, p in likely.items()}

    def rank(self, edtf: str) -> int:
        """0 for the likeliest day, 3 for the fourth and all others."""
        best = self.ranked[:3]
        return best.index(edtf) if edtf in best else 3

    def near(self, sentence: int) -> list[Day]:
        """The days of the sentences around one."""
        return [
            day for index in range(sentence - _NEAR, sentence + _NEAR + 1) for day in self._by_sentence.get(index, ())
        ]

    def asked(self, sentence: int) -> list[str]:
        """The days that a number of this sentence may belong to."""
        return sorted({*self.ranked[:_MOST], *(day.edtf or "" for day in self.near(sentence))})

    def is_past(self, edtf: str, sentence: int) -> bool:
        """Whether a day is only ever that of an earlier handover, and not spoken of in or just before the sentence."""
        said = self._by_day[edtf]
        here = any(sentence - 1 <= day.sentence.index <= sentence for day in said)
        return not here and all(day.role is Role.PAST for day in said)

    def first(self, edtf: str) -> list[Day]:
        """Where a day is named first in the article."""
        return self._by_day[edtf][:3]

    def last_before(self, start: int) -> Day | None:
        """The day named last before a position."""
        at = bisect_left(self._starts, start)
        return self._days[at - 1] if at else None

    def place_in_run(self, edtf: str) -> str:
        """Where a day stands among likely days that follow each other: first, last, between, alone."""
        return self._places.get(edtf, "-")

    def below_best(self, edtf: str) -> int:
        """How far a day is behind the likeliest, in steps."""
        gap = self.likely[self.ranked[0]] - self.likely[edtf]
        return sum(gap > step for step in (0.0, 0.05, 0.15, 0.3, 0.6))

    def is_dateline(self, edtf: str) -> bool:
        """Whether a day is only named where the report says when it was written."""
        return all(one.dateline for one in self._by_day[edtf])


def _places_in_runs(days: list[str]) -> dict[str, str]:
    """Of days that follow each other within a few: which is first, which last."""
    found: dict[str, str] = {}
    for at, one in enumerate(days):
        before = at > 0 and _apart(days[at - 1], one) <= _RUN
        after = at + 1 < len(days) and _apart(one, days[at + 1]) <= _RUN
        found[one] = "between" if before and after else "first" if after else "last" if before else "alone"
    return found


def _apart(one: str, other: str) -> int:
    """Days from one day to another."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


class Linking:
    """A number beside the days it may belong to; made once for all of them."""

    def __init__(self, scene: Scene, index: int, calendar: Calendar) -> None:
        self._scene, self._verdict, self._calendar = scene, scene.verdicts[index], calendar
        self._sentence = self._verdict.mention.sentence
        self._past = tells_of_earlier(self._sentence.text) is not None
        self._near = calendar.near(self._sentence.index)
        self._all_here = [one for one in self._near if one.sentence is self._sentence]
        self._here = [one for one in self._all_here if one.edtf in calendar.known]
        self._nearest = min(map(self._distance, self._here), default=(0, 0))
        self._same = {one.mention.sentence.index for one in scene.same(self._verdict)}
        self._order = self._order_here()
        self._stage = _stage_of(self._sentence.text)
        self._then = _THEN.search(self._sentence.text) is not None
        self._last = calendar.last_before(self._verdict.mention.start)

    def features(self, edtf: str) -> list[str]:
        """The features of "this number belongs to that day"; "" is "to no day that is named"."""
        if not edtf:
            return [*self._of_none()]
        said = [one for one in self._near if one.edtf == edtf] or self._calendar.first(edtf)
        near = min(said, key=self._distance)
        return [*self._of_pair(near, edtf), *self._of_place(near, edtf), *self._of_calendar(near, edtf)]

    def _of_none(self) -> Iterator[str]:
        calendar, here = self._calendar, bool(self._here)
        many = min(3, len(calendar.known))
        yield f"none|{many}|{self._past}|{here}"
        yield f"none|{many}"
        yield f"none|{self._stage}"
        if not calendar.ranked:
            return
        best = calendar.ranked[0]
        yield f"none|gap={calendar.gap[best]}"
        yield f"none|best={calendar.certain[best]}"
        yield f"none|gap={calendar.gap[best]}|{calendar.certain[best]}|{here}"

    def _distance(self, day: Day) -> tuple[int, int]:
        mention = self._verdict.mention
        apart = abs(day.sentence.index - self._sentence.index)
        return apart, min(abs(day.start - mention.end), abs(mention.start - day.end))

    def _of_pair(self, near: Day, edtf: str) -> Iterator[str]:
        sentence, calendar, past, here = self._sentence, self._calendar, self._past, len(self._here)
        apart = near.sentence.index - sentence.index
        order = "here" if not apart else "before" if apart < 0 else "after"
        gap = f"{order}{min(4, abs(apart))}"
        rank, certain = calendar.rank(edtf), calendar.certain[edtf]
        yield f"likely={certain}"
        yield f"rank={rank}|{min(3, len(calendar.known))}"
        yield f"apart={gap}"
        yield f"apart={gap}|{near.sentence.line == sentence.line}"
        yield f"apart={gap}|{min(2, here)}|{certain}"
        yield f"rank={rank}|{here > 0}|{past}"
        yield f"role={near.role}|{past}|{order}"
        if not apart:
            nearest = not here or self._distance(near) <= self._nearest
            yield f"nearest={nearest}|{min(3, here)}"
            yield f"side={'left' if near.start < self._verdict.mention.start else 'right'}|{nearest}"
        if len(calendar.known) > 1:
            yield f"newest={edtf == calendar.known[-1]}|{past}|{here > 0}"
            yield f"oldest={edtf == calendar.known[0]}|{past}|{here > 0}"
        yield f"with_value={near.sentence.index in self._same}|{order}"
        yield f"title={sentence.part is Part.TITLE}|{rank}"
        yield f"head={sentence.index < 4}|{rank}"

    def _order_here(self) -> str:
        """Whether a day or a number comes first in the sentence, and how many days there are: lists keep one order."""
        if not self._all_here:
            return "-"
        numbers = [one.mention.start for one in self._scene.by_sentence[self._sentence.index] if one.veto is None]
        first = min(numbers, default=self._verdict.mention.start)
        return f"{'day' if self._all_here[0].start < first else 'number'}{min(3, len(self._all_here))}"

    def _of_place(self, near: Day, edtf: str) -> Iterator[str]:
        """What stands between the number and a day of its sentence; of other sentences, which day was named last."""
        mention, sentence = self._verdict.mention, self._sentence
        if near.sentence is not sentence:
            if near.start < mention.start:
                named_last = self._last is not None and self._last.edtf == edtf
                yield f"last={named_last}|{bool(self._all_here)}|{near.sentence.line == sentence.line}"
                yield f"last={named_last}|{near.start - near.sentence.start < _AT_HEAD}|{bool(self._all_here)}"
                yield f"then={self._then}|{named_last}|{sentence.index - near.sentence.index <= 1}"
                yield f"last={named_last}|{near.role}|{self._past}"
            return
        left = near.start < mention.start
        first, last = (near.end, mention.start) if left else (mention.end, near.start)
        days = sum(first <= one.start < last for one in self._all_here if one.edtf != edtf)
        numbers = sum(
            first <= one.mention.start < last and one.veto is None and one.value != self._verdict.value
            for one in self._scene.by_sentence[sentence.index]
        )
        where = "left" if left else "right"
        yield f"between={where}|{min(2, days)}|{min(2, numbers)}"
        yield f"between={where}|{min(2, days)}|{min(2, numbers)}|{self._order}"
        gap = sentence.text[first - sentence.start : max(first, last) - sentence.start]
        for sign, name in _SIGNS:
            if sign in gap:
                yield f"gap={name}|{where}"
        yield f"led={_lead(sentence, near)}|{where}|{min(1, days)}"
        yield f"dateline={near.dateline}|{any(not one.dateline and one.edtf != edtf for one in self._here)}"

    def _of_calendar(self, near: Day, edtf: str) -> Iterator[str]:
        """How the day stands among those of the article, and which stage or day of several the sentence speaks of."""
        calendar = self._calendar
        yield f"stage={self._stage}|{calendar.place_in_run(edtf)}"
        yield f"below={calendar.below_best(edtf)}|{bool(self._here)}"
        yield f"role={near.role}|{calendar.rank(edtf)}|{near.sentence is self._sentence}|{min(2, len(calendar.known))}"
        gap, here = calendar.gap[edtf], near.sentence is self._sentence
        yield f"gap={gap}"
        yield f"gap={gap}|{here}|{self._past}"
        yield f"gap={gap}|{near.role}|{calendar.rank(edtf)}"
        beside = {one.value for one in self._scene.by_sentence.get(near.sentence.index, ()) if one.veto is None}
        own = self._verdict.value in beside
        yield f"beside={min(2, len(beside - {self._verdict.value}))}|{own}|{here}"
        yield f"beside={bool(beside)}|{own}|{here}|{near.role}"
        yield f"written={calendar.is_dateline(edtf)}|{min(2, len(calendar.known))}"


_THEN = re.compile(
    r"\b(?:then|that (?:day|time|occasion|exchange|swap|one)|at (?:the|that) time"
    r"|on (?:the|that) (?:same )?(?:day|occasion)"
    r"|тоді|тогда|того (?:ж |же )?(?:дня|разу|раза)|в тот (?:же )?день|цього ж дня|в этот же день)\b",
    re.I,
)
"""What points back to a day that was just named."""
_AT_HEAD = 25
"""A day within so many code points of its sentence's head may govern what follows."""
_SIGNS = ((";", "semicolon"), ("; ", "semicolon"), (":", "colon"), ("(", "bracket"), (" and ", "and"), (",", "comma"))


def _lead(sentence: Sentence, day: Day) -> str:
    """The word or sign in front of a day."""
    before = sentence.text[max(0, day.start - sentence.start - 16) : day.start - sentence.start].rstrip()
    words = before.split(" ")
    return words[-1][-8:].lower() if words and words[-1] else "-"


_OF_STAGES = r"(?:day|stage|round|group|part|phase|leg|batch)"
_ETAPS = r"\s(?:д[еня]\w+|етап\w*|этап\w*|груп\w+)"
_STAGES = (
    ("first", re.compile(rf"\b(?:first|opening)\s{_OF_STAGES}|\b(?:перш|перв)\w+{_ETAPS}", re.I)),
    ("second", re.compile(rf"\bsecond\s{_OF_STAGES}|\b(?:друг|втор)\w+{_ETAPS}", re.I)),
    ("last", re.compile(rf"\b(?:third|final|last)\s{_OF_STAGES}|\b(?:трет|останн|последн)\w+{_ETAPS}", re.I)),
)
"""Which of several days or stages is spoken of."""


def _stage_of(text: str) -> str:
    """Which stage a sentence speaks of first."""
    return next((name for name, pattern in _STAGES if pattern.search(text)), "-")
