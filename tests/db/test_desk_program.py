"""A desk knows which version of the program wrote last; an older program names it when it refuses a newer desk."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desk_samples import made

from curator.errors import DeskRefused
from curator.version import VERSION
from db.check import check
from db.desk import Desk
from db.migrations import NEWEST


def write(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def test_a_new_desk_is_written_by_this_version(tmp_path):
    with Desk.open(made(tmp_path / "a.desk")) as desk:
        assert desk.written_by == VERSION


def test_the_first_act_of_another_version_is_noted_and_no_part_of_the_history(tmp_path):
    path = made(tmp_path / "a.desk")
    write(path, "UPDATE program SET version = '0.0.1'")
    with Desk.open(path) as desk:
        assert desk.written_by == "0.0.1", "to look is not to write"
        steps = len(desk.history.steps())
        article = desk.articles.rows()[0].id
        with desk.act("Done"):
            desk.articles.set_done(article, True)
        assert desk.written_by == VERSION
        assert len(desk.history.steps()) == steps + 1
        desk.history.undo()
        assert desk.written_by == VERSION
        assert check(desk) == ()


def newer(path: Path, version: str) -> str:
    """What is said of a desk of a later format."""
    write(path, f"UPDATE program SET version = {version}", f"PRAGMA user_version = {NEWEST + 1}")
    before = path.read_bytes()
    with pytest.raises(DeskRefused) as refused:
        Desk.open(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    return str(refused.value)


def test_an_older_program_names_the_version_that_wrote_a_newer_desk(tmp_path):
    path = made(tmp_path / "стіл 1%20.desk")
    assert newer(path, "'2.1.0'") == (
        f"{path} was made by a newer Swap Curator (version 2.1.0, format {NEWEST + 1}): "
        "install that version to open it."
    )


@pytest.mark.parametrize("version", ["'<b>no version</b>'", "''", "'1' || hex(zeroblob(99))"])
def test_what_is_no_version_is_not_repeated(tmp_path, version):
    path = made(tmp_path / "a.desk")
    assert f"(format {NEWEST + 1})" in newer(path, version)


def test_a_newer_desk_that_does_not_say_is_refused_all_the_same(tmp_path):
    path = made(tmp_path / "a.desk")
    write(path, "DROP TABLE program", f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(DeskRefused, match=rf"newer Swap Curator \(format {NEWEST + 1}\)"):
        Desk.open(path)
