import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from curator.dates import edtf_bounds, find_dates, has_future_cue, read_date, spoken
from curator.model import DateBasis, DatePrecision
from curator.text import canonical

SEEDS = Path(__file__).parents[2] / "seeds"
MONTHS = str.split("January February March April May June July August September October November December")
WEEKDAYS = str.split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
UK_MONTHS = str.split("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")
RU_MONTHS = str.split("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
UK_ON = str.split("понеділок вівторок середу четвер п’ятницю суботу неділю")
RU_ON = str.split("понедельник вторник среду четверг пятницу субботу воскресенье")
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
FORMATS = {
    "17 July 2024": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "July 17, 2024": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "July 17 2024": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "JULY 17, 2024": lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    "Jul. 17, 2024": lambda d: f"{MONTHS[d.month - 1][:3]}{'.' * (d.month != 5)} {d.day}, {d.year}",
    "Wednesday, 17 July 2024": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "Wed 17 July 2024": lambda d: spoken(d.isoformat()),
    "2024-07-17": lambda d: d.isoformat(),
    "17.07.2024": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "7.7.2024": lambda d: f"{d.day}.{d.month}.{d.year}",
    "17 липня 2024 року": lambda d: f"{d.day} {UK_MONTHS[d.month - 1]} {d.year} року",
    "17 июля 2024 года": lambda d: f"{d.day} {RU_MONTHS[d.month - 1]} {d.year} года",
    "среду, 17 июля 2024": lambda d: f"{RU_ON[d.weekday()]}, {d.day} {RU_MONTHS[d.month - 1]} {d.year}",
    "the 17th of July 2024": lambda d: f"{d.day}th of {MONTHS[d.month - 1]} {d.year}",
}


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=60)
@given(day=DAYS)
@example(day=date(2024, 2, 29))
@example(day=date(2024, 5, 1))
def test_every_day_reads_back_from_every_form(name, day):
    words = FORMATS[name](day)
    (span,) = find_dates(f"It was done on {words}, as was said.")
    assert span.text == words
    reading = read_date(words, None)
    assert (reading.edtf, reading.start, reading.end) == (day.isoformat(),) * 3
    assert (reading.precision, reading.basis) == (DatePrecision.DAY, DateBasis.EXPLICIT_FULL)
    assert reading.explanation == f"{words} → {spoken(day.isoformat())}"


@settings(deadline=None)
@given(DAYS, st.integers(0, 6), st.booleans(), st.sampled_from([WEEKDAYS, UK_ON, RU_ON]))
def test_a_weekday_is_the_nearest_such_day_by_the_calendar(published, weekday, future, names):
    reading = read_date(names[weekday], published.isoformat(), future=future)
    step = timedelta(1 if future else -1)
    expected = next(day for day in (published + step * n for n in range(7)) if day.weekday() == weekday)
    assert (reading.edtf, reading.basis) == (expected.isoformat(), DateBasis.WEEKDAY_VS_PUBLICATION)


@settings(deadline=None)
@given(DAYS, st.integers(1, 12), st.integers(1, 31), st.booleans())
def test_a_day_without_a_year_is_the_nearest_such_day_by_the_calendar(published, month, day, future):
    words = f"{MONTHS[month - 1]} {day}"
    reading = read_date(words, published.isoformat(), future=future)
    step = timedelta(1 if future else -1)
    found = (d for d in (published + step * n for n in range(366 * 9)) if (d.month, d.day) == (month, day))
    expected = next(found, None)
    if expected is None:
        assert (reading.edtf, reading.precision) == (None, DatePrecision.UNKNOWN)
        assert "no" in reading.explanation
    else:
        assert (reading.edtf, reading.basis) == (expected.isoformat(), DateBasis.EXPLICIT_NO_YEAR)


