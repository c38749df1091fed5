"""The sentences of sites.txt filled in, the same every time, each behind one that tells of an exchange."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lines import lines_of
from mediators import told_of_exchange

FILE = Path(__file__).with_name("sites.txt")
TIMES = 4
"""How often each sentence is filled in."""
_NAMES = {
    kind: tuple(names.split(", "))
    for kind, names in {
        "T": "Abu Dhabi, Ankara, Istanbul, Muscat, Doha, Larnaca, Geneva, Tbilisi, Mariupol, Izium, Kherson, Gomel, "
        "Chernihiv, Sumy, Vilnius, Taganrog, Khan Younis, Aden, Marib, Lachin, Bern, Odesa",
        "X": "Novaya Guta, Nova Huta, Novi Yarylovychi, Kolotilovka, Krasnopillia, Mokrany, Wagah, Kerem Shalom, "
        "Jarinje, Karni, Tarqumiyah, Stanytsia Luhanska, Mayorsk, Oleksandrivka, Torkham, Narva, Poipet, "
        "Bab al-Salameh",
        "R": "Sumy, Gomel, Chernihiv, Kharkiv, Kursk, Belgorod, Zaporizhzhia, Donetsk",
        "C": "Belarus, Turkey, Georgia, Jordan, Poland, Estonia, Armenia",
    }.items()
}
"""Towns, crossings, regions, countries."""
_REGIONS = {"uk": ("Сумській", "Чернігівській", "Харківській"), "ru": ("Сумской", "Гомельской", "Белгородской")}
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def site_cases() -> Iterator[dict[str, Any]]:
    """The sentences as cases of the form that train.py reads."""
    for language, line in lines_of(FILE):
        for time in range(TIMES):
            yield _case(line, language, time)


def _case(line: str, language: str, time: int) -> dict[str, Any]:
    chance = random.Random(f"{time} {line}")
    text = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), line)
    words = {"R.uk": chance.choice(_REGIONS["uk"]), "R.ru": chance.choice(_REGIONS["ru"])}
    for kind, names in _NAMES.items():
        words[kind], words[kind.lower()] = chance.sample(names, 2)
    text = re.sub(r"\{([\w.]+)\}", lambda one: words[one[1]], text)
    said = re.findall(r"<([^<>]*)>", text)
    text, told = re.sub(r"[<>]", "", text), told_of_exchange(language, chance)
    return {
        "id": f"sites {time} {line}", "event_key": f"sites {line}", "teaches": ("place",), "text": f"{told} {text}",
        "publication_date": "2025-05-18", "sides_arg": "Ukraine,Russia",
        "events": [{
            "role": "main", "status": "completed", "event_date": "2025-05-16", "date_precision": "day", "mediators": [],
            "ordinal": None, "place": [{"name": one, "quote": one} for one in said], "sides": [],
        }],
    }  # fmt: skip
