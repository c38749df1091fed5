"""The bundle: its columns, rows, keys and bytes, against files that were checked by hand."""

import csv
import gc
import hashlib
import io
import json
import re
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.dismissals import Dismissal, DismissalId, DismissReason
from curator.exporting import (
    BUNDLE_FILES,
    ExportData,
    export,
    export_bundle,
    export_swaps,
    exported_swaps,
    guard,
    unguard,
)
from curator.exporting.bundle import bundle_bytes
from curator.exporting.claims_csv import CLAIMS
from curator.exporting.csv_writing import csv_bytes
from curator.exporting.figures_csv import FIGURES
from curator.exporting.legs_csv import LEGS
from curator.exporting.sources_csv import SOURCES
from curator.exporting.swaps_csv import swaps_table
from curator.exporting.table import ExportColumn, Table
from curator.model import (
    Article,
    ArticleId,
    Category,
    Choice,
    Claim,
    ClaimantType,
    ClaimField,
    ClaimId,
    CountState,
    DateBasis,
    DatePrecision,
    Modality,
    OrdinalScope,
    Party,
    PublishedBasis,
    Qualifier,
    Reading,
    ReviewState,
    Side,
    SwapId,
    SwapRecord,
)
from curator.swaps import Swap, assemble
from curator.text import quote, sha256

GOLD = Path(__file__).parents[1] / "gold" / "export"
SIDES = (Party("Ukraine", ("Ukraine",)), Party("Russia", ("Russia",)))
NOW = "2026-01-02T03:04:05Z"

_REPORT = (
    "Kyiv said 95 came home on July 17, 2024. Moscow agreed. The Emirates mediated it; so did Qatar. "
    "It was the 54th such exchange of the war, the officials of both sides told reporters on that day.\n"
)
TEXTS = {
    1: "-Big swap, held on May 23, 2025 🙏\n\nKyiv said 390 came home: 270 servicemen and 120 civilians. “Three\n"
    'women, too”, it said. Moscow said 390 returned to Russia; "some" were civilians. The 1,000 come later.\n',
    2: "Обмін полоненими\n\nДодому повернулися 390 українців, за посередництва ОАЕ.\n",
    3: f"Copied report\n\n{_REPORT}",
    4: f"Copied report!\n\n{_REPORT}-Agencies\n",
    5: "Never quoted. 12 people.\n",
}


def article(number: int, **more) -> Article:
    known = {
        "title": f"=Title {number}" if number == 1 else "",
        "publisher": {1: "BBC", 2: "Українська правда"}.get(number, ""),
        "published_on": {1: "2025-05-24", 2: "2025-05-23"}.get(number),
        "published_basis": PublishedBasis.HEADER if number < 3 else PublishedBasis.NONE,
        **more,
    }
    text = TEXTS[number]
    return Article(
        ArticleId(number),
        file_name=f"{number}.txt",
        file_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text_sha256=sha256(text),
        text=text,
        agency="Agencies" if number == 4 else "",
        author="",
        url="",
        language="uk" if number == 2 else "en",
        updated_on="2025-05-25" if number == 1 else None,
        imported_on=NOW,
        confirmed=True,
        done=False,
        **known,
    )


def said(number: int, source: int, words: str):
    text = TEXTS[source]
    start = text.index(words)
    return quote(ArticleId(source), text, start, start + len(words))


def claim(number: int, swap: int, field: ClaimField, value: str | None, *quotes, **more) -> Claim:
    words = quotes[0].text if quotes else (value or "")
    more.setdefault("claimant", "Kyiv")
    more.setdefault("claimant_type", ClaimantType.GOVERNMENT)
    return Claim(
        ClaimId(number),
        SwapId(swap),
        field,
        more.pop("value_text", words),
        value,
        quotes=quotes,
        curator="ann",
        made_on=NOW,
        **more,
    )


