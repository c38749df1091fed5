"""How a number hangs together with what stands around it, and what a sentence says of an earlier handover."""

import pytest

from curator.model import Category, Side
from curator.suggest import suggest
from curator.suggest.days import tells_of_earlier
from curator.suggest.ground import ground_of
from curator.suggest.linear import shipped
from curator.suggest.neighbours import Neighbours
from curator.suggest.opinions import opinions_of
from curator.suggest.sightings import Sightings
from curator.suggest.standing import odds

SIDES = ("Ukraine", "Russia")


def seen(text, value, sides=SIDES):
    ground = ground_of(text, "2025-05-24", sides)
    verdict = next(one for one in ground.verdicts if one.value == value)
    return ground.scene.layout, verdict, set(ground.scene.layout.features(verdict))


@pytest.mark.parametrize(
    ("text", "value", "bodies"),
    [
        ("Russia handed over 1,212 bodies and got 27 in return.", 27, True),
        ("Россия передала 1212 тел и получила 27 взамен.", 27, True),
        ("Russia handed over 1,212 bodies and got 27 soldiers in return.", 27, False),
        ("Russia handed over 1,212 bodies and on Friday 27 came home.", 27, False),
        ("Russia handed over 90 soldiers and got 27 in return.", 27, False),
        ("Ukraine received 1,000 bodies and Moscow got 31.", 31, True),
        ("Ukraine received 1,000 bodies. Moscow got 31.", 31, True),
        ("Ukraine received 1,000 bodies. Twenty-four went the other way.", 24, True),
        ("Ukraine received 1,000 bodies. Moscow got 31 soldiers.", 31, False),
        ("Ukraine received 1,000 bodies. In January, 25 returned.", 25, False),
        ("The sides exchanged remains: Russia gave 1,007, Ukraine 22.", 1007, True),
        ("The sides exchanged remains: Russia gave 1,007, Ukraine 22.", 22, True),
        ("The two sides also exchanged bodies: 212 went to Ukraine and 47 to Russia.", 47, True),
        ("After an exchange of bodies 95 soldiers came home.", 95, False),
        ("Seven bodies were returned: two foreigners and five Ukrainians.", 2, True),
        ("Seven bodies were returned: two foreigners and five Ukrainians.", 5, True),
        ("Ukraine received 31 bodies and 95 soldiers.", 95, False),
        ("Україна повернула 212 полеглих.", 212, True),
        ("Украинская сторона передала 31 павшего солдата.", 31, True),
        ("Four coffins were returned to Israel.", 4, True),
    ],
)
def test_a_number_is_of_bodies_by_what_is_said_before_unless_a_noun_says_otherwise(text, value, bodies):
    _, verdict, _ = seen(text, value)
    assert verdict.mention.counted.bodies is bodies


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In return, Ukraine handed over the bodies of 24 Russian soldiers.", {("Russia", 24)}),
        ("Ukraine has received the remains of 1,000 fallen soldiers from Russia.", {("Ukraine", 1000)}),
        ("Russia transferred the remains of 1,000 people; Moscow received 31.", {("Ukraine", 1000), ("Russia", 31)}),
        ("Россия передала 1000 тел и приняла 24.", {("Ukraine", 1000), ("Russia", 24)}),
        ("1,000 bodies were returned to Ukraine. To Russia were transferred 19.", {("Ukraine", 1000), ("Russia", 19)}),
    ],
)
def test_bodies_are_offered_with_their_side(text, said):
    found = suggest(text, "2025-05-24", SIDES)["suggestions"]
    assert {(one["side"], one["value"]) for one in found if one["field"] == "bodies" and one["tier"] == "B"} == said
    assert not [one for one in found if one["field"] == "count"]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Russia freed 28 soldiers and 17 civilians, 45 people in all.", 28, "summand=True|large"),
        ("Russia freed 28 soldiers and 17 civilians, 45 people in all.", 45, "parts=True|large"),
        ("They swapped 190 prisoners.\nUkraine got 95 people back.", 190, "double=True|large"),
        ("They swapped 190 prisoners.\nUkraine got 95 people back.", 95, "half=True|large"),
        ("Kyiv freed five prisoners and a doctor.", 5, "tail=one"),
        ("Kyiv freed 15 prisoners, and 12 civilians.", 15, "tail=number"),
        ("Kyiv freed a doctor and 15 prisoners.", 15, "lead=noun"),
        ("Kyiv freed 15 prisoners on Friday.", 15, "tail=-"),
        ("He came home with 89 other Ukrainians on Friday.", 89, "others=withothers"),
        ("She was freed with 89 soldiers.", 89, "others=with"),
        ("Він повернувся разом із 89 побратимами.", 89, "others=withothers"),
        ("Kyiv freed 15 prisoners on Friday.", 15, "others=-"),
        ("Kyiv got 15 bodies, Moscow 12 soldiers.", 12, "near_bodies=True|False|True"),
    ],
)
def test_what_a_number_is_beside_the_others(text, value, expected):
    assert expected in seen(text, value)[2]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Kyiv and Moscow swapped 18 fighters for 14.", 18, "first!"),
        ("Kyiv and Moscow swapped 18 fighters for 14.", 14, "second!"),
        ("Обмін 95 на 95 відбувся.", 95, "first="),
        ("Украина и Россия обменялись пленными 80/80.", 80, "first="),
        ("Kyiv got 15 prisoners on Friday.", 15, "-"),
    ],
)
def test_n_for_m_is_told_from_n_for_n(text, value, expected):
    assert seen(text, value)[1].mention.order == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nine of the 71 Ukrainians who came home from captivity are women.", 71),
        ("KYIV, Sept 13 – Ninety-five Ukrainians went home on Saturday.", 95),
        ("June 17 – 222 each.", 222),
    ],
)
def test_a_base_and_a_number_behind_a_date_are_looked_at(text, value):
    assert seen(text, value)[1].veto is None


