"""The numbers of people a text mentions, each with the words around it, and how numbers of one phrase hang together.

Source: SUGGESTIONS 3 ("mentions", "groups"), C10. Positions are code points of the article unless said otherwise.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from curator.count_phrases import Counted, people_numbers
from curator.model import Article, Category, Party, Side
from curator.selections import Selection
from curator.suggest.blocks import Sentence
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
    for counted in people_numbers(selection, bases_too=True):
        left, right = _words_around(selection, counted)
        paragraph = article.text[max(0, sentence.start - _REACH) : sentence.start].rpartition("\n")[2]
        found.append(Mention(sentence, selection, counted, left, right, paragraph))
    return _grouped(found)


def _words_around(selection: Selection, counted: Counted) -> tuple[str, str]:
    at, text = selection.sentence[0], selection.around
    first = clause_at(selection.article.text, at + counted.start)[0] - at
    left = text[max(0, min(first, counted.start)) : counted.start]
    return left, text[counted.number.end : counted.number.end + _REACH]


def _grouped(found: list[Mention]) -> tuple[Mention, ...]:
    """The same mentions with the frame that joined numbers share, and with parts of a larger number marked."""
    if not found:
        return ()
    grouped = [found[0]]
    for before, one in pairwise(found):
        text = one.selection.around
        between = text[before.counted.end : one.counted.start]
        last = grouped[-1]
        joined = _JOINED.match(between) is not None and before.counted.nationality is one.counted.nationality
        joined = joined or (_is_bare(one) and _DAY_LATER.match(between) is not None)
        inside = _INSIDE.search(between) is not None and _fits(one, last)
        head = (last.head or last) if joined or inside else None
        part = inside or (joined and last.part)
        counted = one.counted
        if last.counted.bodies and _is_bare(one) and _IN_RETURN.match(one.right):
            counted = replace(counted, bodies=True)
        grouped.append(replace(one, counted=counted, head=head, part=part))
    return tuple(grouped)


_IN_RETURN = re.compile(r"\s(?:[\w-]+\s){0,4}?(?:in (?:return|exchange|turn)|натомість|взамен|в обмен|в обмін)\b", re.I)
"""Behind a number without a noun, which then counts what went the other way: "1,212 bodies and got 27 in return"."""


def _is_bare(one: Mention) -> bool:
    """Whether no noun and no nation says whom a number counts."""
    return not one.counted.categories and one.counted.nationality is Side.NONE


def _fits(one: Mention, before: Mention) -> bool:
    """Whether a number can be a part of another by its size."""
    whole = (before.head or before).counted.number.value if before.part else before.counted.number.value
    value = one.counted.number.value
    return whole is not None and value is not None and value <= whole
