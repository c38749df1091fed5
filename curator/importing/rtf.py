r"""Rich text (RTF): a small reader of its own, for striprtf leaves out headers, footers and notes without a word.

Source: Rich Text Format Specification 1.9.1. Text is in the code page of its font, or in \u escapes of UTF-16 units.
"""

import codecs
import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from curator.errors import InputRefused
from curator.importing.document import Document, Source, left_out, paragraphs, refuse_length
from curator.importing.package import damaged
from curator.model import Candidate
from curator.text import canonical

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\x00]+|(?P<plain>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)
_LEFT_OUT = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator"),
        *("pict", "object", "fldinst", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl"),
        *("bkmkstart", "bkmkend", "filetbl", "pgptbl", "mmathPr", "wgrffmtfilter", "shpinst", "sp", "sn", "sv"),
        *("info", "userprops", "xe", "tc", "template", "atnid", "atnauthor", "atntime", "atnicn", "atrfstart"),
        *("atrfend", "atndate", "atnref", "pn", "shprslt", "picprop", "nonshppict", "passwordhash"),
        *("ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn", "fontemb", "falt", "panose", "objdata"),
    )
)
"""Destinations that hold no words of the page (a shape's text box, shptxt, is read inside one that is left out)."""
_APART = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote"))
_SIGNS = MappingProxyType(
    {
        "par": "\n\n",
        "sect": "\n\n",
        "page": "\n\n",
        "line": "\n",
        "tab": "\t",
        "cell": "\t",
        "nestcell": "\t",
        "row": "\n",
        "nestrow": "\n",
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”",
        "bullet": "•",
        "emspace": "\u2003",
        "enspace": "\u2002",
        "~": "\u00a0",
        "-": "\u00ad",
        "_": "\u2011",
        "{": "{",
        "}": "}",
        "\\": "\\",
        "\n": "\n\n",
        "\r": "\n\n",
    }
)
_CHARSETS = MappingProxyType(
    {
        77: "mac_roman",
        128: "cp932",
        129: "cp949",
        134: "gbk",
        136: "big5",
        161: "cp1253",
        162: "cp1254",
        177: "cp1255",
        178: "cp1256",
        186: "cp1257",
        204: "cp1251",
        222: "cp874",
        238: "cp1250",
    }
)
_DEEPEST = 2_000
_FONT = re.compile(rb"\\f(\d{1,5})[^{};]{0,120}?\\fcharset(\d{1,3})")
_INFO = re.compile(rb"\{\\(title|author)\s([^{}]{1,2000})\}")
_CREATED = re.compile(rb"\{\\(creatim|revtim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside one group."""

    shown: bool = True
    deleted: bool = False
    target: str = "body"
    codec: str = ""
    skip: int = 1
    """How many characters after a \\u escape stand for it in old readers."""


@dataclass(slots=True)
class _Reading:
    """The words that were gathered, by where they belong."""

    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=lambda: {"body": []})
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    """Bytes in the font's code page that may go on: letters of several bytes."""
    skipping: int = 0
    comments: int = 0
    deletions: int = 0
    star: bool = False
    notes: int = 0
    font: int = 0
    """The font that holds where none is named."""

    def take(self, data: bytes) -> None:
        """Read all tokens."""
        position = 0
        while match := _TOKEN.search(data, position):
            position = match.end()
            if match["word"]:
                position += self._word(match["word"].decode(), match["number"])
            elif match["hex"]:
                self._bytes(bytes([int(match["hex"], 16)]))
            elif match["plain"]:
                self._bytes(match["plain"])
            elif match["brace"]:
                self._brace(match["brace"])
                if len(self.stack) > _DEEPEST:
                    raise InputRefused("deep")
            elif match["sign"]:
                self._sign(match["sign"])
        self._decode()

    def _brace(self, brace: bytes) -> None:
        self._decode()
        self.skipping = 0
        self.star = False
        if brace == b"{":
            self.stack.append(self.state)
        elif self.stack:
            self.state = self.stack.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.star = True
            return
        self._decode()
        shown = _SIGNS.get(sign.decode("latin-1"))
        if shown is not None:
            self._say(shown)

    def _word(self, word: str, number: bytes | None) -> int:
        """Obey a control word; how many bytes after it are no text."""
        star, self.star = self.star, False
        value = int(number) if number else None
        if word == "u":
            self._unit(value or 0)
            return 0
        self._decode()
        if word == "bin":
            return max(0, value or 0)
        if word in _SIGNS:
            self._say(_SIGNS[word])
        elif not self._format(word, value):
            self._destination(word, star)
        return 0

    def _format(self, word: str, value: int | None) -> bool:
        """Obey a word on code pages, fonts and tracked changes; False if it is none."""
        if word == "ansicpg":
            self.codec = _known(f"cp{value}") or self.codec
        elif word in ("mac", "pc", "pca"):
            self.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "f":
            self.state = replace(self.state, codec=self.fonts.get(value or 0, ""))
        elif word == "deff":
            self.font = value or 0
        elif word == "plain":
            self.state = replace(self.state, deleted=False, codec=self.fonts.get(self.font, ""))
        elif word == "uc":
            self.state = replace(self.state, skip=min(max(0, value or 0), 8))
        elif word == "deleted":
            deleted = value != 0
            self.deletions += deleted and not self.state.deleted
            self.state = replace(self.state, deleted=deleted)
        else:
            return False
        return True

    def _destination(self, word: str, star: bool) -> None:
        if word == "annotation":
            self.comments += 1
            self.state = replace(self.state, shown=False)
        elif word == "shptxt":
            self.state = replace(self.state, shown=True)
        elif word == "footnote":
            self.notes += 1
            self._say(f"[{self.notes}]")
            self.state = replace(self.state, target=f"note {self.notes}")
        elif word in _APART:
            self.state = replace(self.state, target=word)
        elif word in _LEFT_OUT or star:
            self.state = replace(self.state, shown=False)

    def _unit(self, value: int) -> None:
        """A UTF-16 unit; two that make one letter are joined at the end."""
        self._decode()
        self._say(chr(value % 0x10000))
        self.skipping = self.state.skip

    def _bytes(self, data: bytes) -> None:
        if self.skipping:
            skipped = min(self.skipping, len(data))
            self.skipping -= skipped
            data = data[skipped:]
        if data and self.state.shown and not self.state.deleted:
            self.pending += data

    def _decode(self) -> None:
        if not self.pending:
            return
        data, self.pending = bytes(self.pending), bytearray()
        self._say(data.decode(self.state.codec or self.codec, "replace"))

    def _say(self, words: str) -> None:
        if self.state.shown and not self.state.deleted:
            self.parts.setdefault(self.state.target, []).append(words)


