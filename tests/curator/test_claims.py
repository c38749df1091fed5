from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from swap_articles import SIDES, article, sample, span

from curator.claims import cite, reread
from curator.columns import COLUMNS
from curator.errors import InputRefused
from curator.model import (
    Category,
    Claim,
    ClaimField,
    ClaimId,
    DateBasis,
    DatePrecision,
    Modality,
    OrdinalScope,
    Qualifier,
    Reading,
    Side,
    SwapId,
)
from curator.text import quote
from curator.wording import value_in_words

TARGETS = (*(column.name for column in COLUMNS), "each", *(field.value for field in ClaimField))


def one(source, target, words):
    (claim,) = cite(source, SIDES, target, *span(source, words))
    return claim


def test_the_quote_is_what_was_highlighted_without_white_space():
    source = article("They freed  25 people , at last.")
    claim = cite(source, SIDES, "to_a", 10, 22)[0]
    assert (claim.value_text, claim.quotes[0].text) == ("25 people", "25 people")
    assert source.text[claim.quotes[0].start : claim.quotes[0].end] == "25 people"


def test_a_bare_caret_means_the_word_it_stands_in():
    source = article("They freed 25 people.")
    assert cite(source, SIDES, "to_a", 12, 12)[0].value_text == "25"


def test_no_words_are_refused_and_an_unknown_target_is_our_fault():
    with pytest.raises(InputRefused, match="select the words"):
        cite(article("   "), SIDES, "to_a", 0, 2)
    with pytest.raises(ValueError, match="nonsense"):
        cite(article("25"), SIDES, "nonsense", 0, 2)


def test_a_claim_names_who_says_it():
    source = sample("001")
    claim = cite(source, SIDES, "to_b", *span(source, "270 soldiers and 120 civilians"))[0]
    said = (claim.claimant, claim.claimant_type.value, claim.claimant_side.value, claim.rule)
    assert said == ("Russia's Defense Ministry", "defence_ministry", "b", "")


# dates


@pytest.mark.parametrize(
    ("key", "words", "value", "kept", "basis"),
    [
        (
            "000",
            "officials from both countries announced Wednesday",
            "2025-01-15",
            "Wednesday",
            "weekday_vs_publication",
        ),
        (
            "001",
            "Ukraine and Russia on May 23 began the largest exchange of prisoners of war (POWs) since the start "
            "of Russian aggression in 2014",
            "2025-05-23",
            "May 23",
            "explicit_no_year",
        ),
        ("001", "May 23, 2025", "2025-05-23", "May 23, 2025", "explicit_full"),
        ("002", "were returned to Russia on Wednesday", "2024-07-17", "Wednesday", "weekday_vs_publication"),
        (
            "002",
            "took place on June 25 when Russia and Ukraine each handed back 90 prisoners of war",
            "2024-06-25",
            "June 25",
            "explicit_no_year",
        ),
        ("003", "Before that, the procedure took place in August 2023.", "2023-08", "August 2023", "explicit_full"),
        ("004", "Three of the 390 released on Friday were women", "2025-05-23", "Friday", "weekday_vs_publication"),
    ],
)
def test_a_date_is_read_and_its_quote_narrowed_to_its_words(key, words, value, kept, basis):
    claim = one(sample(key), "date", words)
    assert (claim.value, claim.value_text, claim.basis) == (value, kept, DateBasis(basis))
    assert claim.explanation
    assert claim.reading is (Reading.STATED if basis == "explicit_full" else Reading.INTERPRETED)


def test_a_date_ahead_is_the_first_behind_publication_and_no_fact():
    claim = one(sample("001"), "date", "Saturday")
    assert (claim.value, claim.modality) == ("2025-05-24", Modality.EXPECTS)


def test_two_days_are_asked_about():
    claim = one(sample("001"), "date", "On Saturday and Sunday, we expect the exchange to continue.")
    assert claim.value is None
    assert "“Saturday”, “Sunday”" in claim.explanation


def test_a_day_of_talks_is_pointed_out():
    claim = one(sample("001"), "date", "in a deal agreed upon during direct talks in Istanbul on May 16")
    assert claim.value == "2025-05-16"
    assert claim.modality is Modality.PLANS or "check" in claim.explanation


