"""What does not fit in a swap: each kind found, what fits left alone, answers that lapse when their cause changes."""

from dataclasses import replace

import pytest

from curator.findings import FindingKind, findings, open_findings
from curator.model import (
    Answer,
    Article,
    ArticleId,
    Category,
    Choice,
    Claim,
    ClaimantType,
    ClaimField,
    ClaimId,
    ConfirmedBy,
    Modality,
    OrdinalScope,
    Party,
    PublishedBasis,
    Qualifier,
    Quote,
    Side,
    SwapId,
    SwapRecord,
)
from curator.sources import sources_of
from curator.swaps import assemble, summarise

SIDES = (Party("Ukraine", ("Ukraine",)), Party("Russia", ("Russia",)))
RECORD = SwapRecord(SwapId(1), "SW-0001")
TEXT = "The sides exchanged equal numbers of prisoners, 230 and 248. Nothing else is said of that day."


def article(published="2025-05-24", text=TEXT):
    empty = {"file_sha256": "", "text_sha256": "", "title": "", "publisher": "", "agency": "", "author": "", "url": ""}
    more = {"language": "en", "published_basis": PublishedBasis.BYLINE, "updated_on": None, "imported_on": ""}
    return Article(
        ArticleId(1), "a.txt", text=text, published_on=published, confirmed=True, done=False, **empty, **more
    )


def said(number, field, value, words="230", **more):
    start = TEXT.index(words)
    quote = Quote(ArticleId(1), start, start + len(words), words, "", "")
    return Claim(ClaimId(number), SwapId(1), field, words, value, **{"quotes": (quote,), **more})


def count(number, value, side=Side.A, **more):
    return said(number, ClaimField.COUNT, value, side=side, **more)


def date(number, day, **more):
    return said(number, ClaimField.DATE, day, **more)


def ordinal(number, value, swap=1, scope=OrdinalScope.OFFICIAL_SERIES):
    return replace(said(number, ClaimField.ORDINAL, str(value), scope=scope), swap=SwapId(swap))


def other(number, place, day, *more, scope=OrdinalScope.OFFICIAL_SERIES):
    record = SwapRecord(SwapId(number), f"SW-{number:04}")
    return summarise(
        assemble(record, [ordinal(1, place, number, scope), replace(date(2, day), swap=SwapId(number)), *more])
    )


def looked_at(*claims, others=(), record=RECORD, published="2025-05-24"):
    return findings(assemble(record, claims), {ArticleId(1): article(published)}, others, SIDES)


def kinds(*claims, **more):
    return [finding.kind for finding in looked_at(*claims, **more)]


def test_nothing_is_found_where_nothing_is_said_or_all_fits():
    assert looked_at() == ()
    parts = [
        count(1, "390"),
        count(2, "270", category=Category.SERVICEMEN),
        count(3, "120", category=Category.CIVILIANS),
    ]
    assert looked_at(*parts, count(4, "390", Side.B), date(5, "2025-05-23")) == ()


def test_parts_against_the_total_and_which_claims_cause_it():
    parts = [
        count(1, "390"),
        count(2, "270", category=Category.SERVICEMEN),
        count(3, "121", category=Category.CIVILIANS),
    ]
    (finding,) = looked_at(*parts, count(4, "390", Side.B))
    assert finding.kind is FindingKind.PARTS
    assert finding.sentence == "Returned to Ukraine: 270 servicemen and 121 civilians do not make 390"
    assert (finding.claims, finding.columns) == ((1, 2, 3), ("to_a", "to_a_servicemen", "to_a_civilians"))
    assert finding.blocks


def test_a_part_larger_than_the_total():
    (finding,) = looked_at(count(1, "5"), count(2, "6", category=Category.WOMEN))
    assert finding.sentence == "Returned to Ukraine: 6 women are more than the total of 5"
    assert finding.columns[0] == "to_a_women"


def test_an_adopted_number_outside_of_what_is_said_exactly():
    about = count(1, "500", qualifier=Qualifier.ABOUT)
    record = replace(RECORD, choices=(Choice("to_a", ClaimId(1), None, "so", "me", ""),))
    assert kinds(about, count(2, "390"), record=record) == [FindingKind.SPAN]


@pytest.mark.parametrize(
    ("a", "b", "total", "fits"),
    [
        ("230", "248", "478", True),
        ("230", "248", "nearly 500", True),
        ("230", "248", "about 700", False),
        ("230", "248", "more than 400", True),
        ("230", "248", "more than 600", False),
        ("390", "390", "390", True),
        ("390", "390", "780", True),
        ("230", "248", "500", False),
        ("230", "248", "hundreds", True),
    ],
)
def test_the_sides_against_the_published_total(a, b, total, fits):
    found = kinds(count(1, a), count(2, b, Side.B), said(3, ClaimField.TOTAL_REPORTED, total), published="2024-01-03")
    assert (FindingKind.TOTAL not in found) is fits


