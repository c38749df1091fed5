"""Plain text and Markdown: the words as they are, marks of layout being part of the source."""

import re
from types import MappingProxyType

from curator.importing.days import iso_day
from curator.importing.decoding import decode
from curator.importing.document import Document, Source
from curator.model import Candidate
from curator.text import canonical

_FRONT = re.compile(r"---\n(?P<lines>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z_ ]{2,30}?)\s*:\s*(?P<said>\S.*)")
_FIELDS = MappingProxyType(
    {
        "title": "title",
        "publisher": "publisher",
        "site": "publisher",
        "author": "author",
        "authors": "author",
        "url": "url",
        "source": "url",
        "link": "url",
        "lang": "language",
        "language": "language",
        "date": "published_on",
        "published": "published_on",
        "updated": "updated_on",
        "modified": "updated_on",
    }
)
"""The keys that clippers and site generators write at the head of a Markdown file."""


def read(source: Source) -> Document:
    """The text of a .txt or .md file. Raises InputRefused."""
    decoded = decode(source.data, source.name, source.encoding)
    text = canonical(decoded.text)
    notes = (decoded.note,) if decoded.note else ()
    front = _FRONT.match(text) if text.startswith("---\n") else None
    if front is None:
        return Document(text, notes=notes)
    return Document(text, head=front.end(), stronger=_front_matter(front), notes=notes)


def _front_matter(front: re.Match[str]) -> tuple[Candidate, ...]:
    """What the block between two lines of dashes says, "key: value" a line."""
    found = []
    start = front.start("lines")
    for line in front["lines"].splitlines(keepends=True):
        entry = _ENTRY.fullmatch(line.strip())
        field = _FIELDS.get(entry["key"].lower()) if entry else None
        if entry and field:
            said = entry["said"].strip("\"'[] ")
            value = iso_day(said) if field.endswith("_on") else said
            if field == "url" and "://" not in said:
                field = "publisher"  # "source: BBC"
            if value:
                at = start + line.index(said)
                found.append(Candidate(field, value, f"front matter {entry['key']}", (at, at + len(said))))
        start += len(line)
    return tuple(found)
