"""Word, OpenDocument and RTF: nothing of a document is left out without a word, hostile ones are one sentence."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OdfDocument
from odfdo import Header, List, Paragraph, Table
from written_documents import odt, repacked, rtf, rtf_words, saved, word, zipped

from curator.errors import InputRefused
from curator.importing.document import Source
from curator.importing.formats import article_of

W = nsdecls("w")


def read(data: bytes, name: str):
    return article_of(Source(name, data))


def refused(data: bytes, name: str) -> str:
    with pytest.raises(InputRefused) as fault:
        read(data, name)
    sentence = str(fault.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


# -- docx ---------------------------------------------------------------------------------------------------------


def everything() -> bytes:
    """A document with words in every place that python-docx's paragraphs do not show."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "in the header"
    document.sections[0].footer.paragraphs[0].text = "in the footer"
    document.add_paragraph("before ").add_run("and after")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    body = document.element.body
    for xml in (
        f"<w:p {W}><w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
        f"<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>",
        f"<w:sdt {W}><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
        f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="x" xmlns:v="y">'
        "<w:r><w:t>by a box</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
        "<w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></v:textbox></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        f"<w:p {W}><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t>"
        '<w:sym w:char="20AC"/></w:r></w:p>',
        f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        "<w:r><w:t>a link</w:t></w:r></w:p>",
        f"<w:p {W}><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t> hidden</w:t></w:r></w:p>",
        f'<w:p {W}><w:r><w:t>noted</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
    ):
        body.insert(len(body) - 1, parse_xml(xml))
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>in the note</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    with zipfile.ZipFile(out := io.BytesIO(saved(document)), "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
        archive.writestr("word/comments.xml", f"<w:comments {W}><w:comment/></w:comments>")
        archive.writestr("word/charts/chart1.xml", "<x/>")
    return out.getvalue()


def test_everything_in_a_word_document_comes_in():
    parsed = read(everything(), "a.docx")
    assert parsed.text.split("\n\n") == [
        "in the header",
        "before and after",
        "cell 0\tcell 1\ncell 2\tcell 3",
        "kept inserted",
        "in a control",
        "by a box",
        "in the box",
        "one\ntwo\tthree\u2011four€",
        "a link",
        "linked hidden",
        "noted[1]",
        "[1] in the note",
        "in the footer",
    ]
    told = " ".join(parsed.warnings)
    assert "1 tracked deletion was left out." in told
    assert "hidden came in" in told
    assert "1 comment beside the text was left out." in told
    assert "charts" in told


def test_a_table_that_only_places_things_gives_paragraphs():
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "Long running text. " * 30
    cells[1].add_paragraph("Aside.")
    document.add_table(1, 1).rows[0].cells[0].text = "Alone."
    nested = document.add_table(1, 2).rows[0].cells[0].add_table(1, 2)
    nested.rows[0].cells[0].text = "inner"
    assert read(saved(document), "a.docx").text.split("\n\n")[1:] == ["Aside.", "Alone.", "inner"]


def test_the_title_style_is_the_title_below_a_letterhead():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Defence, Press Office"
    document.add_paragraph("For release")
    document.add_heading("Swap held on the border", 1)
    document.add_paragraph("By Jane Doe, 23 May 2025")
    parsed = read(saved(document), "a.docx")
    assert (parsed.title, parsed.author, parsed.published_on) == ("Swap held on the border", "Jane Doe", "2025-05-23")


def test_properties_of_a_file_are_only_hints():
    document = docx.Document()
    document.add_paragraph("Some words.")
    document.core_properties.author = "Jane Doe"
    parsed = read(saved(document), "a.docx")
    assert (parsed.author, parsed.published_on, parsed.title) == ("", None, "")
    hints = {(c.field, c.value, c.source) for c in parsed.candidates if c.hint}
    assert ("author", "Jane Doe", "document property creator") in hints
    assert any(field == "published_on" for field, _, _ in hints)


def test_the_strict_dialect_of_word_is_read():
    def strict(name: str, data: bytes) -> bytes:
        return data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    assert read(repacked(word(), strict), "a.docx").text == read(word(), "a.docx").text


# -- odt ----------------------------------------------------------------------------------------------------------


def test_everything_in_an_opendocument_text_comes_in():
    document = OdfDocument("text")
    body = document.body
    body.clear()
    body.append(Header(1, "Swap held"))
    paragraph = Paragraph("before")
    paragraph.insert_note(after="before", note_id="n1", citation="1", body="in the note")
    body.append(paragraph)
    body.append(List(["one", "two"]))
    table = Table("T", width=2, height=2)
    for place, words in (("A1", "Side"), ("B1", "Men"), ("A2", "Ukraine"), ("B2", "230")):
        table.set_value(place, words)
    body.append(table)

    def more(name: str, data: bytes) -> bytes:
        if name == "styles.xml":
            edges = (
                b"<style:header><text:p>in the header</text:p></style:header>"
                b"<style:footer><text:p>in the footer</text:p></style:footer>"
            )
            start = data.index(b"<style:master-page")
            end = data.index(b">", start)
            closed = data[end - 1 : end + 1] == b"/>"
            opening = data[start : end - 1 if closed else end] + b">"
            return data[:start] + opening + edges + (b"</style:master-page>" if closed else b"") + data[end + 1 :]
        if name != "content.xml":
            return data
        added = (
            b"<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
            b"</text:changed-region></text:tracked-changes>"
            b"<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d <text:span> e</text:span>\n  f"
            b"<office:annotation><text:p>remark</text:p></office:annotation></text:p>"
            b"<text:section><text:p>in a section<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box>"
            b"<svg:desc>picture</svg:desc></draw:frame></text:p></text:section>"
        )
        end = data.rindex(b"</office:text>")
        return data[:end] + added + data[end:]

    parsed = read(repacked(saved(document), more), "a.odt")
    assert parsed.text.split("\n\n") == [
        "in the header",
        "Swap held",
        "before[1]",
        "one\ntwo",
        "Side\tMen\nUkraine\t230",
        "a  b\tc\nd e f",
        "in a section",
        "in the box",
        "[1] in the note",
        "in the footer",
    ]
    assert parsed.title == "Swap held"
    assert parsed.warnings == ("1 tracked deletion was left out.", "1 comment beside the text was left out.")


def test_a_locked_opendocument_text_is_told():
    def locked(name: str, data: bytes) -> bytes:
        if name != "META-INF/manifest.xml":
            return data
        return (
            b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
            b"<m:encryption-data/></m:file-entry></m:manifest>"
        )

    assert "locked with a password" in refused(repacked(odt(), locked), "a.odt")


# -- hostile packages ---------------------------------------------------------------------------------------------


def bomb(inside: bytes, part: str = "word/document.xml") -> bytes:
    return zipped({"[Content_Types].xml": b"<x/>", part: inside})


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a zip at all, only words", "damaged"),
        (b"PK\x03\x04" + bytes(40), "damaged"),
        (zipped({}), "damaged"),
        (zipped({"other.xml": b"<x/>"}), "damaged"),
        (bomb(b" " * 20_000_000), "unpacks to far more"),
        (zipped({f"{n}.xml": b"" for n in range(5_001)}), "unpacks to far more"),
    ],
    ids=["words", "zip head", "empty zip", "other zip", "one large part", "many parts"],
)
def test_packages_that_are_none(suffix, data, said):
    assert said in refused(data, f"a{suffix}")


