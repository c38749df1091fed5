"""The number of an exchange in a series, the deal it belongs to, and its stage.

Source: CODEBOOK "ordinal, ordinal_scope, deal, stage", SUGGESTIONS O1-O3, E3, C2.
"""

import re

from curator.model import OrdinalScope, Reading
from curator.numbers import Number
from curator.selections import Finding, Selection, shortened, unreadable

_YEAR = re.compile(
    r"[^.;]{0,60}?\b(?:of|in|since the (?:start|beginning) of)\s+(?:the\s+)?(?:current\s+)?(?:(?:19|20)\d\d\b"
    r"|this year|the year|year\b)"
    r"|[^.;]{0,30}?\bthis year\b|[^.;]{0,60}?(?:цього року|у?\s?20\d\d роц?|в этом году|в 20\d\d году)",
    re.I,
)
_NOT_YEAR = re.compile(r"\bsince\b(?! the (?:start|beginning) of (?:the |this )?(?:year|20\d\d))[^.;]*", re.I)
_MEDIATED = re.compile(r"[^.;]{0,80}?\b(?:mediat\w+|broker\w*|facilitat\w+|посередни\w+|посредни\w+)\b", re.I)
_SPAN = re.compile(
    r"[^.;]{0,40}?\b(?:over|in|within|during) the (?:past|last) |[^.;,]{0,40}?\bthis (?:month|week)\b", re.I
)
_NO_SWAP = re.compile(
    r"\s+(?:and\s+\w+\s+)?(?:time|stage|phase|round|part|brigade|anniversary|place|day|half|group|batch|leg|talks"
    r"|етап\w*|этап\w*|раз|бригад\w+)\b",
    re.I,
)
_STAGE_NOUN = r"(?:stage|phase|round|part|leg|wave|batch|етап\w*|этап\w*|фаз\w*|раунд\w*|стаді\w*|стади\w*)"
_STAGE_AFTER = re.compile(rf"\s*(?:(?:and|or)\s+\w+\s+|final\s+|largest\s+)?{_STAGE_NOUN}\b", re.I)
_STAGE_BEFORE = re.compile(rf"\b{_STAGE_NOUN}\s+(?:no\.?\s*|number\s+|№\s*)?\Z", re.I)
_FIRST_WORDS = re.compile(
    rf"\b(?P<which>initial|opening|final|last|перш\w+|перв\w+|друг\w+|втор\w+|трет\w+)\s+{_STAGE_NOUN}\b", re.I
)
_WORD_STAGES = {"initial": 1, "opening": 1, "пер": 1, "друг": 2, "втор": 2, "трет": 3}
_DEAL = re.compile(
    r"(?<![\w-])(?P<one>\d{1,3}(?:[,. ]\d{3})+|\d{1,6}|all|all prisoners|всіх|всех)\s?[-‐‑–—]?\s?(?:for|на|за"
    r"|x)\s?[-‐‑–—]?\s?"
    r"(?P<two>\d{1,3}(?:[,. ]\d{3})+|\d{1,6}|all|всіх|всех)(?!\w)",
    re.I,
)


def read_ordinal(selection: Selection) -> tuple[Finding, ...]:
    """The exchange's number in a series; the official series before a mediator's, a year's or any other."""
    found = [one for one in selection.numbers if one.ordinal and one.value and _touches(selection, one)]
    text = selection.around
    exchanges = [one for one in found if not _NO_SWAP.match(text, one.end)] or found
    if not exchanges:
        return _plain_ordinal(selection)
    scoped = [(scope_of(text, one), one) for one in exchanges]
    order = list(OrdinalScope)
    scope, number = min(scoped, key=lambda pair: order.index(pair[0]))
    series = {
        OrdinalScope.OFFICIAL_SERIES: "in the series of all exchanges",
        OrdinalScope.CALENDAR_YEAR: "of the calendar year",
        OrdinalScope.MEDIATOR_SERIES: "by the mediator’s own count",
        OrdinalScope.OTHER: "of a shorter span",
    }[scope]
    explanation = f"“{shortened(number.text)}” → number {number.value} {series}"
    return (Finding(str(number.value), explanation, reading=Reading.STATED, scope=scope),)


