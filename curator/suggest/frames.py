"""Which way people went: the words that make a number a count of a swap, and the direction they give it.

The core rules of `curator.directions` speak first; what they leave open is read by the rules here, for the long tail
of verbs ("saw 95 return", "is one of 146 freed", "won back"). Source: SUGGESTIONS C1-C12 and 2.3 (1, 4, 6).
"""

import re

from curator.directions import Direction, direction_of, last_clause
from curator.model import Qualifier, Side
from curator.parties import name_of, other, side_named, sides_in
from curator.suggest.mentions import Mention
from curator.suggest.words import SWAP
from curator.values import value
from curator.voices import Voice

MOVES = re.compile(
    r"\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:ed|ing)|return(?:s|ed|ing|ees?)?|repatriat\w+|hand(?:ed|s"
    r"|ing)?[ -]?(?:over|back)s?|handed(?= to)|releas(?:e|es|ed|ing)|freed|frees|freeing|free|freedom"
    r"|liberat(?:ed|es|ing|ion)|br(?:ought|ings?|inging)"
    r"|(?:came|come|comes|coming|gone|went|are|is|were|was|arriv\w+|got|gets?|getting|made it"
    r"|flown|flew|sent|sends?|sending|safely|finally|now)(?: \w+){0,5}? (?:back|home)|homecoming|back home|walk(?:ed|s"
    r"|ing) (?:free|out)|let go|set free|turn(?:ed|s|ing)? over|g(?:ave|ive|ives|iven) (?:back|up)|reclaim(?:s|ed|ing)"
    r"|retriev(?:es?|ed|ing)|recover(?:s|ed|ing)|rescu(?:es?|ed|ing)|regain(?:s|ed|ing)|receiv(?:es?|ed|ing)"
    r"|welcom(?:es?|ed|ing)|reunit(?:ed|es|ing)|transferr(?:ed|ing)|deliver(?:ed|s|ing)|got|gets|getting back"
    r"|w[io]n(?:s|ning)? back|took back|taken back|get back|gets back|secur(?:es?|ed|ing)|cross(?:ed|es|ing)"
    r"|flown|airlifted|extract(?:ed|ing)|arriv(?:ed|es|ing)|left (?:captivity|russia\w*)|out of (?:captivity|custody)"
    r"|обмін\w*|обмен\w*|поверн\w+|поверта\w+|верну\w+|возвра\w+|звільн\w+|визвол\w+|освобо\w+|переда\w+|відда\w+|отда\w+|додому|домой"
    r"|прибу\w+|забра\w+|отрима\w+|получи\w+)\b",
    re.I,
)
_STRONG = re.compile(
    r"\b(?:exchang\w+|swap\w*|return\w*|repatriat\w+|hand\w*[ -]?(?:over|back)\w*|handed|releas\w+|freed|frees|freeing"
    r"|home|back|free|переда\w+|обм\w+|повер\w+|верн\w+|возвра\w+|звільн\w+|освобо\w+|додому|домой)\b",
    re.I,
)
_THINGS = re.compile(
    r"\b(?:lists?|memorandum|proposals?|documents?|letters?|territor\w+|weapons?|aid|money|grain"
    r"|condolences|fire|blows|strikes|messages?|views|information|claims?|power|calls?)\b",
    re.I,
)
_REMAINS = re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?)\b", re.I)


@value
class Frame:
    """The direction of a number and the words that decided it (article positions)."""

    direction: Direction
    start: int
    end: int
    strong: bool
    """Whether these are plain words of a return or an exchange."""


def frame_of(one: Mention, voice: Voice, direction: Direction) -> Frame | None:
    """The frame of a number that goes in this direction; None where no word says that people were moved."""
    moved = _moved(one)
    if moved is None:
        return _elliptic(one, voice)
    start, end, strong = moved
    at = one.selection.sentence[0]
    left, right = min(at + start, one.start), max(at + end, at + one.counted.end)
    named = _named_before(one, left - at)
    return Frame(direction, min(left, at + named), right, strong=strong)


_DAY_BEFORE = re.compile(
    r"(?:^|[.!?:]\s*)[“\"«]?(?:today|yesterday|now|this time|сьогодні|вчора|сегодня|вчера)\b[^.!?]{0,12}\Z", re.I
)


def _elliptic(one: Mention, who: Voice) -> Frame | None:
    """C12: "Today – 390 people": no verb; what the paragraph spoke of, and the speaker, give frame and side."""
    lead = one.selection.around[max(0, one.counted.start - 30) : one.counted.start]
    rest = re.match(r"[^.!?]{0,24}(?:[.!?]|\Z)", one.right)
    before = one.paragraph + one.selection.around[: one.counted.start]
    if not _DAY_BEFORE.search(lead) or rest is None or not moves_people(before):
        return None
    if who.side not in (Side.A, Side.B) or who.start is None:
        return None
    sure = _OUR.search(before[-_PARAGRAPH:]) is not None
    why = f"{who.name} counts people who came home to {_name(one, who.side)}"
    said = re.search(r"\w+\W*\Z", lead)
    start = one.start - (len(lead) - said.start() if said else 0)
    return Frame(
        Direction(who.side, sure, why, "C12.today"), start, one.selection.sentence[0] + one.counted.end, strong=True
    )


