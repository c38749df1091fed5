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
from curator.suggest.day_words import DAY_WORDS
from curator.suggest.frames import moves_people
from curator.suggest.leaning_days import Anchor, leaning_days
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


ROLES = {
    "D0.header": Role.HEADER, "D0.unread": Role.OTHER, "D1.event": Role.EVENT, "D1.possessive": Role.EVENT,
    "D2.speech": Role.SPEECH, "D3.due": Role.PLANNED, "D3.planned": Role.PLANNED, "D3.no_swap": Role.OTHER,
    "D4.background": Role.OTHER, "D4.battle": Role.OTHER, "D4.vague": Role.OTHER, "D4.no_swap": Role.OTHER,
    "D5.talks": Role.OTHER, "D5.talks_behind": Role.OTHER, "D6.earlier": Role.PAST, "D6.month": Role.PAST,
    "D6.since": Role.PAST, "D6.told": Role.PAST,
}  # fmt: skip
"""The rules by name and the role that each gives; their examples stand in tests/curator/suggest_days.txt."""


@dataclass(frozen=True, slots=True)
class Day:
    """One date expression with its reading and its role."""

    start: int
    end: int
    sentence: Sentence
    finding: Finding
    rule: str
    """Which of `ROLES` decided what it is the day of."""
    dateline: bool = False
    """Whether it stands where a report says when it was written; the handover may have been on that day or not."""

    @property
    def role(self) -> Role:
        """What it is the day of."""
        return ROLES[self.rule]

    @property
    def edtf(self) -> str | None:
        """The date that was read; None where nothing anchors it."""
        return self.finding.value


@lru_cache(maxsize=256)
def tells_of_earlier(words: str) -> int | None:
    """Where a sentence begins to speak of an earlier handover ("the previous exchange"), None where it does not.

    Kept, for every number and date of a sentence asks it.
    """
    found = DAY_WORDS["D6.earlier"].search(words)
    return found.start() if found else None


_NEAR_BASES = (DateBasis.WEEKDAY_VS_PUBLICATION, DateBasis.TODAY_VS_PUBLICATION)
_CLOSE = (DatePrecision.DAY, DatePrecision.INTERVAL)


def days_of(
    article: Article, sides: tuple[Party, Party], sentences: tuple[Sentence, ...], figures: tuple[Figure, ...],
    at: dict[int, Sentence], counted: dict[int, list[int]],
) -> tuple[Day, ...]:  # fmt: skip
    """Every date with its reading and role. `at`: the sentence by a figure's start; `counted`: counts by sentence."""
    found = _named_days(article, sides, figures, at, counted)
    anchors = [Anchor(one.sentence, one.start, one.edtf) for one in found if one.edtf and one.role is not Role.HEADER]
    for one in leaning_days(article, sentences, figures, anchors):
        figure = Figure(one.start, one.end, article.text[one.start : one.end], "date")
        rule = _rule(article.text, one.sentence, figure, one.finding, counted.get(one.sentence.index, []))
        found.append(Day(one.start, one.end, one.sentence, one.finding, rule))
    return tuple(sorted(found, key=lambda one: one.start))


def _named_days(
    article: Article, sides: tuple[Party, Party], figures: tuple[Figure, ...], at: dict[int, Sentence],
    counted: dict[int, list[int]],
) -> list[Day]:  # fmt: skip
    """The days of the date expressions."""
    found: list[Day] = []
    for one in figures:
        sentence = at.get(one.start)
        if one.kind != "date" or sentence is None:
            continue
        finding = _finding(article, sides, sentence, one)
        rule = _rule(article.text, sentence, one, finding, counted.get(sentence.index, []))
        day = Day(one.start, one.end, sentence, finding, rule, _is_dateline(article.text, sentence, one))
        found.append(_with_the_one_before(article, found[-1], day) if found else day)
    return found


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
    return replace(day, finding=finding, rule="D3.planned")


def _rule(text: str, sentence: Sentence, one: Figure, finding: Finding, counts: list[int]) -> str:
    """The rule that says what a date is the day of, by the words around it."""
    if sentence.part is Part.HEADER or _leads(sentence, one):
        return "D0.header"
    if not sentence.readable or finding.value is None:
        return "D0.unread"
    first, last, left = _scope(text, sentence, one)
    right = text[one.end : last]
    about_swap = moves_people(text[first:last]) or any(first <= at < last for at in counts)
    if _last_before(text, sentence, one, finding):
        return "D6.since"
    if DAY_WORDS["D4.background"].search(left):
        return "D4.background"
    if finding.basis not in _NEAR_BASES and DAY_WORDS["D4.battle"].search(left):
        return "D4.battle"
    earlier = tells_of_earlier(sentence.text)
    if finding.precision not in _CLOSE:
        told = earlier is not None and (about_swap or DAY_WORDS["D6.took_place"].search(sentence.text) is not None)
        return "D6.month" if told and finding.precision is DatePrecision.MONTH else "D4.vague"
    if DAY_WORDS["D1.possessive"].match(right):
        return "D1.possessive"
    if DAY_WORDS["D2.speech"].search(left):
        return "D6.told" if earlier is not None and earlier < one.start - sentence.start else "D2.speech"
    return _of_event(left, right, finding, about_swap=about_swap, past=earlier is not None)