@settings(deadline=None)
@given(DAYS, st.integers(1, 12), st.booleans())
def test_a_month_without_a_year_is_the_nearest_such_month(published, month, future):
    reading = read_date(MONTHS[month - 1], published.isoformat(), future=future)
    year = int(reading.start[:4])
    assert reading.edtf == f"{year}-{month:02}"
    here, read = published.year * 12 + published.month, year * 12 + month
    assert 0 <= (read - here if future else here - read) < 12
    assert reading.precision is DatePrecision.MONTH


PUBLISHED = "2025-05-24"  # a Saturday


@pytest.mark.parametrize(
    ("words", "published", "edtf", "precision", "explanation"),
    [
        ("Friday", "2025-05-24", "2025-05-23", "day", "Friday, published Sat 24 May 2025 → Fri 23 May 2025"),
        ("Saturday", "2025-05-24", "2025-05-24", "day", "Saturday, published Sat 24 May 2025 → Sat 24 May 2025"),
        ("Wednesday", "2024-07-20", "2024-07-17", "day", "Wednesday, published Sat 20 July 2024 → Wed 17 July 2024"),
        (
            "Wednesday",
            "2025-01-15",
            "2025-01-15",
            "day",
            "Wednesday, published Wed 15 January 2025 → Wed 15 January 2025",
        ),
        ("May 23", "2025-05-23", "2025-05-23", "day", "May 23, published Fri 23 May 2025 → Fri 23 May 2025"),
        ("June 25", "2024-07-20", "2024-06-25", "day", "June 25, published Sat 20 July 2024 → Tue 25 June 2024"),
        ("17 July 2024", None, "2024-07-17", "day", "17 July 2024 → Wed 17 July 2024"),
        ("17 July 2024", "2025-05-24", "2024-07-17", "day", "17 July 2024 → Wed 17 July 2024"),
        ("August 2023", None, "2023-08", "month", "August 2023 → some day in August 2023"),
        ("2025", None, "2025", "year", "2025 → some day in 2025"),
        ("June", "2024-07-20", "2024-06", "month", "June, published Sat 20 July 2024 → some day in June 2024"),
        ("Today", PUBLISHED, "2025-05-24", "day", "Today, published Sat 24 May 2025 → Sat 24 May 2025"),
        ("yesterday", PUBLISHED, "2025-05-23", "day", "yesterday, published Sat 24 May 2025 → Fri 23 May 2025"),
        (
            "Tuesday, 23 May 2025",
            None,
            "2025-05-23",
            "day",
            "Tuesday, 23 May 2025 → Fri 23 May 2025, but the text says Tuesday",
        ),
        (
            "23–25 May 2025",
            None,
            "2025-05-23/2025-05-25",
            "interval",
            "23–25 May 2025 → Fri 23 May 2025 to Sun 25 May 2025",
        ),
    ],
)
def test_readings_and_how_they_are_explained(words, published, edtf, precision, explanation):
    reading = read_date(words, published)
    assert (reading.edtf, reading.precision.value, reading.explanation) == (edtf, precision, explanation)


