"""The trees that weigh facts, days and names: what they learn, what they are shown, and what follows."""

import sys
from pathlib import Path
from random import Random

import pytest

from curator.model import Category, ClaimField, DatePrecision, Side
from curator.place_names import place_name
from curator.places import place_phrases
from curator.suggest.beliefs import Beliefs, Grounds
from curator.suggest.count_features import placed_features, side_features
from curator.suggest.events import Event
from curator.suggest.ground import ground_of
from curator.suggest.linear import Seen, Weights, quoted, shipped
from curator.suggest.mediator_features import list_around, mediator_features, named_in
from curator.suggest.mediator_standing import MediatorStanding, setting_of
from curator.suggest.place_features import beside_others, sites_in
from curator.suggest.sightings import Sightings
from curator.suggest.suggestions import LEARNT, Suggestion, Tier
from curator.suggest.tiers import rate
from curator.suggest.trees import Forest

ARTICLES = Path(__file__).parents[1] / "articles"
TEXT = (
    "Ukraine and Russia swap prisoners\n\n"
    "Ukraine brought home 95 soldiers on Friday, Kyiv said. Russia got 95 of its own, mediated by Qatar. "
    "Kyiv holds 6,465 prisoners. The exchange took place on the border with Belarus."
)


@pytest.fixture(scope="module")
def boosting():
    """The growing of trees, which is run beside the articles."""
    sys.path.insert(0, str(ARTICLES))
    try:
        import boosting

        yield boosting
    finally:
        sys.path.remove(str(ARTICLES))


@pytest.fixture(scope="module")
def grounds():
    return Grounds.of(ground_of(TEXT, "2025-05-24", ("Ukraine", "Russia")), shipped())


def test_a_word_is_asked_of_each_party_by_its_name():
    scene = ground_of("Some 119 defenders came home on Friday.", "2025-05-24", ("Ukraine", "Russia")).scene
    known = {
        side: [one.name for one in placed_features(scene, 0, side) if ":defende" in one.name and one.name[0] in "UR"]
        for side in (Side.A, Side.B, Side.NONE)
    }
    assert known == {Side.A: ["Ukraine:defende"], Side.B: ["Russia:defende"], Side.NONE: []}
    assert set(known[Side.A]) < set(side_features(scene, 0, Side.A))
    assert "party=Ukraine" in side_features(scene, 0, Side.A)


@pytest.mark.parametrize(
    ("text", "side", "other"),
    [
        ("On 23 May, 119 defenders came home, among them fighters of Azov.", "Ukraine", "Russia"),
        ("On 23 May, 119 servicemen were flown to the Moscow region, Moskalkova said.", "Russia", "Ukraine"),
    ],
)
def test_words_that_are_said_of_one_party_tell_whose_people_they_are(text, side, other):
    likely = Beliefs.of(ground_of(text, "2025-05-24", ("Ukraine", "Russia")), shipped()).likely
    by_name = {"Ukraine": Side.A, "Russia": Side.B}
    assert likely[by_name[side], Category.TOTAL, 119] > 2 * likely[by_name[other], Category.TOTAL, 119]


def test_a_row_falls_to_its_leaf():
    tree = ["x", 2.0, ["y", 1.0, -1.0, 0.5], 3.0]
    alone = Forest([tree])
    assert [alone.log_odds(row) for row in ({}, {"x": 1.9, "y": 1}, {"x": 2})] == [-1.0, 0.5, 3.0]
    assert Forest([0.25, tree]).log_odds({"x": 5.0}) == 3.25
    assert Forest([]).log_odds({"x": 5.0}) == 0
    assert Weights().weighed("fact", {"x": 1.0}) == 0.5  # nothing learnt, nothing known


def test_trees_learn_what_no_single_number_says(boosting):
    rows = [
        ({"a": float(n % 2), "b": float(n % 3), "noise": float(n % 7)}, n % 2 + n % 3 == 3, 1.0) for n in range(420)
    ]
    trees = boosting.boosted(rows)
    assert trees == boosting.boosted(rows)
    forest = Forest(trees)
    assert all((forest.log_odds(row) > 0) == right for row, right, _ in rows)
    assert boosting.boosted([]) == []


def test_examples_that_count_less_decide_less(boosting):
    rows = [({"a": 1.0}, True, 0.1)] * 50 + [({"a": 1.0}, False, 1.0)] * 50
    assert Forest(boosting.boosted(rows)).log_odds({"a": 1.0}) < -1


