"""The two sides of a desk: which words of a text stand for which side.

A word of a `Party` that ends in `*` stands for every word that begins so ("украин*"); case does not matter for those
and matters for the others ("US" is not "us"). Positions are code points.
"""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from curator.countries import countries_in
from curator.model import Party, Side
from curator.values import value

_WORDS: dict[str, str] = {
    "Ukraine": (
        "Ukraine|Ukrainian|Ukrainians|Ukrainian-controlled|UA|Kyiv|Kiev|Kyiv-controlled|Bankova|"
        "AFU|VSU|ZSU|ВСУ|ЗСУ|Ukrainian Armed Forces|🇺🇦|украин*|україн*|укра́їн*|киев*|київ*|києв*|вкраїн*"
    ),
    "Russia": (
        "Russia|Russian|Russians|Russian-controlled|Russian-occupied|Russian Federation|RF|Moscow|Kremlin|"
        "🇷🇺|росси*|росі*|РФ|Рф|рф|москв*|московськ*|московск*|кремл*|русск*"
    ),
    "Belarus": "Belarus|Belarusian|Belarusians|Minsk|беларус*|белорус*|білорус*|минск*|мінськ*",
    "Israel": "Israel|Israeli|Israelis|Jerusalem|Tel Aviv|IDF|израил*|ізраїл*",
    "Hamas": "Hamas|Gaza|Palestinian|Palestinians|хамас*|палестин*",
    "Palestine": "Palestine|Palestinian|Palestinians|Gaza|Ramallah",
    "Armenia": "Armenia|Armenian|Armenians|Yerevan|армен*|армян*|вірмен*",
    "Azerbaijan": "Azerbaijan|Azerbaijani|Azerbaijanis|Baku|азербайдж*",
    "United States": (
        "United States|US|U.S|USA|U.S.A|America|American|Americans|Washington|White House|США|сша|американ*|вашингтон*"
    ),
    "China": "China|Chinese|Beijing|кита*",
    "Iran": "Iran|Iranian|Iranians|Tehran|иран*|іран*",
    "Venezuela": "Venezuela|Venezuelan|Venezuelans|Caracas",
    "Germany": "Germany|German|Germans|Berlin|герман*|німеч*",
    "India": "India|Indian|Indians|New Delhi|Delhi",
    "Pakistan": "Pakistan|Pakistani|Pakistanis|Islamabad",
    "Yemen": "Yemen|Yemeni|Yemenis|Sanaa|Aden",
    "Houthis": "Houthi|Houthis|Huthi|Huthis|Ansar Allah",
    "Saudi Arabia": "Saudi Arabia|Saudi|Saudis|Riyadh",
    "Syria": "Syria|Syrian|Syrians|Damascus",
    "Lebanon": "Lebanon|Lebanese|Hezbollah|Beirut",
    "Ethiopia": "Ethiopia|Ethiopian|Ethiopians|Addis Ababa",
    "Eritrea": "Eritrea|Eritrean|Eritreans|Asmara",
    "Sudan": "Sudan|Sudanese|Khartoum",
    "Colombia": "Colombia|Colombian|Colombians|Bogota|Bogotá",
    "Georgia": "Georgia|Georgian|Georgians|Tbilisi",
    "Serbia": "Serbia|Serbian|Serbians|Serbs|Belgrade",
    "Kosovo": "Kosovo|Kosovar|Kosovars|Pristina",
    "Taliban": "Taliban|Talib|Talibs|Afghan|Afghans|Kabul|талиб*|таліб*|афган*",
    "Kyrgyzstan": "Kyrgyzstan|Kyrgyz|Bishkek|кыргыз*|киргиз*",
    "Tajikistan": "Tajikistan|Tajik|Tajiks|Dushanbe|таджик*",
    "Thailand": "Thailand|Thai|Thais|Bangkok",
    "Cambodia": "Cambodia|Cambodian|Cambodians|Khmer|Phnom Penh",
    "Libya": "Libya|Libyan|Libyans|Tripoli",
    "Iraq": "Iraq|Iraqi|Iraqis|Baghdad",
    "Morocco": "Morocco|Moroccan|Moroccans|Rabat",
    "Congo": "Congo|Congolese|Kinshasa",
    "Myanmar": "Myanmar|Burmese|Naypyidaw",
    "North Korea": "North Korea|North Korean|North Koreans|Pyongyang|DPRK",
    "South Korea": "South Korea|South Korean|South Koreans|Seoul",
    "Poland": "Poland|Polish|Poles|Warsaw|польщ*|польш*|поляк*",
    "Lithuania": "Lithuania|Lithuanian|Lithuanians|Vilnius|литв*",
    "Latvia": "Latvia|Latvian|Latvians|Riga|латв*",
    "Estonia": "Estonia|Estonian|Estonians|Tallinn|эстон*|естон*",
    "Finland": "Finland|Finnish|Finns|Helsinki",
    "Slovenia": "Slovenia|Slovenian|Slovenians|Ljubljana|словени*",
    "Norway": "Norway|Norwegian|Norwegians|Oslo|норвег*|норвеж*",
    "Belgium": "Belgium|Belgian|Belgians|Brussels",
    "Austria": "Austria|Austrian|Austrians|Vienna",
    "Britain": "Britain|British|Britons|United Kingdom|UK|London|британ*",
    "Spain": "Spain|Spanish|Spaniards|Madrid",
    "Moldova": "Moldova|Moldovan|Moldovans|Chisinau",
    "Czech Republic": "Czech Republic|Czechia|Czech|Czechs|Prague",
    "Bulgaria": "Bulgaria|Bulgarian|Bulgarians|Sofia",
    "Romania": "Romania|Romanian|Romanians|Bucharest",
    "Chad": "Chad|Chadian|Chadians",
    "South Sudan": "South Sudan|South Sudanese|Juba",
    "Nigeria": "Nigeria|Nigerian|Nigerians|Abuja",
    "Somalia": "Somalia|Somali|Somalis|Mogadishu",
    "Mali": "Mali|Malian|Malians|Bamako",
    "Philippines": "Philippines|Philippine|Filipino|Filipinos|Manila",
    "Nepal": "Nepal|Nepali|Nepalis|Nepalese|Kathmandu",
    "Japan": "Japan|Japanese|Tokyo",
}
"""The words that stand for a country: its name, its people, its capital. Stems (`*`) serve inflected languages."""
KNOWN = tuple(_WORDS)
"""The names of the parties whose words are built in."""