def test_words_that_are_no_date_and_a_weekday_without_publication():
    assert one(sample("001"), "date", "soldiers").value is None
    unknown = replace(sample("000"), published_on=None)
    claim = one(unknown, "date", "Wednesday")
    assert (claim.value, claim.precision) == (None, None)
    assert "publication date" in claim.explanation


# the other columns


@pytest.mark.parametrize(
    ("key", "words", "value", "scope"),
    [
        ("000", "first swap of 2025", "1", OrdinalScope.CALENDAR_YEAR),
        ("002", "54th", "54", OrdinalScope.OFFICIAL_SERIES),
        ("002", "the third over the past seven weeks", "3", OrdinalScope.OTHER),
        ("003", "It was the 49th and largest exchange", "49", OrdinalScope.OFFICIAL_SERIES),
    ],
)
def test_ordinals_with_their_series(key, words, value, scope):
    claim = one(sample(key), "ordinal", words)
    assert (claim.value, claim.scope) == (value, scope)


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("It was the tenth exchange mediated by the UAE", "10", OrdinalScope.MEDIATOR_SERIES),
        ("the fifth swap this year", "5", OrdinalScope.CALENDAR_YEAR),
        ("the forty-ninth exchange since the start of the invasion in 2022", "49", OrdinalScope.OFFICIAL_SERIES),
        ("Це 58-й обмін", "58", OrdinalScope.OFFICIAL_SERIES),
        ("exchange number 60", "60", OrdinalScope.OFFICIAL_SERIES),
    ],
)
def test_ordinals_in_other_words(text, value, scope):
    claim = one(article(text), "ordinal", text)
    assert (claim.value, claim.scope) == (value, scope)


@pytest.mark.parametrize(
    ("target", "text", "value"),
    [
        ("deal", "the '1000-for-1000' exchange agreement", "1000-for-1000"),
        ("deal", "1,000 for 1,000", "1000-for-1000"),
        ("deal", "“all-for-all”", "all-for-all"),
        ("deal", "Istanbul agreement", "Istanbul agreement"),
        ("stage", "The first stage", "1"),
        ("stage", "the second and final phase", "2"),
        ("stage", "stage 3", "3"),
        ("stage", "третій етап", "3"),
        ("stage", "the weather", None),
        ("total_reported", "Nearly 500 prisoners of war exchanged", "nearly 500"),
        ("total_reported", "more than 300", "more than 300"),
        ("total_reported", "190 prisoners", "190"),
        ("total_reported", "prisoners", None),
        ("place", "on the Ukrainian border with Belarus", "Ukrainian border with Belarus"),
        ("place", "They met at the Novaya Guta checkpoint", "Novaya Guta checkpoint"),
        ("place", "The swap took place in the Chernihiv region on May 6", "Chernihiv region"),
        ("place", "The buses crossed in Kolotilovka", "Kolotilovka"),
        ("place", "an unnamed airfield", "an unnamed airfield"),
        ("transit_place", "They were currently on Belarusian territory", "Belarus"),
        ("transit_place", "receiving medical care in Belarus before heading back to Russia", "Belarus"),
        ("mediators", "mediated by the UAE", "United Arab Emirates"),
        ("mediators", "Türkiye", "Turkey"),
        ("mediators", "the Holy See", "Vatican"),
        ("mediators", "the U.S.", "United States"),
        ("mediators", "mediated by the U.N.", "United Nations"),
        ("mediators", "за посередництва ОАЕ", "United Arab Emirates"),
        ("mediators", "thanks to President Trump", "United States"),
        ("mediators", "при посредничестве Эрдогана", "Turkey"),
        ("facilitators", "representatives of the Nordic and Baltic countries took part", "Nordic and Baltic countries"),
        ("facilitators", "Caritas", "Caritas"),
        ("status", "have successfully exchanged", "completed"),
        ("status", "The first stage of the deal has been carried out", "completed_stage"),
        ("status", "will be released on Sunday", "planned"),
        ("status", "had agreed to an exchange", "agreed"),
        ("status", "the swap was called off", "cancelled"),
        ("status", "was postponed", "postponed"),
        ("status", "is under way", "in_progress"),
        ("status", "обмін відбувся", "completed"),
        ("status", "the weather", None),
        ("event_type", "prisoner swap", "exchange"),
        ("event_type", "the bodies of soldiers", "bodies_repatriation"),
        ("event_type", "a gesture of goodwill", "one_way_release"),
        ("event_type", "came home outside an exchange", "outside_exchange_return"),
        ("event_type", "the weather", None),
    ],
)
def test_what_the_words_of_each_column_give(target, text, value):
    source = article(f"{text}.")
    claim = cite(source, SIDES, target, 0, len(text))[0]
    assert claim.value == value
    assert claim.explanation


