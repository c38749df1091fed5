"""Whole or not at all: every write that can fail is made to fail, and readers still find one whole bundle."""

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from curator.errors import NotSaved
from curator.exporting.writing import assure_file, assure_folder, write_file, write_folder

OLD = {"a.csv": b"old a\r\n" * 100, "b.csv": b"old b\r\n", "SHA256SUMS": b"old sums\n"}
NEW = {"a.csv": b"new a\r\n" * 100, "b.csv": b"new b\r\n", "SHA256SUMS": b"new sums\n"}
ROOT = Path(__file__).parents[2]


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def not_saved(write, *arguments) -> str:
    with pytest.raises(NotSaved) as fault:
        write(*arguments)
    sentence = str(fault.value)
    assert sentence.endswith(".")
    assert str(arguments[0]) in sentence
    return sentence


class Breaks:
    """Lets the first `after` calls of the system through and fails the next one, and all of them after that or not."""

    CALLS = ("mkdir", "fsync", "rename", "replace")

    def __init__(self, monkeypatch, after: int, fault: BaseException) -> None:
        self.left, self.fault, self.broke = after, fault, ""
        for name in self.CALLS:
            monkeypatch.setattr(os, name, self._failing(name, getattr(os, name)))

    def _failing(self, name, real):
        def call(*arguments, **more):
            if not self.broke:
                if self.left == 0:
                    self.broke = name
                    raise self.fault
                self.left -= 1
            return real(*arguments, **more)

        return call


# mkdir, three files, the folder, two renames, the folder above: eight calls that can fail.
STEPS = range(8)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_failing_write_leaves_the_old_bundle_and_nothing_else(tmp_path, monkeypatch, step, fault):
    folder = tmp_path / "bundle"
    write_folder(folder, OLD)
    with monkeypatch.context() as patch:
        breaks = Breaks(patch, step, fault)
        with pytest.raises(NotSaved if isinstance(fault, OSError) else KeyboardInterrupt) as told:
            write_folder(folder, NEW)
        assert breaks.broke
    if isinstance(fault, OSError):
        assert "disk is full" in str(told.value)
    assert content(folder) == OLD
    assert os.listdir(tmp_path) == ["bundle"]
    write_folder(folder, NEW)
    assert content(folder) == NEW
    assert os.listdir(tmp_path) == ["bundle"]


@pytest.mark.parametrize("step", range(7))
def test_a_failing_first_write_leaves_nothing(tmp_path, monkeypatch, step):
    with monkeypatch.context() as patch:
        Breaks(patch, step, OSError(errno.EIO, "Input/output error"))
        assert "Input/output error" in not_saved(write_folder, tmp_path / "bundle", NEW)
    assert os.listdir(tmp_path) == []


def test_a_half_written_file_is_taken_away(tmp_path, monkeypatch):
    """The disk fills up in the middle of a file."""
    write_folder(tmp_path / "bundle", OLD)
    write_file(tmp_path / "one.csv", b"old")
    monkeypatch.setattr("curator.exporting.writing.open", full_disk, raising=False)
    assert "disk is full" in not_saved(write_folder, tmp_path / "bundle", NEW)
    assert "disk is full" in not_saved(write_file, tmp_path / "one.csv", b"new")
    assert content(tmp_path / "bundle") == OLD
    assert (tmp_path / "one.csv").read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["bundle", "one.csv"]


def full_disk(file, mode):
    """A file that takes three bytes and no more."""

    class Full:
        def __init__(self) -> None:
            self.out = Path(file).open(mode)  # noqa: SIM115  # closed by __exit__

        def __enter__(self):
            return self

        def __exit__(self, *_how):
            self.out.close()

        def write(self, data):
            self.out.write(data[:3])
            self.out.flush()
            raise OSError(errno.ENOSPC, "No space left on device")

    return Full()


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_write_leaves_one_whole_bundle_and_the_next_one_tidies_up(tmp_path, step):
    """Killed without a chance to clean up, before each call in turn."""
    folder = tmp_path / "bundle"
    write_folder(folder, OLD)
    program = f"""
        import os, pathlib, sys
        from curator.exporting.writing import write_folder
        left = {step}
        def dying(real):
            def call(*arguments, **more):
                global left
                if left == 0:
                    os._exit(9)
                left -= 1
                return real(*arguments, **more)
            return call
        for name in ("mkdir", "fsync", "rename", "replace"):
            setattr(os, name, dying(getattr(os, name)))
        write_folder(pathlib.Path(sys.argv[1]), {NEW!r})
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program), folder], cwd=ROOT, check=False)
    assert done.returncode == 9
    previous = tmp_path / ".bundle.previous"
    whole = content(folder if folder.exists() else previous)
    assert whole in (OLD, NEW)
    assert whole == OLD or step == STEPS[-1]
    not_ours = {**NEW, "a.csv": b"newer"}
    write_folder(folder, not_ours)
    assert content(folder) == not_ours
    assert os.listdir(tmp_path) == ["bundle"]


def test_a_killed_write_is_taken_back_before_a_failing_one(tmp_path):
    """The old bundle comes back under its name even if the next export can't be written."""
    write_folder(tmp_path / ".bundle.previous", OLD)
    assert "disk is full" not in not_saved(write_folder, tmp_path / "bundle", {**NEW, "no/such": b""})
    assert content(tmp_path / "bundle") == OLD
    assert os.listdir(tmp_path) == ["bundle"]


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert "(notes.txt)" in not_saved(write_folder, tmp_path, NEW)
    assert content(tmp_path) == {"notes.txt": b"mine"}


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_folder_or_link_under_a_name_of_ours_is_another_thing(tmp_path, kind):
    out = tmp_path / "out"
    out.mkdir()
    if kind == "folder":
        (out / "a.csv").mkdir()
    else:
        (out / "a.csv").symlink_to(tmp_path / "elsewhere")
    assert "(a.csv)" in not_saved(write_folder, out, NEW)


