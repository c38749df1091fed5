"""Backups without being asked, the check after an unclean end, and the way back from a backup."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from curator.importing import pasted_article
from curator.model import ArticleId
from db.backups import Copying, backups_of
from db.check import check
from db.connection import lock_file
from db.desk import Desk
from ui.cli import main
from ui.dialogs.backups import BackupsDialog


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "a.desk"))


def dialog_of(qtbot, kind):
    """The open dialog of this kind, once it is there."""
    qtbot.waitUntil(lambda: any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets()))
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def changed(window) -> None:
    window.workspace.articles.add([pasted_article("Kyiv, 24 May 2025. 303 people came home.")], lambda: False)


def test_a_desk_is_backed_up_beside_the_work_when_it_is_opened(program, qtbot, desk):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    assert program.window.banner.sentence == ""


def test_an_unchanged_desk_gets_no_second_backup(program, qtbot, desk):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    program.window.close()
    assert len(backups_of(desk)) == 1


def test_what_was_done_is_backed_up_when_the_window_closes(program, qtbot, desk):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    changed(program.window)
    program.window.close()
    newest, first = backups_of(desk)
    assert newest.seq == first.seq + 1
    assert [path.name for path in desk.parent.iterdir() if path.is_file()] == ["a.desk"]
    with Desk.open(newest.path) as copy:
        assert check(copy) == ()
        assert len(copy.articles.rows()) == 6


def test_a_backup_is_made_before_files_are_imported(program, qtbot, desk, tmp_path):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    changed(program.window)
    file = tmp_path / "new.txt"
    file.write_text("Kyiv, 25 May 2025. Ukraine brought home 307 soldiers.", "utf-8")
    program.window.import_paths([file])
    qtbot.waitUntil(lambda: len(program.window.workspace.article_rows()) == 7)
    with Desk.open(backups_of(desk)[0].path) as before:
        assert len(before.articles.rows()) == 6, "the act before is in it, the import is not"


def test_no_backup_is_under_way_when_the_desk_is_closed_even_before_the_first_picture(window, monkeypatch):
    ended, copy = [], Copying.run

    def late(copying: Copying) -> None:
        time.sleep(0.3)
        copy(copying)
        ended.append(copying.fault)

    monkeypatch.setattr(Copying, "run", late)
    window.safekeeping.back_up_first()
    window.safekeeping.stop()
    assert ended == [None]


def test_a_backup_that_cannot_be_made_is_said(program, qtbot, desk):
    desk.with_name("a backups").write_text("in the way")
    program.open(desk)
    qtbot.waitUntil(lambda: "No backup of" in program.window.banner.sentence)
    assert program.window.banner.sentence.endswith("see to the disk.")


def test_after_an_unclean_end_everything_is_checked_and_it_is_said(program, qtbot, desk):
    lock_file(desk).write_text("1\nhere\nSwap Curator\n")
    program.open(desk)
    with qtbot.waitSignal(program.window.safekeeping.checked):
        pass
    assert "Everything was checked, and nothing is lost." in program.window.banner.sentence
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)


def make_up_a_step(desk: Path) -> None:
    """What only another program can do."""
    with Desk.open(desk) as opened:
        opened.connection.execute(
            "INSERT INTO step (label, why, who, at, kind, prev_hash, state, hash)"
            " VALUES ('Made up', '', '', '', 'act', '', 'done', 'x')"
        )


def test_faults_after_an_unclean_end_are_counted_and_no_backup_is_made_of_them(program, qtbot, desk):
    make_up_a_step(desk)
    lock_file(desk).write_text("1\nhere\nSwap Curator\n")
    program.open(desk)
    with qtbot.waitSignal(program.window.safekeeping.checked):
        pass
    assert "Faults found: " in program.window.banner.sentence
    program.window.close()
    assert backups_of(desk) == ()


def test_the_desk_is_checked_between_the_events_of_the_window_and_says_how_far_it_is(program, qtbot, desk):
    program.open(desk)
    window = program.window
    told = []
    window.banner.progress = lambda *what, **_more: told.append(what)
    with qtbot.waitSignal(window.safekeeping.checked):
        window.actions_by_id["check.desk"].trigger()
        assert window.safekeeping.is_checking
        window.actions_by_id["check.desk"].trigger()
        assert window.banner.sentence == "The desk is being checked; let that end or cancel it first."
    assert window.banner.sentence == "The desk is sound: every quote stands where it was cited."
    assert {sentence for sentence, *_ in told} == {"Checking everything …"}
    (total,) = {total for *_, total in told}
    assert [done for _, done, _ in told] == list(range(total + 1))


def test_a_check_can_be_cancelled(program, qtbot, desk):
    program.open(desk)
    window = program.window
    window.actions_by_id["check.desk"].trigger()
    assert window.banner.cancel_button.isVisibleTo(window)
    assert not window.banner.pause_button.isVisibleTo(window)
    window.actions_by_id["cancel.work"].trigger()
    assert not window.safekeeping.is_checking
    assert window.banner.sentence.startswith("The check was cancelled; ")
    assert not window.banner.bar.isVisibleTo(window)
    with qtbot.waitSignal(window.safekeeping.checked):
        window.actions_by_id["check.desk"].trigger()


def test_what_a_check_finds_is_said(program, qtbot, desk):
    make_up_a_step(desk)
    program.open(desk)
    with qtbot.waitSignal(program.window.safekeeping.checked):
        program.window.actions_by_id["check.desk"].trigger()
    assert "of the history was changed after it was made." in program.window.banner.sentence


def test_a_backup_is_restored_by_key_under_a_new_name_and_opened(program, qtbot, desk, tmp_path):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    changed(program.window)
    program.window.actions_by_id["backups"].trigger()
    dialog = dialog_of(qtbot, BackupsDialog)
    assert dialog.list.count() == 1
    assert "5 articles · 0 swaps" in dialog.list.item(0).data(Qt.ItemDataRole.UserRole + 1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    chooser = dialog_of(qtbot, QFileDialog)
    assert Path(chooser.selectedFiles()[0]).name == "a restored.desk"
    chooser.selectFile(str(tmp_path / "again.desk"))
    chooser.accept()
    qtbot.waitUntil(lambda: program.window.workspace.path.name == "again.desk")
    assert len(program.window.workspace.article_rows()) == 5
    with Desk.open(desk) as old:
        assert len(old.articles.rows()) == 6, "the desk itself stays as it was"


def test_a_name_that_is_taken_is_refused_and_nothing_is_written_over(program, qtbot, desk):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    program.window.actions_by_id["backups"].trigger()
    dialog_of(qtbot, BackupsDialog).action_button.click()
    chooser = dialog_of(qtbot, QFileDialog)
    chooser.selectFile(str(desk))
    chooser.accept()
    box = dialog_of(qtbot, QMessageBox)
    assert "already there: choose another name." in box.text()
    box.done(0)
    assert program.window.workspace.path == desk


def test_a_damaged_desk_offers_its_backups(program, qtbot, desk, tmp_path):
    program.open(desk)
    qtbot.waitUntil(lambda: len(backups_of(desk)) == 1)
    program.window.close()
    program.window.deleteLater()
    program.window = None
    desk.write_bytes(b"")
    program.open(desk)
    dialog = dialog_of(qtbot, BackupsDialog)
    QTest.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    chooser = dialog_of(qtbot, QFileDialog)
    chooser.selectFile(str(tmp_path / "whole.desk"))
    chooser.accept()
    qtbot.waitUntil(lambda: program.window is not None)
    assert program.window.workspace.path.name == "whole.desk"
    assert desk.read_bytes() == b""


def test_who_takes_no_backup_of_a_damaged_desk_is_welcomed(program, qtbot, desk):
    with Desk.open(desk) as opened:
        opened.back_up()
    desk.unlink()
    program.open(desk)
    QTest.keyClick(dialog_of(qtbot, BackupsDialog), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program._welcome is not None)


def test_the_command_line_backs_up_and_restores(desk, tmp_path, capsys):
    assert main(["backup", str(desk), "--json"]) == 0
    made = Path(json.loads(capsys.readouterr().out)["backup"])
    assert made == backups_of(desk)[0].path
    assert main(["backup", str(desk)]) == 0
    assert capsys.readouterr().out == "Nothing changed since the last backup.\n"
    assert main(["backup", str(desk), str(tmp_path / "copy.desk")]) == 0
    assert main(["backup", str(desk), str(tmp_path / "copy.desk")]) == 1
    assert "already there" in capsys.readouterr().err
    assert main(["restore", str(made), str(tmp_path / "new.desk")]) == 0
    assert main(["restore", str(made), str(tmp_path / "new.desk")]) == 1
    assert "already there" in capsys.readouterr().err
    for path in (tmp_path / "copy.desk", tmp_path / "new.desk"):
        with Desk.open(path) as opened:
            assert len(opened.articles.rows()) == 5


@pytest.fixture
def read_only(desk, monkeypatch):
    """A desk in a folder that this user may not write to."""
    access = os.access
    monkeypatch.setattr(
        "os.access", lambda target, mode: access(target, mode) and not (mode == os.W_OK and Path(target) == desk.parent)
    )
    return desk


def test_a_desk_that_cannot_be_written_is_shown_says_so_and_stays_as_it_is(program, qtbot, read_only):
    before = read_only.read_bytes()
    program.open(read_only)
    window = program.window
    qtbot.waitUntil(lambda: "nothing can be changed" in window.banner.sentence)
    assert "read-only" in window.windowTitle()
    assert any(label.text().startswith("Read-only") for label in window.findChildren(QLabel))
    window.loop.open_article(ArticleId(1))
    qtbot.waitUntil(lambda: window.suggesting.waiting != ())
    page = window.panes.reader.page
    page.select(0, 5)
    with qtbot.waitActive(window):
        window.activateWindow()  # a screen without a window manager has to be told
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: "copy the desk to a folder of your own" in window.banner.sentence)
    assert window.workspace.summaries() == ()
    window.loop.open_article(ArticleId(2))
    window.close()
    assert read_only.read_bytes() == before
    assert [path.name for path in read_only.parent.iterdir()] == ["a.desk"]


def test_a_desk_that_cannot_be_written_is_exported_and_checked(read_only, tmp_path, capsys):
    bundle = tmp_path / "elsewhere" / "bundle"
    bundle.parent.mkdir()
    assert main(["export", str(read_only), str(bundle), "--drafts"]) == 0
    assert (bundle / "swaps.csv").exists()
    assert main(["check", str(read_only)]) == 0
