"""What an article's text says of itself, on the samples and on invented pages."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.importing import read_article
from curator.importing.bylines import read_byline
from curator.importing.datelines import read_dateline
from curator.importing.languages import language_of
from curator.importing.metadata import Metadata, read_metadata
from curator.importing.stamps import find_stamp
from curator.model import PublishedBasis
from curator.samples import sample_files

BODY = "\n\nThey came home on Wednesday, officials said. The exchange was the first.\n\nMore was said by the ministry."

SAMPLES = {
    "000": ("The Moscow Times", "", None, PublishedBasis.NONE, None, "", ""),
    "001": ("The Kyiv Independent", "", "2025-05-23", PublishedBasis.HEADER, None, "", ""),
    "002": (
        "",
        "Russia and Ukraine Exchange 95 Prisoners of War",
        "2024-07-20",
        PublishedBasis.BYLINE,
        "2025-03-17",
        "",
        "Vusala Abbasova",
    ),
    "003": ("", "Nearly 500 prisoners of war exchanged between Russia and Ukraine", None, "none", None, "", ""),
    "004": (
        "BBC",
        "Ukraine and Russia take part in biggest prisoner swap since 2022 invasion",
        "2025-05-24",
        PublishedBasis.HEADER,
        None,
        "Agencies",
        "",
    ),
}


@pytest.mark.parametrize("number", SAMPLES)
def test_the_samples(number):
    file = next(file for file in sample_files() if file.name.startswith(number))
    parsed = read_article(file)
    assert (
        parsed.publisher,
        parsed.title,
        parsed.published_on,
        parsed.published_basis,
        parsed.updated_on,
        parsed.agency,
        parsed.author,
    ) == SAMPLES[number]
    assert (parsed.language, parsed.warnings) == ("en", ())
    assert (parsed.published_quote is None) == (parsed.published_on is None)


def test_the_place_of_the_date_is_where_its_words_stand():
    for file in sample_files():
        parsed = read_article(file)
        if parsed.published_quote:
            start, end = parsed.published_quote
            assert parsed.text[start:end] in ("2025-05-23", "July 20, 2024", "2025-05-24")


def test_the_gold_coding_stands_on_the_same_text():
    """Positions of the hand coding hold on the text as imported."""
    gold = json.loads((Path(__file__).parents[1] / "gold" / "seeds_gold.json").read_text(encoding="utf-8"))["seeds"]
    for file in sample_files():
        text = read_article(file).text
        for claim in gold[file.name[:3]]["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["quote"]


DATES = [
    ("Big swap held\nBy Jane Doe July 20, 2024", "2024-07-20", "byline", "July 20, 2024"),
    ("Big swap held\nBy JANE DOE and John Smith | 20 July 2024, 14:05", "2024-07-20", "byline", "20 July 2024"),
    ("Big swap held\nJuly 20, 2024 By Jane Doe", "2024-07-20", "byline", "July 20, 2024"),
    ("Big swap held\nBy Jane Doe, 2024-07-20", "2024-07-20", "byline", "2024-07-20"),
    ("Big swap held\nBy Jane Doe 25/07/2024", "2024-07-25", "byline", "25/07/2024"),
    ("Big swap held\nBy Jane Doe 07/25/2024", "2024-07-25", "byline", "07/25/2024"),
    ("Big swap held\nBy Jane Doe\n20.07.2024 10:30", "2024-07-20", "byline", "20.07.2024"),
    ("Big swap held\nJane Doe — Saturday, 20th July 2024", "2024-07-20", "byline", "20th July 2024"),
    ("By Simon May 20 July 2024\nBig swap held", "2024-07-20", "byline", "20 July 2024"),
    ("# Big swap held\n*By Jane Doe, 20 July 2024*", "2024-07-20", "byline", "20 July 2024"),
    ("Big swap held\nPublished: 20 July 2024 | Last update: March 17, 2025", "2024-07-20", "byline", "20 July 2024"),
    ("Big swap held\nUpdated 21 July 2024, published 20 July 2024", "2024-07-20", "byline", "20 July 2024"),
    (
        "Big swap held\nUpdated 8:14 AM EDT, Mon May 26, 2025\nPublished 7:02 AM EDT, Fri May 23, 2025",
        "2025-05-23",
        "byline",
        "May 23, 2025",
    ),
    ("Big swap held\nBy Jane Doe\n23 May 2025 Updated 26 May 2025", "2025-05-23", "byline", "23 May 2025"),
    ("Обмін відбувся\nІван Петренко — П'ЯТНИЦЯ, 23 ТРАВНЯ 2025, 14:05", "2025-05-23", "byline", "23 ТРАВНЯ 2025"),
    ("Обмен состоялся\nАвтор: Иван Петров\n20 июля 2024 г.", "2024-07-20", "byline", "20 июля 2024"),
    ("Обмін відбувся\nОпубліковано: 3 січня 2024", "2024-01-03", "byline", "3 січня 2024"),
    ("Big swap held\nReuters, 20 July 2024", "2024-07-20", "byline", "20 July 2024"),
    ("The Guardian — Mon 22 Jul 2024 10.12 GMT\nBig swap held", "2024-07-22", "byline", "22 Jul 2024"),
    ("20 July 2024 | BBC News\nBig swap held", "2024-07-20", "byline", "20 July 2024"),
    ("Укрінформ, 20.07.2024 12:30\nОбмін відбувся", "2024-07-20", "byline", "20.07.2024"),
    ("KYIV, May 23, 2025 (Reuters) — Captives came home.", "2025-05-23", "dateline", "May 23, 2025"),
    ("Kyiv, 3 January 2024 (Ukrinform) – Captives came home.", "2024-01-03", "dateline", "3 January 2024"),
    ("КИЇВ, 23 травня 2025 (Укрінформ) – Відбувся обмін.", "2025-05-23", "dateline", "23 травня 2025"),
    ("date 2025-05-24 Big swap held\n\nKYIV, May 23 (Reuters) - Captives came.", "2025-05-23", "dateline", "May 23"),
    ("date 2025-01-02 Big swap held\n\nKYIV, December 30 - Captives came.", "2024-12-30", "dateline", "December 30"),
    ("date 2025-05-23 Big swap held\n\nKYIV, May 24 (AFP) — Captives came.", "2025-05-24", "dateline", "May 24"),
    ("date 2025-05-24 Big swap held\nBy Jane Doe May 23", "2025-05-23", "byline", "May 23"),
    ("Last update: March 17, 2025\nBig swap held\nBy Jane Doe July 20", "2024-07-20", "byline", "July 20"),
    (" date 2025-05-24 Big swap held", "2025-05-24", "header", "2025-05-24"),
    ("Date: 2025-05-24\nBig swap held", "2025-05-24", "header", "2025-05-24"),
    ("Thursday, 20 July 2024, 10:15\nBig swap held", "2024-07-20", "header", "20 July 2024"),
    ("Big swap held\n23 May 2025 Updated 26 May 2025", "2025-05-23", "header", "23 May 2025"),
    ("Big swap held\nMay 23, 2025 | Updated: 10:00 AM ET, May 26, 2025", "2025-05-23", "header", "May 23, 2025"),
    ("Big swap held\n23 травня 2025, 09:10 • Оновлено: 26 травня 2025", "2025-05-23", "header", "23 травня 2025"),
    ("Fri 23 May 2025 14.05 BST\nBig swap held", "2025-05-23", "header", "23 May 2025"),
    ("Big swap held\n7:02 AM EDT, Fri May 23, 2025", "2025-05-23", "header", "May 23, 2025"),
]


@pytest.mark.parametrize(("head", "day", "basis", "words"), DATES)
def test_publication_dates(head, day, basis, words):
    text = head + BODY
    found = read_metadata(text)
    assert (found.published_on, found.published_basis.value) == (day, basis)
    start, end = found.published_quote
    assert text[start:end] == words


@pytest.mark.parametrize(
    "head",
    [
        "Last update: March 17, 2025 14:57\n\nBig swap held",
        "Big swap held\nUpdated on 17 March 2025",
        "Обмін відбувся\nОновлено: 17 березня 2025",
        "Обмен состоялся\nПоследнее обновление: 17.03.2025",
        "Big swap held\nUpdated 8:14 AM EDT, Mon March 17, 2025",
        "Big swap held\nUpdated 8:14 AM ET\nMon March 17, 2025",
        "Big swap held\nLast updated at 10:00 on 17 March 2025",
        "Big swap held\nBy Jane Doe | Updated 8:14 AM EDT, Mon March 17, 2025",
        "Big swap held\nBBC News | Updated at 10:00 on 17 March 2025",
    ],
)
def test_an_update_is_never_the_publication(head):
    found = read_metadata(head + BODY)
    assert (found.published_on, found.published_quote, found.updated_on) == (None, None, "2025-03-17")


def test_a_line_of_nothing_but_weekdays_is_read_at_once():
    found = read_metadata(f"Big swap held\nBy Jane Doe, updated {'Mon. ' * 20}x 20 July 2024{BODY}")
    assert found.title == "Big swap held"


def test_an_update_at_the_foot_is_read_as_well():
    assert read_metadata(f"Big swap held{BODY}\n\nLast update: March 17, 2025").updated_on == "2025-03-17"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("KYIV, May 23 (Reuters) — Captives came home.", "“May 23” has no year"),
        ("МОСКВА, 3 янв - РИА Новости. Вернулись 248 человек.", "“3 янв” has no year"),
        ("Big swap held\nBy Jane Doe 05/06/2024", "“05/06/2024” can be read two ways"),
    ],
)
def test_a_date_that_needs_a_guess_is_left_open_and_told(head, said):
    found = read_metadata(head + BODY)
    assert (found.published_on, found.published_basis) == (None, PublishedBasis.NONE)
    assert len(found.warnings) == 1
    assert said in found.warnings[0]


@pytest.mark.parametrize("label", ["Updated", "Last updated:", "Corrected", "Оновлено", "Последнее обновление:"])
@pytest.mark.parametrize("byline", ["", "By Jane Doe\n"])
def test_a_day_below_the_word_updated_is_no_publication_date(label, byline):
    found = read_metadata(f"Big swap held\n{byline}{label}\n26 May 2025{BODY}")
    assert (found.published_on, found.updated_on, found.title) == (None, "2025-05-26", "Big swap held")
    both = read_metadata(f"Big swap held\n{byline}Published\n23 May 2025\n{label}\n26 May 2025{BODY}")
    assert (both.published_on, both.updated_on) == ("2025-05-23", "2025-05-26")


def test_two_days_in_one_head_are_told():
    found = read_metadata(f"date 2025-05-24 Big swap held\nBy Jane Doe July 20, 2024{BODY}")
    assert found.published_on == "2024-07-20"
    assert found.warnings == ("The text also gives the date “2025-05-24”; the byline was taken.",)


@pytest.mark.parametrize(
    "text",
    [
        "On May 23, 2025, Ukraine and Russia held a swap near the border, and many came home after years away.",
        "The list was published on May 20, 2025 by the ministry.",
        "By May 23, 2025 they had all come home.",
    ],
)
def test_the_dates_of_sentences_are_no_publication_dates(text):
    assert read_metadata(text + BODY).published_on is None


def test_a_date_deep_in_the_article_is_no_publication_date():
    assert (
        read_metadata("Big swap held\n" + "It was told again and again.\n" * 12 + "20 July 2024").published_on is None
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Big swap held", "Big swap held"),
        ("Will they come home?", "Will they come home?"),
        ("“All of them came home”", "“All of them came home”"),
        ("Prisoners freed in the U.S.", "Prisoners freed in the U.S."),
        ("Title: Big swap held", "Big swap held"),
        ("## Big swap held", "Big swap held"),
        ("World\nBig swap held", "Big swap held"),
        ("Newsroom logo\nListen to this article\n5 min read\nBig swap held", "Big swap held"),
        ("Editor's note: this was corrected.\nBig swap held", "Big swap held"),
        ("By Jane Doe July 20, 2024\nBig swap held", "Big swap held"),
        ("Fri 23 May 2025 14.05 BST\nBig swap held", "Big swap held"),
        ("Updated 8:14 AM EDT, Mon May 26, 2025\nBig swap held", "Big swap held"),
        ("Reuters, 20 July 2024\nBig swap held", "Big swap held"),
        ("Big swap in Kyiv, 20 July 2024", "Big swap in Kyiv, 20 July 2024"),
        ("Home / News / Big swap held.\nBig swap held.", "Big swap held."),
        ("Home › World › Big swap held\nWorld news\nBig swap held", "Big swap held"),
        ("date 2025-05-23 10:30 Big swap held", "Big swap held"),
        ("date 2025-05-23 This audio is created with AI assistance", ""),
        ("Ukraine and Russia held a swap on Friday, officials said.", ""),
        ("“All came home,” she said.”", ""),
        ("Dear readers,", ""),
        ("They said the following:", ""),
        ("To be continued…", ""),
        ("KYIV, May 23 (Reuters) — Captives came home", ""),
        ("word " * 40, ""),
    ],
)
def test_titles(head, title):
    assert read_metadata(head + BODY).title == title


def test_a_text_of_one_line_has_no_title():
    assert read_metadata("Big swap held").title == ""


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("Source: BBC", "BBC"),
        ("Source: BBC\n\n-Agencies", "BBC"),
        ("Джерело: Українська правда", "Українська правда"),
        ("Источник: Медуза.", "Медуза"),
        ("A Message from The Moscow Times:\nDear readers,", "The Moscow Times"),
        ("© 2025 The Guardian. All rights reserved.", "The Guardian"),
        ("A Kyiv Post journalist saw it.\n\nPhoto bank/ Kyiv Post/J. Doe", "Kyiv Post"),
        ("He told The Insider so.\n\nThe Insider/J. Doe", "The Insider"),
        ("A Kyiv Post journalist saw it.", ""),
        ("A Ukrainian journalist saw it.", ""),
        ("A Reuters reporter saw it.\n\nREUTERS/J. Doe\nReuters/J. Doe", ""),
        ("Source: Ministry of Defence on Telegram", ""),
        ("Джерело: Координаційний штаб", ""),
    ],
)
def test_publishers(foot, publisher):
    assert read_metadata(f"Big swap held{BODY}\n\n{foot}").publisher == publisher


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Reuters, 20 July 2024", "Reuters"),
        ("Kyiv Independent | Saturday, July 20, 2024", "Kyiv Independent"),
        ("2024-07-20 – Al Jazeera", "Al Jazeera"),
        ("Українська правда — 20 липня 2024, 14:05", "Українська правда"),
        ("Kyiv, 20 July 2024", ""),
        ("Jane Doe, 20 July 2024", ""),
        ("Reuters, updated 20 July 2024", ""),
        ("Reuters, July 20", ""),
        ("The Times of war, 20 July 2024, will be remembered", ""),
        ("Reuters reported on the swap, 20 July 2024", ""),
    ],
)
def test_a_newsroom_beside_the_day_is_the_publisher(head, publisher):
    assert read_metadata(f"Big swap held\n{head}{BODY}").publisher == publisher


def test_a_credit_line_outranks_the_newsroom_beside_the_day():
    assert read_metadata(f"Reuters, 20 July 2024\nBig swap held{BODY}\n\nSource: BBC").publisher == "BBC"


def test_a_source_within_the_article_is_the_origin_of_the_news():
    text = f"Big swap held\n\nIt was on Friday.\n\nIt was good.\n\nSource: Someone\n{BODY}{BODY}{BODY}"
    assert read_metadata(text).publisher == ""


def test_an_address_beside_the_source():
    found = read_metadata(f"Big swap held{BODY}\n\nSource: BBC, https://example.org/news/1.")
    assert (found.publisher, found.url) == ("BBC", "https://example.org/news/1")


def test_labels():
    found = read_metadata(
        f"Title: Big swap held\nPublisher: Radio X\nURL: https://example.org/a\nAuthor: Jane Doe{BODY}"
    )
    assert (found.title, found.publisher, found.url, found.author) == (
        "Big swap held",
        "Radio X",
        "https://example.org/a",
        "Jane Doe",
    )


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"KYIV, May 23 (Reuters) — Captives came home.{BODY}", "Reuters"),
        (f"KYIV, Ukraine (AP) — Captives came home.{BODY}", "AP"),
        (f"MOSCOW, January 3. /TASS/. Captives came home.{BODY}", "TASS"),
        (f"МОСКВА, 3 янв - РИА Новости. Вернулись все.{BODY}", "РИА Новости"),
        (f"Київ. 31 січня. ІНТЕРФАКС-УКРАЇНА – Усі вдома.{BODY}", "ІНТЕРФАКС-УКРАЇНА"),
        (f"Big swap held{BODY}\n\n-Agencies", "Agencies"),
        (f"Big swap held{BODY}\n\n(With AFP, Reuters)", "AFP, Reuters"),
        (f"Big swap held{BODY}", ""),
    ],
)
def test_agencies(text, agency):
    assert read_metadata(text).agency == agency


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Vusala Abbasova July 20, 2024", "Vusala Abbasova"),
        ("By James Landale, BBC News, Kyiv", "James Landale"),
        ("Written by Anna O’Neill-Smith", "Anna O’Neill-Smith"),
        ("By Ursula von der Leyen and Іван Петренко", "Ursula von der Leyen and Іван Петренко"),
        ("Автори: Іван Петренко та Олена Коваль", "Іван Петренко та Олена Коваль"),
        ("By Jane Doe in Kyiv", "Jane Doe"),
        ("By Yun Sun 20 July 2024", "Yun Sun"),
        ("By Jane Doe, updated 8:14 AM EDT, Mon May 26, 2025", "Jane Doe"),
        ("By Friday Evening they had all returned", None),
        ("By Monday", None),
        ("By the time they came, it was late", None),
        ("By BBC News", None),
        ("Prisoner Swap May 23, 2025", None),
        ("Prisoner Swap", None),
        ("By " + "Jane " * 60, None),
    ],
)
def test_bylines(line, author):
    found = read_byline(line)
    assert (found.author if found else None) == author


@pytest.mark.parametrize(
    "line",
    [
        "On May 23 (local time) – something happened",
        "In Kyiv, May 23 (Friday) - something happened",
        "Kyiv (Ukraine) — something happened",
        "Zelensky, May 23 — something happened",
        "Ukraine said so.",
        "KYIV has fallen silent.",
    ],
)
def test_sentences_that_are_no_datelines(line):
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("words", "day", "month_day"),
    [
        ("31.02.2024", None, None),
        ("2024-02-30", None, None),
        ("29 February 2023", None, None),
        ("29 February", None, (2, 29)),
        ("29 лютого 2024", "2024-02-29", None),
        ("03/03/2024", "2024-03-03", None),
        ("Sept. 5, 2024", "2024-09-05", None),
        ("1st of May 2024", "2024-05-01", None),
        ("5 мая", None, (5, 5)),
    ],
)
def test_stamps(words, day, month_day):
    stamp = find_stamp(words)
    assert (stamp.day, stamp.month_day) == (day, month_day) if stamp else (day is None and month_day is None)


def test_29_february_takes_the_last_leap_year():
    assert find_stamp("29 February").day_near("2027-06-01") == "2024-02-29"
    assert find_stamp("29 February").day_near(None) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia and Ukraine exchanged prisoners of war, officials said on Wednesday.", "en"),
        ("Україна та Росія провели обмін полоненими, їх звільнили.", "uk"),
        ("Россия и Украина обменялись пленными, все вернулись домой.", "ru"),
        ("Расія і Украіна абмяняліся палоннымі, усе вярнуліся дамоў, аб гэтым паведаміў Лукашэнка ў сераду.", "be"),
        ("Rusko a Ukrajina si vyměnily válečné zajatce, oznámili představitelé obou zemí.", ""),
        ("Добре", ""),
        ("1234567890 " * 10, ""),
        ("", ""),
    ],
)
def test_languages(text, language):
    assert language_of(text) == language


def test_a_ukrainian_quotation_does_not_turn_a_russian_article():
    text = "Российская сторона объявила об обмене пленными, сообщили в ведомстве. «Всі вдома», — сказал он." * 3
    assert language_of(text) == "ru"


def test_a_text_without_anything_says_nothing():
    assert read_metadata("") == Metadata()


_PIECES = st.sampled_from(
    [
        "By Jane Doe",
        " date 2025-05-24 ",
        "KYIV, May 23 (AP) —",
        "Last update:",
        "July 20, 2024",
        "\n",
        "\n\n",
        " ",
        "/",
        "Source: BBC",
        "Home / News / ",
        "Title",
        "05/06/2024",
        "🙏",
        "Джерело:",
        "12:30",
        "A Message from The X:",
        ".",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=14).map("".join))
def test_whatever_the_page_says_the_answer_holds_together(text):
    found = read_metadata(text)
    assert found == read_metadata(text)
    assert (found.published_on is None) == (found.published_basis is PublishedBasis.NONE)
    if found.published_quote is not None:
        start, end = found.published_quote
        stamp = find_stamp(text[start:end])
        assert stamp is not None
        assert found.published_on is not None
        assert stamp.day in (None, found.published_on)
    for field in fields(found):
        value = getattr(found, field.name)
        if isinstance(value, str) and field.name in ("title", "publisher", "agency", "url"):
            assert value in text or value.removeprefix("The ") in text
