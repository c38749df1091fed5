"""What is opened and what is refused, each with one sentence and with no byte changed."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from desk_samples import found, made

from curator.errors import DeskLost, DeskRefused, NotSaved
from db.check import check
from db.connection import APPLICATION_ID, Connection, lock_file
from db.desk import Desk
from db.migrations import NEWEST
from db.opening import Opening


def refusal(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else None
    around = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(DeskRefused) as caught:
        Desk.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else None) == around
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def patched(path: Path, offset: int, value: bytes) -> Path:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value)
    return path


def test_a_new_desk_is_one_private_file_with_our_mark(tmp_path):
    path = made(tmp_path / "a.desk")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.desk"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == NEWEST


def test_an_open_desk_says_who_has_it(tmp_path):
    with Desk.create(tmp_path / "a.desk") as desk:
        lock = lock_file(desk.path)
        assert lock.name == "a.desk.lock"
        assert lock.read_text().split("\n")[:2] == [str(os.getpid()), socket.gethostname()]
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600
    assert not lock.exists()


@pytest.mark.parametrize(
    "name", ["with space.desk", "Обмін їжаків.desk", "100%.desk", "what?.desk", "no#1.desk", "%41?b#c&d=e.desk"]
)
def test_any_name_can_be_a_desk(tmp_path, name):
    path = made(tmp_path / name)
    with Desk.open(path) as desk:
        assert len(desk.articles.rows()) == 1
        assert desk.path == path.resolve()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_the_pragmas_hold(desk):
    wanted = {"locking_mode": "exclusive", "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1}
    wanted |= {"recursive_triggers": 1, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1}
    for name, value in wanted.items():
        assert desk.connection.rows(f"PRAGMA {name}") == [(value,)], name


def test_what_is_not_there_is_refused(tmp_path):
    assert "no desk at" in refusal(tmp_path / "a.desk")
    assert "no desk at" in refusal(tmp_path / "nowhere" / "a.desk")
    assert not (tmp_path / "a.desk").exists()


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "a.desk").mkdir()
    assert "is a folder" in refusal(tmp_path / "a.desk")


def test_a_special_file_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "a.desk")
    assert "not an ordinary file" in refusal(tmp_path / "a.desk")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"Dear diary,\n" * 200, "is not a desk"), (b"SQLite format 3\x00", "is not a desk")],
)
def test_a_file_that_is_no_database_is_refused(tmp_path, content, words):
    (tmp_path / "a.desk").write_bytes(content)
    assert words in refusal(tmp_path / "a.desk")


def test_the_database_of_another_program_is_refused(tmp_path):
    other = sqlite3.connect(tmp_path / "a.desk")
    other.execute("CREATE TABLE t (x)")
    other.close()
    assert "another program" in refusal(tmp_path / "a.desk")


def test_a_newer_desk_is_refused(tmp_path):
    path = patched(made(tmp_path / "a.desk"), 60, (NEWEST + 1).to_bytes(4, "big"))
    assert "newer" in refusal(path)


def test_a_desk_turned_to_wal_is_refused(tmp_path):
    assert "changed by another program" in refusal(patched(made(tmp_path / "a.desk"), 18, b"\x02\x02"))


def test_a_damaged_desk_is_refused_and_left_as_it_is(tmp_path):
    path = made(tmp_path / "a.desk")
    size = path.stat().st_size
    patched(path, size - 4096, bytes(range(256)) * 16)
    assert "damage" in refusal(path)
    patched(path, 4096, bytes(range(256)) * (size // 256 - 16))
    assert "damage" in refusal(path)


def test_a_truncated_desk_is_refused(tmp_path):
    path = made(tmp_path / "a.desk")
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    assert "damage" in refusal(path)


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER forger AFTER UPDATE ON article BEGIN UPDATE article SET title = 'forged'; END",
        "DROP TRIGGER claim_update_recorded",
        "DROP INDEX claim_swap",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE swap ADD COLUMN extra TEXT",
        "CREATE TABLE other (x)",
    ],
)
def test_a_desk_with_other_tables_is_refused(tmp_path, change):
    path = made(tmp_path / "a.desk")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(change)
    other.close()
    assert "not ours" in refusal(path)


def test_a_new_desk_never_replaces_a_file(tmp_path):
    path = made(tmp_path / "a.desk")
    before = path.read_bytes()
    with pytest.raises(DeskRefused, match="already there"):
        Desk.create(path)
    assert path.read_bytes() == before


def test_a_new_desk_needs_a_folder(tmp_path):
    with pytest.raises(DeskRefused, match="no folder"):
        Desk.create(tmp_path / "nowhere" / "a.desk")


def test_a_desk_that_could_not_be_made_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("db.desk.migrate", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("no")))
    with pytest.raises(RuntimeError):
        Desk.create(tmp_path / "a.desk")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(params=["file", "folder"])
def read_only(tmp_path, monkeypatch, request):
    """A desk that this user may read and not write."""
    (tmp_path / "place").mkdir()
    path = made(tmp_path / "place" / "a.desk")
    with Desk.open(path) as desk:
        desk.index.caught_up()  # as the window does at rest
    kept_from = path if request.param == "file" else path.parent
    access = os.access
    monkeypatch.setattr(
        "os.access", lambda target, mode: access(target, mode) and not (mode == os.W_OK and Path(target) == kept_from)
    )
    return path


def test_a_desk_that_cannot_be_written_can_be_read(read_only):
    before = read_only.read_bytes()
    with Desk.open(read_only) as desk:
        assert desk.read_only
        assert not desk.left_open
        assert [entry.name for entry in read_only.parent.iterdir()] == ["a.desk"]
        assert len(desk.articles.rows()) == 1
        assert check(desk) == ()
        assert desk.backup_under_way() is None
        assert found(desk, "a.txt") == [1]
        with pytest.raises(NotSaved, match="cannot be written: copy the desk"), desk.act("New swap"):
            desk.swaps.new()
    assert read_only.read_bytes() == before
    assert [entry.name for entry in read_only.parent.iterdir()] == ["a.desk"]


def test_nobody_can_write_while_it_is_read(read_only, tmp_path, monkeypatch):
    lock = lock_file(read_only)
    lock.write_text("1\nother\nSwap Curator\n")
    with Desk.open(read_only), closing(sqlite3.connect(read_only, timeout=0)) as other:
        assert other.execute("SELECT count(*) FROM article").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN EXCLUSIVE")
    assert lock.exists()


def test_what_somebody_else_has_open_is_not_even_read(read_only):
    with closing(sqlite3.connect(read_only)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "is in use" in refusal(read_only)


def test_an_act_that_was_cut_off_cannot_be_taken_back_where_nothing_can_be_written(read_only, tmp_path):
    journal = read_only.with_name("a.desk-journal")
    with closing(sqlite3.connect(read_only, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size=1")
        other.execute("BEGIN")
        other.execute("CREATE TABLE more (words TEXT)")
        other.executemany("INSERT INTO more VALUES (?)", [("x" * 4000,)] * 50)  # more than the cache holds
        kept = read_only.read_bytes(), journal.read_bytes()
        other.execute("ROLLBACK")
    for path, content in zip((read_only, journal), kept, strict=True):
        path.write_bytes(content)
    assert "an act that was cut off" in refusal(read_only)
    assert journal.read_bytes() == kept[1]


def test_a_second_opening_in_the_same_program_is_refused_and_keeps_the_lock(tmp_path):
    path = made(tmp_path / "a.desk")
    (tmp_path / "link.desk").symlink_to(path)
    os.link(path, tmp_path / "hard.desk")
    with Desk.open(path) as desk:
        for way in (path, tmp_path / "link.desk", tmp_path / "hard.desk"):
            with pytest.raises(DeskRefused, match="already open in this program"):
                Desk.open(way)
        assert "in use" in opened_elsewhere(path)
        with desk.act("New swap"):
            desk.swaps.create()
    with Desk.open(tmp_path / "hard.desk") as desk:
        assert check(desk) == ()


def opened_elsewhere(path: Path) -> str:
    """What another process is told that opens the desk."""
    program = textwrap.dedent("""
        import sys
        from curator.errors import DeskRefused
        from db.desk import Desk
        try:
            Desk.open(sys.argv[1]).close()
        except DeskRefused as error:
            print(error)
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_a_second_process_is_refused_and_told_who_has_it(tmp_path):
    path = made(tmp_path / "a.desk")
    os.link(path, tmp_path / "hard.desk")
    with Desk.open(path):
        assert f"process {os.getpid()} on {socket.gethostname()}" in opened_elsewhere(path)
        assert "in use" in opened_elsewhere(tmp_path / "hard.desk")
        assert lock_file(path).exists()
    assert opened_elsewhere(path) == ""