_BEFORE = 120
"""So many code points in front of a date are looked at for what there was no exchange since."""
_HANDOVER = re.compile(r"\b(?:exchange|swap|handover|release|return)\w*\b|\b(?:обм[іе]н|поверн|возвр)\w*", re.I)


def _last_before(text: str, sentence: Sentence, one: Figure, finding: Finding) -> bool:
    """Whether a date is that of the handover before: "the first exchange since August 7"."""
    left = text[max(sentence.start, one.start - _BEFORE) : one.start]
    close = finding.precision is DatePrecision.DAY and finding.value is not None
    return close and DAY_WORDS["D6.since"].search(left) is not None and _HANDOVER.search(sentence.text) is not None


_LEAD = re.compile(r"\s*(?:(?:date|дата|published|posted|updated)\b\s*:?\s*)?\Z", re.I)


def _leads(sentence: Sentence, one: Figure) -> bool:
    """Whether a full date opens the page as a stamp in front of the headline: " date 2025-05-24 Ukraine and …"."""
    before = sentence.text[: one.start - sentence.start]
    return (
        sentence.line < 3 and _LEAD.fullmatch(before) is not None and (bool(before.strip()) or one.text[:4].isdigit())
    )


_PLACE = re.compile(r"[“\"«(]?(?:[^\W\d_][\w.’'-]*(?:\s*[,/—–-]\s*|\s)){1,4}\(?\Z")
_BEHIND_DATELINE = re.compile(
    r"(?:,?\s\d{4})?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[—–:-]\s|\.\s+(?:[^\W\d_]|[/«“\"(])|\.?\Z|\([^)\n]{1,40}\)\.)"
)
_TOP = 4
_BEFORE_REPORT = re.compile(r"(?:,?\s\d{4})?\s?(?:\([^)\n]{1,40}\)\s?)?[—–-]\s[^\W\d_]")
"""What follows a date that opens a report: "May 14 - Ukraine and Russia …"."""
_AGENCY_LINE = re.compile(r"(?:\A|\n)\s*[^\W\d_][\w’'-]+(?:[ -][^\W\d_][\w’'-]+)?\.\s\Z")
"""The place in front of the day where both are sentences of their own: "Москва. 22 сентября. ИНТЕРФАКС"."""
_CLOCK = re.compile(r",?\s(?:at\s)?\d{1,2}:\d\d\b|\s?\|")


def _is_dateline(text: str, sentence: Sentence, one: Figure) -> bool:
    """Whether a date only says when the report was written: "KYIV, Sept 13 —", "July 9, 2026 10:12"."""
    before, behind = text[sentence.start : one.start], text[one.end : one.end + 60].split("\n")[0]
    if _CLOCK.match(behind) and (not before.strip() or before.rstrip().endswith(("|", "/", "·"))):
        return True
    if not before.strip() and sentence.line < _TOP and _BEFORE_REPORT.match(behind):
        return True
    if (
        not before.strip()
        and sentence.line < _TOP
        and _AGENCY_LINE.search(text[max(0, sentence.start - 40) : one.start])
    ):
        return behind[:1] == "."
    named = before.lstrip().split(" ")[0].strip('“"«(,.')
    capital = len(named) > 2 and named.isupper()
    return capital and _PLACE.fullmatch(before) is not None and _BEHIND_DATELINE.match(behind) is not None


def _of_event(left: str, right: str, finding: Finding, *, about_swap: bool, past: bool) -> str:
    talks = DAY_WORDS["D5.talks"].search(left)
    if talks and (not moves_people(talks["rest"]) or re.search(r"\bto be\b", talks["rest"])):
        return "D5.talks"
    if not talks and DAY_WORDS["D5.talks_behind"].match(right):
        return "D5.talks_behind"
    due = DAY_WORDS["D3.due"].search(left) is not None
    if due or finding.modality in (Modality.PLANS, Modality.EXPECTS):
        if not about_swap and not SWAP.search(left + right):
            return "D3.no_swap"
        return "D3.due" if due else "D3.planned"
    if past and (about_swap or DAY_WORDS["D6.took_place"].search(left + right)):
        return "D6.earlier"
    return "D1.event" if about_swap else "D4.no_swap"


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
