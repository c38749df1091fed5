"""An original is asked again: what it says of itself, and how it would read in another encoding."""

import pytest

from curator.errors import InputRefused
from curator.importing.again import choices, has_choice, read_again, read_in
from curator.importing.document import Source
from curator.importing.formats import article_of

WORDS = "Київ, 23 травня 2025\n\nУкраїна повернула 390 осіб: військових і цивільних. Їх чекають удома."
PAGE = (
    '<html><head><meta charset="windows-1251"><meta property="og:title" content="Обмін">'
    f"<title>Обмін 390</title></head><body><h1>Обмін</h1><p>{WORDS}</p></body></html>"
)


def again(name: str, data: bytes, encoding: str | None = None):
    return read_again(name, data, article_of(Source(name, data, encoding)).text)


@pytest.mark.parametrize(
    ("name", "data", "encoding", "why"),
    [
        ("a.txt", WORDS.encode(), "utf-8", "it is valid UTF-8"),
        ("a.txt", WORDS.encode("utf-8-sig"), "utf-8-sig", "its byte-order mark says so"),
        ("a.txt", WORDS.encode("cp1251"), "cp1251", "told by its letters"),
        ("a.html", PAGE.encode("cp1251"), "cp1251", "the page declares it"),
    ],
)
def test_the_encoding_is_told_with_why(name, data, encoding, why):
    found = again(name, data)
    assert (found.encoding, found.why) == (encoding, why)


def test_an_encoding_that_a_person_chose_is_known_by_the_text_that_came_of_it():
    found = again("a.txt", WORDS.encode("cp1251"), "cp866")
    assert (found.encoding, found.why) == ("cp866", "chosen by a curator")


def test_every_candidate_comes_with_where_it_was_read():
    found = again("a.html", PAGE.encode("cp1251"))
    titles = {candidate.value: candidate.source for candidate in found.candidates if candidate.field == "title"}
    assert {"Обмін", "Обмін 390"} <= titles.keys()
    assert all(titles.values())


def test_formats_with_an_encoding_of_their_own_have_no_choice():
    assert has_choice("folder/a.TXT")
    assert has_choice("a.htm")
    for name in ("a.pdf", "a.docx", "a.csv#3", "a.eml"):
        assert not has_choice(name)
    assert again("a.eml", b"Subject: Swap\n\n390 people came home.").encoding == ""


def test_previews_show_words_and_not_markup():
    likeliest = choices("a.html", PAGE.encode("cp1251"))[0]
    assert likeliest.encoding == "cp1251"
    assert likeliest.lines.startswith("Обмін")
    assert "<" not in likeliest.lines


def test_it_is_read_in_another_encoding_or_refused_in_a_sentence():
    assert read_in("a.txt", WORDS.encode("cp1251"), "koi8-u").text != WORDS
    with pytest.raises(InputRefused, match=r"^a\.txt cannot be read as utf-8; choose another encoding\.$"):
        read_in("a.txt", WORDS.encode("cp1251"), "utf-8")


def test_previews_of_a_hostile_page_take_one_pass():
    for markup in (b"<script" * 30_000, b"<" * 200_000, b"</" * 100_000, b"<style>x" * 25_000):
        assert choices("a.html", markup + "і".encode("cp1251"))
    page = "<script>if (1<2) x()</script><p>Обмін</p><STYLE>p {}</STYLE><p>полоненими".encode("cp1251")
    assert " ".join(choices("a.html", page)[0].lines.split()) == "Обмін полоненими"