def test_a_stale_lock_file_is_taken_over_silently(tmp_path):
    path = made(tmp_path / "a.desk")
    lock_file(path).write_text("999999\nelsewhere\nSwap Curator\n")
    with Desk.open(path):
        assert lock_file(path).read_text().startswith(f"{os.getpid()}\n")
    assert not lock_file(path).exists()


@pytest.mark.parametrize("acts", [0, 2])
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_desk_that_went_away_while_open_is_told(tmp_path, how, acts):
    path = made(tmp_path / "a.desk")
    other = made(tmp_path / "b.desk")
    desk = Desk.open(path)
    for _ in range(acts):
        with desk.act("New swap"):
            desk.swaps.create()
    if how == "moved":
        path.rename(tmp_path / "c.desk")
    elif how == "deleted":
        path.unlink()
    else:
        other.replace(path)
    with pytest.raises(NotSaved, match="moved or replaced"), desk.act("New swap"):
        desk.swaps.create()
    assert len(desk.swaps.summaries()) == acts
    if how == "moved":
        (tmp_path / "c.desk").rename(path)
        with desk.act("New swap"):
            desk.swaps.create()
        assert len(desk.swaps.summaries()) == acts + 1
    desk.close()


def test_closing_twice_does_nothing(desk):
    desk.close()
    desk.close()


