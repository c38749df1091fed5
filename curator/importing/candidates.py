"""Everything that was read of an article, put in order: what its text says and what its container says.

Source of the order of dates: CODEBOOK "Dates" 3 (a by-line or dateline outranks all; a leading date line is a hint).
"""

from collections.abc import Iterable
from dataclasses import replace

from curator.importing.document import Document
from curator.importing.metadata import Metadata
from curator.model import Candidate, PublishedBasis

FIELDS = ("title", "publisher", "agency", "author", "url", "language", "published_on", "updated_on")
"""What can be known of an article, in the order in which it is shown."""

_FIRST_IN_TEXT = (str(PublishedBasis.BYLINE), str(PublishedBasis.DATELINE))
_TEXT_FIRST = ("language", "agency")


def with_container(found: Metadata, document: Document) -> Metadata:
    """What is known when a document's container is heard beside its text; every candidate is kept, in order."""
    if not document.stronger and not document.weaker:
        return found
    found = _without_update(found, document)
    ordered: list[Candidate] = []
    for field in FIELDS:
        ordered += _distinct(_in_order(field, found, document))
    taken = {c.field: c for c in reversed(ordered) if not c.hint}
    known: dict[str, str] = {name: taken[name].value for name in FIELDS if name in taken}
    merged = replace(found, **known, candidates=tuple(ordered))  # type: ignore[arg-type]  # the fields of FIELDS are text
    return _dated(merged, taken.get("published_on"))


def _without_update(found: Metadata, document: Document) -> Metadata:
    """Without a day of the text that the markup around its words calls the day of the update."""
    said = {c.value for c in document.stronger if c.field == "updated_on" and c.source == "time element"}
    said_published = {c.value for c in document.stronger if c.field == "published_on"}
    kept = tuple(
        c for c in found.candidates if c.field != "published_on" or c.value not in said or c.value in said_published
    )
    if len(kept) == len(found.candidates):
        return found
    first = next((c for c in kept if c.field == "published_on"), None)
    return replace(
        found,
        candidates=kept,
        published_on=first.value if first else None,
        published_basis=PublishedBasis(first.source) if first else PublishedBasis.NONE,
        published_quote=first.quote if first else None,
        warnings=tuple(sentence for sentence in found.warnings if not sentence.startswith("The text also gives")),
    )


def _in_order(field: str, found: Metadata, document: Document) -> Iterable[Candidate]:
    """The candidates of one field, the one to take first."""
    stronger, weaker = ([c for c in group if c.field == field] for group in (document.stronger, document.weaker))
    text = [c for c in found.candidates if c.field == field]
    if field == "published_on":
        first = [c for c in text if c.source in _FIRST_IN_TEXT]
        return (*first, *stronger, *(c for c in text if c not in first), *weaker)
    return (*text, *stronger, *weaker) if field in _TEXT_FIRST else (*stronger, *text, *weaker)


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each value once, where it was read first; one that may be taken replaces the same value as a mere hint."""
    kept: dict[str, Candidate] = {}
    for candidate in candidates:
        key = candidate.value.casefold()
        if key not in kept or (kept[key].hint and not candidate.hint):
            kept.pop(key, None)
            kept[key] = candidate
    return list(kept.values())


def _dated(merged: Metadata, day: Candidate | None) -> Metadata:
    """The publication date with where it was read, and a warning where another place says another day."""
    if day is None:
        return merged
    if day in merged.candidates and day.source in set(PublishedBasis):
        basis = PublishedBasis(day.source)
    else:
        basis = PublishedBasis.METADATA
    others = [c for c in merged.candidates if c.field == "published_on" and c.value != day.value and not c.hint]
    container = [c for c in others if c.source not in set(PublishedBasis)]
    warnings = merged.warnings
    if basis is PublishedBasis.METADATA:
        # What was unclear in the text is settled by the container.
        warnings = tuple(sentence for sentence in warnings if not sentence.startswith("The date “"))
        container = others
    if container:
        told = f"The {container[0].source} gives the publication date {container[0].value}"
        warnings += (f"{told}; {day.value} was taken from the {day.source}.",)
    return replace(merged, published_basis=basis, published_quote=day.quote, warnings=warnings)
