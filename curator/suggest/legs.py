"""Legs that the two sides do not cover: who gave people up to whom, where more than two parties are involved.

A number of people has a leg where its sentence names who gives them up ("Germany freed one Russian", "handed over by
Slovenia", "52 from Belarus to Lithuania") and who gets them, and these are not the two sides. A country that people
only pass through gives nobody up. Source: CODEBOOK "More than two parties", INTERFACES `from`.
"""

import re
from collections.abc import Iterator, Mapping

from curator.countries import is_country, may_mediate
from curator.model import Category, ClaimField, Reading, Side
from curator.parties import Named, name_of, parties_in, party
from curator.suggest.beliefs import Beliefs
from curator.suggest.events import Events
from curator.suggest.ground import Ground
from curator.suggest.mentions import Mention
from curator.suggest.suggestions import Evidence, Role, Suggestion
from curator.suggest.verdicts import COINCIDES, Verdict
from curator.values import value

RULE = "C13.leg"
_AUX = r"(?:(?:has|have|had|also|then|later|would|will|in turn|meanwhile|for its part|separately)\s)*"
_FREES = (
    r"(?:releas(?:ed|es)|fre(?:ed|es)|pardon(?:ed|s)|let go|lets?(?=\s(?:[\w-]+\s){1,5}go\b)|set free"
    r"|звільни(?:ла|в|ли)|освободил[аи]?)"
)
_GIVES = re.compile(
    rf"(?P<frees>\b{_FREES}\b)|\b(?:hand(?:ed|s)(?: over| back)?|gave|gives|turn(?:ed|s) over|transferr?(?:ed|s)"
    r"|deliver(?:ed|s)|extradit(?:ed|es)|surrender(?:ed|s)|gave up|gives up|sent (?:back|home)|return(?:ed|s)"
    r"|repatriat(?:ed|es)|deport(?:ed|s)|переда(?:ла|в|ли|л)|видал[аи]|выдал[аи])\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|are|is|who|whom|those|people|prisoners|nationals)\s(?:\w+ly\s)?\Z")
_SUBJECT = re.compile(
    rf"(?:['’]s?)?(?:\s(?!(?:and|said|says|that|to|from|by|with|as|for|on)\s)[\w’'-]+){{0,5}}?,?\s{_AUX}\Z"
)
"""Between a giver's name and the verb: "Belarus's authoritarian leader Alexander Lukashenko", and no other clause."""
_OBJECT = re.compile(r"[^.;:,]{0,40}\Z")
_TAKEN = r"(?:receiv(?:ed|es)|welcom(?:ed|es)|got(?: back)?|gets(?: back)?|took (?:in|back)|takes (?:in|back))"
_TAKES = re.compile(rf"(?:,\swh(?:ich|o)\s[^,.;:]{{1,60}},\s)?{_AUX}{_TAKEN}\s[^.;:,]{{0,30}}\Z")
_MAY_TELL = re.compile(rf"{_GIVES.pattern.replace('?P<frees>', '?:')}|\bfrom\b.{{1,90}}\bto\b|{_TAKEN}", re.S)
"""What a sentence that tells of a leg has at least."""
_BY = re.compile(
    rf"[^.;:]{{0,60}}?\b(?:{_FREES}|handed over|turned over|extradited|transferred|sent)\sby\s(?:the\s)?\Z"
)
_FROM = re.compile(r"[^.;:]{0,50}?\bfrom\s(?:the\s|captivity in\s|prisons? in\s|jails? in\s)?\Z")
_TO = re.compile(
    r"(?:[^.;:]{0,80}?\s)?(?<!according )(?<!thanks )(?<!due )(?<!close )(?:to|into)\s(?:the\s)?"
    r"(?:custody of\s(?:the\s)?)?\Z"
)
_MORE_NAMES = re.compile(r"(?:,\s|,?\sand\s)(?:the\s|to\s|to the\s)?\Z")


@value
class _Leg:
    """From whom to whom the people of a number went, with the words that say so (article positions)."""

    source: str
    target: str
    start: int
    end: int


