"""Word documents: everything that stands in one, for lists of prisoners stand in tables, boxes and notes.

Read from the XML itself: python-docx's paragraphs leave out table cells, headers, insertions, content controls and text
boxes without a word (RELIABILITY 0, point 12).
"""

from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from curator.errors import InputRefused
from curator.importing.document import Document, Source, left_out, paragraphs, refuse_length
from curator.importing.package import LONGEST_PROPERTY, Package, attribute, damaged, local, opened, properties
from curator.importing.tables import lines_of_table
from curator.model import Candidate
from curator.text import canonical

_LEFT_OUT = frozenset(
    (
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "fldData", "ffData"),
        *("instrText", "delInstrText", "footnoteRef", "endnoteRef", "annotationRef", "separator"),
        *("continuationSeparator", "docPr", "cNvPr", "binData", "imagedata"),
    )
)
"""Elements that hold no words of the document."""
_DELETED = frozenset(("del", "moveFrom", "delText"))
_SIGNS = MappingProxyType(
    {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
)
_TITLES = frozenset(("title", "heading 1"))
_PROPERTIES = MappingProxyType(
    {"title": "title", "creator": "author", "created": "published_on", "modified": "updated_on"}
)
_UNREAD = MappingProxyType(
    {
        "word/charts/": "charts",
        "word/diagrams/": "diagrams",
        "word/embeddings/": "embedded files",
        "word/afchunk": "parts",
    }
)


@dataclass(slots=True)
class _Reading:
    """What is gathered while one document is read."""

    notes: dict[str, list[str]] = field(default_factory=dict)
    """The words of foot- and endnotes by kind and number."""
    cited: list[str] = field(default_factory=list)
    """The notes in the order in which the text refers to them."""
    deletions: int = 0
    hidden: int = 0
    title: str = ""
    title_styles: frozenset[str] = frozenset()

    def blocks(self, container: etree._Element) -> list[str]:
        """The paragraphs and tables of a body, a cell, a box, a header."""
        found: list[str] = []
        for child in container:
            name = local(child)
            if name == "p":
                found += self._paragraph(child)
            elif name == "tbl":
                found += lines_of_table(self._rows(child))
            elif name in _DELETED:
                self.deletions += 1
            elif name == "AlternateContent":
                found += self.blocks(_chosen(child))
            elif name not in _LEFT_OUT:
                found += self.blocks(child)
        return found

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        """A paragraph, and after it the boxes that hang on it."""
        words: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, words, boxes)
        text = "".join(words)
        if not self.title and text.strip() and self._style(paragraph) in self.title_styles:
            self.title = text.strip()
        return [text, *boxes]

    def _inline(self, element: etree._Element, words: list[str], boxes: list[str]) -> None:
        for child in element:
            name = local(child)
            if name in _SIGNS or name in ("t", "sym", "footnoteReference", "endnoteReference"):
                words.append(self._sign(child, name))
            elif name in _DELETED:
                self.deletions += 1
            elif name == "txbxContent":
                boxes += self.blocks(child)
            elif name == "AlternateContent":
                self._inline(_chosen(child), words, boxes)
            elif name not in _LEFT_OUT:
                self.hidden += name == "r" and _is_hidden(child)
                self._inline(child, words, boxes)

    def _sign(self, element: etree._Element, name: str) -> str:
        """The words that an element without elements stands for."""
        if name == "t":
            return element.text or ""
        if name == "sym":
            return _symbol(attribute(element, "char"))
        if name in _SIGNS:
            return _SIGNS[name]
        return self._cite(name.removesuffix("Reference"), attribute(element, "id"))

    def _rows(self, table: etree._Element) -> list[list[list[str]]]:
        """Rows of cells, also those inside content controls and tracked insertions."""
        rows: list[list[list[str]]] = []
        for child in table:
            name = local(child)
            if name == "tr":
                if child.find("{*}trPr/{*}del") is not None:
                    self.deletions += 1
                else:
                    rows.append(self._cells(child))
            elif name in _DELETED:
                self.deletions += 1
            elif name not in _LEFT_OUT:
                rows += self._rows(child)
        return rows

    def _cells(self, row: etree._Element) -> list[list[str]]:
        cells: list[list[str]] = []
        for child in row:
            name = local(child)
            if name == "tc":
                cells.append(self.blocks(child))
            elif name not in _LEFT_OUT:
                cells += self._cells(child)
        return cells

    def _style(self, paragraph: etree._Element) -> str:
        style = paragraph.find("{*}pPr/{*}pStyle")
        return attribute(style, "val") if style is not None else ""

    def _cite(self, kind: str, number: str) -> str:
        key = f"{kind} {number}"
        if key not in self.notes:
            return ""
        if key not in self.cited:
            self.cited.append(key)
        return f"[{self.cited.index(key) + 1}]"

    def foot(self) -> list[str]:
        """The notes, numbered as the text refers to them; those that nothing refers to at the end."""
        keys = [*self.cited, *(key for key in self.notes if key not in self.cited)]
        return [f"[{n}] {' '.join(b for b in self.notes[key] if b.strip())}" for n, key in enumerate(keys, 1)]


