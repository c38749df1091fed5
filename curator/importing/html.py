"""Web pages: every word that a reader of the page sees, in its order, and nothing that only the browser reads.

No part of a page is judged unimportant here: menus, share bars and related links stay (curator.importing.boilerplate
finds them). Left out is what no browser shows: scripts, styles, and what the page itself hides, which is told.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from curator.errors import InputRefused
from curator.importing.decoding import decode
from curator.importing.document import Document, Source, paragraphs, refuse_length
from curator.importing.headings import Heading
from curator.importing.webpage import said_of
from curator.text import canonical


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_UNSEEN = _set(
    "applet area audio canvas datalist embed frame frameset head iframe noembed noframes noscript param rp script "
    "style svg template title track video"
)
"""Elements whose content a browser does not show as words of the page."""
_BLOCKS = _set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section select "
    "summary table tbody textarea tfoot thead tr ul"
)
_TIGHT = frozenset(("li", "dt", "dd", "option", "tr"))
"""Blocks that follow each other without a blank line."""
_APART = frozenset(("a", "button", "time", "label"))
"""Elements that style sheets set side by side: two of them in a row are two words."""
_LAYOUT = frozenset(("table", "h1", "h2", "h3", "article", "section", "ul", "ol", "form", "blockquote"))
"""A table that holds one of these places things on a page; its cells are no cells of data."""
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes at the head of a page in which its encoding is declared; browsers look at 1,024."""
_MOST_HEADINGS = 200
"""How many headings are looked at for the headline."""
_TOLD_HIDDEN = 200
"""Code points that a page may hide without a word: labels for menus and closed boxes."""


def read(source: Source) -> Document:
    """The text of a saved page and what it says of itself. Raises InputRefused."""
    decoded = decode(source.data, source.name, source.encoding, declared_charset(source.data))
    return page(decoded.text, source.name, (decoded.note,) if decoded.note else ())


def declared_charset(data: bytes) -> str:
    """The encoding that a page declares at its head, "" without one."""
    head = data[:_DECLARED_WITHIN]
    match = _META_CHARSET.search(head) or _XML_CHARSET.match(head.lstrip())
    charset = match[1].decode("ascii") if match else ""
    return "" if charset.lower().startswith(("utf-16", "utf16", "ucs-2")) else charset  # it could not be read then