def test_a_desk_on_its_way_is_held_and_can_be_given_back_without_a_trace(tmp_path):
    path = made(tmp_path / "a.desk")
    before = path.read_bytes()
    opening = Opening(path)
    with pytest.raises(DeskRefused, match="already open in this program"):
        Desk.open(path)
    opening.give_back()
    assert [found.name for found in tmp_path.iterdir()] == ["a.desk"]
    assert path.read_bytes() == before
    with Opening(path).desk() as desk:
        assert desk.path == path


def test_what_is_stored_is_checked_again_once_the_file_was_read(tmp_path):
    with Opening(made(tmp_path / "a.desk")).desk() as desk:
        assert desk.connection.rows("PRAGMA ignore_check_constraints") == [(0,)]
        with pytest.raises(Exception, match="CHECK constraint failed"), desk.act("Bad"):
            desk.swaps.create(note="a\0b")


def test_a_row_that_breaks_a_rule_of_its_table_is_left_to_the_check(tmp_path):
    path = tmp_path / "a.desk"
    with Desk.create(path) as desk:
        desk.connection.execute("PRAGMA ignore_check_constraints = ON")
        with desk.act("Forge"):
            desk.swaps.create(note="a\0b")
    with Desk.open(path) as desk:
        assert "The file is damaged: CHECK constraint failed in swap." in check(desk)


def test_what_refuses_a_desk_on_its_way_is_told_when_it_is_asked_for(tmp_path):
    opening = Opening(tmp_path / "none.desk")
    with pytest.raises(DeskLost, match="There is no desk"):
        opening.desk()


def test_a_desk_that_refused_a_write_is_free_once_it_is_closed(tmp_path):
    """Whoever keeps the refusal, to show it, kept SQLite's lock with it: the desk was in use by nobody."""
    path = made(tmp_path / "a.desk")
    connection = Connection(path)
    connection.rows(f"PRAGMA max_page_count={connection.rows('PRAGMA page_count')[0][0]}")
    with pytest.raises(NotSaved, match="is full") as kept, connection.transaction():
        connection.execute("CREATE TABLE more AS SELECT zeroblob(100000)")
    connection.close()
    Desk.open(path).close()
    assert kept.value.__traceback__ is not None
