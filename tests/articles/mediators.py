"""The sentences of mediators.txt filled in, the same every time, each behind one that tells of an exchange."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lines import lines_of

from curator.countries import helpers_in

FILE = Path(__file__).with_name("mediators.txt")
TIMES = 4
"""How often each sentence is filled in."""
_NAMES = {
    "en": (
        {"nom": "the United Arab Emirates", "adj": "Emirati"}, {"nom": "the UAE", "adj": "Emirati"},
        {"nom": "the Emirates", "adj": "Emirati"}, {"nom": "Turkey", "adj": "Turkish"},
        {"nom": "Türkiye", "adj": "Turkish"}, {"nom": "Saudi Arabia", "adj": "Saudi"},
        {"nom": "Qatar", "adj": "Qatari"}, {"nom": "the Vatican", "adj": "Vatican"},
        {"nom": "the United States", "adj": "American"}, {"nom": "the US", "adj": "American"},
        {"nom": "the U.S.", "adj": "U.S."}, {"nom": "Switzerland", "adj": "Swiss"},
        {"nom": "Egypt", "adj": "Egyptian"}, {"nom": "Hungary", "adj": "Hungarian"},
        {"nom": "Belarus", "adj": "Belarusian"}, {"nom": "Georgia", "adj": "Georgian"},
        {"nom": "the White House", "adj": "White House"}, {"nom": "President Trump", "adj": "Trump"},
        {"nom": "Pope Leo", "adj": "papal"}, {"nom": "President Erdogan", "adj": "Ankara"},
        {"nom": "the United Nations", "adj": "UN"}, {"nom": "the U.N.", "adj": "U.N."}, {"nom": "Oman", "adj": "Omani"},
    ),
    "uk": (
        {"nom": "ОАЕ"}, {"nom": "США"},
        {"nom": "Об'єднані Арабські Емірати", "gen": "Об'єднаних Арабських Еміратів",
         "dat": "Об'єднаним Арабським Еміратам"},
        {"nom": "Сполучені Штати", "gen": "Сполучених Штатів", "dat": "Сполученим Штатам"},
        {"nom": "Емірати", "gen": "Еміратів", "dat": "Еміратам"},
        {"nom": "Туреччина", "gen": "Туреччини", "dat": "Туреччині"},
        {"nom": "Катар", "gen": "Катару", "dat": "Катару"},
        {"nom": "Ватикан", "gen": "Ватикану", "dat": "Ватикану"},
        {"nom": "президент Трамп", "gen": "президента Трампа", "dat": "президенту Трампу"},
    ),
    "ru": (
        {"nom": "ОАЭ"}, {"nom": "США"},
        {"nom": "Объединённые Арабские Эмираты", "gen": "Объединённых Арабских Эмиратов",
         "dat": "Объединённым Арабским Эмиратам"},
        {"nom": "Соединённые Штаты", "gen": "Соединённых Штатов", "dat": "Соединённым Штатам"},
        {"nom": "Эмираты", "gen": "Эмиратов", "dat": "Эмиратам"},
        {"nom": "Турция", "gen": "Турции", "dat": "Турции", "acc": "Турцию"},
        {"nom": "Катар", "gen": "Катара", "dat": "Катару"}, {"nom": "Ватикан", "gen": "Ватикана", "dat": "Ватикану"},
        {"nom": "президент Трамп", "gen": "президента Трампа", "dat": "президенту Трампу", "acc": "президента Трампа"},
    ),
}  # fmt: skip
_TOLD = {
    "en": (
        "Ukraine and Russia exchanged {n} prisoners of war each on Friday.",
        "On Friday {n} Ukrainian soldiers came home from Russian captivity. In return, {n} Russians were handed over.",
        "Russia and Ukraine swapped {n} captured soldiers each on Friday, officials said.",
    ),
    "uk": ("У п'ятницю Україна та Росія провели обмін полоненими у форматі {n} на {n}.",
           "У п'ятницю додому з російського полону повернулися {n} захисників."),
    "ru": ("В пятницу Россия и Украина обменялись пленными: {n} на {n}.",
           "16 мая из украинского плена возвращены {n} российских военнослужащих. Взамен переданы {n} пленных ВСУ."),
}  # fmt: skip
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


def mediator_cases() -> Iterator[dict[str, Any]]:
    """The sentences as cases of the form that train.py reads."""
    for language, line in lines_of(FILE):
        for time in range(TIMES):
            yield _case(line, language, time)


def _case(line: str, language: str, time: int) -> dict[str, Any]:
    chance = random.Random(f"{time} {line}")
    text = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), line[2:])
    names = dict(zip("MNO", _apart(chance, language), strict=True))
    used = sorted(set(re.findall(r"\{(\w)" if line[0] == "+" else r"\{\+(\w)", text)))
    told = told_of_exchange(language, chance)
    said = re.sub(r"\{\+?(\w)(?:\.(\w+))?\}", lambda one: _form(names[one[1]], one[2] or "nom"), text)
    return {
        "id": f"mediators {time} {line}", "event_key": f"mediators {line}", "teaches": ("mediator",),
        "text": f"{told} {said[0].upper()}{said[1:]}", "publication_date": "2025-05-18",
        "sides_arg": "Ukraine,Russia",
        "events": [{
            "role": "main", "status": "completed", "event_date": "2025-05-16", "date_precision": "day",
            "mediators": [{"name": helpers_in(names[one]["nom"])[0][2]} for one in used], "ordinal": None,
            "sides": [{"side": side, "returned": value} for side, value in _sides(told).items()],
        }],
    }  # fmt: skip


def told_of_exchange(language: str, chance: random.Random) -> str:
    """A sentence that tells of an exchange."""
    return chance.choice(_TOLD[language]).format(n=chance.randint(14, 320))


def _apart(chance: random.Random, language: str) -> list[dict[str, str]]:
    """Three names of three countries."""
    found: dict[str, dict[str, str]] = {}
    while len(found) < min(3, len({helpers_in(one["nom"])[0][2] for one in _NAMES[language]})):
        one = chance.choice(_NAMES[language])
        found.setdefault(helpers_in(one["nom"])[0][2], one)
    names = list(found.values())
    return (names * 2)[:3]


def _form(name: dict[str, str], form: str) -> str:
    return name.get(form, name["nom"])


def _sides(told: str) -> dict[str, int | None]:
    """To whom the first sentence says how many came back; it says so of both, but for one in Ukrainian."""
    value = int(re.findall(r"\b\d{2,3}\b", told)[-1])
    return {"Ukraine": value, "Russia": None if "додому" in told else value}
