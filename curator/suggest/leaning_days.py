"""Days that lean on what stands around them: a day of the month that is spoken of, the day before another, a feast.

"In January it was 226 for 251 on the 3rd", "a day earlier", "накануне", "восьмого лютого", "New Year's Eve". What has
nothing to lean on is left out. Source: CODEBOOK "Dates", SUGGESTIONS D1-D6.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from curator.dates import read_date, spoken
from curator.edtf import DAY_LENGTH
from curator.figures import Figure
from curator.model import Article, DateBasis, DatePrecision, Reading
from curator.numbers import each_number
from curator.selections import Finding
from curator.suggest.blocks import Sentence
from curator.suggest.day_words import FEASTS, LEANING, NEAR_FEAST
from curator.suggest.frames import moves_people
from curator.suggest.words import SWAP
from curator.text import clause_at


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date that others may lean on: where it stands, what it reads as."""

    sentence: Sentence
    start: int
    edtf: str


@dataclass(frozen=True, slots=True)
class Leaning:
    """A day that was read by another: its words (article positions) and what they mean."""

    start: int
    end: int
    sentence: Sentence
    finding: Finding


_FEAST_NEAR = 10
"""So many days after a feast it is meant where it is named."""
_TOGETHER = 3
"""So many days named together are each looked at."""
_LISTED = re.compile(r"(?<!\w)(?:and|та|і|й|и)(?!\w)|[,&]", re.I)
"""Between days that are named one by one; without it they are the ends of a stretch, as in "May 23-25"."""
_BETWEEN = re.compile(r"\b(?:between|між|между)\s+(?:the\s+)?\Z", re.I)
_NEAR = 3
"""So many sentences back a date is leant on."""
_LONGEST = 31
_OF_A_DEAL = frozenset({"first", "second", "third"})
"""Days of a deal of several days, more often than of a month: "on the second 312 came home"."""


def leaning_days(
    article: Article, sentences: Iterable[Sentence], figures: tuple[Figure, ...], anchors: list[Anchor]
) -> list[Leaning]:
    """Every such day of an article, in order. `anchors`: the dates that were read, in order; nothing overlaps them."""
    taken = [(one.start, one.end) for one in figures if one.kind == "date"]
    ordinals = [one for one in figures if one.kind == "ordinal"]
    starts, found = [one.start for one in ordinals], list[Leaning]()
    for sentence in sentences:
        if sentence.readable:
            here = ordinals[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)]
            found += _by_month(article, sentence, here, anchors)
            found += _by_words(article, sentence, anchors)
    found = [one for one in found if not _overlaps(one, taken)]
    found += _each_of(article, figures, anchors)
    return sorted(found, key=lambda one: one.start)


def _overlaps(one: Leaning, taken: list[tuple[int, int]]) -> bool:
    """Whether the words stand in a date expression or reach into one; a month behind its day is part of them."""
    at = bisect_right(taken, one.start, key=lambda span: span[0])
    inside = at > 0 and taken[at - 1][1] > one.start
    return inside or (at < len(taken) and taken[at][0] < one.end < taken[at][1])


def _by_month(article: Article, sentence: Sentence, ordinals: list[Figure], anchors: list[Anchor]) -> Iterator[Leaning]:
    """Ordinals that are days: "восьмого лютого", "on the 24th", "14-го числа"."""
    text = article.text
    for one in ordinals:
        behind = LEANING["month behind"].match(text, one.end, sentence.end)
        if behind is None and not _is_day_of_month(text, sentence, one):
            continue
        day = next((number.value for number in each_number(one.text)), None)
        if not isinstance(day, int) or not 1 <= day <= _LONGEST:
            continue
        if behind is not None:
            year = f" {behind['year']}" if behind["year"] else ""
            yield from _read(article, sentence, (one.start, behind.end()), f"{day} {behind['month']}{year}")
        else:
            month = _month_spoken_of(article, sentence, one.start, anchors, day)
            yield from _read(article, sentence, (one.start, one.end), f"{month}-{day:02}" if month else "")


def _is_day_of_month(text: str, sentence: Sentence, one: Figure) -> bool:
    """Whether an ordinal stands alone as a day does."""
    if LEANING["of a month"].match(text, one.end, sentence.end):
        return True
    lead = LEANING["on the"].search(text, max(sentence.start, one.start - 20), one.start)
    alone = LEANING["alone"].match(text, one.end, sentence.end) is not None and one.text not in _OF_A_DEAL
    return alone and (lead is not None or LEANING["day-го"].fullmatch(one.text) is not None)


def _month_spoken_of(article: Article, sentence: Sentence, start: int, anchors: list[Anchor], day: int) -> str | None:
    """The month of the date named last, near enough; else that of the last such day before publication."""
    near = _before(anchors, sentence, start)
    if near is not None:
        return near.edtf[:7]
    if article.published_on is None:
        return None
    today = date.fromisoformat(article.published_on)
    month = today if day <= today.day else today.replace(day=1) - timedelta(1)
    return month.isoformat()[:7]


def _before(anchors: list[Anchor], sentence: Sentence, start: int, least: int = 7) -> Anchor | None:
    """The date named last before a position, in the sentence or just before it; `least`: the length of its EDTF."""
    at = bisect_right(anchors, start, key=lambda one: one.start)
    near = anchors[max(0, at - 6) : at]
    return next(
        (one for one in reversed(near) if len(one.edtf) >= least and sentence.index - one.sentence.index <= _NEAR), None
    )


