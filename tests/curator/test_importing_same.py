"""The same article in every format is the same text up to layout."""

from pathlib import Path

import pytest
from written_documents import ROW, TITLE, WRITERS, lines, pdf, plain, table, zipped

from curator.importing import FORMATS, article_files, read_articles
from curator.importing.formats import DOCUMENTS

TEXT = plain().decode()


@pytest.fixture(autouse=True)
def _typeset(qapp, fonts):
    """Qt sets the type of the PDF."""


def article(path: Path):
    (found,) = read_articles(path)
    return found


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_gives_the_same_text_and_metadata(tmp_path, suffix):
    data = WRITERS[suffix]()
    parsed = article(written(tmp_path, f"a{suffix}", data))
    assert parsed.text == TEXT
    assert (parsed.title, parsed.author, parsed.published_on) == (TITLE, "Jane Doe", "2024-01-04")
    assert parsed.language == "en"
    assert parsed.original == data or suffix in (".csv", ".jsonl")
    assert all(candidate.source for candidate in parsed.candidates)
    for candidate in parsed.candidates:
        if candidate.quote and not candidate.field.endswith("_on"):
            assert parsed.text[slice(*candidate.quote)] == candidate.value


def test_every_format_has_a_writer_here():
    assert set(FORMATS) - set(WRITERS) == {".htm", ".xhtml", ".mht", ".tsv", ".ndjson", ".zip"}
    assert set(DOCUMENTS) <= set(FORMATS)


def test_a_pdf_with_narrow_columns_has_the_same_letters_in_the_same_order(tmp_path):
    narrow = article(written(tmp_path, "a.pdf", pdf(width=90, height=150))).text
    assert [*filter(str.isalnum, narrow)] == [*filter(str.isalnum, TEXT)]


def test_a_folder_and_an_archive_of_every_format(tmp_path):
    for suffix, write in WRITERS.items():
        written(tmp_path, f"a{suffix}", write())
    assert {path.suffix for path in article_files([tmp_path])} == set(WRITERS)
    members = {f"deep/a{suffix}": write() for suffix, write in WRITERS.items()}
    found = list(read_articles(written(tmp_path, "all.zip", zipped(members))))
    assert {parsed.text for parsed in found} == {TEXT}
    assert found[0].file_name == "all.zip/deep/a.txt"
    assert len(found) == len(WRITERS)


def test_rows_of_tables_keep_their_own_originals(tmp_path):
    rows = [{**ROW, "title": f"Title {n}"} for n in range(3)]
    from_lines = list(read_articles(written(tmp_path, "a.jsonl", lines(rows))))
    assert [parsed.file_name for parsed in from_lines] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]
    assert b"Title 1" in from_lines[1].original
    assert b"Title 0" not in from_lines[1].original
    cells = [tuple(ROW), *(tuple(row.values()) for row in rows)]
    from_table = list(read_articles(written(tmp_path, "a.csv", table(cells))))
    assert [parsed.text for parsed in from_table] == [parsed.text for parsed in from_lines]
    again = article(written(tmp_path, "row.csv", from_table[1].original))
    assert again.text == from_table[1].text
