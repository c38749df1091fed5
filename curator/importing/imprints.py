"""Imprints: a line at the head that names the newsroom and the day, "Reuters, 24 November 2025", and nothing more."""

import re
from dataclasses import dataclass
from functools import lru_cache

from curator.importing.bylines import parted, publication_stamp, without_asides
from curator.importing.datelines import AGENCY
from curator.importing.stamps import Stamp

_LONGEST = 80
_NEWSROOM = re.compile(
    rf"{AGENCY}"
    r"|(?:The\s|Al\s)?(?:[\w’'&.-]+\s){0,3}"
    r"(?:News|Times|Post|Independent|Press|Agency|Guardian|Telegraph|Journal|Herald|Tribune|Mirror|Gazette|Insider"
    r"|Jazeera|Monde|Welle|Economist|Observer|Review|Examiner|Chronicle|Radio|TV|Online|Правда|Новини|Новости|Газета)"
    r"(?:\s(?:Online|Ukraine|World|International|English|of\s[\w ]{3,20}))?"
    r"|BBC(?:\s\w+)?|CNN|NPR|DW|VOA|ABC|CBS|NBC|PBS|RFE/RL|Sky|Politico|Axios|Bloomberg|Newsweek|Euronews|France 24"
    r"|Meduza|Медуза|Kommersant|Коммерсант\w*|Haaretz|Suspilne|Суспільне|Hromadske|Громадське|Babel|Бабель|NV|Liga(?:\.net)?"
    r"|РБК(?:-Україна|-Украина)?|RBC(?:-Ukraine)?|Caspian News",
    re.IGNORECASE,
)
"""How newsrooms are called; a bare name of a place, a person or a subject is none."""

_SHORT_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=\s\d)")


@dataclass(frozen=True, slots=True)
class Imprint:
    """A newsroom as written, and the full day beside it."""

    publisher: str
    stamp: Stamp


@lru_cache(maxsize=128)  # the same lines are asked about by title, publisher and date
def read_imprint(line: str) -> Imprint | None:
    """The imprint that a line is: "NEWSROOM, DAY" or "DAY | NEWSROOM", perhaps with weekday and time; else None.

    The day has its year and is parted from the name, so that no headline and no dateline is taken for an imprint.
    """
    if len(line) > _LONGEST:
        return None
    line = _SHORT_WEEKDAY.sub("   ", line)
    stamp = publication_stamp(line)
    if stamp is None or stamp.day is None or not parted(line, stamp):
        return None
    name = without_asides(line)
    return Imprint(name, stamp) if _NEWSROOM.fullmatch(name) else None
