"""Speakers in a sentence, with verbs of speech or without: "X said that …", "…, said X", "according to X", "X: …".

Source: SUGGESTIONS K1-K4. Positions are code points of the article.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from curator.model import Modality, Party
from curator.speakers import Speaker, speakers_in
from curator.speech import ACCORDING, SpeechVerb, joins, verbs_in
from curator.values import value

_Sides = tuple[Party, Party]
_OPENS = re.compile(r"[\s“\"«•▪●⚡❗\d.–—-]*(?:(?:the|update|breaking|live)\s)?", re.I)
"""What may stand before a speaker who heads a sentence: a time of day, a bullet."""
_HEADS = re.compile(r"(?:\s\([\w\s-]{1,30}\))?\s?:(?=\s)")
"""What stands behind him: "Zelensky (Facebook): …"."""
_CLOSES = re.compile(r"(?:\s[–—-]|[”\"»],)\s(?:the\s)?\Z", re.I)
"""What stands before a speaker who closes a headline: "95 soldiers come home – Zelensky"."""
_SIGNS = 9
"""So many code points the signs before and behind him have at most: no long sentence is looked through for each."""


@value
class Attribution:
    """A speaker with his verb, positions in the article."""

    speaker: Speaker
    start: int
    end: int
    modality: Modality
    leading: bool
    """True when what is said comes behind it."""


@lru_cache(maxsize=64)
def attributions_in(text: str, sides: _Sides, sentence: tuple[int, int]) -> tuple[Attribution, ...]:
    """Every speaker with his verb in a sentence, in order, positions in the article.

    Asked for each number of a sentence, and for each of those behind it: the last sentences are kept.
    """
    words = text[slice(*sentence)]
    speakers = speakers_in(words, sides)
    found: list[Attribution] = []
    taken: set[int] = set()
    for verb in verbs_in(words):
        pair = None if verb.participle else _subject(words, speakers, verb) or _inverted(words, speakers, verb)
        if pair is not None and pair.start not in taken:
            taken.add(pair.start)
            found.append(_attribution(words, pair, verb, sentence[0]))
    for one in (*_according(words, speakers, sentence[0]), *_labels(words, speakers, sentence[0])):
        if one.speaker.start - sentence[0] not in taken:
            taken.add(one.speaker.start - sentence[0])
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _subject(words: str, speakers: tuple[Speaker, ...], verb: SpeechVerb) -> Speaker | None:
    """The speaker in front of a verb, with nothing between that would part them."""
    before = [one for one in speakers if one.end <= verb.start]
    if not before:
        return None
    gap = words[before[-1].end : verb.start]
    if gap.startswith(",") and words[: before[-1].start].endswith(", "):
        gap = gap[1:]  # "the commissioner, Dmytro Lubinets, said"
    return before[-1] if joins(gap) else None


def _inverted(words: str, speakers: tuple[Speaker, ...], verb: SpeechVerb) -> Speaker | None:
    """The speaker behind a verb that follows a quotation or a comma: "…”, wrote President Zelenskyy"."""
    follows = re.search(r"[,”\"»][\s–—-]*\Z", words[max(0, verb.start - 6) : verb.start])
    if not follows and not re.match(r"[а-яіїєґ]", words[verb.start : verb.end], re.I):
        return None  # in Ukrainian and Russian the verb may come first anywhere
    behind = [one for one in speakers if one.start >= verb.end]
    return behind[0] if behind and joins(words[verb.end : behind[0].start]) else None


def _attribution(words: str, speaker: Speaker, verb: SpeechVerb, offset: int) -> Attribution:
    start, end = min(speaker.start, verb.start), max(speaker.end, verb.end)
    modality = verb.modality
    if modality is Modality.CONFIRMS and re.match(r"\s+(?:that\s+)?(?:there would|it would|would)", words[verb.end :]):
        modality = Modality.PLANS
    if speaker.start < verb.start:
        leading = not _trails(words, start, end)
    else:
        leading = re.fullmatch(r"[\s“\"«]*(?:як|как)?\s*", words[:start], re.I) is not None
    placed = speaker.moved(offset)
    return Attribution(placed, start + offset, end + offset, modality, leading)


def _trails(words: str, start: int, end: int) -> bool:
    """Whether an attribution follows what is said: "N …, the ministry said [on Friday][, and …]"."""
    parted = re.search(r"[,”\"»–—]\s*(?:[“”\"]\s*)?(?:(?:the|an?)\s)?\Z", words[:start], re.I)
    behind = re.match(r"(?:\s+[^\s,.;:“”\"«»]+){0,7}?\s*(?:[,.;!?]|\Z)", words[end:])
    opens = re.match(r"\s+(?:that|how|whether|what|it|they|there|about)\b|\s*[:“\"«]|,?\s+(?:що|что)\b", words[end:])
    told = behind and re.search(r"\b(?:was|were|is|are|had|has|have|would|will)\b", behind.group())
    return bool(parted and behind and not opens and not told)


def _according(words: str, speakers: tuple[Speaker, ...], offset: int) -> Iterator[Attribution]:
    """Find "According to X" and "citing X"; what is said stands on the other side of it."""
    for match in ACCORDING.finditer(words):
        behind = [one for one in speakers if match.end() - 4 <= one.end and one.start <= match.end() + 40]
        behind = [one for one in behind if joins(words[match.end() : max(match.end(), one.start)])]
        if behind:
            one = behind[0]
            placed = one.moved(offset)
            leading = not words[: match.start()].strip(' “"«')
            yield Attribution(placed, match.start() + offset, one.end + offset, Modality.ASSERTS, leading)


def _labels(words: str, speakers: tuple[Speaker, ...], offset: int) -> Iterator[Attribution]:
    """Find the speaker before a colon that heads the sentence, and the one behind a dash that closes it."""
    for one in speakers:
        heads = _HEADS.match(words, one.end) if _OPENS.fullmatch(words, 0, one.start) else None
        if heads is not None:
            yield Attribution(one.moved(offset), one.start + offset, heads.end() + offset, Modality.ASSERTS, True)
        elif _closes(words, one):
            yield Attribution(one.moved(offset), one.start + offset, one.end + offset, Modality.ASSERTS, False)


def _closes(words: str, one: Speaker) -> bool:
    if len(words) - one.end > _SIGNS or words[one.end :].strip(' .!"”»'):
        return False
    return _CLOSES.search(words, max(0, one.start - _SIGNS), one.start) is not None
