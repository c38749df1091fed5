"""Five hundred broken files of every format: each is articles or one sentence, none crashes, none hangs.

The first five hundred are the same in every run: mutations of what the real writers write, of the bytes and, in
packages, of the XML inside.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from written_documents import WRITERS, plain_pdf, repacked, zipped

from curator.importing import Refusal, read_articles
from curator.text import canonical

FILES = max(500, int(os.environ.get("FUZZED_FILES", "500")))
"""How many broken files of each format; a nightly run asks for more."""
PATIENCE = 20
"""Seconds for one file; a healthy one takes milliseconds."""
PACKAGES = (".docx", ".odt", ".zip")
_TOKENS = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"<",
        b">",
        b"]]>",
        b"<!DOCTYPE x [",
        b"&#0;",
        b"&#xD800;",
        b"</p>",
        b"<table><tr>",
        b"{",
        b"}",
    ),
    *(
        b"\\u-1?",
        b"\\bin99999 ",
        b"\\'",
        b"endobj",
        b"stream\n",
        b"/Prev 0",
        b"/Kids[1 0 R]",
        b"<<",
        b"\r\n\r\n",
        b"--b--",
    ),
    *(b"=?utf-8?q?", b"charset=", b'"', b",", b"\n", b"999999999999", b"-1", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
)


@contextmanager
def patience() -> Iterator[None]:
    """Fail where one file takes far too long; only where the system has alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def over(*_args: object) -> None:
        pytest.fail(f"one file takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def mutated(data: bytes, chance: Random) -> bytes:
    """The bytes with one to six faults of the kinds that real files have, and of the kinds that attackers like."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(broken) + 1)
        kind = chance.randrange(6)
        if kind == 0 and broken:
            broken[place % len(broken)] = chance.randrange(256)
        elif kind == 1:
            del broken[place : place + chance.choice((1, 3, 40, 400))]
        elif kind == 2:
            broken[place:place] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 50))
        elif kind == 3:
            other = chance.randrange(len(broken) + 1)
            broken[place:place] = broken[other : other + chance.choice((2, 30, 300))]
        elif kind == 4:
            del broken[max(1, place) :]
        else:
            broken[place : place + 2] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 9)))
    return bytes(broken) or b"x"


def mutated_inside(package: bytes, chance: Random) -> bytes:
    """A sound archive with one broken part."""
    names: list[str] = []
    repacked(package, lambda name, data: names.append(name))
    likely = [name for name in names if name.endswith(("document.xml", "content.xml", "styles.xml", ".txt"))]
    target = chance.choice(likely if likely and chance.random() < 0.8 else names)
    return repacked(package, lambda name, data: mutated(data, chance) if name == target else data)


def samples(suffix: str, qt_pdf: bytes) -> list[bytes]:
    if suffix == ".pdf":
        return [plain_pdf(["Some words of it", "More of them"], ["A second page"]), plain_pdf(["One"]), qt_pdf]
    if suffix == ".zip":
        return [zipped({"a.txt": b"Some words.", "b.html": b"<p>More words", "c.csv": b"text\nwords"})]
    return [WRITERS[suffix]()]


@pytest.fixture(scope="module")
def qt_pdf(qapp, fonts) -> bytes:
    return WRITERS[".pdf"]()


@pytest.mark.parametrize("suffix", [*WRITERS, ".zip"])
def test_five_hundred_broken_files(tmp_path, suffix, qt_pdf):
    chance = Random(suffix)
    wholes = samples(suffix, qt_pdf)
    path = tmp_path / f"a{suffix}"
    taken = 0
    for number in range(FILES):
        whole = wholes[0 if suffix == ".pdf" and number % 10 else chance.randrange(len(wholes))]
        inside = suffix in PACKAGES and number % 2
        path.write_bytes(mutated_inside(whole, chance) if inside else mutated(whole, chance))
        with patience():
            found = list(read_articles(path))
        assert found, f"number {number} vanished"
        for one in found:
            if isinstance(one, Refusal):
                assert one.sentence.endswith(".")
                assert "\n" not in one.sentence
            else:
                taken += 1
                assert one.text.strip()
                assert one.text == canonical(one.text)
                one.text.encode()
                str(one.candidates).encode()
    assert taken, "every mutation was refused: the samples are no good"
    assert os.listdir(tmp_path) == [path.name]
