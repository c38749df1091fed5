"""The blind articles are those that were put away, and the report around the frozen judge says what the judge says."""

import hashlib
import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "articles"


@pytest.fixture(scope="module")
def score():
    spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_blind_articles_are_those_listed_by_hash():
    listed = dict(line.split("  ")[::-1] for line in (FOLDER / "blind.sha256").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (FOLDER / "blind").iterdir()}
    changed = sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))
    assert not changed, "list what was meant to change: cd tests/articles/blind && sha256sum * > ../blind.sha256"


def test_the_judge_is_asked_and_its_numbers_are_kept(score):
    cases = score.cases_of([score.SAMPLES])
    scores = score.judged(cases, score.suggest, show=True)
    assert scores.failed == 0
    assert set(scores) == set(score.NAMES)
    assert scores["full"][0] == scores["full"][1] > 0
    assert 11 <= scores["full"][2] <= scores["full"][3] == 12
    blank = score.judged(cases, _silent)
    assert blank["full"] == (0, 0, 0, 12)
    assert score.added([scores, blank])["full"][3] == 24


def _silent(text, published, sides):
    return {
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "events": [],
        "suggestions": [],
        "figures": [],
    }


def test_the_interval_is_wilsons(score):
    low, high = score.wilson(95, 100)
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert score.wilson(0, 0) == (0.0, 1.0)
    assert score.wilson(10, 10)[1] == 1.0


def test_each_use_of_the_blind_articles_is_logged_and_names_no_article(score, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(score, "ROOT", tmp_path)
    monkeypatch.setattr(score, "USES", tmp_path / "uses.tsv")
    monkeypatch.setattr(score, "_commit", lambda: "abc")
    monkeypatch.setattr(score, "cases_of", lambda paths: [{"id": "secret"}])
    numbers = score.Scores()
    numbers.update(dict.fromkeys(score.NAMES, (1, 2, 3, 4)))
    numbers.notes.append("false alarm: secret 12")
    monkeypatch.setattr(score, "scored", lambda cases, read, show: numbers)
    for _ in range(2):
        assert score.blind() == 0
    header, *uses = (tmp_path / "uses.tsv").read_text().splitlines()
    assert header.split("\t") == list(score.COLUMNS)
    assert len(uses) == 2
    assert "A_direction=1/2/3/4" in uses[0]
    assert "secret" not in capsys.readouterr().out + "".join(uses)


def test_nobody_is_shown_what_was_missed_in_the_blind_articles(score, monkeypatch):
    monkeypatch.setattr("sys.argv", ["score", "--blind", "--show"])
    with pytest.raises(SystemExit):
        score.main()
