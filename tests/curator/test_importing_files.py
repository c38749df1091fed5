"""Reading article files: what is refused, with which sentence, and how bytes become text."""

import os
import socket
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.errors import InputRefused
from curator.importing import FORMATS, MAX_BYTES, article_files, other_files, pasted_article, read_article
from curator.importing.decoding import LEGACY, PREVIEWED, Preview, decode, likely_encodings, previews
from curator.model import PublishedBasis
from curator.samples import sample_files
from curator.text import canonical

UKRAINIAN = "Україна та Росія провели обмін полоненими: додому повернулися 230 захисників, їх звільнили з неволі.\n"
RUSSIAN = "Россия и Украина обменялись пленными: домой вернулись 248 военнослужащих, сообщило ведомство в среду.\n"

LONG_UKRAINIAN = (
    "Україна та Росія провели обмін полоненими: додому повернулися 230 захисників, їх звільнили з неволі. Серед них "
    "воїни ЗСУ, прикордонники та нацгвардійці, повідомив Координаційний штаб. «Ми пам'ятаємо про кожного», — написав "
    "президент Володимир Зеленський у середу, 3 січня. За словами омбудсмана Дмитра Лубінця, це вже 49-й обмін. "
    "Посередником стали Об'єднані Арабські Емірати. "
) * 3
LONG_RUSSIAN = (
    "Россия и Украина обменялись пленными: домой вернулись 248 военнослужащих, сообщило ведомство в среду. "
    "Министерство обороны РФ заявило, что освобождённым оказывают медицинскую помощь. «Все они будут доставлены в "
    "Москву», — говорится в сообщении. Посредником выступили ОАЭ; об этом написала уполномоченная по правам человека "
    "Татьяна Москалькова. "
) * 3
WESTERN = (
    "Zelensky said in a café: “We bring our people home – all of them.” Señor Müller agreed. The Kremlin’s spokesman "
    "said 90 prisoners’ families were told — “today”. The £2 appeal is over. "
) * 5

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX files only")


def written(folder: Path, content: bytes, name: str = "article.txt") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def refused(path: Path, **more) -> str:
    """The one sentence a file is refused with."""
    with pytest.raises(InputRefused) as fault:
        read_article(path, **more)
    sentence = str(fault.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert path.name.encode("utf-8", "replace").decode()[:8] in sentence
    return sentence


def test_a_plain_file_is_taken_with_its_bytes(tmp_path):
    content = "Swap held\r\n\r\nSome were freed 🙏.\r\n".encode()
    parsed = read_article(written(tmp_path, content))
    assert parsed.original == content
    assert parsed.file_name == "article.txt"
    assert parsed.text == "Swap held\n\nSome were freed 🙏.\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("utf-32-be", b"\x00\x00\xfe\xff"),
    ],
)
def test_unicode_with_and_without_a_mark(tmp_path, encoding, mark):
    text = f"{UKRAINIAN}🇺🇦 {RUSSIAN}"
    assert read_article(written(tmp_path, mark + text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, "Swap held: “390” – said they.\n"])
def test_utf_16_without_its_mark_is_told_by_its_letters_and_said(tmp_path, encoding, text):
    parsed = read_article(written(tmp_path, text.encode(encoding)))
    assert parsed.text == text
    assert parsed.warnings == (f"It has no byte-order mark; its letters read as {encoding}.",)


@pytest.mark.parametrize("encoding", ["koi8-u", "cp1251", "cp866"])
@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN])
def test_a_legacy_encoding_is_told_by_its_letters_and_said(tmp_path, encoding, text):
    if encoding == "cp866":
        text = text.replace("і", "i")  # the code page has no Ukrainian і
    file = written(tmp_path, text.encode(encoding))
    parsed = read_article(file)
    assert parsed.text == text
    assert f"its letters read as {encoding}" in parsed.warnings[0]
    assert read_article(file, encoding=encoding).warnings == parsed.warnings[1:]
    mixed = parsed.warnings[1:] if "i" in text else ()
    assert all("mix Latin and Cyrillic letters" in sentence for sentence in mixed)


