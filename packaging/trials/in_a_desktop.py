"""Cases of the desktop: started from the menu, by double click, by dropping files on the icon."""

import sqlite3
import time
from contextlib import closing

import release
from case import case, check
from in_a_bare_system import PROGRAM
from world import HOME, System, World, need_root

_ENTRY = f"/usr/share/applications/{release.APP_ID}.desktop"
_TOOLS = ("libglib2.0-bin", "shared-mime-info", "desktop-file-utils")
_IMPORTED = 6
"""Seconds in which one short article is in."""
_GOOD, _BAD = f"{HOME}/мій стіл.desk", f"{HOME}/зіпсований.desk"


def desktop(world: World) -> System:
    """A minimal Debian with the .deb and what a desktop has to know types and start menu entries."""
    need_root()
    return world.system(*_TOOLS, str(world.package("*.deb")))


@case("menu", "started from its menu entry, it shows its window")
def menu(world: World) -> str:
    system = desktop(world)
    system.start("gio", "launch", _ENTRY)
    found = world.window("^Swap Curator$")
    world.picture("menu")
    return f"window {found}; picture menu.png"


@case("double-click", "a desk opens by double click: its type belongs to the program")
def double_click(world: World) -> str:
    system = desktop(world)
    system.as_user(PROGRAM, "import", _GOOD, _article(system, "one.txt"))
    kind = system.as_user("gio", "info", "-a", "standard::content-type", _GOOD).stdout
    check(release.DESK_TYPE in kind, f"the type of a desk is {kind}")
    system.start("gio", "open", _GOOD)
    world.window("^мій стіл .*Swap Curator")
    world.picture("double-click")
    return "picture double-click.png"


@case("drop", "articles dropped on the icon are imported into the desk that comes with them")
def drop(world: World) -> str:
    system = desktop(world)
    place = f"{HOME}/drop.desk"
    system.as_user(PROGRAM, "import", place, _article(system, "first.txt"))
    system.start("gio", "launch", _ENTRY, place, _article(system, "друга стаття.txt"))
    world.window("^drop .*Swap Curator")
    time.sleep(_IMPORTED)
    world.picture("drop")
    world.end_case()  # everything is saved when it is made
    taken = _articles(system, place)
    check(taken == {"first.txt", "друга стаття.txt"}, f"the desk holds {sorted(taken)}")
    return "picture drop.png"


@case("drop-waits", "articles dropped without a desk wait for the desk that is chosen")
def drop_waits(world: World) -> str:
    system = desktop(world)
    system.start("gio", "launch", _ENTRY, _article(system, "third.txt"), _article(system, "fourth.txt"))
    world.window("^Swap Curator$")
    world.picture("drop-waits")
    return "picture drop-waits.png"


@case("refused", "a desk that is refused after a double click is told in a window")
def refused(world: World) -> str:
    system = desktop(world)
    target = system.root / _BAD[1:]
    target.write_bytes(b"SQLite format 3\0" + bytes(84))
    system.start("gio", "open", _BAD)
    world.window("^Swap Curator$")
    world.picture("refused")
    quiet = system.start(PROGRAM, _BAD)  # from a terminal or a script it must not wait for anybody
    said = quiet.communicate(timeout=30)[0].decode()
    check(quiet.returncode == 1 and said.count("\n") == 1, f"from a script it says: {said}")
    return f"picture refused.png; a script is told “{said.strip()[:60]}…”"


def _article(system: System, name: str) -> str:
    """Put an article into the system; where it is there."""
    target = system.root / "tmp" / name
    target.write_text(f"Kyiv, 24 May 2025. Ukraine brought home 270 soldiers, says {name}.", "utf-8")
    target.chmod(0o644)
    return f"/tmp/{name}"


def _articles(system: System, desk: str) -> set[str]:
    """Names of the articles of a desk."""
    with closing(sqlite3.connect(system.root / desk[1:])) as raw:
        return {name for (name,) in raw.execute("SELECT file_name FROM article")}
