"""The words around a date that say what it is the day of: patterns by name, in English, Ukrainian and Russian.

Each has examples for and against in tests/curator/suggest_days.txt. Source: SUGGESTIONS D1-D6.
"""

import re

DAY_WORDS = {
    # In front of a date: since when or until when something is so.
    "D4.background": re.compile(
        r"\b(?:since|until|till|before|prior to|dat(?:ing|es|ed) (?:back )?(?:to|from)|as of|began in|started in"
        r"|ended in|born in|invasion (?:in|of)|aggression in|war in|held since|anniversary|з|від|с|от|після|после|до)"
        r"\s(?:[\w’'-]+\s){0,6}?\Z",
        re.I,
    ),
    # In front of a date: what a date far back belongs to; a weekday behind it is the report's.
    "D4.battle": re.compile(
        r"\b(?:offensive|captur\w+|seized|defend\w+|battle\w*|siege\w*|surrender\w*|arrest\w*|annex\w+|detained"
        r"|imprisoned|sentenced|elected|visit\w*|killed)\s(?:[\w’'-]+\s){0,6}?\Z",
        re.I,
    ),
    # In front of a date: what is to come.
    "D3.due": re.compile(r"\b(?:due|scheduled|planned|slated|expected|set)\s(?:[\w’'-]+\s){0,4}?\Z", re.I),
    # In front of a date: talks and agreements; `rest` is what follows them.
    "D5.talks": re.compile(
        r"\b(?:talks|agreed|agreement|negotiat\w+|meeting|met|lists?|memorandum|ceasefire|cease-fire|truce|phone call"
        r"|summit|resolution|interview|visit\w*|proposed|offered|deal|домовил\w+|договорил\w+|переговор\w+|зустріч\w*"
        r"|встреч\w*)\b(?P<rest>[^;]*)\Z",
        re.I,
    ),
    # In front of a date: who said or wrote something then.
    "D2.speech": re.compile(
        r"\b(?:said|says|announced|wrote|posted|confirmed|told|reported|stated|added|noted|declared|claimed|published"
        r"|tweeted|earlier|повідом\w+|заяви\w+|сообщ\w+|написа\w+|сказа\w+)(?:\s[\w’']+){0,3}?"
        r"\s?(?:on\s|in a \w+ on\s)?\Z",
        re.I,
    ),
    # Behind a date: "Friday's exchange".
    "D1.possessive": re.compile(r"['’]s?\s(?:[\w-]+\s){0,4}?(?:exchange|swap|handover|release|deal)\b", re.I),
    # Behind a date: "the January talks".
    "D5.talks_behind": re.compile(r"[^,;]{0,30}\b(?:talks|meeting|negotiations|phone call|summit)\b", re.I),
    # In a sentence: an earlier handover.
    "D6.earlier": re.compile(
        r"(?<!after their )(?<!after the )(?<!since the )(?<!since their )(?<!than the )"
        r"\b(?:last|previous|prior|preceding|earlier)\s(?!week|month|year|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:[\w-]+\s){0,4}?(?:exchanges?"
        r"|swaps?|handovers?|releases?|one|time)\b|\bbefore that\b|\b(?:the|a) (?:day|week|month) (?:before|earlier)\b"
        r"|\bearlier (?:this|in|that) \w+|\bprevious(?:ly)?[,\s](?:on|in)\b|\bпопередн\w+ (?:обмін|раз)|\bперед цим\b"
        r"|\bпредыдущ\w+ (?:обмен|раз)|\bдо этого\b|\bпрошл\w+ обмен|\bминул\w+ обмін",
        re.I,
    ),
    # In a sentence: that it took place.
    "D6.took_place": re.compile(
        r"\b(?:took place|taken place|occurred|was held|happened|carried out|відбу\w+|состоя\w+)\b", re.I
    ),
}
"""The patterns by name; each comment says where they are looked for."""
