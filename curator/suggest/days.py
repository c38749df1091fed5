"""The dates of an article and what each is the day of: the swap, an earlier one, a planned one, a speech, else.

Source: CODEBOOK "Dates", SUGGESTIONS D1-D6 and 2.3 (7).
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from curator.dates import read_date
from curator.event_dates import read_event_date
from curator.figures import Figure
from curator.model import Article, DateBasis, DatePrecision, Modality, Party
from curator.selections import Finding, Selection
from curator.suggest.blocks import Part, Sentence
from curator.suggest.frames import moves_people
from curator.suggest.words import SWAP
from curator.text import clause_at


class Role(StrEnum):
    """What a date is the day of."""

    EVENT = "event"
    PAST = "past"
    PLANNED = "planned"
    SPEECH = "speech"
    HEADER = "header"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Day:
    """One date expression with its reading and its role."""

    start: int
    end: int
    sentence: Sentence
    finding: Finding
    role: Role
    dateline: bool = False
    """Whether it stands where a report says when it was written; the handover may have been on that day or not."""

    @property
    def edtf(self) -> str | None:
        """The date that was read; None where nothing anchors it."""
        return self.finding.value


_BACKGROUND = re.compile(
    r"\b(?:since|until|till|before|prior to|dat(?:ing|es|ed) (?:back )?(?:to|from)|as of|began in|started in|ended in"
    r"|born in|invasion (?:in|of)|aggression in|war in|held since|anniversary|з|від|с|от|після|после|до)"
    r"\s(?:[\w’'-]+\s){0,6}?\Z",
    re.I,
)
_BATTLES = re.compile(
    r"\b(?:offensive|captur\w+|seized|defend\w+|battle\w*|siege\w*|surrender\w*|arrest\w*|annex\w+|detained"
    r"|imprisoned|sentenced|elected|visit\w*|killed)\s(?:[\w’'-]+\s){0,6}?\Z",
    re.I,
)
"""What a date far back belongs to; a weekday behind them ("captured in the battle for … on Friday") is the report's."""
_NEAR_BASES = (DateBasis.WEEKDAY_VS_PUBLICATION, DateBasis.TODAY_VS_PUBLICATION)
_DUE = re.compile(r"\b(?:due|scheduled|planned|slated|expected|set)\s(?:[\w’'-]+\s){0,4}?\Z", re.I)
_TALKS = re.compile(
    r"\b(?:talks|agreed|agreement|negotiat\w+|meeting|met|lists?|memorandum|ceasefire|cease-fire|truce|phone call"
    r"|summit|resolution|interview|visit\w*|proposed|offered|deal|домовил\w+|договорил\w+|переговор\w+|зустріч\w*"
    r"|встреч\w*)\b(?P<rest>[^;]*)\Z",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:said|says|announced|wrote|posted|confirmed|told|reported|stated|added|noted|declared|claimed|published"
    r"|tweeted|earlier|повідом\w+|заяви\w+|сообщ\w+|написа\w+|сказа\w+)(?:\s[\w’']+){0,3}?\s?(?:on\s|in a \w+ on\s)?\Z",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s?\s(?:[\w-]+\s){0,4}?(?:exchange|swap|handover|release|deal)\b", re.I)
_PAST = re.compile(
    r"(?<!after their )(?<!after the )(?<!since the )(?<!since their )(?<!than the )\b(?:last|previous|prior|preceding"
    r"|earlier)\s(?!week|month|year|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:[\w-]+\s){0,4}?(?:exchanges?"
    r"|swaps?|handovers?|releases?|one|time)\b|\bbefore that\b|\b(?:the|a) (?:day|week|month) (?:before|earlier)\b"
    r"|\bearlier (?:this|in|that) \w+|\bprevious(?:ly)?[,\s](?:on|in)\b|\bпопередн\w+ (?:обмін|раз)|\bперед цим\b"
    r"|\bпредыдущ\w+ (?:обмен|раз)|\bдо этого\b|\bпрошл\w+ обмен|\bминул\w+ обмін",
    re.I,
)


@lru_cache(maxsize=64)
def tells_of_earlier(words: str) -> int | None:
    """Where a sentence begins to speak of an earlier handover ("the previous exchange"), None where it does not.

    Kept, for every number and date of a sentence asks it.
    """
    found = _PAST.search(words)
    return found.start() if found else None


_TOOK_PLACE = re.compile(
    r"\b(?:took place|taken place|occurred|was held|happened|carried out|відбу\w+|состоя\w+)\b", re.I
)
_CLOSE = (DatePrecision.DAY, DatePrecision.INTERVAL)


def days_of(
    article: Article, sides: tuple[Party, Party], sentences: dict[int, Sentence], figures: tuple[Figure, ...],
    counted: dict[int, list[int]],
) -> tuple[Day, ...]:  # fmt: skip
    """Every date with its reading and role. `sentences`: by the figure's start; `counted`: counts by sentence."""
    found: list[Day] = []
    for one in figures:
        sentence = sentences.get(one.start)
        if one.kind != "date" or sentence is None:
            continue
        finding = _finding(article, sides, sentence, one)
        role = _role(article.text, sentence, one, finding, counted.get(sentence.index, []))
        day = Day(one.start, one.end, sentence, finding, role, _is_dateline(article.text, sentence, one))
        found.append(_with_the_one_before(article, found[-1], day) if found else day)
    return tuple(found)


def _finding(article: Article, sides: tuple[Party, Party], sentence: Sentence, one: Figure) -> Finding:
    """The reading of a date; outside running text by its own words alone, for tables have no clauses to look at."""
    if sentence.readable:
        return read_event_date(Selection(article, sides, one.start, one.end))[0]
    reading = read_date(article.text[one.start : one.end], article.published_on)
    return Finding(reading.edtf, reading.explanation, basis=reading.basis, precision=reading.precision)


_AND = re.compile(r"\s?(?:,|and|or|to|–|-|та|і|и)\s(?:on\s)?", re.I)


def _with_the_one_before(article: Article, before: Day, day: Day) -> Day:
    """The second day of "on Saturday and Sunday, we expect" looks where the first does."""
    if before.role is not Role.PLANNED or not _AND.fullmatch(article.text, before.end, day.start):
        return day
    reading = read_date(article.text[day.start : day.end], article.published_on, future=True)
    finding = replace(day.finding, value=reading.edtf, explanation=reading.explanation, precision=reading.precision)
    return replace(day, finding=finding, role=Role.PLANNED)


def _role(text: str, sentence: Sentence, one: Figure, finding: Finding, counts: list[int]) -> Role:
    """The role of a date by the words around it."""
    if sentence.part is Part.HEADER or _leads(sentence, one):
        return Role.HEADER
    if not sentence.readable or finding.value is None:
        return Role.OTHER
    first, last, left = _scope(text, sentence, one)
    right = text[one.end : last]
    about_swap = moves_people(text[first:last]) or any(first <= at < last for at in counts)
    near = finding.basis in _NEAR_BASES
    if _BACKGROUND.search(left) or (not near and _BATTLES.search(left)):
        return Role.OTHER
    earlier = tells_of_earlier(sentence.text)
    past = earlier is not None
    if finding.precision not in _CLOSE:
        told = past and (about_swap or _TOOK_PLACE.search(sentence.text) is not None)
        return Role.PAST if told and finding.precision is DatePrecision.MONTH else Role.OTHER
    if _POSSESSIVE.match(right):
        return Role.EVENT
    if _SPEECH.search(left):
        return Role.PAST if earlier is not None and earlier < one.start - sentence.start else Role.SPEECH
    return _of_event(left, right, finding, about_swap=about_swap, past=past)


_LEAD = re.compile(r"\s*(?:(?:date|дата|published|posted|updated)\b\s*:?\s*)?\Z", re.I)


def _leads(sentence: Sentence, one: Figure) -> bool:
    """Whether a full date opens the page as a stamp in front of the headline: " date 2025-05-24 Ukraine and …"."""
    before = sentence.text[: one.start - sentence.start]
    return (
        sentence.line < 3 and _LEAD.fullmatch(before) is not None and (bool(before.strip()) or one.text[:4].isdigit())
    )


_PLACE = re.compile(r"[“\"«(]?(?:[^\W\d_][\w.’'-]*(?:\s*[,/—–-]\s*|\s)){1,4}\(?\Z")
_BEHIND_DATELINE = re.compile(
    r"(?:,?\s\d{4})?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[—–-]\s|\.\s+[^\W\d_]|\.?\Z|\([^)\n]{1,40}\)\.)"
)
_CLOCK = re.compile(r",?\s(?:at\s)?\d{1,2}:\d\d\b|\s?\|")


def _is_dateline(text: str, sentence: Sentence, one: Figure) -> bool:
    """Whether a date only says when the report was written: "KYIV, Sept 13 —", "July 9, 2026 10:12"."""
    before, behind = text[sentence.start : one.start], text[one.end : one.end + 60].split("\n")[0]
    if _CLOCK.match(behind) and (not before.strip() or before.rstrip().endswith(("|", "/", "·"))):
        return True
    named = before.lstrip().split(" ")[0].strip('“"«(,.')
    capital = len(named) > 2 and named.isupper()
    return capital and _PLACE.fullmatch(before) is not None and _BEHIND_DATELINE.match(behind) is not None


def _of_event(left: str, right: str, finding: Finding, *, about_swap: bool, past: bool) -> Role:
    talks = _TALKS.search(left)
    if talks and (not moves_people(talks["rest"]) or re.search(r"\bto be\b", talks["rest"])):
        return Role.OTHER
    if not talks and re.match(r"[^,;]{0,30}\b(?:talks|meeting|negotiations|phone call|summit)\b", right, re.I):
        return Role.OTHER
    if finding.modality in (Modality.PLANS, Modality.EXPECTS) or _DUE.search(left):
        return Role.PLANNED if about_swap or SWAP.search(left + right) else Role.OTHER
    if past and (about_swap or _TOOK_PLACE.search(left + right)):
        return Role.PAST
    return Role.EVENT if about_swap else Role.OTHER


_FRONT = 40
"""A date that begins within so many code points of its sentence's head speaks of what follows."""


def _scope(text: str, sentence: Sentence, one: Figure) -> tuple[int, int, str]:
    """The clause of a date; a date alone at the head of a sentence speaks of what follows it."""
    first, last = clause_at(text, one.start)
    last = max(last, one.end)
    if len(text[first:last].split()) <= 5:
        if first - sentence.start <= _FRONT:
            last = clause_at(text, min(last + 2, sentence.end - 1))[1]
        if first - sentence.start > 4:
            first = clause_at(text, max(sentence.start, first - 2))[0]
    last = max(last, one.end)
    return min(first, one.start), last, text[min(first, one.start) : one.start]