@pytest.mark.parametrize(
    "xml",
    [
        b"<w:document",
        b"",
        b"<x/>",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>',
        f"<w:document {W}><w:body>".encode() + b"<w:p>" * 3_000,
    ],
)
def test_broken_parts_are_one_sentence(xml):
    assert "damaged" in refused(bomb(xml), "a.docx")


def test_an_entity_opens_no_file(tmp_path):
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    xml = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><w:document {W}><w:body><w:p><w:r>'
        "<w:t>words &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        assert "SECRET" not in read(bomb(xml.encode()), "a.docx").text
    except InputRefused as fault:
        assert "damaged" in str(fault)  # noqa: PT017 - either is right


def test_a_hundred_thousand_empty_paragraphs_are_nothing():
    xml = f"<w:document {W}><w:body>{'<w:p/>' * 100_000}</w:body></w:document>"
    assert "only white space" in refused(bomb(xml.encode()), "a.docx")


def test_a_text_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr("curator.importing.document.MAX_CHARACTERS", 100)
    assert "too many for an article" in refused(word(), "a.docx")


def test_a_part_with_a_wrong_sum_is_told():
    data = bytearray(word())
    place = data.index(b"word/document.xml") + 60
    data[place : place + 8] = bytes(8)
    assert "damaged" in refused(bytes(data), "a.docx")


