"""What happened, what kind of event it was, and who confirmed it: read from words.

Source: CODEBOOK "status", "event_type", "confirmed_by".
"""

import re

from curator.model import ClaimantType, ConfirmedBy, EventType, Modality, Reading, Side, Status
from curator.selections import Finding, Selection, shortened, unreadable
from curator.voices import Voice

_DONE = (
    r"exchanged|swapped|traded|returned|released|freed|handed (?:over|back)|brought (?:home|back)|carried out"
    r"|completed?|concluded|finished|took place|taken place"
    r"|came home|arrived|held|conducted|was the \w+|began|repatriated|back home|обмінял\w+|обменял\w+|повернул\w+"
    r"|вернул\w+|відбув\w+|состоял\w+|провел\w+|звільнен\w+|освобожд\w+"
)
_STAGE = r"(?:stage|phase|round|part|етап\w*|этап\w*|фаз\w*)"
STATUS_WORDS: tuple[tuple[str, Status, re.Pattern[str]], ...] = tuple(
    (rule, status, re.compile(words, re.I))
    for rule, status, words in (
        ("S1.cancelled", Status.CANCELLED, r"\b(?:cancell?ed|called off|scrapped|abandoned|fell through|collapsed"
            r"|скасован\w+|отмен[её]н\w*|зірван\w+|сорван\w*)\b"),
        ("S2.postponed", Status.POSTPONED, r"\b(?:postponed|delayed|put off|suspended|перенесен\w+|відкладен\w+"
            r"|отложен\w*)\b"),
        ("S3.alleged", Status.ALLEGED, r"\b(?:alleged(?:ly)?|unconfirmed|reportedly|rumou?red)\b"),
        ("S4.stage", Status.COMPLETED_STAGE, rf"\b(?:first|second|third|fourth|initial|latest|final|\d+(?:st|nd|rd"
            rf"|th)|перш\w+|друг\w+|трет\w+|перв\w+|втор\w+)\s+{_STAGE}\b(?:[^.;]*)"),
        ("S5.agreed", Status.AGREED, r"\b(?:(?:had |have |has )?agreed (?:to|on|upon|in)|agreement (?:to|on|for)"
            r"|(?:deal|swap|exchange) (?:was |has been )?agreed|домовил\w+|договорил\w+)\b"),
        ("S6.planned", Status.PLANNED, r"\b(?:will|would|planned|plans? to|due to|scheduled|expected|expect|set to"
            r"|upcoming|to be (?:exchanged|held|carried out)|announced plans|мають|планує\w*|планиру\w*|очікуєт\w+"
            r"|ожидает\w+)\b"),
        ("S7.progress", Status.IN_PROGRESS, r"\b(?:under ?way|in progress|ongoing|is (?:being )?(?:continuing"
            r"|taking place)|are (?:being )?(?:exchanged|returning)|began|begun|started|has started|continues"
            r"|триває|продолжается|розпоча\w+|нача\w+)\b"),
        ("S8.completed", Status.COMPLETED, rf"\b(?:{_DONE}|exchange[sd]?|swap(?:ped)?|complete|release[sd]?"
            rf"|обмін\w*|обмен\w*)\b"),
    )
)  # fmt: skip
"""Words for a status: id, status, pattern; the first that fits counts."""
EVENT_WORDS: tuple[tuple[str, EventType, re.Pattern[str]], ...] = tuple(
    (rule, kind, re.compile(words, re.I))
    for rule, kind, words in (
        ("T1.bodies", EventType.BODIES_REPATRIATION, r"\b(?:bodies|remains|repatriation of (?:the )?(?:dead|fallen)"
            r"|тіл\w*|тела|останк\w+|загибл\w+|погибш\w+)\b"),
        ("T2.outside", EventType.OUTSIDE_EXCHANGE_RETURN, r"\b(?:outside (?:of )?(?:an?|the|any) (?:exchange|swap)"
            r"|not (?:part of|as part of) an? (?:exchange|swap)|without an exchange|поза обміном|вне обмена)\b"),
        ("T3.one_way", EventType.ONE_WAY_RELEASE, r"\b(?:one-way|unilateral(?:ly)?|goodwill gesture"
            r"|gesture of goodwill|односторонн\w+)\b"),
        ("T4.exchange", EventType.EXCHANGE, r"\b(?:(?:prisoner(?:-of-war)?|pow|captives?) (?:exchange|swap)"
            r"|exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|ed)|in return|обмін\w*|обмен\w*)\b"),
        ("T5.release", EventType.ONE_WAY_RELEASE, r"\b(?:releas(?:e|ed)|freed|handed over|звільн\w+|освобо\w+)\b"),
    )
)  # fmt: skip
"""Words for a kind of event: id, kind, pattern; the first that fits counts."""
_STAGE_DONE = re.compile(rf"\b(?:{_DONE})\b", re.I)
_OFFICIAL = frozenset(ClaimantType) - {ClaimantType.MEDIA, ClaimantType.NAMED_WITNESS, ClaimantType.BOTH_SIDES}
_WORDS_OF_STATUS = {
    Status.COMPLETED: "it took place",
    Status.COMPLETED_STAGE: "a stage of a deal took place",
    Status.IN_PROGRESS: "it was under way",
    Status.PLANNED: "it was planned",
    Status.AGREED: "it was agreed",
    Status.CANCELLED: "it was cancelled",
    Status.POSTPONED: "it was postponed",
    Status.ALLEGED: "it is only alleged",
}


