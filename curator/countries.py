"""Countries and bodies that stand between two sides: their names in texts, who speaks for them, the one name of each.

A table to be lengthened as texts bring new ones. Positions are code points.
"""

import re

_NAMES: dict[str, str] = {
    "United Arab Emirates": r"United Arab Emirates|UAE|U\.A\.E\.|Emirates|Emirati(?:s)?|Abu Dhabi|ОАЕ|ОАЭ|"
    r"Об['’ʼ]?єднан\w+ Арабськ\w+ Емірат\w*|"
    r"Объедин[её]нн\w+ Арабск\w+ Эмират\w*|[Ее]мірат\w*|[Ээ]мират\w*|Абу-Даб[іи]",
    "Turkey": r"Turkey|Türkiye|Turkiye|Turkish|Turks|Ankara|Erdo[gğ]an|Ердоган\w*|Эрдоган\w*|"
    r"Туреччин\w+|Турци\w+|[Тт]урец\w+|[Тт]урк(?:и|ів|ов|ам|ами|ах)|Анкар\w+",
    "Saudi Arabia": r"(?:Kingdom of )?Saudi Arabia(?:n)?|Saudis?|Riyadh|"
    r"[Сс]аудівськ\w+(?: Араві\w+)?|[Сс]аудовск\w+(?: Арави\w+)?|Ер-Ріяд\w*|Эр-Рияд\w*",
    "Qatar": r"Qatar|Qataris?|Doha|[Кк]атар\w*|Дох[ауиі]",
    "Vatican": r"[Pp]apal|Vatican|VATICAN|Holy See|[Tt]he Pope|Pope (?:Leo|Francis)|Holy Father|Zuppi|"
    r"[Вв]атикан\w*|Дзуппі|Дзуппи|Свят\w+ Престол\w*|Папа Римськ\w+|Апостольськ\w+ [Сс]толиц\w+|[Nn]unci(?:o|ature)"
    r"|Пап\w Лев\w*|Пап\w Льв\w+",
    "International Committee of the Red Cross": r"International Committee of the Red Cross|Red Cross|ICRC|МКЧХ|МККК|"
    r"Червон\w+ Хрест\w*|Красн\w+ Крест\w*",
    "United Nations": r"United Nations|U\.N\.|UN|ООН",
    "Organization for Security and Co-operation in Europe": r"OSCE|ОБСЄ|ОБСЕ",
    "Switzerland": r"Switzerland|Swiss|Geneva|Швейцар\w+",
    "Hungary": r"Hungary|Hungarians?|Budapest|Угорщин\w+|Венгри\w+",
    "Egypt": r"Egypt|Egyptians?|Cairo|[Єє]гип\w+|[Ее]гип\w+|Каїр\w*|Каир\w*",
    "Oman": r"Oman|Omanis?|Muscat|Оман(?:у|ом|і|а|е)?|Маскат\w*",
    "Belarus": r"Belarus|Belarusian|Minsk|Білорус\w*|Беларус\w*|Белорус\w*",
    "United States": r"United States|U\.S\.A?\.?|USA?|America|Americans?|Washington|США|"
    r"Сполучен\w+ Штат\w+(?: Америки)?|Соедин[её]нн\w+ Штат\w+(?: Америки)?|[Аа]мерикан\w+|Вашингтон\w*",
    "Georgia": r"Georgia|Georgians?|Tbilisi|Тб[иі]л[иі]с[иі]",
    "Iran": r"Iran|Iranian|Tehran",
    "Italy": r"Italy|Italian|Rome",
    "France": r"France|French|Paris",
    "Germany": r"Germany|Germans?|Berlin",
    "Norway": r"Norway|Norwegians?|Oslo",
    "South Africa": r"South Africa(?:n)?",
    "China": r"China|Chinese|Beijing",
    "Israel": r"Israel|Israeli",
    "Kazakhstan": r"Kazakhstan|Kazakhs?|Astana",
    "Russian Orthodox Church": r"Russian Orthodox Church|Moscow Patriarchate|РПЦ|Русск\w+ [Пп]равославн\w+ [Цц]ерк\w+",
    "Russia": r"Russia(?:n)?|Moscow|Росі[яїйю]\w*|Росси[яийю]\w*",
    "Malaysia": r"Malaysia(?:n)?|Kuala Lumpur",
    "El Salvador": r"El Salvador|Salvadoran|Bukele",
    "Catholic Church": r"Catholic Church",
    "African Union": r"African Union",
    "Algeria": r"Algeria(?:n)?",
    "Iraq": r"Iraqi?|Baghdad",
    "Jordan": r"Jordan(?:ians?)?|Amman",
    "Kuwait": r"Kuwaiti?",
    "Sweden": r"Sweden|Swedish|Stockholm",
    "Pakistan": r"Pakistani?|Islamabad",
    "Cuba": r"Cuban?|Havana",
    "Brazil": r"Brazil(?:ian)?",
    "Chad": r"Chad(?:ian)?|N['’]Djamena",
    "South Sudan": r"South Sudan(?:ese)?|Juba",
    "Kenya": r"Kenya(?:n)?|Nairobi",
    "Ethiopian Orthodox Church": r"Ethiopian Orthodox Church",
    "KFOR": r"KFOR",
    "Tribal elders": r"[Tt]ribal [Ee]lders",
    "European Union": r"European Union|EU|Європейськ\w+ Союз\w*|Европейск\w+ Союз\w*|Євросоюз\w*|Евросоюз\w*|ЄС|ЕС",
}
LEADERS: dict[str, str] = {
    "United States": r"Trump|Biden|Rubio|Witkoff|Vance|Kellogg|Kushner|Трамп\w*|Байден\w*|Руб[иі]о|[ВУ][иі]ткофф?\w*"
    r"|Келлог\w*|Кушнер\w*",
    "United Arab Emirates": r"bin Zayed|MBZ|[бБ][іие]н Заїд\w*|[бБ][ие]н За[ий]д\w*",
    "Turkey": r"Erdo[gğ]an|Fidan|Эрдоган\w*|Ердоган\w*|Ф[іи]дан\w*",
    "Saudi Arabia": r"bin Salman|bin Farhan|MBS|[бБ][іие]н Салман\w*|[бБ][ие]н Сальман\w*",
    "Qatar": r"Tamim|[Aa]l[ -]Thani|[Aa]l-Khulaifi|Там[іи]м\w*|[аА]ль[ -]Тан[іи]",
    "Vatican": r"Parolin|[Pp]ontiff|Парол[іи]н\w*|[Пп]онт[иі]ф[иі]к\w*",
    "Egypt": r"Sisi|С[иі]с[иі]",
    "Hungary": r"Orb[aá]n|Szijj[aá]rt[oó]|Орбан\w*|С[іи]йярто",
    "Belarus": r"Lukashenko|Лукашенк\w+",
    "Russia": r"Putin|Путін\w*|Путин\w*",
}
"""The surnames of those who lead a country or deal for it; offices change, so names are added and none taken out."""
_SEATS: dict[str, str] = {
    "United States": r"White House|State Department|🇺🇸|Біл\w+ [Дд][оі]м\w*|Бел\w+ [Дд]ом\w*|Держдеп\w*|Госдеп\w*",
    "United Arab Emirates": r"🇦🇪",
    "Turkey": r"🇹🇷",
    "Saudi Arabia": r"KSA|🇸🇦",
    "Qatar": r"🇶🇦",
    "Vatican": r"🇻🇦",
    "Switzerland": r"Bern",
    "European Union": r"Brussels|Брюссел\w*",
    "Russia": r"Kremlin|Russians",
}
"""What else a country is called by: the seat of its government, its flag."""
_BETWEEN = frozenset({"United Arab Emirates", "Turkey", "Saudi Arabia", "Qatar", "Vatican", "Egypt", "Oman"})
"""Countries that have mediated exchanges, so that their officials count as a mediator's."""
_BODIES = frozenset(
    {
        "Vatican", "International Committee of the Red Cross", "United Nations", "Catholic Church", "African Union",
        "European Union", "Russian Orthodox Church", "Ethiopian Orthodox Church", "KFOR", "Tribal elders",
        "Organization for Security and Co-operation in Europe",
    }
)  # fmt: skip
"""Who holds no prisoners and takes none in."""

