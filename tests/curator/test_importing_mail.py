"""Mails and pages saved as one file: the body in its encoding, the header with care, attachments by name."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from written_documents import BODY, TITLE, mail, mhtml

from curator.errors import InputRefused
from curator.importing.document import Source
from curator.importing.formats import article_of
from curator.model import PublishedBasis

UKRAINIAN = "Україна повернула додому 230 захисників, серед них поранені; обмін полоненими відбувся у середу.\n"


def read(data: bytes | EmailMessage, name: str = "a.eml"):
    return article_of(Source(name, data.as_bytes() if isinstance(data, EmailMessage) else data))


def message(subject: str = "Swap held", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "The News <news@news.example>"
    made["Date"] = "Fri, 23 May 2025 23:30:00 +0300"
    for name, value in headers.items():
        made[name] = value
    return made


def test_the_header_says_title_and_day_and_only_hints_at_the_publisher():
    made = message()
    made.set_content("Some words of the article.")
    parsed = read(made)
    assert parsed.text == "Swap held\n\nSome words of the article."
    assert (parsed.title, parsed.published_on) == ("Swap held", "2025-05-23")
    assert (parsed.published_basis, parsed.publisher) == (PublishedBasis.METADATA, "")
    assert ("publisher", "The News", True) in {(c.field, c.value, c.hint) for c in parsed.candidates}


PASSED_ON = (
    "Fwd: Swap held",
    "FW: Swap held",
    "Re: Swap held",
    "Fwd Swap held",
    "WG: Swap held",
    "AW: WG: Swap held",
    "[EXT] FW: Swap held",
    "[EXTERNAL] [desk] Fwd: Swap held",
    "Fwd: [EXTERNAL] Swap held",
    "EXTERNAL: Re: Swap held",
    "TR : Swap held",
    "RV: Swap held",
    "I: Swap held",
    "ENC: Swap held",
    "VS: Swap held",
    "Re[2]: Swap held",
    "Пересл: Swap held",
    "Перенаправлено: Swap held",
)


@pytest.mark.parametrize("subject", PASSED_ON)
def test_a_mail_that_was_passed_on_does_not_say_when_it_was_published(subject):
    made = message(subject)
    made.set_content("Some words of the article.")
    parsed = read(made)
    assert (parsed.published_on, parsed.published_basis) == (None, PublishedBasis.NONE)
    assert ("published_on", "2025-05-23", True) in {(c.field, c.value, c.hint) for c in parsed.candidates}
    assert (parsed.title, parsed.text) == ("Swap held", "Swap held\n\nSome words of the article.")


@pytest.mark.parametrize(
    "subject", ["Reply to Moscow: swap held", "Vs. Moscow: swap held", "[Kyiv] Swap held", "I, too"]
)
def test_a_subject_that_only_begins_like_a_forward_is_one_of_the_newsroom(subject):
    made = message(subject)
    made.set_content("Some words of the article.")
    parsed = read(made)
    assert (parsed.title, parsed.published_on) == (subject, "2025-05-23")


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Desk <desk@example.org>\nSent: Thursday, 1 May 2025 09:00",
        "FYI\n\n---------- Forwarded message ---------\nFrom: Desk <desk@example.org>",
        "Begin forwarded message:\n\nFrom: Desk",
        "See below.\n\nVon: Desk <desk@example.org>\nGesendet: Donnerstag, 1. Mai 2025 09:00\nAn: Redaktion",
        "> -------- Пересылаемое сообщение --------\n> 01.05.2025, 09:00, Desk:",
        "*From:* Desk\n*Date:* 1 May 2025",
    ],
)
def test_a_mail_that_begins_with_another_does_not_say_when_that_was_published(head):
    made = message("Swap held")
    made.set_content(f"{head}\n\nSome words of the article.")
    parsed = read(made)
    assert parsed.published_on != "2025-05-23"
    assert ("published_on", "2025-05-23", True) in {(c.field, c.value, c.hint) for c in parsed.candidates}
    assert parsed.text.endswith("Some words of the article.")


@pytest.mark.parametrize(
    "words",
    [
        "From: Kyiv\nThey came home on Friday.",
        "The message said: begin forwarded. They came home.",
        "They came home.\n" * 80 + "-----Original Message-----\nFrom: Desk",
    ],
)
def test_a_mail_that_only_quotes_another_says_when_it_was_published(words):
    made = message("Swap held")
    made.set_content(words)
    assert read(made).published_on == "2025-05-23"


def test_the_subject_stands_once():
    made = message()
    made.set_content("Swap held\n\nSome words of the article.")
    assert read(made).text == "Swap held\n\nSome words of the article."


def test_the_plain_body_is_taken_where_it_holds_the_words():
    assert read(mail()).text == read(mail(with_html=False)).text
    made = message()
    made.set_content("Your mail program can't show this.")
    made.add_alternative("<h1>Swap held</h1><p>" + "Words of the article. " * 9, subtype="html")
    assert "Words of the article." in read(made).text
    assert "mail program" not in read(made).text


def test_attachments_are_named_and_not_read():
    made = message()
    made.set_content("Some words.")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="список.pdf")
    made.add_attachment("not the body", filename="notes.txt")
    made.add_attachment(message("Inner"))
    parsed = read(made)
    assert "not the body" not in parsed.text
    assert parsed.warnings == ("What is attached was not read: список.pdf, notes.txt, message/rfc822.",)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-u"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_encodings_of_bodies(charset, transfer, subtype):
    made = message()
    made.set_content(UKRAINIAN, subtype=subtype, charset=charset, cte=transfer)
    assert UKRAINIAN.strip() in read(made.as_bytes(policy=SMTP)).text


def test_a_body_without_a_charset_is_told_by_its_letters():
    data = b"Subject: x\r\nContent-Type: text/plain\r\n\r\n" + UKRAINIAN.encode("cp1251")
    parsed = read(data)
    assert UKRAINIAN.strip() in parsed.text
    assert "its letters read as" in parsed.warnings[0]


def test_a_body_with_a_wrong_charset_is_told_by_its_letters():
    data = b"Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + UKRAINIAN.encode("koi8-u")
    parsed = read(data)
    assert UKRAINIAN.strip() in parsed.text
    assert "its letters read as" in parsed.warnings[0]


def test_a_saved_page_has_its_address():
    parsed = read(mhtml(), "a.mhtml")
    assert parsed.text == "\n\n".join((TITLE, *BODY))
    assert parsed.url == "https://news.example/swap"
    assert ("published_on", "2024-01-05", True) in {(c.field, c.value, c.hint) for c in parsed.candidates}
    assert parsed.published_on == "2024-01-04"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"only words, no header", "a.eml"),
        (b"\x89PNG\r\n" + bytes(90), "a.eml"),
        (b"", "a.eml"),
        (b"Subject: =?utf-8?b?" + b"A" * 5_000 + b"\r\n\r\n", "a.eml"),
        (b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", "a.eml"),
        (b"Content-Type: text/plain\r\n\r\nno page", "a.mhtml"),
        (b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 2_000, "a.eml"),
    ],
)
def test_what_is_no_mail_is_one_sentence(data, name):
    try:
        assert read(data, name).text.strip()
    except InputRefused as fault:
        assert "\n" not in str(fault)  # noqa: PT017


@pytest.mark.parametrize(
    "header",
    [
        b"Date: 99 Foo 99999 99:99\r\nSubject: Swap held",
        b"From: \xff\xfe<@@@>\r\nSubject: Swap held",
        b'Content-Type: text/plain; charset="klingon"\r\nSubject: Swap held',
        b"Content-Transfer-Encoding: base64\r\nSubject: Swap held",
        b"Content-Type: ;;;=\r\nSubject: Swap held",
    ],
)
def test_broken_headers_do_not_keep_the_words_out(header):
    assert "Swap held" in read(header + b"\r\n\r\nSome words of the article.\r\n").text
