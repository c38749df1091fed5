"""Bad input, in the window and on the command line: one clear sentence each, nothing lost, nothing half written."""

import errno
import gc
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QMessageBox

from curator.importing import MAX_BYTES
from db.check import check
from db.desk import Desk
from ui.app import Application
from ui.cli import main
from ui.dialogs.encoding import EncodingDialog
from ui.dialogs.import_report import ImportReport
from ui.hand import Hand

ROOT = Path(__file__).parents[2]
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
UKRAINIAN = "Київ. Україна повернула додому 390 осіб, серед них військові та цивільні. Їх чекають лікарі.\n"


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every name below a folder with its content; large files by their size."""
    return {
        str(path.relative_to(folder)): (
            None if path.is_dir() else path.read_bytes() if path.stat().st_size < 10**6 else str(path.stat()).encode()
        )
        for path in sorted(folder.rglob("*"))
    }


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    def sentence(self) -> str:
        """The one sentence of a refusal."""
        assert (self.status, self.out) == (1, "")
        assert re.fullmatch(r"swap-curator: [^\n]+\.\n", self.err), self.err
        return self.err


@pytest.fixture
def run(qapp, fonts, capsys, monkeypatch) -> Iterator[Callable[..., Ran]]:
    """Run the command line in this process, without taking over what happens to our own faults."""
    monkeypatch.setattr("ui.problems.install", lambda: None)
    before = os.umask(0o022)

    def command(*words: object) -> Ran:
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    yield command
    os.umask(before)


# -- articles -----------------------------------------------------------------------------------------------------


def _empty(place: Path) -> Path:
    place.touch()
    return place


def _binary(place: Path) -> Path:
    place.write_bytes(bytes(range(256)) * 64)
    return place


def _picture(place: Path) -> Path:
    place.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return place


def _too_large(place: Path) -> Path:
    with place.open("wb") as file:
        file.write(b"Kyiv said: 5 came home.")
        file.truncate(MAX_BYTES + 1)  # sparse: takes no room on the disk
    return place


def _unclear(place: Path) -> Path:
    place.write_bytes(b"390 \xe9\xc9 390")
    return place


def _pipe(place: Path) -> Path:
    os.mkfifo(place)
    return place


BAD_ARTICLES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (_empty, "bad.txt is empty; nothing was imported from it."),
    "binary": (_binary, "bad.txt is not a text file (it holds binary data); save the article as a .txt file"),
    "a picture": (_picture, "bad.txt is a picture, not plain text; save the article as a .txt file"),
    "too large": (_too_large, "bad.txt is larger than 50 MB, too large for an article; cut out the article."),
    "not there": (lambda place: place, "There is no file bad.txt; check the name and the folder."),
    "no known encoding": (_unclear, "bad.txt is not UTF-8 (line 1) and its letters do not show what it is"),
    "a pipe": (_pipe, "bad.txt is a pipe, not a file; save its content to a text file and import that."),
}


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_a_bad_article_is_told_on_the_command_line_and_the_good_one_taken(run, tmp_path, name):
    make, sentence = BAD_ARTICLES[name]
    good = tmp_path / "good.txt"
    good.write_text(UKRAINIAN, "utf-8")
    ran = run("import", tmp_path / "a.desk", make(tmp_path / "bad.txt"), good)
    assert (ran.status, ran.err) == (1, "")
    (line,) = (line for line in ran.out.splitlines() if line.startswith("skipped"))
    assert line.startswith(f"skipped   bad.txt: {sentence}")
    assert line.endswith(".")
    with Desk.open(tmp_path / "a.desk") as desk:
        assert [row.file_name for row in desk.articles.rows()] == ["good.txt"]
        assert check(desk) == ()


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_a_bad_article_is_told_in_the_window_and_changes_nothing(hand, window, desk_file, tmp_path, name):
    make, sentence = BAD_ARTICLES[name]
    bad, steps = make(tmp_path / "bad.txt"), window.workspace.steps()
    window.import_paths([bad])
    if name == "no known encoding":  # the window asks; the report names what nobody knows
        hand.wait(lambda: isinstance(QApplication.activeModalWidget(), EncodingDialog), "the question for the encoding")
        hand.key("Escape")
        sentence = "Its letters do not show how they are encoded"
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), ImportReport), "the report on the import")
    told = QApplication.activeModalWidget().findChild(QListView, "importReport").model()
    assert told.rowCount() == 1
    assert sentence in told.index(0, 0).data()
    hand.key("Escape")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the report to close")
    assert window.workspace.steps() == steps
    assert len(window.workspace.article_rows()) == 5


def test_nothing_is_made_where_nothing_could_be_read(run, tmp_path):
    before = snapshot(tmp_path)
    ran = run("import", tmp_path / "a.desk", tmp_path / "gone.txt")
    assert ran.status == 1
    assert "There is no file gone.txt" in ran.out
    assert snapshot(tmp_path) == before


def test_an_empty_folder_is_told_in_the_window(hand, window, tmp_path):
    (tmp_path / "nothing").mkdir()
    window.import_paths([tmp_path / "nothing"])
    hand.wait(lambda: window.banner.sentence and "Reading" not in window.banner.sentence, "the sentence")
    assert window.banner.sentence == "There is nothing to import there; choose articles or a folder of them."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("😀👨‍👩‍👧 Київ 🇺🇦: Ukraine returned home 25 Ukrainian soldiers 😀 today.", "25 Ukrainian soldiers"),
        ("Kyiv.\r\n\r\n\r\nUkraine returned home\r\n25 Ukrainian soldiers today.\r\n", "25 Ukrainian soldiers"),
        (
            "\ufeffЙосип е\u0301 🙂: Ukraine\u00a0returned home 25\u00a0Ukrainian soldiers.",
            "25\u00a0Ukrainian soldiers",
        ),
    ],
    ids=["emoji", "CRLF", "mark, NBSP and combining"],
)
def test_what_is_highlighted_after_odd_characters_is_what_is_quoted(hand, window, desk_file, tmp_path, content, words):
    (tmp_path / "odd.txt").write_bytes(content.encode())
    window.import_paths([tmp_path / "odd.txt"])
    hand.wait(lambda: len(window.workspace.article_rows()) == 6, "the article")
    hand.open_article("odd.txt")
    text = window.loop.article.text
    assert "\r" not in text
    hand.highlight(words)
    hand.key("U")
    claims = window.loop.swap.values["to_a"].claims
    assert [claim.value for claim in claims] == ["25"]
    (quote,) = claims[0].quotes
    assert quote.text == words == text[quote.start : quote.end]
    assert quote.prefix == text[max(0, quote.start - 32) : quote.start]
    assert window.workspace.faults() == ()
    window.close()
    with Desk.open(desk_file) as desk:
        stored = desk.articles.get(quote.article)
        assert stored.text[quote.start : quote.end] == words


def test_a_key_on_blanks_alone_is_refused_and_cites_nothing(hand, window):
    start = window.loop.article.text.index(" ")
    window.panes.reader.page.select(start, start + 1)
    steps = window.workspace.steps()
    hand.key("U")
    assert window.banner.sentence.endswith(".")
    assert window.workspace.steps() == steps
    assert window.loop.swap is None


# -- desks --------------------------------------------------------------------------------------------------------


def _patched(place: Path, offset: int, value: bytes) -> Path:
    with place.open("r+b") as file:
        file.seek(offset)
        file.write(value)
    return place


def _text_desk(place: Path) -> Path:
    place.write_text("not a desk " * 50, "utf-8")
    return place


def _foreign(place: Path) -> Path:
    return _patched(place, 68, b"ABCD")


def _newer(place: Path) -> Path:
    return _patched(place, 60, (10_000).to_bytes(4, "big"))


def _damaged(place: Path) -> Path:
    return _patched(place, 4096, b"\xff" * 4096)


def _cut(place: Path) -> Path:
    with place.open("r+b") as file:
        file.truncate(20_000)
    return place


def _folder(place: Path) -> Path:
    place.unlink()
    place.mkdir()
    return place


def _gone(place: Path) -> Path:
    place.unlink()
    return place


def _emptied(place: Path) -> Path:
    place.write_bytes(b"")
    return place


BAD_DESKS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "no desk": (_text_desk, "is not a desk"),
    "empty": (_emptied, "is empty, not a desk"),
    "another program's": (_foreign, "is the database of another program"),
    "newer": (_newer, "was made by a newer Swap Curator"),
    "damaged": (_damaged, "is damaged"),
    "cut off": (_cut, "is damaged"),
    "a folder": (_folder, "is a folder, not a desk"),
    "not there": (_gone, "There is no desk at"),
}


@pytest.fixture
def bad_place(sample, tmp_path) -> Path:
    """Where a bad desk is made from a good one, in a folder of its own."""
    (tmp_path / "bad").mkdir()
    place = tmp_path / "bad" / "bad.desk"
    place.write_bytes(sample.read_bytes())
    return place


@pytest.mark.parametrize(
    "words", [("check", "{}"), ("export", "{}", "{}.bundle"), ("{}",)], ids=["check", "export", "window"]
)
@pytest.mark.parametrize("name", BAD_DESKS)
def test_a_bad_desk_is_refused_on_the_command_line(run, bad_place, name, words):
    make, sentence = BAD_DESKS[name]
    bad = make(bad_place)
    before = snapshot(bad.parent)
    ran = run(*(word.format(bad) for word in words))
    assert sentence in ran.sentence()
    assert str(bad) in ran.err
    assert snapshot(bad.parent) == before


@pytest.mark.parametrize("name", [name for name in BAD_DESKS if name != "not there"])
def test_nothing_is_imported_into_a_bad_desk(run, bad_place, name):
    make, sentence = BAD_DESKS[name]
    bad = make(bad_place)
    before = snapshot(bad.parent)
    assert sentence in run("import", bad, ROOT / "seeds").sentence()
    assert snapshot(bad.parent) == before


@pytest.fixture
def application(qapp, fonts, desk_file) -> Iterator[Application]:
    """The whole program with a window on a desk."""
    made = Application(qapp, "Olena")
    made.open(desk_file)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.deleteLater()


def choose(application: Application, path: Path) -> None:
    """Choose a file in the dialog for opening a desk."""
    application.window.actions_by_id["open.desk"].trigger()
    chooser = application.window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(path))
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QFileDialog):
            dialog.reject()


@pytest.mark.parametrize("name", BAD_DESKS)
def test_a_bad_desk_is_refused_in_the_window_and_the_open_one_stays(application, bad_place, desk_file, name):
    make, sentence = BAD_DESKS[name]
    bad, window = make(bad_place), application.window
    before = snapshot(bad.parent)
    choose(application, bad)
    assert application.window is window
    assert sentence in window.banner.sentence
    assert "\n" not in window.banner.sentence
    assert snapshot(bad.parent) == before
    window.workspace.swaps.new()
    assert window.workspace.path == desk_file.resolve()
    assert window.workspace.faults() == ()


def test_without_a_window_a_bad_desk_is_told_in_a_box(qapp, fonts, bad_place):
    made = Application(qapp, "Olena")
    made.welcome()
    made._wanted("open")
    chooser = made._welcome.findChild(QFileDialog)
    chooser.fileSelected.emit(str(_damaged(bad_place)))
    chooser.reject()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "is damaged" in box.text()
    box.close()
    welcome = made._welcome
    welcome.close()
    welcome.deleteLater()
    made.deleteLater()


def test_another_desk_takes_the_place_of_the_open_one(application, desk_file, bad_place):
    choose(application, bad_place)
    assert application.window.workspace.path == bad_place.resolve()
    with Desk.open(desk_file) as desk:
        assert len(desk.articles.rows()) == 5


def test_a_desk_that_is_open_here_is_not_opened_twice(application, run, desk_file):
    choose(application, desk_file)
    assert application.window.banner.sentence.endswith("is already open in this program: go to its window.")
    application.window.workspace.swaps.new()
    assert "is already open in this program" in run("check", desk_file).sentence()
    assert application.window.workspace.faults() == ()


@contextmanager
def held_by_another_process(path: Path) -> Iterator[int]:
    """A second process has the desk open; its number."""
    program = f"import sys; from db.desk import Desk; d = Desk.open({str(path)!r}); print('open', flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, **pipes) as child:
        assert child.stdout.readline() == "open\n"
        try:
            yield child.pid
        finally:
            child.communicate("\n", timeout=30)


@pytest.mark.parametrize("words", [("check", "{}"), ("export", "{}", "{}.bundle"), ("import", "{}", "seeds"), ("{}",)])
def test_a_desk_that_another_process_has_is_refused_by_name(run, bad_place, words):
    with held_by_another_process(bad_place) as number:
        before = snapshot(bad_place.parent)
        ran = run(*(word.format(bad_place) for word in words))
        assert f"is in use by Swap Curator (process {number} on " in ran.sentence()
        assert snapshot(bad_place.parent) == before
    with Desk.open(bad_place) as desk:
        assert check(desk) == ()


def test_a_desk_that_another_process_has_is_refused_in_the_window(application, bad_place):
    with held_by_another_process(bad_place) as number:
        choose(application, bad_place)
        assert f"process {number}" in application.window.banner.sentence
    choose(application, bad_place)
    assert application.window.workspace.path == bad_place.resolve()


def test_a_sample_desk_that_cannot_be_made_is_one_sentence(run, tmp_path):
    (tmp_path / "file").touch()
    before = snapshot(tmp_path)
    assert str(tmp_path / "file") in run("--sample", tmp_path / "file" / "x.desk").sentence()
    assert snapshot(tmp_path) == before


# -- exporting ----------------------------------------------------------------------------------------------------


def _a_file(folder: Path) -> Path:
    (folder / "bundle").write_text("mine", "utf-8")
    return folder / "bundle"


def _no_parent(folder: Path) -> Path:
    return folder / "gone" / "bundle"


def _below_a_file(folder: Path) -> Path:
    return _a_file(folder) / "bundle"


def _others(folder: Path) -> Path:
    (folder / "bundle").mkdir()
    (folder / "bundle" / "mine.txt").write_text("mine", "utf-8")
    return folder / "bundle"


def _csv_is_a_folder(folder: Path) -> Path:
    (folder / "swaps.csv").mkdir()
    return folder / "swaps.csv"


def _csv_without_parent(folder: Path) -> Path:
    return folder / "gone" / "swaps.csv"


def _read_only(folder: Path) -> Path:
    (folder / "shut").mkdir(mode=0o500)
    return folder / "shut" / "bundle"


BAD_TARGETS = (_a_file, _no_parent, _below_a_file, _others, _csv_is_a_folder, _csv_without_parent) + (
    () if AS_ROOT else (_read_only,)
)


@pytest.fixture
def targets(tmp_path) -> Path:
    """A folder of its own to export into."""
    (tmp_path / "targets").mkdir()
    return tmp_path / "targets"


@pytest.mark.parametrize("make", BAD_TARGETS)
def test_where_an_export_cannot_be_written_is_told_on_the_command_line(run, desk_file, targets, make):
    target = make(targets)
    before = snapshot(targets)
    assert str(target) in run("export", desk_file, target).sentence()
    assert snapshot(targets) == before


@pytest.mark.parametrize("make", BAD_TARGETS)
def test_where_an_export_cannot_be_written_is_told_in_the_window(hand, window, targets, make):
    target = make(targets)
    before = snapshot(targets)
    said = export(hand, target)
    assert str(target) in said
    assert "\n" not in said
    assert snapshot(targets) == before
    good = targets / "good"
    assert export(hand, good) == f"Exported to {good}."
    assert (good / "swaps.csv").exists()


def export(hand: Hand, target: Path) -> str:
    """Export by key; what the window says of it."""
    hand.key("Ctrl+E")
    dialog = hand.dialog("export")
    if target.suffix == ".csv":
        dialog.single.setFocus()
        hand.key("Space")
    place = next(line for line in dialog.findChildren(QLineEdit) if line.isVisible())
    place.setFocus()
    place.selectAll()
    hand.write(str(target))
    hand.key("Return")
    hand.wait(lambda: QApplication.activeModalWidget() is None, "the end of the dialog")
    hand.wait(lambda: not hand.window.exporting.is_running, "the export")
    said = hand.window.banner.sentence
    hand.to_article()
    return said


@contextmanager
def files_may_not_grow_beyond(size: int) -> Iterator[None]:
    """Writes fail as on a disk that takes no more."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)


