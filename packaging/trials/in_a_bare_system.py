"""Cases in a minimal Debian with only what the .deb names, as an ordinary user with a difficult home."""

import hashlib
import subprocess

import linux
import release
from case import case, check
from world import HOME, USER, System, World, need_root, run

PROGRAM = f"/usr/bin/{release.PROGRAM}"


def bare(world: World) -> System:
    """A minimal Debian with the .deb and nothing that it does not ask for."""
    need_root()
    return world.system(str(world.package("*.deb")))


def without_program(world: World, purpose: str = "") -> System:
    """A minimal Debian with what the .deb depends on, and not the program itself."""
    need_root()
    asked = run(["dpkg-deb", "-f", world.package("*.deb"), "Depends"], {}).stdout
    return world.system(*(part.split()[0] for part in asked.split(",")), purpose=purpose)


@case(
    "bare-offscreen", "self-test in a minimal Debian, ordinary user, home with spaces and Cyrillic letters, no screen"
)
def bare_offscreen(world: World) -> str:
    done = bare(world).as_user(PROGRAM, "self-test")
    check(done.stderr == "", done.stderr)
    return done.stdout.strip()


@case("bare-window", "the same in a real window (X11)")
def bare_window(world: World) -> str:
    system = bare(world)
    done = system.as_user(PROGRAM, "self-test", QT_QPA_PLATFORM="xcb", **system.on_screen())
    check(done.stderr == "", done.stderr)
    return done.stdout.strip()


@case("one-font", "self-test in a window where the system has a single font")
def one_font(world: World) -> str:
    system = bare(world)
    fonts = sorted(
        path for path in (system.root / "usr/share/fonts").rglob("*") if path.suffix in (".ttf", ".otf", ".pfb")
    )
    for font in fonts[1:]:
        font.unlink()
    system.as_user(PROGRAM, "self-test", QT_QPA_PLATFORM="xcb", **system.on_screen())
    system.start(PROGRAM, "--curator", "Олена", "--sample", f"{HOME}/шрифт.desk")
    world.window("^шрифт")
    world.picture("one-font")
    return f"{len(fonts[:1])} font left of {len(fonts)}; picture one-font.png"


@case("read-only", "the unpacked archive runs from a read-only place, as an ordinary user")
def read_only(world: World) -> str:
    system = without_program(world)
    medium = world.folder()
    subprocess.run(["tar", "-xJf", world.package("*.tar.xz"), "-C", medium, "--strip-components=1"], check=True)
    medium.chmod(0o755)
    system.mount("--bind", "-o", "ro", str(medium), onto="/media/stick")
    subprocess.run(["mount", "-o", "remount,bind,ro", str(system.root / "media/stick")], check=True)
    refused = run(system.command("sh", "-c", "echo x > /media/stick/x"), system.environment(), check_it=False)
    check(refused.returncode != 0, "the place can be written")
    system.as_user(f"/media/stick/{release.PROGRAM}", "self-test")
    done = system.as_user(f"/media/stick/{release.PROGRAM}", "self-test", QT_QPA_PLATFORM="xcb", **system.on_screen())
    return done.stdout.strip()


@case("upgrade", "an older version is upgraded, and the desk is as it was")
def upgrade(world: World) -> str:
    need_root()
    new = world.package("*.deb")
    moment = int(world.program.stat().st_mtime)
    old = linux.deb(world.bundle, world.folder(), moment, "0.0.1", packing=("-Zgzip", "-z1"))
    system = world.system(str(old), purpose="upgrade")
    place = f"{HOME}/мій стіл.desk"
    desk = system.root / place[1:]
    seeds = system.root / "tmp/articles"
    seeds.mkdir()
    for article in sorted((release.ROOT / "seeds").iterdir()):
        (seeds / article.name).write_bytes(article.read_bytes())
    seeds.chmod(0o755)
    system.as_user(PROGRAM, "import", place, "/tmp/articles")
    system.as_user(PROGRAM, "export", "--drafts", place, f"{HOME}/before")
    before = hashlib.sha256(desk.read_bytes()).hexdigest()
    was = system.as_root("dpkg-query", "-W", "-f", "${Version}", release.PROGRAM).stdout
    system.install(str(new))
    now = system.as_root("dpkg-query", "-W", "-f", "${Version}", release.PROGRAM).stdout
    check((was, now) == ("0.0.1", release.version()), f"from {was} to {now}")
    check(hashlib.sha256(desk.read_bytes()).hexdigest() == before, "the upgrade touched the desk")
    system.as_user(PROGRAM, "check", place)
    system.as_user(PROGRAM, "export", "--drafts", place, f"{HOME}/after")
    exported = [(system.root / HOME[1:] / name / "sources.csv").read_bytes() for name in ("before", "after")]
    check(exported[0] == exported[1], "what is exported changed")
    return f"{was} to {now}; the desk is the same to the byte (the older one is this bundle under another number)"


@case("remove", "removed, the .deb leaves nothing but the user's desks")
def remove(world: World) -> str:
    system = without_program(world, purpose="remove")
    before = system.files()
    system.install(str(world.package("*.deb")))
    installed = len(system.files() - before)
    place = f"{HOME}/мій стіл.desk"
    (system.root / "tmp/a.txt").write_text("Kyiv. Ukraine brought home 270 soldiers.", "utf-8")
    system.as_user(PROGRAM, "import", place, "/tmp/a.txt")
    system.as_root("apt-get", "purge", "-y", "-qq", release.PROGRAM)
    changed = sorted(system.files() ^ before)
    check(not changed, f"{len(changed)} paths are not as before: {', '.join(changed[:8])}")
    desk = system.root / place[1:]
    check(desk.is_file() and desk.stat().st_uid == USER, "the desk is gone")
    return f"{installed} paths came and went, the system is as before; the desk stays"
