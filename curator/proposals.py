"""What the program can propose for a swap's empty status, kind of event and confirmation.

Read only from the sentences around quotes that a person has already made; every proposal has its own quote, the id of
its rule, and one sentence that says why. A person still confirms each. Source: CODEBOOK "swaps.csv".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from curator.model import (
    Article,
    ArticleId,
    Claim,
    ClaimantType,
    ClaimField,
    ClaimId,
    ConfirmedBy,
    EventType,
    Modality,
    Party,
    Qualifier,
    Quote,
    Reading,
    Side,
    Status,
    SwapId,
)
from curator.parties import name_of
from curator.selections import shortened
from curator.statuses import confirmed_by
from curator.swaps import Swap
from curator.text import quote, sentence_at, sentences
from curator.voices import Voice, voice_of, voices_said

_FROM = frozenset({ClaimField.COUNT, ClaimField.DATE, ClaimField.ORDINAL, ClaimField.TOTAL_REPORTED})
"""The fields whose quotes stand in sentences about the swap itself."""
_STAGE = re.compile(
    r"\b(?:the )?(?:first|second|third|fourth|latest|final|\d+(?:st|nd|rd|th)) (?:stage|phase|part"
    r"|round) of (?:the |an? )?[^,.;]{0,60}?(?:swap|exchange|deal|agreement)\b"
    r"|\b(?:перш\w+|друг\w+|трет\w+|перв\w+|втор\w+) (?:етап\w*|этап\w*) обм[іе]н\w*",
    re.I,
)
_PAST = re.compile(
    r"\b(?:(?:have |has |had )?(?:successfully |each |both )*(?:exchanged|swapped|traded|handed (?:over|back)"
    r"|returned|released|freed|brought (?:home|back))"
    r"|(?:were|was|been) (?:returned|released|freed|handed (?:over|back)|brought (?:home|back)|exchanged|swapped)"
    r"|took place|carried out|was the \S+"
    r"|обмінял\w+|обменял\w+|повернул\w+|вернул\w+|відбув\w+|состоял\w+|звільнен\w+)\b|\b(?-i:Exchange|Swap)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|would|to be|expected?|scheduled|planned?|agreed to|due to|could|might|буде|будет|мають)\s*\Z", re.I
)
_SWAP = re.compile(
    r"\b(?:prisoner(?:s)?(?:-of-war| of war)? (?:exchange|swap)|pow (?:exchange|swap)|exchang(?:e|ed|es|ing)"
    r"|swap(?:ped|s)?|обмін\w*|обмен\w*)\b",
    re.I,
)
_OTHER_ONE = re.compile(
    r"\b(?:last|previous|earlier|next|another|further|future|similar|smaller-scale)\b[\w\s-]{0,30}\Z", re.I
)
_EARLIER_ONE = re.compile(r"\W*(?:the )?(?:last|previous|earlier|before that|prior)\b", re.I)
_ABOUT_SWAP = re.compile(
    r"\b(?:exchang\w+|swap\w*|handed (?:over|back)|return(?:ed|ing)|released|freed|mediat\w+|brought|bringing"
    r"|handover|обмін\w*|обмен\w*|поверн\w+|верну\w+)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with a quote of the swap in it."""

    article: Article
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.article.text[self.start : self.end]


def proposals(swap: Swap, articles: Mapping[ArticleId, Article], sides: tuple[Party, Party]) -> tuple[Claim, ...]:
    """Propose claims for status, event_type and confirmed_by where the swap has none and its quotes allow it."""
    places = tuple({(place.article.id, place.start, place.end): place for place in _places(swap, articles)}.values())
    wanted = (("status", _status), ("event_type", _event_type), ("confirmed_by", _confirmed))
    found = (propose(places, sides) for column, propose in wanted if not swap.values[column].claims)
    return tuple(claim for claim in found if claim is not None)


def _articles_of(places: tuple[_Place, ...]) -> tuple[Article, ...]:
    """The articles of some places, each once, in order."""
    return tuple({place.article.id: place.article for place in places}.values())


