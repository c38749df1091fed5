"""Datelines: place, day and agency at the start of a first paragraph ("KYIV, May 23 (Reuters) —")."""

import re
from dataclasses import dataclass
from functools import lru_cache

from curator.importing.stamps import STAMP, WEEKDAY, Stamp, find_stamp

_AGENCIES = (
    "Reuters|Рейтер|Agence France-Presse|AFP|Associated Press|The Associated Press|AP|TASS|ТАСС|Ukrinform|Укрінформ"
    "|Укринформ|Interfax-Ukraine|Interfax|Інтерфакс-Україна|Интерфакс-Украина|Интерфакс"
    "|RIA Novosti|РИА Новости|РІА Новини|UNIAN|УНІАН|УНИАН|dpa|EFE|Xinhua|ANSA|Anadolu|PAP|Belta|БЕЛТА"
    "|News agencies|Agencies|Агентства"
)
AGENCY = rf"(?:{_AGENCIES})"
"""Names of news agencies, the longer ones first; put into patterns that ignore case."""

_WORD = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’'ʼ-]*\.?"
_PLACE = rf"{_WORD}(?:[ /-]{_WORD}){{0,3}}"
# Only names of places depend on capitals; (?-i:…) keeps that inside a pattern that ignores case.
_DATELINE = re.compile(
    rf"(?P<place>(?-i:{_PLACE})(?:,\s(?-i:{_PLACE}))?)"
    rf"(?:[,.]\s+(?:(?:{WEEKDAY}),?\s+)?(?P<date>{STAMP}))?"
    rf"(?:\s*(?:року|года|р\.|г\.))?"
    rf"(?:[.,]?\s*\((?P<brackets>[^()]{{2,40}})\)\s*[–—:.-]"
    rf"|[.,]?\s*/(?P<slashes>[^/]{{2,40}})/\s*[.–—-]"
    rf"|[.,]?\s*(?:[–—-]\s*)?(?P<known>{AGENCY})\b\s*[.,:–—-]"
    r"|[.,]?\s*(?P<dash>[–—]|--?)\s)",
    re.IGNORECASE,
)
_NO_AGENCY = re.compile(rf"{WEEKDAY}|.*\b(?:time|часом|время)\b.*|\d.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place as written, the day (perhaps without a year), the agency if named."""

    place: str
    stamp: Stamp | None
    agency: str


@lru_cache(maxsize=128)  # the same lines are asked about by title, by-line and date
def read_dateline(line: str) -> Dateline | None:
    """The dateline a paragraph begins with, or None.

    It needs a day or an agency; a place that is not in capitals needs both, for a sentence may begin with a name.
    """
    match = _DATELINE.match(line)
    if match is None:
        return None
    agency = (match["brackets"] or match["slashes"] or match["known"] or "").strip()
    if agency and _NO_AGENCY.fullmatch(agency):
        return None
    stamp = find_stamp(line, match.start("date")) if match["date"] else None
    capitals = match["place"].split(",")[0].isupper()
    if (stamp is None and not agency) or not (capitals or (stamp is not None and agency)):
        return None
    return Dateline(match["place"], stamp, agency)