def test_n_for_m_is_not_so_many_to_each_side():
    document = suggest("Ukraine and Russia exchanged 18 fighters for 14 on Friday.", "2025-05-24", SIDES)
    assert not {one["rule"] for one in document["suggestions"]} & {"C9.each", "C2.n_for_n", "C1.each"}


def test_twice_what_each_side_got_is_both_together():
    text = "Ukraine and Russia swapped 190 prisoners on Friday.\nUkraine got 95 soldiers, Russia got 95 too."
    found = suggest(text, "2025-05-24", SIDES)["suggestions"]
    assert not [one for one in found if one["value"] == 190 and one["side"] and one["tier"] in "AB"]


def test_a_number_that_makes_another_with_its_neighbour_is_never_certain():
    text = "Russia got back 28 servicemen and 17 women on Friday. That is 45 people in all, the ministry said."
    found = suggest(text, "2025-05-24", SIDES)["suggestions"]
    parts = [one for one in found if one["value"] == 28 and one["category"] == "total" and one["side"] == "Russia"]
    assert parts
    assert all("may_be_part" in one["flags"] and one["tier"] != "A" for one in parts if one["confidence"] >= 0.5)


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        ("Kyiv freed five prisoners and a doctor.", 5, True),
        ("Kyiv freed a doctor and another 15 prisoners.", 15, True),
        ("Kyiv freed 15 prisoners on Friday.", 15, False),
    ],
)
def test_who_is_counted_besides_makes_a_number_a_part(text, value, part):
    layout, verdict, _ = seen(text, value)
    assert layout.may_be_part(verdict) is part


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ukraine got 95 soldiers; as many went the other way.", True),
        ("Україна повернула 95 військових, стільки ж отримала Росія.", True),
        ("З полону повернулися 95 військових. Росія передала стільки людей, скільки й отримала.", True),
        ("95 наших дома. Передана такая же по численности группа.", True),
        ("Kyiv got 95 men on a one-for-one basis.", True),
        ("Ukraine got 95 soldiers.\nThe same number came in May.", False),
        ("Столько же было в мае.\nУкраина вернула 95 солдат.", False),
    ],
)
def test_the_same_number_of_others_is_looked_for_in_the_paragraph(text, said):
    layout, verdict, _ = seen(text, 95)
    assert layout.same_number(verdict) is said
    assert layout.speaks_of_same


