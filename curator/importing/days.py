"""ISO days from the dates that containers write: of web pages, mail headers, document properties and table cells."""

import re
from datetime import date

from curator.importing.stamps import find_stamp

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)(?=$|[T\s+Z-])")


def iso_day(words: str) -> str:
    """The calendar day of a stamp as it is written, in its own time zone; "" where it can't be read or is unclear."""
    if match := _ISO.match(words):
        return _day(*(int(part) for part in match.groups()))
    if stamp := find_stamp(words[:200]):
        return stamp.day or ""
    return ""


def mail_day(words: str) -> str:
    """The day of a mail header "Fri, 23 May 2025 18:05:00 +0300", where it was sent."""
    from email.utils import parsedate_tz  # brings half of the mail library, and few files are mails

    parts = parsedate_tz(words)
    return _day(*parts[:3]) if parts else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year >= 1900 else ""
    except ValueError:
        return ""
