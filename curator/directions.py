"""To which side people were returned, by the words around a number.

Nationality first, then destination and provenance, then the verb, last the speaker; what stays ambiguous is said to
be. Source: CODEBOOK "Counts" 1 and 2, SUGGESTIONS C1-C12 and 2.3.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from curator.count_phrases import Counted, counted_in, is_n_for_n
from curator.model import Article, Party, Qualifier, Side
from curator.numbers import Number
from curator.parties import name_of, other, side_named, sides_in
from curator.selections import Selection, selected, shortened
from curator.text import clause_at
from curator.values import value
from curator.voices import voice_of


@value
class Direction:
    """Returned to which side, whether the words are plain about it, and why."""

    side: Side
    sure: bool
    why: str
    rule: str


@dataclass(frozen=True)
class _Scene:
    """What the rules look at: the words left and right of the number in its clause, and the number's phrase."""

    selection: Selection
    counted: Counted | None
    left: str
    phrase: str
    right: str
    sentence: str

    def side(self, words: str) -> Side:
        """Which side a few words name."""
        return side_named(words, self.selection.sides)

    def name(self, side: Side) -> str:
        """A side in words."""
        return name_of(side, self.selection.sides)


_EACH = re.compile(
    r"\beach\b|\b(?:from|by|on|of) (?:both|each|either|the two) (?:sides?|countr\w+|part\w+)|\bboth (?:sides"
    r"|countries|nations|parties)?\s*"
    r"(?:have |had )?(?:also )?(?:handed|returned|released|freed|sent|brought|got|received|exchanged|swapped)"
    r"|\bapiece\b"
    r"|\bequal numbers?|\bby both\b|\bпо\s+\d|\bкожн\w+ (?:сторон|із сторін|з)|\bкажд\w+ (?:сторон|из)"
    r"|\bс обеих сторон|\bз обох",
    re.I,
)
_SWAP = re.compile(
    r"\b(?:exchang(?:e|ed|es|ing)|swapp(?:ed|ing)|swaps?|trad(?:ed|ing)|обмінял\w+|обменял\w+|обмін\w*|обмен\w*)\b",
    re.I,
)
_WHOLE_SWAP = re.compile(
    r"\b(?:exchange|swap) of all\b|\btotal of\b|\bin total\b|\baltogether\b|\bзагалом\b|\bвсего\b", re.I
)
_GIVE = re.compile(
    r"\b(?:hand(?:ed|s|ing)?\s+(?:over|back)|turn(?:ed|s)? over|g(?:ave|ives?|iven)(?: back| up)?|releas(?:ed|es"
    r"|ing)|freed|frees|freeing"
    r"|transferr?(?:ed|s|ing)|sen[dt]s?(?:ing)? (?:back|home)|let go|set free|surrender(?:ed|s)|deliver(?:ed|s)"
    r"|переда(?:в|ла|ли|ло|л|ет|є)|відда(?:в|ла|ли)|отда(?:л|ла|ли)|звільни(?:в|ла|ли|ло)|освободил\w*)\b",
    re.I,
)
_GET = re.compile(
    r"\b(?:br(?:ings?|ought|inging)\b[\w\s]{0,30}?\b(?:home|back)|br(?:ings?|ought|inging)|receiv(?:ed|es|ing)"
    r"|g(?:ot|ets|etting)(?: back)?|welcom(?:ed|es|ing)"
    r"|reclaim(?:ed|s|ing)|retriev(?:ed|es|ing)|rescu(?:ed|es|ing)|recover(?:ed|s|ing)|regain(?:ed|s)"
    r"|(?:secur|negotiat|achiev|obtain)\w* (?:the )?(?:release|return|freedom)(?: of)?|manag(?:ed|es) to (?:return"
    r"|free|bring)"
    r"|took back|taken back|see (?:its|their)|отрима(?:в|ла|ли)|получил\w*|забрал\w*|приня(?:л|ла|ли)|прийня(?:в|ла|ли)"
    r"|повернул[аи] додому)\b",
    re.I,
)
_RETURNED = re.compile(
    r"\b(?:(?:has |have |had )?return(?:ed|s|ing)|поверну(?:в|ла|ли|ло)|верну(?:л|ла|ли|ло))\b", re.I
)
_TO = re.compile(
    r"\b(?:to|into|in|for|home to|до|в|у|на|к)\s+(?:the\s+)?(?:territory\s+(?:controlled"
    r"|held)\s+by\s+)?(?P<where>[\w’'-]+(?:\s[\w’'-]+)?)"
)
_JOINED = re.compile(r"\s(?:and|while|but|а|и|і|й|та)\s", re.I)
_LED_TO = re.compile(
    r"\b(?:[Tt]o|[Ii]nto|[Дд]о|[ВвУу]|[Нн]а)\s(?:the\s)?(?:(?:territory of|територію|территорию)\s)?"
    r"(?P<where>[\w’'-]+)\s(?:(?:were|was|have|has|had|been|also|було|були|было|были|также|також)\s){0,3}"
    r"(?P<moved>[^,;.:]{0,40})\Z"
)
"""The side in front of the verb: "to Russia were transferred 19", "до України повернулися 95"."""
_MOVES = re.compile(
    r"\b(?:return\w*|hand\w*|back|home|came|come|coming|arriv\w*|brought|sent|transferr?ed|repatriat\w*|releas\w*"
    r"|freed|flown|taken"
    r"|deliver\w*|повер\w+|верну\w*|прибу\w+|передан\w*|доставлен\w*)\b",
    re.I,
)
_CAPTIVITY = re.compile(
    r"(?:from|in|of|out of|з|із|из)\s+(?:the\s+)?(?P<who>[\w’'-]+(?:\s[\w’'-]+)?)\s+(?:captivity|custody|prisons?"
    r"|detention|jails?|полон\w*|плен\w*|неволі)"
    r"|(?:territory|territories|areas?)\s+(?:controlled|held"
    r"|occupied)\s+by\s+(?:the\s+)?(?P<who2>[\w’'-]+(?:\s[\w’'-]+)?)"
    r"|(?:held|captured|detained|imprisoned)(?: \w+)? (?:by|in)\s+(?:the\s+)?(?P<who3>[\w’'-]+(?:\s[\w’'-]+)?)",
    re.I,
)
_HOME_REGION = re.compile(
    r"\b(?:from|of)\s+(?P<whose>[\w’'-]+?)(?:['’]s)?\s+(?:(?:[A-Z]\w+|border|western|eastern|northern"
    r"|southern)\s+){1,3}(?:region|oblast|province|district|area)"
)
_BY = re.compile(r"\bby\s+(?:the\s+|both\s+)?(?P<who>[\w’'-]+(?:\s(?:and|[A-Z][\w’'-]+|forces|side)){0,3})")
_OUR = re.compile(r"\b(?:our|ours|наш\w*|its own|its|their own|свої\w*|свои\w*)\b", re.I)
_SPEAKS_OF_OWN = re.compile(r"\b(?:today|home|our|returning|are back|додому|домой|сьогодні|сегодня|наш\w*)\b", re.I)


