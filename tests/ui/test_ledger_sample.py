"""The sample desk, where its sources disagree: what comes up, what is decided, what stands in the files (issue 3)."""

import csv
import shutil
from pathlib import Path

import pytest

from curator.exporting import export
from curator.findings import FindingKind
from curator.model import CountState, Modality, SwapId
from db.desk import Desk
from ui.app import sample_desk
from ui.workspace import Workspace

KYIV, CASPIAN, MOSCOW, UNDATED, BBC = "001", "002", "000", "003", "004"
REASON = "Two of three voices say so; the third is one sentence of one article."


class Coder:
    """Somebody who cites words of the five articles."""

    def __init__(self, desk: Desk) -> None:
        self.work = Workspace(desk, "Olena")
        rows = {row.file_name[:3]: row.id for row in self.work.article_rows()}
        self.articles = {name: self.work.article(number) for name, number in rows.items()}

    def cite(self, name: str, swap: SwapId | None, column: str, words: str, after: str = "") -> SwapId:
        article = self.articles[name]
        start = article.text.index(words, article.text.index(after))
        return self.work.claims.cite(article.id, swap, column, start, start + len(words)).swap

    def value(self, swap: SwapId, column: str):
        return self.work.swap(swap).values[column]

    def exported(self, folder: Path, name: str) -> list[dict[str, str]]:
        export(self.work.export_data(), folder, drafts=True)
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Path:
    return sample_desk(tmp_path_factory.mktemp("samples") / "a.desk")


@pytest.fixture
def coder(qapp, samples, tmp_path):
    with Desk.open(Path(shutil.copyfile(samples, tmp_path / "a.desk"))) as desk:
        yield Coder(desk)


def test_some_against_none_is_a_dispute_that_is_decided_and_goes_out_with_its_reason(coder, tmp_path):
    coder.work.articles.revise(coder.articles[MOSCOW].id, published_on="2025-01-15")
    swap = coder.cite(MOSCOW, None, "date", "Wednesday")
    assert coder.value(swap, "date").value == "2025-01-15"
    coder.cite(MOSCOW, swap, "to_a_civilians", "some of the returnees were civilians")
    coder.cite(MOSCOW, swap, "to_a_civilians", "it had only released Ukrainian soldiers")
    value = coder.value(swap, "to_a_civilians")
    assert (value.differing, value.number, value.state) == (True, None, CountState.DISPUTED)
    zelensky, russia = value.claims
    assert "Zelensky" in zelensky.claimant
    assert (zelensky.claimant_side, russia.claimant_side) == ("a", "b")
    items = {item.column: item for item in coder.work.review.queue()}
    assert coder.work.review.queue()[0].column == "to_a_civilians"
    assert items["to_a_civilians"].reasons[0] == "the sources differ, and nobody has decided"
    coder.work.columns.adopt(swap, "to_a_civilians", zelensky.id, REASON)
    rows = coder.exported(tmp_path / "out", "claims.csv")
    assert {(row["qualifier"], row["adopted"]) for row in rows if row["category"] == "civilians"} == {
        ("some", "yes"),
        ("none", "no"),
    }
    (row,) = coder.exported(tmp_path / "out", "swaps.csv")
    assert f"to_a_civilians: {REASON}" in row["decision_notes"]
    assert row["disputed_fields"] == "to_a_civilians"
    assert (row["to_a_civilians"], row["to_a"]) == ("", ""), "blank is never zero"


def first_stage(coder: Coder) -> SwapId:
    swap = coder.cite(KYIV, None, "date", "May 23", after="Ukraine and Russia on ")
    coder.cite(KYIV, swap, "to_a", "Today – 390 people")
    coder.cite(KYIV, swap, "to_b", "270 soldiers and 120 civilians")
    coder.cite(KYIV, swap, "each", "The latest exchange included only soldiers")
    coder.cite(KYIV, swap, "deal", "1000-for-1000")
    return swap


def test_one_article_contradicts_itself_and_the_dispute_is_decided(coder, tmp_path):
    swap = first_stage(coder)
    assert "to_b_civilians" in coder.work.swap(swap).disputed
    value = coder.value(swap, "to_b_civilians")
    assert {(claim.value, claim.qualifier) for claim in value.claims} == {("120", "exact"), ("0", "none")}
    assert len({quote.article for claim in value.claims for quote in claim.quotes}) == 1
    exact = next(claim for claim in value.claims if claim.value == "120")
    coder.work.columns.adopt(swap, "to_b_civilians", exact.id, REASON)
    (row,) = coder.exported(tmp_path / "out", "swaps.csv")
    assert (row["to_b_civilians"], row["to_b"]) == ("120", "390")
    assert f"to_b_civilians: {REASON}" in row["decision_notes"]
    claims = coder.exported(tmp_path / "out", "claims.csv")
    civilians = [row for row in claims if row["category"] == "civilians"]
    assert {(row["value"], row["adopted"]) for row in civilians if row["side"] == "b"} == {("120", "yes")}
    assert [row["value_text"] for row in civilians if row["value"] == "0"] == [
        "The latest exchange included only soldiers"
    ]


def test_a_thousand_planned_never_becomes_a_count(coder):
    swap = first_stage(coder)
    coder.cite(KYIV, swap, "each", "1,000 POWs from both sides")
    for column, number in (("to_a", 390), ("to_b", 390)):
        value = coder.value(swap, column)
        assert value.number == number
        assert value.high != 1000
        planned = [claim for claim in value.claims if claim.value == "1000"]
        assert planned
        assert all(claim.modality not in (Modality.ASSERTS, Modality.CONFIRMS) for claim in planned)
    assert [finding.kind for finding in coder.work.findings.of(coder.work.swap(swap))] == []


def test_390_twice_is_one_swap_with_two_sources(coder, tmp_path):
    swap = first_stage(coder)
    second = coder.cite(BBC, None, "each", "390 soldiers and civilians")
    coder.cite(BBC, second, "date", "Friday", after="released on ")
    (other,) = coder.work.swaps.likely_same(coder.work.swap(second))
    assert other.id == swap
    claims = len(coder.work.swap(swap).claims) + len(coder.work.swap(second).claims)
    coder.work.swaps.merge(second, swap)
    merged = coder.work.swap(swap)
    assert len(merged.claims) == claims
    assert (merged.values["to_a"].number, merged.values["date"].value) == (390, "2025-05-23")
    assert coder.work.findings.sources(merged).independent == 2
    (row,) = coder.exported(tmp_path / "out", "swaps.csv")
    assert row["n_sources"] == "2"
    coder.work.undo()
    assert len(coder.work.summaries()) == 2


def test_the_54th_and_the_49th_are_in_order_and_the_gap_between_them_is_named(coder):
    fifty = coder.cite(CASPIAN, None, "ordinal", "the 54th since the full-scale armed conflict")
    coder.cite(CASPIAN, fifty, "date", "Wednesday", after="returned to Russia on ")
    forty = coder.cite(UNDATED, None, "ordinal", "the 49th and largest exchange")
    coder.work.claims.type_value(
        forty, "date", "2024-01-03", "Official statements of both ministries of 3 January 2024"
    )
    found = coder.work.findings.of(coder.work.swap(fifty))
    assert [finding.kind for finding in found] == [FindingKind.GAP]
    assert coder.work.findings.of(coder.work.swap(forty)) == ()
    coder.work.claims.type_value(forty, "date", "2024-08-03", "A slip of the hand")
    for swap in (fifty, forty):
        kinds = {finding.kind for finding in coder.work.findings.of(coder.work.swap(swap))}
        assert FindingKind.ORDER in kinds