_PARAGRAPH = 240


def _moved(one: Mention) -> tuple[int, int, bool] | None:
    """The nearest word of movement in the number's clause, else in that of the number it hangs on."""
    text, head = one.selection.around, one.head or one
    first = head.counted.start - len(head.left)
    last = max(end + len(_reach(text[end : end + 200])) for end in (one.counted.end, head.counted.end))
    best = _nearest(one, first, last)
    if best is None and (_EACH_RIGHT.match(one.right) or one.counted.nationality is not Side.NONE):
        best = _nearest(one, 0, len(text)) if SWAP.search(text) else None
    if best is None:
        return None
    said_swap = SWAP.search(text) is not None or SWAP.search(one.paragraph) is not None
    strong = said_swap or one.counted.bodies or _STRONG.search(text, first, last) is not None
    return best[0], best[1], strong


_EACH_RIGHT = re.compile(
    r"[^,;.]{0,30}?\b(?:each|apiece|(?:from|on|to|by) (?:each|both|either) sides?|per side)\b", re.I
)


def _nearest(one: Mention, first: int, last: int) -> tuple[int, int] | None:
    """The nearest word of movement in a stretch of the sentence that moves people and not things."""
    text = one.selection.around
    best: tuple[int, int, int] | None = None
    for match in MOVES.finditer(text, first, last):
        if _moves_things(text, match, remains=not one.counted.bodies):
            continue
        gap = max(one.counted.start - match.end(), match.start() - one.counted.end, 0)
        if best is None or gap < best[0]:
            best = (gap, match.start(), match.end())
    return best[1:] if best is not None else None


_ARTICLE = re.compile(r"\s*(?:a|an|the)?\s*")


def _moves_things(text: str, match: re.Match[str], *, remains: bool = True) -> bool:
    """Whether a list or a territory is what is handed over or brought back; a body, unless bodies are asked for."""
    last = match.end() + 40
    article = _ARTICLE.match(text, match.end(), last)
    start = article.end() if article else match.end()
    thing = _THINGS.match(text, start, last) or (_REMAINS.match(text, start, last) if remains else None)
    return thing is not None


_INSERTED = re.compile(
    r"[^,;.:]{0,60}(?:,\s(?:who|whom|including|among|all|both|most|many|some|aged|mostly)\b[^,;]*,|\([^)]*\)"
    r"|\s[–—]\s[^–—]{0,80}\s[–—])"
)
_CLAUSE = re.compile(r"(?:[^,;.:]|\.(?=\w)|:(?=\d))*")


def _reach(words: str) -> str:
    """How far behind a number its verb may stand: past ", who …," and ", including …," and no further comma."""
    inserted = _INSERTED.match(words)
    rest = _CLAUSE.match(words, inserted.end() if inserted else 0)
    return words[: rest.end()] if rest else ""


def _named_before(one: Mention, start: int) -> int:
    """Where the side is named in the clause left of the words that moved people, so that the evidence shows it."""
    head = one.head or one
    first = head.counted.start - len(head.left)
    text = one.selection.around
    named = [first + begin for begin, _, _ in sides_in(text[first : max(first, start)], one.selection.sides)]
    return named[-1] if named and start - named[-1] <= 90 else start


_WEAK = (
    "C0.silent",
    "C3.unequal",
    "C9.each",
    "C9.total",
    "C12.speaker",
    "C12.own",
    "C7.returned",
    "C6.gives",
    "C6.gets",
)


def hint_of(one: Mention, voice: Voice) -> Direction:
    """The direction that the words give, whether or not any of them says that people were moved.

    It is the core's, unless that is a weak one and a rule of the long tail sees more.
    """
    own = direction_of(one.selection, one.counted)
    if own.side is Side.EACH and unequal_for(one):
        own = Direction(Side.NONE, False, "N for another number: not so many to each side", "C3.unequal")
    if one.head is not None and own.rule in _WEAK and one.counted.nationality is Side.NONE:
        return hint_of(one.head, voice)
    if own.rule not in _WEAK:
        return _unless_total(one, own)
    for rule in (_own_people, _dative, _saw, _out_of, _on_side, _received, _got):
        found = rule(one)
        if found is not None:
            return found
    if own.rule.startswith("C9") and not _governed(one):
        own = Direction(Side.NONE, False, "the words do not say to which side", "C0.silent")
    if own.rule in ("C0.silent", "C3.unequal", "C12.speaker", "C12.own"):
        return _spoken(one, voice)
    return own