_NAMES_OF_PAPERS = r"(?:Kyiv|Kiev) (?:Independent|Post)|Moscow Times|Ukraine War|Jerusalem Post|Washington Post"
"""Newspapers, which speak for no side."""
_PAPER = "paper"
_EVERY = tuple(Party(name, tuple(words.split("|"))) for name, words in _WORDS.items())


@lru_cache(maxsize=64)
def party(name: str) -> Party:
    """The built-in words of a well-known country (by any case of its name), else the name alone.

    A name that is another of a country's words ("Palestinians", "USA", "the Houthis") keeps it and has them all. Kept,
    so that one party is one object, which what is kept by party compares at once.
    """
    wanted = name.strip()
    for known, words in _WORDS.items():
        if known.casefold() == wanted.casefold():
            return Party(known, tuple(words.split("|")))
    bare = _ARTICLE.sub("", wanted)
    for words in _WORDS.values():
        if bare.casefold() in words.casefold().split("|"):
            return Party(wanted, tuple(words.split("|")))
    return Party(wanted, _words_of(bare))


_ARTICLE = re.compile(r"\Athe\s+", re.I)
_BODY = re.compile(r"\w+\s(?P<body>government|army|military|authorities|rebels|opposition)\b", re.I)
"""What rules or fights in a country, whose name stands before it: "Yemeni government"."""


