"""What an article says of a swap beside its numbers: mediators and helpers, its number in a series, deal, stage, place.

Source: SUGGESTIONS M1-M3, O1-O3, P1-P4, C2, E3.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.countries import countries_in, helpers_in, may_mediate
from curator.figures import Figure
from curator.mediators import read_mediators
from curator.model import Article, ClaimField, Modality, OrdinalScope, Party, Reading, Side
from curator.ordinals import deal_name, read_ordinal, read_stage
from curator.parties import side_named
from curator.places import read_place
from curator.selections import Finding, Selection
from curator.suggest.blocks import Sentence
from curator.suggest.frames import moves_people
from curator.suggest.words import SWAP


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One value about a swap with the words that carry it and the words that make it so."""

    field: ClaimField
    value: str
    finding: Finding
    sentence: Sentence
    start: int
    end: int
    frame: tuple[int, int]
    rule: str
    sure: bool


_MEDIATES = re.compile(
    r"\b(?P<mediates>mediat\w+|broker(?:ed|s|ing|age)?|intermediar\w+|go-between|посередни\w+|посредни\w+)\b"
    r"|\b(?P<helps>facilitat\w+|assist(?:ed|ance|ing)|help(?:ed|ing)?|with the (?:support|help|participation)"
    r"|host(?:ed|ing)|participated in preparing|efforts|support|grateful|thank(?:s|ed|ing|ful)|сприян\w+|содейств\w+"
    r"|допомо\w+|помощ\w+|подяк\w+|вдячн\w+|благодар\w+)\b",
    re.I,
)
_NEAR = 70
_APART = re.compile(r"[;:]|,\s(?:who|which|while|but|although)\b|\.\s")
_MIGHT = re.compile(
    r"\b(?:might|may|could|would|offer(?:s|ed)?|propos\w+|suggest\w*|ready|willing|will|hop\w+|ask\w*"
    r"|urg\w+|call\w* on)\b",
    re.I,
)
_OTHER_TALKS = re.compile(r"\b(?:ceasefire|cease-fire|truce|peace (?:talks|deal|agreement|plan|process)|grain)\b", re.I)
_GROUP = re.compile(r"(?<!\w)[A-Z]\w+ and [A-Z]\w+ (?:countries|states)\b")


def mediators_in(article: Article, sides: tuple[Party, Party], sentence: Sentence) -> Iterator[Circumstance]:
    """Who mediated or helped, by the sentence's words; what only might happen, and other talks, are left out."""
    verbs = list(_MEDIATES.finditer(sentence.text))
    if not verbs:
        return
    names = [(a, b, name) for a, b, name in helpers_in(sentence.text) if name not in (sides[0].name, sides[1].name)]
    names += [(m.start(), m.end(), m.group()) for m in _GROUP.finditer(sentence.text)]
    taken: set[tuple[str, str]] = set()
    for start, end, name in names:
        for verb in verbs:
            found = _mediator(article, sides, sentence, (start, end, name), verb)
            if found and (found.field, found.value) not in taken:
                taken.add((found.field, found.value))
                yield found


def _mediator(
    article: Article, sides: tuple[Party, Party], sentence: Sentence, named: tuple[int, int, str], verb: re.Match[str]
) -> Circumstance | None:
    """One name with one verb, when they belong together."""
    start, end, name = named
    first, last = min(start, verb.start()), max(end, verb.end())
    between = sentence.text[min(end, verb.end()) : max(start, verb.start())]
    if len(between) > _NEAR or _APART.search(between) or side_named(name, sides) is not Side.NONE:
        return None
    around = sentence.text[max(0, first - 40) : last + 60]
    if _MIGHT.search(sentence.text[max(0, first - 30) : last]) or (
        _OTHER_TALKS.search(around) and not SWAP.search(around)
    ):
        return None
    if not _belongs(sentence.text, named, verb) or _CARE.search(sentence.text, 0, verb.start()):
        return None
    mediates = verb["mediates"] is not None or (may_mediate(name) and _gives_thanks(sentence.text, verb))
    chosen = Selection(article, sides, sentence.start + start, sentence.start + end)
    finding = next(iter(read_mediators(chosen, None)))
    if finding.value is None or finding.modality is not Modality.ASSERTS:
        return None
    at = sentence.start
    field = ClaimField.MEDIATOR if mediates else ClaimField.FACILITATOR
    rule = "M1.mediates" if verb["mediates"] else "M3.thanked" if mediates else "M4.helps"
    return Circumstance(
        field,
        finding.value,
        finding,
        sentence,
        at + start,
        at + end,
        (at + first, at + last),
        rule,
        verb["mediates"] is not None,
    )


