"""What Linux gets: a .deb, a portable archive, and the same archive behind a script that installs it without root.

Everything is written with fixed order, owner, mode and moment, so that the same source gives the same bytes.
"""

import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import tarfile
import time
from collections.abc import Mapping
from pathlib import Path

import elf
import release

_TEMPLATES = release.HERE / "linux"
_ICONS = release.HERE / "icons"
_SHARED = {
    f"share/applications/{release.APP_ID}.desktop": f"{release.APP_ID}.desktop",
    f"share/metainfo/{release.APP_ID}.metainfo.xml": f"{release.APP_ID}.metainfo.xml",
    f"share/mime/packages/{release.APP_ID}.xml": f"{release.APP_ID}.mime.xml",
    f"share/man/man1/{release.PROGRAM}.1": f"{release.PROGRAM}.1",
}
"""Files of the desktop integration below /usr, and the templates they are made from."""


def packed(bundle: Path, out: Path, moment: int, wanted: str) -> list[Path]:
    """Make the packages of a bundle in a folder: "all", the "deb" alone, or a "quick" one that is larger."""
    number = release.version()
    if wanted == "quick":
        return [deb(bundle, out, moment, number, packing=("-Zzstd", "-z1"))]
    package = deb(bundle, out, moment, number)
    if wanted == "deb":
        return [package]
    archived = archive(bundle, out, moment)
    return [package, archived, installer(archived, out)]


def deb(bundle: Path, out: Path, moment: int, number: str, packing: tuple[str, ...] = ("-Zxz",)) -> Path:
    """The Debian package of a bundle under a version number."""
    architecture = _said("dpkg", "--print-architecture")
    root = _emptied(release.ROOT / "build" / "package" / "deb")
    shutil.copytree(bundle, root / "usr" / "lib" / release.PROGRAM, symlinks=True)
    _link(root / "usr" / "bin" / release.PROGRAM, f"../lib/{release.PROGRAM}/{release.PROGRAM}")
    share_desktop(root / "usr", number, moment, exec_path=release.PROGRAM)
    man = root / "usr" / "share" / "man" / "man1" / f"{release.PROGRAM}.1"
    _write(man.with_name(man.name + ".gz"), gzip.compress(man.read_bytes(), 9, mtime=0))
    man.unlink()
    doc = root / "usr" / "share" / "doc" / release.PROGRAM
    _write(doc / "copyright", _copyright())
    _write(doc / "changelog.gz", gzip.compress(_debian_changelog(number, moment).encode(), 9, mtime=0))
    _link(doc / "licences", f"../../../lib/{release.PROGRAM}/_internal/ui/_licences")
    _write(root / "DEBIAN" / "md5sums", _md5sums(root))
    _write(root / "DEBIAN" / "control", _control(bundle, number, moment, architecture, _kilobytes(root / "usr")))
    _settle(root, moment, programs=(root / "usr" / "lib" / release.PROGRAM / release.PROGRAM,))
    target = out / f"{release.PROGRAM}_{number}_{architecture}.deb"
    target.unlink(missing_ok=True)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *packing, "--build", str(root), str(target)],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(moment)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return target