# -- rtf ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"one\par two\line three\tab four", "one\n\ntwo\nthree\tfour"),
        (r"{\header in the header}body{\footer in the footer}", "in the header\n\nbody\n\nin the footer"),
        (r"{\header same}{\headerf same}body", "same\n\nbody"),
        (r"word{\footnote {\chftn} in the note} goes on", "word[1] goes on\n\n[1] in the note"),
        (r"\trowd Side\cell Men\cell\row Ukraine\cell 230\cell\row", "Side\tMen\nUkraine\t230"),
        (r"{\*\unknown hidden}{\pict 0011}{\fonttbl x}{\info{\title T}}shown", "shown"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt in the box}}{\shprslt in the box}}", "in the box"),
        (r"\u8364?\u-10179?\u-8704? \uc2\u1111 xxend \uc0\u1111 end", "€😀 їend їend"),
        (r"\'ab\'bb\~\_\-\{\}\\", "«»\u00a0\u2011\u00ad{}\\"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}", "a link"),
        (r"{\listtext 1.\tab}first", "1.\tfirst"),
        (r"a\bin4 }}{{b", "ab"),
        ("one\r\ntwo", "onetwo"),
        (r"{\v also hidden} words", "also hidden words"),
    ],
)
def test_rtf(inside, text):
    assert read(f"{{\\rtf1\\ansi {inside}}}".encode("latin-1"), "a.rtf").text == text


def test_tracked_deletions_and_comments_of_rtf_are_told():
    data = rb"{\rtf1 kept {\deleted gone}{\deleted0 stays}{\*\annotation remark} end}"
    parsed = read(data, "a.rtf")
    assert parsed.text == "kept stays end"
    assert parsed.warnings == ("1 tracked deletion was left out.", "1 comment beside the text was left out.")


@pytest.mark.parametrize("page", ["1251", "866"])
def test_code_pages_of_rtf(page):
    words = "Обмен пленными"
    raw = "".join(f"\\'{byte:02x}" for byte in words.encode(f"cp{page}"))
    assert read(f"{{\\rtf1\\ansi\\ansicpg{page} {raw}}}".encode(), "a.rtf").text == words
    assert read(f"{{\\rtf1\\ansi\\ansicpg{page} ".encode() + words.encode(f"cp{page}") + b"}", "a.rtf").text == words


def test_what_is_said_in_an_rtf_is_only_a_hint():
    data = f"{{\\rtf1{{\\info{{\\title {rtf_words('Обмін')}}}{{\\author Jane}}{{\\creatim\\yr2025\\mo5\\dy24}}}}words}}"
    parsed = read(data.replace("\\f1", "").encode(), "a.rtf")
    assert (parsed.title, parsed.published_on) == ("", None)
    assert {("author", "Jane"), ("published_on", "2025-05-24")} <= {(c.field, c.value) for c in parsed.candidates}


def test_letters_outside_their_code_page_are_told():
    parsed = read(rb"{\rtf1\ansi\ansicpg1251 a\'98b}", "a.rtf")
    assert parsed.text == "a\ufffdb"
    assert parsed.warnings == ("1 sign could not be read, or no text can hold it: look for \ufffd in the text.",)


@pytest.mark.parametrize("data", [b"words", b"{\\rtf", b"{\\rtf1" + b"{" * 5_000, b"{\\rtf1 {\\*\\x y}}"])
def test_rtf_that_says_nothing(data):
    assert refused(data, "a.rtf")


def test_rtf_of_a_whole_article_is_linear():
    assert len(read(rtf(["Words of an article. " * 20] * 500), "a.rtf").text) > 200_000
