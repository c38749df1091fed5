"""Build what people install, on the system this runs on, into dist/: python packaging/build.py [--quick].

Linux: the folder, a .deb, a single-file installer, a portable archive. Windows: the folder, an installer. macOS: the
application, a disk image. README.md in this folder says what a releaser has to have, and what was never tried.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import release
from bundle_rules import NETWORK_FILES, matches

sys.path.insert(0, str(release.ROOT))
from curator.version import checkout_commit  # the program's own way of asking

LARGEST = 200 * 1024 * 1024
"""Bytes of an unpacked bundle."""
LARGEST_PACKED = 60_000_000
"""Bytes of a packed one."""
_WORK = release.ROOT / "build" / "package"
_UNRESOLVED = re.compile(r"could not resolve '?([^' ]+)|Library not found: could not resolve", re.IGNORECASE)


class NotBuilt(Exception):
    """Why there is no bundle, in one sentence a line."""


def main() -> int:
    """Build, and say what was made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=release.ROOT / "dist", metavar="FOLDER")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--quick", action="store_true", help="only the folder and a .deb that is packed fast")
    only.add_argument("--deb", action="store_true", help="only the folder and the .deb")
    arguments = parser.parse_args()
    try:
        made = build(arguments.out.resolve(), "quick" if arguments.quick else "deb" if arguments.deb else "all")
    except NotBuilt as why:
        print(f"Not built.\n{why}", file=sys.stderr)
        return 1
    for path in made:
        print(
            f"{path.stat().st_size / 1e6:8.1f} MB  {path}"
            if path.is_file()
            else f"{_size(path) / 1e6:8.1f} MB  {path}/"
        )
    return 0


def build(out: Path, wanted: str) -> list[Path]:
    """Make "all" for this system, or on Linux a "quick" or the real "deb" alone; what was made. Raises NotBuilt."""
    moment = _moment()
    bundle = frozen(out, moment)
    if sys.platform == "win32":
        import windows

        packed = windows.packed(bundle, out) if wanted == "all" else []
    elif sys.platform == "darwin":
        import macos

        packed = macos.packed(bundle, out) if wanted == "all" else []
    else:
        import linux

        packed = linux.packed(bundle, out, moment, wanted)
    too_large = [path.name for path in packed if path.stat().st_size > LARGEST_PACKED and wanted != "quick"]
    if too_large:
        raise NotBuilt(f"{', '.join(too_large)}: larger than {LARGEST_PACKED / 1e6:.0f} MB.")
    return [bundle, *packed, *([_checksums(packed, out)] if packed else [])]


def frozen(out: Path, moment: int) -> Path:
    """The folder (macOS: the application) with everything in it. Raises NotBuilt."""
    bundle = out / (f"{release.NAME}.app" if sys.platform == "darwin" else release.PROGRAM)
    shutil.rmtree(bundle, ignore_errors=True)
    environment = os.environ | {
        "PYTHONHASHSEED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYINSTALLER_CONFIG_DIR": str(_WORK / "cache"),
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",  # packages are compressed; the bundle itself starts faster without
        "SOURCE_DATE_EPOCH": str(moment),
        "SWAP_CURATOR_COMMIT": checkout_commit(release.ROOT),
    }
    places = ["--distpath", str(out), "--workpath", str(_WORK)]
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, _spec()],
        env=environment,
        cwd=release.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    (_WORK / "log.txt").write_text(done.stdout, "utf-8")
    if done.returncode != 0:
        raise NotBuilt(f"PyInstaller ended with {done.returncode}:\n{done.stdout[-3000:]}")
    wrong = [*_wrong_with(bundle), *_unresolved(done.stdout)]
    if wrong:
        raise NotBuilt("\n".join(wrong))
    _self_test(bundle)
    return bundle


def _self_test(bundle: Path) -> None:
    """Let the bundle do the whole loop once, without a screen, before anything is packed. Raises NotBuilt."""
    program = {
        "darwin": bundle / "Contents" / "MacOS" / release.PROGRAM,
        "win32": bundle / f"{release.PROGRAM}-cli.exe",
    }.get(sys.platform, bundle / release.PROGRAM)
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home} if sys.platform == "linux" else dict(os.environ)
        done = subprocess.run(
            [str(program), "self-test"],
            env=environment | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise NotBuilt(f"The bundle fails its own test:\n{done.stdout}{done.stderr}")


def _spec() -> str:
    return str(release.HERE / f"{release.PROGRAM}.spec")


def _wrong_with(bundle: Path) -> Iterable[str]:
    """What must not be so in any bundle, a sentence each."""
    if _size(bundle) > LARGEST:
        yield f"The bundle has {_size(bundle) / 1024 / 1024:.0f} MiB; {LARGEST // 1024 // 1024} are the limit."
    names = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*")]
    yield from (
        f"{name} can reach a network." for name in names if matches(f"/{name}", [f"*/{p}" for p in NETWORK_FILES])
    )
    if sys.platform == "linux":
        import elf

        needed = {path.name: elf.links(path).needed for path in elf.files_of(bundle)}
        yield from elf.missing(needed, [name.rsplit("/", 1)[-1] for name in names])


def _unresolved(log: str) -> list[str]:
    """Libraries PyInstaller looked for in vain; on Linux `elf.missing` knows better which of them matter."""
    return [] if sys.platform == "linux" else [line for line in log.splitlines() if _UNRESOLVED.search(line)]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _moment() -> int:
    """The moment all files carry, seconds since 1970: given, or the commit's."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(release.ROOT), "log", "-1", "--format=%ct"],
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode != 0:
        raise NotBuilt("This is no git checkout, so the packages have no date: set SOURCE_DATE_EPOCH.")
    return int(asked.stdout)


def _checksums(packed: Iterable[Path], out: Path) -> Path:
    """SHA256SUMS beside the packages, as `sha256sum --check` reads it."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(packed)]
    target = out / "SHA256SUMS"
    target.write_text("".join(lines), "ascii")
    return target


if __name__ == "__main__":
    sys.exit(main())
