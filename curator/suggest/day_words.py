"""The words around a date that say what it is the day of: patterns by name, in English, Ukrainian and Russian.

Each has examples for and against in tests/curator/suggest_days.txt. Source: SUGGESTIONS D1-D6.
"""

import re

from curator.date_words import ENGLISH_MONTHS, SLAVIC_MONTHS

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
    # In front of a date: the last handover before this one ("the first exchange since August 7").
    "D6.since": re.compile(
        r"\b(?:first|no|not|перш\w+|перв\w+|немає|не)\b(?:(?![.;])(?!\bsince\b).){0,90}?(?<!\w)(?:since|після|с|з)"
        r"\s(?:(?:the|that|one|last|of|on)\s){0,3}\Z",
        re.I,
    ),
    # In a sentence: that it took place.
    "D6.took_place": re.compile(
        r"\b(?:took place|taken place|occurred|was held|happened|carried out|відбу\w+|состоя\w+)\b", re.I
    ),
}
"""The patterns by name; each comment says where they are looked for."""

_SLAVIC_MONTHS = "|".join(sorted(SLAVIC_MONTHS, key=len, reverse=True))
_MONTHS = rf"{'|'.join(ENGLISH_MONTHS)}|(?i:{_SLAVIC_MONTHS})"
LEANING = {
    # Behind an ordinal: the month it is a day of ("third of June", "восьмого лютого").
    "month behind": re.compile(
        rf"\s(?:of )?(?P<month>{_MONTHS})(?!\w)(?:,?\s(?P<year>20[0-4]\d)(?!\d)(?:\s(?:року|года)\b)?)?"
    ),
    # Behind an ordinal: that it is a day of a month which is named elsewhere.
    "of a month": re.compile(r"\s(?:числа|of (?:the|this|that|last) month)\b", re.I),
    # In front of an ordinal.
    "on the": re.compile(r"\bon the\s\Z", re.I),
    # Behind an ordinal that is a day and no brigade or day of a deal.
    "alone": re.compile(
        r"\s?(?:[,.;:()–—]|\Z)|\s(?:-\s|\d)|\s(?:when|and|it|there|they|we|each|both|Russia|Ukraine|Kyiv|Moscow)\b"
    ),
    # An ordinal in digits as a Slavic day is written.
    "day-го": re.compile(r"\d\d?-?(?:го|ого)"),
    # Anywhere: days counted back from another day; "eve" is counted back from publication.
    "earlier": re.compile(
        r"\b(?:(?P<n>one|two|three|four|five|six|a|\d\d?) days? (?:earlier|before that|after(?! tomorrow))"
        r"|the day after(?= (?:it|(?:both|the two) (?:countries|sides)|each side|Ukraine|Russia"
        r"|the (?:exchange|swap|handover|release))\b)"
        r"|the day before(?! yesterday| (?:the|its|his|her|their|New|Easter|Christmas)\b)"
        r"|дн[её]м ран(?:ее|ьше|іше)|за день до (?:этого|того|цього)"
        rf"|(?P<eve>накануне|напередодні)(?!\s\d\d?\s(?:{_SLAVIC_MONTHS}))"
        r"(?!\s(?:(?:православн|католиц|католич|світл|светл|велик)\w+\s)?(?:пасх|велик|воскр"
        r"|рожд|різдв|нов\w+ (?:год|рок)|дн[яі]|праздн|свят|перегов|сам[мі]|обм[еі]н|встр|зустр|выбор|вибор|годовщ|річн"
        r"|виз|віз|вторг|втор|войн|війн|полном|повном|\w+ (?:обм|перегов|сам))))\b",
        re.I,
    ),
    # Anywhere: days counted on from another day.
    "later": re.compile(
        r"\b(?:(?P<n>one|two|three|four|five|six|a|\d\d?) days? later|(?:on )?the (?:next|following) day"
        r"|назавтра|дн[её]м поз(?:же|днее)|через день|(?:на )?следующий день|наступного дня)\b",
        re.I,
    ),
    # Anywhere: yesterday's and today's, as an adjective.
    "own day": re.compile(r"\b(?P<before>[вуВУ]чорашн|[Вв]черашн)\w+|\b(?:[Сс]ьогоднішн|[Сс]егодняшн)\w+"),
}
"""What makes words a day that leans on another date; each comment says where it is looked for."""
FEASTS = (
    (re.compile(r"\bNew Year['’]s Eve\b"), "December 31"),
    (re.compile(r"\bChristmas Eve\b"), "December 24"),
    (re.compile(r"\bUkraine['’]s Independence Day\b|\b[Дд]е?н[ья]\w* [Нн]езалежності\b"), "August 24"),
)
"""Feasts with a fixed day, by their words. Independence Day only where the words say whose."""
NEAR_FEAST = re.compile(r"(?<!['’]s )\bIndependence Day\b")
"""A feast of Ukraine's where the report is of those days: many have one."""