def side_of(article: Article, sides: tuple[Party, Party], start: int, end: int) -> Side:
    """Returned to which side the words say, NONE when they do not; InputRefused when there are no words."""
    return direction_of(selected(article, sides, start, end)).side


def direction_of(selection: Selection, counted: Counted | None = None) -> Direction:
    """The direction of one number (the first of the selection unless given), by the first rule that speaks."""
    numbers = (counted,) if counted else counted_in(selection)
    scene = _scene(selection, numbers[0] if numbers else None)
    for rule in _RULES:
        found = rule(scene)
        if found is not None:
            return found
    return Direction(Side.NONE, False, "the words do not say to which side; choose it", "C0.silent")


def _scene(selection: Selection, counted: Counted | None) -> _Scene:
    """Cut the sentence at the number; without one, at the selection."""
    text, at = selection.around, selection.sentence[0]
    start = counted.start if counted else selection.start - at
    end = counted.end if counted else selection.end - at
    first, own = (edge - at for edge in clause_at(selection.article.text, at + start))
    left = text[max(0, min(first, start)) : start]
    if counted is None:
        left, end = left + text[start:end], end
    right = text[end : max(end, own, _reach(text, end))]
    return _Scene(selection, counted, left, text[start:end], right, text)


_INSERTED = re.compile(r"[^,;]{0,40}?(?:,\s*(?:who|including|among|whom)\b[^,;]*,|\([^)]*\))[^,;]*")
_CLAUSE = re.compile(r"[^,;]*")