@pytest.mark.parametrize(
    ("words", "edtf", "precision", "basis"),
    [
        ("сьогодні", "2025-05-24", "day", "today_vs_publication"),
        ("сегодня", "2025-05-24", "day", "today_vs_publication"),
        ("вчора", "2025-05-23", "day", "relative"),
        ("вчера", "2025-05-23", "day", "relative"),
        ("tomorrow", "2025-05-25", "day", "relative"),
        ("last night", "2025-05-23", "day", "relative"),
        ("overnight", "2025-05-23/2025-05-24", "interval", "today_vs_publication"),
        ("a week ago", "2025-05-14/2025-05-20", "week", "relative"),
        ("two days ago", "2025-05-22", "day", "relative"),
        ("3 weeks ago", "2025-04-30/2025-05-06", "week", "relative"),
        ("a month ago", "2025-04", "month", "relative"),
        ("five months ago", "2024-12", "month", "relative"),
        ("two years ago", "2023", "year", "relative"),
        ("тиждень тому", "2025-05-14/2025-05-20", "week", "relative"),
        ("п’ять днів тому", "2025-05-19", "day", "relative"),
        ("два дня назад", "2025-05-22", "day", "relative"),
        ("last week", "2025-05-12/2025-05-18", "week", "relative"),
        ("this week", "2025-05-19/2025-05-25", "week", "relative"),
        ("last month", "2025-04", "month", "relative"),
        ("next year", "2026", "year", "relative"),
        ("минулого тижня", "2025-05-12/2025-05-18", "week", "relative"),
        ("last Saturday", "2025-05-17", "day", "weekday_vs_publication"),
        ("next Saturday", "2025-05-31", "day", "weekday_vs_publication"),
        ("минулої п'ятниці", "2025-05-23", "day", "weekday_vs_publication"),
        ("May 23-25", "2025-05-23/2025-05-25", "interval", "explicit_no_year"),
        ("23 and 24 May", "2025-05-23/2025-05-24", "interval", "explicit_no_year"),
        ("23-25 травня", "2025-05-23/2025-05-25", "interval", "explicit_no_year"),
        ("Dec 30 – Jan 2", "2024-12-30/2025-01-02", "interval", "explicit_no_year"),
        ("30 December to 2 January 2025", "2024-12-30/2025-01-02", "interval", "explicit_full"),
        ("23-25.05.2025", "2025-05-23/2025-05-25", "interval", "explicit_full"),
        ("2025-05-23/2025-05-25", "2025-05-23/2025-05-25", "interval", "explicit_full"),
        ("../2025-05-23", "../2025-05-23", "open", "explicit_full"),
        ("2023-08~", "2023-08~", "month", "explicit_full"),
        ("13/05/2025", "2025-05-13", "day", "explicit_full"),
        ("05/13/2025", "2025-05-13", "day", "explicit_full"),
        ("5/5/2025", "2025-05-05", "day", "explicit_full"),
        ("2014–2022", "2014/2022", "interval", "explicit_full"),
        ("2024 року", "2024", "year", "explicit_full"),
        ("у травні", "2025-05", "month", "explicit_no_year"),
        ("announced on Friday", "2025-05-23", "day", "weekday_vs_publication"),
        ("is expected on Friday", "2025-05-30", "day", "weekday_vs_publication"),
        ("On May 23, 2025", "2025-05-23", "day", "explicit_full"),
        ("Feb 29", "2024-02-29", "day", "explicit_no_year"),
    ],
)
def test_readings(words, edtf, precision, basis):
    reading = read_date(words, PUBLISHED)
    assert (reading.edtf, reading.precision.value, reading.basis.value) == (edtf, precision, basis)
    assert (reading.start, reading.end) == edtf_bounds(edtf)[:2]


@pytest.mark.parametrize(
    "words", ["Wednesday", "May 23", "June", "today", "a week ago", "last month", "overnight", "середу"]
)
def test_what_needs_a_publication_date_says_so(words):
    reading = read_date(words, None)
    assert (reading.edtf, reading.start, reading.end, reading.basis) == (None,) * 4
    assert reading.precision is DatePrecision.UNKNOWN
    assert reading.explanation == f"“{words}” needs the article's publication date"


@pytest.mark.parametrize(
    ("words", "explanation"),
    [
        ("hello", "“hello” can't be read as a date: type it as 2025-05-23, 2025-05 or 2025"),
        ("", "“” can't be read as a date: type it as 2025-05-23, 2025-05 or 2025"),
        ("24/7", "“24/7” can't be read as a date: type it as 2025-05-23, 2025-05 or 2025"),
        ("February 30, 2025", "30 February 2025 is no day of the calendar"),
        ("03/04/2025", "“03/04/2025” is 3 April or 4 March: type the day that is meant"),
        ("Saturday and Sunday", "“Saturday and Sunday” holds 2 dates: select one of them"),
        ("25-23 May 2025", "Sun 25 May 2025 to Fri 23 May 2025 ends before it begins"),
    ],
)
def test_what_cannot_be_read_keeps_its_words_and_says_why(words, explanation):
    reading = read_date(words, PUBLISHED)
    assert (reading.edtf, reading.explanation) == (None, explanation)


