import pytest
from swap_articles import SIDES, article, span

from curator.claims import cite
from curator.directions import direction_of, side_of
from curator.model import Modality, Qualifier, Reading, Side
from curator.selections import selected


def counts(text, target, words=None):
    source = article(text)
    return cite(source, SIDES, target, *span(source, words or text))


def values(claims):
    return [(claim.category.value, claim.value) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("270 servicemen and 120 civilians", [("servicemen", "270"), ("civilians", "120")]),
        ("390 soldiers and civilians", [("total", "390")]),
        ("95 Russian soldiers", [("total", "95"), ("servicemen", "95")]),
        ("248 servicemen", [("total", "248"), ("servicemen", "248")]),
        ("8 civilians", [("total", "8"), ("civilians", "8")]),
        ("390 people, including 3 women", [("total", "390"), ("women", "3")]),
        ("Three of the 390 released on Friday were women", [("women", "3")]),
        ("Of the 390, three were children", [("total", "390"), ("children", "3")]),
        ("Today – 390 people", [("total", "390")]),
        ("390", [("total", "390")]),
        ("1,348 Russian prisoners of war", [("total", "1348")]),
        ("two hundred and seven Ukrainians", [("total", "207")]),
        ("75 captives, among them 10 officers and 4 women", [("total", "75"), ("women", "4"), ("officers", "10")]),
        ("25 prisoners, five of them severely wounded", [("total", "25"), ("wounded", "5")]),
        ("the 270 Ukrainian servicemen", [("servicemen", "270")]),
        ("205 defenders", [("total", "205"), ("servicemen", "205")]),
        ("40 women and men", [("total", "40")]),
        ("after 40 days in captivity 12 men", [("total", "12")]),
        ("on 23 May 2025 some 12 men", [("total", "12")]),
        ("90 військовополонених", [("total", "90")]),
        ("270 військовослужбовців та 120 цивільних", [("servicemen", "270"), ("civilians", "120")]),
        ("95 российских военнослужащих", [("total", "95"), ("servicemen", "95")]),
        ("3 жінки", [("women", "3")]),
    ],
)
def test_one_gesture_reads_the_numbers_that_belong_together(text, expected):
    assert values(counts(text, "each")) == expected


@pytest.mark.parametrize(
    ("words", "total", "why"),
    [
        ("143 soldiers and eight residents of the Kursk region", "151", "143 + 8 = 151 people"),
        ("55 Russians and Viktor Medvedchuk", "56", "55 + 1 = 56 people"),
        ("a politician and 55 prisoners", "56", "55 + 1 = 56 people"),
        ("55 військовополонених і Віктора Медведчука", "56", "55 + 1 = 56 people"),
    ],
)
def test_a_total_is_what_the_numbers_make(words, total, why):
    found = [claim for claim in counts(f"Russia took back {words}.", "to_b", words) if claim.category.value == "total"]
    assert [(claim.value, claim.reading) for claim in found] == [(total, Reading.INFERRED)]
    assert why in found[0].explanation


@pytest.mark.parametrize("words", ["95 Russians and 103 Ukrainians", "about 95 prisoners and eight residents"])
def test_numbers_of_two_sides_and_hedged_ones_are_not_added_up(words):
    found = counts(f"Moscow said on Friday that {words} were exchanged.", "each", words)
    assert not [claim for claim in found if claim.reading is Reading.INFERRED]


def test_a_whole_made_of_one_kind_is_interpreted_its_part_stated():
    total, part = counts("95 Russian soldiers were returned", "to_b")
    assert (total.reading, part.reading) == (Reading.INTERPRETED, Reading.STATED)
    assert total.explanation == "“95 Russian soldiers” → 95 people; no others are named"
    assert part.explanation == "“95 Russian soldiers” → 95 servicemen"


