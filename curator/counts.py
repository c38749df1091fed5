"""Counts read from highlighted words: one gesture reads all the numbers that belong together.

"270 servicemen and 120 civilians" are two findings, "95 Russian soldiers" (nobody else named) the total and the
servicemen, "390 people, including 3 women" the total and the women. Source: CODEBOOK "Counts", SUGGESTIONS C10.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from curator.categories import PARTS
from curator.count_phrases import Counted, counted_in, has_both_parts, is_lone, people_numbers
from curator.directions import Direction, direction_of
from curator.lone_persons import is_one_person
from curator.modalities import Mood, clause_mood, mood_of
from curator.model import Category, Qualifier, Reading, Side
from curator.parties import name_of, other
from curator.quantity_words import Quantity, quantities_in
from curator.selections import Finding, Selection, shortened, unreadable

_HEDGES = {
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
}
_HEDGE_WORDS = re.compile(
    r"\b(?:more than|over|at least|no fewer than|up to|at most|nearly|almost|about|around|some|approximately"
    r"|roughly|close to"
    r"|between|понад|більше|щонайменше|майже|близько|около|почти|более|свыше|не менее|примерно)\s+\Z",
    re.I,
)
_MOST = 12
"""More numbers than this in one selection are no one statement."""
_IN_DIGITS = {Qualifier.NONE: "0", Qualifier.EXACT: "1"}
"""The value of what is said without a number; some has none."""
_NOUNS = {Category.TOTAL: "people", Category.WOUNDED: "wounded or ill"}


def read_counts(selection: Selection, side: Side | None, category: Category | None) -> tuple[Finding, ...]:
    """The counts in the words; `side` None proposes it, `category` None (the key of the total) reads all of them."""
    around = people_numbers(selection)
    counted = tuple(one for one in counted_in(selection, around) if not one.bodies)
    if side in (Side.A, Side.B):
        counted = _without_others(selection, counted, side)
    if len(counted) > _MOST:
        return _which(counted)
    quantities = () if counted else quantities_in(selection.read) or _one_person(selection)
    if not counted and not quantities:
        return unreadable("No number of people could be read in these words; the words are kept.")
    if category is not None:
        return _forced(selection, side, category, counted, quantities)
    if quantities:
        return tuple(_from_words(selection, side, one, one.category) for one in quantities)
    parts = has_both_parts(counted) or has_both_parts(around)
    return _grouped(selection, side, counted, parts)


def _one_person(selection: Selection) -> tuple[Quantity, ...]:
    """C3: whoever is named or described alone is one: "exchanged for **Viktor Bout**"."""
    if not is_one_person(selection.read):
        return ()
    return (Quantity(Category.TOTAL, Qualifier.EXACT, selection.read, "one person"),)


def read_bodies(selection: Selection, side: Side | None) -> tuple[Finding, ...]:
    """The number of bodies in the words."""
    numbers = counted_in(selection)
    counted = tuple(one for one in numbers if one.bodies) or numbers
    if side in (Side.A, Side.B):
        counted = _without_others(selection, counted, side)
    if len({_value(one) for one in counted}) != 1:
        return _which(counted)
    direction = direction_of(selection, counted[0])
    return (_finding(selection, side, counted[0], Category.TOTAL, Reading.STATED, "bodies", direction),)


def read_total_reported(selection: Selection) -> tuple[Finding, ...]:
    """The total of both sides as it was published, hedge and all: "nearly 500"."""
    counted = tuple(one for one in counted_in(selection) if not one.bodies)
    if len({_value(one) for one in counted}) != 1:
        return _which(counted)
    number, text = counted[0].number, selection.around
    hedge = _HEDGE_WORDS.search(text[max(0, number.start - 32) : number.start])
    words = f"{hedge.group().strip().lower()} {number.text}" if hedge else number.text
    mood = mood_of(selection, counted[0])
    explanation = f"“{shortened(words)}”, both sides together, as published" + _about_mood(mood)
    return (Finding(words, explanation, qualifier=number.qualifier, modality=mood.modality),)


def _without_others(selection: Selection, counted: tuple[Counted, ...], side: Side) -> tuple[Counted, ...]:
    """Of "25 Russian servicemen … 25 Ukrainian servicemen" only those of the side asked for."""
    if not 1 < len(counted) <= _MOST:
        return counted
    found = {one: direction_of(selection, one) for one in counted}
    elsewhere = [one for one, direction in found.items() if direction.sure and direction.side is other(side)]
    if len(elsewhere) == len(counted):
        return counted  # the person chose the other side on purpose; the claims say so
    return tuple(one for one in counted if one not in elsewhere)


def _which(counted: tuple[Counted, ...]) -> tuple[Finding, ...]:
    if not counted:
        return unreadable("No number could be read in these words; the words are kept.")
    numbers = ", ".join(one.number.text for one in counted[:4])
    return unreadable(f"There are several numbers in these words ({numbers}); select the one that is meant.")


def _forced(
    selection: Selection,
    side: Side | None,
    category: Category,
    counted: tuple[Counted, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Finding, ...]:
    """One category was asked for: its own number, else the only one there is."""
    fitting = [one for one in counted if category in one.categories] or list(counted)
    if quantities:
        chosen = next((one for one in quantities if one.category is category), quantities[0])
        return (_from_words(selection, side, chosen, category),)
    if len({_value(one) for one in fitting}) != 1:
        return _which(tuple(fitting))
    reading = Reading.STATED if category in fitting[0].categories else Reading.INTERPRETED
    return (_finding(selection, side, fitting[0], category, reading),)


def _grouped(selection: Selection, side: Side | None, counted: tuple[Counted, ...], parts: bool) -> tuple[Finding, ...]:
    """All the counts of the words, each category once; a total that is named twice with two values is asked for.

    `parts`: servicemen and civilians are counted apart, in the words or around them.
    """
    found: dict[Category, list[tuple[Counted, Reading]]] = {}
    for one in counted:
        beside = sum(other_one.nationality is one.nationality for other_one in counted)
        for category, reading in _categories(selection, one, parts, beside):
            found.setdefault(category, []).append((one, reading))
    unclear = [pairs for pairs in found.values() if len({_value(one) for one, _ in pairs}) > 1]
    if unclear and side is not None:
        return _which(tuple(one for one, _ in unclear[0]))
    directions = _shared_directions(selection, counted)
    findings: dict[tuple[Category, Side, str], Finding] = {}
    for category in Category:
        for one, reading in found.get(category, ()):
            goes = side or directions[one].side
            finding = _finding(selection, side, one, category, reading, direction=directions[one])
            findings.setdefault((category, goes, _value(one)), finding)
    return tuple(_with_sum(selection, counted, list(findings.values())))


_AND = r"\s*,?\s(?:and|as well as|plus|along with|together with|та|і|й|и|плюс|а також|а также)\s"
_JOINED = re.compile(rf"{_AND}(?:(?:another|a further|ще|ещё|еще)\s)?", re.I)
_ONE_BEFORE = re.compile(rf"(?P<who>.+?){_AND}", re.I)
_ONE_BEHIND = re.compile(rf"{_AND}(?P<who>.+)", re.I)


def _with_sum(selection: Selection, counted: tuple[Counted, ...], findings: list[Finding]) -> Iterator[Finding]:
    """X2: of "143 soldiers and eight residents" the total is neither number but what they make."""
    total = next((one for one in findings if one.category is Category.TOTAL), None)
    added = _added(selection, counted) if total is not None else ()
    for one in findings:
        if one is not total or len(added) < 2:
            yield one
            continue
        words = shortened(selection.read)
        made = f"{' + '.join(map(str, added))} = {sum(added)}"
        why = one.explanation.partition(" people")[2]
        yield replace(
            one, value=str(sum(added)), reading=Reading.INFERRED, explanation=f"“{words}” → {made} people{why}"
        )


def _added(selection: Selection, counted: tuple[Counted, ...]) -> tuple[int, ...]:
    """The numbers that the highlighted words add up, a person beside them being one; () where they do not."""
    values = tuple(one.number.value for one in counted if one.number.value and one.number.qualifier is Qualifier.EXACT)
    if len(values) != len(counted) or len({one.nationality for one in counted}) != 1:
        return ()
    text, at = selection.around, selection.sentence[0]
    if not all(_JOINED.fullmatch(text, one.end, two.number.start) for one, two in pairwise(counted)):
        return ()
    before = _ONE_BEFORE.fullmatch(text, selection.start - at, counted[0].start)
    behind = _ONE_BEHIND.fullmatch(text, counted[-1].end, selection.end - at)
    persons = [one for one in (before, behind) if one is not None and is_one_person(one["who"])]
    return (*values, *(1 for _ in persons))


def _shared_directions(selection: Selection, counted: tuple[Counted, ...]) -> dict[Counted, Direction]:
    """The direction of each number; one that has none of its own goes where the others of the phrase go."""
    own = {one: direction_of(selection, one) for one in counted}
    plain = {found.side: found for found in own.values() if found.side is not Side.NONE}
    if len(plain) != 1:
        return own
    shared = next(iter(plain.values()))
    return {one: shared if found.side is Side.NONE else found for one, found in own.items()}


def _categories(selection: Selection, one: Counted, parts: bool, how_many: int) -> Iterable[tuple[Category, Reading]]:
    """Which categories one number fills under the key of the total, and how far that is from the words."""
    named = one.categories or (Category.TOTAL,)
    if is_lone(selection):
        apart = (parts and set(named) & set(PARTS)) or not set(named) & {*PARTS, Category.TOTAL}
        return [(named[0], Reading.INTERPRETED)] if apart else [(Category.TOTAL, Reading.STATED)]
    stated = [(category, Reading.STATED) for category in named]
    is_part = parts or one.definite or how_many > 1 or Category.TOTAL in named or not set(named) & set(PARTS)
    return stated if is_part else [(Category.TOTAL, Reading.INTERPRETED), *stated]


def _value(one: Counted) -> str:
    """The canonical text of a count: digits, or "low..high"."""
    number = one.number
    if number.value is None:
        return f"{number.low}..{number.high}"
    return str(number.value)


def _finding(
    selection: Selection,
    side: Side | None,
    one: Counted,
    category: Category,
    reading: Reading,
    what: str = "",
    direction: Direction | None = None,
) -> Finding:
    direction = direction or direction_of(selection, one)
    mood = mood_of(selection, one)
    words = shortened(selection.around[one.start : one.end])
    value = _value(one)
    shown = f"{_HEDGES.get(one.number.qualifier, '')}{value.replace('..', ' to ')}"
    explanation = f"“{words}” → {shown} {what or _NOUNS.get(category, category.value)}"
    if reading is Reading.INTERPRETED:
        explanation += _why_interpreted(one, category)
    return Finding(
        value,
        explanation + _about_side(selection, side, direction) + _about_mood(mood),
        side=side or direction.side,
        category=category,
        qualifier=one.number.qualifier,
        modality=mood.modality,
        reading=reading if side is not None or direction.sure else Reading.INTERPRETED,
    )


def _why_interpreted(one: Counted, category: Category) -> str:
    if category is Category.TOTAL and one.categories:
        return "; no others are named"
    if category in one.categories:
        return "; they are one part of those returned"
    return "; the words do not name them so"


def _about_side(selection: Selection, side: Side | None, direction: Direction) -> str:
    """What the words say of the side: its reason when it was proposed, a warning when it contradicts the choice."""
    if side is None:
        return f"; {direction.why}"
    if not direction.sure or direction.side in (side, Side.EACH, Side.NONE):
        return ""
    return f"; check the side: the words point to {name_of(direction.side, selection.sides)} ({direction.why})"


def _about_mood(mood: Mood) -> str:
    return f"; {mood.why}" if mood.why else ""


def _from_words(selection: Selection, side: Side | None, quantity: Quantity, category: Category) -> Finding:
    """A count without a number: some, none or one person: "Some were civilians", "only soldiers", "a Russian pilot"."""
    direction = direction_of(selection)
    mood = clause_mood(selection)
    return Finding(
        _IN_DIGITS.get(quantity.qualifier),
        f"“{shortened(quantity.words)}” → {quantity.meaning}"
        + _about_side(selection, side, direction)
        + _about_mood(mood),
        side=side or direction.side,
        category=category,
        qualifier=quantity.qualifier,
        modality=mood.modality,
        reading=Reading.INTERPRETED,
    )
