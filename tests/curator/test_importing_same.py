"""The same article in every format is the same text up to layout, and is known to be the same."""

from pathlib import Path

import pytest
from written_documents import BODY, ROW, TITLE, WRITERS, lines, pdf, plain, table, zipped

from curator.importing import FORMATS, article_files, read_articles
from curator.importing.formats import DOCUMENTS
from curator.importing.sameness import layout_free_key
from curator.samples import sample_files

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
    assert layout_free_key(parsed.text) == layout_free_key(TEXT)
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


def test_layout_does_not_matter():
    words = f"<h1>{TITLE}</h1>" + "".join(f"<p>{said}</p>" for said in BODY)
    for changed in (
        TEXT.replace("\n\n", "\n"),
        TEXT.upper(),
        TEXT.replace("“", '"').replace("”", '"').replace("–", "-"),
        TEXT.replace("prisoners of war", "pris\u00adoners of\nwar"),
        TEXT + "\n\nShare: Facebook | Telegram\n\n© 2024 The News",
        TEXT.replace("Їжак", "І\u0308жак"),
    ):
        assert layout_free_key(changed) == layout_free_key(TEXT), words


def test_a_pdf_with_furniture_and_narrow_columns_is_the_same(tmp_path):
    narrow = written(tmp_path, "a.pdf", pdf(width=90, height=150))
    assert layout_free_key(article(narrow).text) == layout_free_key(TEXT)


@pytest.mark.parametrize("change", [("248", "249"), ("Ukraine", "Russia"), ("not", ""), ("civilians", "civilian")])
def test_other_words_are_another_article(change):
    text = TEXT + " He did not come."
    assert layout_free_key(text.replace(*change)) != layout_free_key(text)


def test_the_samples_differ():
    keys = {layout_free_key(file.read_text("utf-8")) for file in sample_files()}
    assert len(keys) == 5
    assert layout_free_key("Home / News / x") != layout_free_key("Home / News / y")


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
