"""What Linux gets: menu entry, types, manual, the .deb's own files, and the installer's scripts, without a build."""

import configparser
import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import linux
import pytest
import release

from curator.version import VERSION
from db.connection import APPLICATION_ID

HERE = Path(__file__).parents[2] / "packaging"
MOMENT = 1_760_000_000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux alone")


@pytest.fixture(scope="module")
def share(tmp_path_factory) -> Path:
    """The desktop integration as it is installed."""
    root = tmp_path_factory.mktemp("usr")
    linux.share_desktop(root, VERSION, MOMENT, exec_path=release.PROGRAM)
    return root / "share"


def test_nothing_is_left_unfilled(share):
    texts = [path for path in share.rglob("*") if path.is_file() and path.suffix not in (".png", ".svg")]
    assert len(texts) == 4
    assert not [path.name for path in texts if "@" in path.read_text("utf-8")]


def test_a_template_with_an_unknown_word_is_refused(tmp_path):
    with pytest.raises(KeyError):
        linux._replaced("@NOBODY@", {})


def test_the_menu_entry_starts_the_program_with_files(share):
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / f"{release.APP_ID}.desktop", "utf-8")
    said = entry["Desktop Entry"]
    assert said["Exec"] == "swap-curator --from-desktop %F"
    assert said["MimeType"].split(";")[0] == release.DESK_TYPE
    assert (share / "icons/hicolor/scalable/apps" / f"{said['Icon']}.svg").is_file()
    assert said["StartupWMClass"] == "swap-curator"


def test_a_desk_is_known_by_its_name_and_its_first_bytes(share):
    kind = ElementTree.parse(share / "mime/packages" / f"{release.APP_ID}.xml").getroot()[0]
    names = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}
    assert kind.attrib["type"] == release.DESK_TYPE
    assert kind.find("mime:glob", names).attrib["pattern"] == "*.desk"
    inner = kind.find("mime:magic/mime:match/mime:match", names)
    assert int(inner.attrib["value"], 16) == APPLICATION_ID
    assert inner.attrib["offset"] == "68"


def test_metadata_names_the_program_and_its_version(share):
    told = ElementTree.parse(share / "metainfo" / f"{release.APP_ID}.metainfo.xml").getroot()
    assert told.findtext("id") == release.APP_ID
    assert told.find("releases/release").attrib["version"] == VERSION
    assert told.findtext("provides/mediatype") == release.DESK_TYPE


def test_the_manual_names_every_command_and_option_of_the_window(share):
    from ui.cli import _COMMANDS

    page = (share / "man/man1/swap-curator.1").read_text("utf-8").replace("\\-", "-")
    for name in _COMMANDS:
        assert f"swap-curator {name}" in page
    for option in ("--curator", "--sample", "--from-desktop", "--version", "--help"):
        assert option in page


def test_icons_have_every_size(share):
    sizes = {path.parent.parent.name for path in share.glob("icons/hicolor/*/apps/*.png")}
    assert sizes == {f"{size}x{size}" for size in (16, 24, 32, 48, 64, 128, 256, 512)}
    for path in share.glob("icons/hicolor/*/*/*.png"):
        width = int.from_bytes(path.read_bytes()[16:20], "big")
        assert path.parent.parent.name == f"{width}x{width}"


def test_the_window_has_the_icon_of_the_menu():
    shown = HERE.parent / "ui" / "assets" / "icons" / "swap-curator.png"
    assert shown.read_bytes() == (HERE / "icons" / "swap-curator-128.png").read_bytes()


def test_the_changelog_and_the_licence_of_the_deb_are_in_debians_form():
    assert linux._debian_changelog(VERSION, MOMENT).startswith(f"swap-curator ({VERSION}) unstable; urgency=low\n")
    assert linux._copyright().endswith("SOFTWARE.\n")
    assert "\n Permission is hereby granted" in linux._copyright()
    assert gzip.compress(b"x", 9, mtime=0) == gzip.compress(b"x", 9, mtime=0)


# -- the scripts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["head.sh", "install.sh"])
def test_a_script_is_posix_shell(name):
    text = (HERE / "linux" / name).read_text("utf-8")
    subprocess.run(["sh", "-n"], input=text, text=True, check=True)
    assert text.startswith("#!/bin/sh\n")
    assert "set -eu\n" in text