_CARE = re.compile(
    r"\b(?:medical|psychological|first|legal|медицинск|медичн|психолог|необхідн|необходим|юридич|правов)\w*"
    r"(?:,? (?:and|та|і|й|и) \w+)?\s\Z",
    re.I,
)
"""Help of this kind is for those who came back: "in Belarus, where they are given medical assistance"."""


def _gives_thanks(text: str, verb: re.Match[str]) -> bool:
    """Whether help is named as what made the exchange possible, or thanks are given for it."""
    return re.search(
        r"\b(?:thank|grateful|with the|help|assist|efforts|вдячн|подяк|благодар|допомо|помощ|сприян|содейств)",
        verb.group(),
        re.I,
    ) is not None and (SWAP.search(text) is not None or moves_people(text))


_LEAD = 30
_WHERE = re.compile(
    r"(?<!\w)(?:in|into|to|from|at|near|via|across|territory of|border with|citizens? of|у|в|до|на територ\w+"
    r"|на территор\w+)"
    r"\s(?:the\s)?\Z",
    re.I,
)
"""What stands before a country that is a place there: "they are in Belarus, where they are being helped"."""


_GIVES_THANKS = re.compile(
    r"(?<!was )(?<!were )(?<!been )\bthank(?:s|ed|ing)?\s(?!by\b|for\b|to\b)|\bgrateful to\b", re.I
)
"""Behind a name: it gives thanks to another, and is none who helped."""


def _belongs(text: str, named: tuple[int, int, str], verb: re.Match[str]) -> bool:
    """Whether a name is the doer: in front of the verb, or behind it with "by", "of", "from" or in a list of such."""
    start, end, _ = named
    if end <= verb.start():
        if _GIVES_THANKS.search(text[end : verb.end() + 1]):
            return False
        return verb["mediates"] is not None or _WHERE.search(text, max(0, start - _LEAD), start) is None
    between = text[verb.end() : start]
    return (
        bool(re.search(r"\b(?:by|of|from|with|to|за|від|от)\b|\A\s(?:the\s)?(?:\w+\s){0,2}\Z", between, re.I))
        or not between.strip()
        or text[verb.start() : verb.end()][0].lower() in "пс"
    )


_NO_SWAP = re.compile(
    r"[\s-]+(?:\w+\s)?(?:time|stage|phase|round|part|brigade|anniversary|place|day|half|group|batch|leg|talks|century"
    r"|battalion|regiment|army|division|corps|birthday|session|meeting|year|month|week|person|етап\w*|этап\w*|раз"
    r"|бригад\w+|річниц\w+|годовщин\w+)\b",
    re.I,
)
_SERIES_NOUN = re.compile(r"\b(?:exchange|swap|handover|release|such|of its kind|обмін\w*|обмен\w*|mediat\w+)\b", re.I)


