"""The process that reads articles for suggestions: the same readings, and whatever becomes of it costs one sentence."""

import os
import sys
import textwrap
from dataclasses import replace

import pytest

from curator.article_reader import ArticleReader, Unreadable, reader_command
from curator.article_readings import read_article
from curator.confined.process import NotStarted
from curator.model import Article, ArticleId, PublishedBasis
from curator.samples import sample_files

SIDES = ("Ukraine", "Russia")
posix = pytest.mark.skipif(os.name == "nt", reason="the limits and signals of POSIX")

BAD = """
    import os, sys, time
    from curator.suggest import worker

    def bad(text, published, sides):
        if text == "sleep":
            time.sleep(600)
        if text == "leave":
            os._exit(3)
        if text == "fault":
            raise ZeroDivisionError
        if text == "memory":
            grown = bytearray(2**34)
        if text == "write":
            open("made", "w")
        return (f'{{"nice": {os.nice(0)}}}' if text == "nice" else "{}"), 2, 1

    worker.read_text = bad
    raise SystemExit(worker.main(sys.argv[1:]))
"""


def article(text: str, number: int = 7) -> Article:
    blank = dict.fromkeys(("file_sha256", "text_sha256", "publisher", "agency", "author", "url"), "")
    return Article(
        id=ArticleId(number), file_name="a.txt", text=text, title="Swap held", language="en", published_on="2025-05-24",
        published_basis=PublishedBasis.HEADER, updated_on=None, imported_on="", confirmed=True, done=False, **blank,
    )  # fmt: skip


@pytest.fixture
def bad_reader(tmp_path):
    """A process whose engine misbehaves as the texts say."""
    script = tmp_path / "bad.py"
    script.write_text(textwrap.dedent(BAD), "utf-8")
    reader = ArticleReader((sys.executable, str(script)), seconds=1)
    yield reader
    reader.close()


def test_a_reading_is_the_same_as_without_a_process():
    reader = ArticleReader()
    try:
        texts = [path.read_text("utf-8") for path in sample_files()]
        articles = [article(text, number) for number, text in enumerate([*texts, "", "Обмін: 25 🙂 на 25"])]
        assert [reader.read(one, SIDES) for one in articles] == [read_article(one, SIDES) for one in articles]
        first = reader.process
        undated = replace(articles[0], published_on=None)
        assert reader.read(undated, ("Iran", "Israel")) == read_article(undated, ("Iran", "Israel"))
        assert reader.process == first, "it stays for the next article"
    finally:
        reader.close()
    assert reader.process is None


@posix
@pytest.mark.parametrize(
    ("text", "said"), [("fault", "(ZeroDivisionError)"), ("memory", "(MemoryError)"), ("write", "(PermissionError)")]
)
def test_a_fault_costs_one_article_and_its_process_goes_on(bad_reader, text, said):
    with pytest.raises(Unreadable) as refused:
        bad_reader.read(article(text), SIDES)
    assert said in str(refused.value)
    assert refused.value.fault.startswith(f"{said[1:-1]} at ")
    assert " bad < worker.py:" in refused.value.fault
    first = bad_reader.process
    assert bad_reader.read(article("other"), SIDES).counts.figures == 2
    assert bad_reader.process == first is not None


@posix
@pytest.mark.parametrize("text", ["leave", "sleep"])
def test_a_process_that_dies_or_hangs_costs_one_article(bad_reader, text):
    with pytest.raises(Unreadable, match="“Swap held” could not be read; mark") as refused:
        bad_reader.read(article(text), SIDES)
    assert refused.value.fault.startswith("An article ")
    assert bad_reader.process is None
    assert bad_reader.read(article("other"), SIDES).counts.suggestions == 1


@posix
def test_what_is_not_wanted_any_more_ends_the_process(bad_reader):
    looks = iter([False] * 2)
    assert bad_reader.read(article("other"), SIDES) is not None
    assert bad_reader.read(article("sleep"), SIDES, lambda: next(looks, True)) is None
    assert bad_reader.process is None


@posix
def test_the_window_goes_first(bad_reader):
    assert bad_reader.read(article("nice"), SIDES).content == f'{{"nice": {os.nice(0) + 5}}}'


@pytest.mark.parametrize("command", [("/nowhere/at/all",), (sys.executable, "-c", "")])
def test_a_process_that_does_not_start_is_one_sentence(command):
    reader = ArticleReader(command)
    with pytest.raises(NotStarted, match="could not be started; close other programs"):
        reader.read(article("a"), SIDES)
    assert reader.process is None


@pytest.mark.parametrize(
    "answer",
    [
        "{}",
        '{"figures": "x", "suggestions": 1}',
        '{"figures": 1, "suggestions": 1}',
        '{"fault": "Ivanov, 390 people"}',
        '{"fault": ["ValueError at dates.py:12 read"]}',
    ],
)
def test_an_answer_that_is_no_reading_is_refused(tmp_path, answer):
    script = tmp_path / "liar.py"
    script.write_text(
        "import os, json\nfrom curator.confined.frames import read_frame, write_frame\n"
        "out, into = os.fdopen(1, 'wb'), os.fdopen(0, 'rb')\nwrite_frame(out, {'ready': True})\n"
        f"while read_frame(into):\n    write_frame(out, json.loads({answer!r}))\n"
    )
    reader = ArticleReader((sys.executable, str(script)))
    with pytest.raises(Unreadable) as refused:
        reader.read(article("a"), SIDES)
    assert refused.value.fault == "no answer", "what looks like no fault is not kept"
    reader.close()


def test_the_packaged_program_is_its_own_reader(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader_command() == (sys.executable, "_read-for-suggestions")