def record(number: int, state: ReviewState = ReviewState.VERIFIED, **more) -> SwapRecord:
    signed = {"verified_by": "ed", "verified_on": NOW} if state is ReviewState.VERIFIED else {}
    return SwapRecord(SwapId(number), f"SW-{number:04}", state, curated_by="ann", **signed, **more)


def big_swap() -> Swap:
    """390 for 390 with parts, a dispute decided, a typed place, two articles."""
    who = said(1, 1, "Kyiv said 390 came home")
    official = {"claimant": "Ministry, of “Defence”", "claimant_type": ClaimantType.DEFENCE_MINISTRY}
    full_day = {"basis": DateBasis.EXPLICIT_FULL, "precision": DatePrecision.DAY}
    claims = [
        claim(1, 1, ClaimField.DATE, "2025-05-23", said(1, 1, "May 23, 2025"), **full_day),
        claim(2, 1, ClaimField.COUNT, "390", who, said(1, 2, "повернулися 390 українців"), side=Side.A),
        claim(3, 1, ClaimField.COUNT, "390", said(1, 1, "Moscow said 390 returned"), side=Side.B),
        claim(4, 1, ClaimField.COUNT, "270", said(1, 1, "270 servicemen"), side=Side.A, category=Category.SERVICEMEN),
        claim(5, 1, ClaimField.COUNT, "120", said(1, 1, "120 civilians"), side=Side.A, category=Category.CIVILIANS),
        claim(6, 1, ClaimField.COUNT, "3", said(1, 1, "Three\nwomen"), side=Side.A, category=Category.WOMEN),
        claim(
            7,
            1,
            ClaimField.COUNT,
            None,
            said(1, 1, '"some" were civilians'),
            side=Side.A,
            category=Category.CIVILIANS,
            qualifier=Qualifier.SOME,
            **official,
        ),
        claim(
            8,
            1,
            ClaimField.COUNT,
            "0",
            said(1, 1, "Moscow said"),
            side=Side.A,
            category=Category.CIVILIANS,
            qualifier=Qualifier.NONE,
            reading=Reading.INTERPRETED,
            **official,
        ),
        claim(9, 1, ClaimField.STATUS, "completed_stage", who, reading=Reading.INTERPRETED),
        claim(10, 1, ClaimField.EVENT_TYPE, "exchange", who, reading=Reading.INTERPRETED),
        claim(11, 1, ClaimField.CONFIRMED_BY, "both", who, reading=Reading.INTERPRETED),
        claim(12, 1, ClaimField.PLACE, "+border of Belarus", note="=told by phone"),
        claim(13, 1, ClaimField.COUNT, "1000", said(1, 1, "1,000"), side=Side.EACH, modality=Modality.PLANS),
        claim(14, 1, ClaimField.MEDIATOR, "United Arab Emirates", said(1, 2, "за посередництва ОАЕ")),
        claim(15, 1, ClaimField.DEAL, "1000-for-1000", said(1, 1, "The 1,000")),
        claim(16, 1, ClaimField.STAGE, "1", said(1, 1, "The 1,000"), reading=Reading.INFERRED),
    ]
    choices = (
        Choice("to_a_civilians", ClaimId(5), None, 'Kyiv counted; Moscow only said "none"', "ann", NOW),
        Choice("date", ClaimId(1), None, "the only one", "ann", NOW),
    )
    return assemble(record(1, choices=choices), claims)


def copied_swap() -> Swap:
    """Earlier than the big one though its id is higher; two of its sources are one text."""
    both = (said(2, 3, "95 came home"), said(2, 4, "95 came home"))
    claims = [
        claim(21, 2, ClaimField.DATE, "2024-07-17", said(2, 3, "July 17, 2024"), precision=DatePrecision.DAY),
        claim(20, 2, ClaimField.COUNT, "95", *both, side=Side.EACH),
        claim(22, 2, ClaimField.MEDIATOR, "United Arab Emirates", said(2, 3, "The Emirates")),
        claim(23, 2, ClaimField.MEDIATOR, "Qatar", said(2, 3, "Qatar")),
        claim(24, 2, ClaimField.ORDINAL, "54", said(2, 3, "54th"), scope=OrdinalScope.OFFICIAL_SERIES),
        claim(25, 2, ClaimField.STATUS, "completed", both[0]),
        claim(26, 2, ClaimField.EVENT_TYPE, "exchange", both[0]),
        claim(27, 2, ClaimField.CONFIRMED_BY, "both", both[0]),
    ]
    return assemble(record(2), claims)