def _reach(text: str, end: int) -> int:
    """Right of the number, past an inserted ", who …," or ", including …,"; to the end of what the number governs."""
    rest = text[end : end + 240]
    found = _INSERTED.match(rest) or _CLAUSE.match(rest)
    return end + (found.end() if found else 0)


def _each(scene: _Scene) -> Direction | None:
    """C1, C2: "each", "from both sides", "N for N"."""
    number = scene.counted.number if scene.counted else None
    near = scene.left + scene.phrase + scene.right
    hedged = number is not None and number.qualifier is Qualifier.ABOUT
    if _EACH.search(near) and not (hedged and re.search(r"from both", near, re.I)) and _owner(scene) is Side.NONE:
        return Direction(Side.EACH, True, "the words say each side", "C1.each")
    if number is not None and is_n_for_n(scene.selection, number) and _owner(scene) is Side.NONE:
        return Direction(Side.EACH, False, "N for N: the same number to each side", "C2.n_for_n")
    return None


def _owner(scene: _Scene) -> Side:
    return scene.counted.nationality if scene.counted else Side.NONE


def _nationality(scene: _Scene) -> Direction | None:
    """C7: "25 Russian servicemen" went to Russia, whatever the verb; nationality outranks it."""
    side = _owner(scene)
    if side is Side.NONE and scene.counted is None:
        side = _people_named(scene)
    if side in (Side.A, Side.B):
        return Direction(side, True, f"{scene.name(side)}’s own people", "C7.nationality")
    return None


def _people_named(scene: _Scene) -> Side:
    """Whose people are named without a number: "released Ukrainian soldiers"."""
    people = re.compile(
        r"\s+(?:\w+\s+)?(?:soldiers|servicem\w+|troops|prisoners|civilians|captives|POWs|women|children|defenders)\b",
        re.I,
    )
    named = {side for _, end, side in sides_in(scene.left, scene.selection.sides) if people.match(scene.left, end)}
    return named.pop() if len(named) == 1 else Side.NONE


_RESPECTIVELY = re.compile(r"\b(?:respectively|відповідно|соответственно)\b", re.I)
_AND = re.compile(r",?\s(?:and|to|та|і|й|и)\s(?:the\s)?", re.I)
_AND_ANOTHER = re.compile(r"(?:\s[\w-]+){0,3},?\s(?:and|та|і|й|и)\s(?:another\s)?", re.I)
_A_THIRD = re.compile(r"\d(?:\s[\w-]+){0,3},\s\Z")
_TO_THEM = re.compile(r"\b(?:to|into|for|до|в|у|на|к)\s(?:the\s)?\Z", re.I)
_BROUGHT_BACK = re.compile(r"\b(?:повернул[аи]|вернул[аи])\b", re.I)
"""Of two sides that each did it these are their own; alone it may be either way."""
_FROM_THEM = re.compile(r"\b(?:from|by|з|із|зі|из|от|від)\s(?:the\s)?\Z", re.I)


