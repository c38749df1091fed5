"""The other side of a confined process: it answers over its pipe, and ends with that."""

import contextlib
import os
import signal
from collections.abc import Callable
from typing import BinaryIO

from curator.confined import confinement
from curator.confined.frames import write_frame

_BEYOND = 5
"""Seconds after its time at which a process ends itself, should nobody be left to end it."""


def served(serve: Callable[[BinaryIO, BinaryIO], None], memory: int) -> int:
    """Confine this process to so many bytes of memory and serve until the pipe is closed; the exit status."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)  # what a library prints must not get between the frames
    confinement.confine(memory)
    with contextlib.suppress(BrokenPipeError):
        write_frame(answers, {"ready": True})
        serve(requests, answers)
    return 0


def limit(seconds: int) -> None:
    """End this process when its work takes longer than so many seconds, and some more; 0: no longer.

    Only where the system has alarms; the program ends it everywhere.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(seconds + _BEYOND if seconds else 0)
