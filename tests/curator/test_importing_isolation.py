"""The reading process: what hangs, crashes or reaches outside costs one file and one sentence; the rest comes in."""

import io
import os
import platform
import shutil
import subprocess
import sys
import textwrap
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_documents import TITLE, WRITERS, lines, table

from curator.confined.frames import BrokenFrame, read_frame, write_frame
from curator.errors import CuratorError
from curator.importing import Refusal, pasted_article, read_articles
from curator.importing.document import Source
from curator.importing.isolation import Content, IsolatedReader, Read, worker_command
from curator.importing.packing import packed_article, unpacked_article, unpacked_preview
from curator.importing.table import Columns, preview
from curator.model import Candidate, ParsedArticle, PublishedBasis

posix = pytest.mark.skipif(os.name == "nt", reason="the limits and signals of POSIX")

BAD_READERS = """
    import os, pathlib, sys, time
    from curator.importing import worker
    from curator.model import ParsedArticle

    def said(words):
        yield ParsedArticle("said.txt", words.encode(), words)

    def bad(path, **more):
        kind = path.stem
        if kind == "hang":
            while True:
                pass
        if kind == "sleep":
            time.sleep(600)
        if kind == "abort":
            os.abort()
        if kind == "leave":
            os._exit(3)
        if kind == "memory":
            grown = bytearray(2**34)
        if kind == "fault":
            raise ZeroDivisionError
        if kind == "noise":
            print("printed"); sys.stdout.flush(); os.write(1, b"written")
        if kind == "network":
            import socket
            socket.socket()
        if kind == "program":
            import subprocess
            subprocess.run(["true"])
        if kind == "shell":
            os.system("true")
        if kind == "write":
            open(path.with_suffix(".made"), "w")
        if kind == "append":
            os.open(path, os.O_WRONLY | os.O_APPEND)
        if kind == "desk":
            path.with_name("work.desk").open("rb").close()
        if kind == "base":
            import sqlite3
            sqlite3.connect(path.with_name("work.desk"))
        if kind == "home":
            open(os.path.expanduser("~/.profile"), "rb").close()
        if kind in ("native", "exec"):
            import ctypes
            library = ctypes.CDLL(None, use_errno=True)
            took = library.socket(2, 1, 0) if kind == "native" else library.execl(b"/bin/true", b"true", None)
            return said(f"{took} {ctypes.get_errno()} {os.listdir('/proc/self/fd')}"[:5])
        if kind == "handles":
            return said(" ".join(sorted(os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
                                        if os.path.exists(f"/proc/self/fd/{n}"))))
        return said("words of " + kind)

    def bad_words(words):
        return bad(pathlib.Path(words + ".txt"))

    def bad_table(source):
        list(bad(pathlib.Path(source.name)))
        return preview(source)

    preview, worker.preview, worker.pasted_article = worker.preview, bad_table, bad_words
    worker.read_articles = bad
    raise SystemExit(worker.main(sys.argv[1:]))
"""


@pytest.fixture
def bad_reader(tmp_path):
    """A reading process whose parsers misbehave as the names of their files say."""
    script = tmp_path / "bad_readers.py"
    script.write_text(textwrap.dedent(BAD_READERS), "utf-8")
    with IsolatedReader(seconds=3, memory=2**30, command=(sys.executable, str(script))) as reader:
        yield reader


def everything(reader: IsolatedReader, *names: str, folder: Path = Path("/nowhere")) -> dict[str, str]:
    """What became of each file, in words."""
    found: dict[str, str] = {}
    for read in reader.read([folder / f"{name}.txt" for name in names]):
        if isinstance(read.found, Refusal):
            found[names[read.number]] = read.found.sentence
        elif read.found is not None:
            found[names[read.number]] = read.found.text
    return found


def test_every_format_comes_through_the_pipe_as_it_is(tmp_path, qapp, fonts):
    paths = []
    for suffix, write in WRITERS.items():
        paths.append(tmp_path / f"a{suffix}")
        paths[-1].write_bytes(write())
    paths += [tmp_path / "gone.txt", *[paths[0]] * 40]
    here = [found for path in paths for found in read_articles(path)]
    with IsolatedReader() as reader:
        reads = list(reader.read(paths))
        assert [read.found for read in reads if read.found is not None] == here
        assert [read.number for read in reads if read.found is None] == list(range(len(paths)))
        again = [read.found for read in reader.read(paths[:1])]
        assert again == [here[0], None]


def test_what_lies_in_no_file_is_read_too():
    content = [
        Content("pasted.html", b"<h1>Swap held</h1><p>Some words."),
        Content("pasted.csv", table()),
        Content("x", b""),
    ]
    with IsolatedReader() as reader:
        found = [read.found for read in reader.read(content) if read.found]
    assert [one.title for one in found[:2]] == ["Swap held", TITLE]
    assert isinstance(found[2], Refusal)


def test_encoding_and_columns_go_along():
    with IsolatedReader() as reader:
        data = "Обмін\n".encode("koi8-u")
        (read, _) = reader.read([Content("a.txt", data)], encoding="koi8-u")
        assert read.found.text == "Обмін\n"
        rows = Content("a.jsonl", lines([{"words": "one"}, {"words": "two"}]))
        found = [read.found.text for read in reader.read([rows], columns=Columns("words")) if read.found]
        assert found == ["one", "two"]