def test_several_mediators_are_several_claims():
    source = article("Kyiv thanked Türkiye, Saudi Arabia and the UAE for the mediation.")
    claims = cite(source, SIDES, "mediators", 0, len(source.text))
    assert [claim.value for claim in claims] == ["Turkey", "Saudi Arabia", "United Arab Emirates"]


def test_a_mediator_that_only_might_is_no_fact():
    claim = one(sample("004"), "mediators", "the Vatican might mediate talks on negotiating a ceasefire")
    assert (claim.value, claim.modality) == ("Vatican", Modality.EXPECTS)


def test_a_sentence_is_narrowed_to_its_place():
    claim = one(
        sample("004"),
        "place",
        "They both returned 270 servicemen and 120 civilians on the Ukrainian border with Belarus",
    )
    assert (claim.value, claim.value_text) == ("Ukrainian border with Belarus", "on the Ukrainian border with Belarus")


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("000", "Both Moscow and Kyiv said the United Arab Emirates mediated the exchange.", "both"),
        ("002", "Russia’s Defense Ministry confirmed the exchange", "b"),
        ("002", "Ukrainian President Volodymyr Zelensky confirmed the exchange", "a"),
        ("003", "The UAE Foreign Ministry said on its website", "third_party"),
        ("004", "no other handover has involved as many civilians", None),
    ],
)
def test_who_confirmed_it(key, words, value):
    assert one(sample(key), "confirmed_by", words).value == value


# in words, and again


def claim_of(field, value, **more):
    return Claim(ClaimId(0), SwapId(0), field, "", value, **more)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (claim_of(ClaimField.COUNT, "390", side=Side.A), "390"),
        (claim_of(ClaimField.COUNT, "1000", side=Side.EACH), "1,000 each"),
        (claim_of(ClaimField.COUNT, "500", qualifier=Qualifier.ABOUT), "about 500"),
        (claim_of(ClaimField.COUNT, "90..100", qualifier=Qualifier.RANGE), "90 to 100"),
        (claim_of(ClaimField.COUNT, "0", qualifier=Qualifier.NONE), "none"),
        (claim_of(ClaimField.COUNT, None, qualifier=Qualifier.SOME), "some, no number"),
        (claim_of(ClaimField.BODIES, None), "not read"),
        (claim_of(ClaimField.DATE, "2025-05-23"), "Fri 23 May 2025"),
        (claim_of(ClaimField.DATE, "2023-08"), "August 2023"),
        (claim_of(ClaimField.DATE, "nonsense"), "nonsense"),
        (claim_of(ClaimField.ORDINAL, "54"), "54th"),
        (claim_of(ClaimField.ORDINAL, "1", scope=OrdinalScope.CALENDAR_YEAR), "1st of the year"),
        (claim_of(ClaimField.ORDINAL, "112"), "112th"),
        (claim_of(ClaimField.STATUS, "completed_stage"), "completed stage"),
        (claim_of(ClaimField.CONFIRMED_BY, "a"), "Ukraine"),
        (claim_of(ClaimField.CONFIRMED_BY, "both"), "both sides"),
        (claim_of(ClaimField.MEDIATOR, "Turkey"), "Turkey"),
    ],
)
def test_a_value_in_words(claim, words):
    assert value_in_words(claim, SIDES) == words


def moved(claim, source, words):
    start, end = span(source, words)
    return replace(claim, quotes=(quote(source.id, source.text, start, end),))


