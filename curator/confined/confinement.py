"""What the reading process may not do, from the moment it is confined: nothing takes it back.

Python itself asks before each file, program and connection (an audit hook); on Linux the kernel refuses connections and
programs besides (seccomp), whatever native code asks for. Memory, written files and core dumps are limited by rlimits.
"""

import contextlib
import os
import platform
import signal
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_FORBIDDEN = (
    *("socket.", "subprocess.", "sqlite3.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork"),
    *("os.startfile", "os.rename", "os.remove", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.chmod"),
)
"""Beginnings of the names of events that a reader of files has no use for."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_SYSTEM_CALLS = {
    # architecture: its number in the kernel, then socket, execve, execveat, ptrace, io_uring_setup
    "x86_64": (0xC000003E, (41, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117, 425)),
}
_X32 = 0x40000000
"""From here on the numbers are those of another table of the same kernel, which is not to be a way round."""
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2

_libraries: tuple[str, ...] = ()
_asked: frozenset[str] = frozenset()


def allow(paths: Iterable[str]) -> None:
    """The files that may be read now, besides Python's own; absolute paths."""
    global _asked
    _asked = frozenset(paths)


def confine(memory: int) -> None:
    """Take from this process what no parser needs; `memory` is in bytes of address space."""
    global _libraries
    _libraries = _places_of_libraries()
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program decides when reading ends
    _close_the_kernel()
    sys.addaudithook(_audit)
    try:
        import resource
    except ImportError:
        return  # Windows knows no such limits; the time limit holds there too
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):  # a system may allow no limit, or already hold a lower one
            resource.setrlimit(limit, (most, most))


def _places_of_libraries() -> tuple[str, ...]:
    """The folders of Python, its libraries and this package: what is imported is read from there."""
    own = str(Path(__file__).resolve().parents[1])
    named = (sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    frozen = getattr(sys, "_MEIPASS", "")
    places = {own, frozen, *named, *(place for place in sys.path if place.endswith((".zip", "lib-dynload")))}
    return tuple(os.path.join(os.path.realpath(place), "") for place in places if place)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what would reach outside."""
    refused = event.startswith(_FORBIDDEN)
    if event == "open":
        file, _mode, flags = arguments
        refused = (isinstance(flags, int) and bool(flags & _WRITES)) or not _may_read(file)
    if refused:
        raise PermissionError(f"a reader of files may not do this: {event}")


def _may_read(file: object) -> bool:
    """Whether a file is one that was asked for, or Python's own; what is open already is known by its number.

    The packaged program keeps Python's modules in itself.
    """
    if isinstance(file, int) or not isinstance(file, (str, bytes, os.PathLike)):
        return True
    path = os.fsdecode(file)
    return path in _asked or path == sys.executable or os.path.realpath(path).startswith(_libraries)


def _close_the_kernel() -> None:
    """Have the kernel refuse sockets and programs with EPERM; where it is not Linux, Python's refusal has to do."""
    known = _SYSTEM_CALLS.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return
    import ctypes

    architecture, calls = known
    code = _filter(architecture, calls)
    program = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("HP", len(code) // 8, ctypes.addressof(program))
    control = ctypes.CDLL(None).prctl
    control.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    where = ctypes.create_string_buffer(described, len(described))
    if control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        control(_SECCOMP, _FILTER, ctypes.addressof(where), 0, 0)  # a kernel without seccomp refuses: see above


def _filter(architecture: int, calls: tuple[int, ...]) -> bytes:
    """A classic BPF program over a system call: its number at byte 0, the architecture at byte 4."""
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    allowed, refused = 0x7FFF0000, 0x00050001  # with errno 1, EPERM
    count = len(calls)
    # The jumps, for true and for false, count the steps that are passed over; the last step refuses.
    steps = [(load, 0, 0, 4), (equal, 0, count + 3, architecture), (load, 0, 0, 0), (at_least, count + 1, 0, _X32)]
    steps += [(equal, count - place, 0, call) for place, call in enumerate(calls)]
    steps += [(give, 0, 0, allowed), (give, 0, 0, refused)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
