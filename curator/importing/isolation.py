"""Reading files in a process of its own: what hangs or crashes a parser costs that one file, with one sentence."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from curator.confined.frames import BrokenFrame, Frame
from curator.confined.process import MEMORY, ConfinedProcess, own_command
from curator.faults import as_noted
from curator.importing.files import display_name
from curator.importing.formats import Refusal
from curator.importing.packing import unpacked_article, unpacked_preview
from curator.importing.table import Columns, Preview
from curator.model import ParsedArticle

SECONDS = 30
"""How long one article may take."""

_AT_ONCE = 32
"""Files in one message; the next is sent when all of them are done, so that nobody waits for a full pipe."""
_NOT_STARTED = "The process that reads files could not be started; close other programs and try again."


@dataclass(frozen=True, slots=True)
class Content:
    """Something to read that lies in no file: what was pasted or dragged, under a name whose suffix says what it is."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """One thing that became of the file with this number; None when the file is done.

    A Preview comes only where one was asked for.
    """

    number: int
    found: ParsedArticle | Refusal | Preview | None


class IsolatedReader:
    """A reading process that lives as long as it is used; a context manager that ends it."""

    def __init__(self, *, seconds: int = SECONDS, memory: int = MEMORY, command: Sequence[str] | None = None) -> None:
        self._seconds = seconds
        self._process = ConfinedProcess((*(command or worker_command()), str(memory), str(seconds)), _NOT_STARTED)

    def __enter__(self) -> "IsolatedReader":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.close()

    def read(
        self,
        sources: Sequence[Path | Content],
        *,
        encoding: str | None = None,
        columns: Columns | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Read]:
        """Everything in the files in their order. A CuratorError when no reading process can be started.

        When `cancelled` says so it ends at once; what is not asked for is not read ahead by more than a few files.
        """
        head = {"wanted": "articles", "encoding": encoding, "columns": asdict(columns) if columns else None}
        yield from self._read(sources, head, cancelled)

    def preview(self, table: Path | Content, cancelled: Callable[[], bool] = lambda: False) -> Preview | Refusal | None:
        """The first rows of a table, and how it would be read; None when cancelled. As `read` otherwise."""
        head = {"wanted": "preview", "encoding": None, "columns": None}
        found = next((read.found for read in self._read([table], head, cancelled)), None)
        return None if isinstance(found, ParsedArticle) else found

    def pasted(self, words: str, cancelled: Callable[[], bool] = lambda: False) -> ParsedArticle | None:
        """The article in pasted words (formats.pasted_article); None where the words keep the reader from its work."""
        head = {"wanted": "pasted", "encoding": None, "columns": None}
        content = Content("pasted.txt", words.encode("utf-8", "replace"))
        found = next((read.found for read in self._read([content], head, cancelled)), None)
        return found if isinstance(found, ParsedArticle) else None

    def _read(
        self, sources: Sequence[Path | Content], head: dict[str, Any], cancelled: Callable[[], bool]
    ) -> Iterator[Read]:
        first = 0
        while first < len(sources) and not cancelled():
            done, asked = 0, sources[first : first + _AT_ONCE]
            self._ask(asked, head)
            for read in self._answers(asked, cancelled):
                yield Read(first + read.number, read.found)
                done = read.number + (read.found is None)
                if cancelled():
                    self.close()
                    return
            first += done

    def _ask(self, sources: Sequence[Path | Content], head: dict[str, Any]) -> None:
        """Send one message to the process."""
        files: list[str | list[Any]] = []
        blobs: list[bytes] = []
        for source in sources:
            if isinstance(source, Content):
                files.append([source.name, len(blobs)])
                blobs.append(source.data)
            else:
                files.append(os.path.abspath(source))
        self._process.ask({**head, "files": files}, blobs)

    def _answers(self, sources: Sequence[Path | Content], cancelled: Callable[[], bool]) -> Iterator[Read]:
        """What comes back; after the file that the process hangs on or dies of, nothing more."""
        current = 0
        while current < len(sources):
            frame, why = self._process.answer(cancelled, self._seconds)
            if frame is None:
                self.close()
                if why:
                    name = _name(sources[current])
                    yield Read(current, Refusal(name, f"{name} {why}; save the article as plain text and import that."))
                    yield Read(current, None)
                return
            read = _read(frame, current)
            if read is None:
                continue
            current += read.found is None
            self._process.busy = current < len(sources)
            yield read


def worker_command() -> tuple[str, ...]:
    """What starts a reading process."""
    from curator.importing.worker import COMMAND  # the process's side; here only its name is wanted

    return own_command(COMMAND, "curator.importing.worker")


def _read(frame: Frame, current: int) -> Read | None:
    """What a frame says of the current file; None for one that makes no sense, as a process taken over might send."""
    head, blobs = frame
    if head.get("file") != current:
        return None
    if head.get("done"):
        return Read(current, None)
    if isinstance(refused := head.get("refused"), list) and len(refused) == 4:
        name, sentence, asks, fault = map(str, refused)
        return Read(
            current, Refusal(name, sentence, asks, blobs[0] if blobs else b"", as_noted(fault) if fault else "")
        )
    try:
        if "preview" in head:
            return Read(current, unpacked_preview(head["preview"]))
        return Read(current, unpacked_article(head.get("article"), blobs))
    except BrokenFrame:
        return None


def _name(source: Path | Content) -> str:
    return source.name if isinstance(source, Content) else display_name(source)
