"""Every row of the bench is declared and runs, at a tiny size; the figures of that run mean nothing."""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).parent / "bench" / "run.py"
ROWS = (
    *("start", "open", "mark", "timeline", "edit", "commit", "ledger", "import", "arrive", "export"),
    *("store", "search", "list", "suggest", "memory"),
)


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(RUN), *words], capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], dict]:
    """One quick run of all rows: how it ended, and its report."""
    report = tmp_path_factory.mktemp("bench") / "bench.json"
    done = bench("--quick", "--json", str(report))
    assert report.exists(), done.stderr
    return done, json.loads(report.read_text("utf-8"))


def test_every_row_is_declared() -> None:
    listed = bench("--list")
    assert listed.returncode == 0, listed.stderr
    assert tuple(line.split()[0] for line in listed.stdout.splitlines()) == ROWS


def test_every_row_runs(quick) -> None:
    done, report = quick
    assert done.returncode == 0, done.stdout + done.stderr
    assert tuple(report["rows"]) == ROWS


@pytest.mark.parametrize("name", ROWS)
def test_a_row_gives_positive_ratios_beside_its_limit(quick, name: str) -> None:
    lines = quick[1]["rows"][name]["lines"]
    assert lines
    for line in lines:
        assert math.isfinite(line["ratio"]), line
        assert line["ratio"] > 0, line
        assert line["limit"], line
        assert all(point["ours"] and point["limit"] for point in line["points"]), line


@pytest.mark.parametrize("name", [name for name in ROWS if name not in ("start", "memory")])
def test_a_row_grows_over_two_doublings(quick, name: str) -> None:
    for line in quick[1]["rows"][name]["lines"]:
        least, middle, most = (point["size"] for point in line["points"])
        assert 0 < least < middle < most, line


def test_what_is_missed_is_said_on_the_screen(quick) -> None:
    done, report = quick
    for sentence in report["missed"]:
        assert sentence in done.stdout
    assert ("Every target is met." in done.stdout) is not bool(report["missed"])


def test_a_name_that_is_no_row_is_refused() -> None:
    done = bench("strat")
    assert done.returncode == 2
    assert "strat" in done.stderr
    assert "start" in done.stderr