@pytest.fixture
def archive(tmp_path) -> Path:
    """The unpacked archive with a program that only says what it was asked; one whose self-test fails is broken."""
    root = tmp_path / "archive"
    linux.share_desktop(root, VERSION, MOMENT, exec_path="@EXEC@")
    (root / "install.sh").write_text(linux._filled("install.sh", VERSION, MOMENT), "utf-8")
    (root / "install.sh").chmod(0o755)
    (root / release.PROGRAM).write_text('#!/bin/sh\n[ ! -e "$(dirname "$0")/broken" ] || exit 1\necho $@\n', "utf-8")
    (root / release.PROGRAM).chmod(0o755)
    return root


@pytest.fixture
def home(tmp_path) -> Path:
    made = tmp_path / "Дім $HOME 50% `x`"
    made.mkdir()
    return made


def installed(archive: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [archive / "install.sh", *words], env=environment, capture_output=True, text=True, check=False
    )


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def test_it_installs_into_any_home_and_starts_from_its_menu_entry(archive, home):
    done = installed(archive, home)
    assert (done.returncode, done.stderr) == (0, "")
    assert (home / ".local/bin/swap-curator").resolve() == home / ".local/lib/swap-curator/swap-curator"
    entry = home / ".local/share/applications" / f"{release.APP_ID}.desktop"
    command = next(line for line in entry.read_text("utf-8").splitlines() if line.startswith("Exec="))
    # What the desktop entry specification makes of it: first the string's escapes, then those inside quotes, then %%.
    word = command.removeprefix("Exec=").removesuffix(" --from-desktop %F").replace("\\\\", "\\")
    assert word[0] == word[-1] == '"'
    plain = word[1:-1].replace("\\$", "$").replace("\\`", "`").replace("%%", "%")
    assert plain == str(home / ".local/lib/swap-curator/swap-curator")
    if shutil.which("desktop-file-validate"):
        checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stdout) == (0, "")


def test_installed_again_nothing_of_the_older_one_is_left(archive, home):
    installed(archive, home)
    (home / ".local/lib/swap-curator/old-module").touch()
    (home / "a.desk").write_text("mine", "utf-8")
    assert installed(archive, home).returncode == 0
    assert "old-module" not in " ".join(files(home))
    assert (home / "a.desk").read_text("utf-8") == "mine"


def test_a_program_that_fails_its_test_changes_nothing(archive, home):
    installed(archive, home)
    before = files(home)
    (archive / "broken").touch()
    done = installed(archive, home)
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert files(home) == before


def test_uninstalled_only_desks_are_left(archive, home):
    (home / ".local/share/swap-curator").mkdir(parents=True)
    (home / ".local/share/swap-curator/sample.desk").write_text("mine", "utf-8")
    (home / ".config/swap-curator").mkdir(parents=True)
    (home / ".config/swap-curator/settings.json").write_text("{}", "utf-8")
    installed(archive, home)
    own = home / ".local/lib/swap-curator"
    done = installed(own, home, "--uninstall")
    assert (done.returncode, done.stderr) == (0, "")
    assert files(home) == [".local/share/swap-curator/sample.desk"]


def test_uninstalling_leaves_what_belongs_to_others(archive, home):
    installed(archive, home)
    others = [".local/bin/other", ".local/share/applications/other.desktop", ".local/share/mime/packages/other.xml"]
    for name in others:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("", "utf-8")
    installed(archive, home, "--uninstall")
    assert set(others) <= set(files(home))


def test_a_damaged_single_file_is_refused_and_a_sound_one_installs(archive, home, tmp_path):
    if not (shutil.which("xz") and shutil.which("sha256sum")):
        pytest.skip("needs xz and sha256sum")
    name = f"swap-curator-{VERSION}-linux-any"
    archive.rename(tmp_path / name)
    packed = tmp_path / f"{name}.tar.xz"
    subprocess.run(["tar", "-cJf", packed, "-C", tmp_path, name], check=True)
    single = linux.installer(packed, tmp_path)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", single], env=environment, capture_output=True, text=True, check=False)

    sound = single.read_bytes()
    single.write_bytes(sound[:-10] + bytes(10))
    refused = run()
    assert (refused.returncode, files(home)) == (1, [])
    assert refused.stderr == "This file is damaged or incomplete: copy or download it again.\n"
    single.write_bytes(sound)
    assert run().returncode == 0
    assert ".local/bin/swap-curator" in files(home)
