"""Days whose year is told at the head of their sentence, or of the one before."""

import pytest
from swap_articles import SIDES, article

from curator.event_dates import read_event_date
from curator.model import DateBasis, Reading
from curator.selections import Finding, Selection


def read(text: str, words: str) -> Finding:
    """The reading of words in a text that was published on 8 August 2025."""
    start = text.index(words)
    return read_event_date(Selection(article(text, published="2025-08-08"), SIDES, start, start + len(words)))[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In 2022, on Oct. 4, Baku let 17 prisoners go.", "Oct. 4", "2022-10-04"),
        ("In 2023 there were few. The largest was of February 4, with 95 men.", "February 4", "2023-02-04"),
        ("During 2023, in three batches, 65 came home in July.", "July", "2023-07"),
        ("2022 – The largest, on Oct. 4: 23 agents for four.", "Oct. 4", "2022-10-04"),
        ("2022: Quiet. Then talks. Then 17 soldiers came home on Oct. 4.", "Oct. 4", "2022-10-04"),
        ("2022-й. Год пауз. Самый крупный обмен прошёл 4 октября.", "4 октября", "2022-10-04"),
        ("У 2022 році, 4 жовтня, Баку передав 17 полонених.", "4 жовтня", "2022-10-04"),
        ("В 2023 году было мало обменов. Самый крупный прошёл 4 февраля.", "4 февраля", "2023-02-04"),
    ],
)
def test_a_day_is_of_the_year_that_its_sentence_begins_with(text, words, value):
    found = read(text, words)
    assert found.value == value
    assert (found.basis, found.reading) == (DateBasis.EXPLICIT_NO_YEAR, Reading.INTERPRETED)
    assert f"{words}, told of {value[:4]} → " in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        "On Oct. 4 Baku let 17 prisoners go.",
        "In 2022 there were two exchanges.\n\nOn Oct. 4 Baku let 17 prisoners go.",
        "In 2022 there were two. In all 40 came home. On Oct. 4 Baku let 17 prisoners go.",
        "In 2022 talks began and in 2024 they bore fruit: on Oct. 4 Baku let 17 prisoners go.",
        "In 2022 he was captured, and on Oct. 4 Baku let him go.",
        "2022 – In 2024 they met again, on Oct. 4.",
        "2022 soldiers came home in all. On Oct. 4 it was 17.",
        "2022: One. It was small. It was cold. It was far. On Oct. 4 Baku let 17 prisoners go.",
        "In 2023 there were few. The largest this year was of Oct. 4.",
        "It was the largest exchange of those seen in 2022, on Oct. 4 it was smaller.",
    ],
)
def test_a_year_elsewhere_or_of_another_matter_is_not_that_of_the_day(text):
    assert read(text, "Oct. 4").value == "2024-10-04"


def test_a_full_date_and_a_planned_one_keep_their_year():
    assert read("In 2022, on Oct. 4, 2021, Baku let 17 go.", "Oct. 4, 2021").value == "2021-10-04"
    assert read("In 2022 it was agreed that on Oct. 4 Baku will let 17 go.", "Oct. 4").value == "2025-10-04"
