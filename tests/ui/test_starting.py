"""How the program is started: with files, from an icon, without a screen, inside a packaged program."""

import gc
import json
import os
import signal
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from curator.errors import InputRefused
from db.desk import Desk
from ui import host, screen
from ui.app import sample_desk, tell
from ui.given import Given, told_apart
from ui.licences import components

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "seeds").iterdir())


def names(window) -> list[str]:
    return sorted(row.file_name for row in window.workspace.article_rows())


# -- files that are named or dropped ------------------------------------------------------------------------------


def test_the_desk_and_the_articles_are_told_apart_by_their_names(tmp_path):
    desk, text, folder = tmp_path / "a.desk", tmp_path / "a.TXT", tmp_path / "texts"
    folder.mkdir()
    assert told_apart([text, desk, folder]) == Given(desk, (text, folder))
    assert told_apart([]) == Given(None, ())


def test_what_has_an_unknown_name_is_taken_for_a_desk(tmp_path):
    assert told_apart([tmp_path / "desk"]).desk == tmp_path / "desk"


def test_two_desks_are_refused(tmp_path):
    with pytest.raises(InputRefused, match=r"Only one desk .* one of a\.desk, b\.desk\."):
        told_apart([tmp_path / "a.desk", tmp_path / "b.desk"])


def test_articles_go_into_the_desk_that_is_named_with_them(program, qtbot, tmp_path):
    desk = sample_desk(tmp_path / "a.desk")
    text = tmp_path / "new.txt"
    text.write_text("Kyiv, 24 May 2025. Ukraine brought home 307 soldiers.", "utf-8")
    program.take([text])
    program.open(desk)
    qtbot.waitUntil(lambda: "new.txt" in names(program.window))
    assert len(names(program.window)) == 6


def test_articles_without_a_desk_wait_for_the_one_that_is_chosen(program, qtbot, tmp_path):
    program.take(ARTICLES[:2])
    program.welcome()
    assert program._welcome.waiting.text().endswith(": 2.")
    program.open(_empty_desk(tmp_path))
    qtbot.waitUntil(lambda: names(program.window) == [path.name for path in ARTICLES[:2]])


def test_the_samples_are_made_anew_after_a_kill_while_they_were_made(tmp_path):
    for left in (".a.unfinished.desk", ".a.unfinished.desk-journal", ".a.unfinished.desk.lock"):
        (tmp_path / left).write_bytes(b"left")
    desk = sample_desk(tmp_path / "a.desk")
    assert list(tmp_path.iterdir()) == [desk]


def test_a_desk_that_is_left_is_let_go_of_with_its_window(program, qtbot, tmp_path):
    left = []
    for number in range(3):
        desk = tmp_path / f"{number}.desk"
        Desk.create(desk).close()
        program.open(desk)
        qtbot.waitExposed(program.window)
        left.append((weakref.ref(program.window), weakref.ref(program.window.workspace)))

    def kept() -> int:
        gc.collect()
        return sum(window() is not None or workspace() is not None for window, workspace in left)

    qtbot.waitUntil(lambda: kept() == 1)


def test_files_handed_over_while_it_runs_are_opened_and_imported(program, qtbot, tmp_path):
    program.welcome()
    program.handed(str(_empty_desk(tmp_path)))
    for path in ARTICLES:  # dropped together, they come one by one
        program.handed(str(path))
    qtbot.waitUntil(lambda: names(program.window) == [path.name for path in ARTICLES])


def test_the_systems_own_event_hands_files_over():
    """In a process of its own: there is one application in a process, and here it is pytest-qt's."""
    program = (
        "from PySide6.QtGui import QFileOpenEvent\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.app import application\n"
        "app = application()\n"
        "app.file_handed.connect(print)\n"
        "QApplication.sendEvent(app, QFileOpenEvent('/somewhere/a.desk'))\n"
    )
    done = _python(program)
    assert (done.returncode, done.stdout) == (0, "/somewhere/a.desk\n"), done.stderr


def _empty_desk(folder: Path) -> Path:
    from db.desk import Desk

    Desk.create(folder / "empty.desk").close()
    return folder / "empty.desk"


# -- from an icon, and without a screen ---------------------------------------------------------------------------