def _respectively(scene: _Scene) -> Direction | None:
    """C14: two numbers and two sides in one order: "Kyiv and Moscow got back 95 and 103 respectively"."""
    if scene.counted is None or _RESPECTIVELY.search(scene.sentence) is None:
        return None
    text, mine = scene.sentence, scene.counted.number
    numbers = scene.selection.numbers
    pairs = [two for two in pairwise(numbers) if mine in two and _AND_ANOTHER.fullmatch(text, two[0].end, two[1].start)]
    named = sides_in(text, scene.selection.sides)
    both = [two for two in pairwise(named) if two[0][2] is not two[1][2] and _AND.fullmatch(text, two[0][1], two[1][0])]
    if len(pairs) != 1 or len(both) != 1:
        return None
    (first, _), (one, another) = pairs[0], both[0]
    if _A_THIRD.search(text, 0, first.start):
        return None
    side = (one if mine is first else another)[2]
    goes = _goes_to(text, one[0], another[1], first.start)
    if goes is None:
        return None
    return Direction(
        side if goes else other(side), True, "“respectively”: in the order of the sides", "C14.respectively"
    )


def _goes_to(text: str, start: int, end: int, number: int) -> bool | None:
    """Whether two sides that stand here got the people of the numbers from `number` on, or gave them; None: unsaid."""
    if number < start:
        return True if _TO_THEM.search(text, 0, start) else False if _FROM_THEM.search(text, 0, start) else None
    gets = _GET.search(text, end, number) or _BROUGHT_BACK.search(text, end, number)
    gives = _GIVE.search(text, end, number)
    return None if (gets is None) == (gives is None) else gets is not None


def _destination(scene: _Scene) -> Direction | None:
    """C4, C5: "returned to Russia", "handed back to Ukraine", "arrived in Ukraine"."""
    whole = scene.phrase + scene.right if scene.counted else scene.left
    for match in _TO.finditer(whole):
        side = scene.side(match["where"])
        if (
            match["where"].lower().endswith(("captivity", "custody", "detention"))
            or "captivity" in whole[match.end() : match.end() + 12]
        ):
            continue
        if side in (Side.A, Side.B) and _MOVES.search(whole[: match.start()] + scene.left[-60:]):
            return Direction(side, True, f"“{shortened(match.group())}”", "C4.destination")
    led = _LED_TO.search(scene.left) if scene.counted else None
    side = scene.side(led["where"]) if led else Side.NONE
    if led and side in (Side.A, Side.B) and _MOVES.match(led["moved"]):
        return Direction(side, True, f"“{shortened(led.group())}”", "C4.destination")
    return None


def _provenance(scene: _Scene) -> Direction | None:
    """C7: out of one side's captivity is home to the other; people of one side's region go back to it."""
    whole = scene.phrase + scene.right if scene.counted else scene.left
    region = _HOME_REGION.search(whole)
    if region and scene.side(region["whose"]) in (Side.A, Side.B):
        side = scene.side(region["whose"])
        return Direction(side, True, f"“{shortened(region.group())}”: back to {scene.name(side)}", "C7.region")
    held = _CAPTIVITY.search(whole) or _CAPTIVITY.search(scene.left)
    if held:
        keeper = scene.side(held["who"] or held["who2"] or held["who3"] or "")
        if keeper in (Side.A, Side.B):
            side = other(keeper)
            return Direction(side, True, f"“{shortened(held.group())}”: back to {scene.name(side)}", "C7.captivity")
    return None


def _passive_by(scene: _Scene) -> Direction | None:
    """C4: "were handed over by Ukraine" went to the other side."""
    given = _GIVE.search(scene.right)
    agent = _BY.search(scene.right, given.end()) if given else None
    keeper = scene.side(agent["who"]) if agent else Side.NONE
    if agent and keeper in (Side.A, Side.B):
        return Direction(other(keeper), True, f"“{shortened(agent.group())}” means to the other side", "C4.by")
    number = scene.counted.number if scene.counted else None
    if agent and keeper is Side.EACH and number is not None:
        return _exchanged(number)
    return None


