"""Numbers as words, in English, Ukrainian and Russian, in all their case forms.

Keys are as `key` makes them: lower case, composed, one apostrophe, ё as е, without stress marks and soft hyphens.
"""

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Place(Enum):
    """How a number word joins its neighbours."""

    ADDS = auto()
    """A value below 1,000 that is added: seven, sixty, двісті."""
    HUNDRED = auto()
    """Multiplies what stands before it and lets tens and units follow: hundred."""
    SCALE = auto()
    """Multiplies the group before it and lets a smaller group follow: thousand."""
    BATCH = auto()
    """Multiplies what stands before it and ends the number: dozen, сотня."""
    HALVES = auto()
    """One and a half of the scale that must follow: півтори тисячі."""
    ARTICLE = auto()
    """`a` in `a hundred`."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What one word contributes to a number."""

    value: int
    place: Place
    ordinal: bool = False
    alone: bool = False
    """For a scale or batch: whether it is a number without a count before it (тисяча, but not thousands)."""


@lru_cache(maxsize=4096)
def key(word: str) -> str:
    """Give the form of a word that the tables are keyed by."""
    plain = unicodedata.normalize("NFC", word).lower()
    for written, meant in (("’", "'"), ("ʼ", "'"), ("\u0301", ""), ("\u00ad", ""), ("ё", "е")):
        plain = plain.replace(written, meant)
    return plain


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ENGLISH = {word: value for value, word in enumerate(f"{_ONES} seventeen eighteen nineteen".split())}
_ENGLISH |= {
    word: 10 * tens
    for tens, word in enumerate(str.split("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_ENGLISH_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip

_CARDINALS = """
0 нуль нуля нулю нулем ноль ноля нолю нолем
1 один одна одне одно одні одного одної однієї одному одній одним одною однією одну одной одном одни
2 два дві двох двом двома двоє две двух двум двумя двое двоих двоим двоими
3 три трьох трьом трьома троє трех трем тремя трое троих троим троими
4 чотири чотирьох чотирьом чотирма четверо четыре четырех четырем четырьмя четверых четверым четверыми
5 п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятьома п'ятеро пять пяти пятью пятеро пятерых пятерым
6 шість шести шістьох шістьом шістьма шістьома шестеро шесть шестью шестерых шестерым
7 сім семи сімох сімом сімома семеро семь семерых семерым
8 вісім восьми вісьмох вісьмом вісьма вісьмома восьмеро восемь восьмью восемью восьмерых
9 дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятьома дев'ятеро девять девяти девятью девятеро девятерых
10 десять десяти десятьох десятьом десятьма десятьома десятеро десятью десятерых
40 сорок сорока
50 півсотні півсотня півсотню півсотнею полсотни полусотня полусотни полусотню полусотней
90 дев'яносто дев'яноста девяносто девяноста
100 сто ста
150 півтораста полтораста
200 двісті двохсот двомстам двомастами двохстах двести двухсот двумстам двумястами двухстах
300 триста трьохсот трьомстам трьомастами трьохстах трехсот тремстам тремястами трехстах
400 чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах четыреста четырехсот четыремстам четырьмястами
400 четырехстах
500 п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятьомастами п'ятистах пятьсот пятисот пятистам пятьюстами пятистах
600 шістсот шестисот шестистам шістьмастами шістьомастами шестистах шестьсот шестьюстами
700 сімсот семисот семистам сьомастами сімомастами семистах семьсот семьюстами
800 вісімсот восьмисот восьмистам вісьмастами вісьмомастами восьмистах восемьсот восемьюстами восьмьюстами
900 дев'ятсот дев'ятисот дев'ятистам дев'ятьмастами дев'ятьомастами дев'ятистах девятьсот девятисот девятистам
900 девятьюстами девятистах
"""
_TEENS = "один дван трин чотирн п'ятн шістн сімн вісімн дев'ятн", "один двен трин четырн пятн шестн семн восемн девятн"
_TENS_UK = {20: "двадця", 30: "тридця", 50: "п'ятдеся", 60: "шістдеся", 70: "сімдеся", 80: "вісімдеся"}
_TENS_RU = {
    20: "двадцать двадцати двадцатью",
    30: "тридцать тридцати тридцатью",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью",
}
_UK_ORDINAL_STEMS = {
    1: "перш", 2: "друг", 4: "четверт", 5: "п'ят", 6: "шост", 7: "сьом", 8: "восьм", 9: "дев'ят", 10: "десят",
    20: "двадцят", 30: "тридцят", 40: "сороков", 50: "п'ятдесят", 60: "шістдесят", 70: "сімдесят", 80: "вісімдесят",
    90: "дев'яност", 100: "сот", 200: "двохсот", 300: "трьохсот", 1000: "тисячн",
}  # fmt: skip
_RU_ORDINAL_STEMS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят",
    90: "девяност", 100: "сот", 200: "двухсот", 300: "трехсот", 1000: "тысячн",
}  # fmt: skip
_UK_ENDINGS = str.split("ий а е і ого ої ому ій им ою у их ими")
_RU_ENDINGS = str.split("ый ой ая ое ые ого ому ым ом ую ых ыми")
_THIRD = (
    "третій третя третє треті третього третьої третьому третю третім третьою третіх третіми "
    "третий третья третье третьего третьему третьим третьем третьей третью третьи третьих третьими"
)

_SCALES = {
    1000: "тисяч тисячам тисячами тисячах тис тысяч тысячам тысячами тысячах тыс",
    1_000_000: "мільйони мільйонів мільйонам мільйонами миллионы миллионов миллионам миллионами млн",
    1_000_000_000: "мільярди мільярдів миллиарды миллиардов млрд",
}
_SINGULAR_SCALES = {
    1000: "тисяча тисячу тисячею тысяча тысячу тысячей тысячью",
    1_000_000: "мільйон мільйону мільйоном миллион миллиону миллионом",
    1_000_000_000: "мільярд миллиард",
}
GENITIVE_SCALES = {
    "тисячі": 1000,
    "тысячи": 1000,
    "мільйона": 1_000_000,
    "миллиона": 1_000_000,
    "сотні": 100,
    "сотни": 100,
}
"""Forms that are a number alone only behind a hedge: `близько тисячі` is about 1,000, `тисячі` alone is thousands."""

OTHER_IN_RUSSIAN = frozenset(str.split("другого другому другим других другими друга другу"))
"""Second in Ukrainian, but other or friend in Russian."""

WITHIN_ONLY = frozenset({"семью", "одни", "одні"})
"""Words that are numbers only inside a longer one: семью is also a family."""


def _english() -> dict[str, NumberWord]:
    table = {word: NumberWord(value, Place.ADDS) for word, value in _ENGLISH.items()}
    ordinals = dict(_ENGLISH_ORDINALS)
    for word, value in _ENGLISH.items():
        if value and value not in _ENGLISH_ORDINALS.values():
            ordinals[word[:-1] + "ieth" if word.endswith("y") else word + "th"] = value
    table |= {word: NumberWord(value, Place.ADDS, ordinal=True) for word, value in ordinals.items()}
    table |= {"hundred": NumberWord(100, Place.HUNDRED), "hundredth": NumberWord(100, Place.HUNDRED, ordinal=True)}
    for word, value in (("thousand", 1000), ("million", 1_000_000), ("billion", 1_000_000_000)):
        table |= {word: NumberWord(value, Place.SCALE), f"{word}th": NumberWord(value, Place.SCALE, ordinal=True)}
    table["dozen"] = NumberWord(12, Place.BATCH)
    table |= {article: NumberWord(1, Place.ARTICLE) for article in ("a", "an")}
    return table


def _cardinals() -> dict[str, int]:
    table: dict[str, int] = {"семью": 7}
    for line in _CARDINALS.split("\n"):
        digits, *forms = line.split() or ("0",)
        table |= dict.fromkeys(forms, int(digits))
    for value, stem in enumerate(("одина", *(f"{stem}а" for stem in _TEENS[0].split()[1:])), start=11):
        table |= dict.fromkeys((f"{stem}дцят{end}" for end in ("ь", "и", "ьох", "ьом", "ьма", "ьома", "еро")), value)
    for value, stem in enumerate(("одинна", *(f"{stem}а" for stem in _TEENS[1].split()[1:])), start=11):
        table |= dict.fromkeys((f"{stem}дцат{end}" for end in ("ь", "и", "ью", "еро")), value)
    for value, stem in _TENS_UK.items():
        ends = "т ти тьох тьом тьма тьома теро" if value >= 50 else "ть ти тьох тьом тьма тьома теро"
        table |= dict.fromkeys((stem + end for end in ends.split()), value)
    for value, forms_ru in _TENS_RU.items():
        table |= dict.fromkeys(forms_ru.split(), value)
    return table


def _slavic_ordinals() -> dict[str, NumberWord]:
    stems = [(_UK_ORDINAL_STEMS, _UK_ENDINGS), (_RU_ORDINAL_STEMS, _RU_ENDINGS)]
    table: dict[str, NumberWord] = {}
    for by_value, endings in stems:
        teens = _TEENS[0 if endings is _UK_ENDINGS else 1].split()
        tail = "адцят" if endings is _UK_ENDINGS else "адцат"
        teen_stems = {11 + offset: stem + tail for offset, stem in enumerate(teens)}
        teen_stems[11] = "одинадцят" if endings is _UK_ENDINGS else "одиннадцат"
        for value, stem in {**by_value, **teen_stems}.items():
            place = Place.SCALE if value == 1000 else Place.ADDS
            table |= {stem + end: NumberWord(value, place, ordinal=True) for end in endings}
    table |= {word: NumberWord(3, Place.ADDS, ordinal=True) for word in _THIRD.split()}
    return table


def _slavic_scales() -> dict[str, NumberWord]:
    table = {word: NumberWord(value, Place.SCALE) for value, words in _SCALES.items() for word in words.split()}
    table |= {
        word: NumberWord(value, Place.SCALE, alone=True)
        for value, words in _SINGULAR_SCALES.items()
        for word in words.split()
    }
    table |= {word: NumberWord(value, Place.SCALE) for word, value in GENITIVE_SCALES.items() if value > 100}
    batches = [
        ("сотня сотню сотнею сотней", 100, True),
        ("сотні сотень сотни сотен", 100, False),
        ("дюжина дюжину", 12, True),
        ("дюжини дюжин дюжины", 12, False),
        ("десяток", 10, True),
        ("десятки десятків десятка десятков", 10, False),
    ]
    for words, value, alone in batches:
        table |= {word: NumberWord(value, Place.BATCH, alone=alone) for word in words.split()}
    table |= {word: NumberWord(3, Place.HALVES) for word in ("півтора", "півтори", "полтора", "полторы", "полутора")}
    return table


NUMBER_WORDS: dict[str, NumberWord] = {
    **_english(),
    **_slavic_ordinals(),
    **_slavic_scales(),
    **{word: NumberWord(value, Place.ADDS) for word, value in _cardinals().items()},
}
"""Every number word of the three languages. Where a form is cardinal and ordinal, it is the cardinal."""
