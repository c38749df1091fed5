"""The licences of everything that goes into a bundle, gathered from where each file came from.

Every file has an owner: a Python package, Python itself, a Debian package, PyInstaller, or this program. A file without
an owner, or an owner without the text of its licence, ends the build.
"""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from itertools import count
from pathlib import Path

import release
from bundle_rules import Entry

FOLDER = "ui/_licences"
"""Where they lie in the bundle; `ui.licences` reads them."""
INDEX = "index.json"

_TEXTS = release.HERE / "licences"
_NAMES_A_LICENCE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_COMMON_TEXTS = Path("/usr/share/common-licenses")
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z0-9]+-[\d.]*\d)")
_DEBIAN = " (Debian)"
_QT = ("pyside6-essentials", "shiboken6")
"""Their wheels carry no licence texts; ours are the notice Qt's licence asks for, the licences themselves, and what
`qt_notices.py` collects."""


class Unlicensed(Exception):
    """A file or a component whose licence is not known: nothing may be shipped."""


@dataclass(frozen=True, slots=True)
class Component:
    """Something by others that is shipped, or the program itself."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]


def gathered(*tables: Iterable[Entry], folder: Path) -> list[Entry]:
    """Write the licences of all that is in these tables of contents into a folder; its files for the bundle.

    Raises Unlicensed.
    """
    sources = {Path(source) for table in tables for _, source, kind in table if source and kind != "SYMLINK"}
    components = [_ours(), *_fonts(), *_of(sources)]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index = [
        {
            "name": part.name,
            "version": part.version,
            "licence": part.licence,
            "texts": [_copied(text, part, folder) for text in _with_common(part)],
        }
        for part in components
    ]
    (folder / INDEX).write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [(f"{FOLDER}/{path.name}", str(path), "DATA") for path in sorted(folder.iterdir())]


def _copied(text: Path, part: Component, folder: Path) -> str:
    """Copy a text and give its name in the folder: its own if many share it, else the component's and a number."""
    if text.parent in (_TEXTS, _COMMON_TEXTS):
        name = text.name.removesuffix(".txt") + ".txt"
    else:
        stem = re.sub(r"[^A-Za-z0-9.+]+", "-", part.name).strip("-")
        name = next(free for n in count(1) if not (folder / (free := f"{stem}-{n}.txt")).exists())
    (folder / name).write_bytes(text.read_bytes())
    return name


def _with_common(part: Component) -> tuple[Path, ...]:
    """A component's texts, and the licences that these only point to where Debian keeps them."""
    named = {name for text in part.texts for name in _COMMON.findall(text.read_text("utf-8", "replace"))}
    ours = {text.stem for text in part.texts if text.parent == _TEXTS}
    return (*part.texts, *(_common(name) for name in sorted(named - ours)))


def _common(name: str) -> Path:
    """The text of a licence that Debian keeps once for all packages: ours, else the one on this machine."""
    found = next((path for path in (_TEXTS / f"{name}.txt", _COMMON_TEXTS / name) if path.is_file()), None)
    if found is None:
        raise Unlicensed(f"The licence {name} has no text here; put one into packaging/licences.")
    return found


def _ours() -> Component:
    return Component(release.NAME, release.version(), "MIT", (release.ROOT / "LICENSE",))


def _fonts() -> Iterable[Component]:
    for text in sorted((release.ROOT / "ui" / "assets" / "LICENSES").glob("*-OFL-1.1.txt")):
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.stem.removesuffix("-OFL-1.1"))
        yield Component(f"{name} (font)", "", "SIL Open Font License 1.1", (text,))


def _of(sources: Iterable[Path]) -> list[Component]:
    """The components that own these files, each once, by name."""
    found: dict[str, Component] = {}
    for source in sorted(sources):
        owner = _owner(source)
        if owner is not None:
            found.setdefault(owner.name, owner)
    bootloader = next(package for package in distributions() if _key(package) == "pyinstaller")
    found.setdefault(bootloader.name, _of_distribution(bootloader))  # the program's first instructions are its
    for part in found.values():
        if not part.texts:
            raise Unlicensed(f"{part.name} has no licence text; put one into packaging/licences and name it here.")
    return sorted(found.values(), key=lambda part: (part.name.endswith(_DEBIAN), part.name.lower()))