@pytest.mark.parametrize(
    ("formula", "a", "b", "expected"),
    [
        ("230-for-230", "230", "248", 1),
        ("230 for 248", "230", "248", 0),
        ("248–for–230", "230", "248", 0),
        ("230 на 230", "230", "230", 0),
        ("1,000-for-1,000", "230", "248", 0),
        ("190 за 175", "230", "248", 1),
    ],
)
def test_n_for_n_is_held_against_what_is_adopted(formula, a, b, expected):
    text = TEXT.replace("equal numbers of prisoners", f"people {formula}")
    at = text.index(", 230 and") + 2
    quote = Quote(ArticleId(1), at, at + 3, "230", "", "")
    claims = [count(1, a, quotes=(quote,)), count(2, b, Side.B, quotes=(quote,))]
    articles = {ArticleId(1): article(text=text)}
    found = [one for one in findings(assemble(RECORD, claims), articles, (), SIDES) if one.kind is FindingKind.EQUAL]
    assert len(found) == expected
    assert all(formula in one.sentence and one.claims == (1, 2) for one in found)


def test_equal_numbers_are_said_and_different_ones_adopted():
    assert kinds(count(1, "230"), count(2, "248", Side.B, words="248")) == [FindingKind.EQUAL]
    assert kinds(count(1, "230"), count(2, "230", Side.B)) == []
    elsewhere = [count(1, "230", words="that day"), count(2, "248", Side.B, words="that day")]
    assert kinds(*elsewhere) == []


def test_a_number_each_against_different_numbers():
    each = count(1, "230", Side.EACH, words="that day")
    later = count(2, "248", Side.B, claimant_side=Side.B, words="that day")
    (finding,) = looked_at(each, later)
    assert finding.kind is FindingKind.EQUAL
    assert finding.sentence == "“that day” each is said, and yet 230 and 248 are adopted"


def test_a_stage_is_not_larger_than_its_deal():
    whole = said(1, ClaimField.DEAL, "200-for-1000")
    assert kinds(whole, count(2, "230")) == [FindingKind.DEAL]
    assert kinds(whole, count(2, "230", Side.B)) == []
    assert kinds(said(1, ClaimField.DEAL, "Istanbul talks"), count(2, "230")) == []
    assert kinds(said(1, ClaimField.DEAL, "all-for-all"), count(2, "230")) == []


@pytest.mark.parametrize(("status", "found"), [("planned", True), ("cancelled", True), ("completed", False)])
def test_what_is_planned_or_cancelled_has_no_counts(status, found):
    claims = [said(1, ClaimField.STATUS, status), count(2, "1000")]
    assert (FindingKind.PLANNED in kinds(*claims)) is found
    assert kinds(claims[0], count(2, "1000", modality=Modality.PLANS)) == []


def test_a_date_after_its_articles_publication():
    (finding,) = looked_at(date(1, "2025-05-25"))
    assert finding.kind is FindingKind.LATE
    assert finding.sentence == "Sun 25 May 2025 is after its article came out (Sat 24 May 2025)"
    assert looked_at(date(1, "2025-05-24")) == looked_at(date(1, "2025-05")) == ()
    assert looked_at(date(1, "2025-05-25", modality=Modality.PLANS)) == ()
    assert looked_at(date(1, "2025-05-25"), published=None) == ()


def test_two_days_for_one_exchange_until_somebody_decides():
    claims = [date(1, "2025-05-22"), date(2, "2025-05-23")]
    (finding,) = looked_at(*claims)
    assert finding.sentence == "The sources give different days: Thu 22 May 2025, Fri 23 May 2025"
    assert finding.claims == (1, 2)
    decided = replace(RECORD, choices=(Choice("date", ClaimId(2), None, "the ministry says so", "me", ""),))
    assert looked_at(*claims, record=decided) == ()


def test_the_official_series_runs_in_the_order_of_days():
    mine = (ordinal(1, 54), date(2, "2024-07-17"))
    assert kinds(*mine, others=[other(2, 53, "2024-06-25")]) == []
    assert kinds(*mine, others=[other(2, 49, "2024-01-03")]) == [FindingKind.GAP]
    (gap,) = looked_at(*mine, others=[other(2, 49, "2024-01-03")])
    assert gap.sentence == "The 50th to the 53rd are not on this desk, between SW-0002 and this one, the 54th"
    (single,) = looked_at(*mine, others=[other(2, 52, "2024-01-03")])
    assert single.sentence.startswith("The 53rd is not on this desk")
    (late,) = looked_at(*mine, others=[other(2, 53, "2024-08-01")])
    assert late.sentence == "The 53rd (SW-0002, Thu 1 August 2024) was after this one, the 54th"
    (early,) = looked_at(*mine, others=[other(2, 55, "2024-07-16")])
    assert early.kind is FindingKind.ORDER
    (same,) = looked_at(*mine, others=[other(2, 54, "2024-08-01")])
    assert (same.kind, same.sentence) == (FindingKind.COLLISION, "SW-0002 is called the 54th as well")
    assert kinds(*mine, others=[other(2, 53, "2024-07")]) == [], "a month that holds the day is in order"
    assert kinds(*mine, others=[other(1, 54, "2024-07-17")]) == [], "the swap itself"


