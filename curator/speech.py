"""Verbs of speech: that somebody says something, and what he does with it (asserts, confirms, denies, plans, expects).

A general lexicon in English, Ukrainian and Russian. Source: SUGGESTIONS K1-K4.
"""

import re

from curator.model import Modality
from curator.values import value

_VERBS: dict[Modality, str] = {
    Modality.CONFIRMS: r"confirm(?:s|ed|ing)?|acknowledg(?:es|ed|ing)|admit(?:s|ted|ting)?|verified"
    r"|підтверд\w+|підтвердж\w+|подтверд\w+|подтвержд\w+",
    Modality.DENIES: r"den(?:ies|ied|ying)|refut(?:es|ed|ing)|reject(?:s|ed|ing) (?:the )?(?:claim|report)s?"
    r"|заперечи\w+|спростува\w+|опроверг\w*|отрица\w+",
    Modality.EXPECTS: r"expect(?:s|ed|ing)?(?= (?:that|the|to|it|another))|hop(?:es|ed|ing)(?= (?:that|to|for))"
    r"|predict(?:s|ed|ing)?|did not rule out|does not rule out|очіку\w+|ожида(?:ет|ют|л)\w*",
    Modality.PLANS: r"(?:had |have |has )?agreed(?= (?:to|on|upon) )|pledg(?:es|ed|ing)|promis(?:es|ed|ing)|vow(?:s"
    r"|ed|ing)?"
    r"|propos(?:es|ed|ing)|offer(?:s|ed|ing)?(?= to)|домови\w+ся|договорил\w+",
    Modality.ASSERTS: r"sa(?:id|ys|ying)|told|tell(?:s|ing)?|stat(?:es|ed|ing)|announc(?:es|ed|ing)|report(?:s|ed|ing)"
    r"|claim(?:s|ed|ing)|add(?:s|ed|ing)|wr(?:ote|ites|iting)|written|post(?:s|ed|ing)|not(?:es|ed|ing)"
    r"|maintain(?:s|ed|ing)?(?= (?:that|it|he|she|they|its|the))|insist(?:s|ed|ing)?|declar(?:es|ed|ing)|reveal(?:s"
    r"|ed|ing)"
    r"|explain(?:s|ed|ing)|assert(?:s|ed|ing)?|estimat(?:es|ed|ing)|emphasi[sz](?:es|ed|ing)|stress(?:es|ed|ing)"
    r"|recall(?:s|ed|ing)|specif(?:ies|ied|ying)|clarif(?:ies|ied|ying)|inform(?:s|ed|ing)|indicat(?:es|ed|ing)"
    r"|comment(?:s|ed|ing)|tweet(?:s|ed|ing)|publish(?:es|ed|ing)|mention(?:s|ed|ing)|underlin(?:es|ed|ing)"
    r"|commend(?:s|ed|ing)|thank(?:s|ed|ing)|prais(?:es|ed|ing)|hail(?:s|ed|ing)|welcom(?:es|ed"
    r"|ing)(?= the (?:exchange|swap))"
    r"|highlight(?:s|ed|ing)|remark(?:s|ed|ing)|detail(?:s|ed|ing)|disclos(?:es|ed|ing)|shar(?:es|ed|ing) (?:a|the)"
    r"|repeat(?:s|ed|ing)|accus(?:es|ed|ing)|reiterat(?:es|ed|ing)|express(?:es|ed|ing) (?:his |her |its )?gratitude"
    r"|повідом(?:ив|ила|или|ило|ляє|ляють|лено)|заяв(?:ив|ила|или|ило|ляє|л|ил|ляет|ляют)|сказа(?:в|ла|ли|ло|л)"
    r"|написа(?:в|ла|ли|ло|л)|зазнач(?:ив|ила|или|ає|ило)|уточн(?:ив|ила|или|ил|ило)|дода(?:в|ла|ли|ло)|добав(?:ил"
    r"|ила|или)"
    r"|розпов(?:ів|іла|іли)|рассказал\w*|оголос(?:ив|ила|или)|объявил\w*|сообщ(?:ил|ила|или|ило|ает|ают)|отмет(?:ил"
    r"|ила|или)"
    r"|подякува\w+|поблагодарил\w*|говор(?:ит|ить)|каже",
}
VERB = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _VERBS.items()) + r")(?!\w)", re.IGNORECASE
)
ACCORDING = re.compile(
    r"\b(?P<how>according to|citing|in the words of|as reported by|per|data from|figures from|a statement (?:by|from)"
    r"|as per|за словами|за даними|за повідомленням|по словам|по данным|по информации|со ссылкой на|з посиланням на)"
    r"\s+(?:\w+\s+(?:from|of|by)\s+)?(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
_BETWEEN = """
also later earlier then again separately previously has had have did not today yesterday for the
treatment of prisoners war on in a an statement website its her his their at post posted message
evening morning by video address himself herself itself social media channel after night to
reporters that day further specifically publicly officially same through via telegram x facebook
page chief head deputy spokesperson spokesman who meanwhile у в на про по своєму своем каналі канале
також также і и
"""
_OF_SPEECH = frozenset(_BETWEEN.split())
"""Words that may stand between a speaker and his verb."""
_GAP = re.compile(r"[^\W\d_][\w'’-]*|[^\s]")


@value
class SpeechVerb:
    """A verb of speech and what it does with what is said."""

    start: int
    end: int
    modality: Modality
    participle: bool
    """True for "stating that …": the subject is that of the verb before."""


def verbs_in(text: str) -> tuple[SpeechVerb, ...]:
    """The verbs of speech of a text, in order."""
    return tuple(
        SpeechVerb(m.start(), m.end(), Modality(str(m.lastgroup)), m.group().split()[0].lower().endswith("ing"))
        for m in VERB.finditer(text)
    )


def joins(gap: str) -> bool:
    """Whether a speaker and a verb with these words between them belong together."""
    if len(gap) > 120:
        return False
    apposition = re.match(r"\s*,[^,;:.“”\"«»]{2,90},(?P<rest>.*)\Z", gap, re.DOTALL)
    words = _GAP.findall(apposition["rest"] if apposition else gap)
    return len(words) <= 10 and all(_may_stand_between(word) for word in words)


def _may_stand_between(word: str) -> bool:
    return word.lower() in _OF_SPEECH or (word[0].isalpha() and word[0].isupper()) or word in "-'’"
