"""What Windows gets: an installer for one person, without administrator rights, signed where the releaser can sign."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import release

SCRIPT = release.HERE / "windows" / "installer.nsi"
SIGN = "SWAP_CURATOR_SIGN_COMMAND"
"""A command that signs the file whose name is added to it, as signtool with its options; unset: nothing is signed."""


def packed(bundle: Path, out: Path) -> list[Path]:
    """The installer of a bundle; its programs are signed before they go in, and it is signed itself."""
    for program in sorted(bundle.glob("*.exe")):
        _sign(program)
    target = out / f"{release.PROGRAM}-{release.version()}-setup.exe"
    compile_installer(bundle, target)
    _sign(target)
    return [target]


def compile_installer(bundle: Path, target: Path) -> None:
    """Run NSIS, which does the same on every system."""
    compiler = shutil.which("makensis")
    if compiler is None:
        raise FileNotFoundError("makensis is not here: install NSIS and put it on the path")
    flag = "/" if os.name == "nt" else "-"
    values = {
        "APP_ID": release.APP_ID,
        "BUNDLE": str(bundle),
        "COPYRIGHT": release.COPYRIGHT,
        "FROM_DESKTOP": release.FROM_DESKTOP,
        "ICON": str(release.HERE / "icons" / f"{release.PROGRAM}.ico"),
        "NAME": release.NAME,
        "PROGRAM": release.PROGRAM,
        "PUBLISHER": release.PUBLISHER,
        "TARGET": str(target),
        "VERSION": release.version(),
    }
    defined = [f"{flag}D{name}={value}" for name, value in values.items()]
    subprocess.run([compiler, f"{flag}V2", f"{flag}WX", *defined, str(SCRIPT)], check=True)


def _sign(file: Path) -> None:
    command = os.environ.get(SIGN)
    if command:
        subprocess.run([*shlex.split(command, posix=os.name != "nt"), str(file)], check=True)