def test_an_empty_folder_and_what_file_managers_leave_are_fine(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / ".DS_Store").write_bytes(b"x")
    write_folder(out, NEW)
    assert content(out) == NEW


def test_something_under_the_hidden_name_is_not_removed(tmp_path):
    write_folder(tmp_path / "bundle", OLD)
    (tmp_path / ".bundle.previous").mkdir()
    (tmp_path / ".bundle.previous" / "diary.txt").write_text("mine")
    not_saved_sentence = pytest.raises(NotSaved, match=r"diary\.txt")
    with not_saved_sentence:
        write_folder(tmp_path / "bundle", NEW)
    assert content(tmp_path / "bundle") == OLD


def test_an_old_file_held_open_elsewhere_does_not_undo_the_export(tmp_path, monkeypatch):
    write_folder(tmp_path / "bundle", OLD)
    real = os.rmdir

    def held(path, **more):
        if "previous" in str(path):
            raise PermissionError(13, "in use")
        real(path, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rmdir", held)
        write_folder(tmp_path / "bundle", NEW)
    assert content(tmp_path / "bundle") == NEW
    write_folder(tmp_path / "bundle", OLD)
    assert os.listdir(tmp_path) == ["bundle"]


def test_links_stay_links(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    write_folder(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert content(tmp_path / "real") == NEW
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_file(tmp_path / "link.csv", b"x")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"x"


@pytest.mark.parametrize("assure", [assure_file, assure_folder])
@pytest.mark.parametrize("name", ["no/such/place", "n" * 300, "a\x00b"])
def test_a_wrong_place_is_told_before_anything_is_made(tmp_path, assure, name):
    not_saved(assure, tmp_path / name, *([NEW] if assure is assure_folder else []))
    assert os.listdir(tmp_path) == []


def test_to_ask_whether_something_can_be_written_changes_nothing(tmp_path):
    write_folder(tmp_path / "bundle", OLD)
    write_file(tmp_path / "one.csv", b"old")
    for folder in ("bundle", "new"):
        assure_folder(tmp_path / folder, NEW)
    for file in ("one.csv", "new.csv"):
        assure_file(tmp_path / file)
    assert "other things (bundle)" in not_saved(assure_folder, tmp_path, NEW)
    assert "is a file" in not_saved(assure_folder, tmp_path / "one.csv", NEW)
    assert "not a file" in not_saved(assure_file, tmp_path / "bundle")
    assert sorted(os.listdir(tmp_path)) == ["bundle", "one.csv"]
    assert content(tmp_path / "bundle") == OLD
    assert (tmp_path / "one.csv").read_bytes() == b"old"


@pytest.mark.parametrize("write", [write_file, write_folder])
@pytest.mark.parametrize("name", ["no/such/place", "n" * 300, "a\x00b"])
def test_a_wrong_place_is_a_sentence(tmp_path, write, name):
    not_saved(write, tmp_path / name, NEW if write is write_folder else b"x")
    assert os.listdir(tmp_path) == []


def test_a_file_where_the_folder_should_be_and_the_other_way_round(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    assert "is a file" in not_saved(write_folder, tmp_path / "file", NEW)
    (tmp_path / "folder").mkdir()
    assert "not a file" in not_saved(write_file, tmp_path / "folder", b"x")
    assert "whole drive" in not_saved(write_folder, Path("/"), NEW)
    assert (tmp_path / "file").read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="POSIX files only")
def test_a_device_is_never_replaced(tmp_path):
    assert "not a file" in not_saved(write_file, Path("/dev/null"), b"x")
    os.mkfifo(tmp_path / "pipe.csv")
    assert "not a file" in not_saved(write_file, tmp_path / "pipe.csv", b"x")


@pytest.mark.parametrize(
    ("number", "said"), [(errno.EACCES, "close it in other programs"), (errno.EROFS, "can't be written to")]
)
def test_a_file_that_is_open_or_read_only(tmp_path, monkeypatch, number, said):
    write_file(tmp_path / "one.csv", b"old")

    def refuses(*_arguments):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "replace", refuses)
    assert said in not_saved(write_file, tmp_path / "one.csv", b"new")
    assert content(tmp_path) == {"one.csv": b"old"}


def test_a_network_disk_without_folder_sync_is_fine(tmp_path, monkeypatch):
    real = os.fsync

    def no_folders(handle):
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    write_folder(tmp_path / "out", NEW)
    assert content(tmp_path / "out") == NEW


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes only")
def test_modes_follow_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_folder(tmp_path / "out", NEW)
        write_file(tmp_path / "one.csv", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750
    assert {file.stat().st_mode & 0o777 for file in [*(tmp_path / "out").iterdir(), tmp_path / "one.csv"]} == {0o640}
