"""The lines of a file of patterns: each with the language it stands under; comments and empty lines are none."""

from collections.abc import Iterator
from pathlib import Path


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    """Language and line, in order; "@uk" opens the lines of a language, English is first; "#" begins a comment."""
    language = "en"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            language = line[1:]
        elif line and not line.startswith("#"):
            yield language, line
