"""What the clause around a name says: patterns by name, in English, Ukrainian and Russian.

Source: SUGGESTIONS M1-M3, P1-P4, E1-E5.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from curator.suggest.tokens import Tokens
from curator.text import clause_at

_WORDS = {
    "might": (
        r"\b(?:might|may|could|would|will|shall|offer(?:s|ed)?|propos\w+|ready|willing|hop(?:e|es|ed|ing)"
        r"|expect\w*|ask(?:s|ed)"
        r"|plan(?:s|ned)?|next|further|future|(?:is|are|was|were) to"
        r"|буд(?:е|уть)|стан(?:е|уть|ет|ут)|може|можуть|може[мт]|может|могут"
        r"|готов\w*|запропонув\w+"
        r"|пропону\w+|предл\w+|очіку\w+|ожида\w+|наступн\w+|следующ\w+|будет|будут|план(?:у|иру)\w+)\b"
    ),
    "denied": (
        r"\b(?:no|not|neither|nor|never|without|nobody|denied|denies|insist\w*|whether|не|ні|ни|без|жодн\w+"
        r"|никт\w+|ніхт\w+"
        r"|никак\w+|отрица\w+|запереч\w+|чи)\b|n['’]t\b"
    ),
    "other": (
        r"\b(?:ceasefire|cease-fire|truce|armistice|peace|grain|sanctions|corridor|nuclear|перемир\w+|зернов\w+"
        r"|санкц\w+)\b"
    ),
    "habit": (
        r"\b(?:usually|often|always|mostly|as a rule|traditionally|over the years|months|years|since|has been"
        r"|have been"
        r"|зазвичай|найчастіше|традиційно|обычно|чаще|роки|годы|лет)\b"
    ),
    "earlier": (
        r"\b(?:previous\w*|earlier|last (?:time|year|month|week)|before that|once|back in|in (?:19|20)\d\d"
        r"|попередн\w+|раніше"
        r"|минул\w+|предыдущ\w+|ранее|прошл\w+|тоді|тогда)\b"
    ),
    "held": (
        r"\b(?:talks|meeting|met|negotiat\w+|summit|delegation\w*|переговор\w*|зустріч\w*"
        r"|встреч\w*) (?:\w+ ){0,3}?(?:in|у|в)\b"
    ),
    "this": (
        r"\b(?:this|the|today['’]s|their|its|our) (?:\w+ )?(?:exchange|swap|handover|trade|release|deal|process)\b"
        r"|\b(?:цьо\w+|сьогоднішн\w+|этот|этом|этого|сегодняшн\w+) (?:обмін\w*|обмен\w*)"
    ),
    "arrival": (
        r"\b(?:land(?:ed|s)|touched down|arriv\w+|greeted|welcomed|met by|awaited|waited|treat(?:ed|ment)"
        r"|hospital\w*|examin\w+|прибу\w+"
        r"|приземл\w+|зустрі\w+|встреч\w+|встрет\w+|лікарн\w+|госпітал\w+|больниц\w+|госпитал\w+)\b"
    ),
    "capture": (
        r"\b(?:captur\w+|taken prisoner|surrender\w*|defend\w+|fight\w*|fought|battle\w*|served|arrested|detained"
        r"|imprisoned|convicted"
        r"|полон(?:ений|ені|ених)?|плен(?:у|а|ен\w*)?|захоп\w+|захвач\w+|оборон\w+|утримув\w+|удержив\w+"
        r"|содержа\w+)\b"
    ),
    "good offices": (
        r"\b(?:good offices|auspices|on behalf|made (?:it|this|the \w+) possible|thanks to|as a result of"
        r"|arranged|organi[sz]ed"
        r"|secured|negotiated|bargain\w*|brought (?:\w+ ){0,3}together|shuttl\w+|co-chaired|overseen|oversaw"
        r"|credit(?:ed|s)?|played (?:a|its|their) (?:\w+ )?(?:part|role)|(?:role|part) (?:of|in)|роль"
        r"|за участ\w+|при участии|за сприян\w+"
        r"|при содействии|завдяки|благодаря|вдалося|удалось)\b"
    ),
}
SAYINGS = {name: re.compile(words, re.I) for name, words in _WORDS.items()}
"""What a clause may say of help or of a place besides the words for it, by name."""


def said_of(tokens: Tokens, start: int, end: int) -> Iterator[str]:
    """What is said in the clause of a name (article positions), and what only beside it in its sentence."""
    text, offset = tokens.sentence.text, tokens.sentence.start
    first, last = clause_at(text, start - offset)
    for what in _said_in(text):
        here = SAYINGS[what].search(text, first, max(last, end - offset)) is not None
        yield what if here else f"{what} beside"


@lru_cache(maxsize=64)
def _said_in(text: str) -> tuple[str, ...]:
    """What a sentence says anywhere. Kept, for every name in it asks."""
    return tuple(what for what, pattern in SAYINGS.items() if pattern.search(text))