def ordinal_at(article: Article, sides: tuple[Party, Party], sentence: Sentence, one: Figure) -> Circumstance | None:
    """The number of an exchange in a series, if an ordinal is one."""
    start, end = one.start - sentence.start, one.end - sentence.start
    text = sentence.text
    near = text[max(0, start - 60) : end + 60]
    if _NO_SWAP.match(text, end) or not _SERIES_NOUN.search(near):
        return None
    finding = read_ordinal(Selection(article, sides, one.start, one.end))[0]
    if finding.value is None or finding.scope is None or not finding.value.isdigit():
        return None
    small = int(finding.value) < 4 and finding.scope is OrdinalScope.OFFICIAL_SERIES
    if small or finding.scope is OrdinalScope.OTHER:
        return None
    frame = _around(text, start, end, _SERIES_NOUN)
    span = (sentence.start + frame[0], sentence.start + frame[1])
    sure = finding.scope is not OrdinalScope.MEDIATOR_SERIES
    return Circumstance(
        ClaimField.ORDINAL, finding.value, finding, sentence, one.start, one.end, span, f"O1.{finding.scope}", sure
    )


def _around(text: str, start: int, end: int, pattern: re.Pattern[str]) -> tuple[int, int]:
    """From a value to the nearest match of a pattern on either side."""
    behind = pattern.search(text, end, end + 60)
    before = list(pattern.finditer(text, max(0, start - 60), start))
    if behind:
        return start, behind.end()
    return (before[-1].start(), end) if before else (start, end)


_DEAL = re.compile(
    r"(?<![\w-])(?:\d{1,3}(?:[,. ]\d{3})+|\d{2,6}|all)(?:\s?[-‐‑–—]\s?|\s)(?:for|на|за)(?:\s?[-‐‑–—]\s?|\s)"
    r"(?:\d{1,3}(?:[,. ]\d{3})+|\d{2,6}|all)(?!\w)",
    re.I,
)


def deals_in(sentence: Sentence) -> Iterator[Circumstance]:
    """The deals a sentence names by their numbers: "1000-for-1000"."""
    for match in _DEAL.finditer(sentence.text):
        name = deal_name(match.group())
        numbers = name.split("-for-")
        if len(numbers) != 2 or numbers[0] != numbers[1] or numbers[0] == "all":
            continue
        start, end = sentence.place_of(match)
        finding = Finding(name, f"“{match.group()}” → {name}")
        yield Circumstance(ClaimField.DEAL, name, finding, sentence, start, end, (start, end), "C2.deal", sure=False)


_STAGE = re.compile(r"\b(?:stage|phase|етап\w*|этап\w*|фаз\w*)\b", re.I)


def stage_in(article: Article, sides: tuple[Party, Party], sentence: Sentence) -> int | None:
    """The stage of a deal that a sentence tells of."""
    match = _STAGE.search(sentence.text)
    if match is None or not (SWAP.search(sentence.text) or moves_people(sentence.text)):
        return None
    start = sentence.start + max(0, match.start() - 24)
    finding = read_stage(Selection(article, sides, start, sentence.start + match.end()))[0]
    return int(finding.value) if finding.value and finding.value.isdigit() and len(finding.value) < 3 else None


_TRANSIT = re.compile(
    r"\b(?:currently|now|temporarily|first|care|assistance|treatment|medical|psychological|were taken|being taken"
    r"|зараз|сейчас|наразі)\b[^.;]{0,60}?"
    r"\b(?P<where>(?:on|in|to)\s(?:the\s)?(?:territory of\s)?(?P<name>[A-Z]\w+)(?:\s(?:territory|soil))?)",
)


def transit_in(article: Article, sides: tuple[Party, Party], sentence: Sentence) -> Iterator[Circumstance]:
    """Where people were taken next."""
    transit = _TRANSIT.search(sentence.text)
    if transit is None or not countries_in(transit["name"]) or side_named(transit["name"], sides) is not Side.NONE:
        return
    start, end = (sentence.start + at for at in transit.span("where"))
    finding = read_place(Selection(article, sides, start, end))[0]
    if finding.value is not None:
        first, last = finding.span or (start, end)
        stated = finding.reading is Reading.STATED
        yield Circumstance(
            ClaimField.TRANSIT_PLACE, finding.value, finding, sentence, first, last, (start, end), "P3.transit", stated
        )
