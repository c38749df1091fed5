"""OpenDocument texts: everything that stands in one, boxes, notes, headers and footers too."""

import re
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
        *("forms", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "title", "desc"),
        *("table-of-content-source", "illustration-index-source", "alphabetical-index-source", "covered-table-cell"),
        *("scripts", "script", "event-listeners", "binary-data", "note-citation", "user-index-source", "object"),
    )
)
"""Elements that hold no words that a reader of the page sees."""
_BLANKS = re.compile(r"[ \t\n\r]+")
_MOST_BLANKS = 1_000
_PROPERTIES = MappingProxyType(
    {
        "title": "title",
        "initial-creator": "author",
        "creator": "author",
        "creation-date": "published_on",
        "date": "updated_on",
    }
)


@dataclass(slots=True)
class _Reading:
    """What is gathered while one document is read."""

    notes: list[str] = field(default_factory=list)
    deletions: int = 0
    comments: int = 0
    title: str = ""

    def blocks(self, container: etree._Element) -> list[str]:
        """The paragraphs, lists and tables of a body, a section, a cell, a box."""
        found: list[str] = []
        for child in container:
            name = local(child)
            if name in ("p", "h"):
                found += self._paragraph(child, heading=name == "h" and attribute(child, "outline-level") in ("", "1"))
            elif name == "table":
                found += lines_of_table(self._rows(child))
            elif name == "tracked-changes":
                self.deletions += sum(local(inner) == "deletion" for inner in child.iter())
            elif name in ("list", "list-item"):
                found.append("\n".join(block for block in self.blocks(child) if block.strip()))
            elif name not in _LEFT_OUT:
                found += self.blocks(child)
        return found

    def _paragraph(self, paragraph: etree._Element, *, heading: bool) -> list[str]:
        """A paragraph, and after it the boxes that hang on it."""
        words: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, words, boxes)
        text = "".join(words).strip(" ")
        if not self.title and text.strip() and (heading or attribute(paragraph, "style-name") == "Title"):
            self.title = text.strip()
        return [text, *boxes]

    def _inline(self, element: etree._Element, words: list[str], boxes: list[str]) -> None:
        _add(words, element.text)
        for child in element:
            self._child(child, words, boxes)
            _add(words, child.tail)

    def _child(self, child: etree._Element, words: list[str], boxes: list[str]) -> None:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            words.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif name in ("tab", "line-break"):
            words.append("\t" if name == "tab" else "\n")
        elif name in ("text-box", "table"):
            boxes += self.blocks(child) if name == "text-box" else lines_of_table(self._rows(child))
        elif name == "note":
            self._note(child, words)
        elif name == "annotation":
            self.comments += 1
        elif name not in _LEFT_OUT:
            self._inline(child, words, boxes)

    def _note(self, note: etree._Element, words: list[str]) -> None:
        """A foot- or endnote: its number where it is referred to, its words at the end."""
        number = len(self.notes) + 1
        words.append(f"[{number}]")
        self.notes.append("")  # a note in a note comes after it
        body = note.find("{*}note-body")
        said = self.blocks(body) if body is not None else []
        self.notes[number - 1] = f"[{number}] {' '.join(block for block in said if block.strip())}"

    def _rows(self, table: etree._Element) -> list[list[list[str]]]:
        rows: list[list[list[str]]] = []
        for child in table:
            name = local(child)
            if name == "table-row":
                rows.append([self.blocks(cell) for cell in child if local(cell) == "table-cell"])
            elif name not in _LEFT_OUT:
                rows += self._rows(child)
        return rows


def _add(words: list[str], said: str | None) -> None:
    """Words with their white space as OpenDocument means it: any run of it is one blank."""
    if said:
        plain = _BLANKS.sub(" ", said)
        words.append(plain[1:] if plain[0] == " " and words and words[-1][-1:] == " " else plain)


def read(source: Source) -> Document:
    """The text of an .odt file and what its properties say. Raises InputRefused."""
    with opened(source) as package:
        _refuse_locked(package, source.name)
        root = package.tree("content.xml")
        body = root.find("{*}body/{*}text") if root is not None else None
        if body is None:
            raise InputRefused(damaged(source.name))
        reading = _Reading()
        above, below = _edges(package)
        blocks = reading.blocks(body)
        text = canonical(paragraphs([*above, *blocks, *reading.notes, *below]))
        refuse_length(len(text), source.name)
        meta = package.tree("meta.xml")
        weaker = properties(() if meta is None else meta.iterfind("{*}meta/*"), _PROPERTIES)
    title = " ".join(reading.title.split())
    stronger = (Candidate("title", title, "heading"),) if 0 < len(title) <= LONGEST_PROPERTY else ()
    head = max(0, text.find(reading.title)) if reading.title else len(canonical(paragraphs(above)))
    return Document(text, head, stronger, weaker, left_out(reading.deletions, reading.comments))


def _refuse_locked(package: Package, name: str) -> None:
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise InputRefused(f"{name} is locked with a password; unlock it and import it again.")


def _edges(package: Package) -> tuple[list[str], list[str]]:
    """The distinct headers and footers of all kinds of pages."""
    root = package.tree("styles.xml")
    above: list[str] = []
    below: list[str] = []
    for element in () if root is None else root.iterfind("{*}master-styles/{*}master-page/*"):
        edge = above if local(element).startswith("header") else below
        if local(element).startswith(("header", "footer")) and attribute(element, "display") != "false":
            words = paragraphs(_Reading().blocks(element))
            if words and words not in edge:
                edge.append(words)
    return above, below