def read_status(selection: Selection) -> tuple[Finding, ...]:
    """What happened to the swap, by the words for it."""
    for _, status, pattern in STATUS_WORDS:
        match = pattern.search(selection.read)
        if match is None:
            continue
        found = _stage_or_plan(match) if status is Status.COMPLETED_STAGE else status
        why = f"“{shortened(match.group())}” → {found.value.replace('_', ' ')}: {_WORDS_OF_STATUS[found]}"
        return (Finding(found, why, reading=Reading.INTERPRETED),)
    return unreadable("These words do not say what happened; select words like “exchanged” or “will be released”.")


def _stage_or_plan(match: re.Match[str]) -> Status:
    """A stage counts as done unless its words look ahead."""
    future = re.search(
        r"\b(?:will|would|expected|scheduled|due|planned|tomorrow|буде|мають|будет)\b", match.group(), re.I
    )
    done = _STAGE_DONE.search(match.group())
    return Status.PLANNED if future and not done else Status.COMPLETED_STAGE


def read_event_type(selection: Selection) -> tuple[Finding, ...]:
    """The kind of event, by the words for it."""
    for _, kind, pattern in EVENT_WORDS:
        match = pattern.search(selection.read)
        if match:
            why = f"“{shortened(match.group())}” → {kind.value.replace('_', ' ')}"
            return (Finding(kind, why, reading=Reading.INTERPRETED),)
    return unreadable("These words do not say what kind of event it was; select words like “prisoner exchange”.")


def read_confirmed_by(selection: Selection, voice: Voice) -> tuple[Finding, ...]:
    """Who confirmed it officially: the side the claimant of the words speaks for."""
    by = confirmed_by(voice)
    if by is None:
        return unreadable("No official of either side says these words; select words like “the ministry confirmed”.")
    who = {ConfirmedBy.BOTH: "both sides", ConfirmedBy.THIRD_PARTY: "a third party"}.get(by)
    who = who or selection.sides[0 if by is ConfirmedBy.A else 1].name
    return (Finding(by, f"said by {voice.name} → confirmed by {who}", reading=Reading.INTERPRETED),)


def confirmed_by(voice: Voice) -> ConfirmedBy | None:
    """For whom an official confirms; None for the press and witnesses, and for what is denied or only expected."""
    if voice.modality not in (Modality.ASSERTS, Modality.CONFIRMS):
        return None
    if voice.type is ClaimantType.BOTH_SIDES or voice.side is Side.EACH:
        return ConfirmedBy.BOTH
    if voice.type not in _OFFICIAL:
        return None
    if voice.side in (Side.A, Side.B):
        return ConfirmedBy(voice.side.value)
    return ConfirmedBy.THIRD_PARTY if voice.type is not ClaimantType.UNNAMED_OFFICIAL else None