def read(source: Source) -> Document:
    """The text of an .rtf file and what it says of itself. Raises InputRefused."""
    data = source.data.lstrip(b"\xef\xbb\xbf \r\n")
    if not data.startswith(b"{\\rtf"):
        raise InputRefused(damaged(source.name))
    reading = _Reading(codec=_known(source.encoding or "") or "cp1252")
    reading.fonts = {int(font): _CHARSETS.get(int(kind), "") for font, kind in _FONT.findall(data[:200_000])}
    if source.encoding:
        reading.fonts = {}
    try:
        reading.take(data)
    except InputRefused as fault:
        raise InputRefused(damaged(source.name)) from fault
    above = _distinct(reading, "header")
    blocks = _blocks(reading.parts.pop("body"))
    notes = [f"[{n}] {' '.join(_blocks(reading.parts.get(f'note {n}', [])))}" for n in range(1, reading.notes + 1)]
    text = canonical(paragraphs([*above, *blocks, *notes, *_distinct(reading, "footer")]))
    refuse_length(len(text), source.name)
    head = len(canonical(paragraphs(above)))
    return Document(text, head, (), _properties(data, reading.codec), left_out(reading.deletions, reading.comments))


def _known(codec: str) -> str:
    try:
        "".encode(codec)
        return codecs.lookup(codec).name
    except (LookupError, ValueError, UnicodeError):
        return ""


def _blocks(parts: list[str]) -> list[str]:
    """The paragraphs of some parts; halves of a letter of two UTF-16 units are joined, and lost halves told."""
    whole = "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return [block.strip(" \n") for block in re.split(r"\n{2,}", whole)]


def _distinct(reading: _Reading, edge: str) -> list[str]:
    """The headers or the footers of all kinds of pages, each once."""
    found = (paragraphs(_blocks(parts)) for name, parts in reading.parts.items() if name.startswith(edge))
    return list(dict.fromkeys(words.strip() for words in found if words.strip()))


def _properties(data: bytes, codec: str) -> tuple[Candidate, ...]:
    found = []
    for name, said in _INFO.findall(data[:200_000]):
        reading = _Reading(codec=codec)
        reading.take(said)
        words = " ".join("".join(reading.parts["body"]).split())
        if words:
            found.append(Candidate(name.decode(), words[:400], f"document property {name.decode()}", hint=True))
    for name, year, month, day in _CREATED.findall(data[:200_000]):
        value = f"{int(year):04}-{int(month):02}-{int(day):02}"
        kind = "published_on" if name == b"creatim" else "updated_on"
        found.append(Candidate(kind, value, f"document property {name.decode()}", hint=True))
    return tuple(found)