_SIGNS = (
    "earlier",
    "day before",
    "ys before",
    "ays after",
    "ay after",
    "акануне",
    "апередодні",
    "нем ран",
    "нём ран",
    "а день до",
)
_LATER_SIGNS = (
    " later", "he next day", "he following day", "азавтра", "нём поз", "нем поз", "ерез день", "ледующий день",
    "аступного дня",
)  # fmt: skip
_OWN_SIGNS = ("чорашн", "черашн", "годнішн", "годняшн")
_FEAST_SIGNS = ("Eve", "Independence", "езалежності")
"""One of these is in every sentence that the patterns can match: looking for them costs next to nothing."""
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _by_words(article: Article, sentence: Sentence, anchors: list[Anchor]) -> Iterator[Leaning]:
    """Days counted from another day, and feasts with a fixed day."""
    counted = any(sign in sentence.text for sign in _SIGNS)
    for match in LEANING["earlier"].finditer(sentence.text) if counted else ():
        start, end = sentence.place_of(match)
        if match["n"] and match.group().endswith("after") and not _tells_of_handover(article.text, end):
            continue  # "a day after Putin told Trump of it": the day of something else
        number = match["n"] or "one"
        back = int(number) if number.isdigit() else _WORDS.get(number.lower(), 1)
        day = _day_before(article, sentence, start, anchors, own=match["n"] is None and match["eve"] is not None)
        if day is not None:
            edtf = (day - timedelta(back)).isoformat()
            yield from _read(article, sentence, (start, end), edtf)
    yield from _later(article, sentence, anchors)
    yield from _own_day(article, sentence)
    yield from _near_feast(article, sentence)
    feast = any(sign in sentence.text for sign in _FEAST_SIGNS)
    for words, day_of_year in FEASTS if feast else ():
        for match in words.finditer(sentence.text):
            yield from _read(article, sentence, sentence.place_of(match), day_of_year)


def _tells_of_handover(text: str, start: int) -> bool:
    """Whether the rest of a clause is of a handover: "four days after an exchange of 50"."""
    words = text[start : clause_at(text, start)[1]]
    return SWAP.search(words) is not None or moves_people(words)


def _near_feast(article: Article, sentence: Sentence) -> Iterator[Leaning]:
    """The Independence Day of August 24 in what is written within days of it."""
    if article.published_on is None or "Independence" not in sentence.text:
        return
    today = date.fromisoformat(article.published_on)
    feast = date(today.year, 8, 24)
    if timedelta(0) <= today - feast <= timedelta(_FEAST_NEAR):
        for match in NEAR_FEAST.finditer(sentence.text):
            yield from _read(article, sentence, sentence.place_of(match), str(feast))


def _later(article: Article, sentence: Sentence, anchors: list[Anchor]) -> Iterator[Leaning]:
    """Days counted on from the day that was named last: "on Friday 98 came home, a day later 64"."""
    counted = any(sign in sentence.text for sign in _LATER_SIGNS)
    for match in LEANING["later"].finditer(sentence.text) if counted else ():
        start, end = sentence.place_of(match)
        near, number = _before(anchors, sentence, start, DAY_LENGTH), match["n"] or "one"
        if near is not None and len(near.edtf) == DAY_LENGTH:
            on = int(number) if number.isdigit() else _WORDS.get(number.lower(), 1)
            yield from _read(article, sentence, (start, end), str(date.fromisoformat(near.edtf) + timedelta(on)))


def _own_day(article: Article, sentence: Sentence) -> Iterator[Leaning]:
    """The day of publication or the one before, as an adjective: "вчорашній обмін"."""
    here = article.published_on is not None and any(sign in sentence.text for sign in _OWN_SIGNS)
    for match in LEANING["own day"].finditer(sentence.text) if here else ():
        start, end = sentence.place_of(match)
        yield from _read(article, sentence, (start, end), "yesterday" if match["before"] else "today")


def _each_of(article: Article, figures: tuple[Figure, ...], anchors: Iterable[Anchor]) -> Iterator[Leaning]:
    """The days of a few that are named together, each by itself: "on 13 and 14 September"."""
    ends = {one.start: one.end for one in figures if one.kind == "date"}
    for one in anchors:
        first, _, last = one.edtf.partition("/")
        if not one.sentence.readable or len(first) != DAY_LENGTH or len(last) != DAY_LENGTH or one.start not in ends:
            continue
        day, until = date.fromisoformat(first), date.fromisoformat(last)
        before, words = article.text[max(0, one.start - 16) : one.start], article.text[one.start : ends[one.start]]
        if until - day >= timedelta(_TOGETHER) or not _LISTED.search(words) or _BETWEEN.search(before):
            continue
        while day <= until:
            yield from _read(article, one.sentence, (one.start, ends[one.start]), str(day))
            day += timedelta(1)


def _day_before(article: Article, sentence: Sentence, start: int, anchors: list[Anchor], *, own: bool) -> date | None:
    """The day that is counted back from: the one named last; of `own` words (накануне) that of publication."""
    near = None if own else _before(anchors, sentence, start, DAY_LENGTH)
    if near is not None and len(near.edtf) == DAY_LENGTH:
        return date.fromisoformat(near.edtf)
    return date.fromisoformat(article.published_on) if article.published_on else None


def _read(article: Article, sentence: Sentence, span: tuple[int, int], words: str) -> Iterator[Leaning]:
    """The day that other words name, if they name one."""
    reading = read_date(words, article.published_on) if words else None
    if reading is None or reading.edtf is None or len(reading.edtf) != DAY_LENGTH:
        return
    said = article.text[slice(*span)]
    finding = Finding(
        reading.edtf,
        f"{said} → {spoken(reading.edtf)}",
        reading=Reading.INTERPRETED,
        basis=DateBasis.RELATIVE,
        precision=DatePrecision.DAY,
    )
    yield Leaning(*span, sentence, finding)
