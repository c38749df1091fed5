"""Whose work the program carries, and under which licence.

A packaged program has this of every library in it, gathered when it was built; a checkout carries only its own and the
fonts, since its libraries are installed beside it.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from curator.version import VERSION

_UI = Path(__file__).parent
_PACKAGED = _UI / "_licences"


@dataclass(frozen=True, slots=True)
class Component:
    """Something that is shipped, with the texts of its licence."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """The texts, one after the other."""
        return "\n\n".join(file.read_text("utf-8", "replace").strip() for file in self.files)


def components(packaged: Path = _PACKAGED) -> tuple[Component, ...]:
    """Everything that is shipped with this program, itself first."""
    index = packaged / "index.json"
    if not index.is_file():
        return (*_own(), *_fonts())
    return tuple(
        Component(part["name"], part["version"], part["licence"], tuple(packaged / text for text in part["texts"]))
        for part in json.loads(index.read_text("utf-8"))
    )


def _own() -> tuple[Component, ...]:
    file = _UI.parent / "LICENSE"
    return (Component("Swap Curator", VERSION, "MIT", (file,)),) if file.is_file() else ()


def _fonts() -> tuple[Component, ...]:
    files = sorted((_UI / "assets" / "LICENSES").glob("*-OFL-1.1.txt"))
    return tuple(
        Component(f"{file.name.split('-')[0]} (font)", "", "SIL Open Font License 1.1", (file,)) for file in files
    )
