import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.dates import find_dates
from curator.model import Qualifier
from curator.number_words import NUMBER_WORDS, Place
from curator.numbers import each_number, find_numbers
from curator.text import canonical

SEEDS = Path(__file__).parents[2] / "seeds"
EXACT, ABOUT, AT_LEAST, AT_MOST, RANGE, NONE = (
    Qualifier.EXACT,
    Qualifier.ABOUT,
    Qualifier.AT_LEAST,
    Qualifier.AT_MOST,
    Qualifier.RANGE,
    Qualifier.NONE,
)
SMALL = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = str.split("twenty thirty forty fifty sixty seventy eighty ninety")


def spelled(value, *, joint=" and ", hyphen="-"):
    """A number below 100,000 in English words."""
    if value < 20:
        return SMALL[value]
    if value < 100:
        return TENS[value // 10 - 2] + (hyphen + SMALL[value % 10] if value % 10 else "")
    big, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    head, rest = divmod(value, big)
    words = f"{spelled(head, joint=joint, hyphen=hyphen)} {name}"
    if not rest:
        return words
    return words + (joint if rest < 100 else " ") + spelled(rest, joint=joint, hyphen=hyphen)


@settings(deadline=None, max_examples=400)
@given(st.integers(0, 99_999), st.sampled_from([" and ", " "]), st.sampled_from(["-", " ", "\u2011"]), st.booleans())
def test_words_read_back_in_english(value, joint, hyphen, capital):
    words = spelled(value, joint=joint, hyphen=hyphen)
    words = words.capitalize() if capital else words
    text = f"said {words} soldiers"
    (number,) = find_numbers(text)
    assert (number.value, number.ordinal, number.text) == (value, False, words)
    assert text[number.start : number.end] == words


@settings(deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([",", " ", "\u00a0", "\u202f", ".", "’", ""]))
def test_digits_with_separators_read_back(value, mark):
    words = f"{value:,}".replace(",", mark)
    (number,) = find_numbers(f"({words})")
    assert (number.value, number.text, number.start) == (value, words, 1)


def read(text):
    return [(n.text, n.value if n.qualifier is not RANGE else (n.low, n.high), n.qualifier) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.3 thousand", [("4.3 thousand", 4300, EXACT)]),
        ("4,3 тис. осіб", [("4,3 тис", 4300, EXACT)]),
        ("1,348.50 and 2.5", [("1,348.50", None, EXACT), ("2.5", None, EXACT)]),
        ("5 тысяч, 2 млн", [("5 тысяч", 5000, EXACT), ("2 млн", 2_000_000, EXACT)]),
        ("two dozen, half a dozen", [("two dozen", 24, EXACT), ("half a dozen", 6, EXACT)]),
        ("a dozen", [("a dozen", 12, EXACT)]),
        ("dozens of smaller swaps, thousands held, several hundred", []),
        ("a hundred and seven", [("a hundred and seven", 107, EXACT)]),
        ("fifteen hundred", [("fifteen hundred", 1500, EXACT)]),
        ("270 and 120", [("270", 270, EXACT), ("120", 120, EXACT)]),
        ("two hundred and 120", [("two hundred", 200, EXACT), ("120", 120, EXACT)]),
        ("three, four", [("three", 3, EXACT), ("four", 4, EXACT)]),
        ("no one was, one of them, one by one", []),
        ("two men and one woman", [("two", 2, EXACT), ("one", 1, EXACT)]),
        ("one", [("one", 1, EXACT)]),
        ("один із них; один військовий", [("один", 1, EXACT)]),
        ("nearly a fifth of it", [("a fifth", None, ABOUT)]),
        ("two-thirds of it", [("two-thirds", None, EXACT)]),
        ("24/7 at 14:57", [("24/7", None, EXACT), ("14:57", None, EXACT)]),
        ("A12", [("12", None, EXACT)]),
        ("zero civilians, 0", [("zero", 0, NONE), ("0", 0, NONE)]),
        ("'1000-for-1000'", [("1000", 1000, EXACT), ("1000", 1000, EXACT)]),
        ("25\n390", [("25", 25, EXACT), ("390", 390, EXACT)]),
        ("9" * 5000, [("9" * 5000, None, EXACT)]),
        ("٣٩٠", [("٣٩٠", 390, EXACT)]),
        ("²", []),
    ],
)
def test_numbers(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("nearly 500", ABOUT),
        ("Almost 500", ABOUT),
        ("about 500", ABOUT),
        ("some 500", ABOUT),
        ("approximately 500", ABOUT),
        ("500 or so", ABOUT),
        ("500-odd", ABOUT),
        ("~500", ABOUT),
        ("over 500", AT_LEAST),
        ("just over 500", AT_LEAST),
        ("more than 500", AT_LEAST),
        ("at least 500", AT_LEAST),
        ("no fewer than 500", AT_LEAST),
        ("not less than 500", AT_LEAST),
        ("500 or more", AT_LEAST),
        ("500+", AT_LEAST),
        ("up to 500", AT_MOST),
        ("no more than 500", AT_MOST),
        ("fewer than 500", AT_MOST),
        ("as many as 500", AT_MOST),
        ("handed over 500", EXACT),
        ("handing them over 500", EXACT),
        ("sent back over 500", AT_LEAST),
        ("a further 500", EXACT),
        ("the moreover 500", EXACT),
        ("over\n500", EXACT),
        ("понад 500", AT_LEAST),
        ("не менше 500", AT_LEAST),
        ("не менш ніж 500", AT_LEAST),
        ("щонайменше 500", AT_LEAST),
        ("майже 500", ABOUT),
        ("близько 500", ABOUT),
        ("не більше 500", AT_MOST),
        ("около 500", ABOUT),
        ("почти 500", ABOUT),
        ("более 500", AT_LEAST),
        ("более чем 500", AT_LEAST),
        ("не менее 500", AT_LEAST),
        ("не менее чем 500", AT_LEAST),
        ("не более 500", AT_MOST),
        ("(about 500", ABOUT),
    ],
)
def test_hedges(text, qualifier):
    (number,) = find_numbers(f"They {text} people")
    assert (number.text, number.value, number.qualifier) == ("500", 500, qualifier)
    assert number.low == (500 if qualifier in (EXACT, AT_LEAST) else None)
    assert number.high == (500 if qualifier in (EXACT, AT_MOST) else None)


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("between 20 and 30 men", "20 and 30", 20, 30),
        ("from 20 to 30 men", "20 to 30", 20, 30),
        ("20–30 men", "20–30", 20, 30),
        ("20-30 men", "20-30", 20, 30),
        ("two or three men", "two or three", 2, 3),
        ("two to three hundred men", "two to three hundred", 200, 300),
        ("20 to 30 thousand", "20 to 30 thousand", 20_000, 30_000),
        ("від 20 до 30 осіб", "20 до 30", 20, 30),
        ("между 20 и 30", "20 и 30", 20, 30),
    ],
)
def test_ranges(text, words, low, high):
    (number,) = find_numbers(text)
    assert (number.text, number.value, number.low, number.high, number.qualifier) == (words, None, low, high, RANGE)
    assert [n.text for n in each_number(text)] != [words]


