"""Single persons in running text: "a Russian pilot", "the arms dealer Viktor Bout". English; names in any writing.

Each counts one (SUGGESTIONS C3: named legs count 1). The patterns are pieces of larger ones, to be compiled with re.I.
"""

import re

from curator.countries import countries_in
from curator.persons import SINGLE_PERSONS

_STOP = (
    "for|in|on|who|whom|by|of|from|to|and|or|at|with|was|were|is|are|be|been|had|has|have|that|which|as|after|than|said"
    "|not|no|into|under|over|until|while|but|their|his|her|its|each|every|held|swap|exchange|release|deal|trade"
)
_MORE = rf"(?:(?!(?:{_STOP})\b)[^\W\d][\w.’'-]*\s)"
"""A word between the article and the noun."""
_NOUN = rf"(?:{'|'.join(sorted(SINGLE_PERSONS, key=len, reverse=True))})"
_NO_NAME = (
    r"(?:In|The|On|Red|International|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|New|Independence|Christmas"
    r"|Easter|United|\w+(?:ans|lis|nis|ese|Day|Eve))"
)
_CALLED = (
    rf"(?:(?!{_NO_NAME}\b)[A-Z][a-zà-ž’'-]+\s(?:(?:al-|bin\s|de\s|van\s)?[A-Z][\w’'-]*[a-z]\b|[A-Z]\.))"
    r"(?:\s[A-Z][\w’'-]*[a-z]\b)?"
)
PERSON = (
    r"(?:\b(?:an?|another|one|the(?: only)?|a single)\s(?:\d\d-year-old\s)?"
    rf"{_MORE}{{0,5}}?{_NOUN}\b(?>(?:\s{_MORE}{{0,3}}?{_NOUN}\b)*)(?:\s(?-i:{_CALLED}))?"
    rf"(?![’'-]|\s(?:of war\s)?(?:{_NOUN}s|(?:exchange|swap|deal|release|transfer|handover|list)s?|trade|men|women"
    r"|children)\b)|\bone(?=[,.;]|\s(?:too|in return|back)\b))"
)
"""Somebody by what they are, with or without a name: "a Russian pilot", "the arms dealer Viktor Bout"."""
NAMED = rf"(?-i:(?:\bthe\s(?:(?!(?:{_STOP})\b)[a-z][\w’'-]*\s){{1,4}}|\b){_CALLED})"
"""Somebody by name alone, or with what they are: "Viktor Bout"."""
_ALONE = re.compile(rf"{PERSON}|(?:{_MORE}){{0,5}}?{_NOUN}(?:\s(?-i:{_CALLED}))?|{NAMED}", re.I)
_MOST_WORDS = 5
_NOBODY = re.compile(
    r"(?:White House|\w+day|Cross|Ministry|Office|Headquarters|Council|Guard|Forces?|Nations|Committee|Agency"
    r"|Service)\b"
)
"""Names in capitals that are no person's."""
_PLACE = re.compile(
    r"\b(?:Oblast|Region|Province|District|Raion|City|Village|Airport|Airfield|Airbase|Border|Checkpoint|Street|Square"
    r"|Prison|Colony|Hospital|Station)\Z"
)
"""The last word of a name in capitals that is a place's: "Kharkiv Oblast"."""


def is_one_person(words: str) -> bool:
    """Whether words are a person and nothing else: "a Russian pilot", "the arms dealer Viktor Bout", "Віктор Бут"."""
    if _PLACE.search(words):
        return False
    if _ALONE.fullmatch(words):
        return _NOBODY.search(words) is None
    parts = words.split()
    named = 2 <= len(parts) <= _MOST_WORDS and all(part[0].isupper() and part.rstrip(".").isalpha() for part in parts)
    return named and not countries_in(words) and _NOBODY.search(words) is None
