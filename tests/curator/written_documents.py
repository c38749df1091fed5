"""Articles written in every format by the real writers of that format, where there is one."""

import csv
import io
import json
import zipfile
from email.message import EmailMessage
from html import escape

import docx
from odfdo import Document as OdfDocument
from odfdo import Header, Paragraph

TITLE = "Nearly 500 prisoners of war come home"
BODY = (
    "By Jane Doe, 4 January 2024",
    "Russia and Ukraine each handed over prisoners on Wednesday: 248 servicemen returned to Russia and 230 people to "
    "Ukraine, the Defence Ministry said – the “largest” exchange so far, and the 49th of its kind.",
    "Among them were six civilians who had been held since 2022; the United Arab Emirates mediated the agreement.",
    "Двоє захисників із Маріуполя, Їжак і Ґава, повернулися додому; ще 31 журналіст залишається у полоні.",
    "Источник в ведомстве сообщил, что объявлен новый обмен пленными: 1 348 человек.",
)


def plain() -> bytes:
    return "\n\n".join((TITLE, *BODY)).encode()


def html() -> bytes:
    body = "".join(f"<p>{escape(words)}</p>" for words in BODY)
    return f'<!doctype html><html><meta charset="utf-8"><body><h1>{escape(TITLE)}</h1>{body}'.encode()


def word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for words in BODY:
        document.add_paragraph(words)
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a document that can save itself."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt() -> bytes:
    document = OdfDocument("text")
    document.body.clear()
    document.body.append(Header(1, TITLE))
    for words in BODY:
        document.body.append(Paragraph(words))
    return saved(document)


def rtf(paragraphs=(TITLE, *BODY)) -> bytes:
    """As Word writes it: Cyrillic in the code page of its font, the rest as \\u escapes."""
    body = "".join(f"{{\\pard {rtf_words(words)}\\par}}\r\n" for words in paragraphs)
    fonts = "{\\fonttbl{\\f0\\fnil\\fcharset0 Times;}{\\f1\\fnil\\fcharset204 Times{\\*\\falt x};}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\\uc1{body}}}".encode("ascii")


def rtf_words(words: str) -> str:
    out = []
    for letter in words:
        if letter in "\\{}":
            out.append(f"\\{letter}")
        elif letter < "\x80":
            out.append(letter)
        elif "\u0400" <= letter <= "\u04ff":
            out.append(f"{{\\f1\\'{letter.encode('cp1251').hex()}}}")
        else:
            units = letter.encode("utf-16-le")
            for low, high in zip(units[::2], units[1::2], strict=True):
                unit = low + 256 * high
                out.append(f"\\u{unit - 65536 if unit > 32767 else unit}?")
    return "".join(out)


def mail(*, with_html: bool = True) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "The News <news@news.example>"
    message["Date"] = "Thu, 04 Jan 2024 10:00:00 +0200"
    message.set_content("\n\n".join(BODY))
    if with_html:
        message.add_alternative(html().decode(), subtype="html")
    return message.as_bytes()


def mhtml() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://news.example/swap"
    message["Date"] = "Fri, 05 Jan 2024 10:00:00 -0000"
    message.add_related(
        html(), maintype="text", subtype="html", headers=["Content-Location: https://news.example/swap"]
    )
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes()


def pdf(markup: str | None = None, *, furniture: str = "", width: int = 148, height: int = 210) -> bytes:
    """Typeset by Qt (a QGuiApplication must be there), justified, `furniture` on every page; millimetres."""
    from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSizeF
    from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTextDocument

    markup = markup or f"<h1>{escape(TITLE)}</h1>" + "".join(
        f'<p align="justify">{escape(words)}</p>' for words in BODY
    )
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    writer.setResolution(100)
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif", 10))
    document.setHtml(markup)
    document.documentLayout().setPaintDevice(writer)
    painter = QPainter(writer)
    area = writer.pageLayout().paintRectPixels(100)
    shown = area.height() - 60
    document.setPageSize(QSizeF(area.width(), shown))
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        if furniture:
            painter.setFont(QFont("Inter", 7))
            painter.drawText(QPointF(0, 10), furniture)
            painter.drawText(QPointF(area.width() / 2, area.height() - 5), f"Page {page + 1}")
        painter.translate(0, 30 - page * shown)
        document.drawContents(painter, QRectF(0, page * shown, area.width(), shown))
        painter.restore()
    painter.end()
    return bytes(buffer.data())


def plain_pdf(*pages: list[str]) -> bytes:
    """A PDF written by hand, one list of lines a page, in Helvetica; Latin letters only."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 50 700 Td {shown} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()


ROW = {"title": TITLE, "text": "\n\n".join(BODY), "date": "2024-01-04"}


CELLS = (tuple(ROW), tuple(ROW.values()))


def table(rows=CELLS, **dialect) -> bytes:
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue().encode()


def lines(rows=(ROW,)) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def repacked(package: bytes, change) -> bytes:
    """An archive with its parts changed: `change(name, data)` gives the new content, or None to leave one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


WRITERS = {
    ".txt": plain,
    ".md": plain,
    ".html": html,
    ".docx": word,
    ".odt": odt,
    ".rtf": rtf,
    ".eml": mail,
    ".mhtml": mhtml,
    ".pdf": pdf,
    ".csv": table,
    ".jsonl": lines,
}
"""Each gives the article as a file of that suffix."""