def test_all_trees_at_once_say_what_each_says():
    chance = Random(7)

    def grown(depth: int) -> object:
        if not depth or chance.random() < 0.2:
            return round(chance.uniform(-1, 1), 4)
        return [chance.choice("abcd"), chance.choice((-1.5, 0.0, 0.5, 2.0)), grown(depth - 1), grown(depth - 1)]

    def fallen(tree: object, row: dict[str, float]) -> float:
        while isinstance(tree, list):
            tree = tree[2] if row.get(tree[0], 0.0) < tree[1] else tree[3]
        return tree

    trees = [grown(5) for _ in range(60)]
    for _ in range(200):
        row = {name: chance.choice((-2.0, -1.5, 0.4, 0.5, 2.0, 9.0)) for name in "abcd" if chance.random() < 0.8}
        assert Forest(trees).log_odds(row) == sum(fallen(tree, row) for tree in trees)
    with pytest.raises(ValueError, match="128 leaves"):
        Forest([bushy(7)])


def bushy(depth: int) -> object:
    """A tree with every leaf that its depth allows."""
    return ["a", float(depth), bushy(depth - 1), bushy(depth - 1)] if depth else 0.5


def test_a_fact_knows_its_twin_its_headline_and_what_is_held(grounds):
    standing = grounds.standing
    row = standing.row((Side.A, Category.TOTAL, 95))
    held = standing.row((Side.A, Category.TOTAL, 6465))
    assert row["twin"] > -12
    assert row["sentences"] == 2
    assert row["both"] > held["both"]
    assert held["vetoed"] == 1.0
    assert held["above"] >= 1
    assert all(value for value in row.values()), "nothing that is 0 is written"


def test_what_is_believed_follows_from_the_rows(grounds):
    beliefs = Beliefs.of(grounds.ground, shipped())
    likely = beliefs.likely
    assert likely[Side.A, Category.TOTAL, 95] > 0.8 > 0.1 > likely[Side.A, Category.TOTAL, 6465]
    assert beliefs.days["2025-05-23"] > 0.5
    assert beliefs.mediators["Qatar"][0] > 0.5
    assert "border with Belarus" in {at.name for _, at in beliefs.sites}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("It took place at the Novi Yarylovychi crossing on Friday.", ["Novi Yarylovychi crossing"]),
        ("They met on the border with Belarus.", ["border with Belarus"]),
        ("The planes met at Ankara airport in May.", ["Ankara airport"]),
        ("Обмін відбувся на українсько-білоруському кордоні.", ["українсько-білоруському кордоні"]),
        ("Обмен прошел на границе с Белоруссией.", ["границе с Белоруссией"]),
        ("They came home in March, he wrote on Telegram.", []),
    ],
)
def test_phrases_for_places(text, places):
    assert [text[start:end] for _, start, end in place_phrases(text)] == places


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Сумській області", "Sumy region"),
        ("Новая Гута", "Novaya Guta"),
        ("Анкары", "Ankara"),
        ("Минска", "Minsk"),
        ("Сумщини", "Sumy"),
        ("українсько-білоруському кордоні", "border with Belarus"),
        ("границе с Белоруссией", "border with Belarus"),
        ("кордоні", "border"),
        ("Білорусі", "Belarus"),
        ("Нижня  Вільха", "Нижня Вільха"),
        ("Novi  Yarylovychi crossing", "Novi Yarylovychi crossing"),
    ],
)
def test_a_place_in_cyrillic_has_one_latin_name(written, name):
    assert place_name(written) == name


def test_a_place_is_seen_beside_the_others_of_its_article():
    text = "They were exchanged at the Novaya Guta crossing on Friday. Buses waited in Gomel."
    ground = ground_of(text, "2025-05-24", ("Ukraine", "Russia"))
    first, *_ = sites = sites_in(ground)
    seen = [{one.name for one in features} for features in beside_others(ground, sites)]
    assert first.name == "Novaya Guta crossing"
    assert len(seen) == len(sites) == 2
    assert {"order=0", "times=1", "dated=True", "ahead=False|1"} <= seen[0]
    assert "dated=False" in seen[-1]
    assert list(beside_others(ground, [])) == []


def test_a_list_is_one_place_for_all_of_its_names():
    text = (
        "Both sides thanked the United Arab Emirates, Turkey and the Vatican for mediating the exchange; Qatar did not."
    )
    ground = ground_of(text, "2025-05-24", ("Ukraine", "Russia"))
    spans = {one.name: list_around(ground.tokens[one.sentence], one) for one in named_in(ground)}
    assert len(set(spans.values())) == 2
    assert spans["Qatar"] != spans["Turkey"] == spans["Vatican"] == spans["United Arab Emirates"]


def test_a_side_is_no_place_and_a_border_is_named_by_its_country():
    text = "Ukraine said in Ukraine that the buses met на кордоні з Білоруссю у п'ятницю, 12 травня."
    assert [one.name for one in sites_in(ground_of(text, "2025-05-24", ("Ukraine", "Russia")))] == [
        "border with Belarus"
    ]


