"""How a number hangs together with what stands around it: sums and halves, "five … and a doctor", N for M, headline.

What the words of a clause do not show and a reader sees at once. Source: SUGGESTIONS C2, C10, V1-V7, X1-X3.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from curator.model import Category, Side
from curator.parties import other
from curator.suggest.blocks import Part, Sentence
from curator.suggest.tokens import SIDES, Tokens
from curator.suggest.verdicts import Verdict, written_of

_AND_MORE = re.compile(
    r"\s*,?\s*(?:and|plus|as well as|along with|together with|та|і|й|и|а також|а также|плюс)\s+"
    r"(?:(?P<number>\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|дво|тро|двох|двое|трое|два|три|две|дві)"
    r"|(?P<one>an?|one|his|her|their|один|одна|одного|одну)\s+(?P<noun>\w+))",
    re.I,
)
_MORE_AND = re.compile(
    r"(?<=\w)(?:\s|,\s)(?:and|plus|as well as|along with|together with|with|та|і|й|и|а також|а также|ще|ещё|еще)\s+"
    r"(?:another\s|other\s|some\s|ще\s|ещё\s|еще\s)?\Z",
    re.I,
)
_WITH = re.compile(
    r"\b(?:with|alongside|beside|besides|(?:разом|вместе|поряд|наряду|ще|ещё|еще) (?:з|із|зі|с|со))\s"
    r"(?:another\s|some\s|about\s|ще\s|ещё\s|еще\s)?\Z",
    re.I,
)
_OTHERS = re.compile(
    r"(?:\s[\w’'-]+)?\s(?:others?|fellow|comrades|companions|інш(?:их|ими)|друг(?:их|ими)|побратим\w+|товарищ\w+"
    r"|сослуживц\w+)\b",
    re.I,
)
_SAME = re.compile(
    r"\b(?:(?:the|a|an) (?:same|equal|identical|similar|equivalent|like|matching) (?:number|amount|figure)"
    r"|(?:just )?as many|in equal numbers?|(?:likewise|also) (?:got|received|took) (?:the same|as many)"
    r"|(?:one|man|like|head)[- ](?:for|to)[- ](?:one|man|like|head)|on a parity basis"
    r"|так\w+ сам\w+ (?:\w+ )?кільк\w+|так\w+ ж (?:\w+ )?кільк\w+|стільки ж|стільки \w+, скільки|аналогічн\w+ кільк\w+"
    r"|один на одного|столько же|столько \w+, сколько|так\w+ же (?:по )?(?:количеств|числ|групп)\w+"
    r"|аналогичн\w+ (?:по )?(?:количеств|числ)\w+|один на один)\b",
    re.I,
)
_ECHO = re.compile(
    r"(?<!twice\s)(?<!times\s)(?<!half\s)(?:"
    + _SAME.pattern
    + r"|\b(?:(?:the|an) (?:equal|identical) (?:group|contingent)|(?:the )?same (?:for|with|goes for)(?= \w)"
    r"|number for number|at parity|(?:like|equal) numbers|рівн\w+ (?:числ|кільк)\w+|равн\w+ (?:числ|количеств)\w+"
    r"|за паритет\w+|на паритетн\w+)\b)(?!\sas\s\d)",
    re.I,
)
"""As many on the other side, in whatever words."""
_BACK = 400
"""How far (code points) before "the same number" the number stands that it repeats."""
_FAR_BACK = 1600
"""The same for a number that a rule counts: numbers of other things may stand in between."""
_BESIDE = 3
"""So many words behind "the same number" its people are named."""
_WHOLE = frozenset((Category.TOTAL, Category.SERVICEMEN))
"""Whom a number of all who came back counts."""
_GAVE = frozenset(("<give>", "<free>"))
_GIVEN = ("передан", "віддан", "отдан", "звільне", "освобож")
"""Verbs of giving in the passive: "Украине передано столько же"."""
_DATIVE = "іїиеу"
"""How the name of a side ends to which something is given: "Україні передали стільки ж"."""
_REACH = 200
"""How far (code points) behind a number "the same number" is looked for."""
_HEADED = frozenset(
    f"<{name}>"
    for name in (
        "plan", "cancel", "dead", "talks", "held", "cumulative", "swap", "return", "free", "home", "list", "each",
    )
)  # fmt: skip
_NEAR = 1
"""Sentences before and behind in which another number is near."""
_COINCIDES = 3
"""Numbers up to this add up to others by chance."""


class Layout:
    """The numbers of an article as they lie, and its headline; made once an article."""

    def __init__(self, verdicts: tuple[Verdict, ...], tokens: dict[int, Tokens]) -> None:
        text = verdicts[0].mention.selection.article.text if verdicts else ""
        self.speaks_of_same = _SAME.search(text) is not None
        """Whether the article speaks anywhere of as many on the other side."""
        self._said_same: dict[int, bool] = {}
        written = written_of(verdicts)
        told = [*_echoes(text, written, tokens)]
        self._echoes = {end: side for end, side in reversed(told) if end is not None}  # of two the first is its echo
        self._told_same = frozenset(side for _, side in told)
        self._values = {one.value for one in written if one.value is not None and not one.mention.counted.bodies}
        self._summands = {
            start for one in verdicts for start, _ in one.mention.summands if len(one.mention.summands) > 1
        }
        self._bodies = {one.mention.sentence.index for one in verdicts if one.mention.counted.bodies}
        self._near: dict[int, list[int]] = {}
        self._around: dict[int, set[int]] = {}
        self._ends: dict[tuple[int, int], tuple[str, str]] = {}
        for one in written:
            if one.value is not None and one.value > 0:
                self._near.setdefault(one.mention.sentence.index, []).append(one.value)
        self.counted = len({one.value for one in written if one.counts})
        """How many numbers a rule counts, single persons and sums left out."""
        self.persons = sum(one.mention.lone is not None for one in verdicts)
        """How many single persons are told of."""
        self._largest = max((one for one in self._values if one is not None), default=0)
        self.gesture = any("<gesture>" in one.words for one in tokens.values())
        """Whether the article speaks of a release without anybody in return."""
        titles = [one for one in tokens.values() if one.sentence.part is Part.TITLE]
        self.title = sorted({word for one in titles[:1] for word in one.tags & _HEADED})
        first = [one for one in tokens.values() if one.sentence.part is Part.BODY][:2]
        self.lead = sorted({word for one in first for word in one.tags & _HEADED})

    def features(self, one: Verdict) -> Iterator[str]:
        """The features of one number, by name."""
        yield from self._sums(one)
        yield from self._of_sentence(one.mention.sentence)
        lead, tail = self._besides(one)
        yield f"tail={tail}"
        yield f"lead={lead}"
        yield f"for={one.mention.order}"
        yield f"others={_others(one)}"

    def may_be_part(self, one: Verdict) -> bool:
        """Whether somebody else is counted beside it: in a sum, "and a doctor", "him and another 61"."""
        lead, tail = self._besides(one)
        return self.is_part(one) or tail == "one" or lead == "noun"

    def is_added(self, one: Verdict) -> bool:
        """Whether it is added to another number right beside it, so that it is all of its kind but not all in all."""
        return one.mention.start in self._summands and not one.mention.summands

    def _besides(self, one: Verdict) -> tuple[str, str]:
        """What is counted besides, in front of the number and behind it; looked for once."""
        at = one.mention.start, one.mention.end
        if at not in self._ends:
            self._ends[at] = (_lead(one), _tail(one))
        return self._ends[at]

    def is_written(self, one: Verdict) -> bool:
        """Whether the article names the number itself anywhere."""
        return one.value in self._values

    def is_part(self, one: Verdict) -> bool:
        """Whether it makes another number of the article together with one that is near: "28 men and 3 women, 31"."""
        value = one.value or 0
        near = self._beside(one)
        return any(other + value in self._values for other in near if other + value in near or value > _COINCIDES)

    def _beside(self, one: Verdict) -> set[int]:
        """The other numbers of its sentence and of those beside it."""
        index = one.mention.sentence.index
        if index not in self._around:
            about = range(index - _NEAR, index + _NEAR + 1)
            self._around[index] = {other for at in about for other in self._near.get(at, ())[:8]}
        return self._around[index] - {one.value}

    def same_number(self, one: Verdict) -> bool:
        """Whether "the same number" of others is spoken of behind it, or "as many"."""
        at = one.mention.end
        if self.speaks_of_same and at not in self._said_same:
            text = one.mention.selection.article.text
            last = min(len(text), at + _REACH)
            line = text.find("\n", at, last)
            self._said_same[at] = _SAME.search(text, at, line if line >= 0 else last) is not None
        return self._said_same.get(at, False)

    def echo_of(self, one: Verdict) -> Side | None:
        """Who got as many by the next "the same number" that goes back to it; NONE where that names not one side."""
        return self._echoes.get(one.mention.end)

    def told_same(self, side: Side) -> bool:
        """Whether the article tells anywhere that this side got as many."""
        return side in self._told_same

    def of_page(self) -> Iterator[str]:
        """What the headline and the first sentences speak of."""
        yield from (f"title:{word}" for word in self.title)
        yield from (f"lead:{word}" for word in self.lead)

    def numbers(self, one: Verdict) -> Iterator[tuple[str, float]]:
        """How one number lies among the others, as numbers."""
        value = one.value or 0
        near = self._beside(one)
        yield "summand", self.is_part(one)
        yield "parts", any(value - other in near and value != 2 * other for other in near)
        yield "half", 2 * value in self._values
        yield "double", value % 2 == 0 and value // 2 in self._values
        yield "largest", value == self._largest
        yield "gesture", self.gesture
        yield "bodies near", self._bodies_near(one.mention.sentence.index)
        if one.mention.lone is not None:
            yield f"lone {one.mention.lone.place}", 1.0
            yield "lone paired", one.mention.lone.paired
            yield "lone persons", self.persons
            yield "lone others", self.counted
        if one.mention.summands:
            yield f"sum {sum_of(one)}", 1.0
            yield "sum apart", "servicemen" in one.mention.kinds and "civilians" in one.mention.kinds
            yield "sum named", "-" not in one.mention.kinds.split("+")
            yield "sum written", self.is_written(one)
            yield "sum others", self.counted
        yield f"others {_others(one)}", 1.0
        lead, tail = self._besides(one)
        yield f"tail {tail}", 1.0
        yield f"lead {lead}", 1.0

    def _bodies_near(self, index: int) -> float:
        return 2.0 if index in self._bodies else 1.0 if index - 1 in self._bodies else 0.5 if self._bodies else 0.0

    def _sums(self, one: Verdict) -> Iterator[str]:
        """Whether it is a part of another number, the sum of two, the half or the double of one."""
        value = one.value
        if value is None or value < 1:
            return
        near = self._beside(one)
        size = "small" if value <= _COINCIDES else "large"
        summand = self.is_part(one)
        parts = any(value - other in near and value != 2 * other for other in near)
        yield f"summand={summand}|{size}"
        yield f"parts={parts}|{size}"
        yield f"half={2 * value in self._values}|{size}"
        yield f"double={value % 2 == 0 and value // 2 in self._values}|{size}"
        yield f"largest={value == self._largest}|{min(3, len(self._values))}"

    def _of_sentence(self, sentence: Sentence) -> Iterator[str]:
        index = sentence.index
        yield f"near_bodies={index in self._bodies}|{index - 1 in self._bodies}|{bool(self._bodies)}"


def sum_of(one: Verdict) -> str:
    """What a sum is of: "numbers" in digits, a number with "others" besides, "words" where one or a person is spelt."""
    mention = one.mention
    text = mention.selection.article.text
    if not all(any(sign.isdigit() for sign in text[start:end]) for start, end in mention.summands):
        return "words"
    return "others" if len(mention.summands) == 1 else "numbers"


def _echoes(text: str, written: list[Verdict], tokens: dict[int, Tokens]) -> Iterator[tuple[int | None, Side]]:
    """Where the numbers end that each "the same number" may repeat (None for none that is near), and who got as many.

    It is the last number before, be it in another paragraph: "Ukraine brought home 83 soldiers", and then "Moscow
    said it had received the same number"; or the last one of no civilians or women, or that a rule counts, or that the
    headline has: parts, wounds, branches and brigades in between are none.
    """
    counted = [one for one in written if one.value is not None and not one.mention.counted.bodies]
    titled = {one.value for one in counted if one.mention.sentence.part is Part.TITLE}
    near = _Ends(counted, _BACK)
    whole = _Ends([one for one in counted if not one.mention.part and _WHOLE.issuperset(one.mention.categories)], _BACK)
    sure = _Ends([one for one in counted if one.counts and not one.mention.part], _FAR_BACK)
    headed = _Ends([one for one in counted if one.value in titled and not one.mention.part], _FAR_BACK)
    sentences = [tokens[index] for index in sorted(tokens)]
    starts = [one.sentence.start for one in sentences]
    for said in _ECHO.finditer(text) if counted else ():
        at = bisect_right(starts, said.start()) - 1
        side = _named(sentences[at], said.start(), said.end()) if at >= 0 else Side.NONE
        meant = [found for one in (near, whole, sure, headed) if (found := one.before(said.start())) is not None]
        yield from dict.fromkeys((one.mention.end, side) for one in meant) or ((None, side),)


class _Ends:
    """Some numbers by where they end."""

    def __init__(self, numbers: list[Verdict], most: int) -> None:
        """`numbers` in order; `most`: how far off (code points) one may be."""
        self._numbers, self._most = numbers, most
        self._ends = [one.mention.end for one in numbers]

    def before(self, position: int) -> Verdict | None:
        """The last number before a position, if it is not too far off."""
        at = bisect_right(self._ends, position) - 1
        return self._numbers[at] if at >= 0 and position - self._ends[at] <= self._most else None


def _named(tokens: Tokens, first: int, last: int) -> Side:
    """Who got as many by "the same number" (from `first` to `last`); NONE where the sentence does not say.

    Its people named right behind ("of Russians"), else the one side of the sentence or the one named last before,
    and the other one where that one gave: "Ukraine handed over as many".
    """
    begin, end = tokens.at(first), tokens.at(last)
    behind = [SIDES[word] for word in tokens.words[end : end + _BESIDE] if word in SIDES]
    if behind:
        return behind[0]
    named = [at for at, word in enumerate(tokens.words) if word in SIDES]
    if len({tokens.words[at] for at in named}) > 1:
        named = [at for at in named if at < begin]
    if not named:
        return Side.NONE
    side, between = SIDES[tokens.words[named[-1]]], range(named[-1] + 1, begin)
    gave = any(tokens.words[at] in _GAVE for at in between) and "<own>" not in tokens.words[end : end + _BESIDE]
    passive = any(tokens.words[at] == "<was>" or tokens.stems[at].startswith(_GIVEN) for at in between)
    to = tokens.sentence.text[tokens.ends[named[-1]] - tokens.sentence.start - 1] in _DATIVE
    return other(side) if gave and not passive and not to else side


def _tail(one: Verdict) -> str:
    """What is counted besides, behind the number: "five prisoners and a doctor"."""
    text = one.mention.selection.around
    said = _AND_MORE.match(text, one.mention.counted.end)
    return "-" if said is None else "number" if said["number"] else "one"


def _others(one: Verdict) -> str:
    """Whether somebody is counted who is not in the number: "she came home with 89 others"."""
    joined = "with" if _WITH.search(one.mention.left[-40:]) else ""
    return joined + ("others" if _OTHERS.match(one.mention.right) else "") or "-"


def _lead(one: Verdict) -> str:
    """What is counted besides, in front of the number: "a doctor and five prisoners"."""
    text = one.mention.selection.around
    start = one.mention.counted.start
    said = _MORE_AND.search(text[max(0, start - 40) : start])
    return "-" if said is None else "number" if one.mention.head is not None else "noun"
