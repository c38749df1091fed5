"""The language of an article against its plain definition."""

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curator.importing.languages import language_of

COMMON = frozenset(str.split("a an and as at by for from has in is it of on that the to was"))


def plainly(text):
    sample = text[:4000]
    letters = Counter(letter for letter in sample.lower() if letter.isalpha())
    if sum(letters.values()) < 20:
        return ""
    if sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u04ff") > sum(letters.values()) / 2:
        ukrainian, russian = (sum(letters[letter] for letter in own) for own in ("іїєґ", "ыэёъ"))
        if letters["ў"] and letters["ў"] * 4 >= russian:
            return "be"
        return "" if ukrainian == russian else "uk" if ukrainian > russian else "ru"
    words = re.findall("[A-Za-z]+", sample[:1500])
    return "en" if words and sum(word.lower() in COMMON for word in words) / len(words) >= 0.15 else ""


some = st.sampled_from(
    ["The ", "swap of ", "was", "IS ", "café ", "Kyiv", "обмін ", "обмен ыё ", "ўсе ", "їх ", "’s ", "\n"]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(some | st.text(max_size=6), max_size=60).map("".join))
@example("\u212ait was İn the \ud83d of that and the swap of prisoners")
def test_the_language_is_what_its_letters_and_words_say(text):
    assert language_of(text) == plainly(text)


@pytest.mark.parametrize(("words", "language"), [("The end of it is near. ", "en"), ("Їхній обмін ", "uk")])
def test_only_the_first_four_thousand_code_points_are_looked_at(words, language):
    assert language_of(words * 400 + "обмены эти " * 9000) == language