def draft_swap() -> Swap:
    """No date, one count left open by a person."""
    choices = (Choice("to_b", None, CountState.UNDISCLOSED, "Moscow is silent", "ann", NOW),)
    claims = [claim(30, 3, ClaimField.COUNT, "12", said(3, 2, "Додому повернулися"), side=Side.A)]
    return assemble(record(3, ReviewState.DRAFT, choices=choices), claims)


DATA = ExportData(SIDES, tuple(article(n) for n in TEXTS), (big_swap(), copied_swap(), draft_swap()))


def rows_of(files: dict[str, bytes], name: str, *, spreadsheet: bool = False) -> list[dict[str, str]]:
    text = files[name].decode("utf-8-sig" if spreadsheet else "utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize(
    ("form", "more"),
    [
        ("plain", {}),
        ("spreadsheet", {"spreadsheet": True}),
        ("drafts", {"drafts": True}),
    ],
)
def test_the_bundle_is_the_golden_one(form, more, tmp_path):
    written = export_bundle(DATA, tmp_path / "out", **more)
    assert [file.name for file in written] == list(BUNDLE_FILES)
    for file in written:
        assert file.read_bytes() == (GOLD / form / file.name).read_bytes(), file.name


def test_the_columns_are_those_of_the_codebook():
    counts = ("servicemen", "civilians", "women", "children", "wounded", "officers")
    swaps = (
        "swap_id event_type status date_edtf date_start date_end date_precision date_basis side_a side_b to_a to_a_low "
        "to_a_high to_a_state to_b to_b_low to_b_high to_b_state {} {} total_reported bodies_to_a bodies_to_b ordinal "
        "ordinal_scope deal stage mediators facilitators place transit_place confirmed_by disputed_fields "
        "decision_notes n_sources source_ids curated_by verified_by verified_on"
    ).format(*(" ".join(f"to_{side}_{part}" for part in counts) for side in "ab"))
    assert list(swaps_table().header) == swaps.split()
    assert list(swaps_table(drafts=True).header) == [*swaps.split(), "review_state"]
    claims = """
        claim_id swap_id source_id field category side value_text value qualifier modality claimant claimant_type
        relayed_by reading quote prefix suffix start end adopted rule curator made_on note
    """
    sources = """
        source_id file_name file_sha256 text_sha256 characters title publisher agency author url language published_on
        published_basis updated_on imported_on same_text_as
    """
    assert list(CLAIMS.header) == claims.split()
    assert list(SOURCES.header) == sources.split()
    assert LEGS.header == ("swap_id", "from", "to", "category", "best", "low", "high", "state")
    assert FIGURES.header == ("source_id", "start", "end", "text", "kind", "outcome", "reason")


def test_only_verified_swaps_go_out_unless_drafts_are_asked_for():
    assert [swap.id for swap in exported_swaps(DATA)] == [2, 1]
    assert [swap.id for swap in exported_swaps(DATA, drafts=True)] == [2, 1, 3]
    states = {row["swap_id"]: row["review_state"] for row in rows_of(bundle_bytes(DATA, drafts=True), "swaps.csv")}
    assert states == {"SW-0002": "verified", "SW-0001": "verified", "SW-0003": "draft"}
    files = bundle_bytes(DATA)
    for name in ("swaps.csv", "legs.csv", "claims.csv", "sources.csv", "figures.csv"):
        assert b"SW-0003" not in files[name]
        assert b"review_state" not in files[name]


