"""Places of handovers that articles in Ukrainian and Russian name: the one Latin spelling that each is recorded by.

A table to be lengthened as texts bring new ones; what is not in it stays as written. Source: SUGGESTIONS "Gazetteers".
"""

import re

from curator.countries import countries_in

_NAMES: dict[str, str] = {
    "Abu Dhabi": r"абу-даб[иі]",
    "Aden": r"аден\w*",
    "Ankara": r"анкар\w*",
    "Baku": r"баку",
    "Belgorod": r"б[єе]лгород\w*",
    "Berlin": r"берл[иі]н\w*",
    "Chernihiv": r"черн[иі]г[ії]?о?в\w*",
    "Deir al-Balah": r"де[йї]р[- ][еэа]ль?[- ]бала\w*",
    "Doha": r"дох[аеуиі]",
    "Donetsk": r"дон[ец]+ь?к\w*",
    "Gaza": r"газ[аеиіуы]",
    "Geneva": r"женев\w*",
    "Gomel": r"гомел\w*",
    "Horlivka": r"горл[іо]вк\w*",
    "Istanbul": r"стамбул\w*",
    "Kharkiv": r"харк[іо]в\w*|харьков\w*",
    "Khan Younis": r"хан[- ]юн[иі]с\w*",
    "Kherson": r"херсон\w*",
    "Kirants": r"киранц\w*",
    "Kolotilovka": r"колот[иі]л[оі]вк\w*",
    "Kozacha Lopan": r"к[ао]зач\w+ лопан\w*",
    "Krasnopillia": r"краснопіл\w*|краснополь\w*",
    "Kursk": r"курсь?к\w*",
    "Larnaca": r"ларнак\w*",
    "Luhansk": r"луган[сь]+к\w*",
    "Maiorsk": r"майор[сь]+к\w*",
    "Minsk": r"м[иі]нс?ь?к\w*",
    "Mokrany": r"мокран\w*",
    "Muscat": r"маскат\w*",
    "Novaya Guta": r"нов\w+ гут\w*",
    "Novi Yarylovychi": r"нов\w+ я?рилович\w*",
    "Odesa": r"одесс?\w*",
    "Oslo": r"осло",
    "Rafah": r"рафах\w*",
    "Ramallah": r"рамалл\w*",
    "Riyadh": r"ер-ріяд\w*|эр-рияд\w*",
    "Stanytsia Luhanska": r"станиц\w+ луган\w+",
    "Sumy": r"сум(?:и|ах|ам|ами|ы)|сумс?ь?к\w+|сумщин\w*",
    "Tbilisi": r"тб[иі]л[иі]с[иі]",
    "Vasylivka": r"васил[иіье]+вк\w*",
    "Vienna": r"в[ие]н[аіуеы]|відн[яіюе]\w*",
    "Volyn": r"волин\w*|волын\w*",
    "Yerevan": r"[єе]реван\w*",
    "Zaporizhzhia": r"запор[іо]ж\w*",
    "Zvartnots": r"звартноц\w*",
    "Erebuni": r"[еє]ребун[иі]|эребун[иі]",
}
_CYRILLIC = re.compile(r"[А-яЁёІіЇїЄєҐґ]")
_BORDER = re.compile(r"кордон|границ", re.I)
_REGION = re.compile(r"\bоблас", re.I)
_NAME = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<n{index}>{words})" for index, words in enumerate(_NAMES.values())) + r")(?!\w)", re.I
)


def place_name(written: str) -> str:
    """The Latin name of a place written in Cyrillic letters ("Сумській області" → "Sumy region"); else as written."""
    words = " ".join(written.split())
    if not _CYRILLIC.search(words):
        return words
    if _BORDER.search(words):
        return _border(words)
    found = _NAME.search(words)
    if found is None:
        named = countries_in(words.title())
        return named[0][2] if named else words
    name = tuple(_NAMES)[int(str(found.lastgroup)[1:])]
    return f"{name} region" if _REGION.search(words) else name


def _border(words: str) -> str:
    """A border by the country it is with: "українсько-білоруському кордоні" → "border with Belarus"."""
    named = countries_in(words.title())
    return f"border with {named[0][2]}" if named else "border"
