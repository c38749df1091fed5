"""Cases of the bounds on time and memory, against an empty Qt window measured in the same run."""

import mmap
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import release
from case import Failed, NotShown, case, check
from world import World, need, run

_ROUNDS = 16
_SLOWER = 12
"""One is slower than another that took less time in more rounds than these: of two that are equal, one is in 1 of 94
runs."""
_SETTLED = 6.0
"""Seconds after which a window is at rest: its timeline is loaded."""
_WIDTH, _HEIGHT = 1920, 1080
_BARE = release.ROOT / "tests" / "bench" / "bare_window.py"


@dataclass(frozen=True, slots=True)
class Compared:
    """Medians of the bundle, of the program from source, and of an empty Qt window."""

    bundle: float
    source: float
    empty: float


class _Watched:
    """A screen whose pixels lie in a file: what any program paints is seen there, whatever it is made of."""

    def __init__(self, folder: Path) -> None:
        need("Xvfb")
        read, write = os.pipe()
        screen = ["-screen", "0", f"{_WIDTH}x{_HEIGHT}x24", "-fbdir", str(folder), "-nolisten", "tcp", "-ac"]
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *screen],
            pass_fds=(write,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = int.from_bytes(self._pixels[0:4], "big")
        colours = int.from_bytes(self._pixels[76:80], "big")
        first = header + 12 * colours
        self._samples = [first + 4 * (x + _WIDTH * y) for x in range(80, 900, 40) for y in range(60, 600, 40)]

    def painted(self) -> bool:
        """Whether most of where a window lies is no longer black."""
        lit = sum(self._pixels[place : place + 3] != b"\0\0\0" for place in self._samples)
        return lit > len(self._samples) * 3 // 4

    def close(self) -> None:
        """End the screen."""
        self._server.terminate()
        self._server.wait()
        self._pixels.close()


def _until_painted(watched: _Watched, command: Sequence[str], home: str) -> tuple[float, subprocess.Popen[bytes]]:
    """Seconds from the start of a program to its first painted window, and the program."""
    environment = {"HOME": home, "PATH": os.environ["PATH"], "DISPLAY": watched.display, "LC_ALL": "C.UTF-8"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not watched.painted():
        if process.poll() is not None:
            raise Failed(f"“{Path(command[0]).name}” ended with {process.returncode} before it was painted")
        if time.perf_counter() - begun > 60:
            process.kill()
            raise Failed(f"“{Path(command[0]).name}” painted nothing in 60 s")
        time.sleep(0.002)
    return time.perf_counter() - begun, process


def _end(watched: _Watched, process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    until = time.monotonic() + 10
    while watched.painted() and time.monotonic() < until:
        time.sleep(0.01)


def _commands(world: World, folder: Path) -> tuple[list[str], list[str], list[str]]:
    """The bundle and the source on a desk of their own with the five sample articles, and the empty window."""
    source = Path(sys.executable).with_name(release.PROGRAM)
    if not source.is_file():
        raise NotShown(f"{source} is not here: ./dev setup makes it")
    commands = []
    for number, program in enumerate((world.program, source)):
        desk = folder / f"{number}.desk"
        run([world.program, "import", desk, release.ROOT / "seeds"], {"HOME": str(folder)})
        commands.append([str(program), "--curator", "Bench", str(desk)])
    return commands[0], commands[1], [sys.executable, str(_BARE)]


@case("start", "to the first painted window no slower than from source, at most 2.5 times an empty Qt window")
def start(world: World) -> str:
    folder = world.folder()
    watched = _Watched(folder)
    try:
        taken: tuple[list[float], ...] = ([], [], [])
        for turn in range(_ROUNDS + 1):
            commands = _commands(world, world.folder())
            for place in range(len(commands)):
                which = (turn + place) % len(commands)  # the first of a turn starts while the new desks are written out
                seconds, process = _until_painted(watched, commands[which], str(folder))
                _end(watched, process)
                if turn:  # the first one warms up
                    taken[which].append(seconds)
    finally:
        watched.close()
    found = Compared(*(statistics.median(times) for times in taken))
    later = sum(bundle > source for bundle, source in zip(*taken[:2], strict=True))
    words = (
        f"bundle {found.bundle:.2f} s, source {found.source:.2f} s, empty window {found.empty:.2f} s; "
        f"{found.bundle / found.source:.2f} and {found.bundle / found.empty:.2f} times (medians of {_ROUNDS}); "
        f"the bundle later than the source in {later} of them"
    )
    check(later <= _SLOWER and found.bundle <= 2.5 * found.empty, words)
    return words


@case("memory", "at rest at most twice the memory of an empty Qt window")
def memory(world: World) -> str:
    folder = world.folder()
    watched = _Watched(folder)
    try:
        held = []
        for command in _commands(world, world.folder()):
            _, process = _until_painted(watched, command, str(folder))
            time.sleep(_SETTLED)
            held.append(_resident(process.pid))
            _end(watched, process)
    finally:
        watched.close()
    found = Compared(*held)
    words = (
        f"bundle {found.bundle:.0f} MB, source {found.source:.0f} MB, empty window {found.empty:.0f} MB; "
        f"{found.bundle / found.empty:.2f} times"
    )
    check(found.bundle <= 2 * found.empty, words)
    return words


def _resident(process: int) -> float:
    """Megabytes of a process in memory."""
    for line in Path(f"/proc/{process}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise NotShown("the system does not say how much memory is held")