@pytest.mark.parametrize(
    ("text", "words", "value", "qualifier"),
    [
        ("Nearly 500 prisoners came home", "500", "500", "about"),
        ("more than 300 captives", None, "300", "at_least"),
        ("at least 14 civilians", "14 civilians", "14", "at_least"),
        ("up to 1,200 prisoners", None, "1200", "at_most"),
        ("about 50 people", None, "50", "about"),
        ("between 90 and 100 prisoners", None, "90..100", "range"),
        ("They handed over 390 people", "over 390 people", "390", "exact"),
        ("понад 300 полонених", None, "300", "at_least"),
    ],
)
def test_the_hedge_beside_the_number_counts_even_outside_the_selection(text, words, value, qualifier):
    claim = counts(text, "to_a", words)[0]
    assert (claim.value, claim.qualifier.value) == (value, qualifier)


@pytest.mark.parametrize(
    ("text", "category", "qualifier", "value"),
    [
        ("some of the returnees were civilians", "civilians", "some", None),
        ("dozens of women were among them", "women", "some", None),
        ("many of them are wounded", "wounded", "some", None),
        ("it had only released Ukrainian soldiers", "civilians", "none", "0"),
        ("The latest exchange included only soldiers", "civilians", "none", "0"),
        ("All of them are servicemen", "civilians", "none", "0"),
        ("There were no civilians among them", "civilians", "none", "0"),
        ("No women were exchanged", "women", "none", "0"),
        ("None of the freed were children", "children", "none", "0"),
        ("серед них є жінки", "women", "some", None),
    ],
)
def test_words_instead_of_a_number(text, category, qualifier, value):
    claim = counts(text, "to_a")[0]
    assert (claim.category.value, claim.qualifier.value, claim.value) == (category, qualifier, value)
    assert (claim.modality, claim.reading) == (Modality.ASSERTS, Reading.INTERPRETED)
    assert claim.explanation


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ("The exchange will see 1,000 POWs from both sides return home", None, "plans"),
        ("Both sides had agreed to an exchange of 1,000 prisoners", "1,000 prisoners", "plans"),
        ("The agreement on the release of 1000 of our people", None, "plans"),
        ("The 1000-for-1000 deal was signed", "1000", "plans"),
        ("Kyiv expects 300 people to come home", "300 people", "expects"),
        ("Ukraine could get 200 captives", "200 captives", "expects"),
        ("200 prisoners are to be exchanged", None, "plans"),
        ("At least 8,000 Ukrainian service members are held captive by Russia", None, "background"),
        ("Russian forces have killed 103 people", "103 people", "background"),
        ("2,576 people have been freed since the invasion", None, "background"),
        ("They both returned 270 servicemen as part of the only deal agreed in talks", None, "asserts"),
        ("Russia released 390 people in the biggest exchange since the invasion", None, "asserts"),
        ("25 servicemen, who were held for years, were handed over", None, "asserts"),
    ],
)
def test_what_is_planned_or_background_can_never_be_adopted(text, words, modality):
    assert {claim.modality.value for claim in counts(text, "each", words)} == {modality}


def test_several_numbers_for_one_column_are_asked_about():
    (claim,) = counts("50 people on Monday and 75 people on Tuesday", "to_a")
    assert claim.value is None
    assert claim.explanation == "There are several numbers in these words (50, 75); select the one that is meant."


def test_words_without_a_number_are_kept_and_said_to_be_unread():
    (claim,) = counts("They are back", "to_a")
    assert (claim.value, claim.value_text, claim.side) == (None, "They are back", Side.A)
    assert "No number of people could be read" in claim.explanation


@pytest.mark.parametrize("target", ["to_a", "each", "count", "bodies"])
@pytest.mark.parametrize("words", ["a fifth", "two-thirds", "0.5", "10:30", "24/7"])
def test_a_fraction_or_a_time_is_kept_and_said_to_be_no_number_of_people(words, target):
    claims = counts(f"Russia controls nearly {words} of it.", target, words)
    assert {claim.value for claim in claims} == {None}
    assert all("could be read in these words; the words are kept." in claim.explanation for claim in claims)


