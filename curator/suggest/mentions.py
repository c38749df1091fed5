"""The numbers of people a text mentions, each with the words around it, and how numbers of one phrase hang together.

Source: SUGGESTIONS 3 ("mentions", "groups"), C10. Positions are code points of the article unless said otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from curator.categories import BODIES
from curator.count_phrases import Counted, people_numbers
from curator.lone_persons import NAMED, PERSON
from curator.model import Article, Category, Party, Qualifier, Side
from curator.numbers import Number
from curator.parties import sides_in
from curator.selections import Selection
from curator.suggest.blocks import Sentence
from curator.suggest.lone import Lone, Place, lone_in
from curator.text import clause_at

_FOR = re.compile(
    r"(?:\s[\w'’-]+){0,3}?\s?[-–—]?\s?(?:for|against|на|за|проти|против|/)\s?[-–—]?\s?(?:(?:the|some|about)\s)?", re.I
)
_CLAUSE_END = re.compile(r"[;:]|\.\s|,(?! (?:including|who|whom)\b)|\s(?:but|while|although|але|но|хоча|хотя)\s")
MOST = 24
"""More numbers in one sentence than this are a table and stay open."""
_REACH = 160
"""How far (code points) behind a number its words are read."""


@dataclass(frozen=True, eq=False)
class Mention:
    """One number of people in its sentence."""

    sentence: Sentence
    selection: Selection
    counted: Counted
    left: str
    """The clause left of the number."""
    right: str
    """What follows the number in its sentence, at most _REACH."""
    paragraph: str
    """What stands before its sentence in the paragraph, at most _REACH."""
    head: "Mention | None" = None
    """The mention whose frame this one shares: "270 soldiers **and 120 civilians**"."""
    part: bool = False
    """True for a number inside another: "390 people, including **12 women**"."""
    lone: Lone | None = None
    """The single person it stands for, where no number is written."""
    summands: tuple[tuple[int, int], ...] = ()
    """Where the numbers and persons stand (in the article) whose sum it is, where that is written nowhere."""
    kinds: str = ""
    """Of a sum: whom its numbers count ("servicemen+civilians"), a person besides being "one"."""

    @property
    def is_derived(self) -> bool:
        """Whether its number is written nowhere: that of a single person or a sum."""
        return self.lone is not None or bool(self.summands)

    @property
    def start(self) -> int:
        """Where the number begins in the article."""
        return self.selection.sentence[0] + self.counted.number.start

    @property
    def end(self) -> int:
        """Where the number ends in the article."""
        return self.selection.sentence[0] + self.counted.number.end

    @property
    def categories(self) -> tuple[Category, ...]:
        """Whom it counts; the total when no noun says it."""
        return self.counted.categories or (Category.TOTAL,)

    @cached_property
    def clause(self) -> str:
        """What follows the number up to the end of its clause."""
        end = _CLAUSE_END.search(self.right)
        return self.right[: end.start()] if end else self.right

    @cached_property
    def order(self) -> str:
        """Whether it is the first or the second of "N for M" ("-" for neither), and "=" when both are one number."""
        if self.lone is not None:
            return ("second=" if self.lone.place is Place.FOR else "first=") if self.lone.paired else "-"
        here = self.counted.number
        for first, second in pairwise(self.selection.numbers):
            if here.start in (first.start, second.start) and _FOR.fullmatch(
                self.selection.around, first.end, second.start
            ):
                order = "first" if here.start == first.start else "second"
                return f"{order}{'=' if first.value == second.value else '!'}"
        return "-"


_JOINED = re.compile(
    r"\s*(?:,|–|—|-)?\s*(?:and|as well as|along with|together with|plus|&|or|і|й|та|и|а також|а также)?\s*"
    r"(?:also\s+)?(?:the |a |an |another |some |other |about |more |ще |ещё |еще )?\s*\Z",
    re.I,
)
_DAY_LATER = re.compile(
    r"[^,;.]{0,40}?\son\s\w{3,6}day,?\s(?:and|then)\s(?:another\s|a further\s)?\Z",
    re.I,
)
"""Between numbers of two days: "307 on Saturday and 390 on Friday"."""
_INSIDE = re.compile(
    r"\b(?:includ\w+|among (?:them|those|whom)|of whom|of them|of these|of those|comprising|consisting of|made up of"
    r"|серед (?:них|яких)|з них|із них|из них|среди (?:них|которых)|в том числе|зокрема|у тому числі|включно"
    r"|out of)\b[^.;]{0,80}\Z|\A[^.;,]{0,16}(?:—|–|:)\s*\Z",
    re.I,
)


def mentions_of(article: Article, sides: tuple[Party, Party], sentence: Sentence) -> tuple[Mention, ...]:
    """The numbers of people of one sentence, in order; none where a sentence holds more than MOST."""
    selection = Selection(article, sides, sentence.start, sentence.end)
    if len(selection.numbers) > MOST:
        return ()
    found: list[Mention] = []
    paragraph = article.text[max(0, sentence.start - _REACH) : sentence.start].rpartition("\n")[2]
    for counted in people_numbers(selection, bases_too=True):
        left, right = _words_around(selection, counted)
        found.append(Mention(sentence, selection, counted, left, right, paragraph))
    grouped = _grouped(found)
    derived = [*_sums(grouped)]
    taken = [span for one in derived for span in one.summands] + [(one.start, one.end) for one in found]
    derived += _lone(selection, sentence, paragraph, taken)
    if not derived:
        return grouped
    return tuple(sorted((*grouped, *derived), key=lambda one: (one.end, one.is_derived)))


_AND = r"(?:and|plus|as well as|along with|together with|with|та|і|й|и|а також|а также|плюс|з|із|с)"
_ONE_MORE = (
    rf"(?:{PERSON}|{NAMED}|(?:(?:ще|ещё|еще)\s)?(?:один|одного|одна|одну|одним)\s\w+|(?:ще|ещё|еще)\s(?:один|одного|одну)\b"
    r"|(?-i:[А-ЯІЇЄҐ][а-яіїєґ’'-]+\s[А-ЯІЇЄҐ][а-яіїєґ’'-]+))"
)
_AND_ONE = re.compile(rf"\s*,?\s{_AND}\s(?P<who>{_ONE_MORE})", re.I)
_ONE_AND = re.compile(rf"(?P<who>{_ONE_MORE})\s*,?\s{_AND}\s(?:another\s|other\s|ще\s|ещё\s|еще\s)?\Z", re.I)
_ONE_BEFORE = 70
"""How far (code points) before a number the person may begin who is counted with it."""
_WITH = re.compile(
    r"\b(?:with|alongside|(?:разом|вместе) (?:з|із|зі|с|со))\s(?:another\s|some\s|ще\s|ещё\s|еще\s)?\Z", re.I
)
_OTHERS = re.compile(r"(?:\s[\w’'-]+)?\s(?:others?|інш(?:их|ими)|друг(?:их|ими))\b", re.I)


def _sums(found: tuple[Mention, ...]) -> Iterator[Mention]:
    """What numbers that hang together make, and a person beside them: "143 soldiers and eight residents" are 151.

    Bodies, hedged numbers and the parts of a number that is written make none.
    """
    at = 0
    while at < len(found):
        chain = [found[at]]
        while at + 1 < len(found) and found[at + 1].head is chain[0] and not found[at + 1].part:
            at += 1
            chain.append(found[at])
        at += 1
        exact = all(one.counted.number.qualifier is Qualifier.EXACT and one.counted.number.value for one in chain)
        if chain[0].part or not exact or any(one.counted.bodies for one in chain):
            continue
        if len(chain) > 1:
            yield _sum(chain, None)
        person = _person_beside(chain)
        if person is not None:
            yield _sum(chain, person)


def _person_beside(chain: list[Mention]) -> tuple[int, int] | None:
    """Who is counted with some numbers, by positions around the selection; nothing wide for "with 89 others"."""
    first, last = chain[0], chain[-1]
    text, start = first.selection.around, first.counted.start
    if _WITH.search(first.left[-24:]) and _OTHERS.match(last.right):
        return last.counted.number.end, last.counted.number.end
    behind = _AND_ONE.match(text, last.counted.end)
    if behind is not None:
        return behind.span("who")
    shift = max(0, start - _ONE_BEFORE)
    before = _ONE_AND.search(text[shift:start])
    return (shift + before.start("who"), shift + before.end("who")) if before is not None else None


def _sum(chain: list[Mention], person: tuple[int, int] | None) -> Mention:
    """The sum of some numbers and, with a person beside them, one."""
    first, last, at = chain[0], chain[-1], chain[0].selection.sentence[0]
    value = sum(one.counted.number.value or 0 for one in chain) + (person is not None)
    start, end, right = first.counted.start, last.counted.number.end, last.right
    text, spans = first.selection.around, [(one.start, one.end) for one in chain]
    if person is not None and person[0] < person[1]:
        spans.append((at + person[0], at + person[1]))
        if person[1] > end:
            end, right = person[1], text[person[1] : person[1] + _REACH]
    number = Number(start, end, text[start:end], value, value, value, Qualifier.EXACT, ordinal=False)
    noun = max(end, last.counted.end)
    counted = Counted(number, start, noun, (), first.counted.nationality, first.counted.definite, bodies=False)
    kinds = "+".join([*("/".join(one.counted.categories) or "-" for one in chain), *(["one"] if person else [])])
    return replace(
        first, counted=counted, right=right, head=first.head or first, summands=tuple(sorted(spans)), kinds=kinds
    )


def _lone(selection: Selection, sentence: Sentence, paragraph: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """The single persons of a sentence, each a number of one; who is counted already (`taken`) is left out."""
    shift = sentence.start - selection.sentence[0]
    for one in lone_in(sentence.text):
        start, end = one.start + shift, one.end + shift
        if any(begin < sentence.start + one.end and sentence.start + one.start < last for begin, last in taken):
            continue
        words = selection.around[start:end]
        sides = {side for _, _, side in sides_in(words, selection.sides)}
        owner = sides.pop() if len(sides) == 1 else Side.NONE
        number = Number(start, end, words, 1, 1, 1, Qualifier.EXACT, ordinal=False)
        counted = Counted(number, start, end, (), owner, definite=False, bodies=False)
        yield Mention(sentence, selection, counted, *_words_around(selection, counted), paragraph, lone=one)


def _words_around(selection: Selection, counted: Counted) -> tuple[str, str]:
    at, text = selection.sentence[0], selection.around
    first = clause_at(selection.article.text, at + counted.start)[0] - at
    left = text[max(0, min(first, counted.start)) : counted.start]
    return left, text[counted.number.end : counted.number.end + _REACH]


def _grouped(found: list[Mention]) -> tuple[Mention, ...]:
    """The same mentions with the frame that joined numbers share, and with parts of a larger number marked."""
    if not found:
        return ()
    grouped = [_of_bodies_said(found[0])]
    for before, one in pairwise(found):
        text = one.selection.around
        between = text[before.counted.end : one.counted.start]
        last = grouped[-1]
        joined = _JOINED.match(between) is not None and before.counted.nationality is one.counted.nationality
        joined = joined or (is_bare(one) and _DAY_LATER.match(between) is not None)
        inside = _INSIDE.search(between) is not None and _fits(one, last)
        head = (last.head or last) if joined or inside else None
        part = inside or (joined and last.part)
        counted = one.counted
        if last.counted.bodies and _goes_on_with_bodies(one, grouped):
            counted = replace(counted, bodies=True)
        grouped.append(_of_bodies_said(replace(one, counted=counted, head=head, part=part)))
    return tuple(grouped)


BARE_OK = re.compile(
    r"\s*(?:\Z|[,.;:!?)”\"»–—-]|(?:were|was|are|have|had|has|from|to|on|in|each|every"
    r"|of (?:ours?|theirs?|its|them|those|these|the|us|his)"
    r"|and|returned|released|freed|returning|home|back|apiece|by|went|came|walked|who|for|per side|more"
    r"|a side|a piece|all told|in all|did|saw|got|left|came|arrived|crossed|return|in return|one way|the other|under|as"
    r"|others|so far|ukrainian\w*|russian\w*|israeli\w*|palestinian\w*|armenian\w*|азербайдж\w*|українц\w*|украинц\w*"
    r"|going|go|include[sd]?|comprise[sd]?|swapped|exchanged|liberated|alive|too|as well|today|need|served|against|took"
    r"|\w{2,}(?:овц|івц|нц|льц)(?:ев|ів)|\w{3,}(?:янин|чанин|ян|чан)[аы]?|сво(?:го|его)|їхн\w+|ихних"
    r"|наш\w*|сво[їи]х|так\w+ же|звільн\w+|освоб\w+|повер\w+|верн\w+|сьогодні|сегодня|вдома|дома|за|проти|против|як"
    r"|взамен|натомість|з|із|из|с|на|було|були|были|был)\b|(?:и|і|й|та)\s\d|/\d)",
    re.I,
)
"""Behind a number that counts people without a noun."""
_ALIVE = re.compile(
    r"\s(?:(?:were|was|have been|had been|більше|ещё|ще)\s)?(?:came|come|coming|walked|went) (?:home|back|free)\b"
    r"|\s(?:were |was )?(?:freed|released)\b|\s(?:повернул|вернул|звільн|освобо)\w+",
    re.I,
)
"""Behind a number: what only the living do."""
_LISTED = re.compile(r"(?:[:(]|\s[–—-])\s*\Z|\A\s[\w’'-]+\s(?:and|та|і|й|и)\s\Z")
"""Between two numbers, the second of which tells who the first are, or goes on telling it."""


def tells_on_bare(one: Mention) -> bool:
    """Whether a number without a noun may count what was counted before it: "(1,000 bodies) and gave back 41"."""
    return is_bare(one) and BARE_OK.match(one.right) is not None and _ALIVE.match(one.right) is None


def _goes_on_with_bodies(one: Mention, before: list[Mention]) -> bool:
    """Whether a number behind one of bodies counts bodies: it has no noun, or says whose they are."""
    if tells_on_bare(one):
        return True
    between = one.selection.around[before[-1].counted.number.end : one.counted.start]
    most = max(other.counted.number.value or 0 for other in before if other.counted.bodies)
    listed = _LISTED.search(between) if (one.counted.number.value or most + 1) <= most else None
    return listed is not None and (listed.start() > 0 or not BODIES.search(between))


_OF_BODIES = re.compile(rf"{BODIES.pattern}[^.;:()]{{0,40}}[:(][^.;]{{0,40}}\Z", re.I)


def _of_bodies_said(one: Mention) -> Mention:
    """A number behind words that have said it is of bodies: "exchanged remains: Russia gave 1,007"."""
    said = tells_on_bare(one) and _OF_BODIES.search(one.selection.around[: one.counted.start])
    return replace(one, counted=replace(one.counted, bodies=True)) if said else one


def is_bare(one: Mention) -> bool:
    """Whether no noun and no nation says whom a number counts."""
    return not one.counted.categories and one.counted.nationality is Side.NONE


def _fits(one: Mention, before: Mention) -> bool:
    """Whether a number can be a part of another by its size."""
    whole = (before.head or before).counted.number.value if before.part else before.counted.number.value
    value = one.counted.number.value
    return whole is not None and value is not None and value <= whole
