"""Who says it: the claimant of words, proposed from the sentence they stand in.

Looked for in this order, each step with its id: V1 an attribution that the words contain or that governs them in
their sentence; V2 the attribution of the quotation they stand in; V3 the sentence before, when the words go on from it
("In return, …", a quotation by the same speaker); V4 the article's own voice. Source: SUGGESTIONS K1-K4.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from curator.attributions import Attribution, attributions_in
from curator.countries import countries_in
from curator.model import Article, ClaimantType, Modality, Party, Side
from curator.speakers import Speaker, as_named, points_to, speakers_in
from curator.speech import verbs_in
from curator.text import begun, sentence_at, sentences


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something: the claimant of a claim."""

    name: str
    type: ClaimantType
    side: Side
    """Which of the desk's sides the claimant speaks for."""
    start: int | None
    """Where the article names the claimant; None for the article's own voice."""
    end: int | None
    modality: Modality
    relayed_by: str = ""
    """Who passed it on, when one cites another."""
    said: tuple[int, int] | None = None
    """The words from the speaker to his verb, as a quote of who says it."""


_Sides = tuple[Party, Party]

_GOES_ON = re.compile(
    r"[“\"«]?(?:in (?:return|exchange|turn)|(?:it|they|he|she) (?:also )?(?:added|said)|они|вони|натомість|взамен|"
    r"у свою чергу|в обмін|в обмен|those|the (?:exchange|swap) also)\b",
    re.I,
)
_CAPITAL = "[A-ZА-ЯІЇЄҐ]"
_TITLE = re.compile(
    r"(?:Vice-?)?President|(?:Prime|Foreign|Defen[cs]e)?Minister|Prime|Foreign|Defen[cs]e|Human|Rights|Commissioner"
    r"|Ombuds\w+|Leader|Chief|Head|General|Mr|US|\w+ian|\w+ish|\w+['’]s|And|The|But|By|As|When|While|In|Президент\w*"
)
"""Words before a surname that are no forename."""
_QUOTES = {"“": 1, "«": 1, "„": 1, "”": -1, "»": -1}
_MARKS = '“”"«»„'
_MARK = re.compile(f"[{_MARKS}]")
_NEAR = 3
"""How many sentences back an attribution is looked for inside a quotation that names nobody."""
_MOST = 8
"""How many candidates a key cycles through."""
_LOOKED_AT = 60
"""How many candidates are looked at, however often one is named."""
_FAR = 4000
"""How far back or ahead (code points) "the ministry" looks for the ministry it means."""
_LONGEST = 1500
"""Longer sentences (no sentence of a news text) are read only this far around the words."""


@lru_cache(maxsize=256)
def voice_of(article: Article, sides: _Sides, start: int, end: int) -> Voice:
    """Propose the claimant of the words from `start` to `end`; the article's own voice when nobody is named.

    Asked anew after every act for every quote of a swap, and so kept: by everything that is known of an article.
    """
    found = _governing(article, sides, *_inner(article.text, start, end))
    return _voice(article, sides, found, start) if found else own_voice(article)


def voices_in(article: Article, sides: _Sides, start: int, end: int) -> tuple[Voice, ...]:
    """All candidates near the words, best first: the proposal, who else speaks around it, the article, both sides."""
    unique: dict[tuple[str, ClaimantType, Side], Voice] = {}
    for voice in islice(_candidates(article, sides, start, end), _LOOKED_AT):
        unique.setdefault((voice.name, voice.type, voice.side), voice)
        if len(unique) == _MOST:
            break
    return tuple(unique.values())


def _candidates(article: Article, sides: _Sides, start: int, end: int) -> Iterator[Voice]:
    """Who may be the claimant, best first, one perhaps more than once."""
    yield voice_of(article, sides, start, end)
    for at in _sentences_around(article.text, start, end):
        for one in attributions_in(article.text, sides, at)[:_MOST]:
            yield _voice(article, sides, one, start)
    yield own_voice(article)
    yield from _named_elsewhere(article, sides)


