"""What was acknowledged is there: after a kill at any moment, on a full disk, after a bulk import that was cut off."""

import os
import random
import re
import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from desk_samples import draft, parsed

from curator.errors import NotSaved
from db.check import check
from db.desk import Desk

KILLS = int(os.environ.get("DESK_KILLS", "15"))
"""How many children are killed; a nightly run asks for hundreds."""

CHILD = textwrap.dedent("""
    import sys
    sys.path.insert(0, sys.argv[2])
    from desk_samples import draft
    from db.desk import Desk
    desk = Desk.open(sys.argv[1])
    article = desk.articles.rows()[0].id
    print("open", flush=True)
    number = len(desk.history.steps(10**6))
    while True:
        if number % 5 == 4:
            desk.history.undo()
        else:
            with desk.act(f"act {number}"):
                swap = desk.swaps.create(str(number))
                for column in ("to_a", "to_b", "to_a_women"):
                    desk.claims.add(draft(desk, swap, column, "390", article))
        number += 1
        print(desk.history.steps(1)[0].seq, flush=True)
""")


def killed_child(path: Path, after: float) -> int:
    """Let a child act on a desk and kill it; give the last step that it said was saved, 0 if it said none."""
    command = [sys.executable, "-c", CHILD, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "open\n", child.stderr.read()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        said, _ = child.communicate(timeout=30)
    # The last line may have been cut by the kill: it was then not said.
    whole = said[: said.rfind("\n") + 1].split()
    return int(whole[-1]) if whole else 0


def test_a_kill_at_any_moment_loses_nothing(tmp_path):
    path = tmp_path / "a.desk"
    with Desk.create(path) as desk:
        desk.articles.add_all([parsed("a.txt")])
    chance = random.Random(20250523)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = max(acknowledged, killed_child(path, chance.uniform(0, 0.12)))
        with Desk.open(path) as desk:
            last = desk.history.steps(1)[0].seq
            assert acknowledged <= last <= acknowledged + 1
            assert check(desk) == ()
            for swap in desk.swaps.all():
                assert len(swap.claims) == 3
            acknowledged = last
    assert acknowledged > KILLS
    with Desk.open(path) as desk:
        while desk.history.undo_label is not None:
            desk.history.undo()
        assert (desk.articles.all(), desk.swaps.all()) == ((), ())
        assert check(desk) == ()


def test_a_killed_import_keeps_what_was_in_as_one_step(tmp_path):
    path = tmp_path / "a.desk"
    Desk.create(path).close()
    program = textwrap.dedent("""
        import os, signal, sys
        sys.path.insert(0, sys.argv[2])
        from desk_samples import parsed
        from db.desk import Desk
        def articles():
            for number in range(2500):
                if number == 2300:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield parsed(f"{number}.txt")
        Desk.open(sys.argv[1]).articles.add_all(articles())
    """)
    done = subprocess.run([sys.executable, "-c", program, str(path), str(Path(__file__).parent)], timeout=60)
    assert done.returncode == -signal.SIGKILL
    with Desk.open(path) as desk:
        assert len(desk.articles.rows()) == 2000
        assert check(desk) == ()
        (step,) = desk.history.steps()
        assert (step.label, step.state) == ("Import articles", "done")
        assert len(desk.history.undo().articles) == 2000
        assert desk.articles.rows() == ()
        assert len(desk.history.redo().articles) == 2000
        assert check(desk) == ()


def limit_pages(desk: Desk, more: int) -> None:
    """Let the file grow by so many pages and no further."""
    (count,) = desk.connection.rows("PRAGMA page_count")[0]
    desk.connection.rows(f"PRAGMA max_page_count={count + more}")


def cite_until_refused(desk, swap, article, sentence) -> int:
    """Cite until the disk refuses with the sentence; give how many acts were acknowledged."""
    refusals: list[str] = []
    acknowledged = 0
    while not refusals and acknowledged < 500:
        try:
            with desk.act("Cite"):
                desk.claims.add(draft(desk, swap, "to_a", "390", article, note="x" * 500))
            acknowledged += 1
        except NotSaved as error:
            refusals.append(str(error))
    assert re.search(sentence, refusals[0])
    return acknowledged


@pytest.mark.parametrize("more", range(12))
def test_a_full_disk_takes_back_the_act_and_nothing_else(tmp_path, more):
    with Desk.create(tmp_path / "a.desk") as desk:
        article = desk.articles.add_all([parsed("a.txt")]).taken[0]
        with desk.act("New swap"):
            swap = desk.swaps.create()
        limit_pages(desk, more)
        saved = cite_until_refused(desk, swap, article, "^Nothing was saved, because the disk of .* is full")
        assert len(desk.claims.of_swap(swap)) == saved
        assert check(desk) == ()
        limit_pages(desk, 1000)
        with desk.act("Cite again"):
            desk.claims.add(draft(desk, swap, "to_a", "390", article))
        desk.history.undo()
        assert len(desk.claims.of_swap(swap)) == saved
        assert check(desk) == ()


def test_an_import_onto_a_full_disk_keeps_what_fitted_and_names_the_rest(desk):
    limit_pages(desk, 900)
    result = desk.articles.add_all(parsed(f"{number}.txt", "word " * 100) for number in range(3000))
    taken = len(desk.articles.rows())
    assert 0 < taken == len(result.taken) < 3000
    assert "is full" in result.skipped[0][1]
    assert check(desk) == ()
    limit_pages(desk, 5000)
    with desk.act("New swap"):
        desk.swaps.create()
    assert check(desk) == ()
    assert [step.label for step in desk.history.steps()] == ["New swap", "Import articles"]
    desk.history.undo()
    desk.history.undo()
    assert desk.articles.rows() == ()


def test_an_import_onto_a_full_disk_that_saves_nothing_says_so(desk):
    limit_pages(desk, 0)
    with pytest.raises(NotSaved, match="is full"):
        desk.articles.add_all([parsed("a.txt", "word " * 5000)])
    assert desk.articles.rows() == ()
    assert desk.history.steps() == ()
    assert check(desk) == ()


def test_a_file_that_may_not_grow_is_told(desk, article, swap):
    """RLIMIT_FSIZE makes writes fail as a broken disk does."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (desk.path.stat().st_size + 8192, hard))
        saved = cite_until_refused(desk, swap, article, "^Nothing was saved")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert len(desk.claims.of_swap(swap)) == saved
    assert check(desk) == ()
    with desk.act("Cite again"):
        desk.claims.add(draft(desk, swap, "to_a", "390", article))
    assert check(desk) == ()