def _places(swap: Swap, articles: Mapping[ArticleId, Article]) -> Iterator[_Place]:
    """The sentences around the quotes of what was asserted, counts first."""
    asserted = [claim for claim in swap.claims if claim.modality in (Modality.ASSERTS, Modality.CONFIRMS)]
    for claim in sorted(asserted, key=lambda one: (one.field is not ClaimField.COUNT, one.id)):
        if claim.field not in _FROM:
            continue
        for one in claim.quotes:
            article = articles.get(one.article)
            if article is not None and article.text[one.start : one.end] == one.text:
                first, last = sentence_at(article.text, one.start), sentence_at(article.text, one.end - 1)
                yield _Place(article, min(first[0], one.start), max(last[1], one.end))


def _status(places: tuple[_Place, ...], sides: tuple[Party, Party]) -> Claim | None:
    """A stage that was carried out before a plain past; nothing when the words look ahead."""
    for place in places:
        stage = _STAGE.search(place.words)
        if stage and _happened(place):
            why = f"“{shortened(stage.group())}”, told as done → completed stage"
            return _proposal(place, stage, ClaimField.STATUS, Status.COMPLETED_STAGE, why, "P1.stage", sides)
    stage_near = _stage_near(places, sides)
    if stage_near is not None:
        return stage_near
    for place in places:
        for past in _PAST.finditer(place.words):
            if not _AHEAD.search(place.words[: past.start()]):
                why = f"“{shortened(past.group())}” is told as done → completed"
                return _proposal(place, past, ClaimField.STATUS, Status.COMPLETED, why, "P2.past", sides)
    return None


def _happened(place: _Place) -> bool:
    return any(not _AHEAD.search(place.words[: past.start()]) for past in _PAST.finditer(place.words))


def _stage_near(places: tuple[_Place, ...], sides: tuple[Party, Party]) -> Claim | None:
    """A stage named in the sentences next to a quote, within its paragraph: "… has been carried out." "Today – 390"."""
    for place in places:
        text = place.article.text
        line = text.rfind("\n", 0, place.start) + 1
        stop = text.find("\n", place.end)
        near = _Place(place.article, line, stop if stop >= 0 else len(text))
        stage = _STAGE.search(near.words[:4000])
        sentence = sentence_at(text, line + stage.start()) if stage else None
        if stage and sentence and _happened(_Place(place.article, *sentence)):
            why = f"“{shortened(stage.group())}”, told as done → completed stage"
            return _proposal(near, stage, ClaimField.STATUS, Status.COMPLETED_STAGE, why, "P1.stage", sides)
    return None


def _event_type(places: tuple[_Place, ...], sides: tuple[Party, Party]) -> Claim | None:
    """The words for an exchange near the quotes, else anywhere in their articles, and not of another exchange."""
    whole = tuple(_Place(article, 0, len(article.text)) for article in _articles_of(places))
    looked_at = ((places, True), (places, False), (whole, True))
    for place, strict in ((place, strict) for group, strict in looked_at for place in group):
        for match in _SWAP.finditer(place.words):
            before = place.words[max(0, match.start() - 48) : match.start()]
            if not strict or not _OTHER_ONE.search(before):
                why = f"“{shortened(match.group())}” → exchange: people went both ways"
                return _proposal(place, match, ClaimField.EVENT_TYPE, EventType.EXCHANGE, why, "P3.exchange", sides)
    return None


def _confirmed(places: tuple[_Place, ...], sides: tuple[Party, Party]) -> Claim | None:
    """Both sides when an official of each speaks of the exchange, else the one that does, else a third party."""
    found: dict[ConfirmedBy, tuple[Article, Voice]] = {}
    for article, voice in _official_voices(places, _articles_of(places), sides):
        by = confirmed_by(voice)
        if by is not None and by not in found:
            found[by] = (article, voice)
    if ConfirmedBy.BOTH in found and not {ConfirmedBy.A, ConfirmedBy.B} <= set(found):
        return _confirmation(ConfirmedBy.BOTH, (found[ConfirmedBy.BOTH],), sides)
    if {ConfirmedBy.A, ConfirmedBy.B} <= set(found):
        return _confirmation(ConfirmedBy.BOTH, (found[ConfirmedBy.A], found[ConfirmedBy.B]), sides)
    for by in (ConfirmedBy.A, ConfirmedBy.B, ConfirmedBy.THIRD_PARTY):
        if by in found:
            return _confirmation(by, (found[by],), sides)
    return None


