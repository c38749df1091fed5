"""What the shared libraries of a Linux bundle link, and whether all of it is there: in the bundle, or on every desktop.

PyInstaller only warns when a library is missing on the machine it builds on, and makes a bundle that works without a
screen and dies in a window.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bundle_rules import Entry, base

HOST: Mapping[str, str] = {
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libresolv.so.2": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libexpat.so.1": "libexpat1",
    "libpng16.so.16": "libpng16-16",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-dri2.so.0": "libxcb-dri2-0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
}
"""What a bundle leaves to the system, and the Debian package that has it: each desktop has all of these."""

WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libdrm.so.2": "libdrm2",
}
"""The same for what only a Wayland desktop needs, and has."""

_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Links:
    """What one file links: libraries by name, and the newest version of glibc it asks for."""

    needed: tuple[str, ...]
    glibc: tuple[int, int]


@cache
def links(path: Path) -> Links:
    """Read with objdump what a program or library links; nothing for a file that is neither."""
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return Links((), (0, 0))
    shown = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
    versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(shown)]
    return Links(tuple(_NEEDED.findall(shown)), max(versions, default=(0, 0)))


def missing(needed: Mapping[str, Iterable[str]], there: Iterable[str]) -> list[str]:
    """A sentence for each library that is neither in the bundle nor on every desktop.

    `needed` says of each file what it links, `there` is what the bundle has.
    """
    known = {*there, *HOST, *WAYLAND}
    absent: dict[str, list[str]] = {}
    for file, names in needed.items():
        for name in set(names) - known:
            absent.setdefault(name, []).append(file)
    return [
        f"{name} is not on this machine; {', '.join(sorted(files))} needs it" for name, files in sorted(absent.items())
    ]


def packages(needed: Mapping[str, Iterable[str]], there: Iterable[str], table: Mapping[str, str]) -> list[str]:
    """The Debian packages, from one of the tables above, whose libraries a bundle links and does not have itself."""
    from_outside = {name for names in needed.values() for name in names} - set(there)
    return sorted({table[name] for name in from_outside & table.keys()})


def files_of(bundle: Path) -> list[Path]:
    """Every ordinary file of a bundle, in a fixed order."""
    return sorted(path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())


def stripped(entries: Iterable[Entry], home: Path, folder: Path) -> list[Entry]:
    """The entries, with Python's own files (those under `home`) as copies without debug information.

    Pythons that people compile themselves carry 30 MB of it. Nobody else's files are touched: numpy's and Qt's
    libraries do not survive it everywhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, source, kind in entries:
        path = Path(source)
        if kind in ("BINARY", "EXTENSION") and path.resolve().is_relative_to(home):
            target = folder / base(name)
            shutil.copyfile(path, target)
            subprocess.run(["strip", "--strip-unneeded", str(target)], check=True)
            path = target
        changed.append((name, str(path), kind))
    return changed