def test_a_key_of_a_part_takes_its_own_number():
    text = "390 people, including 270 soldiers and 3 women"
    assert values(counts(text, "to_a_women")) == [("women", "3")]
    assert values(counts(text, "to_a_servicemen")) == [("servicemen", "270")]
    assert values(counts("12 people", "to_a_officers")) == [("officers", "12")]
    assert counts("12 people", "to_a_officers")[0].reading is Reading.INTERPRETED
    assert counts("7 and 9 people", "to_a_officers")[0].value is None


def test_a_lone_number_of_a_part_is_that_part():
    text = "270 soldiers and 120 civilians returned to Russia"
    assert values(counts(text, "to_b", "270")) == [("servicemen", "270")]
    assert values(counts("25 Russian servicemen returned", "to_b", "25")) == [("total", "25")]
    assert values(counts("3 women returned", "to_b", "3")) == [("women", "3")]


def test_the_people_of_the_other_side_are_left_out():
    text = "25 Russian servicemen returned. In return, 30 Ukrainian servicemen were handed over."
    assert values(counts(text, "to_a")) == [("total", "30"), ("servicemen", "30")]
    assert values(counts(text, "to_b")) == [("total", "25"), ("servicemen", "25")]


def test_a_choice_against_the_words_is_flagged():
    assert "check the side: the words point to Russia" in counts("95 Russian soldiers", "to_a")[0].explanation
    assert "check the side" not in counts("95 soldiers each", "to_a")[0].explanation


def test_bodies_are_counted_apart():
    text = "Ukraine received the bodies of 757 soldiers and 25 people alive"
    (claim,) = counts(text, "bodies_to_a")
    assert (claim.field.value, claim.value, claim.side) == ("bodies", "757", Side.A)
    assert "757" not in {claim.value for claim in counts(text, "to_a")}


@pytest.mark.parametrize(
    ("text", "living", "bodies"),
    [
        ("Ukraine got back 45 soldiers and the remains of two servicemen", "45", "2"),
        ("Украина получила 45 пленных и тела 12 погибших", "45", "12"),
        ("Україна повернула 45 полонених і тіла 12 військових", "45", "12"),
        ("Ukraine got back 45 soldiers and 12 bodies", "45", "12"),
        ("Україна повернула 45 полонених, а передали 12 тіл 5 травня", "45", "12"),
    ],
)
def test_the_dead_are_the_number_that_their_word_stands_beside(text, living, bodies):
    assert {claim.value for claim in counts(text, "bodies_to_a")} == {bodies}
    assert {claim.value for claim in counts(text, "to_a")} == {living}


def test_a_year_is_no_number_of_people_but_a_lone_number_is_taken():
    assert counts("since February 2022", "to_a")[0].value is None
    assert counts("100 people came in 2022", "to_a")[0].value == "100"


