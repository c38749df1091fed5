"""What the words around a number make of it: a hedge, a range, a pronoun, no ordinal at all.

Every look is into a window of bounded length, so that asking for each number of a text stays linear.
"""

import re

from curator.model import Qualifier

_WINDOW = 48

_HEDGES: dict[Qualifier, str] = {
    Qualifier.AT_LEAST: (
        "more than|over|at least|no fewer than|no less than|not less than|not fewer than|upwards of|in excess of|"
        "a minimum of|minimum of|exceeding|above|"
        "понад|більше|більше ніж|більше як|більш ніж|більш як|не менше|не менше ніж|не менш ніж|не менш як|щонайменше|"
        "як мінімум|мінімум|принаймні|"
        "более|больше|более чем|больше чем|свыше|не менее|не менее чем|не меньше|не меньше чем|как минимум|минимум|"
        "по меньшей мере|по крайней мере"
    ),
    Qualifier.AT_MOST: (
        "up to|at most|no more than|not more than|a maximum of|maximum of|less than|fewer than|under|below|"
        "as many as|"
        "не більше|не більше ніж|не більш ніж|не більш як|щонайбільше|максимум|менше|менше ніж|менш ніж|менш як|"
        "не более|не более чем|не больше|не больше чем|самое большее|менее|менее чем|меньше|меньше чем"
    ),
    Qualifier.ABOUT: (
        "nearly|almost|about|around|some|approximately|roughly|close to|circa|ca.|approx.|an estimated|estimated|"
        "близько|майже|приблизно|орієнтовно|десь|біля|порядку|десь із|"
        "около|почти|примерно|приблизительно|порядка|ориентировочно|где-то"
    ),
}
_BY_PHRASE = {phrase: qualifier for qualifier, phrases in _HEDGES.items() for phrase in phrases.split("|")}
_SIGNS = {"~": Qualifier.ABOUT, "≈": Qualifier.ABOUT, ">": Qualifier.AT_LEAST, "≥": Qualifier.AT_LEAST}
_PARTICLE = re.compile(
    r"\b(?:hand|turn|pass|sign|cross|carr)\w*(?:\s(?:them|him|her|all))?\sover\s+\Z",
    re.IGNORECASE,
)
"""Verbs whose `over` is theirs: "handed over 390" is no hedge."""
_AFTER = re.compile(
    r"(?:\s?(?P<at_least>\+(?!\d)|plus\b)|\s(?:(?P<at_least2>or more|and more|або більше|чи більше|или более|и более)"
    r"|(?P<about>or so|odd)|(?P<at_most>or fewer|or less))\b|-(?P<about2>odd)\b)",
    re.IGNORECASE,
)


def hedge_before(text: str, start: int) -> Qualifier:
    """How firmly the words before a number state it; EXACT where nothing hedges it."""
    window = text[max(0, start - _WINDOW) : start].rstrip("$€£₴₽").rpartition("\n")[2]
    words = window.lower().split()
    if not words:
        return Qualifier.EXACT
    if words[-1] in _SIGNS:
        return _SIGNS[words[-1]]
    if not window[-1].isspace():
        return _SIGNS.get(window[-1], Qualifier.EXACT)
    for length in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[-length:]).lstrip("\"'“‘«„([—–-")
        if phrase in _BY_PHRASE:
            over = phrase == "over" and _PARTICLE.search(window) is not None
            return Qualifier.EXACT if over else _BY_PHRASE[phrase]
    return Qualifier.EXACT


def hedge_after(text: str, end: int) -> Qualifier:
    """How firmly the words behind a number state it: "300 or more", "300+"."""
    found = _AFTER.match(text, end)
    return Qualifier(str(found.lastgroup).rstrip("2")) if found else Qualifier.EXACT


