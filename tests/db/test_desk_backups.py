"""Backups: made while one works, whole and checked, or not at all; restored under a new name."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest
from desk_samples import draft, made, parsed

from curator.backups import backup_name
from curator.errors import DeskLost, DeskRefused, NotSaved
from db import backups
from db.backups import Copying, backup_folder, backups_of, is_shared, restore
from db.check import check
from db.connection import Connection, lock_file
from db.desk import Desk
from db.migrations import MIGRATIONS, NEWEST, migrate


def another(desk: Desk, name: str = "b.txt") -> None:
    desk.articles.add_all([parsed(name)])


def test_a_backup_is_a_whole_private_desk_beside_the_desk(desk, article):
    backup = desk.back_up()
    assert backup is not None
    assert backup.parent == desk.path.parent / "a backups" == backup_folder(desk.path)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [b.path for b in backups_of(desk.path)] == [backup]
    assert [path.name for path in backup.parent.iterdir()] == [backup.name], "it leaves nothing else"
    with Desk.open(backup) as copy:
        assert copy.articles.all() == desk.articles.all()
        assert check(copy) == ()


def test_only_what_changed_is_backed_up(desk):
    assert desk.back_up() is None, "in a new desk there is nothing to lose"
    another(desk)
    assert desk.backup_under_way() is not None
    first = desk.back_up()
    assert desk.back_up() is None
    assert desk.backup_under_way() is None
    desk.history.undo()
    assert desk.back_up() not in (None, first)


def test_a_backup_of_a_clock_that_was_set_back_since_makes_no_other_due(desk):
    another(desk)
    older = desk.back_up()
    later = older.with_name(backup_name("a", datetime(2099, 1, 1), 1))
    older.rename(later)
    assert desk.backup_under_way() is None
    another(desk, "c.txt")
    assert desk.back_up() is not None
    assert desk.backup_under_way() is None, "the newest by the clock is not the newest by the steps"


def test_a_backup_of_another_desk_of_this_name_does_not_count(desk, article, tmp_path):
    mine = desk.back_up()
    (tmp_path / "other").mkdir()
    with Desk.create(tmp_path / "other" / "a.desk") as other:
        another(other, "c.txt")
        foreign = other.back_up()
    os.replace(foreign, mine)  # as long a history, but not this one
    assert desk.backup_under_way() is not None


def test_who_works_while_a_backup_is_made_is_in_it_or_makes_the_next_one_due(desk, article, swap, monkeypatch):
    """One thread copies page by page while the other acts: the copy is sound, and no act is lost or refused."""
    monkeypatch.setattr(backups, "_PAGES", 1)
    desk.articles.add_all([parsed("big.txt", "Слово " * 200_000)])
    copying = desk.backup_under_way()
    thread = threading.Thread(target=copying.run)
    thread.start()
    acts = 0
    while thread.is_alive() or acts < 5:
        with desk.act("New swap"):
            desk.claims.add(draft(desk, desk.swaps.create(), "to_a", "390", article))
        acts += 1
    thread.join()
    assert copying.fault is None
    assert desk.backup_under_way() is not None
    assert check(desk) == ()
    with Desk.open(copying.made) as copy:
        assert check(copy) == ()


def test_a_backup_that_cannot_be_made_is_told_and_leaves_nothing(desk, article):
    backup_folder(desk.path).write_text("in the way")
    with pytest.raises(NotSaved, match=r"No backup of .*a\.desk could be made \(.*\): see to the disk\."):
        desk.back_up()
    assert check(desk) == ()


def test_a_desk_whose_text_was_changed_outside_gets_no_backup(desk, article):
    desk.connection.execute("DROP TRIGGER article_text_update_forbidden")
    desk.connection.execute("UPDATE article_text SET text = text || '!'")
    with pytest.raises(DeskRefused, match="damaged"):
        desk.back_up()
    assert list(backup_folder(desk.path).iterdir()) == [], "no bad copy stands in for a good one"


def test_what_a_killed_program_left_of_its_backups_goes_with_the_next_one(desk, article):
    folder = backup_folder(desk.path)
    folder.mkdir()
    left = folder / (backup_name("a", datetime(2025, 5, 23), 1) + ".part")
    others = [folder / (backup_name("b", datetime(2025, 5, 23), 1) + ".part"), folder / "mine.part"]
    for path in (left, *others):
        path.touch()
    made = desk.back_up()
    assert sorted(folder.iterdir()) == sorted([made, *others])


def test_old_backups_go_when_a_new_one_is_there(desk, article):
    folder = backup_folder(desk.path)
    folder.mkdir()
    old = [folder / f"a-20200101-{hour:02}0000-{hour}.desk" for hour in range(10)]
    for path in (*old, folder / "notes.txt"):
        path.touch()
    desk.back_up()
    left = {path.name for path in folder.iterdir()}
    assert len(left) == 1 + 2 + 1, "the new one, two to make three, and what is no backup"
    assert "notes.txt" in left


def test_a_backup_is_restored_under_a_new_name_only(desk, article, tmp_path):
    backup = desk.back_up()
    new = tmp_path / "restored.desk"
    restore(backup, new, NEWEST)
    with Desk.open(new) as restored:
        assert restored.articles.all() == desk.articles.all()
    with pytest.raises(DeskRefused, match=r"already there: choose another name\.$"):
        restore(backup, new, NEWEST)
    with pytest.raises(DeskRefused, match="is not a desk"):
        restore(_words(tmp_path / "words.desk"), tmp_path / "other.desk", NEWEST)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a backups", "a.desk", "a.desk-journal", "a.desk.lock", "restored.desk", "words.desk",
    ]  # fmt: skip


def test_a_backup_that_cannot_be_written_is_restored(desk, article, tmp_path, monkeypatch):
    backup, access = desk.back_up(), os.access
    monkeypatch.setattr("os.access", lambda path, mode: access(path, mode) and not (mode == os.W_OK and path == backup))
    new = tmp_path / "restored.desk"
    restore(backup, new, NEWEST)
    with Desk.open(new) as restored:
        assert not restored.read_only
        assert restored.articles.all() == desk.articles.all()


def test_a_backup_with_an_act_that_was_cut_off_is_not_restored_by_halves(desk, article, tmp_path):
    """Someone opened it as a desk and was cut off; what of the act is in the file only the journal tells."""
    for number in range(20):
        another(desk, f"{number}.txt")
    backup, new = desk.back_up(), tmp_path / "new.desk"
    _cut_off(backup)
    with pytest.raises(DeskRefused, match=r"holds an act that was cut off: open it, .* and restore it then\.$"):
        restore(backup, new, NEWEST)
    assert not new.exists()
    with Desk.open(backup):
        pass
    restore(backup, new, NEWEST)
    with Desk.open(new) as restored:
        assert check(restored) == ()


def test_a_backup_that_cannot_be_copied_or_is_damaged_says_so_of_itself(desk, article, tmp_path, monkeypatch):
    backup = desk.back_up()
    with monkeypatch.context() as full:
        full.setattr("shutil.copyfile", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left")))
        with pytest.raises(
            DeskRefused, match=rf"^{backup} could not be restored \(No space left\): see to the disk\.$"
        ):
            restore(backup, tmp_path / "new.desk", NEWEST)
    backup.write_bytes(backup.read_bytes().replace(b"handed", b"Handed"))
    with pytest.raises(DeskLost, match=f"^{backup} is damaged"):
        restore(backup, tmp_path / "new.desk", NEWEST)


def test_nothing_is_made_beside_the_journal_of_another_desk(desk, article, tmp_path):
    """It would be played into the new desk: SQLite goes by the name alone."""
    older = desk.back_up()
    for number in range(20):
        another(desk, f"{number}.txt")
    cut_off, away = tmp_path / "cut.desk", tmp_path / "away.desk"
    desk.back_up(cut_off)
    _cut_off(cut_off)
    journal = tmp_path / "cut.desk-journal"
    written = journal.read_bytes()
    cut_off.rename(away)
    for make in (
        lambda: restore(older, cut_off, NEWEST),
        lambda: desk.back_up(cut_off),
        lambda: Desk.create(cut_off),
    ):
        with pytest.raises(DeskRefused, match=r"cut\.desk-journal is left of another desk .*: choose another name\.$"):
            make()
        assert not cut_off.exists()
        assert journal.read_bytes() == written
    away.rename(cut_off)
    with Desk.open(cut_off) as whole:
        assert whole.articles.all() == desk.articles.all()


def _cut_off(desk: Path) -> None:
    """Have a program end in the middle of an act on a desk."""
    program = (
        "import os, sys, sqlite3\n"
        "desk = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "desk.execute('PRAGMA cache_size=1')\n"
        "desk.execute('BEGIN')\n"
        "desk.execute('UPDATE letters SET sha256 = hex(randomblob(2000))')\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(desk)], check=True, timeout=60)


def _words(path: Path) -> Path:
    path.write_bytes(b"words " * 100)
    return path


def test_a_damaged_backup_is_refused(desk, article, tmp_path):
    backup = desk.back_up()
    with sqlite3.connect(backup) as broken:
        broken.execute("DROP TRIGGER article_text_update_forbidden")
        broken.execute("UPDATE article_text SET text = 'Other words'")
    broken.close()
    with pytest.raises(DeskRefused, match=r"damaged"):
        restore(backup, tmp_path / "new.desk", NEWEST)
    assert not (tmp_path / "new.desk").exists()


def test_a_desk_is_backed_up_before_it_is_migrated(tmp_path):
    path = tmp_path / "a.desk"
    path.touch(mode=0o600)
    connection = Connection(path)
    migrate(connection, MIGRATIONS[:1])
    with connection.transaction():
        connection.execute("INSERT INTO step (label, why, who, at, kind, prev_hash, state, hash)"
                           " VALUES ('x', '', '', '', 'act', '', 'dropped', 'x')")  # fmt: skip
        connection.execute('INSERT INTO property (name, value) VALUES (\'side_a\', \'{"name": "A", "words": null}\')')
        connection.execute('INSERT INTO property (name, value) VALUES (\'side_b\', \'{"name": "B", "words": null}\')')
    connection.close()
    before = path.read_bytes()
    Desk.open(path).close()
    (backup,) = backups_of(path)
    assert backup.path.read_bytes()[60:64] == before[60:64], "the backup is of the old format"
    assert path.read_bytes()[60:64] != before[60:64]


def test_a_desk_that_was_left_open_says_so_once(tmp_path):
    path = made(tmp_path / "a.desk")
    with Desk.open(path) as desk:
        assert not desk.left_open
    lock_file(path).write_text("1\nhere\nSwap Curator\n")
    with Desk.open(path) as desk:
        assert desk.left_open
    with Desk.open(path) as desk:
        assert not desk.left_open


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("/home/olena/Dropbox (Newsroom)/swaps", True),
        ("/home/olena/OneDrive - Desk", True),
        ("/home/olena/desks", False),
    ],
)
def test_folders_that_are_kept_in_step_are_known_by_name(folder, shared, monkeypatch):
    monkeypatch.setattr(backups, "_file_system", lambda _folder: "ext4")
    assert is_shared(Path(folder)) is shared


def test_the_backups_of_a_desk_in_a_shared_folder_stay_on_this_machine(tmp_path):
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    with Desk.open(made(cloud / "a.desk")) as desk:
        backup = desk.back_up()
    assert not backup.is_relative_to(tmp_path)
    assert [path.name for path in cloud.iterdir()] == ["a.desk"]
    assert [b.path for b in backups_of(cloud / "a.desk")] == [backup]


def test_the_system_tells_what_a_folder_is_on():
    assert backups._file_system(Path("/proc")) == "proc"


def test_a_copy_that_lacks_the_last_step_is_refused(desk, article):
    copying = Copying(desk.connection)
    copying._head = backups._Head(copying._head.seq + 1, "not there", NEWEST)
    copying.run()
    assert copying.made is None
    assert "damaged" in str(copying.fault)


def test_the_time_in_a_name_is_the_time_of_the_copy(desk, article):
    before = datetime.now().replace(microsecond=0)
    desk.back_up()
    (backup,) = backups_of(desk.path)
    assert before <= backup.made <= datetime.now()
    assert backup.seq == desk.history.steps(1)[0].seq
