"""What an article's text says of itself: title, publisher, agency, author, language, dates.

Each is read only where it stands, proposed for confirmation and left blank otherwise. Source of the order of dates:
CODEBOOK "Dates" 3: a by-line or dateline outranks a leading date line; "Last update" is never the publication date.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from curator.importing.bylines import Byline, read_byline
from curator.importing.datelines import Dateline, read_dateline
from curator.importing.headlines import Line, lines_of, read_title
from curator.importing.imprints import Imprint, read_imprint
from curator.importing.languages import language_of
from curator.importing.publishers import read_credits
from curator.importing.stamps import CLOCK, SHORT_WEEKDAY, STAMP, WEEKDAY, Stamp, find_stamp
from curator.model import Candidate, PublishedBasis

LEAD = 12
"""How many lines at the head of an article may carry its stamps, by-line and headline."""
_FOOT = 4
_FULL_TEXT_LINE = 160
"""A longer line is a paragraph, and what it says of dates is about the news."""

_UPDATED = (
    r"(?:last\s+)?(?:updated?|modified)(?:\s+(?:on|at))?|останнє оновлення|последнее обновление|оновлено|обновлено"
)
_PUBLISHED = (
    r"(?:first\s+)?(?:published|posted)(?:\s+(?:on|at))?|publication date|дата публікації|дата публикации"
    r"|опубліковано|опубликовано"
)
_BESIDE = rf"\s*[:–—-]?\s*(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}|{CLOCK}|\bon\b)[\s,|]*)*"
_LABELLED = re.compile(
    rf"(?:^|[|•·,;–—-]\s*|\s{{2,}}|(?<=\d)\s)(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})){_BESIDE}(?P<stamp>{STAMP})",
    re.IGNORECASE,
)
_UPDATE_HEAD = re.compile(rf"(?:{_UPDATED}|corrected|виправлено|исправлено){_BESIDE}", re.IGNORECASE)
"""A line of its own, perhaps with a time, above the day of an update."""
_DIGIT = re.compile(r"\d")
_DATE_LINE = re.compile(rf"(?:date|дата)?{_BESIDE}(?P<stamp>{STAMP})", re.IGNORECASE)
_DATE_LINE_REST = re.compile(rf"(?>(?:{WEEKDAY}|{CLOCK}|року|года|р\.|г\.|[\s,.|TZ+:\d-])*)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>publisher|видання|издание|url|link|посилання|ссылка)\s*:\s*(?P<said>\S.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in the text; "" and None where it does not say. Dates are ISO days."""

    title: str = ""
    publisher: str = ""
    agency: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published_on: str | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    published_quote: tuple[int, int] | None = None
    """The words of the publication date, in code points of the text."""
    updated_on: str | None = None
    warnings: tuple[str, ...] = ()
    """One sentence each on what could be read two ways or not at all."""
    candidates: tuple[Candidate, ...] = ()
    """The same values and the others that were read, each with where; the first of a field is the one above."""


def read_metadata(text: str, head: int = 0) -> Metadata:
    """Everything a canonical text says of itself. Pure; never fails.

    `head` is where its headline begins, in code points; what stands before it is furniture of the page.
    """
    lines = lines_of(text, head)
    whole = _lead(lines)
    headed = {below.start for above, below in pairwise(whole) if _UPDATE_HEAD.fullmatch(above.text)}
    lead = tuple(line for line in whole if line.start not in headed)
    bylines = [(line, byline) for line in lead if (byline := read_byline(line.text))]
    datelines = [(line, dateline) for line in lead if (dateline := read_dateline(line.text))]
    imprints = [(line, imprint) for line in lead if (imprint := read_imprint(line.text))]
    found = read_credits([line.text for line in lines], text)
    labels = _labels(lead)
    updated = _updated(lines, lead) or _below_update(whole, headed)
    days = _publication(lead, bylines, imprints, datelines, updated)
    agency = datelines[0][1].agency if datelines else ""
    said = (
        _said("title", read_title(lines, len(whole)), "headline", text, head),
        _said("publisher", labels.get("publisher", found.publisher), "credit line", text, head)
        or _said("publisher", imprints[0][1].publisher if imprints else "", "imprint", text, head),
        _said("agency", agency or found.agency, "dateline" if agency else "credit line", text, head),
        _said("author", bylines[0][1].author if bylines else "", "byline", text, head),
        _said("url", labels.get("url", found.url), "credit line", text, head),
        _said("language", language_of(text[head:] if head else text), "letters", "", 0),
        *days.candidates,
        _said("updated_on", updated or "", "update stamp", "", 0),
    )
    candidates = tuple(candidate for candidate in said if candidate)
    known = {c.field: c.value for c in reversed(candidates) if c.field != "published_on"}
    return Metadata(
        **known,  # fields of text, named above
        published_on=days.day,
        published_basis=days.basis,
        published_quote=days.quote,
        warnings=days.warnings,
        candidates=candidates,
    )


def _said(field: str, value: str, source: str, text: str, head: int) -> Candidate | None:
    """A value with the place where its words stand, if they stand in the text as they are."""
    if not value:
        return None
    start = text.find(value, head)
    return Candidate(field, value, source, (start, start + len(value)) if start >= 0 else None)