def test_a_table_is_previewed_there(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(table())
    with IsolatedReader() as reader:
        assert reader.preview(path) == reader.preview(Content("a.csv", table())) == preview(Source("a.csv", table()))
        assert reader.preview(Content("a.csv", b"text\n" + b"x" * 999)).rows == (("x" * 400,),)
        for data in (
            b"",
            b"a,b",
            b",".join(b"c%d" % n for n in range(600)) + b"\n1" + b",1" * 599,
            b"x" * 301 + b"\nx",
        ):
            refused = reader.preview(Content("a.csv", data))
            assert refused.sentence.startswith("a.csv ")
        assert reader.preview(tmp_path / "gone.csv").sentence.startswith("There is no file gone.csv")


def test_pasted_words_are_read_there():
    words = "Swap held\n\nBy Jane Doe, 20 July 2024\nIt was on Friday."
    with IsolatedReader() as reader:
        assert reader.pasted(words) == pasted_article(words)
        assert reader.pasted(" ") is None


@posix
def test_a_table_and_words_that_hang_or_crash_their_reader_cost_no_more_than_themselves(bad_reader):
    assert "was not read within 3 seconds" in bad_reader.preview(Content("sleep.csv", b"text\nx")).sentence
    assert bad_reader.pasted("abort") is None
    assert bad_reader.preview(Content("other.csv", b"text\nx")).header == ("text",)


@posix
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("hang", "was not read within 3 seconds"),
        ("sleep", "was not read within 3 seconds"),
        ("abort", "stopped its reader"),
        ("leave", "stopped its reader"),
        ("memory", "needs more memory"),
        ("fault", "was not foreseen (ZeroDivisionError)"),
        ("network", "was not foreseen (PermissionError)"),
        ("program", "was not foreseen (PermissionError)"),
        ("shell", "was not foreseen (PermissionError)"),
        ("write", "was not foreseen (PermissionError)"),
        ("append", "was not foreseen (PermissionError)"),
        ("desk", "was not foreseen (PermissionError)"),
        ("base", "was not foreseen (PermissionError)"),
        ("home", "was not foreseen (PermissionError)"),
    ],
)
def test_what_misbehaves_is_one_sentence_and_the_rest_goes_on(bad_reader, tmp_path, kind, said):
    (tmp_path / "append.txt").write_bytes(b"x")
    (tmp_path / "work.desk").write_bytes(b"x")
    found = everything(bad_reader, "before", kind, "after", kind, "last", folder=tmp_path)
    assert said in found[kind]
    assert found[kind].startswith(f"{kind}.txt ")
    assert found[kind].endswith(".")
    assert [found[name] for name in ("before", "after", "last")] == [
        f"words of {n}" for n in ("before", "after", "last")
    ]
    assert not (tmp_path / "write.made").exists()


@posix
def test_what_went_wrong_in_our_code_is_told_for_the_log_without_content(bad_reader, tmp_path):
    (tmp_path / "fault.txt").write_text("words nobody may log")
    (refusal,) = [read.found for read in bad_reader.read([tmp_path / "fault.txt"]) if read.found]
    assert refusal.fault.startswith("ZeroDivisionError at ")
    assert "words" not in refusal.fault


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in ("x86_64", "aarch64"),
    reason="the kernel is told for these",
)
def test_native_code_gets_no_connection_and_no_program_either(bad_reader):
    assert everything(bad_reader, "native", "exec", "after") == {
        "native": "-1 1 ", "exec": "-1 1 ", "after": "words of after",
    }  # fmt: skip


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_reading_every_format_asks_for_no_connection_and_opens_nothing_of_a_person(tmp_path, qapp, fonts):
    for suffix, write in WRITERS.items():
        (tmp_path / f"a{suffix}").write_bytes(write())
    (tmp_path / "work.desk").write_bytes(b"x")
    log = tmp_path / "trace"
    with IsolatedReader(
        command=("strace", "-D", "-f", "-e", "trace=network,openat,execve", "-o", str(log), *worker_command())
    ) as reader:
        found = [read.found for read in reader.read(sorted(tmp_path.glob("a.*"))) if read.found]
    assert len(found) == len(WRITERS)
    end = time.monotonic() + 60
    while "+++ killed by SIGKILL" not in log.read_text("utf-8", "replace"):  # strace writes it all at the end
        assert time.monotonic() < end
        time.sleep(0.05)
    lines = log.read_text("utf-8", "replace").splitlines()
    calls = [line.split(None, 1)[1] for line in lines]
    assert not [call for call in calls if call.startswith(("socket(", "connect(", "sendto("))]
    assert sum(call.startswith("execve(") for call in calls) == 1, "the reader itself"
    opened = [call for call in calls if call.startswith("openat(") and str(tmp_path) in call]
    assert len(opened) == len(WRITERS)


