"""Cases of the packages as files: sizes, checksums, the same bytes twice, and what the validators say."""

import filecmp
import subprocess
import sys
from pathlib import Path

import elf
import linux
import release
import windows
from case import Failed, NotShown, case, check
from world import World, need, run

from build import LARGEST, LARGEST_PACKED

_LINTIAN_EXPECTED = (
    "custom-library-search-path",  # a bundle brings its libraries: that is what it is for
    "duplicate-font-file",
    "embedded-library",
    "hardening-no-pie",
    "library-not-linked-against-libc",
    "shared-library-lacks-prerequisites",
    "unstripped-binary-or-object",
)


@case("size", "the bundle and each package are within their bounds")
def size(world: World) -> str:
    whole = sum(path.stat().st_size for path in elf.files_of(world.bundle))
    check(whole <= LARGEST, f"unpacked {whole / 2**20:.0f} MiB")
    packed = {path.suffix: path.stat().st_size for path in _packages(world)}
    check(all(bytes_ <= LARGEST_PACKED for bytes_ in packed.values()), f"{packed}")
    sizes = ", ".join(f"{suffix} {bytes_ / 1e6:.1f} MB" for suffix, bytes_ in packed.items())
    return f"unpacked {whole / 2**20:.0f} MiB; {sizes}"


@case("checksums", "SHA256SUMS holds every package")
def checksums(world: World) -> str:
    done = run(["sha256sum", "--check", "--strict", "SHA256SUMS"], {}, cwd=world.dist)
    names = {line.split(":")[0] for line in done.stdout.splitlines()}
    check(names == {path.name for path in _packages(world)}, f"it names {sorted(names)}")
    return f"{len(names)} packages"


@case("twice", "the folder and the .deb are the same to the byte when built again")
def twice(world: World) -> str:
    again = world.folder()
    done = subprocess.run(
        [sys.executable, str(release.HERE / "build.py"), "--out", str(again), "--deb"],
        capture_output=True,
        text=True,
        check=False,
    )
    check(done.returncode == 0, done.stderr[-300:])
    differing = _differing(world.bundle, again / release.PROGRAM)
    check(not differing, f"{len(differing)} files differ: {', '.join(differing[:5])}")
    first = world.package("*.deb")
    check(first.read_bytes() == (again / first.name).read_bytes(), "the .deb differs, the folder does not")
    return f"{len(elf.files_of(world.bundle))} files and {first.name}"


def _differing(one: Path, other: Path) -> list[str]:
    names = {path.relative_to(folder).as_posix() for folder in (one, other) for path in folder.rglob("*")}
    return sorted(name for name in names if not _same(one / name, other / name))


def _same(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    if one.is_dir() or other.is_dir():
        return one.is_dir() and other.is_dir()
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


@case("desktop-file", "desktop-file-validate finds nothing in the menu entry")
def desktop_file(world: World) -> str:
    need("desktop-file-validate")
    done = run(["desktop-file-validate", _shared(world) / f"applications/{release.APP_ID}.desktop"], {})
    check(not done.stdout, done.stdout)
    return "no error, no warning, no hint"


@case("metainfo", "appstreamcli finds nothing in the metadata")
def metainfo(world: World) -> str:
    need("appstreamcli")
    file = _shared(world) / f"metainfo/{release.APP_ID}.metainfo.xml"
    done = run(["appstreamcli", "validate", "--no-net", file], {}, check_it=False)
    check(done.returncode == 0, done.stdout)
    return done.stdout.strip().splitlines()[-1].strip()


@case("document-type", "a desk is known by its name, in the database of document types")
def document_type(world: World) -> str:
    need("update-mime-database")
    need("gio")
    data = world.folder()
    (data / "mime" / "packages").mkdir(parents=True)
    source = _shared(world) / f"mime/packages/{release.APP_ID}.xml"
    (data / "mime" / "packages" / source.name).write_bytes(source.read_bytes())
    places = {"XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": "/usr/share", "HOME": str(data), "LC_ALL": "C.UTF-8"}
    said = run(["update-mime-database", data / "mime"], places)
    check(not said.stderr, said.stderr)
    (data / "мій стіл.desk").write_bytes(b"SQLite format 3\0" + bytes(84))
    found = run(["gio", "info", "-a", "standard::content-type", data / "мій стіл.desk"], places)
    check(release.DESK_TYPE in found.stdout, found.stdout)
    return release.DESK_TYPE


@case("manual", "man reads the manual page without a warning")
def manual(world: World) -> str:
    need("man")
    page = _shared(world) / f"man/man1/{release.PROGRAM}.1"
    done = run(
        ["man", "--warnings", "-E", "UTF-8", "-l", page], {"LC_ALL": "C.UTF-8", "MANWIDTH": "100"}, check_it=False
    )
    if "minimized" in done.stdout:
        raise NotShown("manuals were taken out of this system")
    check(done.returncode == 0, done.stderr)
    check(not done.stderr, done.stderr)
    check("FILES" in done.stdout, "it has no section FILES")
    return f"{len(done.stdout.splitlines())} lines"


@case("lintian", "lintian finds nothing in the .deb but what a bundle of libraries is")
def lintian(world: World) -> str:
    need("lintian")
    done = run(["lintian", "--allow-root", "--tag-display-limit", "0", world.package("*.deb")], {}, check_it=False)
    errors = [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))]
    other = [line for line in errors if not any(tag in line for tag in _LINTIAN_EXPECTED)]
    check(not other, "; ".join(other[:8]))
    return f"{len(errors)} of the expected kinds, none other"


@case("windows-installer", "NSIS compiles the installer for Windows from a folder of that shape")
def windows_installer(world: World) -> str:
    need("makensis")
    folder = world.folder()
    bundle = folder / release.PROGRAM
    (bundle / "_internal").mkdir(parents=True)
    for name in (f"{release.PROGRAM}.exe", f"{release.PROGRAM}-cli.exe", "_internal/x"):
        (bundle / name).write_bytes(b"MZ")
    target = folder / f"{release.PROGRAM}-{release.version()}-setup.exe"
    try:
        windows.compile_installer(bundle, target)
    except subprocess.CalledProcessError as fault:
        raise Failed(str(fault)) from fault
    check(target.read_bytes()[:2] == b"MZ", "it made no program")
    return f"{target.name}, compiled without a warning; it was never run"


def _packages(world: World) -> list[Path]:
    return sorted([*world.dist.glob("*.deb"), *world.dist.glob("*.run"), *world.dist.glob("*.tar.xz")])


def _shared(world: World) -> Path:
    """The files of the desktop integration, as they go into the .deb."""
    folder = world.folder()
    linux.share_desktop(folder, release.version(), int(world.program.stat().st_mtime), exec_path=release.PROGRAM)
    return folder / "share"