DIRECTIONS = [
    ("Russia and Ukraine have each handed over 390 people", "390", "each"),
    ("25 from each side were exchanged", "25", "each"),
    ("Kyiv and Moscow got back 95 and 103 soldiers respectively", "95", "a"),
    ("Kyiv and Moscow got back 95 and 103 soldiers respectively", "103", "b"),
    ("Kyiv and Moscow freed 95 and 103 soldiers respectively", "95", "b"),
    ("304 and 300 prisoners came home to Ukraine and Russia, respectively", "300", "b"),
    ("They both returned 270 servicemen", "270", "each"),
    ("Russia and Ukraine exchanged 95 prisoners", "95", "each"),
    ("Russia and Ukraine exchanged nearly 500 prisoners", "500", "none"),
    ("The exchange of all 150 prisoners", "150", "none"),
    ("A swap of 175 for 175 people took place", "175", "each"),
    ("25 Russian servicemen were returned", "25", "b"),
    ("25 Ukrainian servicemen were handed over", "25", "a"),
    ("Russia released 25 Ukrainian servicemen", "25", "a"),
    ("They swapped 150 Ukrainian prisoners", "150", "a"),
    ("248 servicemen have been returned to Russia", "248", "b"),
    ("75 men, including five officers, came home to Ukraine", "75", "a"),
    ("248 people were freed from Ukrainian captivity", "248", "b"),
    ("12 people returned from territory controlled by the Kyiv regime", "12", "b"),
    ("Ukraine returned 8 civilians from Russia’s Kursk region", "8", "b"),
    ("75 people were handed over by Ukraine", "75", "b"),
    ("Ukraine handed over 75 people", "75", "b"),
    ("Russia freed 200 captives", "200", "a"),
    ("Ukraine brought 75 people home", "75", "a"),
    ("Moscow received 50 people", "50", "b"),
    ("Ukraine secured the release of 14 civilians", "14", "a"),
    ("The Ukrainian side has returned 230 servicemen", "230", "a"),
    ("“Today – 390 people,” Zelensky wrote", "390", "a"),
    ("“We got 117 of our people,” Moskalkova said", "117", "b"),
    ("There were 390 of them", "390", "none"),
    ("More than 400 prisoners were released by Russia and Ukraine", "400", "none"),
    ("400 prisoners were released by Russia and Ukraine", "400", "each"),
    ("150 of its soldiers were flown to Moscow", "150", "b"),
    ("Five children were returned to Ukraine from Russia", "Five", "a"),
    ("Росія передала 75 людей", "75", "a"),
    ("З російського полону звільнили 75 людей", "75", "a"),
]


@pytest.mark.parametrize(("text", "number", "side"), DIRECTIONS)
def test_returned_to_which_side(text, number, side):
    source = article(text + ".")
    assert side_of(source, SIDES, *span(source, number)).value == side
    assert {claim.side.value for claim in cite(source, SIDES, "count", *span(source, number))} == {side}


def test_a_verb_that_may_mean_both_ways_is_not_sure():
    source = article("The Ukrainian side has returned 230 servicemen.")
    found = direction_of(selected(source, SIDES, *span(source, "230 servicemen")))
    assert (found.side, found.sure, found.rule) == (Side.A, False, "C7.returned")
    claim = cite(source, SIDES, "count", *span(source, "230 servicemen"))[0]
    assert "check it" in claim.explanation
    assert claim.reading is Reading.INTERPRETED


def test_numbers_of_one_phrase_share_their_side():
    claims = counts("The swap brought 390 people, including 3 women, home to Ukraine", "count")
    assert [(claim.value, claim.side) for claim in claims] == [("390", Side.A), ("3", Side.A)]


def test_an_asymmetric_exchange_fills_both_sides_at_once():
    text = "Moscow said 103 Russian servicemen had been returned in exchange for 103 Ukrainians"
    found = {(claim.category.value, claim.side.value, claim.value) for claim in counts(text, "count")}
    assert found == {("total", "b", "103"), ("servicemen", "b", "103"), ("total", "a", "103")}
    text = "Ukraine handed over 55 prisoners in return for 215 Ukrainians"
    assert [(claim.side.value, claim.value) for claim in counts(text, "count")] == [("b", "55"), ("a", "215")]
    assert values(counts(text, "to_a")) == [("total", "215")]
    assert values(counts(text, "to_b")) == [("total", "55")]


def test_none_has_the_value_zero_and_some_has_none():
    assert counts("no civilians", "each")[0].qualifier is Qualifier.NONE
    assert counts("some civilians", "each")[0].value is None


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("On May 23 Ukraine returned 390 soldiers home.", Modality.ASSERTS),
        ("In May, officials said, 390 soldiers came home.", Modality.ASSERTS),
        ("Kyiv may return 390 soldiers.", Modality.EXPECTS),
    ],
)
def test_the_month_of_may_is_no_expectation(words, modality):
    (claim, *_) = counts(words, "to_a", "390 soldiers")
    assert claim.modality is modality
