"""A desk of format 1 opens as one of today: nothing lost, its history still undone and done again."""

import json
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from desk_samples import draft, found, parsed

from curator.desk_settings import DeskSettings
from curator.errors import DeskRefused
from curator.model import ArticleId, FieldCheck, HowChecked, OrdinalScope, SwapId, SwapRecord
from curator.swaps import assemble, summarise
from curator.text import sha256
from db.article_index import ArticleIndex
from db.articles import Articles
from db.check import check
from db.claims import Claims
from db.connection import Connection, new_file
from db.desk import Desk
from db.history import History
from db.migrations import MIGRATIONS, migrate, version


class DeskOfFormat1:
    """What the first program wrote, as far as a test needs it: its tables, its history, its ways to write."""

    def __init__(self, connection):
        self.connection = connection
        self.history = History(connection, self.refresh)
        self.history.person = "Ann"
        self.articles = Articles(connection, self.history, ArticleIndex(connection))
        self.claims = Claims(connection, self.history, lambda _swap: None)

    def refresh(self, touched):
        for swap in touched.swaps:
            summary = summarise(assemble(SwapRecord(swap, ""), self.claims.of_swap(swap)))
            said = [value for name, value in asdict(summary).items() if name not in ("code", "review_state", "series")]
            marks = ", ".join("?" * len(said))
            self.connection.execute(f"INSERT OR REPLACE INTO swap_summary VALUES ({marks})", said)

    def article(self, parsed):
        sha = sha256(parsed.text)
        run = self.connection.execute
        run("INSERT INTO original (sha256, content) VALUES (?, ?)", (sha, parsed.original))
        run("INSERT INTO article_text (sha256, text, folded) VALUES (?, ?, ?)", (sha, parsed.text, parsed.text.lower()))
        run(
            "INSERT INTO article (file_name, file_sha256, text_sha256, title, publisher, agency, author, url, language,"
            " published_basis, imported_on, confirmed, done)"
            " VALUES (?, ?, ?, '', '', '', '', '', 'en', 'none', '', 0, 0)",
            (parsed.file_name, sha, sha),
        )
        return ArticleId(1)

    def swap(self):
        values = ("draft", "", "Ann", "", "")
        columns = "review_state, note, curated_by, verified_by, verified_on"
        return SwapId(self.connection.insert(f"INSERT INTO swap ({columns}) VALUES (?, ?, ?, ?, ?)", values))

    def check(self, swap, column):
        values = (swap, column, "seen then", "Ann", "2025-05-24T00:00:00Z")
        columns = 'swap, "column", fingerprint, "by", "on"'
        self.connection.execute(f"INSERT INTO field_check ({columns}) VALUES (?, ?, ?, ?, ?)", values)


@pytest.fixture
def old(tmp_path):
    """The path of a closed desk of format 1: an article, a swap with a claim, a field that was checked."""
    path = tmp_path / "old.desk"
    new_file(path)
    connection = Connection(path)
    migrate(connection, MIGRATIONS[:1])
    side = json.dumps({"name": "Ukraine", "words": None})
    connection.execute("INSERT INTO property (name, value) VALUES ('side_a', ?), ('side_b', ?)", (side, side))
    desk = DeskOfFormat1(connection)
    with desk.history.act("Import articles"):
        article = desk.article(parsed("a.txt"))
    with desk.history.act("New swap"):
        swap = desk.swap()
        desk.claims.add(draft(desk, swap, "to_a", "390", article))
    with desk.history.act("Confirm"):
        desk.check(swap, "to_a")
    connection.close()
    return path


SEEN = FieldCheck("to_a", "seen then", "Ann", "2025-05-24T00:00:00Z", HowChecked.SEEN)


def test_an_old_desk_opens_whole(old):
    with Desk.open(old) as desk:
        assert version(desk.connection) == len(MIGRATIONS)
        assert check(desk) == ()
        assert desk.settings == DeskSettings()
        assert desk.swaps.record(SwapId(1)).checks == (SEEN,)
        assert desk.swaps.get(SwapId(1)).values["to_a"].number == 390
        assert [step.label for step in desk.history.steps()] == ["Confirm", "New swap", "Import articles"]