def _unless_total(one: Mention, own: Direction) -> Direction:
    """A hedged or summed number of both sides together is nobody's: "a total of 190 from both sides"."""
    if own.side is not Side.EACH or own.rule != "C1.each":
        return own
    near = one.left[-40:] + one.right[:60]
    each = re.search(r"\b(?:each|apiece|every|per side|кож\w+|кажд\w+|по\s+\d)", near, re.I)
    total = re.search(r"\b(?:total|altogether|combined|together|in all)\b", near, re.I)
    if total and not each:
        return Direction(Side.NONE, False, "a total counts both sides together", "C9.total")
    return own


_GOVERNED = re.compile(
    r"\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|ed|ing)|exchange of|swap of|обмін\w+|обмен\w+)\s"
    r"(?:of\s)?(?:[\w'’-]+\s){0,3}\Z",
    re.I,
)
_GOVERNED_RIGHT = re.compile(
    r"[^,;.]{0,60}?\b(?:(?:were|was|are|been|being|be)\s(?:\w+\s)?)?(?:exchanged|swapped|traded|обмін\w+|обмен\w+)\b",
    re.I,
)


def _governed(one: Mention) -> bool:
    """Whether "exchanged" really has this number as its object or subject."""
    return bool(_GOVERNED.search(one.left) or _GOVERNED_RIGHT.match(one.right))


def _lone_side(one: Mention, words: str) -> Side:
    """The one side a stretch names, NONE when it names both or neither."""
    side = side_named(words, one.selection.sides)
    return side if side in (Side.A, Side.B) else Side.NONE


def _subject(one: Mention) -> Side:
    """Whose act the clause tells of: the one side of the clause, else the one named before its first verb."""
    left = last_clause(one.left, one.selection.sides)
    side = _lone_side(one, left)
    verb = MOVES.search(left)
    return side if side is not Side.NONE or verb is None else _lone_side(one, left[: verb.start()])


def _name(one: Mention, side: Side) -> str:
    return name_of(side, one.selection.sides)


_OWN = re.compile(r"\s(?:\w+\s){0,2}?(?:of\s)?(?:its|their|his|the country['’]s|свої\w*|своих)\s(?:own\b|\w+)", re.I)


def _own_people(one: Mention) -> Direction | None:
    """C6: "Ukraine … 95 of its own (soldiers)" came home to Ukraine, whatever the verb."""
    said = _OWN.match(one.right)
    side = _subject(one) if said else Side.NONE
    if side is Side.NONE or said is None:
        return None
    return Direction(side, True, f"“{one.counted.number.text}{said.group()}” of {_name(one, side)}", "C6.own")


_SEES = re.compile(
    r"\b(?:saw|sees|seeing|seen|watched|celebrat\w+|welcom\w+|greet\w+|met)\s(?:[\w'’-]+\s){0,3}\Z", re.I
)


def _saw(one: Mention) -> Direction | None:
    """C8: "Kyiv saw 95 return": home to the one who sees it."""
    if not _SEES.search(one.left):
        return None
    side = _subject(one)
    return Direction(side, True, f"{_name(one, side)} saw them come", "C8.saw") if side is not Side.NONE else None


_OUT = re.compile(
    r"\b(?:return\w*|back|home|came|arriv\w+|brought|freed|released|out)\s(?:\w+\s)?(?:from|of)\s(?:the\s)?"
    r"(?P<where>[\w’'-]+(?:\s[\w’'-]+)?)|\b(?:з|із|из)\s(?P<where2>\w+(?:\s\w+)?)",
    re.I,
)


def _out_of(one: Mention) -> Direction | None:
    """C7: "came back from Russia": to the other side."""
    for words in (_reach(one.right), one.left[-60:]):
        found = _OUT.search(words)
        side = _lone_side(one, found["where"] or found["where2"]) if found else Side.NONE
        if found and side is not Side.NONE:
            to = other(side)
            return Direction(to, True, f"“{' '.join(found.group().split())}”: back to {_name(one, to)}", "C7.out_of")
    return None


_DATIVE = re.compile(
    r"(?<!\w)(?P<who>\w+(?:і|ії|е|ии|у|ам|ям|(?:ій|ой)\s(?:стороні|стороне)))\s(?:(?:було|були|было|были)\s)?"
    r"(?:переда|поверн|верну|возвра|відда|отда)\w+"
    r"|(?<!\w)(?:переда|поверн|верну|возвра|відда|отда)\w+\s"
    r"(?P<who2>\w+(?:і|ії|е|ии|у|ам|ям|(?:ій|ой)\s(?:стороні|стороне)))(?!\w)",
    re.I,
)