def page(markup: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """The document that some HTML is. Raises InputRefused where it is nested deeper than any page is."""
    root = _parsed(markup, name)
    if root is None:
        return Document("", notes=notes)
    words = _Words()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            words.begin(element)
        else:
            words.end(element)
    words.flush()
    text = canonical(paragraphs(words.blocks))
    refuse_length(len(text), name)
    if words.hidden > _TOLD_HIDDEN:
        notes += (f"The page hides {words.hidden} characters from its readers; they were left out.",)
    headline, stronger, weaker = said_of(root, words.headings)
    return Document(text, _head(text, headline), stronger, weaker, notes)


def _parsed(markup: str, name: str) -> etree._Element | None:
    """The tree of a page, None for one without any element."""
    if not markup.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    data = markup.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as fault:
        raise InputRefused(f"{name} is no web page that can be read; save it again from the browser.") from fault
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise InputRefused(f"{name} is nested deeper than any page is; save the article as plain text and import that.")
    return root


def _head(text: str, headline: str) -> int:
    """Where the headline begins in the text; 0 where there is none."""
    first = headline.split("\n", 1)[0]
    return max(0, text.find(first)) if first else 0


@dataclass(slots=True)
class _Words:
    """The visible words of a page as they come, in blocks."""

    blocks: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    hidden: int = 0
    """Code points of words that the page hides."""
    _parts: list[str] = field(default_factory=list)
    _last_tight: bool = False
    """Whether the block that was gathered last stands close to its neighbours."""
    _unseen: int = 0
    """How many elements deep we are inside what is not shown."""
    _pre: int = 0
    _rows: list[list[str] | None] = field(default_factory=list)
    """For each open table its row of cells that is being filled; None for a table that only places things."""
    _apart: bool = False
    _main: int = 0

    def begin(self, element: etree._Element) -> None:
        """An element opens."""
        tag = element.tag
        if self._unseen or self._is_unseen(element):
            self._unseen += 1
            return
        if tag in ("article", "main"):
            self._main += 1
        if tag == "table":
            self.flush()
            self._rows.append(None if _places_things(element) else [])
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _BLOCKS or (tag in ("td", "th") and not self._in_data):
            parent = element.getparent()
            self.flush(tight=parent is not None and parent.tag in _TIGHT)
        elif tag in _APART and self._apart:
            self._parts.append(" ")
        if tag in ("pre", "textarea"):
            self._pre += 1
        self._add(element.text)

    def end(self, element: etree._Element) -> None:
        """An element closes; what follows it belongs to its parent."""
        if self._unseen:
            self._unseen -= 1
            if self._unseen == 0:
                self._add(element.tail)
            return
        self._close(element)
        self._apart = element.tag in _APART
        self._add(element.tail)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in ("td", "th") and self._in_data:
            self._cell()
        elif tag == "tr" and self._in_data:
            self._row()
        elif tag == "table":
            self.flush()
            self._rows.pop()
            self._last_tight = False
        elif tag in ("h1", "h2"):
            self._take_heading(element)
            self.flush()
        elif tag in _BLOCKS or tag in ("td", "th"):
            self.flush(tight=tag in _TIGHT)
        if tag in ("pre", "textarea"):
            self._pre -= 1
        if tag in ("article", "main"):
            self._main -= 1

    def flush(self, *, tight: bool = False) -> None:
        """The block that was being gathered is whole."""
        if self._in_data and self._rows[-1] is not None:
            self._parts.append(" ")  # a paragraph inside a cell of data
            return
        words = self._gathered()
        if not words:
            return
        if tight and self._last_tight and self.blocks:
            self.blocks[-1] = f"{self.blocks[-1]}\n{words}"
        else:
            self.blocks.append(words)
        self._last_tight = tight

    @property
    def _in_data(self) -> bool:
        return bool(self._rows) and self._rows[-1] is not None

    def _cell(self) -> None:
        row = self._rows[-1]
        if row is not None:
            row.append(self._gathered().replace("\n", " "))

    def _row(self) -> None:
        row = self._rows[-1]
        self._cell_left_over()
        if row and any(row):
            line = "\t".join(row).rstrip()
            if self._last_tight and self.blocks:
                self.blocks[-1] = f"{self.blocks[-1]}\n{line}"
            else:
                self.blocks.append(line)
            self._last_tight = True
        if row is not None:
            row.clear()

    def _cell_left_over(self) -> None:
        """Words of a row outside its cells, as broken markup has them."""
        row, words = self._rows[-1], self._gathered()
        if words and row is not None:
            row.append(words)

    def _gathered(self) -> str:
        words = "".join(self._parts)
        self._parts.clear()
        self._apart = False
        lines = (line.strip(" ") for line in words.split("\n"))
        return "\n".join(lines).strip("\n ")

    def _add(self, words: str | None) -> None:
        if not words:
            return
        plain = words.expandtabs() if self._pre else _BLANKS.sub(" ", words)
        if plain == " " and (not self._parts or self._parts[-1][-1:] in (" ", "\n")):
            return
        if plain.strip():
            self._apart = False
        if plain[:1] == " " and self._parts and self._parts[-1][-1:] in (" ", "\n"):
            plain = plain[1:]
        self._parts.append(plain)

    def _take_heading(self, element: etree._Element) -> None:
        words = _BLANKS.sub(" ", "".join(self._parts).strip())
        if words and len(self.headings) < _MOST_HEADINGS:
            self.headings.append(Heading(words, int(element.tag[1]), _link(element, words), in_main=bool(self._main)))

    def _is_unseen(self, element: etree._Element) -> bool:
        """Whether an element is not shown; words that the page hides are counted."""
        if element.tag in _UNSEEN:
            return True
        if element.get("hidden") is None and not _HIDDEN_STYLE.search(element.get("style") or ""):
            return False
        inside = (child for child in element.iter() if child.tag not in _UNSEEN)
        self.hidden += sum(len((child.text or "").strip()) for child in inside)
        return True


def _link(heading: etree._Element, words: str) -> str:
    """Where a heading leads that is a link as a whole, "" for any other."""
    around, inside = heading.getparent(), next(heading.iterdescendants("a"), None)
    if around is not None and around.tag == "a":
        return around.get("href") or ""
    if inside is None or "".join(map(str, inside.itertext())).split() != words.split():
        return ""
    return inside.get("href") or ""


def _places_things(table: etree._Element) -> bool:
    """Whether a table is there for the layout of a page: its cells hold whole parts of the page."""
    cells_with_paragraph = None
    for inner in table.iterdescendants():
        if inner.tag in _LAYOUT:
            return True
        if inner.tag == "p":
            parent = inner.getparent()
            if parent is not None and parent is cells_with_paragraph:
                return True
            cells_with_paragraph = parent
    return False