def _lead(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines at the head: up to the second paragraph of running text, which no by-line follows."""
    paragraphs, lead = 0, []
    for line in lines[:LEAD]:
        if len(line.text) > _FULL_TEXT_LINE and (paragraphs := paragraphs + 1) == 2:
            break
        lead.append(line)
    return tuple(lead)


def _labels(lead: Sequence[Line]) -> Mapping[str, str]:
    """Publisher and address from lines "Publisher: …" and "URL: …"."""
    names = {"publisher": "publisher", "видання": "publisher", "издание": "publisher"}
    said: dict[str, str] = {}
    for line in lead:
        if match := _LABEL.fullmatch(line.text):
            said.setdefault(names.get(match["label"].lower(), "url"), match["said"].strip())
    return MappingProxyType(said)


Found = tuple[PublishedBasis, Stamp, int]
"""Where a day was read, the day, and the start of its line in the text."""


@dataclass(frozen=True, slots=True)
class _Days:
    """The publication day by the order of the codebook, where it was read, what was unclear, and all that was read."""

    day: str | None
    basis: PublishedBasis
    quote: tuple[int, int] | None
    warnings: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def _publication(
    lead: Sequence[Line],
    bylines: Sequence[tuple[Line, Byline]],
    imprints: Sequence[tuple[Line, Imprint]],
    datelines: Sequence[tuple[Line, Dateline]],
    updated: str | None,
) -> _Days:
    """Every day at the head that may be the publication's, the first that can be read being taken."""
    found: list[Found] = _stamped(lead, bylines)
    found += [(PublishedBasis.BYLINE, imprint.stamp, line.start) for line, imprint in imprints]
    found += [(PublishedBasis.DATELINE, d.stamp, line.start) for line, d in datelines if d.stamp]
    found += _leading_dates(lead)
    hint = next((stamp.day for _, stamp, _ in found if stamp.day), updated)
    warnings: list[str] = []
    read: dict[str, Candidate] = {}
    for basis, stamp, start in found:
        day = stamp.day_near(hint)
        if day is not None:
            place = (start + stamp.start, start + stamp.end)
            read.setdefault(day, Candidate("published_on", day, str(basis), place))
        elif not read:
            why = "can be read two ways" if stamp.ambiguous else "has no year"
            warnings.append(f"The date “{stamp.words}” {why}; enter the publication date if you know it.")
    candidates = tuple(read.values())
    if not candidates:
        return _Days(None, PublishedBasis.NONE, None, tuple(warnings), ())
    first = candidates[0]
    warnings += _other_days(found, first.value, PublishedBasis(first.source))
    return _Days(first.value, PublishedBasis(first.source), first.quote, tuple(warnings), candidates)


def _stamped(lead: Sequence[Line], bylines: Sequence[tuple[Line, Byline]]) -> list[Found]:
    """Days beside or right below a by-line, and days labelled as the publication's, which belong to that block."""
    found: list[Found] = [(PublishedBasis.BYLINE, b.stamp, line.start) for line, b in bylines if b.stamp]
    below = {upper.start for upper, byline in bylines if byline.stamp is None}
    for upper, line in pairwise(lead):
        if upper.start in below and (stamp := _date_line(line.text)):
            found.append((PublishedBasis.BYLINE, stamp, line.start))
    for line in lead:
        for match in _labelled(line.text, "published"):
            if stamp := find_stamp(line.text, match.start("stamp")):
                found.append((PublishedBasis.BYLINE, stamp, line.start))
    return found


def _leading_dates(lead: Sequence[Line]) -> list[Found]:
    """A first line "date 2025-05-23 …", or lines of the lead that hold a day and nothing else."""
    found: list[Found] = []
    for position, line in enumerate(lead):
        headed = position == 0 and re.match(rf"date\s*:?\s+{STAMP}", line.text, re.IGNORECASE)
        stamp = find_stamp(line.text) if headed else _date_line(line.text)
        if stamp:
            found.append((PublishedBasis.HEADER, stamp, line.start))
    return found


def _date_line(words: str) -> Stamp | None:
    """The day of a line that is nothing but a day, perhaps with weekday and time and before that of an update."""
    words = next((words[: match.start()] for match in _labelled(words, "updated")), words)
    match = _DATE_LINE.match(words) if _DIGIT.search(words) else None
    if match is None:
        return None
    stamp = find_stamp(words, match.start("stamp"))
    return stamp if stamp and _DATE_LINE_REST.fullmatch(words[stamp.end :]) else None


def _updated(lines: Sequence[Line], lead: Sequence[Line]) -> str | None:
    """The day of a "Last update" stamp at the head or the foot."""
    for line in (*lead, *lines[len(lead) :][-_FOOT:]):
        for match in _labelled(line.text, "updated"):
            stamp = find_stamp(line.text, match.start("stamp"))
            if stamp is not None and stamp.day is not None:
                return stamp.day
    return None


def _below_update(lead: Sequence[Line], headed: Collection[int]) -> str | None:
    """The day of a line that stands below "Updated", at one of the starts."""
    stamps = (_date_line(line.text) for line in lead if line.start in headed)
    return next((stamp.day for stamp in stamps if stamp and stamp.day), None)


def _labelled(words: str, label: str) -> list[re.Match[str]]:
    if len(words) > _FULL_TEXT_LINE or not _DIGIT.search(words):
        return []
    return [match for match in _LABELLED.finditer(words) if match[label]]


def _other_days(candidates: Sequence[Found], day: str, basis: PublishedBasis) -> list[str]:
    """A sentence if another place of the text gives another full day."""
    other = next((stamp for _, stamp, _ in candidates if stamp.day not in (None, day)), None)
    if other is None:
        return []
    return [f"The text also gives the date “{other.words}”; the {basis.value} was taken."]
