"""`swap-curator suggest`: one JSON document on standard output, or one sentence on standard error."""

import json
import os
import subprocess
import sys

import pytest

from curator.samples import sample_files
from ui.cli import main


@pytest.fixture
def run(capsys):
    before = os.umask(0o022)

    def command(*words):
        status = main(["suggest", *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    yield command
    os.umask(before)


def test_a_sample_gives_its_facts(run):
    sample = next(one for one in sample_files() if one.name.startswith("004"))
    status, out, err = run(sample, "--published", "2025-05-24", "--sides", "Ukraine,Russia")
    document = json.loads(out)
    assert (status, err) == (0, "")
    assert (document["published"], document["sides"]) == ("2025-05-24", ["Ukraine", "Russia"])
    assert {(one["side"], one["value"]) for one in document["suggestions"] if one["category"] == "total"} >= {
        ("Ukraine", 390),
        ("Russia", 390),
    }


def test_the_publication_day_is_read_from_the_text_when_none_is_given(run):
    sample = next(one for one in sample_files() if one.name.startswith("002"))
    assert json.loads(run(sample)[1])["published"] == "2024-07-20"


def test_sides_may_be_written_with_blanks(run, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Israel freed 90 Palestinian prisoners on Sunday in the exchange with Hamas.", encoding="utf-8")
    assert json.loads(run(path, "--sides", " israel , Hamas ")[1])["sides"] == ["Israel", "Hamas"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--published", "yesterday"), "is not a day"),
        (("--sides", "Ukraine"), "two sides"),
        (("--sides", ","), "two sides"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(run, words, said):
    status, out, err = run(sample_files()[0], *words)
    assert (status, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_missing_file_is_named(run, tmp_path):
    status, out, err = run(tmp_path / "nothing.txt")
    assert (status, out) == (1, "")
    assert "nothing.txt" in err


def test_no_qt_is_loaded():
    code = (
        "import sys; from ui.cli import main; status = main(sys.argv[1:]);"
        "sys.exit(status or any(name.startswith('PySide6') for name in sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "suggest", str(sample_files()[0])], capture_output=True, text=True
    )
    assert ran.returncode == 0
    assert ran.stderr == ""
