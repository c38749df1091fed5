"""Mails (.eml) and pages saved as one file (.mhtml): the words of the body, and the names of what hangs on it."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from curator.errors import InputRefused
from curator.importing import html
from curator.importing.days import mail_day
from curator.importing.decoding import Decoded, decode
from curator.importing.document import Document, Source, refuse_length, under_title
from curator.importing.package import damaged
from curator.model import Candidate
from curator.text import canonical

_TAG = r"(?:\[[^\[\]]{1,30}\]|\((?:ext\w*|spam)\)|(?:ext(?:ern(?:al)?)?|spam)\s*:|[*{]+(?:ext\w*|spam)[*}]+)\s*"
"""What gateways put before a subject: "[EXT]"; also names of lists."""
_PASSED = (
    r"(?:fwd?|re|ref|wg|aw|antw|tr|rép|rv|rif|i|r|enc|res|vs|vl|vb|sv|doorst|pd|odp|ilt|ynt|pre|vá|továbbítás"
    r"|пересл|перенапр(?:авлено)?|пересилання|переслано|відп|отв|ответ|на)(?:\s?\[\d+\]|\(\d+\))?\s?[:：]\s*|fwd\b\s*"
)
"""How mail programs in the languages of Europe mark what is forwarded or answered."""
_PASSED_ON = re.compile(rf"(?:{_TAG})*(?:{_PASSED})(?:{_TAG}|{_PASSED})*", re.IGNORECASE)
_SIGN = (
    r"original message|original appointment|forwarded message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message d'origine|message (?:transféré|original)|messaggio (?:originale|inoltrato)"
    r"|mensaje (?:original|reenviado)"
    r"|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|пересланное сообщение|переслане повідомлення"
    r"|пересилане повідомлення|початкове повідомлення|оригінальне повідомлення"
)
_WHO = r"from|von|de|da|от|від|от кого|від кого"
_WHEN = r"sent|date|gesendet|datum|envoyé|inviato|data|enviado|fecha|отправлено|дата|надіслано"
_BLOCK = re.compile(
    rf"^[> \t]*(?:[-_]{{2,}} ?(?:{_SIGN}) ?[-_]{{2,}}|begin forwarded message:"
    rf"|\*?(?:{_WHO}):\*? .{{1,200}}\n+[> \t]*\*?(?:{_WHEN}):\*? )",
    re.IGNORECASE | re.MULTILINE,
)
"""The head of a mail within a mail, as Outlook, Thunderbird, Gmail and Apple Mail put it above what they pass on."""
_NOTE = 1_000
"""Within so many code points of the body the words of whoever passes a mail on end, and what is passed on begins."""
_PLAIN_SHARE = 0.5
"""Below this share of the letters of the HTML, the plain body of a mail is only a note that there is HTML."""
_MAX_PARTS = 1_000


def read(source: Source) -> Document:
    """The subject and the body of a mail, and what its header says. Raises InputRefused."""
    message = _message(source)
    if not any(message.keys()) or not (set(map(str.lower, message.keys())) & {"from", "date", "subject", "received"}):
        raise InputRefused(damaged(source.name))
    parts = _parts(message, source.name)
    body = _body(parts, source)
    subject = _header(message, "Subject")
    text = under_title(_bare(subject), body.text)
    refuse_length(len(text), source.name)
    shift = len(text) - len(body.text) if text.endswith(body.text) else 0
    notes = (*body.notes, *_attachments(parts))
    holds_mail = _BLOCK.search(body.text, 0, _NOTE) is not None
    weaker = (*_header_says(message, subject, holds_mail=holds_mail), *body.weaker)
    return Document(text, 0 if shift else body.head, body.stronger, weaker, notes)


def read_page(source: Source) -> Document:
    """The page in a .mhtml file, its address from the header. Raises InputRefused."""
    message = _message(source)
    pages = [part for part in _parts(message, source.name) if part.get_content_type() == "text/html"]
    if not pages:
        raise InputRefused(damaged(source.name))
    page = _page(pages[0], source)
    weaker = list(page.weaker)
    address = _header(message, "Snapshot-Content-Location") or _header(pages[0], "Content-Location")
    if address.startswith(("http://", "https://")):
        weaker.append(Candidate("url", address, "header Content-Location"))
    day = mail_day(_header(message, "Date"))
    if day:
        weaker.append(Candidate("published_on", day, "day the page was saved", hint=True))
    return Document(page.text, page.head, page.stronger, tuple(weaker), page.notes)


def _message(source: Source) -> EmailMessage:
    try:
        message = message_from_bytes(source.data, policy=policy.default)
    except Exception as fault:  # the parser's registry of headers lets many kinds of fault escape
        raise InputRefused(damaged(source.name)) from fault
    if not isinstance(message, EmailMessage):
        raise InputRefused(damaged(source.name))
    return message


def _parts(message: EmailMessage, name: str) -> list[Message]:
    """The parts without parts of their own; a mail that hangs on this one is one part."""
    found: list[Message] = []
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop(0)
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            waiting = [child for child in inner if isinstance(child, Message)] + waiting
        else:
            found.append(part)
        if len(found) + len(waiting) > _MAX_PARTS:
            raise InputRefused(f"{name} has more than {_MAX_PARTS} parts; import the one with the article by itself.")
    return found


def _body(parts: list[Message], source: Source) -> Document:
    """The plain body if it holds the words, else the HTML one; all of them where a mail has several in a row."""
    shown = [part for part in parts if not _is_attached(part)]
    plain = [part for part in shown if part.get_content_type() == "text/plain"]
    pages = [_page(part, source) for part in shown if part.get_content_type() == "text/html"]
    decoded = [_decoded(part, source) for part in plain]
    words = canonical("\n\n".join(found.text.strip("\n") for found in decoded))
    if pages and len(_letters(words)) < _PLAIN_SHARE * len(_letters("".join(page.text for page in pages))):
        longest = max(pages, key=lambda page: len(page.text))
        rest = [page.text for page in pages if page is not longest]
        text = "\n\n".join((longest.text, *rest))
        return Document(text, longest.head, longest.stronger, longest.weaker, longest.notes)
    return Document(words, notes=tuple(dict.fromkeys(found.note for found in decoded if found.note)))


def _letters(words: str) -> str:
    return "".join(words.split())


def _page(part: Message, source: Source) -> Document:
    data = _bytes(part)
    declared = part.get_content_charset() or html.declared_charset(data)
    decoded = decode(data, source.name, source.encoding, declared)
    return html.page(decoded.text, source.name, (decoded.note,) if decoded.note else ())


def _decoded(part: Message, source: Source) -> Decoded:
    data = _bytes(part)
    return decode(data, source.name, source.encoding, part.get_content_charset() or "")


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attachments(parts: list[Message]) -> tuple[str, ...]:
    """The names of what hangs on the mail, for a person to import by itself."""
    others = [p for p in parts if _is_attached(p) or p.get_content_type() not in ("text/plain", "text/html")]
    names = [" ".join(str(p.get_filename() or p.get_content_type()).split())[:100] for p in others]
    if not names:
        return ()
    listed = ", ".join(names[:20]) + (" and more" if len(names) > 20 else "")
    return (f"What is attached was not read: {listed}.",)


def _header(message: Message, name: str) -> str:
    """A header in words; broken ones say nothing."""
    try:
        said = message.get(name)
    except Exception:  # noqa: BLE001 - parsing a hostile header fails in many ways, and a mail is read without it
        return ""
    return " ".join(str(said).replace("\ufffd", "").split())[:1_000] if said else ""


def _bare(subject: str) -> str:
    """A subject without the signs of having been forwarded or answered; the same where it has none."""
    match = _PASSED_ON.match(subject)
    return subject[match.end() :] if match else subject


def _header_says(message: Message, subject: str, *, holds_mail: bool) -> tuple[Candidate, ...]:
    """Subject, day and sender; who passes a mail on is neither the publisher nor was it published that day.

    `holds_mail`: whether the body begins with another mail.
    """
    bare = _bare(subject)
    passed_on = holds_mail or bare != subject
    found = []
    if bare:
        found.append(Candidate("title", bare[:400], "mail header Subject", hint=passed_on))
    if day := mail_day(_header(message, "Date")):
        found.append(Candidate("published_on", day, "mail header Date", hint=passed_on))
    if sender := _header(message, "From"):
        found.append(
            Candidate("publisher", sender.split("<")[0].strip(" \"'") or sender, "mail header From", hint=True)
        )
    return tuple(found)