def archive(bundle: Path, out: Path, moment: int) -> Path:
    """The portable archive: one folder that runs where it is unpacked, with `install.sh` beside it."""
    number = release.version()
    name = f"{release.PROGRAM}-{number}-linux-{platform.machine()}"
    root = _emptied(release.ROOT / "build" / "package" / "archive") / name
    shutil.copytree(bundle, root, symlinks=True)
    share_desktop(root, number, moment, exec_path="@EXEC@")  # install.sh knows where it will be
    for file in ("install.sh", "README.txt"):
        _write(root / file, _filled(file, number, moment))
    _settle(root, moment, programs=(root / release.PROGRAM, root / "install.sh"))
    target = out / f"{name}.tar.xz"
    with target.open("wb") as packed_file:
        xz = subprocess.Popen(["xz", "-T2", "-8", "--stdout"], stdin=subprocess.PIPE, stdout=packed_file)
        if xz.stdin is None:
            raise RuntimeError("xz has no input")
        with tarfile.open(fileobj=xz.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
            tar.add(root, arcname=name, filter=lambda entry: _nobodys(entry, moment))
        xz.stdin.close()
        if xz.wait() != 0:
            raise RuntimeError(f"xz ended with {xz.returncode}")
    return target


def installer(archived: Path, out: Path) -> Path:
    """The single file that installs the archive for the person who runs it: a script with the archive behind it."""
    content = archived.read_bytes()
    head = (_TEMPLATES / "head.sh").read_text("utf-8")
    values = {
        "FIRST": str(head.count("\n") + 1),
        "SHA256": hashlib.sha256(content).hexdigest(),
        "NAME": archived.name.removesuffix(".tar.xz"),
        "VERSION": release.version(),
    }
    target = out / archived.name.replace(".tar.xz", ".run")
    target.write_bytes(_replaced(head, values).encode() + content)
    target.chmod(0o755)
    return target


def share_desktop(root: Path, number: str, moment: int, *, exec_path: str) -> None:
    """Write menu entry, icons, document type, metadata and manual below `root`/share."""
    for place, template in _SHARED.items():
        _write(root / place, _filled(template, number, moment, EXEC=exec_path))
    icons = root / "share" / "icons" / "hicolor"
    for picture in sorted(_ICONS.glob("*-*.png")):
        kind, size = picture.stem.rsplit("-", 1)
        _write(icons / f"{size}x{size}" / _icon_place(kind, ".png"), picture.read_bytes())
    for picture in sorted(_ICONS.glob("*.svg")):
        _write(icons / "scalable" / _icon_place(picture.stem, ".svg"), picture.read_bytes())


def _icon_place(kind: str, suffix: str) -> str:
    if kind == "desk":
        return f"mimetypes/{release.DESK_TYPE.replace('/', '-')}{suffix}"
    return f"apps/{release.APP_ID}{suffix}"


# -- what stands in the files -------------------------------------------------------------------------------------


def _filled(template: str, number: str, moment: int, **more: str) -> str:
    day = time.strftime("%Y-%m-%d", time.gmtime(moment))
    values = {
        "APP_ID": release.APP_ID,
        "DATE": day,
        "DESK_TYPE": release.DESK_TYPE,
        "FROM_DESKTOP": release.FROM_DESKTOP,
        "MIME_TYPES": ";".join(release.mime_types()) + ";",
        "NAME": release.NAME,
        "PROGRAM": release.PROGRAM,
        "SUMMARY": release.SUMMARY,
        "VERSION": number,
    }
    return _replaced((_TEMPLATES / template).read_text("utf-8"), values | more)


def _replaced(text: str, values: Mapping[str, str]) -> str:
    """A template with its @WORDS@ filled in; KeyError for one that nothing fills."""
    kept = {"EXEC"}  # what install.sh fills in
    return re.sub(
        r"@([A-Z_0-9]+)@", lambda found: found[0] if found[1] in kept - values.keys() else values[found[1]], text
    )


def _control(bundle: Path, number: str, moment: int, architecture: str, kilobytes: int) -> str:
    """What dpkg reads, with the packages that have the libraries which the bundle leaves to the system."""
    files = elf.files_of(bundle)
    needed = {str(path): elf.links(path).needed for path in files}
    there = {path.name for path in files}
    glibc = ".".join(map(str, max(elf.links(path).glibc for path in files)))
    depends = [f"libc6 (>= {glibc})" if name == "libc6" else name for name in elf.packages(needed, there, elf.HOST)]
    return _filled(
        "control",
        number,
        moment,
        ARCHITECTURE=architecture,
        DEPENDS=", ".join(depends),
        KILOBYTES=str(kilobytes),
        PUBLISHER=release.PUBLISHER,
        RECOMMENDS=", ".join(elf.packages(needed, there, elf.WAYLAND)),
    )


def _copyright() -> str:
    licence = (release.ROOT / "LICENSE").read_text("utf-8").split("\n\n", 2)[2]
    text = "".join(f" {line}\n" if line.strip() else " .\n" for line in licence.strip().splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {release.NAME}\n"
        "Comment: The licences of all that is shipped with the program, of Qt, Python and every\n"
        f" library, are in /usr/share/doc/{release.PROGRAM}/licences.\n\n"
        f"Files: *\nCopyright: 2026 {release.PUBLISHER}\nLicense: Expat\n{text}"
    )


def _debian_changelog(number: str, moment: int) -> str:
    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(moment))
    return (
        f"{release.PROGRAM} ({number}) unstable; urgency=low\n\n  * See CHANGELOG.md of the source.\n\n"
        f" -- {release.PUBLISHER} <noreply@swapcurator.invalid>  {day}\n"
    )


def _md5sums(root: Path) -> str:
    lines = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in elf.files_of(root / "usr")
    )
    return "".join(lines)


def _kilobytes(folder: Path) -> int:
    return sum(path.stat().st_size + 1023 for path in elf.files_of(folder)) // 1024


# -- files --------------------------------------------------------------------------------------------------------


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def _settle(root: Path, moment: int, *, programs: tuple[Path, ...]) -> None:
    """Give everything below `root` the usual modes, whatever the umask was, and one moment."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _nobodys(entry: tarfile.TarInfo, moment: int) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = moment
    return entry
