"""Documents that are zip archives of XML (docx, odt): opened only within limits, read part by part.

Source of the limits: RELIABILITY 1c, "Zip bomb"; the declared sizes are asked before anything is unpacked, and no part
is unpacked further than it declares.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from lxml import etree

from curator.errors import InputRefused
from curator.importing.days import iso_day
from curator.importing.document import Source
from curator.model import Candidate

MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes that all the parts of one archive may have."""
MAX_PARTS = 5_000
MAX_RATIO = 200
"""How many times smaller than itself a part over ten megabytes may have been packed."""
_LARGE = 10 * 1024 * 1024
LONGEST_PROPERTY = 400
"""Code points of a title or a name; what is longer is none."""


class Package:
    """An open archive, its parts bytes or trees by their names."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._names = set(archive.namelist())

    @property
    def names(self) -> set[str]:
        """The names of all parts."""
        return self._names

    @property
    def parts(self) -> list[zipfile.ZipInfo]:
        """The parts in their order."""
        return self._archive.infolist()

    def bytes_of(self, part: str, name: str = "") -> bytes:
        """The content of a part; InputRefused where it is damaged or locked, KeyError where it is not there.

        `name` stands in the sentence where the part is a file of its own.
        """
        info = self._archive.getinfo(part)
        name = name or self._name
        try:
            with self._archive.open(info) as file:
                return file.read(info.file_size)
        except RuntimeError as fault:  # zipfile's word for "needs a password", and for what it can't unpack
            raise InputRefused(f"{name} is locked with a password; unlock it and import it again.") from fault
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as fault:
            raise InputRefused(damaged(name)) from fault

    def tree(self, part: str) -> etree._Element | None:
        """The root of an XML part, None where there is no such part; InputRefused where it is damaged."""
        return xml(self.bytes_of(part), self._name) if part in self._names else None


@contextmanager
def opened(source: Source, most_parts: int = MAX_PARTS) -> Iterator[Package]:
    """The archive that a file is. Raises InputRefused for what is none and for what would unpack to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as fault:
        raise InputRefused(damaged(source.name)) from fault
    with archive:
        parts = archive.infolist()
        total = sum(part.file_size for part in parts)
        bomb = any(p.file_size > _LARGE and p.file_size > MAX_RATIO * max(1, p.compress_size) for p in parts)
        if len(parts) > most_parts or total > MAX_UNPACKED or bomb:
            raise InputRefused(
                f"{source.name} unpacks to far more than an article ({len(parts)} parts, {total // 1024 // 1024} MB); "
                "unpack it yourself and import the article."
            )
        yield Package(archive, source.name)


def xml(data: bytes, name: str) -> etree._Element:
    """The root of some XML; no entity is resolved and nothing is loaded. Raises InputRefused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as fault:
        raise InputRefused(damaged(name)) from fault


def properties(said: Iterable[etree._Element], fields: Mapping[str, str]) -> tuple[Candidate, ...]:
    """What a document's properties say, by the field of an article that each stands for.

    They are made with the file and copied from template to template, so that none is more than a hint.
    """
    found = []
    for element in said:
        field = fields.get(local(element), "")
        words = " ".join((element.text or "").split())
        value = iso_day(words) if field.endswith("_on") else words
        if field and value and len(value) <= LONGEST_PROPERTY:
            found.append(Candidate(field, value, f"document property {local(element)}", hint=True))
    return tuple(found)


def damaged(name: str) -> str:
    """What to tell of a file that is not what its name says."""
    return f"{name} is damaged or not what its name says; open it in the program it comes from and save it again."


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: Word's two dialects differ in nothing else."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute in whatever namespace, "" without one."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