def test_the_headline_is_remembered():
    layout = seen("Exchange of prisoners called off again\n\nUkraine wanted 95 soldiers back.", 95)[0]
    assert {"title:<swap>"} <= set(layout.of_page())


def test_a_plan_or_papers_are_no_count_in_any_language():
    for text, figure, reason in (
        ("Україна мала отримати 200 полонених, обмін відклали.", "200", "planned"),
        ("Россия готова передать 300 пленных.", "300", "planned"),
        ("Kyiv crossed out 212 names of Ukrainian prisoners.", "212", "not_people"),
    ):
        figures = suggest(text, "2025-05-24", SIDES)["figures"]
        assert {one["reason"] for one in figures if one["text"] == figure} == {reason}, text


def test_what_was_called_off_is_offered_as_no_count():
    found = suggest("Обмен 175 на 175 сорвался.", "2025-05-24", SIDES)["suggestions"]
    assert not [one for one in found if one["field"] == "count" and one["modality"] != "plans"]


def test_sightings_tell_of_a_sentence_its_neighbours_and_the_article():
    sightings = Sightings([(3, 0.9), (3, 0.1), (4, 0.5)])
    assert {"count=5", "count before=0", "count after=3", "count any=5"} <= set(sightings.features(3))
    assert {"count=0", "count before=3"} <= set(sightings.features(5))
    assert "count any=1" in set(Sightings([]).features(0))


def test_where_a_sentence_begins_to_speak_of_an_earlier_handover():
    assert tells_of_earlier("The previous exchange was in May.") == 4
    assert tells_of_earlier("The exchange took place on Friday.") is None


@pytest.mark.parametrize(
    ("text", "figure", "dateline"),
    [
        ("KYIV, May 24 (Agency) — Ukraine got 95 soldiers on Friday.", "May 24", True),
        ("МОСКВА, 24 мая. Россия вернула 95 военных.", "24 мая", True),
        ("Обмен\n\nМосква. 24 мая. АГЕНТСТВО - Россия вернула 95 военных.", "24 мая", True),
        ("КИЇВ. 24 травня. Учора відбувся обмін.", "24 травня", True),
        ("Ukraine got 95 soldiers on May 23.", "May 23", False),
        ("Was it Friday? No. May 23. That day 95 soldiers came home.", "May 23", False),
        ("Kyiv, May 23 was a good day — 95 soldiers came home.", "May 23", False),
    ],
)
def test_a_dateline_is_told_from_the_day_of_an_event(text, figure, dateline):
    day = next(one for one in ground_of(text, "2025-05-24", SIDES).days if text[one.start : one.end] == figure)
    assert day.dateline is dateline


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Ukraine got 83 soldiers.\n\nMoscow said it had received the same number of its own.", 83, Side.B),
        ("Russia got 194 servicemen back.\n\nKyiv was handed an equal number.", 194, Side.A),
        ("Додому повернулися 98 захисників.\nРосія отримала стільки ж.", 98, Side.B),
        ("Вернулись 72 человека. Взамен Украине передано столько же пленных.", 72, Side.A),
        ("Kyiv brought home 83 soldiers on Friday. The same for Moscow.", 83, Side.B),
        ("Both capitals spoke of 83 people freed. As many were left behind.", 83, Side.NONE),
        ("Kyiv got 83 soldiers. Moscow got as many. Kyiv had offered the same number before.", 83, Side.B),
        ("Kyiv got 83 soldiers. Moscow had asked for twice as many.", 83, None),
        ("Kyiv got 83 soldiers. Moscow freed as many as 90 people.", 83, None),
        ("Kyiv got 83 soldiers, and 60 people came last time. Moscow got the same number.", 83, None),
        ("Kyiv got 83 soldiers." + " Nothing else is known of them." * 14 + " Moscow got the same number.", 83, Side.B),
        ("Kyiv got 83 soldiers." + " Nothing else is known of them." * 60 + " Moscow got the same number.", 83, None),
        ("Вернулись 72 человека. Україні передали стільки ж.", 72, Side.A),
        ("Вернулись 72 человека. Россия передала столько же.", 72, Side.A),
        ("Kyiv got 83 soldiers. 27 have injuries. Moscow said it got the same number of its own.", 83, Side.B),
        ("83 Ukrainians are home; same for Russia.", 83, Side.B),
        ("5 February – 163, and seven civilians came as well. As many Russians.", 163, Side.B),
        (
            "Ukraine brings back 83 soldiers\n\nOf them 58 served in the army, the guard (14)."
            " Moscow said it got the same number.",
            83,
            Side.B,
        ),
        ("Kyiv got 83 soldiers. As many Russians went the other way, said Kyiv.", 83, Side.B),
        ("Росія звільнила 50 українських військових. Таку саму кількість росіян відпустила Україна.", 50, Side.B),
        ("Moscow got 83 soldiers. It handed over 20 trucks. Moscow also handed over the same number.", 83, Side.A),
    ],
)
def test_the_same_number_goes_back_to_the_last_number_before(text, value, expected):
    layout, verdict, _ = seen(text, value)
    assert layout.echo_of(verdict) is expected


