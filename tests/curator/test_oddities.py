"""Words of two scripts and signs nobody sees are found, and clean texts are left alone (RELIABILITY 1b)."""

from pathlib import Path
from random import Random

import pytest

from curator.importing import read_article
from curator.oddities import Odd, Oddity, oddities, told
from curator.samples import sample_files

POSING = dict(zip("аеіорсухАВЕІКМНОРСТХ", "aeiopcyxABEIKMHOPCTX", strict=True))
NAMES = (
    *(
        "Іван",
        "Олександр",
        "Марія",
        "Володимир",
        "Сергій",
        "Катерина",
        "Петро",
        "Оксана",
        "Андрій",
        "Тарас",
        "Христина",
    ),
    *("Зеленський", "Умєров", "Москалькова", "Лубінець", "Медведчук", "Кремень", "Азовсталь", "Оленівка", "Херсон"),
    *("Сергеев", "Татьяна", "Коленов", "Ростов", "Росія", "Україна", "Київ", "Харків", "Суми", "Маріуполь", "Білорусь"),
)
SIGNS = (
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD, 0x34F)),
)


def kinds(text: str) -> list[tuple[str, Oddity]]:
    return [(text[odd.start : odd.end], odd.kind) for odd in oddities(text)]


def test_a_letter_that_poses_as_another_is_found_in_every_name():
    chance, tried = Random(5), 0
    while tried < 200:
        name = chance.choice(NAMES)
        place = chance.randrange(len(name))
        if name[place] in POSING:
            tried += 1
            false = name[:place] + POSING[name[place]] + name[place + 1 :]
            text = f"У полоні був {false}, кажуть."
            assert kinds(text) == [(false, Oddity.SCRIPTS)]
            assert told(text)[0].startswith(
                f"A word mixes Latin and Cyrillic letters and will not be found as it reads: “{false}”"
            )
    assert kinds("Ukraїne") == [("Ukraїne", Oddity.SCRIPTS)]


@pytest.mark.parametrize(
    "text", ["COVID-19", "IT-компанія", "PDF-файл", "USBшний", "iPhone'ів", "Т-90М", "C-300", "п’ять"]
)
def test_words_that_mix_scripts_for_a_reason_are_left_alone(text):
    assert oddities(text) == ()


def test_clean_names_and_texts_are_left_alone():
    chance = Random(3)
    clean = " ".join(
        chance.choice(NAMES) + chance.choice((" Smith", ", BBC", " (NATO)", "-UA", "")) for _ in range(500)
    )
    assert oddities(clean) == ()
    assert all(oddities(path.read_text("utf-8")) == () for path in sample_files())
    assert oddities("👨\u200d👩\u200d👦 і 🏳\ufe0f\u200d🌈") == ()


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_that_nobody_sees_is_found_and_stays(sign, tmp_path: Path):
    text = f"The list of {sign}names\n"
    kind = (
        Oddity.TURNING
        if sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
        else Oddity.UNSEEN
    )
    assert oddities(text) == (Odd(12, 13, kind),)
    (tmp_path / "a.txt").write_text(text, "utf-8")
    article = read_article(tmp_path / "a.txt")
    assert article.text == text
    assert any("direction" in warning for warning in article.warnings) == (kind is Oddity.TURNING)


def test_what_was_lost_is_counted(tmp_path: Path):
    (tmp_path / "a.html").write_text("<p>One &#0; two &#xD800; three &#xFFFE;.</p>", "utf-8")
    article = read_article(tmp_path / "a.html")
    lost = article.text.count("\ufffd")
    assert lost >= 2
    told = f"{lost} signs could not be read, or no text can hold them: look for \ufffd in the text."
    assert told in article.warnings