def voices_said(article: Article, sides: _Sides, position: int) -> tuple[Voice, ...]:
    """Everybody who says something in the sentence at a position, in its order."""
    found = attributions_in(article.text, sides, _sentence(article.text, position))
    return tuple(_voice(article, sides, one, position) for one in found)


def own_voice(article: Article) -> Voice:
    """The article itself says it: its publisher, or "the article" when that is not known."""
    name = article.publisher.strip() or "the article"
    return Voice(name, ClaimantType.MEDIA, Side.NONE, None, None, Modality.ASSERTS)


def country_of(voice: Voice, article: Article) -> str | None:
    """The country a mediator's own official speaks for, else None."""
    if voice.type is not ClaimantType.MEDIATOR or voice.start is None or voice.end is None:
        return None
    named = countries_in(article.text[voice.start : voice.end]) or countries_in(voice.name)
    return named[0][2] if named else None


def in_quotation(text: str, position: int) -> tuple[int, int] | None:
    """The quotation of the paragraph that a position stands in: from its opening mark to its closing one, or None."""
    line = text.rfind("\n", 0, position) + 1
    stop = text.find("\n", position)
    stop = len(text) if stop < 0 else stop
    opened: int | None = None
    for mark in _MARK.finditer(text, max(line, position - _FAR), min(stop, position + _FAR)):
        at = mark.start()
        opened, closed = _quotation_step(mark.group(), at, opened)
        if closed is not None and closed <= position <= at:
            return closed, at + 1
        if closed is None and opened is None and at > position:
            return None
        if opened is not None and opened > position:
            return None
    return (opened, stop) if opened is not None and opened <= position else None