def last_clause(left: str, sides: tuple[Party, Party]) -> str:
    """The words in front of a number from where a second side begins to act: "Kyiv received 95 and (Moscow got)"."""
    joined = next(reversed(tuple(_JOINED.finditer(left))), None)
    if joined is None or side_named(left[joined.end() :], sides) not in (Side.A, Side.B):
        return left
    return left[joined.end() :] if _last_verb(left[: joined.start()])[0] is not None else left


def _active(scene: _Scene) -> Direction | None:
    """C6, C7: "Ukraine handed over N" went to Russia, "Ukraine brought N home" to Ukraine, "returned N" is open."""
    left = last_clause(scene.left, scene.selection.sides)
    verb, gives = _last_verb(left)
    if verb is None:
        return None
    doers = [side for _, end, side in sides_in(left, scene.selection.sides) if end <= verb.start()]
    if len(set(doers)) != 1 and not (doers and left[: verb.start()].count(" and ") == 0):
        return None
    doer = doers[-1]
    if gives is None:
        why = f"“returned” may mean brought home or handed over; taken as home to {scene.name(doer)}, check it"
        return Direction(doer, False, why, "C7.returned")
    side = other(doer) if gives else doer
    return Direction(
        side, True, f"“{scene.name(doer)} … {shortened(verb.group())}”", "C6.gives" if gives else "C6.gets"
    )


def _last_verb(left: str) -> tuple[re.Match[str] | None, bool | None]:
    """The verb nearest to the number: (match, True gives / False gets / None "returned")."""
    found: list[tuple[int, re.Match[str], bool | None]] = []
    kinds: tuple[tuple[re.Pattern[str], bool | None], ...] = ((_GIVE, True), (_GET, False), (_RETURNED, None))
    for pattern, gives in kinds:
        found += [(match.start(), match, gives) for match in pattern.finditer(left)]
    if not found:
        return None, None
    _, match, gives = max(found, key=lambda one: one[0])
    return match, gives


def _swap(scene: _Scene) -> Direction | None:
    """C9: an exact number with "exchanged N" means N each, a hedged one the total of both."""
    number = scene.counted.number if scene.counted else None
    near = scene.left + scene.phrase + scene.right
    if number is None or not _SWAP.search(near):
        return None
    return _exchanged(number, whole=_WHOLE_SWAP.search(near) is not None)


def _exchanged(number: Number, *, whole: bool = False) -> Direction:
    """A number both sides share: each its own if exact, both together if hedged or called a total."""
    if number.qualifier is not Qualifier.EXACT or whole:
        return Direction(Side.NONE, False, "a hedged number or a total counts both sides together", "C9.total")
    return Direction(Side.EACH, False, "an exact number “exchanged” usually means so many each", "C9.each")


def _speaker(scene: _Scene) -> Direction | None:
    """C12: an official of one side who speaks of "our people" or of "today – N people" means those who came home."""
    selection = scene.selection
    voice = voice_of(selection.article, selection.sides, selection.start, selection.end)
    if voice.side not in (Side.A, Side.B):
        return None
    ours = _OUR.search(scene.phrase + scene.right[:60])
    if not ours and not _SPEAKS_OF_OWN.search(scene.left + scene.phrase + scene.right) and not scene.counted:
        return Direction(
            voice.side, False, f"{voice.name} speaks of {scene.name(voice.side)}’s side; check it", "C12.speaker"
        )
    return Direction(
        voice.side, bool(ours), f"{voice.name} speaks of people returned to {scene.name(voice.side)}", "C12.own"
    )


_RULES: tuple[Callable[[_Scene], Direction | None], ...] = (
    _nationality, _respectively, _each, _destination, _provenance, _passive_by, _active, _swap, _speaker,
)  # fmt: skip
"""In order: the first that speaks decides."""
