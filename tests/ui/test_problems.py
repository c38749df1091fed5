"""A fault of ours: noted without content, told in one sentence, and the program goes on."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QMessageBox

from ui import problems

SECRET = "Moscow returned 390 people named Ivanov"


@pytest.fixture
def log(tmp_path, monkeypatch):
    path = tmp_path / "logs" / "swap-curator.log"
    monkeypatch.setattr(problems, "log_path", lambda: path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    logger = logging.getLogger("swap-curator")
    before, propagates = logger.handlers[:], logger.propagate
    logger.handlers = []
    yield path
    for handler in logger.handlers:
        handler.close()
    logger.handlers, logger.propagate = before, propagates


def fail(words: str) -> None:
    raise ValueError(words)


def told() -> None:
    try:
        fail(SECRET)
    except ValueError:
        sys.excepthook(*sys.exc_info())


def boxes() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if box.objectName() == "ourFault" and box.isVisible()]


def answer(qtbot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(boxes()))
    (box,) = boxes()
    return box


def test_the_log_names_the_place_and_never_the_content(qtbot, log):
    problems.install()
    told()
    box = answer(qtbot)
    noted = log.read_text("utf-8")
    assert "ValueError at test_problems.py:" in noted
    assert "fail" in noted
    for word in SECRET.split():
        assert word not in noted
        assert word not in box.text() + box.informativeText()
    assert str(log) in box.informativeText()
    box.accept()


def test_many_faults_show_one_box(qtbot, log):
    problems.install()
    for _ in range(5):
        told()
    box = answer(qtbot)
    qtbot.wait(50)
    assert len(boxes()) == 1
    assert len(log.read_text("utf-8").splitlines()) == 5
    box.accept()


def test_a_fault_in_a_worker_is_shown_by_the_windows_thread(qtbot, log):
    problems.install()
    thread = threading.Thread(target=told)
    thread.start()
    thread.join()
    box = answer(qtbot)
    assert box.thread() is QApplication.instance().thread() is QThread.currentThread()
    box.accept()


def test_installing_twice_notes_a_fault_once(qtbot, log):
    problems.install()
    problems.install()
    told()
    assert len(log.read_text("utf-8").splitlines()) == 1
    answer(qtbot).accept()


def test_a_place_that_cannot_be_written_does_not_keep_it_from_starting(qtbot, log, capsys):
    log.parent.write_text("a file where the folder should be")
    problems.install()
    told()
    answer(qtbot).accept()
    assert SECRET not in capsys.readouterr().err


def test_the_log_is_bounded(qtbot, log, monkeypatch):
    monkeypatch.setattr(problems, "_SIZE", 500)
    problems.install()
    for _ in range(40):
        told()
    answer(qtbot).accept()
    files = sorted(path.name for path in log.parent.iterdir())
    assert files == ["swap-curator.log", "swap-curator.log.1"]
    assert all(path.stat().st_size <= 700 for path in log.parent.iterdir())


def test_ctrl_c_in_the_terminal_ends_the_program_and_is_no_fault(qtbot, log, monkeypatch):
    problems.install()
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended == [True]
    assert boxes() == []
    assert not log.exists()
