"""The numbers of people in highlighted words: which number, of whom, of which nationality, as a part or as the whole.

Source: SUGGESTIONS C10, N1, N2. Positions are code points of `Selection.around`.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from curator.categories import BODIES, PARTS, categories_in, category_of, phrase_end, predicate_of
from curator.model import Category, Side
from curator.numbers import Number
from curator.parties import sides_in
from curator.selections import Selection
from curator.values import value


@value
class Counted:
    """One number of people."""

    number: Number
    start: int
    end: int
    """From the number to the end of the noun it counts."""
    categories: tuple[Category, ...]
    """() when no noun says whom it counts."""
    nationality: Side
    """Whose people they are, by the words beside the number; NONE when these do not say."""
    definite: bool
    """True for "the 270 servicemen": people spoken of before, so a part of what was counted there."""
    bodies: bool


_NOT_PEOPLE = re.compile(
    r"[\s-]*(?:%|per ?cent|weeks?|days?|months?|years?|hours?|minutes?|rounds?|stages?|phases?|exchanges?|swaps?"
    r"|times|km|kilomet\w+"
    r"|miles|families|planes?|aircraft|buses|countries|regions|nations|rubles|dollars|euros|відсотк\w+|процент\w*"
    r"|обмін\w*|обмен\w*"
    r"|тижн\w+|недел\w+|дн(?:ів|ей|і|я)|рок\w+|лет|месяц\w+|місяц\w+|-?(?:year|day|week|hour|month)s?[- ]"
    r"|th brigade)\b",
    re.I,
)
_NOT_BEFORE = re.compile(r"(?:[$€£₴₽]|\baged |\bage of |\bNo\. ?|№ ?|\bbrigade |\bpage )\Z", re.I)
_OF_THE = re.compile(r"\s+(?:out )?of\s+(?:(?:the|these|those|its|their|all)\s+)?(?=\d|\w)", re.I)
_N_FOR_N = re.compile(r"\s?[-–—]?\s?(?:for|на|за)\s?[-–—]?\s?", re.I)
_BODIES_OF = re.compile(
    r"\b(?:(?:bod(?:y|ies)|remains|corpses) of\s(?:(?:the|its|their|some|another)\s)?"
    r"|(?:тіла|тела|останк\w+)\s(?:ще\s|ещ[её]\s)?)\Z",
    re.I,
)
"""Words right before a number that make it one of bodies."""
_AND = re.compile(r"\w\s(?:and|і|й|та|и|а)\s(?:the\s)?\Z", re.I)
_DEFINITE = re.compile(r"\b(?:the|these|those|all the|ці|эти)\s+\Z", re.I)


def counted_in(selection: Selection, around: tuple[Counted, ...] | None = None) -> tuple[Counted, ...]:
    """The numbers of people (or bodies) that lie in the selection, in order; `around`: its `people_numbers`, if known.

    Dates, ordinals, ages, spans of time and the base of "three of the 390" are left out, unless nothing but such a
    number was highlighted.
    """
    people = people_numbers(selection) if around is None else around
    inside = [one for one in people if selection.inside(one.number.start, one.number.end)]
    if not inside:
        inside = [_counted(selection, one, one.end) for one in selection.numbers if _is_alone(selection, one)]
    return tuple(inside)


def people_numbers(selection: Selection, *, bases_too: bool = False) -> tuple[Counted, ...]:
    """The numbers of people in the sentences around a selection, in order; linear in their number.

    `bases_too`: also what others are parts of, the 71 of "nine of the 71 who came home".
    """
    text, numbers = selection.around, selection.numbers
    bases = {two.start for one, two in pairwise(numbers) if _is_base(text, one, two)}
    starts = [one.start for one in numbers if one.start not in bases] + [len(text)]
    last = selection.end - selection.sentence[0]
    whole = is_lone(selection)
    found = []
    for one in numbers:
        if not _counts_people(selection, one):
            continue
        following = starts[bisect_right(starts, one.start)]
        if one.start not in bases:
            found.append(_counted(selection, one, following if whole or one.end > last else min(following, last)))
        elif bases_too:  # what is said behind it is said of the part: "three of the 390 were women"
            found.append(_counted(selection, one, phrase_end(text, one.end, following)))
    return tuple(found)


def has_both_parts(counted: tuple[Counted, ...]) -> bool:
    """Whether servicemen and civilians are counted apart from each other."""
    return all(any(one.categories == (part,) for one in counted) for part in PARTS)


def is_lone(selection: Selection) -> bool:
    """Whether nothing but a number (with its hedge) was highlighted."""
    return len(selection.read.split()) <= 4 and not any(category_of(selection.read))


def is_n_for_n(selection: Selection, number: Number) -> bool:
    """Whether a number is one of "1000-for-1000"."""
    text = selection.around
    return any(
        number.start in (one.start, two.start) and _N_FOR_N.fullmatch(text, one.end, two.start) is not None
        for one, two in pairwise(selection.numbers)
    )


def _is_base(text: str, one: Number, two: Number) -> bool:
    """Whether `two` is what `one` is a part of: "three of the 390"."""
    between = _OF_THE.match(text, one.end)
    return between is not None and between.end() == two.start and two.value is not None


def _counts_people(selection: Selection, number: Number) -> bool:
    text = selection.around
    if not _is_a_count(number):
        return False
    if any(start < number.end and number.start < end for start, end in selection.dates):
        return False
    if _NOT_PEOPLE.match(text, number.end) or _NOT_BEFORE.search(text[max(0, number.start - 12) : number.start]):
        return False
    return (number.value or number.high or 0) <= 1_000_000


def _is_alone(selection: Selection, number: Number) -> bool:
    """Whether the selection is this number and nothing else, so that a person must mean it as a count."""
    at = selection.sentence[0]
    return (at + number.start, at + number.end) == (selection.start, selection.end) and _is_a_count(number)


def _is_a_count(number: Number) -> bool:
    """Whether a number can count anything: no ordinal, and no fraction or time, which have neither value nor bounds."""
    return not number.ordinal and not (number.value is None and number.low is None)


def _counted(selection: Selection, number: Number, limit: int) -> Counted:
    """A number with the words behind it, up to `limit`: the next number, or the end of what was highlighted."""
    text = selection.around
    phrase = text[number.end : phrase_end(text, number.end, limit)]
    categories, end = category_of(phrase), number.end
    nouns = categories_in(phrase)
    if nouns:
        end += nouns[-1][1]
    if not set(categories) - {Category.TOTAL}:
        said = predicate_of(text, number.end, limit)
        if said:
            categories, end = (said[0],), said[1]
    sides = {side for start, _, side in sides_in(phrase, selection.sides) if not _is_next_subject(phrase, start)}
    owner = sides.pop() if len(sides) == 1 else Side.NONE
    before = text[max(0, number.start - 24) : number.start]
    return Counted(
        number, number.start, end, categories, owner, bool(_DEFINITE.search(before)), _of_bodies(before, phrase)
    )


def _is_next_subject(phrase: str, start: int) -> bool:
    """Whether a side named at `start` is who the next words tell of: "95 soldiers and Moscow (got 31)"."""
    return _AND.search(phrase[:start]) is not None and not categories_in(phrase[start:])


def _of_bodies(before: str, phrase: str) -> bool:
    """Whether a number counts the dead; "45 soldiers and the remains of" speaks so of the number that follows."""
    ahead = _BODIES_OF.search(phrase)
    own = phrase[: ahead.start()] if ahead else phrase
    return bool(BODIES.search(own) or _BODIES_OF.search(before))