def test_western_text_is_read_as_western(tmp_path):
    text = "Zelensky said in a café: “We bring our people home – all of them.” Señor Müller agreed.\n" * 3
    parsed = read_article(written(tmp_path, text.encode("cp1252")))
    assert parsed.text == text
    assert "its letters read as cp1252" in parsed.warnings[0]


@pytest.mark.parametrize("length", [20, 60, 200, 500])
@pytest.mark.parametrize("encoding", LEGACY)
def test_no_legacy_text_is_read_wrong_without_a_question(encoding, length):
    """The 1,200 samples of RELIABILITY 1b: read as written, or refused with the encodings to try."""
    chance = Random(f"{encoding} {length}")
    refusals = 0
    for prose in (WESTERN,) if encoding == "cp1252" else (LONG_UKRAINIAN, LONG_RUSSIAN):
        for _ in range(60):
            start = chance.randrange(len(prose) - length)
            data = prose[start : start + length].encode(encoding, "ignore")
            try:
                found = decode(data, "a.txt").text
            except InputRefused:
                refusals += 1
                continue
            assert found == data.decode(encoding)
    assert refusals == 0 or length < 200


def test_letters_that_show_nothing_are_asked_about(tmp_path):
    file = written(tmp_path, b"390 \xe9\xc9 390")
    sentence = refused(file)
    assert "not UTF-8" in sentence
    assert all(other in sentence for other in LEGACY)


def test_previews_show_the_first_lines_under_every_encoding():
    data = f"{UKRAINIAN}\n{RUSSIAN}".encode("cp1251")
    shown = {preview.encoding: preview.lines for preview in previews(data)}
    assert set(shown) == set(PREVIEWED)
    assert shown["cp1251"] == f"{UKRAINIAN}{RUSSIAN}".strip()
    assert shown["utf-8"] is None
    assert shown["koi8-u"] != shown["cp866"]
    assert previews(data)[0].encoding == "cp1251"
    assert previews(UKRAINIAN.encode())[0] == Preview("utf-8", UKRAINIAN.strip())
    assert previews(UKRAINIAN.encode("utf-16"))[0] == Preview("utf-16", UKRAINIAN.strip())
    assert previews(b"\n".join([b"line"] * 99), lines=2)[0].lines == "line\nline"
    assert previews(("є" * 100_001).encode())[0].lines == "є" * 200


def test_the_sentence_names_the_line_of_the_first_bad_byte(tmp_path):
    assert "line 3" in refused(written(tmp_path, b"one\ntwo\nthr\xff\xe9e\n"))


def test_a_named_encoding_is_strict(tmp_path):
    assert "not written in utf-8" in refused(written(tmp_path, UKRAINIAN.encode("cp1251")), encoding="utf-8")


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "zip", "a\x00b", "utf-8\n; rm", ""])
def test_a_wrong_encoding_name_is_a_sentence(tmp_path, encoding):
    file = written(tmp_path, b"Some words.")
    if encoding == "":
        assert read_article(file, encoding=encoding).text == "Some words."
        return
    with pytest.raises(InputRefused, match="encoding"):
        read_article(file, encoding=encoding)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "white space"),
        (b"\xef\xbb\xbf", "white space"),
        ("\u200b\u2060\n".encode(), "white space"),
        (b"Swap\x00held on Friday", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "office document"),
        (b"{\\rtf1 Swap held}", "rich-text"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        ("Swap\0held".encode("utf-16-le"), "binary"),
        (b"\xff\xfeS\x00w", "UTF-16 but is damaged"),
        (b"\xff\xfeS\x00w\x00a", "damaged"),
        (b"\xef\xbb\xbfcaf\xe9", "damaged"),
    ],
)
def test_what_is_no_article(tmp_path, content, said):
    assert said in refused(written(tmp_path, content))


