"""The command line: every command, its reports and its exit statuses (0 done, 1 problems or refused, 2 wrong usage)."""

import csv
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from curator.version import VERSION, commit
from db.desk import Desk
from ui import settings
from ui.app import sample_desk
from ui.cli import main
from ui.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
COMMANDS = ("import", "export", "backup", "restore", "check", "tour", "self-test")
UKRAINIAN = "Київ, 23 травня 2025\n\nУкраїна повернула 390 осіб: військових і цивільних. Їх чекають удома."


@dataclass(frozen=True)
class Ran:
    """How one command ended."""

    status: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one sentence on standard error."""
        assert (self.status, self.out) == (1, "")
        assert self.err.startswith("swap-curator: ")
        assert self.err.endswith(".\n")
        assert self.err.count("\n") == 1
        return self.err


@pytest.fixture
def run(capsys, monkeypatch) -> Iterator:
    """Run a command in this process; its umask and what happens to our own faults stay as they were."""
    monkeypatch.setattr("ui.problems.install", lambda: None)
    before = os.umask(0o022)

    def command(*words: object) -> Ran:
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    yield command
    os.umask(before)


@pytest.fixture(scope="session")
def sample_bytes(tmp_path_factory) -> bytes:
    return sample_desk(tmp_path_factory.mktemp("cli") / "a.desk").read_bytes()


@pytest.fixture
def sample(sample_bytes, tmp_path) -> Path:
    path = tmp_path / "a.desk"
    path.write_bytes(sample_bytes)
    return path


@pytest.fixture
def coded(qapp, sample) -> Path:
    """A desk with one verified swap and one draft."""
    work = Workspace(Desk.open(sample), "Olena")
    bbc = next(work.article(row.id) for row in work.article_rows() if row.file_name.startswith("004"))

    def cite(swap, target, words):
        start = bbc.text.index(words)
        return work.claims.cite(bbc.id, swap, target, start, start + len(words)).swap

    swap = cite(None, "each", "390 soldiers and civilians")
    cite(swap, "date", "Friday")
    work.claims.accept(swap, work.swaps.proposals(work.swap(swap)))
    work.columns.confirm(swap, [name for name, value in work.swap(swap).values.items() if value.filled])
    work.swaps.verify(swap)
    work.claims.type_value(work.swaps.new().swap, "date", "2025-06-01", "=a note that looks like a formula")
    work.close()
    return sample


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


# -- help, version, wrong usage -----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_every_command_explains_itself(run, words):
    ran = run(*words, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(["usage: swap-curator", *words]))
    if not words:
        for name in COMMANDS:
            assert f"\n    {name} " in ran.out


def test_the_version_names_commit_qt_sqlite_and_python(run):
    ran = run("--version")
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.out.splitlines()
    assert first == f"swap-curator {VERSION} (commit {commit()})"
    versions = f"Qt {qVersion()}, SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}"
    assert second == versions


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "a.desk"),
        ("export", "a.desk"),
        ("check",),
        ("tour",),
        ("check", "a.desk", "b.desk"),
        ("check", "a.desk", "--loud"),
        ("import", "a.desk", "a.txt", "--language", "fr"),
    ],
)
def test_wrong_usage_is_told_with_status_2(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: swap-curator")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("check", "{desk}"), ("export", "{desk}", "{desk}.out"), ("{desk}",)])
def test_a_desk_that_is_not_there_is_one_sentence(run, qapp, tmp_path, words):
    desk = tmp_path / "none.desk"
    ran = run(*(word.format(desk=desk) for word in words))
    assert ran.refusal == f"swap-curator: There is no desk at {desk}: check the name, or make a new desk.\n"
    assert list(tmp_path.iterdir()) == []


# -- import -------------------------------------------------------------------------------------------------------


def test_a_folder_is_imported_into_a_new_desk(run, tmp_path):
    ran = run("--curator", "Olena", "import", tmp_path / "a.desk", SEEDS)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    names = sorted(file.name for file in SEEDS.glob("*.txt"))
    assert [line.split()[1] for line in lines if line.startswith("taken ")] == names
    assert lines[-1].startswith("5 taken, 0 skipped, ")
    with Desk.open(tmp_path / "a.desk") as desk:
        assert [row.file_name for row in sorted(desk.articles.rows(), key=lambda row: row.id)] == names
        (step,) = desk.history.steps()
        assert step.who == "Olena"


def test_the_report_is_json_when_asked_for(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    ran = run("import", tmp_path / "a.desk", SEEDS, tmp_path / "empty.txt", "--json")
    told = json.loads(ran.out)
    assert set(told) == {"taken", "skipped", "doubtful", "passed_over"}
    assert len(told["taken"]) == 5
    assert told["skipped"] == [["empty.txt", "empty.txt is empty; nothing was imported from it."]]
    assert ran.status == 1


def test_what_is_there_already_is_skipped_and_no_problem(run, sample):
    before = sample.read_bytes()
    ran = run("import", sample, SEEDS)
    assert ran.status == 0
    assert ran.out.splitlines()[-1].startswith("0 taken, 5 skipped, ")
    assert sum(line.startswith("skipped   00") for line in ran.out.splitlines()) == 5
    assert sample.read_bytes() == before


def test_what_could_be_read_is_taken_although_the_rest_is_refused(run, tmp_path):
    (tmp_path / "good.txt").write_text("Kyiv: 5 people came home.", "utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 9)
    ran = run("import", tmp_path / "a.desk", tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "gone.txt")
    assert (ran.status, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert "taken     good.txt" in lines
    assert sum(line.startswith("skipped   bad.txt: ") for line in lines) == 1
    assert "skipped   gone.txt: There is no file gone.txt; check the name and the folder." in lines
    assert lines[-1].startswith("1 taken, 2 skipped, ")


def test_what_is_doubtful_is_taken_and_told(run, tmp_path):
    (tmp_path / "odd.txt").write_text("Big swap held\nBy Jane Doe 05/06/2024\n\nKyiv: 5 came home.", "utf-8")
    told = json.loads(run("import", tmp_path / "a.desk", tmp_path / "odd.txt", "--json").out)
    assert told["taken"] == ["odd.txt"]
    assert told["doubtful"][0][0] == "odd.txt"
    plain = run("import", tmp_path / "b.desk", tmp_path / "odd.txt").out
    assert f"doubtful  odd.txt: {told['doubtful'][0][1]}\n" in plain


def test_what_is_given_on_the_line_is_known_of_every_article(run, tmp_path):
    given = ("--publisher", "Українська правда", "--published", "2025-05-24", "--language", "uk")
    assert run("import", tmp_path / "a.desk", SEEDS, *given).status == 0
    with Desk.open(tmp_path / "a.desk") as desk:
        for article in desk.articles.all():
            assert (article.publisher, article.language) == ("Українська правда", "uk")
            assert (article.published_on, article.published_basis) == ("2025-05-24", "curator")


@pytest.mark.parametrize("day", ["24 May 2025", "2025-05", "2025-02-30", "2025-05-24/2025-05-25", "", "…"])
def test_a_publication_date_that_is_no_day_is_refused_before_anything_is_made(run, tmp_path, day):
    ran = run("import", tmp_path / "a.desk", SEEDS, "--published", day)
    assert ran.refusal == f"swap-curator: “{day}” is not a day; write it as 2025-05-24.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["koi8-u", "cp1251", "utf-16"])
def test_an_encoding_is_taken_at_its_word(run, tmp_path, encoding):
    file = tmp_path / "a.txt"
    file.write_bytes(UKRAINIAN.encode(encoding))
    assert run("import", tmp_path / "a.desk", file, "--encoding", encoding).status == 0
    with Desk.open(tmp_path / "a.desk") as desk:
        assert desk.articles.all()[0].text == UKRAINIAN


def test_a_wrong_encoding_is_refused_and_another_one_named(run, tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(UKRAINIAN.encode("koi8-u"))
    told = run("import", tmp_path / "told.desk", file)
    assert told.status == 0
    assert "its letters read as koi8-u" in told.out
    file.write_bytes(b"390 \xe9\xc9 390")
    plain = run("import", tmp_path / "a.desk", file)
    assert plain.status == 1
    assert "try --encoding" in plain.out
    ran = run("import", tmp_path / "b.desk", file, "--encoding", "utf-7000")
    assert ran.status == 1
    assert "There is no encoding 'utf-7000'" in ran.out


def test_who_codes_is_named_asked_of_the_settings_or_of_the_system(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Kyiv: 5 people came home.", "utf-8")

    def who(desk: str, *words: str) -> str:
        run("import", tmp_path / desk, tmp_path / "a.txt", *words)
        with Desk.open(tmp_path / desk) as opened:
            return opened.history.steps()[0].who

    assert who("a.desk", "--curator", "Olena") == "Olena"
    monkeypatch.setattr("getpass.getuser", lambda: "system")
    assert who("b.desk") == "system"
    monkeypatch.setattr(settings, "load", lambda: settings.Settings(person="Known"))
    assert who("c.desk") == "Known"


# -- export and check ---------------------------------------------------------------------------------------------


def test_verified_swaps_are_exported_as_a_bundle(run, coded, tmp_path):
    out = tmp_path / "bundle"
    ran = run("export", coded, out)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[-1] == "1 swaps exported"
    assert sorted(lines[:-1]) == sorted(str(file) for file in out.iterdir())
    assert [row["date_edtf"] for row in rows(out / "swaps.csv")] == ["2025-05-23"]


def test_drafts_come_along_when_asked_for(run, coded, tmp_path):
    told = json.loads(run("export", coded, tmp_path / "bundle", "--drafts", "--json").out)
    assert told["swaps"] == 2
    assert {Path(file) for file in told["files"]} == set((tmp_path / "bundle").iterdir())
    states = {row["date_edtf"]: row["review_state"] for row in rows(tmp_path / "bundle" / "swaps.csv")}
    assert states == {"2025-05-23": "verified", "2025-06-01": "draft"}


def test_one_csv_file_holds_the_swaps_alone(run, coded, tmp_path):
    out = tmp_path / "out.csv"
    assert run("export", coded, out).out == f"{out}\n1 swaps exported\n"
    run("export", coded, tmp_path / "bundle")
    assert out.read_bytes() == (tmp_path / "bundle" / "swaps.csv").read_bytes()


def test_for_spreadsheets_there_is_a_mark_and_no_formula(run, coded, tmp_path):
    run("export", coded, tmp_path / "plain", "--drafts")
    run("export", coded, tmp_path / "sheet", "--drafts", "--spreadsheet")
    assert not (tmp_path / "plain" / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "sheet" / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert any(row["note"].startswith("=a note") for row in rows(tmp_path / "plain" / "claims.csv"))
    for row in rows(tmp_path / "sheet" / "claims.csv"):
        assert not any(cell.startswith(("=", "@", "+", "\t")) for cell in row.values())


def test_an_export_leaves_the_desk_as_it_was(run, coded, tmp_path):
    before = coded.read_bytes()
    run("export", coded, tmp_path / "bundle")
    run("check", coded)
    assert coded.read_bytes() == before
    assert not coded.with_name("a.desk.lock").exists()


def test_a_sound_desk_has_no_faults(run, coded):
    assert run("check", coded) == Ran(0, f"No fault found.\nLast written by Swap Curator {VERSION}.\n", "")
    assert json.loads(run("check", coded, "--json").out) == {"faults": [], "written_by": VERSION}


def test_a_forged_desk_has_its_faults_named(run, coded):
    with sqlite3.connect(coded) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE swap SET note = 'forged'")
    raw.close()
    plain = run("check", coded)
    if plain.err:  # a desk without its triggers may be refused outright: that names the fault too
        assert "a.desk" in plain.refusal
        return
    assert plain.status == 1
    assert plain.out.strip()
    assert json.loads(run("check", coded, "--json").out)["faults"] == plain.out.splitlines()[:-1]


# -- as a program of its own --------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["import", "export", "check", "--version", "--help"])
def test_no_screen_is_asked_for_where_none_is_needed(sample, tmp_path, command):
    """Nothing of Qt is imported (its core, to ask its version), and no screen needs to be there."""
    words = {
        "import": ["import", str(tmp_path / "new.desk"), str(SEEDS)],
        "export": ["export", str(sample), str(tmp_path / "bundle")],
        "check": ["check", str(sample)],
    }.get(command, [command])
    program = (
        "import atexit, sys\n"
        "from ui.cli import main\n"
        "atexit.register(lambda: print('qt:', *(n for n in sys.modules if n.startswith(('PySide6.', 'pyqtgraph')))))\n"
        f"sys.exit(main({words!r}))\n"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    loaded = {name for name in done.stdout.splitlines()[-1].split()[1:] if not name.startswith("PySide6.support")}
    assert loaded == ({"PySide6.QtCore"} if command == "--version" else set())


@pytest.mark.parametrize("length", [250, 300])
def test_a_name_that_is_too_long_is_one_sentence(run, sample, tmp_path, length):
    run("backup", sample, tmp_path / "b.desk")
    name = tmp_path / f"{'e' * length}.desk"
    for words in (("import", name, SEEDS), ("backup", sample, name), ("restore", tmp_path / "b.desk", name)):
        assert (
            run(*words).refusal == f"swap-curator: {name} cannot be made (File name too long): choose another name.\n"
        )
    assert {path.name for path in tmp_path.iterdir()} == {"a.desk", "b.desk"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk at hand")
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_report_that_cannot_be_written_is_one_sentence(sample, words):
    program = "import sys; from ui.cli import main; sys.exit(main(sys.argv[1:]))"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "check", str(sample), *words],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        "swap-curator: All was done, but the report of it could not be written (No space left on device).\n"
    )


def test_an_import_that_a_full_disk_ends_says_that_not_everything_is_in(run, tmp_path, monkeypatch):
    def fill(desk: Desk) -> None:
        ((count,),) = desk.connection.rows("PRAGMA page_count")
        desk.connection.rows(f"PRAGMA max_page_count={count + 900}")

    monkeypatch.setattr(Desk, "back_up", fill)
    table = tmp_path / "articles.csv"
    rows = "".join(f"Both sides handed over {number} people. {'word ' * 100}\n" for number in range(3000))
    table.write_text(f"text\n{rows}", "utf-8")
    done = run("import", tmp_path / "new.desk", table, "--columns", "text=text")
    assert done.status == 1
    assert done.err == (
        f"swap-curator: Not everything was imported, because the disk of {tmp_path / 'new.desk'} is full: "
        "free some space and do it again.\n"
    )
    taken = sum(line.startswith("taken ") for line in done.out.splitlines())
    assert 0 < taken < 3000
    assert f"\n{taken} taken, " in done.out


@pytest.mark.parametrize("words", [("check", "a.desk"), ("suggest", str(next(SEEDS.glob("004*"))))])
def test_a_reader_who_has_read_enough_ends_no_command_with_a_complaint(sample, words):
    program = "import sys; from ui.cli import main; sys.exit(main(sys.argv[1:]))"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=sample.parent, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=pipe, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_console_without_cyrillic_letters_is_told_in_letters_it_has(tmp_path):
    text = "У суботу Росія передала Україні 95 полонених. 🇺🇦"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("swap-curator"), "suggest", "a.txt"],
        cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("ascii"))["text"] == text


@pytest.mark.skipif(os.name == "nt", reason="a shell of its own")
def test_a_command_whose_output_is_closed_does_what_it_should(sample):
    program = Path(sys.executable).with_name("swap-curator")
    done = subprocess.run(["sh", "-c", '"$0" check "$1" >&-', program, sample], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_installed_program_is_this_command_line():
    program = Path(sys.executable).with_name("swap-curator")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.split(" (")[0]) == (0, f"swap-curator {VERSION}")


def test_the_self_test_does_one_loop_and_says_one_line(tmp_path):
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    program = "import sys; from ui.cli import main; sys.exit(main(['self-test']))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "self-test passed: window, article, claims, verification, timeline and export work\n"
    assert list(tmp_path.iterdir()) == [], "it leaves something behind"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_what_it_makes_is_for_this_person_alone(run, coded, tmp_path):
    run("import", tmp_path / "new.desk", SEEDS)
    run("export", coded, tmp_path / "bundle")
    for path in (tmp_path / "new.desk", tmp_path / "bundle", *(tmp_path / "bundle").iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path