def found(text):
    return [span.text for span in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "who may be in captivity, which may 5 times happen",
        "they march 20 miles",
        "the 54th exchange and the 49th",
        "release of 1000 of our people",
        "working 24/7, a 3-1 score, at 14:57",
        "release of 2005 prisoners, of 2000 Ukrainian soldiers",
        "over 2000 men",
        "of 1,900 and 2,025",
        "USA Today wrote",
        "in military среде",
        "because of this, тому що",
        "Сьогоднішній",
        "2025.5 or 12025",
        "the mayor, marching",
        "at $2024, 2024%",
        "several days ago",
        "Sun and Mon and Dec",
    ],
)
def test_no_false_friends(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On Saturday and Sunday, we expect", ["Saturday", "Sunday"]),
        ("in May and since March 2022 until June", ["May", "March 2022", "June"]),
        ("Theresa told them on May 1,000 times", ["May"]),
        ("On May 23 390 people", ["May 23"]),
        ("On May 23 – 25 people came", ["May 23"]),
        ("on May 23 and 24, too", ["May 23 and 24"]),
        ("on May 23 and 24 soldiers", ["May 23"]),
        ("from May 23 to 25", ["May 23 to 25"]),
        ("first swap of 2025, the 2014 crisis (2022)", ["2025", "2014", "2022"]),
        ("from 2014 to 2022", ["2014", "2022"]),
        ("in 2024, 2023 and 2022", ["2024", "2023", "2022"]),
        ("Last Monday (April 10th)", ["Last Monday", "April 10th"]),
        ("Wednesday’s swap", ["Wednesday"]),
        ("у п’ятницю, 23 травня 2025 року, та вчора", ["п’ятницю, 23 травня 2025 року", "вчора"]),
        ("в мае 2022 г. и 5 марта", ["мае 2022 г", "5 марта"]),
        ("May 23, 2025 14:57", ["May 23, 2025"]),
        ("In exchange for 95, 23 May brought 2000 soldiers", ["23 May"]),
        ("on 23 May 2000 soldiers came", ["23 May"]),
        ("2025-05-23T14:57", ["2025-05-23"]),
        ("mid-March and late April", ["March", "April"]),
    ],
)
def test_dates_are_found_as_long_as_they_go(text, dates):
    assert found(text) == dates


SEED_DATES = {
    "000": (None, "2025 Wednesday February_2022 May_2022", "2025 - 2022-02 2022-05"),
    "001": (
        "2025-05-23",
        "2025-05-23 May_23 2014 Today Saturday Sunday May_16 2022 May_22 May_23,_2025 May_23,_2025 May_23,_2025 May_1 "
        "May_20 April_10 April March_2023 May_8",
        "2025-05-23 2025-05-23 2014 2025-05-23 2025-05-17 2025-05-18 2025-05-16 2022 2025-05-22 2025-05-23 2025-05-23 "
        "2025-05-23 2025-05-01 2025-05-20 2025-04-10 2025-04 2023-03 2025-05-08",
    ),
    "002": (
        "2024-07-20",
        "March_17,_2025 July_20,_2024 Wednesday 2022 Wednesday Wednesday 2022 June Wednesday June_25 2022 2014",
        "2025-03-17 2024-07-20 2024-07-17 2022 2024-07-17 2024-07-17 2022 2024-06 2024-07-17 2024-06-25 2022 2014",
    ),
    "003": (None, "August_2023", "2023-08"),
    "004": (
        "2025-05-24",
        "2025-05-24 2022 2022 a_week_ago Friday 2022 Friday a_week_ago March_2022 Friday this_week",
        "2025-05-24 2022 2022 2025-05-14/2025-05-20 2025-05-23 2022 2025-05-23 2025-05-14/2025-05-20 2022-03 "
        "2025-05-23 2025-05-19/2025-05-25",
    ),
}