def test_a_leg_of_other_parties_has_rows_of_its_own_and_is_a_count_of_no_side():
    swap = big_swap()
    legs = (
        claim(90, 1, ClaimField.LEG, "52 civilians from Belarus to Lithuania", said(1, 1, "390"), note="seen"),
        claim(91, 1, ClaimField.LEG, "50 civilians from Belarus to Lithuania", said(1, 1, "390")),
        claim(92, 1, ClaimField.LEG, "9 from Poland to Russia", said(1, 1, "390"), qualifier=Qualifier.ABOUT),
    )
    data = replace(DATA, swaps=(assemble(swap.record, (*swap.claims, *legs)),))
    files = bundle_bytes(data)
    rows = [tuple(row.values()) for row in rows_of(files, "legs.csv")]
    assert rows[0][:5] == ("SW-0001", "Russia", "Ukraine", "total", "390")
    assert rows[-2:] == [
        ("SW-0001", "Belarus", "Lithuania", "civilians", "", "50", "52", "disputed"),
        ("SW-0001", "Poland", "Russia", "total", "", "", "", ""),
    ]
    first = next(row for row in rows_of(files, "claims.csv") if row["claim_id"] == "CL-0090")
    assert [first[name] for name in ("field", "category", "side", "value", "note")] == [
        "count",
        "civilians",
        "none",
        "52",
        "from Belarus to Lithuania; seen",
    ]


def test_a_leg_of_the_two_sides_that_an_earlier_version_took_for_another_has_no_second_row():
    swap = big_swap()
    leg = claim(90, 1, ClaimField.LEG, "5 from Russia to Ukraine", said(1, 1, "390"))
    files = bundle_bytes(replace(DATA, swaps=(assemble(swap.record, (*swap.claims, leg)),)))
    keys = [(row["from"], row["to"], row["category"]) for row in rows_of(files, "legs.csv")]
    assert ("Russia", "Ukraine", "total") in keys
    assert len(set(keys)) == len(keys)
    assert "5" in [row["value"] for row in rows_of(files, "claims.csv")]


def test_a_new_revision_is_no_second_source_and_no_copy():
    swap = replace(big_swap(), record=record(1))
    assert rows_of(bundle_bytes(replace(DATA, swaps=(swap,))), "swaps.csv")[0]["n_sources"] == "2"
    files = bundle_bytes(replace(DATA, swaps=(swap,), revises={2: 1}))
    assert rows_of(files, "swaps.csv")[0]["n_sources"] == "1"
    assert {row["same_text_as"] for row in rows_of(files, "sources.csv")} == {""}


def test_every_claim_and_every_quote_goes_out():
    rows = rows_of(bundle_bytes(DATA), "claims.csv")
    expected = [(c, q) for swap in (copied_swap(), big_swap()) for c in swap.claims for q in (c.quotes or (None,))]
    assert [row["claim_id"] for row in rows] == [f"CL-{c.id:04}" for c, _q in expected]
    texts = {f"SO-{number:04}": text for number, text in TEXTS.items()}
    for row, (_claim, its_quote) in zip(rows, expected, strict=True):
        if its_quote is None:
            assert (row["quote"], row["source_id"], row["start"], row["end"]) == ("", "", "", "")
            assert row["reading"] == "inferred"
        else:
            assert row["quote"] == texts[row["source_id"]][int(row["start"]) : int(row["end"])]
    adopted = {row["claim_id"]: row["adopted"] for row in rows}
    assert (adopted["CL-0005"], adopted["CL-0007"], adopted["CL-0008"], adopted["CL-0013"]) == ("yes", "no", "no", "no")