def _words_of(name: str) -> tuple[str, ...]:
    """The words of a party that is not built in: its name, and what it is called without its country, in both cases.

    Of "Sudan's army", "Sudanese army" and "the army" that is "army".
    """
    _, _, body = name.replace("’", "'").partition("'s ")
    said = _BODY.fullmatch(name) or _BODY.fullmatch(f"the {name}")
    body = body or (said["body"] if said else "")
    return tuple(dict.fromkeys(word for word in (name, body, body.lower(), body.capitalize()) if word))


def sides_in(text: str, sides: tuple[Party, Party]) -> tuple[tuple[int, int, Side], ...]:
    """Every word of the text that stands for one of the sides, in order: (start, end, Side.A or Side.B)."""
    found = []
    for match in _pattern(sides).finditer(text):
        if match.lastgroup != _PAPER:
            found.append((match.start(), match.end(), Side.A if match.lastgroup == "n0" else Side.B))
    return tuple(found)


@value
class Named:
    """A party that a text names, by the name it is recorded by; positions are code points of the text."""

    start: int
    end: int
    name: str


def parties_in(text: str, first: tuple[Party, ...]) -> tuple[Named, ...]:
    """Every party, country or body that a text names, in order; words of `first` stand for those before all others."""
    found: list[Named] = []
    for named in (_named(text, first), _named(text, _EVERY), itertools.starmap(Named, countries_in(text))):
        found += [one for one in named if not any(one.start < two.end and two.start < one.end for two in found)]
    return tuple(sorted(found, key=lambda one: one.start))


def _named(text: str, parties: tuple[Party, ...]) -> Iterator[Named]:
    """Every word of the text that stands for one of some parties, in order."""
    for match in _pattern(parties).finditer(text):
        if match.lastgroup != _PAPER:
            yield Named(match.start(), match.end(), parties[int(str(match.lastgroup)[1:])].name)


def side_named(text: str, sides: tuple[Party, Party]) -> Side:
    """Which side a few words name: A, B, EACH when both, NONE when neither."""
    named = {side for _, _, side in sides_in(text, sides)}
    if len(named) == 2:
        return Side.EACH
    return named.pop() if named else Side.NONE


def other(side: Side) -> Side:
    """The opposite side; EACH and NONE have none and stay."""
    return {Side.A: Side.B, Side.B: Side.A}.get(side, side)


def name_of(side: Side, sides: tuple[Party, Party]) -> str:
    """A side in words: the party's name, "each side", or "neither side"."""
    names = {Side.A: sides[0].name, Side.B: sides[1].name, Side.EACH: "each side"}
    return names.get(side, "neither side")


@lru_cache(maxsize=16)
def _pattern(parties: tuple[Party, ...]) -> re.Pattern[str]:
    """One pattern for some parties, a group for each; newspapers named after a capital are passed over first."""
    groups = [f"(?P<{_PAPER}>{_NAMES_OF_PAPERS})"]
    for at, one in enumerate(parties):
        words = sorted({*(word for word in one.words if word.strip("*")), *_in_capitals(one)}, key=_long_ones_first)
        if words:
            groups.append(f"(?P<n{at}>{'|'.join(map(_word, words))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!(?<=\w)\w)")


def _long_ones_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _in_capitals(one: Party) -> list[str]:
    """Its name and what its people are called as headlines in capitals have them; a capital so begins a dateline."""
    begins = one.name[:_ROOT]
    return [word.upper() for word in one.words if len(word) >= _ROOT and word.startswith(begins)]


_ROOT = 4
"""So many letters the name of a country and that of its people have in common: "Ukraine", "Ukrainian"."""


def _word(word: str) -> str:
    if word.endswith("*"):
        return rf"(?i:{re.escape(word.rstrip('*'))})\w*"
    return re.escape(word)
