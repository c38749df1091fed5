"""Which program this is: the one place its version stands (pyproject.toml reads it here), and the commit it is from."""

from functools import cache
from pathlib import Path

VERSION = "0.1.0"
"""Semantic version; CHANGELOG.md has a heading for each that was released."""

COMMIT_FILE = "_commit.txt"
"""Beside this file in a packaged program: the commit it was built from."""

_HERE = Path(__file__).resolve().parent


@cache
def commit() -> str:
    """The commit this program is from, twelve digits, with "+" after it where files differ from it; "" when unknown.

    A packaged program carries it in a file; a checkout asks git, where there is one.
    """
    try:
        return (_HERE / COMMIT_FILE).read_text("ascii").strip()
    except OSError:
        return checkout_commit(_HERE.parent)


def checkout_commit(folder: Path) -> str:
    """The commit of a checkout, as `commit` writes it; "" where the folder is none of its own or git is missing."""
    import subprocess  # a start asks for no commit

    if not (folder / ".git").exists():
        return ""
    described = ["describe", "--always", "--abbrev=12", "--exclude=*", "--dirty=+"]
    try:
        # safe.directory: the checkout may belong to another person, and nothing in it is run.
        asked = subprocess.run(  # noqa: S603 - fixed words and a folder
            ["git", "-c", "safe.directory=*", "-C", str(folder), *described],  # noqa: S607 - the person's own git
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