def _quotation_step(letter: str, at: int, opened: int | None) -> tuple[int | None, int | None]:
    """What one more letter makes of the open quotation: (opened now, where the one just closed was opened)."""
    turn = _QUOTES.get(letter, 0)
    if letter == '"':
        turn = 1 if opened is None else -1
    if turn > 0 and opened is None:
        return at, None
    if turn < 0 and opened is not None:
        return None, opened
    return opened, None


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The words without quotation marks at their ends, so that a whole quotation counts as being inside it."""
    while start < end - 1 and text[start] in _MARKS:
        start += 1
    while end - 1 > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _governing(article: Article, sides: _Sides, start: int, end: int) -> Attribution | None:
    """V1, V2, V3 in turn."""
    text = article.text
    sentence = _sentence(text, start)
    found = _in_sentence(text, sides, sentence, start, end)
    if found:
        return found
    quotation = in_quotation(text, start)
    if quotation:
        found = _around_quotation(text, sides, quotation, start)
        if found:
            return found
    if quotation or _GOES_ON.match(text, sentence[0]):
        return _before(text, sides, sentence[0], quoted=quotation is not None)
    return None


def _in_sentence(text: str, sides: _Sides, sentence: tuple[int, int], start: int, end: int) -> Attribution | None:
    """V1: the attribution inside the words, else the nearest leading one before, else a trailing one behind."""
    found = attributions_in(text, sides, sentence)
    inside = [one for one in found if start <= one.start and one.end <= end]
    before = [one for one in found if one.leading and one.start <= start and one.end <= end]
    before = [one for one in before if one.end <= start or one in inside or one.start <= start < one.end]
    touching = [one for one in found if one.start <= start < one.end]
    after = [one for one in found if one.start >= start and not one.leading]
    leading_inside = [one for one in inside if one.leading]
    if leading_inside:
        return leading_inside[0]
    if touching:
        return touching[0]
    if before and not _fenced(text[before[-1].end : start]):
        return _with_participle(text, before[-1], start)
    return after[0] if after else (inside[0] if inside else None)


def _fenced(between: str) -> bool:
    """Whether a clause of its own has begun between an attribution and the words: "…, while N …"."""
    return bool(re.search(r"[,;] (?:while|although|though|whereas|but|however|тоді як|тогда как)\b", between))


def _with_participle(text: str, one: Attribution, start: int) -> Attribution:
    """The last participle before the words counts: "… confirmed the exchange, stating that N …" asserts N."""
    later = [verb for verb in verbs_in(text[one.end : start]) if verb.participle]
    return replace(one, modality=later[-1].modality) if later else one


def _around_quotation(text: str, sides: _Sides, quotation: tuple[int, int], position: int) -> Attribution | None:
    """V2: who is named in the sentence that closes the quotation, else in the one that opens it."""
    closing = _sentence(text, quotation[1] - 1)
    for one in attributions_in(text, sides, closing):
        if one.start >= quotation[1] - 1 and not text[quotation[1] : one.start].strip(" ,–—-"):
            return one
        if one.start >= quotation[1] - 1 and not one.leading:
            return one
    opening = _sentence(text, quotation[0])
    before = [one for one in attributions_in(text, sides, opening) if one.end <= quotation[0]]
    return _with_participle(text, before[-1], min(position, quotation[0])) if before else None


def _before(text: str, sides: _Sides, start: int, *, quoted: bool) -> Attribution | None:
    """V3: the attribution that governs the sentence before (a few sentences before, inside quotations)."""
    for _ in range(_NEAR if quoted else 1):
        sentence = _sentence_before(text, start)
        if sentence is None:
            return None
        found = attributions_in(text, sides, sentence)
        if found:
            return found[-1]
        if in_quotation(text, sentence[0] + 1):
            found_around = _around_quotation(text, sides, in_quotation(text, sentence[0] + 1) or sentence, start)
            if found_around:
                return found_around
        start = sentence[0]
    return None


def _voice(article: Article, sides: _Sides, one: Attribution, position: int) -> Voice:
    """An attribution as a claimant: pointers resolved, the full name taken, a citing chain kept."""
    speaker = _resolved(article, sides, one.speaker)
    if speaker is None or _is_publisher(speaker, article):
        own = own_voice(article)
        said = (one.start, one.end)
        return replace(own, start=one.speaker.start, end=one.speaker.end, modality=one.modality, said=said)
    name = _full_name(article.text, speaker)
    place = (one.speaker.start, one.speaker.end)
    voice = Voice(name, speaker.type, speaker.side, *place, one.modality, said=(one.start, one.end))
    return _with_source(article, sides, voice, one, position)


def _with_source(article: Article, sides: _Sides, voice: Voice, one: Attribution, position: int) -> Voice:
    """Keep a citing chain: in "Y said, citing X" X is the claimant, and Y passed it on."""
    near = attributions_in(article.text, sides, _sentence(article.text, one.start))
    for other in near:
        cites = article.text[other.start : other.end].lower().startswith(("citing", "со ссылкой", "з посиланням"))
        if cites and other.start >= one.end and position < other.start:
            source = _resolved(article, sides, other.speaker)
            if source is not None:
                return replace(
                    voice,
                    name=_full_name(article.text, source),
                    type=source.type,
                    side=source.side,
                    start=source.start,
                    end=source.end,
                    relayed_by=voice.name,
                )
    return voice


def _is_publisher(speaker: Speaker, article: Article) -> bool:
    """A journalist of the article's own paper is the article's voice."""
    if speaker.type is not ClaimantType.MEDIA:
        return False
    around = article.text[max(0, speaker.start - 40) : speaker.end].casefold()
    paper = re.sub(r"^the ", "", article.publisher.strip().casefold())
    return not paper or paper in around or speaker.name.casefold() in ("journalist", "correspondent", "media")


def _resolved(article: Article, sides: _Sides, speaker: Speaker) -> Speaker | None:
    """Whom "the ministry" or "he" means; an office without a country is the one the article gives a country."""
    if not speaker.points_back:
        return _with_country(article.text, sides, speaker)
    for one in reversed(_speakers_between(article.text, sides, max(0, speaker.start - _FAR), speaker.start)):
        if points_to(speaker, one):
            return _with_country(article.text, sides, one)
    named = as_named(speaker)
    return _with_country(article.text, sides, named) if named else None


@lru_cache(maxsize=128)
def _with_country(text: str, sides: _Sides, speaker: Speaker) -> Speaker:
    """Give "the Defense Ministry" the country that the same office has nearby, before first and then behind.

    Kept, for every number that a sentence counts asks for its speaker.
    """
    wanting = speaker.side is Side.NONE and speaker.type not in (ClaimantType.MEDIATOR, ClaimantType.MEDIA)
    official = speaker.type in (ClaimantType.DEFENCE_MINISTRY, ClaimantType.OMBUDSMAN, ClaimantType.GOVERNMENT)
    official = official or speaker.type in (ClaimantType.PRISONER_COORDINATION_BODY, ClaimantType.HEAD_OF_STATE)
    if not wanting or not official:
        return speaker
    stretches = (
        (max(0, speaker.start - _FAR), speaker.start, -1),
        (speaker.end, min(len(text), speaker.end + _FAR), 1),
    )
    name = speaker.name.casefold()
    for start, end, step in stretches:
        for one in _speakers_between(text, sides, start, end)[::step]:
            if one.type is speaker.type and one.side in (Side.A, Side.B) and name in one.name.casefold():
                return replace(speaker, name=one.name, side=one.side)
    return speaker


@lru_cache(maxsize=128)
def _speakers_between(text: str, sides: _Sides, start: int, end: int) -> tuple[Speaker, ...]:
    """Everybody named in a stretch of the article, positions in the article; sentence by sentence.

    Kept for the last stretches: the same words are read again after every act.
    """
    spans = sentences(text)
    first = max(0, begun(spans, start) - 1)
    if not spans or spans[first][1] <= start:
        return ()
    found: list[Speaker] = []
    for span in islice(spans, first, begun(spans, end - 1)):
        placed = _speakers_of(text, sides, _clipped(span, max(span[0], start)))
        found += (one for one in placed if start <= one.start and one.end <= end)
    return tuple(found)


@lru_cache(maxsize=512)
def _speakers_of(text: str, sides: _Sides, sentence: tuple[int, int]) -> tuple[Speaker, ...]:
    """Everybody named in a sentence, positions in the article. Kept, for many stretches hold the same sentence."""
    first = sentence[0]
    return tuple(one.moved(first) for one in speakers_in(text[slice(*sentence)], sides))


def _full_name(text: str, speaker: Speaker) -> str:
    """A person by the fullest name the article gives: "Zelensky" → "Volodymyr Zelensky"; others as written there."""
    name = re.sub(r"\s+", " ", speaker.name)
    if " " in name or speaker.type in (ClaimantType.MEDIA, ClaimantType.BOTH_SIDES):
        return name
    return _with_forename(text, name)


@lru_cache(maxsize=256)
def _with_forename(text: str, name: str) -> str:
    """A surname with the forename that the article gives it somewhere. Kept, for every number asks who says it."""
    for match in re.finditer(rf"(?P<forenames>(?:{_CAPITAL}[\w'’-]+ ){{1,3}}){re.escape(name)}(?!\w)", text):
        forename = match["forenames"].split()[-1]
        if not _TITLE.fullmatch(forename):
            return f"{forename} {name}"
    return name


def _named_elsewhere(article: Article, sides: _Sides) -> Iterator[Voice]:
    """Who else speaks in the article, in its order."""
    for span in sentences(article.text)[:200]:
        for one in attributions_in(article.text, sides, _clipped(span, span[0])):
            yield _voice(article, sides, one, one.start)


def _sentences_around(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of the words, the one before and the one behind."""
    first, last = _sentence(text, start), _sentence(text, max(start, end - 1))
    before, behind = _sentence_before(text, first[0]), _sentence(text, min(len(text), last[1] + 2))
    return tuple(dict.fromkeys(span for span in (first, last, before, behind) if span is not None))


def _sentence(text: str, position: int) -> tuple[int, int]:
    """The sentence at a position, at most _LONGEST to either side of it."""
    return _clipped(sentence_at(text, position), position)


def _clipped(span: tuple[int, int], position: int) -> tuple[int, int]:
    return max(span[0], position - _LONGEST), min(span[1], position + _LONGEST)


def _sentence_before(text: str, start: int) -> tuple[int, int] | None:
    """The sentence that ends before a sentence's start, None for the first."""
    at = start - 1
    while at >= 0 and sentence_at(text, at)[0] >= start:
        at -= 1
    return _clipped(sentence_at(text, at), at) if at >= 0 else None