def test_a_refusal_stands_in_a_window_until_it_is_closed(qapp, theme):
    told = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            told.append((box.text(), box.textFormat()))
            timer.stop()
            QTest.keyClick(box, Qt.Key.Key_Return)

    timer = QTimer()
    timer.timeout.connect(read_and_close)
    timer.start(20)
    tell("a.desk is <b>damaged</b>.")
    assert told == [("a.desk is <b>damaged</b>.", Qt.TextFormat.PlainText)]


@pytest.mark.parametrize(
    ("words", "variables", "in_window"),
    [
        (["gone.desk"], {}, False),
        (["--from-desktop", "gone.desk"], {}, True),
        (["gone.desk"], {"SWAP_CURATOR_FROM_DESKTOP": "1"}, True),
        (["check", "gone.desk"], {"SWAP_CURATOR_FROM_DESKTOP": "1"}, False),
    ],
)
def test_only_an_icon_brings_up_a_window_for_a_refusal(tmp_path, words, variables, in_window):
    program = (
        "import sys, ui.app\n"
        "ui.app.tell = lambda sentence: print('window:', sentence)\n"
        "from ui.cli import main\n"
        f"sys.exit(main({words!r}))\n"
    )
    done = _python(program, cwd=tmp_path, **variables)
    assert done.returncode == 1
    assert "There is no desk at" in done.stderr
    assert ("window: There is no desk at" in done.stdout) == in_window


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_one_sentence_says_so(tmp_path):
    program = "import sys; from ui.cli import main; sys.exit(main(['--from-desktop', 'a.desk']))"
    done = _python(program, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert done.stderr == "swap-curator: There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_what_nobody_looks_at_is_drawn_into_memory(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not screen.is_there()
    screen.do_without()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    screen.do_without()
    assert os.environ["QT_QPA_PLATFORM"] == "xcb"


def _python(program: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | variables
    return subprocess.run(
        [sys.executable, "-c", program], cwd=cwd, env=environment, capture_output=True, text=True, timeout=60
    )


# -- inside a packaged program ------------------------------------------------------------------------------------


def test_programs_started_from_a_packaged_one_get_the_environment_of_the_system(monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/program/_internal", raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/program/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/cuda")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/opt/program/_internal/PySide6/Qt/plugins")
    monkeypatch.setenv("QML2_IMPORT_PATH", "/somebody/elses")
    host.restore_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/usr/local/cuda"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert "QT_PLUGIN_PATH" not in os.environ
    assert os.environ["QML2_IMPORT_PATH"] == "/somebody/elses"


def test_a_checkout_leaves_the_environment_alone(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/mine")
    host.restore_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/mine"


def test_licences_gathered_at_build_time_are_read(tmp_path):
    (tmp_path / "one.txt").write_text("First text.\n", "utf-8")
    (tmp_path / "two.txt").write_text("Second text.\n", "utf-8")
    index = [{"name": "Qt", "version": "6", "licence": "LGPL", "texts": ["one.txt", "two.txt"]}]
    (tmp_path / "index.json").write_text(json.dumps(index), "utf-8")
    (part,) = components(tmp_path)
    assert (part.name, part.version, part.licence) == ("Qt", "6", "LGPL")
    assert part.text() == "First text.\n\nSecond text."


def test_a_checkout_has_its_own_licence_and_the_fonts(tmp_path):
    assert [part.licence for part in components(tmp_path)] == ["MIT", *["SIL Open Font License 1.1"] * 2]
    assert all(part.text() for part in components(tmp_path))


# -- how it is ended ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows closes windows itself")
@pytest.mark.parametrize("asks", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_session_that_is_left_closes_the_desk_as_a_person_would(qtbot, tmp_path, asks):
    desk = sample_desk(tmp_path / "a.desk")
    lock, backups = tmp_path / "a.desk.lock", tmp_path / "a backups"
    heard = f"import signal; signal.signal(signal.{asks}, signal.SIG_DFL)"  # whoever runs tests may ignore it
    program = f"{heard}; import sys; from ui.door import main; sys.exit(main())"
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    running = subprocess.Popen([sys.executable, "-c", program, str(desk)], cwd=ROOT, env=surroundings)
    try:
        qtbot.waitUntil(lambda: backups.exists() and any(backups.glob("*.desk")), timeout=20_000)
        assert lock.exists()
        running.send_signal(getattr(signal, asks))
        assert running.wait(timeout=30) == 0
    finally:
        running.kill()
        running.wait()
    assert not lock.exists()
    assert sorted(path.name for path in tmp_path.glob("a.desk*")) == ["a.desk"]