def test_what_an_old_program_did_not_derive_is_derived(old):
    connection = Connection(old)
    desk = DeskOfFormat1(connection)
    with desk.history.act("Cite"):
        ninth = draft(desk, SwapId(1), "ordinal", "9", words="the ninth this year", scope=OrdinalScope.CALENDAR_YEAR)
        desk.claims.add(ninth)
        desk.claims.add(draft(desk, SwapId(1), "date", "2025-05-23"))
    connection.close()
    with Desk.open(old) as opened:
        assert opened.swaps.summary(SwapId(1)).series == "calendar_year 2025=9"
        assert check(opened) == ()


def test_what_an_old_desk_holds_is_found(old):
    with Desk.open(old) as desk:
        assert found(desk, "ЙОСИП hand") == [1]
        (again,) = desk.articles.add_all([parsed("b.txt"), parsed("a.txt")]).taken
        assert sorted(found(desk, "йосип")) == [1, again]


def test_what_was_done_before_is_undone_and_done_again(old):
    with Desk.open(old) as desk:
        desk.history.undo()
        assert desk.swaps.record(SwapId(1)).checks == ()
        desk.history.redo()
        assert desk.swaps.record(SwapId(1)).checks == (SEEN,)
        while desk.history.undo_label:
            desk.history.undo()
        assert desk.articles.rows() == ()
        assert check(desk) == ()


def test_an_old_check_made_anew_comes_back_as_it_was(old):
    with Desk.open(old) as desk:
        with desk.act("Confirm"):
            desk.swaps.check(SwapId(1), "to_a", "now", HowChecked.TYPED)
        assert desk.swaps.record(SwapId(1)).checks[0].how is HowChecked.TYPED
        desk.history.undo()
        assert desk.swaps.record(SwapId(1)).checks == (SEEN,)
        assert check(desk) == ()


KILLED = textwrap.dedent("""
    import os
    import sys
    from db.connection import Connection
    from db.desk import Desk

    left = int(sys.argv[2])

    def killed_before(write):
        def counting(self, sql, parameters=()):
            global left
            left -= sql in ("BEGIN EXCLUSIVE", "COMMIT")
            if left < 0:
                os.kill(os.getpid(), 9)
            return write(self, sql, parameters)

        return counting

    Connection.execute = killed_before(Connection.execute)
    Desk.open(sys.argv[1]).close()
""")


def killed_while_opened(path: Path, transactions: int) -> bool:
    """Open a desk in a process that is killed after so many begins and ends of transactions; whether it came so far."""
    command = [sys.executable, "-c", KILLED, str(path), str(transactions)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


def test_a_kill_leaves_a_desk_of_the_old_format_or_a_whole_one_of_the_new(old, tmp_path):
    at = tmp_path / "killed.desk"
    kills = 0
    while True:
        shutil.copy(old, at)
        if not killed_while_opened(at, kills):
            break
        kills += 1
        connection = Connection(at)
        assert version(connection) in (1, len(MIGRATIONS))
        connection.close()
        with Desk.open(at) as desk:
            assert check(desk) == ()
    assert kills > 1


@pytest.mark.parametrize("pages", [0, 15, 25, 35, 45])
def test_a_desk_that_cannot_grow_stays_of_the_old_format_and_says_so(old, pages):
    """As on a full disk. The program that wrote it still opens it, and so does this one once there is room."""
    refused = pytest.raises(DeskRefused, match=r"is of an older format and stays as it is\. Nothing was saved")
    with no_larger_than(old.stat().st_size + pages * 4096), refused:
        Desk.open(old)
    connection = Connection(old)
    assert version(connection) == 1
    connection.close()
    with Desk.open(old) as desk:
        assert check(desk) == ()


@contextmanager
def no_larger_than(limit):
    """No file can be made larger than so many bytes."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