def test_a_swap_in_its_row():
    earlier, big = rows_of(bundle_bytes(DATA), "swaps.csv")
    assert (big["to_a"], big["to_a_civilians"], big["to_a_women"], big["to_b_civilians"]) == ("390", "120", "3", "")
    assert big["disputed_fields"] == "to_a_civilians"
    assert big["decision_notes"] == 'date: the only one; to_a_civilians: Kyiv counted; Moscow only said "none"'
    assert (big["source_ids"], big["n_sources"]) == ("SO-0001;SO-0002", "2")
    assert (big["date_start"], big["date_end"], big["date_basis"]) == ("2025-05-23", "2025-05-23", "explicit_full")
    assert earlier["mediators"] == "United Arab Emirates;Qatar"
    assert (earlier["ordinal"], earlier["ordinal_scope"]) == ("54", "official_series")
    assert (earlier["source_ids"], earlier["n_sources"]) == ("SO-0003;SO-0004", "1")


def test_a_count_without_a_number_says_why_and_is_not_zero():
    draft = rows_of(bundle_bytes(DATA, drafts=True), "swaps.csv")[2]
    assert (draft["to_b"], draft["to_b_state"], draft["date_precision"]) == ("", "undisclosed", "unknown")


def test_sources_are_those_that_are_quoted():
    rows = rows_of(bundle_bytes(DATA), "sources.csv")
    assert [row["source_id"] for row in rows] == ["SO-0002", "SO-0001", "SO-0003", "SO-0004"]
    assert [row["same_text_as"] for row in rows] == ["", "", "", "SO-0003"]
    assert all(int(row["characters"]) == len(TEXTS[int(row["source_id"][3:])]) for row in rows)


def test_figures_are_cited_where_a_quote_covers_them_whole():
    rows = rows_of(bundle_bytes(DATA), "figures.csv")
    of_first = {row["text"]: row["outcome"] for row in rows if row["source_id"] == "SO-0001"}
    assert of_first["May 23, 2025"] == "cited"
    assert of_first["1,000"] == "cited"
    assert all(TEXTS[int(r["source_id"][3:])][int(r["start"]) : int(r["end"])] == r["text"] for r in rows)
    assert {row["outcome"] for row in rows} <= {"cited", "open"}
    assert "SO-0005" not in {row["source_id"] for row in rows}
    # A quote of a draft counts as well: the figure was read, though its swap does not go out.
    only_half = replace(DATA, swaps=(replace(big_swap(), claims=big_swap().claims[:2], values=big_swap().values),))
    outcomes = {row["text"]: row["outcome"] for row in rows_of(bundle_bytes(only_half), "figures.csv")}
    assert (outcomes["May 23, 2025"], outcomes["1,000"]) == ("cited", "open")


def test_a_figure_put_aside_goes_out_with_its_reason_unless_a_quote_uses_it():
    text = TEXTS[1]
    places = {words: (text.index(words), text.index(words) + len(words)) for words in ("May 23, 2025", "1,000")}
    aside = [
        Dismissal(DismissalId(n), ArticleId(1), *place, DismissReason.CUMULATIVE, "me", "")
        for n, place in enumerate(places.values())
    ]
    only_half = replace(DATA, swaps=(replace(big_swap(), claims=big_swap().claims[:2], values=big_swap().values),))
    rows = rows_of(bundle_bytes(replace(only_half, dismissals=tuple(aside))), "figures.csv")
    said = {row["text"]: (row["outcome"], row["reason"]) for row in rows if row["source_id"] == "SO-0001"}
    assert said["May 23, 2025"] == ("cited", "")
    assert said["1,000"] == ("dismissed", "cumulative")
    assert all(outcome == ("open", "") for figure, outcome in said.items() if figure not in places)


def test_nothing_verified_is_a_bundle_of_headers(tmp_path):
    """A swap that is reopened must be able to leave a bundle that was written before."""
    export_bundle(DATA, tmp_path / "out")
    nothing = replace(DATA, swaps=(draft_swap(),))
    export_bundle(nothing, tmp_path / "out")
    assert exported_swaps(nothing) == ()
    for name in ("swaps.csv", "claims.csv", "sources.csv", "figures.csv"):
        assert len((tmp_path / "out" / name).read_bytes().splitlines()) == 1


