"""Tables and archives of articles: columns by name or by a person's mapping, one bad row or member alone is refused."""

import json

import pytest
from written_documents import lines, table, zipped

from curator.errors import InputRefused
from curator.importing import Refusal, read_articles
from curator.importing.document import Source
from curator.importing.table import Columns, preview
from curator.model import PublishedBasis


def rows_of(folder, name: str, data: bytes, **more):
    path = folder / name
    path.write_bytes(data)
    return list(read_articles(path, **more))


def refusal(folder, name: str, data: bytes, **more) -> str:
    found = rows_of(folder, name, data, **more)
    assert isinstance(found[-1], Refusal)
    assert "\n" not in found[-1].sentence
    return found[-1].sentence


def test_columns_are_proposed_from_the_header():
    data = table(
        [("Datum", "Заголовок", "Source", "URL", "published_at", "Content"), ("x", "T", "BBC", "u", "d", "words")]
    )
    found = preview(Source("a.csv", data))
    assert found.proposal == Columns("Content", "Заголовок", "Source", "published_at", "URL")
    assert found.certain
    assert found.rows == (("x", "T", "BBC", "u", "d", "words"),)


def test_a_text_without_a_known_name_is_proposed_and_asked_for(tmp_path):
    data = table([("id", "headline", "words"), ("1", "Swap", "Some longer words of the article."), ("2", "B", "More.")])
    found = preview(Source("a.csv", data))
    assert (found.proposal.text, found.certain) == ("words", False)
    assert "--columns text=words" in refusal(tmp_path, "a.csv", data)
    parsed = rows_of(tmp_path, "a.csv", data, columns=Columns("words", title="headline"))
    assert [one.title for one in parsed] == ["Swap", "B"]
    assert parsed[0].text == "Swap\n\nSome longer words of the article."


def test_a_mapping_is_written_in_words():
    assert Columns.parsed("text=body, title=Head line") == Columns("body", "Head line")
    for words in ("", "body", "title=x", "text=a,colour=b", "text="):
        with pytest.raises(InputRefused, match="no mapping of columns"):
            Columns.parsed(words)


def test_what_a_row_says_of_its_article(tmp_path):
    data = table(
        [("text", "source", "date", "url"), ("Some words.", "BBC", "2025-05-24T10:00:00Z", "https://x.example")]
    )
    (parsed,) = rows_of(tmp_path, "a.csv", data)
    assert (parsed.publisher, parsed.published_on, parsed.url) == ("BBC", "2025-05-24", "https://x.example")
    assert parsed.published_basis is PublishedBasis.METADATA
    assert ("publisher", "column source") in {(c.field, c.source) for c in parsed.candidates}


def test_a_day_that_can_be_read_two_ways_is_asked_for(tmp_path):
    (parsed,) = rows_of(tmp_path, "a.csv", table([("text", "date"), ("Some words.", "05/06/2024")]))
    assert parsed.published_on is None
    assert "05/06/2024" in parsed.warnings[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_delimiters_and_encodings(tmp_path, delimiter, encoding):
    words = "Обмін відбувся; додому повернулися 230 захисників, серед них «азовці»"
    data = table([("title", "text"), ("Обмін", words)], delimiter=delimiter).decode().encode(encoding)
    (parsed,) = rows_of(tmp_path, "a.csv", data)
    assert parsed.text == f"Обмін\n\n{words}"


def test_a_cell_that_holds_a_page_is_read_as_one(tmp_path):
    (parsed,) = rows_of(tmp_path, "a.csv", table([("text",), ("<p>One &amp; two.</p><p>Three.</p>",)]))
    assert parsed.text == "One & two.\n\nThree."
    (parsed,) = rows_of(tmp_path, "a.csv", table([("text",), ("5 < 6 and 7 > 3",)]))
    assert parsed.text == "5 < 6 and 7 > 3"


def test_rows_without_a_text_are_passed_over(tmp_path):
    found = rows_of(tmp_path, "a.csv", table([("text", "n"), ("one", "1"), (" ", "2"), ("", "3"), ("four", "4")]))
    assert [one.file_name for one in found] == ["a.csv#1", "a.csv#4"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"text\n", "no rows"),
        ("a.csv", b"text,n\n ,1\n", "no row with a text"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.jsonl", b'{"text": "x"}\n{broken', "line 2"),
        ("a.jsonl", b"[1, 2]", "no object"),
        ("a.jsonl", b"[" * 9_000, "no JSON"),
        ("a.ndjson", b'{"n": 1}', "no column called text"),
    ],
)
def test_tables_that_are_none(tmp_path, name, data, said):
    assert said in refusal(tmp_path, name, data)


def test_a_mapping_that_does_not_fit(tmp_path):
    assert "no column called body" in refusal(tmp_path, "a.csv", table([("text",), ("x",)]), columns=Columns("body"))


def test_values_that_are_no_words(tmp_path):
    rows = [{"text": "words", "title": None, "date": 20250524, "url": ["x"], "source": {"a": 1}}, {"title": "no text"}]
    (parsed,) = rows_of(tmp_path, "a.jsonl", lines(rows))
    assert parsed.text == "words"
    assert json.loads(parsed.original) == rows[0]


# -- archives -----------------------------------------------------------------------------------------------------


def test_a_bad_member_does_not_hold_up_the_rest(tmp_path):
    members = {
        "a.txt": b"Some words.",
        "b.pdf": b"no pdf",
        "c.exe": b"MZ",
        "d.zip": b"PK",
        "e.txt": b"",
        "f.md": b"More.",
    }
    found = rows_of(tmp_path, "a.zip", zipped({**members, "__MACOSX/x.txt": b"x", ".hidden.txt": b"x", "sub/": b""}))
    assert [one.file_name for one in found if not isinstance(one, Refusal)] == ["a.zip/a.txt", "a.zip/f.md"]
    refused = {one.name: one.sentence for one in found if isinstance(one, Refusal)}
    assert set(refused) == {"a.zip/b.pdf", "a.zip/c.exe", "a.zip/d.zip", "a.zip/e.txt"}
    assert "archive inside an archive" in refused["a.zip/d.zip"]


def test_names_in_the_code_page_of_old_archives(tmp_path):
    data = bytearray(zipped({"XXXXX.txt": b"Some words."}))
    name = "Обмен".encode("cp866")
    (parsed,) = rows_of(tmp_path, "a.zip", bytes(data).replace(b"XXXXX", name))
    assert parsed.file_name == "a.zip/Обмен.txt"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK", "damaged"),
        (zipped({}), "without files"),
        (zipped({f"{n}.txt": b"" for n in range(20_001)}), "unpacks to far more"),
        (zipped({"a.txt": bytes(30_000_000)}), "unpacks to far more"),
    ],
    ids=["damaged", "empty", "many", "bomb"],
)
def test_archives_that_are_none(tmp_path, data, said):
    assert said in refusal(tmp_path, "a.zip", data)
