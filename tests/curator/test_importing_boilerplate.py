"""What belongs to the page is found with its reason, what belongs to the article is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.importing.boilerplate import Reason, boilerplate
from curator.samples import sample_files
from curator.text import canonical

ARTICLE = (
    "Russia and Ukraine each handed over 390 people on Friday, the Defence Ministry said on Telegram and Facebook."
)


def found(text: str) -> list[tuple[Reason, str]]:
    return [(one.reason, text[one.start : one.end]) for one in boilerplate(text)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("If you can, please support us monthly starting from just $2.", Reason.APPEAL),
        ("Підпишіться на наш Telegram: 45 000 читачів уже з нами.", Reason.APPEAL),
        ("Поддержите редакцию", Reason.APPEAL),
        ("If you think such stories should be told, join our 26,000 members.", Reason.APPEAL),
        ("Support our journalism for just $5 a month, prisoners or not.", Reason.APPEAL),
        ("by Newsroom · February 5, 2025 4:12 PM · 2 min read", Reason.NOTICE),
        ("Share: Facebook | Twitter | Telegram   Views: 8,204", Reason.SHARE),
        ("Поділитися Facebook Telegram", Reason.SHARE),
        ("Read also: 45 Azov fighters return from captivity", Reason.RELATED),
        ("Читайте також: На Полтавщині попрощалися з 3 захисниками", Reason.RELATED),
        ("[Related] 4 killed in Kharkiv, 31 wounded", Reason.RELATED),
        ("Home / News / In Russia / Nearly 500 exchanged", Reason.TRAIL),
        ("© 2009-2025 The News", Reason.NOTICE),
        ("All rights reserved. It is forbidden to copy more than 300 characters.", Reason.NOTICE),
        ("ADVERTISEMENT", Reason.NOTICE),
        ("3 min read", Reason.NOTICE),
        ("We use cookies to make this site work.", Reason.NOTICE),
    ],
)
def test_lines_of_the_page(line, reason):
    assert found(f"{ARTICLE}\n\n{line}\n\nAnother sentence of it.") == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        ARTICLE,
        "Moskalkova shared a video on Telegram showing 25 soldiers.",
        "Related figures were given by the ministry: 390 and 270.",
        "The office said that its support for the families of 390 prisoners goes on.",
        "Facebook said that 390 accounts were closed.",
        "248 Russian servicemen were freed under the deal sponsored by the Emirates.",
        "He got twelve years for a $51 donation and flew home on Tuesday.",
        "Thank you for your support: 95 of our soldiers are home.",
        "“I thank the Emirates for your support,” Zelensky told their president.",
        "He told readers of the newspaper that 390 came home.",
        "Kyiv, 24 May",
        "The Home Office / Interior Ministry said 390.",
        "Reuters",
    ],
)
def test_lines_of_the_article(line):
    assert found(f"{ARTICLE}\n\n{line if line != ARTICLE else 'x'}\n\nAnother sentence of it.") == []


def test_an_appeal_behind_the_news_is_found_alone():
    appeal = "Subscribe to our channel."
    text = f"{ARTICLE}\n\n97 of our defenders are home. {appeal}"
    assert found(text) == [(Reason.APPEAL, appeal)]


def test_the_links_below_their_heading_fold_with_it():
    text = f"{ARTICLE}\n\nMost read\n355 swapped in all: what we know\n5 signs of change\n\nIt was the 49th swap."
    assert found(text) == [(Reason.RELATED, "Most read\n355 swapped in all: what we know\n5 signs of change")]


def test_menus_are_runs_of_short_lines():
    menu = "Home\nWorld\nWar in Ukraine\nSport\nWeather"
    assert found(f"{menu}\n\n{ARTICLE}") == [(Reason.MENU, menu)]
    assert found(f"Ukraine\t230\nRussia\t248\nBelarus\t3\nTurkey\t4\nQatar\t5\n\n{ARTICLE}") == []


def test_what_is_repeated_is_found_where_it_stands_again():
    caption = "Freed soldiers hug their wives in Chernihiv region. (AFP)"
    text = f"{caption}\n\n{ARTICLE}\n\n{caption}\n\nThe end of it."
    assert found(text) == [(Reason.REPEATED, caption)]
    row = f"{caption} {caption} {caption}"
    assert found(f"{row}\n\n{ARTICLE}") == [(Reason.REPEATED, f"{caption} {caption}")]


def test_a_letter_to_the_readers_is_one_stretch():
    letter = "Dear readers,\nWe are facing hard times.\nThey are hard indeed.\nYour support makes a difference."
    body = "\n".join(f"Sentence {n} of the article." for n in range(6))
    assert found(f"{body}\n{letter}") == [(Reason.APPEAL, letter)]
    assert (Reason.APPEAL, letter) not in found(f"{letter}\n{body}")


def test_the_samples():
    shown = {file.name[:3]: found(canonical(file.read_text("utf-8"))) for file in sample_files()}
    assert [reason for reason, _ in shown["000"]] == [Reason.APPEAL]
    assert shown["000"][0][1].startswith("A Message from The Moscow Times")
    assert shown["000"][0][1].endswith("Remind me later.")
    assert [reason for reason, _ in shown["001"]] == [Reason.REPEATED] * 2
    assert [reason for reason, _ in shown["003"]] == [Reason.TRAIL]
    assert not any("390 people" in words for stretches in shown.values() for _, words in stretches)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["Home", "Share", "Read also", ARTICLE, "", "Donate now", "x" * 30, "Home / News / x", "\t", "é"]
        ),
        max_size=20,
    )
)
def test_stretches_are_ordered_and_hold_words(lines):
    text = "\n".join(lines)
    end = 0
    for one in boilerplate(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end


@pytest.mark.parametrize(
    "line", ["share " * 40_000, "a" * 200_000, "Home / " * 40_000, "x. " * 60_000, "a\n" * 100_000]
)
def test_nasty_texts_are_linear(line):
    boilerplate(f"{ARTICLE}\n{line}\n{line}")
