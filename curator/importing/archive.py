"""Archives (.zip) of articles: every member by itself, one that is refused does not hold up the rest."""

from collections.abc import Iterator

from curator.errors import InputRefused
from curator.importing.document import Source
from curator.importing.files import MAX_BYTES
from curator.importing.package import opened

MAX_MEMBERS = 20_000
_FURNITURE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put beside the files of a person."""


def members(source: Source) -> Iterator[Source | InputRefused]:
    """The files in an archive, each under its own name below the archive's; a refusal for one that can't be read.

    Raises InputRefused for what is no archive.
    """
    with opened(source, most_parts=MAX_MEMBERS) as package:
        for part in package.parts:
            name = _readable(part.filename, utf8=bool(part.flag_bits & 0x800))
            shown = f"{source.name}/{name}"
            if part.is_dir() or name.rpartition("/")[2].startswith(".") or name.startswith(_FURNITURE):
                continue
            if part.file_size > MAX_BYTES:
                yield InputRefused(f"{shown} is larger than {MAX_BYTES // 1024 // 1024} MB, too large for an article.")
                continue
            try:
                yield Source(shown, package.bytes_of(part.filename, shown), source.encoding)
            except InputRefused as fault:
                yield fault


def _readable(name: str, *, utf8: bool) -> str:
    """A member's name; old archives from Ukraine and Russia have theirs in CP866 without saying so."""
    if not utf8 and not name.isascii():
        try:
            raw = name.encode("cp437")
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp866")
        except UnicodeEncodeError:
            pass
    return "".join(c if c.isprintable() else "\ufffd" for c in name)