def _owner(source: Path) -> Component | None:
    """Whose a file is; None when it is ours. Raises Unlicensed."""
    path = source.resolve()
    distribution = _installed().get(path)
    if distribution is not None:
        return None if _key(distribution) == release.PROGRAM else _of_distribution(distribution)
    if any(path.is_relative_to(home) for home in _python_homes()):
        return _python()
    if path.is_relative_to(release.ROOT):
        return None
    package = _debian_package(path) or _debian_package(source)
    if package is None:
        raise Unlicensed(f"{source} belongs to no package that is known here: whose licence is it under?")
    return _of_debian(package)


# -- Python packages ----------------------------------------------------------------------------------------------


def _key(distribution: Distribution) -> str:
    return distribution.name.lower().replace("_", "-")


@cache
def _installed() -> dict[Path, Distribution]:
    """Every file of every installed Python package."""
    return {
        Path(str(package.locate_file(file))).resolve(): package
        for package in distributions()
        for file in package.files or ()
    }


@cache
def _licence_of(distribution: Distribution) -> str:
    """What a Python package says of its licence, in a few words."""
    said = distribution.metadata
    stated = said.get("License-Expression") or said.get("License") or ""
    if stated and "\n" not in stated and len(stated) < 80:
        return stated
    classified = [
        line.rsplit(" :: ", 1)[-1] for line in said.get_all("Classifier", []) if line.startswith("License ::")
    ]
    return ", ".join(classified) or "see its text"


def _of_distribution(distribution: Distribution) -> Component:
    key = _key(distribution)
    if key in _QT:
        texts = [_TEXTS / f"{name}.txt" for name in ("Qt-notice", "LGPL-3", "GPL-3")]
        if key == _QT[0]:
            texts += [_TEXTS / f"{name}.txt" for name in ("Qt-third-party", "ICU")]
    else:
        texts = [
            Path(str(distribution.locate_file(file)))
            for file in distribution.files or ()
            if ".dist-info" in file.parts[0] and _NAMES_A_LICENCE.search(file.name)
        ]
    return Component(distribution.name, distribution.version, _licence_of(distribution), tuple(sorted(texts)))


# -- Python and Debian --------------------------------------------------------------------------------------------


@cache
def _python_homes() -> tuple[Path, ...]:
    places = [Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")]
    base = Path(sys.base_prefix).resolve()
    return tuple(places) if base in (Path("/usr"), Path("/usr/local")) else (*places, base)


@cache
def _python() -> Component:
    stdlib, base = Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)
    found = next((path for path in (stdlib / "LICENSE.txt", base / "LICENSE.txt") if path.is_file()), None)
    return Component("Python", sys.version.split()[0], "Python Software Foundation License", (found,) if found else ())


@cache
def _debian_package(path: Path) -> str | None:
    """The Debian package that a file is from; /lib and /usr/lib are one folder, and dpkg knows either."""
    if sys.platform != "linux":
        return None
    other = Path("/usr", *path.parts[1:]) if path.parts[1] != "usr" else Path("/", *path.parts[2:])
    for name in (path, other):
        asked = subprocess.run(["dpkg-query", "-S", str(name)], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.split(":", 1)[0]
    return None


@cache
def _of_debian(package: str) -> Component:
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}\n", package], capture_output=True, text=True, check=True
    )
    text = Path("/usr/share/doc", package, "copyright")
    texts = (text,) if text.is_file() else ()
    return Component(f"{package}{_DEBIAN}", asked.stdout.split()[0], _debian_licence(text) if texts else "", texts)


def _debian_licence(text: Path) -> str:
    """The licences that a Debian copyright file names for the program itself, in a few words."""
    names = re.findall(r"^License:[ \t]*(\S.*)$", text.read_text("utf-8", "replace"), re.MULTILINE)
    return ", ".join(dict.fromkeys(names[:3])) or "see its text"