_NAME = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<n{index}>{words})" for index, words in enumerate(_NAMES.values())) + r")(?!\w)"
)

_SPEAKERS = {name: "|".join(filter(None, (LEADERS.get(name), _SEATS.get(name)))) for name in {**LEADERS, **_SEATS}}
_SPEAKS = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<s{index}>{words})" for index, words in enumerate(_SPEAKERS.values())) + r")(?!\w)"
)


def countries_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Every country or body of the table that a text names, in order: (start, end, its one name)."""
    names = tuple(_NAMES)
    return tuple((match.start(), match.end(), names[int(str(match.lastgroup)[1:])]) for match in _NAME.finditer(text))


def is_country(name: str) -> bool:
    """Whether a name is one that people are returned to or from: not a body that only helps."""
    return name not in _BODIES


def helpers_in(
    text: str, countries: tuple[tuple[int, int, str], ...] | None = None
) -> tuple[tuple[int, int, str], ...]:
    """Every country or body that a text names, or speaks of by who stands for it ("Trump", "the White House"); linear.

    `countries`: those it names, where they were looked for already.
    """
    names, named = tuple(_SPEAKERS), countries_in(text) if countries is None else countries
    spoken = [(one.start(), one.end(), names[int(str(one.lastgroup)[1:])]) for one in _SPEAKS.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for one in sorted((*named, *spoken)) if spoken else named:
        if not found or found[-1][1] <= one[0]:
            found.append(one)
    return tuple(found)


def may_mediate(country: str) -> bool:
    """Whether a country is known to have mediated exchanges."""
    return country in _BETWEEN


def one_name(written: str) -> str:
    """The one name a mediator is recorded by ("the UAE" → "United Arab Emirates"); others as written, on one line."""
    words = re.sub(r"\s+", " ", written).strip(" \t\n\"'“”‘’«»,;.:")
    words = re.sub(r"^the\s+", "", words, flags=re.I)
    # The full stop of "U.S." is stripped with those that end a sentence.
    spelt = (words, f"{words}.")
    whole = (name for one in spelt for start, end, name in helpers_in(one) if (start, end) == (0, len(one)))
    return next(whole, words)