def test_one_stray_control_character_in_a_long_text_is_no_reason_to_refuse(tmp_path):
    text = "A swap was held on Friday.\n" * 40 + "\x0b\x0c\x08"
    assert read_article(written(tmp_path, text.encode())).text == text


def test_size_is_judged_before_opening(tmp_path, monkeypatch):
    file = written(tmp_path, b"")
    os.truncate(file, MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("a file this large is not opened"))
    monkeypatch.setattr(Path, "read_bytes", lambda *_: pytest.fail("a file this large is not read"))
    assert "50 MB" in refused(file)
    os.truncate(file, 2_000_000_000)
    assert "50 MB" in refused(file)


@pytest.mark.parametrize("line", ["a" * 2_000_000, " x" * 500_000, "Home / " * 200_000, "12:30 " * 200_000])
def test_nasty_lines_are_read_whole(tmp_path, line):
    text = f"2025-05-23 {line}z\n{line}\nBy {line}\n{line}"
    assert read_article(written(tmp_path, text.encode())).text == text


def test_a_folder_is_not_an_article(tmp_path):
    folder = tmp_path / "articles.txt"
    folder.mkdir()
    assert "is a folder" in refused(folder)


@pytest.mark.parametrize("name", ["missing.txt", "missing/article.txt", "missing" * 60 + ".txt"])
def test_a_wrong_path(tmp_path, name):
    assert "There is no file" in refused(tmp_path / name)


def test_a_name_with_a_null(tmp_path):
    with pytest.raises(InputRefused, match="There is no file"):
        read_article(tmp_path / "a\x00.txt")