def test_an_export_onto_a_full_disk_leaves_the_earlier_one(run, desk_file, targets):
    assert run("export", desk_file, targets / "bundle").status == 0
    before = snapshot(targets)
    with files_may_not_grow_beyond(600):
        assert str(targets / "bundle") in run("export", desk_file, targets / "bundle").sentence()
        assert snapshot(targets) == before
        run("export", desk_file, targets / "fresh").sentence()
    assert snapshot(targets) == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_an_export_onto_a_full_disk_is_told_in_the_window(hand, window, targets, monkeypatch, number):
    export(hand, targets / "bundle")
    before = snapshot(targets)

    def full(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr("curator.exporting.writing.os.fsync", full)
        said = export(hand, targets / "bundle")
    assert str(targets / "bundle") in said
    assert said.startswith("The disk is full: ") is (number == errno.ENOSPC)
    assert snapshot(targets) == before


@pytest.mark.parametrize("name", ["gone/timeline.png", "gone/timeline.svg", "folder.png", "timeline.txt"])
def test_a_picture_of_the_timeline_that_cannot_be_written_is_told(hand, window, targets, name):
    (targets / "folder.png").mkdir()
    before = snapshot(targets)
    window.actions_by_id["timeline.save"].trigger()
    chooser = window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(targets / name))
    chooser.reject()
    assert window.banner.sentence.endswith(".")
    assert "Saved" not in window.banner.sentence
    assert snapshot(targets) == before