def test_a_claim_is_read_again_when_its_boundaries_move():
    source = article("Ukraine brought 75 people, including 3 women, home.")
    total = replace(one(source, "to_a", "75 people"), id=ClaimId(7), swap=SwapId(2), note="mine", claimant="me")
    again = reread(moved(total, source, "75"), source, SIDES)
    assert (again.value, again.value_text, again.id, again.note, again.claimant) == ("75", "75", 7, "mine", "me")
    women = reread(moved(replace(total, category=Category.WOMEN), source, "including 3 women"), source, SIDES)
    assert (women.value, women.category) == ("3", Category.WOMEN)
    lost = reread(moved(total, source, "home"), source, SIDES)
    assert lost.value is None
    assert lost.explanation


def test_a_weekday_is_read_again_when_the_publication_date_changes():
    source = sample("000")
    claim = one(source, "date", "Wednesday")
    later = reread(claim, replace(source, published_on="2025-01-20"), SIDES)
    assert (claim.value, later.value) == ("2025-01-15", "2025-01-15")
    earlier = reread(claim, replace(source, published_on="2025-01-14"), SIDES)
    assert (earlier.value, earlier.precision) == ("2025-01-08", DatePrecision.DAY)
    unknown = reread(claim, replace(source, published_on=None), SIDES)
    assert unknown.value is None


def test_reading_again_without_a_change_changes_nothing():
    for key in ("000", "001", "002", "003", "004"):
        source = sample(key)
        for target in TARGETS:
            for claim in cite(source, SIDES, target, 200, 260):
                assert reread(claim, source, SIDES) == claim


def test_what_has_no_one_quote_here_is_left_alone():
    source = article("They freed 25 people.")
    claim = one(source, "to_a", "25 people")
    assert reread(replace(claim, quotes=()), source, SIDES).quotes == ()
    elsewhere = replace(source, id=99)
    assert reread(claim, elsewhere, SIDES) is claim


PIECES = st.sampled_from(
    [
        "25 Russian servicemen",
        " and ",
        "120 civilians",
        "each",
        " were returned to Ukraine",
        ", ",
        ". ",
        "\n",
        "“",
        "”",
        '"',
        "Zelensky said ",
        "1000-for-1000",
        "May 23",
        "Wednesday",
        "the 54th",
        "some of them",
        "only soldiers",
        "\u0301",
        "\U0001f600",
        "٣٥",
        "1,348",
        "in 2022",
        "UAE",
        " border with ",
        "١٢",
        "99999999999999999999",
        "⅔",
        "²",
        "the ministry said",
        "\u202e",
        "-",
        "0",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), min_size=1, max_size=25).map("".join)


def test_the_same_words_are_read_the_same_again_however_they_were_aimed():
    source = article("25 Russian servicemenMay 2325 Russian servicemen")
    for target in TARGETS:
        for claim in cite(source, SIDES, target, 0, len(source.text)):
            assert reread(claim, source, SIDES) == claim


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from(TARGETS), st.sampled_from(["2025-05-24", None]), st.data())
def test_any_text_any_selection_any_target(text, target, published, data):
    source = article(text, published=published)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(0, len(source.text)))
    try:
        claims = cite(source, SIDES, target, start, end)
    except InputRefused:
        left, right = sorted((start, end))
        assert not source.text[left:right].strip()
        return
    assert claims
    for claim in claims:
        (kept,) = claim.quotes
        assert source.text[kept.start : kept.end] == kept.text == claim.value_text
        assert kept.text == kept.text.strip()
        assert claim.explanation
        assert claim.claimant
        assert value_in_words(claim, SIDES)
        again = reread(claim, source, SIDES)
        assert (again.value, again.quotes) == (claim.value, claim.quotes)


@pytest.mark.parametrize(
    "piece", ["25 ", "25 who, ", "Kyiv said ", "Aaa Bbb ", "3 of the ", '“ " « ', "between 5 and "]
)
def test_a_sentence_without_an_end_is_read(piece):
    source = article(piece * 3000)
    for target in ("to_a", "count", "date", "place", "mediators", "ordinal"):
        assert cite(source, SIDES, target, 0, len(source.text))