@posix
def test_special_files_are_refused_without_opening(tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "is a pipe" in refused(pipe)
    link = tmp_path / "device.txt"
    link.symlink_to("/dev/zero")
    assert "is a device" in refused(link)
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(tmp_path)  # socket paths are short
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(here)
    assert "is a socket" in refused(tmp_path / "socket.txt")


@posix
def test_links(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert "a link to a file that is gone" in refused(tmp_path / "gone.txt")
    (tmp_path / "looped.txt").symlink_to(tmp_path / "looped.txt")
    assert "leads back to itself" in refused(tmp_path / "looped.txt")
    (tmp_path / "good.txt").symlink_to(written(tmp_path, b"Some words."))
    assert read_article(tmp_path / "good.txt").text == "Some words."


@posix
def test_no_right_to_read(tmp_path, monkeypatch):
    file = written(tmp_path, b"Some words.")

    def forbidden(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not be read" in refused(file)


def test_a_failing_disk(tmp_path, monkeypatch):
    file = written(tmp_path, b"Some words.")

    def broken(*_args, **_more):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    assert "Input/output error" in refused(file)


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("curator.importing.files.MAX_BYTES", 10)
    file = written(tmp_path, b"0123456789")
    assert read_article(file).text == "0123456789"
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **more: real(file.parent / "small", **more))
    written(tmp_path, b"x", "small")
    file.write_bytes(b"0123456789A")
    assert "too large" in refused(file)


@pytest.mark.parametrize("name", ["article.doc", "article", "article.txt.bak"])
def test_unknown_formats_say_what_can_be_imported(tmp_path, name):
    sentence = refused(written(tmp_path, b"Some words.", name))
    assert all(suffix in sentence for suffix in FORMATS)


def test_suffixes_in_capitals_and_markdown(tmp_path):
    assert read_article(written(tmp_path, b"Some words.", "A.TXT")).text == "Some words."
    parsed = read_article(written(tmp_path, b"# Swap held\n\nSome *words*.", "a.md"))
    assert (parsed.title, parsed.text) == ("Swap held", "# Swap held\n\nSome *words*.")


@posix
def test_a_name_that_is_no_unicode_still_makes_sentences(tmp_path):
    try:
        file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.txt"))
        file.write_bytes(b"Some words.")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    assert read_article(file).file_name == "caf\ufffd\ufffd.txt"
    file.write_bytes(b"")
    with pytest.raises(InputRefused) as fault:
        read_article(file)
    str(fault.value).encode()


def test_files_of_folders(tmp_path):
    for name in (
        *("b.txt", "A.md", "c.doc", ".hidden.txt", "deep/d.TXT", ".git/e.txt", "page.html", "page_files/frame.html"),
        "other_files/f.htm",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, b"x", name)
    below = [path.relative_to(tmp_path).as_posix() for path in article_files([tmp_path])]
    assert below == ["A.md", "b.txt", "deep/d.TXT", "other_files/f.htm", "page.html"]
    assert [path.name for path in other_files([tmp_path, tmp_path / "A.md"])] == ["c.doc"]


def test_files_that_were_named_are_kept_and_none_twice(tmp_path):
    pdf, text, gone = written(tmp_path, b"x", "c.pdf"), written(tmp_path, b"x", "b.txt"), tmp_path / "gone.txt"
    assert article_files([gone, tmp_path, text, pdf, tmp_path]) == (text, pdf, gone)
    assert article_files([]) == ()


@posix
def test_links_to_folders_are_not_followed_round_in_circles(tmp_path):
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert article_files([tmp_path]) == ()


@posix
def test_a_folder_that_can_not_be_opened_is_not_passed_over(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    real = os.scandir

    def scandir(path="."):
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert article_files([tmp_path]) == (closed,)
    monkeypatch.setattr(os, "access", lambda *_args: False)
    assert "not allowed to open" in refused(closed)


def test_pasted_words_are_an_article():
    parsed = pasted_article("Swap held\r\n\r\nBy Jane Doe, 20 July 2024\r\nIt was on Friday, officials said.")
    assert parsed.text == "Swap held\n\nBy Jane Doe, 20 July 2024\nIt was on Friday, officials said."
    assert parsed.original == parsed.text.encode()
    assert (parsed.title, parsed.published_on) == ("Swap held", "2024-07-20")
    assert parsed.file_name == pasted_article(parsed.text).file_name != pasted_article("Other words.").file_name


def test_what_a_person_says_of_pasted_words_outranks_them():
    text = "Swap held\n\nBy Jane Doe, 20 July 2024\nIt was on Friday, officials said."
    parsed = pasted_article(text, publisher="BBC", title="", published_on="2024-07-21")
    assert (parsed.publisher, parsed.title, parsed.published_on) == ("BBC", "Swap held", "2024-07-21")
    assert (parsed.published_basis, parsed.published_quote) == (PublishedBasis.CURATOR, None)
    with pytest.raises(TypeError):
        pasted_article(text, editor="X")


@pytest.mark.parametrize("text", ["", " \n", "\ufeff\u200b"])
def test_pasting_nothing(text):
    with pytest.raises(InputRefused, match="empty"):
        pasted_article(text)


def test_pasting_too_much(monkeypatch):
    monkeypatch.setattr("curator.importing.formats.MAX_BYTES", 10)
    with pytest.raises(InputRefused, match="too large"):
        pasted_article("0123456789A")


def test_the_five_samples_are_found_in_order():
    assert [file.name[:3] for file in sample_files()] == ["000", "001", "002", "003", "004"]


def test_a_lost_sample_folder_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr("curator.samples.__file__", str(tmp_path / "curator" / "samples.py"))
    with pytest.raises(FileNotFoundError, match="install the program again"):
        sample_files()
    (tmp_path / "curator" / "_seeds").mkdir(parents=True)
    bundled = written(tmp_path / "curator" / "_seeds", b"x", "a.txt")
    assert sample_files() == (bundled,)


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_text_comes_back_as_its_canonical_form(text):
    assert canonical(decode(text.encode(), "a.txt").text) == canonical(text)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_no_bytes_escape_as_anything_but_text_or_a_sentence(data):
    with suppress(InputRefused):
        decode(data, "a.txt")
    assert sorted(likely_encodings(data)) == ["cp1251", "cp1252", "cp866", "koi8-u"]
