"""The way into the program: files open the window, and nothing that only commands need is loaded for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui import cli, door, starting


@pytest.fixture
def asked(monkeypatch):
    """What was asked for: a window on files, or a command."""
    found = []

    def window(paths, *, from_desktop=False):
        found.append(("window", [str(path) for path in paths], from_desktop))
        return 0

    def command(words):
        found.append(("command", words))
        return 0

    monkeypatch.setattr(starting, "keep_to_this_person", lambda: None)
    monkeypatch.setattr(starting, "start_window", window)
    monkeypatch.setattr(cli, "main", command)
    return found


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], ("window", [], False)),
        (["a.desk", "b.txt"], ("window", ["a.desk", "b.txt"], False)),
        (["--from-desktop", "/somewhere/articles"], ("window", ["/somewhere/articles"], True)),
        (["--from-desktop"], ("window", [], True)),
        (["check", "a.desk"], ("command", ["check", "a.desk"])),
        (["a.desk", "--from-desktop"], ("command", ["a.desk", "--from-desktop"])),
        (["--curator", "N. N.", "a.desk"], ("command", ["--curator", "N. N.", "a.desk"])),
        (["articles"], ("command", ["articles"])),
        (["_read-articles"], ("command", ["_read-articles"])),
    ],
)
def test_files_alone_open_the_window(asked, words, wanted):
    assert door.main(words) == 0
    assert asked == [wanted]


def test_ctrl_c_ends_a_command_with_one_sentence(monkeypatch, capsys):
    def interrupted(words):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupted)
    assert door.main(["check", "a.desk"]) == 130
    said = capsys.readouterr().err
    assert said == "swap-curator: Stopped. What was done by then stays; no file is half written.\n"


def test_no_command_looks_like_a_file():
    assert not any(door._is_surely_a_file(name) for name in cli._COMMANDS)


def test_a_desk_begins_to_be_read_before_what_the_window_needs_is_loaded(tmp_path):
    """Only the database's library and the file's format; the command line's, the rest of the desk and Qt are not."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom ui import door, loading\n"
        "from db import opening\n"
        "begun = []\n"
        "opening.Wholeness.__init__ = lambda self, connection: begun.extend(sys.modules)\n"
        "opening.Wholeness.finish = lambda self: None\n"
        "def no_more():\n    raise SystemExit\n"
        "loading.quicken = no_more\n"
        "try:\n    door.main(sys.argv[1:])\n"
        "except SystemExit:\n    print(*begun)\n"
    )
    from db.desk import Desk

    desk = tmp_path / "a.desk"
    Desk.create(desk).close()
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, desk], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    loaded = set(done.stdout.split())
    assert "peewee" in loaded
    assert not {"argparse", "ui.cli", "db.desk", "db.tables", "PySide6"} & loaded