def test_no_range_reaches_into_a_date():
    text = "KYIV, Sept 13 - 95 soldiers"
    assert [one.value for one in find_numbers(text, [(6, 13)])] == [13, 95]
    assert [(one.low, one.high) for one in find_numbers(text)] == [(13, 95)]


@pytest.mark.parametrize(
    "text", ["50-50", "3-1", "20 and 30", "050-123-45-67", "the 2nd to 4th", "20, 30", "30 to 20", "226 to 251"]
)
def test_no_ranges(text):
    assert all(number.qualifier is not RANGE for number in find_numbers(text))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("the 49th exchange", "49th", 49),
        ("the forty-ninth exchange", "forty-ninth", 49),
        ("their first swap", "first", 1),
        ("the one hundred and third", "one hundred and third", 103),
        ("the hundredth no, the two hundredth", "two hundredth", 200),
        ("a second round", "second", 2),
        ("54-й обмін", "54-й", 54),
        ("54-го обміну", "54-го", 54),
        ("п’ятдесят четвертий обмін", "п’ятдесят четвертий", 54),
        ("другий обмін", "другий", 2),
        ("другого обміну в Україні", "другого", 2),
        ("третій обмін", "третій", 3),
        ("сорок дев'ятий", "сорок дев'ятий", 49),
        ("сорок девятый обмен", "сорок девятый", 49),
        ("третьего обмена", "третьего", 3),
        ("двадцатую стадию", "двадцатую", 20),
    ],
)
def test_ordinals(text, words, value):
    (number,) = find_numbers(text)
    assert (number.text, number.value, number.ordinal, number.qualifier) == (words, value, True, EXACT)