def test_every_series_runs_by_itself():
    year, mediator = OrdinalScope.CALENDAR_YEAR, OrdinalScope.MEDIATOR_SERIES
    turkey = said(5, ClaimField.MEDIATOR, "Turkey")
    mine = (ordinal(1, 54), ordinal(3, 9, scope=year), date(2, "2024-07-17"))
    assert kinds(*mine, others=[other(2, 9, "2023-05-01", scope=year)]) == [], "the ninth of another year"
    (same,) = looked_at(*mine, others=[other(2, 9, "2024-08-01", scope=year)])
    assert (same.kind, same.sentence, same.claims) == (
        FindingKind.COLLISION,
        "SW-0002 is called the 9th of 2024 as well",
        (3,),
    )
    (late,) = looked_at(*mine, others=[other(2, 8, "2024-08-01", scope=year)])
    assert late.sentence == "The 8th of 2024 (SW-0002, Thu 1 August 2024) was after this one, the 9th"
    (gap,) = looked_at(*mine, others=[other(2, 7, "2024-06-01", scope=year)])
    assert gap.sentence == "The 8th of 2024 is not on this desk, between SW-0002 and this one, the 9th"
    theirs = (ordinal(1, 17, scope=mediator), date(2, "2024-07-17"), turkey)
    (same,) = looked_at(*theirs, others=[other(2, 17, "2024-08-01", turkey, scope=mediator)])
    assert same.sentence == "SW-0002 is called the 17th that Turkey mediated as well"
    assert kinds(*theirs, others=[other(2, 17, "2024-08-01", scope=mediator)]) == [], "nobody knows whose seventeenth"


def test_one_swap_with_a_wrong_day_gives_one_finding_not_one_for_each_neighbour():
    others = [other(number, number, f"2024-0{number}-01") for number in range(2, 8)]
    (finding,) = looked_at(ordinal(1, 8), date(2, "2024-01-01"), others=others)
    assert finding.sentence == "The 7th (SW-0007, Mon 1 July 2024) was after this one, the 8th"


def test_an_answer_holds_until_what_causes_the_finding_changes():
    claims = [count(1, "5"), count(2, "6", category=Category.WOMEN)]
    (finding,) = looked_at(*claims)
    answered = replace(RECORD, answers=(Answer(finding.key, "a misprint", "me", ""),))
    assert open_findings(assemble(answered, claims), [finding]) == ()
    changed = [claims[0], replace(claims[1], value="7")]
    again = looked_at(*changed, record=answered)
    assert open_findings(assemble(answered, changed), again) == again != ()
    blank = replace(RECORD, answers=(Answer(finding.key, " ", "me", ""),))
    assert open_findings(assemble(blank, claims), [finding]) == (finding,)


def test_copies_are_one_source_and_officials_confirm_for_their_side():
    def by(number, article, kind, side=Side.NONE, **more):
        quote = Quote(ArticleId(article), 0, 3, "230", "", "")
        return count(number, "230", quotes=(quote,), claimant_type=kind, claimant_side=side, **more)

    words = "Ukraine and Russia exchanged prisoners on Friday, the ministry said in a statement. " * 8
    texts = {1: words, 2: f"{words} Kyiv.", 3: "Something else altogether was told here by another reporter."}
    claims = [
        by(1, 1, ClaimantType.DEFENCE_MINISTRY, Side.A),
        by(2, 2, ClaimantType.MEDIA),
        by(3, 3, ClaimantType.MEDIATOR),
    ]
    sources = sources_of(assemble(RECORD, claims), texts)
    assert (sources.groups, sources.independent) == (((1, 2), (3,)), 2)
    assert ([c.id for c in sources.a], sources.b, [c.id for c in sources.third]) == ([1], (), [3])
    assert sources.confirmed_by is ConfirmedBy.A
    both = [*claims, by(4, 3, ClaimantType.OMBUDSMAN, Side.B)]
    assert sources_of(assemble(RECORD, both), texts).confirmed_by is ConfirmedBy.BOTH
    denied = [by(1, 1, ClaimantType.DEFENCE_MINISTRY, Side.A, modality=Modality.DENIES)]
    assert sources_of(assemble(RECORD, denied), texts).confirmed_by is ConfirmedBy.NONE
    assert sources_of(assemble(RECORD, claims[2:]), texts).confirmed_by is ConfirmedBy.THIRD_PARTY
    assert sources_of(assemble(RECORD, [by(1, 3, ClaimantType.BOTH_SIDES, Side.EACH)]), texts).confirmed_by == "both"
