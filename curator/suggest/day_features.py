"""What the second opinion looks at to say whether a date is the day of a handover, and which day a number belongs to.

Source: SUGGESTIONS 2.3 (2, 7), D1-D6, E1-E5.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from curator.suggest.blocks import Part
from curator.suggest.count_features import Scene, words_around
from curator.suggest.days import Day, Role, tells_of_earlier
from curator.suggest.linear import Seen
from curator.suggest.tokens import Tokens

_BONES = frozenset(
    {"<swap>", "<return>", "<free>", "<give>", "<home>", "<get>", "<plan>", "<talks>", "<say>", "<past>"}
)
LIKELY = 0.3
"""A date less likely than this to be that of a handover is none that a number is asked about."""


def day_features(
    days: tuple[Day, ...], index: int, same: list[Day], tokens: dict[int, Tokens], published: str | None
) -> list[Seen]:
    """The features of one date; `same` are the mentions of that day, itself among them."""
    day = days[index]
    words = tokens.get(day.sentence.index)
    found = [Seen(name) for name in _of_reading(days, index, same, published)]
    if words is None:
        return [*found, Seen("unread")]
    first, last = words.at(day.start), words.at(day.end)
    found += words_around(words, first, last)
    found += [Seen(f"in:{word}") for word in sorted(words.tags)]
    before = tokens.get(day.sentence.index - 1)
    found += [Seen(f"pre:{word}") for word in sorted(before.tags & _BONES)] if before else []
    return found


def _of_reading(days: tuple[Day, ...], index: int, same: list[Day], published: str | None) -> Iterator[str]:
    """The reading, what the rules made of it, where it stands and how often it is said."""
    day = days[index]
    finding, sentence = day.finding, day.sentence
    yield f"role={day.role}"
    yield f"dateline={day.dateline}|{any(one.dateline for one in same[:8])}"
    yield f"written again={any(one.dateline for one in same[:8]) and len(same) > 1}"
    yield f"precision={finding.precision}"
    yield f"basis={finding.basis}"
    yield f"mood={finding.modality}"
    yield f"part={sentence.part}"
    place = "title" if sentence.part is Part.TITLE else min(sentence.index // 2, 4)
    yield f"at={place}"
    yield f"past={sentence.readable and tells_of_earlier(sentence.text) is not None}|{day.role}"
    gap = _gap(day.edtf, published)
    yield f"gap={gap}"
    yield f"gap={gap}|{day.role}"
    yield f"again={min(3, len(same))}|{gap}"
    yield f"again_as={','.join(sorted({str(one.role) for one in same[:8]}))}"
    yield f"first={index == 0}|{place}"
    near = days[max(0, index - 4) : index + 5]
    yield f"alone={sum(one.sentence is sentence for one in near)}"


def _gap(edtf: str | None, published: str | None) -> str:
    """How long before publication a day is, roughly."""
    if edtf is None or published is None or len(edtf) != 10:
        return "-" if edtf is None else f"len{len(edtf)}"
    days = (date.fromisoformat(published) - date.fromisoformat(edtf)).days
    return "+" if days < 0 else str(next(limit for limit in (0, 1, 2, 4, 7, 14, 31, 92, 366, 99_999) if days <= limit))


_NEAR, _MOST = 2, 5
"""Days of sentences so near, and so many of the likeliest, are asked about for a number."""


class Calendar:
    """The days of an article that a number may belong to."""

    def __init__(self, days: tuple[Day, ...], likely: dict[str, float]) -> None:
        self.likely = likely
        self._by_sentence: dict[int, list[Day]] = defaultdict(list)
        self._by_day: dict[str, list[Day]] = defaultdict(list)
        for one in days:
            if one.edtf in likely:
                self._by_sentence[one.sentence.index].append(one)
                self._by_day[one.edtf or ""].append(one)
        self.ranked = sorted(likely, key=lambda one: (-likely[one], one))
        self.known = sorted(one for one in self.ranked[:_MOST] if likely[one] >= LIKELY)
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


class Linking:
    """A number beside the days it may belong to; made once for all of them."""

    def __init__(self, scene: Scene, index: int, calendar: Calendar) -> None:
        self._verdict, self._calendar = scene.verdicts[index], calendar
        self._sentence = self._verdict.mention.sentence
        self._past = tells_of_earlier(self._sentence.text) is not None
        self._near = calendar.near(self._sentence.index)
        self._here = [one for one in self._near if one.sentence is self._sentence and one.edtf in calendar.known]
        self._nearest = min(map(self._distance, self._here), default=(0, 0))
        self._same = {one.mention.sentence.index for one in scene.same(self._verdict)}

    def features(self, edtf: str) -> list[str]:
        """The features of "this number belongs to that day"; "" is "to no day that is named"."""
        if not edtf:
            many = min(3, len(self._calendar.known))
            return [f"none|{many}|{self._past}|{bool(self._here)}", f"none|{many}"]
        said = [one for one in self._near if one.edtf == edtf] or self._calendar.first(edtf)
        return list(self._of_pair(min(said, key=self._distance), edtf))

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
