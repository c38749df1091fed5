"""What a session leaves on the machine besides the desk and its backups: no word of an article, no name of its file."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parents[2]
SESSION = Path(__file__).with_name("leaking_window.py")
MARKER = "MARKER"


def holding(*folders: Path) -> list[str]:
    """The files below folders whose content or name has the marker, in any form it is written in."""
    forms = [MARKER.encode(), MARKER.encode("utf-16-le"), MARKER.lower().encode(), quote(MARKER).encode()]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if MARKER in path.name or any(form in path.read_bytes() for form in forms)]


@pytest.mark.skipif(sys.platform == "win32", reason="the folders of POSIX")
def test_nothing_of_an_article_is_left_outside_of_the_desk(desk_file, tmp_path):
    folder = tmp_path / "MARKER-folder"
    folder.mkdir()
    (folder / "MARKER-name.txt").write_text("MARKER: both sides handed over 390 people.", "utf-8")
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    for place in (home, temporary):
        place.mkdir(mode=0o700)
    own = {"HOME": str(home), "TMPDIR": str(temporary), "PYTHONPATH": f"{ROOT}{os.pathsep}{SESSION.parent}"}
    own |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    done = subprocess.run(
        [sys.executable, str(SESSION), str(desk_file), str(folder)],
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert MARKER not in done.stdout + done.stderr
    assert MARKER.encode() in desk_file.read_bytes(), "it was imported"
    assert list(home.rglob("swap-curator.log")), "the fault was logged"
    assert holding(home, temporary) == []