@posix
def test_what_is_printed_does_not_get_between(bad_reader):
    assert everything(bad_reader, "noise", "after") == {"noise": "words of noise", "after": "words of after"}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_the_process_holds_no_handle_of_ours(bad_reader, tmp_path):
    desk = tmp_path / "work.desk"
    with desk.open("wb") as held:
        os.set_inheritable(held.fileno(), True)
        assert "work.desk" not in everything(bad_reader, "handles")["handles"]


@posix
def test_cancelling_ends_a_reader_that_hangs(bad_reader):
    bad_reader._seconds = 600
    looks = iter([False] * 3)
    found = list(
        bad_reader.read([Path("/nowhere/sleep.txt"), Path("/nowhere/b.txt")], cancelled=lambda: next(looks, True))
    )
    assert found == []
    assert bad_reader._process.number is None


@posix
def test_a_reading_that_is_left_in_the_middle_does_not_disturb_the_next(bad_reader):
    reading = bad_reader.read([Path(f"/nowhere/{n}.txt") for n in range(20)])
    assert next(reading).found.text == "words of 0"
    reading.close()
    assert everything(bad_reader, "other") == {"other": "words of other"}


@posix
def test_a_process_that_died_between_two_readings_is_started_again(bad_reader):
    assert everything(bad_reader, "a") == {"a": "words of a"}
    bad_reader._process._process.kill()
    bad_reader._process._process.wait()
    assert everything(bad_reader, "b") == {"b": "words of b"}


def test_the_process_ends_with_the_pipe():
    process = subprocess.Popen((*worker_command(), str(2**31), "5"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert read_frame(process.stdout) == ({"ready": True, "blobs": []}, [])
    process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.mark.parametrize(
    "command", [("/nowhere/at/all",), (sys.executable, "-c", ""), (sys.executable, "-c", "print('x' * 99)")]
)
def test_a_process_that_does_not_start_is_one_sentence(command):
    with IsolatedReader(command=command) as reader, pytest.raises(CuratorError, match="could not be started"):
        list(reader.read([Path("a.txt")]))


LIAR = """
    import os, sys
    from curator.confined.frames import read_frame, write_frame
    out, into = os.fdopen(1, "wb"), os.fdopen(0, "rb")
    write_frame(out, {"ready": True})
    while read_frame(into):
        for head in LIES:
            write_frame(out, head)
        write_frame(out, {"file": 0, "done": True})
        out.write(b"\\xff\\xff\\xff\\xff and no frame")
        out.flush()
        out.close()
        break
"""


def test_a_process_that_was_taken_over_can_only_lie(tmp_path):
    lies = [
        {"file": 7, "refused": ["x", "y", "", ""]},
        {"file": 0, "article": {"text": 5}},
        {"file": 0, "article": None},
        {"file": 0, "refused": [1, 2, "", "words of an article"]},
        {"file": "x"},
        {},
    ]
    script = tmp_path / "liar.py"
    script.write_text(textwrap.dedent(LIAR).replace("LIES", repr(lies)), "utf-8")
    with IsolatedReader(seconds=5, command=(sys.executable, str(script))) as reader:
        found = list(reader.read([tmp_path / "a.txt", tmp_path / "b.txt"]))
    assert found[:2] == [Read(0, Refusal("1", "2", fault="no answer")), Read(0, None)]
    assert found[2].number == 1
    assert isinstance(found[2].found, Refusal)
    assert "stopped its reader" in found[2].found.sentence
    assert len(found) == 4


def test_the_packaged_program_is_its_own_reader(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == (sys.executable, "_read-articles")


# -- frames -------------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
quotes = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))
articles = st.builds(
    ParsedArticle,
    file_name=words,
    original=st.binary(max_size=50),
    text=words,
    title=words,
    published_on=st.none() | words,
    published_basis=st.sampled_from(PublishedBasis),
    published_quote=quotes,
    warnings=st.lists(words, max_size=3).map(tuple),
    candidates=st.lists(st.builds(Candidate, words, words, words, quotes, st.booleans()), max_size=3).map(tuple),
)


@settings(deadline=None, max_examples=100)
@given(articles, st.booleans())
def test_articles_come_back_as_they_went(article, same):
    if same:
        article = ParsedArticle(file_name="a", original=article.text.encode(), text=article.text)
    head, blobs = packed_article(article)
    assert len(blobs) == (1 if article.original == article.text.encode() else 2)
    write_frame(stream := io.BytesIO(), {"article": head}, blobs)
    stream.seek(0)
    frame, content = read_frame(stream)
    assert unpacked_article(frame["article"], content) == article
    assert read_frame(stream) is None


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda data: b"\x00\x00\x00" + bytes([len(data)]) + data))
def test_broken_frames_are_broken_frames(data):
    with suppress(BrokenFrame):
        read_frame(io.BytesIO(data))


@settings(deadline=None, max_examples=100)
@given(st.recursive(st.none() | st.integers() | words, lambda inner: st.dictionaries(words, inner) | st.lists(inner)))
def test_whatever_is_no_article_is_a_broken_frame(head):
    with pytest.raises(BrokenFrame):
        unpacked_article(head, [b"\xff"])
    with pytest.raises(BrokenFrame):
        unpacked_preview(head)
