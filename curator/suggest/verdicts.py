"""What becomes of each number of people: vetoed with a reason, a count with a direction, or undecided.

Source: SUGGESTIONS 3 (steps 4 to 6), 2.3 (5): a number that was vetoed once is vetoed everywhere unless its direction
is sure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from curator.directions import Direction
from curator.model import Article, Category, Party, Side
from curator.parties import side_named
from curator.suggest.blocks import Sentence
from curator.suggest.frames import Frame, frame_of, hint_of
from curator.suggest.mentions import BARE_OK, Mention, mentions_of, tells_on_bare
from curator.suggest.vetoes import Reason, Veto, of_planned, of_vetoed, veto_of
from curator.voices import Voice, voice_of


@dataclass(frozen=True, eq=False)
class Verdict:
    """One number of people and what was decided about it."""

    mention: Mention
    veto: Veto | None
    frame: Frame | None
    voice: Voice
    """Who says it."""
    hint: Direction | None = None
    """What the direction would be if the number were a count: for the second opinion, whatever stands against it."""

    @property
    def side(self) -> Side:
        """Returned to which side; NONE where the words do not say."""
        return self.frame.direction.side if self.frame else Side.NONE

    @property
    def sure(self) -> bool:
        """Whether the words are plain about the direction."""
        return self.frame is not None and self.frame.direction.sure and self.frame.strong

    @property
    def value(self) -> int | None:
        """The number, None for a range."""
        return self.mention.counted.number.value

    @property
    def counts(self) -> bool:
        """Whether it stands as a count that took place."""
        return self.veto is None and self.frame is not None


def written_of(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts on numbers that the article writes: neither single persons nor sums."""
    return [one for one in verdicts if not one.mention.is_derived]


def planned_share(verdicts: Iterable[Verdict]) -> float:
    """How many of the written numbers are only planned, from 0 to 1."""
    written = written_of(verdicts)
    planned = sum(one.veto is not None and one.veto.reason is Reason.PLANNED for one in written)
    return planned / max(1, len(written))


def verdicts_of(article: Article, sides: tuple[Party, Party], sentences: tuple[Sentence, ...]) -> tuple[Verdict, ...]:
    """A verdict on every number of people in these sentences, in order of the text."""
    found: list[Verdict] = []
    for sentence in sentences:
        before = found[-1] if found and sentence.index - found[-1].mention.sentence.index <= 1 else None
        for one in mentions_of(article, sides, sentence):
            before = _verdict(article, sides, _as_answer(one, before), before)
            found.append(before)
    return tuple(_goes_on(_of_both_together(_vetoed_everywhere(found))))


_ANSWER = 60
"""A sentence of so many code points that names a side may tell what went the other way: "Moscow got 31"."""


_OTHER_WAY = re.compile(r"\b(?:the other (?:way|side)|in (?:return|exchange|turn)|взамен|натомість)\b", re.I)


def _as_answer(one: Mention, before: Verdict | None) -> Mention:
    """A number without a noun right behind a sentence on bodies counts bodies: "… 1,000 bodies. Moscow got 31"."""
    if before is None or before.mention.sentence is one.sentence or not before.mention.counted.bodies:
        return one
    text, sides = one.sentence.text, one.selection.sides
    answers = len(text) <= _ANSWER and (side_named(text, sides) is not Side.NONE or _OTHER_WAY.search(text) is not None)
    answers = answers and tells_on_bare(one)
    return replace(one, counted=replace(one.counted, bodies=True)) if answers else one


def _verdict(article: Article, sides: tuple[Party, Party], one: Mention, before: Verdict | None) -> Verdict:
    veto = veto_of(one) or of_vetoed(one, before.veto if before else None)
    if veto is None and before is not None and before.veto is not None and before.mention.sentence is one.sentence:
        planned = before.veto.reason is Reason.PLANNED
        veto = before.veto if one.head is not None else of_planned(one, before.mention) if planned else None
    voice = voice_of(article, sides, one.start, one.end)
    hint = hint_of(one, voice)
    nobody = not one.counted.categories and not one.counted.bodies and one.counted.nationality is Side.NONE
    if nobody and not BARE_OK.match(one.right) and not _needs_no_noun(one):
        veto = veto or Veto(Reason.NOT_PEOPLE, "V6.no_people", one.right.split(",")[0][:24].strip())
        return Verdict(one, veto, None, voice, hint)
    if veto is not None and veto.reason is not Reason.PLANNED:
        return Verdict(one, veto, None, voice, hint)
    return Verdict(one, veto, frame_of(one, voice, hint), voice, hint)


def _needs_no_noun(one: Mention) -> bool:
    """Whether it counts people without a noun: a person, a sum of such numbers, "one", read before a person alone."""
    number = one.counted.number
    return one.is_derived or (number.value == 1 and not one.selection.around[number.start : number.end].isdigit())


def _vetoed_everywhere(found: list[Verdict]) -> list[Verdict]:
    """Veto every unsure mention of a number that was vetoed elsewhere as no count of any swap."""
    never = {
        one.value: one.veto
        for one in found
        if one.veto is not None
        and one.value is not None
        and one.value > 12
        and one.veto.reason in (Reason.HELD, Reason.CASUALTIES, Reason.CUMULATIVE)
    }
    return [
        replace(one, veto=never[one.value], frame=None)
        if one.veto is None and not one.sure and one.value in never
        else one
        for one in found
    ]


COINCIDES = 12
"""A number up to this is the double of another by chance."""


def _of_both_together(found: list[Verdict]) -> list[Verdict]:
    """X1: "swap 190 prisoners" is no "190 each" in an article that counts 95: it is both sides together."""
    values = {one.value for one in written_of(found) if one.veto is None and one.value is not None}
    total = Direction(Side.NONE, False, "half as many are named: it counts both sides together", "C9.total")
    return [
        replace(one, hint=total, frame=replace(one.frame, direction=total))
        if one.frame is not None
        and one.frame.direction.rule == "C9.each"
        and one.value is not None
        and one.value > COINCIDES
        and one.value % 2 == 0
        and one.value // 2 in values
        else one
        for one in found
    ]


def _goes_on(found: list[Verdict]) -> Iterator[Verdict]:
    """C11: a part without a direction goes where the sentence before it said: "Three of the 390 were women"."""
    last: Verdict | None = None
    for one in found:
        current = one
        if last is not None and _is_open_part(one):
            current = _like(one, last)
        last = _context(current) or last
        yield current


def _context(one: Verdict) -> Verdict | None:
    """A verdict that later parts may go on from: one with a direction, or people of one side spoken of again."""
    if one.counts and one.side is not Side.NONE:
        return one
    owner = one.mention.counted.nationality
    if one.veto is not None or not one.mention.counted.definite or owner not in (Side.A, Side.B):
        return None
    direction = Direction(owner, False, "people spoken of before", "C11.definite")
    return replace(one, frame=Frame(direction, one.mention.start, one.mention.end, strong=False))


def _is_open_part(one: Verdict) -> bool:
    narrow = Category.TOTAL not in one.mention.categories
    return one.counts and one.side is Side.NONE and narrow


def _like(one: Verdict, last: Verdict) -> Verdict:
    """The verdict with the direction of the last one, if that is close and of one side."""
    close = one.mention.sentence.index - last.mention.sentence.index <= 2
    if not close or last.side not in (Side.A, Side.B) or one.frame is None:
        return one
    why = "goes on from the sentence before"
    return replace(one, frame=replace(one.frame, direction=Direction(last.side, False, why, "C11.goes_on")))