def scope_of(text: str, number: Number) -> OrdinalScope:
    """Which series an ordinal counts, by the words behind it (up to the next ordinal's clause)."""
    rest = re.split(r"\band the\b|[;.]\s", text[number.end : number.end + 140], maxsplit=1)[0]
    if _MEDIATED.match(rest):
        return OrdinalScope.MEDIATOR_SERIES
    if _SPAN.match(rest):
        return OrdinalScope.OTHER
    since = _NOT_YEAR.search(rest)
    if _YEAR.match(rest[: since.start()] if since else rest):
        return OrdinalScope.CALENDAR_YEAR
    return OrdinalScope.OFFICIAL_SERIES


def _plain_ordinal(selection: Selection) -> tuple[Finding, ...]:
    """A plain number that a person highlighted as the ordinal: "exchange No. 54"."""
    numbers = [one for one in selection.numbers if one.value and selection.inside(one.start, one.end)]
    if len(numbers) == 1:
        value, scope = numbers[0].value, OrdinalScope.OFFICIAL_SERIES
        why = f"“{numbers[0].text}” → number {value}"
        return (Finding(str(value), why, reading=Reading.INTERPRETED, scope=scope),)
    if re.search(r"\b(?:first|перш\w+|перв\w+)\b", selection.read, re.I):
        scope = OrdinalScope.CALENDAR_YEAR if _YEAR.match(selection.clause) else OrdinalScope.OTHER
        return (Finding("1", f"“{shortened(selection.read)}” → number 1", reading=Reading.INTERPRETED, scope=scope),)
    return unreadable("No ordinal like “54th” could be read in these words; the words are kept.")


def read_stage(selection: Selection) -> tuple[Finding, ...]:
    """The stage of a deal: "the first stage" → 1."""
    text = selection.around
    near = [one for one in selection.numbers if one.value and _touches(selection, one)]
    for one in near:
        behind = one.ordinal and _STAGE_AFTER.match(text, one.end)
        if behind or _STAGE_BEFORE.search(text[max(0, one.start - 20) : one.start]):
            return (Finding(str(one.value), f"“{one.text}” → stage {one.value}"),)
    worded = _FIRST_WORDS.search(selection.read)
    stage = worded and next((n for stem, n in _WORD_STAGES.items() if worded["which"].lower().startswith(stem)), None)
    if worded and stage:
        return (Finding(str(stage), f"“{shortened(worded.group())}” → stage {stage}", reading=Reading.INTERPRETED),)
    if len(near) == 1:
        return (Finding(str(near[0].value), f"“{near[0].text}” → stage {near[0].value}", reading=Reading.INTERPRETED),)
    return unreadable("No stage like “first stage” could be read in these words; the words are kept.")


def read_deal(selection: Selection) -> tuple[Finding, ...]:
    """The deal an exchange belongs to: "1,000 for 1,000" is recorded as "1000-for-1000", other names as written."""
    match = _DEAL.search(selection.read)
    if match:
        name = deal_name(match.group())
        return (Finding(name, f"“{shortened(match.group())}” → {name}"),)
    name = deal_name(selection.read)
    if name and len(name.split()) <= 8 and "\n" not in name:
        return (Finding(name, f"“{shortened(name)}” as written"),)
    return unreadable("No deal like “1000-for-1000” could be read in these words; select its name.")


def deal_name(written: str) -> str:
    """The name a deal is recorded by."""
    match = _DEAL.fullmatch(written.strip())
    if match:
        return "-for-".join(_side_of_deal(match[group]) for group in ("one", "two"))
    return re.sub(r"\s+", " ", written).strip(" '\"“”‘’«»,.;")


def _side_of_deal(words: str) -> str:
    digits = re.sub(r"\D", "", words)
    return digits or "all"


def _touches(selection: Selection, number: Number) -> bool:
    """Whether a number lies in the selection, or the selection in it."""
    at = selection.sentence[0]
    return at + number.start < selection.end and selection.start < at + number.end