def test_a_quote_from_an_article_that_is_not_there_is_our_fault():
    with pytest.raises(KeyError):
        bundle_bytes(replace(DATA, articles=DATA.articles[:3]))


def test_exporting_again_gives_the_same_bytes_whatever_the_order(tmp_path):
    turned = ExportData(SIDES, DATA.articles[::-1], DATA.swaps[::-1])
    for more in ({}, {"drafts": True}, {"spreadsheet": True}):
        assert bundle_bytes(DATA, **more) == bundle_bytes(turned, **more)
    for _ in range(2):
        export_bundle(DATA, tmp_path / "out")
        assert {f.name: f.read_bytes() for f in (tmp_path / "out").iterdir()} == bundle_bytes(DATA)


def test_garbage_is_looked_for_again_after_an_export_that_fails(tmp_path):
    with pytest.raises(KeyError):
        bundle_bytes(replace(DATA, articles=DATA.articles[:3]))
    assert gc.isenabled()
    export_swaps(DATA, tmp_path / "swaps.csv")
    assert gc.isenabled()


class Stopped(Exception):
    """Nobody wants the export any more."""


@pytest.mark.parametrize("name", ["bundle", "swaps.csv"])
def test_an_export_that_is_stopped_anywhere_leaves_everything_as_it_was(tmp_path, name):
    target, told = tmp_path / name, []
    export(DATA, target, heed=lambda *what: told.append(what))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    tables = [(file, done) for done, file in enumerate(BUNDLE_FILES[:5])]
    assert list(dict.fromkeys(told)) == ([*tables, (name, len(BUNDLE_FILES))] if name == "bundle" else [(name, 0)])

    def stopping(after: int):
        left = iter(range(after))

        def heed(_name: str, _done: int) -> None:
            if next(left, None) is None:
                raise Stopped

        return heed

    for step in range(len(told)):
        with pytest.raises(Stopped):
            export(DATA, target, drafts=True, heed=stopping(step))
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        assert [path.name for path in tmp_path.iterdir()] == [name]
    export(DATA, target, drafts=True, heed=stopping(len(told)))


def test_swaps_alone_are_the_same_file(tmp_path):
    export_swaps(DATA, tmp_path / "any name.csv")
    assert (tmp_path / "any name.csv").read_bytes() == bundle_bytes(DATA)["swaps.csv"]


def test_the_checksums_cover_every_other_file():
    files = bundle_bytes(DATA)
    lines = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert lines == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


