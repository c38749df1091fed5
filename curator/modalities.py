"""Whether words say that something happened, or that it is planned, expected, or background.

The scope is the clause left of the value and the few words right of it: "the deal agreed in talks" behind a completed
count plans nothing. Source: CODEBOOK "Units" and "Counts" 6, SUGGESTIONS 2.3 (3, 5) and E2, E4, V1-V3.
"""

import re

from curator.count_phrases import Counted, is_n_for_n
from curator.model import Modality
from curator.selections import Selection
from curator.text import clause_at
from curator.values import value


@value
class Mood:
    """What words do with a value, and why in a few words ("" for a plain statement)."""

    modality: Modality
    why: str = ""


_PLANS = re.compile(
    r"\bwill\b(?! (?:not|never) (?:stop|rest))|\b(?:had |have |has )?agreed (?:to|on|upon)\b|\bagreements? (?:on|to"
    r"|for|about)\b|\bdeals? (?:to|on|for)\b"
    r"|\b(?:plan|plans|planned|planning|intends?|intended|aims?|aiming|aimed|ready|prepar(?:ed|ing)|propos\w+"
    r"|offer(?:s|ed)?|pledged|promised) (?:to|for|on|an?|the)\b"
    r"|\b(?:is|are|was|were) (?:due|set|scheduled|slated|about) to\b|\bscheduled for\b|\bto be (?:exchanged"
    r"|returned|released|handed|freed|swapped|repatriated|brought)\b"
    r"|\b(?:wants?|wanted|demand\w*|seeks?) (?:to|the)\b|\bupcoming\b|\bnext (?:exchange|swap|stage|round)\b"
    r"|\b(?:планує\w*|планиру\w*|домовил\w+|договорил\w+|домовленіст\w+|договор[её]нност\w+|має бути|мають бути"
    r"|будут|будуть|буде|будет)\b",
    re.I,
)
_EXPECTS = re.compile(
    r"\bexpect(?:s|ed|ing)?\b|\bhop(?:e|es|ed|ing) (?:to|that|for)\b|\b(?:could|(?-i:may)|might)\b|\bwould\b|\blikely\b"
    r"|\bpossibl[ey]\b|\bnot rule out\b|\btomorrow\b"
    r"|\b(?:очікує\w*|очікуєт\w*|сподіва\w+|ожида\w+|завтра|можливо|возможно)\b",
    re.I,
)
_RIGHT_PLANS = re.compile(
    r"[^,;.]{0,40}?\b(?:(?:is|are|was|were) (?:to be|due|set|scheduled|expected)|will be|will return"
    r"|to be (?:exchanged|returned|released|handed|freed|swapped)"
    r"|should be|must be|would be|мають|має бути|будуть|будут)\b",
    re.I,
)
_HAPPENED = re.compile(
    r"\b(?:exchanged|swapped|returned|released|freed|handed|brought|carried out|completed|took place|came home"
    r"|обмінял\w+|обменял\w+|відбув\w+|состоял\w+)\b",
    re.I,
)
_HELD_RIGHT = re.compile(
    r"(?:(?!\b(?:who|that|which|whom)\b)[^,;.]){0,60}?\b(?:are|were|was|is|being|remain(?:s|ed)?|still|have been"
    r"|has been|had been)\s+(?:\w+ly\s+)?(?:being\s+)?(?:\w+ly\s+)?"
    r"(?:held|detained|imprisoned|captive|missing|killed|deported|kept|sentenced|in (?:\w+\s)?captivity"
    r"|in (?:\w+\s)?custody)\b",
    re.I,
)
_HELD_LEFT = re.compile(
    r"\b(?:holds?|holding|held|detain(?:s|ed|ing)?|killed|kills|killing|captured|deport(?:s|ed|ing)|sentenced"
    r"|abducted)\s+(?:at least|about|some|over|more than|nearly|around|up to|a|the)?\s*\Z",
    re.I,
)
_CUMULATIVE = re.compile(
    r"\bsince (?:the )?(?:start|beginning|outbreak|onset|russia|full|invasion|early|late|20\d\d|19\d\d|jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\bthroughout the (?:war|conflict)\b|\bover the (?:course of the )?(?:war|conflict|past years?)\b|\bso far\b"
    r"|\bto date\b|\bin all exchanges\b|\bз початку\b|\bс начала\b",
    re.I,
)
_SUPERLATIVE = re.compile(
    r"\b(?:largest|biggest|smallest|most|first|second|third|\d+(?:st|nd|rd|th)|last|latest|найбільш\w+|крупнейш\w+"
    r"|самый)\b",
    re.I,
)


def mood_of(selection: Selection, counted: Counted) -> Mood:
    """What the words around a number do with it."""
    left, right = _sides_of(selection, counted)
    if _HELD_RIGHT.match(right) or _HELD_LEFT.search(left):
        return Mood(Modality.BACKGROUND, "people held, killed or deported, not exchanged")
    if _CUMULATIVE.search(re.split(r"[,;]", right, maxsplit=1)[0]) and not _SUPERLATIVE.search(left + right):
        return Mood(Modality.BACKGROUND, "counted over many exchanges")
    if is_n_for_n(selection, counted.number) and not _HAPPENED.search(left + right):
        return Mood(Modality.PLANS, "the number of the deal, not of what was carried out")
    return mood_of_words(left, right)


def mood_of_words(left: str, right: str = "") -> Mood:
    """Whether the words before (and just behind) a value make it a plan or an expectation."""
    planned, expected = _PLANS.search(left), _EXPECTS.search(left)
    if expected and not (planned and planned.start() > expected.start()):
        return Mood(Modality.EXPECTS, f"“{expected.group()}”: expected, not done")
    if planned or _RIGHT_PLANS.match(right):
        said = planned or _RIGHT_PLANS.match(right)
        return Mood(Modality.PLANS, f"“{said.group().strip() if said else ''}”: planned, not done")
    return Mood(Modality.ASSERTS)


def clause_mood(selection: Selection) -> Mood:
    """The mood of the clause a selection stands in."""
    return mood_of_words(selection.clause)


def _sides_of(selection: Selection, counted: Counted) -> tuple[str, str]:
    """The clause left of a number, and what follows the number in its sentence."""
    at = selection.sentence[0]
    first, _ = clause_at(selection.article.text, at + counted.start)
    text = selection.around
    return text[max(0, min(first - at, counted.start)) : counted.start], text[
        counted.number.end : counted.number.end + 160
    ]
