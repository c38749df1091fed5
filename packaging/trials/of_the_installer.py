"""Cases of the single-file installer: as an ordinary user, without root, in a minimal Debian."""

import release
from case import case, check
from in_a_bare_system import without_program
from world import HOME, System, World, run

_COMMAND = f"{HOME}/.local/bin/{release.PROGRAM}"
_ENTRY = f"{HOME}/.local/share/applications/{release.APP_ID}.desktop"
_DESK = f"{HOME}/installer.desk"


def prepared(world: World) -> tuple[System, str]:
    """A minimal Debian with what unpacks the installer, and the installer in it."""
    system = without_program(world)
    if not (system.root / "usr/bin/xz").exists():
        system.install("xz-utils", "desktop-file-utils", "shared-mime-info", "libglib2.0-bin")
    return system, system.put(world.package("*.run"), "/tmp")


@case("run-install", "the single file installs without root, into a home with spaces and Cyrillic letters")
def install(world: World) -> str:
    system, file = prepared(world)
    said = system.as_user("sh", file).stdout
    check("is installed" in said, said)
    system.as_user(_COMMAND, "self-test")
    system.as_user("desktop-file-validate", _ENTRY)
    system.start("gio", "launch", _ENTRY)
    world.window("^Swap Curator$")
    world.picture("run-install")
    return f"{said.splitlines()[0]}; picture run-install.png"


@case("run-upgrade", "run again, it replaces the program and leaves desks alone")
def upgrade(world: World) -> str:
    system, file = prepared(world)
    system.as_user("sh", file)
    (system.root / "tmp/inst.txt").write_text("Kyiv. Ukraine brought home 270 soldiers.", "utf-8")
    if not (system.root / _DESK[1:]).exists():
        system.as_user(_COMMAND, "import", _DESK, "/tmp/inst.txt")
    before = (system.root / _DESK[1:]).read_bytes()
    marker = system.root / f"{HOME}/.local/lib/{release.PROGRAM}/of-an-older-version"[1:]
    marker.touch()
    system.as_user("sh", file)
    check(not marker.exists(), "files of the older version are left")
    check((system.root / _DESK[1:]).read_bytes() == before, "the desk was touched")
    system.as_user(_COMMAND, "check", _DESK)
    return "nothing of the older program is left; the desk is the same to the byte"


@case("run-damaged", "a damaged installer is refused and changes nothing")
def damaged(world: World) -> str:
    system, file = prepared(world)
    content = (system.root / file[1:]).read_bytes()
    (system.root / "tmp/damaged.run").write_bytes(content[:-5000] + bytes(5000))
    home = system.root / HOME[1:]
    before = sorted(home.rglob("*"))
    done = run(system.command("sh", "/tmp/damaged.run"), system.environment(), check_it=False)
    check(done.returncode == 1 and "damaged" in done.stderr, done.stdout + done.stderr)
    check(sorted(home.rglob("*")) == before, "it changed something")
    return done.stderr.strip()


@case("run-uninstall", "uninstalled, it leaves nothing in the home but the user's desks")
def uninstall(world: World) -> str:
    system, file = prepared(world)
    system.as_user("sh", file)
    said = system.as_user("sh", file, "--uninstall").stdout
    home = system.root / HOME[1:]
    left = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() or path.is_symlink()]
    left = [name for name in left if not name.startswith(".cache/fontconfig/")]  # fontconfig's own, of any program
    foreign = [name for name in left if not name.endswith(".desk")]
    check(not foreign, f"left behind: {', '.join(foreign[:8])}")
    return f"{said.strip()} {len(left)} desks left, nothing else"