_JOINT = re.compile(r"(?:[-–—‑]|\s[–—-]\s|\s(?:to|or|до|або|чи|или)\s)\Z", re.IGNORECASE)
_BETWEEN_AND = re.compile(r"\s(?:and|та|і|й|и)\s\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:between|між|между)\s(?:about\s|some\s)?\Z", re.IGNORECASE)
_CHAIN = re.compile(r"[-–/]\Z")


def joins_range(text: str, start: int, end: int, other: int) -> bool:
    """Whether the words between two numbers make them a range: to, or, a dash; and, behind `between`."""
    if not 0 < other - end <= 6 or _CHAIN.search(text, max(0, start - 1), start):
        return False
    if _JOINT.match(text, end, other):
        return True
    return bool(_BETWEEN_AND.match(text, end, other) and _BETWEEN.search(text, max(0, start - 20), start))


_ONE = frozenset(
    str.split("one один одна одне одно одного одної однієї одному одній одним одною однією одну одной одном")
)
_PEOPLE = (
    "man|men|woman|women|girl|boy|person|people|civilian|soldier|servicem|servicew|prisoner|pow|captive|officer|"
    "fighter|defender|marine|medic|doctor|nurse|journalist|sailor|pilot|guard|child|detainee|hostage|volunteer|body|"
    "citizen|national|commander|sergeant|військов|цивільн|жін|чоловік|полонен|захисни|оборон|офіцер|дитин|дівч|хлоп|"
    "особ|людин|боє|бійц|медик|тіл|громадян|сержант|женщин|мужчин|военн|пленн|гражданск|человек|солдат|офицер|ребен|"
    "бойц|тел|гражданин|матрос|моряк|защитни|військовослужб"
)
_FROM_A_COUNTRY = r"(?-i:[A-Z]\w+(?:an|i|ese|sh)|German|Thai|French|Dutch|Czech|Greek|Swiss)"
_COUNTED_NEXT = re.compile(
    rf"\s(?:(?:{_FROM_A_COUNTRY}|captured|wounded|elderly|young|other|more|seriously|"
    rf"українськ\w+|російськ\w+|украинск\w+|российск\w+)\s){{0,2}}(?:{_PEOPLE})"
    rf"|\s(?:{_FROM_A_COUNTRY}|(?-i:Turk|Pole|Dane|Swede|Finn|Serb|Kurd|Briton))"
    r"(?=[,.;:)]|\s(?:and|was|who|in|for|to|from|on|is|had|has|with|by|held)\b)",
    re.IGNORECASE,
)


def is_pronoun(text: str, start: int, end: int, plain: str) -> bool:
    """Whether `one` (один, …) is a pronoun here: it is a number only before people, or where it is all there is."""
    if plain not in _ONE:
        return False
    alone = len(text) < _WINDOW and text.strip() == text[start:end]
    return not alone and _COUNTED_NEXT.match(text, end, end + 60) is None


_NO_FIRST = re.compile(
    r"[^\S\n](?:times?|of all|and foremost|lady|ladies|aid|responders?|name|names|hand|we|i|you|he|she|they|it|"
    r"раз|рази|разу|леді|леди|чергу|очередь)\b|,|-(?:hand|class|rate|time|ever|person)\b",
    re.IGNORECASE,
)
_NO_THIRD = re.compile(r"[^\S\n-]?-?[^\S\n]?(?:part(?:y|ies)|countr(?:y|ies)|world|reich)\b", re.IGNORECASE)
_NO_BEFORE = re.compile(r"(?:\bat|\bво|\bпо|\bsplit|\bper|\bпо-|\bво-)[\s-]?\Z", re.IGNORECASE)


def no_ordinal(text: str, start: int, end: int, plain: str) -> bool:
    """Whether an ordinal word is none here: for the first time, at first, second-hand, third party."""
    if _NO_BEFORE.search(text, max(0, start - 8), start):
        return True
    if plain in ("second", "first") or plain.startswith(("перш", "перв")):
        return _NO_FIRST.match(text, end, end + 16) is not None
    return plain == "third" and _NO_THIRD.match(text, end, end + 16) is not None
