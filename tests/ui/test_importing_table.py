"""A table is shown before it is imported: the columns are proposed, changed by key, and read as said."""

import sys
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from curator.importing import isolation
from ui.dialogs.import_report import ImportReport
from ui.dialogs.table import TableDialog

NAMED = "title,text,published\nFirst,Ukraine brought home 390 people.,2025-05-24\nSecond,95 came home.,2024-07-17\n"
UNNAMED = "a,b,c\nOne,Ukraine brought home 390 people and Russia as many.,2025-05-24\n"


def shown(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=30_000)
    return QApplication.activeModalWidget()


def give(window, tmp_path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words, "utf-8")
    window.import_paths([tmp_path / name])


def titles(window) -> list[str]:
    return [row.title for row in window.workspace.article_rows()][5:]


def taken(window, qtbot, count: int) -> None:
    qtbot.waitUntil(lambda: len(window.workspace.article_rows()) == 5 + count, timeout=30_000)
    qtbot.wait(1)
    if isinstance(QApplication.activeModalWidget(), ImportReport):
        QApplication.activeModalWidget().close()


def test_known_columns_are_proposed_and_enter_takes_them(window, qtbot, tmp_path):
    give(window, tmp_path, "a.csv", NAMED)
    dialog = shown(qtbot, TableDialog)
    assert {name: choice.currentData() for name, choice in dialog.inputs.items()} == {
        "text": "text", "title": "title", "publisher": "", "date": "published", "url": "",
    }  # fmt: skip
    assert dialog.table.item(0, 1).text() == "Ukraine brought home 390 people."
    assert dialog.table.rowCount() == 2
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    taken(window, qtbot, 2)
    assert titles(window) == ["First", "Second"]
    assert [row.published_on for row in window.workspace.article_rows()][5:] == ["2025-05-24", "2024-07-17"]


def test_the_mapping_is_changed_by_key(window, qtbot, tmp_path):
    give(window, tmp_path, "a.csv", UNNAMED)
    dialog = shown(qtbot, TableDialog)
    assert dialog.inputs["text"].currentData() == "b", "the column with the most words"
    widths = [dialog.table.columnWidth(column) for column in range(3)]
    assert widths[1] > 2 * max(widths[0], widths[2]), "and it has the room"
    title = dialog.inputs["title"]
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_Down)
    assert title.currentData() == "a"
    QTest.keyClick(title, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.refused == "One column cannot hold two things; choose another one."
    QTest.keyClick(title, Qt.Key.Key_Up)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    taken(window, qtbot, 1)
    assert titles(window) == ["One"]


def test_who_leaves_imports_nothing_of_it_and_the_next_table_is_asked_for(window, qtbot, tmp_path):
    for name in ("a.csv", "b.jsonl"):
        words = NAMED if name == "a.csv" else '{"text": "Ukraine brought home 12 people.", "title": "Third"}\n'
        (tmp_path / name).write_text(words, "utf-8")
    window.import_paths([tmp_path / "a.csv", tmp_path / "b.jsonl"])
    first = shown(qtbot, TableDialog)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, first))
    QTest.keyClick(shown(qtbot, TableDialog), Qt.Key.Key_Return)
    taken(window, qtbot, 1)
    assert titles(window) == ["Third"]


@pytest.mark.parametrize("words", ["", "a,b,c\n"])
def test_a_table_without_rows_is_refused_in_a_sentence(window, qtbot, tmp_path, words):
    give(window, tmp_path, "a.csv", words)
    qtbot.waitUntil(lambda: window.banner.close_button.isVisible(), timeout=30_000)
    assert window.banner.sentence.startswith("a.csv ")
    assert window.banner.sentence.endswith(".")


def test_a_table_that_hangs_its_reader_does_not_hang_the_window(window, qtbot, tmp_path, monkeypatch):
    script = tmp_path / "slow.py"
    script.write_text(
        "import sys, time\nfrom curator.importing import worker\n"
        "worker.preview = lambda source: time.sleep(600)\nraise SystemExit(worker.main(sys.argv[1:]))",
        "utf-8",
    )
    monkeypatch.setattr(isolation, "worker_command", lambda: (sys.executable, str(script)))
    give(window, tmp_path, "a.csv", NAMED)
    assert window.banner.sentence == "Reading a.csv …"
    window.import_paths([tmp_path / "a.csv"])
    assert window.banner.sentence.startswith("An import is under way")
    window.banner.cancel_button.click()
    qtbot.waitUntil(lambda: not window.banner.cancel_button.isVisible(), timeout=30_000)
    assert QApplication.activeModalWidget() is None
    assert titles(window) == []


def test_a_table_that_cannot_be_read_stands_in_the_report_of_the_others(window, qtbot, tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n", "utf-8")
    (tmp_path / "b.txt").write_text("Reuters, 25 May 2025. Both sides handed over 303 people.", "utf-8")
    window.import_paths([tmp_path / "a.csv", tmp_path / "b.txt"])
    report = shown(qtbot, ImportReport)
    assert [(row.name, row.kind) for row in report.model.rows] == [("a.csv", "skipped"), ("b.txt", "taken")]
    report.close()


def test_a_table_in_a_folder_or_an_archive_whose_columns_are_unknown_is_shown_too(window, qtbot, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "known.csv").write_text(NAMED, "utf-8")
    (folder / "unknown.csv").write_text(UNNAMED, "utf-8")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("inner.csv", UNNAMED.replace("390", "205"))
        archive.writestr("good.txt", "Reuters, 25 May 2025. Both sides handed over 303 people.")
    window.import_paths([folder])
    first = shown(qtbot, TableDialog)
    assert "all.zip/inner.csv: every row" in " ".join(label.text() for label in first.findChildren(QLabel))
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, first), timeout=30_000)
    second = shown(qtbot, TableDialog)
    QTest.keyClick(second, Qt.Key.Key_Escape)
    report = shown(qtbot, ImportReport)
    rows = {row.name: row.kind for row in report.model.rows if row.kind in ("taken", "skipped")}
    assert rows == {
        "known.csv#1": "taken", "known.csv#2": "taken", "all.zip/good.txt": "taken", "all.zip/inner.csv#1": "taken",
        "unknown.csv": "skipped",
    }  # fmt: skip
    report.close()
    assert len(titles(window)) == 4
