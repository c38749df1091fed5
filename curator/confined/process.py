"""The program's side of a confined process: started when something is asked, asked again, ended whatever it does."""

import queue
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from curator.confined.frames import BrokenFrame, Frame, read_frame, write_frame
from curator.errors import CuratorError

if TYPE_CHECKING:
    import subprocess

MEMORY = 2 * 1024**3
"""Bytes of address space of such a process."""

_TO_START = 60
"""Seconds a process may take to begin: on a machine with much to do that is longer than most work."""
_PATIENCE = 0.1
"""Seconds between two looks at whether the person has cancelled."""
_WAITING = 256
"""Frames that may lie unread; the process then waits."""


class NotStarted(CuratorError):
    """No process can be started."""


class ConfinedProcess:
    """One process, started when it is first asked; one thread at a time may use it."""

    def __init__(self, command: Sequence[str], not_started: str, *, gentle: bool = False) -> None:
        """`not_started` is the sentence for a person where it cannot be started; a gentle one lets others go first."""
        self._command, self._not_started = tuple(command), not_started
        self._gentle = gentle
        self._process: subprocess.Popen[bytes] | None = None
        self._frames: queue.Queue[Frame | None] = queue.Queue()
        self._drain = threading.Thread()
        self._ready = False
        """Whether it has said so."""
        self.busy = False
        """Whether answers to a message are under way: a process that is left in the middle of them is of no use."""

    @property
    def number(self) -> int | None:
        """What the system calls the process by; None while there is none."""
        return None if self._process is None else self._process.pid

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

    def begin(self) -> None:
        """Start a fresh process where none is free, without waiting for it. Raises NotStarted."""
        if self._process is None or self.busy or self._process.poll() is not None:
            self.close()
            self._start()

    def ask(
        self, head: dict[str, Any], blobs: Sequence[bytes] = (), cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """Send one message; a fresh process is started where none is free. Raises NotStarted, also where cancelled."""
        self.begin()
        if not self._ready:
            self._wait_until_ready(cancelled)
        self.busy = True
        process = self._process
        if process is None or process.stdin is None:
            raise NotStarted(self._not_started)
        with suppress(OSError):  # it died between two messages: its answers end at once, the first of them is blamed
            write_frame(cast(BinaryIO, process.stdin), head, blobs)

    def answer(self, cancelled: Callable[[], bool], seconds: int) -> tuple[Frame | None, str]:
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
        import subprocess  # the window asks for this module long before it needs a process

        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        if self._gentle:  # elsewhere the process sees to it itself
            flags |= getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        try:
            self._process = process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                close_fds=True,  # no handle of the desk
                creationflags=flags,
            )
        except OSError as fault:
            raise NotStarted(self._not_started) from fault
        self._frames = queue.Queue(_WAITING)
        if process.stdout is None:
            raise NotStarted(self._not_started)
        self._drain = threading.Thread(
            target=_drain, args=(cast(BinaryIO, process.stdout), self._frames), name="answers", daemon=True
        )
        self._drain.start()
        self.busy = self._ready = False

    def _wait_until_ready(self, cancelled: Callable[[], bool]) -> None:
        frame, _why = self.answer(cancelled, _TO_START)
        if frame is None or not frame[0].get("ready"):
            self.close()
            raise NotStarted(self._not_started)
        self._ready = True


def own_command(name: str, module: str) -> tuple[str, ...]:
    """What starts such a process: the packaged program with a name, else Python without this folder on its path."""
    if getattr(sys, "frozen", False):
        return (sys.executable, name)
    return (sys.executable, "-P", "-m", module)


def _drain(stream: BinaryIO, frames: "queue.Queue[Frame | None]") -> None:
    """Put every frame into the queue, and None at the end of them."""
    with suppress(BrokenFrame, OSError, ValueError):  # it died in the middle of a frame, or was ended: that is its end
        while (frame := read_frame(stream)) is not None:
            frames.put(frame)
    frames.put(None)
