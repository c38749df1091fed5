"""What macOS gets: a disk image with the application, signed and notarised where the releaser has Apple's papers."""

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import release

IDENTITY = "SWAP_CURATOR_CODESIGN_IDENTITY"
"""The Developer ID to sign with; unset: the application is signed for this machine only, as PyInstaller does."""
PROFILE = "SWAP_CURATOR_NOTARY_PROFILE"
"""The keychain profile of notarytool; unset: nothing is notarised."""


def packed(application: Path, out: Path) -> list[Path]:
    """The disk image of an application, with a link to the folder where applications go."""
    identity, profile = os.environ.get(IDENTITY), os.environ.get(PROFILE)
    if identity:
        _run("codesign", "--verify", "--deep", "--strict", str(application))
    target = out / f"{release.PROGRAM}-{release.version()}-macos-{platform.machine()}.dmg"
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(application, Path(folder) / application.name, symlinks=True)
        (Path(folder) / "Applications").symlink_to("/Applications")
        _run("hdiutil", "create", "-volname", release.NAME, "-srcfolder", folder, "-format", "ULFO", str(target))
    if identity:
        _run("codesign", "--sign", identity, "--timestamp", str(target))
    if identity and profile:
        _run("xcrun", "notarytool", "submit", str(target), "--keychain-profile", profile, "--wait")
        _run("xcrun", "stapler", "staple", str(target))
    return [target]


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
