"""A short article as a document of every format that can be imported, made with the libraries of this environment."""

import email.message
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import release

sys.path.insert(0, str(release.ROOT))
from curator.importing.formats import ARCHIVE, DOCUMENTS

_LINES = (
    "Kyiv Gazette, 24 May 2025",
    "Ukraine and Russia exchanged prisoners on Friday. Ukraine brought home 270 soldiers and 120 civilians.",
)
_TEXT = "\n\n".join(_LINES)
_HTML = f"<html><head><title>{_LINES[0]}</title></head><body><p>{_LINES[0]}</p><p>{_LINES[1]}</p></body></html>"


def documents(folder: Path) -> list[str]:
    """Write one document of each format into a folder; their names. KeyError for a format that none is made of here."""
    folder.mkdir()
    names = []
    for number, suffix in enumerate(sorted((*DOCUMENTS, ARCHIVE))):
        name = f"article-{number}{suffix}"
        _MAKERS[suffix](folder / name, number)
        names.append(name)
    return names


def _words(number: int) -> str:
    """Each document says something else, or it would be known already."""
    return f"{_TEXT} It was exchange number {60 + number}."


def _plain(path: Path, number: int) -> None:
    path.write_text(_words(number), "utf-8")


def _html(path: Path, number: int) -> None:
    path.write_text(_HTML.replace(_LINES[1], _words(number)), "utf-8")


def _mail(path: Path, number: int) -> None:
    message = email.message.EmailMessage()
    message["Subject"] = _LINES[0]
    message["From"] = "desk@example.org"
    message["Date"] = "Sat, 24 May 2025 10:00:00 +0000"
    message.set_content(_words(number))
    path.write_bytes(message.as_bytes())


def _saved_page(path: Path, number: int) -> None:
    message = email.message.EmailMessage()
    message["Subject"] = _LINES[0]
    message["MIME-Version"] = "1.0"
    message["Snapshot-Content-Location"] = "https://example.org/exchange"
    message.set_content(_HTML.replace(_LINES[1], _words(number)), subtype="html")
    message.make_related()
    path.write_bytes(message.as_bytes())


def _rtf(path: Path, number: int) -> None:
    paragraphs = r"\par ".join(_words(number).split("\n\n"))
    path.write_text(r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 " + paragraphs + r"\par}", "ascii")


def _docx(path: Path, number: int) -> None:
    import docx

    document = docx.Document()
    for line in _words(number).split("\n\n"):
        document.add_paragraph(line)
    document.save(str(path))


def _odt(path: Path, number: int) -> None:
    from odfdo import Document, Paragraph

    document = Document("text")
    document.body.clear()
    for line in _words(number).split("\n\n"):
        document.body.append(Paragraph(line))
    document.save(str(path))


def _pdf(path: Path, number: int) -> None:
    """The least of a PDF with text in one of the fonts that every reader has."""
    lines = [line for part in _words(number).split("\n\n") for line in part.split(". ")]
    drawn = "BT /F1 12 Tf 72 720 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    bodies = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    content, places = "%PDF-1.4\n", []
    for place, body in enumerate(bodies, 1):
        places.append(len(content))
        content += f"{place} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    path.write_text(f"{content}xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{end}", "ascii")


def _zip(path: Path, number: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inside.txt", _words(number))


_MAKERS: dict[str, Callable[[Path, int], None]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".mht": _saved_page,
    ".mhtml": _saved_page,
    ".eml": _mail,
    ".rtf": _rtf,
    ".docx": _docx,
    ".odt": _odt,
    ".pdf": _pdf,
    ".zip": _zip,
}