def _dative(one: Mention) -> Direction | None:
    """C4 in Ukrainian and Russian: "Україні передано 95", without a preposition."""
    found = _DATIVE.search(one.left[-60:]) or _DATIVE.search(one.right[:60])
    side = _lone_side(one, found["who"] or found["who2"]) if found else Side.NONE
    return Direction(side, True, f"“{found.group()}”", "C4.dative") if found and side is not Side.NONE else None


_ON_SIDE = re.compile(
    r"\b(?:on|for) (?:the )?(?P<who>[\w’'-]+)(?: side|['’]s side)?(?: of [\w ]{3,20})?[,:]?\s(?:\w+\s){0,3}\Z"
    r"|(?:^|[.;,]\s*)(?P<who2>[A-ZА-ЯІЇЄҐ][\w’'-]+)\s?(?::|–|—|-)\s*\Z",
)


def _on_side(one: Mention) -> Direction | None:
    """C12: "On the Ukrainian side, 95 …", "Ukraine: 95"."""
    lead = one.selection.around[max(0, one.counted.start - 60) : one.counted.start]
    found = _ON_SIDE.search(lead)
    side = _lone_side(one, found["who"] or found["who2"]) if found else Side.NONE
    return (
        Direction(side, False, f"spoken of as {_name(one, side)}’s", "C12.on_side") if side is not Side.NONE else None
    )


_RECEIVED = re.compile(
    r"[^,;.]{0,50}?\b(?:received|welcomed|met|greeted|taken in|picked up)\b[^,;.]{0,12}\b(?:by|in|at)\b"
)


def _received(one: Mention) -> Direction | None:
    """C6: "95 were received by Ukraine"."""
    found = _RECEIVED.match(one.right)
    side = _lone_side(one, one.right[found.end() : found.end() + 24]) if found else Side.NONE
    return Direction(side, True, f"received by {_name(one, side)}", "C6.received") if side is not Side.NONE else None


_GETS = re.compile(
    r"\b(?:w[io]n(?:s|ning)?(?: back)?|took|taken|pull\w+ out|collect\w+|pick\w* up|extract\w+|secur\w+|obtain\w+"
    r"|g[eo]t(?:s|ting)?(?: back)?|reclaim\w+|retriev\w+|recover\w+|regain\w+|rescu\w+|managed to \w+|helped \w+"
    r"|has back|had back|have back|see|count\w*|забра\w+|отрима\w+|получи\w+|домігся|домоглас\w+|добил\w+)"
    r"\s(?:the (?:release|return|freedom) of\s)?(?:[\w'’-]+\s){0,3}\Z",
    re.I,
)


def _got(one: Mention) -> Direction | None:
    """C6: "Kyiv won back 95", "secured the freedom of 95": to the one who gets."""
    if not _GETS.search(one.left):
        return None
    side = _subject(one)
    return Direction(side, True, f"{_name(one, side)} gets them back", "C6.gets") if side is not Side.NONE else None


_HOME = re.compile(
    r"\b(?:home|back|return\w*|brought|bring\w*|our|freed|released|rescued|додому|повер\w+|наш\w*|домой|верн\w+|звільн\w+"
    r"|освобо\w+)\b",
    re.I,
)
_OUR = re.compile(r"\b(?:our|ours|we|us|наш\w*|ми|мы)\b", re.I)


def _spoken(one: Mention, voice: Voice) -> Direction:
    """C12: an official of one side who speaks of people that came home means his own side's."""
    words = one.left + one.right
    if voice.side not in (Side.A, Side.B) or voice.start is None or not _HOME.search(words):
        return Direction(Side.NONE, False, "the words do not say to which side", "C0.silent")
    sure = _OUR.search(words) is not None
    why = f"{voice.name} speaks of people who came home to {_name(one, voice.side)}"
    return Direction(voice.side, sure, why, "C12.own" if sure else "C12.speaker")


def unequal_for(one: Mention) -> bool:
    """Whether a number stands in "N for M" with another number."""
    return one.order.endswith("!")


def is_total_of_both(one: Mention, direction: Direction) -> bool:
    """Whether a number counts both sides together ("nearly 500 prisoners exchanged")."""
    if direction.side is not Side.NONE:
        return False
    hedged = one.counted.number.qualifier is not Qualifier.EXACT
    summed = re.search(
        r"\b(?:total|altogether|in all|combined|together|загалом|всего|всього)\b", one.left + one.right[:60], re.I
    )
    return _governed(one) and (hedged or summed is not None)


def moves_people(words: str) -> bool:
    """Whether words say that people were exchanged, returned or freed: not a list handed over, not a body."""
    return _STRONG.search(words) is not None and any(not _moves_things(words, one) for one in MOVES.finditer(words))
