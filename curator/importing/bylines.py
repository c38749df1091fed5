"""By-lines: who wrote an article, and the day that stands beside the name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from curator.importing.stamps import CLOCK, SHORT_WEEKDAY, STAMP, WEEKDAY, Stamp, find_stamp

_LONGEST = 160
_LABEL = re.compile(r"(?:written\s+)?by\s*:?\s+|(?:authors?|автор[иы]?|текст)\s*:\s*", re.IGNORECASE)
_ASIDE = re.compile(
    rf"(?:published|posted|(?:last\s+)?updated?|опубліковано|опубликовано|оновлено|обновлено)(?:\s+(?:on|at))?\s*:?"
    rf"|{STAMP}(?:\s*(?:року|года|р\.|г\.))?|{WEEKDAY}|(?<=,\s){SHORT_WEEKDAY}|{CLOCK}",
    re.IGNORECASE,
)
_BESIDE = r"\b(?:on|at|of|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b"
_OF_UPDATE = re.compile(
    rf"(?:updated?|modified|оновлен\w*|обновлен\w*)\W*+(?>(?:(?:{WEEKDAY}|{CLOCK}|{_BESIDE})\W*+)*)$",
    re.IGNORECASE,
)
"""What stands before the day of an update: "Updated 8:14 AM EDT, Mon "."""
_EDGES = "*_ \t\u00a0,;|/•·–—-."
_CAPITAL = r"[A-ZÀ-ÞА-ЯЁІЇЄҐŁŚŻČŠŽ]"
_WORD = rf"{_CAPITAL}[\w’'ʼ.-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:de|da|van|von|der|den|al|bin|la|le)\s+){{0,2}}{_WORD}){{1,3}}"
_NAMES = re.compile(rf"{_NAME}(?:\s*(?:,|&|\band\b|\bта\b|\bі\b|\bи\b|\bй\b)\s*{_NAME})*")
_NO_PERSON = re.compile(
    r"\b(?:News|Times|Post|Independent|Press|Agency|Agencies|Staff|Reuters|Service|Team|Desk|Correspondent|Reporter"
    r"|Editor|Правда|Новини|Новости|Редакція|Редакция)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Author names as written, and the day beside them if there is one."""

    author: str
    stamp: Stamp | None


@lru_cache(maxsize=128)  # the same lines are asked about by title, by-line and date
def read_byline(line: str) -> Byline | None:
    """The by-line that a line is: "By NAME DATE", "DATE | By NAME", "Автор: NAME", or "NAME — DATE"; else None.

    Without "By" a full day must stand beside the name, parted from it, so that no headline is taken for a name.
    """
    if len(line) > _LONGEST:
        return None
    stamp = publication_stamp(line)
    if stamp is None and not _LABEL.match(line.lstrip(_EDGES)):
        return None
    rest = without_asides(line)
    label = _LABEL.match(rest)
    if label is None and (stamp is None or stamp.day is None or not parted(line, stamp)):
        return None
    author = _author(rest[label.end() :] if label else rest, labelled=label is not None)
    return Byline(author, stamp) if author else None


def _author(words: str, *, labelled: bool) -> str:
    """The names at the head of some words; what follows a comma may be a newsroom ("By A B, BBC News, Kyiv")."""
    match = _NAMES.match(words)
    if match is None or (not labelled and match.end() != len(words)):
        return ""
    rest = words[match.end() :].strip()
    if rest and not re.match(r"[,|•·(–—-]|(?:in|for|at|из|з|із|в|у|для)\s", rest):
        return ""  # a sentence: "By Friday Evening they had …"
    parts = [part.strip() for part in match.group().split(",")]
    people = [part for part in parts if not _NO_PERSON.search(part)]
    return ", ".join(people) if people and people[0] == parts[0] and not find_stamp(people[0]) else ""


def without_asides(line: str) -> str:
    """The words of a line beside its days, times and stamps."""
    return re.sub(r"\s{2,}|\s+,", " ", _ASIDE.sub(" ", line)).strip(_EDGES)


def publication_stamp(line: str) -> Stamp | None:
    """The day of a line that is not the day of an update."""
    stamp = find_stamp(line)
    while stamp is not None and _OF_UPDATE.search(line, 0, stamp.start):
        stamp = find_stamp(line, stamp.end)
    return stamp


def parted(line: str, stamp: Stamp) -> bool:
    """Whether more than a space stands between the day and the words beside it."""
    before = re.sub(rf"(?:{WEEKDAY}|{CLOCK})", "", line[: stamp.start], flags=re.IGNORECASE).rstrip(" \u00a0")
    after = line[stamp.end :].lstrip(" \u00a0")
    return before[-1:] in tuple(",|•·–—-") if before else after[:1] in tuple(",|•·–—-")