@pytest.mark.parametrize("more", [{}, {"spreadsheet": True}, {"drafts": True}])
def test_the_description_fits_the_files(more):
    """Every cell is of the type and within the constraints that the description gives; every key holds."""
    files = bundle_bytes(DATA, **more)
    package = json.loads(files["datapackage.json"])
    spreadsheet = more.get("spreadsheet", False)
    assert package["profile"] == "tabular-data-package"
    assert [resource["path"] for resource in package["resources"]] == list(BUNDLE_FILES[:5])
    tables = {r["name"]: rows_of(files, r["path"], spreadsheet=spreadsheet) for r in package["resources"]}
    for resource in package["resources"]:
        content, schema = files[resource["path"]], resource["schema"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = content.decode("utf-8-sig").split("\r\n", 1)[0].split(",")
        assert header == [field["name"] for field in schema["fields"]]
        assert all(field["description"].endswith(".") for field in schema["fields"])
        for row in tables[resource["name"]]:
            for field in schema["fields"]:
                check_cell(row[field["name"]], field, spreadsheet)
        check_keys(schema, tables, resource["name"])


FORMS = {
    "string": r".*",
    "integer": r"-?\d+",
    "date": r"\d{4}-\d{2}-\d{2}",
    "datetime": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z",
}


def check_cell(cell: str, field: dict, spreadsheet: bool) -> None:
    limits = field.get("constraints", {})
    if spreadsheet:
        cell = unguard(cell)
    if cell == "":
        assert not limits.get("required"), field["name"]
        return
    assert re.fullmatch(FORMS[field["type"]], cell, re.DOTALL), (field["name"], cell)
    assert cell in limits.get("enum", [cell]), (field["name"], cell)
    assert re.fullmatch(limits.get("pattern", ".*"), cell, re.DOTALL), (field["name"], cell)
    if "minimum" in limits:
        assert int(cell) >= limits["minimum"]


def check_keys(schema: dict, tables: dict, name: str) -> None:
    rows = tables[name]
    if key := schema.get("primaryKey"):
        found = [tuple(row[column] for column in key) for row in rows]
        assert len(set(found)) == len(found)
        assert all(all(cells) for cells in found)
    for foreign in schema.get("foreignKeys", []):
        (column,), (target,) = foreign["fields"], foreign["reference"]["fields"]
        there = {row[target] for row in tables[foreign["reference"]["resource"] or name]}
        assert {row[column] for row in rows if row[column]} <= there


def test_the_plain_form_has_no_mark_and_alters_nothing_and_the_other_can_be_undone():
    plain, guarded = bundle_bytes(DATA), bundle_bytes(DATA, spreadsheet=True)
    for name in BUNDLE_FILES[:5]:
        assert not plain[name].startswith(b"\xef\xbb\xbf")
        assert guarded[name].startswith(b"\xef\xbb\xbf")
        rows = rows_of(guarded, name, spreadsheet=True)
        assert [{key: unguard(cell) for key, cell in row.items()} for row in rows] == rows_of(plain, name)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())
    assert "=Title 1" in {row["title"] for row in rows_of(plain, "sources.csv")}
    assert "'=Title 1" in {row["title"] for row in rows_of(guarded, "sources.csv", spreadsheet=True)}
    assert "+border of Belarus" in {row["place"] for row in rows_of(plain, "swaps.csv")}


CELLS = st.text(st.sampled_from("=+-@\t\r\n'\",; aя🙏0\u2028\ufeff") | st.characters(exclude_categories=("Cs",)))


@settings(deadline=None, max_examples=300)
@given(CELLS)
def test_a_guard_is_put_before_what_is_dangerous_and_can_be_taken_off(cell):
    guarded = guard(cell)
    assert unguard(guarded) == cell
    assert guarded in (cell, f"'{cell}")
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))


TWO = Table[tuple[str, str]](
    "t",
    "T",
    "",
    tuple(ExportColumn(name, "string", "", partial(map, itemgetter(n))) for n, name in enumerate(("one", "two"))),
)


def test_rows_are_made_in_portions_and_none_is_lost_between_them():
    rows = [(str(n), "x") for n in range(1001)]
    for count in (99, 100, 101, 1001):
        lines = csv_bytes(TWO, iter(rows[:count])).decode().split("\r\n")
        assert lines == ["one,two", *(f"{n},x" for n in range(count)), ""]


def test_a_column_that_makes_too_few_cells_is_our_fault():
    short = ExportColumn[tuple[str, str]]("three", "string", "", lambda rows: [row[0] for row in rows[1:]])
    with pytest.raises(ValueError, match="shorter"):
        csv_bytes(replace(TWO, columns=(*TWO.columns, short)), [("a", "b"), ("c", "d")])


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.booleans())
def test_any_cells_come_back_from_the_file(rows, spreadsheet):
    data = csv_bytes(TWO, rows, spreadsheet=spreadsheet)
    header, *cells = csv.reader(io.StringIO(data.decode("utf-8-sig" if spreadsheet else "utf-8"), newline=""))
    assert header == ["one", "two"]
    undo = unguard if spreadsheet else str
    assert [tuple(undo(cell) for cell in row) for row in cells] == rows