def with_legs(found: list[Suggestion], ground: Ground, beliefs: Beliefs, events: Events) -> list[Suggestion]:
    """The suggestions with the giver of each count of such a leg, and with the counts of legs to other parties."""
    legs = dict(_legs(ground))
    if not legs:
        return found
    at = {ground.verdicts[index].mention.start: leg for index, leg in legs.items()}
    pair = {side.name for side in ground.sides}
    made: dict[tuple[object, ...], Suggestion] = {}
    for index, leg in legs.items():
        if leg.target not in pair:
            one = _made(ground.verdicts[index], leg, index, beliefs, events)
            known = made.setdefault((id(one.event), one.side, one.giver, one.category, one.value), one)
            known.evidence += [mark for mark in one.evidence if known is not one and mark.role is Role.VALUE]
    return [*(one for one in found if _fits(one, at)), *made.values()]


def _fits(one: Suggestion, at: Mapping[int, _Leg]) -> bool:
    """Whether a suggestion may stand beside the legs of its numbers: not a sum of some of theirs and of others.

    A count says from now on who gave the people up, and is only shown where the leg goes elsewhere.
    """
    said = [at.get(mark.start) for mark in one.evidence if mark.role is Role.VALUE]
    legs = [leg for leg in said if leg is not None]
    if one.field is not ClaimField.COUNT or not legs:
        return True
    if len(legs) < len(said):
        if one.reading is Reading.INFERRED:
            return False
        if isinstance(one.value, int) and one.value <= COINCIDES:
            return True  # the same small number elsewhere may be of other people
    if all(leg.target == one.side for leg in legs):
        one.giver = legs[0].source
        one.reasoning = f"{one.reasoning.rstrip('.')}; given up by {one.giver}."
    else:
        one.offered = False
    return True


def _made(verdict: Verdict, leg: _Leg, index: int, beliefs: Beliefs, events: Events) -> Suggestion:
    """The count of a leg to another party."""
    mention, voice = verdict.mention, verdict.voice
    number = mention.counted.number
    words = " ".join(mention.selection.around[mention.counted.start : mention.counted.end].split())
    return Suggestion(
        field=ClaimField.COUNT,
        event=events.of(beliefs.day_of(index), mention.sentence),
        value=number.value,
        rule=RULE,
        reasoning=f"“{words}” went from {leg.source} to {leg.target}, a leg that the two sides do not cover.",
        evidence=[Evidence(mention.start, mention.end, Role.VALUE), Evidence(leg.start, leg.end, Role.FRAME)],
        side=leg.target,
        giver=leg.source,
        category=next((one for one in mention.categories if one is not Category.SERVICEMEN), Category.TOTAL),
        qualifier=number.qualifier,
        claimant=voice.name if voice.start is not None else None,
        claimant_type=voice.type,
        modality=voice.modality,
        sentences={mention.sentence.index},
    )


def _legs(ground: Ground) -> Iterator[tuple[int, _Leg]]:
    """The numbers of people (by their index among the verdicts) that are of a leg between other parties."""
    pair = (ground.sides[0].name, ground.sides[1].name)
    parties = (*ground.sides, *ground.others)
    names: dict[int, tuple[Named, ...]] = {}
    before: tuple[int, _Leg] | None = None
    for index, verdict in enumerate(ground.verdicts):
        mention = verdict.mention
        here = mention.sentence.index
        if verdict.veto is not None or verdict.value is None or mention.counted.bodies or mention.summands:
            continue
        if here not in names:
            text = mention.selection.around
            named = parties_in(text, parties) if _MAY_TELL.search(text) else ()
            names[here] = tuple(one for one in named if is_country(one.name) and not _is_kin(one.name, pair))
        if all(one.name in pair for one in names[here]):
            continue
        leg = _leg(verdict, names[here], pair, before[1] if before and before[0] == here else None)
        if leg is not None:
            before = (here, leg)
            if not {leg.source, leg.target} <= set(pair):
                yield index, leg


def _is_kin(name: str, pair: tuple[str, str]) -> bool:
    """Whether a party is one of the two sides by another name: "Syria" beside "Syria's government"."""
    words = "|".join(re.escape(word.strip("*")) for word in party(name).words)
    return name not in pair and any(re.search(rf"\b(?:{words})", side, re.I) for side in pair)