def test_servicemen_are_no_total_beside_a_larger_one_and_other_totals_are_weighed():
    event = Event("main", "2025-05-23", DatePrecision.DAY)

    def said(value: int, category: Category, rule: str) -> Suggestion:
        return Suggestion(ClaimField.COUNT, event, value, rule, "", [], side="Ukraine", category=category, likely=0.96)

    whole, part = said(390, Category.TOTAL, "C1.each"), said(270, Category.TOTAL, LEARNT)
    other = said(303, Category.TOTAL, LEARNT)
    rate([whole, part, other, said(270, Category.SERVICEMEN, "C1.each")], shipped())
    assert [one.tier for one in (whole, part, other)] == [Tier.B, Tier.C, Tier.B]
    assert all(one.flags == ["conflict"] for one in (whole, part, other))


def test_a_count_of_a_planned_handover_is_only_highlighted():
    planned = Event("planned", "2025-05-30", DatePrecision.DAY)
    one = Suggestion(ClaimField.COUNT, planned, 390, "C1.each", "", [], side="Ukraine", likely=0.99)
    rate([one], shipped())
    assert one.tier is Tier.C


def test_a_part_of_a_total_is_offered_from_its_own_cut_on():
    event = Event("main", "2025-05-23", DatePrecision.DAY)
    weights = Weights(cuts={"count.B": 0.7, "count.part": 0.9})

    def tier(category: Category, likely: float) -> Tier:
        said = Suggestion(ClaimField.COUNT, event, 12, LEARNT, "", [], side="Ukraine", category=category, likely=likely)
        rate([said], weights)
        return said.tier

    assert [tier(one, 0.8) for one in (Category.TOTAL, Category.SERVICEMEN)] == [Tier.B, Tier.B]
    assert [tier(Category.WOMEN, one) for one in (0.8, 0.95)] == [Tier.C, Tier.B]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["of", "mediated", ","], "“mediated”"),
        (["by", ","], "“by”"),
        (["back", "home", "back"], "“back”, “home”"),
        ([",", "…"], ""),
        ([], ""),
    ],
)
def test_a_curator_is_shown_telling_words_and_no_signs(words, shown):
    text = " ".join(words)
    places = [text.index(word) for word in words]
    assert quoted(text, [Seen("", at, at + len(word)) for at, word in zip(places, words, strict=True)]) == shown


@pytest.mark.parametrize(
    ("text", "sides", "named"),
    [
        ("The exchange was brokered by Trump and Erdogan.", ("Ukraine", "Russia"), ["United States", "Turkey"]),
        ("The White House and Turkey mediated, not the Kremlin.", ("Ukraine", "Russia"), ["United States", "Turkey"]),
        ("Трамп і Туреччина були посередниками.", ("Ukraine", "Russia"), ["United States", "Turkey"]),
        ("Trump thanked Turkey for the exchange.", ("United States", "Russia"), ["Turkey"]),
        ("The Kremlin mediated.", ("Armenia", "Azerbaijan"), ["Russia"]),
    ],
)
def test_who_stands_for_a_country_names_it_but_a_side_mediates_nothing(text, sides, named):
    assert [one.name for one in named_in(ground_of(text, "2025-05-24", sides))] == named


def test_leaders_stand_in_one_list_with_countries():
    ground = ground_of("The exchange was mediated by Trump, Qatar and Egypt.", "2025-05-24", ("Ukraine", "Russia"))
    assert len({list_around(ground.tokens[one.sentence], one) for one in named_in(ground)}) == 1


def test_a_name_that_is_said_to_have_taken_no_part_is_counted_as_denied():
    text = "The UAE mediated, Kyiv said. Neither the UAE nor Turkey mediated, Moscow said."
    ground = ground_of(text, "2025-05-24", ("Ukraine", "Russia"))
    said = {
        name: [(0.6, one) for one in named_in(ground) if one.name == name]
        for name in ("Turkey", "United Arab Emirates")
    }
    standing = MediatorStanding(said, 0.5, ground, Sightings([(1, 0.7)]), setting_of(ground, 0.5))
    assert [standing.row(name)["denied"] for name in said] == [1, 1]
    assert standing.row("United Arab Emirates")["told"] == 2
    assert [standing.row(name).get("count here", 0) for name in said] == [0.7, 0], "each where it is likeliest"
    assert standing.row("United Arab Emirates")["count after"] == 0.7


def seen_of_mediator(text):
    """The features of the last name in a text."""
    ground = ground_of(text, "2025-05-24", ("Ukraine", "Russia"))
    return {one.name for one in mediator_features(ground, named_in(ground)[-1], 1)}


def test_what_is_written_together_with_a_name_tells_what_it_did():
    assert "joined=broker" in seen_of_mediator("It was a UAE-brokered exchange of 95 prisoners.")
    assert not [one for one in seen_of_mediator("It was a UAE-based bank.") if one.startswith("joined=")]


def test_a_name_alone_may_answer_a_question():
    asked = "Who mediated the exchange? {} Kyiv said that all were in good health and would be examined."
    assert "asked <mediate>" in seen_of_mediator(asked.format("The Emirates."))
    assert not [one for one in seen_of_mediator("All are home. The Emirates.") if one.startswith("asked")]
    assert any(one.startswith("brief") for one in seen_of_mediator("All are home. The Emirates."))
