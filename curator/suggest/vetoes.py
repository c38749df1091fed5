"""Why a number is no count of a swap: scoped vetoes, each with the codebook's reason, shown and never silent.

A veto looks at the clause left of the number and at the words behind it, not at the whole sentence: "the 95 men who
had been held since 2022 came home" is a count. Source: CODEBOOK "reasons to dismiss a figure" and "Counts" 6,
SUGGESTIONS V1-V7, E4.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from curator.count_phrases import is_n_for_n
from curator.modalities import mood_of
from curator.model import Modality
from curator.suggest.mentions import Mention
from curator.suggest.words import SWAP


class Reason(StrEnum):
    """Why a figure was dismissed, as the codebook names it."""

    HELD = "held_not_exchanged"
    CUMULATIVE = "cumulative"
    PLANNED = "planned"
    OTHER_EVENT = "other_event"
    CASUALTIES = "casualties_or_deportations"
    NOT_PEOPLE = "not_people"
    OTHER_DATE = "date_of_something_else"
    BOILERPLATE = "boilerplate"
    REPEATED = "repeated_text"


@dataclass(frozen=True, slots=True)
class Veto:
    """A reason against a number, the rule that found it and the words it found."""

    reason: Reason
    rule: str
    words: str


_FREED = re.compile(
    r"\b(?:releas\w+|freed|free|return\w*|exchang\w+|swap\w*|handed|brought|bring\w*|back|home|repatriat\w+|liberat\w+|"
    r"got|received|walked|let go|повер\w+|верну\w+|звільн\w+|освобо\w+|обмін\w+|обмен\w+|додому|домой)\b",
    re.I,
)
_HELD_RIGHT = re.compile(
    r"(?P<subject>(?:\s(?!who\b|that\b|which\b|whom\b|and\b)[\w'’-]+){0,6}?)\s(?P<told>(?:are|were|was|is|being|remain(?:s|ed)?"
    r"|have been|has been|had been|still)\s(?:[\w-]+\s){0,2}?)?(?:held|detained|imprisoned|captive|missing|jailed"
    r"|languish\w*|behind bars|in (?:[\w-]+ )?(?:captivity|custody|detention|prisons?)|still (?:in|held)"
    r"|перебува\w+|утриму\w+|удержива\w+|находятся|залиша\w+|оста[ею]\w+)\b",
    re.I,
)
_HELD_LEFT = re.compile(
    r"\b(?:holds?|holding|held|detain(?:s|ed|ing)?|keeps?|keeping|imprison\w+|jail(?:s|ed|ing)|captured|captures"
    r"|capturing|утриму\w+|удержива\w+)\s(?:[\w-]+\s){0,4}\Z",
    re.I,
)
_DEAD = (
    r"(?:kill(?:s|ed|ing)?|dead|died|dies|deaths?|casualt\w+|execut(?:ed|ions?)|shot|wounding|injuring|deport\w+"
    r"|abduct\w+|kidnap\w+|forcibly|massacre\w*|murder\w*|sentenced|convicted|загину\w+|вбит\w+|депорт\w+|погиб\w+"
    r"|убит\w+)"
)
_DEAD_LEFT = re.compile(rf"\b{_DEAD}\b(?:\s[\w-]+){{0,5}}\s*\Z", re.I)
_DEAD_RIGHT = re.compile(
    rf"(?:\s(?!who\b|that\b|which\b|whom\b)[\w'’-]+){{0,6}}?\s{_DEAD}\b(?! (?:in|during) (?:the )?(?:exchange|swap))",
    re.I,
)
_SINCE = re.compile(
    r"\bsince (?:the |its |their )?(?:start|beginning|outbreak|onset|russia|full|invasion|war\b|early|late|mid|last"
    r"|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|then)|\bthroughout the\b|\bover the (?:course"
    r"|past|last)\b|\bduring the (?:war|conflict|past)\b|\b(?:so far|to date|up to now|until now|all told"
    r"|overall(?! (?:number|total|tally|figure))|as of|in (?:all|total) (?:since|over)|cumulative\w*)\b"
    r"|\bin (?:\w+ ){0,2}(?:exchanges|swaps)\b"
    r"|\bbetween \S+(?: \S+)? and (?:the end of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\bз початку\b|\bза (?:весь|час)\b|\bс начала\b|\bза (?:всё|все|время)\b|\bвід початку\b|\bзагалом з\b"
    r"|\b(?:в ходе|в рамках|под время|під час|у межах|в межах|у ході|в ході)\s(?:[\w-]+\s){0,2}обм[еі]н(?:ов|ів)\b",
    re.I,
)
_SUM = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|rais(?:es|ing))\s(?:the|to|its)\b[^.;]{0,60}\b(?:total|number|tally|to)\b"
    r"|\b(?:total|overall|altogether)\b[^.;]{0,40}\b(?:since|so far|in \d+ exchanges)|\b(?:so far|to date|already|since"
    r" then|overall|in previous|in earlier|over the years|in (?:20[12]\d|the past year|recent (?:months|years)))\b",
    re.I,
)
_SERIES = re.compile(
    r"\b(?:largest|biggest|smallest|first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|latest|most recent|found|freed"
    r" today|найбільш\w+|крупнейш\w+)\b[^.;]{0,60}\Z",
    re.I,
)
_OF_WHOM = re.compile(r"\b(?:of (?:whom|them|these|those|which)|so far)\b[^.;]{0,40}\Z", re.I)
_OBJECT = re.compile(
    r"[\s-]*(?:\w+[\s-]){0,2}?(?:lists?|names|letters?|parcels?|packages|vehicles|trucks|buses|ambulances|hectares"
    r"|villages|towns|settlements|drones?|missiles?|strikes|attacks|tanks|square|kilomet\w+|sq\b|metres|meters"
    r"|families|relatives|delegations?|teams|hours?|minutes|days?|weeks?|months?|years?|times|rounds?|stages?|phases?"
    r"|exchanges|swaps|countries|nations|sides|states|mediators|governments|parties|articles|points|conditions"
    r"|prisons|camps|colonies|facilities|regions|cities|planes?|flights?|helicopters?|passengers|dollars?|euros?"
    r"|million|billion|percent|per cent|degrees|readers|votes|seats|shares|goals|journalists|media workers|reporters"
    r"|lawmakers|deputies|officials|experts|protesters|refugees|residents|voters|brigades?|battalions?|regiments?"
    r"|сіл|сел|днів|дней|тижн\w+|недел\w+|годин\w*|час(?:ов|а)|рок\w+|лет|обмін\w*|обмен\w*|раз\w*|країн\w*|стран\w*)"
    r"\b(?! (?:soldiers|servicem\w+|prisoners))",
    re.I,
)
_MONEY = re.compile(
    r"[$€£₴₽]\s?\Z|\b(?:under|over)[-‐‑]\Z|\b(?:aged|age of|age"
    r"|page|article|day|chapter|gate|flight|route|channel|resolution|unit|colony|no\.|number|№)\s?\Z",
    re.I,
)


def veto_of(one: Mention) -> Veto | None:
    """The first reason against a number of people, None where nothing speaks against it."""
    for rule in (_dead, _held, _cumulative, _not_people, _deal, _planned):
        found = rule(one)
        if found is not None:
            return found
    return None


_PAPERS = re.compile(
    r"\s(?:more\s|other\s)?(?:names|letters|parcels|families|relatives|lists|appeals|прізвищ\w*|фамил\w+|імен|имен"
    r"|лист(?:ів|и)|писем|письма|посил\w+|родин|семей|звернен\w+|обращен\w+)\b|\s?[-‐‑–]\s?(?:річн|летн)\w+",
    re.I,
)
"""What is no count whoever it is of: "212 names of prisoners", "21-річний захисник"."""


def _not_people(one: Mention) -> Veto | None:
    unit = (None if one.counted.categories else _OBJECT.match(one.right)) or _PAPERS.match(one.right)
    money = _MONEY.search(one.left)
    words = unit.group() if unit else money.group() if money else ""
    return Veto(Reason.NOT_PEOPLE, "V5.unit", words.strip()) if unit or money else None


def _dead(one: Mention) -> Veto | None:
    if one.counted.bodies:
        return None
    left, right = _DEAD_LEFT.search(one.left), _DEAD_RIGHT.match(one.clause)
    said = left or (right if right and not _released_in(right.group()) else None) or _crashed(one)
    return Veto(Reason.CASUALTIES, "V2.dead", said.group().strip()) if said else None


def _held(one: Mention) -> Veto | None:
    right = _HELD_RIGHT.match(one.clause)
    # "were held" tells of them, "captives held by Ukraine" only names those of whom the words before told.
    near = 40 if right and right["told"] else 100
    if right and (_released_in(right.group()) or _released_in(one.left[-near:])):
        right = None
    left = _HELD_LEFT.search(one.left)
    said = left or right
    return Veto(Reason.HELD, "V1.held", said.group().strip()) if said else None


_CRASHED = re.compile(
    r"\b(?:crash\w*|(?:shot|shoot\w*|brought|came|went) down|down(?:ed|ing)|plummet\w*|катастроф\w+|крушен\w+"
    r"|збит\w+|збил\w+|сбит\w+|сбил\w+|упал\w*|впа[вл]\w*|розби\w+|разби\w+)\b",
    re.I,
)
_ABOARD = r"(?:aboard|on ?board|на борт\w+)"
_TOLD_BEFORE = 600
"""So many code points before a sentence may have told of a crash."""
_CARRIED_LEFT = re.compile(
    rf"\b(?:carr(?:y|ying|ied|ies)|transport(?:ing|ed)|{_ABOARD}|перевоз\w+|перевез\w+)\b[^,;.]{{0,24}}\Z", re.I
)
_CARRIED_RIGHT = re.compile(rf"[^,;.]{{0,60}}?\b{_ABOARD}\b", re.I)


def _crashed(one: Mention) -> re.Match[str] | None:
    """Who was in a plane that came down: "the crash of a plane that was carrying 65 captured soldiers".

    The sentences before may have told of the crash, where it is none of the released that are flown.
    """
    carried = _CARRIED_LEFT.search(one.left) or _CARRIED_RIGHT.match(one.right)
    if carried is None or _CRASHED.search(one.sentence.text):
        return carried
    told = _CRASHED.search(one.selection.article.text, max(0, one.sentence.start - _TOLD_BEFORE), one.sentence.start)
    return carried if told and not _released_in(one.sentence.text) else None


_FRONTED = re.compile(r"[^,]{0,60},")


def _cumulative(one: Mention) -> Veto | None:
    behind = one.clause
    since = _SINCE.search(behind) or _SINCE.search(one.left) or _SUM.search(one.left)
    series = since is not None and (_SERIES.search(behind[: since.start()]) or _SERIES.search(one.left))
    fronted = _FRONTED.match(one.sentence.text) if not since else None
    lead = _SINCE.search(fronted.group()) if fronted else None
    if since is not None and not series:
        return Veto(Reason.CUMULATIVE, "V3.cumulative", since.group().strip())
    if lead is not None and not re.match(r"\s*(?:for|in) the first", fronted.group() if fronted else "", re.I):
        return Veto(Reason.CUMULATIVE, "V3.fronted", lead.group().strip())
    return None


_DEAL_RIGHT = re.compile(
    r"[\s-]*(?:(?:for|на|за)[\s-]*\d[\d,. ]*)?['’”\"»]?\s(?:\w+\s){0,2}?(?:agreement|deal|formula|format|basis"
    r"|principle|framework|exchange is completed|угод\w+|домовленіст\w+|соглашени\w+|договор[её]нност\w+)\b",
    re.I,
)
_DEAL_LEFT = re.compile(
    r"\b(?:stage|phase|part|round|leg|under|етап\w*|этап\w*)\s(?:of\s)?(?:the|a|an)?\s?[‘'“\"«]?"
    r"(?:\d[\d,. ]*[\s-]*(?:for|на|за)[\s-]*)?\Z|\bafter (?:the|a) (?:\d[\d,. ]*[\s-]*for[\s-]*)?\Z",
    re.I,
)


_STAGE_OF = re.compile(
    r"\b(?:stage|phase|part|round|leg)\sof\s(?:the|a|an)\s(?:[\w-]+\s){0,3}?(?:exchange|swap|deal|agreement)\s"
    r"(?:of|involving|for|to exchange)\s(?:[\w-]+\s){0,2}\Z",
    re.I,
)
_AGREED = re.compile(
    r"(?:\s[\w-]+){0,4}?\s(?:each )?(?:as )?agreed (?:in|at|on|to|upon|during|by|earlier|last)\b", re.I
)


def _deal(one: Mention) -> Veto | None:
    """The number that names a deal is none of what was carried out of it."""
    lead = one.selection.around[max(0, one.counted.start - 60) : one.counted.start]
    said = _STAGE_OF.search(lead) or _AGREED.match(one.right)
    if said is None and is_n_for_n(one.selection, one.counted.number):
        said = _DEAL_RIGHT.match(one.right) or _DEAL_LEFT.search(lead)
    return Veto(Reason.PLANNED, "V4.deal", said.group().strip()) if said else None


def _planned(one: Mention) -> Veto | None:
    mood = mood_of(one.selection, one.counted)
    if mood.modality in (Modality.PLANS, Modality.EXPECTS):
        return Veto(Reason.PLANNED, "V4.planned", mood.why)
    if mood.modality is Modality.BACKGROUND:
        reason = Reason.CUMULATIVE if "many exchanges" in mood.why else Reason.HELD
        return Veto(reason, "V4.background", mood.why)
    ahead = _TO_COME.search(one.left) or (
        CANCELLED.search(one.sentence.text) if SWAP.search(one.sentence.text) else None
    )
    return Veto(Reason.PLANNED, "V4.infinitive", ahead.group().strip()) if ahead else None


CANCELLED = re.compile(
    r"\b(?:postponed|called off|cancell?ed|scrapped|suspended|fell through|collapsed|did not take place|failed to take"
    r" place|was disrupted|thwarted|скасован\w+|скасува\w+|зірва\w+"
    r"|отмен[её]н\w*|сорва\w+|відклад\w+|отлож\w+|перенес\w+|не (?:відбу|состоя)\w+)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:мав|мала|мали|має|мають|повинн\w+|повинен|должен|должны|должна)\s"
    r"(?:(?:була|были|был|була|були)\s)?[\w’']+(?:ти|тися|ть|ться)"
    r"\b[^,;.]{0,30}\Z|\b(?:готов\w*|ready|willing)\s(?:to\s)?"
    r"(?:hand over|give|переда\w+|відда\w+|отда\w+|верну\w+|обмін\w+|обмен\w+)"
    r"\b[^,;.]{0,30}\Z|\b(?:was|were|is|are) to (?:get|receive|have|take|be)\b[^,;.]{0,30}\Z|"
    r"\b(?:planned|upcoming|proposed|expected|scheduled|possible|potential|future|next)\s(?:[\w-]+\s){0,2}?(?:exchange|swap"
    r"|release|return|handover)s?\b[^,;.]{0,30}\Z|"
    r"(?<!managed )(?<!able )(?<!helped )(?<!order )(?<!used )(?<!continued )\bto (?:swap|exchange|free|release|return"
    r"|hand over|trade|repatriate)\s(?:[\w,-]+\s){0,3}\Z",
    re.I,
)


def _released_in(words: str) -> bool:
    return _FREED.search(words) is not None


_IN_RETURN = re.compile(
    r"[^.;:]{0,60}?\b(?:in (?:return|exchange) for|for|against|в обмін на|в обмен на|натомість|взамен|за|на)\s"
    r"(?:[\w’'-]+\s){0,3}",
    re.I,
)


def of_planned(one: Mention, before: Mention) -> Veto | None:
    """The veto of what a planned number is to be given for: "is to release 50 in return for 150 prisoners"."""
    said = _IN_RETURN.fullmatch(one.selection.around, before.counted.end, one.counted.start)
    return Veto(Reason.PLANNED, "V4.in_return", said.group().strip()) if said else None


def of_vetoed(one: Mention, before: Veto | None) -> Veto | None:
    """The veto that a part inherits: "16,000 are held, of whom only 174 have been returned" counts no swap."""
    if before is None or before.reason not in (Reason.HELD, Reason.CASUALTIES, Reason.CUMULATIVE):
        return None
    text = one.selection.around[: one.counted.start]
    said = _OF_WHOM.search(text[-80:]) or re.match(r"\s(?:of )?(?:them|those)\b", one.right)
    return Veto(Reason.CUMULATIVE, "V3.of_them", said.group().strip()) if said else None
