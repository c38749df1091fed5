"""Importing in the window: pausing, stopping, time left, what is dropped from a browser, the report as a file."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.dialogs.encoding import EncodingDialog
from ui.dialogs.import_report import ImportReport
from ui.importing import Importing, _spoken
from ui.tasks import ReadArticles

MANY = 70


@pytest.fixture
def files(tmp_path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(
            f"Reuters, 24 May 2025. Both sides handed over {number} people.", "utf-8"
        )
    return folder


def rows(window) -> int:
    return len(window.workspace.article_rows())


def test_an_import_waits_and_goes_on(window, hand, files):
    before = rows(window)
    window.import_paths([files])
    window.banner.pause_button.click()
    task = window.importing._task
    hand.wait(lambda: task.read and window.banner.pause_button.isVisible(), "the pause")
    assert window.banner.pause_button.text() == "Go on"
    read = task.read
    for _ in range(20):
        QApplication.processEvents()
    assert task.read == read < MANY
    window.banner.pause_button.click()
    hand.wait(lambda: rows(window) == before + MANY, "the rest")
    assert window.banner.pause_button.text() == "Pause"


def test_a_stopped_import_keeps_what_was_read_and_lists_the_rest(window, hand, files, tmp_path):
    before = rows(window)
    window.import_paths([files])
    window.importing.pause()
    task = window.importing._task
    hand.wait(lambda: task.read and window.banner.cancel_button.isVisible(), "the first file")
    window.banner.cancel_button.click()
    report = hand.dialog("the report")
    listed = [report.model.index(row, 0).data() for row in range(report.model.rowCount())]
    assert sum(line.startswith("Taken: ") for line in listed) == rows(window) - before > 0
    unread = sum(line.startswith("Not read: ") for line in listed)
    assert unread > 0
    assert len(listed) >= MANY
    hand.key("Escape")
    assert QApplication.activeModalWidget() is None


def test_closing_the_window_ends_a_reading(window, hand, files):
    window.import_paths([files])
    window.importing.pause()
    window.close()
    assert window.importing._task is None


def test_a_piece_of_a_page_is_dropped_from_a_browser(window, hand):
    before = rows(window)
    mime = QMimeData()
    mime.setHtml("<h1>Swap held</h1><p>Russia and Ukraine each handed over 390&nbsp;people.</p>")
    assert Importing.can_take(mime)
    window.dropEvent(_drop(mime))
    hand.wait(lambda: rows(window) == before + 1, "the article")
    newest = max(window.workspace.article_rows(), key=lambda row: row.id)
    assert newest.title == "Swap held"
    assert "390\u00a0people" in window.workspace.article(newest.id).text


def test_files_are_dropped(window, hand, files):
    before = rows(window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(files / "001.txt"))])
    window.dropEvent(_drop(mime))
    hand.wait(lambda: rows(window) == before + 1, "the article")


def test_words_and_addresses_are_not_taken():
    mime = QMimeData()
    mime.setText("words")
    mime.setUrls([QUrl("https://news.example/")])
    assert not Importing.can_take(mime)


def _drop(mime: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_the_report_is_saved_as_a_file(window, hand, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "=1+1.txt").write_text("Some words of an article.", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "photo.png").write_bytes(b"x")
    window.import_paths([tmp_path / "folder", tmp_path / "empty.txt", tmp_path / "=1+1.txt"])
    hand.dialog("the report").save_button.click()
    chooser = next(child for child in window.findChildren(QFileDialog) if child.isVisible())
    target = tmp_path / "report.csv"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    hand.key("Escape")
    saved = target.read_bytes().decode("utf-8-sig").splitlines()
    assert saved[0] == "file,outcome,why"
    assert saved[1].startswith("empty.txt,skipped,")
    assert saved[-2:] == ["'=1+1.txt,taken,", "photo.png,passed over,It is of no kind that can be imported."]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "about 5 s"), (14, "about 15 s"), (61, "about 1 min"), (3_590, "about 60 min")]
)
def test_time_left_in_words(seconds, words):
    assert _spoken(seconds) == words


def test_a_piece_of_a_page_is_pasted_with_its_paragraphs(window, hand):
    hand.key("Ctrl+Shift+V")
    dialog = hand.dialog("the field")
    mime = QMimeData()
    mime.setHtml("<h1>Swap held</h1><table><tr><td>Ukraine</td><td>230</td></tr></table><script>x</script><p>The end.")
    assert dialog.text.canInsertFromMimeData(mime)
    dialog.text.insertFromMimeData(mime)
    assert dialog.refused == "Reading what was pasted …"
    dialog.action_button.click()
    assert dialog.refused == "What was pasted is still being read; one moment."
    hand.wait(dialog.text.toPlainText, "the words")
    assert dialog.text.toPlainText() == "Swap held\n\nUkraine\t230\n\nThe end."
    assert dialog.refused == ""
    dialog.text.clear()
    mime = QMimeData()
    mime.setHtml("<div>" * 5_000)
    mime.setText("plain words")
    dialog.text.insertFromMimeData(mime)
    hand.wait(dialog.text.toPlainText, "the words")
    assert dialog.text.toPlainText() == "plain words"
    hand.key("Escape")


def test_pasted_words_are_read_by_the_process_that_reads_files(window, hand, monkeypatch):
    before = rows(window)
    monkeypatch.setattr("curator.importing.isolation.worker_command", lambda: (sys.executable, "-c", ""))
    hand.key("Ctrl+Shift+V")
    dialog = hand.dialog("the field")
    dialog.text.setPlainText("\u200b")
    hand.key("Ctrl+Return")
    assert dialog.refused.startswith("The pasted text is empty")
    dialog.text.setPlainText("Swap held\n\nBy Jane Doe, 20 July 2024\n\nBoth sides handed over 95 people.")
    hand.key("Ctrl+Return")
    assert dialog.text.isReadOnly()
    hand.wait(lambda: rows(window) == before + 1, "the words")
    assert "95 people" in window.loop.article.text
    assert window.loop.article.published_on is None, "nobody read it here"
    assert window.banner.sentence.startswith("What the pasted text says of itself could not be read")


def test_a_page_that_is_still_read_when_the_dialog_closes_is_dropped(window, hand):
    hand.key("Ctrl+Shift+V")
    dialog = hand.dialog("the field")
    mime = QMimeData()
    mime.setHtml("<p>Some words.")
    dialog.text.insertFromMimeData(mime)
    hand.key("Escape")
    hand.wait(lambda: not window.pasting._tasks, "the end of the reading")
    assert QApplication.activeModalWidget() is None


def test_articles_come_in_while_others_are_read_and_one_undo_takes_all_back(window, hand, files):
    before, steps = rows(window), len(window.workspace.steps())
    window.import_paths([files])
    window.importing.pause()
    hand.wait(lambda: rows(window) > before, "the first portion")
    assert window.importing._task is not None
    window.importing.pause()  # goes on
    hand.wait(lambda: window.importing._task is None, "the end")
    hand.wait(lambda: rows(window) == before + MANY, "the rest")
    assert len(window.workspace.steps()) == steps + 1
    window.undo()
    assert rows(window) == before
    assert window.workspace.faults() == ()


@pytest.mark.parametrize(("seconds", "largest"), [(9.0, 1), (0.0, MANY)])
def test_a_portion_is_as_large_as_can_be_stored_between_two_events(qapp, files, seconds, largest):
    task, sizes = ReadArticles([files]), []
    task.came.connect(lambda portion: sizes.append(len(portion)) or task.taken(seconds))
    task.run()
    assert sum(sizes) == MANY
    assert max(sizes[1:]) <= largest
    if seconds:
        assert len(sizes) > MANY / 2
    else:
        assert sorted(sizes[:-1]) == sizes[:-1], "ever larger"


def test_one_goes_on_working_while_articles_come_in(window, hand, files):
    before = rows(window)
    window.import_paths([files])
    window.importing.pause()
    hand.wait(lambda: rows(window) > before, "the first portion")
    hand.key("W")
    assert window.workspace.steps(1)[0].label == "New swap"
    window.importing.pause()
    hand.wait(lambda: rows(window) == before + MANY, "the rest")
    hand.wait(lambda: window.importing._task is None, "the end")
    assert [step.label for step in window.workspace.steps(3)] == ["Import articles", "New swap", "Import articles"]
    assert window.loop.swap is not None
    assert window.workspace.faults() == ()


def test_the_last_report_comes_back_and_leads_to_an_article(window, hand, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "new.txt").write_text("Reuters, 24 May 2025. Both sides handed over 390 people.", "utf-8")
    assert not window.actions_by_id["import.report"].isEnabled()
    window.import_paths([tmp_path / "empty.txt", tmp_path / "new.txt"])
    hand.dialog("the report")
    hand.key("Escape")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the report to close")
    window.actions_by_id["import.report"].trigger()
    hand.dialog("the report")
    hand.write("new")
    hand.key("Return")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the report to close")
    assert window.loop.article.file_name == "new.txt"


def test_a_text_whose_letters_show_nothing_is_asked_about(window, hand, tmp_path):
    short = "Обмін: 95 на 95"
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(f"{short} {name}".encode("cp1251"))
    before = rows(window)
    window.import_paths([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")])
    dialog = hand.dialog("the encodings")
    assert dialog.windowTitle() == "How is it encoded?"
    assert dialog.list.item(0).text() == "Windows-1251 (Ukrainian, Russian)\nОбмін: 95 на 95 a.txt"
    hand.key("Return")
    hand.wait(lambda: rows(window) == before + 1, "the first text")
    newest = max(window.workspace.article_rows(), key=lambda row: row.id)
    assert window.workspace.article(newest.id).text == f"{short} a.txt"
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), EncodingDialog), "the next one")
    QApplication.activeModalWidget().reject()  # and with it all others
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), ImportReport), "the report")
    report = QApplication.activeModalWidget()
    assert [(row.name, row.kind) for row in report.model.rows] == [
        ("b.txt", "skipped"), ("c.txt", "skipped"), ("a.txt", "taken"),
    ]  # fmt: skip
    report.close()