@pytest.mark.parametrize("seed", sorted(SEED_DATES))
def test_dates_of_the_samples(seed):
    published, words, values = SEED_DATES[seed]
    text = canonical(next(SEEDS.glob(f"{seed}_*")).read_text(encoding="utf-8"))
    spans = find_dates(text)
    assert " ".join(span.text.replace(" ", "_") for span in spans) == words
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert " ".join(read_date(span.text, published).edtf or "-" for span in spans) == values


def test_saturday_and_sunday_of_the_sample_look_ahead():
    clause = "On Saturday and Sunday, we expect the exchange to continue."
    assert has_future_cue(clause)
    readings = [read_date(span.text, "2025-05-23", future=True).edtf for span in find_dates(clause)]
    assert readings == ["2025-05-24", "2025-05-25"]


@pytest.mark.parametrize(
    "clause", ["обмін відбудеться в суботу", "is due on Saturday", "ожидается в субботу", "will be"]
)
def test_future_cues(clause):
    assert has_future_cue(clause)


@pytest.mark.parametrize("clause", ["the exchange was held", "was held on Friday", "Goodwill", "відбувся в суботу"])
def test_no_future_cues(clause):
    assert not has_future_cue(clause)


PIECES = [
    *MONTHS,
    *WEEKDAYS,
    *UK_MONTHS[:5],
    *UK_ON,
    "23",
    "5",
    "2025",
    "2024-02-30",
    ".",
    ",",
    " ",
    " ",
    " ",
    "-",
    "–",
    "/",
]
PIECES += [
    "today",
    "ago",
    "a",
    "week",
    "last",
    "to",
    "and",
    "of",
    "in",
    "\u00a0",
    "\n",
    "🙂",
    "\u0301",
    "٣",
    "th",
    "..",
    "~",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.sampled_from([None, "2025-05-24", "2024-02-29"]))
def test_any_words_are_sliced_exactly_and_read_or_refused_with_a_sentence(text, published):
    last = 0
    for span in find_dates(text):
        assert last <= span.start < span.end
        assert span.text == text[span.start : span.end]
        last = span.end
        check_reading(read_date(span.text, published))
    check_reading(read_date(text, published))


def check_reading(reading):
    assert reading.explanation
    if reading.edtf is None:
        assert (reading.start, reading.end, reading.precision) == (None, None, DatePrecision.UNKNOWN)
    else:
        assert (reading.start, reading.end) == edtf_bounds(reading.edtf)[:2]


def calls(text):
    count = 0

    def seen(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        find_dates(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ["23 May ", "May ", "2025 ", "1,", "a week ago ", "last ", "23-"])
def test_work_grows_with_the_text_and_no_faster(piece):
    assert calls(piece * 5000) <= 10.5 * calls(piece * 500) + 500


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-05-23~", "2025-05-23", "2025-05-23", "day"),
        ("2025-05?", "2025-05-01", "2025-05-31", "month"),
        ("2025%", "2025-01-01", "2025-12-31", "year"),
        ("2025-05-23/2025-05-25", "2025-05-23", "2025-05-25", "interval"),
        ("2025-05/2025-06", "2025-05-01", "2025-06-30", "interval"),
        ("../2025-05-23", "", "2025-05-23", "open"),
        ("2025-05/..", "2025-05-01", "", "open"),
    ],
)
def test_bounds_of_edtf(edtf, start, end, precision):
    assert edtf_bounds(edtf) == (start, end, precision)


@pytest.mark.parametrize(
    "edtf",
    ["", "2025-13", "2025-02-30", "../..", "2025-05-25/2025-05-23", "May", "25", "2025-5-3", "20250523", "2025-W21-5"],
)
def test_what_is_no_edtf_is_refused_in_one_sentence(edtf):
    with pytest.raises(ValueError, match="“"):
        edtf_bounds(edtf)
