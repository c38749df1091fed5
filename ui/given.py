"""What a person hands the program at its start, or drops on its icon: one desk, and articles to import into it."""

from collections.abc import Sequence
from pathlib import Path

from curator.errors import InputRefused
from curator.values import value


@value
class Given:
    """A desk, if one is named, and the articles, files or folders of them."""

    desk: Path | None
    articles: tuple[Path, ...]


def told_apart(paths: Sequence[Path]) -> Given:
    """Which of the paths is the desk; the others are articles. Raises InputRefused for two desks."""
    desks = [path for path in paths if not is_article(path)]
    if len(desks) > 1:
        names = ", ".join(path.name for path in desks)
        raise InputRefused(f"Only one desk can be open at a time; name one of {names}.")
    return Given(desks[0] if desks else None, tuple(path for path in paths if path not in desks))


def is_article(path: Path) -> bool:
    """Whether a path is an article or a folder of articles, by its name; what is unknown is taken for a desk."""
    if path.suffix.lower() == ".desk":
        return False
    from curator.importing import FORMATS  # its patterns would hold up the start of the window

    return path.suffix.lower() in FORMATS or path.is_dir()
