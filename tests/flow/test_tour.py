"""The tour as the command line runs it, once for all tests here: what it leaves behind is what the articles say."""

import csv
import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from curator.version import VERSION
from db.desk import Desk
from ui.tour import EXPECTED

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "import sys; from ui.cli import main; sys.exit(main())")
_NOTHING_ON_IT = 0.95
"""Share of one colour above which a picture shows nothing."""
_GRAIN = (160, 90)


def swap_curator(*words: object) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)


@dataclass(frozen=True)
class Walked:
    """What a tour left."""

    folder: Path
    done: subprocess.CompletedProcess[str]

    @property
    def desk(self) -> Path:
        return self.folder / "tour.desk"

    @property
    def bundle(self) -> Path:
        return self.folder / "bundle"

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.bundle / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def swap(self, day: str) -> dict[str, str]:
        return next(row for row in self.table("swaps.csv") if row["date_start"] == day)

    def claims(self, day: str, **wanted: str) -> list[dict[str, str]]:
        number = self.swap(day)["swap_id"]
        rows = [row for row in self.table("claims.csv") if row["swap_id"] == number]
        return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder = tmp_path_factory.mktemp("tour") / "out"
    return Walked(folder, swap_curator("tour", folder))


@pytest.fixture
def desk(tour: Walked) -> Iterator[Desk]:
    with Desk.open(tour.desk) as opened:
        yield opened


def test_the_tour_ends_well_and_names_what_it_made(tour):
    assert tour.done.returncode == 0, tour.done.stderr
    assert "Traceback" not in tour.done.stderr
    made = tour.done.stdout.split("\n")
    assert made[-3:] == ["bundle", "tour.desk", ""]
    left = {path.name for path in tour.folder.iterdir()}
    assert left == {*made[:-1], "timeline.svg"}


def test_the_screenshots_are_numbered_and_show_something(tour):
    shots = sorted(tour.folder.glob("*.png"))
    assert [int(shot.name[:2]) for shot in shots] == list(range(1, len(shots) + 1))
    assert len(shots) >= 20
    before = b""
    for shot in shots:
        picture = QImage(str(shot))
        assert not picture.isNull(), shot.name
        small = picture.scaled(*_GRAIN)
        width, height = _GRAIN
        colours = Counter(small.pixel(x, y) for x in range(width) for y in range(height))
        assert colours.most_common(1)[0][1] < _NOTHING_ON_IT * width * height, f"{shot.name} is blank"
        assert len(colours) > 100, f"{shot.name} is near-uniform"
        assert shot.read_bytes() != before, f"{shot.name} shows nothing new"
        before = shot.read_bytes()


def test_both_themes_are_shown_at_both_sizes(tour):
    for theme, dark in (("light", False), ("dark", True)):
        for size in ((1280, 720), (1920, 1080)):
            (shot,) = tour.folder.glob(f"*-{theme}-{size[0]}x{size[1]}.png")
            picture = QImage(str(shot))
            assert picture.size().toTuple() == size
            lightness = (
                picture.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation).pixelColor(0, 0).lightness()
            )
            assert (lightness < 128) is dark, shot.name


def test_the_timeline_was_saved_as_a_drawing(tour):
    drawing = ET.parse(tour.folder / "timeline.svg").getroot()
    assert drawing.tag.endswith("svg")
    assert len(list(drawing.iter())) > 30


def test_the_check_finds_nothing(tour):
    done = swap_curator("check", tour.desk)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"No fault found.\nLast written by Swap Curator {VERSION}.\n",
        "",
    )


def test_the_bundle_has_exactly_the_verified_swaps(tour):
    verified = {day: (str(a), str(b)) for day, (a, b, state) in EXPECTED.items() if state == "verified"}
    assert len(verified) == 4
    rows = tour.table("swaps.csv")
    assert {row["date_start"]: (row["to_a"], row["to_b"]) for row in rows} == verified
    assert len(rows) == 4
    assert all(row["verified_on"] and row["verified_by"] == row["curated_by"] == "Tour" for row in rows)
    assert all((row["side_a"], row["side_b"]) == ("Ukraine", "Russia") for row in rows)


WANTED = {
    "2025-01-15": {
        "to_a": "25",
        "to_b": "25",
        "mediators": "United Arab Emirates",
        "date_edtf": "2025-01-15",
        "date_basis": "weekday_vs_publication",
        "disputed_fields": "to_a_civilians",
        "to_a_civilians": "",
        "to_b_civilians": "",
        "n_sources": "1",
    },
    "2024-07-17": {
        "to_a": "95",
        "to_b": "95",
        "mediators": "United Arab Emirates",
        "ordinal": "54",
        "ordinal_scope": "official_series",
        "date_basis": "weekday_vs_publication",
        "disputed_fields": "",
        "decision_notes": "",
    },
    "2024-01-03": {
        "to_a": "230",
        "to_b": "248",
        "mediators": "United Arab Emirates",
        "ordinal": "49",
        "ordinal_scope": "official_series",
        "date_basis": "other_source",
        "disputed_fields": "",
    },
    "2025-05-23": {
        "to_a": "390",
        "to_b": "390",
        "to_a_servicemen": "270",
        "to_b_servicemen": "270",
        "to_a_civilians": "120",
        "to_b_civilians": "120",
        "n_sources": "2",
        "place": "Ukrainian border with Belarus",
        "deal": "1000-for-1000",
        "stage": "1",
        "status": "completed_stage",
        "disputed_fields": "to_a_civilians;to_b_civilians",
    },
}


