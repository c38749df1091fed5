"""The lines around an article: which are page furniture, which one is the headline.

A headline is taken only where it stands as a line of its own; a first line that is a plain sentence is none.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from curator.importing.bylines import read_byline
from curator.importing.datelines import read_dateline
from curator.importing.imprints import read_imprint
from curator.importing.stamps import CLOCK, SHORT_WEEKDAY, STAMP, WEEKDAY

LONGEST_HEADLINE = 160
"""Code points."""


class Line(NamedTuple):
    """A line that is not blank: its words without white space at the ends, and where they start in the text."""

    start: int
    text: str


def lines_of(text: str, head: int = 0) -> tuple[Line, ...]:
    """All lines from `head` on that say anything."""
    found = []
    start = head
    for words in text[head:].split("\n") if head else text.split("\n"):
        stripped = words.strip()
        if stripped:
            found.append(Line(start + words.index(stripped[0]), stripped))
        start += len(words) + 1
    return tuple(found)


_FURNITURE = re.compile(
    r"(?:[\w .-]+ )?logo$"
    r"|this audio\b|listen to (?:this|the) (?:article|story)|audio version|прослухати|слухати|прослушать"
    r"|editor['’]s note\b|від редакції|от редакции|примітка редак"
    r"|(?:last\s+)?(?:updated?|modified)\b|published\b|posted\b|останнє оновлення|последнее обновление"
    r"|оновлено|обновлено|опубліковано|опубликовано"
    r"|\d+[ -]min(?:ute)?s?(?: read)?$|reading time|час читання|время чтения"
    r"|advertisement\b|реклама$|share(?: this)?\b.{0,30}$|subscribe\b.{0,60}$"
    r"|read (?:more|also|in)\b|поділитися|поделиться"
    r"|photo:|image:|фото:|(?:author|authors|publisher|source|url|link|автор|джерело|источник)\s*:"
    r"|breaking\s*:?$|https?://\S+$|-{3,}$",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"(?:title|headline|заголовок)\s*:\s*", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+")
_DATE_HEAD = re.compile(rf"date\s*:?\s+{STAMP}(?:\s+{CLOCK})?\s*", re.IGNORECASE)
_ONLY_DATE = re.compile(rf"(?>(?:(?:{STAMP}|{WEEKDAY}|{SHORT_WEEKDAY}|{CLOCK})[\s,|•·–—-]*)+)", re.IGNORECASE)
_CRUMB = re.compile(r"\s+[/›»>|→]\s+")
_CRUMB_SIGN = re.compile(r"[/›»>|→]")
_HOME = re.compile(r"(?:home|main|головна|главная|новини|новости|news)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$")
_CLOSERS = "\"'”’»)]"


def read_title(lines: tuple[Line, ...], lead: int) -> str:
    """The headline among the first `lead` lines, or "" where there is none.

    A breadcrumb ("Home / News / Title") anywhere confirms a line that would not do by itself, but brings no title that
    does not stand in the lead as well.
    """
    if len(lines) < 2:
        return ""
    crumbs = {_key(crumb) for crumb in _breadcrumb_ends(lines)}
    for line in lines[:lead] if crumbs else ():
        words = _without_head(line.text)
        if words and _key(words) in crumbs:
            return words
    for line in lines[:lead]:
        words = _without_head(line.text)
        if _TITLE_LABEL.match(line.text):
            return words
        if words and not is_furniture(words):
            return words if _reads_as_headline(words) else ""
    return ""


def is_furniture(words: str) -> bool:
    """Whether a line belongs to the page and not to the article: stamps, by-lines, imprints, logos, single words."""
    return bool(
        " " not in words
        or _FURNITURE.match(words)
        or (len(words) <= LONGEST_HEADLINE and _ONLY_DATE.fullmatch(words))
        or is_breadcrumb(words)
        or read_byline(words)
        or read_imprint(words)
    )


def _without_head(words: str) -> str:
    """A line without the file's leading date, a "Title:" or the marks of a Markdown heading."""
    for head in (_HEADING, _DATE_HEAD, _TITLE_LABEL):
        if match := head.match(words):
            words = words[match.end() :].strip()
    return words.strip("*_").strip()


def _reads_as_headline(words: str) -> bool:
    bare = words.rstrip(_CLOSERS)
    if len(words) > LONGEST_HEADLINE or bare[-1:] in (",", ":", ";") or read_dateline(words):
        return False
    return not bare.endswith((".", "…")) or bool(_INITIALS.search(bare))


def is_breadcrumb(words: str) -> bool:
    """Whether a line is a trail of pages: "Home / News / Title"."""
    if len(words) > 2 * LONGEST_HEADLINE or not _CRUMB_SIGN.search(words):
        return False
    parts = _CRUMB.split(words)
    return len(parts) >= 3 and bool(_HOME.match(parts[0]))


def _breadcrumb_ends(lines: Iterable[Line]) -> list[str]:
    return [_CRUMB.split(line.text)[-1] for line in lines if is_breadcrumb(line.text)]


def _key(words: str) -> str:
    return " ".join(words.split()).rstrip(".").casefold()
