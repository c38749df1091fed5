"""Where the five sample articles lie: inside an installed or packaged program, or in `seeds/` of a checkout."""

from pathlib import Path


def sample_files() -> tuple[Path, ...]:
    """The sample articles, by name. Raises FileNotFoundError when the installation has lost them."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_seeds", here.parent / "seeds"):
        files = tuple(sorted(folder.glob("*.txt")))
        if files:
            return files
    raise FileNotFoundError("The sample articles are missing from this installation; install the program again.")