def _leg(verdict: Verdict, names: tuple[Named, ...], pair: tuple[str, str], before: _Leg | None) -> _Leg | None:
    """The leg of one number, of the two sides or not; None where the words do not name both ends."""
    mention = verdict.mention
    giver = _gapped(mention, names, before) or _giver(mention, names)
    target = _target(mention, names)
    if giver is None:
        giver = _origin(mention, names) if target is not None and target.name not in pair else None
    if giver is None:
        return None
    taker = target.name if target is not None else _taker(verdict, before)
    if taker is None or taker == giver.name or (taker in pair and _only_passes_on(mention, giver)):
        return None
    at = mention.selection.sentence[0]
    ends = [giver.start, giver.end, mention.counted.start, mention.counted.end]
    ends += [target.start, target.end] if target is not None else []
    return _Leg(giver.name, taker, at + min(ends), at + max(ends))


def _giver(mention: Mention, names: tuple[Named, ...]) -> Named | None:
    """Who frees or hands over the number's people: the subject of the verb before it, or "by" whom behind it."""
    text, number = mention.selection.around, mention.counted
    verb = _verb_before(text, number.start)
    if verb is not None and _OBJECT.match(text, verb.end(), number.start):
        if _PASSIVE.search(text, max(0, verb.start() - 30), verb.start()):
            return None
        subjects = [one for one in names if one.end <= verb.start()]
        if subjects and _SUBJECT.match(text, subjects[-1].end, verb.start()):
            return subjects[-1]
        return None
    return next((one for one in names if one.start >= number.end and _BY.match(text, number.end, one.start)), None)


def _verb_before(text: str, end: int) -> re.Match[str] | None:
    """The last verb of giving before a place."""
    return max((verb for verb in _GIVES.finditer(text) if verb.end() <= end), key=re.Match.start, default=None)


def _gapped(mention: Mention, names: tuple[Named, ...], before: _Leg | None) -> Named | None:
    """The giver without a verb: "Germany freed three Russians and Slovenia two"."""
    if before is None:
        return None
    text, start = mention.selection.around, mention.counted.start
    return next((one for one in names if re.fullmatch(r"\s(?:another\s)?", text[one.end : start])), None)


def _origin(mention: Mention, names: tuple[Named, ...]) -> Named | None:
    """From where they come: "52 prisoners from Belarus to Lithuania"."""
    text, end = mention.selection.around, mention.counted.end
    return next((one for one in names if one.start >= end and _FROM.match(text, end, one.start)), None)


def _target(mention: Mention, names: tuple[Named, ...]) -> Named | None:
    """To whom the words say they went; nobody where they name several."""
    text, number = mention.selection.around, mention.counted
    for one in names:
        if one.start >= number.end and _TO.match(text, number.end, one.start):
            after = next((two for two in names if two.start >= one.end), None)
            several = after is not None and _MORE_NAMES.match(text, one.end, after.start)
            return None if several else one
    given = _given_to(mention, names)
    if given is not None:
        return given
    takers = [
        one
        for one in names
        if one.end < number.start and _TAKES.match(text, one.end + (text[one.end] == " "), number.start)
    ]
    return takers[-1] if takers else None


def _given_to(mention: Mention, names: tuple[Named, ...]) -> Named | None:
    """Who is named between the verb and the number: "передала Угорщині 13", "handed Lithuania 14 prisoners"."""
    text, start = mention.selection.around, mention.counted.start
    last = next((one for one in reversed(names) if one.end < start), None)
    if last is None or not text[last.end : start].isspace():
        return None
    verb = _verb_before(text, last.start)
    return last if verb is not None and text[verb.end() : last.start].isspace() else None


def _taker(verdict: Verdict, before: _Leg | None) -> str | None:
    """The side whose people they are, or that the count goes to; else the one that the number before went to."""
    sides = verdict.mention.selection.sides
    for side in (verdict.mention.counted.nationality, verdict.side):
        if side in (Side.A, Side.B):
            return name_of(side, sides)
    return before.target if before is not None else None


def _only_passes_on(mention: Mention, giver: Named) -> bool:
    """Whether a country that mediates hands over people whom it did not hold."""
    said = _GIVES.search(mention.selection.around, giver.end)
    return may_mediate(giver.name) and (said is None or said["frees"] is None)
