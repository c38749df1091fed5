"""Who published an article and which agency it came from, read only where it stands in credit lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curator.importing.datelines import AGENCY

_LONGEST_CREDIT = 120

_SOURCE = re.compile(r"(?:source|джерело|источник|крыніца)\s*[:：]\s*(?P<name>.+)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+")
_AGENCY_LINE = re.compile(
    rf"[–—(/-]*\s*(?:(?:with|з|с|за матеріалами|по материалам)\s+)?"
    rf"(?P<name>{AGENCY}(?:\s*(?:[,/&]|and|та|и)\s*{AGENCY})*)\s*[)/.]*",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"minist|president|telegram|facebook|twitter|youtube|headquarters|general staff|ombuds|office\b|government|own "
    r"|міністер|минист|президент|телеграм|фейсбук|твіттер|штаб|омбудс|уповноважен|уполномочен|пресслужб|прес-служб",
    re.IGNORECASE,
)
"""A "source" that is the origin of the news and not who printed it."""

_CAPITAL_NAME = r"(?:[Tt]he )?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3}"
_MESSAGE = re.compile(rf"A [Mm]essage from (?P<name>{_CAPITAL_NAME}):?")
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|Copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[–-]\s*\d{4})?,?\s*)?(?P<name>[^.,|\d]{2,50})"
)
_OWN_REPORTER = re.compile(rf"\b[Aa]n? (?P<name>{_CAPITAL_NAME}) (?:journalist|reporter|correspondent)\b")
_TOLD = re.compile(r"\btold (?P<name>[Tt]he [A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3})")


@dataclass(frozen=True, slots=True)
class Credits:
    """Publisher, agency and address, each "" if the text does not say."""

    publisher: str
    agency: str
    url: str


def read_credits(lines: Sequence[str], text: str) -> Credits:
    """What the credit lines of an article say; `lines` are those that are not blank.

    "Source:" counts in the first three and the last four lines only: inside an article it names the origin of the
    news. A reporter's newsroom in the text is taken only if a second credit says the same name.
    """
    edges = [*lines[:3], *lines[3:][-4:]]
    source, url = _source(edges)
    message = next((match["name"] for line in lines if line[:2] == "A " and (match := _MESSAGE.fullmatch(line))), "")
    copyright_line = next((match["name"].strip() for line in lines[-6:] if (match := _COPYRIGHT.match(line))), "")
    publisher = source or message or copyright_line or _twice_credited(lines, text)
    return Credits(publisher, _agency(lines[3:][-4:]), url)


def _source(edges: Sequence[str]) -> tuple[str, str]:
    """Name and address of a "Source:" line."""
    for line in edges:
        match = _SOURCE.fullmatch(line)
        if match is None or len(line) > _LONGEST_CREDIT * 2:
            continue
        address = _URL.search(match["name"])
        name = _URL.sub("", match["name"]).strip(" .,;()–—-")
        if len(name) <= _LONGEST_CREDIT and not _AUTHORITY.search(name):
            return name, address.group().rstrip(".,;)") if address else ""
    return "", ""


def _agency(foot: Sequence[str]) -> str:
    """The agency of a line at the foot that names nothing else: "-Agencies", "(Reuters)", "With AFP"."""
    return next((match["name"] for line in reversed(foot) if (match := _AGENCY_LINE.fullmatch(line))), "")


def _twice_credited(lines: Sequence[str], text: str) -> str:
    """The one name that two kinds of mention agree on: own reporter, "told The …", a credit between slashes."""
    kinds = (
        _named(_OWN_REPORTER, (" journalist", " reporter", " correspondent"), text),
        _named(_TOLD, ("told the ", "told The "), text),
        [part.strip() for line in lines if _is_credit(line) for part in line.split("/")],
    )
    spelled = {name.removeprefix("the ").removeprefix("The "): name for names in kinds for name in sorted(names)}
    agreed = [
        key
        for key in spelled
        if sum(any(name.endswith(key) and len(name) <= len(key) + 4 for name in names) for names in kinds) >= 2
        and not re.fullmatch(AGENCY, key, re.IGNORECASE)
    ]
    if len(agreed) != 1:
        return ""
    return f"The {agreed[0]}" if f"The {agreed[0]}" in text else agreed[0]


def _named(pattern: re.Pattern[str], needs: Sequence[str], text: str) -> list[str]:
    """The names that a pattern finds; it cannot fit where none of the words stands, and those are quick to look for."""
    return [match["name"] for match in pattern.finditer(text)] if any(words in text for words in needs) else []


def _is_credit(line: str) -> bool:
    return "/" in line and len(line) <= _LONGEST_CREDIT and not line.endswith((".", "”", '"'))
