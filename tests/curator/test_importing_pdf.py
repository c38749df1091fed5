"""PDF: paragraphs whole again, columns in order, furniture of pages at the end, and what can't be read is said."""

import io

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject
from written_documents import BODY, TITLE, pdf, plain_pdf

from curator.errors import InputRefused
from curator.importing.document import Source
from curator.importing.formats import article_of
from curator.importing.pdf import _joined


def read(data: bytes):
    return article_of(Source("a.pdf", data))


def refused(data: bytes) -> str:
    with pytest.raises(InputRefused) as fault:
        read(data)
    assert "\n" not in str(fault.value)
    return str(fault.value)


def rewritten(data: bytes, change) -> bytes:
    """The document after pypdf's own writer changed it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _typeset(qapp, fonts):
    """Qt sets the type."""


def test_paragraphs_are_whole_over_lines_and_pages():
    words = [f"{number}. {sentence}" for number in range(1, 7) for sentence in BODY[1:3]]
    markup = f"<h1>{TITLE}</h1>" + "".join(f'<p align="justify">{said}</p>' for said in words)
    parsed = read(pdf(markup, furniture="The News, 24 May 2025"))
    blocks = parsed.text.split("\n\n")
    assert blocks[:-1] == [TITLE, *words]
    edges = blocks[-1].split("\n")
    assert edges[:2] == ["The News, 24 May 2025", "Page 1"]
    assert edges[2:] == [f"Page {number}" for number in range(2, len(edges))]
    assert parsed.title == TITLE
    assert "edges of the pages" in parsed.warnings[0]


def test_a_table_keeps_its_rows():
    rows = "".join(f"<tr><td>{side}</td><td>{men}</td></tr>" for side, men in (("Side", "Men"), ("Ukraine", "230")))
    parsed = read(pdf(f"<p>Before.</p><table border=1 cellpadding=4>{rows}</table><p>After the table.</p>"))
    assert parsed.text == "Before.\n\nSide\tMen\nUkraine\t230\n\nAfter the table."


def test_a_number_that_reads_like_a_page_number_stays_where_it_stands():
    letters = "abcdefgh"
    pages = [[f"{first} {letter} words of a page of prose" for letter in letters] for first in letters[:3]]
    for number, lines in enumerate(pages, 1):
        lines.append(f"{number}")
    pages[1][4] = "390"
    *blocks, last = read(plain_pdf(*pages)).text.split("\n\n")
    assert "prose 390 b f words" in " ".join(blocks)
    assert last == "1\n2\n3"


@pytest.mark.parametrize(
    ("upper", "lower", "known", "joined"),
    [
        ("the pris-", "oners came", "", "the prisoners came"),
        ("обмін полоне-", "ними", "", "обмін полоненими"),
        ("the 1000-for-", "1000 deal", "", "the 1000-for-1000 deal"),
        ("the Ukraine-", "Russia deal", "", "the Ukraine-Russia deal"),
        ("the all-for-", "all deal", "the all-for-all deal", "the all-for-all deal"),
        ("an ex-", "prisoner", "", "an ex-prisoner"),
        ("pris\u00ad", "oners", "", "prisoners"),
        ("one", "two", "", "one two"),
        ("1,348 –", "people", "", "1,348 – people"),
    ],
)
def test_words_hyphenated_at_line_ends(upper, lower, known, joined):
    assert _joined(upper, lower, known) == joined


def test_columns_are_read_one_after_the_other():
    left = " ".join(f"left{n}" for n in range(60)) + "."
    right = " ".join(f"right{n}" for n in range(60)) + "."
    data = plain_pdf(_wrapped(left), [])
    columns = plain_pdf(_wrapped(left), _wrapped(right))

    def beside(writer: pypdf.PdfWriter) -> None:
        first, second = writer.pages[0], writer.pages[1]
        stream = DecodedStreamObject()
        both = first.get_contents().get_data() + b"\n" + second.get_contents().get_data().replace(b"50 700", b"320 700")
        stream.set_data(both)
        first[NameObject("/Contents")] = writer._add_object(stream)
        writer.remove_page(1)

    text = read(rewritten(columns, beside)).text
    assert text.replace("\n\n", " ") == f"{left} {right}"
    assert read(data).text == left


def _wrapped(words: str) -> list[str]:
    listed = words.split()
    return [" ".join(listed[n : n + 6]) for n in range(0, len(listed), 6)]


def test_pages_without_text_are_told():
    parsed = read(plain_pdf(["Some words on the first page."], [], ["More words on the third."], []))
    assert parsed.warnings[0] == "Of 4 pages these hold no text, perhaps pictures of it: 2, 4."
    assert "holds no text, only pictures" in refused(plain_pdf([], []))


@pytest.mark.parametrize("algorithm", ["RC4-128"])
def test_encrypted_files(algorithm):
    locked = rewritten(pdf(), lambda writer: writer.encrypt("secret", algorithm=algorithm))
    assert "is encrypted" in refused(locked)
    only_print = rewritten(pdf(), lambda writer: writer.encrypt("", "owner", algorithm=algorithm))
    assert read(only_print).text == read(pdf()).text


def test_properties_are_hints_and_a_title_only_where_the_text_has_none():
    def said(writer: pypdf.PdfWriter) -> None:
        writer.add_metadata({"/Title": "From the properties", "/Author": "Jane", "/CreationDate": "D:20250524101500Z"})

    plain = rewritten(plain_pdf(["some words in one line without a headline."]), said)
    parsed = read(plain)
    assert (parsed.title, parsed.author, parsed.published_on) == ("From the properties", "", None)
    assert {("author", "Jane"), ("published_on", "2025-05-24")} <= {(c.field, c.value) for c in parsed.candidates}
    assert read(rewritten(pdf(), said)).title == TITLE


def test_ligatures_are_letters():
    assert "ﬁ" not in read(pdf("<p>The first five officials confirmed the figures.</p>")).text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"not a pdf",
        b"%PDF-1.4\ntrailer<</Root 1 0 R/Prev 9>>startxref\n9\n%%EOF",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>",
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
    ],
)
def test_broken_files_are_one_sentence(data):
    assert refused(data)


def test_a_book_is_refused(monkeypatch):
    monkeypatch.setattr("curator.importing.pdf.MAX_PAGES", 2)
    assert "too many for an article" in refused(plain_pdf(["a"], ["b"], ["c"]))
