"""The reading process: files are parsed here, away from the window and the desk, under limits.

It gets paths over a pipe and gives articles and refusals back. It can open no connection, start no program, write no
file and read none that it was not asked for (`curator.confined`); memory and time are limited. What kills it costs one
file (RELIABILITY 1c, "Parser hang / crash / memory").
Run by curator.importing.isolation as `python -P -m curator.importing.worker`, or by the packaged program as a command.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from curator.confined import confinement, serving
from curator.confined.frames import read_frame, write_frame
from curator.errors import InputRefused
from curator.faults import noted
from curator.importing.document import Source
from curator.importing.files import display_name, read_bytes
from curator.importing.formats import Refusal, articles_of, pasted_article, read_articles
from curator.importing.packing import packed_article, packed_preview
from curator.importing.table import Columns, Preview, preview
from curator.model import ParsedArticle

File = str | list[Any]
"""A path; or a name and which of the blobs is its content."""
Found = ParsedArticle | Refusal | Preview

COMMAND = "_read-articles"
"""What the packaged program calls this process by on its command line."""


def main(words: list[str]) -> int:
    """Serve until the pipe is closed; `words` are the limits: bytes of memory, seconds a file."""
    memory, seconds = (int(word) for word in words)
    return serving.served(partial(serve, seconds=seconds), memory)


def serve(requests: BinaryIO, answers: BinaryIO, seconds: int) -> None:
    """Answer every request: for each file its articles and refusals, and that it is done."""
    while (request := read_frame(requests)) is not None:
        head, blobs = request
        columns = Columns(**head["columns"]) if head["columns"] else None
        confinement.allow(file for file in head["files"] if isinstance(file, str))
        for number, file in enumerate(head["files"]):
            name = display_name(Path(file)) if isinstance(file, str) else str(file[0])
            wanted = _WANTED[head["wanted"]](file, blobs, head["encoding"], columns)
            for found in _guarded(name, wanted, seconds):
                write_frame(answers, *_packed(found, number))
            write_frame(answers, {"file": number, "done": True})


def _packed(found: Found, number: int) -> tuple[dict[str, Any], list[bytes]]:
    """What was found as a frame."""
    if isinstance(found, Refusal):
        refused = [found.name, found.sentence, found.asks, found.fault]
        return {"file": number, "refused": refused}, [found.content] if found.asks else []
    if isinstance(found, Preview):
        return {"file": number, "preview": packed_preview(found)}, []
    values, content = packed_article(found)
    return {"file": number, "article": values}, content


def _articles(file: File, blobs: list[bytes], encoding: str | None, columns: Columns | None) -> Iterator[Found]:
    """What is in a file, or in content that was sent under a name."""
    if isinstance(file, str):
        yield from read_articles(Path(file), encoding=encoding, columns=columns)
    else:
        yield from articles_of(Source(file[0], blobs[file[1]], encoding), columns)


def _preview(file: File, blobs: list[bytes], encoding: str | None, _columns: Columns | None) -> Iterator[Found]:
    """The first rows of a table."""
    name, data = (file, b"") if isinstance(file, str) else (str(file[0]), blobs[file[1]])
    try:
        if isinstance(file, str):
            name, data = display_name(Path(file)), read_bytes(Path(file))
        yield preview(Source(name, data, encoding))
    except InputRefused as fault:
        yield Refusal(name, str(fault))


def _pasted(file: File, blobs: list[bytes], _encoding: str | None, _columns: Columns | None) -> Iterator[Found]:
    """The article in words that were sent."""
    if not isinstance(file, str):
        yield pasted_article(blobs[file[1]].decode())


_WANTED = MappingProxyType({"articles": _articles, "preview": _preview, "pasted": _pasted})
"""What is made of a file, by what was asked for."""


def _guarded(name: str, articles: Iterator[Found], seconds: int) -> Iterator[Found]:
    """What is in a file; any fault of a parser is a sentence."""
    while True:
        serving.limit(seconds)
        try:
            found = next(articles, None)
        except MemoryError:
            found = Refusal(name, f"{name} needs more memory than an article should; cut out the article.")
        except Exception as fault:  # noqa: BLE001 - any kind of fault escapes parsers, and the rest must go on
            kind = type(fault).__name__
            why = f"{name} is damaged in a way that was not foreseen ({kind}); save it again and retry."
            found = Refusal(name, why, fault=noted(type(fault), fault.__traceback__))
        finally:
            serving.limit(0)
        if found is None:
            return
        yield found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