@pytest.mark.parametrize("day", WANTED)
def test_a_swap_is_as_the_articles_say(tour, day):
    row = tour.swap(day)
    assert {name: row[name] for name in WANTED[day]} == WANTED[day]
    assert row["event_type"] == "exchange"
    assert row["confirmed_by"] == "both"
    for side in ("a", "b"):
        assert row[f"to_{side}_state"] == "stated"
        assert int(row[f"to_{side}_low"]) <= int(row[f"to_{side}"]) <= int(row[f"to_{side}_high"])


def test_the_date_from_elsewhere_has_its_source_in_a_note(tour):
    (date,) = tour.claims("2024-01-03", field="date")
    assert date["quote"] == ""
    assert "Official statements" in date["note"]
    assert date["adopted"] == "yes"


def test_the_swap_that_is_only_mentioned_is_a_draft_and_not_exported(tour, desk):
    draft = next(summary for summary in desk.swaps.summaries() if summary.date_start == "2024-06-25")
    assert (draft.to_a, draft.to_b, draft.review_state.value) == (90, 90, "draft")
    for name in ("swaps.csv", "claims.csv"):
        assert draft.code not in {row["swap_id"] for row in tour.table(name)}


@pytest.mark.parametrize(
    ("day", "adopted", "refused"), [("2025-01-15", "some", "none"), ("2025-05-23", "exact", "none")]
)
def test_the_disputes_are_decided_with_reasons_and_both_sides_of_them_published(tour, day, adopted, refused):
    row = tour.swap(day)
    for column in row["disputed_fields"].split(";"):
        assert f"{column}: " in row["decision_notes"]
    civilians = tour.claims(day, category="civilians")
    assert {claim["qualifier"] for claim in civilians if claim["adopted"] == "yes"} == {adopted}
    assert {claim["qualifier"] for claim in civilians if claim["adopted"] == "no"} == {refused}
    assert all(claim["claimant"] and claim["quote"] for claim in civilians)


def test_every_quote_is_its_slice_of_the_stored_text(tour, desk):
    articles = {article.file_name: article for article in desk.articles.all()}
    texts = {row["source_id"]: articles[row["file_name"]].text for row in tour.table("sources.csv")}
    assert len(texts) == 5
    unquoted = []
    for claim in tour.table("claims.csv"):
        if claim["source_id"] == "":
            unquoted.append(claim["field"])
            continue
        text, start, end = texts[claim["source_id"]], int(claim["start"]), int(claim["end"])
        assert claim["quote"] == text[start:end] != ""
        assert claim["prefix"] == text[max(0, start - 32) : start]
        assert claim["suffix"] == text[end : end + 32]
    assert unquoted == ["date"], "the one value that no article carries"


def test_what_is_stored_are_the_files_byte_for_byte(tour):
    seeds = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (ROOT / "seeds").glob("*.txt")}
    assert {row["file_name"]: row["file_sha256"] for row in tour.table("sources.csv")} == seeds


def test_a_confirmed_publication_date_keeps_where_it_was_read(tour):
    basis = {row["file_name"][:3]: (row["published_on"], row["published_basis"]) for row in tour.table("sources.csv")}
    assert basis["000"] == ("2025-01-15", "curator")
    assert basis["002"] == ("2024-07-20", "byline")
    assert basis["003"] == ("", "none")
    assert basis["004"] == ("2025-05-24", "header")


def test_what_is_planned_is_never_a_count(tour, desk):
    for swap in desk.swaps.all():
        for claim in swap.claims:
            if claim.field in ("count", "total_reported"):
                assert "1,000" not in claim.value_text
                assert claim.value != "1000"
                assert claim.modality in ("asserts", "confirms")
    assert not {"1000", "1,000"} & {row[name] for row in tour.table("swaps.csv") for name in row}


def test_the_sums_are_right(tour):
    listed = dict(line.split("  ")[::-1] for line in (tour.bundle / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {path.name for path in tour.bundle.iterdir()}
    assert files == {*listed, "SHA256SUMS"}
    assert files == {
        "swaps.csv",
        "legs.csv",
        "claims.csv",
        "sources.csv",
        "figures.csv",
        "datapackage.json",
        "SHA256SUMS",
    }
    for name, digest in listed.items():
        assert hashlib.sha256((tour.bundle / name).read_bytes()).hexdigest() == digest, name


def test_a_second_export_is_the_same_byte_for_byte(tour, tmp_path):
    before = {path.name: path.read_bytes() for path in tour.bundle.iterdir()}
    done = swap_curator("export", tour.desk, tmp_path / "again")
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == before
    done = swap_curator("export", tour.desk, tmp_path / "swaps.csv")
    assert done.returncode == 0
    assert (tmp_path / "swaps.csv").read_bytes() == before["swaps.csv"]


def test_everything_in_the_desk_can_be_taken_back_and_done_again(tour, tmp_path):
    copy = tmp_path / "copy.desk"
    copy.write_bytes(tour.desk.read_bytes())
    with Desk.open(copy) as desk:
        wanted, steps = desk.swaps.summaries(), 0
        while desk.history.undo_label is not None:
            desk.history.undo()
            steps += 1
        assert (desk.articles.rows(), desk.swaps.all()) == ((), ())
        for _ in range(steps):
            desk.history.redo()
        assert desk.swaps.summaries() == wanted


def test_a_folder_with_an_earlier_tour_is_refused_and_left_alone(tour):
    before = {path: path.stat().st_mtime_ns for path in tour.folder.rglob("*")}
    done = swap_curator("tour", tour.folder)
    assert done.returncode == 1
    assert done.stderr.strip().endswith("holds an earlier tour; choose another folder or remove it.")
    assert {path: path.stat().st_mtime_ns for path in tour.folder.rglob("*")} == before


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_what_the_program_writes_is_for_this_person_alone(tour):
    for path in tour.folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path.name
