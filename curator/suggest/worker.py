"""The process that reads articles for suggestions, so that the window neither waits for the engine nor holds it.

It gets texts over a pipe and gives readings back (`curator.article_reader` asks), confined as the one that reads files.
Run as `python -P -m curator.suggest.worker`, or by the packaged program as a command.
"""

import contextlib
import os
import sys
from typing import Any, BinaryIO

from curator.article_readings import read_text
from curator.confined import serving
from curator.confined.frames import read_frame, write_frame
from curator.faults import noted

_LAST = 5
"""How far others go first (nice): what a person does in the window comes before what is read for them."""


def main(words: list[str]) -> int:
    """Serve until the pipe is closed; `words` is the limit of memory, in bytes."""
    if hasattr(os, "nice"):  # on Windows the program has said so when it began this one
        with contextlib.suppress(OSError):  # some systems let nobody do that
            os.nice(_LAST)
    return serving.served(serve, int(words[0]))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request with a reading, or with the fault that an article led to, and where."""
    while (request := read_frame(requests)) is not None:
        head, blobs = request
        serving.limit(head["seconds"])
        write_frame(answers, *_answer(head, blobs[0].decode()))
        serving.limit(0)


def _answer(head: dict[str, Any], text: str) -> tuple[dict[str, Any], list[bytes]]:
    first, second = head["sides"]
    try:
        content, figures, suggestions = read_text(text, head["published"], (first, second))
    except Exception as fault:  # noqa: BLE001 - whatever an article leads to, the next one is to be read
        return {"fault": noted(type(fault), fault.__traceback__)}, []
    return {"figures": figures, "suggestions": suggestions}, [content.encode()]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