def test_an_article_tells_who_got_as_many():
    layout, _, _ = seen("Kyiv got 83 soldiers.\n\nMoscow said it had received the same number of its own.", 83)
    assert (layout.told_same(Side.A), layout.told_same(Side.B)) == (False, True)


@pytest.mark.parametrize("text", ["As a goodwill gesture Moscow returned 22 men.", "Це жест: Росія віддала 22 бійців."])
def test_a_release_without_anybody_in_return_is_known_by_its_word(text):
    layout, verdict, _ = seen(text, 22)
    assert layout.gesture
    assert dict(layout.numbers(verdict))["gesture"]
    assert not seen("Moscow returned 22 men.", 22)[0].gesture


def test_a_number_knows_its_neighbours():
    text = "Ukraine got 50 soldiers on Friday; 71 went the other way.\n\nThe sun shone.\n\nIt rained. 9 men sang.\n"
    ground = ground_of(text, "2025-05-24", SIDES)
    opinions = opinions_of(ground.scene, shipped())
    beside = Neighbours(ground.verdicts, opinions)
    first, second, far = (one for one in range(3))
    held = {one.fact[0]: one for one in opinions if one.index == first and one.fact[1] is Category.TOTAL}
    seen_by_a, seen_by_b = beside.numbers(second, Side.A), beside.numbers(second, Side.B)
    assert seen_by_a["before me"] == seen_by_b["before you"] == pytest.approx(odds(held[Side.A].side), abs=1e-3)
    assert seen_by_a["before smaller"] == 1.0
    assert (seen_by_a["before apart"], seen_by_a["before same"]) == (1, False)
    assert not any(name.startswith("behind") for name in seen_by_a)
    assert not any(name.startswith("before") for name in beside.numbers(first, Side.A))
    assert beside.numbers(far, Side.A) == {}


def test_a_sum_is_none_where_another_total_is_told():
    def totals(text):
        found = suggest(text, "2025-05-24", SIDES)["suggestions"]
        offered = [one for one in found if one["reading"] == "inferred" and one["tier"] in "AB"]
        return {one["value"] for one in offered if one["field"] == "count" and one["side"] == "Ukraine"}

    told = "Ukraine got back 175 soldiers and seven civilians on Friday in an exchange with Russia."
    assert totals(told) == {182}
    assert totals(f"{told} The 175 soldiers had been held for three years.") == {182}
    assert not totals(f"{told} In all 190 people returned to Ukraine on Friday, the president said.")