def read(source: Source) -> Document:
    """The text of a .docx file and what its properties say. Raises InputRefused."""
    with opened(source) as package:
        main = _main_part(package)
        root = package.tree(main) if main else None
        body = root.find("{*}body") if root is not None else None
        if body is None:
            raise InputRefused(damaged(source.name))
        folder = main.rpartition("/")[0]
        reading = _Reading(title_styles=_title_styles(package, folder))
        reading.notes = _notes(package, folder)
        above, below = _edges(package, main)
        blocks = reading.blocks(body)
        text = canonical(paragraphs([*above, *blocks, *reading.foot(), *below]))
        refuse_length(len(text), source.name)
        notes = _told(reading, package)
        core = package.tree("docProps/core.xml")
        stronger, weaker = _title(reading), properties(() if core is None else core, _PROPERTIES)
        head = max(0, text.find(reading.title)) if reading.title else len(canonical(paragraphs(above)))
    return Document(text, head, stronger, weaker, notes)


def _main_part(package: Package) -> str:
    """The name of the part that holds the text, "" where there is none."""
    relations = package.tree("_rels/.rels")
    for relation in () if relations is None else relations:
        if (relation.get("Type") or "").endswith("/officeDocument"):
            part = (relation.get("Target") or "").lstrip("/")
            if part in package.names:
                return part
    return "word/document.xml" if "word/document.xml" in package.names else ""


def _edges(package: Package, main: str) -> tuple[list[str], list[str]]:
    """The distinct headers and footers of all sections."""
    folder, _, name = main.rpartition("/")
    relations = package.tree(f"{folder}/_rels/{name}.rels")
    found: dict[str, list[str]] = {"header": [], "footer": []}
    for relation in () if relations is None else relations:
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = relation.get("Target") or ""
        part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        root = package.tree(part) if kind in found else None
        if root is not None:
            words = paragraphs(_Reading().blocks(root))
            if words and words not in found[kind]:
                found[kind].append(words)
    return found["header"], found["footer"]


def _notes(package: Package, folder: str) -> dict[str, list[str]]:
    """The words of all foot- and endnotes; those with a type are lines that part them from the text."""
    notes: dict[str, list[str]] = {}
    for kind in ("footnote", "endnote"):
        root = package.tree(f"{folder}/{kind}s.xml")
        for note in () if root is None else root:
            if attribute(note, "type") in ("", "normal"):
                notes[f"{kind} {attribute(note, 'id')}"] = _Reading().blocks(note)
    return notes


def _title_styles(package: Package, folder: str) -> frozenset[str]:
    """The ids of the styles that are called Title or Heading 1; the ids themselves are in the writer's language."""
    root = package.tree(f"{folder}/styles.xml")
    found = {"Title", "Heading1"}
    for style in () if root is None else root.iterfind("{*}style"):
        name = style.find("{*}name")
        if name is not None and attribute(name, "val").lower() in _TITLES:
            found.add(attribute(style, "styleId"))
    return frozenset(found)


def _title(reading: _Reading) -> tuple[Candidate, ...]:
    words = " ".join(reading.title.split())
    return (Candidate("title", words, "title style"),) if 0 < len(words) <= LONGEST_PROPERTY else ()


def _told(reading: _Reading, package: Package) -> tuple[str, ...]:
    """What did not come in, and what came in that nobody sees."""
    hidden = ("Words that are formatted as hidden came in too.",) if reading.hidden else ()
    unread = (
        f"The document has {kind} whose words were not read."
        for folder, kind in _UNREAD.items()
        if any(name.lower().startswith(folder) for name in package.names)
    )
    comments = package.tree("word/comments.xml")
    return (*left_out(reading.deletions, 0 if comments is None else len(comments)), *hidden, *unread)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The one form of a content that is given in several: they hold the same words."""
    choice = alternatives.find("{*}Choice")
    fallback = alternatives.find("{*}Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find("{*}rPr/{*}vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
