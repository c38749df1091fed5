"""Reading files in a process of its own: what hangs or crashes a parser costs that one file, with one sentence."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

from curator.errors import CuratorError
from curator.importing.files import display_name
from curator.importing.formats import Refusal
from curator.importing.frames import BrokenFrame, read_frame, unpacked_article, unpacked_preview, write_frame
from curator.importing.table import Columns, Preview
from curator.model import ParsedArticle

SECONDS = 30
"""How long one article may take."""
MEMORY = 2 * 1024**3
"""Bytes of address space of the reading process."""

_TO_START = 60
"""Seconds a reading process may take to begin: on a machine with much to do that is longer than reading an article."""
_AT_ONCE = 32
"""Files in one message; the next is sent when all of them are done, so that nobody waits for a full pipe."""
_PATIENCE = 0.1
"""Seconds between two looks at whether the person has cancelled."""
_WAITING = 256
"""Frames that may lie unread; the process then waits."""

Frame = tuple[dict[str, Any], list[bytes]]


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
        self._command = (*(command or worker_command()), str(memory), str(seconds))
        self._process: subprocess.Popen[bytes] | None = None
        self._frames: queue.Queue[Frame | None] = queue.Queue()
        self._drain = threading.Thread()
        self._busy = False
        """Whether answers to a message are under way: a process that is left in the middle of them is of no use."""

    def __enter__(self) -> "IsolatedReader":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        while self._drain.is_alive():  # it may wait for room in the queue
            with suppress(queue.Empty):
                self._frames.get(timeout=0.01)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # a message that the ended process did not take
                    stream.close()

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
        """Send one message to the process; a fresh one is started where there is none that is free."""
        if self._process is None or self._busy or self._process.poll() is not None:
            self.close()
            self._start()
        self._busy = True
        files: list[str | list[Any]] = []
        blobs: list[bytes] = []
        for source in sources:
            if isinstance(source, Content):
                files.append([source.name, len(blobs)])
                blobs.append(source.data)
            else:
                files.append(os.path.abspath(source))
        process = self._process
        if process is None or process.stdin is None:
            raise CuratorError(_NOT_STARTED)
        try:
            write_frame(cast(BinaryIO, process.stdin), {**head, "files": files}, blobs)
        except OSError:
            return  # it died between two messages: its answers end at once, and the first file is blamed

    def _answers(self, sources: Sequence[Path | Content], cancelled: Callable[[], bool]) -> Iterator[Read]:
        """What comes back; after the file that the process hangs on or dies of, nothing more."""
        current = 0
        while current < len(sources):
            frame, why = self._next(cancelled, self._seconds)
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
            self._busy = current < len(sources)
            yield read

    def _next(self, cancelled: Callable[[], bool], seconds: int) -> tuple[Frame | None, str]:
        """The next frame; else None with why there is none, "" when the person has cancelled."""
        waited = 0.0
        while waited < seconds:
            try:
                frame = self._frames.get(timeout=_PATIENCE)
            except queue.Empty:
                waited += _PATIENCE
                if cancelled():
                    return None, ""
                continue
            return (frame, "") if frame else (None, "stopped its reader, which was started again")
        return None, f"was not read within {seconds} seconds"

    def _start(self) -> None:
        """Start a process and wait until it says that it is ready. Raises CuratorError."""
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            self._process = process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                close_fds=True,  # no handle of the desk
                creationflags=hidden,
            )
        except OSError as fault:
            raise CuratorError(_NOT_STARTED) from fault
        self._frames = queue.Queue(_WAITING)
        if process.stdout is None:
            raise CuratorError(_NOT_STARTED)
        self._drain = threading.Thread(target=_drain, args=(cast(BinaryIO, process.stdout), self._frames), daemon=True)
        self._drain.start()
        frame, _why = self._next(lambda: False, _TO_START)
        if frame is None or not frame[0].get("ready"):
            self.close()
            raise CuratorError(_NOT_STARTED)


_NOT_STARTED = "The process that reads files could not be started; close other programs and try again."


def worker_command() -> tuple[str, ...]:
    """What starts a reading process: the packaged program itself, else Python without this folder on its path."""
    from curator.importing.worker import COMMAND  # the process's side; here only its name is wanted

    if getattr(sys, "frozen", False):
        return (sys.executable, COMMAND)
    return (sys.executable, "-P", "-m", "curator.importing.worker")


def _drain(stream: BinaryIO, frames: "queue.Queue[Frame | None]") -> None:
    """Put every frame into the queue, and None at the end of them."""
    with suppress(BrokenFrame, OSError, ValueError):  # it died in the middle of a frame, or was ended: that is its end
        while (frame := read_frame(stream)) is not None:
            frames.put(frame)
    frames.put(None)


def _read(frame: Frame, current: int) -> Read | None:
    """What a frame says of the current file; None for one that makes no sense, as a process taken over might send."""
    head, blobs = frame
    if head.get("file") != current:
        return None
    if head.get("done"):
        return Read(current, None)
    if isinstance(refused := head.get("refused"), list) and len(refused) == 3:
        name, sentence, asks = map(str, refused)
        return Read(current, Refusal(name, sentence, asks, blobs[0] if blobs else b""))
    try:
        if "preview" in head:
            return Read(current, unpacked_preview(head["preview"]))
        return Read(current, unpacked_article(head.get("article"), blobs))
    except BrokenFrame:
        return None


def _name(source: Path | Content) -> str:
    return source.name if isinstance(source, Content) else display_name(source)
