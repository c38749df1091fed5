"""Days that lean on another date: what each way of saying them means, and what only looks like one."""

import pytest

from curator.suggest.day_words import LEANING
from curator.suggest.ground import ground_of

EXAMPLES = (
    # The way, the text with the words in brackets, the day they mean; None where they are no day. Published 2025-05-24.
    ("month behind", "Стороны обменялись пленными [восьмого февраля].", "2025-02-08"),
    ("month behind", "Двадцять сьомого він чекав, а [двадцять четвертого серпня 2024] року їх обміняли.", "2024-08-24"),
    ("month behind", "On the [third of June] they came home in an exchange.", "2024-06-03"),
    ("month behind", "The [third may] be exchanged soon.", None),
    ("of a month", "В марте было два обмена. [Седьмого] числа отдано 133 украинца.", "2025-03-07"),
    ("of a month", "They were exchanged on the [fifth] of this month.", "2025-05-05"),
    ("of a month", "The [fifth] of the buses brought 20 prisoners.", None),
    ("on the", "In September there were two: 168 each on the [5th] and 178 each on the 18th.", "2024-09-05"),
    ("on the", "In September 168 were exchanged; the [5th] was wounded.", None),
    ("alone", "Ninety-six wounded came back on the [9th].", "2025-05-09"),
    ("alone", "They were exchanged on the [28th], in the morning.", "2025-04-28"),
    ("alone", "They were exchanged on the [58th] Brigade's day.", None),
    ("alone", "On the [second] 312 people came home.", None),
    ("alone", "On the [9th] floor 95 prisoners waited.", None),
    ("day-го", "В апреле обменов было больше всего: [10-го] - 109 россиян.", "2025-04-10"),
    ("day-го", "Бойцы [10-го] батальона вернулись из плена.", None),
    ("earlier", "They swapped 307 on Saturday. [A day earlier], 270 soldiers returned.", "2025-05-23"),
    ("earlier", "They swapped 307 on May 20. [Three days earlier], 270 soldiers returned.", "2025-05-17"),
    ("earlier", "Мужской обмен прошел [накануне].", "2025-05-23"),
    ("earlier", "Обидва обміни відбулися [напередодні].", "2025-05-23"),
    ("earlier", "Обмен прошел [накануне] Пасхи.", None),
    ("earlier", "Бойцов обменяли [накануне] 8 Марта.", None),
    ("earlier", "[Напередодні] 24 серпня звільнили 50 військових.", None),
    ("earlier", "[Накануне] 50 военных вернулись из плена.", "2025-05-23"),
    ("earlier", "Обмін відбувся [напередодні] Нового року.", None),
    ("earlier", "They swapped 95 the [day before] the talks.", None),
    ("earlier", "It comes [four days after] an exchange of 50 prisoners.", "2025-05-20"),
    ("earlier", "They said on Friday, [the day after] the exchange of 20, that all was well.", "2025-05-22"),
    ("earlier", "They swapped 307 on Saturday. It came [the day after] both countries released 390.", "2025-05-23"),
    ("earlier", "Each got 155 soldiers, [a day after] Putin told Trump about it.", None),
    ("earlier", "They met on Sunday, [two days after] the sides had freed 50 soldiers.", "2025-05-16"),
    ("earlier", "It is for the [day after] tomorrow, and two days after that.", None),
    ("later", "On Friday 98 prisoners came home. [A day later] it was the turn of 64.", "2025-05-24"),
    ("later", "В среду вернули 98 пленных, а [на следующий день] ещё 50.", "2025-05-22"),
    ("later", "На обмін чекали: у понеділок повернулися 40, [наступного дня] – 30.", "2025-05-20"),
    ("later", "[A day later] 64 prisoners came home.", None),
    ("own day", "[Вчорашній] обмін приніс радість: звільнено 44.", "2025-05-23"),
    ("own day", "Они рады [сегодняшнему] обмену 50 на 50.", "2025-05-24"),
    ("own day", "Они рады [сегодня] обмену 50 на 50.", "2025-05-24"),
    ("feast", "They were exchanged on [New Year's Eve].", "2024-12-31"),
    ("feast", "150 soldiers were freed on [Christmas Eve].", "2024-12-24"),
    ("feast", "They came home on [Ukraine's Independence Day].", "2024-08-24"),
    ("feast", "They came home on [Independence Day].", None),
)


@pytest.mark.parametrize(("way", "text", "day"), EXAMPLES, ids=lambda one: str(one)[:60])
def test_words_that_lean_on_a_date_mean_its_day(way, text, day):
    start, plain = text.index("["), text.replace("[", "").replace("]", "")
    ground = ground_of(plain, "2025-05-24", ("Ukraine", "Russia"))
    read = [one.edtf for one in ground.days if one.start == start and one.edtf and len(one.edtf) == 10]
    assert read == ([day] if day else []), way


def test_every_way_has_examples():
    assert {way for way, _, _ in EXAMPLES} == {*LEANING, "feast"}


def test_without_a_publication_date_only_what_is_written_is_leant_on():
    text = "In March 2024 there were two: on the 5th, and on the 18th. The swap took place накануне."
    days = ground_of(text, None, ("Ukraine", "Russia")).days
    assert [one.edtf for one in days] == ["2024-03", "2024-03-05", "2024-03-18"]


def test_days_that_are_named_together_are_each_looked_at():
    text = "Раньше, 13 и 14 сентября, прошли два обмена: 53 и 103. From March 2 to 9 nobody came."
    days = ground_of(text, "2025-05-24", ("Ukraine", "Russia")).days
    assert [one.edtf for one in days] == [
        "2024-09-13/2024-09-14", "2024-09-13", "2024-09-14", "2025-03-02/2025-03-09",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["on May 23-25", "from May 23 to 25", "between May 23 and 25", "23–25 травня"])
def test_a_stretch_of_days_stays_one(words):
    days = ground_of(f"The previous swap was {words}.", "2025-06-10", ("Ukraine", "Russia")).days
    assert [one.edtf for one in days] == ["2025-05-23/2025-05-25"]


@pytest.mark.parametrize(("published", "read"), [("2025-08-26", ["2025-08-24"]), ("2025-05-24", [])])
def test_independence_day_is_ukraines_in_a_report_of_those_days(published, read):
    days = ground_of("Kyiv and Moscow swap 226 on Independence Day", published, ("Ukraine", "Russia")).days
    assert [one.edtf for one in days] == read


def test_the_words_stand_where_they_are_said_to():
    text = "Сто [три] – накануне. On the 5th, 12 came; a day earlier, 9.\nOn the 31st, 5. On the 30th of February"
    ground = ground_of(text, "2025-05-24", ("Ukraine", "Russia"))
    said = [(one.start, one.end) for one in ground.days]
    assert said == sorted(said)
    assert [ground.article.text[slice(*one)] for one in said] == [
        "накануне", "5th", "a day earlier", "30th of February",
    ]  # fmt: skip