def test_an_import_into_a_new_desk_on_a_full_disk_is_one_sentence_and_leaves_nothing(targets):
    """In a process of its own: one that ended while its reading process still ran was aborted by Python."""
    program = (
        "import resource, sys; from ui.cli import main; hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1];"
        " resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard)); sys.exit(main(sys.argv[1:]))"
    )
    words = ("import", targets / "a.desk", ROOT / "seeds")
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "Nothing was saved" in Ran(done.returncode, done.stdout, done.stderr).sentence()
    assert snapshot(targets) == {}


# -- a full disk while working ------------------------------------------------------------------------------------


def limit_pages(window, more: int) -> None:
    """Let the desk's file grow by so many pages and no further."""
    connection = window.workspace._desk.connection
    (count,) = connection.rows("PRAGMA page_count")[0]
    connection.rows(f"PRAGMA max_page_count={count + more}")


def cite_one_letter_more(hand, key):
    """Cite what is selected and the letter behind it: the same words again would make no other claim."""
    hand.key("Shift+Right")
    hand.key(key)


@pytest.mark.parametrize("more", [0, 1, 3])
def test_a_disk_that_fills_up_while_one_cites_takes_that_act_back_and_no_other(hand, window, desk_file, more):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    limit_pages(window, more)
    for _ in range(100):
        steps, claims = window.workspace.steps(), window.loop.swap.claims
        cite_one_letter_more(hand, "R")
        if window.banner.sentence:
            break
    assert re.fullmatch(r"Nothing was saved, because the disk of \S+ is full: [^\n]+\.", window.banner.sentence)
    assert window.workspace.steps() == steps
    assert window.loop.swap.claims == claims
    assert window.workspace.swap(window.loop.swap.id).claims == claims
    assert window.actions_by_id["undo"].text() == f"Undo: {steps[0].label}"
    limit_pages(window, 1000)
    hand.key("R")
    assert window.banner.sentence == ""
    assert len(window.loop.swap.claims) == len(claims) + 1
    hand.key("Ctrl+Z")
    assert window.loop.swap.claims == claims
    assert window.workspace.faults() == ()