@pytest.mark.parametrize(
    "text",
    [
        *("for the first time", "at first", "“First we need", "first of all", "third parties", "second-hand"),
        *("в первый раз", "во-первых", "по-перше", "другого выхода нет"),
    ],
)
def test_no_ordinals(text):
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("двісті сім", 207),
        ("двохсот сімох", 207),
        ("триста дев'яносто", 390),
        ("трьохсот дев’яноста", 390),
        ("сімдесят п'ять", 75),
        ("сто один", 101),
        ("тисяча сто", 1100),
        ("дві тисячі п'ятсот", 2500),
        ("п'ятнадцять тисяч двісті", 15_200),
        ("півтори тисячі", 1500),
        ("одинадцятеро", 11),
        ("двадцятьох", 20),
        ("п'ятдесятьом", 50),
        ("двоє", 2),
        ("дві сотні", 200),
        ("двадцятеро", 20),
        ("вісімдесятеро", 80),
        ("сотней", 100),
        ("півсотні", 50),
        ("полсотни", 50),
        ("десяток", 10),
        ("двести семь", 207),
        ("двухсот семи", 207),
        ("триста девяносто", 390),
        ("трёхсот девяноста", 390),
        ("тремястами девяноста пятью", 395),
        ("сорок восемь", 48),
        ("пятьюдесятью четырьмя", 54),
        ("одиннадцать", 11),
        ("восьмьюстами", 800),
        ("тысяча триста сорок восемь", 1348),
        ("шесть тысяч четыреста шестьдесят пять", 6465),
        ("полторы тысячи", 1500),
        ("семьюдесятью семью", 77),
        ("двое", 2),
        ("пятеро", 5),
    ],
)
def test_words_of_ukrainian_and_russian(words, value):
    number = find_numbers(f"Це {words} людей")[0]
    assert (number.value, number.ordinal) == (value, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("близько тисячі людей", [("тисячі", 1000, ABOUT)]),
        ("более тысячи пятисот", [("тысячи пятисот", 1500, AT_LEAST)]),
        ("тисячі людей, сотни людей, десятки", []),
        ("вернулся в семью", []),
        ("25-ти військових", [("25-ти", 25, EXACT)]),
        ("близько сотні", [("сотні", 100, ABOUT)]),
    ],
)
def test_words_that_need_a_count_or_a_hedge(text, expected):
    assert read(text) == expected


def test_the_table_holds_no_contradiction():
    assert {w.value for w in NUMBER_WORDS.values() if w.place is Place.ADDS} <= {*range(21), *range(30, 1000, 10)}
    assert all(word == word.lower() and "ё" not in word and "’" not in word for word in NUMBER_WORDS)


SEED_NUMBERS = {
    "000": "25=25 first=1 25=25 25=25 2=2",
    "001": "first=1 1000=1000 1000=1000 390=390 270=270 120=120 first=1 1,000=1000 first=1 24/7=None two=2 1000=1000 "
    "1000=1000 1000=1000 8,000=8000 two=2 31=31 103=103 16,000=16000 174=174 19,500=19500 1,300=1300",
    "002": "14:57=None 95=95 54th=54 third=3 seven=7 95=95 three=3 95=95 95=95 54th=54 third=3 seven=7 1,348=1348 "
    "6,465=6465 90=90 a fifth=None",
    "003": "500=500 248=248 230=230 49th=49 500=500",
    "004": "390=390 270=270 120=120 1,000=1000 270=270 Three=3 390=390 two=2 second=2 two=2",
}
SEED_HEDGED = {
    "001": {"8,000": AT_LEAST, "31": AT_LEAST, "16,000": AT_LEAST, "19,500": AT_LEAST, "1,300": ABOUT},
    "002": {"a fifth": ABOUT},
    "003": {"500": ABOUT},
}


@pytest.mark.parametrize("seed", sorted(SEED_NUMBERS))
def test_numbers_of_the_samples(seed):
    text = canonical(next(SEEDS.glob(f"{seed}_*")).read_text(encoding="utf-8"))
    found = each_number(text, [(span.start, span.end) for span in find_dates(text)])
    assert " ".join(f"{number.text}={number.value}" for number in found) == SEED_NUMBERS[seed]
    hedged = {n.text: n.qualifier for n in found if n.qualifier is not EXACT}
    assert hedged == SEED_HEDGED.get(seed, {})


PIECES = [
    *("1", "390", "1,348", " ", "-", "–", ":", ".", "\n", "\u00a0", "th", "/", "🙂", "\u0301", "x", "٣", "+", "~"),
    *("one", "two", "hundred", "thousand", "and", "a", "half", "dozen", "third", "to", "over ", "to ", "of ", "a "),
    *("сто", "тисяча", "п’ять", "й", "близько ", "тисячі", "півтори"),
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_numbers_are_exact_slices_in_order(text):
    for found in (find_numbers(text), each_number(text)):
        last = 0
        for number in found:
            assert last <= number.start < number.end <= len(text)
            assert number.text == text[number.start : number.end]
            assert number.value is None or number.value >= 0
            last = number.end


def calls(function, text):
    """How many calls, of Python and of C, reading a text takes."""
    count = 0

    def seen(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return count


HOSTILE = ["390 ", "one hundred and ", "20 to ", "one ", "half a ", "1,348", "twenty-", "a ", "over 5 "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(piece):
    small, large = piece * 500, piece * 5000
    assert calls(find_numbers, large) <= 10.5 * calls(find_numbers, small) + 500
