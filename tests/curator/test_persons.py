"""Nouns of persons: what makes a number one of people, and what looks like such a noun and is none."""

import pytest

from curator.categories import category_of
from curator.model import Category
from curator.persons import PERSONS
from curator.suggest import suggest


@pytest.mark.parametrize(
    "phrase",
    [
        "activists", "Americans", "political dissidents", "Azov commanders", "Thais", "aid workers", "Egyptian traders",
        "members of the opposition", "активістів", "американців", "туристов", "політв'язнів", "белорусов", "в'язнів",
        "засуджених", "осуждённых", "лікарів", "врачей", "поліцейських", "героїв", "мужчин", "иностранцев", "дівчат",
    ],
)  # fmt: skip
def test_who_they_are_makes_a_number_one_of_people(phrase):
    assert category_of(phrase) == (Category.TOTAL,)


@pytest.mark.parametrize(
    "phrase",
    [
        "American sanctions", "German tanks", "general elections", "student protests", "European countries",
        "officials", "experts", "relatives", "letters", "Білорусь", "туристичних груп", "командировок", "фотографий",
        "венгерских слов",
    ],
)  # fmt: skip
def test_other_words_do_not(phrase):
    assert category_of(phrase) == ()


@pytest.mark.parametrize(
    ("category", "phrases"),
    [
        (Category.SERVICEMEN, "морських піхотинців, морских пехотинцев, нацгвардійців, нацгвардієць, нацгвардейцев, "
         "росгвардейцев, десантників, десантников, контрактников, рядових, артилеристів, артиллеристов, танкістів, "
         "розвідників, разведчиков, снайперів, тероборонівців, азовців, вагнеровцев"),
        (Category.WOMEN, "українок, украинок, бранок"),
        (Category.CHILDREN, "підлітків, подростков, хлопчиків, дівчаток"),
        (Category.WOUNDED, "тяжкохворих, тяжелобольных"),
    ],
)  # fmt: skip
def test_ukrainian_and_russian_nouns_have_their_category(category, phrases):
    assert {phrase: category_of(phrase) for phrase in phrases.split(", ")} == dict.fromkeys(
        phrases.split(", "), (category,)
    )


@pytest.mark.parametrize("noun", ["в'язнів", "морських піхотинців", "осуждённых", "десантників"])
def test_a_number_of_them_is_read_as_one_of_people(noun):
    found = suggest(
        f"У п'ятницю, 23 травня, Україна повернула з полону 25 {noun}.", "2025-05-24", ("Ukraine", "Russia")
    )
    assert 25 in {one["value"] for one in found["suggestions"] if one["field"] == "count" and one["side"] == "Ukraine"}


def test_who_has_a_category_keeps_it():
    assert category_of("Ukrainian soldiers and volunteers") == (Category.SERVICEMEN,)
    assert category_of("women activists") == (Category.WOMEN,)


def test_every_noun_stands_once():
    assert len(set(PERSONS)) == len(PERSONS)


@pytest.mark.parametrize(
    ("text", "sides", "wanted"),
    [
        ("Ten Americans were freed on Friday in exchange for 252 Venezuelans.", ("United States", "Venezuela"),
         {("United States", 10), ("Venezuela", 252)}),
        ("Hamas released five Thais on Thursday in exchange for 110 Palestinians.", ("Israel", "Hamas"),
         {("Israel", 5), ("Hamas", 110)}),
        ("Turkey returned five Azov commanders to Ukraine on Saturday.", ("Ukraine", "Russia"), {("Ukraine", 5)}),
        ("Russia freed one American on Friday, and Washington released two hackers.", ("United States", "Russia"),
         {("United States", 1), ("Russia", 2)}),
    ],
)  # fmt: skip
def test_counts_of_such_people_are_offered(text, sides, wanted):
    found = {(one["side"], one["value"]) for one in suggest(text, "2025-11-24", sides)["suggestions"]
             if one["field"] == "count"}  # fmt: skip
    assert wanted <= found


@pytest.mark.parametrize(
    "text", ["One American official said so.", "One of the reasons was the war.", "One Russian tank."]
)
def test_one_is_a_number_only_before_a_person(text):
    assert not [one for one in suggest(text, "2025-11-24", ("United States", "Russia"))["suggestions"]
                if one["field"] == "count"]  # fmt: skip