def test_a_desk_is_given_back_at_once_after_a_full_disk(hand, window, desk_file):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    limit_pages(window, 0)
    gc.disable()
    try:
        for _ in range(100):
            cite_one_letter_more(hand, "E")
            if window.banner.sentence:
                break
        assert window.banner.sentence
        window.close()
        Desk.open(desk_file).close()
    finally:
        gc.enable()


def test_a_file_that_takes_no_more_is_told_while_one_cites(hand, window, desk_file):
    hand.open_article("004")
    hand.highlight("390 soldiers and civilians")
    hand.key("E")
    with files_may_not_grow_beyond(desk_file.stat().st_size):
        for _ in range(100):
            steps = window.workspace.steps()
            cite_one_letter_more(hand, "R")
            if window.banner.sentence:
                break
        assert window.banner.sentence.startswith("Nothing was saved, because ")
    assert window.workspace.steps() == steps
    hand.key("R")
    assert window.banner.sentence == ""
    assert len(window.workspace.steps()) == len(steps) + 1
    assert window.workspace.faults() == ()


def test_a_desk_that_cannot_be_written_can_still_be_read_and_closed(hand, window, desk_file):
    """Keeping the place is no act of the person: it fails without standing in the way."""
    connection = window.workspace._desk.connection
    connection.rows("PRAGMA query_only=ON")
    before = window.loop.article.file_name
    hand.key("Ctrl+PgDown")
    assert window.loop.article.file_name > before
    assert window.banner.sentence == ""
    hand.to_article()
    window.loop.bookmark.keep()
    assert window.statusBar().currentMessage() == "The place in the article could not be kept; see to the disk."
    hand.key("N")
    hand.key("U")
    assert window.banner.sentence.startswith("Nothing was saved, because ")
    assert window.loop.swap is None
    assert window.workspace.faults() == ()
    window.close()
    assert not window.isVisible()
    assert not window.workspace.is_open


def test_an_import_onto_a_full_disk_is_told_and_leaves_what_was_there(hand, window, tmp_path):
    (tmp_path / "long.txt").write_text("Kyiv said that 5 people came home. " * 9000, "utf-8")
    limit_pages(window, 0)
    window.import_paths([tmp_path / "long.txt"])
    hand.wait(lambda: window.banner.sentence and "Reading" not in window.banner.sentence, "the sentence")
    assert re.fullmatch(r"Nothing was saved, because the disk of \S+ is full: [^\n]+\.", window.banner.sentence)
    assert len(window.workspace.article_rows()) == 5
    limit_pages(window, 1000)
    assert window.workspace.faults() == ()
