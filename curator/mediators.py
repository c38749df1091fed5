"""Who mediated or helped: the countries and bodies that words name, and how firmly.

Source: CODEBOOK "mediators, facilitators"; SUGGESTIONS M1-M3.
"""

import re

from curator.countries import helpers_in, one_name
from curator.model import Modality, Reading, Side
from curator.parties import side_named
from curator.selections import Finding, Selection, shortened, unreadable

_GROUP = re.compile(
    r"(?<!\w)[A-Z]\w+(?:(?:,? and |, )[A-Z]\w+)* (?:countries|states|nations|governments|країн\w*|стран\w*)\b"
)
_MAYBE = re.compile(
    r"\b(?:might|may|could|would|offer(?:s|ed)?|propos\w+|suggest\w*|ready|willing|will)\b[^.]{0,60}"
    r"\b(?:mediat\w+|broker\w*|facilitat\w+|host\w*|help\w*)|\b(?:offer(?:s|ed)?|propos\w+) (?:to |its )?mediat\w+",
    re.I,
)
_OTHER_TALKS = re.compile(r"\b(?:ceasefire|cease-fire|truce|peace (?:talks|deal|agreement|plan)|grain)\b", re.I)


def read_mediators(selection: Selection, speaker_country: str | None) -> tuple[Finding, ...]:
    """Each country or body that the words name, one finding a name; the desk's own sides are none.

    `speaker_country` is taken when the words name nobody and a mediator's own official says them.
    """
    modality, note = _firmness(selection)
    found = []
    for written in _named(selection):
        name = one_name(written)
        reading = Reading.STATED if name.casefold() == written.casefold() else Reading.INTERPRETED
        found.append(Finding(name, f"“{shortened(written)}” → {name}{note}", modality=modality, reading=reading))
    if found:
        return tuple({finding.value: finding for finding in found}.values())
    if speaker_country:
        why = f"an official of {speaker_country} speaks of its own part → {speaker_country}"
        return (Finding(speaker_country, why, modality=modality, reading=Reading.INTERPRETED),)
    words = one_name(selection.words)
    if "\n" not in selection.words and 0 < len(words.split()) <= 6 and side_named(words, selection.sides) is Side.NONE:
        return (Finding(words, f"“{shortened(words)}” as written", modality=modality),)
    return unreadable("No country or body that could be a mediator is named in these words; select its name.")


def _named(selection: Selection) -> list[str]:
    """The names in the words: groups of countries as written, else single countries that are no side of the desk.

    Who stands for a country ("President Trump") names it.
    """
    words = selection.read
    groups = [
        match.group() for match in _GROUP.finditer(words) if side_named(match.group(), selection.sides) is Side.NONE
    ]
    countries = [
        (start, words[start:end])
        for start, end, name in helpers_in(words)
        if side_named(f"{words[start:end]} {name}", selection.sides) is Side.NONE
    ]
    return groups or [written for _, written in countries]


def _firmness(selection: Selection) -> tuple[Modality, str]:
    """Whether the words say that somebody mediated, or only might, and what to add to the explanation."""
    clause = selection.clause
    if _MAYBE.search(clause):
        return Modality.EXPECTS, "; the words say only that it might"
    if _OTHER_TALKS.search(clause) and not re.search(r"exchange|swap|обмін|обмен", clause, re.I):
        return Modality.BACKGROUND, "; the words speak of other talks"
    return Modality.ASSERTS, ""