def _official_voices(
    places: tuple[_Place, ...], articles: tuple[Article, ...], sides: tuple[Party, Party]
) -> Iterator[tuple[Article, Voice]]:
    """Who says the quoted sentences, then who speaks of the exchange elsewhere in the articles."""
    for place in places:
        voice = voice_of(place.article, sides, place.start, place.end)
        if voice.start is not None:
            yield place.article, voice
    if any(_EARLIER_ONE.match(place.words) for place in places):
        return  # what officials say elsewhere is about the main exchange of the article, not about an earlier one
    for article in articles:
        yield from ((article, voice) for voice in _voices_of_exchange(article, sides))


@lru_cache(maxsize=16)
def _voices_of_exchange(article: Article, sides: tuple[Party, Party]) -> tuple[Voice, ...]:
    """Who speaks of the exchange anywhere in an article, in its order.

    Asked anew after every act on the same few articles, and so kept: by everything that is known of an article.
    """
    return tuple(
        voice
        for start, end in sentences(article.text)[:400]
        if end - start <= 2000 and _ABOUT_SWAP.search(article.text, start, end)
        for voice in voices_said(article, sides, start)
    )


def _confirmation(by: ConfirmedBy, voices: tuple[tuple[Article, Voice], ...], sides: tuple[Party, Party]) -> Claim:
    """One claim with a quote for each voice: the words from the speaker to his verb."""
    quotes = tuple(_voice_quote(article, voice) for article, voice in voices)
    names = " and ".join(dict.fromkeys(voice.name for _, voice in voices))
    who = {ConfirmedBy.BOTH: "both sides", ConfirmedBy.THIRD_PARTY: "a third party"}.get(by)
    who = who or name_of(Side(by.value), sides)
    single = voices[0][1] if len(voices) == 1 else None
    side = (
        Side(by.value) if by in (ConfirmedBy.A, ConfirmedBy.B) else Side.EACH if by is ConfirmedBy.BOTH else Side.NONE
    )
    return Claim(
        id=ClaimId(0),
        swap=SwapId(0),
        field=ClaimField.CONFIRMED_BY,
        value_text="; ".join(one.text for one in quotes),
        value=by,
        qualifier=Qualifier.EXACT,
        modality=Modality.CONFIRMS,
        claimant=names,
        claimant_type=single.type if single else ClaimantType.BOTH_SIDES,
        claimant_side=single.side if single else side,
        reading=Reading.INTERPRETED,
        explanation=f"{names}: an official voice of {who} speaks of the exchange as done.",
        quotes=quotes,
        rule="P4.officials",
    )


def _voice_quote(article: Article, voice: Voice) -> Quote:
    """The words that name who speaks, with the verb."""
    start, end = voice.said if voice.said is not None else (voice.start or 0, voice.end or 1)
    return quote(article.id, article.text, start, end)


def _proposal(
    place: _Place, match: re.Match[str], field: ClaimField, value: str, why: str, rule: str, sides: tuple[Party, Party]
) -> Claim:
    start, end = place.start + match.start(), place.start + match.end()
    kept = quote(place.article.id, place.article.text, start, end)
    voice = voice_of(place.article, sides, start, end)
    return Claim(
        id=ClaimId(0),
        swap=SwapId(0),
        field=field,
        value_text=kept.text,
        value=value,
        claimant=voice.name,
        claimant_type=voice.type,
        claimant_side=voice.side,
        relayed_by=voice.relayed_by,
        reading=Reading.INTERPRETED,
        explanation=why,
        quotes=(kept,),
        rule=rule,
    )
